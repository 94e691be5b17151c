//! Places: province-level divisions, counties, and the roads between them.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::term::Text;

/// An administrative code of GB/T 2260, six digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Adcode(pub u32);

impl Adcode {
    /// The code of the province-level division it lies in.
    #[must_use]
    pub fn province(self) -> Self {
        Self(self.0 / 10_000 * 10_000)
    }
}

impl fmt::Display for Adcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:06}", self.0)
    }
}

/// A province-level division.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Division {
    /// Code, ending in four zeros.
    pub adcode: Adcode,
    /// Full official name (Chinese) and English name.
    pub name: Text,
    /// Short Chinese name (新疆) and two-letter English code (XJ), for tiles and headings.
    pub short: Text,
    /// Column of its tile on the tile-grid map, from the left.
    pub col: u8,
    /// Row of its tile, from the top.
    pub row: u8,
}

/// A county that asks for help.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct County {
    /// Code of the county.
    pub adcode: Adcode,
    /// Full official name (Chinese) and English name.
    pub name: Text,
    /// Short Chinese name and short English name.
    pub short: Text,
    /// Other names under which it is found in files.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Code of the western province whose cooperative speaks for it.
    pub province: Adcode,
    /// Name of its prefecture (Chinese).
    pub prefecture: String,
    /// Whether it lies in the 三区三州 (deepest poverty).
    #[serde(default)]
    pub deep_poverty: bool,
    /// Kilometres of road to be added to the distance from its province's capital.
    #[serde(default)]
    pub extra_km: i64,
    /// Truck days to be added likewise, in tenths of a day.
    #[serde(default)]
    pub extra_truck_tenths: i64,
}

/// The road between an eastern and a western capital.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Route {
    /// The eastern division.
    pub east: Adcode,
    /// The western division.
    pub west: Adcode,
    /// Road kilometres (estimated).
    pub road_km: i64,
    /// Truck days in tenths of a day (estimated).
    pub truck_tenths: i64,
}
