//! Who is to meet: the plan's pairs, promising pairs outside it, and any other pair.

use domain::{Adcode, Order, Pair, Side};
use leptos::prelude::*;

use super::held::Held;
use crate::{i18n, state::Desk};

/// Pairs outside the plan that are offered.
const PROMISING: usize = 8;

/// The ways to add meetings.
#[component]
pub fn Meetings() -> impl IntoView {
    let desk = Desk::get();
    let held = Held::get();
    let lang = desk.lang;
    let there = Memo::new(move |_| {
        held.event.with(|event| {
            let mut pairs: Vec<Pair> =
                event.as_ref().map(|event| event.meetings.iter().map(|meeting| meeting.pair).collect()).unwrap_or_default();
            pairs.order();
            pairs
        })
    });
    let is_new = move |pair: &Pair| there.with(|there| there.binary_search(pair).is_err());
    // A plan of before is no plan of this scenario.
    let planned = Memo::new(move |_| {
        let shown = desk.shown.get().filter(|shown| shown.fresh);
        let pairs = shown.map(|shown| shown.plan.chosen().map(|result| result.pair).collect::<Vec<_>>());
        pairs.map(|pairs| pairs.into_iter().filter(is_new).collect::<Vec<_>>())
    });
    let promising = Memo::new(move |_| {
        let Some(shown) = desk.shown.get().filter(|shown| shown.fresh) else { return Vec::new() };
        let mut others: Vec<(i64, Pair)> = (shown.plan.pairs.iter())
            .filter(|result| !result.chosen && result.alone_total() > 0 && is_new(&result.pair))
            .map(|result| (result.alone_total(), result.pair))
            .collect();
        others.order_by_key(|(worth, pair)| (std::cmp::Reverse(*worth), *pair));
        others.truncate(PROMISING);
        others.into_iter().map(|(_, pair)| pair).collect()
    });
    let name = move |pair: Pair| desk.scenario.with(|scenario| i18n::pair(lang.get(), scenario, pair));
    let is_empty = move || there.with(Vec::is_empty);
    let add_plan = move |_| {
        if let Some(pairs) = planned.get_untracked() {
            held.change(|event| event.add(pairs));
        }
    };
    view! {
        <section class="event-part print-none" aria-label=move || lang.get().event_meetings()>
            <div class="event-head">
                <h3>{move || lang.get().event_meetings()}</h3>
                {move || planned.get().map(|pairs| if pairs.is_empty() {
                    view! { <span class="quiet" id="event-all-there">{move || lang.get().event_add_all_there()}</span> }.into_any()
                } else {
                    let count = pairs.len();
                    view! {
                        <button class="button" class:button-primary=is_empty id="event-add-plan" type="button" on:click=add_plan>
                            {move || i18n::add_pairs(lang.get(), count)}
                        </button>
                    }.into_any()
                })}
                <OwnPair />
            </div>
            <Show when=is_empty><p class="quiet">{move || lang.get().event_meetings_none()}</p></Show>
            <Show when=move || promising.with(|list| !list.is_empty())>
                <div class="event-promising">
                    <span>{move || lang.get().event_add_promising()}</span>
                    <span class="quiet">{move || lang.get().event_add_promising_note()}</span>
                    <ul id="event-promising">
                        {move || promising.get().into_iter().map(|pair| view! {
                            <li><button class="button button-dense" type="button" data-add=format!("{}-{}", pair.east, pair.west)
                                on:click=move |_| held.change(|event| event.add([pair]))>"+ "{move || name(pair)}</button></li>
                        }).collect_view()}
                    </ul>
                </div>
            </Show>
        </section>
    }
}

/// Any pair of an eastern and a western party.
#[component]
fn OwnPair() -> impl IntoView {
    let desk = Desk::get();
    let held = Held::get();
    let lang = desk.lang;
    let of = move |side| desk.scenario.with(|scenario| scenario.parties(side).map(|party| party.division).collect::<Vec<_>>());
    let first = move |side| untrack(move || of(side).first().copied().unwrap_or_default());
    let (east, west) = (RwSignal::new(first(Side::Supporter)), RwSignal::new(first(Side::Supported)));
    let choice = move |id: &'static str, name: fn(i18n::Lang) -> &'static str, side: Side, chosen: RwSignal<Adcode>| {
        let options = move || {
            of(side)
                .into_iter()
                .map(|party| {
                    let name = desk.scenario.with(|scenario| i18n::division(lang.get(), scenario, party));
                    view! { <option value=party.to_string() selected=move || chosen.get() == party>{name}</option> }
                })
                .collect_view()
        };
        view! {
            <select class="select" id=id aria-label=move || name(lang.get())
                on:change=move |event| if let Ok(code) = event_target_value(&event).parse() { chosen.set(Adcode(code)) }>{options}</select>
        }
    };
    let add = move |_| {
        let pair = Pair { east: east.get_untracked(), west: west.get_untracked() };
        held.change(|event| event.add([pair]));
    };
    let cannot = move || {
        let pair = Pair { east: east.get(), west: west.get() };
        // One that was chosen may have left the scenario since.
        let is_gone = desk.scenario.with(|scenario| !scenario.is_pair(pair));
        is_gone
            || held
                .event
                .with(|event| event.as_ref().is_some_and(|event| event.meetings.iter().any(|meeting| meeting.pair == pair)))
    };
    view! {
        <span class="event-own" role="group" aria-label=move || lang.get().event_add_own()>
            {choice("event-own-east", i18n::Lang::event_east, Side::Supporter, east)}
            {choice("event-own-west", i18n::Lang::event_west, Side::Supported, west)}
            <button class="button" id="event-own-add" type="button" disabled=cannot on:click=add>{move || lang.get().event_add()}</button>
        </span>
    }
}
