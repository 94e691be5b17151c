//! Pairs as a list, by cooperative: those of the plan with what each delivers, natural units first; those added and dropped; those wished
//! for by both. Each opens its panel.

use std::collections::BTreeMap;

use domain::{Pair, PairRule, Plan, Scenario};
use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use crate::{
    i18n::{self, Lang},
    rows_behind::Listed,
    runtime::page,
    state::Desk,
};

/// Units of each kind that a pair delivers, in the order of the kinds.
type Amounts = BTreeMap<Pair, Vec<i64>>;

/// What each pair delivers. O(deliveries × log pairs).
fn amounts(scenario: &Scenario, plan: &Plan) -> Amounts {
    let mut amounts: Amounts = BTreeMap::new();
    for delivery in &plan.deliveries {
        let (Some(offer), Some(need)) =
            (scenario.offers.get(delivery.offer as usize), scenario.needs.get(delivery.need as usize))
        else {
            continue;
        };
        let (Some(west), Some((kind, _))) = (scenario.province_of(need.county), scenario.kind(&need.kind)) else { continue };
        let pair = Pair { east: offer.cooperative, west };
        let of_pair = amounts.entry(pair).or_insert_with(|| vec![0; scenario.kinds.len()]);
        if let Some(units) = of_pair.get_mut(kind) {
            *units += delivery.amount;
        }
    }
    amounts
}

/// The pairs that a list shows, by (east, west).
fn listed(plan: &Plan, listed: Listed) -> Vec<Pair> {
    let measures = &plan.measures;
    let mut pairs = match listed {
        Listed::Chosen => plan.chosen().map(|result| result.pair).collect(),
        Listed::Changed => measures.added.iter().chain(&measures.dropped).copied().collect(),
        Listed::Blocking => measures.blocking.clone(),
    };
    pairs.sort_unstable();
    pairs
}

/// A list: what it holds, its id, its name.
type NamedList = (Listed, &'static str, fn(Lang) -> &'static str);

/// What can be listed.
const LISTS: [NamedList; 3] = [
    (Listed::Chosen, "chosen", Lang::listed_chosen),
    (Listed::Changed, "changed", Lang::changed),
    (Listed::Blocking, "blocking", Lang::listed_blocking),
];

/// The list.
#[component]
pub fn PairList(
    /// The list stands beside the matrix and can be closed.
    #[prop(optional)]
    beside: bool,
) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let asked = move || desk.listed.get().unwrap_or_default();
    let found = Memo::new(move |_| {
        let shown = desk.shown.get();
        shown.map(|shown| desk.scenario.with(|scenario| amounts(scenario, &shown.plan))).unwrap_or_default()
    });
    let pairs = Memo::new(move |_| desk.shown.get().map(|shown| listed(&shown.plan, asked())).unwrap_or_default());
    let groups = move || {
        let pairs = pairs.get();
        let groups = pairs.chunk_by(|one, other| one.east == other.east).map(|group| {
            let east = group.first().map(|pair| pair.east);
            view! {
                <section class="pair-group">
                    <h3 class="east-text">{move || east.map(|east| desk.scenario.with(|scenario| i18n::division(lang.get(), scenario, east)))}</h3>
                    <ul>{group.iter().map(|pair| view! { <PairRow pair=*pair found /> }).collect_view()}</ul>
                </section>
            }
        });
        groups.collect_view()
    };
    view! {
        <div class="pane-head">
            <h2>{move || lang.get().pair_list_title()}</h2>
            <span class="quiet" id="pair-count">{move || i18n::pair_count(lang.get(), pairs.with(Vec::len))}</span>
            {beside.then(|| view! {
                <span class="grow"></span>
                <button class="tool" id="pair-list-close" aria-label=move || lang.get().close() on:click=move |_| desk.listed.set(None)>
                    <Glyph icon=Icon::Cross />
                </button>
            })}
        </div>
        <div class="segmented pair-lists" role="group" aria-label=move || lang.get().pair_list_kinds()>
            {LISTS.map(|(list, id, name)| view! {
                <button class="segment" data-list=id aria-pressed=move || (asked() == list).to_string()
                    on:click=move |_| desk.listed.set(Some(list))>{move || name(lang.get())}</button>
            }).collect_view()}
        </div>
        <div id="pair-list">
            {groups}
            <Show when=move || pairs.with(Vec::is_empty)><p class="quiet">{move || lang.get().listed_none()}</p></Show>
        </div>
    }
}

/// One pair: a button that selects it. A pair that the plan has not says what it could reach, and why not.
#[component]
fn PairRow(pair: Pair, found: Memo<Amounts>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let west = move || desk.scenario.with(|scenario| i18n::division(lang.get(), scenario, pair.west));
    let chosen =
        Memo::new(move |_| desk.shown.get().is_some_and(|shown| shown.plan.pair(pair).is_some_and(|found| found.chosen)));
    let told = move || {
        if !chosen.get() {
            let shown = desk.shown.get();
            return shown.map_or_else(String::new, |shown| {
                desk.scenario.with(|scenario| i18n::pair_reason(lang.get(), scenario, &shown.plan, pair))
            });
        }
        let amounts = found.with(|found| found.get(&pair).cloned().unwrap_or_default());
        desk.scenario.with(|scenario| {
            let told = amounts.iter().enumerate().filter(|(_, units)| **units > 0);
            let told = told.map(|(kind, units)| i18n::with_unit(lang.get(), *units, i18n::kind_unit(scenario, kind)));
            told.collect::<Vec<_>>().join(" · ")
        })
    };
    let points = move || {
        let shown = desk.shown.get()?;
        let result = shown.plan.pair(pair)?;
        if result.chosen {
            return Some(i18n::points(desk.points.get()?.pair(pair)));
        }
        Some(i18n::points_of(shown.plan.scale, result.alone_total()))
    };
    let measured = move || {
        let lang = lang.get();
        let of = if chosen.get() { lang.delivered_label() } else { lang.alone_label() };
        format!("{} · {of}", lang.points())
    };
    let marks = move || {
        let lang = lang.get();
        desk.scenario.with(|scenario| {
            let rule = match scenario.pair_rule(pair) {
                PairRule::Pinned => Some(lang.pinned()),
                PairRule::Forbidden => Some(lang.forbidden()),
                PairRule::Free => None,
            };
            let exists = scenario.existing().binary_search(&pair).is_ok();
            let is_change = desk.listed.get() == Some(Listed::Changed);
            let existing = match (is_change, exists) {
                (true, true) => Some(lang.listed_dropped()),
                (true, false) => Some(lang.listed_added()),
                (false, exists) => exists.then(|| lang.existing()),
            };
            [rule, existing].into_iter().flatten().map(|mark| view! { <span class="chip">{mark}</span> }).collect_view()
        })
    };
    let choose = move |_| {
        desk.pointed.set(None);
        desk.select(pair, false);
        page::focus_later("#back-to-list");
    };
    view! {
        <li>
            <button class="pair-row" class:is-here=move || desk.selected.get() == Some(pair)
                data-listed=format!("{}-{}", pair.east, pair.west) on:click=choose
                on:pointerenter=move |_| desk.pointed.set(Some(pair)) on:pointerleave=move |_| desk.pointed.set(None)>
                <span class="pair-row-name"><b class="west-text">{west}</b>{marks}</span>
                <span class="pair-row-points"><b>{points}</b>" "<small>{measured}</small></span>
                <span class="pair-row-served">{told}</span>
            </button>
        </li>
    }
}
