//! What is not served, and why.

use serde::{Deserialize, Serialize};

use crate::{bar::Bar, kind::HardRule, place::Adcode};

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

/// Why a need, or a part of it, is not served. Each holds by a check on the plan: were what it names granted (the rule waived, the
/// pair made, the capacity there), the need would be served to the good of the strategy's aim; or it names why not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// No offer fulfils the hard rules.
    NoCompatibleOffer {
        /// Offers that fail by one rule only, the nearest first, at most three.
        nearest: Vec<RuleMiss>,
    },
    /// Cooperatives that could serve it are forbidden to this province, and none of the others could.
    Forbidden {
        /// The forbidden cooperatives, by adcode.
        cooperatives: Vec<Adcode>,
    },
    /// Cooperatives that could serve it are not paired with this province.
    NotPaired {
        /// Those with something left and the most value first, at most three.
        cooperatives: Vec<Adcode>,
        /// What stands between the first of them and the province.
        bar: Bar,
    },
    /// The compatible offers that are open to it are used up by needs none of which brings less.
    Outbid {
        /// Index of the need that took most of it and brings more.
        by: u32,
    },
    /// The compatible offers that are open to it are used up, by itself or by needs that bring as much.
    CapacityUsed {
        /// The cooperatives whose offers they are, by adcode.
        cooperatives: Vec<Adcode>,
    },
    /// What is left in the compatible offers that are open to it does not fill it, and it is served in full or not at all.
    NotFull {
        /// Units that are left for it.
        left: i64,
    },
    /// The planner has fixed the amounts or excluded the offers.
    FixedByPlanner,
    /// Fairest: the compatible offers that are open to it went to places that would be covered less without them.
    LessCovered {
        /// Index of the need that took most of it.
        by: u32,
    },
    /// The compatible offers that are open to it are held by amounts that the planner has fixed elsewhere.
    HeldByPlanner {
        /// Index of the need for which most of it is held.
        by: u32,
    },
    /// Something is left for it, but serving it is worth nothing: its kind counts for 0.
    WorthNothing,
    /// Served in full or not at all, and by share limits and offers never more than this comes together.
    OutOfReach {
        /// Units that come together at most.
        most: i64,
    },
    /// Least change: what is left would serve it, but amounts agreed on would change.
    AgreedOtherwise,
    /// What is left would serve it, or a unit that goes to another need now; the search has not come to it.
    NotTried {
        /// Units that are left for it; 0 where another need would have to pass one on.
        left: i64,
    },
    /// What is left would serve it; the planner took over a plan as it was shown, which arranges it otherwise.
    Held,
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
