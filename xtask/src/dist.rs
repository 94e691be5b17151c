//! `cargo xtask dist`: the release build, made only where something changed since the last. Called by `test` too.

use std::{
    fs,
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

use crate::{
    bundle::{self, bundle},
    finish::{ONE_FILE, variants},
    run::{Result, fail, fresh, root, step},
    sizes, tools,
    twice::twice,
};

/// What the release build is made from.
const SOURCES: [&str; 8] =
    [".cargo", "Cargo.toml", "Cargo.lock", "Trunk.toml", "rust-toolchain.toml", "src", "public", "xtask/src"];

/// Sets up, builds, says how large it came out; with `--quick` the build for trying a change, whose size says nothing.
///
/// # Errors
/// When an option is not known, a tool cannot be set up or the build fails.
pub fn dist(arguments: &[String]) -> Result<()> {
    if let Some(other) = arguments.iter().find(|argument| !["--quick", "--twice"].contains(&argument.as_str())) {
        return fail(format!("`dist` has no option {other}; type: cargo xtask dist --help"));
    }
    step("Tools", tools::set_up)?;
    let asks = |option: &str| arguments.iter().any(|argument| argument == option);
    if asks("--quick") {
        return quick();
    }
    build()?;
    step("Compressed twins", compress)?;
    if asks("--twice") {
        return twice();
    }
    sizes::sizes(&[])
}

/// Builds with the profile `quick`: all files of the release build, soon, and not small.
fn quick() -> Result<()> {
    // What then lies in dist/ is no release build.
    match fs::remove_file(stamp()) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    step("Quick build", || bundle(&bundle::QUICK))
}

/// Where it is kept from what the release build in dist/ was made.
fn stamp() -> PathBuf {
    root().join("target").join("dist.stamp")
}

/// Builds unless what is there was built from the same sources.
///
/// # Errors
/// When the build fails.
pub fn build() -> Result<()> {
    let stamp = stamp();
    let sources = fingerprint(&SOURCES)?;
    if root().join("dist").join(ONE_FILE).is_file()
        && fs::read_to_string(&stamp).is_ok_and(|kept| made(&sources).is_ok_and(|now| now == kept))
    {
        fresh("Release build");
        return Ok(());
    }
    step("Release build", || bundle(&bundle::RELEASE))?;
    fs::write(stamp, made(&sources)?)?;
    Ok(())
}

/// Writes the compressed twins that are not there yet. The build stays the one that it was.
fn compress() -> Result<()> {
    let kept = fs::read_to_string(stamp())?;
    if variants::write(&root().join("dist"))? {
        let sources = kept.lines().next().unwrap_or_default();
        fs::write(stamp(), made(sources)?)?;
    }
    Ok(())
}

/// From which sources what lies in dist/ was made.
fn made(sources: &str) -> Result<String> {
    Ok(format!("{sources}\n{}\n", fingerprint(&["dist"])?))
}

/// Names the content of files and folders under the root.
fn fingerprint(paths: &[&str]) -> Result<String> {
    let mut files = Vec::new();
    for path in paths {
        list(&root().join(path), &mut files)?;
    }
    let mut hash = Sha256::new();
    for file in files {
        let content = fs::read(&file)?;
        hash.update(file.to_string_lossy().as_bytes());
        hash.update((content.len() as u64).to_le_bytes());
        hash.update(content);
    }
    Ok(crate::finish::hex(&hash.finalize()))
}

/// All files of a path, in the order of their names.
fn list(path: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if path.is_dir() {
        let mut entries =
            fs::read_dir(path)?.map(|entry| entry.map(|entry| entry.path())).collect::<std::io::Result<Vec<_>>>()?;
        entries.sort();
        entries.iter().try_for_each(|entry| list(entry, files))
    } else {
        if path.is_file() {
            files.push(path.to_owned());
        }
        Ok(())
    }
}
