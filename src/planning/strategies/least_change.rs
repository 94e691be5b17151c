//! 最少变动: the fewest pairs added and dropped against what is agreed, at a value within the tolerance of the best. Called by `search`.
//!
//! From two ends: pairings next to the agreed one, a few of the most valuable at each distance, further and further away, then the others; and the
//! best pairings known, brought back pair by pair while their value suffices. The pairing that keeps the rules and lies nearest to
//! the agreed one is exact (a b-matching): where it suffices, fewer changes are impossible.

use domain::Order;
use std::{cmp::Reverse, collections::BTreeSet};

use crate::joint::{JointError, evaluator::Evaluator, pair_set::PairSet};

use super::{
    rules::{PairingRules, Step},
    valuing::value_of,
};

/// Pairings kept at each distance.
const WIDTH: usize = 12;

/// The search: one tick values one pairing.
#[derive(Debug)]
pub struct LeastChange {
    rules: PairingRules,
    agreed: PairSet,
    threshold: i64,
    /// The best pairing that suffices: distance and value.
    best: Option<(u32, i64, PairSet)>,
    /// Distance of the nearest pairing that keeps the rules.
    nearest: u32,
    /// Pairings not walked from yet, by distance.
    layers: Vec<Vec<(i64, PairSet)>>,
    queue: Vec<PairSet>,
    seen: BTreeSet<PairSet>,
    /// Distance of the layer that is walked from next.
    at: usize,
    back: Option<(PairSet, Vec<Step>, usize)>,
    left: u64,
    /// Plans found, each with fewer changes than those before, or of more value.
    pub plans: u64,
}

impl LeastChange {
    /// Begins with pairings that suffice already, as the best of all; values at most so many more. `None` where no pairing keeps the
    /// rules.
    ///
    /// # Errors
    /// [`JointError::TooLarge`] where sums leave 64 bits.
    pub fn new(
        rules: PairingRules,
        agreed: PairSet,
        threshold: i64,
        enough: &[(i64, PairSet)],
        looks: u64,
    ) -> Result<Option<Self>, JointError> {
        let Some(nearest) = rules.nearest(&agreed, &[])? else { return Ok(None) };
        let mut this = Self {
            nearest: distance(&rules, &agreed, &nearest),
            rules,
            agreed,
            threshold,
            best: None,
            layers: Vec::new(),
            queue: vec![nearest.clone()],
            seen: BTreeSet::from([nearest]),
            at: 0,
            back: None,
            left: looks,
            plans: 0,
        };
        for (value, pairing) in enough {
            this.keep(*value, pairing);
        }
        Ok(Some(this))
    }

    /// The best pairing found with its value and its distance.
    pub fn best(&self) -> Option<&(u32, i64, PairSet)> {
        self.best.as_ref()
    }

    /// Pairings that may still be valued.
    pub fn left(&self) -> u64 {
        self.left
    }

    /// Whether fewer changes are impossible.
    pub fn is_proved(&self) -> bool {
        self.best.as_ref().is_some_and(|(distance, ..)| *distance == self.nearest)
    }

    /// Values so many pairings, or fewer where the search ends. Returns whether something is left to do.
    ///
    /// # Errors
    /// [`JointError::TooLarge`] where sums leave 64 bits.
    pub fn advance(&mut self, evaluator: &mut Evaluator, ticks: u64) -> Result<bool, JointError> {
        for _ in 0..ticks {
            if self.left == 0 || self.is_proved() || !self.tick(evaluator)? {
                return Ok(false);
            }
        }
        Ok(self.left > 0)
    }

    fn tick(&mut self, evaluator: &mut Evaluator) -> Result<bool, JointError> {
        if let Some(pairing) = self.queue.pop() {
            self.left -= 1;
            self.look(evaluator, pairing)?;
            return Ok(true);
        }
        if self.step_back(evaluator)? {
            return Ok(true);
        }
        Ok(self.step_out())
    }

    fn look(&mut self, evaluator: &mut Evaluator, pairing: PairSet) -> Result<(), JointError> {
        let Some(value) = value_of(evaluator, &pairing, i64::MIN)? else { return Ok(()) };
        self.keep(value, &pairing);
        let distance = distance(&self.rules, &self.agreed, &pairing) as usize;
        if self.layers.len() <= distance {
            self.layers.resize(distance + 1, Vec::new());
        }
        self.layers[distance].push((value, pairing));
        Ok(())
    }

    fn keep(&mut self, value: i64, pairing: &PairSet) {
        let distance = distance(&self.rules, &self.agreed, pairing);
        let key = |distance: u32, value: i64| (Reverse(distance), value);
        let is_better = self.best.as_ref().is_none_or(|(d, v, _)| key(distance, value) > key(*d, *v));
        if value >= self.threshold && is_better {
            self.best = Some((distance, value, pairing.clone()));
            self.plans += 1;
        }
    }

    /// Values one pairing next to the best that lies nearer to the agreed one. Returns false where there is none left.
    fn step_back(&mut self, evaluator: &mut Evaluator) -> Result<bool, JointError> {
        let Some((reached, _, best)) = self.best.clone() else { return Ok(false) };
        if self.back.as_ref().is_none_or(|(around, ..)| *around != best) {
            self.back = Some((best.clone(), self.rules.steps(&best), 0));
        }
        let Some((around, steps, at)) = &mut self.back else { return Ok(false) };
        while let Some(step) = steps.get(*at) {
            *at += 1;
            let pairing = step.from(around);
            if distance(&self.rules, &self.agreed, &pairing) < reached && self.seen.insert(pairing.clone()) {
                self.left -= 1;
                self.look(evaluator, pairing)?;
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Takes the most valuable pairings of the next layer, and queues what lies next to them and nearer than the best; what is left of the
    /// layers comes after the last one. Returns false where nothing is left.
    fn step_out(&mut self) -> bool {
        let reached = self.best.as_ref().map_or(u32::MAX, |(distance, ..)| *distance) as usize;
        while self.queue.is_empty() {
            let Some(at) = (self.at..self.layers.len()).find(|at| !self.layers[*at].is_empty()) else {
                if self.at == 0 {
                    return false;
                }
                self.at = 0;
                continue;
            };
            let layer = &mut self.layers[at];
            layer.order_by_key(|(value, _)| Reverse(*value));
            let later = layer.split_off(WIDTH.min(layer.len()));
            for (_, around) in std::mem::replace(layer, later) {
                for step in self.rules.steps(&around) {
                    let pairing = step.from(&around);
                    let is_nearer = (distance(&self.rules, &self.agreed, &pairing) as usize) < reached;
                    if is_nearer && self.seen.insert(pairing.clone()) {
                        self.queue.push(pairing);
                    }
                }
            }
            self.at = at + 1;
        }
        true
    }
}

/// Pairs in which two pairings differ. O(pairs).
pub fn distance(rules: &PairingRules, one: &PairSet, other: &PairSet) -> u32 {
    (0..rules.pairs()).filter(|pair| one.has(*pair) != other.has(*pair)).count() as u32
}
