//! The way from a scenario to better and better plans of its strategy, in slices of work. The worker drives it turn by turn; [`solve`]
//! to the end.
//!
//! [`solve`]: crate::solve()

use domain::{
    Held, HeldFrom, KeptPlan, Outcome, Scenario, Strategy,
    explanation::{StrategyFacts, StrategyOutcome},
};

use crate::{
    best_value::BestValue,
    held::{HeldAnswer, held_of},
    strategies::StrategySolver,
};

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
    /// To the plan that the planner took over as it was shown.
    Held(Box<HeldAnswer>),
}

impl Solver {
    /// Takes a scenario up. `best_value` is the last answer to the same scenario under best value, where it is known: the plan of least
    /// change is measured against it, and finds it by itself where it is not known.
    ///
    /// # Errors
    /// The outcome, where there is none to search for: defects, a conflict, or magnitudes that leave 64 bits.
    pub fn new(scenario: Box<Scenario>, best_value: Option<&KeptPlan>) -> Result<Self, Box<Outcome>> {
        if let Some(held) = HeldAnswer::new(&scenario)? {
            return Ok(Self::Held(Box::new(held)));
        }
        Ok(match scenario.strategy {
            Strategy::BestValue => Self::BestValue(Box::new(BestValue::new(scenario)?)),
            Strategy::Fairest | Strategy::Stable | Strategy::LeastChange => {
                Self::Other(Box::new(StrategySolver::new(*scenario, best_value)?))
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
            Self::Held(_) => Ok(false),
        }
    }

    /// Lets the search end: the following slices reach the end at once, but for what is needed to have a plan at all.
    ///
    /// A search that was stopped has a limit of its own from then on: see [`Self::cut_at`].
    pub fn stop(&mut self) {
        match self {
            Self::BestValue(solver) => solver.stop(),
            Self::Other(solver) => solver.stop(),
            Self::Held(_) => {}
        }
    }

    /// The limit of steps that the outcome is that of, to the fingerprint, where a stop has lowered it: with it in the scenario, whoever
    /// is sent the plan finds the same one. `None` where no stop came, or came too late to change anything.
    pub fn cut_at(&self) -> Option<u64> {
        match self {
            Self::BestValue(solver) => solver.cut_at(),
            Self::Other(solver) => solver.cut_at(),
            Self::Held(_) => None,
        }
    }

    /// How far it has come; `None` while there is no plan.
    pub fn mark(&mut self) -> Option<Mark> {
        match self {
            Self::BestValue(solver) => solver.mark(),
            Self::Other(solver) => solver.mark(),
            Self::Held(_) => None,
        }
    }

    /// The best plan so far, checked, or what stands in its place.
    pub fn outcome(&mut self) -> Outcome {
        self.answer().outcome
    }

    /// What holds the plan of its outcome as it is, whatever the strategy; `None` for best value, whose plan the search itself finds again,
    /// and where there is no plan.
    pub fn held(&self, outcome: &Outcome) -> Option<Held> {
        match (self, outcome) {
            (Self::Other(solver), Outcome::Plan(plan)) => Some(held_of(solver.decision()?, plan, HeldFrom::Known)),
            _ => None,
        }
    }

    /// The outcome with what the strategy has to say of its plan.
    pub fn answer(&mut self) -> StrategyOutcome {
        match self {
            Self::BestValue(solver) => {
                let outcome = solver.outcome();
                let facts = matches!(outcome, Outcome::Plan(_)).then_some(StrategyFacts::BestValue);
                StrategyOutcome { outcome, facts }
            }
            Self::Other(solver) => solver.answer(),
            Self::Held(held) => held.answer(),
        }
    }
}
