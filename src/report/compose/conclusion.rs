//! What the plan comes to: sentences, the table by province, and that by pair.

use domain::{Adcode, Order, PairResult, Side, shown::PlanPoints};
use i18n::Lang;

use super::{
    Composer,
    cells::{amount, fit, fold, line, numbers, total, words},
};
use crate::paper::{Block, Cell, Column, Line, Table};

impl Composer<'_> {
    pub(super) fn conclusion(&mut self) -> Vec<Block> {
        let (lang, scenario, plan) = (self.lang, self.scenario(), self.plan());
        let mut told = match &self.given.conclusion {
            Some(found) => i18n::conclusion(lang, scenario, found, &self.given.instead),
            None => Vec::new(),
        };
        // What the plan brings stands before the table, so that both are on the first page; who is left out and what could be done, behind.
        let after = if told.is_empty() { Vec::new() } else { told.split_off(1) };
        let standing = [i18n::report_proof(lang, plan), i18n::report_changes(lang, scenario, plan)];
        told.push(standing.join(if lang == Lang::Zh { "" } else { " " }));
        let table = self.by_province();
        let texts = |texts: Vec<String>| texts.into_iter().filter(|text| !text.is_empty()).map(Block::Text).collect::<Vec<_>>();
        let mut blocks = texts(told);
        blocks.push(self.numbered(table));
        blocks.extend(texts(after));
        if self.given.is_searching {
            blocks.push(Block::Text(lang.report_moving().to_owned()));
        }
        blocks
    }

    /// The western provinces with their partners, what is arranged for them, and where they are covered least.
    pub(super) fn by_province(&self) -> Table {
        let (lang, scenario, plan) = (self.lang, self.scenario(), self.plan());
        let row = |party: &domain::Cooperative| {
            let west = party.division;
            let partners: Vec<String> =
                self.listed().filter(|found| found.pair.west == west).map(|found| self.partner(found)).collect();
            let partners =
                if partners.is_empty() { "—".to_owned() } else { partners.join(if lang == Lang::Zh { "、" } else { ", " }) };
            let mut cells = vec![Cell::text(i18n::division(lang, scenario, west)), Cell::text(partners)];
            cells.extend(scenario.kinds.iter().enumerate().map(|(index, kind)| {
                let found = plan.coverage.iter().find(|row| row.province == west && row.kind as usize == index);
                amount(lang, found.map_or(0, |row| row.served), kind.unit)
            }));
            cells.push(Cell::text(self.lowest(west)));
            line(cells)
        };
        let mut rows: Vec<_> = scenario.parties(Side::Supported).map(row).collect();
        rows.push(self.sums());
        let mut columns = vec![words(lang.report_west(), 11), words(lang.report_east(), 40)];
        columns.extend(self.kind_amounts());
        columns.push(words(lang.report_coverage_least(), 18));
        fit(&mut columns, &rows, 26);
        let note = [self.pairs_note(), &i18n::data_line(lang, scenario)].join(if lang == Lang::Zh { "" } else { " " });
        Table { id: "plan".to_owned(), caption: lang.report_table_pairs().to_owned(), columns, rows, note }
    }

    /// The pairs of the plan, and others between whom something passes.
    fn listed(&self) -> impl Iterator<Item = &PairResult> {
        self.plan().pairs.iter().filter(|found| found.chosen || found.amounts.iter().any(|amount| *amount > 0))
    }

    /// What is to be said of pairs; nothing where none are decided.
    fn pairs_note(&self) -> &'static str {
        if self.scenario().rules.pool.is_open() { self.lang.open_pool_pairs() } else { self.lang.report_pairs_note() }
    }

    /// A pair's cooperative, and whether the pair is new or none.
    fn partner(&self, found: &PairResult) -> String {
        let (lang, scenario) = (self.lang, self.scenario());
        let name = i18n::division(lang, scenario, found.pair.east);
        if !found.chosen && !scenario.rules.pool.is_open() {
            i18n::marked(lang, &name, lang.report_not_paired())
        } else if self.plan().measures.added.contains(&found.pair) {
            i18n::marked(lang, &name, lang.report_new())
        } else {
            name
        }
    }

    fn kind_amounts(&self) -> Vec<Column> {
        let of = |kind: &domain::Kind| numbers(self.lang.pick(&kind.short), i18n::column_unit(self.lang, kind.unit), 12);
        self.scenario().kinds.iter().map(of).collect()
    }

    /// What the plan serves of each kind, under columns of names and, behind, one that has no sum.
    fn sums(&self) -> Line {
        let (lang, scenario, plan) = (self.lang, self.scenario(), self.plan());
        let pairs = match plan.chosen().count() {
            0 => String::new(),
            count => i18n::pair_count(lang, count),
        };
        let mut cells = vec![Cell::text(lang.report_total()), Cell::text(pairs)];
        let served = scenario.kinds.iter().zip(&plan.measures.served);
        cells.extend(served.map(|(kind, units)| amount(lang, *units, kind.unit)));
        cells.push(Cell::default());
        total(cells)
    }

    /// The pairs, and what passes outside them, by western province.
    pub(super) fn pairs(&self) -> Table {
        let (lang, scenario, plan) = (self.lang, self.scenario(), self.plan());
        let points = PlanPoints::of(plan);
        let mut listed: Vec<_> = self.listed().collect();
        listed.order_by_key(|found| (found.pair.west, found.pair.east));
        let row = |found: &&PairResult| {
            let mut cells = vec![Cell::text(i18n::division(lang, scenario, found.pair.west)), Cell::text(self.partner(found))];
            let amounts = scenario.kinds.iter().zip(&found.amounts);
            cells.extend(amounts.map(|(kind, units)| amount(lang, *units, kind.unit)));
            let of = points.pair(found.pair);
            cells.push(Cell::number(i18n::points(of), of, 2));
            line(cells)
        };
        let mut rows: Vec<_> = listed.iter().map(row).collect();
        fold(&mut rows, 1);
        rows.push(self.sums());
        let mut columns = vec![words(lang.report_west(), 12), words(lang.report_east(), 20)];
        columns.extend(self.kind_amounts());
        columns.push(numbers(lang.points(), "", 10));
        fit(&mut columns, &rows, 24);
        let caption = lang.report_table_each_pair().to_owned();
        Table { id: "pairs".to_owned(), caption, columns, rows, note: self.pairs_note().to_owned() }
    }

    /// The coverage of a province in the kind in which it is least.
    fn lowest(&self, west: Adcode) -> String {
        let rows = self.plan().coverage.iter().filter(|row| row.province == west);
        let lowest = rows.filter_map(|row| Some((row.per_myriad()?, row.kind))).min();
        lowest.map_or_else(
            || "—".to_owned(),
            |(share, kind)| {
                let kind = self.scenario().kinds.get(kind as usize).map_or("", |kind| self.lang.pick(&kind.short));
                i18n::lowest_coverage(self.lang, &i18n::per_cent(share), kind)
            },
        )
    }
}
