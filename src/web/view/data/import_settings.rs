//! What files bring beside rows: settings that they have otherwise, and whole scenarios.

use std::sync::Arc;

use leptos::prelude::*;
use sheets::{Import, settings::Set};

use super::super::table::{self, Column, CopyButton, Listing, Plain, Start, Table};
use crate::{
    i18n::{self, Lang},
    state::Desk,
};

/// Files that hold a whole scenario.
#[component]
pub fn Whole(import: Arc<Import>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let one = |(file, code): (String, String)| {
        view! {
            <p class="import-choice import-whole">
                <span>{move || i18n::import_whole(lang.get(), &file)}</span>
                <button class="button button-dense import-open-whole" type="button" on:click=move |_| desk.open_whole(&code)>{move || lang.get().import_open_whole()}</button>
            </p>
        }
    };
    import.codes.iter().cloned().map(one).collect_view()
}

/// A setting that would be set, and its place in the list.
#[derive(Clone, PartialEq)]
struct SettingRow(usize, Set);

impl table::Row for SettingRow {
    fn key(&self) -> String {
        self.0.to_string()
    }
}

/// Settings that the files have otherwise, each to be taken or left.
#[component]
pub fn Settings(import: Arc<Import>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let rows: Vec<SettingRow> =
        import.settings.iter().cloned().enumerate().map(|(place, set)| SettingRow(place, set)).collect();
    let count = rows.len();
    let listing = Listing::new(desk, Start::new(Signal::stored(setting_columns(desk)), Signal::stored(rows)));
    let name = Signal::derive(move || lang.get().import_settings().to_owned());
    view! {
        <Show when=move || { count > 0 }>
            <div class="list-sum"><h3>{name}</h3><CopyButton of="import-settings" name sheet=move || listing.sheet(desk) /></div>
            <Table id="import-settings" name listing empty=Signal::stored(String::new()) />
        </Show>
    }
}

fn setting_columns(desk: Desk) -> Vec<Column<SettingRow>> {
    let taken = move |row: &SettingRow| {
        let place = row.0;
        let is_taken = move || desk.importing.choices.with(|choices| !choices.settings_left.contains(&place));
        let label = move || desk.lang.get().import_takes();
        view! {
            <input type="checkbox" aria-label=label prop:checked=is_taken on:change=move |event| desk.importing.choices.update(|choices| {
                if event_target_checked(&event) { choices.settings_left.remove(&place); } else { choices.settings_left.insert(place); }
            }) />
        }
        .into_any()
    };
    vec![
        Column::text("setting", Lang::import_setting, |reading, row: &SettingRow| {
            i18n::edit(reading.lang, reading.scenario, &row.1.setting.edit(reading.scenario))
        })
        .naming_the_row(),
        Column::text("file", Lang::import_file, |_, row: &SettingRow| row.1.place.file.clone()),
        Column::number("row", Lang::import_line, |_, row: &SettingRow| {
            row.1.place.row.map_or(Plain::Empty, |row| Plain::whole(i64::from(row)))
        }),
        Column::buttons("taken", Lang::import_takes, taken),
    ]
}
