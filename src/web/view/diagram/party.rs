//! One party of the diagram: where drags and keys begin and end.

use domain::{Adcode, Side};
use leptos::prelude::*;

use super::{
    State,
    drawn::{EAST_X, HEIGHT, NODE, WEST_X, WIDTH},
    gesture::{self, Pressed},
};
use crate::i18n;

/// Width of a party's bar.
const BAR: f64 = 6.0;

/// A party. The diagram has one tab stop: the party that had the focus last, else the first cooperative.
#[component]
pub fn Party(state: State, party: Adcode, side: Side) -> impl IntoView {
    let desk = state.desk;
    let lang = desk.lang;
    let is_east = side == Side::Supporter;
    let place = move || state.drawn.with(|drawn| drawn.height_of(party)).unwrap_or_default();
    let count = move || state.drawn.with(|drawn| drawn.column(side).len().max(1));
    let height = move || HEIGHT / count() as f64;
    let name = move || desk.scenario.with(|scenario| i18n::division(lang.get(), scenario, party));
    let label = move || {
        let partners = state.drawn.with(|drawn| drawn.partners(party));
        desk.scenario.with(|scenario| i18n::party_label(lang.get(), scenario, party, &partners))
    };
    let is_from = Memo::new(move |_| state.from.get() == Some(party) || desk.party.get() == Some(party));
    let is_here = Memo::new(move |_| desk.selected.get().is_some_and(|pair| pair.east == party || pair.west == party));
    let is_lit = Memo::new(move |_| {
        let over = state.drag.get().is_some_and(|drag| drag.over() == Some(party));
        over || desk.pointed.get().is_some_and(|pair| pair.east == party || pair.west == party)
    });
    let is_stop = move || {
        let first = || state.drawn.with(|drawn| drawn.column(Side::Supporter).first().copied());
        state.focused.get().or_else(first) == Some(party)
    };
    let clicked = move |_| {
        // A second party of the other side completes a pair; any other is where one begins.
        match state.from.get_untracked().and_then(|from| state.pair(from, party)) {
            Some(pair) => {
                state.from.set(None);
                desk.select(pair, false);
            }
            None if state.from.get_untracked() == Some(party) => state.end(),
            None => state.begin(party),
        }
    };
    let (ground, bar, text) =
        if is_east { (2.0, EAST_X - BAR, EAST_X - BAR - 6.0) } else { (WEST_X, WEST_X, WEST_X + BAR + 6.0) };
    view! {
        <g class=if is_east { "node node-east" } else { "node node-west" } class:is-from=is_from class:is-here=is_here class:is-lit=is_lit
            role="button" data-node=party.to_string() tabindex=move || if is_stop() { "0" } else { "-1" }
            aria-label=label aria-pressed=move || is_from.get().to_string()
            transform=move || format!("translate(0 {:.1})", place())
            on:pointerdown=move |event| gesture::down(state, Pressed::Party(party), &event)
            on:click=clicked
            on:focus=move |_| state.focused.set(Some(party))>
            <title>{label}</title>
            <rect class="node-ground" x=ground y=move || -height() / 2.0 + 1.5 width=WIDTH - WEST_X - 2.0 height=move || height() - 3.0 rx="4" />
            <rect class="node-bar" x=bar y=-NODE / 2.0 width=BAR height=NODE rx="1.5" />
            <text class="node-name" x=text y="4.5" text-anchor=if is_east { "end" } else { "start" }>{name}</text>
        </g>
    }
}
