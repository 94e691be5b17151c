//! 照此调整: the plan that a held pairing and its rule come to, and what holds a plan that was found. Called by `solver`, by the
//! questions that show plans to be taken over, and by `answers`.
//!
//! The amounts of a rule are worked out with nothing known from before, so that they are the same wherever and whenever they are asked
//! for. Where a search found other amounts than the rule gives, those that differ are named.

use std::rc::Rc;

use domain::{
    AmountRule, Held, HeldFrom, Order, Outcome, Pair, PairRule, Plan, Scenario, Strategy,
    explanation::{AgreedAmount, FairUnit, StrategyFacts, StrategyOutcome},
};

use crate::{
    graph::Cooperation,
    joint::{JointSearch, evaluator::Evaluator, pair_set::PairSet},
    strategies::{decision::Decision, fair_vector::FairProblem},
};

/// Flows the search for whole needs may solve on a pairing.
const WHOLE_STEPS: u64 = 20_000;

/// Evaluations of the joint search that bound the value of any plan beside the held one.
const BOUND_STEPS: u64 = 300;

/// The amounts that a rule makes on a pairing, by arc of the problem; `None` where none keep the rules. One flow a component, and at
/// most `WHOLE_STEPS` for whole needs.
pub fn amounts(decision: &Decision, pairing: &PairSet, rule: AmountRule) -> Option<Vec<i64>> {
    match rule {
        AmountRule::Value => {
            let mut evaluator = Evaluator::new(Rc::clone(&decision.core));
            decision.allocation(&mut evaluator, pairing, WHOLE_STEPS).ok().flatten()
        }
        AmountRule::Fair => {
            let cooperation = Cooperation::new(&decision.scenario).ok()?;
            let fair = FairProblem::new(&cooperation, &decision.problem, FairUnit::Province);
            Some(fair.answer(&decision.problem, &decision.core, pairing, false).ok()??.flow)
        }
    }
}

/// What holds a plan of a decision as it is: its pairs, the rule of its strategy, and the amounts that the rule would not give.
pub fn held_of(decision: &Decision, plan: &Plan, from: HeldFrom) -> Held {
    let pairing = decision.pairing_of(plan);
    let rule = AmountRule::of(plan.strategy);
    let by_rule = amounts(decision, &pairing, rule);
    held_against(decision, plan, rule, by_rule.as_deref(), from)
}

/// The same where it is known what the rule gives.
pub fn held_against(decision: &Decision, plan: &Plan, rule: AmountRule, by_rule: Option<&[i64]>, from: HeldFrom) -> Held {
    let scenario = &decision.scenario;
    let found = decision.flow_of(plan);
    let mut others: Vec<AgreedAmount> = Vec::new();
    for (index, (arc, amount)) in decision.problem.arcs.iter().zip(found).enumerate() {
        if by_rule.map_or(0, |flow| flow[index]) != amount {
            let (offer, need) = (&scenario.offers[arc.offer as usize], &scenario.needs[arc.need as usize]);
            others.push(AgreedAmount { offer: offer.id.clone(), need: need.id.clone(), amount });
        }
    }
    others.order();
    Held { pairs: plan.chosen().map(|result| result.pair).collect(), rule, others, from }
}

/// The plan of a pairing by a rule, where it has one; better than or equal to what a search that knew more or less came to.
pub fn plan_by_rule(decision: &Decision, pairing: &PairSet, rule: AmountRule, bound: i64) -> Option<Plan> {
    let flow = amounts(decision, pairing, rule)?;
    plan_of(decision, pairing, &flow, bound)
}

fn plan_of(decision: &Decision, pairing: &PairSet, flow: &[i64], bound: i64) -> Option<Plan> {
    let problem = decision.bounded_by(pairing);
    match decision.outcome_under(&problem, pairing, flow, bound, 0) {
        Outcome::Plan(plan) => Some(*plan),
        Outcome::Conflict(_) | Outcome::Failed(_) => None,
    }
}

/// The plan that is held; `None` where rules have come in that it cannot keep.
pub fn held_plan(decision: &Decision, held: &Held, bound: i64) -> Option<Plan> {
    let pairing = decision.pairing(held.pairs.iter().copied());
    let by_rule = amounts(decision, &pairing, held.rule);
    let mut flow = by_rule.clone().unwrap_or_else(|| vec![0; decision.problem.arcs.len()]);
    let scenario = &decision.scenario;
    for (arc, amount) in decision.problem.arcs.iter().zip(&mut flow) {
        let (offer, need) = (&scenario.offers[arc.offer as usize].id, &scenario.needs[arc.need as usize].id);
        if let Some(other) = held.others.iter().find(|other| &other.offer == offer && &other.need == need) {
            *amount = other.amount;
        }
    }
    let exact = plan_of(decision, &pairing, &flow, bound);
    exact.or_else(|| plan_of(decision, &pairing, &by_rule?, bound))
}

/// The plan of greatest value on pairs that somebody names, with a bound of what any plan could come to; `None` where these pairs make
/// none, or another strategy than greatest value is asked for. One flow a component, and a short search for the bound.
pub fn plan_on_pairs(scenario: &Scenario, pairs: &[Pair]) -> Option<Plan> {
    if scenario.strategy != Strategy::BestValue || scenario.held.is_some() || !keep_rules(scenario, pairs) {
        return None;
    }
    let decision = Decision::new(scenario.clone()).ok()?;
    let pairing = decision.pairing(pairs.iter().copied());
    let bound = bound(&decision).unwrap_or(i64::MAX);
    plan_by_rule(&decision, &pairing, AmountRule::Value, bound)
}

/// Whether pairs are such as a plan may choose: of parties of both sides, all that are pinned and none that is forbidden, and for every
/// party as many as its bounds ask. O(parties × pairs).
fn keep_rules(scenario: &Scenario, pairs: &[Pair]) -> bool {
    let is_each = pairs.iter().all(|pair| scenario.is_pair(*pair) && scenario.pair_rule(*pair) != PairRule::Forbidden);
    is_each && scenario.pins.iter().all(|pin| pairs.contains(pin)) && scenario.keeps_bounds(pairs)
}

/// A scenario with a held plan, solved.
#[derive(Debug)]
pub struct HeldAnswer {
    plan: Box<Plan>,
}

impl HeldAnswer {
    /// Makes the held plan, with a bound of what a search could come to without it. `None` where nothing is held, or it cannot be kept:
    /// then the search decides.
    ///
    /// # Errors
    /// The outcome that the scenario has instead of a plan.
    pub fn new(scenario: &Scenario) -> Result<Option<Self>, Box<Outcome>> {
        let Some(held) = scenario.held.as_ref().filter(|_| !scenario.rules.pool.is_open()) else { return Ok(None) };
        let decision = Decision::new(scenario.clone())?;
        let bound = bound(&decision).unwrap_or(i64::MAX);
        Ok(held_plan(&decision, held, bound).map(|plan| Self { plan: Box::new(plan) }))
    }

    /// The plan, and that it is held as it is.
    pub fn answer(&self) -> StrategyOutcome {
        let facts = matches!(self.plan.strategy, Strategy::BestValue).then_some(StrategyFacts::BestValue);
        StrategyOutcome { outcome: Outcome::Plan(self.plan.clone()), facts }
    }
}

/// An upper bound of the value of any plan, by a short search; `None` where there is none.
fn bound(decision: &Decision) -> Option<i64> {
    let mut search = JointSearch::new(&decision.problem).ok()?;
    while search.evaluations() < BOUND_STEPS && search.advance(1_000, BOUND_STEPS).ok()? {}
    search.bound()
}
