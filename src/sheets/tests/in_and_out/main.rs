//! Files in and out: what users of spreadsheets meet, each case with the outcome that is right here.

#![expect(clippy::unwrap_used, reason = "what the tests are made with is sound, or they fail")]
#![expect(clippy::format_collect, reason = "texts of tests are short of nothing")]

mod bad_files;
mod cases;
mod exports;
mod fixture;
mod merging;
mod mutations;
mod recognition;
mod speed;
mod templates;
