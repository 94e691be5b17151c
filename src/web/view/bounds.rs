//! The editor of a party's partner bounds: two numbers, the message at the control when they do not go together. It stands at the
//! number that was clicked.

use domain::{Adcode, PartnerBounds};
use leptos::prelude::*;
use session::{Edit, EditError};

use super::later::{LaterPiece, Piece};
use crate::{
    i18n,
    runtime::{
        page,
        place::{self, pixels},
    },
    state::Desk,
};

/// Width of the editor, in pixels; less where there is less.
const WIDTH: f64 = 400.0;
/// Height for which room is sought below the number before the editor goes above it.
const HEIGHT: f64 = 120.0;
/// What the editor floats in.
const PANE: &str = ".pane-matrix";

/// The editor, while a party's bounds are being edited.
#[component]
pub fn BoundsEditor() -> impl IntoView {
    let desk = Desk::get();
    move || desk.editing.get().map(|party| view! { <LaterPiece piece=Piece::Bounds(party) /> })
}

/// The editor of one party's.
#[component]
pub fn Editor(party: Adcode) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let now = desk.scenario.with_untracked(|scenario| scenario.bounds(party));
    let now = now.unwrap_or(PartnerBounds { least: 0, most: 0 });
    let least = RwSignal::new(now.least.to_string());
    let most = RwSignal::new(now.most.to_string());
    // What was typed and is no whole number.
    let unreadable = RwSignal::new(false);
    let error = move || {
        if unreadable.get() {
            return Some(lang.get().bounds_whole().to_owned());
        }
        desk.refusal
            .get()
            .filter(|error| matches!(error, EditError::Bounds { party: of, .. } if *of == party))
            .map(|error| desk.scenario.with(|scenario| i18n::refused(lang.get(), scenario, &error)))
    };
    let close = move || {
        desk.editing.set(None);
        desk.refusal.set(None);
        page::focus(&format!("[data-bounds='{party}']"));
    };
    let apply = move || {
        let (Ok(least), Ok(most)) = (least.get_untracked().trim().parse(), most.get_untracked().trim().parse()) else {
            unreadable.set(true);
            return;
        };
        unreadable.set(false);
        desk.edit(Edit::Bounds { party, bounds: Some(PartnerBounds { least, most }) });
        if desk.refusal.with_untracked(Option::is_none) {
            close();
        }
    };
    let field = move |id: &'static str, name: fn(i18n::Lang) -> &'static str, value: RwSignal<String>| {
        view! {
            <label class="field"><span>{move || name(lang.get())}</span>
                <input class="input input-number" id=id type="text" inputmode="numeric" prop:value=move || value.get()
                    aria-invalid=move || error().is_some().to_string() aria-describedby="bounds-error"
                    on:input=move |event| value.set(event_target_value(&event)) />
            </label>
        }
    };
    let spot = place::beside(&format!("[data-bounds='{party}']"), PANE, (WIDTH, HEIGHT)).unwrap_or_default();
    page::focus_later("#bounds-least");
    view! {
        <form class="bounds-editor" class:is-above=spot.is_above role="group" novalidate
            style:left=pixels(spot.left) style:top=pixels(spot.top) style:width=pixels(spot.width) aria-label=move || desk.scenario.with(|scenario| {
                format!("{} {}", i18n::division(lang.get(), scenario, party), lang.get().bounds_title())
            })
            on:submit=move |event| { event.prevent_default(); apply(); }
            on:keydown=move |event| if event.key() == "Escape" { close() }>
            <strong>{move || desk.scenario.with(|scenario| i18n::division(lang.get(), scenario, party))} " " {move || lang.get().bounds_title()}</strong>
            {field("bounds-least", i18n::Lang::least, least)}
            {field("bounds-most", i18n::Lang::most, most)}
            <button class="button button-primary button-dense" id="bounds-apply" type="submit">{move || lang.get().apply()}</button>
            <button class="button button-dense" type="button" on:click=move |_| {
                desk.edit(Edit::Bounds { party, bounds: None });
                close();
            }>{move || lang.get().reset_default()}</button>
            <button class="button button-quiet button-dense" type="button" on:click=move |_| close()>{move || lang.get().cancel()}</button>
            <p class="field-error" id="bounds-error" role="alert">{error}</p>
        </form>
    }
}
