//! Files in and out: what users of spreadsheets meet, each case with the outcome that is right here.

mod bad_files;
mod cases;
mod fixture;
mod merging;
mod mutations;
mod recognition;
mod templates;
