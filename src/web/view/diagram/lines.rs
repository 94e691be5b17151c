//! The lines of the diagram with their marks: pairs of the plan by width, existing pairs that it drops, pinned and forbidden ones, and
//! the selected pair where it has no line of its own. For the pointer alone: keys reach pairs through their parties.

use charts::bipartite::Stroke;
use domain::{Pair, PairRule};
use leptos::prelude::*;

use super::{
    State,
    drawn::Line,
    gesture::{self, Drag, Pressed},
};
use crate::i18n;

/// How much farther out the marks of the next line of a cooperative stand, as a share of its curve.
const STEP: f64 = 0.06;

/// All lines, those of the plan above the others.
#[component]
pub fn Lines(state: State) -> impl IntoView {
    let desk = state.desk;
    let lines = move || state.drawn.with(|drawn| drawn.lines.clone());
    view! {
        <g class="links" aria-hidden="true">
            {move || lines().into_iter().map(|line| view! { <LineOf state line /> }).collect_view()}
            <Extra state of=Signal::derive(move || desk.compared.get()) class="link link-asked" />
            <Extra state of=Signal::derive(move || desk.selected.get()) class="link link-asked" />
            <Extra state of=Signal::derive(move || state.from.get().and_then(|_| state.asked())) class="link link-sought" />
            <Extra state of=Signal::derive(move || desk.pointed.get()) class="link link-pointed" />
        </g>
    }
}

#[component]
fn LineOf(state: State, line: Line) -> impl IntoView {
    let desk = state.desk;
    let Line { pair, chosen, existing, rule, stroke, place } = line;
    let path = stroke.path();
    let class = Memo::new(move |_| {
        let near = |party| pair.east == party || pair.west == party;
        let party = state.from.get().or_else(|| desk.party.get());
        let standing = if desk.selected.get() == Some(pair) {
            "link-here"
        } else if desk.pointed.get() == Some(pair) || party.is_some_and(near) {
            "link-near"
        } else if party.is_some() || desk.selected.get().is_some_and(|here| !near(here.east) && !near(here.west)) {
            "link-far"
        } else {
            ""
        };
        let lifted = matches!(state.drag.get(), Some(Drag::Line { pair: dragged, .. }) if dragged == pair);
        format!("link {standing}{}{}", if chosen { " is-in-plan" } else { " is-out" }, if lifted { " is-lifted" } else { "" })
    });
    let title = move || {
        let lang = desk.lang.get();
        let points = i18n::points(desk.points.get().map_or(0, |points| points.pair(pair)));
        desk.scenario
            .with(|scenario| format!("{} · {points} {}", i18n::pair_state(lang, scenario, pair, chosen), lang.points()))
    };
    view! {
        <g class=class data-link=format!("{}-{}", pair.east, pair.west)
            on:pointerdown=move |event| gesture::down(state, Pressed::Line(pair), &event)
            on:pointerenter=move |_| desk.pointed.set(Some(pair)) on:pointerleave=move |_| desk.pointed.set(None)
            on:click=move |event| desk.select(pair, event.shift_key())>
            <title>{title}</title>
            <path class="link-reach" d=path.clone() stroke-width=stroke.width.max(12.0) />
            <path class="link-line" d=path stroke-width=stroke.width />
            <Marks stroke place existing rule />
        </g>
    }
}

/// Ring, tack or cross on a line: near the cooperative, where lines do not cross yet, and farther out from line to line.
///
/// Lines of a cooperative begin side by side, so that marks at one distance would hide each other.
#[component]
fn Marks(stroke: Stroke, place: usize, existing: bool, rule: PairRule) -> impl IntoView {
    let ring = existing.then(|| {
        let (x, y) = stroke.at(0.1 + STEP * place as f64);
        view! { <circle class="link-ring" cx=x cy=y r="4" /> }
    });
    let (x, y) = stroke.at(0.22 + STEP * place as f64);
    let sign = match rule {
        PairRule::Free => None,
        PairRule::Pinned => Some(
            view! {
                <g transform=format!("translate({:.1} {:.1})", x - 8.0, y - 8.0)>
                    <rect class="link-tack" width="16" height="16" rx="3" />
                    <path class="link-tack-sign" d="M5.5 3.5h5M6.5 3.5v3.5L5 9h6L9.5 7v-3.5M8 9v4" />
                </g>
            }
            .into_any(),
        ),
        PairRule::Forbidden => Some(
            view! {
                <g transform=format!("translate({x:.1} {y:.1})")>
                    <circle class="link-cross-ground" r="7" />
                    <path class="link-cross" d="M-4 -4L4 4M4 -4L-4 4" />
                </g>
            }
            .into_any(),
        ),
    };
    view! { {ring}{sign} }
}

/// A pair without a line of its own in the diagram, while something speaks of it.
#[component]
fn Extra(state: State, of: Signal<Option<Pair>>, class: &'static str) -> impl IntoView {
    let path = move || {
        let pair = of.get()?;
        state.drawn.with(|drawn| {
            let is_drawn = drawn.lines.iter().any(|line| line.pair == pair && line.chosen);
            (!is_drawn).then(|| drawn.straight(pair).map(|stroke| stroke.path())).flatten()
        })
    };
    move || path().map(|path| view! { <g class=class><path class="link-line" d=path /></g> })
}
