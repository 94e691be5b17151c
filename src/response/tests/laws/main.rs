//! Laws of responses on many small worlds: each passes its check, is the same when asked again, and is as good as enumeration finds.

mod brute;
#[path = "../../fixture.rs"]
mod fixture;
mod worlds;

use domain::explanation::{Hindrance, ProposalKind};
use fixture::World;
use proptest::{
    prelude::*,
    strategy::ValueTree,
    test_runner::{Config, TestRunner},
};
use response::{Asked, check_response, respond};

/// What is asked of a world.
fn asked(world: &World) -> Asked<'_> {
    Asked {
        scenario: &world.scenario,
        plan: &world.plan,
        lot: &world.lot,
        channels: &world.channels,
        taken: &world.taken,
        as_of: world.as_of,
    }
}

/// Runs more cases where `PROPTEST_CASES` says so.
fn cases() -> ProptestConfig {
    if std::env::var_os("PROPTEST_CASES").is_some() { ProptestConfig::default() } else { ProptestConfig::with_cases(2_000) }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn every_response_is_checked_and_as_good_as_enumeration_finds(world in worlds::worlds()) {
        let asked = asked(&world);
        let response = respond(&asked).unwrap();
        prop_assert_eq!(check_response(&asked, &response), Ok(()));
        prop_assert_eq!(&respond(&asked).unwrap(), &response);
        let mut before = 0;
        let mut expected = Vec::new();
        for kind in [ProposalKind::Paired, ProposalKind::Others, ProposalKind::Moving] {
            let best = brute::best(&world, kind);
            if best.placed > before {
                before = best.placed;
                expected.insert(0, (kind, best));
            }
        }
        let found: Vec<_> = response.proposals.iter().map(|it| (it.kind, brute::merit(it))).collect();
        prop_assert_eq!(found, expected);
    }
}

#[test]
fn the_worlds_are_of_every_sort() {
    let mut runner = TestRunner::new_with_rng(
        Config::default(),
        proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha),
    );
    let mut seen = [0; 9];
    for _ in 0..2_000 {
        let world = worlds::worlds().new_tree(&mut runner).unwrap().current();
        let response = respond(&asked(&world)).unwrap();
        let has = |kind| response.proposals.iter().any(|proposal| proposal.kind == kind);
        let moves = response.proposals.first().map_or(0, |proposal| proposal.moves.len());
        let hindered = |by: fn(&Hindrance) -> bool| response.candidates.iter().any(|it| it.hindrances.iter().any(by));
        let sorts = [
            has(ProposalKind::Paired),
            has(ProposalKind::Others),
            has(ProposalKind::Moving),
            moves > 1,
            response.proposals.is_empty() && !response.held_back.is_empty(),
            hindered(|it| matches!(it, Hindrance::TooLate { .. })),
            hindered(|it| matches!(it, Hindrance::MonthPassed)),
            hindered(|it| matches!(it, Hindrance::Price { .. })),
            hindered(|it| matches!(it, Hindrance::NoColdChain(_))),
        ];
        for (count, is_so) in seen.iter_mut().zip(sorts) {
            *count += usize::from(is_so);
        }
    }
    assert!(seen.iter().all(|count| *count >= 8), "{seen:?}");
}
