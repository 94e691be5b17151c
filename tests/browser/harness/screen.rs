//! What a page is looked at through, and what runs in it before its own scripts: set by commands that are another engine's own each.

use serde_json::{Value, json};

use super::{
    Page, View,
    cdp::Extra,
    engine::{Engine, missing, seen_through},
};

/// A window without its frame, after this many tries to give it its size.
const TRIES: usize = 4;

impl Page {
    /// Looks at the page through another screen.
    pub async fn look_through(&self, view: View) {
        match Engine::current() {
            Engine::Chromium => self.emulate(view).await,
            Engine::Firefox => {
                self.prefer(view).await;
                let context = String::from(self.tab().await);
                self.told(
                    "browsingContext.setViewport",
                    &json!({ "context": context, "viewport": { "width": view.width, "height": view.height }, "devicePixelRatio": view.scale }),
                );
            }
            Engine::WebKit => {
                if view.dark || view.forced_colours {
                    missing("the device's own colours");
                }
                self.resize(view).await;
            }
        }
    }

    /// Sets Firefox's preferences for a screen.
    async fn prefer(&self, view: View) {
        let of = async |whom| {
            let turned = self.client().issue_cmd(Extra::scripts_of(whom)).await;
            turned.unwrap_or_else(|error| panic!("scripts of {whom}: {error}"))
        };
        of("chrome").await;
        for (name, value) in seen_through(view) {
            self.run("Services.prefs.setIntPref(arguments[0], arguments[1])", vec![json!(name), json!(value)]).await;
        }
        of("content").await;
    }

    async fn emulate(&self, view: View) {
        let metrics =
            json!({ "width": view.width, "height": view.height, "deviceScaleFactor": view.scale, "mobile": view.phone });
        self.cdp("Emulation.setDeviceMetricsOverride", metrics).await;
        self.cdp("Emulation.setTouchEmulationEnabled", json!({ "enabled": view.phone })).await;
        let features = json!([
            { "name": "prefers-color-scheme", "value": if view.dark { "dark" } else { "light" } },
            { "name": "forced-colors", "value": if view.forced_colours { "active" } else { "none" } },
        ]);
        self.cdp("Emulation.setEmulatedMedia", json!({ "features": features })).await;
    }

    /// Makes the window as large as it takes for what is in it.
    async fn resize(&self, view: View) {
        let (mut width, mut height) = (view.width, view.height);
        for _ in 0..TRIES {
            self.client()
                .set_window_size(width, height)
                .await
                .unwrap_or_else(|error| panic!("a window of another size: {error}"));
            let inner = self.run("return [innerWidth, innerHeight]", Vec::new()).await;
            let lacking = |place: usize, wanted: u32| inner[place].as_u64().map_or(0, |is| i64::from(wanted) - is as i64);
            let (across, along) = (lacking(0, view.width), lacking(1, view.height));
            // Its window is never narrower than its own buttons are wide: some 450 pixels, a phone's layout all the same.
            if along == 0 && (across == 0 || view.phone && across < 0) {
                return;
            }
            width = (i64::from(width) + across).max(1) as u32;
            height = (i64::from(height) + along).max(1) as u32;
        }
        missing("a window of this size");
    }

    /// Has scripts run in every document from now on, before its own.
    pub async fn prepare(&self) {
        for source in self.scripts() {
            match Engine::current() {
                // By the site.
                Engine::WebKit => {}
                _ => self.put_before(source).await,
            }
        }
    }

    /// Has a script run in every document of this tab from now on, before its own.
    pub(super) async fn put_before(&self, source: &str) {
        match Engine::current() {
            Engine::Chromium => {
                let told = self.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await;
                assert_ne!(told, Value::Null);
            }
            Engine::Firefox => {
                let context = String::from(self.tab().await);
                let function = format!("() => {{ {source} }}");
                self.told("script.addPreloadScript", &json!({ "functionDeclaration": function, "contexts": [context] }));
            }
            Engine::WebKit => missing("scripts before those of the page"),
        }
    }

    fn told(&self, command: &str, parameters: &Value) {
        if let Some(bidi) = self.bidi() {
            bidi.borrow_mut().ask(command, parameters);
        }
    }
}
