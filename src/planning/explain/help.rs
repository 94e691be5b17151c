//! What would help most: one more unit, and 10 % more, of which offer (model, *Explanations*). Called by the worker in steps.
//!
//! The prices of the flows on the plan's pairs choose the candidates; the figure shown is a re-solve: the plan's pairing and those
//! next to it that come near are valued again with the offer enlarged, kind by kind, so that nothing but the offer's own kind moves.

use std::{cmp::Reverse, rc::Rc};

use domain::{
    Adcode, Outcome, Plan, Scenario,
    explanation::{Answer, Extra, Help, HelpMost, KindChange, Progress},
};

use crate::{
    joint::{
        JointError,
        core::Core,
        evaluator::Evaluator,
        pair_set::PairSet,
        piece::{Active, Limits, Piece},
        splitter::Splitter,
    },
    problem::JointProblem,
    strategies::{decision::Decision, valuing::value_of},
};

use super::{
    by_kind::{ByKind, penalties, served},
    quantities::with_quantities,
};

/// Candidates for each amount.
const CANDIDATES: usize = 6;

/// Pairings next to the plan's that are valued with every candidate.
const NEAR: usize = 24;

/// A pairing near the plan's, with its value by kind for a weight of 1.
#[derive(Clone, Debug)]
struct Near {
    pairing: PairSet,
    by_kind: Vec<i64>,
    value: i128,
}

/// The search: one step values one pairing near the plan's, or one candidate.
#[derive(Debug)]
pub struct HelpSearch {
    decision: Decision,
    by_kind: ByKind,
    waiting: Vec<PairSet>,
    near: Vec<Near>,
    candidates: Vec<(usize, Extra)>,
    next: usize,
    found: HelpMost,
}

impl HelpSearch {
    /// Begins from a scenario's plan, with the offers of one party or of all. One flow a connected piece for the prices.
    ///
    /// # Errors
    /// The outcome that the scenario has instead of a plan.
    pub fn new(scenario: &Scenario, plan: &Plan, party: Option<Adcode>) -> Result<Self, Box<Outcome>> {
        let alone = plan.pairs.iter().map(|result| result.alone.clone()).collect();
        let decision = Decision::with_alone(scenario.clone(), alone)?;
        let mut by_kind = ByKind::new(scenario)?;
        let base = decision.pairing_of(plan);
        let failed = |_: JointError| Box::new(Outcome::Failed(domain::PlanFailure::TooLarge));
        let candidates = candidates(&decision, &base, party).map_err(failed)?;
        let mut waiting = near(&decision, &mut by_kind, &base).map_err(failed)?;
        waiting.push(base);
        let found = HelpMost { one: Vec::new(), tenth: Vec::new() };
        Ok(Self { decision, by_kind, waiting, near: Vec::new(), candidates, next: 0, found })
    }

    /// Makes one step. Returns whether something is left to do.
    pub fn advance(&mut self) -> bool {
        // Sums that leave 64 bits were found when the plan was made; should one come up here, the search ends with what it has.
        self.step().unwrap_or(false)
    }

    /// How far it has come.
    pub fn progress(&self) -> Progress {
        let done = self.near.len() + self.next;
        Progress { done: done as u64, total: (self.near.len() + self.waiting.len() + self.candidates.len()) as u64 }
    }

    /// The offers that help most so far.
    pub fn answer(&self) -> HelpMost {
        self.found.clone()
    }

    fn step(&mut self) -> Result<bool, JointError> {
        if let Some(pairing) = self.waiting.pop() {
            if let Some(by_kind) = self.by_kind.values(&pairing)? {
                let value = self.worth(&by_kind, &pairing);
                self.near.push(Near { pairing, by_kind, value });
            }
            return Ok(true);
        }
        let Some((offer, extra)) = self.candidates.get(self.next).copied() else { return Ok(false) };
        self.next += 1;
        if let Some(help) = self.help(offer, extra)? {
            let list = if extra == Extra::One { &mut self.found.one } else { &mut self.found.tenth };
            list.push(help);
            list.sort_by_key(|help| Reverse(help.gain));
        }
        Ok(self.next < self.candidates.len())
    }

    fn worth(&self, by_kind: &[i64], pairing: &PairSet) -> i128 {
        let kinds = by_kind.iter().zip(&self.by_kind.weights).map(|(value, weight)| i128::from(*value) * i128::from(*weight));
        kinds.sum::<i128>() - i128::from(penalties(&self.decision.problem, pairing))
    }

    fn help(&mut self, offer: usize, extra: Extra) -> Result<Option<Help>, JointError> {
        let Some(before) = self.near.iter().max_by_key(|near| near.value).cloned() else { return Ok(None) };
        let entry = &self.decision.scenario.offers[offer];
        let units = more(entry.quantity, extra);
        let kind = self.decision.problem.offers[offer].kind as usize;
        let problem = self.by_kind.problem(kind);
        let mut capacities: Vec<i64> = problem.offers.iter().map(|offer| offer.capacity).collect();
        let quantities: Vec<i64> = problem.needs.iter().map(|need| need.quantity).collect();
        capacities[offer] += units;
        let enlarged = with_quantities(problem, &self.decision.scenario, &capacities, &quantities);
        let mut evaluator = Evaluator::new(Rc::new(Core::new(&enlarged)?));
        let weight = i128::from(self.by_kind.weights[kind]);
        let mut best = (before.value, before.clone());
        for near in &self.near {
            // What is there already is still there, so that a shorter search for whole needs cannot make more of an offer a loss.
            let known = near.by_kind[kind];
            let found = value_of(&mut evaluator, &near.pairing, known)?.unwrap_or(known);
            let value = near.value + weight * i128::from(found - known);
            if value > best.0 {
                best = (value, near.clone());
            }
        }
        let (value, after) = best;
        let mut kinds = Vec::new();
        for (index, entry) in self.decision.scenario.kinds.iter().enumerate() {
            let needed = needed(&self.decision.problem, index);
            let old = self.by_kind.served(index, &before.pairing)?.unwrap_or(0);
            let new = if index == kind {
                served(&mut evaluator, &after.pairing)?
            } else {
                self.by_kind.served(index, &after.pairing)?
            };
            let change = KindChange { kind: entry.id.clone(), served: (old, new.unwrap_or(0)), needed: (needed, needed) };
            if value > before.value && change.served.0 != change.served.1 {
                kinds.push(change);
            }
        }
        Ok(Some(Help {
            offer: entry.id.clone(),
            extra,
            units,
            gain: i64::try_from(value - before.value).unwrap_or(i64::MAX),
            scale: self.decision.scale,
            answer: Answer::BestFound,
            kinds,
            moves_pairs: after.pairing != before.pairing,
        }))
    }
}

fn needed(problem: &JointProblem, kind: usize) -> i64 {
    problem.needs.iter().filter(|need| need.kind as usize == kind).map(|need| need.quantity).sum()
}

/// One unit, or a tenth rounded up.
fn more(quantity: i64, extra: Extra) -> i64 {
    match extra {
        Extra::One => 1,
        Extra::Tenth => (quantity + 9) / 10,
    }
}

/// The offers with the highest prices, for one unit and for 10 %.
fn candidates(decision: &Decision, pairing: &PairSet, party: Option<Adcode>) -> Result<Vec<(usize, Extra)>, JointError> {
    let is_asked = |offer: usize| party.is_none_or(|party| decision.scenario.offers[offer].cooperative == party);
    let price = prices(&decision.core, pairing)?;
    let mut out = Vec::new();
    for extra in [Extra::One, Extra::Tenth] {
        let units = |offer: usize| i128::from(more(decision.scenario.offers[offer].quantity, extra));
        let priced = price.iter().enumerate().filter(|(offer, price)| **price > 0 && is_asked(*offer));
        let mut ranked: Vec<(Reverse<i128>, usize)> =
            priced.map(|(offer, price)| (Reverse(i128::from(*price) * units(offer)), offer)).collect();
        ranked.sort_unstable();
        out.extend(ranked.into_iter().take(CANDIDATES).map(|(_, offer)| (offer, extra)));
    }
    Ok(out)
}

/// What one more unit of each offer brings on a pairing, needs divisible: the dual price of its capacity.
fn prices(core: &Core, pairing: &PairSet) -> Result<Vec<i64>, JointError> {
    let active = core.arcs.iter().enumerate();
    let active: Vec<Active> =
        active.filter_map(|(index, arc)| core.unit(arc, pairing).map(|unit| Active { index: index as u32, unit })).collect();
    let mut out = vec![0; core.capacity.len()];
    for active in Splitter::new(core).split(core, &active) {
        let piece = Piece::new(core, &active);
        let limits = Limits { arcs: piece.arcs.iter().map(|arc| (0, arc.most)).collect(), needs: piece.within() };
        let Some(solution) = piece.solve(&limits)? else { continue };
        let hub = solution.potentials[piece.offers.len() + piece.needs.len()];
        for (position, offer) in piece.offers.iter().enumerate() {
            // The arc from the hub is free of charge: where it is full, what its reduced cost falls below 0 is the price.
            out[offer.index as usize] = (solution.potentials[position] - hub).max(0);
        }
    }
    Ok(out)
}

/// Pairings next to the plan's, the most valuable (needs divisible) last.
fn near(decision: &Decision, by_kind: &mut ByKind, base: &PairSet) -> Result<Vec<PairSet>, JointError> {
    let weights = by_kind.weights.clone();
    let mut ranked = Vec::new();
    for step in decision.rules().steps(base) {
        let pairing = step.from(base);
        let value = by_kind.divisible(&weights, &pairing)? - i128::from(penalties(&decision.problem, &pairing));
        ranked.push((value, pairing));
    }
    ranked.sort();
    let first = ranked.len().saturating_sub(NEAR);
    Ok(ranked.split_off(first).into_iter().map(|(_, pairing)| pairing).collect())
}
