//! The head of a printed page: the name of the scenario, the dates of its data and of the print, and that figures are illustrative where any is.

use leptos::{ev, prelude::*};

use crate::{i18n, runtime::page, state::Desk};

/// The head; on paper alone. The page's title is the same name, since a browser prints it and names a file by it.
#[component]
pub fn PrintHead() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let title = Memo::new(move |_| desk.session.with(|session| i18n::scenario_title(lang.get(), session)));
    Effect::new(move |_| page::tell_title(&format!("{} · {}", title.get(), lang.get().app_name())));
    // A page may stay open over midnight.
    let today = RwSignal::new(page::today());
    let printing = window_event_listener(ev::beforeprint, move |_| today.set(page::today()));
    on_cleanup(move || printing.remove());
    let dates = move || desk.scenario.with(|scenario| i18n::printed_dates(lang.get(), &scenario.date, &today.get()));
    let is_illustrative = Memo::new(move |_| desk.scenario.with(|scenario| scenario.has_illustrative()));
    view! {
        <header class="print-only print-head" id="print-head">
            <h1>{move || title.get()}</h1>
            <p>{dates}{move || is_illustrative.get().then(|| format!(" · {}", lang.get().illustrative_note()))}</p>
        </header>
    }
}
