//! The section on the page: from the hand to the painted plan, on the reference scenario in headless Chromium. The times are taken by
//! the browser's own measurement (`tests/browser/paint.rs`), which `cargo xtask bench` runs before this. Called by `main`.

use std::{error::Error, fs};

use crate::options::Options;

/// Tells the times as they were taken.
///
/// # Errors
/// Where none were taken.
pub fn section(options: &Options) -> Result<String, Box<dyn Error>> {
    let rows = fs::read_to_string(options.target.join("paint.rows"))
        .map_err(|error| format!("the page was not measured, since `cargo xtask bench` was not what began this: {error}"))?;
    let head = "\nReference scenario, release build, headless Chromium; milliseconds from the event to the frame that shows what it brings. Slowing down \
                holds for the page alone, not for its workers.\n\n\
                | input | page slowed | count | median ms | 95th percentile ms |\n| --- | --- | --- | --- | --- |\n";
    let first = fs::read_to_string(options.target.join("first-plan.rows")).unwrap_or_default();
    let visits = "\nFrom the navigation to the first plan, the same page on a phone's screen, files sent with gzip; the slow network has 1.6 Mbit a \
                second and 150 ms there and back. Slowing down holds for the page alone.\n\n\
                | network | page slowed | cache | visits | median s | most s |\n| --- | --- | --- | --- | --- | --- |\n";
    Ok(format!("{head}{rows}{visits}{first}"))
}
