//! Products that are shipped east.

use serde::{Deserialize, Serialize};

use crate::{place::Adcode, term::TermId, term::Text, units::Month};

/// The identity of a product.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ProductId(pub String);

/// A product with its origin, season and keeping.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Product {
    /// Identity.
    pub id: ProductId,
    /// What the page calls it.
    pub name: Text,
    /// Category, a term of the vocabulary.
    pub category: TermId,
    /// Province of origin.
    pub province: Adcode,
    /// Prefecture of origin (code), where known.
    #[serde(default)]
    pub prefecture: Option<Adcode>,
    /// County of origin among the needy counties, where it is one.
    #[serde(default)]
    pub county: Option<Adcode>,
    /// Months in which it is picked.
    pub harvest: Vec<Month>,
    /// Marketable days in the cold chain, counted from dispatch (estimated).
    pub shelf_days: i64,
    /// Whether both ends must have the cold chain.
    pub cold_chain: bool,
    /// Reference price at origin, fen a kilogram (estimated).
    pub price_fen: i64,
}
