//! Pairings on the way from one plan to another, valued: on the way, partner bounds may be broken. Called by `what_if` and `improvements`.

use std::rc::Rc;

use domain::{Outcome, Plan};

use crate::{
    check,
    joint::{
        core::{Core, PairFate},
        evaluator::Evaluator,
        pair_set::PairSet,
    },
    problem::{JointProblem, PartyBounds},
    strategies::{decision::Decision, valuing::value_of},
};

/// Values pairings, rules of pairs and partner bounds aside.
#[derive(Debug)]
pub struct Between {
    problem: JointProblem,
    evaluator: Evaluator,
    core: Rc<Core>,
    /// The amounts of the plan before, in the numbers after: they may be better than what a short search finds.
    old: (Vec<bool>, Vec<i64>),
}

impl Between {
    /// Begins with a plan of the same offers and needs; `None` where sums leave 64 bits.
    pub fn new(decision: &Decision, plan: &Plan) -> Option<Self> {
        let mut problem = decision.problem.clone();
        // A forbidden pair costs nothing to drop, before and after.
        problem.existing.retain(|pair| !problem.forbids.contains(&(pair.east, pair.west)));
        problem.pins.clear();
        problem.forbids.clear();
        problem.east.fill(PartyBounds { least: 0, most: u32::MAX });
        problem.west.fill(PartyBounds { least: 0, most: u32::MAX });
        let core = Rc::new(Core::new(&problem).ok()?);
        let old = (decision.pairing_of(plan).to_chosen(problem.pairs()), decision.flow_of(plan));
        Some(Self { evaluator: Evaluator::new(Rc::clone(&core)), core, problem, old })
    }

    /// Value of the best allocation found; `None` where none keeps the fixed amounts.
    pub fn value(&mut self, pairing: &PairSet) -> Option<i64> {
        let misses = (0..self.core.pairs()).any(|pair| self.core.fate[pair] == PairFate::In && !pairing.has(pair));
        if misses {
            return None;
        }
        let found = value_of(&mut self.evaluator, pairing, i64::MIN).ok()?;
        let chosen = pairing.to_chosen(self.core.pairs());
        let same = (chosen == self.old.0).then(|| check::recompute(&self.problem, &chosen, &self.old.1).ok()).flatten();
        found.max(same)
    }
    /// The plan on a pairing, checked; `None` where none keeps the fixed amounts.
    pub fn plan(&mut self, decision: &Decision, pairing: &PairSet, bound: i64) -> Option<Plan> {
        let value = self.value(pairing)?;
        let flow = self.evaluator.allocation(pairing).ok()??;
        let chosen = pairing.to_chosen(self.core.pairs());
        let is_best = check::recompute(&self.problem, &chosen, &flow) == Ok(value);
        let flow = if is_best || chosen != self.old.0 { flow } else { self.old.1.clone() };
        match decision.outcome_under(&self.problem, pairing, &flow, bound, self.evaluator.steps()) {
            Outcome::Plan(plan) => Some(*plan),
            _ => None,
        }
    }
}
