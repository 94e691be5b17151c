//! All that the worker does between messages: questions first, then the search.

use crate::{
    engine::Engine,
    questions::Questions,
    wire::{Reply, Request},
};

/// The engine and the questions behind one port. [`Service::receive`] takes a request, [`Service::turn`] works for a while; between turns
/// newer requests are seen.
#[derive(Debug, Default)]
pub struct Service {
    engine: Engine,
    questions: Questions,
}

impl Service {
    /// Takes a request.
    pub fn receive(&mut self, request: Request) {
        match request {
            Request::About { scenario, outcome } => self.questions.about(scenario.as_planned(), *outcome),
            Request::Ask { id, question } => self.questions.ask(id, question),
            Request::Cancel { id } => self.questions.cancel(id),
            Request::Solve { .. } | Request::Stop => self.engine.receive(request),
            // Answered at once, by whoever takes the messages.
            Request::Ping => {}
        }
    }

    /// Whether there is work left.
    pub fn is_busy(&self) -> bool {
        self.questions.is_busy() || self.engine.is_busy()
    }

    /// Works for one turn and says what came of it, if anything. The search waits while there are questions.
    pub fn turn(&mut self) -> Option<Reply> {
        if self.questions.is_busy() { self.questions.turn() } else { self.engine.turn() }
    }
}
