//! The report: what a plan comes to as paper that a meeting reads. [`paper`] is its data; what draws it is beside it.

pub mod docx;
mod lawful;
pub mod paper;
pub mod plan_workbook;
mod shares;
mod sheet_names;

pub use docx::{DocxError, docx};
pub use paper::{Block, Cell, Column, Line, Number, Paper, Part, Picture, Table};
pub use plan_workbook::{Sheet, WorkbookError, workbook};
