//! Sets up what the browser tests need: Chromium, its driver, a font with Chinese glyphs, the accessibility rules. Called by `test`.

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
    let by_hand = format!("sudo apt-get install {}", PACKAGES.join(" "));
    if output_of(program("apt-get").arg("--version")).is_none() {
        return find().map_or_else(
            || fail("The browser tests need Chromium and chromedriver of the same version on the path (or in CHROME and CHROMEDRIVER)."),
            Ok,
        );
    }
    let Some(sudo) = rights() else {
        return fail(format!("Chromium, its driver or a Chinese font is missing; type: {by_hand}"));
    };
    step("Chromium, its driver, a Chinese font: apt-get install", || {
        let apt = |arguments: &[&str]| {
            let mut command = if sudo { program("sudo") } else { program("apt-get") };
            if sudo {
                command.args(["-n", "apt-get"]);
            }
            command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
            command
        };
        run(&mut apt(&["update", "-qq"]))?;
        let install: Vec<&str> = ["install", "-y", "-qq", "--no-install-recommends"].into_iter().chain(PACKAGES).collect();
        run(&mut apt(&install))
    })?;
    find().map_or_else(|| fail(format!("Chromium is still not on the path; type: {by_hand}")), Ok)
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
