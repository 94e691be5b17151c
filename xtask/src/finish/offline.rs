//! Tells the service worker what the release consists of: the files that it keeps, each with its check sum.

use std::{fs, path::Path};

use serde_json::json;

use super::{
    ONE_FILE,
    sums::{files, sum},
};
use crate::run::{Failure, Result, fail};

/// The service worker. Its name is the same in every release: a browser looks at the address it knows for a newer one.
const SCRIPT: &str = "offline.js";

/// What the script says of a release before it is one.
const BLANK: &str = "const RELEASE = { build: \"\", files: [] };";

/// Begin the names of what the page never asks for.
const LEFT_OUT: [&str; 3] = [SCRIPT, ONE_FILE, "schema/"];

/// Writes name and files of the release into the script.
///
/// # Errors
/// When it is not there, or is not as it is known here.
pub fn tell(staging: &Path, build: &str) -> Result<()> {
    let path = staging.join(SCRIPT);
    let script = fs::read_to_string(&path).map_err(|error| Failure(format!("{SCRIPT}: {error}")))?;
    let mut kept = Vec::new();
    for (name, file) in files(staging)?.into_iter().filter(|(name, _)| !LEFT_OUT.iter().any(|out| name.starts_with(out))) {
        kept.push(json!([name, sum(&fs::read(file)?)]));
    }
    let told = script.replacen(BLANK, &format!("const RELEASE = {};", json!({ "build": build, "files": kept })), 1);
    if told == script {
        return fail(format!("{SCRIPT} has no line `{BLANK}`"));
    }
    Ok(fs::write(path, told)?)
}
