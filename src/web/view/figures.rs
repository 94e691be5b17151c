//! The two figures of the pairing beside the matrix: diagram and map. A wide screen shows both, others one at a time.

use leptos::{ev, prelude::*};

use super::{diagram::Diagram, map::TileMap};
use crate::{i18n::Lang, runtime::page, state::Desk};

/// From here on both figures stand one below the other.
const WIDE: &str = "(min-width: 1680px)";

/// Diagram and map.
#[component]
pub fn Figures() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let wide = RwSignal::new(page::matches_media(WIDE));
    let resizes = window_event_listener(ev::resize, move |_| {
        let now = page::matches_media(WIDE);
        if now != wide.get_untracked() {
            wide.set(now);
        }
    });
    on_cleanup(move || resizes.remove());
    let choice = move |diagram: bool, id: &'static str, name: fn(Lang) -> &'static str| {
        view! {
            <button class="segment" id=id aria-pressed=move || (desk.diagram.get() == diagram).to_string()
                on:click=move |_| desk.diagram.set(diagram)>{move || name(lang.get())}</button>
        }
    };
    view! {
        <Show when=move || !wide.get()>
            <div class="segmented figure-switch" role="group" aria-label=move || lang.get().figures()>
                {choice(true, "figure-diagram", Lang::diagram_view)}
                {choice(false, "figure-map", Lang::map_view)}
            </div>
        </Show>
        <Show when=move || wide.get() || desk.diagram.get()><div class="figure"><Diagram /></div></Show>
        <Show when=move || wide.get() || !desk.diagram.get()><div class="figure"><TileMap /></div></Show>
    }
}
