//! Kinds of cooperation as data: an id, a unit, and rules from a closed set.

use serde::{Deserialize, Serialize};

use crate::{term::Text, units::Unit};

/// The identity of a kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct KindId(pub String);

/// Whether a need may be served in part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Filling {
    /// Any share of a need is of use.
    Divisible,
    /// A need is served in full or not at all.
    Whole,
}

/// What must hold before an offer can serve a need. Each rule reads the terms it names on both sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HardRule {
    /// The need's sector is one that the offer funds.
    SectorFunded,
    /// The offer takes the need's product, or its category.
    ProductTaken,
    /// Offer and need are of the same month.
    SameMonth,
    /// The product leaves in a month in which it is fresh or in store.
    InSeason,
    /// Usable days on arrival are not negative.
    FreshOnArrival,
    /// Where the product needs the cold chain, both ends have it.
    ColdChain,
    /// Floor price + freight ≤ ceiling price.
    PriceCoversFreight,
    /// The occupation is the same or a related one.
    OccupationMatches,
    /// The place of work is near home or accepted.
    DestinationAccepted,
    /// The subject is the same or a related one.
    SubjectMatches,
    /// The mode that the need requires is offered.
    ModeOffered,
    /// Offer and need share a month.
    MonthSuits,
}

/// What makes one compatible offer better than another, each 0 to 10,000.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Criterion {
    /// Rank of the need's sector among those that the offer funds.
    Sector,
    /// Fewer truck days between the capitals.
    Nearness,
    /// The cooperative has a partner enterprise in the province.
    PartnerEnterprise,
    /// Usable days left on arrival.
    Freshness,
    /// Freight against the span between ceiling and floor price.
    Freight,
    /// What is left above the floor price.
    Price,
    /// Same or related occupation.
    Occupation,
    /// Near home or preferred, or merely accepted.
    Place,
    /// Same or related subject.
    Subject,
    /// A preferred mode is met.
    Mode,
}

/// A criterion and what it counts for within its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CriterionWeight {
    /// The criterion.
    pub criterion: Criterion,
    /// Its weight; only proportions within the kind count.
    pub weight: u32,
}

/// A kind of cooperation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kind {
    /// Identity.
    pub id: KindId,
    /// Full name (产业项目 / Industry projects).
    pub name: Text,
    /// Short name for narrow places (项目 / Projects).
    pub short: Text,
    /// Unit of its quantities.
    pub unit: Unit,
    /// Whether needs may be served in part.
    pub filling: Filling,
    /// Hard rules, in the order in which they are told.
    pub hard_rules: Vec<HardRule>,
    /// Criteria of fit and their weights, in the order in which they are told.
    pub criteria: Vec<CriterionWeight>,
}
