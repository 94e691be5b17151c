//! Rows under the headings that are no data, and are passed over: hidden ones, sums, examples, remarks, blank ones.

use serde::{Deserialize, Serialize};

use crate::{headings::folded, words, workbook::Line};

/// Why a row is passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passed {
    /// Nothing stands in it.
    Blank,
    /// It is hidden, and hidden rows are not wanted.
    Hidden,
    /// It sums others.
    Total,
    /// It is an example of the template.
    Example,
    /// It is a remark under the table.
    Remark,
    /// It is the headings once more, as on the next page of paper.
    Heading,
}

/// How many rows were passed over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Hidden rows that were not taken.
    pub hidden: usize,
    /// Hidden rows that were looked at, since the caller wanted them.
    pub hidden_taken: usize,
    /// Rows of sums.
    pub totals: usize,
    /// Example rows.
    pub examples: usize,
    /// Remarks under the table.
    pub remarks: usize,
}

impl Counts {
    /// Counts a row that is passed over.
    pub fn count(&mut self, passed: Passed) {
        match passed {
            Passed::Blank | Passed::Heading => {}
            Passed::Hidden => self.hidden += 1,
            Passed::Total => self.totals += 1,
            Passed::Example => self.examples += 1,
            Passed::Remark => self.remarks += 1,
        }
    }

    /// Adds those of another sheet.
    pub fn add(&mut self, other: Self) {
        self.hidden += other.hidden;
        self.hidden_taken += other.hidden_taken;
        self.totals += other.totals;
        self.examples += other.examples;
        self.remarks += other.remarks;
    }
}

/// Why a row is passed over; `None` for data. O(cells).
pub fn passed(line: &Line, takes_hidden: bool) -> Option<Passed> {
    let texts: Vec<(&str, bool)> =
        line.cells.values().map(|cell| (cell.text.trim(), cell.is_filled)).filter(|(text, _)| !text.is_empty()).collect();
    // A row of nothing but what merged cells above it hold says nothing of its own.
    if texts.iter().all(|(_, is_filled)| *is_filled) {
        return Some(Passed::Blank);
    }
    let is_total = |text: &str| {
        let plain = folded(text);
        let plain = plain.trim_end_matches(':');
        words::TOTALS.iter().any(|word| plain.starts_with(word) || (plain.ends_with(word) && plain.chars().count() <= 8))
            || words::TOTALS_ENGLISH.contains(&plain)
    };
    let first = texts.first().map_or("", |(text, _)| *text);
    let own = texts.iter().find(|(_, is_filled)| !is_filled).map_or("", |(text, _)| *text);
    if first.starts_with(words::EXAMPLE.0) || first.starts_with(words::EXAMPLE.1) {
        return Some(Passed::Example);
    }
    if is_total(first) || is_total(own) {
        return Some(Passed::Total);
    }
    if texts.len() <= 2 && words::REMARKS.iter().any(|word| folded(first).starts_with(word)) {
        return Some(Passed::Remark);
    }
    (line.is_hidden && !takes_hidden).then_some(Passed::Hidden)
}
