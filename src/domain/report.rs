//! What a search has to tell on its way and at its end.

use serde::{Deserialize, Serialize};

use crate::{explanation::StrategyFacts, held::Held, plan::Outcome};

/// News of a search.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchReport {
    /// The answer so far.
    pub outcome: Box<Outcome>,
    /// What the strategy has to say of its plan.
    pub facts: Option<Box<StrategyFacts>>,
    /// What would hold this very plan; told with the last answer.
    pub held: Option<Box<Held>>,
    /// Whether a better answer may follow.
    pub more: bool,
    /// The step limit that the answer is the whole answer of, where the search was stopped before its own; told with the last answer.
    pub cut_at: Option<u64>,
    /// Whether it is the plan that was handed in, checked again, rather than found.
    pub is_kept: bool,
    /// Whether it is a plan on pairs that were handed in, rather than found.
    pub is_hinted: bool,
}

impl SearchReport {
    /// An answer with nothing to say beyond it.
    pub fn new(outcome: Outcome, more: bool) -> Self {
        Self { outcome: Box::new(outcome), facts: None, held: None, more, cut_at: None, is_kept: false, is_hinted: false }
    }
}
