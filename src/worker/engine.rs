//! The engine as the worker runs it: one job at a time, in short turns.

use domain::{KeptPlan, Outcome, Pair, Scenario, SearchReport, Strategy, explanation::StrategyOutcome};
use planning::{Solver, held::plan_on_pairs, kept::recheck, solver::Mark};

use crate::wire::{Reply, Request};

/// Flows in a turn: some tens of milliseconds in a browser.
const FLOWS_IN_A_TURN: u64 = 6_000;

/// Turns after which a lower bound alone is worth telling.
const TURNS_BETWEEN_BOUNDS: u32 = 20;

/// Answers requests in turns. [`Engine::receive`] takes a request, [`Engine::turn`] works on it for a while; between turns newer
/// requests are seen.
#[derive(Debug, Default)]
pub struct Engine {
    job: Option<Job>,
}

#[derive(Debug)]
struct Job {
    revision: u64,
    stage: Stage,
    /// How far it had come when that was last told.
    told: Option<Mark>,
    turns_since: u32,
    /// Whether the search is to end as soon as there is one.
    is_stop_asked: bool,
    /// Value of the plan that was handed in and told: what the search finds below it is not worth telling.
    kept: Option<i64>,
}

#[derive(Debug)]
enum Stage {
    /// Not looked at yet.
    New { scenario: Box<Scenario>, kept: Option<Box<KeptPlan>>, hint: Vec<Pair>, best_value: Option<Box<KeptPlan>> },
    /// On its way.
    Under(Box<Solver>),
}

impl Engine {
    /// Takes a request; a newer one supersedes what is under way. After [`Request::Stop`] the next turn tells the best plan so far as
    /// the last one.
    pub fn receive(&mut self, request: Request) {
        match request {
            Request::Solve { revision, scenario, kept, hint, best_value } => {
                // Drafts take no part, whatever is asked.
                let scenario = Box::new(scenario.as_planned());
                let stage = Stage::New { scenario, kept, hint, best_value };
                self.job = Some(Job { revision, stage, told: None, turns_since: 0, is_stop_asked: false, kept: None });
            }
            Request::Stop => match &mut self.job {
                Some(Job { stage: Stage::Under(solver), .. }) => solver.stop(),
                Some(job) => job.is_stop_asked = true,
                None => {}
            },
            // Questions are not the engine's.
            Request::About { .. } | Request::Ask { .. } | Request::Cancel { .. } | Request::Ping => {}
        }
    }

    /// Whether there is work left.
    pub fn is_busy(&self) -> bool {
        self.job.is_some()
    }

    /// Works for one turn and says what came of it, if anything: the plan that was handed in, once it is checked again; then every
    /// better plan, now and then a lower bound, and at last the plan after which no better one follows.
    pub fn turn(&mut self) -> Option<Reply> {
        let Job { revision, stage, told, turns_since, is_stop_asked, kept } = self.job.take()?;
        let last = |outcome: Outcome| Some(Reply::Solved { revision, report: SearchReport::new(outcome, false) });
        // The first turn prepares, and tells the plan from which the search starts.
        let (mut solver, flows) = match stage {
            Stage::New { scenario, kept: Some(plan), hint, best_value } => {
                let Some(found) = recheck(&scenario, &plan) else {
                    // It is no plan of this scenario: nothing is known of it.
                    let stage = Stage::New { scenario, kept: None, hint, best_value };
                    self.job = Some(Job { revision, stage, told, turns_since, is_stop_asked, kept });
                    return None;
                };
                let report = SearchReport {
                    facts: found.facts.map(Box::new),
                    is_kept: true,
                    ..SearchReport::new(found.outcome, !plan.has_ended)
                };
                if report.more {
                    let kept = (scenario.strategy == Strategy::BestValue).then_some(plan.value);
                    let stage = Stage::New { scenario, kept: None, hint, best_value };
                    self.job = Some(Job { revision, stage, told, turns_since, is_stop_asked, kept });
                }
                return Some(Reply::Solved { revision, report });
            }
            Stage::New { scenario, kept: None, hint, best_value } if !hint.is_empty() => {
                let plan = plan_on_pairs(&scenario, &hint);
                // What is known from before may be better: then that stays in view.
                let best = kept.max(plan.as_ref().map(|plan| plan.value));
                let is_news = plan.is_some() && best > kept;
                let stage = Stage::New { scenario, kept: None, hint: Vec::new(), best_value };
                self.job = Some(Job { revision, stage, told, turns_since, is_stop_asked, kept: best });
                let outcome = Outcome::Plan(Box::new(plan.filter(|_| is_news)?));
                let report = SearchReport { is_hinted: true, ..SearchReport::new(outcome, true) };
                return Some(Reply::Solved { revision, report });
            }
            Stage::New { scenario, kept: None, best_value, .. } => match Solver::new(scenario, best_value.as_deref()) {
                Ok(solver) => (Box::new(solver), 1),
                Err(outcome) => return last(*outcome),
            },
            Stage::Under(solver) => (solver, FLOWS_IN_A_TURN),
        };
        if is_stop_asked {
            solver.stop();
        }
        match solver.advance(flows) {
            Ok(true) => {}
            Ok(false) => return Some(Reply::Solved { revision, report: last_report(&mut solver) }),
            Err(outcome) => return last(*outcome),
        }
        let mark = solver.mark();
        let better = mark.map(|mark| mark.plans) > told.map(|mark| mark.plans);
        let lower = turns_since >= TURNS_BETWEEN_BOUNDS && mark != told;
        let turns_since = turns_since.saturating_add(1);
        let mut job = Job { revision, stage: Stage::Under(solver), told, turns_since, is_stop_asked: false, kept };
        let mut reply = None;
        if let (true, Stage::Under(solver)) = (better || lower, &mut job.stage) {
            let StrategyOutcome { outcome, facts } = solver.answer();
            (job.told, job.turns_since) = (mark, 0);
            if !is_below(&outcome, kept) {
                let report = SearchReport { facts: facts.map(Box::new), ..SearchReport::new(outcome, true) };
                reply = Some(Reply::Solved { revision, report });
            }
        }
        self.job = Some(job);
        reply
    }
}

/// The last answer, with what holds its plan.
fn last_report(solver: &mut Solver) -> SearchReport {
    let StrategyOutcome { outcome, facts } = solver.answer();
    let held = solver.held(&outcome).map(Box::new);
    SearchReport { facts: facts.map(Box::new), held, cut_at: solver.cut_at(), ..SearchReport::new(outcome, false) }
}

fn is_below(outcome: &Outcome, kept: Option<i64>) -> bool {
    matches!((outcome, kept), (Outcome::Plan(plan), Some(kept)) if plan.value < kept)
}
