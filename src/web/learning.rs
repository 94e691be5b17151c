//! Answers to other scenarios than the one in view: who wants them, and the worker that finds them, one after another, between the
//! questions. What is found goes into the session's results, where every view reads it.

use std::{collections::BTreeMap, sync::Arc};

use domain::{Scenario, SearchReport, Strategy};
use leptos::prelude::*;
use session::{Known, Session};
use worker::Request;

use crate::{
    runtime::worker_port::{self, Role},
    state::Desk,
    view::STRATEGIES,
};

/// What is being worked on.
#[derive(Clone)]
struct Work {
    id: u64,
    scenario: Arc<Scenario>,
}

#[derive(Default)]
struct Book {
    work: Option<Work>,
    last: u64,
    /// How many have wanted something.
    wanters: u64,
    /// The worker cannot be kept alive: nothing is found.
    is_given_up: bool,
}

/// Wants and work. Copied freely.
#[derive(Clone, Copy)]
pub struct Learning {
    wants: RwSignal<BTreeMap<u64, Vec<Arc<Scenario>>>>,
    book: StoredValue<Book, LocalStorage>,
}

impl Learning {
    /// Nobody wants anything yet.
    pub fn new() -> Self {
        Self { wants: RwSignal::new(BTreeMap::new()), book: StoredValue::new_local(Book::default()) }
    }

    /// Wants answers to these scenarios, in this order, for as long as the component is in the page.
    pub fn want(self, scenarios: impl Fn() -> Vec<Arc<Scenario>> + Send + Sync + 'static) {
        // Counted at once: two that come in one turn of the page must not take each other's place.
        let id = self.book.try_update_value(|book| {
            book.wanters += 1;
            book.wanters
        });
        let id = id.unwrap_or_default();
        Effect::new(move |_| {
            let list = scenarios();
            self.wants.update(|wants| drop(wants.insert(id, list)));
        });
        on_cleanup(move || {
            self.wants.try_update(|wants| drop(wants.remove(&id)));
        });
    }

    /// Gives the worker the next scenario that is wanted and not known, while the page is there. What the other worker searches for
    /// already is left to it.
    pub fn begin(self, desk: Desk) {
        let next = Memo::new(move |_| {
            self.wants.with(|wants| {
                desk.session.with(|session| {
                    let is_open = |scenario: &&Arc<Scenario>| {
                        let is_in_view = scenario.is_planned_as(&session.scenario);
                        !is_in_view && session.results.of(scenario).is_none_or(|known| !known.has_ended)
                    };
                    wants.values().flatten().find(is_open).cloned()
                })
            })
        });
        Effect::new(move |_| {
            let wanted = next.get();
            let now = self.book.with_value(|book| book.work.as_ref().map(|work| Arc::clone(&work.scenario)));
            match wanted {
                Some(wanted) if now.as_ref() != Some(&wanted) => self.set_to_work(desk, wanted),
                None if now.is_some() => {
                    self.book.update_value(|book| book.work = None);
                    worker_port::send(Role::Questions, Request::Stop);
                }
                _ => {}
            }
        });
    }

    fn set_to_work(self, desk: Desk, scenario: Arc<Scenario>) {
        let id = self.book.try_update_value(|book| {
            book.last += 1;
            book.work = Some(Work { id: book.last, scenario: Arc::clone(&scenario) });
            book.last
        });
        let Some(id) = id else { return };
        let request = desk.session.with_untracked(|session| solve(session, id, &scenario));
        worker_port::send(Role::Questions, request);
    }

    /// An answer came; the scenario it is about, where it is the one that is worked on.
    pub fn heard(self, id: u64, report: &SearchReport) -> Option<Arc<Scenario>> {
        self.book
            .try_update_value(|book| {
                let work = book.work.clone().filter(|work| work.id == id)?;
                if !report.more {
                    book.work = None;
                }
                Some(work.scenario)
            })
            .flatten()
    }

    /// The worker was started again: it has to be told again.
    pub fn restarted(self, desk: Desk) {
        let work = self.book.with_value(|book| book.work.clone());
        if let Some(work) = work {
            self.set_to_work(desk, work.scenario);
        }
    }

    /// The worker cannot be kept alive.
    pub fn given_up(self) {
        self.book.update_value(|book| (book.work, book.is_given_up) = (None, true));
    }
}

/// What asks a worker for the answer to a scenario, with what is known of it already.
pub fn solve(session: &Session, revision: u64, scenario: &Arc<Scenario>) -> Request {
    let kept = session.results.has_kept().then(|| session.results.kept(domain::ScenarioKey::of(scenario)).cloned()).flatten();
    Request::Solve {
        revision,
        scenario: Box::new((**scenario).clone()),
        kept: kept.map(|plan| Box::new((*plan).clone())),
        hint: Vec::new(),
        best_value: best_value(session, scenario).map(Box::new),
    }
}

/// The last answer under best value, where the plan of least change is asked for.
pub fn best_value(session: &Session, scenario: &Scenario) -> Option<domain::KeptPlan> {
    if scenario.strategy != Strategy::LeastChange {
        return None;
    }
    let known = session.results.under(scenario, Strategy::BestValue).filter(|known| known.has_ended)?;
    Some(domain::KeptPlan::of(&known.scenario, known.plan()?, None, true))
}

/// The scenario in view under each strategy, nothing held: what stands side by side, best value first, since others are measured
/// against it.
pub fn under_each_strategy(scenario: &Scenario) -> Vec<Arc<Scenario>> {
    STRATEGIES.iter().map(|strategy| Arc::new(Scenario { strategy: *strategy, held: None, ..scenario.clone() })).collect()
}

/// What is known of the scenario in view under a strategy, nothing held.
pub fn known_under(session: &Session, strategy: Strategy) -> Option<&Known> {
    if session.scenario.held.is_none() {
        return session.results.under(&session.scenario, strategy);
    }
    session.results.under(&Scenario { held: None, ..(*session.scenario).clone() }, strategy)
}
