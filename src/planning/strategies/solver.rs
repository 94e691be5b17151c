//! The plan on the desk of every strategy but best value: a [`StrategySearch`] under the scenario's step limit. Called by
//! [`Solver`](crate::Solver).
//!
//! A step is a tick of the search, about one pairing valued. The limit cuts the search for value short, then the strategy's own; at
//! least one plan of the strategy is made, so that there is something to show.
//!
//! The plan of least change is measured against the plan of greatest value, the very one that best value comes to under the same limit.
//! Where that is not known it is searched for first, and the steps are those of that search: what follows is short, and goes to its end.

use domain::{KeptPlan, Outcome, Scenario, Strategy, explanation::StrategyOutcome};

use crate::{best_value::BestValue, solver::Mark};

use super::{StrategyOptions, StrategySearch, decision::Decision};

#[derive(Debug)]
enum Stage {
    /// Searches for the plan of greatest value first.
    Value(Box<BestValue>),
    Own(Box<StrategySearch>),
}

/// A scenario on its way to the plan of its strategy.
#[derive(Debug)]
pub struct StrategySolver {
    scenario: Scenario,
    stage: Stage,
    steps: u64,
    limit: u64,
    /// The limit that it began with.
    limit_at_first: u64,
    is_stopped: bool,
    has_ended: bool,
}

impl StrategySolver {
    /// Takes a scenario up; `best_value` is the last answer under best value, where it is known.
    ///
    /// # Errors
    /// The outcome that it has instead of a plan.
    pub fn new(scenario: Scenario, best_value: Option<&KeptPlan>) -> Result<Self, Box<Outcome>> {
        let limit = scenario.step_limit.max(1);
        let (stage, steps) = match best_value.filter(|best| best.has_ended) {
            _ if scenario.strategy != Strategy::LeastChange => {
                let search = StrategySearch::new(scenario.clone(), StrategyOptions::default(), &[])?;
                (Stage::Own(Box::new(search)), 0)
            }
            Some(best) => (Stage::Own(Box::new(StrategySearch::beside(scenario.clone(), best)?)), best.steps),
            None => (Stage::Value(Box::new(BestValue::new(Box::new(scenario.clone()))?)), 0),
        };
        Ok(Self { scenario, stage, steps, limit, limit_at_first: limit, is_stopped: false, has_ended: false })
    }

    /// Works for about so many flows. Returns whether something is left to do.
    ///
    /// # Errors
    /// The outcome, where sums leave 64 bits on the way.
    pub fn advance(&mut self, flows: u64) -> Result<bool, Box<Outcome>> {
        match &mut self.stage {
            Stage::Value(value) => {
                if !value.advance(flows)? {
                    let Outcome::Plan(best) = value.outcome() else { return Err(Box::new(value.outcome())) };
                    (self.limit, self.steps) = (value.limit(), best.steps);
                    self.scenario.step_limit = self.limit;
                    let best = KeptPlan::of(&self.scenario, &best, None, true);
                    self.stage = Stage::Own(Box::new(StrategySearch::beside(self.scenario.clone(), &best)?));
                }
            }
            Stage::Own(search) if self.scenario.strategy == Strategy::LeastChange => {
                self.has_ended = !search.work(flows)?;
            }
            Stage::Own(search) => {
                let until = search.steps().saturating_add(flows);
                // A tick that solves nothing counts as well.
                for _ in 0..flows {
                    if self.has_ended || search.steps() >= until {
                        break;
                    }
                    if self.steps >= self.limit {
                        search.cut_short()?;
                        if search.plans() > 0 {
                            self.has_ended = true;
                            break;
                        }
                    }
                    self.has_ended = !search.advance(1)?;
                    self.steps += 1;
                }
            }
        }
        Ok(!self.has_ended)
    }

    /// Lets the search end at its next step, or as soon as there is a plan.
    pub fn stop(&mut self) {
        match &mut self.stage {
            Stage::Value(value) => value.stop(),
            Stage::Own(_) if self.scenario.strategy == Strategy::LeastChange => {}
            Stage::Own(_) => {
                if !self.has_ended && !self.is_stopped {
                    (self.is_stopped, self.limit) = (true, self.limit.min(self.steps.max(1)));
                }
            }
        }
    }

    /// The limit of steps that its outcome is that of, where a stop has lowered it.
    pub fn cut_at(&self) -> Option<u64> {
        match &self.stage {
            Stage::Value(value) => value.cut_at(),
            Stage::Own(_) => (self.limit != self.limit_at_first).then_some(self.limit),
        }
    }

    /// The decision behind it, once its own search has begun.
    pub fn decision(&self) -> Option<&Decision> {
        if let Stage::Own(search) = &self.stage { Some(search.decision()) } else { None }
    }

    /// How far it has come; `None` while there is no plan of the strategy.
    pub fn mark(&mut self) -> Option<Mark> {
        match &mut self.stage {
            Stage::Value(value) => value.mark(),
            Stage::Own(search) => {
                let (plans, bound) = (search.plans(), search.bound()?);
                (plans > 0).then_some(Mark { plans, bound })
            }
        }
    }

    /// The plan so far, checked, or what stands in its place, with what the strategy has to say of it.
    pub fn answer(&mut self) -> StrategyOutcome {
        match &mut self.stage {
            Stage::Value(value) => StrategyOutcome { outcome: value.outcome(), facts: None },
            Stage::Own(search) => {
                if self.is_stopped {
                    search.name_step_limit(self.limit);
                }
                // Steps beyond the limit, made for a first plan, are made again by whoever has the same limit.
                search.tell_steps(self.steps.min(self.limit));
                search.outcome()
            }
        }
    }
}
