//! Drives the release build in `dist/` in a browser without a screen, as a planner would: in Chromium, or another engine
//! (`harness/engine.rs`). Needs `dist/`, a browser and its driver:
//! `cargo xtask test` makes and finds them.
//!
//! Every test has browsers without a past and a site of its own, and fails when the page has written an error to the
//! browser's console. Pictures for a person to look at are left in `target/screenshots/`.

#![allow(clippy::print_stdout, reason = "times are printed for a person to read; nothing is asserted on them")]

mod harness;

mod access;
mod allocation;
mod as_listed;
mod back;
mod charts;
mod compare;
mod conclusion;
mod data;
mod diagram;
mod entering;
mod events;
mod files;
mod fingers;
mod first_minute;
mod fixing;
mod help;
mod instruments;
mod keeping;
mod later;
mod layout;
mod links;
mod lots;
mod modes;
mod names;
mod no_program;
mod numbers;
mod offline;
mod one_file;
mod one_truth;
mod opening;
mod own_data;
mod own_ground;
mod own_rules;
mod paint;
mod pictures;
mod print;
mod reasons;
mod remote;
mod report;
mod rules;
mod screens;
mod sharing;
mod sitting;
mod slots;
mod spreadsheets;
mod statistics;
mod still;
mod stopping;
mod storage;
mod strategies;
mod sure;
mod tables;
mod tabs;
mod tour;
mod unmet;
mod weights;
mod why;
mod worker;
