//! `cargo xtask sizes`: bytes of the release build, as they are and as servers send them. Called after `dist`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    finish::{sums, variants},
    run::{Result, fail, root},
};

/// Most bytes that the first plan may take to load, as a server sends them with gzip: all files of the folder but the one file and what
/// is loaded later. A little above what was reached; whoever needs more says why, here. Last lowered by 900,000, when what the first plan does
/// not need was split off the page's program and the engine's lists came to be sorted by one routine.
const FIRST_PLAN: usize = 1_368_000;

/// The one file, which nobody loads who has the folder.
const ONE_FILE: &str = "dongxi.html";

/// Ends the name of the part of the page's program that loads after the first plan.
const LATER_PART: &str = "_later.wasm";
/// Begin the names of what is loaded when it is first needed, after the first plan, or never by the page.
const LATER: [&str; 7] = ["office", "schema/", "offline.js", "manifest.webmanifest", "icon-", "licences.txt", "SHA256SUMS"];

/// Holds what the first plan takes to load against its budget.
///
/// # Errors
/// When it is more, with both numbers; when there is no release build.
pub fn within_budget() -> Result<()> {
    let mut bytes = 0;
    for (name, path) in files()? {
        let is_later = name.ends_with(LATER_PART) || LATER.iter().any(|later| name.starts_with(later));
        if name != ONE_FILE && !is_later {
            bytes += variants::gzip(&fs::read(path)?)?.len();
        }
    }
    println!("the first plan takes {bytes} bytes of at most {FIRST_PLAN}, with gzip");
    if bytes > FIRST_PLAN {
        fail(format!("the first plan takes {bytes} bytes to load, and may take {FIRST_PLAN}"))
    } else {
        Ok(())
    }
}

/// Prints a table of the files of `dist/`, then of the whole.
///
/// # Errors
/// When there is no release build.
pub fn sizes(_: &[String]) -> Result<()> {
    println!("\n{:>12} {:>12} {:>12}  file (bytes)", "raw", "gzip -9", "brotli -11");
    for (name, [raw, gzip, brotli]) in measured()? {
        println!("{raw:>12} {gzip:>12} {brotli:>12}  {name}");
    }
    Ok(())
}

/// The files of `dist/` with their bytes (raw, gzip, brotli), the largest first.
fn measured() -> Result<Vec<(String, [usize; 3])>> {
    let mut rows = Vec::new();
    for (name, path) in files()? {
        rows.push((name, measure(&path)?));
    }
    rows.sort_by_key(|(_, sizes)| std::cmp::Reverse(sizes[0]));
    Ok(rows)
}

/// The files of `dist/` and of its folders, by name; without their compressed twins.
fn files() -> Result<Vec<(String, PathBuf)>> {
    let dist = root().join("dist");
    if !dist.is_dir() {
        return fail("There is no release build; type: cargo xtask dist");
    }
    let mut files = sums::files(&dist)?;
    files.retain(|(name, _)| !variants::is_variant(name));
    Ok(files)
}

/// Bytes as they are, with gzip and with brotli; of the twins, where they lie beside the file.
fn measure(path: &Path) -> Result<[usize; 3]> {
    let content = fs::read(path)?;
    let [gzip, brotli] =
        variants::ENDINGS.map(|ending| fs::metadata(variants::twin(path, ending)).map(|about| about.len() as usize));
    let gzip = if let Ok(bytes) = gzip { bytes } else { variants::gzip(&content)?.len() };
    let brotli = if let Ok(bytes) = brotli { bytes } else { variants::brotli(&content)?.len() };
    Ok([content.len(), gzip, brotli])
}
