//! What goes out, for people and for coming back.

use domain::Scenario;
use exchange::cells::Tongue;
use sheets::{Choices, Import, Table, What, export, returned::returned};

use crate::fixture::{base, count, options, read, read_with};

fn emptied(scenario: &Scenario) -> Scenario {
    Scenario { needs: Vec::new(), offers: Vec::new(), ..scenario.clone() }
}

fn taken(scenario: &Scenario, import: &Import) -> Scenario {
    let mut after = scenario.clone();
    if let Some(edit) = import.edit(&Choices::default()) {
        session::apply(&mut after, &edit).unwrap();
    }
    after
}

/// Case 11.
#[test]
fn a_scenario_comes_back_from_its_workbook_to_the_same_needs_and_offers() {
    let mut scenario = base();
    for (place, text) in ["=cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "+1", "@SUM(A1)", "−5.00"].into_iter().enumerate() {
        scenario.needs[place].contact.remark = text.to_owned();
    }
    let nobody = emptied(&scenario);
    for tongue in [Tongue::Chinese, Tongue::English] {
        let book = export::workbook(&scenario, tongue).unwrap();
        assert_eq!(book, export::workbook(&scenario, tongue).unwrap(), "the same bytes");
        let import = read_with("情景.xlsx", &book, &nobody, &options());
        assert_eq!((import.findings.len(), import.bad.len()), (0, 0), "{:?}", import.findings.first());
        let after = taken(&nobody, &import);
        assert_eq!((after.needs.len(), after.offers.len()), (scenario.needs.len(), scenario.offers.len()));
        assert!(after.needs == scenario.needs && after.offers == scenario.offers);
        assert_eq!(read_with("情景.xlsx", &book, &scenario, &options()).edit(&Choices::default()), None);
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
