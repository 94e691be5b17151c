//! Questions that are answered at once.

use domain::{
    Pair, Plan, Scenario,
    explanation::{Progress, Told},
};

use crate::explain::pair_facts;

use super::Inquiry;

/// An answer that is there already.
#[derive(Debug)]
pub struct AtOnce {
    told: Option<Told>,
}

impl AtOnce {
    /// With its answer.
    pub fn new(told: Told) -> Self {
        Self { told: Some(told) }
    }
}

impl Inquiry for AtOnce {
    fn advance(&mut self) -> bool {
        false
    }

    fn progress(&self) -> Progress {
        Progress { done: 1, total: 1 }
    }

    fn told(&mut self) -> Told {
        self.told.take().unwrap_or(Told::NoAnswer)
    }
}

/// What stands behind a pair; [`Told::NoAnswer`] where a party is unknown. O(deliveries × log).
pub fn pair(scenario: &Scenario, plan: &Plan, pair: Pair) -> Told {
    if plan.pair(pair).is_none() {
        return Told::NoAnswer;
    }
    Told::Pair(Box::new(pair_facts(scenario, plan, pair)))
}
