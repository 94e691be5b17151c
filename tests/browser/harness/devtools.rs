//! Chromium's own socket, for what may be asked of the browser as a whole only and the driver does not pass on: contexts, each as
//! empty as a new profile.

use serde_json::{Value, json};

use super::socket::{Socket, said};

/// A context and the connection that holds it: it is gone, with all windows in it, when this is dropped.
pub struct Context {
    socket: Socket,
    /// Its id.
    pub id: String,
}

impl Context {
    /// A new context of the browser that listens there (`host:port`).
    pub fn create(address: &str) -> Self {
        let whole = text(&said(address, "/json/version"), "webSocketDebuggerUrl");
        let path = whole.find("/devtools/").map(|at| &whole[at..]).unwrap_or_default();
        let mut socket = Socket::open(address, path);
        let id = socket.ask("Target.createBrowserContext", &json!({ "disposeOnDetach": true }));
        let id = text(&id["result"], "browserContextId");
        Self { socket, id }
    }

    /// A new window in it, and its id.
    pub fn open_window(&mut self) -> String {
        let window = json!({ "url": "about:blank", "browserContextId": self.id, "newWindow": true });
        text(&self.socket.ask("Target.createTarget", &window)["result"], "targetId")
    }
}

impl Drop for Context {
    fn drop(&mut self) {
        // The connection's end does it too, but later.
        self.socket
            .send(&json!({ "id": 0, "method": "Target.disposeBrowserContext", "params": { "browserContextId": self.id } }));
    }
}

fn text(answer: &Value, name: &str) -> String {
    answer[name].as_str().unwrap_or_else(|| panic!("the browser answers {answer}")).to_owned()
}
