//! What passes between the session and the workers: effects carried out, answers shown at a pace that can be read.

use std::sync::Arc;

use domain::SearchReport;
use leptos::prelude::*;
use session::{Effect, Msg};
use worker::{Reply, Request};

use crate::{
    learning,
    runtime::{
        page,
        worker_port::{self, PortEvent, Role},
    },
    state::Desk,
};

/// Milliseconds between two plans of one search.
const BETWEEN_PLANS_MS: f64 = 2_000.0;

/// What the search has told and is not shown yet.
#[derive(Clone, Debug, Default)]
pub struct HeldBack {
    /// When the last plan was shown.
    shown_at: Option<f64>,
    report: Option<(u64, SearchReport)>,
}

impl Desk {
    /// Does what the session asks for.
    pub(crate) fn carry_out(self, effect: Effect) {
        match effect {
            Effect::Solve { revision, scenario, kept, hint } => {
                let now = page::now();
                self.asked_at.set(now);
                self.search_since.set(Some(now));
                self.solve_ms.set(None);
                self.asking.outdate();
                self.held_back.set_value(HeldBack::default());
                let best_value = self.session.with_untracked(|session| learning::best_value(session, &scenario));
                let request = Request::Solve {
                    revision,
                    scenario: Box::new((*scenario).clone()),
                    kept: kept.map(|plan| Box::new((*plan).clone())),
                    hint,
                    best_value: best_value.map(Box::new),
                };
                worker_port::send(Role::Search, request);
                // What is known of it already is in view at once.
                self.tell_asking(true);
            }
            Effect::Answered => {
                self.solve_ms.set(None);
                self.search_since.set(None);
                self.held_back.set_value(HeldBack::default());
                self.asking.outdate();
                self.asking.end_preview();
                worker_port::send(Role::Search, Request::Stop);
                self.tell_asking(true);
            }
            Effect::Stop => worker_port::send(Role::Search, Request::Stop),
            Effect::Save => self.save(),
            Effect::Keep => self.keep(),
            Effect::Share(sent) => self.sharing.sent.set(Some(sent)),
            Effect::Notify(notice) => self.notify(&notice),
        }
    }

    /// What came from the worker.
    pub fn heard(self, event: PortEvent) {
        match event {
            PortEvent::Reply(role, reply) => match *reply {
                Reply::Solved { revision, report } if role == Role::Search => self.solved(revision, report),
                Reply::Solved { revision, report } => {
                    if let Some(scenario) = self.learning.heard(revision, &report) {
                        self.dispatch(Msg::Learned { scenario, report });
                    }
                }
                Reply::Told { id, told, more } => self.asking.told(id, told, more),
                Reply::Progress { id, progress } => self.asking.progressed(id, progress),
                Reply::Ready { .. } | Reply::Pong | Reply::Unreadable => {}
            },
            PortEvent::Restarted(Role::Search) => self.dispatch(Msg::WorkerRestarted),
            PortEvent::GivenUp(Role::Search) => self.dispatch(Msg::WorkerLost),
            PortEvent::Restarted(Role::Questions) => {
                self.asking.restarted();
                self.learning.restarted(self);
            }
            PortEvent::GivenUp(Role::Questions) => {
                self.asking.given_up();
                self.learning.given_up();
            }
        }
    }

    /// The first plan is shown at once, then one in two seconds, and the last; what a sender's pairs are worth is never held back, since
    /// it is told once.
    fn solved(self, revision: u64, report: SearchReport) {
        if !self.session.with_untracked(|session| session.revision == revision) {
            return;
        }
        let now = page::now();
        let shown_at = self.held_back.with_value(|held| held.shown_at);
        let wait = shown_at.map_or(0.0, |at| at + BETWEEN_PLANS_MS - now);
        if report.more && !report.is_hinted && wait > 0.0 {
            let is_timed = self.held_back.try_update_value(|held| held.report.replace((revision, report)).is_some());
            if is_timed == Some(false) {
                page::after(wait, move || self.show_held_back());
            }
            return;
        }
        self.held_back.set_value(HeldBack { shown_at: Some(now), report: None });
        self.show(revision, report);
    }

    fn show_held_back(self) {
        let held = self.held_back.try_update_value(|held| held.report.take()).flatten();
        if let Some((revision, report)) = held {
            self.held_back.set_value(HeldBack { shown_at: Some(page::now()), report: None });
            self.show(revision, report);
        }
    }

    fn show(self, revision: u64, report: SearchReport) {
        let is_asked = self.session.with_untracked(|session| session.revision == revision);
        if !is_asked {
            return;
        }
        let is_first = self.solve_ms.get_untracked().is_none();
        if is_first {
            self.solve_ms.set(Some((page::now() - self.asked_at.get_untracked()).round() as u32));
        }
        let more = report.more;
        if !more {
            self.search_since.set(None);
        }
        self.dispatch(Msg::Solved { revision, report });
        self.tell_bettered();
        self.tell_asking(is_first || !more);
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
}
