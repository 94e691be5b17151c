//! What a plan leaves open: what is left of each offer, who holds the rest, and whether one more unit for a need would serve the aim of
//! the strategy. Called by `unmet` and `bars`, so that what they say of a plan is checked on the plan itself.

use std::{cmp::Ordering, collections::BTreeSet};

use domain::{AmountRule, Order, Scenario, Strategy};

use crate::{
    problem::{JointArc, JointProblem, Pairing, Whole},
    strategies::fair_vector::compare_fractions,
};

/// Arcs up to which all ways to put shares together are looked at.
const ALL_SUBSETS: usize = 12;

/// A plan in numbers with what it leaves open.
#[derive(Debug)]
pub struct Room<'a> {
    /// The numbers.
    pub problem: &'a JointProblem,
    /// The pairs.
    pub pairing: &'a Pairing,
    /// Units on each arc.
    pub flow: &'a [i64],
    /// Units left of each offer.
    pub left: Vec<i64>,
    strategy: Strategy,
    /// Whether the planner has fixed the amount, by arc.
    fixed: Vec<bool>,
    /// Arcs that carry something, by offer.
    takers: Vec<Vec<usize>>,
    /// Served and needed, by western party and kind.
    covered: Vec<(i64, i64)>,
}

/// How a need that takes a unit of an offer stands to another that would like it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// Passing the unit on would serve the aim.
    Weak,
    /// Passing it on would change nothing that the aim looks at.
    Even,
    /// The one that has it brings more.
    Dearer,
    /// Fairest: without it, its place would be covered less.
    Fairer,
    /// The planner has fixed it.
    Fixed,
}

impl<'a> Room<'a> {
    /// Reads a plan. O(arcs × log fixed amounts).
    pub fn new(scenario: &Scenario, problem: &'a JointProblem, pairing: &'a Pairing, flow: &'a [i64]) -> Self {
        let kinds = problem.kinds as usize;
        let mut left: Vec<i64> = problem.offers.iter().map(|offer| offer.capacity).collect();
        let mut takers: Vec<Vec<usize>> = vec![Vec::new(); problem.offers.len()];
        let mut covered = vec![(0, 0); problem.west.len() * kinds];
        for need in &problem.needs {
            covered[need.west as usize * kinds + need.kind as usize].1 += need.quantity;
        }
        for (index, (arc, amount)) in problem.arcs.iter().zip(flow).enumerate() {
            let need = &problem.needs[arc.need as usize];
            left[arc.offer as usize] -= amount;
            covered[need.west as usize * kinds + need.kind as usize].0 += amount;
            if *amount > 0 {
                takers[arc.offer as usize].push(index);
            }
        }
        let names: BTreeSet<_> = scenario.fixed.iter().map(|entry| (&entry.offer, &entry.need)).collect();
        let is_fixed = |arc: &JointArc| {
            let ends = scenario.offers.get(arc.offer as usize).zip(scenario.needs.get(arc.need as usize));
            ends.is_some_and(|(offer, need)| names.contains(&(&offer.id, &need.id)))
        };
        let fixed = problem.arcs.iter().map(|arc| !names.is_empty() && is_fixed(arc)).collect();
        // A plan that is held as it was shown has amounts by a rule of its own.
        let strategy = match scenario.held.as_ref().map(|held| held.rule) {
            None => scenario.strategy,
            Some(AmountRule::Value) => Strategy::BestValue,
            Some(AmountRule::Fair) => Strategy::Fairest,
        };
        Self { problem, pairing, flow, left, strategy, fixed, takers, covered }
    }

    /// Whether the planner has fixed the amount on an arc.
    pub fn is_fixed(&self, arc: usize) -> bool {
        self.fixed[arc]
    }

    /// Whether the pairing lets an arc carry anything.
    pub fn is_open(&self, arc: usize) -> bool {
        self.problem.unpaired_allowed || self.pairing[self.problem.pair_of_arc(&self.problem.arcs[arc])]
    }

    /// Value of one unit on an arc as the pairing stands; as if paired where the pairing closes it.
    pub fn unit(&self, arc: usize) -> i64 {
        let entry = &self.problem.arcs[arc];
        let is_paired = self.pairing[self.problem.pair_of_arc(entry)] || !self.problem.unpaired_allowed;
        if is_paired { entry.paired } else { entry.unpaired }
    }

    /// Whether one more unit on an arc, were its pair there, would serve the aim: from what is left of the offer, or from a need that
    /// holds it weakly. For needs that are served in part. O(needs that the offer serves).
    pub fn has_gain(&self, arc: usize) -> bool {
        if !self.can_carry_more(arc) {
            return false;
        }
        if self.left[self.problem.arcs[arc].offer as usize] > 0 {
            return self.strategy == Strategy::Fairest || self.unit(arc) > 0;
        }
        self.holders(arc).any(|(_, hold)| hold == Hold::Weak)
    }

    /// Whether a unit of what is left on an arc, were its pair there, would be worth more than one that serves its need now.
    pub fn serves_better(&self, arc: usize, now: i64) -> bool {
        self.can_carry_more(arc) && self.left[self.problem.arcs[arc].offer as usize] > 0 && self.unit(arc) > now
    }

    /// Whether an arc could carry one more unit, were its pair there and the offer not used up.
    pub fn can_carry_more(&self, arc: usize) -> bool {
        !self.fixed[arc] && self.flow[arc] < self.problem.arcs[arc].most
    }

    /// The other arcs that carry something of an arc's offer, and how each holds it against the arc.
    pub fn holders(&self, arc: usize) -> impl Iterator<Item = (usize, Hold)> {
        let takers = self.takers[self.problem.arcs[arc].offer as usize].iter();
        takers.filter(move |taker| **taker != arc).map(move |taker| (*taker, self.hold(*taker, arc)))
    }

    fn hold(&self, taker: usize, arc: usize) -> Hold {
        if self.fixed[taker] {
            return Hold::Fixed;
        }
        // Whole needs do not pass single units on.
        if self.problem.needs[self.problem.arcs[taker].need as usize].whole.is_some() {
            return Hold::Even;
        }
        if self.strategy == Strategy::Fairest {
            match self.fairness(taker, arc) {
                Ordering::Greater => return Hold::Weak,
                Ordering::Less => return Hold::Fairer,
                Ordering::Equal => {}
            }
        }
        match self.unit(taker).cmp(&self.unit(arc)) {
            Ordering::Less => Hold::Weak,
            Ordering::Equal => Hold::Even,
            Ordering::Greater => Hold::Dearer,
        }
    }

    /// How the coverages compare after one unit went from one need to another: greater where they are fairer.
    fn fairness(&self, from: usize, to: usize) -> Ordering {
        let (from, to) = (self.group(from), self.group(to));
        if from == to {
            return Ordering::Equal;
        }
        let sorted = |one: (i64, i64), other: (i64, i64)| {
            if compare_fractions(one, other).is_le() { [one, other] } else { [other, one] }
        };
        let ((from_served, from_needed), (to_served, to_needed)) = (self.covered[from], self.covered[to]);
        let before = sorted(self.covered[from], self.covered[to]);
        let after = sorted((from_served - 1, from_needed), (to_served + 1, to_needed));
        compare_fractions(after[0], before[0]).then_with(|| compare_fractions(after[1], before[1]))
    }

    fn group(&self, arc: usize) -> usize {
        let need = &self.problem.needs[self.problem.arcs[arc].need as usize];
        need.west as usize * self.problem.kinds as usize + need.kind as usize
    }

    /// Units that an arc of a whole need could bring of what is left of its offer, were its pair there; 0 where its least share is not
    /// left.
    pub fn share(&self, arc: usize) -> i64 {
        let entry = &self.problem.arcs[arc];
        let units = entry.most.min(self.left[entry.offer as usize]);
        if self.fixed[arc] || units < entry.share_least { 0 } else { units }
    }

    /// Whether what is left on these arcs fills their need, which is served in full or not at all.
    pub fn fills(&self, need: usize, arcs: &[usize]) -> bool {
        let shares: Vec<(i64, i64)> = arcs.iter().map(|arc| (self.problem.arcs[*arc].share_least, self.share(*arc))).collect();
        self.together(need, &shares)
    }

    /// Whether these arcs could fill their need if nothing else took anything of the offers.
    pub fn could_fill(&self, need: usize, arcs: &[usize]) -> bool {
        let shares: Vec<(i64, i64)> = arcs.iter().map(|arc| (self.problem.arcs[*arc].share_least, self.most(*arc))).collect();
        self.together(need, &shares)
    }

    /// Whether serving a whole need by these arcs would serve the aim.
    pub fn is_worth(&self, arcs: &[usize]) -> bool {
        self.strategy == Strategy::Fairest || arcs.iter().any(|arc| self.share(*arc) > 0 && self.unit(*arc) > 0)
    }

    /// Whether anything that these arcs carry would serve the aim: for all but the fairest plan, whether it is worth anything.
    pub fn counts(&self, arcs: &[usize]) -> bool {
        self.strategy == Strategy::Fairest || arcs.iter().any(|arc| self.unit(*arc) > 0)
    }

    /// Units that an arc brings at most if nothing else takes anything of its offer.
    pub fn most(&self, arc: usize) -> i64 {
        let entry = &self.problem.arcs[arc];
        if self.fixed[arc] || entry.most < entry.share_least { 0 } else { entry.most }
    }

    /// Units that come together for a need: of all its arcs, or of the best where one offer must serve it alone.
    pub fn sum(&self, need: usize, units: impl Iterator<Item = i64>) -> i64 {
        if self.problem.needs[need].whole == Some(Whole::Single) { units.max().unwrap_or(0) } else { units.sum() }
    }

    /// Whether shares, each 0 or between its least and greatest amount, fill a need.
    fn together(&self, need: usize, shares: &[(i64, i64)]) -> bool {
        let entry = &self.problem.needs[need];
        let mut shares: Vec<(i64, i64)> = shares.iter().copied().filter(|(least, most)| *most > 0 && most >= least).collect();
        if entry.whole == Some(Whole::Single) {
            return shares.iter().any(|(_, most)| *most >= entry.quantity);
        }
        let fills = |taken: &mut dyn Iterator<Item = (i64, i64)>| {
            let (least, most) = taken.fold((0, 0), |sum, share| (sum.0 + share.0.max(1), sum.1 + share.1));
            least <= entry.quantity && most >= entry.quantity
        };
        if shares.len() <= ALL_SUBSETS {
            let subset = |bits: u32| (0..shares.len()).filter(move |at| bits >> at & 1 == 1);
            return (1..1_u32 << shares.len()).any(|bits| fills(&mut subset(bits).map(|at| shares[at])));
        }
        // The greatest shares first: fewest of them, so that their least amounts are in the way least.
        shares.order_by_key(|(least, most)| (std::cmp::Reverse(*most), *least));
        (1..=shares.len()).any(|count| fills(&mut shares[..count].iter().copied()))
    }
}
