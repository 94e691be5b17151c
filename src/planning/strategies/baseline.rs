//! The pairs that changes are counted against, valued as they stand (model, *Value*): the agreed ones with their amounts, else the
//! existing ones. What the first screen holds the better plan against.

use std::rc::Rc;

use domain::{
    Outcome, Scenario,
    explanation::{StrategyFacts, StrategyOutcome},
};

use crate::joint::evaluator::Evaluator;

use super::{decision::Decision, search::agreed_flow};

/// Flows the search for whole needs may solve.
const STEPS: u64 = 5_000;

/// The plan of the agreed pairs, with the amounts agreed where the scenario still allows them, else the best allocation on them; where
/// nothing is agreed, that on the existing pairs of the scenario's scheme. Partner bounds, pins, forbids and fixed amounts are not
/// asked: it is not a plan of the planner's but what there is. `bound` is that of the plan it is held against.
pub fn baseline_plan(scenario: &Scenario, bound: i64) -> StrategyOutcome {
    let mut bare = scenario.clone();
    bare.pins.clear();
    bare.forbids.clear();
    bare.fixed.clear();
    bare.held = None;
    // Bounds are those of the pairs themselves, so that no rule speaks of them.
    let baseline = bare.baseline();
    for party in &mut bare.cooperatives {
        let partners = baseline.iter().filter(|pair| pair.east == party.division || pair.west == party.division).count() as u32;
        party.bounds = Some(domain::PartnerBounds { least: partners, most: partners.max(1) });
    }
    let decision = match Decision::new(bare) {
        Ok(decision) => decision,
        Err(outcome) => return StrategyOutcome { outcome: *outcome, facts: None },
    };
    let pairing = decision.pairing(baseline);
    let agreed = scenario.agreed.as_ref().filter(|agreed| !agreed.amounts.is_empty());
    if let Some(agreed) = agreed {
        let outcome = decision.outcome(&pairing, &agreed_flow(&decision, agreed), bound, 0);
        if matches!(outcome, Outcome::Plan(_)) {
            return StrategyOutcome { outcome, facts: Some(StrategyFacts::Existing) };
        }
    }
    let mut evaluator = Evaluator::new(Rc::clone(&decision.core));
    let flow = decision.allocation(&mut evaluator, &pairing, STEPS).ok().flatten().unwrap_or_default();
    let outcome = decision.outcome(&pairing, &flow, bound, evaluator.steps());
    StrategyOutcome { outcome, facts: Some(StrategyFacts::Existing) }
}
