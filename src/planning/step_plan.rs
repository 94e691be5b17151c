//! The plan in steps as an outcome, without a search: what a preview shows.

use domain::{Outcome, PlanFailure, PlanState, Scenario, validate};

use crate::{
    alone::{AloneScores, alone_scores},
    assemble::{Answer, assemble},
    best_value::{decision, failure},
    check,
    conflict::conflict,
    graph::Cooperation,
    stepwise::stepwise,
};

/// The plan in steps, checked, with its bound; or the conflict or failure in its place.
///
/// One small allocation a pair and kind, a b-matching, and two allocations a kind.
pub fn step_plan(scenario: &Scenario) -> Outcome {
    let defects = validate(scenario);
    if !defects.is_empty() {
        return Outcome::Failed(PlanFailure::Defects(defects));
    }
    let Ok(cooperation) = Cooperation::new(scenario) else { return Outcome::Failed(PlanFailure::TooLarge) };
    if let Some(conflict) = conflict(&cooperation) {
        return Outcome::Conflict(conflict);
    }
    match alone_scores(&decision(&cooperation)) {
        Ok(alone) => on_scores(&cooperation, &alone),
        Err(error) => failure(error),
    }
}

fn on_scores(cooperation: &Cooperation, alone: &AloneScores) -> Outcome {
    let problem = decision(cooperation);
    let found = match stepwise(&problem, alone) {
        Ok(found) => found,
        Err(error) => return failure(error),
    };
    let value = match check::recompute(&problem, &found.pairing, &found.flow) {
        Ok(value) => value,
        Err(error) => return Outcome::Failed(PlanFailure::CheckRejected(format!("{error:?}"))),
    };
    let answer = Answer {
        pairing: &found.pairing,
        flow: &found.flow,
        value,
        bound: found.bound.max(value),
        state: PlanState::Bounded,
        steps: found.steps,
        alone: &alone.value,
    };
    Outcome::Plan(Box::new(assemble(cooperation, &problem, &answer)))
}
