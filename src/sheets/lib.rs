//! Spreadsheets in and out: files become rows of needs and offers, rows become templates and workbooks. Functions on bytes and data
//! alone: no browser, no clock, no file system, so that a worker of the page and a test call the same.
//!
//! In: [`import()`] does all of it for many files. Its steps are [`file::read`] (bytes to cells), [`recognise::recognise`] (what a sheet
//! and its columns are), [`taking::take`] (cells to rows) and [`merging`] (rows against the scenario and each other).
//! Out: [`template`], [`export`] and [`returned`]. The same bytes are made of the same rows everywhere.

mod archive;
mod attributes;
mod cell_reading;
mod compound;
mod dates;
pub mod encoding;
pub mod export;
pub mod file;
pub mod finding;
mod headings;
pub mod import;
pub mod limits;
mod merged;
pub mod merging;
pub mod named;
mod nearest;
mod numbers;
mod old_strings;
mod old_workbook;
pub mod passing;
pub mod recognise;
pub mod returned;
mod separated;
pub mod settings;
mod sheet_xml;
mod styles;
pub mod taking;
pub mod template;
pub mod words;
pub mod workbook;
mod workbook_xml;
mod writing;
mod xml;

pub use attributes::Table;
pub use encoding::{Encoding, encoding};
pub use finding::{Finding, Place, Severity, What};
pub use import::{File, Import, Options, import};
pub use merging::{Change, ChangedRow, Choices};
pub use workbook::{FileError, Foreign, Workbook};
pub use writing::WriteError;

/// Decodes GB18030; `None` where the bytes are none. The page gives the browser's own decoder.
pub type Decoder<'a> = &'a dyn Fn(&[u8]) -> Option<String>;
