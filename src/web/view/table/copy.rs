//! Copies a table: by its button, and by Ctrl+C while it has the focus.

use leptos::{ev::KeyboardEvent, prelude::*};

use super::sheet::Sheet;
use crate::{
    i18n,
    runtime::{clipboard, page},
    state::Desk,
    view::icon::{Glyph, Icon},
};

/// Copies a sheet and says so.
fn copy(desk: Desk, sheet: Sheet) {
    leptos::task::spawn_local(async move {
        let lang = desk.lang.get_untracked();
        if clipboard::copy_table(&sheet.tab_separated(), &sheet.html()).await {
            desk.toast(i18n::table_copied(lang, sheet.rows.len(), sheet.headings.len()), false);
        } else {
            desk.toast(lang.table_not_copied().to_owned(), true);
        }
    });
}

/// Ctrl+C, or ⌘C, while no text is selected and nothing is being typed: copies the sheet.
pub fn copy_on_key(desk: Desk, event: &KeyboardEvent, sheet: impl FnOnce() -> Sheet) {
    let asks = (event.ctrl_key() || event.meta_key()) && !event.alt_key() && !event.shift_key();
    if asks && event.key().eq_ignore_ascii_case("c") && !page::is_typing() && !clipboard::is_text_selected() {
        event.prevent_default();
        event.stop_propagation();
        copy(desk, sheet());
    }
}

/// The button that copies a table.
#[component]
pub fn CopyButton(
    /// Name of the table.
    #[prop(into)]
    name: Signal<String>,
    /// Id of the table.
    of: &'static str,
    /// What is copied, as it is when the button is pressed.
    sheet: impl Fn() -> Sheet + 'static,
) -> impl IntoView {
    let desk = Desk::get();
    let label = move || i18n::copy_table(desk.lang.get(), &name.get());
    view! {
        <button class="button button-quiet button-dense copy-table" type="button" data-copies=of aria-label=label
            title=move || desk.lang.get().table_copy_hint() on:click=move |_| copy(desk, sheet())>
            <Glyph icon=Icon::Copy /><span>{move || desk.lang.get().table_copy()}</span>
        </button>
    }
}
