//! What can be done with a row: it is copied and deleted; and what it lacks is said.

use std::sync::Arc;

use domain::{
    Row, Unit,
    attribute::{Form, RULE_VALUE, Value},
    estimate,
};
use leptos::prelude::*;
use session::{Edit, Session};

use super::{Cells, cells::focus};
use crate::{
    i18n,
    own_rows::{DataRow, Field, Which, copy_of},
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
    let copy = move |_| {
        if let Some(row) = desk.scenario.with_untracked(|scenario| copy_of(scenario, &copied)) {
            add(row);
        }
    };
    let id = row.0.id();
    let delete = move |_| {
        if desk.scenario.with_untracked(|scenario| scenario.rows_of(&id).is_empty()) {
            desk.edit(Edit::Remove(id.clone()));
            page::focus_later("#data-add");
        } else {
            cells.doomed.set(Some(id.clone()));
            page::focus_later("#data-doomed button");
        }
    };
    let grows = Which::of(&row.0.id()).grows();
    // A term of the base stays.
    let goes = grows && !matches!(&row.0, Row::Word(word) if word.id.own_number().is_none());
    // Where a road is by the rule, that is said.
    let is_by_rule =
        matches!(&row.0, Row::Connection(connection) if estimate::route(connection.pair) == Some(connection.route()));
    let read_only = move || desk.session.with(Session::is_read_only);
    // A number of the rules that is not what the base has can be that again.
    let of = row.0.id();
    let key = row.id();
    let (now, base_of) = (row.0.clone(), of.clone());
    let restored = Memo::new(move |_| {
        let base = desk.session.with(|session| session.base().row(&base_of))?;
        (matches!(base, Row::Rule(_)) && base != now).then(|| DataRow(base).value_of(RULE_VALUE))
    });
    let restore = move |value: Value| {
        let (form, shown, key) = (of.form(RULE_VALUE, Form::Text), value.clone(), key.clone());
        let words = move || {
            i18n::rule_restore(
                lang.get(),
                &desk.scenario.with(|scenario| i18n::cell(lang.get(), scenario, Unit::Tonnes, form, &shown)),
            )
        };
        let edit = Edit::Set { row: of.clone(), attribute: RULE_VALUE.to_owned(), value };
        let act = move |_| {
            desk.edit(edit.clone());
            focus(&key, RULE_VALUE);
        };
        view! { <button class="button button-dense data-restore" type="button" disabled=read_only on:click=act>{words}</button> }
    };
    view! {
        <span class="data-acts">
            {(!missing.is_empty()).then(|| view! {
                <span class="tag tag-warn" title=move || lang.get().data_lacks_note()>{move || i18n::data_lacks(lang.get(), &missing.iter().map(|field| field.heading(lang.get())).collect::<Vec<_>>())}</span>
            })}
            {is_by_rule.then(|| view! { <span class="tag" title=move || lang.get().data_by_rule_note()>{move || lang.get().data_by_rule()}</span> })}
            {move || restored.get().map(&restore)}
            {grows.then(|| view! {
            <button class="tool data-copy" type="button" disabled=read_only aria-label=move || format!("{} {}", lang.get().data_copy(), named()) title=move || lang.get().data_copy() on:click=copy><Glyph icon=Icon::Copy /></button>
            })}
            {goes.then(|| view! {
            <button class="tool data-delete" type="button" disabled=read_only aria-label=move || format!("{} {}", lang.get().data_delete(), name()) title=move || lang.get().data_delete() on:click=delete><Glyph icon=Icon::Bin /></button>
            })}
        </span>
    }
}
