//! From the existing pairs to the plan, as the few changes that bring most: the alternating paths and cycles between the two, the one
//! that brings most first. Called by the worker in steps.
//!
//! Greedy: after each change those that are left are valued anew, for one may make way for another. Partner bounds may be broken on the
//! way. The values sum to the whole difference.

use domain::{
    Order, Outcome, Plan, Scenario,
    explanation::{Improvement, Improvements, Move, PlaceChange, Progress},
};

use crate::{
    joint::pair_set::PairSet,
    strategies::{baseline_plan, decision::Decision},
};

use super::{
    between::Between,
    compare::{Side, difference, standing},
    moves::{Chain, chains},
};

/// The search: one step values one pairing.
#[derive(Debug)]
pub struct ImprovementSearch {
    decision: Decision,
    between: Between,
    existing: Plan,
    plan: Plan,
    /// The pairing reached, with its plan.
    at: PairSet,
    reached: Plan,
    left: Vec<Chain>,
    /// Values of the changes left, as far as they are known from here; `None` for one after which there is no plan.
    valued: Vec<Option<i64>>,
    steps: Vec<Improvement>,
    chains: usize,
}

impl ImprovementSearch {
    /// Begins from a scenario's plan.
    ///
    /// # Errors
    /// The outcome that the scenario, or its existing pairs, have instead of a plan.
    pub fn new(scenario: &Scenario, plan: &Plan) -> Result<Self, Box<Outcome>> {
        let alone = plan.pairs.iter().map(|result| result.alone.clone()).collect();
        let decision = Decision::with_alone(scenario.clone(), alone)?;
        let existing = match baseline_plan(scenario, plan.bound).outcome {
            Outcome::Plan(existing) => *existing,
            other => return Err(Box::new(other)),
        };
        let too_large = || Box::new(Outcome::Failed(domain::PlanFailure::TooLarge));
        let between = Between::new(&decision, plan).ok_or_else(too_large)?;
        let (at, goal) = (decision.pairing_of(&existing), decision.pairing_of(plan));
        let (pairs, width) = (decision.problem.pairs(), decision.problem.west.len());
        let left = chains(pairs, width, &at, &goal, None);
        let (reached, plan, chains) = (existing.clone(), plan.clone(), left.len());
        Ok(Self { decision, between, existing, plan, at, reached, left, valued: Vec::new(), steps: Vec::new(), chains })
    }

    /// Values one pairing. Returns whether something is left to do.
    pub fn advance(&mut self) -> bool {
        if let Some(chain) = self.left.get(self.valued.len()).filter(|_| self.left.len() > 1) {
            let after = self.after(&chain.clone());
            let value = self.between.value(&after);
            self.valued.push(value);
        } else if !self.left.is_empty() {
            self.take_best();
        }
        !self.left.is_empty()
    }

    /// How far it has come, in changes.
    pub fn progress(&self) -> Progress {
        Progress { done: self.steps.len() as u64, total: self.chains as u64 }
    }

    /// The changes known so far.
    pub fn answer(&self) -> Improvements {
        Improvements {
            before: standing(&self.existing),
            after: standing(&self.plan),
            scale: self.plan.scale,
            steps: self.steps.clone(),
        }
    }

    fn after(&self, chain: &Chain) -> PairSet {
        let mut pairing = self.at.clone();
        for step in &chain.moves {
            step.make(&mut pairing, self.decision.problem.west.len());
        }
        pairing
    }

    /// Makes the change that brings most.
    fn take_best(&mut self) {
        let best =
            (0..self.left.len()).max_by_key(|index| (self.valued.get(*index).copied().flatten(), std::cmp::Reverse(*index)));
        let Some(best) = best else { return };
        let chain = self.left.remove(best);
        self.valued.clear();
        let pairing = self.after(&chain);
        // The last change leads to the plan itself; one after which there is no plan leaves its part to the next.
        let found = if self.left.is_empty() {
            self.plan.clone()
        } else {
            let found = self.between.plan(&self.decision, &pairing, self.plan.bound);
            found.unwrap_or_else(|| self.reached.clone())
        };
        let moves = self.moves(&chain, &found);
        let scenario = &self.decision.scenario;
        let told = difference(Side { scenario, plan: &self.reached }, Side { scenario, plan: &found });
        let mut provinces = told.provinces;
        provinces.retain(|change| change.served.0 != change.served.1);
        provinces.order_by_key(|change| std::cmp::Reverse(share(change)));
        self.steps.push(Improvement {
            moves,
            value: found.value - self.reached.value,
            kinds: told.kinds.into_iter().filter(|change| change.served.0 != change.served.1).collect(),
            provinces,
        });
        (self.at, self.reached) = (pairing, found);
    }

    /// The moves of a change, each with its value; together that of the change.
    fn moves(&mut self, chain: &Chain, found: &Plan) -> Vec<Move> {
        let width = self.decision.problem.west.len();
        let mut pairing = self.at.clone();
        let mut reached = self.reached.value;
        let mut out = Vec::new();
        for (position, step) in chain.moves.iter().enumerate() {
            step.make(&mut pairing, width);
            let is_last = position + 1 == chain.moves.len();
            let next = if is_last { found.value } else { self.between.value(&pairing).unwrap_or(reached) };
            let pair = |west: u32| self.decision.pair(step.east as usize * width + west as usize);
            out.push(Move {
                chain: self.steps.len() as u32,
                is_cycle: chain.is_cycle,
                cooperative: pair(0).east,
                leaves: step.leaves.map(|west| pair(west).west),
                joins: step.joins.map(|west| pair(west).west),
                value: next - reached,
            });
            reached = next;
        }
        out
    }
}

/// What a province gains or loses of its need, in millionths.
fn share(change: &PlaceChange) -> i128 {
    let moved = i128::from(change.served.1) - i128::from(change.served.0);
    moved.abs() * 1_000_000 / i128::from(change.needed.1.max(1))
}
