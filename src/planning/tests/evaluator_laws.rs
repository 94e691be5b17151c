//! The value of a pairing against brute force on tiny problems.

#![expect(clippy::unwrap_used, reason = "a test file may stop where something is missing")]

mod brute;

use std::rc::Rc;

use brute::Rules;
use planning::{
    check::recompute,
    joint::{JointError, core::Core, evaluator::Evaluator, pair_set::PairSet},
    problem::JointProblem,
};
use proptest::prelude::*;

/// Cases a law is tried on; `PLANNING_CASES` sets it for a long run.
fn cases() -> ProptestConfig {
    let cases = std::env::var("PLANNING_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(300);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// Every pairing that keeps bounds, pins and forbids is valued as brute force does.
fn check(problem: &JointProblem) {
    let core = match Core::new(problem) {
        Ok(core) => Rc::new(core),
        Err(JointError::NoPairing | JointError::Fixed) => {
            assert_eq!(brute::optimum(problem), None);
            return;
        }
        Err(error) => panic!("{error:?}"),
    };
    let mut evaluator = Evaluator::new(core);
    for choice in 0..1_u32 << problem.pairs() {
        if !brute::keeps_bounds(problem, choice) {
            continue;
        }
        let chosen: Vec<bool> = (0..problem.pairs()).map(|pair| choice >> pair & 1 == 1).collect();
        let pairing = PairSet::from_chosen(&chosen);
        let best = brute::best_on(problem, choice);
        let found = evaluator.interval(&pairing, i64::MIN, u64::MAX).unwrap();
        assert_eq!((found.found, found.bound), (best, best), "pairing {chosen:?}");
        assert!(best.is_none_or(|best| evaluator.divisible(&pairing).unwrap() >= best));
        if let Some(best) = best {
            let flow = evaluator.allocation(&pairing).unwrap().unwrap();
            assert_eq!(recompute(problem, &chosen, &flow), Ok(best));
        }
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn divisible_needs_are_valued_as_by_brute_force(problem in brute::problems(Rules { wholes: false, shares: false })) {
        check(&problem);
    }

    #[test]
    fn whole_needs_are_valued_as_by_brute_force(problem in brute::problems(Rules { wholes: true, shares: false })) {
        check(&problem);
    }

    #[test]
    fn share_limits_and_fixed_amounts_are_valued_as_by_brute_force(
        problem in brute::problems(Rules { wholes: true, shares: true })
    ) {
        check(&problem);
    }
}
