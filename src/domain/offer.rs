//! 帮扶能力: what a cooperative can give.

use serde::{Deserialize, Serialize};

use crate::{
    kind::KindId,
    place::Adcode,
    product::ProductId,
    provenance::{Contact, Provenance},
    term::TermId,
    units::Month,
};

/// The identity of an offer.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OfferId(pub String);

/// What a buyer pays at most, delivered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ceiling {
    /// Fen a kilogram.
    Fen(i64),
    /// Per cent of the product's reference price, rounded half up to the fen.
    PercentOfReference(i64),
}

/// Where the posts are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Workplace {
    /// 就近: in or near the county itself.
    NearHome,
    /// In the division with this code.
    At(Adcode),
}

/// Least and greatest share of one whole need that an offer takes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShareLimits {
    /// Smallest share, unless none is taken.
    pub least: i64,
    /// Greatest share.
    pub greatest: i64,
}

/// The terms of an offer; each rule reads those it names, the others are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OfferTerms {
    /// Sectors that are funded, the most wanted first.
    pub sectors: Vec<TermId>,
    /// Limits of a share in a whole need.
    pub share: Option<ShareLimits>,
    /// Product that is taken; `None` where a category is named.
    pub product: Option<ProductId>,
    /// Category that is taken; `None` where a product is named.
    pub category: Option<TermId>,
    /// Month in which it is taken.
    pub month: Option<Month>,
    /// Whether the buyer has the cold chain.
    pub cold_chain: bool,
    /// What the buyer pays at most.
    pub ceiling: Option<Ceiling>,
    /// Ways in which it is sold, the preferred one first. No plan depends on them; unsold lots do. A way with a capacity or a price of its
    /// own is an offer of its own.
    pub channels: Vec<TermId>,
    /// Occupation of the posts.
    pub occupation: Option<TermId>,
    /// Where the posts are.
    pub workplace: Option<Workplace>,
    /// Subject of the course.
    pub subject: Option<TermId>,
    /// Whether it can be held in the county.
    pub on_site: bool,
    /// Whether it can be held online.
    pub online: bool,
    /// Months in which it can be held.
    pub months: Vec<Month>,
}

/// What one cooperative can give of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// Identity, unique among offers.
    pub id: OfferId,
    /// The cooperative that makes it.
    pub cooperative: Adcode,
    /// Its kind.
    pub kind: KindId,
    /// How much, in the kind's unit; 0 to `validation::MAX_QUANTITY`.
    pub quantity: i64,
    /// Where the quantity comes from.
    pub provenance: Provenance,
    /// What it is called, where it has a name of its own.
    #[serde(default)]
    pub title: String,
    /// The terms.
    #[serde(default)]
    pub terms: OfferTerms,
    /// Who answers for it.
    #[serde(default)]
    pub contact: Contact,
}
