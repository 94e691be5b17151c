//! Break-points, alternatives, confidence, and what would help most.

use domain::{
    KindId, Outcome, PairRule, PartnerBounds, Plan, Scenario,
    explanation::{Change, Exactness, WeightAxis},
};
use planning::{
    explain::{
        AlternativesSearch, ConfidenceSearch, CriterionBreakPoints, HelpSearch, KindBreakPoints, break_points::moved,
        by_kind::ByKind,
    },
    strategies::decision::Decision,
};
use proptest::prelude::*;

use crate::{fixture::reference, strategies::amounts, tiny};

fn solved(scenario: &Scenario) -> Option<Plan> {
    match planning::solve(scenario) {
        Outcome::Plan(plan) => Some(*plan),
        _ => None,
    }
}

/// Pairings (bits) with their best value by enumeration.
fn values(scenario: &Scenario) -> Vec<(u32, i64)> {
    let problem = Decision::new(scenario.clone()).unwrap().problem;
    tiny::pairings(scenario)
        .into_iter()
        .map(|choice| {
            let mut best = i64::MIN;
            tiny::allocations(&problem, &tiny::chosen(scenario, choice), &mut |_, value| best = best.max(value));
            (choice, best)
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_best_pairing_at_every_weight_is_the_best_of_all(scenario in amounts(), kind in 0_usize..4) {
        let Some(plan) = solved(&scenario) else { return Ok(()) };
        let id = scenario.kinds[kind].id.clone();
        let pairs: Vec<_> = plan.chosen().map(|result| result.pair).collect();
        let mut search = KindBreakPoints::new(&scenario, &id, &pairs, 20_000).unwrap().unwrap();
        while search.advance() {}
        for weight in [0, 1, 777, 2_500, 5_000, 9_999, 10_000] {
            let mut moved_scenario = scenario.clone();
            let now: Vec<u32> = scenario.rules.kind_weights.iter().map(|entry| entry.weight).collect();
            for (entry, weight) in moved_scenario.rules.kind_weights.iter_mut().zip(moved(&now, kind, weight)) {
                entry.weight = weight;
            }
            let decision = Decision::new(moved_scenario.clone()).unwrap();
            // The scale is fixed by the arc list of a scenario; weights may move it on, but not on so small a case.
            prop_assert_eq!(decision.scale, plan.scale);
            let best = values(&moved_scenario).into_iter().map(|(_, value)| value).max().unwrap();
            prop_assert_eq!(search.best_at(weight).unwrap().1, i128::from(best), "at {}", weight);
        }
        let found = search.answer();
        prop_assert!(found.points.windows(2).all(|two| two[0].weight < two[1].weight));
        for point in &found.points {
            prop_assert!(!(point.added.is_empty() && point.removed.is_empty()));
            prop_assert_eq!(point.exactness, Exactness::Exact, "so small a case is proved");
        }
    }

    #[test]
    fn alternatives_and_costs_of_switching_never_promise_more_than_enumeration_finds(scenario in amounts()) {
        let Some(plan) = solved(&scenario) else { return Ok(()) };
        let mut search = AlternativesSearch::new(&scenario, &plan).unwrap();
        while search.advance(100) {}
        let found = search.answer();
        let all = values(&scenario);
        let base: u32 = (0..4).filter(|i| plan.pair(tiny::pair_at(&scenario, *i)).unwrap().chosen).map(|i| 1 << i).sum();
        let best = all.iter().map(|(_, value)| *value).max().unwrap();
        prop_assert_eq!(plan.value, best);
        let second = all.iter().filter(|(choice, _)| *choice != base).map(|(_, value)| *value).max();
        if let (Some(second), Some(first)) = (second, found.next.first()) {
            prop_assert!(first.value <= second);
            prop_assert!(all.iter().any(|(choice, value)| *choice != base && *value == first.value), "it is the value of a plan");
            prop_assert!(!first.added.is_empty() || !first.removed.is_empty());
        }
        for (index, switch) in found.switch.iter().enumerate() {
            let flipped = all.iter().filter(|(choice, _)| (choice ^ base) >> index & 1 == 1).map(|(_, value)| *value).max();
            let least = flipped.map(|value| best - value);
            prop_assert!(switch.loss.is_some() == least.is_some() && switch.loss >= least, "{:?}", switch.pair);
        }
        if let Some(different) = &found.most_different {
            prop_assert!(different.value >= best - best.abs() / 100);
        }
    }

    #[test]
    fn what_helps_is_never_more_than_a_full_re_solve_says(scenario in amounts()) {
        let Some(plan) = solved(&scenario) else { return Ok(()) };
        let mut search = HelpSearch::new(&scenario, &plan, None).unwrap();
        while search.advance() {}
        for help in search.answer().one {
            let quantity = scenario.offers.iter().find(|offer| offer.id == help.offer).unwrap().quantity;
            let more = Change::OfferQuantity { offer: help.offer.clone(), quantity: quantity + 1 }.apply(&scenario).unwrap();
            let after = solved(&more).unwrap();
            prop_assert_eq!(after.scale, plan.scale);
            prop_assert!(help.gain >= 0 && help.gain <= after.value - plan.value, "{:?} of {}", help, after.value - plan.value);
            let kind = &scenario.offers.iter().find(|offer| offer.id == help.offer).unwrap().kind;
            prop_assert!(help.kinds.iter().all(|change| change.kind == *kind && change.served.1 > change.served.0 && help.gain > 0));
        }
    }
}

#[test]
fn what_helps_lists_more_of_its_own_kind_and_never_a_tie_that_falls_otherwise() {
    let case = reference();
    let mut search = HelpSearch::new(&case.scenario, &case.plan, None).unwrap();
    while search.advance() {}
    let found = search.answer();
    assert!(!found.one.is_empty() && !found.tenth.is_empty());
    for help in found.one.iter().chain(&found.tenth) {
        let offer = case.scenario.offers.iter().find(|offer| offer.id == help.offer).unwrap();
        for change in &help.kinds {
            assert_eq!(change.kind, offer.kind, "{help:?}");
            assert!(help.gain > 0 && change.served.1 > change.served.0, "{help:?}");
        }
        assert!(!help.moves_pairs || help.gain > 0, "pairs that stay tied do not move: {help:?}");
    }
}

#[test]
fn break_points_of_kinds_and_criteria_on_the_reference_scenario() {
    let case = reference();
    let pairs: Vec<_> = case.plan.chosen().map(|result| result.pair).collect();
    for kind in ["project", "shipment"] {
        let id = KindId(kind.to_owned());
        let search = {
            let mut search = KindBreakPoints::new(&case.scenario, &id, &pairs, 0).unwrap().unwrap();
            while search.advance() {}
            search
        };
        let found = search.answer();
        assert_eq!((found.at, &found.axis), (2_500, &WeightAxis::Kind(id)));
        assert!(!found.points.is_empty());
        assert!(found.points.iter().all(|point| point.exactness == Exactness::Approximate), "without proofs none is exact");
    }
    let mut search = CriterionBreakPoints::new(&case.scenario, &KindId("shipment".to_owned()), 0).unwrap().unwrap();
    while search.advance() {}
    assert!(search.answer().points.iter().all(|point| point.exactness == Exactness::Approximate));
    assert!(CriterionBreakPoints::new(&case.scenario, &KindId("shipment".to_owned()), 9).unwrap().is_none());
}

#[test]
fn alternatives_on_the_reference_scenario_come_with_the_cost_of_every_switch() {
    let case = reference();
    let mut search = AlternativesSearch::new(&case.scenario, &case.plan).unwrap();
    // The first pairs are enough here; all of them take their time.
    while search.progress().done < 10 && search.advance(10) {}
    let found = search.answer();
    assert_eq!(found.switch.len(), 70);
    assert!(found.switch[..9].iter().all(|switch| switch.loss.is_some()) && found.switch[10].loss.is_none());
    assert!(!found.next.is_empty() && found.next.windows(2).all(|two| two[0].loss <= two[1].loss));
    assert!(found.most_different.is_some());
}

#[test]
fn confidence_is_reproducible_from_its_seed_and_certain_without_errors() {
    let case = reference();
    let run = |scenario: &Scenario, seed, slice| {
        let mut search = ConfidenceSearch::new(scenario, seed, 6, true).unwrap().of_plan(&case.plan).unwrap();
        while search.advance(slice) {}
        search.answer()
    };
    let found = run(&case.scenario, 1, 1);
    assert_eq!(found, run(&case.scenario, 1, 5), "slices make no difference");
    assert_ne!(found, run(&case.scenario, 2, 1));
    assert_eq!((found.samples, found.without_plan), (6, 0));
    let mut search = ConfidenceSearch::new(&case.scenario, 1, 50, false).unwrap();
    while search.advance(10) {}
    let mut certain = case.scenario.clone();
    certain.rules.error_rates = domain::rules::ErrorRates { reported: 0, estimated: 0, illustrative: 0 };
    assert!(run(&certain, 1, 2).pairs.iter().all(|pair| pair.chosen == 0 || pair.chosen == 6));
    // Where nothing varies, a short search from the plan comes to its pairs or to better ones; the steps alone come to worse ones.
    let problem = Decision::new(certain.clone()).unwrap().problem;
    let value = |chosen: &[bool]| {
        let mut valued = planning::joint::JointSearch::new(&problem).unwrap();
        valued.suggest(chosen).unwrap();
        valued.best().map(|(value, _)| *value)
    };
    let worth = |search: &mut ConfidenceSearch| {
        while search.advance(6) {}
        value(&search.answer().pairs.iter().map(|share| share.chosen == 6).collect::<Vec<_>>())
    };
    let from_plan = worth(&mut ConfidenceSearch::new(&certain, 1, 6, true).unwrap().of_plan(&case.plan).unwrap());
    let plan = value(&case.plan.pairs.iter().map(|result| result.chosen).collect::<Vec<_>>());
    assert!(from_plan >= plan, "{from_plan:?} from a plan of {plan:?}");
    let steps = worth(&mut ConfidenceSearch::new(&certain, 1, 6, true).unwrap());
    assert!(steps < from_plan, "{steps:?} by the steps, {from_plan:?} from the plan");
    let pinned = Change::Pair { pair: found.pairs[0].pair, rule: PairRule::Pinned }.apply(&case.scenario).unwrap();
    assert_eq!(run(&pinned, 1, 6).pairs[0].chosen, 6, "a pinned pair stays");
}

#[test]
fn what_would_help_most_on_the_reference_scenario() {
    let case = reference();
    let mut search = HelpSearch::new(&case.scenario, &case.plan, None).unwrap();
    while search.advance() {}
    let found = search.answer();
    assert!(!found.one.is_empty() && found.one.windows(2).all(|two| two[0].gain >= two[1].gain));
    assert!(found.tenth[0].gain >= found.one[0].gain);
    assert!(found.one.iter().all(|help| help.units == 1 && help.gain >= 0));
}

#[test]
fn kinds_valued_apart_sum_to_the_value_of_the_pairing() {
    let case = reference();
    let mut by_kind = ByKind::new(&case.scenario).unwrap();
    let decision = Decision::new(case.scenario.clone()).unwrap();
    let pairing = decision.pairing_of(&case.plan);
    let divisible = by_kind.divisible(&by_kind.weights.clone(), &pairing).unwrap();
    let mut evaluator = planning::joint::evaluator::Evaluator::new(std::rc::Rc::clone(&decision.core));
    let penalties = planning::explain::by_kind::penalties(&decision.problem, &pairing);
    assert_eq!(divisible - i128::from(penalties), i128::from(evaluator.divisible(&pairing).unwrap()));
}

#[test]
fn a_pairing_that_is_best_only_where_the_others_share_one_unit_is_found() {
    let bounds = [PartnerBounds { least: 0, most: 1 }; 2];
    let offers = [(0, "project", 2), (1, "training", 2)];
    let needs = [(1, "training", 1, true), (1, "project", 1, true)];
    let scenario = tiny::with_amounts(tiny::parties(&bounds, &bounds), &offers, &needs);
    let plan = solved(&scenario).unwrap();
    let pairs: Vec<_> = plan.chosen().map(|result| result.pair).collect();
    // Shipments have no needs: whatever they weigh, projects and training weigh the same, but for the last unit.
    let kind = scenario.kinds[1].id.clone();
    let mut search = KindBreakPoints::new(&scenario, &kind, &pairs, 20_000).unwrap().unwrap();
    while search.advance() {}
    let project = tiny::pair_at(&scenario, 1);
    assert_eq!(search.best_at(9_999).unwrap().0, [project], "one unit is left, and it goes to projects");
}
