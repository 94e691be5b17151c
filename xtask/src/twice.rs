//! `cargo xtask dist --twice`: builds the release again from a copy of the sources in another folder, and holds every file of both against
//! each other.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use crate::{
    finish::sums::{files, sum},
    run::{Failure, Result, cargo, fail, program, root, run, step, tools_folder},
};

/// What is no source.
const LEFT_OUT: [&str; 3] = ["target", "dist", ".git"];

/// Builds from a copy in a folder of another name and depth, with a target folder of its own, and compares with `dist/`.
///
/// # Errors
/// When a file is not the same, with the names of all such files; when the second build fails.
pub fn twice() -> Result<()> {
    let copy = std::env::temp_dir().join(format!("dongxi-{}", std::process::id())).join("a second folder");
    let result = step("The same sources in another folder", || again(&copy));
    // A copy that cannot be removed is the system's to clear: it is among its temporary files.
    drop(copy.parent().map(fs::remove_dir_all));
    result
}

fn again(copy: &Path) -> Result<()> {
    fs::create_dir_all(copy)?;
    for entry in fs::read_dir(root())? {
        let entry = entry?;
        if !LEFT_OUT.iter().any(|name| entry.file_name() == *name) {
            copy_all(&entry.path(), &copy.join(entry.file_name()))?;
        }
    }
    // The tools are no part of what is compared, and take minutes to set up.
    copy_all(&tools_folder(), &copy.join("target").join("tools"))?;
    run(cargo().current_dir(copy).env_remove("CARGO_TARGET_DIR").args(["xtask", "dist"]))?;
    let (one, other) = (sums_of(&root().join("dist"))?, sums_of(&copy.join("dist"))?);
    let names: std::collections::BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    let differ: Vec<&str> = names.into_iter().filter(|name| one.get(*name) != other.get(*name)).map(String::as_str).collect();
    if differ.is_empty() {
        println!("{} files, byte for byte the same", one.len());
        Ok(())
    } else {
        fail(format!("not the same in both builds: {}", differ.join(", ")))
    }
}

fn sums_of(folder: &Path) -> Result<BTreeMap<String, String>> {
    files(folder)?.into_iter().map(|(name, path): (String, PathBuf)| Ok((name, sum(&fs::read(path)?)))).collect()
}

/// Copies with links and permissions as they are.
fn copy_all(from: &Path, to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    let copied = program("cp").arg("-a").arg(from).arg(to).status();
    match copied {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => fail(format!("{} could not be copied", from.display())),
        Err(error) => Err(Failure(format!("`cp` cannot be started: {error}"))),
    }
}
