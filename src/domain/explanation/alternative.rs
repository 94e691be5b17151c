//! Other plans nearly as good, and how sure the pairs of a plan are.

use serde::{Deserialize, Serialize};

use crate::{held::Held, pair::Pair, units::ValueScale};

use super::difference::Answer;

/// Another plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alternative {
    /// All its pairs, sorted.
    pub pairs: Vec<Pair>,
    /// Pairs that it has and the plan has not.
    pub added: Vec<Pair>,
    /// Pairs that the plan has and it has not.
    pub removed: Vec<Pair>,
    /// Its value.
    pub value: i64,
    /// The plan's value less its value; below 0 where it is better.
    pub loss: i64,
    /// What makes it the plan, as it is.
    pub held: Held,
}

/// What it costs to have a pair the other way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SwitchCost {
    /// The pair.
    pub pair: Pair,
    /// The least loss found when a chosen pair is left out, or one that is not chosen comes in; `None` where the rules do not allow
    /// it or no plan was found.
    pub loss: Option<i64>,
}

/// Next-best plans, and the cost of having each pair the other way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alternatives {
    /// The plan's value.
    pub value: i64,
    /// Value units in a full kind.
    pub scale: ValueScale,
    /// Plans that differ in at least one pair, the best first.
    pub next: Vec<Alternative>,
    /// Of the plans found within the tolerance, one that differs in the most pairs.
    pub most_different: Option<Alternative>,
    /// Every pair, by (east, west).
    pub switch: Vec<SwitchCost>,
    /// What may be said of the first of `next`.
    pub answer: Answer,
}

/// How often a pair is chosen when quantities vary within their errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairShare {
    /// The pair.
    pub pair: Pair,
    /// In how many re-solves it is chosen.
    pub chosen: u32,
}

/// How sure the pairs are: short joint searches from the plan, quantities varied uniformly within the error that goes with their
/// provenance, by the generator `SplitMix64` (Steele, Lea & Flood 2014).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confidence {
    /// The seed.
    pub seed: u64,
    /// Re-solves made.
    pub samples: u32,
    /// Re-solves that were without a plan.
    pub without_plan: u32,
    /// Every pair, by (east, west).
    pub pairs: Vec<PairShare>,
}
