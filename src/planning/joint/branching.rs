//! Which pair a node is split on: a few are probed both ways. Part of [`JointSearch`].
//!
//! Source: strong branching, Applegate, Bixby, Chvátal & Cook, *The Traveling Salesman Problem* (2006), chapter 14.

use std::rc::Rc;

use super::{
    JointError,
    ascent::Ascent,
    owner::OwningSide,
    pricing::Prices,
    proof::Reason,
    search::{JointSearch, NODE_STEPS, Node, Stage},
};

/// Steps of a probe.
const PROBE_STEPS: u32 = 8;

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

impl JointSearch {
    /// Probes one candidate both ways; after the last, branches on the best.
    pub(super) fn probe(
        &mut self,
        mut node: Node,
        candidates: Vec<usize>,
        at: usize,
        mut best: Option<Branching>,
    ) -> Result<Stage, JointError> {
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
            let mut child =
                Node { proof, prices: Rc::clone(&probed.prices), bound: probed.bound.min(node.bound), ..node.clone() };
            child.fixings.decide(owner, partner, is_chosen);
            self.insert(child);
        }
    }
}
