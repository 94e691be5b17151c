//! What is kept on this device, how it may be lost, and how all of it is saved as a file or deleted.

use leptos::prelude::*;

use super::slot_files::save_slots;
use crate::{
    runtime::{page, storage},
    state::Desk,
};

/// The part of the page of explanations.
#[component]
pub fn DeviceNote() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let is_asked = RwSignal::new(false);
    let ask = move |_| {
        is_asked.set(true);
        page::focus_later("#forget-leave");
    };
    let leave = move |_| {
        is_asked.set(false);
        page::focus_later("#forget");
    };
    // The page that is loaded anew does it, before it reads anything: this one would go on keeping what it knows.
    let forget = move |_| {
        if storage::note_to_forget() {
            page::reload();
        } else {
            is_asked.set(false);
            desk.toast(lang.get_untracked().device_not_deleted().to_owned(), true);
        }
    };
    view! {
        <h2>{move || lang.get().device_title()}</h2>
        <p>{move || lang.get().device_note()}</p>
        <div class="prose-actions">
            <button class="button" id="save-everything" type="button" on:click=move |_| save_slots(desk)>{move || lang.get().slots_export()}</button>
            <Show when=move || !is_asked.get()>
                <button class="button button-quiet" id="forget" type="button" on:click=ask>{move || lang.get().device_delete()}</button>
            </Show>
        </div>
        <Show when=move || is_asked.get()>
            <div class="prose-ask" id="forget-ask" role="alert">
                <p>{move || lang.get().device_ask()}</p>
                <div class="prose-actions">
                    <button class="button" id="forget-leave" type="button" on:click=leave>{move || lang.get().cancel()}</button>
                    <button class="button button-primary" id="forget-all" type="button" on:click=forget>{move || lang.get().device_delete_all()}</button>
                </div>
            </div>
        </Show>
    }
}
