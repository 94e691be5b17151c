//! The existing pairs valued as they stand (model, *Value*): what the first screen holds the better plan against.

use std::rc::Rc;

use domain::{
    Scenario,
    explanation::{StrategyFacts, StrategyOutcome},
};

use crate::joint::evaluator::Evaluator;

use super::decision::Decision;

/// Flows the search for whole needs may solve.
const STEPS: u64 = 5_000;

/// The best allocation on the existing pairs of the scenario's scheme. Partner bounds, pins, forbids and fixed amounts are not asked:
/// it is not a plan of the planner's but what there is. `bound` is that of the plan it is held against.
pub fn existing_plan(scenario: &Scenario, bound: i64) -> StrategyOutcome {
    let mut bare = scenario.clone();
    bare.pins.clear();
    bare.forbids.clear();
    bare.fixed.clear();
    // Bounds are those of the pairs themselves, so that no rule speaks of them.
    let existing = bare.existing();
    for party in &mut bare.cooperatives {
        let partners = existing.iter().filter(|pair| pair.east == party.division || pair.west == party.division).count() as u32;
        party.bounds = Some(domain::PartnerBounds { least: partners, most: partners.max(1) });
    }
    let decision = match Decision::new(bare) {
        Ok(decision) => decision,
        Err(outcome) => return StrategyOutcome { outcome: *outcome, facts: None },
    };
    let pairing = decision.pairing(existing);
    let mut evaluator = Evaluator::new(Rc::clone(&decision.core));
    let flow = decision.allocation(&mut evaluator, &pairing, STEPS).ok().flatten().unwrap_or_default();
    let outcome = decision.outcome(&pairing, &flow, bound, evaluator.steps());
    StrategyOutcome { outcome, facts: Some(StrategyFacts::Existing) }
}
