//! What the search does at a node before it branches: betters the prices, proposes pairings, decides what prices and bounds decide.
//! Part of [`JointSearch`].

use std::{cmp::Reverse, rc::Rc};

use super::{
    JointError,
    ascent::Ascent,
    pricing::Evaluation,
    proof::Reason,
    search::{JointSearch, NODE_STEPS, Node, Stage},
    sides::Trial,
};

/// Pairs probed at a node.
const PROBES: usize = 8;

impl JointSearch {
    /// One step of the ascent at a node; after the last, decides what can be decided.
    pub(super) fn ascend(
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
            if self.leans_on_parked(&node) {
                return self.settle_side(node, taken, steps + 1);
            }
            self.proof.close(node.proof, Reason::Prices(Rc::clone(&node.prices)));
            return Ok(Stage::Pick);
        }
        if left > 1 {
            return Ok(Stage::Ascend { node, ascent, left: left - 1, rounds, taken, steps: steps + 1 });
        }
        node.factor = ascent.factor().max(0.1);
        if rounds == 0 && !matches!(self.trial, Trial::Over) {
            return self.settle_side(node, taken, steps + 1);
        }
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

    /// Decides what the prices and the partner bounds decide, then goes on with the node.
    pub(super) fn tighten(&mut self, mut node: Node, rounds: u32, taken: &[u32], steps: u32) -> Result<Stage, JointError> {
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
}
