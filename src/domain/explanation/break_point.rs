//! Where along a weight the pairing changes.

use serde::{Deserialize, Serialize};

use crate::{kind::KindId, pair::Pair};

/// The weight that moves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WeightAxis {
    /// The weight of a kind, 0 to 10,000; the others are scaled in proportion.
    Kind(KindId),
    /// The weight of one criterion of a kind, 0 to 100; the others stay.
    Criterion {
        /// The kind.
        kind: KindId,
        /// Position of the criterion in the kind.
        position: u32,
    },
}

/// What is known of a break-point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Exactness {
    /// The pairings on both sides and at the point are proved best.
    Exact,
    /// The best pairings found change here.
    Approximate,
}

/// The pairing is another from this weight on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BreakPoint {
    /// The first weight at which the new pairing is the better one.
    pub weight: u32,
    /// Pairs that come in as the weight rises past it.
    pub added: Vec<Pair>,
    /// Pairs that go out.
    pub removed: Vec<Pair>,
    /// What is known of it.
    pub exactness: Exactness,
}

/// All break-points found along a weight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BreakPoints {
    /// The weight that moves.
    pub axis: WeightAxis,
    /// Where it stands.
    pub at: u32,
    /// The break-points, ascending.
    pub points: Vec<BreakPoint>,
    /// Pairings that were valued.
    pub pool: u32,
}
