//! The engine behind the worker's messages: plans stream, a newer request supersedes, a stop ends with what there is.

#![expect(clippy::unwrap_used, reason = "a test file may stop where the data cannot be read")]

use std::collections::BTreeMap;

use domain::{Outcome, Plan, PlanState, Scenario, SearchReport, Strategy};
use exchange::reference::{FILES, scenario};
use worker::{Engine, Reply, Request};

/// The reference scenario, with a short search.
fn reference(step_limit: u64) -> Box<Scenario> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/data");
    let read = |name: &&str| ((*name).to_owned(), std::fs::read(folder.join(format!("{name}.json"))).unwrap());
    let files: BTreeMap<String, Vec<u8>> = FILES.iter().map(read).collect();
    Box::new(Scenario { step_limit, ..scenario(&files).unwrap() })
}

/// A request to solve a scenario of which nothing is known.
fn asked(revision: u64, scenario: Box<Scenario>) -> Request {
    Request::Solve { revision, scenario, kept: None, hint: Vec::new(), best_value: None }
}

/// Revision, plan and whether more may follow, of a reply with a plan.
fn read(reply: Reply) -> (u64, Box<Plan>, bool) {
    match reply {
        Reply::Solved { revision, report: SearchReport { outcome, more, .. } } => match *outcome {
            Outcome::Plan(plan) => (revision, plan, more),
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

/// The first reply of an engine, which its first turn has.
fn first(engine: &mut Engine) -> Reply {
    engine.turn().expect("the first turn has a plan")
}

#[test]
fn the_first_turn_has_a_plan_and_better_ones_follow_until_the_last() {
    let mut engine = Engine::default();
    engine.receive(asked(7, reference(300)));
    let (_, begun, more) = read(first(&mut engine));
    assert!(more && begun.value <= begun.bound);
    let (mut value, mut bound, mut ended) = (begun.value, begun.bound, None);
    while engine.is_busy() {
        let Some(reply) = engine.turn() else { continue };
        let (revision, plan, more) = read(reply);
        assert_eq!(revision, 7);
        assert!(plan.value >= value && plan.bound <= bound, "plans get better, bounds lower");
        (value, bound) = (plan.value, plan.bound);
        ended = Some((plan, more));
    }
    let (last, more) = ended.expect("a last plan");
    assert!(!more && last.value > begun.value && last.bound < begun.bound);
    assert_eq!(Outcome::Plan(last), planning::solve(&reference(300)), "turns change nothing");
}

#[test]
fn a_newer_request_supersedes_and_a_stop_ends_with_what_there_is() {
    let mut engine = Engine::default();
    engine.receive(asked(1, reference(1_000_000)));
    first(&mut engine);
    engine.receive(asked(2, reference(1_000_000)));
    let (revision, plan, more) = read(first(&mut engine));
    assert_eq!((revision, more), (2, true));
    let (revision, last, more) = read(stopped(&mut engine));
    assert_eq!((revision, more, last.state), (2, false, PlanState::Bounded));
    assert!(last.value >= plan.value);
    assert!(!engine.is_busy() && engine.turn().is_none());
}

/// The last reply of an engine that is told to stop.
fn stopped(engine: &mut Engine) -> Reply {
    engine.receive(Request::Stop);
    let mut last = None;
    for _ in 0..10 {
        last = engine.turn().or(last);
        if !engine.is_busy() {
            break;
        }
    }
    assert!(!engine.is_busy(), "a stop is answered within a few turns");
    last.expect("a stop is answered")
}

#[test]
fn a_plan_of_a_search_that_was_stopped_is_found_again_by_its_step() {
    for turns in [1, 3, 12] {
        let mut engine = Engine::default();
        engine.receive(asked(1, reference(1_000_000)));
        for _ in 0..turns {
            engine.turn();
        }
        let Reply::Solved { report: SearchReport { outcome, cut_at: Some(limit), .. }, .. } = stopped(&mut engine) else {
            panic!("a search without an end in sight is cut")
        };
        assert_eq!(*outcome, planning::solve(&reference(limit)), "stopped after {turns} turns");
    }
}

/// All plans of a strategy, as they are told.
fn streamed(scenario: Box<Scenario>) -> Vec<(Box<Plan>, bool)> {
    let mut engine = Engine::default();
    engine.receive(asked(1, scenario));
    let mut out = Vec::new();
    while engine.is_busy() {
        out.extend(engine.turn().map(read).map(|(_, plan, more)| (plan, more)));
    }
    out
}

#[test]
fn every_strategy_streams_its_plans_and_ends_with_what_one_call_finds() {
    for strategy in [Strategy::Fairest, Strategy::Stable, Strategy::LeastChange] {
        let scenario = Box::new(Scenario { strategy, ..*reference(120) });
        let plans = streamed(scenario.clone());
        let (last, more) = plans.last().expect("a plan");
        assert!(!more && plans.iter().rev().skip(1).all(|(_, more)| *more));
        assert!(plans.iter().all(|(plan, _)| plan.strategy == strategy && plan.value <= plan.bound));
        assert_eq!(Outcome::Plan(last.clone()), planning::solve(&scenario), "{strategy:?}: turns change nothing");
    }
}

#[test]
fn a_strategy_that_was_stopped_is_found_again_by_its_step() {
    for (strategy, turns) in [(Strategy::Fairest, 1), (Strategy::Stable, 4), (Strategy::LeastChange, 9)] {
        let of = |step_limit| Box::new(Scenario { strategy, ..*reference(step_limit) });
        let mut engine = Engine::default();
        engine.receive(asked(1, of(1_000_000)));
        for _ in 0..turns {
            engine.turn();
        }
        engine.receive(Request::Stop);
        let mut last = None;
        while engine.is_busy() {
            last = engine.turn().or(last);
        }
        let (_, plan, more) = read(last.expect("a stop is answered"));
        assert!(!more);
        assert_eq!(Outcome::Plan(plan.clone()), planning::solve(&of(plan.steps)), "{strategy:?} after {turns} turns");
    }
}

#[test]
fn pairs_of_another_planner_are_evaluated_before_the_search_and_do_not_lead_it() {
    let searched = planning::solve(&reference(300));
    let Outcome::Plan(best) = &searched else { panic!("{searched:?}") };
    // A plan of a longer search, as a sender may have it.
    let Outcome::Plan(sent) = planning::solve(&reference(2_000)) else { panic!("a plan") };
    let pairs: Vec<domain::Pair> = sent.chosen().map(|result| result.pair).collect();
    let solve = |hint: Vec<domain::Pair>| {
        let mut engine = Engine::default();
        let request = Request::Solve { revision: 1, scenario: reference(300), kept: None, hint, best_value: None };
        engine.receive(request);
        let mut replies = Vec::new();
        while engine.is_busy() {
            replies.extend(engine.turn().map(|reply| match reply {
                Reply::Solved { report, .. } => report,
                other => panic!("{other:?}"),
            }));
        }
        replies
    };
    let replies = solve(pairs.clone());
    assert!(replies[0].is_hinted && replies[0].more);
    let Outcome::Plan(first) = &*replies[0].outcome else { panic!("a plan") };
    assert!(
        first.value >= sent.value
            && first.bound >= first.value
            && first.chosen().map(|result| result.pair).eq(pairs.iter().copied())
    );
    assert!(replies[1..].iter().all(|report| !report.is_hinted));
    assert_eq!(*replies[replies.len() - 1].outcome, searched, "one scenario has one answer, whatever was sent with it");
    assert!(first.value >= best.value);
    // What makes no plan is passed over: pairs that are none, a party left out, one more than there may be.
    let without_one = pairs.iter().filter(|pair| pair.east != pairs[0].east).copied().collect();
    let with_more: Vec<domain::Pair> = best.pairs.iter().map(|result| result.pair).collect();
    for hint in [without_one, with_more] {
        assert!(solve(hint).iter().all(|report| !report.is_hinted));
    }
    assert!(
        solve(vec![domain::Pair { east: domain::Adcode(1), west: domain::Adcode(2) }]).iter().all(|report| !report.is_hinted)
    );
}
