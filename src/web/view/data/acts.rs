//! What can be done with a row: it is copied and deleted; and what it lacks is said.

use std::sync::Arc;

use domain::Row;
use leptos::prelude::*;
use session::{Edit, Session};

use super::Cells;
use crate::{
    i18n,
    own_rows::{DataRow, Field, copy_of},
    runtime::page,
    view::icon::{Glyph, Icon},
};

/// Adds a row and shows it.
#[derive(Clone)]
pub struct Adding(pub Arc<dyn Fn(Row) + Send + Sync>);

/// What a row lacks, and what can be done with it.
#[component]
pub fn Acts(cells: Cells, row: DataRow, fields: Vec<Field>) -> impl IntoView {
    let desk = cells.desk;
    let lang = desk.lang;
    let Adding(add) = expect_context();
    let missing = row.missing(&fields);
    let name = {
        let row = row.0.clone();
        move || desk.scenario.with(|scenario| i18n::row_name(lang.get(), scenario, &row))
    };
    let (copied, named) = (row.0.clone(), name.clone());
    let copy = move |_| add(desk.scenario.with_untracked(|scenario| copy_of(scenario, &copied)));
    let id = row.0.id();
    let delete = move |_| {
        desk.edit(Edit::Remove(id.clone()));
        page::focus_later("#data-add");
    };
    let read_only = move || desk.session.with(Session::is_read_only);
    view! {
        <span class="data-acts">
            {(!missing.is_empty()).then(|| view! {
                <span class="tag tag-warn" title=move || lang.get().data_lacks_note()>{move || i18n::data_lacks(lang.get(), &missing.iter().map(|field| field.heading(lang.get())).collect::<Vec<_>>())}</span>
            })}
            <button class="tool data-copy" type="button" disabled=read_only aria-label=move || format!("{} {}", lang.get().data_copy(), named()) title=move || lang.get().data_copy() on:click=copy><Glyph icon=Icon::Copy /></button>
            <button class="tool data-delete" type="button" disabled=read_only aria-label=move || format!("{} {}", lang.get().data_delete(), name()) title=move || lang.get().data_delete() on:click=delete><Glyph icon=Icon::Bin /></button>
        </span>
    }
}
