//! Of which list of the vocabulary the table is: sectors, categories, occupations, subjects.

use domain::attribute::Words;
use leptos::prelude::*;

use crate::{i18n, own_rows::Which, state::Desk};

/// The choice, where the table in view is of lists of the vocabulary.
#[component]
pub fn ListChoice(
    which: RwSignal<Which>,
    /// Shows a table.
    turn: Callback<Which>,
) -> impl IntoView {
    let lang = Desk::get().lang;
    let lists = Memo::new(move |_| which.get().lists());
    let choose = move |event| {
        if let Some(words) = Words::of_id(&event_target_value(&event)) {
            turn.run(which.get_untracked().of_list(words));
        }
    };
    let choice = move |words: Words| {
        view! { <option value=words.id() prop:selected=move || which.get().list() == Some(words)>{move || i18n::words_name(lang.get(), words)}</option> }
    };
    view! {
        <select class="select select-light" id="data-words" hidden=move || lists.with(Vec::is_empty) aria-label=move || lang.get().data_which_words() on:change=choose>
            {move || lists.get().into_iter().map(choice).collect_view()}
        </select>
    }
}
