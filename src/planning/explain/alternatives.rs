//! Plans nearly as good: for every pair the best plan found that has it the other way (a walk from the plan with that pair held), the
//! next-best plans among all that were met, and one that differs as much as the tolerance allows. Called by the worker in steps.
//!
//! The best plan that differs in at least one pair is the best over all pairs of plans with that pair the other way (Lawler 1972);
//! each of those is found by a walk, so that the answer is the best found.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use domain::{
    AmountRule, Held, HeldFrom, Order, Outcome, Pair, Plan, Scenario,
    explanation::{Alternative, Alternatives, Answer, Progress, SwitchCost},
};

use crate::{
    held::plan_by_rule,
    joint::{JointError, core::PairFate, evaluator::Evaluator, pair_set::PairSet},
    strategies::{
        decision::Decision,
        rules::{PairingRules, Step},
        valuing::value_of,
    },
};

/// Alternatives that are told at most.
const TOLD: usize = 10;

/// Pairings that are remembered, within this of the plan's value.
const MARGIN_PER_MILLE: i64 = 30;

/// Better plans a walk goes on to at most: the plan itself is best, or nearly, so that few are left.
const CLIMBS: u32 = 8;

/// Pairs between two times that what is known is told.
const PAIRS_TOLD: usize = 10;

/// A walk under rules of its own.
#[derive(Debug)]
struct Walk {
    rules: PairingRules,
    around: PairSet,
    divisible: i64,
    value: i64,
    steps: Vec<Step>,
    next: usize,
    climbs: u32,
}

/// The walk to a plan that differs in many pairs.
#[derive(Debug)]
enum Far {
    Due,
    At { around: PairSet, steps: Vec<Step>, next: usize, seen: BTreeSet<PairSet> },
    Ended,
}

/// The search: one tick values about one pairing.
#[derive(Debug)]
pub struct AlternativesSearch {
    decision: Decision,
    evaluator: Evaluator,
    base: PairSet,
    value: i64,
    met: BTreeMap<PairSet, i64>,
    /// Value of those that were told, with what holds them.
    made: BTreeMap<PairSet, (i64, Held)>,
    switch: Vec<Option<i64>>,
    next: usize,
    walk: Option<Walk>,
    far: Far,
    /// Pairs walked from when it was last told.
    told: usize,
}

impl AlternativesSearch {
    /// Begins from a scenario's plan.
    ///
    /// # Errors
    /// The outcome that the scenario has instead of a plan.
    pub fn new(scenario: &Scenario, plan: &Plan) -> Result<Self, Box<Outcome>> {
        let alone = plan.pairs.iter().map(|result| result.alone.clone()).collect();
        let decision = Decision::with_alone(scenario.clone(), alone)?;
        let evaluator = Evaluator::new(Rc::clone(&decision.core));
        let base = decision.pairing_of(plan);
        Ok(Self {
            evaluator,
            value: plan.value,
            met: BTreeMap::from([(base.clone(), plan.value)]),
            made: BTreeMap::new(),
            base,
            switch: vec![None; decision.problem.pairs()],
            next: 0,
            walk: None,
            far: Far::Due,
            told: 0,
            decision,
        })
    }

    /// Values so many pairings, or fewer where the search ends. Returns whether something is left to do.
    pub fn advance(&mut self, ticks: u64) -> bool {
        for _ in 0..ticks {
            // Sums that leave 64 bits were found when the plan was made; should one come up here, the search ends with what it has.
            match self.tick() {
                Ok(true) => {}
                Ok(false) => return false,
                Err(_) => {
                    (self.next, self.walk, self.far) = (self.switch.len(), None, Far::Ended);
                    return false;
                }
            }
        }
        true
    }

    /// Works for about so many flows. Returns whether something is left to do.
    pub fn work(&mut self, flows: u64) -> bool {
        let until = self.evaluator.steps().saturating_add(flows);
        // A tick that solves nothing counts as well.
        for _ in 0..flows {
            if !self.advance(1) {
                return false;
            }
            if self.evaluator.steps() >= until {
                break;
            }
        }
        true
    }

    /// Whether more pairs have been walked from, enough to tell.
    pub fn has_news(&mut self) -> bool {
        let has_news = self.next >= self.told + PAIRS_TOLD;
        if has_news {
            self.told = self.next;
        }
        has_news
    }

    /// How far it has come, in pairs.
    pub fn progress(&self) -> Progress {
        Progress { done: self.next as u64, total: self.switch.len() as u64 }
    }

    fn tick(&mut self) -> Result<bool, JointError> {
        if let Some(walk) = self.walk.take() {
            self.walk = self.go_on(walk)?;
        } else if self.next < self.switch.len() {
            let pair = self.next;
            self.next += 1;
            self.walk = self.begin(pair)?;
        } else {
            return self.go_far();
        }
        Ok(true)
    }

    /// Starts the walk of plans that have a pair the other way.
    fn begin(&mut self, pair: usize) -> Result<Option<Walk>, JointError> {
        let mut rules = self.decision.rules();
        if rules.fate[pair] != PairFate::Free {
            return Ok(None);
        }
        rules.fate[pair] = if self.base.has(pair) { PairFate::Out } else { PairFate::In };
        // Two starts, the nearest to the plan and the best by what pairs could reach alone; the better one is walked from.
        let alone = self.decision.alone_totals();
        let mut best: Option<(i64, PairSet)> = None;
        for start in [rules.nearest(&self.base, &alone)?, rules.best(&alone)?].into_iter().flatten() {
            if let Some(value) = self.meet(&start, i64::MIN)? {
                self.note(value, pair);
                if best.as_ref().is_none_or(|(known, _)| value > *known) {
                    best = Some((value, start));
                }
            }
        }
        let Some((value, around)) = best else { return Ok(None) };
        let divisible = self.evaluator.divisible(&around)?;
        let steps = rules.steps(&around);
        Ok(Some(Walk { rules, around, divisible, value, steps, next: 0, climbs: 0 }))
    }

    fn note(&mut self, value: i64, pair: usize) {
        let loss = self.value - value;
        let known = &mut self.switch[pair];
        *known = Some(known.map_or(loss, |known| known.min(loss)));
    }

    fn go_on(&mut self, mut walk: Walk) -> Result<Option<Walk>, JointError> {
        let Some(step) = walk.steps.get(walk.next) else { return Ok(None) };
        walk.next += 1;
        let neighbour = step.from(&walk.around);
        let divisible = self.evaluator.divisible(&neighbour)?;
        if divisible > walk.divisible
            && let Some(value) = self.meet(&neighbour, walk.value)?
            && value > walk.value
        {
            self.note(value, self.next - 1);
            if walk.climbs == CLIMBS {
                return Ok(None);
            }
            let (steps, climbs) = (walk.rules.steps(&neighbour), walk.climbs + 1);
            walk = Walk { rules: walk.rules, around: neighbour, divisible, value, steps, next: 0, climbs };
        }
        Ok(Some(walk))
    }

    /// Values a pairing and remembers it where it comes near the plan.
    fn meet(&mut self, pairing: &PairSet, enough: i64) -> Result<Option<i64>, JointError> {
        if let Some(value) = self.met.get(pairing) {
            return Ok(Some(*value));
        }
        let value = value_of(&mut self.evaluator, pairing, enough)?;
        if let Some(value) = value.filter(|value| *value >= self.within(MARGIN_PER_MILLE)) {
            self.met.insert(pairing.clone(), value);
        }
        Ok(value)
    }

    /// The plan's value less so many per mille.
    fn within(&self, per_mille: i64) -> i64 {
        let part = i128::from(self.value.abs()) * i128::from(per_mille) / 1_000;
        self.value - part as i64
    }

    fn tolerated(&self) -> i64 {
        self.within(i64::from(self.decision.scenario.rules.tolerance_per_mille))
    }

    /// Walks from the most different plan met within the tolerance to more different ones. Returns whether something is left to do.
    fn go_far(&mut self) -> Result<bool, JointError> {
        match std::mem::replace(&mut self.far, Far::Ended) {
            Far::Ended => return Ok(false),
            Far::Due => {
                let Some((around, _)) = self.most_different() else { return Ok(false) };
                let steps = self.decision.rules().steps(&around);
                self.far = Far::At { around, steps, next: 0, seen: BTreeSet::new() };
            }
            Far::At { around, steps, next, mut seen } => {
                let Some(step) = steps.get(next) else { return Ok(false) };
                let neighbour = step.from(&around);
                let least = self.tolerated();
                let is_farther = self.distance(&neighbour) > self.distance(&around) && seen.insert(neighbour.clone());
                self.far = if is_farther && self.meet(&neighbour, least - 1)?.is_some_and(|value| value >= least) {
                    let steps = self.decision.rules().steps(&neighbour);
                    Far::At { around: neighbour, steps, next: 0, seen }
                } else {
                    Far::At { around, steps, next: next + 1, seen }
                };
            }
        }
        Ok(true)
    }

    fn distance(&self, pairing: &PairSet) -> usize {
        (0..self.switch.len()).filter(|pair| pairing.has(*pair) != self.base.has(*pair)).count()
    }

    fn most_different(&self) -> Option<(PairSet, i64)> {
        let least = self.tolerated();
        let near = self.met.iter().filter(|(pairing, value)| **value >= least && **pairing != self.base);
        let best = near.max_by_key(|(pairing, value)| (self.distance(pairing), **value));
        best.map(|(pairing, value)| (pairing.clone(), *value))
    }

    /// A plan as it is told: with the amounts that its pairs' rule gives, and what those are worth.
    fn told(&mut self, pairing: &PairSet, met: i64) -> Alternative {
        let (value, held) = self.made.get(pairing).cloned().unwrap_or_else(|| {
            let rule = AmountRule::of(self.decision.scenario.strategy);
            let made = plan_by_rule(&self.decision, pairing, rule, i64::MIN);
            let value = made.as_ref().map_or(met, |plan| plan.value);
            let pairs = (0..self.switch.len()).filter(|pair| pairing.has(*pair)).map(|pair| self.decision.pair(pair)).collect();
            (value, Held { pairs, rule, others: Vec::new(), from: HeldFrom::NextBest })
        });
        self.made.insert(pairing.clone(), (value, held.clone()));
        let list = |keep: &dyn Fn(usize) -> bool| -> Vec<Pair> {
            (0..self.switch.len()).filter(|pair| keep(*pair)).map(|pair| self.decision.pair(pair)).collect()
        };
        Alternative {
            pairs: list(&|pair| pairing.has(pair)),
            added: list(&|pair| pairing.has(pair) && !self.base.has(pair)),
            removed: list(&|pair| !pairing.has(pair) && self.base.has(pair)),
            value,
            loss: self.value - value,
            held,
        }
    }

    /// The answer as far as it is known.
    pub fn answer(&mut self) -> Alternatives {
        let others = self.met.iter().filter(|(pairing, _)| **pairing != self.base);
        let mut next: Vec<(PairSet, i64)> = others.map(|(pairing, value)| (pairing.clone(), *value)).collect();
        next.order_by_key(|(_, value)| Reverse(*value));
        next.truncate(TOLD);
        let mut next: Vec<Alternative> = next.into_iter().map(|(pairing, value)| self.told(&pairing, value)).collect();
        next.order_by_key(|plan| Reverse(plan.value));
        let most_different = self.most_different().map(|(pairing, value)| self.told(&pairing, value));
        let switch = self.switch.iter().enumerate();
        Alternatives {
            value: self.value,
            scale: self.decision.scale,
            next,
            most_different,
            switch: switch.map(|(pair, loss)| SwitchCost { pair: self.decision.pair(pair), loss: *loss }).collect(),
            answer: Answer::BestFound,
        }
    }
}
