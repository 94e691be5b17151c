//! What can be done for an unsold lot: every buyer's offer with its times and prices or what is in its way, and up to three ways to
//! place the lot, the best first.
//!
//! Offers and needs are indices in the scenario, amounts tonnes, times hours, prices fen a kilogram, sums of money fen.

use serde::{Deserialize, Serialize};

use crate::{lot::Moment, term::TermId, units::Month};

/// What can be done for a lot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Response {
    /// The moment at which it was asked.
    pub as_of: Moment,
    /// The moment at which the lot spoils.
    pub spoils: Moment,
    /// Every offer that takes the lot's product: those without hindrance first; then of paired buyers before others; then by greater
    /// margin, more hours to spare, the cooperative's code and the offer's id. What is not known comes after what is.
    pub candidates: Vec<Candidate>,
    /// Ways to place the lot, the best first; none where nothing can be placed.
    pub proposals: Vec<Proposal>,
    /// Where nothing can be placed, what is in the way of how much; else empty.
    pub held_back: Vec<HeldBack>,
}

/// An offer that takes the lot's product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// Index of the offer.
    pub offer: u32,
    /// Month in which the truck has to leave.
    pub month: Month,
    /// Way in which it would be sold; `None` where the offer has none: then it is taken to be sold on.
    pub channel: Option<TermId>,
    /// Whether the plan pairs its cooperative with the lot's province.
    pub is_paired: bool,
    /// Tonnes that are neither arranged in the plan nor promised to other lots; never below 0.
    pub free: i64,
    /// Freight, fen a kilogram; `None` without a road.
    pub freight_fen: Option<i64>,
    /// What the buyer pays at most, delivered, fen a kilogram; `None` where the offer does not say.
    pub ceiling_fen: Option<i64>,
    /// Ceiling − floor − freight, fen a kilogram; negative where the price does not reach. `None` where either is not known.
    pub margin_fen: Option<i64>,
    /// When it would leave and arrive; `None` without a road, and where the month ends before the lot is packed.
    pub times: Option<Times>,
    /// What is in its way, in the order of [`Hindrance`]; empty where it can take some of the lot now.
    pub hindrances: Vec<Hindrance>,
}

/// When a shipment leaves and arrives. Parts of a day are rounded up to the hour, each by itself, so that no promise is too early.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Times {
    /// The truck leaves: packed, and not before the offer's month begins.
    pub leaves: Moment,
    /// It is there.
    pub arrives: Moment,
    /// Hours left on arrival before the lot spoils, less those of selling where it is sold on; negative where it spoils before.
    pub spare: i64,
    /// The last moment at which packing and loading may begin, so that the truck still leaves in its month and arrives in time: by then the
    /// buyer must have answered. Where it is too late for that: the moment by which it should have begun.
    pub answer_by: Moment,
}

/// Which ends of a way lack the cold chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColdEnd {
    /// The grower's.
    Grower,
    /// The buyer's.
    Buyer,
    /// Both.
    Both,
}

/// Why an offer cannot take any of the lot now, and by how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hindrance {
    /// No road is known from the lot's province to the buyer's.
    NoRoute,
    /// The offer's month ends before the lot could be packed.
    MonthPassed,
    /// The product needs the cold chain and an end has none.
    NoColdChain(ColdEnd),
    /// The lot spoils too early.
    TooLate {
        /// By so many hours, above 0.
        by: i64,
    },
    /// The offer says no price that the buyer pays.
    NoPrice,
    /// Floor and freight are more than what the buyer pays.
    Price {
        /// By so many fen a kilogram, above 0.
        by: i64,
    },
    /// All of it is arranged or promised.
    NoCapacity,
}

/// A way of placing a lot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProposalKind {
    /// With free capacity of the paired buyers alone.
    Paired,
    /// With free capacity of all buyers.
    Others,
    /// With capacity of all buyers, some of it made free by moving what is arranged.
    Moving,
}

/// A way of placing a lot, or as much of it as can be. No way of its kind places more; of those that place as much it moves the fewest
/// tonnes; of these it sends the fewest to unpaired buyers; of these it brings the greatest gain; of these it costs the least freight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// Which way.
    pub kind: ProposalKind,
    /// What goes where, in the order of the candidates.
    pub shipments: Vec<Shipment>,
    /// What is moved for it, by need, then by the two offers.
    pub moves: Vec<AmountMove>,
    /// Tonnes placed, above 0.
    pub tonnes: i64,
    /// Tonnes of the lot that are left over.
    pub left: i64,
    /// Tonnes moved: the sum of the moves.
    pub moved: i64,
    /// Tonnes placed with unpaired buyers.
    pub unpaired: i64,
    /// Freight of all shipments, fen: tonnes × 1,000 × fen a kilogram. Kept within 64 bits, which only prices that no market knows leave.
    pub freight_fen: i64,
    /// What the buyers would pay beyond floor and freight, fen; likewise.
    pub gain_fen: i64,
    /// Where something is left over, what is in the way of how much; else empty.
    pub held_back: Vec<HeldBack>,
}

/// A part of the lot that goes to an offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shipment {
    /// Index of the offer.
    pub offer: u32,
    /// How much, above 0.
    pub tonnes: i64,
    /// The way in which it is sold, as of the candidate.
    pub channel: Option<TermId>,
    /// The truck leaves.
    pub leaves: Moment,
    /// It is there.
    pub arrives: Moment,
    /// The buyer must have answered; see [`Times::answer_by`].
    pub answer_by: Moment,
}

/// An arranged amount of a need that goes to another offer. The need keeps its whole amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct AmountMove {
    /// Index of the need.
    pub need: u32,
    /// Index of the offer that had it.
    pub from_offer: u32,
    /// Index of the offer that gets it.
    pub to_offer: u32,
    /// How much, above 0.
    pub tonnes: i64,
}

/// Capacity that would take the lot's product and cannot, by what is in its way. An offer is counted once, by its first hindrance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldBack {
    /// What is in the way; of several offers the least by which it is.
    pub by: HeldBy,
    /// Number of offers, above 0.
    pub offers: u32,
    /// Tonnes that they would have, above 0: what is free, or, where capacity itself is missing, what others have of it.
    pub tonnes: i64,
}

/// What holds capacity back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HeldBy {
    /// A hindrance.
    Hindrance(Hindrance),
    /// The buyers are not paired with the lot's province: only for [`ProposalKind::Paired`].
    Unpaired,
}
