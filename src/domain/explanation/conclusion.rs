//! A plan in two or three sentences, as codes and numbers: what it brings, who is left out and why, and what could be done at what price.

use serde::{Deserialize, Serialize};

use crate::{
    pair::Strategy,
    place::Adcode,
    plan::{Coverage, Plan},
    scenario::Scenario,
    units::ValueScale,
    unmet::Cause,
};

use super::{difference::Answer, value_effects::ValueEffects};

/// A kind in a plan, in its unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KindTotal {
    /// Units served.
    pub served: i64,
    /// Units needed.
    pub needed: i64,
    /// Units offered.
    pub offered: i64,
    /// Cooperatives that offer something of it.
    pub givers: u32,
    /// Those of them that have given at least [`KindTotal::SPENT`] % of what they offer.
    pub spent: u32,
}

impl KindTotal {
    /// Per cent of an offer from which it counts as spent: what is left is too little to choose by.
    pub const SPENT: i64 = 95;

    /// Whether nearly all that is offered is given (nine of ten cooperatives and more), so that the choice is only who gets it.
    pub fn is_spent(&self) -> bool {
        self.givers > 0 && self.spent * 10 >= self.givers * 9 && self.served < self.needed
    }
}

/// How well amounts fit, and how urgent the needs are, in the mean over the amounts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merit {
    /// Fit, of 10,000, weighted by priority.
    pub fit: i64,
    /// Priority in hundredths.
    pub priority: i64,
}

/// A province that a plan leaves without one kind, or almost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// What is served of what is needed.
    pub row: Coverage,
    /// The cause that most of what is missing has.
    pub cause: Cause,
    /// Index of a need that has it.
    pub need: u32,
    /// What is missing here, each need by the offer that suits it best.
    pub here: Merit,
    /// What is served of the kind elsewhere; `None` where nothing is.
    pub elsewhere: Option<Merit>,
    /// What it would cost to serve one of its needs; `None` where that is not known (yet).
    pub price: Option<Price>,
}

impl LeftOut {
    /// Coverage, in ten-thousandths, under which a province counts as left out.
    pub const UNDER: i64 = 1_000;
}

/// What serving a need costs, by a re-solve in which a cooperative serves it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Price {
    /// Index of the need.
    pub need: u32,
    /// The cooperative that serves it.
    pub cooperative: Adcode,
    /// Units that it gives.
    pub amount: i64,
    /// The value then less the value now.
    pub value: i64,
    /// Units served more or less, by kind.
    pub served: Vec<i64>,
    /// Moves of pairs that it takes.
    pub moves: u32,
    /// What may be said of the value then.
    pub answer: Answer,
}

/// Parties of which some cannot have a partner, whatever is decided: all that any of them could be paired with have room for fewer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Partnerless {
    /// Who they are.
    pub parties: Vec<Adcode>,
    /// All that any of them could be paired with.
    pub others: Vec<Adcode>,
    /// How many of the parties these can take together.
    pub room: u32,
}

/// What a plan comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conclusion {
    /// The strategy that the plan follows.
    pub strategy: Strategy,
    /// Value units in a full kind.
    pub scale: ValueScale,
    /// Its value.
    pub value: i64,
    /// Upper bound of any plan's value under the same rules.
    pub bound: i64,
    /// Every kind, in the order of the scenario.
    pub kinds: Vec<KindTotal>,
    /// The least covered (kind, province) that is reachable.
    pub worst: Option<Coverage>,
    /// Who is left out, the least covered first; at most [`Conclusion::MOST_LEFT_OUT`].
    pub left_out: Vec<LeftOut>,
    /// Sets of parties of which not all can have a partner, eastern ones first; empty where each can. `None` where no pairs are decided.
    pub partnerless: Option<Vec<Partnerless>>,
}

impl Conclusion {
    /// Provinces that are named as left out at most.
    pub const MOST_LEFT_OUT: usize = 3;
}

/// Another plan that is known, held against the one in view: what could be done instead, and at what price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instead {
    /// The strategy that it follows.
    pub strategy: Strategy,
    /// Value, of the plan in view and there.
    pub value: (i64, i64),
    /// Units served by kind, in the plan in view and there.
    pub served: Vec<(i64, i64)>,
    /// The least covered (kind, province) that is reachable, in the plan in view and there.
    pub worst: (Option<Coverage>, Option<Coverage>),
    /// Where the difference in value comes from.
    pub effects: ValueEffects,
}

impl Instead {
    /// What another plan of the same scenario would change; `None` where the two do not compare. O(deliveries).
    pub fn of(scenario: &Scenario, plan: &Plan, other: &Plan) -> Option<Self> {
        let worst = |plan: &Plan| plan.coverage.get(plan.measures.worst? as usize).cloned();
        Some(Self {
            strategy: other.strategy,
            value: (plan.value, other.value),
            served: plan.measures.served.iter().copied().zip(other.measures.served.iter().copied()).collect(),
            worst: (worst(plan), worst(other)),
            effects: ValueEffects::between(scenario, plan, other)?,
        })
    }

    /// Whether it serves no kind less and one more.
    pub fn serves_more(&self) -> bool {
        self.served.iter().all(|(now, then)| then >= now) && self.served.iter().any(|(now, then)| then > now)
    }

    /// How much it raises the least coverage, in ten-thousandths.
    pub fn raises_worst(&self) -> i64 {
        let level = |row: &Option<Coverage>| row.as_ref().and_then(Coverage::per_myriad).unwrap_or(0);
        level(&self.worst.1) - level(&self.worst.0)
    }
}
