//! What each message does: a table of calls, each a few lines.

use std::sync::Arc;

use domain::{Fingerprint, Outcome, PlanFailure, Scenario};

use crate::{
    document::Document,
    edit::{Edit, apply},
    preview,
    session::{Notice, Session, Slot, SlotId},
    slots,
};

/// What has happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// The page is ready to show a plan.
    Started,
    /// The planner did something to the scenario in view.
    Edited(Edit),
    /// The planner took the last step back.
    UndoAsked,
    /// The planner brought a step back.
    RedoAsked,
    /// The planner stepped through the history to this number of edits in force.
    HistoryStepped(usize),
    /// The engine answered; `more` while it goes on searching for a better answer to the same revision.
    Solved {
        /// The revision that was asked.
        revision: u64,
        /// The answer.
        outcome: Box<Outcome>,
        /// Whether better answers may follow.
        more: bool,
    },
    /// The worker died and another was started.
    WorkerRestarted,
    /// The worker cannot be kept alive; the next edit tries once more.
    WorkerLost,
    /// The planner asked the engine to stop searching for a better plan.
    StopAsked,
    /// The autosave was read.
    Restored {
        /// The slots as saved; at least one.
        slots: Vec<Slot>,
        /// The slot that was in use.
        current: SlotId,
    },
    /// A link was opened.
    LinkOpened {
        /// What it holds.
        document: Document,
        /// The fingerprint that its sender saw.
        fingerprint: Option<Fingerprint>,
    },
    /// The planner keeps a copy of the preview, as a slot of this name.
    PreviewKept {
        /// The name.
        name: String,
    },
    /// The planner closes the preview.
    PreviewClosed,
    /// The planner compares the preview with the slot in use, or stops doing so.
    PreviewSetAside(bool),
    /// The planner turned to another slot.
    SlotChosen(SlotId),
    /// The planner copied a slot.
    SlotDuplicated {
        /// The slot.
        of: SlotId,
        /// Name of the copy.
        name: String,
    },
    /// The planner renamed a slot.
    SlotRenamed {
        /// The slot.
        id: SlotId,
        /// The new name; empty for the base's own.
        name: String,
    },
    /// The planner put a star on a slot, or took it off.
    SlotStarred {
        /// The slot.
        id: SlotId,
        /// Whether it has one from now on.
        is_starred: bool,
    },
    /// The planner deleted a slot.
    SlotDeleted(SlotId),
    /// The planner brought a deleted slot back.
    SlotRestored(SlotId),
    /// The planner asked for a link to the scenario in view.
    LinkAsked,
}

/// What the page has to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Ask the engine; whatever it works on for an older revision is superseded.
    Solve {
        /// The revision to answer.
        revision: u64,
        /// The scenario to solve.
        scenario: Arc<Scenario>,
    },
    /// The answer to the scenario in view is known already: whatever the engine works on is of the past.
    Answered,
    /// Ask the engine to stop searching.
    Stop,
    /// Write the slots to the browser's storage.
    Save,
    /// Make a link of this document and copy it.
    CopyLink {
        /// The document in view.
        document: Document,
        /// Fingerprint of the plan in view, when it is up to date.
        fingerprint: Option<Fingerprint>,
    },
    /// Tell the planner.
    Notify(Notice),
}

/// Changes the session as a message asks, and says what the page has to do. Never waits and never panics.
pub fn update(session: &mut Session, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Started => show(session),
        Msg::Edited(edit) => edited(session, edit),
        Msg::UndoAsked => step_to(session, session.document().cursor.checked_sub(1)),
        Msg::RedoAsked => step_to(session, Some(session.document().cursor + 1)),
        Msg::HistoryStepped(cursor) => step_to(session, Some(cursor)),
        Msg::Solved { revision, outcome, more } => solved(session, revision, *outcome, more),
        Msg::WorkerRestarted => worker_restarted(session),
        Msg::WorkerLost => worker_lost(session),
        Msg::StopAsked => stop_asked(session),
        Msg::Restored { slots, current } => restored(session, slots, current),
        Msg::LinkOpened { document, fingerprint } => preview::open(session, document, fingerprint),
        Msg::PreviewKept { name } => preview::keep(session, &name),
        Msg::PreviewClosed => preview::close(session),
        Msg::PreviewSetAside(is_aside) => preview::set_aside(session, is_aside),
        Msg::SlotChosen(id) => slots::choose(session, id),
        Msg::SlotDuplicated { of, name } => slots::duplicate(session, of, &name),
        Msg::SlotRenamed { id, name } => slots::rename(session, id, &name),
        Msg::SlotStarred { id, is_starred } => slots::star(session, id, is_starred),
        Msg::SlotDeleted(id) => slots::delete(session, id),
        Msg::SlotRestored(id) => slots::restore(session, id),
        Msg::LinkAsked => link_asked(session),
    }
}

/// Brings the document in view into view; its last answer too, where it is known.
pub(crate) fn show(session: &mut Session) -> Vec<Effect> {
    let replay = session.document().replay(&session.base);
    session.scenario = Arc::new(replay.scenario);
    turn_to_new_revision(session);
    let mut effects = vec![answer_if_known(session).unwrap_or_else(|| solve(session))];
    if !replay.refused.is_empty() {
        effects.push(Effect::Notify(Notice::EditsLeftOut(replay.refused.len())));
    }
    effects
}

fn answer_if_known(session: &mut Session) -> Option<Effect> {
    let plan = Arc::clone(session.known_plan(session.document())?);
    session.outcome = Some((session.revision, Arc::new(Outcome::Plan(Box::new((*plan).clone())))));
    session.last_good = Some((session.revision, plan));
    Some(Effect::Answered)
}

fn solve(session: &Session) -> Effect {
    Effect::Solve { revision: session.revision, scenario: Arc::clone(&session.scenario) }
}

fn edited(session: &mut Session, edit: Edit) -> Vec<Effect> {
    if session.is_read_only() {
        return vec![Effect::Notify(Notice::ReadOnly)];
    }
    let mut scenario = Scenario { step_limit: session.base.step_limit, ..(*session.scenario).clone() };
    if let Err(error) = apply(&mut scenario, &edit) {
        return vec![Effect::Notify(Notice::Refused(error))];
    }
    if scenario == (Scenario { step_limit: session.base.step_limit, ..(*session.scenario).clone() }) {
        return Vec::new();
    }
    session.slot_mut().document.push(edit);
    session.scenario = Arc::new(scenario);
    turn_to_new_revision(session);
    vec![solve(session), Effect::Save]
}

/// What was searched for is of the past.
fn turn_to_new_revision(session: &mut Session) {
    session.revision += 1;
    (session.searching, session.stopping) = (false, false);
}

fn step_to(session: &mut Session, cursor: Option<usize>) -> Vec<Effect> {
    if session.is_read_only() {
        return vec![Effect::Notify(Notice::ReadOnly)];
    }
    let document = session.document();
    let Some(cursor) = cursor.filter(|cursor| *cursor <= document.edits.len() && *cursor != document.cursor) else {
        return Vec::new();
    };
    session.slot_mut().document.cursor = cursor;
    let mut effects = show(session);
    effects.push(Effect::Save);
    effects
}

fn solved(session: &mut Session, revision: u64, outcome: Outcome, more: bool) -> Vec<Effect> {
    if revision != session.revision {
        return Vec::new();
    }
    session.searching = more;
    if let Outcome::Plan(plan) = &outcome {
        session.last_good = Some((revision, Arc::new((**plan).clone())));
    }
    let stopped_at = match &outcome {
        Outcome::Plan(plan) if session.stopping && !more && !session.is_read_only() => Some(plan.steps),
        _ => None,
    };
    session.outcome = Some((revision, Arc::new(outcome)));
    let effects = stopped_at.map_or_else(Vec::new, |steps| record_stop(session, steps));
    if !more {
        keep_answer(session);
    }
    effects
}

/// Keeps the plan in view, the last answer to the document in view.
fn keep_answer(session: &mut Session) {
    let plan = session.plan().filter(|(_, is_fresh)| *is_fresh).map(|(plan, _)| Arc::clone(plan));
    if let Some(plan) = plan {
        let edits = session.document().applied().to_vec();
        session.known.keep(&edits, plan);
    }
}

/// Keeps the step at which the search was stopped, so that a link and a reload find the same plan. The answer is that of the new
/// revision already.
fn record_stop(session: &mut Session, steps: u64) -> Vec<Effect> {
    let edit = Edit::StepLimit(steps);
    let mut scenario = (*session.scenario).clone();
    if apply(&mut scenario, &edit).is_err() {
        return Vec::new();
    }
    session.slot_mut().document.push(edit);
    session.scenario = Arc::new(scenario);
    turn_to_new_revision(session);
    if let Some((revision, _)) = &mut session.outcome {
        *revision = session.revision;
    }
    if let Some((revision, _)) = &mut session.last_good {
        *revision = session.revision;
    }
    vec![Effect::Save]
}

fn worker_restarted(session: &mut Session) -> Vec<Effect> {
    session.searching = false;
    vec![Effect::Notify(Notice::WorkerRestarted), solve(session)]
}

fn worker_lost(session: &mut Session) -> Vec<Effect> {
    session.searching = false;
    session.outcome = Some((session.revision, Arc::new(Outcome::Failed(PlanFailure::NoEngine))));
    Vec::new()
}

fn stop_asked(session: &mut Session) -> Vec<Effect> {
    if !session.searching || session.is_read_only() {
        return Vec::new();
    }
    session.stopping = true;
    vec![Effect::Stop]
}

fn restored(session: &mut Session, slots: Vec<Slot>, current: SlotId) -> Vec<Effect> {
    let foreign = slots.iter().find(|slot| slot.document.base != session.base_id).map(|slot| slot.document.base);
    let mut effects = Vec::new();
    if let Some(wanted) = foreign {
        effects.push(Effect::Notify(Notice::OtherBase { wanted }));
    }
    let kept: Vec<Slot> = slots.into_iter().filter(|slot| slot.document.base == session.base_id).collect();
    if !kept.is_empty() {
        session.current = if kept.iter().any(|slot| slot.id == current) { current } else { kept[0].id };
        session.slots = kept;
    }
    effects.extend(show(session));
    effects
}

fn link_asked(session: &Session) -> Vec<Effect> {
    // While the search goes on there is no telling which plan it ends with.
    let fingerprint = session.plan().filter(|(_, fresh)| *fresh && !session.searching).map(|(plan, _)| plan.fingerprint);
    let mut document = session.document().clone();
    document.edits.truncate(document.cursor);
    vec![Effect::CopyLink { document, fingerprint }]
}
