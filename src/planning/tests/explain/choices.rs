//! Who else could be a partner, what lies between value and worst coverage, which changes bring most: against enumeration on tiny
//! scenarios, and by their sums on the reference scenario.

use domain::{
    Outcome, Pair, PairRule, Plan, Scenario,
    explanation::{Answer, Change, Frontier, WhatIfOutcome},
};
use planning::{
    explain::{FrontierSearch, ImprovementSearch, PartySearch, between::Between, moves::chains},
    strategies::{baseline_plan, decision::Decision, fair_vector::compare_fractions, solve},
};
use proptest::prelude::*;

use crate::{
    fixture::{reference, short},
    strategies::amounts,
    tiny,
};

fn solved(scenario: &Scenario) -> Option<Plan> {
    match solve(scenario, &short()).outcome {
        Outcome::Plan(plan) => Some(*plan),
        _ => None,
    }
}

/// Values of the best allocation of every pairing that keeps the rules.
fn values(scenario: &Scenario) -> Vec<(Vec<Pair>, i64)> {
    let Ok(decision) = Decision::new(scenario.clone()) else { return Vec::new() };
    let value = |choice: u32| {
        let chosen = tiny::chosen(scenario, choice);
        let mut best = i64::MIN;
        tiny::allocations(&decision.problem, &chosen, &mut |_, value| best = best.max(value));
        let pairs = (0..chosen.len()).filter(|pair| chosen[*pair]).map(|pair| tiny::pair_at(scenario, pair)).collect();
        (pairs, best)
    };
    tiny::pairings(scenario).into_iter().map(value).filter(|(_, value)| *value > i64::MIN).collect()
}

fn frontier(scenario: &Scenario, plan: &Plan) -> Frontier {
    let mut search = FrontierSearch::new(scenario, std::slice::from_ref(plan), short()).unwrap();
    while search.work(1_000) {}
    search.answer()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_partner_costs_what_the_best_plan_with_it_is_worth_less(scenario in amounts()) {
        let Some(plan) = solved(&scenario) else { return Ok(()) };
        let all = values(&scenario);
        for party in scenario.cooperatives.iter().map(|party| party.division) {
            let mut search = PartySearch::new(&scenario, &plan, party, short());
            while search.work(1_000) {}
            let told = search.answer();
            let is_open = |pair: Pair| scenario.pair_rule(pair) == PairRule::Free && (pair.east == party || pair.west == party);
            prop_assert_eq!(told.len(), plan.pairs.iter().filter(|result| !result.chosen && is_open(result.pair)).count());
            let mut least = i64::MIN;
            for one in &told {
                let Change::Pair { pair, .. } = one.change else { panic!("{:?}", one.change) };
                let best = all.iter().filter(|(pairs, _)| pairs.contains(&pair)).map(|(_, value)| *value).max();
                if let WhatIfOutcome::Plan { after, difference, .. } = &one.outcome {
                    prop_assert!(Some(after.value) <= best && best <= Some(after.bound));
                    prop_assert!(after.answer == Answer::BestFound || Some(after.value) == best);
                    prop_assert!(-difference.value >= least, "the smallest loss first");
                    least = -difference.value;
                } else {
                    prop_assert_eq!(best, None);
                }
            }
        }
    }

    #[test]
    fn no_plan_of_the_frontier_beats_another_and_its_ends_are_the_best(scenario in amounts()) {
        let Some(plan) = solved(&scenario) else { return Ok(()) };
        let points = frontier(&scenario, &plan).points;
        let key = |at: usize| {
            let standing = &points[at].standing;
            (standing.value, standing.worst.as_ref().map_or((0, 1), |worst| (worst.served, worst.needed)))
        };
        for at in 1..points.len() {
            // The plan that was handed in stays as it is, also where another of the same value is fairer.
            let is_end = points[at - 1].strategy.is_some() || points[at].strategy.is_some();
            prop_assert!(key(at - 1).0 > key(at).0 || is_end && key(at - 1).0 == key(at).0, "less value");
            prop_assert!(compare_fractions(key(at - 1).1, key(at).1).is_lt() || is_end, "for a better worst coverage");
        }
        prop_assert!(points.iter().any(|point| point.strategy == Some(plan.strategy) && point.standing.value == plan.value));
        let best = values(&scenario).into_iter().map(|(_, value)| value).max();
        prop_assert_eq!(Some(key(0).0), best, "the best value is found on so small a case");
        let decision = Decision::new(scenario.clone()).unwrap();
        if points[0].standing.worst.is_some() && decision.problem.needs.iter().all(|need| need.whole.is_none()) {
            // Coverage by province, enumerated.
            let mut greatest = (0, 1);
            for choice in tiny::pairings(&scenario) {
                let chosen = tiny::chosen(&scenario, choice);
                tiny::allocations(&decision.problem, &chosen, &mut |flow, _| {
                    let made = decision.outcome(&planning::joint::pair_set::PairSet::from_chosen(&chosen), flow, i64::MAX, 0);
                    let Outcome::Plan(made) = made else { return };
                    let worst = made.measures.worst.map(|row| &made.coverage[row as usize]);
                    let worst = worst.map_or((0, 1), |row| (row.served, row.needed));
                    if compare_fractions(worst, greatest).is_gt() {
                        greatest = worst;
                    }
                });
            }
            prop_assert!(compare_fractions(key(points.len() - 1).1, greatest).is_eq(), "and the best worst coverage");
        }
    }
}

#[test]
fn the_improvements_lead_from_the_existing_pairs_to_the_plan_and_sum_to_the_whole() {
    let case = reference();
    let mut search = ImprovementSearch::new(&case.scenario, &case.plan).unwrap();
    while search.advance() {}
    let told = search.answer();
    assert!(told.steps.len() > 1);
    assert_eq!(told.steps.iter().map(|step| step.value).sum::<i64>(), told.after.value - told.before.value);
    let mut pairs = case.scenario.existing();
    let mut served = told.before.served.clone();
    for step in &told.steps {
        assert_eq!(step.moves.iter().map(|one| one.value).sum::<i64>(), step.value, "moves sum to their change");
        for one in &step.moves {
            pairs.retain(|pair| one.leaves.is_none_or(|west| *pair != Pair { east: one.cooperative, west }));
            pairs.extend(one.joins.map(|west| Pair { east: one.cooperative, west }));
        }
        for change in &step.kinds {
            let (index, _) = case.scenario.kind(&change.kind).unwrap();
            assert_eq!(served[index], change.served.0, "each change begins where the one before ended");
            served[index] = change.served.1;
        }
    }
    pairs.sort_unstable();
    assert_eq!(pairs, case.plan.chosen().map(|result| result.pair).collect::<Vec<_>>());
    assert_eq!(served, told.after.served);
}

#[test]
fn the_first_improvement_is_the_one_that_brings_most() {
    let case = reference();
    let mut search = ImprovementSearch::new(&case.scenario, &case.plan).unwrap();
    while search.advance() {}
    let first = search.answer().steps.remove(0);
    let decision = Decision::new(case.scenario.clone()).unwrap();
    let Outcome::Plan(existing) = baseline_plan(&case.scenario, case.plan.bound).outcome else { panic!("there are pairs") };
    let (before, after) = (decision.pairing_of(&existing), decision.pairing_of(&case.plan));
    let width = decision.problem.west.len();
    let all = chains(decision.problem.pairs(), width, &before, &after, None);
    let mut between = Between::new(&decision, &case.plan).unwrap();
    let mut gains = Vec::new();
    for chain in &all {
        let mut pairing = before.clone();
        chain.moves.iter().for_each(|one| one.make(&mut pairing, width));
        let east = chain.moves.iter().map(|one| decision.pair(one.east as usize * width).east).collect::<Vec<_>>();
        gains.push((between.value(&pairing).unwrap() - existing.value, east));
    }
    let (gain, east) = gains.into_iter().max().unwrap();
    assert_eq!(first.moves.iter().map(|one| one.cooperative).collect::<Vec<_>>(), east);
    // Its plan is looked at again, so that it may be worth more than when the changes were weighed.
    assert!(first.value >= gain, "{} ≥ {gain}", first.value);
}
