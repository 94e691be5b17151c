//! What goes out, for people and for coming back.

use domain::{Pair, PairRule, PartnerBounds, Scenario, Shared, Side, Strategy};
use exchange::cells::Tongue;
use session::{Edit, inputs::differences};
use sheets::{Choices, Import, Table, What, export, returned::returned, settings::Fault};

use crate::fixture::{base, count, options, read, read_with};

fn emptied(scenario: &Scenario) -> Scenario {
    Scenario { needs: Shared::default(), offers: Shared::default(), ..scenario.clone() }
}

fn taken(scenario: &Scenario, import: &Import) -> Scenario {
    let mut after = scenario.clone();
    if let Some(edit) = import.edit(scenario, &Choices::default()) {
        session::apply(&mut after, &edit).unwrap();
    }
    after
}

#[test]
fn case_11_a_scenario_comes_back_from_its_workbook_to_the_same_needs_and_offers() {
    let mut scenario = base();
    for (place, text) in ["=cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "+1", "@SUM(A1)", "−5.00"].into_iter().enumerate() {
        scenario.needs[place].contact.remark = text.to_owned();
    }
    let nobody = emptied(&scenario);
    for tongue in [Tongue::Chinese, Tongue::English] {
        let book = export::workbook(&scenario, None, tongue).unwrap();
        assert_eq!(book, export::workbook(&scenario, None, tongue).unwrap(), "the same bytes");
        let import = read_with("情景.xlsx", &book, &nobody, &options());
        assert_eq!((import.findings.len(), import.bad.len()), (0, 0), "{:?}", import.findings.first());
        let after = taken(&nobody, &import);
        assert_eq!((after.needs.len(), after.offers.len()), (scenario.needs.len(), scenario.offers.len()));
        assert!(after.needs == scenario.needs && after.offers == scenario.offers);
        assert_eq!(read_with("情景.xlsx", &book, &scenario, &options()).edit(&scenario, &Choices::default()), None);
    }
}

#[test]
fn each_table_comes_back_from_its_csv() {
    let mut scenario = base();
    scenario.needs[0].contact.remark = "=1+1，\"甲\"\t'乙".to_owned();
    scenario.needs[0].contact.unit = "'=x".to_owned();
    let nobody = emptied(&scenario);
    let mut after = nobody.clone();
    for (table, name) in [(Table::Needs, "需求"), (Table::Offers, "能力")] {
        for kind in &scenario.kinds {
            let text = export::csv(table, &kind.id, &scenario, Tongue::Chinese).unwrap();
            let import = read_with(&format!("{}{name}.csv", kind.name.zh), &text, &nobody, &options());
            assert_eq!(import.findings, []);
            after = taken(&after, &import);
        }
    }
    // Tabs within a text are spaces in any cell.
    scenario.needs[0].contact.remark = "=1+1，\"甲\" '乙".to_owned();
    assert!(after.needs == scenario.needs && after.offers == scenario.offers);
}

#[test]
fn rows_that_are_not_taken_go_back_as_they_came_with_the_reasons() {
    let import = read("careless.xlsx");
    let book = returned(&import.bad, Tongue::Chinese, &|found| format!("{}{:?}", found.place.column, found.severity)).unwrap();
    let book = sheets::file::read("退回.xlsx", &book, &|_| None).unwrap();
    let [sheet] = &book.sheets[..] else { panic!("one sheet") };
    assert_eq!((sheet.lines.len(), sheet.lines[&1].text(6)), (1 + import.bad.len(), "退回原因"));
    assert_eq!((sheet.lines[&2].text(0), sheet.lines[&2].text(6)), ("假县", "AError"));
    // Mended and sent again, the rows are read; the column of reasons is left out.
    let again = returned(&import.bad, Tongue::Chinese, &|_| String::new()).unwrap();
    let again = read_with("退回.xlsx", &again, &base(), &options());
    assert_eq!(again.bad.len(), import.bad.len());
    assert_eq!(count(&again, |what| *what == What::UnknownHeading), 0);
}

#[test]
fn rules_and_words_have_sheets_of_their_own_which_are_not_read_as_tables() {
    let scenario = base();
    for (tongue, names, freight) in [
        (Tongue::Chinese, ["规则数值", "词表", "相关的词"], "0.42 元/吨公里"),
        (Tongue::English, ["Rules", "Vocabularies", "Related terms"], "0.42 yuan/t·km"),
    ] {
        let book = export::workbook(&scenario, None, tongue).unwrap();
        let book = sheets::file::read("情景.xlsx", &book, &|_| None).unwrap();
        let [rules, words, related] = names.map(|name| book.sheets.iter().find(|sheet| sheet.name == name).unwrap());
        assert_eq!((rules.lines.len(), rules.lines[&2].text(1)), (1 + domain::RULES.len(), freight));
        let rows = |lists: [usize; 4]| 1 + lists.iter().sum::<usize>();
        let words_of = domain::attribute::Words::ALL;
        assert_eq!(words.lines.len(), rows(words_of.map(|of| scenario.vocabulary.terms(of).len())));
        assert_eq!(related.lines.len(), rows(words_of.map(|of| scenario.vocabulary.relations(of).len())));
    }
}

/// A scenario with something said of everything that the sheet of settings holds.
fn with_settings() -> Scenario {
    let mut scenario = base();
    let divisions = |side| scenario.parties(side).map(|party| party.division).collect::<Vec<_>>();
    let (east, west) = (divisions(Side::Supporter), divisions(Side::Supported));
    let pair = |e: usize, w: usize| Pair { east: east[e], west: west[w] };
    let kind = scenario.kinds[0].clone();
    let weights = |kind: &domain::Kind| kind.criteria.iter().enumerate().map(|(place, _)| place as u32 + 1).collect();
    let amount = |kind: &domain::KindId| {
        let offer = scenario.offers.iter().find(|offer| offer.kind == *kind).unwrap().id.clone();
        Edit::Amount { offer, need: scenario.needs.iter().find(|need| need.kind == *kind).unwrap().id.clone(), amount: Some(3) }
    };
    let edits = vec![
        Edit::PairRule { pair: pair(0, 0), rule: PairRule::Pinned },
        Edit::PairRule { pair: pair(1, 2), rule: PairRule::Pinned },
        Edit::PairRule { pair: pair(2, 1), rule: PairRule::Forbidden },
        Edit::Bounds { party: east[3], bounds: Some(PartnerBounds { least: 0, most: 3 }) },
        Edit::Bounds { party: west[3], bounds: Some(PartnerBounds { least: 2, most: 2 }) },
        Edit::KindWeights(vec![1_234, 4_321, 2_222, 2_223]),
        Edit::CriterionWeights { kind: kind.id.clone(), weights: weights(&kind) },
        amount(&scenario.kinds[0].id),
        amount(&scenario.kinds[1].id),
        amount(&scenario.kinds[2].id),
        Edit::DropPenalty(275),
        Edit::Strategy(Strategy::Fairest),
    ];
    session::apply(&mut scenario, &Edit::Together(edits)).unwrap();
    scenario
}

#[test]
fn a_scenario_comes_back_from_its_workbook_with_all_that_was_said_beside_the_rows() {
    let scenario = with_settings();
    for tongue in [Tongue::Chinese, Tongue::English] {
        let book = export::workbook(&scenario, None, tongue).unwrap();
        let import = read_with("情景.xlsx", &book, &base(), &options());
        assert_eq!(import.findings, []);
        assert_eq!(import.settings.len(), 12);
        assert!(taken(&base(), &import) == scenario);
        // Into one without rows too: amounts are of rows that the same file brings.
        let nobody = emptied(&base());
        assert!(taken(&nobody, &read_with("情景.xlsx", &book, &nobody, &options())) == scenario);
        assert_eq!(read_with("情景.xlsx", &book, &scenario, &options()).settings, []);
        // What is left out stays as it is.
        let mut choices = Choices::default();
        choices.settings_left.extend(0..11);
        let mut after = base();
        session::apply(&mut after, &import.edit(&base(), &choices).unwrap()).unwrap();
        assert_eq!(differences(&base(), &after).len(), 1);
    }
}

#[test]
fn the_whole_scenario_comes_back_by_its_code() {
    let code = "v3.5.".to_owned() + &"Ab_-9".repeat(20_000);
    let book = export::workbook(&base(), Some(&code), Tongue::Chinese).unwrap();
    let import = read_with("情景.xlsx", &book, &base(), &options());
    assert_eq!(import.codes, [("情景.xlsx".to_owned(), code)]);
    assert_eq!((import.findings.len(), import.edit(&base(), &Choices::default())), (0, None));
    assert_eq!(
        read_with("情景.xlsx", &export::workbook(&base(), None, Tongue::Chinese).unwrap(), &base(), &options()).codes,
        []
    );
}

#[test]
fn each_wrong_setting_is_told_at_its_cell_and_the_others_are_read() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("规则与设置").unwrap();
    let lines = [
        ["", "", "", ""],
        ["值", "设置", "对象", "对方"],
        ["锁定", "结对", "北京", "新疆"],
        ["锁死", "结对", "上海", "新疆"],
        ["锁定", "结对", "北平", "新疆"],
        ["3–1", "伙伴数", "北京", ""],
        ["99–99", "伙伴数", "北京", ""],
        ["1–2", "伙伴数", "上海", ""],
        ["四十", "领域权重", "产业项目", ""],
        ["99", "领域权重", "产业项目", ""],
        ["5", "评分权重", "产业项目", "天气"],
        ["5", "固定数量", "没有这一行", "也没有"],
        ["-2", "解除现有结对扣分", "", ""],
        ["最好", "求优方式", "", ""],
        ["1", "节假日", "", ""],
        ["１２．５", "解除现有结对扣分", "", ""],
    ];
    for (row, line) in (0_u32..).zip(lines) {
        for (column, text) in (0_u16..).zip(line) {
            sheet.write_string(row, column, text).unwrap();
        }
    }
    let book = workbook.save_to_buffer().unwrap();
    let import = read_with("设置.xlsx", &book, &base(), &options());
    let told: Vec<(u32, &str, &str)> = import
        .findings
        .iter()
        .map(|found| {
            let What::Setting(fault) = &found.what else { panic!("{found:?}") };
            let fault = match fault {
                Fault::Unknown => "unknown",
                Fault::Name(_) => "name",
                Fault::Misread(_) => "misread",
                Fault::NotThere => "not there",
                Fault::Sum(_) => "sum",
                Fault::Refused => "refused",
            };
            (found.place.row.unwrap(), found.place.column.as_str(), fault)
        })
        .collect();
    assert_eq!(
        told,
        [
            (4, "A", "name"),
            (5, "C", "name"),
            (6, "A", "misread"),
            (9, "A", "misread"),
            (11, "D", "not there"),
            (12, "C", "not there"),
            (13, "A", "misread"),
            (14, "A", "name"),
            (15, "B", "unknown"),
            (7, "", "refused"),
            (10, "A", "sum"),
        ]
    );
    assert!(matches!(&import.findings[1].what, What::Setting(Fault::Name(near)) if near.contains(&"北京".to_owned())));
    assert_eq!(import.settings.len(), 3, "{:?}", import.settings);
}
