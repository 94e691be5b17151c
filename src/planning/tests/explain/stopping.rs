//! A search that is stopped tells steps with which, as the limit, whoever opens the link comes to the same plan: on small scenarios,
//! where the search ends soon and its proof is what is being checked, wherever the stop falls.

use domain::{Outcome, Scenario, Strategy as Sought};
use planning::{Solver, solve};
use proptest::prelude::*;

use crate::{amounts, fixture::reference, tiny};

/// Runs slices of these sizes, stops after so many of them, and goes on to the end: the outcome, and the limit that it is said to be of.
fn stopped(scenario: &Scenario, slices: &[u64], after: usize) -> (Outcome, Option<u64>) {
    let mut solver = match Solver::new(Box::new(scenario.clone()), None) {
        Ok(solver) => solver,
        Err(outcome) => return (*outcome, None),
    };
    let mut turn = 0;
    loop {
        if turn == after {
            solver.stop();
        }
        match solver.advance(slices[turn % slices.len()]) {
            Ok(true) => turn += 1,
            Ok(false) => return (solver.outcome(), solver.cut_at()),
            Err(outcome) => return (*outcome, None),
        }
    }
}

fn same_again(scenario: &Scenario, slices: &[u64], after: usize) -> Result<(), TestCaseError> {
    let (told, cut_at) = stopped(scenario, slices, after);
    // A stop that came too late changes nothing.
    let limited = Scenario { step_limit: cut_at.unwrap_or(scenario.step_limit), ..scenario.clone() };
    prop_assert_eq!(&told, &solve(&limited), "stopped after {} slices of {:?}: {:?}", after, slices, cut_at);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_stopped_search_is_made_again_by_the_steps_it_tells(
        scenario in amounts::scenarios(), slices in prop::collection::vec(1_u64..8, 1..4),
        strategy in prop::sample::select(vec![Sought::BestValue, Sought::BestValue, Sought::Fairest, Sought::Stable, Sought::LeastChange]),
    ) {
        let scenario = Scenario { strategy, step_limit: 5_000, ..scenario };
        for after in (0..12).chain([15, 20, 30, 50]) {
            same_again(&scenario, &slices, after)?;
        }
    }
}

/// The reference scenario with most pairs said, so that its search is short and its proof long.
#[test]
fn a_stopped_search_of_a_pinned_reference_scenario_is_made_again_too() {
    let case = reference();
    let mut scenario = Scenario { step_limit: 20_000, ..case.scenario.clone() };
    scenario.pins = case.plan.chosen().map(|result| result.pair).collect();
    let kept = scenario.pins.clone();
    let others = (0..tiny::pairs(&scenario)).map(|index| tiny::pair_at(&scenario, index));
    scenario.forbids = others.filter(|pair| !kept.contains(pair)).skip(6).collect();
    let turns = {
        let mut solver = Solver::new(Box::new(scenario.clone()), None).unwrap();
        let mut turns = 0;
        while solver.advance(40).unwrap() {
            turns += 1;
        }
        turns
    };
    for tenth in 0..=10 {
        same_again(&scenario, &[40], turns * tenth / 10).unwrap();
    }
}
