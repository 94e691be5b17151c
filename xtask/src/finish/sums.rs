//! Check sums of what is released, and the name of a build, which is one too: the same files have the same name, wherever they were built.

use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

use super::{hex, short_name};
use crate::run::Result;

/// The file of check sums, as `sha256sum --check` reads it.
pub const SUMS: &str = "SHA256SUMS";

/// The files under a folder by their names from there, with slashes, in the order of their names.
///
/// # Errors
/// When it cannot be read.
pub fn files(folder: &Path) -> Result<Vec<(String, PathBuf)>> {
    fn list(folder: &Path, start: &str, found: &mut Vec<(String, PathBuf)>) -> Result<()> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = format!("{start}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                list(&entry.path(), &format!("{name}/"), found)?;
            } else {
                found.push((name, entry.path()));
            }
        }
        Ok(())
    }
    let mut found = Vec::new();
    list(folder, "", &mut found)?;
    found.sort();
    Ok(found)
}

/// The SHA-256 of a content in hexadecimal digits.
pub fn sum(content: &[u8]) -> String {
    hex(&Sha256::digest(content))
}

/// What a build is called: twelve digits that follow from its files before the page is finished.
///
/// # Errors
/// When a file cannot be read.
pub fn name_of_build(staging: &Path) -> Result<String> {
    Ok(short_name(listed(staging)?.as_bytes())[..12].to_owned())
}

/// A line for each file of a folder but the check sums themselves: its check sum and its name.
fn listed(folder: &Path) -> Result<String> {
    let mut all = String::new();
    for (name, path) in files(folder)?.into_iter().filter(|(name, _)| name != SUMS) {
        let _ = writeln!(all, "{}  {name}", sum(&fs::read(path)?));
    }
    Ok(all)
}

/// Writes the check sums of all files of a folder into it.
///
/// # Errors
/// When a file cannot be read or written.
pub fn write(staging: &Path) -> Result<()> {
    let all = listed(staging)?;
    Ok(fs::write(staging.join(SUMS), all)?)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{SUMS, files, name_of_build, write};

    #[test]
    fn a_build_is_called_by_what_is_in_it_and_every_file_has_its_sum() {
        let folder = std::env::temp_dir().join(format!("dongxi-sums-{}", std::process::id()));
        fs::create_dir_all(folder.join("data")).unwrap();
        fs::write(folder.join("a.js"), "a").unwrap();
        fs::write(folder.join("data").join("b.json"), "{}").unwrap();
        let name = name_of_build(&folder).unwrap();
        assert_eq!(name, name_of_build(&folder).unwrap());
        write(&folder).unwrap();
        let sums = fs::read_to_string(folder.join(SUMS)).unwrap();
        // printf a | sha256sum
        let of_a = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  a.js";
        assert!(sums.starts_with(of_a) && sums.lines().nth(1).unwrap().ends_with("  data/b.json"), "{sums}");
        fs::remove_file(folder.join(SUMS)).unwrap();
        fs::write(folder.join("data").join("b.json"), "[]").unwrap();
        assert_ne!(name, name_of_build(&folder).unwrap());
        assert_eq!(files(&folder).unwrap().len(), 2);
        fs::remove_dir_all(folder).unwrap();
    }
}
