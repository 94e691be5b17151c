//! One kind of a scenario as a problem of its own, for a weight of 1. Kinds share nothing, so that V(y) = Σ w(k)·V(k, y) − penalties: what
//! is known of one kind stays true whatever happens to the weights or to another kind. Called by previews and by `explain::by_kind`.

use std::{collections::BTreeMap, rc::Rc};

use crate::{
    alone::{AloneScores, alone_scores_within},
    joint::{JointError, core::Core, evaluator::Evaluator, pair_set::PairSet},
    problem::JointProblem,
    strategies::valuing::value_of,
};

/// Units on arcs of the whole problem: (index, units), units above 0.
type Amounts = Vec<(u32, i64)>;

/// A kind for a weight of 1, rules of pairs aside.
#[derive(Debug)]
pub struct KindPart {
    /// Its problem: the offers and needs of all kinds, the arcs of this one.
    pub problem: JointProblem,
    /// Values pairings.
    pub evaluator: Evaluator,
    /// What each pair could reach alone.
    pub alone: Vec<i64>,
    /// The same with all needs divisible: an upper bound.
    pub divisible: Vec<i64>,
    /// Index in the whole problem of each arc.
    source: Vec<u32>,
    /// Allocations asked for so far.
    known: BTreeMap<PairSet, Option<Amounts>>,
}

impl KindPart {
    /// Takes a kind out of a problem in which all kinds weigh 1; with so many flows for the whole needs of a pair alone.
    ///
    /// # Errors
    /// [`JointError::TooLarge`] where sums leave 64 bits, [`JointError::Fixed`] where fixed amounts contradict each other.
    pub fn new(all: &JointProblem, kind: u32, alone_steps: u64) -> Result<Self, JointError> {
        let is_of_kind = |index: &usize| all.offers[all.arcs[*index].offer as usize].kind == kind;
        let source: Vec<usize> = (0..all.arcs.len()).filter(is_of_kind).collect();
        let problem = JointProblem {
            east: all.east.clone(),
            west: all.west.clone(),
            kinds: all.kinds,
            offers: all.offers.clone(),
            needs: all.needs.clone(),
            arcs: source.iter().map(|index| all.arcs[*index]).collect(),
            pins: Vec::new(),
            forbids: Vec::new(),
            existing: Vec::new(),
            unpaired_allowed: all.unpaired_allowed,
        };
        let AloneScores { value, divisible } = alone_scores_within(&problem, alone_steps)?;
        let of_kind = |scores: Vec<Vec<i64>>| scores.into_iter().map(|kinds| kinds[kind as usize]).collect();
        Ok(Self {
            evaluator: Evaluator::new(Rc::new(Core::new(&problem)?)),
            problem,
            alone: of_kind(value),
            divisible: of_kind(divisible),
            source: source.into_iter().map(|index| index as u32).collect(),
            known: BTreeMap::new(),
        })
    }

    /// Value on a pairing; `None` where no allocation was found.
    ///
    /// # Errors
    /// [`JointError::TooLarge`] where sums leave 64 bits.
    pub fn value(&mut self, pairing: &PairSet) -> Result<Option<i64>, JointError> {
        value_of(&mut self.evaluator, pairing, i64::MIN)
    }

    /// A good allocation on a pairing, by at most so many flows for whole needs beyond a first plan; remembered. `None` where none keeps
    /// the fixed amounts.
    ///
    /// # Errors
    /// As [`KindPart::value`].
    pub fn allocation(&mut self, pairing: &PairSet, steps: u64) -> Result<Option<&Amounts>, JointError> {
        if !self.known.contains_key(pairing) {
            let found = self.evaluator.interval(pairing, i64::MIN, steps)?.found;
            let flow = if found.is_some() { self.evaluator.allocation(pairing)? } else { None };
            let amounts = flow.map(|flow| self.source.iter().copied().zip(flow).filter(|(_, units)| *units > 0).collect());
            self.known.insert(pairing.clone(), amounts);
        }
        Ok(self.known[pairing].as_ref())
    }

    /// Whether an amount is fixed.
    pub fn has_fixed(&self) -> bool {
        self.problem.arcs.iter().any(|arc| arc.least > 0)
    }
}
