//! What would help most: which offer, if there were more of it.

use serde::{Deserialize, Serialize};

use crate::{offer::OfferId, units::ValueScale};

use super::difference::{Answer, KindChange};

/// How much more of an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Extra {
    /// One more unit.
    One,
    /// 10 % more, rounded up.
    Tenth,
}

/// What more of an offer brings, by a re-solve.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Help {
    /// The offer.
    pub offer: OfferId,
    /// How much more.
    pub extra: Extra,
    /// Units more.
    pub units: i64,
    /// Value gained.
    pub gain: i64,
    /// Value units in a full kind, for `gain`.
    pub scale: ValueScale,
    /// What may be said of the value reached.
    pub answer: Answer,
    /// The offer's kind, where more of it is served then: on the same pairs, without the extra and with it.
    pub kinds: Vec<KindChange>,
    /// Whether the pairing changes.
    pub moves_pairs: bool,
}

/// The offers of which more would help most.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HelpMost {
    /// For one more unit, the greatest gain first.
    pub one: Vec<Help>,
    /// For 10 % more, the greatest gain first.
    pub tenth: Vec<Help>,
}
