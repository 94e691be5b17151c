//! The way from a scenario to better and better plans of its strategy, in slices of work. The worker drives it turn by turn; [`solve`]
//! to the end.
//!
//! [`solve`]: crate::solve()

use domain::{Outcome, Scenario, Strategy};

use crate::{best_value::BestValue, strategies::StrategySolver};

/// How far a solver has come: it is told when one of the two has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Plans found, each better than those before by the rule of the strategy.
    pub plans: u64,
    /// Upper bound of the value of any plan.
    pub bound: i64,
}

/// A scenario on its way to a plan.
#[derive(Debug)]
pub enum Solver {
    /// To the plan of greatest value, with proof.
    BestValue(Box<BestValue>),
    /// To the plan of another strategy.
    Other(Box<StrategySolver>),
}

impl Solver {
    /// Takes a scenario up.
    ///
    /// # Errors
    /// The outcome, where there is none to search for: defects, a conflict, or magnitudes that leave 64 bits.
    pub fn new(scenario: Box<Scenario>) -> Result<Self, Box<Outcome>> {
        Ok(match scenario.strategy {
            Strategy::BestValue => Self::BestValue(Box::new(BestValue::new(scenario)?)),
            Strategy::Fairest | Strategy::Stable | Strategy::LeastChange => {
                Self::Other(Box::new(StrategySolver::new(*scenario)?))
            }
        })
    }

    /// Works for about so many flows. Returns whether something is left to do.
    ///
    /// # Errors
    /// The outcome, where magnitudes leave 64 bits on the way.
    pub fn advance(&mut self, flows: u64) -> Result<bool, Box<Outcome>> {
        match self {
            Self::BestValue(solver) => solver.advance(flows),
            Self::Other(solver) => solver.advance(flows),
        }
    }

    /// Lets the search end: the following slices reach the end at once, but for what is needed to have a plan at all.
    ///
    /// A search that was stopped records its step: the outcome is that of the same scenario with [`Plan::steps`](domain::Plan::steps)
    /// for its limit, to the fingerprint, so that whoever is sent the plan finds the same one.
    pub fn stop(&mut self) {
        match self {
            Self::BestValue(solver) => solver.stop(),
            Self::Other(solver) => solver.stop(),
        }
    }

    /// How far it has come; `None` while there is no plan.
    pub fn mark(&mut self) -> Option<Mark> {
        match self {
            Self::BestValue(solver) => solver.mark(),
            Self::Other(solver) => solver.mark(),
        }
    }

    /// The best plan so far, checked, or what stands in its place.
    pub fn outcome(&mut self) -> Outcome {
        match self {
            Self::BestValue(solver) => solver.outcome(),
            Self::Other(solver) => solver.outcome(),
        }
    }
}
