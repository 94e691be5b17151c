//! What is offered, needed and arranged of each kind.

use super::{
    Composer,
    cells::{amount, line, numbers, share, words},
};
use crate::paper::{Cell, Table};

impl Composer<'_> {
    pub(super) fn kinds_table(&self) -> Table {
        let (lang, scenario, measures) = (self.lang, self.scenario(), &self.plan().measures);
        let of = |list: &[i64], kind: usize| list.get(kind).copied().unwrap_or(0);
        let row = |(index, kind): (usize, &domain::Kind)| {
            let (offered, needed, served) =
                (of(&measures.offered, index), of(&measures.needed, index), of(&measures.served, index));
            line(vec![
                Cell::text(i18n::kind_name(lang, kind)),
                Cell::text(i18n::column_unit(lang, kind.unit)),
                amount(lang, offered, kind.unit),
                amount(lang, needed, kind.unit),
                amount(lang, served, kind.unit),
                share(served, needed),
                amount(lang, offered - served, kind.unit),
            ])
        };
        let rows = scenario.kinds.iter().enumerate().map(row).collect();
        let columns = vec![
            words(lang.report_kind(), 20),
            words(lang.report_unit(), 10),
            numbers(lang.report_offered(), "", 14),
            numbers(lang.report_needed(), "", 14),
            numbers(lang.report_served(), "", 14),
            numbers(lang.coverage(), "", 12),
            numbers(lang.report_left(), "", 14),
        ];
        Table { id: "kinds".to_owned(), caption: lang.report_table_kinds().to_owned(), columns, rows, note: String::new() }
    }
}
