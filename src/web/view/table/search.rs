//! What narrows a list: the field to search in, and, on paper, the words that say what it was narrowed to.

use i18n::Lang;
use leptos::prelude::*;

use crate::state::Desk;

/// A field that narrows a list to the rows that hold every word typed.
#[component]
pub fn SearchField(
    /// Id of the field.
    id: &'static str,
    /// What is searched for.
    search: RwSignal<String>,
) -> impl IntoView {
    let lang = Desk::get().lang;
    view! {
        <input class="input search-field" type="search" id=id autocomplete="off" spellcheck="false" aria-label=move || lang.get().table_search()
            placeholder=move || lang.get().table_search() prop:value=move || search.get()
            on:input=move |event| search.set(event_target_value(&event))
            on:keydown=move |event| if event.key() == "Escape" { search.set(String::new()) } />
    }
}

/// On paper alone: what a list is narrowed to. Nothing where it is not narrowed.
#[component]
pub fn FiltersSaid(
    /// What the filters in force are set to, a few words each.
    #[prop(into)]
    words: Signal<Vec<String>>,
) -> impl IntoView {
    let lang = Desk::get().lang;
    let said = move || {
        let words = words.get();
        let separator = if lang.get() == Lang::Zh { "；" } else { "; " };
        (!words.is_empty())
            .then(|| view! { <p class="print-only filters-said">{lang.get().filters_said()} {words.join(separator)}</p> })
    };
    view! { {said} }
}
