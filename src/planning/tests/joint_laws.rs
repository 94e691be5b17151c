//! The joint search against brute force on tiny problems, and on the instances with proved optima; its proofs pass the check, and
//! proofs that were tampered with do not.

#![expect(clippy::unwrap_used, reason = "a test file may stop where something is missing")]

mod brute;
mod instance;

use std::path::Path;

use brute::Rules;
use planning::{
    certificate::{Checker, Refused},
    check::recompute,
    joint::{
        JointError, JointSearch,
        proof::{Certificate, ProofNode, Reason},
    },
    problem::JointProblem,
};
use proptest::prelude::*;

/// Cases a law is tried on; `PLANNING_CASES` sets it for a long run.
fn cases() -> ProptestConfig {
    let cases = std::env::var("PLANNING_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(300);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// Runs the check of a proof to its end.
fn verdict(problem: &JointProblem, certificate: Certificate, value: i64) -> Result<(), Refused> {
    let mut checker = Checker::new(problem, certificate, value);
    while checker.advance(1_000)? {}
    Ok(())
}

/// Searches to the end and holds value, bound and allocation against what is expected.
fn search(problem: &JointProblem, slice: u64) -> Result<JointSearch, JointError> {
    let mut search = JointSearch::new(problem)?;
    let (mut value, mut bound) = (i64::MIN, i64::MAX);
    while search.advance(slice, u64::MAX)? {
        let now = search.best().map_or(i64::MIN, |(value, _)| *value);
        assert!(now >= value, "the plan never gets worse");
        assert!(search.bound().is_none_or(|now| now <= bound), "the bound never rises");
        value = now;
        bound = search.bound().unwrap_or(bound);
    }
    Ok(search)
}

fn check(problem: &JointProblem) {
    let optimum = brute::optimum(problem);
    let mut search = match search(problem, 50) {
        Ok(search) => search,
        Err(JointError::NoPairing | JointError::Fixed) => {
            assert_eq!(optimum, None);
            return;
        }
        Err(error) => panic!("{error:?}"),
    };
    assert_eq!(search.best().map(|(value, _)| *value), optimum);
    assert_eq!(search.bound(), optimum);
    let Some((value, pairing)) = search.best().cloned() else { return };
    let chosen = pairing.to_chosen(problem.pairs());
    let flow = search.allocation(&chosen).unwrap().unwrap();
    assert_eq!(recompute(problem, &chosen, &flow), Ok(value));
    assert_eq!(verdict(problem, search.certificate(), value), Ok(()));
    assert!(verdict(problem, search.certificate(), value - 1).is_err(), "no proof that the optimum is beyond reach");
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn the_search_finds_and_proves_the_optimum_where_needs_are_divisible(
        problem in brute::problems(Rules { wholes: false, shares: false })
    ) {
        check(&problem);
    }

    #[test]
    fn the_search_finds_and_proves_the_optimum_with_whole_needs(
        problem in brute::problems(Rules { wholes: true, shares: false })
    ) {
        check(&problem);
    }

    #[test]
    fn the_search_finds_and_proves_the_optimum_with_share_limits_and_fixed_amounts(
        problem in brute::problems(Rules { wholes: true, shares: true })
    ) {
        check(&problem);
    }
}

fn read(name: &str) -> instance::Instance {
    instance::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/instances/joint").join(name))
}

/// The optimum is found, proved, and the proof accepted.
fn proves(name: &str) {
    let instance = read(name);
    let problem = &instance.problem;
    let mut search = search(problem, 20_000).unwrap();
    let (value, pairing) = search.best().cloned().unwrap();
    assert_eq!(search.bound(), Some(value));
    match instance.optimum {
        Some(optimum) => assert_eq!(value, optimum),
        None => {
            assert!((value as f64 / instance.scale as f64 - instance.optimum_points).abs() < 1e-6 * instance.optimum_points);
        }
    }
    let chosen = pairing.to_chosen(problem.pairs());
    let flow = search.allocation(&chosen).unwrap().unwrap();
    assert_eq!(recompute(problem, &chosen, &flow), Ok(value));
    assert_eq!(verdict(problem, search.certificate(), value), Ok(()));
}

#[test]
fn t1_tiny_3x2_is_proved() {
    proves("t1-tiny-3x2.json.gz");
}

#[test]
fn t2_small_5x4_is_proved() {
    proves("t2-small-5x4.json.gz");
}

#[test]
fn t3_beta_half_is_proved() {
    proves("t3-beta-half.json.gz");
}

#[test]
fn t4_pins_forbids_is_proved() {
    proves("t4-pins-forbids.json.gz");
}

#[test]
fn t5_solo_scarce_is_proved() {
    proves("t5-solo-scarce.json.gz");
}

#[test]
fn tight_1_is_proved() {
    proves("tight-1.json.gz");
}

#[test]
fn t6_many_partners_comes_within_half_a_percent() {
    let instance = read("t6-many-partners.json.gz");
    let mut search = JointSearch::new(&instance.problem).unwrap();
    search.advance(u64::MAX, 20_000).unwrap();
    let (value, optimum, bound) = (search.best().unwrap().0, instance.optimum.unwrap(), search.bound().unwrap());
    assert!(value <= optimum && optimum <= bound, "{value} ≤ {optimum} ≤ {bound}");
    assert!((bound - value) * 200 <= optimum, "gap {} of {optimum}", bound - value);
}

#[test]
fn where_the_search_pauses_does_not_change_what_it_finds() {
    let instance = read("t2-small-5x4.json.gz");
    let run = |slice: u64| {
        let mut search = JointSearch::new(&instance.problem).unwrap();
        while search.advance(slice, 1_500).unwrap() {}
        (search.best().cloned(), search.bound(), search.flows(), search.evaluations())
    };
    assert_eq!(run(1), run(u64::MAX));
    assert_eq!(run(777), run(u64::MAX));
}

#[test]
fn a_proof_that_was_tampered_with_is_refused() {
    let instance = read("t1-tiny-3x2.json.gz");
    let search = search(&instance.problem, 1_000).unwrap();
    let value = search.best().unwrap().0;
    let sound = search.certificate();
    let refused = |change: &dyn Fn(&mut Certificate)| {
        let mut wrong = sound.clone();
        change(&mut wrong);
        verdict(&instance.problem, wrong, value).unwrap_err()
    };
    assert_eq!(verdict(&instance.problem, sound.clone(), value), Ok(()));
    assert_eq!(refused(&|proof| proof.tree.nodes[0] = ProofNode::Open), Refused::Open(0));
    assert_eq!(refused(&|proof| proof.tree.nodes[0] = ProofNode::Closed(Reason::Bounds)), Refused::Leaf(0));
    assert_eq!(refused(&|proof| proof.tree.nodes[0] = ProofNode::Closed(Reason::Pairing)), Refused::Leaf(0));
    assert_eq!(refused(&|proof| proof.tree.nodes[0] = ProofNode::Split { pair: 0, chosen: 0, not: 0 }), Refused::Open(0));
    assert_eq!(refused(&|proof| proof.tree.nodes.truncate(1)), Refused::Open(2));
    let prices = sound.tree.nodes.iter().find_map(|node| match node {
        ProofNode::Closed(Reason::Prices(prices)) => Some(prices.clone()),
        _ => None,
    });
    let too_soon = |proof: &mut Certificate| proof.tree.nodes[0] = ProofNode::Closed(Reason::Prices(prices.clone().unwrap()));
    assert_eq!(refused(&too_soon), Refused::Leaf(0));
    assert_eq!(refused(&|proof| proof.pieces.iter_mut().for_each(|piece| piece.tree.clear())), Refused::Open(0));
}
