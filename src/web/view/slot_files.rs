//! All scenarios of the device as one file, and the scenarios of a file added to those of the device.

use exchange::{
    autosave::{self, AutosaveError},
    scenario_json,
};
use leptos::prelude::*;
use office::Request;
use session::{Slot, SlotId};

use crate::{
    i18n,
    runtime::{
        files::{self, FileError},
        page,
    },
    state::Desk,
};

/// How the names of such files end.
const ENDING: &str = ".dongxi";

/// Saves all scenarios of the device as one file.
pub fn save_slots(desk: Desk) {
    let lang = desk.lang.get_untracked();
    let text = desk.session.with_untracked(|session| autosave::encode(&session.slots, session.current));
    save(desk, text, &i18n::slots_file(lang, &page::today(), ENDING));
}

/// Saves the scenario in view as a file, with its steps.
pub fn save_shown(desk: Desk) {
    let (slot, name) = shown(desk);
    let text = autosave::encode(std::slice::from_ref(&slot), slot.id);
    save(desk, text, &i18n::slot_file(&name, &page::today(), ENDING));
}

/// The scenario in view as a slot, and what it is called.
fn shown(desk: Desk) -> (Slot, String) {
    let lang = desk.lang.get_untracked();
    desk.session.with_untracked(|session| {
        let slot = match session.preview.as_ref().filter(|_| session.shows_preview()) {
            Some(preview) => {
                Slot { id: SlotId(1), name: preview.name.clone(), is_starred: false, document: preview.document.clone() }
            }
            None => session.slot().clone(),
        };
        let name = i18n::slot_title(lang, session.base(), &slot.name);
        (slot, name)
    })
}

fn save(desk: Desk, text: Result<String, AutosaveError>, name: &str) {
    if text.ok().and_then(|text| files::save(name, &text)).is_none() {
        desk.tell_not_saved();
    }
}

/// Whether a file is JSON by how it begins.
fn is_json(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    text.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{')
}

/// Saves the scenario in view as JSON.
fn save_json(desk: Desk) {
    let name = i18n::slot_file(&shown(desk).1, &page::today(), ".json");
    let scenario = Box::new(desk.scenario.with_untracked(|scenario| (**scenario).clone()));
    desk.save_made(Request::Json { scenario }, name, files::JSON);
}

/// The buttons under the list of slots.
#[component]
pub fn SlotFiles() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let import = move |event| {
        leptos::task::spawn_local(async move {
            let Some(file) = files::chosen_bytes(event, autosave::MAX_TEXT.max(scenario_json::MAX_BYTES)).await else { return };
            let words = lang.get_untracked();
            match file {
                Err(FileError::TooLarge) => desk.toast(words.file_too_large().to_owned(), true),
                Err(FileError::Unreadable) => desk.toast(words.file_unreadable().to_owned(), true),
                Ok((name, bytes)) if is_json(&bytes) => desk.read_json(&name, bytes).await,
                Ok((_, bytes)) => desk.import_slots(&String::from_utf8_lossy(&bytes)),
            }
        });
    };
    view! {
        <button class="button" type="button" id="slots-export" title=move || lang.get().slots_export_note() on:click=move |_| save_slots(desk)>
            {move || lang.get().slots_export()}
        </button>
        <button class="button" type="button" id="slot-json" title=move || lang.get().json_save_note() on:click=move |_| save_json(desk)>{move || lang.get().json_save()}</button>
        <label class="button file-button" title=move || lang.get().slots_import_note()>
            <input id="slots-import" type="file" accept=".dongxi,.json" on:change=import />
            <span>{move || lang.get().slots_import()}</span>
        </label>
    }
}
