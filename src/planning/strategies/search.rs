//! A scenario's strategy at work, in steps: first the best value (every strategy reports it as its bound, and starts from its plans),
//! then what the strategy asks. The explanations re-solve with it; the worker runs it for every strategy but best value, whose plan
//! on the desk is made by `Solver`.

use std::rc::Rc;

use domain::{
    KeptPlan, Order, Outcome, Pair, Scenario, Strategy,
    explanation::{Agreed, Answer, ChangeCount, Progress, Proposing, StrategyFacts, StrategyOutcome},
};

use crate::{
    best_value::failure,
    filling::{Filling, fill},
    graph::Cooperation,
    joint::{JointError, core::PairFate, pair_set::PairSet},
    problem::JointProblem,
};

use super::{
    decision::Decision,
    fair_vector::FairProblem,
    fairest::Fairest,
    least_change::{LeastChange, distance},
    least_moved::{least_moved, moved_millionths},
    options::StrategyOptions,
    seek::Seek,
    stable::{Stable, stable_pairing},
};

/// Flows the search for whole needs may solve on the pairing that is chosen.
const FINAL_STEPS: u64 = 2_000;

/// Beside the plan of greatest value, one pairing is looked at for so many steps of the limit; at least so many, so that a search that
/// was stopped early has one too.
const STEPS_A_LOOK: u64 = 12;
/// See [`STEPS_A_LOOK`].
const LEAST_LOOKS: u64 = 10;

#[derive(Debug)]
enum Stage {
    Value,
    Fair(Box<Fairest>),
    Least(Box<LeastChange>),
    Ended,
}

/// The search.
#[derive(Debug)]
pub struct StrategySearch {
    decision: Decision,
    options: StrategyOptions,
    seek: Seek,
    stage: Stage,
    fairest: Option<Box<Fairest>>,
    least: Option<Box<LeastChange>>,
    agreed: PairSet,
    /// The plan of greatest value, where it is known: its value and its bound.
    beside: Option<(i64, i64)>,
    /// What the plan tells of its steps; flows solved, unless set.
    told_steps: Option<u64>,
}

/// A strategy in one call: the search to its end.
pub fn solve(scenario: &Scenario, options: &StrategyOptions) -> StrategyOutcome {
    let mut search = match StrategySearch::new(scenario.clone(), options.clone(), &[]) {
        Ok(search) => search,
        Err(outcome) => return StrategyOutcome { outcome: *outcome, facts: None },
    };
    loop {
        match search.advance(1_000) {
            Ok(true) => {}
            Ok(false) => return search.outcome(),
            Err(outcome) => return StrategyOutcome { outcome: *outcome, facts: None },
        }
    }
}

impl StrategySearch {
    /// Begins, at these pairings too: those of plans that are known for similar scenarios.
    ///
    /// # Errors
    /// The outcome that the scenario has instead of a plan.
    pub fn new(scenario: Scenario, options: StrategyOptions, starts: &[Vec<Pair>]) -> Result<Self, Box<Outcome>> {
        Self::of(Decision::new(scenario)?, options, starts)
    }

    /// The same for a decision that is made ready.
    ///
    /// # Errors
    /// As [`StrategySearch::new`].
    pub fn of(decision: Decision, options: StrategyOptions, starts: &[Vec<Pair>]) -> Result<Self, Box<Outcome>> {
        let mut all: Vec<PairSet> = starts.iter().map(|pairs| decision.pairing(pairs.iter().copied())).collect();
        let mut scores = decision.alone_totals();
        for existing in &decision.problem.existing {
            scores[decision.problem.pair_index(existing.east, existing.west)] += existing.penalty;
        }
        all.extend(decision.rules().best(&scores).map_err(failed)?);
        all.extend(decision.filling(&scores).map_err(failed)?);
        all.push(decision.pairing(decision.scenario.existing()));
        let seek = Seek::new(&decision.problem, Rc::clone(&decision.core), &all, options.joint_steps);
        let seek = match seek {
            Ok(seek) => seek,
            Err(error) => return Err(failed(error)),
        };
        let agreed = match options.agreed.as_ref() {
            Some(agreed) => decision.pairing(agreed.pairs.iter().copied()),
            None => decision.pairing(decision.scenario.baseline()),
        };
        let stage = Stage::Value;
        Ok(Self { decision, options, seek, stage, fairest: None, least: None, agreed, beside: None, told_steps: None })
    }

    /// The same beside the plan of greatest value: its value is the best there is, its bound holds, and the search for value only walks
    /// from it.
    ///
    /// # Errors
    /// As [`StrategySearch::new`].
    pub fn beside(scenario: Scenario, best: &KeptPlan) -> Result<Self, Box<Outcome>> {
        let looks = (scenario.step_limit / STEPS_A_LOOK).clamp(LEAST_LOOKS, StrategyOptions::default().looks);
        let options = StrategyOptions { joint_steps: 0, looks, ..StrategyOptions::default() };
        let mut search = Self::of(Decision::new(scenario)?, options, std::slice::from_ref(&best.pairs))?;
        search.beside = Some((best.value, best.bound));
        Ok(search)
    }

    /// Upper bound of any plan's value; `None` where there is no plan, `Some(i64::MAX)` where nothing is known yet.
    pub fn bound(&self) -> Option<i64> {
        let bound = self.seek.bound()?;
        Some(self.beside.map_or(bound, |(_, known)| bound.min(known)))
    }

    /// The decision.
    pub fn decision(&self) -> &Decision {
        &self.decision
    }

    /// The search for value behind it.
    pub fn seek(&mut self) -> &mut Seek {
        &mut self.seek
    }

    /// Makes so many ticks, each about one pairing valued. Returns whether something is left to do.
    ///
    /// # Errors
    /// The outcome, where sums leave 64 bits on the way.
    pub fn advance(&mut self, ticks: u64) -> Result<bool, Box<Outcome>> {
        let (decision, seek) = (&self.decision, &mut self.seek);
        let more = match &mut self.stage {
            Stage::Value => {
                if !seek.advance(ticks).map_err(failed)? {
                    self.next_stage()?;
                }
                return Ok(!matches!(self.stage, Stage::Ended));
            }
            Stage::Fair(fairest) => fairest.advance(decision, ticks),
            Stage::Least(least) => least.advance(seek.evaluator(), ticks),
            Stage::Ended => Ok(false),
        };
        if !more.map_err(failed)? {
            match std::mem::replace(&mut self.stage, Stage::Ended) {
                Stage::Fair(fairest) => self.fairest = Some(fairest),
                Stage::Least(least) => self.least = Some(least),
                Stage::Value | Stage::Ended => {}
            }
        }
        Ok(!matches!(self.stage, Stage::Ended))
    }

    /// Makes ticks until so many more flows are solved, at least one. Returns whether something is left to do.
    ///
    /// # Errors
    /// As [`StrategySearch::advance`].
    pub fn work(&mut self, flows: u64) -> Result<bool, Box<Outcome>> {
        let until = self.steps().saturating_add(flows);
        // A tick that solves nothing counts as well.
        let mut ticks = 0;
        loop {
            if !self.advance(1)? {
                return Ok(false);
            }
            ticks += 1;
            if self.steps() >= until || ticks >= flows {
                return Ok(true);
            }
        }
    }

    /// Flows solved.
    pub fn steps(&self) -> u64 {
        let fair = match (&self.stage, &self.fairest) {
            (Stage::Fair(fairest), _) | (_, Some(fairest)) => fairest.steps,
            _ => 0,
        };
        self.seek.steps() + fair
    }

    /// Ends the search for value where it stands, once that has a plan and a bound, so that the strategy's own search begins.
    ///
    /// # Errors
    /// As [`StrategySearch::advance`].
    pub fn cut_short(&mut self) -> Result<(), Box<Outcome>> {
        let is_known = self.seek.best().is_some() && self.bound().is_some_and(|bound| bound < i64::MAX);
        if matches!(self.stage, Stage::Value) && is_known { self.next_stage() } else { Ok(()) }
    }

    /// Plans of the strategy found so far, each better than those before by its rule; 0 while there is none with a bound.
    pub fn plans(&self) -> u64 {
        let has_bound = self.bound().is_some_and(|bound| bound < i64::MAX);
        match (&self.stage, self.decision.scenario.strategy) {
            _ if self.seek.best().is_none() || !has_bound => 0,
            (_, Strategy::Stable) => 1,
            (_, Strategy::BestValue) => self.seek.plans(),
            (Stage::Value, _) => 0,
            (Stage::Fair(fairest), _) => fairest.found.len() as u64,
            (Stage::Least(least), _) => least.plans,
            (Stage::Ended, _) => match (&self.fairest, &self.least) {
                (Some(fairest), _) => fairest.found.len() as u64,
                (None, Some(least)) => least.plans,
                (None, None) => 1,
            },
        }
    }

    /// Pairings of the fair plans found, each fairer than those before; none for another strategy.
    pub fn fair_pairings(&self) -> &[PairSet] {
        match (&self.stage, &self.fairest) {
            (Stage::Fair(fairest), _) | (_, Some(fairest)) => &fairest.found,
            _ => &[],
        }
    }

    /// What the plan is to tell of the steps made for it.
    pub fn tell_steps(&mut self, steps: u64) {
        self.told_steps = Some(steps);
    }

    /// The step limit that the plan's fingerprint is to name.
    pub fn name_step_limit(&mut self, limit: u64) {
        self.decision.scenario.step_limit = limit;
    }

    /// How far it has come, in flows and pairings.
    pub fn progress(&self) -> Progress {
        let second = match self.decision.scenario.strategy {
            Strategy::BestValue | Strategy::Stable => 0,
            Strategy::Fairest | Strategy::LeastChange => self.options.looks,
        };
        let total = self.options.joint_steps + second;
        let done = match &self.stage {
            Stage::Value => self.seek.steps().min(self.options.joint_steps),
            Stage::Fair(fairest) => total - fairest.left(),
            Stage::Least(least) => total - least.left(),
            Stage::Ended => total,
        };
        Progress { done, total }
    }

    fn next_stage(&mut self) -> Result<(), Box<Outcome>> {
        self.stage = Stage::Ended;
        let Some((best, _)) = self.seek.best().cloned() else { return Ok(()) };
        match self.decision.scenario.strategy {
            Strategy::BestValue | Strategy::Stable => {}
            Strategy::Fairest => {
                let Ok(cooperation) = Cooperation::new(&self.decision.scenario) else { return Ok(()) };
                let fair = FairProblem::new(&cooperation, &self.decision.problem, self.options.fair_unit);
                let mut starts = vec![self.agreed.clone()];
                let mut pool: Vec<(&PairSet, i64)> = self.seek.pool().collect();
                pool.order_by_key(|(_, value)| std::cmp::Reverse(*value));
                starts.extend(pool.into_iter().map(|(pairing, _)| pairing.clone()));
                let unit = self.options.fair_unit;
                let fairest = Fairest::new(&self.decision, fair, unit, starts, self.options.looks).map_err(failed)?;
                self.stage = Stage::Fair(Box::new(fairest));
            }
            Strategy::LeastChange => {
                let threshold = self.threshold(self.best_value(best));
                let enough: Vec<(i64, PairSet)> = self.seek.pool().map(|(pairing, value)| (value, pairing.clone())).collect();
                let (rules, agreed) = (self.decision.rules(), self.agreed.clone());
                let least = LeastChange::new(rules, agreed, threshold, &enough, self.options.looks).map_err(failed)?;
                if let Some(least) = least {
                    self.stage = Stage::Least(Box::new(least));
                }
            }
        }
        Ok(())
    }

    /// The best value there is: that of the plan beside, else the best found.
    fn best_value(&self, found: i64) -> i64 {
        self.beside.map_or(found, |(known, _)| known)
    }

    /// (1 − tolerance) × best, rounded up.
    fn threshold(&self, best: i64) -> i64 {
        let tolerance = i128::from(self.decision.scenario.rules.tolerance_per_mille);
        best - (i128::from(best.abs()) * tolerance / 1_000) as i64
    }

    /// The plan found so far, checked, with what the strategy has to say of it.
    pub fn outcome(&mut self) -> StrategyOutcome {
        match self.made() {
            Ok((outcome, facts)) => {
                let facts = matches!(outcome, Outcome::Plan(_)).then_some(facts);
                StrategyOutcome { outcome, facts }
            }
            Err(outcome) => StrategyOutcome { outcome: *outcome, facts: None },
        }
    }

    fn made(&mut self) -> Result<(Outcome, StrategyFacts), Box<Outcome>> {
        let Some((_, best)) = self.seek.best().cloned() else { return Err(Box::new(self.decision.without_plan())) };
        match self.decision.scenario.strategy {
            Strategy::BestValue => {
                let flow = self.allocation(&best)?;
                Ok((self.plan(&best, &flow), StrategyFacts::BestValue))
            }
            Strategy::Stable => self.stable(),
            Strategy::Fairest => {
                let ((Stage::Fair(fairest), _) | (_, Some(fairest))) = (&self.stage, &self.fairest) else {
                    return Err(Box::new(self.decision.without_plan()));
                };
                let Some((pairing, flow)) = fairest.best() else { return Err(Box::new(self.decision.without_plan())) };
                Ok((self.plan(pairing, flow), StrategyFacts::Fairest(fairest.facts())))
            }
            Strategy::LeastChange => self.least_change(),
        }
    }

    /// The amounts of the plan that is told. With a copy of what the search knows: telling a plan on the way changes nothing of what
    /// comes after.
    fn final_flow(&mut self, pairing: &PairSet) -> Result<Option<Vec<i64>>, Box<Outcome>> {
        let mut evaluator = self.seek.evaluator().clone();
        self.decision.allocation(&mut evaluator, pairing, FINAL_STEPS).map_err(failed)
    }

    fn allocation(&mut self, pairing: &PairSet) -> Result<Vec<i64>, Box<Outcome>> {
        let flow = self.final_flow(pairing)?;
        flow.ok_or_else(|| Box::new(self.decision.without_plan()))
    }

    fn steps_to_tell(&self) -> u64 {
        self.told_steps.unwrap_or(self.seek.steps())
    }

    fn plan(&self, pairing: &PairSet, flow: &[i64]) -> Outcome {
        self.decision.outcome(pairing, flow, self.bound().unwrap_or(i64::MIN), self.steps_to_tell())
    }

    fn stable(&mut self) -> Result<(Outcome, StrategyFacts), Box<Outcome>> {
        let proposing = self.options.proposing;
        let stable = stable_of(&self.decision, proposing).ok_or_else(|| failed(JointError::TooLarge))?;
        let flow = self.allocation(&stable.pairing)?;
        let bound = self.bound().unwrap_or(i64::MIN);
        let problem = self.decision.bounded_by(&stable.pairing);
        let outcome = self.decision.outcome_under(&problem, &stable.pairing, &flow, bound, self.steps_to_tell());
        Ok((outcome, StrategyFacts::Stable { proposing, missed: stable.missed }))
    }

    fn least_change(&mut self) -> Result<(Outcome, StrategyFacts), Box<Outcome>> {
        let Some((best, pairing)) = self.seek.best().cloned() else { return Err(Box::new(self.decision.without_plan())) };
        let best = self.best_value(best);
        let threshold = self.threshold(best);
        let (found, is_proved) = match (&self.stage, &self.least) {
            (Stage::Least(least), _) | (_, Some(least)) => (least.best().cloned(), least.is_proved()),
            _ => (None, false),
        };
        let pairing = found.map_or(pairing, |(_, _, pairing)| pairing);
        let mut flow = self.allocation(&pairing)?;
        let problem = &self.decision.problem;
        let agreed = self.options.agreed.as_ref().or(self.decision.scenario.agreed.as_ref());
        let amounts = agreed.filter(|agreed| !agreed.amounts.is_empty());
        let amounts = amounts.map(|agreed| agreed_flow(&self.decision, agreed));
        if let Some(agreed) = &amounts {
            flow = least_moved(problem, &pairing, agreed, &flow, threshold);
        }
        let added = (0..problem.pairs()).filter(|pair| pairing.has(*pair) && !self.agreed.has(*pair)).count() as u32;
        let all = distance(&self.decision.rules(), &pairing, &self.agreed);
        let facts = ChangeCount {
            added,
            dropped: all - added,
            moved_millionths: amounts.map_or(0, |agreed| moved_millionths(problem, &agreed, &flow)),
            threshold,
            best,
            answer: if is_proved { Answer::Proved } else { Answer::BestFound },
        };
        Ok((self.plan(&pairing, &flow), StrategyFacts::LeastChange(facts)))
    }
}

/// The stable pairing. Where it leaves a need unfilled that a fixed amount wants filled, the pairs that fill it take a place like pins.
fn stable_of(decision: &Decision, proposing: Proposing) -> Option<Stable> {
    let cooperation = Cooperation::new(&decision.scenario).ok()?;
    let (mut rules, alone) = (decision.rules(), decision.alone_totals());
    let stable = stable_pairing(&cooperation, &rules, &alone, proposing);
    let fate = |pair| if stable.pairing.has(pair) { PairFate::In } else { PairFate::Out };
    let decided: Vec<PairFate> = (0..rules.pairs()).map(fate).collect();
    let core = &decision.core;
    if core.unfilled.is_empty() || matches!(fill(core, &decided), Ok(Filling::Possible(_))) {
        return Some(stable);
    }
    if let Ok(Filling::Possible(pairs)) = fill(core, &core.fate) {
        for pair in pairs {
            rules.fate[pair as usize] = PairFate::In;
        }
    }
    Some(stable_pairing(&cooperation, &rules, &alone, proposing))
}

/// Agreed amounts by arc of the problem; those between offers and needs that are not compatible any more are left out. O(arcs × log).
pub(crate) fn agreed_flow(decision: &Decision, agreed: &Agreed) -> Vec<i64> {
    let scenario = &decision.scenario;
    let problem: &JointProblem = &decision.problem;
    let amount = |arc: &crate::problem::JointArc| {
        let (offer, need) = (&scenario.offers[arc.offer as usize].id, &scenario.needs[arc.need as usize].id);
        agreed.amounts.iter().find(|entry| &entry.offer == offer && &entry.need == need).map_or(0, |entry| entry.amount)
    };
    problem.arcs.iter().map(amount).collect()
}

#[expect(clippy::unnecessary_box_returns, reason = "the searches' error is boxed, for it is large and rare")]
fn failed(error: JointError) -> Box<Outcome> {
    Box::new(failure(error))
}
