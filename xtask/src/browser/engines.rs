//! Sets up the engines beside Chromium that `cargo xtask test --all-browsers` runs the journeys in: Firefox and `WebKit` of Debian's packages,
//! with their drivers.

use std::path::PathBuf;

use super::{install, locate};
use crate::{
    run::{Result, fail, fresh, tools_folder},
    tools,
};

const GECKODRIVER: &str = "0.37.1";
/// Debian's packages: Firefox; `WebKit` in GTK with its driver, and a screen for it, which it has no way to do without.
const PACKAGES: [&str; 4] = ["firefox-esr", "webkit2gtk-driver", "xvfb", "xauth"];
/// Folders of Debian's libraries, below which `WebKit` keeps the browser that its driver starts.
const LIBRARIES: [&str; 3] = ["/usr/lib", "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu"];
const WEBKITS: [&str; 3] = ["webkitgtk-6.0", "webkit2gtk-4.1", "webkit2gtk-4.0"];

/// An engine, and how journeys are run in it.
pub struct Engine {
    /// What running the journeys in it is called.
    pub step: &'static str,
    /// Variables of the environment: which engine, its driver, its browser.
    pub variables: Vec<(&'static str, PathBuf)>,
    /// Whether it needs a screen.
    pub needs_screen: bool,
}

/// Finds both, installing what is missing where that is allowed.
///
/// # Errors
/// When one is missing and cannot be installed: the message is the command to type.
pub fn set_up() -> Result<[Engine; 2]> {
    if find().is_none() {
        install("Firefox, WebKit and its driver, a screen for it", &PACKAGES)?;
    } else {
        fresh("Firefox, WebKit and its driver");
    }
    tools::geckodriver(GECKODRIVER)?;
    let Some([firefox, webkit, mini]) = find() else {
        return fail(format!("Firefox or WebKit is not there; type: sudo apt-get install {}", PACKAGES.join(" ")));
    };
    let gecko = tools_folder().join("bin").join("geckodriver");
    Ok([
        Engine {
            step: "The same in Firefox",
            variables: vec![("JOURNEY_ENGINE", "firefox".into()), ("GECKODRIVER", gecko), ("FIREFOX", firefox)],
            needs_screen: false,
        },
        Engine {
            step: "The same in WebKit",
            variables: vec![("JOURNEY_ENGINE", "webkit".into()), ("WEBKITDRIVER", webkit), ("MINI_BROWSER", mini)],
            needs_screen: true,
        },
    ])
}

/// Firefox, `WebKit`'s driver, and the browser that it starts.
fn find() -> Option<[PathBuf; 3]> {
    let firefox = locate("FIREFOX", &["firefox-esr", "firefox"])?;
    let driver = locate("WEBKITDRIVER", &["WebKitWebDriver"])?;
    locate("XVFB_RUN", &["xvfb-run"])?;
    let below =
        LIBRARIES.into_iter().flat_map(|folder| WEBKITS.map(|name| PathBuf::from(folder).join(name).join("MiniBrowser")));
    let mini = std::env::var_os("MINI_BROWSER").map(PathBuf::from).into_iter().chain(below).find(|path| path.is_file())?;
    Some([firefox, driver, mini])
}
