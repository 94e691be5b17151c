//! The report of the reference scenario: its figures are those of the plan, and agree with each other.

use std::sync::OnceLock;

use domain::{Outcome, Plan, Provenance, Scenario, Side};

use super::*;
use crate::paper::Cell;

fn reference() -> Scenario {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/data");
    let read = |name: &&str| ((*name).to_owned(), std::fs::read(folder.join(format!("{name}.json"))).unwrap());
    exchange::reference::scenario(&exchange::reference::FILES.iter().map(read).collect()).unwrap()
}

/// A plan after a short search.
fn plan(scenario: &Scenario) -> Plan {
    static PLAN: OnceLock<Plan> = OnceLock::new();
    PLAN.get_or_init(|| {
        let scenario = Scenario { step_limit: 50, ..scenario.clone() };
        match planning::solve(&scenario) {
            Outcome::Plan(plan) => *plan,
            other => panic!("{other:?}"),
        }
    })
    .clone()
}

fn given() -> Given {
    let scenario = reference();
    let plan = plan(&scenario);
    Given {
        scenario,
        plan,
        conclusion: None,
        instead: Vec::new(),
        confidence: None,
        is_searching: false,
        name: "参考情景".to_owned(),
        today: "2026-11-28".to_owned(),
    }
}

fn wish(language: &str) -> Wish {
    Wish { language: language.to_owned(), parts: PartName::ALL.to_vec(), ..Wish::default() }
}

fn tables(paper: &Paper) -> Vec<&Table> {
    let blocks = paper.parts.iter().flat_map(|part| &part.blocks);
    blocks.filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None }).collect()
}

fn table<'a>(paper: &'a Paper, id: &str) -> &'a Table {
    tables(paper).into_iter().find(|table| table.id == id).unwrap()
}

fn units(cell: &Cell) -> i64 {
    cell.number.map_or(0, |number| number.units)
}

#[test]
fn every_row_has_a_cell_for_each_column_in_both_languages() {
    let given = given();
    for language in ["zh-CN", "en"] {
        let paper = paper(&given, &wish(language));
        for table in tables(&paper) {
            for row in &table.rows {
                assert_eq!(row.cells.len(), table.columns.len(), "{}", table.caption);
            }
        }
        assert_eq!(paper.mark.is_empty(), !given.scenario.has_illustrative());
    }
}

#[test]
fn the_pairs_and_the_schedule_sum_to_what_the_plan_serves() {
    let given = given();
    let paper = paper(&given, &wish("zh-CN"));
    let pairs = table(&paper, "pairs");
    let (provinces, schedule) = (table(&paper, "plan"), table(&paper, "arrangement"));
    for (kind, of) in given.scenario.kinds.iter().enumerate() {
        let served = given.plan.measures.served[kind];
        let rows = pairs.rows.iter().filter(|row| !row.is_total);
        assert_eq!(rows.map(|row| units(&row.cells[2 + kind])).sum::<i64>(), served, "by pair");
        let rows = provinces.rows.iter().filter(|row| !row.is_total);
        assert_eq!(rows.map(|row| units(&row.cells[2 + kind])).sum::<i64>(), served, "by province");
        let total = pairs.rows.iter().find(|row| row.is_total).unwrap();
        assert_eq!(units(&total.cells[2 + kind]), served, "the total");
        let rows = schedule.rows.iter().filter(|row| row.cells[3].text == of.short.zh);
        assert_eq!(rows.map(|row| units(&row.cells[6])).sum::<i64>(), served, "the schedule");
    }
}

#[test]
fn the_pages_of_parties_say_what_the_schedule_says() {
    let given = given();
    let paper = paper(&given, &wish("zh-CN"));
    let all: usize = table(&paper, "arrangement").rows.len();
    let of = |side: Side| -> usize {
        let parties = given.scenario.parties(side);
        parties.map(|party| table(&paper, &format!("lines-{}", party.division)).rows.len()).sum()
    };
    assert_eq!((of(Side::Supporter), of(Side::Supported)), (all, all));
}

#[test]
fn a_product_shipped_in_several_months_is_one_row() {
    let given = given();
    let paper = paper(&given, &wish("zh-CN"));
    let schedule = table(&paper, "arrangement");
    let fruit = &given.scenario.kinds.iter().find(|kind| kind.unit == domain::Unit::Tonnes).unwrap().short.zh;
    let mut seen = std::collections::BTreeSet::new();
    for row in schedule.rows.iter().filter(|row| &row.cells[3].text == fruit) {
        let key: Vec<&str> = [0, 1, 2, 4].iter().map(|at| row.cells[*at].text.as_str()).collect();
        assert!(seen.insert(key.clone()), "{key:?} stands twice");
    }
    assert!(!seen.is_empty());
}

#[test]
fn neither_a_full_mark_of_hundred_nor_a_mean_of_kinds_is_said() {
    let given = given();
    let told = format!("{:?}", paper(&given, &wish("zh-CN")));
    assert!(!told.contains("满分") && !told.contains("四项平均"));
}

#[test]
fn parts_come_in_the_order_that_is_wished_for() {
    let given = given();
    let parts = vec![PartName::Signatures, PartName::Conclusion];
    let paper = paper(&given, &Wish { title: " 自定标题 ".to_owned(), parts, ..wish("zh-CN") });
    let ids: Vec<&str> = paper.parts.iter().map(|part| part.id.as_str()).collect();
    assert_eq!((ids, paper.title.as_str()), (vec!["signatures", "conclusion"], "自定标题"));
}

#[test]
fn what_is_unmet_sums_to_what_the_plan_does_not_serve() {
    let given = given();
    let paper = paper(&given, &wish("zh-CN"));
    let unmet = table(&paper, "unmet");
    for (kind, of) in given.scenario.kinds.iter().enumerate() {
        let rows = unmet.rows.iter().filter(|row| row.cells[2].text == of.short.zh);
        let measures = &given.plan.measures;
        assert_eq!(rows.map(|row| units(&row.cells[5])).sum::<i64>(), measures.needed[kind] - measures.served[kind]);
    }
}

#[test]
fn pictures_are_well_formed_whatever_parties_are_called_and_fit_the_page() {
    let mut given = given();
    for division in &mut given.scenario.divisions {
        division.short.zh = format!("<{}>&\"'", division.short.zh);
    }
    for product in &mut given.scenario.products {
        product.name.zh = format!("<{}>&\"'", product.name.zh);
    }
    let paper = paper(&given, &Wish { parts: vec![PartName::Pictures], ..wish("zh-CN") });
    let mut pictures = 0;
    for block in &paper.parts[0].blocks {
        let Block::Picture(picture) = block else { continue };
        pictures += 1;
        let mut reader = quick_xml::Reader::from_str(&picture.svg);
        loop {
            match reader.read_event().expect("the picture is well-formed") {
                quick_xml::events::Event::Eof => break,
                quick_xml::events::Event::Start(start) => assert_ne!(start.name().as_ref(), "script"),
                _ => {}
            }
        }
        assert!(picture.width <= 156 && picture.height <= 180, "{} × {}", picture.width, picture.height);
    }
    assert_eq!(pictures, 3);
}

/// The texts of a drawing that are numbers, in their order.
fn numbers_of(svg: &str) -> Vec<i64> {
    let texts = svg.split("</text>").filter_map(|part| part.rsplit('>').next());
    texts.filter_map(|text| text.replace(',', "").parse().ok()).collect()
}

#[test]
fn the_calendar_adds_up_to_what_is_shipped_also_where_lines_are_put_together_or_left_out() {
    let calendar = |given: &Given| {
        let paper = paper(given, &Wish { parts: vec![PartName::Pictures], ..wish("zh-CN") });
        let found = paper.parts[0].blocks.iter().find_map(|block| match block {
            Block::Picture(found) if found.id == "calendar" => Some(found.clone()),
            _ => None,
        });
        let found = found.expect("something is shipped");
        assert!(found.width <= 156 && found.height <= 180, "{} × {}", found.width, found.height);
        found
    };
    let given = given();
    let is_shipment = |need: u32| given.scenario.needs[need as usize].terms.month.is_some();
    let shipped: i64 = given.plan.deliveries.iter().filter(|found| is_shipment(found.need)).map(|found| found.amount).sum();
    // Each line's months and its sum.
    assert_eq!(numbers_of(&calendar(&given).svg).iter().sum::<i64>(), 2 * shipped);
    // Every need of a product of its own: more lines than there is room for.
    let mut many = given.clone();
    for (place, need) in many.scenario.needs.iter_mut().enumerate().filter(|(_, need)| need.terms.month.is_some()) {
        need.terms.product = Some(domain::ProductId(format!("x{place:04}")));
    }
    let found = calendar(&many);
    let left_out = found.caption.chars().filter(char::is_ascii_digit).collect::<String>();
    let shown = numbers_of(&found.svg);
    assert_eq!(shown.len(), 80, "forty lines of one month and its sum");
    assert!(left_out.parse::<usize>().unwrap() > 0 && shown.iter().sum::<i64>() < 2 * shipped);
}

#[test]
fn drafts_are_counted_by_no_table_and_told() {
    let alone = given();
    let mut given = given();
    // A county whose only need of a kind lacks its product.
    let place = given.scenario.needs.iter().position(|need| need.terms.product.is_some()).unwrap();
    let mut draft = given.scenario.needs[place].clone();
    draft.id = domain::NeedId("draft".to_owned());
    draft.quantity = 7_777;
    draft.terms.product = None;
    given.scenario.needs.push(draft);
    let with = paper(&given, &wish("zh-CN"));
    let without = paper(&alone, &wish("zh-CN"));
    assert!(format!("{with:?}").contains("草稿 1 行"), "it is told");
    for id in ["counties", "provinces", "kinds", "unmet", "plan"] {
        assert_eq!(table(&with, id), table(&without, id), "{id}");
    }
    let west = given.scenario.province_of(given.scenario.needs[place].county).unwrap();
    let page = |paper: &Paper| paper.parts.iter().find(|part| part.id == format!("party-{west}")).unwrap().clone();
    assert_eq!(page(&with), page(&without));
}

#[test]
fn what_a_row_of_the_schedule_tells_is_true_of_all_that_it_sums() {
    let mut given = given();
    // One of the months of a product has a contact of its own.
    let paper_of = |given: &Given| table(&paper(given, &wish("zh-CN")), "arrangement").clone();
    let rows = paper_of(&given).rows.len();
    let product = |place: u32| given.scenario.needs[place as usize].terms.product.clone();
    let key = |found: &domain::Delivery| {
        (
            product(found.need),
            given.scenario.needs[found.need as usize].county,
            given.scenario.offers[found.offer as usize].cooperative,
        )
    };
    let shipped: Vec<_> = given.plan.deliveries.iter().filter(|found| product(found.need).is_some()).collect();
    let two = shipped.iter().find_map(|one| shipped.iter().find(|other| other.need != one.need && key(other) == key(one)));
    let need = two.expect("a product goes in two months").need as usize;
    given.scenario.needs[need].contact.person = "张三".to_owned();
    let after = paper_of(&given);
    assert!(after.rows.len() > rows, "its own row");
    assert!(after.rows.iter().any(|row| row.cells[9].text == "张三"));
}

#[test]
fn with_reported_figures_alone_nothing_is_called_illustrative() {
    let mut given = given();
    let reported = || Provenance::Reported { source: "省社".to_owned(), date: "2026-11".to_owned() };
    given.scenario.offers.iter_mut().for_each(|offer| offer.provenance = reported());
    given.scenario.needs.iter_mut().for_each(|need| need.provenance = reported());
    let parts: Vec<PartName> = PartName::ALL.into_iter().filter(|name| *name != PartName::Assumptions).collect();
    let paper = paper(&given, &Wish { parts, ..wish("zh-CN") });
    assert!(paper.mark.is_empty());
    assert!(!format!("{paper:?}").contains("不是官方数字"));
}

#[test]
fn with_an_open_pool_no_pairs_are_counted_and_partners_are_who_exchanges() {
    let mut given = given();
    given.scenario.rules.pool = domain::Pool { numerator: 1, denominator: 1 };
    given.plan.pairs.iter_mut().for_each(|found| found.chosen = false);
    let paper = paper(&given, &wish("zh-CN"));
    let table = table(&paper, "plan");
    assert_eq!(table.rows.iter().find(|row| row.is_total).unwrap().cells[1].text, "");
    assert!(table.rows.iter().any(|row| !row.is_total && row.cells[1].text != "—"));
    assert!(!table.note.contains('新') && !format!("{paper:?}").contains("结对对象：无"));
}

#[test]
fn every_sheet_of_the_workbook_says_which_plan_it_is_and_that_figures_are_examples() {
    let given = Given { is_searching: true, ..given() };
    for sheet in sheets(&given, "zh-CN") {
        let note = &sheet.table.note;
        assert!(
            note.contains(&given.plan.fingerprint.short()) && note.contains("示例数据") && note.contains("还可能变"),
            "{note}"
        );
    }
}
