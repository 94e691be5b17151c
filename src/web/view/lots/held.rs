//! The lot in view, the moment from which its time is counted, and what can be done for it, as the parts of the view share them.

use std::{collections::BTreeMap, sync::Arc};

use domain::{
    Accepted, AmountRule, Held as PlanHeld, HeldFrom, Lot, LotId, LotShipment, Moment, Plan, Scenario,
    explanation::{Proposal, Response},
};
use leptos::prelude::*;
use office::{Reply, Request};
use session::Edit;

use crate::{
    runtime::{office_port, page},
    state::Desk,
};

/// How often the clock is looked at, in milliseconds.
const MINUTE: i32 = 60_000;

/// What is asked: the lot, of which scenario and plan, when.
#[derive(Clone, Debug)]
struct Asked {
    scenario: Arc<Scenario>,
    plan: Arc<Plan>,
    lot: Lot,
    as_of: Moment,
}

/// Contacts and notes ask for no other answer.
impl PartialEq for Asked {
    fn eq(&self, other: &Self) -> bool {
        let what = |lot: &Lot| Lot { note: String::new(), contact: domain::Contact::default(), ..lot.clone() };
        self.plan.fingerprint == other.plan.fingerprint
            && self.as_of == other.as_of
            && what(&self.lot) == what(&other.lot)
            && self.scenario.is_planned_as(&other.scenario)
    }
}

/// What is known of a lot.
#[derive(Clone, Debug, PartialEq)]
pub enum Known {
    /// Nothing yet.
    Waits,
    /// What can be done; of another moment, plan or report where it is not `fresh`.
    Told {
        /// The answer.
        response: Arc<Response>,
        /// The scenario that its offers and needs are of.
        scenario: Arc<Scenario>,
        /// Whether it answers what is in view.
        fresh: bool,
    },
    /// The lot cannot be counted with.
    Refused,
    /// The program did not answer.
    Failed,
}

#[derive(Clone)]
enum Answer {
    None,
    Told(Arc<(Asked, Arc<Response>)>),
    Refused(Arc<Asked>),
    Failed(Arc<Asked>),
}

/// Whose report is filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filling {
    /// That of a new lot.
    New,
    /// That of a lot that is there.
    Again(LotId),
}

/// The lot in view. Copied freely.
#[derive(Clone, Copy)]
pub struct Held {
    desk: Desk,
    /// The lot in view: the chosen one, where it is there, else the first.
    pub lot: Memo<Option<Lot>>,
    /// The moment from which its time is counted.
    pub as_of: Memo<Moment>,
    /// The report that is being filled in: of a new lot, or of the one in view.
    pub form: RwSignal<Option<Filling>>,
    wanted: Memo<Option<Asked>>,
    answer: RwSignal<Answer>,
    is_asking: StoredValue<bool>,
}

impl Held {
    /// The first lot, until another one is chosen.
    pub fn new(desk: Desk) -> Self {
        let lot = Memo::new(move |_| {
            let chosen = desk.lot.get();
            desk.scenario.with(|scenario| {
                let found = chosen.and_then(|id| scenario.lot(&id).cloned());
                found.or_else(|| scenario.lots.first().cloned())
            })
        });
        let now = RwSignal::new(page::this_hour());
        let clock = page::every(MINUTE, move || {
            let hour = page::this_hour();
            if now.try_get_untracked().is_some_and(|now| now != hour) {
                now.try_set(hour);
            }
        });
        on_cleanup(move || clock.end());
        let as_of = Memo::new(move |_| desk.scenario.with(|scenario| scenario.counted_from(now.get())));
        let wanted = Memo::new(move |_| {
            let lot = lot.get().filter(|lot| lot.accepted.is_none())?;
            let shown = desk.shown.get().filter(|shown| shown.fresh)?;
            Some(Asked { scenario: desk.scenario.get(), plan: shown.plan, lot, as_of: as_of.get() })
        });
        let held = Self {
            desk,
            lot,
            as_of,
            form: RwSignal::new(None),
            wanted,
            answer: RwSignal::new(Answer::None),
            is_asking: StoredValue::new(false),
        };
        Effect::new(move |_| {
            wanted.track();
            held.ask();
        });
        held
    }

    /// The lot of the view that the component is in.
    pub fn get() -> Self {
        expect_context()
    }

    /// Brings another lot into view.
    pub fn choose(self, id: LotId) {
        self.form.set(None);
        self.desk.lot.set(Some(id));
    }

    /// Asks for what is wanted, one after the other: a search that goes on changes the plan often.
    fn ask(self) {
        let Some(Some(wanted)) = self.wanted.try_get_untracked() else { return };
        let is_known = self.answer.with_untracked(|answer| match answer {
            Answer::None => false,
            Answer::Told(told) => told.0 == wanted,
            Answer::Refused(asked) | Answer::Failed(asked) => **asked == wanted,
        });
        if is_known || self.is_asking.get_value() {
            return;
        }
        self.is_asking.set_value(true);
        leptos::task::spawn_local(async move {
            let request = Request::Respond {
                scenario: Box::new((*wanted.scenario).clone().as_planned()),
                plan: Box::new((*wanted.plan).clone()),
                lot: Box::new(wanted.lot.clone()),
                as_of: wanted.as_of,
            };
            let answer = match office_port::ask(&request).await {
                Ok(Reply::Response(Some(response))) => Answer::Told(Arc::new((wanted, Arc::from(response)))),
                Ok(Reply::Response(None)) => Answer::Refused(Arc::new(wanted)),
                _ => Answer::Failed(Arc::new(wanted)),
            };
            // The view may have been left.
            if self.answer.try_set(answer).is_none() {
                self.is_asking.try_set_value(false);
                self.ask();
            }
        });
    }

    /// What is known of the lot in view.
    pub fn known(self) -> Known {
        let wanted = self.wanted.get();
        let is_of = |asked: &Asked| self.lot.with(|lot| lot.as_ref().is_some_and(|lot| lot.id == asked.lot.id));
        match self.answer.get() {
            Answer::Told(told) if is_of(&told.0) => Known::Told {
                response: Arc::clone(&told.1),
                scenario: Arc::clone(&told.0.scenario),
                fresh: wanted.as_ref() == Some(&told.0),
            },
            Answer::Refused(asked) if wanted.as_ref() == Some(&*asked) => Known::Refused,
            Answer::Failed(asked) if wanted.as_ref() == Some(&*asked) => Known::Failed,
            _ => Known::Waits,
        }
    }

    /// Agrees on a proposal: one step of undo. What it moves is fixed as it then is, and the pairs of the plan are held, so that the next plan
    /// keeps both.
    pub fn accept(self, proposal: &Proposal) {
        let Answer::Told(told) = self.answer.get_untracked() else { return };
        let Asked { scenario, plan, lot, .. } = &told.0;
        let offer = |index: u32| scenario.offers.get(index as usize).map(|offer| offer.id.clone());
        let shipments = proposal.shipments.iter().filter_map(|shipment| {
            let (tonnes, channel) = (shipment.tonnes, shipment.channel.clone());
            let (leaves, arrives) = (shipment.leaves, shipment.arrives);
            Some(LotShipment { offer: offer(shipment.offer)?, tonnes, channel, leaves, arrives })
        });
        let accepted = Accepted { on: page::today(), shipments: shipments.collect() };
        let mut amounts: BTreeMap<(u32, u32), i64> = BTreeMap::new();
        for one in &proposal.moves {
            *amounts.entry((one.from_offer, one.need)).or_default() -= one.tonnes;
            *amounts.entry((one.to_offer, one.need)).or_default() += one.tonnes;
        }
        let arranged = |offer: u32, need: u32| {
            let found = plan.deliveries.iter().find(|delivery| (delivery.offer, delivery.need) == (offer, need));
            found.map_or(0, |delivery| delivery.amount)
        };
        let moved = amounts.into_iter().filter(|(_, by)| *by != 0).filter_map(|((at, need), by)| {
            let amount = Some(arranged(at, need) + by);
            Some(Edit::Amount { offer: offer(at)?, need: scenario.needs.get(need as usize)?.id.clone(), amount })
        });
        let agree = Edit::Accept { lot: lot.id.clone(), accepted: Some(Box::new(accepted)) };
        // No pair is moved: they are held, where pairs are decided and none are held yet.
        let hold = (scenario.held.is_none() && !scenario.rules.pool.is_open()).then(|| {
            let pairs = plan.chosen().map(|result| result.pair).collect();
            Edit::Hold(Some(PlanHeld { pairs, rule: AmountRule::of(plan.strategy), others: Vec::new(), from: HeldFrom::Known }))
        });
        self.desk.edit(Edit::Together(std::iter::once(agree).chain(moved).chain(hold).collect()));
    }

    /// Takes back what is agreed on the lot in view.
    pub fn withdraw(self) {
        if let Some(lot) = self.lot.get_untracked() {
            self.desk.edit(Edit::Accept { lot: lot.id, accepted: None });
        }
    }
}
