//! Coverage by province and by county, kind by kind.

use std::collections::BTreeMap;

use domain::{Adcode, Side};

use super::{
    Composer,
    cells::{fold, line, numbers, share, words},
};
use crate::paper::{Cell, Column, Table};

impl Composer<'_> {
    fn kind_columns(&self) -> Vec<Column> {
        self.scenario().kinds.iter().map(|kind| numbers(self.lang.pick(&kind.short), "%", 14)).collect()
    }

    pub(super) fn provinces(&self) -> Table {
        let (lang, scenario, plan) = (self.lang, self.scenario(), self.plan());
        let row = |west: Adcode| {
            let of = |kind: usize| {
                let found = plan.coverage.iter().find(|row| row.province == west && row.kind as usize == kind);
                found.map_or_else(|| Cell::text("—"), |row| share(row.served, row.needed))
            };
            let mut cells = vec![Cell::text(i18n::division(lang, scenario, west))];
            cells.extend((0..scenario.kinds.len()).map(of));
            line(cells)
        };
        let rows = scenario.parties(Side::Supported).map(|party| row(party.division)).collect();
        let mut columns = vec![words(lang.report_west(), 20)];
        columns.extend(self.kind_columns());
        let caption = lang.report_table_provinces().to_owned();
        Table { id: "provinces".to_owned(), caption, columns, rows, note: String::new() }
    }

    /// Coverage of every county that asks for something.
    pub(super) fn counties(&self) -> Table {
        let (lang, scenario, plan) = (self.lang, self.scenario(), self.plan());
        let mut served = vec![0_i64; scenario.needs.len()];
        for delivery in &plan.deliveries {
            if let Some(served) = served.get_mut(delivery.need as usize) {
                *served += delivery.amount;
            }
        }
        let mut found: BTreeMap<(Adcode, Adcode), Vec<(i64, i64)>> = BTreeMap::new();
        for (need, served) in scenario.needs.iter().zip(served) {
            let (Some(west), Some((kind, _))) = (scenario.province_of(need.county), scenario.kind(&need.kind)) else {
                continue;
            };
            let kinds = found.entry((west, need.county)).or_insert_with(|| vec![(0, 0); scenario.kinds.len()]);
            kinds[kind].0 += served;
            kinds[kind].1 += need.quantity;
        }
        let row = |((west, county), kinds): (&(Adcode, Adcode), &Vec<(i64, i64)>)| {
            let mut cells =
                vec![Cell::text(i18n::division(lang, scenario, *west)), Cell::text(i18n::county(lang, scenario, *county))];
            cells.extend(kinds.iter().map(|(served, needed)| share(*served, *needed)));
            line(cells)
        };
        let mut rows: Vec<_> = found.iter().map(row).collect();
        fold(&mut rows, 1);
        let mut columns = vec![words(lang.report_west(), 18), words(lang.col_county(), 20)];
        columns.extend(self.kind_columns());
        let caption = lang.report_table_counties().to_owned();
        Table { id: "counties".to_owned(), caption, columns, rows, note: String::new() }
    }
}
