//! What the browser keeps: language, theme, autosave. Everything works without it; then nothing is kept.

use leptos::prelude::window;
use web_sys::Storage;

/// The planner's slots.
pub const AUTOSAVE: &str = "dongxi.autosave";
/// Results that need not be searched for again. They may go at any time; edits come first.
pub const RESULTS: &str = "dongxi.results";
/// An autosave that could not be read, kept aside.
pub const AUTOSAVE_ASIDE: &str = "dongxi.autosave.aside";
/// Most autosaves that are kept aside.
const MOST_ASIDE: usize = 20;
/// The language.
pub const LANGUAGE: &str = "dongxi.language";
/// Light or dark, where the planner chose.
pub const THEME: &str = "dongxi.theme";

/// That the tour was seen.
pub const TOUR: &str = "dongxi.tour";

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// What is kept under a key.
pub fn get(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Forgets what is kept under a key.
pub fn remove(key: &str) {
    if let Some(storage) = storage() {
        drop(storage.remove_item(key));
    }
}

/// Keeps the planner's work; where there is no room, results that were kept make way for it. `false` where the browser does not.
pub fn set_first(key: &str, text: &str) -> bool {
    if set(key, text) {
        return true;
    }
    remove(RESULTS);
    set(key, text)
}

/// Keeps an autosave that could not be read aside, beside those that were kept aside before, each once. `false` where there is no room:
/// then it stands where it stood.
pub fn set_aside(text: &str) -> bool {
    let place = |number: usize| if number == 0 { AUTOSAVE_ASIDE.to_owned() } else { format!("{AUTOSAVE_ASIDE}.{number}") };
    for number in 0..MOST_ASIDE {
        match get(&place(number)) {
            Some(kept) if kept == text => return true,
            Some(_) => {}
            None => return set_first(&place(number), text),
        }
    }
    false
}

/// Keeps a text; `false` where the browser does not.
pub fn set(key: &str, text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, text).is_ok())
}
