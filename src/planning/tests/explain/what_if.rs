//! What if, why and why not.

use domain::{
    PairRule, PartnerBounds,
    explanation::{Change, Difference, WhatIf, WhatIfOutcome},
};
use planning::{
    explain::{pair_facts, what_if, why},
    strategies::StrategyOptions,
};

use crate::fixture::{pair, reference, short};

fn difference(answer: &WhatIf) -> &Difference {
    let WhatIfOutcome::Plan { difference, after, .. } = &answer.outcome else { panic!("{:?}", answer.outcome) };
    assert!(after.value <= after.bound);
    assert_eq!(after.value - answer.before.value, difference.value, "the scales are the same here");
    let moves: i64 = difference.moves.iter().map(|step| step.value).sum();
    assert_eq!(difference.at_once + moves, difference.value, "the moves sum to the difference");
    difference
}

#[test]
fn why_a_pair_is_answered_by_forbidding_it_and_why_not_by_pinning_it() {
    let case = reference();
    for result in [case.plan.pairs.iter().find(|result| result.chosen), case.plan.pairs.iter().find(|result| !result.chosen)] {
        let pair = result.unwrap().pair;
        let change = why(&case.plan, pair);
        let answer = what_if(&case.scenario, &case.plan, change.clone(), &StrategyOptions::default());
        let told = difference(&answer);
        let (comes, goes) = (told.added.contains(&pair), told.removed.contains(&pair));
        assert!(comes != goes, "the pair itself changes sides");
        let first = told.moves.first().unwrap();
        assert!(told.moves.iter().any(|step| step.chain == first.chain && step.cooperative == pair.east));
        assert!(!told.amounts.is_empty() && told.amounts_changed as usize >= told.amounts.len());
        assert!(!told.provinces.is_empty() && !told.counties.is_empty());
        let gains: i64 = told.provinces.iter().map(|row| row.value).sum();
        let by_county: i64 = told.counties.iter().map(|row| row.value).sum();
        assert_eq!(gains, by_county);
        assert_eq!(answer, what_if(&case.scenario, &case.plan, change, &StrategyOptions::default()), "the same again");
    }
}

#[test]
fn a_change_that_asks_what_holds_already_changes_nothing_for_the_worse() {
    let case = reference();
    let chosen = case.plan.chosen().next().unwrap().pair;
    let answer = what_if(&case.scenario, &case.plan, Change::Pair { pair: chosen, rule: PairRule::Pinned }, &short());
    assert!(difference(&answer).value >= 0);
}

#[test]
fn impossible_changes_name_their_conflict() {
    let case = reference();
    let party = pair(11, 65).west;
    let none = Change::Bounds { party, bounds: Some(PartnerBounds { least: 0, most: 0 }) };
    let mut pinned = case.scenario.clone();
    pinned.pins = vec![pair(11, 65)];
    let answer = what_if(&pinned, &case.plan, none, &short());
    let WhatIfOutcome::Conflict(conflict) = &answer.outcome else { panic!("{:?}", answer.outcome) };
    assert_eq!(conflict.rules.len(), 2);
}

#[test]
fn more_of_an_offer_is_compared_in_value_and_more_of_a_need_is_not() {
    let case = reference();
    let offer = &case.scenario.offers[0];
    let more = Change::OfferQuantity { offer: offer.id.clone(), quantity: offer.quantity * 11 / 10 };
    assert!(difference(&what_if(&case.scenario, &case.plan, more, &short())).is_comparable);
    let need = &case.scenario.needs[0];
    let more = Change::NeedQuantity { need: need.id.clone(), quantity: need.quantity + 1 };
    let answer = what_if(&case.scenario, &case.plan, more, &short());
    let WhatIfOutcome::Plan { difference, .. } = &answer.outcome else { panic!("{:?}", answer.outcome) };
    assert!(!difference.is_comparable && difference.value == 0 && difference.moves.iter().all(|step| step.value == 0));
    let weights = Change::KindWeights(vec![4_000, 2_000, 2_000, 2_000]);
    assert!(matches!(what_if(&case.scenario, &case.plan, weights, &short()).outcome, WhatIfOutcome::Plan { .. }));
}

#[test]
fn the_facts_of_a_pair_add_up_to_what_it_delivers() {
    let case = reference();
    for result in case.plan.chosen() {
        let facts = pair_facts(&case.scenario, &case.plan, result.pair);
        for kind in &facts.kinds {
            assert_eq!(kind.value, result.delivered[kind.kind as usize]);
            assert_eq!(kind.amount, result.amounts[kind.kind as usize]);
            assert_eq!(kind.criteria.iter().map(|part| part.value).sum::<i64>(), kind.value);
            assert_eq!(kind.needs.iter().map(|(_, units)| units).sum::<i64>(), kind.amount);
        }
    }
}
