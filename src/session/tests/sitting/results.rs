//! One answer a scenario: what is kept of it, what is shared between scenarios, what is offered.

use std::sync::Arc;

use domain::{Held, KeptPlan, Outcome, PairRule, Plan, Scenario, ScenarioKey, SearchReport, Strategy, units::ValueScale};
use session::{Bases, Edit, Effect, Find, Msg, Session, update};

use super::fixture::{BASE, check, on_the_way, plan, says, scenario, solved, started};

fn worth(value: i64, bound: i64) -> Outcome {
    let Outcome::Plan(found) = plan(value as u64) else { panic!() };
    Outcome::Plan(Box::new(Plan { value, bound, ..*found }))
}

fn value_and_bound(session: &Session) -> Option<(i64, i64)> {
    session.plan().map(|(plan, _)| (plan.value, plan.bound))
}

#[test]
fn an_answer_on_the_way_never_takes_the_place_of_the_last_or_of_a_better_one() {
    let mut session = started();
    update(&mut session, on_the_way(1, worth(5, 9)));
    update(&mut session, on_the_way(1, worth(4, 8)));
    assert_eq!(value_and_bound(&session), Some((5, 9)));
    update(&mut session, solved(1, worth(6, 8)));
    let scenario = Arc::clone(&session.scenario);
    update(&mut session, Msg::Learned { scenario, report: SearchReport::new(worth(7, 9), true) });
    assert_eq!(value_and_bound(&session), Some((6, 8)));
}

#[test]
fn a_bound_comes_down_with_what_is_proved_of_a_scenario_with_no_more_rules() {
    let mut session = started();
    update(&mut session, solved(1, worth(5, 8)));
    update(&mut session, says(110_000, 530_000, PairRule::Pinned));
    update(&mut session, solved(2, worth(5, 9)));
    assert_eq!(value_and_bound(&session), Some((5, 8)), "a pin never raises a bound");
    // A lower bound under fewer rules reaches the plan in view too.
    let bare = Arc::new(Scenario { strategy: Strategy::Fairest, ..scenario() });
    update(&mut session, Msg::Learned { scenario: bare, report: SearchReport::new(worth(2, 7), false) });
    assert_eq!(value_and_bound(&session), Some((5, 7)));
    // The other way round it says nothing.
    update(&mut session, solved(2, worth(5, 6)));
    update(&mut session, Msg::UndoAsked);
    assert_eq!(value_and_bound(&session), Some((5, 7)));
    check(&session);
}

#[test]
fn what_was_kept_is_handed_to_the_engine_and_said_to_be_from_before() {
    let mut session = Session::new(Bases::new(BASE, scenario()));
    let Outcome::Plan(found) = worth(5, 8) else { panic!() };
    let kept = KeptPlan::of(&scenario(), &found, None, true);
    update(&mut session, Msg::ResultsRead(vec![(ScenarioKey::of(&scenario()), kept.clone())]));
    let effects = update(&mut session, Msg::Started);
    assert!(matches!(&effects[..], [Effect::Solve { kept: Some(found), .. }] if **found == kept), "{effects:?}");
    let report = SearchReport { is_kept: true, ..SearchReport::new(worth(5, 8), false) };
    assert_eq!(update(&mut session, Msg::Solved { revision: 1, report }), [Effect::Keep]);
    assert!(session.known().is_some_and(|known| known.is_from_before && known.has_ended));
    assert_eq!(session.results.to_keep(), [(ScenarioKey::of(&scenario()), kept)]);
    update(&mut session, says(110_000, 530_000, PairRule::Pinned));
    assert!(session.known().is_none(), "of another scenario nothing is known");
}

#[test]
fn a_better_plan_from_elsewhere_is_offered_until_it_is_taken_or_reached() {
    let mut session = started();
    update(&mut session, on_the_way(1, worth(5, 9)));
    let find =
        |value| Find { scenario: Arc::new(scenario()), held: Held::default(), value, scale: ValueScale(1), strategy: None };
    update(&mut session, Msg::Found(find(6)));
    update(&mut session, Msg::Found(find(4)));
    assert_eq!(session.find(), None, "the search may still come to it");
    update(&mut session, solved(1, worth(5, 9)));
    assert_eq!(session.find().map(|find| find.value), Some(6));
    update(&mut session, Msg::Edited(Edit::Hold(Some(Held::default()))));
    assert_eq!(session.find(), None);
    update(&mut session, Msg::UndoAsked);
    assert_eq!(session.find().map(|find| find.value), Some(6));
    update(&mut session, says(110_000, 530_000, PairRule::Pinned));
    assert_eq!(session.find(), None, "it is no plan of another scenario");
}

#[test]
fn the_plan_of_another_strategy_is_offered_where_it_is_worth_more() {
    let mut session = started();
    update(&mut session, solved(1, worth(5, 9)));
    let stable = Arc::new(Scenario { strategy: Strategy::Stable, ..scenario() });
    let report = SearchReport { held: Some(Box::default()), ..SearchReport::new(worth(7, 9), false) };
    // It has no pairs here, and every party must have one: it keeps the lower limits of nobody.
    update(&mut session, Msg::Learned { scenario: Arc::clone(&stable), report: report.clone() });
    assert_eq!(session.find(), None);
    let mut free = (*stable).clone();
    for party in &mut free.cooperatives {
        party.bounds = Some(domain::PartnerBounds { least: 0, most: 2 });
    }
    let mut session = Session::new(Bases::new(BASE, Scenario { strategy: Strategy::BestValue, ..free.clone() }));
    update(&mut session, Msg::Started);
    update(&mut session, solved(1, worth(5, 9)));
    update(&mut session, Msg::Learned { scenario: Arc::new(free), report });
    assert_eq!(session.find().map(|find| (find.value, find.strategy)), Some((7, Some(Strategy::Stable))));
}

#[test]
fn what_was_in_view_before_an_act_is_known_until_the_next() {
    let mut session = started();
    update(&mut session, solved(1, worth(5, 9)));
    update(&mut session, says(110_000, 530_000, PairRule::Pinned));
    let before = session.before.clone().expect("a plan was in view");
    assert_eq!((before.scenario.pins.len(), before.plan.value), (0, 5));
    // The search has not answered yet: what was in view is still that.
    update(&mut session, says(110_000, 620_000, PairRule::Forbidden));
    assert_eq!(session.before.as_ref().map(|before| before.scenario.pins.len()), Some(0));
    let revision = session.revision;
    update(&mut session, solved(revision, worth(4, 9)));
    update(&mut session, Msg::UndoAsked);
    assert_eq!(session.before.as_ref().map(|before| before.plan.value), Some(4));
}
