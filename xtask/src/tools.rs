//! Sets up what the build needs, each only where it is missing: the wasm32 target, wasm-bindgen, wasm-opt; and Trunk for `serve`. Called
//! by every command that builds.

use std::{fs, path::Path};

use crate::run::{Failure, Result, cargo, fail, fresh, output_of, program, root, run, step, tools_folder};

/// Trunk 0.22 needs a newer compiler than the one the project states.
const TRUNK: &str = "0.21.14";
/// The npm package that carries wasm-opt.
const BINARYEN: &str = "132.0.0";
const CARGO_DENY: &str = "0.20.2";
/// What our own front of wasm-bindgen says of itself beside its version, so that one of before is not taken for it.
const BINDGEN: &str = "parts-2";
/// What the programs of the page are compiled to.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Sets up all tools of the build.
///
/// # Errors
/// When one cannot be installed; the message says what to do.
pub fn set_up() -> Result<()> {
    wasm_target()?;
    wasm_bindgen()?;
    npm_package("binaryen", BINARYEN)
}

/// Sets up Trunk, which serves the page while it is worked on.
///
/// # Errors
/// When it cannot be installed.
pub fn trunk() -> Result<()> {
    cargo_tool("trunk", TRUNK, &["--locked", "--no-default-features", "--features", "rustls"])
}

/// Sets up the driver of Firefox.
///
/// # Errors
/// When it cannot be installed.
pub fn geckodriver(version: &str) -> Result<()> {
    cargo_tool("geckodriver", version, &["--locked"])
}

/// Sets up cargo-deny.
///
/// # Errors
/// When it cannot be installed.
pub fn cargo_deny() -> Result<()> {
    cargo_tool("cargo-deny", CARGO_DENY, &["--locked"])
}

fn wasm_target() -> Result<()> {
    let there = output_of(program("rustc").args(["--print", "target-libdir", "--target", TARGET]))
        .is_some_and(|folder| Path::new(folder.trim()).is_dir());
    if there {
        fresh("Rust target wasm32");
        return Ok(());
    }
    step("Rust target wasm32: rustup target add", || {
        run(program("rustup").args(["target", "add", TARGET]))
            .map_err(|failure| Failure(format!("{failure}. Install rustup (https://rustup.rs), then try again.")))
    })
}

/// Installs a program of the Rust registry into the folder of tools.
fn cargo_tool(package: &str, version: &str, options: &[&str]) -> Result<()> {
    let folder = tools_folder();
    if has_version(&folder.join("bin").join(format!("{package}{}", std::env::consts::EXE_SUFFIX)), version) {
        fresh(&format!("{package} {version}"));
        return Ok(());
    }
    step(&format!("{package} {version}: cargo install (some minutes, once)"), || {
        let build = folder.join("build");
        let result = run(cargo()
            .args(["install", package, "--version", version, "--force", "--quiet", "--root"])
            .arg(&folder)
            .args(options)
            // Away from the project's own toolchain file and target folder, and quick to build rather than quick to run: their
            // own profiles ask for minutes of link-time optimisation.
            .env("CARGO_TARGET_DIR", &build)
            .envs([
                ("CARGO_PROFILE_RELEASE_LTO", "false"),
                ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
                ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
                ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
            ]));
        if build.exists() {
            fs::remove_dir_all(&build)?;
        }
        result
    })
}

/// Builds our own front of wasm-bindgen, and puts it where Trunk finds it.
fn wasm_bindgen() -> Result<()> {
    let version = locked_version("wasm-bindgen")?;
    let suffix = std::env::consts::EXE_SUFFIX;
    let path = tools_folder().join("bin").join(format!("wasm-bindgen{suffix}"));
    if has_version(&path, &version) && has_version(&path, BINDGEN) {
        fresh(&format!("wasm-bindgen {version}"));
        return Ok(());
    }
    step(&format!("wasm-bindgen {version}: cargo build"), || {
        run(cargo().args(["build", "--quiet", "--package", "bindgen"]))?;
        fs::create_dir_all(tools_folder().join("bin"))?;
        // Away first: it may be running, and then cannot be written to.
        if path.exists() {
            fs::remove_file(&path)?;
        }
        fs::copy(root().join("target").join("debug").join(format!("bindgen{suffix}")), &path)?;
        Ok(())
    })
}

/// Whether a program is there and of a version.
fn has_version(path: &Path, version: &str) -> bool {
    let found = output_of(program(&path.to_string_lossy()).arg("--version"));
    found.is_some_and(|text| text.split_whitespace().any(|word| word == version))
}

/// Installs a package of npm into the folder of tools.
///
/// # Errors
/// When npm is missing or refuses.
pub fn npm_package(name: &str, version: &str) -> Result<()> {
    let folder = tools_folder().join("npm");
    if npm_version(&folder, name).as_deref() == Some(version) {
        fresh(&format!("{name} {version}"));
        return Ok(());
    }
    step(&format!("{name} {version}: npm install"), || {
        fs::create_dir_all(&folder)?;
        let manifest = folder.join("package.json");
        if !manifest.exists() {
            fs::write(&manifest, "{ \"private\": true }\n")?;
        }
        run(program(if cfg!(windows) { "npm.cmd" } else { "npm" })
            .args(["install", "--save-exact", "--no-audit", "--no-fund", "--loglevel=error", "--prefix"])
            .arg(&folder)
            .arg(format!("{name}@{version}")))
        .map_err(|failure| Failure(format!("{failure}. Install Node.js 20 or newer with npm, then try again.")))
    })
}

fn npm_version(folder: &Path, name: &str) -> Option<String> {
    let text = fs::read_to_string(folder.join("node_modules").join(name).join("package.json")).ok()?;
    let manifest: serde_json::Value = serde_json::from_str(&text).ok()?;
    manifest["version"].as_str().map(str::to_owned)
}

/// The version of a package in Cargo.lock.
fn locked_version(package: &str) -> Result<String> {
    let text = fs::read_to_string(root().join("Cargo.lock"))?;
    version_in_lock(&text, package).map_or_else(|| fail(format!("Cargo.lock does not name {package}")), Ok)
}

fn version_in_lock(lock: &str, package: &str) -> Option<String> {
    let entry = format!("name = \"{package}\"\nversion = \"");
    let start = lock.find(&entry)? + entry.len();
    lock[start..].split('"').next().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::version_in_lock;

    #[test]
    fn the_version_of_the_very_package_is_read_from_the_lock_file() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in_lock(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in_lock(lock, "wasm"), None);
    }
}
