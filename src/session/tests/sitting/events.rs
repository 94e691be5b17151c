//! Matchmaking events: tables of the document that no plan depends on.

use domain::{
    Event, EventError, EventField, EventId, PairRule, SearchReport,
    event::{Announced, MAX_EVENTS, MAX_TABLES, Slot},
};
use session::{Edit, EditError, Effect, InputChange, Msg, Notice, inputs, merge::merge, update};

use super::fixture::{check, on_the_way, pair, plan, says, scenario, solved, started};

fn event(id: &str) -> Event {
    let mut event = Event::new(EventId(id.to_owned()));
    event.add([pair(110_000, 530_000), pair(310_000, 620_000)]);
    event
}

#[test]
fn an_event_is_a_step_that_starts_no_search_and_changes_no_plan() {
    let mut session = started();
    let revision = session.revision;
    update(&mut session, solved(revision, plan(7)));
    let effects = update(&mut session, Msg::Edited(Edit::event(event("a"))));
    assert_eq!(effects, [Effect::Save], "nothing is asked");
    assert_eq!(session.scenario.events, [event("a")]);
    assert!(session.plan().is_some_and(|(_, is_fresh)| is_fresh), "the plan is still the answer");
    assert_eq!(update(&mut session, Msg::UndoAsked), [Effect::Save]);
    assert!(session.scenario.events.is_empty());
    assert_eq!(update(&mut session, Msg::RedoAsked), [Effect::Save]);
    assert_eq!(session.scenario.events, [event("a")]);
    assert!(session.plan().is_some_and(|(_, is_fresh)| is_fresh) && session.known().is_some());
    check(&session);
}

#[test]
fn a_search_under_way_goes_on_and_one_that_was_stopped_stays_stopped() {
    let mut session = started();
    let revision = session.revision;
    update(&mut session, on_the_way(revision, plan(7)));
    update(&mut session, Msg::Edited(Edit::event(event("a"))));
    assert!(session.searching && session.revision == revision, "it is the same search");
    let report = SearchReport { cut_at: Some(40), ..SearchReport::new(plan(8), false) };
    update(&mut session, Msg::Solved { revision, report });
    assert_eq!((session.scenario.step_limit, session.scenario.events.len()), (40, 1));
    update(&mut session, Msg::Edited(Edit::event(event("b"))));
    assert_eq!((session.scenario.step_limit, session.searching), (40, false));
    check(&session);
    // What plans depend on is searched in full again.
    update(&mut session, says(110_000, 530_000, PairRule::Pinned));
    assert_eq!(session.scenario.step_limit, 1_000);
    check(&session);
}

#[test]
fn events_stand_by_their_ids_and_one_takes_the_place_of_its_name() {
    let mut session = started();
    for id in ["b", "a"] {
        update(&mut session, Msg::Edited(Edit::event(event(id))));
    }
    let mut later = event("a");
    later.name = "春季对接会".to_owned();
    update(&mut session, Msg::Edited(Edit::event(later.clone())));
    assert_eq!(session.scenario.events, [later, event("b")]);
    update(&mut session, Msg::Edited(Edit::Event { id: EventId("a".to_owned()), event: None }));
    assert_eq!(session.scenario.events, [event("b")]);
    check(&session);
}

#[test]
fn what_cannot_be_is_refused_whole_with_what_is_allowed() {
    let mut session = started();
    update(&mut session, Msg::Edited(Edit::event(event("a"))));
    let before = session.clone();
    let error = EventError::Number { field: EventField::Tables, asked: 0, least: 1, most: MAX_TABLES };
    let effects = update(&mut session, Msg::Edited(Edit::event(Event { tables: 0, ..event("a") })));
    assert_eq!(effects, [Effect::Notify(Notice::Refused(EditError::Event(error)))]);
    assert_eq!(session, before);
    for number in 1..MAX_EVENTS {
        update(&mut session, Msg::Edited(Edit::event(event(&format!("e{number}")))));
    }
    assert_eq!(session.scenario.events.len(), MAX_EVENTS);
    let error = EventError::TooMany { field: EventField::Events, most: MAX_EVENTS };
    let effects = update(&mut session, Msg::Edited(Edit::event(event("one-more"))));
    assert_eq!(effects, [Effect::Notify(Notice::Refused(EditError::Event(error)))]);
    check(&session);
}

#[test]
fn events_are_compared_and_merged_as_what_they_are() {
    let (mut mine, mut theirs) = (scenario(), scenario());
    mine.events = vec![event("a"), event("b")];
    let mut announced = event("a");
    announced.announced = vec![Announced { meeting: 0, slot: Slot::default() }];
    theirs.events = vec![announced.clone()];
    let put = |id: &str, event: Option<Event>| Edit::Event { id: EventId(id.to_owned()), event: event.map(Box::new) };
    assert_eq!(
        inputs::differences(&mine, &theirs),
        [
            InputChange { before: put("a", Some(event("a"))), after: put("a", Some(announced.clone())) },
            InputChange { before: put("b", Some(event("b"))), after: put("b", None) },
        ]
    );
    let base = scenario();
    let merged = merge(&base, &mine, &theirs);
    assert_eq!((merged.agreed.len(), merged.same.len(), merged.conflicts.len()), (0, 0, 1), "two of one name contradict");
    let edit = merged.edit(&[0]).expect("theirs is taken");
    let mut after = mine.clone();
    session::apply(&mut after, &edit).unwrap();
    assert_eq!(after.events, [announced, event("b")], "only what contradicted gave way");
}
