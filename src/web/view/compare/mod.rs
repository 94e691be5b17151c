//! Two scenarios side by side: the slot in use, and another slot, what came with a link, or the slot in use at an earlier step. One
//! sentence first, then every measure, the inputs that differ, the pairs, who gains and who loses, the amounts. Each difference can
//! be adopted by itself, as one step of undo.

mod amounts;
mod inputs;
mod measures;
mod merge;
mod merge_effects;
mod moves;
mod pair_matrix;
mod places;
mod sides;

use std::sync::Arc;

use domain::{
    Outcome, Plan, Scenario,
    explanation::{Difference, Question, Told},
};
use leptos::prelude::*;
use session::{Edit, Msg};

use self::{
    amounts::Amounts,
    inputs::Inputs,
    measures::MeasureTable,
    merge::Merge,
    moves::Moves,
    pair_matrix::PairMatrix,
    places::Places,
    sides::{Sides, chosen, document_of},
};
use super::why::Waiting;
use crate::{
    asking::Asked,
    i18n,
    runtime::page,
    shown,
    state::{Desk, Other},
};

/// Both sides as they were when the difference was told.
#[derive(Clone, Debug, PartialEq)]
pub struct Both {
    /// The scenario in use.
    ours: Arc<Scenario>,
    /// The scenario that it is compared with.
    theirs: Arc<Scenario>,
    /// The plan of the scenario in use.
    before: Arc<Plan>,
    /// The other plan.
    after: Arc<Plan>,
    /// What is different in the other plan.
    difference: Arc<Difference>,
}

impl Both {
    /// The change of the value, and what it consists of, as shown.
    fn change(&self) -> shown::Change {
        shown::change(&self.difference, shown::value(&self.before), shown::value(&self.after))
    }
}

/// What a comparison came to.
#[derive(Clone, Debug, PartialEq)]
enum Compared {
    /// Two plans.
    Both(Box<Both>),
    /// The other has no plan.
    NoPlanThere(Arc<Outcome>),
    /// The scenario in use has no plan.
    NoPlanHere,
}

/// The view.
#[component]
pub fn CompareView() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let other = Memo::new(move |_| desk.session.with(|session| chosen(session, desk.other.get())));
    let theirs = Memo::new(move |_| {
        let other = other.get()?;
        desk.session
            .with(|session| document_of(session, other).and_then(|document| session.bases.scenario(&document)))
            .map(Arc::new)
    });
    desk.learning.want(move || theirs.get().into_iter().collect());
    let known = Memo::new(move |_| {
        let theirs = theirs.get()?;
        desk.session.with(|session| session.results.of(&theirs).map(|known| (Arc::clone(&known.outcome), known.has_ended)))
    });
    let is_open = move || known.with(|known| known.as_ref().is_none_or(|(_, has_ended)| !has_ended));
    let asked = desk.asking.ask(move || {
        let (scenario, (outcome, _)) = (theirs.get()?, known.get()?);
        let Outcome::Plan(plan) = &*outcome else { return None };
        Some(Question::Compare { other: Box::new((*scenario).clone()), plan: plan.clone() })
    });
    let compared = Memo::new(move |before: Option<&Option<Compared>>| match known.get() {
        Some((outcome, _)) if !matches!(*outcome, Outcome::Plan(_)) => Some(Compared::NoPlanThere(outcome)),
        _ => asked.with(|asked| read(desk, asked, theirs.get_untracked())).or_else(|| before.cloned().flatten()),
    });
    let is_old = move || asked.with(|asked| !asked.fresh);
    let is_there = move || other.get().is_some();
    let sentence = move || match compared.get() {
        Some(Compared::Both(both)) => {
            i18n::compare_sentence(lang.get(), &both.theirs, (&both.before, &both.after), &both.difference)
        }
        Some(Compared::NoPlanHere) => lang.get().compare_no_plan().to_owned(),
        Some(Compared::NoPlanThere(outcome)) => no_plan(desk, &outcome),
        None => String::new(),
    };
    let both = Memo::new(move |_| match compared.get() {
        Some(Compared::Both(both)) => Some(*both),
        _ => None,
    });
    let use_b = move |_| {
        if let Some(other) = other.get_untracked() {
            use_other(desk, other);
        }
    };
    view! {
        <div class="compare" id="compare" data-answered=move || (asked.with(Asked::is_done) && !is_open()).to_string()>
            <Sides other both />
            <Show when=is_there fallback=move || view! { <p class="empty compare-none">{move || lang.get().compare_none()}</p> }>
                <div class="compare-head">
                    <p class="compare-sentence" id="compare-sentence" tabindex="-1">{sentence}</p>
                    <Waiting asked />
                    <Show when=move || is_there() && is_open()><span class="badge badge-computing">{move || lang.get().still_searching()}</span></Show>
                    <button class="button button-primary" id="compare-use" on:click=use_b>{move || lang.get().compare_use()}</button>
                </div>
                <div class="compare-body" class:is-old=is_old>
                    <section class="pane">
                        {move || both.get().map(|both| view! { <MeasureTable both /> })}
                        <Merge theirs other />
                        <Inputs theirs other />
                    </section>
                    <section class="pane">{move || both.get().map(|both| view! { <PairMatrix both=both.clone() /><Moves both /> })}</section>
                    <section class="pane pane-wide">{move || both.get().map(|both| view! { <Places both=both.clone() /><Amounts both /> })}</section>
                </div>
            </Show>
        </div>
    }
}

/// What was told, with both sides as they were then; `None` while the answer is not of the plan in view.
fn read(desk: Desk, asked: &Asked, theirs: Option<Arc<Scenario>>) -> Option<Compared> {
    let told = asked.told.as_deref().filter(|_| asked.fresh)?;
    let Told::Compare(comparison) = told else { return Some(Compared::NoPlanHere) };
    let (ours, before) = desk.asking.subject()?;
    let Outcome::Plan(before) = &*before else { return Some(Compared::NoPlanHere) };
    Some(Compared::Both(Box::new(Both {
        ours,
        theirs: theirs?,
        before: Arc::new((**before).clone()),
        after: Arc::new((*comparison.plan).clone()),
        difference: Arc::new((*comparison.difference).clone()),
    })))
}

fn no_plan(desk: Desk, outcome: &Outcome) -> String {
    let lang = desk.lang.get();
    let why = match outcome {
        Outcome::Conflict(conflict) => desk.scenario.with(|scenario| i18n::conflict_headline(lang, scenario, conflict)),
        _ => lang.state_failed().to_owned(),
    };
    format!("{}{why}", lang.compare_no_plan_b())
}

/// Turns to the other side altogether; what was in use is then the other side.
fn use_other(desk: Desk, other: Other) {
    let (current, cursor) = desk.session.with_untracked(|session| (session.current, session.slot().document.cursor));
    match other {
        Other::Slot(id) => {
            desk.other.set(Some(Other::Slot(current)));
            desk.dispatch(Msg::SlotChosen(id));
        }
        Other::Step(step) => {
            desk.other.set(Some(Other::Step(cursor)));
            desk.dispatch(Msg::HistoryStepped(step));
        }
        Other::Link => {
            desk.other.set(Some(Other::Slot(current)));
            desk.dispatch(Msg::PreviewKept { name: desk.kept_name() });
        }
    }
}

/// Makes one difference the scenario's in use: one step of undo, which the message offers at once.
fn adopt(desk: Desk, edit: &Edit) {
    let lang = desk.lang.get_untracked();
    let at = |desk: Desk| desk.session.with_untracked(|session| (session.revision, session.slot().document.cursor));
    let (revision, cursor) = at(desk);
    let label = desk.scenario.with_untracked(|scenario| i18n::edit(lang, scenario, edit));
    desk.edit(edit.clone());
    if at(desk).0 != revision {
        desk.toast_with_undo(i18n::compare_adopted(lang, &label), Msg::HistoryStepped(cursor));
    }
    // The row goes with the difference; the focus must not go with it.
    page::focus("#compare-sentence");
}

/// The button that adopts one difference.
#[component]
fn AdoptButton(edit: Edit, #[prop(optional)] verb: Option<fn(i18n::Lang) -> &'static str>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let verb = move || verb.unwrap_or(i18n::Lang::compare_adopt)(lang.get());
    let named = edit.clone();
    let label = move || {
        desk.scenario.with(|scenario| i18n::compare_adopt_label(lang.get(), verb(), &i18n::edit(lang.get(), scenario, &named)))
    };
    view! {
        <button class="button button-dense adopt" aria-label=label.clone() title=label
            disabled=move || desk.session.with(session::Session::is_read_only) on:click=move |_| adopt(desk, &edit)>{verb}</button>
    }
}
