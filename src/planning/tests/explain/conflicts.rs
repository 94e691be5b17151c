//! Conflicts are irreducible, and repairs are the least that helps, against brute force.

use domain::{
    FixedAmount, PairRule, PartnerBounds, RuleInConflict, Scenario,
    explanation::{Change, Relaxation},
};
use planning::explain::{conflict_of, repairs};
use proptest::prelude::*;

use crate::{
    fixture::{reference, short},
    tiny,
};

fn is_possible(scenario: &Scenario) -> bool {
    !tiny::pairings(scenario).is_empty()
}

fn bounds() -> impl Strategy<Value = PartnerBounds> {
    (0_u32..=2, 0_u32..=2).prop_map(|(least, more)| PartnerBounds { least, most: (least + more).min(3) })
}

fn scenarios() -> impl Strategy<Value = Scenario> {
    let rule = prop_oneof![6 => Just(PairRule::Free), 1 => Just(PairRule::Pinned), 2 => Just(PairRule::Forbidden)];
    let parties = (prop::collection::vec(bounds(), 3), prop::collection::vec(bounds(), 3));
    (parties, prop::collection::vec(rule, 9)).prop_map(|((east, west), rules)| {
        let mut scenario = tiny::parties(&east, &west);
        for (index, rule) in rules.iter().enumerate() {
            let pair = tiny::pair_at(&scenario, index);
            match rule {
                PairRule::Pinned => scenario.pins.push(pair),
                PairRule::Forbidden => scenario.forbids.push(pair),
                PairRule::Free => {}
            }
        }
        scenario
    })
}

/// A relaxation one notch less than the one found; `None` where there is none.
fn one_less(relaxation: &Relaxation) -> Option<Change> {
    let Change::Bounds { party, bounds: Some(bounds) } = &relaxation.change else { return None };
    let less = match &relaxation.rule {
        RuleInConflict::Least { .. } => PartnerBounds { least: bounds.least + 1, ..*bounds },
        _ => PartnerBounds { most: bounds.most - 1, ..*bounds },
    };
    Some(Change::Bounds { party: *party, bounds: Some(less) })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn conflicts_are_irreducible_and_repairs_the_least_that_helps(scenario in scenarios()) {
        let conflict = conflict_of(&scenario);
        prop_assert_eq!(conflict.is_none(), is_possible(&scenario));
        let Some(conflict) = conflict else { return Ok(()) };
        prop_assert!(!is_possible(&tiny::keeping(&scenario, &conflict.rules)), "the members alone contradict each other");
        for left_out in &conflict.rules {
            let rest: Vec<RuleInConflict> = conflict.rules.iter().filter(|rule| *rule != left_out).cloned().collect();
            prop_assert!(is_possible(&tiny::keeping(&scenario, &rest)), "without {:?} the others are possible", left_out);
        }
        let found = repairs(&scenario, &conflict, &short());
        prop_assert!(found.repairs.windows(2).all(|two| two[0].value >= two[1].value));
        for repair in &found.repairs {
            let mut repaired = scenario.clone();
            for relaxation in &repair.relaxations {
                repaired = relaxation.change.apply(&repaired).unwrap();
            }
            prop_assert!(is_possible(&repaired));
            for (index, relaxation) in repair.relaxations.iter().enumerate() {
                let Some(less) = one_less(relaxation) else { continue };
                let mut trial = scenario.clone();
                for entry in repair.relaxations.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, entry)| entry) {
                    trial = entry.change.apply(&trial).unwrap();
                }
                trial = less.apply(&trial).unwrap();
                // The second of two is the least when the first is given up wholly; the first is the least beside it.
                prop_assert!(index == 1 || !is_possible(&trial), "less would not help");
            }
            prop_assert_eq!(found.other_conflicts, repair.relaxations.len() == 2);
        }
        // A single relaxation that helps is never missed.
        let alone = conflict.rules.iter().any(|rule| {
            let rest: Vec<RuleInConflict> =
                tiny::rules(&scenario).into_iter().filter(|other| other != rule).collect();
            is_possible(&tiny::keeping(&scenario, &rest))
        });
        prop_assert_eq!(alone, !found.other_conflicts);
    }
}

#[test]
fn fixed_amounts_that_exceed_an_offer_are_moved_to_the_nearest_that_is_possible() {
    let free = PartnerBounds { least: 0, most: 3 };
    let scenario = tiny::parties(&[free; 2], &[free; 2]);
    let mut scenario =
        tiny::with_amounts(scenario, &[(0, "training", 10)], &[(0, "training", 8, true), (1, "training", 8, true)]);
    let fixed = |need: usize, amount| FixedAmount {
        offer: scenario.offers[0].id.clone(),
        need: scenario.needs[need].id.clone(),
        amount,
    };
    scenario.fixed = vec![fixed(0, 7), fixed(1, 6)];
    let conflict = conflict_of(&scenario).unwrap();
    assert_eq!(conflict.rules.len(), 2);
    let found = repairs(&scenario, &conflict, &short());
    let amounts: Vec<Option<i64>> = found
        .repairs
        .iter()
        .map(|repair| match repair.relaxations.as_slice() {
            [one] => match one.change {
                Change::Amount { amount, .. } => amount,
                _ => panic!("{one:?}"),
            },
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(
        {
            let mut sorted = amounts;
            sorted.sort_unstable();
            sorted
        },
        [Some(3), Some(4)]
    );
}

#[test]
fn the_reference_scenario_with_an_impossible_wish_is_repaired() {
    let case = reference();
    let mut scenario = case.scenario.clone();
    let party = scenario.cooperatives.iter_mut().find(|party| party.division.0 == 650_000).unwrap();
    party.bounds = Some(PartnerBounds { least: 2, most: 5 });
    let east: Vec<_> = scenario.parties(domain::Side::Supporter).map(|party| party.division).collect();
    scenario.forbids = east.iter().skip(1).map(|east| domain::Pair { east: *east, west: domain::Adcode(650_000) }).collect();
    let conflict = conflict_of(&scenario).unwrap();
    let found = repairs(&scenario, &conflict, &short());
    assert_eq!(found.repairs.len(), conflict.rules.len());
    assert!(found.repairs[0].value <= found.repairs[0].bound);
}
