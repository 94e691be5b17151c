//! The inputs that differ, as steps that would make them so; each can be adopted.

use std::sync::Arc;

use domain::Scenario;
use leptos::prelude::*;
use session::inputs::differences;

use super::AdoptButton;
use crate::{
    i18n::{self, Lang},
    state::{Desk, Other},
};

/// The table.
#[component]
pub fn Inputs(theirs: Memo<Option<Arc<Scenario>>>, other: Memo<Option<Other>>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let changes = Memo::new(move |_| {
        theirs
            .with(|theirs| theirs.as_ref().map_or_else(Vec::new, |theirs| desk.scenario.with(|ours| differences(ours, theirs))))
    });
    // Back to an earlier step of the same scenario: that takes a change back.
    let verb = move || {
        let is_earlier = desk
            .session
            .with(|session| matches!(other.get(), Some(Other::Step(step)) if step < session.slot().document.cursor));
        if is_earlier { Lang::compare_revert } else { Lang::compare_adopt }
    };
    let row = move |change: session::InputChange| {
        let words = |edit| desk.scenario.with(|scenario| i18n::edit(lang.get(), scenario, edit));
        let (before, after) = (words(&change.before), words(&change.after));
        view! {
            <tr>
                <td>{before}</td>
                <td>{after}</td>
                <td class="adopt-cell"><AdoptButton edit=change.after verb=verb() /></td>
            </tr>
        }
    };
    view! {
        <div class="pane-head">
            <h2>{move || lang.get().compare_inputs()}</h2>
            <span class="quiet">{move || i18n::compare_input_count(lang.get(), changes.with(Vec::len))}</span>
        </div>
        <Show when=move || !changes.with(Vec::is_empty) fallback=move || view! { <p class="quiet">{move || lang.get().compare_same_inputs()}</p> }>
            <div class="table-scroll" tabindex="0" role="region" aria-label=move || lang.get().compare_inputs()>
                <table class="lines compare-table compare-inputs" id="compare-inputs">
                    <thead><tr><th scope="col">"A"</th><th scope="col">"B"</th><td></td></tr></thead>
                    <tbody>{move || changes.get().into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </Show>
    }
}
