//! Commands that the driver knows and `fantoccini` does not: Chromium's own, the browser's log, and pointers as the standard has them.

use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

/// A command of the driver's.
#[derive(Debug)]
pub struct Extra {
    path: &'static str,
    body: Value,
}

impl Extra {
    /// A command of Chromium's `DevTools` protocol.
    pub fn cdp(command: &str, parameters: &Value) -> Self {
        Self { path: "goog/cdp/execute", body: json!({ "cmd": command, "params": parameters }) }
    }

    /// What was written to the console since the last time.
    pub fn console() -> Self {
        Self { path: "se/log", body: json!({ "type": "browser" }) }
    }

    /// Scripts are Firefox's own from now on, or the page's again.
    pub fn scripts_of(whom: &str) -> Self {
        Self { path: "moz/context", body: json!({ "context": whom }) }
    }

    /// What a mouse or a finger does, as the standard has it (`WebDriver`, Actions).
    pub fn pointer(kind: &str, acts: &[Value]) -> Self {
        let source = json!({ "type": "pointer", "id": kind, "parameters": { "pointerType": kind }, "actions": acts });
        Self { path: "actions", body: json!({ "actions": [source] }) }
    }
}

impl WebDriverCompatibleCommand for Extra {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}
