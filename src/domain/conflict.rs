//! Rules that cannot hold together.

use serde::{Deserialize, Serialize};

use crate::{need::NeedId, offer::OfferId, pair::Pair, place::Adcode, scenario::Scenario};

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

/// Why a fixed amount cannot be kept by itself, as far as offer and need say; quantities in units of the kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountFault {
    /// The need asks for less.
    MoreThanAsked {
        /// What it asks for.
        asked: i64,
    },
    /// The offer has less.
    MoreThanOffered {
        /// What it has.
        offered: i64,
    },
    /// The need is served by one offer alone, in full.
    PartOfAlone {
        /// What it asks for.
        asked: i64,
    },
    /// The offer takes no share so small.
    BelowShare {
        /// Its smallest share.
        least: i64,
    },
    /// The offer takes no share so great.
    AboveShare {
        /// Its greatest share.
        greatest: i64,
    },
    /// Offer and need cannot meet, or nobody else can fill the rest of a need that is served in full or not at all.
    NoFit,
}

/// What is wrong with an amount that is a conflict by itself. O(offers + needs).
pub fn amount_fault(scenario: &Scenario, offer: &OfferId, need: &NeedId, amount: i64) -> AmountFault {
    let offer = scenario.offers.iter().find(|entry| &entry.id == offer);
    let need = scenario.needs.iter().find(|entry| &entry.id == need);
    let (Some(offer), Some(need)) = (offer, need) else { return AmountFault::NoFit };
    if amount > need.quantity {
        return AmountFault::MoreThanAsked { asked: need.quantity };
    }
    if amount > offer.quantity {
        return AmountFault::MoreThanOffered { offered: offer.quantity };
    }
    if !scenario.is_whole(&need.kind) {
        return AmountFault::NoFit;
    }
    match offer.terms.share {
        Some(share) if amount < share.least => AmountFault::BelowShare { least: share.least },
        Some(share) if amount > share.greatest => AmountFault::AboveShare { greatest: share.greatest },
        _ if !need.terms.shared && amount < need.quantity => AmountFault::PartOfAlone { asked: need.quantity },
        _ => AmountFault::NoFit,
    }
}
