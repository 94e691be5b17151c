//! What can be done about a need that is not met: why it is not, who could serve it, and what having them serve it costs. Opened under
//! its row.

use std::sync::Arc;

use domain::{
    Adcode, Cause, Need, Pair, PairRule, Plan, RowId, Scenario, Unmet,
    explanation::{Change, Question, Told as Answer},
};
use leptos::prelude::*;

use super::why::{Told, Waiting};
use crate::{
    asking::Asked,
    i18n::{self, Lang},
    state::{Desk, View},
};

/// One way to have the need served: by whom, and what would have to change.
#[derive(Clone, Debug, PartialEq)]
struct Way {
    /// The cooperative and the need's province.
    pair: Pair,
    /// What stands against it, where it is a rule between offer and need.
    against: Option<domain::RuleMiss>,
    /// The change that is asked about; `None` where no change of the planner's would do.
    change: Option<Change>,
}

/// The ways that the cause of an unmet need names, by cooperative. O(deliveries).
fn ways(scenario: &Scenario, plan: &Plan, unmet: &Unmet) -> Vec<Way> {
    let Some(need) = scenario.needs.get(unmet.need as usize) else { return Vec::new() };
    let Some(west) = scenario.province_of(need.county) else { return Vec::new() };
    let rule = |rule: PairRule| {
        move |east: Adcode| {
            let pair = Pair { east, west };
            Way { pair, against: None, change: Some(Change::Pair { pair, rule }) }
        }
    };
    match &unmet.cause {
        Cause::NoCompatibleOffer { nearest } => {
            let way = |miss: &domain::RuleMiss| {
                let east = scenario.offers.get(miss.offer as usize)?.cooperative;
                Some(Way { pair: Pair { east, west }, against: Some(*miss), change: None })
            };
            nearest.iter().filter_map(way).collect()
        }
        Cause::Forbidden { cooperatives } => cooperatives.iter().copied().map(rule(PairRule::Free)).collect(),
        Cause::NotPaired { cooperatives, .. } => cooperatives.iter().copied().map(rule(PairRule::Pinned)).collect(),
        Cause::Outbid { by } | Cause::LessCovered { by } | Cause::HeldByPlanner { by } => {
            amounts(scenario, plan, unmet, need, west, |delivery| delivery.need == *by)
        }
        Cause::CapacityUsed { cooperatives } => {
            let alike = |delivery: &domain::Delivery| {
                let owner = scenario.offers.get(delivery.offer as usize).map(|offer| offer.cooperative);
                let other = scenario.needs.get(delivery.need as usize);
                owner.is_some_and(|owner| cooperatives.contains(&owner)) && other.is_some_and(|other| is_alike(need, other))
            };
            amounts(scenario, plan, unmet, need, west, alike)
        }
        // Its partners: what is left with them does not do, or serves another aim; only they can say whether more can be had.
        Cause::NotFull { .. }
        | Cause::OutOfReach { .. }
        | Cause::NotTried { .. }
        | Cause::WorthNothing
        | Cause::AgreedOtherwise
        | Cause::Held => {
            let partners = plan.chosen().map(|result| result.pair).filter(|pair| pair.west == west);
            partners.map(|pair| Way { pair, against: None, change: None }).collect()
        }
        Cause::FixedByPlanner => {
            let way = |fixed: &domain::FixedAmount| {
                let east = scenario.offers.iter().find(|offer| offer.id == fixed.offer)?.cooperative;
                let change = Change::Amount { offer: fixed.offer.clone(), need: fixed.need.clone(), amount: None };
                Some(Way { pair: Pair { east, west }, against: None, change: Some(change) })
            };
            scenario.fixed.iter().filter(|fixed| fixed.need == need.id).filter_map(way).collect()
        }
    }
}

/// Whether what serves the one is likely to serve the other.
fn is_alike(one: &Need, other: &Need) -> bool {
    let of = |need: &Need| {
        let terms = &need.terms;
        (
            need.kind.clone(),
            terms.product.clone(),
            terms.month,
            terms.occupation.clone(),
            terms.subject.clone(),
            terms.sector.clone(),
        )
    };
    of(one) == of(other)
}

/// Giving the need what an offer gives others: an offer a cooperative, the one that gives most.
fn amounts(
    scenario: &Scenario,
    plan: &Plan,
    unmet: &Unmet,
    need: &Need,
    west: Adcode,
    is_wanted: impl Fn(&domain::Delivery) -> bool,
) -> Vec<Way> {
    let mut found: Vec<(Adcode, &domain::Offer, i64)> = Vec::new();
    for delivery in plan.deliveries.iter().filter(|delivery| is_wanted(delivery)) {
        let Some(offer) = scenario.offers.get(delivery.offer as usize) else { continue };
        match found.iter_mut().find(|(east, ..)| *east == offer.cooperative) {
            Some((_, _, most)) if *most >= delivery.amount => {}
            Some(entry) => *entry = (offer.cooperative, offer, delivery.amount),
            None => found.push((offer.cooperative, offer, delivery.amount)),
        }
    }
    let way = |(east, offer, _): (Adcode, &domain::Offer, i64)| {
        let amount = Some(unmet.missing.min(offer.quantity));
        let change = Change::Amount { offer: offer.id.clone(), need: need.id.clone(), amount };
        Way { pair: Pair { east, west }, against: None, change: Some(change) }
    };
    found.into_iter().map(way).collect()
}

/// What stands under the row.
#[component]
pub fn Ways(unmet: Unmet) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let of = unmet.clone();
    let found = Memo::new(move |_| {
        let Some(shown) = desk.shown.get() else { return Vec::new() };
        desk.scenario.with(|scenario| ways(scenario, &shown.plan, &of))
    });
    let need = unmet.need as usize;
    let change = move |_| {
        let id = desk.scenario.with_untracked(|scenario| scenario.needs.get(need).map(|need| RowId::Need(need.id.clone())));
        if let Some(id) = id {
            desk.show_row(id);
        }
    };
    let cause = move || desk.scenario.with(|scenario| i18n::cause(lang.get(), scenario, &unmet));
    let none = move || found.with(Vec::is_empty);
    view! {
        <div class="ways">
            <p>{cause} " " <button class="button button-quiet button-dense change-row" type="button" on:click=change>{move || lang.get().data_row()}</button></p>
            <Show when=none><p class="quiet">{move || lang.get().ways_none()}</p></Show>
            <ul class="ways-list">
                <For each=move || found.get() key=|way| format!("{way:?}") children=|way| view! { <WayRow way /> } />
            </ul>
        </div>
    }
}

#[component]
fn WayRow(way: Way) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let Way { pair, against, change } = way;
    let name = move || desk.scenario.with(|scenario| i18n::pair(lang.get(), scenario, pair));
    let state = move || {
        let lang = lang.get();
        let rule = desk.scenario.with(|scenario| scenario.pair_rule(pair));
        let is_chosen = desk
            .shown
            .with(|shown| shown.as_ref().is_some_and(|shown| shown.plan.pair(pair).is_some_and(|result| result.chosen)));
        match rule {
            PairRule::Forbidden => lang.forbidden(),
            PairRule::Pinned => lang.pinned(),
            PairRule::Free if is_chosen => lang.chosen(),
            PairRule::Free => lang.not_chosen(),
        }
    };
    let open = move |_| {
        desk.select(pair, false);
        desk.go(View::Pairing);
    };
    let miss = move || against.map(|miss| i18n::rule_missed(lang.get(), miss.rule, miss.by));
    view! {
        <li class="way" data-way=format!("{}-{}", pair.east, pair.west)>
            <div class="way-head">
                <b>{name}</b><span class="chip">{state}</span>
                {move || miss().map(|words| view! { <span class="quiet">{words}</span> })}
                <button class="button button-dense" type="button" aria-label=move || format!("{} {}", lang.get().way_open(), name()) on:click=open>
                    {move || lang.get().way_open()}
                </button>
            </div>
            {change.map(|change| view! { <Price change /> })}
        </li>
    }
}

/// A change with a button that works out what it costs, and then the answer.
#[component]
fn Price(change: Change) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let wanted = RwSignal::new(false);
    let question = change.clone();
    let asked = desk.asking.ask(move || wanted.get().then(|| Question::WhatIf(question.clone())));
    let what_if = Memo::new(move |_| {
        asked.with(|asked| match asked.told.as_deref() {
            Some(Answer::WhatIf(what_if)) => Some(Arc::new((**what_if).clone())),
            _ => None,
        })
    });
    let old = Signal::derive(move || asked.with(|asked| !asked.is_done()));
    let no_answer = move || asked.with(|asked| asked.told.as_deref() == Some(&Answer::NoAnswer));
    let words = move |lang: Lang| desk.scenario.with(|scenario| i18n::way_change(lang, scenario, &change));
    let heading = words.clone();
    view! {
        <Show when=move || wanted.get() fallback={
            let words = words.clone();
            move || {
                let words = words.clone();
                view! {
                    <button class="button button-dense way-price" type="button" on:click=move |_| wanted.set(true)>{move || i18n::way_price(lang.get(), &words(lang.get()))}</button>
                }
            }
        }>
            <div class="consequence" class:is-old=move || asked.with(|asked| !asked.fresh) data-answered=move || asked.with(Asked::is_done).to_string()>
                {
                    let heading = heading.clone();
                    move || what_if.get().map(|what_if| view! { <Told what_if heading=heading(lang.get()) old /> })
                }
                <Show when=no_answer><p class="quiet">{move || lang.get().no_answer()}</p></Show>
                <Waiting asked />
            </div>
        </Show>
    }
}
