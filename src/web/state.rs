//! The state of the page: the session in one signal, view state beside it, and the effects of the session carried out.

use std::sync::Arc;

use domain::{
    Adcode, Conflict, Held, LotId, Outcome, Pair, PairRule, Plan, ProductId, RowId, Scenario, Strategy, ValueScale,
    explanation::{Change, WhatIf, WhatIfOutcome},
    shown::PlanPoints,
};
use exchange::records::StoreError;
use leptos::prelude::*;
use session::{Edit, EditError, Find, Msg, Session, SlotId, update};

use crate::{
    asking::Asking,
    hearing::HeldBack,
    i18n::Lang,
    importing::Importing,
    keeping::Keeping,
    lasting::Lasting,
    learning::{self, Learning},
    messages::{Standing, Toast},
    offline::Offline,
    own_rows::Which,
    place::Extras,
    remote::Fetching,
    reporting::Reporting,
    rows_behind::{Filter, Listed},
    runtime::page,
    sharing::Sharing,
    tabs::Tabs,
};

pub use crate::choices::{CellMode, Other, PhoneView, View};

/// The plan to show.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// The plan.
    pub plan: Arc<Plan>,
    /// Whether it answers the scenario in view.
    pub fresh: bool,
}

/// County, product and tonnes of a lot that is to be reported.
pub type NewLot = (Adcode, ProductId, i64);

/// Everything the components share. Copied freely: it holds signals.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The sitting.
    pub session: RwSignal<Session>,
    /// The scenario in view.
    pub scenario: Lasting<Memo<Arc<Scenario>>>,
    /// The plan to show.
    pub shown: Lasting<Memo<Option<Shown>>>,
    /// What each pair of the plan is shown to contribute.
    pub points: Lasting<Memo<Option<Arc<PlanPoints>>>>,
    /// Language. Kept in the browser.
    pub lang: Lasting<RwSignal<Lang>>,
    /// The selected pair. Not kept.
    pub selected: Lasting<RwSignal<Option<Pair>>>,
    /// A second pair, asked about beside the selected one. Not kept.
    pub compared: Lasting<RwSignal<Option<Pair>>>,
    /// The unsold lot that the planner chose to look at. Not kept.
    pub lot: Lasting<RwSignal<Option<LotId>>>,
    /// County, product and tonnes of a lot that is to be reported next. Not kept.
    pub new_lot: Lasting<RwSignal<Option<NewLot>>>,
    /// The selected party, shown instead of a pair. Not kept.
    pub party: Lasting<RwSignal<Option<Adcode>>>,
    /// What the matrix shows. Not kept.
    pub mode: Lasting<RwSignal<CellMode>>,
    /// The view. Kept in the address; see [`Desk::go`].
    pub view: Lasting<RwSignal<View>>,
    /// The document of a link as the address has it; empty for the planner's own.
    pub document: StoredValue<String>,
    /// What came beside it: it stays in the address while the document does.
    pub beside: StoredValue<Extras>,
    /// What the slot in use is compared with, where the planner chose it. Not kept.
    pub other: Lasting<RwSignal<Option<Other>>>,
    /// Whether the planner tried to delete the only slot.
    pub last_slot: Lasting<RwSignal<bool>>,
    /// Index of the kind that the allocation desk shows. Not kept.
    pub kind: RwSignal<usize>,
    /// What the rows of the allocation desk are narrowed to. Not kept.
    pub filter: RwSignal<Filter>,
    /// The table that the view of the data shows. Not kept.
    pub table: RwSignal<Which>,
    /// A row that the view of the data is to show first. Not kept.
    pub wanted_row: RwSignal<Option<RowId>>,
    /// The pairs that are listed beside the matrix while nothing is selected. Not kept.
    pub listed: RwSignal<Option<Listed>>,
    /// What a phone shows. Not kept.
    pub phone: Lasting<RwSignal<PhoneView>>,
    /// Whether the diagram stands where there is room for one of diagram and map. Not kept.
    pub diagram: Lasting<RwSignal<bool>>,
    /// The pair under the pointer, lit in all views. Not kept.
    pub pointed: Lasting<RwSignal<Option<Pair>>>,
    /// The party whose bounds are being edited.
    pub editing: Lasting<RwSignal<Option<Adcode>>>,
    /// Why the last edit was refused.
    pub refusal: Lasting<RwSignal<Option<EditError>>>,
    /// Passing messages.
    pub toasts: Lasting<RwSignal<Vec<Toast>>>,
    /// Messages that stay.
    pub standing: Lasting<RwSignal<Vec<Standing>>>,
    /// Why the last change is not kept, where it is not.
    pub not_kept: Lasting<RwSignal<Option<StoreError>>>,
    /// How keeping goes.
    pub(crate) keeping: StoredValue<Keeping, LocalStorage>,
    /// What is known of other tabs.
    pub(crate) tabs: StoredValue<Tabs, LocalStorage>,
    /// Milliseconds from the last request to its first answer. Not kept.
    pub solve_ms: Lasting<RwSignal<Option<u32>>>,
    /// Questions about the plan. Not kept.
    pub asking: Asking,
    /// Answers to other scenarios than the one in view.
    pub learning: Learning,
    /// When the search for the plan in view began, on the page's clock; `None` while none runs. Not kept.
    pub search_since: Lasting<RwSignal<Option<f64>>>,
    /// What the search has told and is not shown yet: plans that change faster than one can read are shown one in two seconds.
    pub(crate) held_back: StoredValue<HeldBack>,
    /// By how much the search has bettered what a slider showed: scale, value then, value now. Not kept.
    pub bettered: Lasting<RwSignal<Option<(ValueScale, i64, i64)>>>,
    /// Files that are being read, and what they would do. Not kept.
    pub importing: Importing,
    /// Data that are read from an address. Not kept.
    pub fetching: Fetching,
    /// The report.
    pub reporting: Reporting,
    /// Use without a network.
    pub offline: Offline,
    /// The scenario as a link.
    pub sharing: Sharing,
    /// When the last request went out, on the page's clock.
    pub(crate) asked_at: RwSignal<f64>,
}

impl Desk {
    /// The state around a session.
    pub fn new(session: Session, lang: RwSignal<Lang>) -> Self {
        let tab = page::random_number();
        let session = RwSignal::new(session.numbered_from(SlotId(tab)));
        let asking = Asking::new();
        let shown = Lasting::memo(move |_| {
            if let Some(plan) = asking.preview.get() {
                return Some(Shown { plan, fresh: true });
            }
            session.with(|session| session.plan().map(|(plan, fresh)| Shown { plan: Arc::clone(plan), fresh }))
        });
        Self {
            session,
            scenario: Lasting::memo(move |_| session.with(|session| Arc::clone(&session.scenario))),
            shown,
            points: Lasting::memo(move |_| shown.get().map(|shown| Arc::new(PlanPoints::of(&shown.plan)))),
            lang: lang.into(),
            selected: Lasting::new(None),
            compared: Lasting::new(None),
            lot: Lasting::new(None),
            new_lot: Lasting::new(None),
            party: Lasting::new(None),
            mode: Lasting::new(CellMode::Delivered),
            view: Lasting::new(View::default()),
            document: StoredValue::new(String::new()),
            beside: StoredValue::new(Extras::default()),
            other: Lasting::new(None),
            last_slot: Lasting::new(false),
            kind: RwSignal::new(1),
            filter: RwSignal::new(Filter::default()),
            table: RwSignal::new(Which::Needs),
            wanted_row: RwSignal::new(None),
            listed: RwSignal::new(None),
            phone: Lasting::new(PhoneView::Matrix),
            diagram: Lasting::new(false),
            pointed: Lasting::new(None),
            editing: Lasting::new(None),
            refusal: Lasting::new(None),
            toasts: Lasting::new(Vec::new()),
            standing: Lasting::new(Vec::new()),
            not_kept: Lasting::new(None),
            keeping: StoredValue::new_local(Keeping::new(tab)),
            tabs: StoredValue::new_local(Tabs::new(tab)),
            solve_ms: Lasting::new(None),
            asking,
            learning: Learning::new(),
            search_since: Lasting::new(None),
            held_back: StoredValue::new(HeldBack::default()),
            bettered: Lasting::new(None),
            importing: Importing::new(),
            fetching: Fetching::new(),
            reporting: Reporting::new(),
            offline: Offline::new(),
            sharing: Sharing::new(),
            asked_at: RwSignal::new(0.0),
        }
    }

    /// The state of the page that the component is in.
    pub fn get() -> Self {
        expect_context()
    }

    /// Wants the answers to the scenario in view under every strategy.
    pub fn want_strategies(self) {
        self.learning.want(move || self.scenario.with(|scenario| learning::under_each_strategy(scenario)));
    }

    /// Sends a message to the session and carries out what comes of it.
    pub fn dispatch(self, msg: Msg) {
        if matches!(msg, Msg::Edited(_) | Msg::UndoAsked | Msg::RedoAsked | Msg::HistoryStepped(_)) {
            self.refusal.set(None);
        }
        let (had_preview, in_use) = self.session.with_untracked(|session| (session.preview.is_some(), session.current));
        let effects = self.session.try_update(|session| update(session, msg)).unwrap_or_default();
        for effect in effects {
            self.carry_out(effect);
        }
        self.session.with_untracked(page::tell_plan);
        if self.session.with_untracked(|session| session.current != in_use) {
            self.claim();
        }
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

    /// The name under which what a link brought is kept: its sender's, where no slot has it yet, else one more of the planner's own.
    pub fn kept_name(self) -> String {
        let sent = self.session.with_untracked(|session| {
            let name = session.preview.as_ref().map(|preview| preview.name.clone())?;
            (!name.is_empty() && session.slots.iter().all(|slot| slot.name != name)).then_some(name)
        });
        sent.unwrap_or_else(|| self.copy_name())
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

    /// Value units that dropping a pair costs: the penalty, where it exists already and may be chosen.
    pub fn drop_penalty(self, pair: Pair, scale: ValueScale) -> i64 {
        self.scenario.with_untracked(|scenario| {
            let exists = scenario.existing().binary_search(&pair).is_ok() && scenario.pair_rule(pair) != PairRule::Forbidden;
            if exists { i64::from(scenario.rules.drop_penalty) * scale.0 } else { 0 }
        })
    }

    /// Notes a plan that a question came upon, where it is a plan of the scenario in view: a better one is offered.
    pub fn offer(self, what_if: &WhatIf) {
        let (Change::Pair { pair, rule }, WhatIfOutcome::Plan { after, held, .. }) = (&what_if.change, &what_if.outcome) else {
            return;
        };
        let waived = if *rule == PairRule::Forbidden { self.drop_penalty(*pair, after.scale) } else { 0 };
        self.offer_plan((**held).clone(), after.value - waived, after.scale);
    }

    /// Notes a plan of the scenario in view that is known by what holds it.
    pub fn offer_plan(self, held: Held, value: i64, scale: ValueScale) {
        let better = self.session.with_untracked(|session| {
            let is_better = session.plan().is_some_and(|(plan, fresh)| fresh && plan.scale == scale && value > plan.value);
            let is_free = session.scenario.held.is_none() && session.scenario.strategy == Strategy::BestValue;
            (is_better && is_free).then(|| Arc::clone(&session.scenario))
        });
        if let Some(scenario) = better {
            self.dispatch(Msg::Found(Find { scenario, held, value, scale, strategy: None }));
        }
    }

    /// Whether changes are counted against an agreed plan.
    pub fn is_agreed(self) -> bool {
        self.scenario.with(|scenario| scenario.agreed.is_some())
    }

    /// Says something of a pair.
    pub fn rule(self, pair: Pair, rule: PairRule) {
        self.edit(Edit::PairRule { pair, rule });
    }
}
