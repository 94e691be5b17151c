//! Which pairings keep the rules, and which lie next to one another: one pair more or less, one partner for another, partners
//! exchanged. Every search over pairings walks on this.

use matching::b_matching::{BEdge, BMatchingError, BMatchingProblem, Degree, EdgeRule, max_weight_b_matching};

use crate::{
    joint::{
        JointError,
        core::{Core, PairFate},
        pair_set::PairSet,
    },
    problem::PartyBounds,
};

/// Partner bounds and what is settled of each pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PairingRules {
    /// Bounds of the eastern parties.
    pub east: Vec<PartyBounds>,
    /// Bounds of the western parties.
    pub west: Vec<PartyBounds>,
    /// What is settled, by pair.
    pub fate: Vec<PairFate>,
}

/// A step from one pairing to another: pairs that change sides, at most four.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    flips: [u32; 4],
    count: u8,
}

impl Step {
    fn new(pairs: &[usize]) -> Self {
        let mut flips = [0; 4];
        for (slot, pair) in flips.iter_mut().zip(pairs) {
            *slot = *pair as u32;
        }
        Self { flips, count: pairs.len() as u8 }
    }

    /// The pairs that change sides.
    pub fn pairs(&self) -> impl Iterator<Item = usize> {
        self.flips[..usize::from(self.count)].iter().map(|pair| *pair as usize)
    }

    /// The pairing on the other end.
    #[must_use]
    pub fn from(&self, pairing: &PairSet) -> PairSet {
        let mut out = pairing.clone();
        for pair in self.pairs() {
            out.set(pair, !pairing.has(pair));
        }
        out
    }
}

impl PairingRules {
    /// The rules of a decision.
    pub fn new(core: &Core) -> Self {
        Self { east: core.east.clone(), west: core.west.clone(), fate: core.fate.clone() }
    }

    /// Number of pairs.
    pub fn pairs(&self) -> usize {
        self.fate.len()
    }

    /// Partners of each party, east and west. O(pairs).
    pub fn degrees(&self, pairing: &PairSet) -> (Vec<u32>, Vec<u32>) {
        let width = self.west.len();
        let (mut east, mut west) = (vec![0; self.east.len()], vec![0; width]);
        for pair in (0..self.pairs()).filter(|pair| pairing.has(*pair)) {
            east[pair / width] += 1;
            west[pair % width] += 1;
        }
        (east, west)
    }

    /// Whether a pairing keeps all bounds, pins and forbids. O(pairs).
    pub fn keeps(&self, pairing: &PairSet) -> bool {
        let (east, west) = self.degrees(pairing);
        let within = |bounds: &[PartyBounds], degrees: &[u32]| {
            bounds.iter().zip(degrees).all(|(bounds, degree)| (bounds.least..=bounds.most).contains(degree))
        };
        within(&self.east, &east)
            && within(&self.west, &west)
            && (0..self.pairs()).all(|pair| self.suits(pair, pairing.has(pair)))
    }

    fn suits(&self, pair: usize, is_chosen: bool) -> bool {
        match self.fate[pair] {
            PairFate::Free => true,
            PairFate::In => is_chosen,
            PairFate::Out => !is_chosen,
        }
    }

    /// The pairing that keeps the rules and is worth most by the sum of these weights; `None` where none keeps them. One b-matching.
    ///
    /// # Errors
    /// [`JointError::TooLarge`] where the weights are too great.
    pub fn best(&self, weights: &[i64]) -> Result<Option<PairSet>, JointError> {
        match max_weight_b_matching(&self.b_matching(weights)) {
            Ok(matching) => Ok(Some(PairSet::from_chosen(&matching.chosen))),
            Err(BMatchingError::Infeasible(_)) => Ok(None),
            Err(_) => Err(JointError::TooLarge),
        }
    }

    /// The pairing step as a b-matching, edges in the order of the pairs. O(pairs).
    pub fn b_matching(&self, weights: &[i64]) -> BMatchingProblem {
        let degrees =
            |parties: &[PartyBounds]| parties.iter().map(|bounds| Degree { least: bounds.least, most: bounds.most }).collect();
        let width = self.west.len().max(1);
        let rule = |fate| match fate {
            PairFate::Free => EdgeRule::Free,
            PairFate::In => EdgeRule::Pinned,
            PairFate::Out => EdgeRule::Forbidden,
        };
        let edges = weights.iter().zip(&self.fate).enumerate().map(|(pair, (weight, fate))| BEdge {
            left: (pair / width) as u32,
            right: (pair % width) as u32,
            weight: *weight,
            rule: rule(*fate),
        });
        BMatchingProblem { left: degrees(&self.east), right: degrees(&self.west), edges: edges.collect() }
    }

    /// The pairing that keeps the rules and has the most in common with this one, ties by weight. `None` where none keeps them.
    ///
    /// # Errors
    /// [`JointError::TooLarge`] where the weights are too great.
    pub fn nearest(&self, pairing: &PairSet, weights: &[i64]) -> Result<Option<PairSet>, JointError> {
        let greatest = weights.iter().map(|weight| weight.unsigned_abs()).max().unwrap_or(0).max(1);
        // Weights are brought down so that one pair in common outweighs all of them together.
        let part = |weight: i64| i64::try_from(i128::from(weight) * 1_000_000 / i128::from(greatest)).unwrap_or(0);
        let common = 1_000_000 * (self.pairs() as i64 + 1) * 2;
        let near = |pair: usize| if pairing.has(pair) { common } else { -common };
        let weights: Vec<i64> = (0..self.pairs()).map(|pair| near(pair) + weights.get(pair).map_or(0, |w| part(*w))).collect();
        self.best(&weights)
    }

    /// All steps to pairings that keep the rules, in a fixed order: leave out, add, one partner for another on either side, exchange
    /// partners. The pairing itself must keep them. O(pairs²).
    pub fn steps(&self, pairing: &PairSet) -> Vec<Step> {
        let width = self.west.len();
        let (east, west) = self.degrees(pairing);
        let is_free = |pair: usize| self.fate[pair] == PairFate::Free;
        let chosen: Vec<usize> = (0..self.pairs()).filter(|pair| pairing.has(*pair) && is_free(*pair)).collect();
        let open: Vec<usize> = (0..self.pairs()).filter(|pair| !pairing.has(*pair) && is_free(*pair)).collect();
        let more_east = |e: usize| east[e] < self.east[e].most;
        let more_west = |w: usize| west[w] < self.west[w].most;
        let fewer_east = |e: usize| east[e] > self.east[e].least;
        let fewer_west = |w: usize| west[w] > self.west[w].least;
        let mut out = Vec::new();
        for pair in &chosen {
            if fewer_east(pair / width) && fewer_west(pair % width) {
                out.push(Step::new(&[*pair]));
            }
        }
        for pair in &open {
            if more_east(pair / width) && more_west(pair % width) {
                out.push(Step::new(&[*pair]));
            }
        }
        for old in &chosen {
            for new in &open {
                let (same_east, same_west) = (old / width == new / width, old % width == new % width);
                let fits = match (same_east, same_west) {
                    (true, _) => fewer_west(old % width) && more_west(new % width),
                    (_, true) => fewer_east(old / width) && more_east(new / width),
                    _ => fewer_east(old / width) && fewer_west(old % width) && more_east(new / width) && more_west(new % width),
                };
                if fits {
                    out.push(Step::new(&[*old, *new]));
                }
            }
        }
        for (position, one) in chosen.iter().enumerate() {
            for two in &chosen[position + 1..] {
                let (a, b) = (one / width * width + two % width, two / width * width + one % width);
                if a != *one && a != *two && a != b && [a, b].iter().all(|pair| !pairing.has(*pair) && is_free(*pair)) {
                    out.push(Step::new(&[*one, *two, a, b]));
                }
            }
        }
        out
    }
}
