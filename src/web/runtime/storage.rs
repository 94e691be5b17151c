//! The browser's storage of texts: language, theme, results, what is on its way into the database; the slots themselves where there is no
//! database. Everything works without it; then nothing is kept.

use leptos::prelude::window;
use web_sys::Storage;

/// The planner's slots as versions before the database kept them.
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
/// The address at which others have the page.
pub const ADDRESS: &str = "dongxi.address";
/// What headings of files mean that the planner has said.
pub const HEADINGS: &str = "dongxi.headings";
/// Columns of the planner's tables that are not to be seen.
pub const HIDDEN_COLUMNS: &str = "dongxi.hidden-columns";
/// What the planner wants in a report.
pub const REPORT: &str = "dongxi.report";

/// Begins the keys of slots where there is no database.
const RECORD: &str = "dongxi.record.";
/// Begins the keys of what tabs have on its way into the database.
const PENDING: &str = "dongxi.pending.";

/// The slot that a tab has in use; for as long as the tab.
const SLOT: &str = "dongxi.slot";

/// That everything is to be deleted when the page is loaded next; for as long as the tab.
const FORGET: &str = "dongxi.forget";
/// Begins every key.
const OURS: &str = "dongxi.";

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

/// Whether it keeps anything at all.
pub fn works() -> bool {
    const TRIAL: &str = "dongxi.trial";
    let works = set(TRIAL, "") || storage().is_some_and(|storage| storage.length().is_ok_and(|length| length > 0));
    remove(TRIAL);
    works
}

/// All texts whose keys begin like this, by the rest of the key.
fn under(prefix: &str) -> Vec<(String, String)> {
    let Some(storage) = storage() else { return Vec::new() };
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|place| storage.key(place).ok().flatten());
    let of = |key: String| Some((key.strip_prefix(prefix)?.to_owned(), get(&key)?));
    keys.filter_map(of).collect()
}

/// The records of slots.
pub fn records() -> Vec<(String, String)> {
    under(RECORD)
}

/// The record of a key.
pub fn record(key: &str) -> Option<String> {
    get(&format!("{RECORD}{key}"))
}

/// Keeps a record; `false` where there is no room.
pub fn set_record(key: &str, text: &str) -> bool {
    set_first(&format!("{RECORD}{key}"), text)
}

/// Forgets a record.
pub fn remove_record(key: &str) {
    remove(&format!("{RECORD}{key}"));
}

/// What tabs had on its way into the database when they ended, by tab.
pub fn pending() -> Vec<(String, String)> {
    under(PENDING)
}

/// What a tab has on its way into the database.
pub fn pending_of(tab: &str) -> Option<String> {
    get(&format!("{PENDING}{tab}"))
}

/// Notes what a tab has on its way into the database; `false` where there is no room.
pub fn set_pending(tab: &str, text: &str) -> bool {
    set_first(&format!("{PENDING}{tab}"), text)
}

/// What a tab had on its way is there.
pub fn remove_pending(tab: &str) {
    remove(&format!("{PENDING}{tab}"));
}

/// The slot that this tab had in use when it was last loaded.
pub fn slot_of_tab() -> Option<u32> {
    window().session_storage().ok().flatten()?.get_item(SLOT).ok().flatten()?.parse().ok()
}

/// Notes the slot that this tab has in use.
pub fn set_slot_of_tab(slot: u32) {
    if let Some(storage) = window().session_storage().ok().flatten() {
        // Without it, the slot that was in use last anywhere is in use after a reload.
        drop(storage.set_item(SLOT, &slot.to_string()));
    }
}

/// Notes that everything is to be deleted when the page is loaded next; `false` where nothing can be noted, and nothing is kept.
pub fn note_to_forget() -> bool {
    window().session_storage().ok().flatten().is_some_and(|storage| storage.set_item(FORGET, "yes").is_ok())
}

/// Whether everything is to be deleted.
pub fn is_to_forget() -> bool {
    window().session_storage().ok().flatten().is_some_and(|storage| storage.get_item(FORGET).is_ok_and(|noted| noted.is_some()))
}

/// Forgets all texts, those of slots and results among them. What the database holds is cleared by itself.
pub fn forget() {
    for (key, _) in under(OURS) {
        remove(&format!("{OURS}{key}"));
    }
    if let Some(storage) = window().session_storage().ok().flatten() {
        drop(storage.remove_item(SLOT));
    }
}

/// Everything is deleted.
pub fn has_forgotten() {
    if let Some(storage) = window().session_storage().ok().flatten() {
        drop(storage.remove_item(FORGET));
    }
}

/// Keeps a text; `false` where the browser does not.
pub fn set(key: &str, text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, text).is_ok())
}
