//! From a scenario to its outcome in one call.

use domain::{Outcome, Scenario};

use crate::solver::Solver;

/// Flows between two looks at whether the search has ended.
const SLICE: u64 = 100_000;

/// Solves a scenario to the end of its search: by proof, or by its step limit. A checked plan with value and bound, a named conflict,
/// or the reason why neither could be had. Deterministic: what the worker ends with, bit for bit.
///
/// At most `Scenario::step_limit` evaluations of a Lagrangian or a pairing, each of some hundred small flows; then the check.
pub fn solve(scenario: &Scenario) -> Outcome {
    let mut solver = match Solver::new(Box::new(scenario.clone()), None) {
        Ok(solver) => solver,
        Err(outcome) => return *outcome,
    };
    loop {
        match solver.advance(SLICE) {
            Ok(true) => {}
            Ok(false) => return solver.outcome(),
            Err(outcome) => return *outcome,
        }
    }
}
