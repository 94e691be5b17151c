//! Rules in conflict: each rule of the irreducible set, with the one click that takes it back.

use domain::{PairRule, PartnerBounds, RuleInConflict};
use leptos::prelude::*;
use session::Edit;

use crate::{i18n, state::Desk};

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
