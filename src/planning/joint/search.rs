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
    core::Core,
    evaluator::Evaluator,
    owner::OwningSide,
    pair_set::PairSet,
    pricing::{Evaluation, Fixings, Prices, Pricing},
    proof::{ProofTree, Reason},
    proposal::{best_pairing, weights},
};

/// Steps of the ascent at the root.
const ROOT_STEPS: u32 = 200;

/// Steps of the ascent at a node.
const NODE_STEPS: u32 = 30;

/// Steps of a probe.
const PROBE_STEPS: u32 = 8;

/// Pairs probed at a node.
const PROBES: usize = 8;

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

/// A pair to branch on, with what its probe found: bounds and prices where it is chosen and where it is not.
#[derive(Clone, Debug)]
pub(super) struct Branching {
    pair: usize,
    score: i128,
    sides: [Probed; 2],
}

#[derive(Clone, Debug)]
struct Probed {
    bound: i64,
    prices: Rc<Prices>,
    reason: Option<Reason>,
}

/// The search.
#[derive(Debug)]
pub struct JointSearch {
    pub(super) core: Rc<Core>,
    pub(super) evaluator: Evaluator,
    pub(super) pricing: Pricing,
    scope: Rc<Scope>,
    /// The best plan found: its value and its pairs.
    best: Option<(i64, PairSet)>,
    /// The tree of decisions so far.
    pub proof: ProofTree,
    open: BTreeMap<(i64, Reverse<u32>), Node>,
    stage: Stage,
    seen: BTreeSet<PairSet>,
    /// Nodes looked into.
    pub nodes: u64,
}

impl JointSearch {
    /// Takes a problem apart and stands at the root.
    ///
    /// # Errors
    /// See [`JointError`].
    pub fn new(problem: &JointProblem, side: OwningSide) -> Result<Self, JointError> {
        let core = Rc::new(Core::new(problem)?);
        let pricing = Pricing::new(Rc::clone(&core), side).ok_or(JointError::TooLarge)?;
        let mut this = Self {
            evaluator: Evaluator::new(Rc::clone(&core)),
            scope: Rc::new(Scope::new(&pricing)),
            pricing,
            best: None,
            proof: ProofTree::default(),
            open: BTreeMap::new(),
            stage: Stage::Pick,
            seen: BTreeSet::new(),
            nodes: 0,
            core,
        };
        let prices = Prices { unit: vec![0; this.pricing.units.len()], place: vec![0; this.pricing.partners()] };
        let root = Node {
            proof: 0,
            bound: i64::MAX,
            fixings: Fixings::new(&this.core, side),
            prices: Rc::new(prices),
            factor: 1.0,
            is_settled: false,
        };
        this.insert(root);
        Ok(this)
    }

    /// Works until at least so many more flows are solved, or nothing is left to do. Returns whether something is left.
    ///
    /// # Errors
    /// [`JointError::TooLarge`] where sums leave 64 bits.
    pub fn advance(&mut self, steps: u64) -> Result<bool, JointError> {
        let until = self.steps().saturating_add(steps);
        let mut ticks = 0;
        while !self.is_finished() && self.steps() < until && ticks < steps {
            self.tick()?;
            ticks += 1;
        }
        Ok(!self.is_finished())
    }

    /// Whether the search has ended: the best plan is optimal, or there is none.
    pub fn is_finished(&self) -> bool {
        matches!(self.stage, Stage::Finished)
    }

    /// Flows solved so far.
    pub fn steps(&self) -> u64 {
        self.evaluator.steps() + self.pricing.steps()
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
        open.max(current).max(self.best.as_ref().map(|(value, _)| *value))
    }

    /// Value to be bettered.
    fn enough(&self) -> i64 {
        self.best.as_ref().map_or(i64::MIN, |(value, _)| *value)
    }

    fn insert(&mut self, node: Node) {
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

    fn begin(&self, node: Node, left: u32, rounds: u32) -> Stage {
        let ascent = Ascent::new(Rc::clone(&self.scope), &self.pricing, &node.prices, node.factor);
        let taken = vec![0; self.core.pairs()];
        Stage::Ascend { node, ascent, left, rounds, taken, steps: 0 }
    }

    /// A value to step towards: of the best plan, or, without one, a little below the bound.
    fn target(&self, bound: i64) -> i128 {
        match &self.best {
            Some((value, _)) => i128::from(*value),
            None if bound == i64::MAX => 0,
            None => i128::from(bound) - i128::from(bound).abs() / 20,
        }
    }

    fn ascend(
        &mut self,
        mut node: Node,
        mut ascent: Ascent,
        left: u32,
        rounds: u32,
        mut taken: Vec<u32>,
        steps: u32,
    ) -> Result<Stage, JointError> {
        let target = self.target(node.bound);
        let Some(evaluation) = ascent.step(&mut self.pricing, &node.fixings, target)? else {
            self.proof.close(node.proof, Reason::Bounds);
            return Ok(Stage::Pick);
        };
        if let Some((bound, prices)) = ascent.best() {
            let bound = i64::try_from(*bound).unwrap_or(i64::MAX);
            if bound < node.bound || node.bound == i64::MAX {
                node.bound = bound;
                node.prices = Rc::clone(prices);
            }
        }
        self.count(&evaluation, &mut taken);
        if !self.propose(&node, ascent.place())? {
            self.proof.close(node.proof, Reason::Bounds);
            return Ok(Stage::Pick);
        }
        if node.bound <= self.enough() {
            self.proof.close(node.proof, Reason::Prices(Rc::clone(&node.prices)));
            return Ok(Stage::Pick);
        }
        if left > 1 {
            return Ok(Stage::Ascend { node, ascent, left: left - 1, rounds, taken, steps: steps + 1 });
        }
        node.factor = ascent.factor().max(0.1);
        self.tighten(node, rounds, &taken, steps + 1)
    }

    /// Counts the pairs that the owners chose.
    fn count(&self, evaluation: &Evaluation, taken: &mut [u32]) {
        for (owner, set) in evaluation.chosen.iter().enumerate() {
            for partner in 0..self.pricing.partners() {
                if set >> partner & 1 == 1 {
                    taken[self.pricing.side.pair(&self.core, owner, partner)] += 1;
                }
            }
        }
    }

    /// Values the pairing that the present prices propose; false where no pairing keeps the decisions of the node.
    fn propose(&mut self, node: &Node, place: &[i64]) -> Result<bool, JointError> {
        let weights = weights(&self.core, &self.pricing, place, &node.fixings);
        let Some(pairing) = best_pairing(&self.core, self.pricing.side, &node.fixings, &weights)? else { return Ok(false) };
        self.consider(pairing)?;
        Ok(true)
    }

    /// Values a pairing not seen before: divisible first, whole needs only where that betters the best plan.
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

    /// Decides what the prices and the partner bounds decide, then goes on with the node.
    fn tighten(&mut self, mut node: Node, rounds: u32, taken: &[u32], steps: u32) -> Result<Stage, JointError> {
        let decided = self.decide_by_prices(&mut node)?;
        let Some(decided) = decided else { return Ok(Stage::Pick) };
        let (core, side) = (Rc::clone(&self.core), self.pricing.side);
        let (proof, mut at) = (&mut self.proof, node.proof);
        let closed = node.fixings.close(&core, side, |implied| {
            let pair = side.pair(&core, implied.owner as usize, implied.partner as usize);
            at = proof.decide(at, pair, implied.chosen, Reason::Bounds);
        });
        node.proof = at;
        if closed.is_err() {
            self.proof.close(node.proof, Reason::Bounds);
            return Ok(Stage::Pick);
        }
        if node.fixings.pairing(&core, side).is_some() {
            node.is_settled = true;
            return Ok(Stage::Settle { node });
        }
        if decided > 2 && rounds < 2 {
            return Ok(self.begin(node, NODE_STEPS / 2, rounds + 1));
        }
        let candidates = self.candidates(&node, taken, steps);
        Ok(Stage::Probe { node, candidates, at: 0, best: None })
    }

    /// Reduced-cost fixing: a pair whose other choice brings the bound down to the best plan is decided. `None` where the node is
    /// closed by it; else how many were decided.
    fn decide_by_prices(&mut self, node: &mut Node) -> Result<Option<u32>, JointError> {
        let prices = Rc::clone(&node.prices);
        self.pricing.set_prices(&prices.unit);
        let mut decided = 0;
        loop {
            let Some(evaluation) = self.pricing.evaluate(&prices.place, &node.fixings)? else {
                self.proof.close(node.proof, Reason::Bounds);
                return Ok(None);
            };
            node.bound = node.bound.min(i64::try_from(evaluation.bound).unwrap_or(i64::MAX));
            let enough = i128::from(self.enough());
            if evaluation.bound <= enough {
                self.proof.close(node.proof, Reason::Prices(prices));
                return Ok(None);
            }
            let before = decided;
            for owner in 0..self.pricing.owners.len() {
                let marginals = self.pricing.marginals(owner, &prices.place, &node.fixings);
                let without_owner = evaluation.bound - i128::from(evaluation.worth[owner]);
                let hopeless = |worth: Option<i64>| worth.is_none_or(|worth| without_owner + i128::from(worth) <= enough);
                for partner in 0..self.pricing.partners() {
                    if !node.fixings.is_free(owner, partner) {
                        continue;
                    }
                    let chosen = match (hopeless(marginals.with[partner]), hopeless(marginals.without[partner])) {
                        (false, false) => continue,
                        (with_hopeless, _) => !with_hopeless,
                    };
                    let pair = self.pricing.side.pair(&self.core, owner, partner);
                    node.proof = self.proof.decide(node.proof, pair, chosen, Reason::Prices(Rc::clone(&prices)));
                    node.fixings.decide(owner, partner, chosen);
                    decided += 1;
                }
            }
            if decided == before {
                return Ok(Some(decided));
            }
        }
    }

    /// Pairs to probe: those on which the steps disagreed most; where they agreed on all, those still free.
    fn candidates(&self, node: &Node, taken: &[u32], steps: u32) -> Vec<usize> {
        let side = self.pricing.side;
        let mut free: Vec<(u32, usize)> = Vec::new();
        for owner in 0..self.pricing.owners.len() {
            for partner in (0..self.pricing.partners()).filter(|partner| node.fixings.is_free(owner, *partner)) {
                let pair = side.pair(&self.core, owner, partner);
                free.push((taken[pair].min(steps - taken[pair]), pair));
            }
        }
        free.sort_unstable_by_key(|(agreement, pair)| (Reverse(*agreement), *pair));
        free.truncate(PROBES);
        free.into_iter().map(|(_, pair)| pair).collect()
    }

    /// Probes one candidate both ways; after the last, branches on the best.
    fn probe(&mut self, mut node: Node, candidates: Vec<usize>, at: usize, mut best: Option<Branching>) -> Result<Stage, JointError> {
        let Some(pair) = candidates.get(at).copied() else {
            if let Some(best) = best {
                self.branch(&node, &best);
            }
            return Ok(Stage::Pick);
        };
        let (chosen, not) = (self.probe_side(&node, pair, true)?, self.probe_side(&node, pair, false)?);
        let hopeless = |probed: &Probed, enough: i64| probed.reason.is_some() || probed.bound <= enough;
        let reason = |probed: &Probed| probed.reason.clone().unwrap_or(Reason::Prices(Rc::clone(&probed.prices)));
        let enough = self.enough();
        // A side that is hopeless decides the pair here and now.
        for (is_chosen, other, kept) in [(true, &not, &chosen), (false, &chosen, &not)] {
            if hopeless(other, enough) {
                node.proof = self.proof.decide(node.proof, pair, is_chosen, reason(other));
                let (owner, partner) = self.ends(pair);
                node.fixings.decide(owner, partner, is_chosen);
                if hopeless(kept, enough) {
                    self.proof.close(node.proof, reason(kept));
                    return Ok(Stage::Pick);
                }
                node.bound = node.bound.min(kept.bound);
                node.prices = Rc::clone(&kept.prices);
                return Ok(self.begin(node, NODE_STEPS / 2, 0));
            }
        }
        let gain = |probed: &Probed| i128::from(node.bound) - i128::from(probed.bound) + 1;
        let score = gain(&chosen).min(gain(&not)) * 4 + gain(&chosen).max(gain(&not));
        if best.as_ref().is_none_or(|best| score > best.score) {
            best = Some(Branching { pair, score, sides: [chosen, not] });
        }
        Ok(Stage::Probe { node, candidates, at: at + 1, best })
    }

    fn ends(&self, pair: usize) -> (usize, usize) {
        let (east, west) = (pair / self.core.west.len(), pair % self.core.west.len());
        match self.pricing.side {
            OwningSide::East => (east, west),
            OwningSide::West => (west, east),
        }
    }

    fn probe_side(&mut self, node: &Node, pair: usize, is_chosen: bool) -> Result<Probed, JointError> {
        let (owner, partner) = self.ends(pair);
        let mut fixings = node.fixings.clone();
        fixings.decide(owner, partner, is_chosen);
        let mut probed = Probed { bound: node.bound, prices: Rc::clone(&node.prices), reason: None };
        if fixings.close(&self.core, self.pricing.side, |_| ()).is_err() {
            probed.reason = Some(Reason::Bounds);
            return Ok(probed);
        }
        // Only the decision itself is part of the proof, so the bound must not lean on what follows from it.
        let mut fixings = node.fixings.clone();
        fixings.decide(owner, partner, is_chosen);
        let mut ascent = Ascent::new(Rc::clone(&self.scope), &self.pricing, &node.prices, node.factor);
        for _ in 0..PROBE_STEPS {
            let target = self.target(node.bound);
            if ascent.step(&mut self.pricing, &fixings, target)?.is_none() {
                probed.reason = Some(Reason::Bounds);
                return Ok(probed);
            }
            let Some((bound, prices)) = ascent.best() else { continue };
            let bound = i64::try_from(*bound).unwrap_or(i64::MAX);
            if bound < probed.bound {
                (probed.bound, probed.prices) = (bound, Rc::clone(prices));
            }
            if probed.bound <= self.enough() {
                break;
            }
        }
        Ok(probed)
    }

    fn branch(&mut self, node: &Node, branching: &Branching) {
        let (owner, partner) = self.ends(branching.pair);
        let (chosen, not) = self.proof.split(node.proof, branching.pair);
        for (proof, is_chosen, probed) in [(chosen, true, &branching.sides[0]), (not, false, &branching.sides[1])] {
            let mut child = Node { proof, prices: Rc::clone(&probed.prices), bound: probed.bound.min(node.bound), ..node.clone() };
            child.fixings.decide(owner, partner, is_chosen);
            self.insert(child);
        }
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
