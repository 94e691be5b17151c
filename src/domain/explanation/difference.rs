//! The difference between two plans, told so that a planner can follow it; and what stands behind one pair.

use serde::{Deserialize, Serialize};

use crate::{
    conflict::Conflict,
    held::Held,
    kind::{Criterion, KindId},
    need::NeedId,
    offer::OfferId,
    pair::Pair,
    place::Adcode,
    plan::{Coverage, PlanFailure},
    units::ValueScale,
};

use super::change::Change;

/// What may be said of a value that a re-solve reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// The search closed its bound: nothing better exists.
    Proved,
    /// The best that was found within the steps; the bound says how far it may be off.
    BestFound,
}

/// Where a plan stands, in its measures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// Value, in value units.
    pub value: i64,
    /// Upper bound of any plan's value under the same rules.
    pub bound: i64,
    /// Value units in a full kind.
    pub scale: ValueScale,
    /// Whether value and bound meet.
    pub answer: Answer,
    /// Units served, by kind.
    pub served: Vec<i64>,
    /// Units needed, by kind.
    pub needed: Vec<i64>,
    /// The least covered (kind, province) that is reachable.
    pub worst: Option<Coverage>,
    /// Number of blocking pairs.
    pub blocking: u32,
    /// Number of chosen pairs that do not exist yet.
    pub added: u32,
    /// Number of existing pairs that are not chosen.
    pub dropped: u32,
}

/// One move of a cooperative between provinces; at least one of `leaves` and `joins` is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    /// Which alternating path or cycle it belongs to, from 0; the moves of one follow each other.
    pub chain: u32,
    /// Whether that is a cycle: every party keeps its number of partners.
    pub is_cycle: bool,
    /// Who moves.
    pub cooperative: Adcode,
    /// The province it leaves.
    pub leaves: Option<Adcode>,
    /// The province it joins.
    pub joins: Option<Adcode>,
    /// What the move adds to the value when the moves are made in the order in which they are told.
    pub value: i64,
}

/// A kind before and after, in its unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KindChange {
    /// The kind.
    pub kind: KindId,
    /// Units served before and after.
    pub served: (i64, i64),
    /// Units needed before and after.
    pub needed: (i64, i64),
}

/// One kind in one province or county before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceChange {
    /// The province or the county.
    pub place: Adcode,
    /// The kind.
    pub kind: KindId,
    /// Units served before and after.
    pub served: (i64, i64),
    /// Units needed before and after.
    pub needed: (i64, i64),
    /// Value units gained; 0 where the values of the two plans do not compare.
    pub value: i64,
}

/// How much of an offer serves a need, before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AmountChange {
    /// The kind.
    pub kind: KindId,
    /// The offer.
    pub offer: OfferId,
    /// The need.
    pub need: NeedId,
    /// Units before.
    pub before: i64,
    /// Units after.
    pub after: i64,
}

/// What is different in the second of two plans.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// Whether the values of the two compare: needs and priorities are the same.
    pub is_comparable: bool,
    /// The scale of the values here: the finer of the two plans' scales.
    pub scale: ValueScale,
    /// Value after less value before = `at_once` + the values of the moves; 0 where they do not compare.
    pub value: i64,
    /// What the changed inputs are worth to the pairs as they were, before any move.
    pub at_once: i64,
    /// The difference of the pairings as alternating paths and cycles, in the order in which they are told.
    pub moves: Vec<Move>,
    /// Pairs of the second plan that are not in the first.
    pub added: Vec<Pair>,
    /// Pairs of the first plan that are not in the second.
    pub removed: Vec<Pair>,
    /// Every kind.
    pub kinds: Vec<KindChange>,
    /// Provinces and kinds that gain or lose, by province, then kind.
    pub provinces: Vec<PlaceChange>,
    /// Counties and kinds that gain or lose, by county, then kind.
    pub counties: Vec<PlaceChange>,
    /// Amounts that change, the largest change (as a share of all that is needed of the kind) first; at most
    /// [`Difference::MOST_AMOUNTS`].
    pub amounts: Vec<AmountChange>,
    /// How many amounts change in all.
    pub amounts_changed: u32,
}

impl Difference {
    /// Amounts that are listed at most.
    pub const MOST_AMOUNTS: usize = 40;
}

/// What comes of a change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhatIfOutcome {
    /// A plan.
    Plan {
        /// Where it stands.
        after: Box<Standing>,
        /// What is different in it.
        difference: Box<Difference>,
        /// What makes it the plan, as it is.
        held: Box<Held>,
    },
    /// The rules would contradict each other.
    Conflict(Conflict),
    /// No plan could be made.
    Failed(PlanFailure),
}

/// A plan, and the plan of the same scenario with one thing changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhatIf {
    /// What is changed.
    pub change: Change,
    /// Where the plan stands before.
    pub before: Standing,
    /// What comes of it.
    pub outcome: WhatIfOutcome,
    /// Steps of the search (flows solved).
    pub steps: u64,
}

/// What a criterion brings within a kind of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CriterionValue {
    /// The criterion.
    pub criterion: Criterion,
    /// Mean of its scores, weighted by amount, of 10,000, floored.
    pub score: i64,
    /// Its part of the value: the value of each delivery shared out by weight × score.
    pub value: i64,
}

/// What a pair delivers of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairKindFacts {
    /// Index of the kind.
    pub kind: u32,
    /// Units.
    pub amount: i64,
    /// Value units.
    pub value: i64,
    /// By criterion, in the order of the kind. Together `value`, unless all scores of a delivery are 0.
    pub criteria: Vec<CriterionValue>,
    /// Indices of the needs it serves and the units for each, the most first.
    pub needs: Vec<(u32, i64)>,
}

/// What stands behind a pair of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairFacts {
    /// The pair.
    pub pair: Pair,
    /// Whether it is in the plan.
    pub is_chosen: bool,
    /// Kinds of which it delivers something.
    pub kinds: Vec<PairKindFacts>,
}
