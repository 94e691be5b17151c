//! What each message does: a table of calls, each a few lines.

use std::sync::Arc;

use domain::{
    KeptPlan, Outcome, PlanFailure, Scenario, ScenarioKey, SearchReport, Strategy, attribute::is_planned_with, carried,
    explanation::Agreed, has_rows_of, kept,
};

use crate::{
    document::Replay,
    edit::{Edit, EditError, apply},
    finds,
    messages::{Effect, Msg},
    preview,
    results::{Known, Results},
    session::{Before, Notice, Session, Slot, SlotId},
    slots, tabs,
};

/// Changes the session as a message asks, and says what the page has to do. Never waits and never panics.
pub fn update(session: &mut Session, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Started => show(session),
        Msg::Edited(edit) => edited(session, edit),
        Msg::UndoAsked => step_to(session, session.document().cursor.checked_sub(1)),
        Msg::RedoAsked => step_to(session, Some(session.document().cursor + 1)),
        Msg::HistoryStepped(cursor) => step_to(session, Some(cursor)),
        Msg::Solved { revision, report } => solved(session, revision, report),
        Msg::Learned { scenario, report } => learned(session, &scenario, report),
        Msg::Found(find) => finds::add(session, find),
        Msg::ResultsRead(kept) => {
            session.results.take_kept(kept);
            Vec::new()
        }
        Msg::AgreementMarked { date } => agreement_marked(session, date),
        Msg::WorkerRestarted => worker_restarted(session),
        Msg::WorkerLost => worker_lost(session),
        Msg::StopAsked => stop_asked(session),
        Msg::Restored { slots, current } => restored(session, slots, current),
        Msg::SlotsImported(slots) => slots::import(session, slots),
        Msg::SlotsRead(slots) => tabs::read(session, slots),
        Msg::HeldElsewhere(is_held) => tabs::hold(session, is_held),
        Msg::Diverged { theirs, name } => tabs::diverge(session, theirs, &name),
        Msg::LinkOpened { sent, pairs, note } => preview::open(session, sent, pairs, note),
        Msg::PreviewKept { name } => preview::keep(session, &name),
        Msg::PreviewClosed => preview::close(session),
        Msg::PreviewSetAside(is_aside) => preview::set_aside(session, is_aside),
        Msg::SlotChosen(id) => slots::choose(session, id),
        Msg::SlotBegun { base, name } => slots::begin(session, base, &name),
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
    let replay = replayed(session);
    shown(session, replay)
}

fn replayed(session: &mut Session) -> Replay {
    let mut trail = std::mem::take(&mut session.trail);
    let replay = trail.replay(session.document(), session.base());
    session.trail = trail;
    replay
}

fn shown(session: &mut Session, replay: Replay) -> Vec<Effect> {
    turn_to(session, replay.scenario);
    let mut effects = vec![ask(session)];
    effects.extend(left_out(&replay.refused));
    effects
}

/// Tells of edits that do not fit the base.
fn left_out(refused: &[(usize, EditError)]) -> Vec<Effect> {
    if refused.is_empty() { Vec::new() } else { vec![Effect::Notify(Notice::EditsLeftOut(refused.len()))] }
}

/// Answers with what is known, and asks the engine for what is not.
fn ask(session: &mut Session) -> Effect {
    if let Some(known) = session.known().cloned() {
        take_up(session, &known);
        if known.has_ended {
            return Effect::Answered;
        }
        session.searching = true;
    }
    if let Some(preview) = session.preview.as_mut().filter(|preview| !preview.is_aside) {
        preview.is_hint_tried = true;
    }
    let kept = if session.results.has_kept() { session.results.kept(session.key()).cloned() } else { None };
    solve(session, kept)
}

fn solve(session: &Session, kept: Option<Arc<KeptPlan>>) -> Effect {
    Effect::Solve { revision: session.revision, scenario: Arc::clone(&session.scenario), kept, hint: preview::hint(session) }
}

/// Shows an answer to the scenario in view.
fn take_up(session: &mut Session, known: &Known) {
    session.outcome = Some((session.revision, Arc::clone(&known.outcome)));
    if let Some(plan) = known.plan() {
        session.last_good = Some((session.revision, Arc::new(plan.clone())));
    }
}

/// What was in view before an act, where it was an answer to the scenario; else what was before the act before.
fn note_before(session: &mut Session) {
    let fresh = session.plan().filter(|(_, is_fresh)| *is_fresh).map(|(plan, _)| Arc::clone(plan));
    if let Some(plan) = fresh {
        session.before = Some(Before { scenario: Arc::clone(&session.scenario), plan });
    }
}

fn edited(session: &mut Session, edit: Edit) -> Vec<Effect> {
    if session.is_read_only() {
        return vec![Effect::Notify(if session.shows_preview() { Notice::ReadOnly } else { Notice::HeldElsewhere })];
    }
    let mut before = (*session.scenario).clone();
    if !edit.is_beside_the_plan() {
        before.step_limit = session.base().step_limit;
    }
    let mut scenario = before.clone();
    if let Err(error) = apply(&mut scenario, &edit) {
        return vec![Effect::Notify(Notice::Refused(error))];
    }
    if scenario == before {
        return Vec::new();
    }
    if edit.is_beside_the_plan() {
        // The answer in view is an answer to this one too, and so is what is searched for.
        session.slot_mut().document.push(edit);
        session.scenario = Arc::new(scenario);
        return vec![Effect::Save];
    }
    note_before(session);
    let handed_on = handed_on(session, &edit, &scenario);
    session.slot_mut().document.push(edit);
    turn_to(session, scenario);
    let asked = match handed_on {
        Some(plan) if session.known().is_none() => {
            session.is_handed_on = true;
            solve(session, Some(plan))
        }
        _ => ask(session),
    };
    vec![asked, Effect::Save]
}

/// The plan in view, where it is the last answer, the act does not touch it, and the search goes as far as it went.
fn handed_on(session: &Session, edit: &Edit, scenario: &Scenario) -> Option<Arc<KeptPlan>> {
    let known = session.known().filter(|known| known.has_ended)?;
    let is_as_far = scenario.step_limit == known.scenario.step_limit;
    let plan = known.plan().filter(|_| is_as_far && !touches(session, edit))?;
    Some(Arc::new(KeptPlan::of(&known.scenario, plan, known.facts.as_deref(), true)))
}

/// Whether a plan may depend on what an act changes: what is agreed matters to the plan of least change alone, names, contacts and events to none.
fn touches(session: &Session, edit: &Edit) -> bool {
    match edit {
        Edit::Agree(_) => session.scenario.strategy == Strategy::LeastChange,
        Edit::Event { .. } | Edit::Lot { .. } | Edit::AsOf(_) => false,
        Edit::Set { attribute, .. } => is_planned_with(attribute),
        Edit::Together(edits) => edits.iter().any(|edit| touches(session, edit)),
        _ => true,
    }
}

/// Another scenario comes into view. The plan that stays in view until it is answered names its rows where they stand now.
fn turn_to(session: &mut Session, scenario: Scenario) {
    let scenario = Arc::new(scenario);
    if let Some((_, plan)) = &mut session.last_good
        && !has_rows_of(&session.scenario, &scenario)
    {
        *plan = Arc::new(carried(plan, &session.scenario, &scenario));
    }
    session.scenario = scenario;
    turn_to_new_revision(session);
}

/// What was searched for is of the past.
fn turn_to_new_revision(session: &mut Session) {
    session.revision += 1;
    (session.searching, session.is_handed_on) = (false, false);
}

fn step_to(session: &mut Session, cursor: Option<usize>) -> Vec<Effect> {
    if session.is_read_only() {
        return vec![Effect::Notify(if session.shows_preview() { Notice::ReadOnly } else { Notice::HeldElsewhere })];
    }
    let document = session.document();
    let Some(cursor) = cursor.filter(|cursor| *cursor <= document.edits.len() && *cursor != document.cursor) else {
        return Vec::new();
    };
    session.slot_mut().document.cursor = cursor;
    let replay = replayed(session);
    let mut effects = if replay.scenario.is_planned_as(&session.scenario) {
        session.scenario = Arc::new(replay.scenario);
        left_out(&replay.refused)
    } else {
        note_before(session);
        shown(session, replay)
    };
    effects.push(Effect::Save);
    effects
}

fn solved(session: &mut Session, revision: u64, report: SearchReport) -> Vec<Effect> {
    if revision != session.revision {
        return Vec::new();
    }
    let more = report.more;
    session.searching = more;
    let stopped_at = report.cut_at.filter(|_| !more && !session.is_read_only());
    if let Some(steps) = stopped_at {
        // The step it was stopped at is a part of what was answered.
        let mut effects = record_stop(session, steps);
        take_in(session, report);
        effects.push(Effect::Keep);
        return effects;
    }
    take_in(session, report);
    if more { Vec::new() } else { vec![Effect::Keep] }
}

/// Notes an answer to the scenario in view, and shows what is known of it from now on.
fn take_in(session: &mut Session, report: SearchReport) {
    let scenario = Arc::clone(&session.scenario);
    let is_from_before = report.is_kept && !session.is_handed_on;
    finds::note(session, &scenario, &report);
    preview::note_hint(session, &report);
    let new = known(&session.results, &scenario, report, is_from_before);
    let known = session.results.put(new);
    take_up(session, &known);
}

fn known(results: &Results, scenario: &Arc<Scenario>, report: SearchReport, is_from_before: bool) -> Known {
    // A search answers many times, and naming a scenario reads all of it.
    let key = results.of(scenario).map_or_else(|| ScenarioKey::of(scenario), |known| known.key);
    Known {
        scenario: Arc::clone(scenario),
        key,
        outcome: Arc::new(*report.outcome),
        facts: report.facts.map(|facts| Arc::new(*facts)),
        has_ended: !report.more,
        is_from_before,
    }
}

/// Notes an answer to another scenario than the one in view; where it has come into view meanwhile, it is shown.
fn learned(session: &mut Session, scenario: &Arc<Scenario>, report: SearchReport) -> Vec<Effect> {
    let has_ended = !report.more;
    let is_from_before = report.is_kept;
    finds::note(session, scenario, &report);
    let new = known(&session.results, scenario, report, is_from_before);
    session.results.put(new);
    // The bound of the plan in view may have come down.
    let in_view = session.known().cloned();
    if let Some(known) = in_view.filter(|_| session.answer().is_some()) {
        take_up(session, &known);
    }
    if has_ended { vec![Effect::Keep] } else { Vec::new() }
}

/// The planner marks the plan in view as agreed: its pairs and amounts, by id.
fn agreement_marked(session: &mut Session, date: String) -> Vec<Effect> {
    let Some((plan, true)) = session.plan() else { return Vec::new() };
    let pairs = plan.chosen().map(|result| result.pair).collect();
    let agreed = Agreed { date, pairs, amounts: kept::amounts(&session.scenario, plan) };
    edited(session, Edit::Agree(Some(agreed)))
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
    vec![Effect::Save]
}

fn worker_restarted(session: &mut Session) -> Vec<Effect> {
    session.searching = false;
    vec![Effect::Notify(Notice::WorkerRestarted), ask(session)]
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
    vec![Effect::Stop]
}

fn restored(session: &mut Session, slots: Vec<Slot>, current: SlotId) -> Vec<Effect> {
    if !slots.is_empty() {
        session.slots = slots;
        slots::turn_to_usable(session, current);
    }
    let missing = session.slots.iter().map(|slot| slot.document.base).find(|base| session.bases.of(*base).is_none());
    let mut effects: Vec<Effect> = missing.map(|wanted| Effect::Notify(Notice::BaseMissing { wanted })).into_iter().collect();
    effects.extend(show(session));
    effects
}

fn link_asked(session: &Session) -> Vec<Effect> {
    vec![Effect::Share(session.sent())]
}
