//! The bipartite diagram: cooperatives left, provinces right, a line for every pair of the plan. The third view of the one selection,
//! beside matrix and map. Dragging from a party to one of the other side pins the pair, dragging a line off forbids it; keys and the
//! buttons below do the same.

mod drawn;
mod gesture;
mod keys;
mod lines;
mod pair_bar;
mod party;

use domain::{Adcode, Pair, Side};
use leptos::prelude::*;

use self::{
    drawn::{Drawn, HEIGHT, WIDTH},
    gesture::{Drag, Press, Rubber},
    lines::Lines,
    pair_bar::PairBar,
    party::Party,
};
use crate::{
    i18n::{self, Lang},
    runtime::page,
    state::Desk,
    view::save_chart::SaveChart,
};

/// What the parts of the diagram share. Copied freely: it holds signals.
#[derive(Clone, Copy)]
struct State {
    desk: Desk,
    /// Where everything stands.
    drawn: Memo<Drawn>,
    /// The party from which a partner is being sought.
    from: RwSignal<Option<Adcode>>,
    /// The party that has the focus, or had it last.
    focused: RwSignal<Option<Adcode>>,
    /// What the pointer went down on and has not left yet.
    press: RwSignal<Option<Press>>,
    /// What is being dragged.
    drag: RwSignal<Option<Drag>>,
}

impl State {
    fn new(desk: Desk) -> Self {
        let (press, drag) = (RwSignal::new(None), RwSignal::new(None));
        let is_held = Memo::new(move |_| press.with(Option::is_some) || drag.with(Option::is_some));
        let of_plan = move || {
            desk.shown
                .with(|shown| desk.scenario.with(|scenario| Drawn::new(scenario, shown.as_ref().map(|shown| &*shown.plan))))
        };
        // A better plan puts the parties in another order. While the hand holds one of them it waits: else the drag would end at a
        // party that was not there when it began.
        let drawn = Memo::new(move |before: Option<&Drawn>| match before {
            Some(before) if is_held.get() => before.clone(),
            _ => of_plan(),
        });
        Self { desk, drawn, from: RwSignal::new(None), focused: RwSignal::new(None), press, drag }
    }

    /// The pair of two parties, where they are of two sides.
    fn pair(self, one: Adcode, other: Adcode) -> Option<Pair> {
        self.drawn.with_untracked(|drawn| match (drawn.side(one)?, drawn.side(other)?) {
            (Side::Supporter, Side::Supported) => Some(Pair { east: one, west: other }),
            (Side::Supported, Side::Supporter) => Some(Pair { east: other, west: one }),
            _ => None,
        })
    }

    /// The pair that keys speak of: from one party to the one with the focus, else the selected pair that has the focus.
    fn asked(self) -> Option<Pair> {
        let focused = self.focused.get()?;
        let sought = self.from.get().and_then(|from| self.pair(from, focused));
        sought.or_else(|| self.desk.selected.get().filter(|pair| pair.east == focused || pair.west == focused))
    }

    /// Seeks a partner of a party.
    fn begin(self, party: Adcode) {
        self.from.set(Some(party));
        self.desk.party.set(Some(party));
    }

    /// Seeks none any more.
    fn end(self) {
        self.from.set(None);
        self.desk.party.set(None);
    }
}

/// The diagram with its head, what it says, its buttons and its legend.
#[component]
pub fn Diagram() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let state = State::new(desk);
    let parties =
        |side| desk.scenario.with_untracked(|scenario| scenario.parties(side).map(|party| party.division).collect::<Vec<_>>());
    let draw = |side| parties(side).into_iter().map(|party| view! { <Party state party side /> }).collect_view();
    // The keys are told to whoever uses them.
    let is_keyed = RwSignal::new(false);
    view! {
        <div class="pane-head">
            <h2>{move || lang.get().diagram_title()}</h2>
            <span class="quiet">{move || lang.get().diagram_sub()}</span>
        </div>
        <svg class="diagram" id="diagram" class:is-dragging=move || state.drag.get().is_some() viewBox=format!("0 0 {WIDTH} {HEIGHT}")
            role="group" aria-label=move || desk.shown.get().map(|shown| i18n::diagram_label(lang.get(), &shown.plan))
            aria-describedby="diagram-keys"
            on:focusin=move |_| is_keyed.set(page::is_focus_visible()) on:focusout=move |_| is_keyed.set(false)
            on:pointermove=move |event| gesture::moved(state, &event)
            on:pointerup=move |event| gesture::let_go(state, &event)
            on:pointercancel=move |_| gesture::forget(state)
            on:keydown=move |event| keys::pressed(state, &event)>
            <Lines state />
            {draw(Side::Supporter)}
            {draw(Side::Supported)}
            <Rubber state />
        </svg>
        <p class="diagram-says" id="diagram-says" role="status">{move || says(state)}</p>
        <PairBar />
        <p class="quiet" id="diagram-keys" class:is-shown=move || is_keyed.get()>{move || lang.get().diagram_keys()}</p>
        <Legend />
    }
}

/// What is going on, in a sentence.
fn says(state: State) -> String {
    let lang = state.desk.lang.get();
    let pair_name = |pair| state.desk.scenario.with(|scenario| i18n::pair(lang, scenario, pair));
    match state.drag.get() {
        Some(Drag::Party { party, over: Some(over), .. }) => {
            let name = state.pair(party, over).map(pair_name).unwrap_or_default();
            return format!("{} · {name}", lang.diagram_over());
        }
        Some(Drag::Line { pair, off, .. }) => {
            return format!("{} · {}", if off { lang.diagram_off() } else { lang.diagram_drag_on() }, pair_name(pair));
        }
        Some(Drag::Party { .. }) | None => {}
    }
    let Some(from) = state.from.get() else { return lang.diagram_hint().to_owned() };
    match state.asked().filter(|pair| pair.east == from || pair.west == from) {
        Some(pair) => {
            let chosen = state.desk.shown.get().is_some_and(|shown| shown.plan.pair(pair).is_some_and(|result| result.chosen));
            state.desk.scenario.with(|scenario| i18n::pair_state(lang, scenario, pair, chosen))
        }
        None => state.desk.scenario.with(|scenario| i18n::link_from(lang, scenario, from)),
    }
}

/// What the lines and marks mean.
#[component]
fn Legend() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let line = |class: &'static str| view! { <svg class="legend-line" viewBox="0 0 26 8" width="26" height="8" aria-hidden="true"><path class=class d="M0 4H26" /></svg> };
    view! {
        <p class="quiet map-legend">
            <span>{line("sample sample-chosen")}{move || lang.get().legend_chosen()}</span>
            <span><i class="corner-sample corner-pin"></i>{move || lang.get().legend_pinned()}</span>
            <span><i class="corner-sample">"×"</i>{move || lang.get().legend_forbidden()}</span>
            <span><b class="ring-inline"></b>{move || lang.get().legend_existing()}</span>
            <span>{line("sample sample-dropped")}{move || lang.get().legend_dropped()}</span>
            <span>{line("sample sample-here")}{move || lang.get().legend_not_in_plan()}</span>
            <SaveChart of="#diagram" note=Lang::diagram_sub id="diagram-save" title=Signal::derive(move || lang.get().diagram_title().to_owned())
                waits=Signal::derive(move || !desk.shown.get().is_some_and(|shown| shown.fresh)) />
        </p>
    }
}
