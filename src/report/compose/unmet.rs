//! What is not met, and why.

use std::collections::BTreeMap;

use domain::{Adcode, Month};

use super::{
    Composer,
    cells::{amount, fit, fold, line, numbers, words},
};
use crate::paper::{Block, Cell, Table};

/// Needs that are one row.
#[derive(Default)]
struct Group {
    asked: i64,
    missing: i64,
    months: Vec<Month>,
}

/// What one row of the table is of: province, county, village, kind, name and cause.
type Place<'a> = (Adcode, Adcode, &'a str, usize, String, String);

impl Composer<'_> {
    pub(super) fn unmet(&mut self) -> Vec<Block> {
        let table = self.unmet_table(None);
        if table.rows.is_empty() {
            return vec![Block::Text(self.lang.report_all_met().to_owned())];
        }
        vec![self.numbered(table)]
    }

    /// The unmet needs, of a province or of all. O(needs × log).
    pub(super) fn unmet_table(&self, party: Option<Adcode>) -> Table {
        let (lang, scenario, plan) = (self.lang, self.scenario(), self.plan());
        let mut found: BTreeMap<Place<'_>, Group> = BTreeMap::new();
        for unmet in &plan.unmet {
            let Some(need) = scenario.needs.get(unmet.need as usize) else { continue };
            let (Some(west), Some((kind, _))) = (scenario.province_of(need.county), scenario.kind(&need.kind)) else {
                continue;
            };
            if party.is_some_and(|party| party != west) {
                continue;
            }
            let name = if need.title.is_empty() { i18n::need_name(lang, scenario, need) } else { need.title.clone() };
            // A product that is short in several months for the same reason is one row.
            let group = found
                .entry((west, need.county, &need.terms.village, kind, name, i18n::cause(lang, scenario, unmet)))
                .or_default();
            group.asked += need.quantity;
            group.missing += unmet.missing;
            group.months.extend(need.terms.month);
        }
        let row = |((west, county, village, index, name, cause), group): (&Place<'_>, &Group)| {
            let unit = i18n::kind_unit(scenario, *index);
            let kind = scenario.kinds.get(*index).map_or("", |kind| lang.pick(&kind.short));
            let months = if group.months.is_empty() { String::new() } else { i18n::months(lang, &group.months) };
            let name = if months.is_empty() { name.clone() } else { i18n::marked(lang, name, &months) };
            line(vec![
                Cell::text(i18n::division(lang, scenario, *west)),
                Cell::text(i18n::county_and_village(lang, scenario, *county, village)),
                Cell::text(kind),
                Cell::text(name),
                amount(lang, group.asked, unit),
                amount(lang, group.missing, unit),
                Cell::text(i18n::column_unit(lang, unit)),
                Cell::text(cause),
            ])
        };
        let mut rows: Vec<_> = found.iter().map(row).collect();
        fold(&mut rows, 2);
        let mut columns = vec![
            words(lang.report_west(), 11),
            words(lang.col_county(), 12),
            words(lang.report_kind(), 10),
            words(lang.col_need(), 16),
            numbers(lang.col_asked(), "", 11),
            numbers(lang.col_missing(), "", 11),
            words(lang.report_unit(), 8),
            words(lang.col_cause(), 36),
        ];
        fit(&mut columns, &rows, 36);
        Table { id: "unmet".to_owned(), caption: lang.report_table_unmet().to_owned(), columns, rows, note: String::new() }
    }
}
