//! What a planner has said beside the rows, as a sheet that people read and change, and that reads back: pairs, bounds of partners,
//! weights, amounts, what dropping a pair costs, the strategy. A line that is not there says nothing: what it would set stays as it is.

mod reading;
mod writing;

use domain::{Adcode, KindId, NeedId, OfferId, Pair, PairRule, PartnerBounds, Row, RowId, Scenario, Strategy, Unit};
use exchange::cells::Misread;
use serde::{Deserialize, Serialize};
use session::{Edit, inputs::ruled};

use crate::{
    finding::Place,
    words::{self, Word},
};

pub(crate) use reading::read;
pub(crate) use writing::add;

/// What a line sets, or several lines together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Setting {
    /// What is said of a pair.
    Pair(Pair, PairRule),
    /// A party's bounds; `None` for those that are usual.
    Bounds(Adcode, Option<PartnerBounds>),
    /// What the kinds count for, in their order.
    KindWeights(Vec<u32>),
    /// What the criteria of a kind count for, in their order.
    CriterionWeights(KindId, Vec<u32>),
    /// A fixed amount; `None` for one that is free.
    Amount(OfferId, NeedId, Option<i64>),
    /// What dropping an existing pair costs, in hundredths of a point.
    DropPenalty(u32),
    /// The strategy.
    Strategy(Strategy),
}

/// A setting that a file has otherwise than it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Set {
    /// What it sets.
    pub setting: Setting,
    /// Where it stands; for several lines, where the first of them does.
    pub place: Place,
}

/// Why a line is not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    /// It names no setting.
    Unknown,
    /// A name that means nothing here, with those most like it.
    Name(Vec<String>),
    /// A value that cannot be read.
    Misread(Misread),
    /// It names no pair of an eastern and a western party, no criterion of its kind, or no row.
    NotThere,
    /// The weights of the kinds come to so many hundredths, and not to a hundred points.
    Sum(u64),
    /// The scenario does not allow it.
    Refused,
}

impl Setting {
    /// The edit that sets it.
    pub fn edit(&self, scenario: &Scenario) -> Edit {
        match self.clone() {
            Self::Pair(pair, rule) => ruled(scenario, pair, rule),
            Self::Bounds(party, bounds) => Edit::Bounds { party, bounds },
            Self::KindWeights(weights) => Edit::KindWeights(weights),
            Self::CriterionWeights(kind, weights) => Edit::CriterionWeights { kind, weights },
            Self::Amount(offer, need, amount) => Edit::Amount { offer, need, amount },
            Self::DropPenalty(penalty) => Edit::DropPenalty(penalty),
            Self::Strategy(strategy) => Edit::Strategy(strategy),
        }
    }
}

fn rule_word(rule: PairRule) -> Word {
    match rule {
        PairRule::Pinned => words::PINNED,
        PairRule::Forbidden => words::FORBIDDEN,
        PairRule::Free => words::FREE,
    }
}

/// The unit of a row's kind; `None` where the scenario has no such row. O(rows).
fn unit_of(scenario: &Scenario, row: &RowId) -> Option<Unit> {
    let kind = scenario.row(row).as_ref().and_then(Row::kind).cloned()?;
    scenario.kind(&kind).map(|(_, kind)| kind.unit)
}
