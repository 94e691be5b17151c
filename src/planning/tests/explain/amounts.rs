//! Fixed amounts, whole needs and shares: a plan or a conflict that names what contradicts each other, against brute force.

use domain::{
    AmountFault, FixedAmount, Outcome, Pair, PartnerBounds, RuleInConflict, Scenario, ShareLimits, Strategy as Sought,
    amount_fault,
    explanation::{Change, Relaxation},
};
use planning::{
    Solver,
    explain::{conflict_of, repairs},
    solve,
    strategies::{StrategyOptions, solve as solve_strategy},
};
use proptest::prelude::*;

use crate::{
    fixture::{reference, short},
    tiny,
};

/// Two parties a side; four offers and four needs, most of them whole; shares with limits, fixed amounts of all sorts.
pub fn scenarios() -> impl Strategy<Value = Scenario> {
    let quantities = prop::collection::vec(1_i64..=4, 8);
    let bounds = prop::collection::vec((0_u32..=1, 0_u32..=2), 4);
    let pairs = || prop::collection::vec(0_usize..4, 0..=1);
    let shares = prop::collection::vec(prop::option::of((0_i64..=3, 0_i64..=3)), 3);
    let fixed = prop::collection::vec((0_usize..4, 0_usize..4, 0_i64..=5), 0..=3);
    let others = (pairs(), pairs(), 0_u32..=4, any::<[bool; 3]>());
    (quantities, bounds, shares, fixed, others).prop_map(|(amounts, bounds, shares, fixed, (pins, forbids, pool, shared))| {
        let party = |(least, more): &(u32, u32)| PartnerBounds { least: *least, most: (least + more).min(2) };
        let bounds: Vec<PartnerBounds> = bounds.iter().map(party).collect();
        let scenario = tiny::parties(&bounds[..2], &bounds[2..]);
        let offers =
            [(0, "project", amounts[0]), (0, "project", amounts[1]), (1, "project", amounts[2]), (1, "training", amounts[3])];
        let needs = [
            (0, "project", amounts[4], shared[0]),
            (1, "project", amounts[5], shared[1]),
            (1, "project", amounts[6], shared[2]),
            (0, "training", amounts[7], true),
        ];
        let mut scenario = tiny::with_amounts(scenario, &offers, &needs);
        for (offer, share) in scenario.offers.iter_mut().filter(|offer| offer.kind.0 == "project").zip(shares) {
            offer.terms.share = share.map(|(least, more)| ShareLimits { least, greatest: least + more });
        }
        // One project is of a sector that nobody funds.
        if let Some(need) = scenario.needs.iter_mut().find(|need| need.id.0 == "n2") {
            need.terms.sector = None;
        }
        let at = |pairs: Vec<usize>, scenario: &Scenario| pairs.into_iter().map(|pair| tiny::pair_at(scenario, pair)).collect();
        let (pins, mut forbids): (Vec<Pair>, Vec<Pair>) = (at(pins, &scenario), at(forbids, &scenario));
        // Both said of one pair is a defect, not a conflict.
        forbids.retain(|pair| !pins.contains(pair));
        (scenario.pins, scenario.forbids) = (pins, forbids);
        for (offer, need, amount) in fixed {
            let (offer, need) = (&scenario.offers[offer], &scenario.needs[need]);
            let is_new = !scenario.fixed.iter().any(|fixed| fixed.offer == offer.id && fixed.need == need.id);
            if offer.kind == need.kind && is_new {
                scenario.fixed.push(FixedAmount { offer: offer.id.clone(), need: need.id.clone(), amount });
            }
        }
        scenario.fixed.sort_unstable();
        // Mostly paired only; sometimes paired first, sometimes open.
        (scenario.rules.pool.numerator, scenario.rules.pool.denominator) = (pool.saturating_sub(2), 2);
        scenario
    })
}

fn is_possible(scenario: &Scenario) -> bool {
    tiny::greatest(scenario).is_some()
}

/// That the rules of a conflict contradict each other, and that none of them is needed to make it so.
fn is_irreducible(scenario: &Scenario, rules: &[RuleInConflict]) -> bool {
    let without = |left_out: &RuleInConflict| rules.iter().filter(|rule| *rule != left_out).cloned().collect::<Vec<_>>();
    !is_possible(&tiny::keeping(scenario, rules))
        && rules.iter().all(|rule| is_possible(&tiny::keeping(scenario, &without(rule))))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn fixed_amounts_get_a_plan_or_a_conflict_that_is_irreducible(scenario in scenarios(), limit in 1_u64..=40) {
        let best = tiny::greatest(&scenario);
        match solve(&Scenario { step_limit: limit, ..scenario.clone() }) {
            Outcome::Plan(plan) => {
                prop_assert!(best.is_some_and(|best| plan.value <= best && best <= plan.bound), "{:?} {}", best, plan.value);
            }
            Outcome::Conflict(conflict) => {
                prop_assert_eq!(best, None);
                prop_assert!(is_irreducible(&scenario, &conflict.rules), "{:?}", conflict);
                prop_assert_eq!(Some(conflict), conflict_of(&scenario));
            }
            Outcome::Failed(failure) => prop_assert!(false, "{:?}", failure),
        }
        if let Outcome::Plan(plan) = solve(&Scenario { step_limit: 100_000, ..scenario.clone() }) {
            prop_assert_eq!((Some(plan.value), plan.bound), (best, plan.value));
        }
    }

    #[test]
    fn every_strategy_gets_a_plan_where_there_is_one(scenario in scenarios()) {
        let is_possible = is_possible(&scenario);
        for strategy in [Sought::Fairest, Sought::Stable, Sought::LeastChange] {
            let scenario = Scenario { strategy, step_limit: 60, ..scenario.clone() };
            for outcome in [solve(&scenario), solve_strategy(&scenario, &StrategyOptions::default()).outcome] {
                match outcome {
                    Outcome::Plan(_) => prop_assert!(is_possible, "{:?}", strategy),
                    Outcome::Conflict(_) => prop_assert!(!is_possible, "{:?}", strategy),
                    Outcome::Failed(failure) => prop_assert!(false, "{:?} {:?}", strategy, failure),
                }
            }
        }
    }

    #[test]
    fn repairs_are_possible_and_move_an_amount_to_the_nearest(scenario in scenarios()) {
        let Some(conflict) = conflict_of(&scenario) else { return Ok(()) };
        let found = repairs(&scenario, &conflict, &short());
        prop_assert!(!found.repairs.is_empty() || conflict.rules.len() > found.without_repair.len() || found.other_conflicts);
        for repair in &found.repairs {
            let mut repaired = scenario.clone();
            for relaxation in &repair.relaxations {
                repaired = relaxation.change.apply(&repaired).unwrap();
            }
            prop_assert!(is_possible(&repaired), "{:?}", repair);
            let [Relaxation { rule: RuleInConflict::Fixed { amount, .. }, change: Change::Amount { offer, need, amount: to } }] =
                repair.relaxations.as_slice()
            else {
                continue;
            };
            let nearer = (1..=5_i64).filter(|units| to.is_none_or(|to| (units - amount).abs() < (to - amount).abs()));
            for units in nearer.filter(|_| *amount > 0) {
                let change = Change::Amount { offer: offer.clone(), need: need.clone(), amount: Some(units) };
                prop_assert!(!is_possible(&change.apply(&scenario).unwrap()), "{} is nearer to {} than {:?}", units, amount, to);
            }
        }
    }
}

/// The reference scenario with some amounts fixed.
fn fixed(amounts: &[(&str, &str, i64)]) -> Scenario {
    let mut scenario = reference().scenario.clone();
    for (offer, need, amount) in amounts {
        let offer = scenario.offers.iter().find(|entry| entry.id.0 == *offer).unwrap().id.clone();
        let need = scenario.needs.iter().find(|entry| entry.id.0 == *need).unwrap().id.clone();
        scenario.fixed.push(FixedAmount { offer, need, amount: *amount });
    }
    scenario.fixed.sort_unstable();
    scenario
}

#[test]
fn every_sort_of_impossible_amount_is_named_by_itself_with_its_fault() {
    let case = &reference().scenario;
    let is_alone = |need: &&domain::Need| !need.terms.shared;
    let projects: Vec<_> = case.needs.iter().filter(|need| need.kind.0 == "project").collect();
    let projects: Vec<&str> = [projects.iter().copied().find(is_alone).unwrap()]
        .into_iter()
        .chain(projects.iter().copied().step_by(31))
        .map(|need| need.id.0.as_str())
        .collect();
    let quantity = |offer: &str| case.offers.iter().find(|entry| entry.id.0 == offer).unwrap().quantity;
    let share = |offer: &str| case.offers.iter().find(|entry| entry.id.0 == offer).unwrap().terms.share;
    let asked = |need: &str| case.needs.iter().find(|entry| entry.id.0 == need).unwrap().quantity;
    let mut seen = std::collections::BTreeSet::new();
    for offer in case.offers.iter().filter(|offer| offer.kind.0 == "project").step_by(3).map(|offer| offer.id.0.as_str()) {
        for need in projects.iter().copied() {
            let mut amounts = vec![asked(need) + 1, quantity(offer) + 1, asked(need) / 2, asked(need)];
            amounts.extend(share(offer).into_iter().flat_map(|share| [share.least - 1, share.greatest + 1]));
            for amount in amounts.into_iter().filter(|amount| *amount > 0) {
                let scenario = fixed(&[(offer, need, amount)]);
                let rules = conflict_of(&scenario).map(|conflict| conflict.rules).unwrap_or_default();
                let FixedAmount { offer, need, .. } = &scenario.fixed[0];
                match (amount_fault(&scenario, offer, need, amount), rules.as_slice()) {
                    // Whether offer and need can meet, or others fill the rest, is not for the fault to say.
                    (AmountFault::NoFit, []) => {}
                    (AmountFault::NoFit, rules) if rules.len() > 1 => assert!(rules.contains(&rule(&scenario.fixed[0]))),
                    (fault, rules) => {
                        assert_eq!(rules, [rule(&scenario.fixed[0])], "{fault:?}");
                        seen.insert(format!("{fault:?}").split(' ').next().unwrap_or_default().to_owned());
                    }
                }
            }
        }
    }
    assert!(["MoreThanAsked", "MoreThanOffered", "PartOfAlone", "NoFit"].iter().all(|fault| seen.contains(*fault)), "{seen:?}");
}

fn named(scenario: &Scenario) -> Vec<RuleInConflict> {
    // Before any search: the solver does not begin.
    match Solver::new(Box::new(scenario.clone()), None) {
        Err(outcome) => match *outcome {
            Outcome::Conflict(conflict) => conflict.rules,
            other => panic!("{other:?}"),
        },
        Ok(_) => Vec::new(),
    }
}

fn rule(fixed: &FixedAmount) -> RuleInConflict {
    RuleInConflict::Fixed { offer: fixed.offer.clone(), need: fixed.need.clone(), amount: fixed.amount }
}

#[test]
fn half_of_a_project_that_one_offer_must_fund_alone_is_named_before_the_search() {
    let scenario = fixed(&[("o11-001", "n451028-02", 340)]);
    let need = scenario.needs.iter().find(|need| need.id.0 == "n451028-02").unwrap();
    assert_eq!((need.quantity, need.terms.shared), (680, false), "the case is as it was found");
    let rules = named(&scenario);
    assert_eq!(rules, [rule(&scenario.fixed[0])]);
    let FixedAmount { offer, need, amount } = &scenario.fixed[0];
    assert_eq!(amount_fault(&scenario, offer, need, *amount), AmountFault::PartOfAlone { asked: 680 });
    let found = repairs(&scenario, &domain::Conflict { rules }, &short());
    let [only] = found.repairs.as_slice() else { panic!("{:?}", found.repairs) };
    let [Relaxation { change: Change::Amount { amount, .. }, .. }] = only.relaxations.as_slice() else { panic!("{only:?}") };
    assert!(amount.is_none() || *amount == Some(680), "all of it, or free: {amount:?}");
    assert!(only.value > 0);
}

/// Found by the property above: of the flows that fill the last project and are worth as much, some break share limits.
#[test]
fn the_fairest_strategy_gets_a_plan_where_shares_leave_only_few_ways() {
    let bounds = |least, most| PartnerBounds { least, most };
    let scenario = tiny::parties(&[bounds(0, 1), bounds(0, 1)], &[bounds(0, 1), bounds(1, 1)]);
    let offers = [(0, "project", 2), (0, "project", 2), (1, "project", 2), (1, "training", 1)];
    let needs = [(0, "project", 4, true), (1, "project", 3, true), (1, "project", 1, false), (0, "training", 1, true)];
    let mut scenario = tiny::with_amounts(scenario, &offers, &needs);
    let shares = [Some(ShareLimits { least: 2, greatest: 2 }), Some(ShareLimits { least: 1, greatest: 1 }), None];
    for (offer, share) in scenario.offers.iter_mut().filter(|offer| offer.kind.0 == "project").zip(shares) {
        offer.terms.share = share;
    }
    for need in scenario.needs.iter_mut().filter(|need| need.id.0 == "n2") {
        need.terms.sector = None;
    }
    (scenario.rules.pool.numerator, scenario.rules.pool.denominator) = (1, 2);
    for step_limit in [1, 60, 400] {
        for strategy in [Sought::Fairest, Sought::Stable, Sought::LeastChange] {
            let scenario = Scenario { strategy, step_limit, ..scenario.clone() };
            for outcome in [solve(&scenario), solve_strategy(&scenario, &StrategyOptions::default()).outcome] {
                assert!(matches!(outcome, Outcome::Plan(_)), "{strategy:?} {step_limit}: {outcome:?}");
            }
        }
    }
}
