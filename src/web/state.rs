//! The state of the page: the session in one signal, view state beside it, and the effects of the session carried out.

use std::sync::Arc;

use domain::{
    Adcode, Conflict, Outcome, Pair, PairRule, Plan, Scenario, ValueScale,
    explanation::{Change, Question},
    shown::PlanPoints,
};
use exchange::{autosave, link};
use leptos::prelude::*;
use session::{Edit, EditError, Effect, Msg, Session, SlotId, update};
use worker::{Reply, Request};

use crate::{
    asking::{Asked, Asking},
    i18n::{self, Lang},
    messages::{Standing, Toast},
    rows_behind::{Filter, Listed},
    runtime::{
        address, clipboard, page, storage,
        worker_port::{self, PortEvent, Role},
    },
};

/// What the numbers in the matrix say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellMode {
    /// What a pair could reach alone.
    Alone,
    /// What it delivers in the plan.
    Delivered,
    /// What it costs to have it the other way.
    Switch,
    /// How often it is chosen when quantities vary within their errors.
    Certainty,
}

/// The views of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The pairing desk.
    #[default]
    Pairing,
    /// What is arranged.
    Allocation,
    /// Needs that are not met.
    Unmet,
    /// Two scenarios side by side.
    Compare,
    /// The strategies side by side.
    Strategies,
    /// How sure the plan is.
    Sure,
    /// What this is.
    About,
}

/// What a phone shows of the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhoneView {
    /// The existing pairs against the plan.
    Start,
    /// The matrix.
    Matrix,
    /// Diagram and weights.
    Diagram,
    /// Map and weights.
    Map,
    /// The pairs as a list.
    List,
}

/// What the slot in use can be compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Other {
    /// Another slot.
    Slot(SlotId),
    /// What came with a link.
    Link,
    /// The slot in use as it was after so many of its edits.
    Step(usize),
}

/// The plan to show.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// The plan.
    pub plan: Arc<Plan>,
    /// Whether it answers the scenario in view.
    pub fresh: bool,
}

/// Everything the components share. Copied freely: it holds signals.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The sitting.
    pub session: RwSignal<Session>,
    /// The scenario in view.
    pub scenario: Memo<Arc<Scenario>>,
    /// The plan to show.
    pub shown: Memo<Option<Shown>>,
    /// What each pair of the plan is shown to contribute.
    pub points: Memo<Option<Arc<PlanPoints>>>,
    /// Language. Kept in the browser.
    pub lang: RwSignal<Lang>,
    /// The selected pair. Not kept.
    pub selected: RwSignal<Option<Pair>>,
    /// A second pair, asked about beside the selected one. Not kept.
    pub compared: RwSignal<Option<Pair>>,
    /// The selected party, shown instead of a pair. Not kept.
    pub party: RwSignal<Option<Adcode>>,
    /// What the matrix shows. Not kept.
    pub mode: RwSignal<CellMode>,
    /// The view. Kept in the address; see [`Desk::go`].
    pub view: RwSignal<View>,
    /// The document of a link as the address has it; empty for the planner's own.
    pub document: StoredValue<String>,
    /// What the slot in use is compared with, where the planner chose it. Not kept.
    pub other: RwSignal<Option<Other>>,
    /// Whether the planner tried to delete the only slot.
    pub last_slot: RwSignal<bool>,
    /// Index of the kind that the allocation desk shows. Not kept.
    pub kind: RwSignal<usize>,
    /// What the rows of the allocation desk are narrowed to. Not kept.
    pub filter: RwSignal<Filter>,
    /// The pairs that are listed beside the matrix while nothing is selected. Not kept.
    pub listed: RwSignal<Option<Listed>>,
    /// What a phone shows. Not kept.
    pub phone: RwSignal<PhoneView>,
    /// Whether the diagram stands where there is room for one of diagram and map. Not kept.
    pub diagram: RwSignal<bool>,
    /// The pair under the pointer, lit in all views. Not kept.
    pub pointed: RwSignal<Option<Pair>>,
    /// Whether a phone's sheet is drawn up to its full height. Not kept.
    pub sheet_full: RwSignal<bool>,
    /// The party whose bounds are being edited.
    pub editing: RwSignal<Option<Adcode>>,
    /// Why the last edit was refused.
    pub refusal: RwSignal<Option<EditError>>,
    /// Passing messages.
    pub toasts: RwSignal<Vec<Toast>>,
    /// Messages that stay.
    pub standing: RwSignal<Vec<Standing>>,
    /// Whether the browser kept the last change.
    pub saved: RwSignal<bool>,
    /// Milliseconds from the last request to its first answer. Not kept.
    pub solve_ms: RwSignal<Option<u32>>,
    /// Questions about the plan. Not kept.
    pub asking: Asking,
    /// Whether the plans of all strategies are wanted: from the first look at them on. Not kept.
    pub strategies_wanted: RwSignal<bool>,
    /// The plans of all strategies.
    pub strategies: Signal<Asked>,
    /// By how much the search has bettered what a slider showed: scale, value then, value now. Not kept.
    pub bettered: RwSignal<Option<(ValueScale, i64, i64)>>,
    /// When the last request went out, on the page's clock.
    asked_at: RwSignal<f64>,
}

impl Desk {
    /// The state around a session.
    pub fn new(session: Session, lang: RwSignal<Lang>) -> Self {
        let session = RwSignal::new(session);
        let (asking, strategies_wanted) = (Asking::new(), RwSignal::new(false));
        let shown = Memo::new(move |_| {
            if let Some(plan) = asking.preview.get() {
                return Some(Shown { plan, fresh: true });
            }
            session.with(|session| session.plan().map(|(plan, fresh)| Shown { plan: Arc::clone(plan), fresh }))
        });
        Self {
            session,
            scenario: Memo::new(move |_| session.with(|session| Arc::clone(&session.scenario))),
            shown,
            points: Memo::new(move |_| shown.get().map(|shown| Arc::new(PlanPoints::of(&shown.plan)))),
            lang,
            selected: RwSignal::new(None),
            compared: RwSignal::new(None),
            party: RwSignal::new(None),
            mode: RwSignal::new(CellMode::Alone),
            view: RwSignal::new(View::default()),
            document: StoredValue::new(String::new()),
            other: RwSignal::new(None),
            last_slot: RwSignal::new(false),
            kind: RwSignal::new(1),
            filter: RwSignal::new(Filter::default()),
            listed: RwSignal::new(None),
            phone: RwSignal::new(PhoneView::Matrix),
            diagram: RwSignal::new(false),
            pointed: RwSignal::new(None),
            sheet_full: RwSignal::new(false),
            editing: RwSignal::new(None),
            refusal: RwSignal::new(None),
            toasts: RwSignal::new(Vec::new()),
            standing: RwSignal::new(Vec::new()),
            saved: RwSignal::new(true),
            solve_ms: RwSignal::new(None),
            asking,
            strategies_wanted,
            strategies: asking.ask(move || strategies_wanted.get().then_some(Question::Strategies)),
            bettered: RwSignal::new(None),
            asked_at: RwSignal::new(0.0),
        }
    }

    /// The state of the page that the component is in.
    pub fn get() -> Self {
        expect_context()
    }

    /// Sends a message to the session and carries out what comes of it.
    pub fn dispatch(self, msg: Msg) {
        if matches!(msg, Msg::Edited(_) | Msg::UndoAsked | Msg::RedoAsked | Msg::HistoryStepped(_)) {
            self.refusal.set(None);
        }
        let had_preview = self.session.with_untracked(|session| session.preview.is_some());
        let effects = self.session.try_update(|session| update(session, msg)).unwrap_or_default();
        for effect in effects {
            self.carry_out(effect);
        }
        self.session.with_untracked(page::tell_plan);
        if had_preview && self.session.with_untracked(|session| session.preview.is_none()) {
            self.leave_document();
        }
    }

    /// The conflict that the scenario in view is in.
    pub fn conflict(self) -> Option<Conflict> {
        self.session.with(|session| match session.answer().map(|outcome| &**outcome) {
            Some(Outcome::Conflict(conflict)) => Some(conflict.clone()),
            _ => None,
        })
    }

    /// A name for one more scenario of the planner's: the first that none has.
    pub fn copy_name(self) -> String {
        let copy = self.lang.get_untracked().copy_name();
        let is_free =
            |name: &String| self.session.with_untracked(|session| session.slots.iter().all(|slot| slot.name != *name));
        // One more than there are slots: one of them is free.
        let most = self.session.with_untracked(|session| session.slots.len()) + 1;
        (1..=most).map(|number| format!("{copy} {number}")).find(is_free).unwrap_or_default()
    }

    /// Selects a pair; beside the one selected already where `beside` is asked for.
    pub fn select(self, pair: Pair, beside: bool) {
        self.party.set(None);
        if beside && self.selected.get_untracked().is_some_and(|selected| selected != pair) {
            self.compared.set(Some(pair));
            return;
        }
        self.selected.set(Some(pair));
    }

    /// Sends an edit.
    pub fn edit(self, edit: Edit) {
        self.dispatch(Msg::Edited(edit));
    }

    /// A slider moves: the plan in steps follows the hand.
    pub fn try_out(self, change: Change) {
        self.bettered.set(None);
        self.asking.preview(change);
    }

    /// The hand rests: the search takes over from the plan in steps, which stays in view until there is a better answer.
    pub fn settle(self, edit: Edit) {
        let revision = self.session.with_untracked(|session| session.revision);
        self.edit(edit);
        if self.session.with_untracked(|session| session.revision) == revision {
            self.asking.end_preview();
        }
    }

    /// Says something of a pair.
    pub fn rule(self, pair: Pair, rule: PairRule) {
        self.edit(Edit::PairRule { pair, rule });
    }

    fn carry_out(self, effect: Effect) {
        match effect {
            Effect::Solve { revision, scenario } => {
                self.asked_at.set(page::now());
                self.solve_ms.set(None);
                self.asking.outdate();
                worker_port::send(Role::Search, Request::Solve { revision, scenario: Box::new((*scenario).clone()) });
            }
            Effect::Answered => {
                self.solve_ms.set(None);
                self.asking.outdate();
                self.asking.end_preview();
                worker_port::send(Role::Search, Request::Stop);
                self.tell_asking(true);
            }
            Effect::Stop => worker_port::send(Role::Search, Request::Stop),
            Effect::Save => self.save(),
            Effect::CopyLink { document, fingerprint } => match link::encode(&document, fingerprint) {
                Ok(fragment) => self.copy(address::with_fragment(&fragment)),
                Err(error) => self.stand(Standing::Link(error)),
            },
            Effect::Notify(notice) => self.notify(&notice),
        }
    }

    fn save(self) {
        let text = self.session.with_untracked(|session| autosave::encode(&session.slots, session.current));
        self.saved.set(text.is_ok_and(|text| storage::set(storage::AUTOSAVE, &text)));
    }

    fn copy(self, link: String) {
        leptos::task::spawn_local(async move {
            let lang = self.lang.get_untracked();
            if !clipboard::copy(&link).await {
                self.stand(Standing::CopyByHand(link));
            } else if address::is_local() {
                self.toast(format!("{} {}", i18n::link_length(lang, link.chars().count()), lang.link_local()), true);
            } else {
                self.toast(i18n::link_length(lang, link.chars().count()), false);
            }
        });
    }

    /// What came from the worker.
    pub fn heard(self, event: PortEvent) {
        match event {
            PortEvent::Reply(reply) => match *reply {
                Reply::Solved { revision, outcome, more } => self.solved(revision, outcome, more),
                Reply::Told { id, told, more } => self.asking.told(id, told, more),
                Reply::Progress { id, progress } => self.asking.progressed(id, progress),
                Reply::Ready { .. } | Reply::Unreadable => {}
            },
            PortEvent::Restarted(Role::Search) => self.dispatch(Msg::WorkerRestarted),
            PortEvent::GivenUp(Role::Search) => self.dispatch(Msg::WorkerLost),
            PortEvent::Restarted(Role::Questions) => self.asking.restarted(),
            PortEvent::GivenUp(Role::Questions) => self.asking.given_up(),
        }
    }

    fn solved(self, revision: u64, outcome: Box<Outcome>, more: bool) {
        let asked = self.session.with_untracked(|session| session.revision == revision);
        let is_first = self.solve_ms.get_untracked().is_none();
        if is_first && asked {
            self.solve_ms.set(Some((page::now() - self.asked_at.get_untracked()).round() as u32));
        }
        self.dispatch(Msg::Solved { revision, outcome, more });
        if asked {
            self.tell_bettered();
        }
        if asked {
            self.tell_asking(is_first || !more);
        }
    }

    /// Questions are about the answer in view: from now on, or from the next question on.
    fn tell_asking(self, ask_now: bool) {
        let about = self
            .session
            .with_untracked(|session| session.answer().map(|outcome| (Arc::clone(&session.scenario), Arc::clone(outcome))));
        if let Some((scenario, outcome)) = about {
            self.asking.about(scenario, outcome, ask_now);
        }
    }

    /// The search has answered what a slider asked: the plan in steps goes, and what was gained over it is told.
    fn tell_bettered(self) {
        let before = self.asking.preview.get_untracked().map(|plan| (plan.scale, plan.value));
        let before = before.or_else(|| self.bettered.get_untracked().map(|(scale, before, _)| (scale, before)));
        let after = self.session.with_untracked(|session| session.plan().map(|(plan, _)| (plan.scale, plan.value)));
        let gained = before.zip(after).filter(|((scale, before), (of, after))| scale == of && after > before);
        self.bettered.set(gained.map(|((scale, before), (_, after))| (scale, before, after)));
        self.asking.end_preview();
    }

    /// Opens what the browser kept and what the address holds, then asks for the first plan.
    pub fn open(self) {
        let mut started = false;
        if let Some(text) = storage::get(storage::AUTOSAVE) {
            match autosave::decode(&text) {
                Ok((slots, current)) => {
                    self.dispatch(Msg::Restored { slots, current });
                    started = true;
                }
                Err(error) => {
                    storage::set(storage::AUTOSAVE_ASIDE, &text);
                    self.stand(Standing::Autosave(error));
                }
            }
        }
        if !self.arrive() && !started {
            self.dispatch(Msg::Started);
        }
    }
}
