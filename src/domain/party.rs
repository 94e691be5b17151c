//! Parties: the federations of supply-and-marketing cooperatives that are paired.

use serde::{Deserialize, Serialize};

use crate::place::Adcode;

/// On which side of the matching a party stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// 东部: gives; makes offers.
    Supporter,
    /// 西部: its counties have needs.
    Supported,
}

/// Least and most partners of a party.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartnerBounds {
    /// Fewest partners.
    pub least: u32,
    /// Most partners.
    pub most: u32,
}

/// The supply-and-marketing federation of one province-level division.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cooperative {
    /// Code of its division, which is its identity in the plan.
    pub division: Adcode,
    /// East or west.
    pub side: Side,
    /// Partner bounds that the planner set; `None` leaves the rules' defaults (see `Scenario::bounds`).
    #[serde(default)]
    pub bounds: Option<PartnerBounds>,
}
