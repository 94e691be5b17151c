//! A page for each party: what about us?

use domain::{Adcode, Side};

use super::{Composer, cells::per_myriad};
use crate::paper::{Block, Part, Table};

impl Composer<'_> {
    pub(super) fn parties(&mut self) -> Vec<Part> {
        let parties: Vec<(Adcode, bool)> =
            self.scenario().cooperatives.iter().map(|party| (party.division, party.side == Side::Supporter)).collect();
        parties.into_iter().map(|(party, is_east)| self.party(party, is_east)).collect()
    }

    fn party(&mut self, party: Adcode, is_east: bool) -> Part {
        let (lang, scenario, plan) = (self.lang, self.scenario(), self.plan());
        let name = i18n::division(lang, scenario, party);
        let partners: Vec<String> = (plan.chosen())
            .filter(|found| party == if is_east { found.pair.east } else { found.pair.west })
            .map(|found| i18n::division(lang, scenario, if is_east { found.pair.west } else { found.pair.east }))
            .collect();
        let mut blocks = vec![
            Block::Heading { level: 2, text: i18n::party_heading(lang, &name, is_east) },
            Block::Text(if scenario.rules.pool.is_open() {
                lang.open_pool_pairs().to_owned()
            } else {
                i18n::party_partners(lang, &partners)
            }),
            Block::Text(i18n::party_kinds(lang, is_east, &self.party_kinds(party, is_east))),
        ];
        let lines = self.arrangements(Some(party));
        let lines = if is_east { lines } else { without_first(lines) };
        let lines = Table { id: format!("lines-{party}"), caption: lang.report_table_party_lines().to_owned(), ..lines };
        blocks.push(Block::Table(Table { note: String::new(), ..lines }));
        if !is_east {
            let unmet = without_first(self.unmet_table(Some(party)));
            if !unmet.rows.is_empty() {
                let caption = lang.report_table_party_unmet().to_owned();
                blocks.push(Block::Table(Table { id: format!("unmet-{party}"), caption, ..unmet }));
            }
        }
        blocks.retain(|block| !matches!(block, Block::Text(text) if text.is_empty()));
        Part { id: format!("party-{party}"), is_landscape: true, begins_page: true, blocks }
    }

    /// What is arranged of what a party offers or needs: name, amount, of what, share.
    fn party_kinds(&self, party: Adcode, is_east: bool) -> Vec<(String, String, String, String)> {
        let (lang, scenario, plan) = (self.lang, self.scenario(), self.plan());
        let of = |(index, kind): (usize, &domain::Kind)| {
            let is_of = |found: &&domain::PairResult| party == if is_east { found.pair.east } else { found.pair.west };
            let served: i64 = plan.pairs.iter().filter(is_of).map(|found| found.amounts.get(index).copied().unwrap_or(0)).sum();
            let whole: i64 = if is_east {
                let offers = scenario.offers.iter().filter(|offer| offer.cooperative == party && offer.kind == kind.id);
                offers.map(|offer| offer.quantity).sum()
            } else {
                let needs = scenario.needs.iter().filter(|need| need.kind == kind.id);
                needs.filter(|need| scenario.province_of(need.county) == Some(party)).map(|need| need.quantity).sum()
            };
            let share = per_myriad(served, whole)?;
            let amount = |units| i18n::with_unit(lang, units, kind.unit);
            Some((lang.pick(&kind.short).to_owned(), amount(served), amount(whole), i18n::per_cent(share)))
        };
        scenario.kinds.iter().enumerate().filter_map(of).collect()
    }
}

/// A table without its first column, which would say the same in each row.
fn without_first(mut table: Table) -> Table {
    table.columns.remove(0);
    for row in &mut table.rows {
        row.cells.remove(0);
    }
    table
}
