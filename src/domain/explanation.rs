//! Answers to the planner's questions about a plan, as codes and numbers: what if, why, why not, what next, how sure.
//!
//! `planning::explain` and `planning::strategies` work them out, `worker` carries them, `web` puts them into words. Values are in the
//! value units of the scale that stands beside them; amounts in the unit of their kind.

pub mod alternative;
pub mod break_point;
pub mod by_channel;
pub mod change;
pub mod conclusion;
pub mod difference;
pub mod help;
pub mod monitor;
pub mod prospects;
pub mod question;
pub mod repair;
pub mod response;
pub mod strategy;
pub mod timetable;
pub mod value_effects;

pub use alternative::{Alternative, Alternatives, Confidence, PairShare, SwitchCost};
pub use break_point::{BreakPoint, BreakPoints, Exactness, WeightAxis};
pub use by_channel::by_channel;
pub use change::Change;
pub use conclusion::{Conclusion, Instead, KindTotal, LeftOut, Merit, Partnerless, Price};
pub use difference::{
    AmountChange, Answer, CriterionValue, Difference, KindChange, Move, PairFacts, PairKindFacts, PlaceChange, Standing,
    WhatIf, WhatIfOutcome,
};
pub use help::{Extra, Help, HelpMost};
pub use monitor::{Goods, GoodsLeft, Monitor};
pub use prospects::{Balance, Miss, Opening, Prospect, Prospects};
pub use question::{Comparison, Frontier, FrontierPoint, Improvement, Improvements, Question, Told};
pub use repair::{Relaxation, Repair, Repairs};
pub use response::{
    AmountMove, Candidate, ColdEnd, HeldBack, HeldBy, Hindrance, Proposal, ProposalKind, Response, Shipment, Times,
};
pub use strategy::{
    Agreed, AgreedAmount, ChangeCount, FairLevel, FairUnit, Fairness, MissedLeast, Proposing, StrategyFacts, StrategyOutcome,
};
pub use timetable::{BoundBy, NoPlace, Placed, Seated, Timetable, Unplaced};
pub use value_effects::{Effects, ValueEffects};

use serde::{Deserialize, Serialize};

/// How far a long question has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Parts done.
    pub done: u64,
    /// Parts in all, as far as is known now.
    pub total: u64,
}
