//! What the joint search refuses, by name, and what it does not believe.

#![expect(clippy::unwrap_used, reason = "a test file may stop where something is missing")]

use planning::{
    certificate::Checker,
    check::recompute,
    joint::{JointError, JointSearch},
    problem::{JointArc, JointNeed, JointOffer, JointProblem, PartyBounds},
};

fn arc(offer: u32, need: u32, paired: i64, most: i64) -> JointArc {
    JointArc { offer, need, paired, unpaired: 0, least: 0, most, share_least: 0 }
}

/// So many parties on both sides, one offer and one need each of so many units, every cooperative within reach of every province.
fn problem(east: u32, west: u32, units: i64, value: impl Fn(u32, u32) -> i64) -> JointProblem {
    let all = |count: u32| vec![PartyBounds { least: 0, most: 2 }; count as usize];
    JointProblem {
        east: all(east),
        west: all(west),
        kinds: 1,
        offers: (0..east).map(|east| JointOffer { east, kind: 0, capacity: units }).collect(),
        needs: (0..west).map(|west| JointNeed { west, kind: 0, quantity: units, whole: None }).collect(),
        arcs: (0..east).flat_map(|e| (0..west).map(move |w| (e, w))).map(|(e, w)| arc(e, w, value(e, w), units)).collect(),
        ..JointProblem::default()
    }
}

fn solved(problem: &JointProblem) -> Result<(i64, Vec<bool>), JointError> {
    let mut search = JointSearch::new(problem)?;
    while search.advance(1_000, 3_000)? {}
    let (value, pairing) = search.best().cloned().unwrap();
    let chosen = pairing.to_chosen(problem.pairs());
    let flow = search.allocation(&chosen)?.unwrap();
    assert_eq!(recompute(problem, &chosen, &flow), Ok(value));
    assert!(search.bound().is_some_and(|bound| bound >= value));
    if search.is_finished() {
        let mut checker = Checker::new(problem, search.certificate(), value);
        while checker.advance(1_000).unwrap() {}
    }
    Ok((value, chosen))
}

#[test]
fn products_beyond_64_bits_are_refused() {
    let of = |units: i64, value: i64| solved(&problem(1, 1, units, |_, _| value)).map(|(value, _)| value);
    // As an offer and a need each alone: a piece that is a star, without a flow that would refuse it.
    assert_eq!(of(1 << 31, 1 << 33), Err(JointError::TooLarge));
    assert_eq!(of(1 << 31, 1 << 31), Err(JointError::TooLarge));
    assert_eq!(of(1 << 31, 1 << 24), Ok(1 << 55));
    // Each product fits, their sum does not.
    assert_eq!(solved(&problem(3, 2, 1 << 30, |_, _| 1 << 30)), Err(JointError::TooLarge));
    let mut fixed = problem(1, 1, 1 << 31, |_, _| 1 << 33);
    fixed.fix(0, 1 << 31);
    assert_eq!(solved(&fixed), Err(JointError::TooLarge));
}

#[test]
fn a_pairing_without_the_pair_that_a_fixed_amount_implies_is_not_believed() {
    let mut problem = problem(2, 2, 10, |e, w| if e == w { 5 } else { 1 });
    let across = problem.arcs.iter().position(|arc| (arc.offer, arc.need) == (0, 1)).unwrap();
    problem.fix(across, 10);
    problem.forbids = vec![(1, 1)];
    problem.west[0].least = 1;
    let suggest = |chosen: &[bool]| {
        let mut search = JointSearch::new(&problem).unwrap();
        let looked = search.suggest(chosen).unwrap();
        (looked, search.best().map(|(value, _)| *value))
    };
    assert_eq!(suggest(&[true, false, false, false]), (false, None), "without the implied pair");
    assert_eq!(suggest(&[true, true, false, true]), (false, None), "with a forbidden pair");
    assert_eq!(suggest(&[false, true, false, false]), (false, None), "too few partners");
    assert_eq!(suggest(&[true, true]), (false, None), "of another problem");
    assert_eq!(suggest(&[true, true, true, false]), (true, Some(20)), "0 gives all to 1, and 1 all to 0");
}

#[test]
fn more_than_64_parties_on_one_side_work_and_on_both_are_refused_by_name() {
    // Each is best with the one whose number it has; the others are worth little.
    let value = |e: u32, w: u32| if e % 3 == w % 3 { 7 } else { 1 };
    for (east, west) in [(3, 70), (70, 3), (3, 64)] {
        let (found, chosen) = solved(&problem(east, west, 5, value)).unwrap();
        assert_eq!(found, 3 * 5 * 7, "{east} × {west}: the few give or get all they can");
        assert_eq!(chosen.len(), (east * west) as usize);
    }
    assert_eq!(solved(&problem(65, 65, 1, value)), Err(JointError::TooManyParties));
}
