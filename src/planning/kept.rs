//! A plan from an earlier sitting, checked again before it is shown. Called by the worker.

use std::collections::BTreeMap;

use domain::{
    KeptPlan, Outcome, PlanState, Scenario,
    explanation::{AgreedAmount, StrategyOutcome},
};

use crate::strategies::decision::Decision;

/// The plan that was kept, where it still is one of the scenario and worth what was kept of it; its bound is believed, since it was
/// proved under the same rules of the engine. What each pair could reach alone is worked out anew.
pub fn recheck(scenario: &Scenario, kept: &KeptPlan) -> Option<StrategyOutcome> {
    let decision = Decision::new(scenario.clone()).ok()?;
    let by_ids: BTreeMap<(&str, &str), i64> = kept
        .amounts
        .iter()
        .map(|AgreedAmount { offer, need, amount }| ((offer.0.as_str(), need.0.as_str()), *amount))
        .collect();
    let mut found = 0;
    let amount = |arc: &crate::problem::JointArc| {
        let (offer, need) = (&scenario.offers[arc.offer as usize].id, &scenario.needs[arc.need as usize].id);
        by_ids.get(&(offer.0.as_str(), need.0.as_str())).copied()
    };
    let flow: Vec<i64> = decision
        .problem
        .arcs
        .iter()
        .map(|arc| {
            let amount = amount(arc);
            found += usize::from(amount.is_some());
            amount.unwrap_or(0)
        })
        .collect();
    let pairing = decision.pairing(kept.pairs.iter().copied());
    let problem = decision.bounded_by(&pairing);
    let outcome = decision.outcome_under(&problem, &pairing, &flow, kept.bound, kept.steps);
    let Outcome::Plan(mut plan) = outcome else { return None };
    let is_same = found == by_ids.len() && plan.value == kept.value && plan.scale == kept.scale;
    if !is_same {
        return None;
    }
    if kept.is_proved && plan.value == plan.bound {
        plan.state = PlanState::Optimal;
    }
    Some(StrategyOutcome { outcome: Outcome::Plan(plan), facts: kept.facts.clone() })
}
