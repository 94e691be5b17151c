//! What the plan of the reference scenario comes to, and where the differences between the strategies come from.

use domain::{
    Outcome, Plan, Scenario, Strategy,
    explanation::{Conclusion, Instead, LeftOut, ValueEffects},
};
use planning::{
    explain::ConclusionSearch,
    strategies::{StrategyOptions, solve},
};

use crate::fixture::{reference, short};

fn concluded(scenario: &Scenario, plan: &Plan) -> Conclusion {
    let options = StrategyOptions { joint_steps: 1_500, ..short() };
    let mut search = ConclusionSearch::new(scenario, plan, options).unwrap();
    let at_once = search.answer();
    assert!(search.has_news(), "the facts are there at once");
    while search.work(1_000) {}
    let found = search.answer();
    let facts = |mut found: Conclusion| {
        found.left_out.iter_mut().for_each(|left| left.price = None);
        found
    };
    assert_eq!(facts(found.clone()), at_once, "prices alone come later");
    found
}

fn planned(strategy: Strategy) -> Plan {
    let scenario = Scenario { strategy, ..reference().scenario.clone() };
    let Outcome::Plan(plan) = solve(&scenario, &short()).outcome else { panic!("there is a plan") };
    *plan
}

#[test]
fn the_conclusion_says_who_is_left_out_and_why_and_what_serving_them_costs() {
    let case = reference();
    let found = concluded(&case.scenario, &case.plan);
    assert_eq!((found.value, found.scale), (case.plan.value, case.plan.scale));
    for (kind, total) in found.kinds.iter().enumerate() {
        let measures = &case.plan.measures;
        assert_eq!(
            (total.served, total.needed, total.offered),
            (measures.served[kind], measures.needed[kind], measures.offered[kind])
        );
        assert!(total.spent <= total.givers && total.givers <= 10);
    }
    // Everyone below the threshold is there, and nobody else; the least covered first.
    let share = |row: &domain::Coverage| row.per_myriad().unwrap();
    let under = case.plan.coverage.iter().filter(|row| row.reachable && share(row) < LeftOut::UNDER).count();
    assert_eq!(found.left_out.len(), under.min(Conclusion::MOST_LEFT_OUT));
    assert!(found.left_out.iter().all(|left| share(&left.row) < LeftOut::UNDER));
    assert!(found.left_out.is_sorted_by_key(|left| share(&left.row)));
    assert!(!found.left_out.is_empty(), "the plan of greatest value leaves somebody out");
    for left in &found.left_out {
        assert!((1_000..=10_000).contains(&left.here.fit) && left.here.priority >= 100, "{left:?}");
        let unmet = case.plan.unmet.iter().find(|unmet| unmet.need == left.need).unwrap();
        assert_eq!(unmet.cause, left.cause);
        let need = &case.scenario.needs[left.need as usize];
        assert_eq!(case.scenario.province_of(need.county), Some(left.row.province));
    }
    let priced: Vec<_> = found.left_out.iter().filter_map(|left| left.price.as_ref()).collect();
    assert!(!priced.is_empty(), "one of them at least can be served by one cooperative");
    for price in priced {
        // The best plan has no place for it: it costs something, unless the search had missed it.
        assert!(price.value <= case.plan.gap(), "{price:?}");
        assert_eq!(price.served.len(), 4);
    }
}

#[test]
fn what_other_strategies_cost_is_told_in_parts_that_add_up() {
    let case = reference();
    for strategy in [Strategy::Fairest, Strategy::Stable, Strategy::LeastChange] {
        let other = planned(strategy);
        let effects = ValueEffects::between(&case.scenario, &case.plan, &other).unwrap();
        assert_eq!(effects.total(), other.value - case.plan.value);
        for (kind, of) in effects.kinds.iter().enumerate() {
            let value = |plan: &Plan| plan.pairs.iter().map(|result| result.delivered[kind]).sum::<i64>();
            assert_eq!(of.total(), value(&other) - value(&case.plan));
        }
        let instead = Instead::of(&case.scenario, &case.plan, &other).unwrap();
        if strategy == Strategy::Fairest {
            let found = concluded(&Scenario { strategy, ..case.scenario.clone() }, &other);
            assert!(instead.raises_worst() > 0 && found.left_out.len() < concluded(&case.scenario, &case.plan).left_out.len());
            // What it loses is fit and priority before all.
            let sum = effects.sum();
            assert!(sum.fit < 0 && sum.priority < 0 && sum.fit + sum.priority < sum.quantity, "{effects:?}");
        }
    }
}
