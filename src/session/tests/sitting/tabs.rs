//! Slots that several tabs share.

use domain::PairRule;
use session::{Effect, Msg, Notice, Session, Slot, SlotId, update};

use super::fixture::{check, pair, says, started};

/// A slot in which this pair is pinned.
fn pinned(id: u32, east: u32, west: u32) -> Slot {
    let mut session = started();
    update(&mut session, says(east, west, PairRule::Pinned));
    Slot { id: SlotId(id), ..session.slot().clone() }
}

fn ids(session: &Session) -> Vec<u32> {
    session.slots.iter().map(|slot| slot.id.0).collect()
}

#[test]
fn what_another_tab_keeps_is_shown_and_the_rest_of_the_slots_with_it() {
    let mut session = started();
    let effects = update(&mut session, Msg::SlotsRead(vec![pinned(0, 110_000, 530_000), pinned(7, 120_000, 530_000)]));
    assert!(matches!(&effects[..], [Effect::Solve { .. }]), "{effects:?}");
    assert_eq!(session.scenario.pins, [pair(110_000, 530_000)]);
    assert_eq!(ids(&session), [0, 7]);
    // Read once more, nothing is new.
    let slots = session.slots.clone();
    assert_eq!(update(&mut session, Msg::SlotsRead(slots)), []);
    check(&session);
}

#[test]
fn a_slot_that_is_open_here_outlives_its_deletion_in_another_tab() {
    let mut session = started();
    update(&mut session, says(110_000, 530_000, PairRule::Pinned));
    let effects = update(&mut session, Msg::SlotsRead(vec![pinned(7, 120_000, 530_000)]));
    assert_eq!(effects, [Effect::Save], "it is kept again");
    assert_eq!((ids(&session), session.current), (vec![7, 0], SlotId(0)));
    assert_eq!(session.scenario.pins, [pair(110_000, 530_000)]);
    check(&session);
}

#[test]
fn a_tab_that_was_opened_before_there_was_any_slot_shows_the_first_that_is_kept() {
    let mut session = started();
    let effects = update(&mut session, Msg::SlotsRead(vec![pinned(7, 120_000, 530_000)]));
    assert!(matches!(&effects[..], [Effect::Solve { .. }]), "{effects:?}");
    assert_eq!((ids(&session), session.current), (vec![7], SlotId(7)));
    check(&session);
}

#[test]
fn a_slot_that_is_edited_in_another_tab_is_read_only_here_until_another_is_in_use() {
    let mut session = started();
    update(&mut session, Msg::HeldElsewhere(true));
    let told = [Effect::Notify(Notice::HeldElsewhere)];
    assert_eq!(update(&mut session, says(110_000, 530_000, PairRule::Pinned)), told);
    assert_eq!(update(&mut session, Msg::HistoryStepped(0)), told);
    assert!(session.is_read_only() && !session.shows_preview());
    update(&mut session, Msg::SlotDuplicated { of: SlotId(0), name: "副本".to_owned() });
    assert!(!session.is_read_only(), "a copy is one's own");
    update(&mut session, says(110_000, 530_000, PairRule::Pinned));
    assert_eq!(session.scenario.pins, [pair(110_000, 530_000)]);
    check(&session);
}

#[test]
fn where_two_tabs_edited_one_slot_both_are_kept() {
    let mut session = started();
    update(&mut session, says(110_000, 530_000, PairRule::Pinned));
    let theirs = pinned(0, 120_000, 530_000);
    let effects = update(&mut session, Msg::Diverged { theirs: Some(theirs.clone()), name: "本页的".to_owned() });
    assert_eq!(effects, [Effect::Save, Effect::Notify(Notice::Diverged { name: "本页的".to_owned() })]);
    assert_eq!(session.slots[0], theirs);
    assert_eq!((session.current, session.slot().name.as_str()), (SlotId(1), "本页的"));
    assert_eq!(session.scenario.pins, [pair(110_000, 530_000)], "what is in view is what was done here");
    check(&session);
}
