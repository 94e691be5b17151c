//! What comes with a link, set aside to be compared with one's own.

use domain::{Fingerprint, Outcome, PairRule, SearchReport, plan::PairResult};
use session::{Effect, Msg, Sent, Session, SlotId, Verdict, update};

use super::fixture::{check, on_the_way, opened, pair, plan, says, sent, solved, started};

/// One's own pin in the slot in use, and a link that was opened and set aside.
fn aside() -> Session {
    let mut session = started();
    update(&mut session, says(110_000, 530_000, PairRule::Pinned));
    update(&mut session, opened(sent(), Some(Fingerprint(9))));
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
    update(&mut session, opened(sent(), None));
    update(&mut session, Msg::SlotDeleted(SlotId(1)));
    assert!(session.is_read_only());
    assert_eq!((session.current, session.scenario.forbids.clone()), (SlotId(0), sent_forbids()));
    check(&session);
}

/// A link with the pairs of its sender's plan, opened in a sitting without one's own work.
fn with_pairs(pairs: &[(u32, u32)]) -> Session {
    let mut session = started();
    let pairs = pairs.iter().map(|(east, west)| pair(*east, *west)).collect();
    let sent = Sent { document: sent(), fingerprint: Some(Fingerprint(9)), name: String::new() };
    let effects = update(&mut session, Msg::LinkOpened { sent, pairs, note: String::new() });
    let [Effect::Solve { hint, .. }] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(hint, &[pair(110_000, 530_000), pair(310_000, 530_000)], "in their order, to be evaluated first");
    session
}

fn chosen(pairs: &[(u32, u32)], value: i64, fingerprint: u64) -> Outcome {
    let Outcome::Plan(mut found) = plan(fingerprint) else { unreachable!() };
    let result = |(east, west): &(u32, u32)| PairResult {
        pair: pair(*east, *west),
        chosen: true,
        alone: Vec::new(),
        delivered: Vec::new(),
        amounts: Vec::new(),
        penalty: 0,
        bar: None,
    };
    found.pairs = pairs.iter().map(result).collect();
    (found.value, found.bound) = (value, value.max(8));
    Outcome::Plan(found)
}

fn hinted(session: &mut Session, value: i64) {
    let report = SearchReport { is_hinted: true, ..SearchReport::new(chosen(SENT, value, 9), true) };
    update(session, Msg::Solved { revision: session.revision, report });
}

const SENT: &[(u32, u32)] = &[(110_000, 530_000), (310_000, 530_000)];
const OTHER: &[(u32, u32)] = &[(110_000, 530_000), (310_000, 620_000)];

#[test]
fn the_senders_plan_comes_first_and_what_is_found_is_told_against_it() {
    let unsorted = &[SENT[1], SENT[0]];
    for (outcome, verdict) in [
        (chosen(SENT, 5, 9), Verdict::Same),
        (chosen(SENT, 5, 8), Verdict::SamePairs),
        (chosen(OTHER, 5, 8), Verdict::Tie),
        (chosen(OTHER, 7, 8), Verdict::Better(2)),
        (chosen(OTHER, 4, 8), Verdict::Worse(1)),
    ] {
        let mut session = with_pairs(unsorted);
        hinted(&mut session, 5);
        assert_eq!(session.plan().map(|(plan, fresh)| (plan.value, fresh)), Some((5, true)), "in view before any search");
        assert_eq!(session.verdict(), Some(Verdict::Same), "its fingerprint says so");
        let revision = session.revision;
        update(&mut session, solved(revision, outcome));
        assert_eq!(session.verdict(), Some(verdict));
        // What the sender found and the search did not is offered, and is no plan by itself.
        assert_eq!(session.find().map(|find| find.value), matches!(verdict, Verdict::Worse(_)).then_some(5));
    }
}

#[test]
fn pairs_that_make_no_plan_here_are_said_to() {
    let mut session = with_pairs(SENT);
    let revision = session.revision;
    update(&mut session, on_the_way(revision, chosen(OTHER, 3, 8)));
    assert_eq!(session.verdict(), None, "the search goes on");
    update(&mut session, solved(revision, chosen(OTHER, 4, 8)));
    assert_eq!(session.verdict(), Some(Verdict::NoPlan));
    // Opened again, the answer is known: the pairs are not evaluated, and only counted.
    let sent = Sent { document: sent(), fingerprint: None, name: String::new() };
    let pairs = SENT.iter().map(|(east, west)| pair(*east, *west)).collect();
    let effects = update(&mut session, Msg::LinkOpened { sent, pairs, note: String::new() });
    assert_eq!(effects, [Effect::Answered]);
    assert_eq!(session.verdict(), Some(Verdict::Other(Some(2))));
}

#[test]
fn ones_own_scenario_is_not_measured_by_a_link_that_is_set_aside() {
    let mut session = with_pairs(SENT);
    let effects = update(&mut session, Msg::PreviewSetAside(true));
    assert!(matches!(&effects[..], [Effect::Solve { hint, .. }] if hint.is_empty()), "{effects:?}");
    let revision = session.revision;
    update(&mut session, solved(revision, chosen(OTHER, 4, 9)));
    assert_eq!(session.verdict(), None);
}
