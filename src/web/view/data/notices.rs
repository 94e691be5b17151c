//! What is said above the table: what was pasted and could not be taken, and the question where a changed figure comes from.

use domain::{RowId, attribute::Value};
use leptos::prelude::*;
use session::Edit;

use super::Cells;
use crate::{i18n, pasting::Pasted, runtime::page, state::Desk};

/// Pasted cells that are told one by one.
const TOLD: usize = 20;

/// What was pasted and could not be taken.
#[component]
pub fn LeftOut(left: RwSignal<Pasted>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let is_there = move || left.with(|left| !left.unread.is_empty() || left.beyond > 0);
    let lines = move || {
        let lang = lang.get();
        left.with(|left| {
            let told = left.unread.iter().take(TOLD);
            desk.scenario.with(|scenario| {
                told.map(|unread| {
                    i18n::pasted_unread(lang, scenario, unread.row, unread.field.heading(lang), &unread.text, &unread.why)
                })
                .collect::<Vec<_>>()
            })
        })
    };
    let head = move || left.with(|left| i18n::pasted_head(lang.get(), left.unread.len(), left.beyond, TOLD));
    view! {
        <Show when=is_there>
            <div class="data-unsaid data-left" id="data-left" role="alert">
                <p>{head}</p>
                <ul>{move || lines().into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
                <button class="button button-dense" type="button" on:click=move |_| left.set(Pasted::default())>{move || lang.get().dismiss()}</button>
            </div>
        </Show>
    }
}

/// Once a made-up quantity is changed, what the new one is.
#[component]
pub fn Unsaid(cells: Cells) -> impl IntoView {
    let desk = cells.desk;
    let lang = desk.lang;
    let name = move || {
        cells.unsaid.get().and_then(|id| {
            desk.scenario.with(|scenario| scenario.row(&id).map(|row| i18n::row_name(lang.get(), scenario, &row)))
        })
    };
    let say = move |texts: Option<Vec<String>>| {
        let Some(row) = cells.unsaid.get_untracked() else { return };
        cells.unsaid.set(None);
        if let Some(texts) = texts {
            desk.edit(Edit::Set { row, attribute: "provenance".to_owned(), value: Value::Texts(texts) });
        }
    };
    let reported = move |_| {
        let source = lang.get_untracked().data_source().to_owned();
        say(Some(vec!["reported".to_owned(), source, page::today()]));
    };
    view! {
        {move || name().map(|name| view! {
            <p class="data-unsaid" id="data-unsaid" role="status">
                <span>{i18n::data_unsaid(lang.get(), &name)}</span>
                <button class="button button-dense" id="data-reported" type="button" on:click=reported>{move || lang.get().data_is_reported()}</button>
                <button class="button button-dense" id="data-estimated" type="button" on:click=move |_| say(Some(vec!["estimated".to_owned()]))>{move || lang.get().data_is_estimated()}</button>
                <button class="button button-quiet button-dense" type="button" on:click=move |_| say(None)>{move || lang.get().data_is_illustrative()}</button>
            </p>
        })}
    }
}

/// Before a row is deleted with all that is of it: what goes with it.
#[component]
pub fn Doomed(cells: Cells) -> impl IntoView {
    let desk = cells.desk;
    let lang = desk.lang;
    let words = move || {
        let id = cells.doomed.get()?;
        desk.scenario.with(|scenario| {
            let row = scenario.row(&id)?;
            Some(i18n::data_doomed(lang.get(), scenario, &row, &scenario.rows_of(&id)))
        })
    };
    // Of a term that rows name it is said which; they are not deleted for its sake.
    let is_kept = move || {
        let is_other = |row: &RowId| !matches!(row, RowId::Related(..));
        cells.doomed.with(|id| match id {
            Some(id @ RowId::Word(..)) => desk.scenario.with(|scenario| scenario.rows_of(id).iter().any(is_other)),
            _ => false,
        })
    };
    let delete = move |_| {
        let Some(id) = cells.doomed.get_untracked() else { return };
        cells.doomed.set(None);
        let rows = desk.scenario.with_untracked(|scenario| scenario.rows_of(&id));
        desk.edit(Edit::Together(rows.into_iter().chain(Some(id)).map(Edit::Remove).collect()));
        page::focus_later("#data-add");
    };
    view! {
        {move || words().map(|words| view! {
            <p class="data-unsaid" id="data-doomed" role="alert">
                <span>{words}</span>
                <button class="button button-dense" id="data-doom" type="button" hidden=is_kept on:click=delete>{move || lang.get().data_doom()}</button>
                <button class="button button-quiet button-dense" type="button" on:click=move |_| cells.doomed.set(None)>{move || lang.get().cancel()}</button>
            </p>
        })}
    }
}
