//! Rules that cannot hold together.

use serde::{Deserialize, Serialize};

use crate::{need::NeedId, offer::OfferId, pair::Pair, place::Adcode};

/// One rule of the planner's that takes part in a conflict.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleInConflict {
    /// A party has at least this many partners.
    Least {
        /// The party.
        party: Adcode,
        /// The bound.
        bound: u32,
    },
    /// A party has at most this many partners.
    Most {
        /// The party.
        party: Adcode,
        /// The bound.
        bound: u32,
    },
    /// A pair must be in the plan.
    Pin(Pair),
    /// A pair must not be in the plan.
    Forbid(Pair),
    /// An amount is fixed.
    Fixed {
        /// The offer.
        offer: OfferId,
        /// The need.
        need: NeedId,
        /// Units.
        amount: i64,
    },
}

/// An irreducible set: leaving out any one member makes the rest possible.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// The members, sorted.
    pub rules: Vec<RuleInConflict>,
}
