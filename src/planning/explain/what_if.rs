//! What if one thing were changed: a re-solve, and the difference told as moves that each have their value. "Why this pair" forbids it,
//! "why not that pair" pins it.
//!
//! The moves are made one after another in the order in which they are told, and the pairing is valued between every two, so that
//! their values sum to the difference, whatever bounds are broken on the way. What the changed inputs are worth to the pairs as they
//! were comes before all moves.

use domain::{
    AmountRule, Held, HeldFrom, Outcome, Pair, PairRule, Plan, PlanFailure, Scenario, Strategy,
    explanation::{Answer, Change, Difference, Move, Progress, WhatIf, WhatIfOutcome},
};

use crate::{
    check,
    held::{amounts, held_against},
    joint::pair_set::PairSet,
    strategies::{StrategyOptions, StrategySearch, decision::Decision},
};

use super::{
    between::Between,
    compare::{Side, difference, rescaled, standing},
    moves::{RawMove, chains},
};

/// A what-if on its way.
#[derive(Debug)]
pub struct WhatIfSearch {
    before: Scenario,
    plan: Plan,
    change: Change,
    search: Result<Box<StrategySearch>, Box<Outcome>>,
}

/// A what-if in one call.
pub fn what_if(scenario: &Scenario, plan: &Plan, change: Change, options: &StrategyOptions) -> WhatIf {
    let mut search = WhatIfSearch::new(scenario, plan, change, options);
    while search.advance(1_000) {}
    search.answer()
}

/// The change that asks why a pair is in a plan, or why it is not: it is forbidden, or pinned. What was said of it before is given up.
pub fn why(plan: &Plan, pair: Pair) -> Change {
    let is_chosen = plan.pair(pair).is_some_and(|result| result.chosen);
    Change::Pair { pair, rule: if is_chosen { PairRule::Forbidden } else { PairRule::Pinned } }
}

impl WhatIfSearch {
    /// Begins with a scenario, its plan and what is to be changed. One small allocation a pair and kind where the change touches what
    /// pairs could reach alone.
    pub fn new(scenario: &Scenario, plan: &Plan, change: Change, options: &StrategyOptions) -> Self {
        let search = begin(scenario, plan, &change, options).map(Box::new);
        Self { before: scenario.clone(), plan: plan.clone(), change, search }
    }

    /// Makes so many ticks, each about one pairing valued. Returns whether something is left to do.
    pub fn advance(&mut self, ticks: u64) -> bool {
        let Ok(search) = &mut self.search else { return false };
        match search.advance(ticks) {
            Ok(more) => more,
            Err(outcome) => {
                self.search = Err(outcome);
                false
            }
        }
    }

    /// Works for about so many flows. Returns whether something is left to do.
    pub fn work(&mut self, flows: u64) -> bool {
        let Ok(search) = &mut self.search else { return false };
        match search.work(flows) {
            Ok(more) => more,
            Err(outcome) => {
                self.search = Err(outcome);
                false
            }
        }
    }

    /// How far it has come.
    pub fn progress(&self) -> Progress {
        self.search.as_ref().map_or(Progress { done: 1, total: 1 }, |search| search.progress())
    }

    /// The answer as far as it is known. It never is worse than the plan before where that still keeps the rules.
    pub fn answer(&mut self) -> WhatIf {
        let before = standing(&self.plan);
        let (outcome, steps) = match &mut self.search {
            Ok(search) => {
                let steps = search.seek().steps();
                (not_worse(search, &self.plan), steps)
            }
            Err(outcome) => ((**outcome).clone(), 0),
        };
        let outcome = match outcome {
            Outcome::Plan(after) => {
                let (after, held) = self.as_held(*after);
                let difference = self.told(&after);
                let mut stands = standing(&after);
                // A plan that keeps one rule more is a plan without it: the old bound holds, but for a penalty that falls away.
                if let Some(bound) = self.inherited_bound().filter(|bound| *bound < stands.bound) {
                    stands.bound = bound.max(stands.value);
                    stands.answer = if stands.value == stands.bound { Answer::Proved } else { Answer::BestFound };
                }
                WhatIfOutcome::Plan { after: Box::new(stands), difference: Box::new(difference), held: Box::new(held) }
            }
            Outcome::Conflict(conflict) => WhatIfOutcome::Conflict(conflict),
            Outcome::Failed(failure) => WhatIfOutcome::Failed(failure),
        };
        WhatIf { change: self.change.clone(), before, outcome, steps }
    }

    /// The plan found, with what holds it as it is: with the amounts that its pairs' rule gives, where those are worth no less.
    fn as_held(&self, found: Plan) -> (Plan, Held) {
        let from = match self.change {
            Change::Pair { pair, rule } => HeldFrom::WhatIf { pair, rule },
            _ => HeldFrom::Known,
        };
        let Ok(search) = &self.search else { return (found, Held::default()) };
        let decision = search.decision();
        let (pairing, rule) = (decision.pairing_of(&found), AmountRule::of(found.strategy));
        let by_rule = amounts(decision, &pairing, rule);
        let better = by_rule.as_deref().and_then(|flow| match decision.outcome(&pairing, flow, found.bound, found.steps) {
            Outcome::Plan(plan) if plan.value >= found.value => Some(*plan),
            _ => None,
        });
        let plan = better.unwrap_or(found);
        let held = held_against(decision, &plan, rule, by_rule.as_deref(), from);
        (plan, held)
    }

    /// The bound that the plan before hands on where the change only adds a rule of a pair.
    fn inherited_bound(&self) -> Option<i64> {
        let Change::Pair { pair, rule } = self.change else { return None };
        if rule == PairRule::Free || self.before.pair_rule(pair) != PairRule::Free {
            return None;
        }
        let is_waived = rule == PairRule::Forbidden && self.before.existing().contains(&pair);
        let penalty = i128::from(self.before.rules.drop_penalty) * i128::from(self.plan.scale.0);
        i64::try_from(i128::from(self.plan.bound) + if is_waived { penalty } else { 0 }).ok()
    }

    /// The difference with its moves, valued.
    fn told(&self, after: &Plan) -> Difference {
        let Ok(search) = &self.search else {
            let side = Side { scenario: &self.before, plan: &self.plan };
            return difference(side, side);
        };
        let decision = search.decision();
        let (one, other) =
            (Side { scenario: &self.before, plan: &self.plan }, Side { scenario: &decision.scenario, plan: after });
        let mut told = difference(one, other);
        tell_moves(&mut told, decision, one, other, self.change.pair());
        told
    }
}

/// The plan found; or the plan before, where it still keeps the rules and is worth more.
fn not_worse(search: &mut StrategySearch, before: &Plan) -> Outcome {
    let outcome = search.outcome().outcome;
    let decision = search.decision();
    let (Outcome::Plan(after), Strategy::BestValue) = (&outcome, decision.scenario.strategy) else { return outcome };
    let (pairing, flow) = (decision.pairing_of(before), decision.flow_of(before));
    let chosen = pairing.to_chosen(decision.problem.pairs());
    match check::recompute(&decision.problem, &chosen, &flow) {
        Ok(value) if value > after.value => decision.outcome(&pairing, &flow, after.bound, after.steps),
        _ => outcome,
    }
}

fn begin(scenario: &Scenario, plan: &Plan, change: &Change, options: &StrategyOptions) -> Result<StrategySearch, Box<Outcome>> {
    let unknown = || Box::new(Outcome::Failed(PlanFailure::Defects(Vec::new())));
    let changed = change.apply(scenario).ok_or_else(unknown)?;
    let decision = match change {
        Change::Pair { .. } | Change::Bounds { .. } => {
            Decision::with_alone(changed, plan.pairs.iter().map(|result| result.alone.clone()).collect())?
        }
        _ => Decision::new(changed)?,
    };
    let pairs = plan.chosen().map(|result| result.pair).collect();
    StrategySearch::of(decision, options.clone(), &[pairs])
}

/// Adds the moves between two plans of the same parties, in the numbers of the second. One pairing valued a move.
pub fn tell_moves(told: &mut Difference, decision: &Decision, before: Side, after: Side, focus: Option<Pair>) {
    let (old, new) = (decision.pairing_of(before.plan), decision.pairing_of(after.plan));
    let (pairs, width) = (decision.problem.pairs(), decision.problem.west.len());
    let focus = focus.and_then(|pair| (0..pairs).find(|index| decision.pair(*index) == pair));
    let chains = chains(pairs, width, &old, &new, focus);
    let list: Vec<(u32, bool, RawMove)> = chains
        .iter()
        .enumerate()
        .flat_map(|(index, chain)| chain.moves.iter().map(move |step| (index as u32, chain.is_cycle, *step)))
        .collect();
    let (value_before, value_after) =
        (rescaled(before.plan.value, before.plan.scale, told.scale), rescaled(after.plan.value, after.plan.scale, told.scale));
    let mut between = Between::new(decision, before.plan);
    let mut value = |pairing: &PairSet| {
        let value = between.as_mut().and_then(|between| between.value(pairing))?;
        Some(rescaled(value, decision.scale, told.scale))
    };
    let mut reached = value_before;
    if list.is_empty() {
        reached = value_after;
    } else if let Some(start) = value(&old) {
        reached = start;
    }
    let at_once = reached - value_before;
    let mut pairing = old;
    let mut moves = Vec::new();
    for (position, (chain, is_cycle, step)) in list.iter().enumerate() {
        step.make(&mut pairing, width);
        // A pairing that has no value on the way leaves its part to the next move.
        let next = if position + 1 == list.len() { Some(value_after) } else { value(&pairing) };
        let next = next.unwrap_or(reached);
        let pair = |west: u32| decision.pair(step.east as usize * width + west as usize);
        moves.push(Move {
            chain: *chain,
            is_cycle: *is_cycle,
            cooperative: pair(0).east,
            leaves: step.leaves.map(|west| pair(west).west),
            joins: step.joins.map(|west| pair(west).west),
            value: if told.is_comparable { next - reached } else { 0 },
        });
        reached = next;
    }
    told.at_once = if told.is_comparable { at_once } else { 0 };
    told.moves = moves;
}
