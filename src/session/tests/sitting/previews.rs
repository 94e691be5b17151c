//! What comes with a link, set aside to be compared with one's own.

use domain::{Fingerprint, PairRule};
use session::{Effect, Msg, Sent, Session, SlotId, update};

use super::fixture::{check, pair, says, sent, started};

/// One's own pin in the slot in use, and a link that was opened and set aside.
fn aside() -> Session {
    let mut session = started();
    update(&mut session, says(110_000, 530_000, PairRule::Pinned));
    update(&mut session, Msg::LinkOpened(Sent { document: sent(), fingerprint: Some(Fingerprint(9)), name: String::new() }));
    let effects = update(&mut session, Msg::PreviewSetAside(true));
    assert!(matches!(&effects[..], [Effect::Solve { .. }]), "{effects:?}");
    check(&session);
    session
}

#[test]
fn a_preview_set_aside_leaves_ones_own_in_view_and_editable() {
    let mut session = aside();
    assert!(!session.is_read_only() && session.preview.is_some());
    assert_eq!(session.scenario.pins, [pair(110_000, 530_000)]);
    update(&mut session, says(110_000, 620_000, PairRule::Forbidden));
    assert_eq!(session.scenario.forbids, [pair(110_000, 620_000)]);
    assert_eq!(session.preview.as_ref().map(|preview| &preview.document), Some(&sent()), "the link's own is untouched");
    check(&session);
}

#[test]
fn it_is_taken_up_again_as_it_was() {
    let mut session = aside();
    assert_eq!(update(&mut session, Msg::PreviewSetAside(true)), []);
    update(&mut session, Msg::PreviewSetAside(false));
    assert!(session.is_read_only());
    assert_eq!(session.scenario.forbids, sent_forbids());
    update(&mut session, Msg::PreviewClosed);
    assert_eq!(update(&mut session, Msg::PreviewSetAside(true)), []);
    check(&session);
}

fn sent_forbids() -> Vec<domain::Pair> {
    vec![pair(310_000, 620_000)]
}

#[test]
fn it_is_closed_without_touching_the_view_and_kept_as_a_slot_in_view() {
    let mut session = aside();
    let mut other = session.clone();
    assert_eq!(update(&mut session, Msg::PreviewClosed), []);
    assert_eq!((session.preview.is_none(), session.slots.len()), (true, 1));
    let effects = update(&mut other, Msg::PreviewKept { name: "副本 1".to_owned() });
    assert!(matches!(&effects[..], [Effect::Solve { .. }, Effect::Save]), "{effects:?}");
    assert_eq!((other.current, other.scenario.forbids.clone()), (SlotId(1), sent_forbids()));
    check(&other);
}

#[test]
fn turning_to_another_slot_leaves_it_aside() {
    let mut session = aside();
    update(&mut session, Msg::SlotDuplicated { of: SlotId(0), name: String::new() });
    update(&mut session, Msg::SlotChosen(SlotId(0)));
    assert!(session.preview.as_ref().is_some_and(|preview| preview.is_aside));
    check(&session);
}

#[test]
fn deleting_the_slot_in_use_under_a_preview_leaves_the_preview_in_view() {
    let mut session = started();
    update(&mut session, Msg::SlotDuplicated { of: SlotId(0), name: String::new() });
    update(&mut session, Msg::LinkOpened(Sent { document: sent(), fingerprint: None, name: String::new() }));
    update(&mut session, Msg::SlotDeleted(SlotId(1)));
    assert!(session.is_read_only());
    assert_eq!((session.current, session.scenario.forbids.clone()), (SlotId(0), sent_forbids()));
    check(&session);
}
