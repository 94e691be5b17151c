//! Named scenarios: made, named, starred, deleted and brought back; and what of their plans is known.

use domain::{Fingerprint, PairRule};
use session::{Effect, Msg, Notice, Session, SlotId, slots, update};

use super::fixture::{check, on_the_way, pair, plan, says, solved, started};

/// A sitting with a second slot, of one edit, in use; the plan of neither is known.
fn with_two() -> Session {
    let mut session = started();
    update(&mut session, Msg::SlotDuplicated { of: SlotId(0), name: "试算".to_owned() });
    update(&mut session, says(110_000, 530_000, PairRule::Pinned));
    check(&session);
    session
}

fn ids(session: &Session) -> Vec<u32> {
    session.slots.iter().map(|slot| slot.id.0).collect()
}

#[test]
fn a_copy_has_the_same_history_and_goes_its_own_way() {
    let mut session = started();
    update(&mut session, says(110_000, 530_000, PairRule::Pinned));
    let revision = session.revision;
    let effects = update(&mut session, Msg::SlotDuplicated { of: SlotId(0), name: "试算".to_owned() });
    assert_eq!(effects, [Effect::Save], "the copy is what is in view already");
    assert_eq!((session.current, session.revision), (SlotId(1), revision));
    update(&mut session, Msg::UndoAsked);
    assert_eq!(session.scenario.pins, []);
    update(&mut session, Msg::SlotChosen(SlotId(0)));
    assert_eq!(session.scenario.pins, [pair(110_000, 530_000)]);
    check(&session);
}

#[test]
fn another_slot_than_the_one_in_use_can_be_copied_and_is_then_shown() {
    let mut session = with_two();
    let effects = update(&mut session, Msg::SlotDuplicated { of: SlotId(0), name: String::new() });
    assert!(matches!(&effects[..], [Effect::Solve { .. }, Effect::Save]), "{effects:?}");
    assert_eq!((session.current, session.scenario.pins.len()), (SlotId(2), 0));
    assert_eq!(update(&mut session, Msg::SlotDuplicated { of: SlotId(9), name: String::new() }), []);
    check(&session);
}

#[test]
fn names_are_trimmed_cut_and_kept_and_the_same_name_again_saves_nothing() {
    let mut session = with_two();
    let rename = |name: &str| Msg::SlotRenamed { id: SlotId(1), name: name.to_owned() };
    assert_eq!(update(&mut session, rename("  下半年\n方案 ")), [Effect::Save]);
    assert_eq!(session.slot().name, "下半年 方案");
    assert_eq!(update(&mut session, rename("下半年 方案")), []);
    update(&mut session, rename(&"长".repeat(200)));
    assert_eq!(session.slot().name.chars().count(), slots::MAX_NAME);
    assert_eq!(update(&mut session, Msg::SlotRenamed { id: SlotId(7), name: String::new() }), []);
}

#[test]
fn a_star_is_put_on_and_taken_off() {
    let mut session = with_two();
    let star = |is_starred| Msg::SlotStarred { id: SlotId(0), is_starred };
    assert_eq!(update(&mut session, star(true)), [Effect::Save]);
    assert!(session.slots[0].is_starred && !session.slots[1].is_starred);
    assert_eq!(update(&mut session, star(true)), []);
    assert_eq!(update(&mut session, star(false)), [Effect::Save]);
}

#[test]
fn the_slot_in_use_is_deleted_at_once_and_brought_back_where_it_was() {
    let mut session = with_two();
    let before = session.clone();
    let effects = update(&mut session, Msg::SlotDeleted(SlotId(1)));
    let [Effect::Solve { .. }, Effect::Save, Effect::Notify(Notice::SlotDeleted { id: SlotId(1), name })] = &effects[..] else {
        panic!("{effects:?}")
    };
    assert_eq!((name.as_str(), ids(&session), session.current), ("试算", vec![0], SlotId(0)));
    assert_eq!(session.scenario.pins, []);
    check(&session);
    let effects = update(&mut session, Msg::SlotRestored(SlotId(1)));
    assert!(matches!(&effects[..], [Effect::Solve { .. }, Effect::Save]), "{effects:?}");
    assert_eq!((&session.slots, session.current), (&before.slots, before.current));
    assert_eq!(session.scenario, before.scenario);
    assert_eq!(update(&mut session, Msg::SlotRestored(SlotId(1))), [], "it is there already");
    check(&session);
}

#[test]
fn a_slot_that_is_not_in_use_is_deleted_and_brought_back_to_its_place_without_touching_the_view() {
    let mut session = with_two();
    let (revision, slots) = (session.revision, session.slots.clone());
    let effects = update(&mut session, Msg::SlotDeleted(SlotId(0)));
    assert!(matches!(&effects[..], [Effect::Save, Effect::Notify(_)]), "{effects:?}");
    assert_eq!(update(&mut session, Msg::SlotRestored(SlotId(0))), [Effect::Save]);
    assert_eq!((session.revision, &session.slots, session.current), (revision, &slots, SlotId(1)));
}

#[test]
fn the_last_slot_stays_and_the_planner_is_told() {
    let mut session = started();
    let before = session.clone();
    assert_eq!(update(&mut session, Msg::SlotDeleted(SlotId(0))), [Effect::Notify(Notice::LastSlot)]);
    assert_eq!(session, before);
    assert_eq!(update(&mut session, Msg::SlotDeleted(SlotId(5))), []);
}

#[test]
fn an_id_is_not_used_again_while_its_slot_can_come_back() {
    let mut session = with_two();
    update(&mut session, Msg::SlotDeleted(SlotId(1)));
    update(&mut session, Msg::SlotDuplicated { of: SlotId(0), name: String::new() });
    assert_eq!(ids(&session), [0, 2]);
    update(&mut session, Msg::SlotRestored(SlotId(1)));
    assert_eq!(ids(&session), [0, 1, 2]);
    check(&session);
}

#[test]
fn only_so_many_deleted_slots_can_come_back() {
    let mut session = started();
    for _ in 0..slots::MAX_DELETED + 3 {
        update(&mut session, Msg::SlotDuplicated { of: SlotId(0), name: String::new() });
        let id = session.current;
        update(&mut session, Msg::SlotDeleted(id));
    }
    assert_eq!(session.deleted.len(), slots::MAX_DELETED);
    assert_eq!(update(&mut session, Msg::SlotRestored(SlotId(1))), [], "the oldest is gone");
}

#[test]
fn stepping_back_to_what_was_answered_shows_its_plan_without_solving() {
    let mut session = started();
    update(&mut session, solved(1, plan(7)));
    update(&mut session, says(110_000, 530_000, PairRule::Pinned));
    update(&mut session, solved(2, plan(8)));
    assert_eq!(update(&mut session, Msg::UndoAsked), [Effect::Answered, Effect::Save]);
    assert!(session.plan().is_some_and(|(plan, fresh)| fresh && plan.fingerprint == Fingerprint(7)));
    assert!(session.answer().is_some() && !session.searching);
    assert_eq!(update(&mut session, Msg::RedoAsked), [Effect::Answered, Effect::Save]);
    assert!(session.plan().is_some_and(|(plan, fresh)| fresh && plan.fingerprint == Fingerprint(8)));
    check(&session);
}

#[test]
fn only_last_answers_are_known() {
    let mut session = started();
    update(&mut session, on_the_way(1, plan(7)));
    update(&mut session, says(110_000, 530_000, PairRule::Pinned));
    let effects = update(&mut session, Msg::UndoAsked);
    assert!(matches!(&effects[..], [Effect::Solve { .. }, Effect::Save]), "{effects:?}");
}

#[test]
fn the_plan_of_another_slot_is_known_once_it_was_in_view() {
    let mut session = with_two();
    let revision = session.revision;
    update(&mut session, solved(revision, plan(8)));
    update(&mut session, Msg::SlotChosen(SlotId(0)));
    let other = session.slots[1].document.clone();
    let known = session.results.of(&other.replay(session.base()).scenario).and_then(|known| known.plan());
    assert_eq!(known.map(|plan| plan.fingerprint), Some(Fingerprint(8)));
    assert!(session.known().is_none());
    assert_eq!(update(&mut session, Msg::SlotChosen(SlotId(1))), [Effect::Answered, Effect::Save]);
}
