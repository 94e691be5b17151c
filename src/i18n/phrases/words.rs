//! Terms of the vocabulary and what is related: what they are called, and which rows name them.

use domain::{RowId, Scenario, TermId, attribute::Words};

use super::rows::row_name_of;
use crate::{Lang, grouped};

/// What a list of the vocabulary is called.
pub fn words_name(lang: Lang, words: Words) -> &'static str {
    let (zh, en) = words.name();
    if lang == Lang::Zh { zh } else { en }
}

/// What a term is called; one without a name is new, and one that is not there is its id.
pub(super) fn word(lang: Lang, scenario: &Scenario, words: Words, id: &TermId) -> String {
    let found = scenario.vocabulary.terms(words).iter().find(|term| term.id == *id);
    match found.map(|term| term.shown(lang == Lang::Zh)) {
        None => id.0.clone(),
        Some(name) if name == id.0 && id.own_number().is_some() => lang.data_new_term().to_owned(),
        Some(name) => name.to_owned(),
    }
}

/// Two terms that can stand in for each other.
pub(super) fn related(lang: Lang, scenario: &Scenario, words: Words, one: &TermId, other: &TermId) -> String {
    let [one, other] = [one, other].map(|id| word(lang, scenario, words, id));
    match lang {
        Lang::Zh => format!("相关：{one}–{other}"),
        Lang::En => format!("Related: {one}–{other}"),
    }
}

/// Rows that are named one by one; the rest are counted.
const TOLD: usize = 3;

/// Which rows name a term, and how many there are.
fn naming(lang: Lang, scenario: &Scenario, rows: &[RowId]) -> String {
    let told: Vec<String> = rows.iter().take(TOLD).map(|row| row_name_of(lang, scenario, row)).collect();
    let is_all = rows.len() <= TOLD;
    let count = grouped(rows.len() as i64);
    match (lang, is_all) {
        (Lang::Zh, true) => told.join("、"),
        (Lang::Zh, false) => format!("{}等 {count} 行", told.join("、")),
        (Lang::En, true) => told.join(", "),
        (Lang::En, false) => format!("{} and others, {count} rows in all", told.join(", ")),
    }
}

/// A term that is not taken away, and the rows for whose sake.
pub(super) fn term_in_use(lang: Lang, scenario: &Scenario, id: &RowId, rows: &[RowId]) -> String {
    let (name, rows) = (row_name_of(lang, scenario, id), naming(lang, scenario, rows));
    match lang {
        Lang::Zh => format!("“{name}”还在用：{rows}。先把它们改成别的，再删除。"),
        Lang::En => format!("“{name}” is in use: {rows}. Change those first, then delete it."),
    }
}

/// What keeps a term of the base from being taken away.
pub(super) fn term_stays(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Zh => format!("“{name}”是基础数据里的词，可以改名，不能删除。"),
        Lang::En => format!("“{name}” is a term of the base data: it can be renamed, not deleted."),
    }
}

#[cfg(test)]
mod tests {
    use domain::{Defect, DefectKind, Row, RowError, Scenario, attribute::Value};

    use super::*;
    use crate::{defect_kind, phrases::rows::row_error, reference_scenario};

    /// Why an act is refused, in both languages.
    fn refused(scenario: &mut Scenario, act: impl Fn(&mut Scenario) -> Result<(), RowError>) -> [String; 2] {
        let error = act(scenario).expect_err("it is refused");
        [Lang::Zh, Lang::En].map(|lang| row_error(lang, scenario, &error))
    }

    #[test]
    fn what_cannot_be_done_with_a_term_says_why() {
        let mut scenario = reference_scenario();
        let own = RowId::Word(Words::Occupations, TermId::own(1));
        scenario.put_row(Row::blank(&own)).unwrap();
        scenario.set_cell(&own, "name", &Value::Text("护理".to_owned())).unwrap();
        let offers: Vec<RowId> = scenario.offers.iter().map(|offer| RowId::Offer(offer.id.clone())).take(4).collect();
        for offer in &offers {
            scenario.set_cell(offer, "occupation", &Value::Text("w-1".to_owned())).unwrap();
        }
        let [zh, en] = refused(&mut scenario, |scenario| scenario.remove_row(&own));
        assert!(zh.starts_with("“护理”还在用：") && zh.ends_with("等 4 行。先把它们改成别的，再删除。"), "{zh}");
        assert!(en.contains("and others, 4 rows in all. Change those first"), "{en}");
        let base = RowId::Word(Words::Occupations, TermId("retail".to_owned()));
        let [zh, en] = refused(&mut scenario, |scenario| scenario.remove_row(&base));
        assert_eq!(zh, "“超市营业”是基础数据里的词，可以改名，不能删除。");
        assert!(en.ends_with("it can be renamed, not deleted."), "{en}");
        let put = |words, one: &str, other: &str| {
            let row = Row::blank(&RowId::related(words, TermId(one.to_owned()), TermId(other.to_owned())));
            move |scenario: &mut Scenario| scenario.put_row(row.clone())
        };
        assert_eq!(refused(&mut scenario, put(Words::Occupations, "w-9", "retail"))[0], "“工种”里没有 w-9");
        assert_eq!(refused(&mut scenario, put(Words::Subjects, "brand", "brand"))[0], "一个词不必与自己相关，请选两个不同的");
        let [zh, _] = refused(&mut scenario, put(Words::Sectors, "market", "planting"));
        assert_eq!(zh, "“产业”的词不分相关不相关");
        for lang in [Lang::Zh, Lang::En] {
            let defect = Defect { subject: domain::Subject::Words(Words::Subjects), kind: DefectKind::Duplicate };
            assert!(crate::defect(lang, &defect).starts_with("subjects"));
            assert!(defect_kind(lang, &DefectKind::UnknownTerm(Words::Sectors, TermId::own(1))).contains("w-1"));
        }
    }

    #[test]
    fn terms_are_called_by_their_names_and_new_ones_new() {
        let mut scenario = reference_scenario();
        let own = RowId::Word(Words::Subjects, TermId::own(1));
        scenario.put_row(Row::blank(&own)).unwrap();
        let name = |lang, scenario: &Scenario| row_name_of(lang, scenario, &own);
        assert_eq!((name(Lang::Zh, &scenario), name(Lang::En, &scenario)), ("新词".to_owned(), "new term".to_owned()));
        scenario.set_cell(&own, "name", &Value::Text("茶艺".to_owned())).unwrap();
        assert_eq!((name(Lang::Zh, &scenario), name(Lang::En, &scenario)), ("茶艺".to_owned(), "茶艺".to_owned()));
        let related = RowId::related(Words::Subjects, TermId::own(1), TermId("brand".to_owned()));
        assert_eq!(row_name_of(Lang::Zh, &scenario, &related), "相关：品牌与营销–茶艺");
    }
}
