//! A plan as it is kept beyond a sitting: pairs and rows by id, and what was known of its value. The engine checks it again before it
//! is shown.

use serde::{Deserialize, Serialize};

use crate::{
    explanation::{AgreedAmount, StrategyFacts},
    order::Order,
    pair::Pair,
    plan::{Plan, PlanState},
    scenario::Scenario,
    units::ValueScale,
};

/// Names the rules by which the engine answers: raised whenever the same scenario may be answered otherwise, so that nothing that is
/// kept from before is taken for today's.
pub const ENGINE_RULES: u32 = 4;

/// A plan that is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptPlan {
    /// Its pairs, sorted.
    pub pairs: Vec<Pair>,
    /// Its amounts, by offer, then need.
    pub amounts: Vec<AgreedAmount>,
    /// Value units in a full kind.
    pub scale: ValueScale,
    /// Its value.
    pub value: i64,
    /// Upper bound of any plan's value.
    pub bound: i64,
    /// Whether it was proved to be the best, and the proof checked.
    pub is_proved: bool,
    /// Whether the search for it had come to its end.
    pub has_ended: bool,
    /// Steps of that search.
    pub steps: u64,
    /// What its strategy had to say of it.
    pub facts: Option<StrategyFacts>,
}

impl KeptPlan {
    /// A plan of a scenario, as it is kept. O(deliveries).
    pub fn of(scenario: &Scenario, plan: &Plan, facts: Option<&StrategyFacts>, has_ended: bool) -> Self {
        Self {
            pairs: plan.chosen().map(|result| result.pair).collect(),
            amounts: amounts(scenario, plan),
            scale: plan.scale,
            value: plan.value,
            bound: plan.bound,
            is_proved: plan.state == PlanState::Optimal,
            has_ended,
            steps: plan.steps,
            facts: facts.cloned(),
        }
    }
}

/// The amounts of a plan by ids, in the order of the scenario's offers and needs. O(deliveries).
pub fn amounts(scenario: &Scenario, plan: &Plan) -> Vec<AgreedAmount> {
    let rows = plan.deliveries.iter().filter_map(|delivery| {
        let (offer, need) = (scenario.offers.get(delivery.offer as usize)?, scenario.needs.get(delivery.need as usize)?);
        Some(AgreedAmount { offer: offer.id.clone(), need: need.id.clone(), amount: delivery.amount })
    });
    let mut rows: Vec<AgreedAmount> = rows.collect();
    rows.order();
    rows
}
