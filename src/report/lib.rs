//! The report: what a plan comes to as paper that a meeting reads. [`paper`] is its data, which [`compose`] makes of a plan; what draws it is
//! beside it, and [`pages`] breaks it into pages where it is drawn by the page.

mod calendar_file;
pub mod compose;
pub mod docx;
pub mod handbook;
mod lawful;
pub mod pages;
pub mod paper;
pub mod plan_workbook;
mod shares;
mod sheet_names;

pub use calendar_file::calendar_file;
pub use compose::{Given, PartName, Wish};
pub use docx::{DocxError, docx};
pub use handbook::{Contents, Occasion};
pub use paper::{Block, Cell, Column, Line, Number, Paper, Part, Picture, Table};
pub use plan_workbook::{Sheet, WorkbookError, workbook};
