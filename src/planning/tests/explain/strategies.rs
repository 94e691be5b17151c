//! The four strategies: against enumeration on tiny scenarios, and with all their measures on the reference scenario.

use std::cmp::Ordering;

use domain::{
    Outcome, PairRule, PartnerBounds, Plan, Scenario, Strategy as Sought,
    explanation::{Agreed, AgreedAmount, Answer, FairUnit, Proposing, StrategyFacts, StrategyOutcome},
};
use planning::{
    graph::Cooperation,
    joint::pair_set::PairSet,
    preference::Preferences,
    strategies::{StrategyOptions, baseline_plan, decision::Decision, fair_vector::FairProblem, solve, stable::stable_pairing},
};
use proptest::prelude::*;

use crate::{
    fixture::{reference, short},
    tiny,
};

fn plan(outcome: &StrategyOutcome) -> &Plan {
    let Outcome::Plan(plan) = &outcome.outcome else { panic!("{:?}", outcome.outcome) };
    assert!(plan.value <= plan.bound);
    plan
}

fn rules() -> impl Strategy<Value = Vec<PairRule>> {
    let rule = prop_oneof![6 => Just(PairRule::Free), 1 => Just(PairRule::Pinned), 1 => Just(PairRule::Forbidden)];
    prop::collection::vec(rule, 9)
}

fn set_rules(scenario: &mut Scenario, rules: &[PairRule]) {
    for (index, rule) in rules.iter().enumerate().take(tiny::pairs(scenario)) {
        let pair = tiny::pair_at(scenario, index);
        match rule {
            PairRule::Pinned => scenario.pins.push(pair),
            PairRule::Forbidden => scenario.forbids.push(pair),
            PairRule::Free => {}
        }
    }
}

fn bounds(count: usize) -> impl Strategy<Value = Vec<PartnerBounds>> {
    let one = (0_u32..=1, 0_u32..=2).prop_map(|(least, more)| PartnerBounds { least, most: (least + more).max(1) });
    prop::collection::vec(one, count)
}

/// Ranks of a party's partners, the best first.
fn ranks(ranking: &[u32], partners: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut out: Vec<usize> =
        partners.map(|partner| ranking.iter().position(|entry| *entry as usize == partner).unwrap()).collect();
    out.sort_unstable();
    out
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_stable_pairing_is_the_best_of_all_stable_ones_for_the_side_that_proposes(
        east in bounds(3), west in bounds(3), rules in rules(), alone in prop::collection::vec(0_i64..4, 9),
    ) {
        let mut scenario = tiny::parties(&east, &west);
        set_rules(&mut scenario, &rules);
        let Ok(decision) = Decision::new(scenario.clone()) else { return Ok(()) };
        let cooperation = Cooperation::new(&scenario).unwrap();
        let preferences = Preferences::new(&cooperation, &alone);
        // Stable by enumeration: upper limits, pins and forbids kept, and nothing blocks.
        let mut upper = scenario.clone();
        for party in &mut upper.cooperatives {
            party.bounds = party.bounds.map(|bounds| PartnerBounds { least: 0, ..bounds });
        }
        let all: Vec<Vec<bool>> = tiny::pairings(&upper).into_iter().map(|choice| tiny::chosen(&upper, choice)).collect();
        let stable: Vec<&Vec<bool>> = all.iter().filter(|y| preferences.blocking(&cooperation, y).is_empty()).collect();
        for proposing in [Proposing::Provinces, Proposing::Cooperatives] {
            let found = stable_pairing(&cooperation, &decision.rules(), &alone, proposing);
            let chosen = found.pairing.to_chosen(9);
            prop_assert!(stable.contains(&&chosen), "it is stable");
            for other in &stable {
                for party in 0..3 {
                    let partners = |y: &[bool]| -> Vec<usize> {
                        let of = |other: usize| if proposing == Proposing::Provinces { y[other * 3 + party] } else { y[party * 3 + other] };
                        (0..3).filter(|other| of(*other)).collect()
                    };
                    let ranking = if proposing == Proposing::Provinces { &preferences.west[party] } else { &preferences.east[party] };
                    let (ours, theirs) = (ranks(ranking, partners(&chosen).into_iter()), ranks(ranking, partners(other).into_iter()));
                    prop_assert_eq!(ours.len(), theirs.len(), "every stable pairing gives as many partners");
                    prop_assert!(ours.iter().zip(&theirs).all(|(ours, theirs)| ours <= theirs), "none is better for it");
                }
            }
            let missed = scenario.cooperatives.iter().filter(|party| {
                let partners = (0..9).filter(|i| chosen[*i]).map(|i| tiny::pair_at(&scenario, i));
                let count = partners.filter(|pair| pair.east == party.division || pair.west == party.division).count() as u32;
                count < party.bounds.unwrap().least
            });
            prop_assert_eq!(missed.count(), found.missed.len());
        }
    }
}

/// Two by two parties, a few small offers and needs.
pub fn amounts() -> impl Strategy<Value = Scenario> {
    let quantity = 0_i64..=3;
    let divisible =
        (prop::collection::vec((0_usize..2, quantity.clone()), 1..=2), prop::collection::vec((0_usize..2, 1_i64..=3), 1..=3));
    let whole = (
        prop::collection::vec((0_usize..2, quantity), 0..=2),
        prop::collection::vec((0_usize..2, 1_i64..=3, any::<bool>()), 0..=2),
    );
    (bounds(2), bounds(2), divisible, whole, rules()).prop_map(|(east, west, divisible, whole, rules)| {
        let scenario = tiny::parties(&east, &west);
        let mut offers: Vec<(usize, &str, i64)> = divisible.0.iter().map(|(e, q)| (*e, "training", *q)).collect();
        offers.extend(whole.0.iter().map(|(e, q)| (*e, "project", *q)));
        let mut needs: Vec<(usize, &str, i64, bool)> = divisible.1.iter().map(|(w, q)| (*w, "training", *q, true)).collect();
        needs.extend(whole.1.iter().map(|(w, q, shared)| (*w, "project", *q, *shared)));
        let mut scenario = tiny::with_amounts(scenario, &offers, &needs);
        set_rules(&mut scenario, &rules);
        scenario.pins.truncate(1);
        scenario
    })
}

fn served(fair: &FairProblem, problem: &planning::problem::JointProblem, flow: &[i64]) -> Vec<i64> {
    let mut out = vec![0; fair.groups.len()];
    for (arc, units) in problem.arcs.iter().zip(flow) {
        if let Some(group) = fair.group(arc.need as usize) {
            out[group] += units;
        }
    }
    out
}

fn long() -> StrategyOptions {
    StrategyOptions { joint_steps: 100_000, looks: 1_000, ..StrategyOptions::default() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_fairest_plan_is_the_leximin_of_all_plans_where_it_says_so_and_never_above_it(
        scenario in amounts(), by_county in any::<bool>(),
    ) {
        let scenario = Scenario { strategy: Sought::Fairest, ..scenario };
        let unit = if by_county { FairUnit::County } else { FairUnit::Province };
        let found = solve(&scenario, &StrategyOptions { fair_unit: unit, ..long() });
        let Ok(decision) = Decision::new(scenario.clone()) else { return Ok(()) };
        let plan = plan(&found);
        let Some(StrategyFacts::Fairest(facts)) = &found.facts else { panic!("{:?}", found.facts) };
        let fair = FairProblem::new(&Cooperation::new(&scenario).unwrap(), &decision.problem, unit);
        let mut best: Option<Vec<i64>> = None;
        let mut best_divisible: Option<(Vec<bool>, Vec<i64>)> = None;
        for choice in tiny::pairings(&scenario) {
            let pairing = tiny::chosen(&scenario, choice);
            tiny::allocations(&decision.problem, &pairing, &mut |flow, _| {
                let vector = served(&fair, &decision.problem, flow);
                if best.as_ref().is_none_or(|best| fair.compare(&vector, best) == Ordering::Greater) {
                    best = Some(vector);
                    best_divisible = Some((pairing.clone(), flow.to_vec()));
                }
            });
        }
        let best = best.unwrap();
        let ours = served(&fair, &decision.problem, &decision.flow_of(plan));
        prop_assert!(fair.compare(&ours, &best) != Ordering::Greater);
        let (sorted, proved) = (fair.sorted(&ours), facts.proved as usize);
        let optimum = fair.sorted(&best);
        for (ours, best) in sorted.iter().zip(&optimum).take(proved) {
            prop_assert_eq!(ours.0 * best.1, best.0 * ours.1, "proved levels are those of the optimum");
        }
        if let (Some((units, of)), Some(best)) = (facts.bound, optimum.get(proved)) {
            prop_assert!(best.0 * of <= units * best.1, "the bound of the first unproved level holds");
        }
        prop_assert_eq!(facts.levels.len(), fair.groups.len());
        // Divisible needs are exact on every pairing, and so few pairings are all looked at.
        if decision.problem.needs.iter().all(|need| need.whole.is_none()) {
            prop_assert_eq!(fair.compare(&ours, &best), Ordering::Equal);
        }
    }

    #[test]
    fn least_change_changes_as_few_pairs_as_possible_at_a_value_within_the_tolerance(
        scenario in amounts(), agreed in 0_u32..16, tolerance in prop_oneof![Just(0_u32), Just(10), Just(300)],
    ) {
        let mut scenario = Scenario { strategy: Sought::LeastChange, ..scenario };
        scenario.rules.tolerance_per_mille = tolerance;
        let pairs: Vec<_> = (0..4).filter(|i| agreed >> i & 1 == 1).map(|i| tiny::pair_at(&scenario, i)).collect();
        let options = StrategyOptions { agreed: Some(Agreed { date: String::new(), pairs, amounts: Vec::new() }), ..long() };
        let Ok(decision) = Decision::new(scenario.clone()) else { return Ok(()) };
        let found = solve(&scenario, &options);
        let plan = plan(&found);
        let Some(StrategyFacts::LeastChange(facts)) = &found.facts else { panic!("{:?}", found.facts) };
        let mut values: Vec<(u32, i64)> = Vec::new();
        for choice in tiny::pairings(&scenario) {
            let mut best = i64::MIN;
            let pairing = tiny::chosen(&scenario, choice);
            tiny::allocations(&decision.problem, &pairing, &mut |_, value| best = best.max(value));
            values.push(((choice ^ agreed).count_ones(), best));
        }
        let best = values.iter().map(|(_, value)| *value).max().unwrap();
        prop_assert_eq!(facts.best, best, "the best value is found on so small a case");
        prop_assert!(plan.value >= facts.threshold);
        let fewest = values.iter().filter(|(_, value)| *value >= facts.threshold).map(|(changes, _)| *changes).min().unwrap();
        prop_assert!(facts.added + facts.dropped >= fewest);
        prop_assert_eq!(facts.added + facts.dropped, fewest);
    }
}

#[test]
fn each_strategy_reports_all_its_measures_on_the_reference_scenario() {
    let case = reference();
    let options = StrategyOptions { looks: 150, joint_steps: 5_000, ..StrategyOptions::default() };
    let sought = |strategy, options: &StrategyOptions| solve(&Scenario { strategy, ..case.scenario.clone() }, options);
    let best = sought(Sought::BestValue, &options);
    let stable = sought(Sought::Stable, &options);
    let other = sought(Sought::Stable, &StrategyOptions { proposing: Proposing::Cooperatives, ..options.clone() });
    let fair = sought(Sought::Fairest, &options);
    let least = sought(Sought::LeastChange, &options);
    assert!(plan(&stable).measures.blocking.is_empty() && plan(&other).measures.blocking.is_empty());
    let worst = |found: &StrategyOutcome| plan(found).measures.worst.map(|row| plan(found).coverage[row as usize].per_myriad());
    assert!(worst(&fair) >= worst(&best));
    let Some(StrategyFacts::Fairest(facts)) = &fair.facts else { unreachable!() };
    assert!(facts.levels.windows(2).all(|two| two[0].served * two[1].needed <= two[1].served * two[0].needed));
    let Some(StrategyFacts::LeastChange(facts)) = &least.facts else { unreachable!() };
    assert!(plan(&least).value >= facts.threshold);
    assert!(facts.added + facts.dropped <= (plan(&best).measures.added.len() + plan(&best).measures.dropped.len()) as u32);
    let existing = baseline_plan(&case.scenario, plan(&best).bound);
    assert!(plan(&existing).measures.added.is_empty() && plan(&existing).measures.dropped.is_empty());
    assert!(plan(&existing).value > 0 && plan(&existing).value < plan(&best).value);
}

#[test]
fn agreed_amounts_are_kept_as_far_as_the_value_allows() {
    let case = reference();
    let agreed = Agreed {
        date: String::new(),
        pairs: case.plan.chosen().map(|result| result.pair).collect(),
        amounts: case
            .plan
            .deliveries
            .iter()
            .map(|delivery| AgreedAmount {
                offer: case.scenario.offers[delivery.offer as usize].id.clone(),
                need: case.scenario.needs[delivery.need as usize].id.clone(),
                amount: delivery.amount,
            })
            .collect(),
    };
    let mut scenario = Scenario { strategy: Sought::LeastChange, ..case.scenario.clone() };
    scenario.rules.tolerance_per_mille = 50;
    let found = solve(&scenario, &StrategyOptions { agreed: Some(agreed), ..short() });
    let Some(StrategyFacts::LeastChange(facts)) = &found.facts else { panic!("{:?}", found.facts) };
    assert_eq!((facts.added, facts.dropped, facts.answer), (0, 0, Answer::Proved));
    assert_eq!(facts.moved_millionths, 0, "the agreed amounts suffice, so none moves");
    assert!(plan(&found).value >= facts.threshold);
}

#[test]
fn a_pairing_as_a_set_names_its_pairs() {
    let decision = Decision::new(reference().scenario.clone()).unwrap();
    let pairing: PairSet = decision.pairing_of(&reference().plan);
    let chosen = (0..decision.problem.pairs()).filter(|index| pairing.has(*index)).map(|index| decision.pair(index));
    assert!(chosen.eq(reference().plan.chosen().map(|result| result.pair)));
}
