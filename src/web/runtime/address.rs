//! The address of the page and its fragment.

use leptos::prelude::window;

/// The fragment without `#`; empty where there is none.
pub fn fragment() -> String {
    window().location().hash().unwrap_or_default().trim_start_matches('#').to_owned()
}

/// What the address names before its fragment under a name, as it is meant; `None` where it does not.
pub fn query(name: &str) -> Option<String> {
    let search = window().location().search().ok()?;
    web_sys::UrlSearchParams::new_with_str(&search).ok()?.get(name).filter(|text| !text.is_empty())
}

/// Takes what stands before the fragment out of the address, without a new step in the browser's history.
pub fn leave_query() {
    let location = window().location();
    let href = location.href().unwrap_or_default();
    let (page, fragment) = href.split_once('#').map_or((href.as_str(), None), |(page, fragment)| (page, Some(fragment)));
    let Some((page, _)) = page.split_once('?') else { return };
    let address = fragment.map_or_else(|| page.to_owned(), |fragment| format!("{page}#{fragment}"));
    if let Ok(history) = window().history() {
        // Where it is refused, it stays, and the planner is asked again at the next visit.
        drop(history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address)));
    }
}

/// Whether the page came encrypted.
pub fn is_encrypted() -> bool {
    window().location().protocol().unwrap_or_default() == "https:"
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
