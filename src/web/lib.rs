//! The page: Leptos components, texts, and the only code that touches the browser.
//!
//! `runtime` is the only module that calls the browser; `state` holds the session, `hearing` carries out its effects; `asking` holds the
//! questions about the plan, `outlook` the two long ones that several views show; `view` draws; `i18n` has the words.

#![allow(
    clippy::needless_pass_by_value,
    clippy::large_types_passed_by_value,
    reason = "what a component takes, it keeps for as long as it is in the page; the state is a bundle of signals, copied freely"
)]

mod asking;
mod choices;
mod hearing;
mod importing;
mod keeping;
mod lasting;
mod learning;
mod messages;
mod offline;
mod outlook;
mod own_lists;
mod own_rows;
mod pasting;
mod place;
mod remote;
mod reporting;
mod rows_behind;
mod runtime;
mod saving;
mod setting;
mod sharing;
mod slot_reading;
mod state;
mod tabs;
mod view;

use ::i18n;
use i18n::shown;

/// Mounts the app into the body of the page.
pub fn mount() {
    runtime::page::tell_faults();
    leptos::mount::mount_to_body(view::App);
}

/// The reference scenario, for tests.
#[cfg(test)]
fn reference_scenario() -> domain::Scenario {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/data");
    let read = |name: &&str| ((*name).to_owned(), std::fs::read(folder.join(format!("{name}.json"))).unwrap());
    exchange::reference::scenario(&exchange::reference::FILES.iter().map(read).collect()).unwrap()
}
