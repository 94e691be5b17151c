//! The plan in steps against brute force on tiny problems, and on the joint instances with proved optima.

#![expect(clippy::unwrap_used, reason = "a test file may stop where it cannot be read")]

mod brute;
mod instance;

use std::path::Path;

use brute::Rules;
use planning::{
    alone::alone_scores,
    check::recompute,
    joint::{JointError, core::Core},
    problem::JointProblem,
    stepwise::{stepwise, upper_bound},
};
use proptest::prelude::*;

/// Cases a law is tried on; `PLANNING_CASES` sets it for a long run.
fn cases() -> ProptestConfig {
    let cases = std::env::var("PLANNING_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(400);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// value ≤ optimum ≤ bound, with the value recomputed by the check.
fn check(problem: &JointProblem) {
    let optimum = brute::optimum(problem);
    let alone = match alone_scores(problem) {
        Ok(alone) => alone,
        Err(error) => panic!("{error:?}"),
    };
    match stepwise(problem, &alone) {
        Ok(found) => {
            let value = recompute(problem, &found.pairing, &found.flow).expect("a plan keeps every rule");
            let optimum = optimum.expect("a plan that keeps every rule is among all of them");
            assert!(value <= optimum && optimum <= found.bound, "{value} ≤ {optimum} ≤ {}", found.bound);
        }
        Err(JointError::NoPairing) => assert_eq!(optimum, None),
        // Fixed amounts may contradict the pairing that the scores prefer, or need a share that was dropped.
        Err(JointError::Fixed) => {
            assert!(problem.arcs.iter().any(|arc| arc.least > 0), "without fixed amounts there is an allocation");
        }
        Err(error) => panic!("{error:?}"),
    }
    if let (Ok(core), Some(optimum)) = (Core::new(problem), optimum)
        && let Ok(bound) = upper_bound(problem, &core, &alone)
    {
        assert!(bound >= optimum);
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn value_optimum_and_bound_are_in_order_where_needs_are_divisible(
        problem in brute::problems(Rules { wholes: false, shares: false })
    ) {
        check(&problem);
    }

    #[test]
    fn value_optimum_and_bound_are_in_order_with_whole_needs(problem in brute::problems(Rules { wholes: true, shares: false })) {
        check(&problem);
    }

    #[test]
    fn value_optimum_and_bound_are_in_order_with_share_limits_and_fixed_amounts(
        problem in brute::problems(Rules { wholes: true, shares: true })
    ) {
        check(&problem);
    }
}

/// value ≤ optimum ≤ bound on an instance whose optimum is proved.
fn holds_on(name: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/instances/joint").join(name);
    let instance = instance::read(&path);
    let found = stepwise(&instance.problem, &alone_scores(&instance.problem).unwrap()).unwrap();
    let value = recompute(&instance.problem, &found.pairing, &found.flow).unwrap();
    let stated = (instance.optimum_points * instance.scale as f64).round() as i64;
    let slack = if instance.optimum.is_some() { 0 } else { stated / 1_000_000 };
    let optimum = instance.optimum.unwrap_or(stated);
    assert!(value <= optimum + slack && optimum - slack <= found.bound, "{value} ≤ {optimum} ≤ {}", found.bound);
    assert!(value * 10 > optimum * 8, "the plan in steps is within a fifth of the optimum: {value} of {optimum}");
}

#[test]
fn t1_tiny_3x2() {
    holds_on("t1-tiny-3x2.json.gz");
}

#[test]
fn t2_small_5x4() {
    holds_on("t2-small-5x4.json.gz");
}

#[test]
fn t3_beta_half() {
    holds_on("t3-beta-half.json.gz");
}

#[test]
fn t4_pins_forbids() {
    holds_on("t4-pins-forbids.json.gz");
}

#[test]
fn t5_solo_scarce() {
    holds_on("t5-solo-scarce.json.gz");
}

#[test]
fn t6_many_partners() {
    holds_on("t6-many-partners.json.gz");
}

#[test]
fn tight_1() {
    holds_on("tight-1.json.gz");
}
