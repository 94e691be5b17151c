//! On what the plan rests: data, dates, provenance, rules.

use std::collections::BTreeMap;

use domain::Provenance;

use super::{
    Composer,
    cells::{count, line, numbers, total, words},
};
use crate::paper::{Block, Cell, Table};

/// Sources of reported quantities that are named; the rest are counted.
const NAMED: usize = 40;

impl Composer<'_> {
    pub(super) fn basis(&mut self) -> Vec<Block> {
        let (lang, scenario) = (self.lang, self.scenario());
        let mut blocks = vec![Block::Text(i18n::data_line(lang, scenario))];
        let (needs, offers) = scenario.drafts();
        if needs.len() + offers.len() > 0 {
            blocks.push(Block::Text(i18n::report_drafts(lang, (needs.len(), offers.len()))));
        }
        blocks.extend(i18n::report_rules(lang, scenario).into_iter().map(Block::Text));
        let mut sources: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        let rows =
            scenario.offers.iter().map(|offer| &offer.provenance).chain(scenario.needs.iter().map(|need| &need.provenance));
        for provenance in rows {
            if let Provenance::Reported { source, date } = provenance {
                *sources.entry((source, date)).or_default() += 1;
            }
        }
        let mut lines: Vec<String> =
            sources.iter().take(NAMED).map(|((source, date), rows)| i18n::source_line(lang, source, date, *rows)).collect();
        if sources.len() > NAMED {
            lines.push(i18n::and_more(lang, sources.len() - NAMED));
        }
        if !lines.is_empty() {
            blocks.push(Block::Text(lines.join(if lang == i18n::Lang::Zh { "；" } else { "; " })));
        }
        let table = self.provenance();
        blocks.push(self.numbered(table));
        blocks
    }

    /// How many needs and offers come from where.
    pub(super) fn provenance(&self) -> Table {
        let (lang, scenario) = (self.lang, self.scenario());
        let counts = |rows: &mut dyn Iterator<Item = &Provenance>| {
            let mut found = [0_usize; 3];
            for provenance in rows {
                let place = match provenance {
                    Provenance::Reported { .. } => 0,
                    Provenance::Estimated => 1,
                    Provenance::Illustrative => 2,
                };
                found[place] += 1;
            }
            found
        };
        let needs = counts(&mut scenario.needs.iter().map(|need| &need.provenance));
        let offers = counts(&mut scenario.offers.iter().map(|offer| &offer.provenance));
        let row = |name: &str, found: [usize; 3]| {
            let mut cells = vec![Cell::text(name)];
            cells.extend(found.map(count));
            cells.push(count(found.iter().sum()));
            cells
        };
        let both = [0, 1, 2].map(|place| needs[place] + offers[place]);
        let rows = vec![
            line(row(lang.report_needs(), needs)),
            line(row(lang.report_offers(), offers)),
            total(row(lang.report_total(), both)),
        ];
        let columns = vec![
            words(lang.report_rows(), 20),
            numbers(lang.reported(), "", 20),
            numbers(lang.estimated_short(), "", 20),
            numbers(lang.illustrative(), "", 20),
            numbers(lang.report_total(), "", 20),
        ];
        let note = if scenario.has_illustrative() { lang.illustrative_note().to_owned() } else { String::new() };
        Table { id: "provenance".to_owned(), caption: lang.report_table_provenance().to_owned(), columns, rows, note }
    }
}
