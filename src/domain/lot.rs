//! 滞销: a lot of produce that a county has no buyer for. What is reported of it; the crate `response` ranks what can be done.
//!
//! A lot is dated to the hour, while the plan's shipments are monthly: it keeps until a moment, or for so many hours from picking, and
//! waiting, packing and the road are all taken from that. No plan depends on a lot.

mod channel;
mod check;
mod moment;

use serde::{Deserialize, Serialize};

use crate::{
    offer::OfferId,
    place::Adcode,
    product::ProductId,
    provenance::{Contact, Provenance},
    term::TermId,
};

pub use channel::Channel;
pub use check::{LotError, LotField, LotWarning};
pub use moment::Moment;

/// Most lots of a scenario. Whoever holds lots keeps to it.
pub const MAX_LOTS: usize = 200;

/// Most shipments that a lot is accepted in.
pub const MAX_SHIPMENTS: usize = 100;

/// Longest id, source and name of a unit or a person, in characters.
pub const MAX_TEXT: usize = 100;

/// Longest note and longest remark, in characters.
pub const MAX_NOTE: usize = 1_000;

/// Most hours that a lot keeps from picking: a year.
pub const MAX_HOURS: u32 = 24 * 365;

/// Names a lot within its scenario.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LotId(pub String);

/// How long a lot can be sold and eaten.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Keeping {
    /// Until this moment.
    Until(Moment),
    /// For so many hours from the moment of picking, 1 to [`MAX_HOURS`].
    Hours(u32),
}

/// An unsold lot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lot {
    /// Identity, unique among lots.
    pub id: LotId,
    /// The county that has it.
    pub county: Adcode,
    /// What it is.
    pub product: ProductId,
    /// How much, in tonnes; 1 to `validation::MAX_QUANTITY`.
    pub tonnes: i64,
    /// It can be loaded from then on at the earliest; where it keeps for hours, the moment at which it is or will be picked.
    pub ready: Moment,
    /// How long it keeps.
    pub keeps: Keeping,
    /// Whether this end has the cold chain.
    pub cold_chain: bool,
    /// What the grower must get, fen a kilogram; 0 to `validation::MAX_QUANTITY`.
    pub floor_fen: i64,
    /// Who reported it, and when.
    pub reported: Provenance,
    /// Who answers for it.
    #[serde(default)]
    pub contact: Contact,
    /// What else is to be said.
    #[serde(default)]
    pub note: String,
    /// What was agreed on it; `None` as long as nothing is.
    #[serde(default)]
    pub accepted: Option<Accepted>,
}

/// What was agreed on a lot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accepted {
    /// The day, as YYYY-MM-DD; empty where it is not said.
    pub on: String,
    /// What goes where.
    pub shipments: Vec<LotShipment>,
}

/// A part of a lot that a buyer takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LotShipment {
    /// The offer that takes it.
    pub offer: OfferId,
    /// How much, in tonnes, above 0.
    pub tonnes: i64,
    /// The way in which it is sold; `None` where none is named.
    pub channel: Option<TermId>,
    /// When the truck leaves the county.
    pub leaves: Moment,
    /// When it is there.
    pub arrives: Moment,
}

impl Lot {
    /// From when on it can be sold and eaten no more.
    pub fn spoils(&self) -> Moment {
        match self.keeps {
            Keeping::Until(moment) => moment,
            Keeping::Hours(hours) => self.ready.plus(i64::from(hours)),
        }
    }

    /// What of it has been agreed on, in tonnes. O(shipments).
    pub fn accepted_tonnes(&self) -> i64 {
        let shipments = self.accepted.iter().flat_map(|accepted| &accepted.shipments);
        shipments.fold(0, |sum: i64, shipment| sum.saturating_add(shipment.tonnes))
    }
}

#[cfg(test)]
mod tests;
