//! The engine as the worker runs it: one job at a time, in short turns.

use domain::{Outcome, Scenario};
use planning::{Solver, solver::Mark};

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
}

#[derive(Debug)]
enum Stage {
    /// Not looked at yet.
    New(Box<Scenario>),
    /// On its way.
    Under(Box<Solver>),
}

impl Engine {
    /// Takes a request; a newer one supersedes what is under way. After [`Request::Stop`] the next turn tells the best plan so far as
    /// the last one.
    pub fn receive(&mut self, request: Request) {
        match request {
            Request::Solve { revision, scenario } => {
                self.job = Some(Job { revision, stage: Stage::New(scenario), told: None, turns_since: 0 });
            }
            Request::Stop => {
                if let Some(Job { stage: Stage::Under(solver), .. }) = &mut self.job {
                    solver.stop();
                }
            }
            // Questions are not the engine's.
            Request::About { .. } | Request::Ask { .. } | Request::Cancel { .. } => {}
        }
    }

    /// Whether there is work left.
    pub fn is_busy(&self) -> bool {
        self.job.is_some()
    }

    /// Works for one turn and says what came of it, if anything: every better plan, now and then a lower bound, and at last the plan
    /// after which no better one follows.
    pub fn turn(&mut self) -> Option<Reply> {
        let Job { revision, stage, told, turns_since } = self.job.take()?;
        let last = |outcome: Box<Outcome>| Some(Reply::Solved { revision, outcome, more: false });
        // The first turn prepares, and tells the plan from which the search starts.
        let (mut solver, flows) = match stage {
            Stage::New(scenario) => match Solver::new(scenario) {
                Ok(solver) => (Box::new(solver), 1),
                Err(outcome) => return last(outcome),
            },
            Stage::Under(solver) => (solver, FLOWS_IN_A_TURN),
        };
        match solver.advance(flows) {
            Ok(true) => {}
            Ok(false) => return last(Box::new(solver.outcome())),
            Err(outcome) => return last(outcome),
        }
        let mark = solver.mark();
        let better = mark.map(|mark| mark.plans) > told.map(|mark| mark.plans);
        let lower = turns_since >= TURNS_BETWEEN_BOUNDS && mark != told;
        let mut job = Job { revision, stage: Stage::Under(solver), told, turns_since: turns_since.saturating_add(1) };
        let mut reply = None;
        if let (true, Stage::Under(solver)) = (better || lower, &mut job.stage) {
            reply = Some(Reply::Solved { revision, outcome: Box::new(solver.outcome()), more: true });
            (job.told, job.turns_since) = (mark, 0);
        }
        self.job = Some(job);
        reply
    }
}
