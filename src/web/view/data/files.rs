//! Spreadsheets in and out of the data: chosen or dropped, templates, and all tables as a workbook.

use leptos::{ev, prelude::*};
use office::Dropped;
use session::Session;
use sheets::{Table, limits::MAX_BYTES};

use crate::{
    i18n,
    own_rows::Which,
    runtime::files::{self, Given},
    state::Desk,
};

/// The most that files given at once may have together, in bytes.
const MAX_TOGETHER: usize = 4 * MAX_BYTES;

/// The kinds of files that are offered for choosing.
const ACCEPTED: &str = ".xlsx,.xls,.csv,.txt,.xlsm,.et";

/// The buttons beside the tables.
#[component]
pub fn FileButtons(which: RwSignal<Which>, kind: RwSignal<usize>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let read_only = move || desk.session.with(Session::is_read_only);
    let role = move || if which.get() == Which::Offers { Table::Offers } else { Table::Needs };
    view! {
        <label class="button file-button" class:is-disabled=read_only title=move || lang.get().import_open_note()>
            <input id="data-import" type="file" multiple accept=ACCEPTED disabled=read_only on:change=move |event| give(desk, files::all_chosen(&event)) />
            <span>{move || lang.get().import_open()}</span>
        </label>
        <button class="button" id="data-template" type="button" hidden=move || !which.get().is_of_kinds() title=move || lang.get().import_template_note()
            on:click=move |_| desk.save_template(role())>{move || lang.get().import_template()}</button>
        <button class="button" id="data-csv" type="button" hidden=move || !which.get().is_of_kinds() title=move || lang.get().csv_save_note()
            on:click=move |_| desk.save_csv(role(), kind.get_untracked())>{move || lang.get().csv_save()}</button>
        <button class="button" id="data-export" type="button" title=move || lang.get().import_export_note() on:click=move |_| desk.save_tables()>{move || lang.get().import_export()}</button>
    }
}

/// Files may be dropped.
pub fn on_drag(event: ev::DragEvent) {
    if files::are_dragged(&event) {
        event.prevent_default();
    }
}

/// Files were dropped.
pub fn on_drop(desk: Desk, event: &ev::DragEvent) {
    if !files::are_dragged(event) {
        return;
    }
    event.prevent_default();
    if !desk.session.with_untracked(Session::is_read_only) {
        give(desk, files::dropped(event));
    }
}

fn give(desk: Desk, given: Given) {
    leptos::task::spawn_local(async move {
        let (read, out) = files::read_all(given, MAX_BYTES, MAX_TOGETHER).await;
        if out > 0 {
            desk.toast(i18n::import_too_large(desk.lang.get_untracked(), out, MAX_BYTES), true);
        }
        desk.import_files(read.into_iter().map(|(name, bytes)| Dropped { name, bytes }).collect());
    });
}
