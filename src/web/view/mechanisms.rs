//! The switch between the mechanisms around the pairing: events, unsold lots, the monitor. They share one tab.

use leptos::prelude::*;

use crate::{
    i18n::Lang,
    state::{Desk, View},
};

/// A mechanism: its view, the id of its button, its name.
type Mechanism = (View, &'static str, fn(Lang) -> &'static str);

const ALL: [Mechanism; 3] = [
    (View::Events, "mechanism-events", Lang::view_events),
    (View::Lots, "mechanism-lots", Lang::view_lots),
    (View::Monitor, "mechanism-monitor", Lang::view_monitor),
];

/// The switch.
#[component]
pub fn Mechanisms() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    view! {
        <div class="segmented mechanisms print-none" role="group" aria-label=move || lang.get().view_mechanisms()>
            {ALL.map(|(view, id, name)| view! {
                <button class="segment" id=id type="button" aria-pressed=move || (desk.view.get() == view).to_string()
                    on:click=move |_| desk.go(view)>{move || name(lang.get())}</button>
            }).into_iter().collect_view()}
        </div>
    }
}
