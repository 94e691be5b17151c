//! The problem as the checker sees it: fixed amounts taken out, arcs left out that no plan can use. Written apart from the search.

use std::collections::BTreeMap;

use crate::problem::{JointProblem, PartyBounds, Whole};

/// An arc that a plan may use beyond what is fixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReducedArc {
    pub index: u32,
    pub offer: u32,
    pub need: u32,
    pub east: u32,
    pub west: u32,
    pub paired: i64,
    pub unpaired: i64,
    pub most: i64,
    pub share_least: i64,
}

/// The reduced problem.
#[derive(Clone, Debug)]
pub struct Reduced {
    pub east: Vec<PartyBounds>,
    pub west: Vec<PartyBounds>,
    /// By pair: settled beforehand.
    pub settled: Vec<Option<bool>>,
    /// By pair: value of choosing it apart from amounts.
    pub gain: Vec<i128>,
    pub constant: i128,
    pub capacity: Vec<i64>,
    pub quantity: Vec<i64>,
    pub whole: Vec<Option<Whole>>,
    pub must: Vec<bool>,
    pub arcs: Vec<ReducedArc>,
    pub unpaired_allowed: bool,
}

impl Reduced {
    pub fn new(problem: &JointProblem) -> Self {
        let pairs = problem.pairs();
        let mut this = Self {
            east: problem.east.clone(),
            west: problem.west.clone(),
            settled: vec![None; pairs],
            gain: vec![0; pairs],
            constant: 0,
            capacity: problem.offers.iter().map(|offer| offer.capacity).collect(),
            quantity: problem.needs.iter().map(|need| need.quantity).collect(),
            whole: problem.needs.iter().map(|need| need.whole).collect(),
            must: vec![false; problem.needs.len()],
            arcs: Vec::new(),
            unpaired_allowed: problem.unpaired_allowed,
        };
        for (e, w) in &problem.pins {
            this.settled[problem.pair_index(*e, *w)] = Some(true);
        }
        for (e, w) in &problem.forbids {
            this.settled[problem.pair_index(*e, *w)] = Some(false);
        }
        for pair in problem.existing.iter().filter(|pair| !problem.forbids.contains(&(pair.east, pair.west))) {
            this.constant -= i128::from(pair.penalty);
            this.gain[problem.pair_index(pair.east, pair.west)] += i128::from(pair.penalty);
        }
        let mut fixed = BTreeMap::new();
        for (index, arc) in problem.arcs.iter().enumerate().filter(|(_, arc)| arc.least > 0) {
            let amount = arc.least;
            fixed.insert(index, amount);
            this.capacity[arc.offer as usize] -= amount;
            this.quantity[arc.need as usize] -= amount;
            this.must[arc.need as usize] = this.whole[arc.need as usize].is_some();
            let pair = problem.pair_of_arc(arc);
            let base = if problem.unpaired_allowed { arc.unpaired } else { arc.paired };
            this.constant += i128::from(base) * i128::from(amount);
            this.gain[pair] += i128::from(arc.paired - base) * i128::from(amount);
            if !problem.unpaired_allowed {
                this.settled[pair] = Some(true);
            }
        }
        for (index, arc) in problem.arcs.iter().enumerate() {
            this.add(problem, index, arc, fixed.get(&index).copied());
        }
        this.leave_out_what_cannot_be_filled();
        this
    }

    fn add(&mut self, problem: &JointProblem, index: usize, arc: &crate::problem::JointArc, fixed: Option<i64>) {
        let (o, n) = (arc.offer as usize, arc.need as usize);
        let most = (arc.most - fixed.unwrap_or(0)).min(self.capacity[o]).min(self.quantity[n]);
        let shut = self.settled[problem.pair_of_arc(arc)] == Some(false) && !self.unpaired_allowed;
        // One offer alone serves this need: one that cannot, or any beside a fixed one, never does.
        let single = self.whole[n] == Some(Whole::Single);
        let cannot = single && (most < self.quantity[n] || (self.must[n] && fixed.is_none()));
        let share_least = if fixed.is_some() { 0 } else { arc.share_least };
        let worthless = self.whole[n].is_none() && arc.paired <= 0;
        if most > 0 && !shut && !cannot && share_least <= most && !worthless {
            self.arcs.push(ReducedArc {
                index: index as u32,
                offer: arc.offer,
                need: arc.need,
                east: problem.offers[o].east,
                west: problem.needs[n].west,
                paired: arc.paired,
                unpaired: arc.unpaired,
                most,
                share_least,
            });
        }
    }

    /// A whole need that all its arcs together cannot fill gets nothing in any plan.
    fn leave_out_what_cannot_be_filled(&mut self) {
        let mut sum = vec![0_i128; self.quantity.len()];
        for arc in &self.arcs {
            sum[arc.need as usize] += i128::from(arc.most);
        }
        let (whole, quantity) = (&self.whole, &self.quantity);
        let fillable = |need: usize| whole[need].is_none() || sum[need] >= i128::from(quantity[need]);
        self.arcs.retain(|arc| fillable(arc.need as usize));
    }

    /// Index of a pair.
    pub fn pair(&self, east: u32, west: u32) -> usize {
        east as usize * self.west.len() + west as usize
    }

    /// What is said of a pair on the way or beforehand. Decisions that contradict what is settled cover no plan.
    pub fn decision(&self, decided: &BTreeMap<u32, bool>, pair: usize) -> Option<bool> {
        self.settled[pair].or_else(|| decided.get(&(pair as u32)).copied())
    }

    /// The pairing, where every pair is decided.
    pub fn pairing(&self, decided: &BTreeMap<u32, bool>) -> Option<Vec<bool>> {
        (0..self.settled.len()).map(|pair| self.decision(decided, pair)).collect()
    }
}
