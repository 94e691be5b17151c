//! Templates come back as they went out.

use domain::{Row, attribute::Value};
use exchange::cells::Tongue;
use proptest::prelude::*;
use sheets::{Choices, Table, template};

use crate::fixture::{base, options, read_with};

const TONGUES: [Tongue; 2] = [Tongue::Chinese, Tongue::English];

#[test]
fn an_empty_template_comes_back_without_rows_and_without_findings() {
    let scenario = base();
    for (role, tongue) in Table::ALL.into_iter().flat_map(|role| TONGUES.map(|tongue| (role, tongue))) {
        let bytes = template::template(role, &scenario, tongue).unwrap();
        assert_eq!(bytes, template::template(role, &scenario, tongue).unwrap(), "the same bytes");
        let import = read_with("模板.xlsx", &bytes, &scenario, &options());
        assert_eq!((import.sheets.len(), import.passed.examples, import.hidden_sheets), (4, 4, 1));
        assert_eq!((import.added().len(), import.bad.len(), &import.findings[..]), (0, 0, &[][..]), "{role:?} {tongue:?}");
    }
}

#[test]
fn all_rows_of_the_reference_come_back_as_the_rows_that_are_there() {
    let scenario = base();
    for tongue in TONGUES {
        let (needs, offers) = (scenario.needs.iter().cloned().map(Row::Need), scenario.offers.iter().cloned().map(Row::Offer));
        for (role, rows) in [(Table::Needs, needs.collect::<Vec<_>>()), (Table::Offers, offers.collect())] {
            let bytes = template::filled(role, &scenario, tongue, &rows).unwrap();
            let import = read_with("需求.xlsx", &bytes, &scenario, &options());
            assert_eq!(import.same(), rows.len(), "{:?} {:?}", import.findings.first(), import.changed().first());
            assert_eq!((import.findings.len(), import.edit(&base(), &Choices::default())), (0, None));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn case_11_texts_that_begin_like_formulas_come_back_as_texts(mark in "[=+\\-@]", rest in "[a-z0-9|!(),'\"<&甲乙]{0,20}") {
        let text = format!("{mark}{rest}甲");
        let scenario = base();
        let mut need = scenario.needs[0].clone();
        need.title.clone_from(&text);
        need.contact.remark.clone_from(&text);
        let bytes = template::filled(Table::Needs, &scenario, Tongue::Chinese, &[Row::Need(need)]).unwrap();
        let import = read_with("a.xlsx", &bytes, &scenario, &options());
        prop_assert_eq!(import.added().len(), 1);
        prop_assert_eq!(import.added()[0].row.get("title"), Some(Value::Text(text)));
    }
}
