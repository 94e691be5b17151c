//! What a file holds, whatever its format: sheets of rows of cells that hold something. Memory is proportional to those.

use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::Arc};

use crate::limits::{MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_STRAY, MAX_TEXT};

/// A cell that holds something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What it shows: numbers without separators and exponents, dates as 2025-04-14, errors by their name.
    pub text: Arc<str>,
    /// Whether it is an error of a formula, such as `#REF!`.
    pub is_error: bool,
    /// Whether it is part of a merged range and has what the first cell of the range holds.
    pub is_filled: bool,
}

/// A row that holds something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Whether it is hidden, by hand or by a filter.
    pub is_hidden: bool,
    /// Its cells by column, from 0.
    pub cells: BTreeMap<u32, Cell>,
}

impl Line {
    /// The text of a cell without white space around it; empty where there is none. O(log cells).
    pub fn text(&self, column: u32) -> &str {
        self.cells.get(&column).map_or("", |cell| cell.text.trim())
    }

    /// Whether no cell holds more than white space. O(cells).
    pub fn is_blank(&self) -> bool {
        self.cells.values().all(|cell| cell.text.trim().is_empty())
    }
}

/// A sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Whether it is hidden.
    pub is_hidden: bool,
    /// Its rows by number, from 1 as Excel counts.
    pub lines: BTreeMap<u32, Line>,
    /// Merged ranges that were filled in.
    pub merged: usize,
    /// Cells beyond the columns that are looked at, the first of them: row from 1, column from 0.
    pub stray: Vec<(u32, u32)>,
    /// How many there are.
    pub stray_count: usize,
}

/// A file as sheets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workbook {
    /// Its sheets, in their order.
    pub sheets: Vec<Sheet>,
}

/// What a file is that is no spreadsheet that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Foreign {
    /// A picture.
    Picture,
    /// A PDF.
    Pdf,
    /// A document of Word or WPS Writer.
    TextDocument,
    /// A presentation.
    Presentation,
    /// A spreadsheet of another format, to be saved as .xlsx: `OpenDocument`, .xlsb, XML of 2003.
    OtherSpreadsheet,
    /// An archive of something else.
    Archive,
    /// Nothing that is known.
    Unknown,
}

/// Why a file is not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FileError {
    /// It has no bytes.
    Empty,
    /// It is larger than any file that is read.
    TooLarge {
        /// Its bytes.
        bytes: usize,
        /// The most allowed.
        most: usize,
    },
    /// It would inflate, or does inflate, to more than any workbook that is read.
    InflatesTooFar {
        /// The most allowed, in bytes.
        most: u64,
    },
    /// It has more rows that hold something than are read.
    TooManyRows {
        /// The most allowed.
        most: usize,
    },
    /// It has more cells that hold something than are read.
    TooManyCells {
        /// The most allowed.
        most: usize,
    },
    /// It has more sheets than are read.
    TooManySheets {
        /// How many.
        found: usize,
        /// The most allowed.
        most: usize,
    },
    /// It can be opened with a password only.
    PasswordProtected,
    /// A web page named like a spreadsheet: 这是网页表格，请另存为 .xlsx.
    WebTable,
    /// It is something else.
    NotASpreadsheet(Foreign),
    /// A workbook that cannot be read to its end: the part of it at fault.
    Damaged(String),
    /// A text in no encoding that is known.
    UnknownEncoding,
}

/// Collects the cells of a file within the limits.
#[derive(Default)]
pub(crate) struct Collector {
    rows: usize,
    cells: usize,
}

impl Collector {
    /// Puts a cell into a sheet: row from 1, column from 0. A cell without text is none.
    pub fn put(&mut self, sheet: &mut Sheet, row: u32, column: u32, cell: Cell) -> Result<(), FileError> {
        if cell.text.is_empty() {
            return Ok(());
        }
        if column >= MAX_COLUMNS {
            sheet.stray_count += 1;
            if sheet.stray.len() < MAX_STRAY {
                sheet.stray.push((row, column));
            }
            return Ok(());
        }
        let line = sheet.lines.entry(row).or_insert_with(|| {
            self.rows += 1;
            Line::default()
        });
        self.cells += 1;
        line.cells.insert(column, cell);
        if self.rows > MAX_ROWS {
            return Err(FileError::TooManyRows { most: MAX_ROWS });
        }
        if self.cells > MAX_CELLS {
            return Err(FileError::TooManyCells { most: MAX_CELLS });
        }
        Ok(())
    }
}

impl Cell {
    /// A cell with a text.
    pub(crate) fn plain(text: &str) -> Self {
        Self { text: cut(text), is_error: false, is_filled: false }
    }

    /// A cell whose text other cells have too.
    pub(crate) fn shared(text: Arc<str>) -> Self {
        Self { text, is_error: false, is_filled: false }
    }

    /// A cell with an error.
    pub(crate) fn error(name: &str) -> Self {
        Self { is_error: true, ..Self::plain(name) }
    }
}

/// A text of at most [`MAX_TEXT`] characters.
pub(crate) fn cut(text: &str) -> Arc<str> {
    match text.char_indices().nth(MAX_TEXT) {
        Some((end, _)) => Arc::from(&text[..end]),
        None => Arc::from(text),
    }
}
