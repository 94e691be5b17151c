//! Where along the weight of a kind the pairing changes (model, *Explanations*: break-points).
//!
//! The value of a pairing is linear in the kind weights, V(y) = Σ w(k)·V(k, y) − penalties, and V(k, y) does not depend on them. So each
//! pairing is valued once by kind, and the best of a pool of pairings is read off at every weight, rounded as the weights are. At a
//! grid of weights, and at the changes that are found, the pool is bettered by walking to neighbours. A change is exact where the
//! joint search proves the pairings on its two sides: a line that touches the convex envelope at two weights is the envelope between
//! them.

use std::rc::Rc;

use domain::{
    KindId, Order, Outcome, Scenario,
    explanation::{BreakPoint, BreakPoints, Exactness, Progress, WeightAxis},
    rules::share_out,
    validation::WEIGHT_SUM,
};

use crate::{
    joint::{JointError, pair_set::PairSet},
    strategies::{decision::Decision, rules::PairingRules, seek::Seek, valuing::value_of},
};

use super::by_kind::{ByKind, penalties};

/// Weights between two points of the grid.
const GRID: u32 = 500;

/// Rounds of looking again at the changes that were found.
const ROUNDS: u32 = 3;

/// Proofs at most.
const PROOFS: usize = 64;

/// A pairing with its value by kind for a weight of 1.
#[derive(Clone, Debug)]
struct Line {
    pairing: PairSet,
    by_kind: Vec<i64>,
    penalty: i64,
}

#[derive(Debug)]
enum Stage {
    /// Betters the pool at these weights.
    Probe {
        weights: Vec<u32>,
        next: usize,
        round: u32,
    },
    /// Proves the pairings at these weights.
    Prove {
        weights: Vec<u32>,
        next: usize,
    },
    Ended,
}

/// The search: one step looks at one weight.
#[derive(Debug)]
pub struct KindBreakPoints {
    decision: Decision,
    kind: usize,
    by_kind: ByKind,
    rules: PairingRules,
    lines: Vec<Line>,
    stage: Stage,
    proved: Vec<u32>,
    joint_steps: u64,
}

/// The weights of the kinds when one of them is moved: the others in proportion, equally where all of them are 0.
pub fn moved(weights: &[u32], index: usize, to: u32) -> Vec<u32> {
    let others: Vec<u64> = weights.iter().enumerate().map(|(i, w)| if i == index { 0 } else { u64::from(*w) }).collect();
    let even: Vec<u64> = (0..weights.len()).map(|i| u64::from(i != index)).collect();
    let left = u64::from(WEIGHT_SUM.saturating_sub(to));
    let shares = share_out(&others, left).or_else(|| share_out(&even, left));
    let Some(shares) = shares else { return vec![WEIGHT_SUM; weights.len()] };
    shares.into_iter().enumerate().map(|(i, share)| if i == index { to } else { share as u32 }).collect()
}

impl KindBreakPoints {
    /// Begins along the weight of a kind, from the pairs of a plan. `joint_steps` limits the flows of each proof; with 0 there is none.
    ///
    /// # Errors
    /// The outcome that the scenario has instead of a plan; `None` within where the kind is unknown.
    pub fn new(
        scenario: &Scenario,
        kind: &KindId,
        pairs: &[domain::Pair],
        joint_steps: u64,
    ) -> Result<Option<Self>, Box<Outcome>> {
        let Some((index, _)) = scenario.kind(kind) else { return Ok(None) };
        let decision = Decision::new(scenario.clone())?;
        let too_large = || Box::new(Outcome::Failed(domain::PlanFailure::TooLarge));
        let by_kind = ByKind::new(scenario)?;
        let mut weights: Vec<u32> = (0..=WEIGHT_SUM).step_by(GRID as usize).collect();
        // Near the end the other kinds share so few units that their proportions change, and pairings with them.
        weights.extend((0..GRID.ilog2()).map(|power| WEIGHT_SUM - (1 << power)));
        weights.push(scenario.rules.kind_weights.get(index).map_or(0, |entry| entry.weight));
        weights.order();
        weights.dedup();
        let mut this = Self {
            kind: index,
            by_kind,
            rules: decision.rules(),
            lines: Vec::new(),
            stage: Stage::Probe { weights, next: 0, round: 0 },
            proved: Vec::new(),
            joint_steps,
            decision,
        };
        let start = this.decision.pairing(pairs.iter().copied());
        if let Some(start) = this.rules.nearest(&start, &[]).map_err(|_| too_large())? {
            this.line(&start).map_err(|_| too_large())?;
        }
        Ok(Some(this))
    }

    /// Looks at one weight. Returns whether something is left to do.
    pub fn advance(&mut self) -> bool {
        // Sums that leave 64 bits were found when the decision was made; should one come up here, the search ends with what it has.
        if self.step().is_err() {
            self.stage = Stage::Ended;
        }
        !matches!(self.stage, Stage::Ended)
    }

    /// How far it has come.
    pub fn progress(&self) -> Progress {
        match &self.stage {
            Stage::Probe { weights, next, .. } | Stage::Prove { weights, next } => {
                Progress { done: *next as u64, total: weights.len() as u64 }
            }
            Stage::Ended => Progress { done: 1, total: 1 },
        }
    }

    fn step(&mut self) -> Result<(), JointError> {
        match std::mem::replace(&mut self.stage, Stage::Ended) {
            Stage::Probe { weights, next, round } => {
                if let Some(weight) = weights.get(next) {
                    self.probe(*weight)?;
                    self.stage = Stage::Probe { weights, next: next + 1, round };
                    return Ok(());
                }
                let again = self.sides();
                let is_new = again.iter().any(|weight| !weights.contains(weight));
                self.stage = if is_new && round < ROUNDS {
                    let mut weights = weights;
                    weights.extend(again.into_iter().filter(|weight| !weights.contains(weight)).collect::<Vec<_>>());
                    Stage::Probe { weights, next, round: round + 1 }
                } else if self.joint_steps > 0 {
                    Stage::Prove { weights: again, next: 0 }
                } else {
                    Stage::Ended
                };
            }
            Stage::Prove { mut weights, next } => {
                if next == weights.len() {
                    // A proof may have found a better pairing, which moves the changes: their sides are proved as well.
                    let moved = self.sides().into_iter().filter(|side| !weights.contains(side));
                    weights.extend(moved.take(PROOFS.saturating_sub(next)).collect::<Vec<_>>());
                }
                let Some(weight) = weights.get(next).copied() else { return Ok(()) };
                if self.prove(weight)? {
                    self.proved.push(weight);
                }
                self.stage = Stage::Prove { weights, next: next + 1 };
            }
            Stage::Ended => {}
        }
        Ok(())
    }

    /// The weights in force when the kind's is moved: kinds without needs weigh nothing.
    fn weights(&self, to: u32) -> Vec<i64> {
        let now: Vec<u32> = self.decision.scenario.rules.kind_weights.iter().map(|entry| entry.weight).collect();
        let ids = self.decision.scenario.rules.kind_weights.iter().map(|entry| &entry.kind);
        let moved: Vec<(&KindId, u32)> = ids.zip(moved(&now, self.kind, to)).collect();
        let raw: Vec<u64> = self
            .decision
            .scenario
            .kinds
            .iter()
            .zip(&self.by_kind.has_needs)
            .map(|(kind, has_needs)| {
                let weight = moved.iter().find(|(id, _)| **id == kind.id).map_or(0, |(_, weight)| *weight);
                if *has_needs { u64::from(weight) } else { 0 }
            })
            .collect();
        let shares = share_out(&raw, u64::from(WEIGHT_SUM)).unwrap_or_else(|| vec![0; raw.len()]);
        shares.into_iter().map(|share| share as i64).collect()
    }

    fn worth(weights: &[i64], line: &Line) -> i128 {
        let kinds = weights.iter().zip(&line.by_kind).map(|(weight, value)| i128::from(*weight) * i128::from(*value));
        kinds.sum::<i128>() - i128::from(line.penalty)
    }

    /// The best line at some weights; of equals the first found.
    fn best(&self, weights: &[i64]) -> Option<usize> {
        let worth = |index: &usize| (Self::worth(weights, &self.lines[*index]), std::cmp::Reverse(*index));
        (0..self.lines.len()).max_by_key(worth)
    }

    /// Values a pairing by kind and adds it to the pool; `None` where no allocation was found.
    fn line(&mut self, pairing: &PairSet) -> Result<Option<usize>, JointError> {
        if let Some(index) = self.lines.iter().position(|line| line.pairing == *pairing) {
            return Ok(Some(index));
        }
        let Some(by_kind) = self.by_kind.values(pairing)? else { return Ok(None) };
        let penalty = penalties(&self.decision.problem, pairing);
        self.lines.push(Line { pairing: pairing.clone(), by_kind, penalty });
        Ok(Some(self.lines.len() - 1))
    }

    /// Value at some weights when all needs are divisible.
    fn divisible(&mut self, weights: &[i64], pairing: &PairSet) -> Result<i128, JointError> {
        Ok(self.by_kind.divisible(weights, pairing)? - i128::from(penalties(&self.decision.problem, pairing)))
    }

    /// Betters the pool at a weight: the pairing step there, then a walk from the best line.
    fn probe(&mut self, to: u32) -> Result<(), JointError> {
        let weights = self.weights(to);
        let score = |kinds: &Vec<i64>| -> i64 { kinds.iter().zip(&weights).map(|(value, weight)| value * weight).sum() };
        let mut scores: Vec<i64> = self.by_kind.alone.iter().map(score).collect();
        for existing in &self.decision.problem.existing {
            scores[self.decision.problem.pair_index(existing.east, existing.west)] += existing.penalty;
        }
        if let Some(stepwise) = self.rules.best(&scores)? {
            self.line(&stepwise)?;
        }
        let Some(mut at) = self.best(&weights) else { return Ok(()) };
        loop {
            let around = self.lines[at].pairing.clone();
            let (here, value) = (self.divisible(&weights, &around)?, Self::worth(&weights, &self.lines[at]));
            let mut better = None;
            for step in self.rules.steps(&around) {
                let neighbour = step.from(&around);
                if self.divisible(&weights, &neighbour)? <= here {
                    continue;
                }
                if let Some(line) = self.line(&neighbour)?
                    && Self::worth(&weights, &self.lines[line]) > value
                {
                    better = Some(line);
                    break;
                }
            }
            match better {
                Some(line) => at = line,
                None => return Ok(()),
            }
        }
    }

    /// Weights at which the best line changes: the first weight of each new one, with that line.
    fn changes(&self) -> Vec<(u32, usize)> {
        let mut out: Vec<(u32, usize)> = Vec::new();
        for weight in 0..=WEIGHT_SUM {
            let weights = self.weights(weight);
            let Some(best) = self.best(&weights) else { return out };
            let stays = out
                .last()
                .is_some_and(|(_, last)| Self::worth(&weights, &self.lines[*last]) >= Self::worth(&weights, &self.lines[best]));
            if !stays {
                out.push((weight, best));
            }
        }
        out
    }

    /// Both sides of every change, and both ends.
    fn sides(&self) -> Vec<u32> {
        let mut out = vec![0, WEIGHT_SUM];
        for (weight, _) in self.changes().into_iter().filter(|(weight, _)| *weight > 0) {
            out.extend([weight - 1, weight]);
        }
        out.order();
        out.dedup();
        out
    }

    /// Whether the best line at a weight is proved best by the joint search. A better one, where it finds one, joins the pool.
    fn prove(&mut self, to: u32) -> Result<bool, JointError> {
        let mut scenario = self.decision.scenario.clone();
        let now: Vec<u32> = scenario.rules.kind_weights.iter().map(|entry| entry.weight).collect();
        for (entry, weight) in scenario.rules.kind_weights.iter_mut().zip(moved(&now, self.kind, to)) {
            entry.weight = weight;
        }
        let Some(best) = self.best(&self.weights(to)) else { return Ok(false) };
        let pairing = self.lines[best].pairing.clone();
        let Ok(decision) = Decision::with_alone(scenario, self.decision.alone.clone()) else { return Ok(false) };
        let mut seek =
            Seek::new(&decision.problem, Rc::clone(&decision.core), std::slice::from_ref(&pairing), self.joint_steps)?;
        while seek.advance(1_000)? {}
        let Some((value, found)) = seek.best().cloned() else { return Ok(false) };
        self.line(&found)?;
        let ours = value_of(seek.evaluator(), &pairing, i64::MIN)?;
        Ok(seek.is_proved() && ours == Some(value))
    }

    /// The pairs that are best at a weight of the kind, of those found, and their value with the other weights moved in proportion.
    pub fn best_at(&self, weight: u32) -> Option<(Vec<domain::Pair>, i128)> {
        let weights = self.weights(weight.min(WEIGHT_SUM));
        let line = &self.lines[self.best(&weights)?];
        let pairs = (0..self.rules.pairs()).filter(|pair| line.pairing.has(*pair)).map(|pair| self.decision.pair(pair));
        Some((pairs.collect(), Self::worth(&weights, line)))
    }

    /// The break-points found so far.
    pub fn answer(&self) -> BreakPoints {
        let changes = self.changes();
        let linear = self.decision.scenario.rules.pool.is_paired_only();
        let pairs = |one: &Line, other: &Line| {
            let only = (0..self.rules.pairs()).filter(|pair| one.pairing.has(*pair) && !other.pairing.has(*pair));
            only.map(|pair| self.decision.pair(pair)).collect::<Vec<_>>()
        };
        let point = |two: &[(u32, usize)]| {
            let (weight, new) = two[1];
            let (before, after) = (&self.lines[two[0].1], &self.lines[new]);
            let is_proved = linear && self.proved.contains(&weight) && self.proved.contains(&(weight - 1));
            BreakPoint {
                weight,
                added: pairs(after, before),
                removed: pairs(before, after),
                exactness: if is_proved { Exactness::Exact } else { Exactness::Approximate },
            }
        };
        let kind = &self.decision.scenario.kinds[self.kind].id;
        BreakPoints {
            axis: WeightAxis::Kind(kind.clone()),
            at: self.decision.scenario.rules.kind_weights.get(self.kind).map_or(0, |entry| entry.weight),
            points: changes.windows(2).map(point).collect(),
            pool: self.lines.len() as u32,
        }
    }
}
