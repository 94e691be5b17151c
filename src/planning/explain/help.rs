//! What would help most: one more unit, and 10 % more, of which offer (model, *Explanations*). Called by the worker in steps.
//!
//! The prices of the flows on the plan's pairs choose the candidates; the figure shown is a re-solve: the plan's pairing and those
//! next to it that come near are valued again with the offer enlarged, kind by kind, so that nothing but the offer's own kind moves.

use std::{cmp::Reverse, rc::Rc};

use domain::{
    Adcode, Order, Outcome, Plan, Scenario,
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
    /// The plan's pairing, with its value by kind for a weight of 1.
    plan: (PairSet, Vec<i64>),
    /// Units that the plan serves, by kind.
    served: Vec<i64>,
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
        let (served, plan) = (plan.measures.served.clone(), (base.clone(), by_kind.of_plan(plan)));
        waiting.push(base);
        let found = HelpMost { one: Vec::new(), tenth: Vec::new() };
        Ok(Self { decision, by_kind, waiting, near: Vec::new(), plan, served, candidates, next: 0, found })
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
            if let Some(mut by_kind) = self.by_kind.values(&pairing)? {
                if pairing == self.plan.0 {
                    // The plan may have come further with its whole needs than a short look does.
                    by_kind.iter_mut().zip(&self.plan.1).for_each(|(found, known)| *found = (*found).max(*known));
                }
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
            list.order_by_key(|help| Reverse(help.gain));
        }
        Ok(self.next < self.candidates.len())
    }

    fn worth(&self, by_kind: &[i64], pairing: &PairSet) -> i128 {
        let kinds = by_kind.iter().zip(&self.by_kind.weights).map(|(value, weight)| i128::from(*value) * i128::from(*weight));
        kinds.sum::<i128>() - i128::from(penalties(&self.decision.problem, pairing))
    }

    fn help(&mut self, offer: usize, extra: Extra) -> Result<Option<Help>, JointError> {
        // The plan's own pairing comes first, so that it is what there is before unless another is worth more.
        let first = self.near.iter().reduce(|best, near| if near.value > best.value { near } else { best });
        let Some(before) = first.cloned() else { return Ok(None) };
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
        let gained = |near: &Near, evaluator: &mut Evaluator| -> Result<i128, JointError> {
            // What is there already is still there, so that a shorter search for whole needs cannot make more of an offer a loss.
            let known = near.by_kind[kind];
            let found = value_of(evaluator, &near.pairing, known)?.unwrap_or(known);
            Ok(near.value + weight * i128::from(found - known))
        };
        // The pairs stay as they are unless others bring more: a tie is no change.
        let mut best = (gained(&before, &mut evaluator)?, &before);
        for near in &self.near {
            let value = gained(near, &mut evaluator)?;
            if value > best.0 {
                best = (value, near);
            }
        }
        let (value, after) = (best.0, best.1.pairing.clone());
        // What more of the offer serves: more of its own kind, on the same pairs without it and with it. What else is different between two
        // pairings was to be had without it, for less than the gain.
        let is_plans = after == self.plan.0;
        let old = if is_plans { self.served[kind] } else { self.by_kind.served(kind, &after)?.unwrap_or(0) };
        let new = served(&mut evaluator, &after)?.unwrap_or(0);
        let needed = needed(&self.decision.problem, kind);
        let own = KindChange { kind: entry.kind.clone(), served: (old, new), needed: (needed, needed) };
        let kinds = if value > before.value && new > old { vec![own] } else { Vec::new() };
        Ok(Some(Help {
            offer: entry.id.clone(),
            extra,
            units,
            gain: i64::try_from(value - before.value).unwrap_or(i64::MAX),
            scale: self.decision.scale,
            answer: Answer::BestFound,
            kinds,
            moves_pairs: after != before.pairing,
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
        ranked.order();
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
    ranked.order();
    let first = ranked.len().saturating_sub(NEAR);
    Ok(ranked.split_off(first).into_iter().map(|(_, pairing)| pairing).collect())
}
