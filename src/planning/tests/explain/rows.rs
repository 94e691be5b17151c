//! Scenarios whose rows are the planner's own, down to none at all: every strategy answers, and what it answers is sound.

use domain::{Outcome, Scenario, Shared, Strategy, validate};
use planning::strategies::{StrategyOptions, solve};

use super::fixture::reference;

const STRATEGIES: [Strategy; 4] = [Strategy::BestValue, Strategy::Fairest, Strategy::Stable, Strategy::LeastChange];

fn check(name: &str, scenario: &Scenario) {
    assert_eq!(validate(scenario), [], "{name}");
    for strategy in STRATEGIES {
        let scenario = Scenario { strategy, ..scenario.clone() };
        let Outcome::Plan(plan) = solve(&scenario, &StrategyOptions::default()).outcome else {
            panic!("{name}, {strategy:?}: no plan")
        };
        assert!(plan.value <= plan.bound, "{name}, {strategy:?}");
        let served: i64 = plan.deliveries.iter().map(|delivery| delivery.amount).sum();
        let possible: i64 = scenario.needs.iter().map(|need| need.quantity).sum();
        assert!((0..=possible).contains(&served), "{name}, {strategy:?}: {served} of {possible}");
        let missing: i64 = plan.unmet.iter().map(|unmet| unmet.missing).sum();
        assert_eq!(served + missing, possible, "{name}, {strategy:?}: what is not served is named");
    }
}

/// The reference scenario with one row of every twelve, which is searched in an instant.
fn base() -> Scenario {
    let mut scenario = Scenario { step_limit: 40, ..reference().scenario.clone() };
    let mut place = 0;
    let mut is_kept = || {
        place += 1;
        place % 12 == 1
    };
    scenario.needs.retain(|_| is_kept());
    scenario.offers.retain(|_| is_kept());
    scenario
}

#[test]
fn a_scenario_without_rows_has_a_plan_that_serves_nothing() {
    check("no needs", &Scenario { needs: Shared::default(), ..base() });
    check("no offers", &Scenario { offers: Shared::default(), ..base() });
    check("no rows", &Scenario { needs: Shared::default(), offers: Shared::default(), ..base() });
}

#[test]
fn a_kind_without_rows_leaves_the_others_as_they_are() {
    for kind in base().kinds.iter().map(|kind| kind.id.clone()) {
        let mut scenario = base();
        scenario.needs.retain(|need| need.kind != kind);
        check("no needs of a kind", &scenario);
        scenario.offers.retain(|offer| offer.kind != kind);
        check("no rows of a kind", &scenario);
    }
}

#[test]
fn quantities_of_nothing_and_of_the_most_allowed_are_planned() {
    let mut scenario = base();
    for need in &mut scenario.needs {
        need.quantity = 0;
    }
    check("needs of 0", &scenario);
    let mut scenario = base();
    scenario.needs[0].quantity = domain::validation::MAX_QUANTITY;
    scenario.offers[0].quantity = domain::validation::MAX_QUANTITY;
    check("the most allowed", &scenario);
}
