//! The plan on the desk of every strategy but best value: a [`StrategySearch`] under the scenario's step limit. Called by
//! [`Solver`](crate::Solver).
//!
//! A step is a tick of the search, about one pairing valued. The limit cuts the search for value short, then the strategy's own; at
//! least one plan of the strategy is made, so that there is something to show.

use domain::{Outcome, Scenario};

use crate::solver::Mark;

use super::{StrategyOptions, StrategySearch};

/// A scenario on its way to the plan of its strategy.
#[derive(Debug)]
pub struct StrategySolver {
    search: StrategySearch,
    steps: u64,
    limit: u64,
    is_stopped: bool,
    has_ended: bool,
}

impl StrategySolver {
    /// Takes a scenario up.
    ///
    /// # Errors
    /// The outcome that it has instead of a plan.
    pub fn new(scenario: Scenario) -> Result<Self, Box<Outcome>> {
        let limit = scenario.step_limit.max(1);
        let search = StrategySearch::new(scenario, StrategyOptions::default(), &[])?;
        Ok(Self { search, steps: 0, limit, is_stopped: false, has_ended: false })
    }

    /// Works for about so many flows. Returns whether something is left to do.
    ///
    /// # Errors
    /// The outcome, where sums leave 64 bits on the way.
    pub fn advance(&mut self, flows: u64) -> Result<bool, Box<Outcome>> {
        let until = self.search.steps().saturating_add(flows);
        // A tick that solves nothing counts as well.
        for _ in 0..flows {
            if self.has_ended || self.search.steps() >= until {
                break;
            }
            if self.steps >= self.limit {
                self.search.cut_short()?;
                if self.search.plans() > 0 {
                    self.has_ended = true;
                    break;
                }
            }
            self.has_ended = !self.search.advance(1)?;
            self.steps += 1;
        }
        Ok(!self.has_ended)
    }

    /// Lets the search end at its next step, or as soon as there is a plan.
    pub fn stop(&mut self) {
        if !self.has_ended && !self.is_stopped {
            (self.is_stopped, self.limit) = (true, self.limit.min(self.steps.max(1)));
        }
    }

    /// How far it has come; `None` while there is no plan of the strategy.
    pub fn mark(&mut self) -> Option<Mark> {
        let (plans, bound) = (self.search.plans(), self.search.seek().bound()?);
        (plans > 0).then_some(Mark { plans, bound })
    }

    /// The plan so far, checked, or what stands in its place.
    pub fn outcome(&mut self) -> Outcome {
        if self.is_stopped {
            self.search.name_step_limit(self.limit);
        }
        // Steps beyond the limit, made for a first plan, are made again by whoever has the same limit.
        self.search.tell_steps(self.steps.min(self.limit));
        self.search.outcome().outcome
    }
}
