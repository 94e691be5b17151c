//! The address of the page and its fragment.

use leptos::prelude::window;

/// The fragment without `#`; empty where there is none.
pub fn fragment() -> String {
    window().location().hash().unwrap_or_default().trim_start_matches('#').to_owned()
}

/// The address of the page with another fragment.
pub fn with_fragment(fragment: &str) -> String {
    let href = window().location().href().unwrap_or_default();
    let page = href.split('#').next().unwrap_or_default();
    format!("{page}#{fragment}")
}

/// Takes the fragment out of the address bar, without a new entry in the browser's history.
pub fn clear_fragment() {
    if let Ok(history) = window().history() {
        let href = window().location().href().unwrap_or_default();
        let page = href.split('#').next().unwrap_or_default().to_owned();
        // Refused only for pages without an origin; the fragment then stays, which does no harm.
        drop(history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&page)));
    }
}

/// Whether a link to this page opens for nobody else: it is a file, or served from this machine.
pub fn is_local() -> bool {
    let location = window().location();
    let host = location.hostname().unwrap_or_default();
    location.protocol().unwrap_or_default() == "file:" || host == "localhost" || host == "127.0.0.1" || host == "[::1]"
}
