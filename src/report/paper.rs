//! A report as data: what stands on paper, in its order, before anybody has said on what. The print view, the .docx and the workbook of
//! the plan are drawn from it alone, so that their words and figures agree.

use serde::{Deserialize, Serialize};

/// A report.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// The language it is in, as a tag: `zh-CN` or `en`.
    pub language: String,
    /// 发文 line above the title; empty where there is none.
    pub issued: String,
    /// Its title.
    pub title: String,
    /// The line below the title.
    pub subtitle: String,
    /// What stands at the foot of every page beside the page number.
    pub foot: String,
    /// What must be seen on every page, as that its data are examples; empty where nothing must.
    pub mark: String,
    /// Its parts, in their order.
    pub parts: Vec<Part>,
}

/// A part that can be left out or moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Tells it from the others; the same in every report.
    pub id: String,
    /// Whether its pages are landscape.
    pub is_landscape: bool,
    /// Whether it begins on a page of its own. A part whose pages lie otherwise than those before always does.
    pub begins_page: bool,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// What stands in a part, from above to below.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// A heading: level 1 (一、) or 2 (（一）), its number in the text.
    Heading {
        /// 1 or 2.
        level: u8,
        /// Its text.
        text: String,
    },
    /// A paragraph.
    Text(String),
    /// A table.
    Table(Table),
    /// A picture.
    Picture(Picture),
    /// The block of signatures at the end: lines to be filled in by hand, a label each.
    Signatures(Vec<String>),
}

/// A table between three rules.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Tells it from the others; the same in every report.
    pub id: String,
    /// Its caption, with its number where it has one.
    pub caption: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each with a cell for each column.
    pub rows: Vec<Line>,
    /// What is noted under it; empty where nothing is.
    pub note: String,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// The unit of its numbers, below the heading; empty where it has none.
    pub unit: String,
    /// Its share of the width; what it is a share of is the sum over all columns.
    pub share: u16,
    /// Whether it holds numbers, which stand at its right.
    pub is_number: bool,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Its cells, one for each column.
    pub cells: Vec<Cell>,
    /// Whether it sums the others.
    pub is_total: bool,
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// What is read.
    pub text: String,
    /// The number that the text says, where a spreadsheet should have it as a number.
    pub number: Option<Number>,
    /// Whether it is that of the row above, said once for all of them: the first row of a page says it again.
    pub is_same: bool,
}

/// A number as it is shown: `units` ÷ 10^`decimals`, of 100 where it is a share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Number {
    /// The number without its point.
    pub units: i64,
    /// Digits after the point.
    pub decimals: u8,
    /// Whether it is read with a per cent sign.
    pub is_per_cent: bool,
}

/// A picture, as lines and as dots: the lines for whoever can draw them, the dots for the others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// Tells it from the others.
    pub id: String,
    /// Its caption.
    pub caption: String,
    /// What it shows, for those who do not see it.
    pub alternative: String,
    /// The picture as SVG.
    pub svg: String,
    /// The same as PNG; empty where it was not drawn.
    pub png: Vec<u8>,
    /// Its width in millimetres.
    pub width: u16,
    /// Its height in millimetres.
    pub height: u16,
}

impl Cell {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), number: None, is_same: false }
    }

    /// A number, with what is read.
    pub fn number(text: impl Into<String>, units: i64, decimals: u8) -> Self {
        Self { text: text.into(), number: Some(Number { units, decimals, is_per_cent: false }), is_same: false }
    }

    /// The same, said once for a run of rows.
    #[must_use]
    pub fn same(mut self, is_same: bool) -> Self {
        self.is_same = is_same;
        self
    }
}
