//! 照此调整: a plan that is taken over comes out as it was listed, pair by pair, amount by amount, whatever listed it.

use domain::{
    Held, KeptPlan, Outcome, Pair, PairRule, Plan, PlanState, Scenario, Strategy,
    explanation::{AgreedAmount, Change, Difference, FrontierPoint, WhatIfOutcome},
    kept,
};
use planning::{
    explain::{AlternativesSearch, FrontierSearch, Side, difference, tell_moves, what_if, why},
    held::held_of,
    kept::recheck,
    solve,
    strategies::{self, StrategyOptions, decision::Decision},
};

use crate::fixture::{reference, short};

fn plan(outcome: Outcome) -> Plan {
    let Outcome::Plan(plan) = outcome else { panic!("{outcome:?}") };
    *plan
}

/// The plan that the desk shows once this is held.
fn taken(scenario: &Scenario, held: &Held) -> Plan {
    plan(solve(&Scenario { held: Some(held.clone()), ..scenario.clone() }))
}

/// The difference as the question tells it.
fn told(before: (&Scenario, &Plan), after: (&Scenario, &Plan), focus: Pair) -> Difference {
    let side = |(scenario, plan)| Side { scenario, plan };
    let mut told = difference(side(before), side(after));
    let alone = after.1.pairs.iter().map(|result| result.alone.clone()).collect();
    let decision = Decision::with_alone(after.0.clone(), alone).unwrap();
    tell_moves(&mut told, &decision, side(before), side(after), Some(focus));
    told
}

#[test]
fn fifty_answers_to_why_and_why_not_are_made_as_they_were_listed() {
    let case = reference();
    let mut state = 7_u64;
    let mut made = 0;
    while made < 50 {
        // Knuth's multiplicative generator: the pairs are the same in every run.
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let result = &case.plan.pairs[(state >> 33) as usize % case.plan.pairs.len()];
        let options = StrategyOptions { joint_steps: 400, looks: 20, ..short() };
        let change = why(&case.plan, result.pair);
        let answer = what_if(&case.scenario, &case.plan, change.clone(), &options);
        let WhatIfOutcome::Plan { after, difference, held } = &answer.outcome else { continue };
        let plan = taken(&case.scenario, held);
        // Forbidding an existing pair waives its penalty; the plan that is taken over has no forbid.
        let is_waived =
            matches!(change, Change::Pair { rule: PairRule::Forbidden, .. }) && case.scenario.existing().contains(&result.pair);
        let waived = if is_waived { i64::from(case.scenario.rules.drop_penalty) * plan.scale.0 } else { 0 };
        assert_eq!(plan.value, after.value - waived, "{:?}: value", result.pair);
        assert_eq!(plan.measures.served, after.served, "{:?}: natural units", result.pair);
        assert!(plan.chosen().map(|result| result.pair).eq(held.pairs.iter().copied()), "{:?}: pairs", result.pair);
        let found = told((&case.scenario, &case.plan), (&case.scenario, &plan), result.pair);
        assert_eq!(
            (&found.amounts, found.amounts_changed),
            (&difference.amounts, difference.amounts_changed),
            "{:?}",
            result.pair
        );
        assert_eq!((&found.added, &found.removed), (&difference.added, &difference.removed));
        assert_eq!(found.counties.len(), difference.counties.len());
        if waived == 0 {
            assert_eq!((found.value, &found.moves), (difference.value, &difference.moves));
        }
        made += 1;
    }
}

#[test]
fn next_best_plans_and_points_of_the_frontier_are_taken_over_as_they_were_listed() {
    let case = reference();
    let mut alternatives = AlternativesSearch::new(&case.scenario, &case.plan).unwrap();
    while alternatives.work(5_000) {}
    let listed = alternatives.answer();
    assert!(listed.next.len() > 3);
    for next in listed.next.iter().chain(&listed.most_different) {
        let plan = taken(&case.scenario, &next.held);
        assert_eq!((plan.value, listed.value - plan.value), (next.value, next.loss));
        assert!(plan.chosen().map(|result| result.pair).eq(next.pairs.iter().copied()));
    }
    let fair = strategies::solve(&Scenario { strategy: Strategy::Fairest, ..case.scenario.clone() }, &short());
    let ends = [case.plan.clone(), plan(fair.outcome)];
    // Asked from whatever strategy, and also while a plan is held, the answer is the same.
    let points = |scenario: &Scenario| -> Vec<FrontierPoint> {
        let mut search = FrontierSearch::new(scenario, &ends, short()).unwrap();
        while search.work(5_000) {}
        search.answer().points
    };
    let found = points(&case.scenario);
    let held = Some(listed.next[0].held.clone());
    assert_eq!(found, points(&Scenario { strategy: Strategy::Stable, held, ..case.scenario.clone() }));
    assert!(found.len() > 3);
    for point in &found {
        let end = ends.iter().find(|plan| Some(plan.strategy) == point.strategy);
        let plan = end.cloned().unwrap_or_else(|| taken(&case.scenario, &point.held));
        let worst = plan.measures.worst.map(|row| plan.coverage[row as usize].clone());
        assert_eq!((plan.value, worst), (point.standing.value, point.standing.worst.clone()));
        assert_eq!(plan.measures.served, point.standing.served);
        assert!(plan.chosen().map(|result| result.pair).eq(point.pairs.iter().copied()));
    }
}

#[test]
fn every_strategy_s_plan_is_held_as_it_is_from_any_other_strategy() {
    let case = reference();
    for strategy in [Strategy::BestValue, Strategy::Fairest, Strategy::Stable, Strategy::LeastChange] {
        let scenario = Scenario { strategy, ..case.scenario.clone() };
        let found = plan(strategies::solve(&scenario, &short()).outcome);
        let held = held_of(&Decision::new(scenario).unwrap(), &found, domain::HeldFrom::Known);
        let again = taken(&case.scenario, &held);
        assert_eq!((again.value, &again.deliveries), (found.value, &found.deliveries), "{strategy:?}");
        assert!(again.bound >= again.value);
    }
}

#[test]
fn a_kept_plan_is_the_same_plan_to_the_fingerprint_and_a_changed_one_is_refused() {
    let case = reference();
    let kept = KeptPlan::of(&case.scenario, &case.plan, None, true);
    let found = plan(recheck(&case.scenario, &kept).expect("it is a plan of its scenario").outcome);
    assert_eq!(found, case.plan);
    let proved = KeptPlan { bound: kept.value, is_proved: true, ..kept.clone() };
    assert_eq!(plan(recheck(&case.scenario, &proved).unwrap().outcome).state, PlanState::Optimal);
    let more = |amount: &AgreedAmount| AgreedAmount { amount: amount.amount + 1, ..amount.clone() };
    let changed = [
        KeptPlan { value: kept.value + 1, ..kept.clone() },
        KeptPlan { amounts: kept.amounts.iter().map(more).collect(), ..kept.clone() },
        KeptPlan { amounts: kept.amounts[1..].to_vec(), ..kept.clone() },
        KeptPlan { pairs: kept.pairs[1..].to_vec(), ..kept.clone() },
        KeptPlan { amounts: vec![AgreedAmount::default()], ..kept.clone() },
    ];
    for changed in changed {
        assert_eq!(recheck(&case.scenario, &changed), None);
    }
    assert_eq!(kept::amounts(&case.scenario, &found).len(), case.plan.deliveries.len());
}

#[test]
fn least_change_is_measured_against_the_very_plan_of_best_value() {
    let case = reference();
    let scenario = Scenario { strategy: Strategy::LeastChange, step_limit: 60, ..case.scenario.clone() };
    let best_scenario = Scenario { strategy: Strategy::BestValue, ..scenario.clone() };
    let best = plan(solve(&best_scenario));
    let given = KeptPlan::of(&best_scenario, &best, None, true);
    let mut solver = planning::Solver::new(Box::new(scenario.clone()), Some(&given)).unwrap();
    while solver.advance(100_000).unwrap() {}
    let beside = solver.answer();
    let Some(domain::explanation::StrategyFacts::LeastChange(facts)) = &beside.facts else { panic!("{:?}", beside.facts) };
    assert_eq!(facts.best, best.value);
    assert_eq!(plan(beside.outcome), plan(solve(&scenario)), "known or not, the same plan to the fingerprint");
}
