//! The address of the page and its fragment.

use leptos::prelude::window;

/// The fragment without `#`; empty where there is none.
pub fn fragment() -> String {
    window().location().hash().unwrap_or_default().trim_start_matches('#').to_owned()
}

/// The whole address.
pub fn whole() -> String {
    window().location().href().unwrap_or_default()
}

/// The address of the page with another fragment.
pub fn with_fragment(fragment: &str) -> String {
    let href = window().location().href().unwrap_or_default();
    let page = href.split('#').next().unwrap_or_default();
    if fragment.is_empty() { page.to_owned() } else { format!("{page}#{fragment}") }
}

/// Makes the fragment another one, as a new step of the browser's history.
pub fn push(fragment: &str) {
    let pushed = window()
        .history()
        .and_then(|history| history.push_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&with_fragment(fragment))));
    if pushed.is_err() {
        // Some browsers refuse it to pages from disk; this makes a step too.
        drop(window().location().set_hash(fragment));
    }
}

/// Makes the fragment another one, without a new step in the browser's history.
pub fn replace(fragment: &str) {
    if let Ok(history) = window().history() {
        // Where it is refused, the fragment stays, which does no harm.
        drop(history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&with_fragment(fragment))));
    }
}

/// Whether a link to this page opens for nobody else: it is a file, or served from this machine.
pub fn is_local() -> bool {
    let location = window().location();
    let host = location.hostname().unwrap_or_default();
    location.protocol().unwrap_or_default() == "file:" || host == "localhost" || host == "127.0.0.1" || host == "[::1]"
}
