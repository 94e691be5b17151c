//! The inputs that differ, as steps that would make them so; each can be adopted.

use std::sync::Arc;

use domain::Scenario;
use leptos::prelude::*;
use session::{InputChange, inputs::differences};

use super::AdoptButton;
use crate::{
    i18n::{self, Lang},
    state::{Desk, Other},
    view::table::{Column, CopyButton, Listing, Reading, Row, Start, Table},
};

/// An input that differs.
#[derive(Clone, Debug, PartialEq)]
struct InputRow(InputChange);

impl Row for InputRow {
    fn key(&self) -> String {
        format!("{:?}", self.0)
    }
}

/// The table.
#[component]
pub fn Inputs(theirs: Memo<Option<Arc<Scenario>>>, other: Memo<Option<Other>>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let changes = Memo::new(move |_| {
        let found = |theirs: &Arc<Scenario>| desk.scenario.with(|ours| differences(ours, theirs));
        theirs.with(|theirs| theirs.as_ref().map(found).unwrap_or_default().into_iter().map(InputRow).collect::<Vec<_>>())
    });
    // Back to an earlier step of the same scenario: that takes a change back.
    let is_earlier = Signal::derive(move || {
        desk.session.with(|session| matches!(other.get(), Some(Other::Step(step)) if step < session.slot().document.cursor))
    });
    let listing = Listing::new(desk, Start::new(Signal::stored(columns(is_earlier)), changes));
    let name = Signal::derive(move || lang.get().compare_inputs().to_owned());
    view! {
        <div class="pane-head">
            <h2>{name}</h2>
            <span class="quiet">{move || i18n::compare_input_count(lang.get(), changes.with(Vec::len))}</span>
            <span class="grow"></span>
            <Show when=move || !changes.with(Vec::is_empty)><CopyButton of="compare-inputs" name sheet=move || listing.sheet(desk) /></Show>
        </div>
        <Show when=move || !changes.with(Vec::is_empty) fallback=move || view! { <p class="quiet">{move || lang.get().compare_same_inputs()}</p> }>
            <Table id="compare-inputs" class="compare-list compare-inputs" name listing empty=Signal::derive(move || lang.get().compare_same_inputs().to_owned()) />
        </Show>
    }
}

fn columns(is_earlier: Signal<bool>) -> Vec<Column<InputRow>> {
    let before = |Reading { lang, scenario }: Reading<'_>, row: &InputRow| i18n::edit(lang, scenario, &row.0.before);
    let after = |Reading { lang, scenario }: Reading<'_>, row: &InputRow| i18n::edit(lang, scenario, &row.0.after);
    let adopt = move |row: &InputRow| {
        let edit = row.0.after.clone();
        (move || {
            let verb = if is_earlier.get() { Lang::compare_revert } else { Lang::compare_adopt };
            view! { <AdoptButton edit=edit.clone() verb /> }
        })
        .into_any()
    };
    vec![
        Column::text("before", |_| "A", before),
        Column::text("after", |_| "B", after),
        Column::buttons("adopt", Lang::compare_adopt, adopt).with_class("adopt-cell"),
    ]
}
