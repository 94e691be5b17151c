//! What each need and each offer could be matched with before anything is searched: how many partners and how well, and where there are
//! none, what is nearest.

use serde::{Deserialize, Serialize};

use crate::{attribute::Value, kind::HardRule, place::Adcode, row::RowId};

/// A row of the other side that fails one hard rule alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Miss {
    /// Index of the row: an offer for a need, a need for an offer.
    pub row: u32,
    /// The rule.
    pub rule: HardRule,
    /// By how much, in the rule's own unit (tenths of a day, fen a kilogram); `None` where the rule has no measure.
    pub by: Option<i64>,
}

/// A cell that would have to hold something else for two rows to go together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// The row.
    pub row: RowId,
    /// The attribute, by its id.
    pub attribute: String,
    /// What it would have to hold.
    pub value: Value,
}

/// What a row could be matched with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prospect {
    /// Parties of the other side with rows that go with it.
    pub parties: u32,
    /// Those rows.
    pub rows: u32,
    /// Units that they offer or need, all together.
    pub units: i64,
    /// The best fit among them, of 10,000.
    pub fit: i64,
    /// Where there are none: what fails by one rule alone, the nearest first; at most three.
    pub nearest: Vec<Miss>,
    /// The cell after which it goes with the nearest, tried by the rules; `None` where no single cell does.
    pub opening: Option<Opening>,
}

/// What a province needs of a kind, and what could reach it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Balance {
    /// Index of the kind.
    pub kind: u32,
    /// The province.
    pub province: Adcode,
    /// Units that it needs.
    pub needed: i64,
    /// Units of all offers that go with one of its needs at least. They may go elsewhere as well: provinces do not add up.
    pub reachable: i64,
}

/// What every row could be matched with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prospects {
    /// By offer, in the order of the scenario.
    pub offers: Vec<Prospect>,
    /// By need, in the order of the scenario.
    pub needs: Vec<Prospect>,
    /// By kind, then province, of those that need anything.
    pub balances: Vec<Balance>,
}
