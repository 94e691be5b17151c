//! 公平优先: the least covered first (leximin), by walking over pairings. Called by `search`.
//!
//! What all pairs together could reach, whole needs served in part, bounds the vector: as far as the vector found agrees with it from
//! the least coverage upwards, the levels are proved, and the next one is bounded by it.

use std::{cmp::Ordering, rc::Rc};

use domain::explanation::{FairLevel, FairUnit, Fairness};

use crate::joint::{
    JointError,
    core::{Core, PairFate},
    pair_set::PairSet,
};

use super::{
    decision::Decision,
    fair_vector::{FairAnswer, FairProblem, Group, compare_fractions},
    rules::{PairingRules, Step},
};

/// The walk: one tick looks at one pairing.
#[derive(Debug)]
pub struct Fairest {
    fair: FairProblem,
    unit: FairUnit,
    rules: PairingRules,
    core: Rc<Core>,
    /// The bounding vector.
    relaxed: Option<FairAnswer>,
    starts: Vec<PairSet>,
    next_start: usize,
    walk: Option<(PairSet, Vec<Step>, usize)>,
    best: Option<(PairSet, FairAnswer)>,
    left: u64,
    /// Pairings of the plans found, each fairer than those before.
    pub found: Vec<PairSet>,
    /// Flow problems solved.
    pub steps: u64,
}

impl Fairest {
    /// Begins at these pairings, those that keep the rules; looks at most at so many.
    ///
    /// # Errors
    /// [`JointError::TooLarge`] where sums leave 64 bits.
    pub fn new(
        decision: &Decision,
        fair: FairProblem,
        unit: FairUnit,
        starts: Vec<PairSet>,
        looks: u64,
    ) -> Result<Self, JointError> {
        let core = Rc::clone(&decision.core);
        let mut all = PairSet::new(decision.problem.pairs());
        for pair in (0..decision.problem.pairs()).filter(|pair| core.fate[*pair] != PairFate::Out) {
            all.set(pair, true);
        }
        let relaxed = fair.answer(&decision.problem, &core, &all, true)?;
        let steps = relaxed.as_ref().map_or(0, |answer| answer.steps);
        let rules = decision.rules();
        Ok(Self {
            fair,
            unit,
            rules,
            core,
            relaxed,
            starts,
            next_start: 0,
            walk: None,
            best: None,
            left: looks,
            found: Vec::new(),
            steps,
        })
    }

    /// Pairings that may still be looked at.
    pub fn left(&self) -> u64 {
        self.left
    }

    /// Looks at so many pairings, or fewer where the walk ends. Returns whether something is left to do.
    ///
    /// # Errors
    /// [`JointError::TooLarge`] where sums leave 64 bits.
    pub fn advance(&mut self, decision: &Decision, ticks: u64) -> Result<bool, JointError> {
        for _ in 0..ticks {
            if self.left == 0 || self.is_proved() {
                return Ok(false);
            }
            let Some(pairing) = self.next_promising(decision) else { return Ok(false) };
            self.left -= 1;
            self.look(decision, &pairing)?;
        }
        Ok(self.left > 0 && !self.is_proved())
    }

    fn is_proved(&self) -> bool {
        self.best.is_some() && self.proved() as usize == self.fair.groups.len()
    }

    /// The next pairing on which the groups could reach as much as on the best.
    fn next_promising(&mut self, decision: &Decision) -> Option<PairSet> {
        loop {
            let pairing = self.next()?;
            let is_promising = self.best.as_ref().is_none_or(|(_, best)| {
                let reach = self.fair.reach(&decision.problem, &pairing);
                self.fair.compare(&reach, &best.served).is_ge()
            });
            if is_promising && self.rules.keeps(&pairing) {
                return Some(pairing);
            }
        }
    }

    fn next(&mut self) -> Option<PairSet> {
        if let Some(start) = self.starts.get(self.next_start) {
            self.next_start += 1;
            return Some(start.clone());
        }
        let (best, _) = self.best.as_ref()?;
        let is_stale = self.walk.as_ref().is_none_or(|(around, ..)| around != best);
        if is_stale {
            self.walk = Some((best.clone(), self.rules.steps(best), 0));
        }
        let (around, steps, at) = self.walk.as_mut()?;
        let step = steps.get(*at)?;
        *at += 1;
        Some(step.from(around))
    }

    fn look(&mut self, decision: &Decision, pairing: &PairSet) -> Result<(), JointError> {
        let Some(answer) = self.fair.answer(&decision.problem, &self.core, pairing, false)? else { return Ok(()) };
        self.steps += answer.steps;
        let is_better = self.best.as_ref().is_none_or(|(_, best)| {
            let worth = |answer: &FairAnswer, pairing: &PairSet| worth(decision, &answer.flow, pairing);
            let order = self.fair.compare(&answer.served, &best.served);
            let best_pairing = &self.best.as_ref().map_or(pairing, |(pairing, _)| pairing);
            order.then_with(|| worth(&answer, pairing).cmp(&worth(best, best_pairing))).is_gt()
        });
        if is_better {
            self.best = Some((pairing.clone(), answer));
            self.found.push(pairing.clone());
        }
        Ok(())
    }

    /// The best pairing and its amounts.
    pub fn best(&self) -> Option<(&PairSet, &[i64])> {
        self.best.as_ref().map(|(pairing, answer)| (pairing, answer.flow.as_slice()))
    }

    /// How many of the first levels agree with the bound.
    fn proved(&self) -> u32 {
        let (Some((_, best)), Some(relaxed)) = (&self.best, &self.relaxed) else { return 0 };
        let (found, bound) = (self.fair.sorted(&best.served), self.fair.sorted(&relaxed.served));
        let agree = found.iter().zip(&bound).take_while(|(a, b)| compare_fractions((a.0, a.1), (b.0, b.1)) == Ordering::Equal);
        agree.count() as u32
    }

    /// The vector found, with what is proved of it.
    pub fn facts(&self) -> Fairness {
        let level = |group: &Group, served| FairLevel { place: group.place, kind: group.kind, served, needed: group.needed };
        let sorted = self.best.as_ref().map(|(_, best)| self.fair.sorted(&best.served)).unwrap_or_default();
        let bound = self.relaxed.as_ref().map(|relaxed| self.fair.sorted(&relaxed.served)).unwrap_or_default();
        let proved = self.proved();
        Fairness {
            unit: self.unit,
            levels: sorted.iter().map(|(served, _, group)| level(&self.fair.groups[*group], *served)).collect(),
            proved,
            bound: bound.get(proved as usize).map(|(served, needed, _)| (*served, *needed)),
            unreachable: self.fair.unreachable.iter().map(|group| level(group, 0)).collect(),
        }
    }
}

/// Value of amounts on a pairing. O(arcs).
fn worth(decision: &Decision, flow: &[i64], pairing: &PairSet) -> i128 {
    let problem = &decision.problem;
    let unit = |arc: &crate::problem::JointArc| if pairing.has(problem.pair_of_arc(arc)) { arc.paired } else { arc.unpaired };
    let amounts: i128 = problem.arcs.iter().zip(flow).map(|(arc, units)| i128::from(unit(arc)) * i128::from(*units)).sum();
    let dropped = problem.existing.iter().filter(|pair| {
        !pairing.has(problem.pair_index(pair.east, pair.west)) && !problem.forbids.contains(&(pair.east, pair.west))
    });
    amounts - dropped.map(|pair| i128::from(pair.penalty)).sum::<i128>()
}
