//! Firefox's own socket (`WebDriver BiDi`), for what the `WebDriver` standard has no command for: the size of a page, scripts before those
//! of the page, a folder for downloads, and what is written to the console.

use serde_json::{Value, json};

use super::{engine::missing, socket::Socket};

/// The connection to one browser.
pub struct Bidi(Socket);

impl Bidi {
    /// Connects to the address that the session was given (`ws://host:port/path`), and listens to the console from then on.
    pub fn connect(url: &str) -> Self {
        let rest = url.strip_prefix("ws://").unwrap_or(url);
        let (address, path) = rest.split_once('/').unwrap_or((rest, ""));
        let mut bidi = Self(Socket::open(address, &format!("/{path}")));
        bidi.ask("session.subscribe", &json!({ "events": ["log.entryAdded"] }));
        bidi
    }

    /// A command's result. One that this Firefox does not know is missing to the journey.
    pub fn ask(&mut self, command: &str, parameters: &Value) -> Value {
        let answer = self.0.ask(command, parameters);
        if answer["error"] == "unknown command" {
            missing(command);
        }
        assert_eq!(answer["type"], "success", "{command}: {answer}");
        answer["result"].clone()
    }

    /// What was written to the console since the last time, as level and text.
    pub fn console(&mut self) -> Vec<(String, String)> {
        // Its answer comes after all that was written before.
        self.ask("session.status", &json!({}));
        let entries = self.0.told().into_iter().filter(|message| message["method"] == "log.entryAdded");
        let text = |entry: &Value, name: &str| entry["params"][name].as_str().unwrap_or_default().to_owned();
        entries.map(|entry| (text(&entry, "level"), text(&entry, "text"))).collect()
    }
}
