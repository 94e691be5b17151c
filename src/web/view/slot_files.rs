//! All scenarios of the device as one file, and the scenarios of a file added to those of the device.

use exchange::autosave;
use leptos::prelude::*;
use session::Msg;

use crate::{
    i18n,
    messages::Standing,
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
    let name = i18n::slots_file(lang, &page::today(), ENDING);
    if text.ok().and_then(|text| files::save(&name, &text)).is_none() {
        desk.toast(lang.file_not_saved().to_owned(), true);
    }
}

/// The buttons under the list of slots.
#[component]
pub fn SlotFiles() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let import = move |event| {
        leptos::task::spawn_local(async move {
            let Some(text) = files::chosen(event, autosave::MAX_TEXT).await else { return };
            let words = lang.get_untracked();
            match text {
                Err(FileError::TooLarge) => desk.toast(words.file_too_large().to_owned(), true),
                Err(FileError::Unreadable) => desk.toast(words.file_unreadable().to_owned(), true),
                Ok(text) => match autosave::decode(&text) {
                    Ok((slots, _)) => desk.dispatch(Msg::SlotsImported(slots)),
                    Err(error) => desk.stand(Standing::File(error)),
                },
            }
        });
    };
    view! {
        <button class="button" type="button" id="slots-export" title=move || lang.get().slots_export_note() on:click=move |_| save_slots(desk)>
            {move || lang.get().slots_export()}
        </button>
        <label class="button file-button" title=move || lang.get().slots_import_note()>
            <input id="slots-import" type="file" accept=ENDING on:change=import />
            <span>{move || lang.get().slots_import()}</span>
        </label>
    }
}
