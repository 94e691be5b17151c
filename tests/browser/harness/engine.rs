//! The browser engine that journeys run in: Chromium, or another that `JOURNEY_ENGINE` names. `cargo xtask test --all-browsers` runs them
//! in all three.
//!
//! A journey that does what an engine's driver cannot do is not run in that engine, and says so with its name: it ends at the act, with
//! [`Missing`], and is no failure. So no journey has to list engines.

use std::{env, panic::panic_any};

use fantoccini::wd::Capabilities;
use serde_json::{Value, json};

use super::View;

/// Variable of the environment that names another engine than Chromium.
const ENGINE: &str = "JOURNEY_ENGINE";
/// Variable of the environment with the browser that the `WebKit` driver starts.
const MINI_BROWSER: &str = "MINI_BROWSER";

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chrome, Edge, 360, QQ, `WeChat`.
    Chromium,
    /// Firefox.
    Firefox,
    /// Safari, as Debian has it: in GTK.
    WebKit,
}

/// What the driver of an engine cannot do; the payload of the panic that ends a journey there.
pub struct Missing(pub String);

impl Engine {
    /// The one that this run is in.
    pub fn current() -> Self {
        match env::var(ENGINE).as_deref() {
            Err(_) | Ok("" | "chromium") => Self::Chromium,
            Ok("firefox") => Self::Firefox,
            Ok("webkit") => Self::WebKit,
            Ok(other) => panic!("{ENGINE} is chromium, firefox or webkit, not {other}"),
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKit",
        }
    }
}

/// Ends the journey: it needs what only Chromium's driver can do, or only Chromium's and Firefox's.
pub fn missing(what: &str) -> ! {
    panic_any(Missing(what.to_owned()))
}

/// Ends the journey in other engines than Chromium.
pub fn chromium_only(what: &str) {
    if Engine::current() != Engine::Chromium {
        missing(what);
    }
}

/// Ends the journey in `WebKit`.
pub fn not_in_webkit(what: &str) {
    if Engine::current() == Engine::WebKit {
        missing(what);
    }
}

/// What a browser of an engine is started with, to be looked at through a screen. Chromium's screen is set later.
pub fn capabilities(view: View) -> Capabilities {
    let all = match Engine::current() {
        Engine::Chromium => {
            json!({ "browserName": "chrome", "goog:chromeOptions": chromium(), "goog:loggingPrefs": { "browser": "ALL" } })
        }
        Engine::Firefox => json!({ "webSocketUrl": true, "moz:firefoxOptions": firefox(view) }),
        Engine::WebKit => {
            let program = env::var(MINI_BROWSER)
                .unwrap_or_else(|_| panic!("{MINI_BROWSER} names no browser; type: cargo xtask test --all-browsers"));
            json!({ "webkitgtk:browserOptions": { "binary": program, "args": ["--automation"] } })
        }
    };
    match all {
        Value::Object(all) => all,
        _ => unreachable!("written as an object above"),
    }
}

/// A host that browsers do not trust as they trust this machine's own address: for pages over plain http.
const UNTRUSTED: &str = "office.example";

fn chromium() -> Value {
    let untrusted = format!("--host-resolver-rules=MAP {UNTRUSTED} 127.0.0.1");
    let mut arguments = vec![
        "--headless=new",
        "--disable-gpu",
        "--no-first-run",
        // Or it tries to reach the outside.
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--font-render-hinting=none",
        "--window-size=1440,1000",
        &untrusted,
    ];
    if is_root() {
        arguments.push("--no-sandbox");
    }
    let mut chrome = json!({ "args": arguments });
    if let Ok(program) = env::var("CHROME") {
        chrome["binary"] = json!(program);
    }
    chrome
}

fn firefox(view: View) -> Value {
    let mut preferences = json!({
        // A person's browser asks once, by a button of its own.
        "dom.events.testing.asyncClipboard": true,
        "network.dns.localDomains": UNTRUSTED,
        // As a person's browser has it: what is opened from disk reads no file beside it.
        "security.fileuri.strict_origin_policy": true,
    });
    for (name, value) in seen_through(view) {
        preferences[name] = json!(value);
    }
    let arguments = ["-headless", "--width=1440", "--height=1000"];
    let mut firefox = json!({ "args": arguments, "prefs": preferences });
    if let Ok(program) = env::var("FIREFOX") {
        firefox["binary"] = json!(program);
    }
    firefox
}

/// Firefox's preferences for what a page is looked at through, but for its size.
pub fn seen_through(view: View) -> [(&'static str, i32); 5] {
    // Coarse, as fingers are; else fine, and hovering.
    let pointer = if view.phone { 1 } else { 6 };
    [
        ("layout.css.prefers-color-scheme.content-override", i32::from(!view.dark)),
        ("ui.primaryPointerCapabilities", pointer),
        ("ui.allPointerCapabilities", pointer),
        ("dom.w3c_touch_events.enabled", i32::from(view.phone)),
        // 2: always those of the device.
        ("browser.display.document_color_use", if view.forced_colours { 2 } else { 0 }),
    ]
}

/// Chromium has no sandbox for the root user.
#[cfg(unix)]
fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|own| std::os::unix::fs::MetadataExt::uid(&own) == 0)
}

#[cfg(not(unix))]
fn is_root() -> bool {
    false
}
