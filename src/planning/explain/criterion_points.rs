//! Where along the weight of one criterion the pairing changes. The value is not linear in it (fits are weighted means, rounded), so
//! it is found by re-solving on a grid and by bisection between points that differ: always approximate.

use std::rc::Rc;

use domain::{
    KindId, Order, Outcome, Scenario,
    explanation::{BreakPoint, BreakPoints, Exactness, Progress, WeightAxis},
};

use crate::{
    joint::{JointError, evaluator::Evaluator, pair_set::PairSet},
    strategies::{decision::Decision, seek::Seek, valuing::value_of},
};

/// The greatest weight that is looked at.
const MOST: u32 = 100;

/// Weights between two points of the grid.
const GRID: usize = 20;

/// The search: one step solves at one weight, or halves one interval.
#[derive(Debug)]
pub struct CriterionBreakPoints {
    decision: Decision,
    kind: KindId,
    position: usize,
    at: u32,
    grid: Vec<u32>,
    /// The best pairing found at each point of the grid.
    solved: Vec<PairSet>,
    /// Intervals that are halved: from the weight where the first is the better to that where the second is.
    open: Vec<(u32, u32, PairSet, PairSet)>,
    found: Vec<(u32, PairSet, PairSet)>,
}

impl CriterionBreakPoints {
    /// Begins along the weight of the criterion at a position of a kind, from the pairs of a plan.
    ///
    /// # Errors
    /// The outcome that the scenario has instead of a plan; `None` within where the criterion is unknown.
    pub fn new(scenario: &Scenario, kind: &KindId, position: usize) -> Result<Option<Self>, Box<Outcome>> {
        let Some(entry) = scenario.kind(kind).and_then(|(_, kind)| kind.criteria.get(position)) else { return Ok(None) };
        let at = entry.weight;
        let grid = (0..=MOST).step_by(GRID).collect();
        let decision = Decision::new(scenario.clone())?;
        let (solved, open, found) = (Vec::new(), Vec::new(), Vec::new());
        Ok(Some(Self { decision, kind: kind.clone(), position, at, grid, solved, open, found }))
    }

    /// Makes one step. Returns whether something is left to do.
    pub fn advance(&mut self) -> bool {
        // Sums that leave 64 bits end the search with what it has.
        self.step().unwrap_or(false)
    }

    /// How far it has come.
    pub fn progress(&self) -> Progress {
        let done = self.solved.len() + self.found.len();
        Progress { done: done as u64, total: (self.grid.len() + self.found.len() + self.open.len()) as u64 }
    }

    fn step(&mut self) -> Result<bool, JointError> {
        if let Some(weight) = self.grid.get(self.solved.len()).copied() {
            let pairing = self.solve(weight)?;
            if let Some(last) = self.solved.last().filter(|last| **last != pairing) {
                self.open.push((self.grid[self.solved.len() - 1], weight, last.clone(), pairing.clone()));
            }
            self.solved.push(pairing);
            return Ok(true);
        }
        let Some((low, high, left, right)) = self.open.pop() else { return Ok(false) };
        if high - low <= 1 {
            self.found.push((high, left, right));
            self.found.order_by_key(|(weight, ..)| *weight);
            return Ok(true);
        }
        let middle = u32::midpoint(low, high);
        let better = self.is_better(middle, &left, &right)?;
        self.open.push(if better { (low, middle, left, right) } else { (middle, high, left, right) });
        Ok(true)
    }

    /// The decision at a weight; `None` where no criterion would have any.
    fn at(&self, weight: u32) -> Option<Decision> {
        let mut scenario = self.decision.scenario.clone();
        let kind = scenario.kinds.iter_mut().find(|kind| kind.id == self.kind)?;
        kind.criteria[self.position].weight = weight;
        if kind.criteria.iter().all(|entry| entry.weight == 0) {
            return None;
        }
        Decision::with_alone(scenario, self.decision.alone.clone()).ok()
    }

    fn solve(&mut self, weight: u32) -> Result<PairSet, JointError> {
        let start = if let Some(last) = self.solved.last() {
            last.clone()
        } else {
            let best = self.decision.rules().best(&self.decision.alone_totals())?;
            best.unwrap_or_else(|| PairSet::new(self.decision.problem.pairs()))
        };
        let Some(decision) = self.at(weight) else { return Ok(start) };
        let mut seek = Seek::new(&decision.problem, Rc::clone(&decision.core), std::slice::from_ref(&start), 0)?;
        while seek.advance(1_000)? {}
        Ok(seek.best().map_or(start, |(_, best)| best.clone()))
    }

    /// Whether the second pairing is the better one at a weight.
    fn is_better(&self, weight: u32, left: &PairSet, right: &PairSet) -> Result<bool, JointError> {
        let Some(decision) = self.at(weight) else { return Ok(true) };
        let mut evaluator = Evaluator::new(Rc::clone(&decision.core));
        Ok(value_of(&mut evaluator, right, i64::MIN)? > value_of(&mut evaluator, left, i64::MIN)?)
    }

    /// The break-points found so far.
    pub fn answer(&self) -> BreakPoints {
        let only = |one: &PairSet, other: &PairSet| {
            let pairs = (0..self.decision.problem.pairs()).filter(|pair| one.has(*pair) && !other.has(*pair));
            pairs.map(|pair| self.decision.pair(pair)).collect::<Vec<_>>()
        };
        let point = |(weight, left, right): &(u32, PairSet, PairSet)| BreakPoint {
            weight: *weight,
            added: only(right, left),
            removed: only(left, right),
            exactness: Exactness::Approximate,
        };
        BreakPoints {
            axis: WeightAxis::Criterion { kind: self.kind.clone(), position: self.position as u32 },
            at: self.at,
            points: self.found.iter().map(point).collect(),
            pool: self.solved.len() as u32,
        }
    }
}
