//! The last step of a build, called when everything else lies in a folder, by Trunk or by `bundle`: names the worker's files and the data
//! by their content, says in `#deployment` where they are and what the build is called, has the page's head ask for them, writes the Content-Security-Policy, makes the one
//! file, tells the service worker what the release consists of, and writes the check sums.

mod ahead;
mod deployed;
pub mod html;
mod offline;
mod one_file;
mod policy;
pub mod sums;
pub mod variants;

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

use crate::{
    licences,
    run::{Result, fail},
};

/// The file that holds the whole product and opens from disk.
pub const ONE_FILE: &str = "dongxi.html";

/// Finishes the build in `TRUNK_STAGING_DIR`.
///
/// # Errors
/// As [`finish_in`], and when the variable is not set.
pub fn finish(_: &[String]) -> Result<()> {
    let Some(staging) = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from) else {
        return fail("`finish` is called by Trunk; type: cargo xtask dist");
    };
    finish_in(&staging, env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release"))
}

/// Finishes the build in a folder: one to be served as it stands, with the one file, or else one that Trunk serves.
///
/// # Errors
/// When the folder does not hold what is expected in it; the message names the part.
pub fn finish_in(staging: &Path, is_whole: bool) -> Result<()> {
    let page_path = staging.join("index.html");
    let page = fs::read_to_string(&page_path)?;
    let deployed = deployed::name_by_content(staging)?;
    let page = ahead::apply(&html::without_ignored_check_sums(&page), staging, &deployed)?;
    if !is_whole {
        // Trunk's script that reloads the page on a change is filled in as it is served: only a policy without hashes lets it run.
        let page = html::with_text_of(&page, "deployment", &deployed.to_json(None))?;
        return Ok(fs::write(&page_path, policy::apply(&page, policy::Place::Development)?)?);
    }
    fs::write(staging.join(licences::FILE), licences::text()?)?;
    let build = sums::name_of_build(staging)?;
    let page = html::with_text_of(&page, "deployment", &deployed.to_json(Some(&build)))?;
    fs::write(&page_path, policy::apply(&page, policy::Place::Site)?)?;
    let whole = one_file::assemble(staging, &page, &deployed, &build)?;
    fs::write(staging.join(ONE_FILE), policy::apply(&whole, policy::Place::Disk)?)?;
    offline::tell(staging, &build)?;
    sums::write(staging)
}

/// Bytes as hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or_default();
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// Sixteen digits that name a content.
pub fn short_name(content: &[u8]) -> String {
    hex(&Sha256::digest(content))[..16].to_owned()
}
