//! What is not served, and why.

use serde::{Deserialize, Serialize};

use crate::{kind::HardRule, place::Adcode};

/// The nearest offer that fails a hard rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleMiss {
    /// Index of the offer in the scenario.
    pub offer: u32,
    /// The rule that fails (the only one, for the nearest).
    pub rule: HardRule,
    /// By how much, in the rule's own unit (tenths of a day, fen a kilogram); `None` where the rule has no measure.
    pub by: Option<i64>,
}

/// Why a need, or a part of it, is not served.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// No offer fulfils the hard rules.
    NoCompatibleOffer {
        /// Offers that fail by one rule only, the nearest first, at most three.
        nearest: Vec<RuleMiss>,
    },
    /// Every compatible cooperative is forbidden to this province.
    Forbidden {
        /// The forbidden cooperatives, by adcode.
        cooperatives: Vec<Adcode>,
    },
    /// Compatible cooperatives with something left are not paired with this province.
    NotPaired {
        /// Those with the highest fit first, at most three.
        cooperatives: Vec<Adcode>,
    },
    /// The compatible offers of the paired cooperatives are used up by needs that bring more.
    Outbid {
        /// Index of the need that took most of it.
        by: u32,
    },
    /// The compatible offers of the paired cooperatives are used up.
    CapacityUsed {
        /// The cooperatives whose offers they are, by adcode.
        cooperatives: Vec<Adcode>,
    },
    /// What is left in the compatible offers does not fill it, and it is served in full or not at all.
    NotFull {
        /// Units that are left.
        left: i64,
    },
    /// The planner has fixed the amounts or excluded the offers.
    FixedByPlanner,
}

/// A need that is not served, or not wholly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unmet {
    /// Index of the need in the scenario.
    pub need: u32,
    /// Units that are missing.
    pub missing: i64,
    /// Why.
    pub cause: Cause,
}
