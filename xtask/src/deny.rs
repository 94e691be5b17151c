//! `cargo xtask deny`: what `cargo-deny` says of the crates that are used, by the rules of deny.toml. Beside `licences.rs`, which `test` runs
//! and which needs no program of its own: this one knows versions that are there twice, and what is known against a crate.

use crate::{
    run::{Result, cargo, fail, run, step, tools_folder},
    tools,
};

/// What is held against files of the project alone.
const OWN: [&str; 3] = ["bans", "licenses", "sources"];

/// Sets cargo-deny up, then versions that are there twice, licences and sources; advisories where their database can be reached.
///
/// # Errors
/// When a rule is broken, or cargo-deny cannot be set up.
pub fn deny(arguments: &[String]) -> Result<()> {
    if !arguments.is_empty() {
        return fail("`deny` has no options; type: cargo xtask deny --help");
    }
    tools::cargo_deny()?;
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(tools_folder().join("bin")).chain(std::env::split_paths(&path));
    let path = std::env::join_paths(folders).unwrap_or(path);
    let check = |what: &[&str]| run(cargo().args(["deny", "--all-features", "check"]).args(what).env("PATH", &path));
    step("Versions, licences, sources", || check(&OWN))?;
    let reached = step("Database of advisories: fetched", || run(cargo().args(["deny", "fetch", "db"]).env("PATH", &path)));
    if reached.is_err() {
        println!(
            "The database of advisories cannot be reached from here: nothing is said of what is known against these crates."
        );
        return Ok(());
    }
    step("Advisories", || check(&["advisories"]))
}
