//! What is drawn from a paper, read back as the programs read it that open it.

#![expect(clippy::unwrap_used, reason = "what the tests are made with is sound, or they fail")]

mod document;
mod fixture;
mod hostile;
mod opened;
mod pages;
mod workbook;
