//! What sheets and columns are: by names in both languages, in any order, below titles; and what is unclear is asked.

use domain::KindId;
use sheets::{
    Import, Options, Severity, Table, What,
    recognise::{Is, Seen},
};

use crate::fixture::{base, options, quantities, read_with, told};

fn csv(name: &str, text: &str) -> Import {
    read_with(name, text.as_bytes(), &base(), &options())
}

fn kind_of(import: &Import) -> (Table, Option<String>) {
    match &import.sheets[0].seen {
        Seen::Table(recognised) => (recognised.table, recognised.kind.as_ref().map(|kind| kind.0.clone())),
        other => panic!("a table: {other:?}"),
    }
}

#[test]
fn headings_stand_in_any_order_in_either_language_below_titles_with_units_and_stars() {
    let import =
        csv("a.csv", "2025年度统计表\n\n数　量（吨）,发运月＊,产品,县（市、区）,县内有冷链\n100,7月,百色芒果,融水县,是\n");
    assert_eq!((kind_of(&import), quantities(&import)), ((Table::Needs, Some("shipment".to_owned())), vec![100]));
    let import = csv("b.csv", "Occupation,Place of work,Quantity (persons),Cooperative\nDelivery,near home,20,Beijing\n");
    assert_eq!(kind_of(&import), (Table::Offers, Some("employment".to_owned())));
    assert_eq!((quantities(&import), import.bad.len()), (vec![20], 0), "{:?}", import.findings);
}

#[test]
fn a_unit_in_the_heading_is_that_of_its_numbers() {
    let import = csv("产业项目需求.csv", "县,产业,数量（元）\n融水县,村级预冷库,1200000\n融水县,加工线,120万\n");
    assert_eq!(quantities(&import), [120, 120], "{:?}", import.findings);
    let import = csv("Industry projects needs.csv", "County,Sector,Quantity (million yuan)\nRongshui,precooling,1.2\n");
    assert_eq!(quantities(&import), [120], "{:?}", import.findings);
}

#[test]
fn where_the_kind_is_unclear_it_is_asked_for_never_guessed() {
    let text = "县,名称,数量\n融水县,甲,5\n";
    let import = csv("a.csv", text);
    let kinds = base().kinds.iter().map(|kind| kind.id.clone()).collect::<Vec<_>>();
    assert!(
        matches!(&import.findings[0].what, What::Unclear { tables, kinds: possible } if *tables == [Table::Needs] && *possible == kinds)
    );
    let said = Options {
        subjects: [(("a.csv".to_owned(), "a".to_owned()), (Table::Needs, Some(KindId("training".to_owned()))))].into(),
        ..options()
    };
    let import = read_with("a.csv", text.as_bytes(), &base(), &said);
    assert_eq!(kind_of(&import), (Table::Needs, Some("training".to_owned())));
    // The title says it.
    assert_eq!(quantities(&csv("a.csv", &format!("人才培训需求汇总\n{text}"))), [5]);
}

#[test]
fn a_column_of_kinds_says_it_row_by_row() {
    let import = csv(
        "a.csv",
        "协作领域,县,名称,产业,培训内容,数量\n产业项目,融水县,甲,加工线,,5\n培训,融水县,乙,,农村电商与直播,6\n,融水县,丙,,,7\n不知,融水县,丁,,,8\n",
    );
    assert_eq!((quantities(&import), import.bad.len()), (vec![5, 6], 2), "{:?}", import.findings);
    assert!(told(&import).iter().any(|found| found.3 == What::Missing("kind") && found.0 == Some(4)));
}

#[test]
fn unknown_headings_are_listed_and_mapped_by_the_caller() {
    let text = "县,品种,发运月,数量,冷藏车\n融水县,百色芒果,7月,5,2\n";
    let import = csv("西果东送需求.csv", text);
    let unknown = |import: &Import| -> Vec<String> {
        import.findings.iter().filter(|found| found.what == What::UnknownHeading).map(|found| found.text.clone()).collect()
    };
    assert_eq!(unknown(&import), ["品种", "冷藏车"]);
    let headings = [("品种".to_owned(), Some("product".to_owned())), ("冷藏车".to_owned(), None)].into();
    let import = read_with("西果东送需求.csv", text.as_bytes(), &base(), &Options { headings, ..options() });
    assert_eq!((import.findings.len(), import.added().len()), (0, 1), "{:?}", import.findings);
    let Seen::Table(recognised) = &import.sheets[0].seen else { panic!("a table") };
    assert_eq!((recognised.columns[1].is, recognised.columns[4].is), (Is::Attribute("product"), Is::LeftOut));
}

#[test]
fn totals_examples_and_remarks_are_no_data() {
    let text = "县,产品,发运月,数量\n示例：融水,百色芒果,7月,1\n融水县,百色芒果,7月,5\n小计,,,5\n合 计：,,,5\nTotal,,,5\n,,,\n注：略,,,\n填表人：某,,,\n";
    let import = csv("西果东送需求.csv", text);
    assert_eq!((quantities(&import), import.bad.len(), import.findings.len()), (vec![5], 0, 0), "{:?}", import.findings);
    assert_eq!((import.passed.totals, import.passed.examples, import.passed.remarks), (3, 1, 2));
}

#[test]
fn running_numbers_and_headings_on_every_page_are_no_data() {
    let head = "序号,编号,县,名称,产品,发运月,数量\n";
    let import = csv("西果东送需求.csv", &format!("{head}1,1,融水县,甲,百色芒果,7月,5\n{head}2,1,融水县,乙,百色芒果,7月,6\n"));
    assert_eq!((quantities(&import), import.bad.len(), import.findings.len()), (vec![5, 6], 0, 0), "{:?}", import.findings);
}

#[test]
fn a_sheet_without_a_table_says_so() {
    assert_eq!(told(&csv("a.csv", "今天,天气\n很好,啊\n")), [(None, String::new(), Severity::Error, What::NoTable)]);
}
