//! The two long questions about a plan that several views show: what plans are nearly as good, and how sure the pairs are. They are
//! asked while a view wants them, can be cancelled, and what was told until then is kept. Used by the matrix and by "how sure".

use std::{collections::BTreeMap, sync::Arc};

use domain::{
    Pair, PairRule, ValueScale,
    explanation::{Alternatives, Change, Confidence, Question, Told, WhatIf, WhatIfOutcome},
    shown::difference,
};
use leptos::prelude::*;

use crate::{
    asking::Asked,
    state::{CellMode, Desk, View},
};

/// Re-solves with varied quantities.
pub const SAMPLES: u32 = 1_000;

/// The seed until the planner sets another.
const SEED: u64 = 2026;

/// Something told, and of which revision of the scenario.
#[derive(Clone, PartialEq)]
pub struct Kept<T> {
    /// What was told.
    pub told: Arc<T>,
    /// The revision that was in view.
    revision: u64,
}

/// What having pairs the other way costs, as told one by one, of one plan.
#[derive(Clone, Debug, Default, PartialEq)]
struct Heard {
    revision: u64,
    /// Scale and value of the plan.
    plan: Option<(ValueScale, i64)>,
    losses: BTreeMap<Pair, i64>,
}

/// One of the two questions.
#[derive(Clone, Copy)]
pub struct LongWork {
    /// How it stands.
    pub asked: Signal<Asked>,
    /// Whether the planner cancelled it.
    pub stopped: RwSignal<bool>,
}

impl LongWork {
    /// Whether it is being worked on.
    pub fn runs(self) -> bool {
        !self.stopped.get() && self.asked.with(|asked| !asked.is_done())
    }
}

/// Both questions. Copied freely: it holds signals.
#[derive(Clone, Copy)]
pub struct Outlook {
    desk: Desk,
    /// Other plans, and the cost of having each pair the other way.
    pub alternatives: LongWork,
    /// How often each pair is chosen.
    pub confidence: LongWork,
    /// The newest alternatives.
    pub plans: Memo<Option<Kept<Alternatives>>>,
    /// The newest shares.
    pub shares: Memo<Option<Kept<Confidence>>>,
    /// The seed of the shares.
    pub seed: RwSignal<u64>,
    /// Whether the shares are wanted in "how sure"; the matrix wants them by its mode.
    pub shares_wanted: RwSignal<bool>,
    heard: RwSignal<Heard>,
}

impl Outlook {
    /// Nothing asked yet.
    pub fn new(desk: Desk) -> Self {
        let (seed, shares_wanted) = (RwSignal::new(SEED), RwSignal::new(false));
        let (stopped, stopped_shares) = (RwSignal::new(false), RwSignal::new(false));
        let in_matrix = move |mode| desk.view.get() == View::Pairing && desk.mode.get() == mode;
        let in_sure = move || desk.view.get() == View::Sure;
        let alternatives = desk.asking.ask(move || {
            let wanted = !stopped.get() && (in_matrix(CellMode::Switch) || in_sure());
            wanted.then_some(Question::Alternatives)
        });
        let confidence = desk.asking.ask(move || {
            let wanted = !stopped_shares.get() && (in_matrix(CellMode::Certainty) || in_sure() && shares_wanted.get());
            wanted.then(|| Question::Confidence { seed: seed.get(), samples: SAMPLES })
        });
        Self {
            desk,
            alternatives: LongWork { asked: alternatives, stopped },
            confidence: LongWork { asked: confidence, stopped: stopped_shares },
            plans: keep(desk, alternatives, |told| match told {
                Told::Alternatives(found) => Some((**found).clone()),
                _ => None,
            }),
            shares: keep(desk, confidence, |told| match told {
                Told::Confidence(found) => Some((**found).clone()),
                _ => None,
            }),
            seed,
            shares_wanted,
            heard: RwSignal::new(Heard::default()),
        }
    }

    /// The questions of the page that the component is in.
    pub fn get() -> Self {
        expect_context()
    }

    /// Notes what the search for one pair found, which may be better than what was found for it among all.
    pub fn heard(self, what_if: &WhatIf) {
        let Change::Pair { pair, rule } = what_if.change else { return };
        let WhatIfOutcome::Plan { difference, .. } = &what_if.outcome else { return };
        let plan = (what_if.before.scale, what_if.before.value);
        if !difference.is_comparable || difference.scale != plan.0 {
            return;
        }
        let waived = self.desk.scenario.with_untracked(|scenario| {
            let is_waived = rule == PairRule::Forbidden && scenario.existing().binary_search(&pair).is_ok();
            if is_waived { i64::from(scenario.rules.drop_penalty) * plan.0.0 } else { 0 }
        });
        let revision = self.desk.session.with_untracked(|session| session.revision);
        self.heard.update(|heard| {
            if (heard.revision, heard.plan) != (revision, Some(plan)) {
                *heard = Heard { revision, plan: Some(plan), losses: BTreeMap::new() };
            }
            heard.losses.insert(pair, waived - difference.value);
        });
    }

    /// How the value changes when a pair is had the other way, in hundredths as shown: the best that was found.
    pub fn switch_change(self, pair: Pair) -> Option<i64> {
        self.plans.with(|kept| {
            let kept = kept.as_ref()?;
            let told = &kept.told;
            let place = told.switch.binary_search_by_key(&pair, |cost| cost.pair).ok()?;
            let loss = told.switch[place].loss?;
            let heard = self.heard.with(|heard| {
                let is_same = heard.revision == kept.revision && heard.plan == Some((told.scale, told.value));
                heard.losses.get(&pair).copied().filter(|_| is_same)
            });
            let loss = heard.map_or(loss, |heard| heard.min(loss));
            Some(difference((told.scale, told.value), (told.scale, told.value - loss)))
        })
    }

    /// Whether the alternatives are of the plan in view.
    pub fn plans_fit(self) -> bool {
        let of = self.plans.with(|kept| kept.as_ref().map(|kept| (kept.revision, kept.told.scale, kept.told.value)));
        let plan = self.desk.shown.get().filter(|shown| shown.fresh).map(|shown| (shown.plan.scale, shown.plan.value));
        let revision = self.desk.session.with(|session| session.revision);
        of.zip(plan).is_some_and(|((of, scale, value), plan)| of == revision && (scale, value) == plan)
    }

    /// Whether the shares are of the scenario in view.
    pub fn shares_fit(self) -> bool {
        let of = self.shares.with(|kept| kept.as_ref().map(|kept| kept.revision));
        of == Some(self.desk.session.with(|session| session.revision))
    }
}

/// The newest answer with the revision it is of; an older one until there is another.
fn keep<T: Clone + PartialEq + Send + Sync + 'static>(
    desk: Desk,
    asked: Signal<Asked>,
    pick: impl Fn(&Told) -> Option<T> + Send + Sync + 'static,
) -> Memo<Option<Kept<T>>> {
    Memo::new(move |before: Option<&Option<Kept<T>>>| {
        let told = asked.with(|asked| asked.told.as_deref().filter(|_| asked.fresh).and_then(&pick));
        let revision = desk.session.with_untracked(|session| session.revision);
        told.map(|told| Kept { told: Arc::new(told), revision }).or_else(|| before.cloned().flatten())
    })
}
