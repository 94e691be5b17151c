//! A planner's sitting, message by message: what is kept, what is asked of the engine, what is left as it was.

mod events;
mod fixture;
mod holding;
mod inputs;
mod lots;
mod merging;
mod previews;
mod results;
mod rows;
mod slots;
mod tabs;
mod trail;

use domain::{Adcode, Fingerprint, Outcome, PairRule, PartnerBounds, PlanFailure, Scenario, SearchReport};
use fixture::{BASE, check, on_the_way, opened, pair, plan, says, scenario, sent, solved, started};
use session::{Bases, Document, Edit, EditError, Effect, Msg, Notice, Sent, Session, Slot, SlotId, update};

#[test]
fn an_edit_is_solved_and_saved_at_once() {
    let mut session = started();
    let effects = update(&mut session, says(110_000, 530_000, PairRule::Pinned));
    assert!(
        matches!(&effects[..], [Effect::Solve { revision: 2, scenario, kept: None, .. }, Effect::Save] if scenario.pins == [pair(110_000, 530_000)])
    );
    check(&session);
}

#[test]
fn an_edit_that_changes_nothing_is_no_step() {
    let mut session = started();
    assert_eq!(update(&mut session, says(110_000, 530_000, PairRule::Free)), []);
    assert!(!session.document().can_undo());
}

#[test]
fn a_pin_on_a_forbidden_pair_is_refused_and_nothing_moves() {
    let mut session = started();
    update(&mut session, says(110_000, 530_000, PairRule::Forbidden));
    let before = session.clone();
    let effects = update(&mut session, says(110_000, 530_000, PairRule::Pinned));
    assert_eq!(effects, [Effect::Notify(Notice::Refused(EditError::PinOnForbidden(pair(110_000, 530_000))))]);
    assert_eq!(session, before);
}

#[test]
fn bounds_that_do_not_go_together_say_what_is_allowed() {
    let mut session = started();
    let bounds = Some(PartnerBounds { least: 3, most: 2 });
    let effects = update(&mut session, Msg::Edited(Edit::Bounds { party: Adcode(530_000), bounds }));
    let [Effect::Notify(Notice::Refused(EditError::Bounds { least_up_to: 2, .. }))] = &effects[..] else {
        panic!("{effects:?}")
    };
    check(&session);
}

#[test]
fn undo_redo_and_history_step_through_the_same_list() {
    let mut session = started();
    let base = session.scenario.clone();
    for west in [530_000, 620_000] {
        update(&mut session, says(110_000, west, PairRule::Pinned));
    }
    let both = session.scenario.clone();
    update(&mut session, Msg::UndoAsked);
    update(&mut session, Msg::UndoAsked);
    assert_eq!(session.scenario, base);
    assert_eq!(update(&mut session, Msg::UndoAsked), [], "nothing is left to undo");
    update(&mut session, Msg::HistoryStepped(2));
    assert_eq!(session.scenario, both);
    update(&mut session, Msg::UndoAsked);
    update(&mut session, says(310_000, 620_000, PairRule::Forbidden));
    assert!(!session.document().can_redo(), "a new step ends what was undone");
    assert_eq!(update(&mut session, Msg::HistoryStepped(9)), []);
    check(&session);
}

#[test]
fn an_answer_to_an_older_revision_is_dropped() {
    let mut session = started();
    update(&mut session, says(110_000, 530_000, PairRule::Pinned));
    update(&mut session, solved(1, plan(7)));
    assert_eq!(session.answer(), None);
    assert_eq!(session.plan(), None);
    update(&mut session, solved(2, plan(8)));
    assert!(session.plan().is_some_and(|(plan, fresh)| fresh && plan.fingerprint == Fingerprint(8)));
}

#[test]
fn the_last_good_plan_stays_in_view_while_there_is_none() {
    let mut session = started();
    update(&mut session, solved(1, plan(7)));
    update(&mut session, says(110_000, 530_000, PairRule::Pinned));
    update(&mut session, solved(2, Outcome::Failed(PlanFailure::TooLarge)));
    assert!(session.plan().is_some_and(|(plan, fresh)| !fresh && plan.fingerprint == Fingerprint(7)));
}

#[test]
fn a_worker_that_died_is_asked_again() {
    let mut session = started();
    let effects = update(&mut session, Msg::WorkerRestarted);
    assert!(matches!(&effects[..], [Effect::Notify(Notice::WorkerRestarted), Effect::Solve { revision: 1, .. }]));
}

#[test]
fn a_worker_that_cannot_be_kept_alive_is_told_and_the_last_plan_stays() {
    let mut session = started();
    update(&mut session, solved(1, plan(7)));
    update(&mut session, says(110_000, 530_000, PairRule::Pinned));
    assert_eq!(update(&mut session, Msg::WorkerLost), []);
    assert!(matches!(session.answer().map(|outcome| &**outcome), Some(Outcome::Failed(PlanFailure::NoEngine))));
    assert!(session.plan().is_some_and(|(plan, fresh)| !fresh && plan.fingerprint == Fingerprint(7)));
}

#[test]
fn only_a_search_that_goes_on_can_be_stopped() {
    let mut session = started();
    assert_eq!(update(&mut session, Msg::StopAsked), []);
    update(&mut session, on_the_way(1, plan(7)));
    assert_eq!(update(&mut session, Msg::StopAsked), [Effect::Stop]);
}

#[test]
fn a_stopped_search_records_its_step_and_the_next_edit_searches_in_full() {
    let mut session = started();
    let first = on_the_way(1, plan(7));
    update(&mut session, first);
    assert!(matches!(&update(&mut session, Msg::LinkAsked)[..], [Effect::Share(Sent { fingerprint: None, .. })]));
    update(&mut session, Msg::StopAsked);
    let report = SearchReport { cut_at: Some(33), ..SearchReport::new(plan(8), false) };
    let effects = update(&mut session, Msg::Solved { revision: 1, report });
    assert_eq!(effects, [Effect::Save, Effect::Keep], "the answer is there: nothing is solved again");
    assert_eq!((session.scenario.step_limit, session.revision, session.searching), (33, 2, false));
    assert!(session.plan().is_some_and(|(plan, fresh)| fresh && plan.fingerprint == Fingerprint(8)));
    check(&session);
    let [Effect::Share(Sent { document, fingerprint: Some(Fingerprint(8)), .. })] = &update(&mut session, Msg::LinkAsked)[..]
    else {
        panic!()
    };
    assert_eq!(*document.edits, [Edit::StepLimit(33)]);
    update(&mut session, says(110_000, 530_000, PairRule::Pinned));
    assert_eq!(session.scenario.step_limit, 1_000);
    check(&session);
    update(&mut session, Msg::UndoAsked);
    assert_eq!(session.scenario.step_limit, 33);
    update(&mut session, Msg::UndoAsked);
    assert_eq!(session.scenario.step_limit, 1_000, "undoing the stop goes on searching");
    check(&session);
}

#[test]
fn a_stop_that_came_too_late_records_nothing() {
    let mut session = started();
    update(&mut session, on_the_way(1, plan(7)));
    update(&mut session, Msg::StopAsked);
    assert_eq!(update(&mut session, solved(1, plan(8))), [Effect::Keep]);
    assert_eq!((session.scenario.step_limit, session.revision), (1_000, 1), "the search had come to its end");
    check(&session);
}

#[test]
fn a_limit_of_steps_from_elsewhere_has_bounds() {
    let mut session = started();
    let effects = update(&mut session, Msg::Edited(Edit::StepLimit(u64::MAX)));
    assert!(matches!(&effects[..], [Effect::Notify(Notice::Refused(EditError::OutOfRange { least: 1, .. }))]), "{effects:?}");
}

#[test]
fn a_link_opens_beside_ones_own_work_and_cannot_be_edited() {
    let mut session = started();
    update(&mut session, says(110_000, 530_000, PairRule::Pinned));
    let own = session.slots.clone();
    update(&mut session, opened(sent(), Some(Fingerprint(9))));
    assert_eq!(session.scenario.forbids, [pair(310_000, 620_000)]);
    assert_eq!(update(&mut session, says(110_000, 620_000, PairRule::Pinned)), [Effect::Notify(Notice::ReadOnly)]);
    assert_eq!(update(&mut session, Msg::UndoAsked), [Effect::Notify(Notice::ReadOnly)]);
    assert_eq!(session.slots, own);
    update(&mut session, Msg::PreviewClosed);
    assert_eq!(session.scenario.pins, [pair(110_000, 530_000)]);
    check(&session);
}

#[test]
fn a_preview_that_is_kept_becomes_a_slot_of_its_own() {
    let mut session = started();
    update(&mut session, opened(sent(), None));
    let effects = update(&mut session, Msg::PreviewKept { name: "副本 1".to_owned() });
    assert_eq!(effects, [Effect::Save]);
    assert_eq!(session.slots.len(), 2);
    assert!(!session.is_read_only());
    update(&mut session, Msg::SlotChosen(SlotId(0)));
    assert_eq!(session.scenario.forbids, []);
    check(&session);
}

#[test]
fn a_link_on_other_reference_data_is_not_opened() {
    let mut session = started();
    let before = session.clone();
    let document = Document::new(Fingerprint(1));
    let effects = update(&mut session, opened(document, None));
    assert_eq!(effects, [Effect::Notify(Notice::BaseMissing { wanted: Fingerprint(1) })]);
    assert_eq!(session, before);
}

#[test]
fn edits_of_a_link_that_do_not_fit_are_counted_and_the_rest_applies() {
    let mut session = started();
    let mut document = sent();
    document.push(Edit::Bounds { party: Adcode(999_999), bounds: None });
    let effects = update(&mut session, opened(document, None));
    assert!(effects.contains(&Effect::Notify(Notice::EditsLeftOut(1))));
    assert_eq!(session.scenario.forbids, [pair(310_000, 620_000)]);
}

#[test]
fn an_autosave_brings_back_all_its_slots_and_those_of_a_base_that_is_not_here_stay_as_they_are() {
    let mut session = Session::new(Bases::new(BASE, scenario()));
    let slot = |id, base| Slot { id: SlotId(id), name: String::new(), is_starred: false, document: Document::new(base) };
    let mine = Slot { document: sent(), ..slot(4, BASE) };
    let foreign = Slot { name: "别处的".to_owned(), document: Document { base: Fingerprint(1), ..sent() }, ..slot(3, BASE) };
    let slots = vec![foreign.clone(), mine.clone()];
    let effects = update(&mut session, Msg::Restored { slots: slots.clone(), current: SlotId(3) });
    assert!(effects.contains(&Effect::Notify(Notice::BaseMissing { wanted: Fingerprint(1) })));
    assert_eq!((session.slots.clone(), session.current), (slots, SlotId(4)));
    check(&session);
    // It can be named, starred, copied and deleted; to turn to it changes nothing and says why.
    assert_eq!(
        update(&mut session, Msg::SlotChosen(SlotId(3))),
        [Effect::Notify(Notice::BaseMissing { wanted: Fingerprint(1) })]
    );
    assert_eq!(update(&mut session, Msg::SlotDuplicated { of: SlotId(3), name: "又一".to_owned() }), [Effect::Save]);
    assert_eq!((session.slots[2].document.clone(), session.current), (foreign.document, SlotId(4)));
    update(&mut session, Msg::SlotDeleted(SlotId(3)));
    // The only one that can be shown stays.
    assert_eq!(update(&mut session, Msg::SlotDeleted(SlotId(4))), [Effect::Notify(Notice::LastSlot)]);
    check(&session);
}

#[test]
fn where_no_slot_can_be_shown_a_new_one_is_made_and_none_is_lost() {
    let mut session = Session::new(Bases::new(BASE, scenario()));
    let foreign = Slot { id: SlotId(7), name: String::new(), is_starred: true, document: Document::new(Fingerprint(1)) };
    update(&mut session, Msg::Restored { slots: vec![foreign.clone()], current: SlotId(7) });
    assert_eq!((&session.slots[0], session.slots.len(), session.current), (&foreign, 2, SlotId(1)));
    check(&session);
}

#[test]
fn documents_of_several_bases_stand_side_by_side() {
    let later = Scenario { date: "2027-01".to_owned(), ..scenario() };
    let mut session = Session::new(Bases::new(BASE, scenario()).with(Fingerprint(9), later.clone()));
    let slot = |id, base| Slot { id: SlotId(id), name: String::new(), is_starred: false, document: Document::new(base) };
    update(&mut session, Msg::Restored { slots: vec![slot(0, BASE), slot(1, Fingerprint(9))], current: SlotId(1) });
    assert_eq!((&*session.scenario, &**session.base()), (&later, &later));
    update(&mut session, says(110_000, 530_000, PairRule::Pinned));
    update(&mut session, Msg::SlotChosen(SlotId(0)));
    assert_eq!((&*session.scenario, &**session.base()), (&scenario(), &scenario()));
    check(&session);
}

#[test]
fn slots_of_a_file_are_added_and_those_that_are_here_are_not_added_again() {
    let mut session = started();
    let slot = |id, name: &str, document| Slot { id: SlotId(id), name: name.to_owned(), is_starred: false, document };
    let of_file =
        vec![slot(0, "", Document::new(BASE)), slot(0, "下半年", sent()), slot(5, "别处的", Document::new(Fingerprint(1)))];
    let effects = update(&mut session, Msg::SlotsImported(of_file.clone()));
    assert_eq!(effects, [Effect::Save, Effect::Notify(Notice::SlotsAdded { added: 2, same: 1 })]);
    let found: Vec<_> = session.slots.iter().map(|slot| (slot.id.0, slot.name.as_str())).collect();
    assert_eq!((found, session.current), (vec![(0, ""), (1, "下半年"), (2, "别处的")], SlotId(0)));
    assert_eq!(update(&mut session, Msg::SlotsImported(of_file)), [Effect::Notify(Notice::SlotsAdded { added: 0, same: 3 })]);
    check(&session);
}

#[test]
fn a_link_holds_the_edits_in_force_and_the_fingerprint_of_an_answered_plan() {
    let mut session = started();
    update(&mut session, says(110_000, 530_000, PairRule::Pinned));
    update(&mut session, says(110_000, 620_000, PairRule::Pinned));
    update(&mut session, Msg::UndoAsked);
    let effects = update(&mut session, Msg::LinkAsked);
    let [Effect::Share(Sent { document, fingerprint: None, .. })] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(document.edits.len(), 1);
    let revision = session.revision;
    update(&mut session, solved(revision, plan(5)));
    let effects = update(&mut session, Msg::LinkAsked);
    assert!(matches!(&effects[..], [Effect::Share(Sent { fingerprint: Some(Fingerprint(5)), .. })]));
}

#[test]
fn several_edits_together_are_one_step_and_all_or_nothing() {
    let mut session = started();
    let pin = |west| Edit::PairRule { pair: pair(110_000, west), rule: PairRule::Pinned };
    let forbid = Edit::PairRule { pair: pair(110_000, 620_000), rule: PairRule::Forbidden };
    let before = session.clone();
    update(&mut session, Msg::Edited(Edit::Together(vec![pin(530_000), pin(620_000), forbid])));
    assert_eq!(session, before);
    update(&mut session, Msg::Edited(Edit::Together(vec![pin(530_000), pin(620_000)])));
    assert_eq!(session.scenario.pins.len(), 2);
    update(&mut session, Msg::UndoAsked);
    assert_eq!(session.scenario.pins.len(), 0);
}
