//! What a strategy has to say of its plan beyond the measures that every plan reports.

use serde::{Deserialize, Serialize};

use crate::{
    need::NeedId,
    offer::OfferId,
    pair::{Pair, Strategy},
    place::Adcode,
    plan::Outcome,
};

use super::difference::Answer;

/// An amount that is agreed.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct AgreedAmount {
    /// The offer.
    pub offer: OfferId,
    /// The need.
    pub need: NeedId,
    /// Units.
    pub amount: i64,
}

/// 已商定: what the parties have agreed on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    /// The day it was marked, as YYYY-MM-DD; empty where it is not known.
    pub date: String,
    /// Pairs, sorted.
    pub pairs: Vec<Pair>,
    /// Amounts, sorted; empty where only pairs are agreed.
    pub amounts: Vec<AgreedAmount>,
}

/// Which side proposes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proposing {
    /// The provinces: the stable plan that is best for all of them.
    #[default]
    Provinces,
    /// The cooperatives: the other extreme.
    Cooperatives,
}

/// A party that has fewer partners than it should in every stable plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissedLeast {
    /// The party.
    pub party: Adcode,
    /// Its lower limit.
    pub least: u32,
    /// Partners it has.
    pub partners: u32,
}

/// What coverage is counted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FairUnit {
    /// Every (kind, province).
    #[default]
    Province,
    /// Every (kind, county).
    County,
}

/// A covered place of the fair vector.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FairLevel {
    /// The province or county.
    pub place: Adcode,
    /// Index of the kind.
    pub kind: u32,
    /// Units served.
    pub served: i64,
    /// Units needed, above 0.
    pub needed: i64,
}

/// The vector that the fairest plan makes greatest, the least covered first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fairness {
    /// What coverage is counted by.
    pub unit: FairUnit,
    /// The vector, ascending by served ÷ needed.
    pub levels: Vec<FairLevel>,
    /// How many of the first levels are proved to be the greatest possible.
    pub proved: u32,
    /// Upper bound of the first level that is not proved, as (units, of units); `None` where all are.
    pub bound: Option<(i64, i64)>,
    /// (kind, place) with needs but without any compatible offer: left out of the vector.
    pub unreachable: Vec<FairLevel>,
}

/// What a plan of least change changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeCount {
    /// Pairs added to what is agreed.
    pub added: u32,
    /// Agreed pairs dropped.
    pub dropped: u32,
    /// Σ |amount − agreed| ÷ need, in millionths, floored arc by arc; 0 where no amounts are agreed.
    pub moved_millionths: i64,
    /// The value it must reach: (1 − tolerance) × best.
    pub threshold: i64,
    /// The best value found, in the same scale.
    pub best: i64,
    /// Whether fewer changes are proved not to reach the threshold.
    pub answer: Answer,
}

/// What a strategy has to say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StrategyFacts {
    /// 效益最优: nothing beyond value and bound.
    BestValue,
    /// 双向稳定.
    Stable {
        /// Who proposed.
        proposing: Proposing,
        /// Lower limits that no stable plan meets.
        missed: Vec<MissedLeast>,
    },
    /// 公平优先.
    Fairest(Fairness),
    /// 最少变动.
    LeastChange(ChangeCount),
    /// The existing pairs as they stand; rules of pairs and partner bounds are not asked.
    Existing,
}

impl StrategyFacts {
    /// The strategy it is about; `None` for the existing pairs as they stand.
    pub fn strategy(&self) -> Option<Strategy> {
        match self {
            Self::BestValue => Some(Strategy::BestValue),
            Self::Stable { .. } => Some(Strategy::Stable),
            Self::Fairest(_) => Some(Strategy::Fairest),
            Self::LeastChange(_) => Some(Strategy::LeastChange),
            Self::Existing => None,
        }
    }
}

/// A strategy's plan with what it has to say of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StrategyOutcome {
    /// The plan, the conflict or the failure.
    pub outcome: Outcome,
    /// Facts of the strategy; `None` without a plan.
    pub facts: Option<StrategyFacts>,
}
