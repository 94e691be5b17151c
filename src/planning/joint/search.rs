//! The anytime search over pairings: prices at the root, proposals, then branch and bound, best first. `solve` and the worker drive
//! it by [`JointSearch::advance`].
//!
//! One tick is one step of an ascent, one probe, or one slice of a search for whole needs, so that a caller can stop between any
//! two. Work is counted in flows solved, never in time.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use crate::problem::JointProblem;

use super::{
    JointError,
    ascent::{Ascent, Scope},
    branching::Branching,
    core::Core,
    evaluator::Evaluator,
    owner::{OwningSide, PARTNERS},
    pair_set::PairSet,
    pricing::{Fixings, Prices, Pricing},
    proof::{Certificate, ProofTree, Reason},
    proposal::{best_pairing, weights},
    sides::Trial,
};

/// Steps of the ascent at the root.
pub(super) const ROOT_STEPS: u32 = 200;

/// Steps of the ascent at a node.
pub(super) const NODE_STEPS: u32 = 30;

/// Factor of the step length where the prices are nearly right already.
const NEAR_FACTOR: f64 = 0.3;

/// Flows of a search for whole needs that count as one evaluation.
const FLOWS_IN_AN_EVALUATION: u64 = 100;

/// Flows a search for whole needs may solve at a time, for a proposal and for a pairing that is settled.
const WHOLE_STEPS: u64 = 400;

/// A node of the tree that is not settled.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) proof: u32,
    pub(super) bound: i64,
    pub(super) fixings: Fixings,
    pub(super) prices: Rc<Prices>,
    pub(super) factor: f64,
    pub(super) is_settled: bool,
}

/// Where the search stands.
#[derive(Debug)]
pub(super) enum Stage {
    /// Takes the next node.
    Pick,
    /// Betters the prices of a node.
    Ascend { node: Node, ascent: Ascent, left: u32, rounds: u32, taken: Vec<u32>, steps: u32 },
    /// Probes pairs to branch on.
    Probe { node: Node, candidates: Vec<usize>, at: usize, best: Option<Branching> },
    /// Values a pairing that is wholly decided.
    Settle { node: Node },
    /// Nothing is left to search.
    Finished,
}

/// The search.
#[derive(Debug)]
pub struct JointSearch {
    pub(super) core: Rc<Core>,
    pub(super) evaluator: Evaluator,
    pub(super) pricing: Pricing,
    pub(super) scope: Rc<Scope>,
    /// The best plan found: its value and its pairs.
    best: Option<(i64, PairSet)>,
    /// The tree of decisions so far.
    pub proof: ProofTree,
    open: BTreeMap<(i64, Reverse<u32>), Node>,
    stage: Stage,
    seen: BTreeSet<PairSet>,
    pub(super) trial: Trial,
    /// Upper bound from a side that was given up.
    pub(super) ceiling: i64,
    /// Flows and evaluations of a side that was given up.
    pub(super) spent: (u64, u64),
    /// Nodes looked into.
    pub nodes: u64,
}

impl JointSearch {
    /// Takes a problem apart and stands at the root.
    ///
    /// # Errors
    /// See [`JointError`].
    pub fn new(problem: &JointProblem) -> Result<Self, JointError> {
        Self::begun(Rc::new(Core::new(problem)?), None)
    }

    /// Begins at prices of a problem that differs little, for a short search: the first proposals are then near the best already.
    ///
    /// # Errors
    /// See [`JointError`].
    pub fn near(core: Rc<Core>, prices: &Rc<Prices>) -> Result<Self, JointError> {
        Self::begun(core, Some(Rc::clone(prices)))
    }

    fn begun(core: Rc<Core>, prices: Option<Rc<Prices>>) -> Result<Self, JointError> {
        let fits = |side: &OwningSide| side.bounds(&core).1.len() <= PARTNERS;
        let sides = [OwningSide::East, OwningSide::West];
        // Sets of partners are told in bits. Where only one side has few enough parties, the other owns, and there is no trial of sides.
        let side = sides.into_iter().find(fits).ok_or(JointError::TooManyParties)?;
        let is_tried = sides.iter().all(fits);
        let pricing = Pricing::new(Rc::clone(&core), side).ok_or(JointError::TooManyParties)?;
        let mut this = Self {
            evaluator: Evaluator::new(Rc::clone(&core)),
            scope: Rc::new(Scope::new(&pricing)),
            pricing,
            best: None,
            proof: ProofTree::default(),
            open: BTreeMap::new(),
            stage: Stage::Pick,
            seen: BTreeSet::new(),
            trial: if prices.is_some() || !is_tried { Trial::Over } else { Trial::Due },
            ceiling: i64::MAX,
            spent: (0, 0),
            nodes: 0,
            core,
        };
        let factor = if prices.is_some() { NEAR_FACTOR } else { 1.0 };
        let nothing = || Rc::new(Prices { unit: vec![0; this.pricing.units.len()], place: vec![0; this.pricing.partners()] });
        let prices = prices.unwrap_or_else(nothing);
        let root =
            Node { proof: 0, bound: i64::MAX, fixings: Fixings::new(&this.core, side), prices, factor, is_settled: false };
        this.insert(root);
        Ok(this)
    }

    /// Works until at least so many more flows are solved, or nothing is left to do, or so many evaluations have been made since the
    /// beginning. Returns whether something is left. Where it stops between does not change what it finds.
    ///
    /// # Errors
    /// [`JointError::TooLarge`] where sums leave 64 bits.
    pub fn advance(&mut self, flows: u64, evaluations: u64) -> Result<bool, JointError> {
        let until = self.flows().saturating_add(flows);
        // A tick that solves nothing, as closing a node, counts as well.
        let mut ticks = 0;
        while !self.is_finished() && self.evaluations() < evaluations && self.flows() < until && ticks < flows {
            self.tick()?;
            ticks += 1;
        }
        Ok(!self.is_finished() && self.evaluations() < evaluations)
    }

    /// Evaluations so far: of the Lagrangian at some prices, of pairings, and of whole needs by slices of `FLOWS_IN_AN_EVALUATION`.
    pub fn evaluations(&self) -> u64 {
        self.priced().1 + self.seen.len() as u64 + self.evaluator.steps() / FLOWS_IN_AN_EVALUATION
    }

    /// The best prices of the root's ascent so far, with the east owning; `None` once the root is left.
    pub fn root_prices(&self) -> Option<Rc<Prices>> {
        match &self.stage {
            Stage::Ascend { node, .. } if node.proof == 0 && self.pricing.side == OwningSide::East => {
                Some(Rc::clone(&node.prices))
            }
            _ => None,
        }
    }

    /// The decision as the search works on it.
    pub fn core(&self) -> &Core {
        &self.core
    }

    /// Values a pairing from elsewhere. Whether it was looked at: one that breaks partner bounds, pins or forbids, or lacks a pair that
    /// a fixed amount implies, is none.
    ///
    /// # Errors
    /// [`JointError::TooLarge`] where sums leave 64 bits.
    pub fn suggest(&mut self, chosen: &[bool]) -> Result<bool, JointError> {
        let pairing = PairSet::from_chosen(chosen);
        let keeps = chosen.len() == self.core.pairs() && self.core.keeps(&pairing);
        if keeps {
            self.consider(pairing)?;
        }
        Ok(keeps)
    }

    /// Units on each arc of the problem of the best allocation found for a pairing.
    ///
    /// # Errors
    /// [`JointError::TooLarge`] where sums leave 64 bits.
    pub fn allocation(&mut self, chosen: &[bool]) -> Result<Option<Vec<i64>>, JointError> {
        self.evaluator.allocation(&PairSet::from_chosen(chosen))
    }

    /// What proves the best plan, once the search has ended: the tree of decisions, and the searches for whole needs.
    pub fn certificate(&self) -> Certificate {
        Certificate { side: self.pricing.side, tree: self.proof.clone(), pieces: self.evaluator.proofs() }
    }

    /// Whether the search has ended: the best plan is optimal, or there is none.
    pub fn is_finished(&self) -> bool {
        matches!(self.stage, Stage::Finished)
    }

    /// Flows solved so far.
    pub fn flows(&self) -> u64 {
        self.evaluator.steps() + self.priced().0
    }

    /// Value and pairs of the best plan found.
    pub fn best(&self) -> Option<&(i64, PairSet)> {
        self.best.as_ref()
    }

    /// Upper bound of the value of any plan; `None` where it is known that there is no plan.
    pub fn bound(&self) -> Option<i64> {
        let open = self.open.last_key_value().map(|((bound, _), _)| *bound);
        let current = match &self.stage {
            Stage::Ascend { node, .. } | Stage::Probe { node, .. } | Stage::Settle { node } => Some(node.bound),
            Stage::Pick | Stage::Finished => None,
        };
        let bound = open.max(current).max(self.best.as_ref().map(|(value, _)| *value));
        bound.map(|bound| bound.min(self.ceiling))
    }

    /// Value to be bettered.
    pub(super) fn enough(&self) -> i64 {
        self.best.as_ref().map_or(i64::MIN, |(value, _)| *value)
    }

    pub(super) fn insert(&mut self, node: Node) {
        self.open.insert((node.bound, Reverse(node.proof)), node);
    }

    fn tick(&mut self) -> Result<(), JointError> {
        self.stage = match std::mem::replace(&mut self.stage, Stage::Pick) {
            Stage::Pick => self.pick(),
            Stage::Ascend { node, ascent, left, rounds, taken, steps } => {
                self.ascend(node, ascent, left, rounds, taken, steps)?
            }
            Stage::Probe { node, candidates, at, best } => self.probe(node, candidates, at, best)?,
            Stage::Settle { node } => self.settle(node)?,
            Stage::Finished => Stage::Finished,
        };
        Ok(())
    }

    fn pick(&mut self) -> Stage {
        let Some((_, node)) = self.open.pop_last() else { return Stage::Finished };
        if node.bound <= self.enough() {
            let reason = if node.is_settled { Reason::Pairing } else { Reason::Prices(Rc::clone(&node.prices)) };
            self.proof.close(node.proof, reason);
            return Stage::Pick;
        }
        self.nodes += 1;
        if node.is_settled {
            return Stage::Settle { node };
        }
        let left = if node.proof == 0 { ROOT_STEPS } else { NODE_STEPS };
        self.begin(node, left, 0)
    }

    pub(super) fn begin(&self, node: Node, left: u32, rounds: u32) -> Stage {
        let ascent = Ascent::new(Rc::clone(&self.scope), &self.pricing, &node.prices, node.factor);
        let taken = vec![0; self.core.pairs()];
        Stage::Ascend { node, ascent, left, rounds, taken, steps: 0 }
    }

    /// A value to step towards: of the best plan, or, without one, a little below the bound.
    pub(super) fn target(&self, bound: i64) -> i128 {
        match &self.best {
            Some((value, _)) => i128::from(*value),
            None if bound == i64::MAX => 0,
            None => i128::from(bound) - i128::from(bound).abs() / 20,
        }
    }

    /// Values the pairing that the present prices propose; false where no pairing keeps the decisions of the node.
    pub(super) fn propose(&mut self, node: &Node, place: &[i64]) -> Result<bool, JointError> {
        let weights = weights(&self.core, &self.pricing, place, &node.fixings);
        let Some(pairing) = best_pairing(&self.core, self.pricing.side, &node.fixings, &weights)? else { return Ok(false) };
        self.consider(pairing)?;
        Ok(true)
    }

    /// Values a pairing not seen before, which must keep all that is settled of pairs and the partner bounds: divisible first, whole
    /// needs only where that betters the best plan.
    ///
    /// # Errors
    /// [`JointError::TooLarge`] where sums leave 64 bits.
    pub fn consider(&mut self, pairing: PairSet) -> Result<(), JointError> {
        if self.seen.contains(&pairing) {
            return Ok(());
        }
        let found = self.evaluator.interval(&pairing, self.enough(), WHOLE_STEPS)?;
        if let Some(value) = found.found.filter(|value| *value > self.enough()) {
            self.best = Some((value, pairing.clone()));
        }
        self.seen.insert(pairing);
        Ok(())
    }

    /// Values a pairing that is wholly decided, a slice at a time.
    fn settle(&mut self, mut node: Node) -> Result<Stage, JointError> {
        let Some(pairing) = node.fixings.pairing(&self.core, self.pricing.side) else { return Ok(Stage::Pick) };
        let interval = self.evaluator.interval(&pairing, self.enough(), WHOLE_STEPS)?;
        if let Some(value) = interval.found.filter(|value| *value > self.enough()) {
            self.best = Some((value, pairing.clone()));
        }
        match interval.bound {
            Some(bound) if bound > self.enough() => {
                node.bound = node.bound.min(bound);
                self.insert(node);
            }
            _ => self.proof.close(node.proof, Reason::Pairing),
        }
        Ok(Stage::Pick)
    }
}
