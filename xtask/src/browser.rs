//! Sets up what the browser tests need: Chromium, its driver, a font with Chinese glyphs, the accessibility rules. Called by `test`.

pub mod engines;

use std::{env, path::PathBuf, process::Command};

use crate::{
    run::{Result, fail, fresh, output_of, program, run, step},
    tools,
};

const AXE: &str = "4.14.1";
/// Debian's packages. Without the font, pictures of Chinese pages show boxes.
const PACKAGES: [&str; 3] = ["chromium", "chromium-driver", "fonts-wqy-microhei"];

/// A browser and its driver.
pub struct Browser {
    /// The browser.
    pub chromium: PathBuf,
    /// Its driver.
    pub driver: PathBuf,
}

/// Finds the browser, installing it where that is allowed.
///
/// # Errors
/// When it is missing and cannot be installed: the message is the command to type.
pub fn set_up() -> Result<Browser> {
    tools::npm_package("axe-core", AXE)?;
    if let Some(browser) = find().filter(|_| has_chinese_font()) {
        fresh("Chromium, its driver, a Chinese font");
        return Ok(browser);
    }
    if let Err(failure) = install("Chromium, its driver, a Chinese font", &PACKAGES) {
        // A font alone is missed in pictures, and by nothing else.
        return find().filter(|_| output_of(program("apt-get").arg("--version")).is_none()).ok_or(failure);
    }
    find().map_or_else(|| fail(format!("Chromium is still not on the path; type: {}", by_hand(&PACKAGES))), Ok)
}

/// The command that installs packages, for a person to type.
fn by_hand(packages: &[&str]) -> String {
    format!("sudo apt-get install {}", packages.join(" "))
}

/// Installs Debian's packages, where that is allowed.
fn install(what: &str, packages: &[&str]) -> Result<()> {
    if output_of(program("apt-get").arg("--version")).is_none() {
        return fail(format!(
            "{what}: needed here, on the path, each browser with the driver of its version (or where the variables say that \
             `cargo xtask test --help` names)"
        ));
    }
    let Some(sudo) = rights() else {
        return fail(format!("{what}: missing; type: {}", by_hand(packages)));
    };
    step(&format!("{what}: apt-get install"), || {
        let apt = |arguments: &[&str]| {
            let mut command = if sudo { program("sudo") } else { program("apt-get") };
            if sudo {
                command.args(["-n", "apt-get"]);
            }
            command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
            command
        };
        run(&mut apt(&["update", "-qq"]))?;
        let all: Vec<&str> =
            ["install", "-y", "-qq", "--no-install-recommends"].into_iter().chain(packages.iter().copied()).collect();
        run(&mut apt(&all))
    })
}

fn find() -> Option<Browser> {
    Some(Browser {
        chromium: locate("CHROME", &["chromium", "chromium-browser", "google-chrome", "chrome"])?,
        driver: locate("CHROMEDRIVER", &["chromedriver"])?,
    })
}

/// A program named by a variable, or else the first of the names that is on the path.
fn locate(variable: &str, names: &[&str]) -> Option<PathBuf> {
    if let Some(path) = env::var_os(variable).map(PathBuf::from) {
        return path.is_file().then_some(path);
    }
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    let candidates = names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(format!("{name}{}", env::consts::EXE_SUFFIX))));
    candidates.into_iter().find(|candidate| candidate.is_file())
}

fn has_chinese_font() -> bool {
    // Only systems with fontconfig can be asked; others bring such fonts.
    !cfg!(target_os = "linux")
        || output_of(Command::new("fc-list").args([":lang=zh", "family"])).is_some_and(|list| !list.trim().is_empty())
}

/// How apt may be called: `Some(false)` as root, `Some(true)` through sudo without a password, `None` not at all.
fn rights() -> Option<bool> {
    if output_of(program("id").arg("-u")).is_some_and(|id| id.trim() == "0") {
        return Some(false);
    }
    output_of(program("sudo").args(["-n", "true"])).map(|_| true)
}
