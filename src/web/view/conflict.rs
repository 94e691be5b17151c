//! Rules in conflict: each rule of the irreducible set, with the one click that takes it back, and the ways out ranked by the value that
//! is then reached.

use domain::{
    PairRule, PartnerBounds, RowId, RuleInConflict,
    explanation::{Change, Question, Repair, Told},
};
use leptos::prelude::*;
use session::Edit;

use super::why::Waiting;
use crate::{asking::Asked, i18n, state::Desk};

/// The rules of the conflict and their repairs, beside the last good plan.
#[component]
pub fn ConflictPanel() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let rules = move || desk.conflict().map(|conflict| conflict.rules).unwrap_or_default();
    view! {
        <div class="pane-head"><h2>{move || lang.get().conflict_where()}</h2></div>
        <p class="quiet">{move || desk.conflict().map(|conflict| i18n::conflict_count(lang.get(), &conflict))}</p>
        <ul class="rules" id="conflict-rules">
            <For each=rules key=|rule| format!("{rule:?}") children=move |rule| {
                let (named, mended) = (rule.clone(), rule.clone());
                let label = {
                    let rule = rule.clone();
                    move || desk.scenario.with(|scenario| {
                        format!("{}: {}", i18n::repair(lang.get(), &rule), i18n::rule(lang.get(), scenario, &rule))
                    })
                };
                view! {
                    <li class="rule">
                        <span class="rule-text">{move || desk.scenario.with(|scenario| i18n::rule(lang.get(), scenario, &named))}</span>
                        <button class="button button-dense" aria-label=label disabled=move || desk.session.with(session::Session::is_read_only)
                            on:click=move |_| if let Some(edit) = repair(desk, &mended) { desk.edit(edit) }>
                            {move || i18n::repair(lang.get(), &rule)}
                        </button>
                    </li>
                }
            } />
        </ul>
        <Repairs />
    }
}

/// The ways out, each solved again: the value it reaches stands first.
#[component]
fn Repairs() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let asked = desk.asking.ask(|| Some(Question::Repairs));
    let told = Memo::new(move |_| {
        asked.with(|asked| match asked.told.as_deref() {
            Some(Told::Repairs(found)) if asked.fresh => Some((**found).clone()),
            _ => None,
        })
    });
    let none =
        move || asked.with(Asked::is_done) && told.with(|told| told.as_ref().is_none_or(|found| found.repairs.is_empty()));
    let row = move |repair: Repair| {
        let edits: Vec<Edit> = repair.relaxations.iter().map(|relaxation| edit(&relaxation.change)).collect();
        let words = {
            let repair = repair.clone();
            move || {
                desk.scenario.with(|scenario| {
                    let told: Vec<String> = repair
                        .relaxations
                        .iter()
                        .map(|relaxation| i18n::relaxation(lang.get(), scenario, relaxation))
                        .collect();
                    told.join(if lang.get() == i18n::Lang::Zh { "；" } else { "; " })
                })
            }
        };
        let said = words.clone();
        view! {
            <li class="rule repair">
                <b class="repair-value">{i18n::points_of(repair.scale, repair.value)} " " {move || lang.get().points()}</b>
                <span class="rule-text">{words}</span>
                <button class="button button-dense" aria-label=move || format!("{}: {}", lang.get().repair_do(), said())
                    disabled=move || desk.session.with(session::Session::is_read_only)
                    on:click=move |_| desk.edit(if let [only] = edits.as_slice() { only.clone() } else { Edit::Together(edits.clone()) })>
                    {move || lang.get().repair_do()}
                </button>
            </li>
        }
    };
    view! {
        <div class="pane-head"><h2>{move || lang.get().repairs_title()}</h2></div>
        <Waiting asked />
        <Show when=none><p class="quiet">{move || lang.get().repairs_none()}</p></Show>
        <Show when=move || told.with(|told| told.as_ref().is_some_and(|found| found.other_conflicts))>
            <p class="quiet">{move || lang.get().repairs_others()}</p>
        </Show>
        <ul class="rules" id="repairs" data-answered=move || asked.with(Asked::is_done).to_string()>
            {move || told.get().map(|found| found.repairs.into_iter().map(row).collect_view())}
        </ul>
    }
}

/// The edit that makes a change.
fn edit(change: &Change) -> Edit {
    match change {
        Change::Pair { pair, rule } => Edit::PairRule { pair: *pair, rule: *rule },
        Change::Bounds { party, bounds } => Edit::Bounds { party: *party, bounds: *bounds },
        Change::Amount { offer, need, amount } => Edit::Amount { offer: offer.clone(), need: need.clone(), amount: *amount },
        Change::Amounts(list) => Edit::Together(
            list.iter()
                .map(|(offer, need, amount)| Edit::Amount { offer: offer.clone(), need: need.clone(), amount: *amount })
                .collect(),
        ),
        Change::OfferQuantity { offer, quantity } => Edit::quantity(RowId::Offer(offer.clone()), *quantity),
        Change::NeedQuantity { need, quantity } => Edit::quantity(RowId::Need(need.clone()), *quantity),
        Change::KindWeights(weights) => Edit::KindWeights(weights.clone()),
        Change::CriterionWeights { kind, weights } => Edit::CriterionWeights { kind: kind.clone(), weights: weights.clone() },
    }
}

/// The edit that leaves a rule of a conflict out.
fn repair(desk: Desk, rule: &RuleInConflict) -> Option<Edit> {
    let bounds = |party| desk.scenario.with_untracked(|scenario| scenario.bounds(party));
    Some(match rule {
        RuleInConflict::Least { party, .. } => {
            Edit::Bounds { party: *party, bounds: Some(PartnerBounds { least: 0, ..bounds(*party)? }) }
        }
        RuleInConflict::Most { party, .. } => {
            let most = desk.scenario.with_untracked(|scenario| {
                let side = scenario.cooperatives.iter().find(|entry| entry.division == *party).map(|entry| entry.side);
                scenario.cooperatives.iter().filter(|entry| Some(entry.side) != side).count() as u32
            });
            Edit::Bounds { party: *party, bounds: Some(PartnerBounds { most, ..bounds(*party)? }) }
        }
        RuleInConflict::Pin(pair) | RuleInConflict::Forbid(pair) => Edit::PairRule { pair: *pair, rule: PairRule::Free },
        RuleInConflict::Fixed { offer, need, .. } => Edit::Amount { offer: offer.clone(), need: need.clone(), amount: None },
    })
}
