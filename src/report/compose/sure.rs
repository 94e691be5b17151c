//! How sure: what is proved, and how often each pair stays where quantities vary.

use super::{
    Composer,
    cells::{line, numbers, words},
};
use crate::paper::{Block, Cell, Number, Table};

impl Composer<'_> {
    pub(super) fn sure(&mut self) -> Vec<Block> {
        let (lang, scenario, plan) = (self.lang, self.scenario(), self.plan());
        let mut blocks = vec![Block::Text(i18n::report_proof(lang, plan))];
        let Some(told) = &self.given.confidence else {
            blocks.push(Block::Text(lang.report_sure_not_asked().to_owned()));
            return blocks;
        };
        blocks.push(Block::Text(i18n::confidence_sentence(lang, told)));
        let is_chosen = |pair| plan.pair(pair).is_some_and(|found| found.chosen);
        let row = |share: &domain::explanation::PairShare| {
            let (name, text) = i18n::pair_share(lang, scenario, share, told.samples);
            let whole = i64::from(share.chosen) * 100 / i64::from(told.samples.max(1));
            let number = text.ends_with('%').then_some(Number { units: whole, decimals: 0, is_per_cent: true });
            line(vec![Cell::text(name), Cell { text, number, is_same: false }])
        };
        let rows = told.pairs.iter().filter(|share| is_chosen(share.pair)).map(row).collect();
        let columns = vec![words(lang.report_pair(), 50), numbers(lang.report_chosen_share(), "", 50)];
        let caption = lang.report_table_sure().to_owned();
        let table = Table { id: "sure".to_owned(), caption, columns, rows, note: String::new() };
        blocks.push(self.numbered(table));
        blocks
    }
}
