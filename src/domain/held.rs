//! 照此调整: a plan that the planner took over as it was shown.
//!
//! It is named by its pairs and by the rule that makes its amounts, so that a link stays short and the plan comes out the same wherever
//! it is opened; amounts that the rule alone would not give are named one by one.

use serde::{Deserialize, Serialize};

use crate::{
    explanation::AgreedAmount,
    pair::{Pair, PairRule, Strategy},
    party::PartnerBounds,
    scenario::Scenario,
};

/// How the amounts on held pairs come about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AmountRule {
    /// The amounts of greatest value.
    #[default]
    Value,
    /// The least covered (kind, province) first, then value.
    Fair,
}

impl AmountRule {
    /// The rule by which a strategy makes the amounts on a pairing.
    pub fn of(strategy: Strategy) -> Self {
        match strategy {
            Strategy::Fairest => Self::Fair,
            Strategy::BestValue | Strategy::Stable | Strategy::LeastChange => Self::Value,
        }
    }
}

/// Where a held plan was shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HeldFrom {
    /// In the answer to what would change if something were said of a pair.
    WhatIf {
        /// The pair.
        pair: Pair,
        /// What would be said of it.
        rule: PairRule,
    },
    /// Among the next-best plans.
    NextBest,
    /// Between the most value and the best worst coverage.
    Frontier,
    /// Among the results that are known of the scenario.
    #[default]
    Known,
}

/// A plan that the planner took over as it was shown. It holds until something is said that contradicts it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// Its pairs, sorted.
    pub pairs: Vec<Pair>,
    /// How its amounts come about.
    pub rule: AmountRule,
    /// Amounts that the rule alone would not give, sorted; 0 where the rule gives some and the plan none.
    pub others: Vec<AgreedAmount>,
    /// Where it was shown.
    pub from: HeldFrom,
}

impl Held {
    /// Whether it has a pair. O(log pairs).
    pub fn has(&self, pair: Pair) -> bool {
        self.pairs.binary_search(&pair).is_ok()
    }
}

/// A scenario in which the pairs of its held plan are the only ones possible, by rules that say so: what is asked of amounts and
/// quantities then is asked of the held plan. The scenario itself where nothing is held.
#[must_use]
pub fn settled(scenario: &Scenario) -> Scenario {
    let mut settled = scenario.clone();
    let Some(held) = settled.held.take() else { return settled };
    for party in &mut settled.cooperatives {
        let partners =
            held.pairs.iter().filter(|pair| pair.east == party.division || pair.west == party.division).count() as u32;
        party.bounds = Some(PartnerBounds { least: partners, most: partners });
    }
    settled.pins = held.pairs;
    settled
}
