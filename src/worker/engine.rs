//! The engine as the worker runs it: one job at a time, in short turns.

use crate::wire::{Reply, Request};

/// Answers requests in turns. [`Engine::receive`] takes a request, [`Engine::turn`] works on it for a while; between turns newer
/// requests are seen.
#[derive(Debug, Default)]
pub struct Engine {
    job: Option<Job>,
}

#[derive(Debug)]
struct Job {
    revision: u64,
    scenario: Box<domain::Scenario>,
}

impl Engine {
    /// Takes a request; a newer one supersedes what is under way.
    pub fn receive(&mut self, request: Request) {
        match request {
            Request::Solve { revision, scenario } => self.job = Some(Job { revision, scenario }),
            Request::Stop => self.job = None,
        }
    }

    /// Whether there is work left.
    pub fn is_busy(&self) -> bool {
        self.job.is_some()
    }

    /// Works for one turn and says what came of it, if anything.
    pub fn turn(&mut self) -> Option<Reply> {
        let job = self.job.take()?;
        let outcome = Box::new(planning::solve(&job.scenario));
        Some(Reply::Solved { revision: job.revision, outcome, more: false })
    }
}
