//! The way from a scenario to its outcome. The worker calls [`solve`].

use domain::{Outcome, PlanFailure, PlanState, Scenario, validate};

use crate::{
    allocation::AllocationError,
    assemble::{Answer, assemble},
    check,
    conflict::{fixed_conflict, pairing_conflict},
    graph::Cooperation,
    problem::{JointProblem, PartyBounds},
    stepwise::{AloneScores, Stepwise, StepwiseError, alone_scores, stepwise},
};

/// Solves a scenario: a checked plan with value and bound, a named conflict, or the reason why neither could be had. Deterministic.
///
/// Two allocations a kind for the plan and its bound, one a pair and kind for the scores.
pub fn solve(scenario: &Scenario) -> Outcome {
    let defects = validate(scenario);
    if !defects.is_empty() {
        return Outcome::Failed(PlanFailure::Defects(defects));
    }
    let Ok(cooperation) = Cooperation::new(scenario) else { return Outcome::Failed(PlanFailure::TooLarge) };
    let mut problem = cooperation.problem();
    if scenario.rules.pool.is_open() {
        decide_no_pairs(&mut problem);
    } else if let Some(conflict) = pairing_conflict(&cooperation) {
        return Outcome::Conflict(conflict);
    }
    pin_fixed_amounts(&mut problem);
    match answer(&problem) {
        Ok((alone, found)) => finish(&cooperation, &problem, &alone, &found),
        Err(StepwiseError::NoPairing | StepwiseError::Allocation(AllocationError::Fixed)) => {
            Outcome::Conflict(fixed_conflict(scenario, is_solvable))
        }
        Err(StepwiseError::Allocation(AllocationError::TooLarge)) => Outcome::Failed(PlanFailure::TooLarge),
        Err(StepwiseError::Allocation(AllocationError::Refused(what))) => Outcome::Failed(PlanFailure::CheckRejected(what)),
    }
}

fn answer(problem: &JointProblem) -> Result<(AloneScores, Stepwise), StepwiseError> {
    let alone = alone_scores(problem)?;
    let found = stepwise(problem, &alone)?;
    Ok((alone, found))
}

/// Whether a scenario has a plan, for the deletion filter of fixed amounts.
fn is_solvable(scenario: &Scenario) -> bool {
    let Ok(cooperation) = Cooperation::new(scenario) else { return false };
    let mut problem = cooperation.problem();
    if scenario.rules.pool.is_open() {
        decide_no_pairs(&mut problem);
    }
    pin_fixed_amounts(&mut problem);
    answer(&problem).is_ok()
}

/// Open pool: pairs make no difference, so none are decided and none are missed.
fn decide_no_pairs(problem: &mut JointProblem) {
    let none = PartyBounds { least: 0, most: 0 };
    problem.east.fill(none);
    problem.west.fill(none);
    problem.pins.clear();
    problem.forbids.clear();
    problem.existing.clear();
}

/// An amount that the planner fixed implies its pair where unpaired arcs carry nothing.
fn pin_fixed_amounts(problem: &mut JointProblem) {
    if problem.unpaired_allowed {
        return;
    }
    let implied: Vec<(u32, u32)> = problem
        .arcs
        .iter()
        .filter(|arc| arc.least > 0)
        .map(|arc| (problem.offers[arc.offer as usize].east, problem.needs[arc.need as usize].west))
        .collect();
    problem.pins.extend(implied);
    problem.pins.sort_unstable();
    problem.pins.dedup();
}

fn finish(cooperation: &Cooperation, problem: &JointProblem, alone: &AloneScores, found: &Stepwise) -> Outcome {
    let value = match check::recompute(problem, &found.pairing, &found.flow) {
        Ok(value) => value,
        Err(error) => return Outcome::Failed(PlanFailure::CheckRejected(format!("{error:?}"))),
    };
    if value > found.bound {
        return Outcome::Failed(PlanFailure::CheckRejected("value above its bound".to_owned()));
    }
    let answer = Answer {
        pairing: &found.pairing,
        flow: &found.flow,
        value,
        bound: found.bound,
        state: if value == found.bound { PlanState::Optimal } else { PlanState::Bounded },
        steps: found.steps,
        alone: &alone.value,
    };
    Outcome::Plan(Box::new(assemble(cooperation, problem, &answer)))
}
