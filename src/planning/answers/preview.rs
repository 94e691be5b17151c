//! What a moving slider shows: the plan in steps with one thing changed, from what is known of each kind.
//!
//! Weights of kinds only rescale what is known of a kind; other changes touch one kind, or none. So the compatible offers and needs are
//! found once, and of the kinds only the touched one is worked out anew, with a first plan for its whole needs instead of a search.
//! Where unpaired parties may serve each other, and where there is no plan, the plan in steps is made from the beginning.

use std::rc::Rc;

use domain::{
    Outcome, PlanFailure, PlanState, Scenario,
    explanation::{Change, Told},
    validate,
};
use petgraph::graph::DiGraph;

use crate::{
    alone::STEPS,
    assemble::{Answer, assemble_unnamed},
    best_value::decision,
    check,
    graph::{Compatible, Cooperation, Node},
    joint::{JointError, pair_set::PairSet},
    kind_part::KindPart,
    problem::{JointProblem, Pairing},
    scoring,
    step_plan::step_plan,
    stepwise::{best_pairing, pair_by_pair},
};

/// Flows for the whole needs of a pair alone in a kind that is touched, beyond those for a first plan.
const ALONE_STEPS: u64 = 0;

/// Flows for whole needs on the pairing, beyond those for a first plan.
const WHOLE_STEPS: u64 = 0;

/// What previews of a scenario start from, made kind by kind.
#[derive(Debug, Default)]
pub struct Ground {
    graph: Option<Rc<DiGraph<Node, Compatible>>>,
    /// The problem in which all kinds weigh 1.
    all: JointProblem,
    scale: i64,
    parts: Vec<KindPart>,
    /// It cannot be made: every preview starts from the beginning.
    is_given_up: bool,
}

impl Ground {
    /// Makes a piece of it: the compatible offers and needs, then one kind after another. Returns whether something is left to do.
    pub fn prepare(&mut self, scenario: &Scenario) -> bool {
        if self.is_given_up || !scenario.rules.pool.is_paired_only() {
            return false;
        }
        if self.graph.is_none() {
            match Cooperation::new(scenario) {
                Ok(_) if !validate(scenario).is_empty() => self.is_given_up = true,
                Ok(cooperation) => {
                    self.graph = Some(Rc::clone(&cooperation.graph));
                    self.scale = cooperation.scale.0;
                    self.all = at_weight_one(cooperation);
                }
                Err(_) => self.is_given_up = true,
            }
            return !self.is_given_up;
        }
        let kind = self.parts.len() as u32;
        if kind < self.all.kinds {
            match KindPart::new(&self.all, kind, STEPS) {
                Ok(part) => self.parts.push(part),
                Err(_) => self.is_given_up = true,
            }
        }
        !self.is_given_up && self.parts.len() < self.all.kinds as usize
    }

    /// The plan in steps of the changed scenario; [`Told::NoAnswer`] where the change names what the scenario has not.
    pub fn preview(&mut self, scenario: &Scenario, change: &Change) -> Told {
        let Some(changed) = change.apply(scenario) else { return Told::NoAnswer };
        let defects = validate(&changed);
        if !defects.is_empty() {
            return Told::Preview(Box::new(Outcome::Failed(PlanFailure::Defects(defects))));
        }
        while self.prepare(scenario) {}
        let found = self.known(&changed, change).ok().flatten();
        Told::Preview(Box::new(found.unwrap_or_else(|| step_plan(&changed))))
    }

    /// The plan from what is known; `None` where it has to be made from the beginning.
    fn known(&mut self, changed: &Scenario, change: &Change) -> Result<Option<Outcome>, JointError> {
        let Some(graph) = self.graph.as_ref().filter(|_| !self.is_given_up && changed.rules.pool.is_paired_only()) else {
            return Ok(None);
        };
        let graph = match change {
            Change::CriterionWeights { kind, .. } => Rc::new(refitted(graph, changed, kind)),
            _ => Rc::clone(graph),
        };
        let too_large = |_| JointError::TooLarge;
        let cooperation = Cooperation::with_graph(changed, Rc::clone(&graph)).map_err(too_large)?;
        if cooperation.scale.0 != self.scale {
            return Ok(None);
        }
        let mut touched = match touched(changed, change) {
            Some(kind) => {
                let all = at_weight_one(Cooperation::with_graph(changed, graph).map_err(too_large)?);
                Some((kind, KindPart::new(&all, kind as u32, ALONE_STEPS)?))
            }
            None => None,
        };
        let mut parts: Vec<&mut KindPart> = self.parts.iter_mut().collect();
        if let Some((kind, part)) = &mut touched {
            parts[*kind] = part;
        }
        plan(&cooperation, &mut parts)
    }
}

/// The plan in steps from its kinds.
fn plan(cooperation: &Cooperation, parts: &mut [&mut KindPart]) -> Result<Option<Outcome>, JointError> {
    let problem = decision(cooperation);
    let weights: Vec<i64> = cooperation.kinds.iter().map(|kind| i64::from(kind.weight)).collect();
    let by_pair = |of: fn(&KindPart) -> &Vec<i64>| -> Vec<Vec<i64>> {
        let kinds = |pair: usize| parts.iter().zip(&weights).map(|(part, weight)| of(part)[pair] * weight).collect();
        (0..problem.pairs()).map(kinds).collect()
    };
    let sums = |by_pair: &[Vec<i64>]| by_pair.iter().map(|kinds| kinds.iter().sum()).collect::<Vec<i64>>();
    let (alone, most) = (by_pair(|part| &part.alone), sums(&by_pair(|part| &part.divisible)));
    let Ok(pairing) = best_pairing(&problem, &sums(&alone)) else { return Ok(None) };
    let Some(flow) = flow(&problem, &pairing, parts, &weights)? else { return Ok(None) };
    let Ok(value) = check::recompute(&problem, &pairing, &flow) else { return Ok(None) };
    let bound = pair_by_pair(&problem, &most)?.and_then(|bound| i64::try_from(bound).ok()).unwrap_or(i64::MAX);
    let answer = Answer {
        pairing: &pairing,
        flow: &flow,
        value,
        bound: bound.max(value),
        state: PlanState::Bounded,
        steps: 0,
        alone: &alone,
    };
    Ok(Some(Outcome::Plan(Box::new(assemble_unnamed(cooperation, &problem, &answer)))))
}

/// Units on each arc; `None` where fixed amounts cannot be kept on the pairing. A kind of weight 0 delivers nothing but what is fixed.
fn flow(
    problem: &JointProblem,
    pairing: &Pairing,
    parts: &mut [&mut KindPart],
    weights: &[i64],
) -> Result<Option<Vec<i64>>, JointError> {
    let chosen = PairSet::from_chosen(pairing);
    let mut flow = vec![0; problem.arcs.len()];
    for (part, weight) in parts.iter_mut().zip(weights) {
        if *weight == 0 && !part.has_fixed() {
            continue;
        }
        let Some(amounts) = part.allocation(&chosen, WHOLE_STEPS)? else { return Ok(None) };
        for (arc, units) in amounts {
            flow[*arc as usize] = *units;
        }
    }
    Ok(Some(flow))
}

/// The numbers in which every kind with needs weighs 1.
fn at_weight_one(mut cooperation: Cooperation) -> JointProblem {
    for kind in &mut cooperation.kinds {
        kind.weight = u32::from(kind.demand > 0);
    }
    decision(&cooperation)
}

/// The kind whose offers, needs or fits a change touches.
fn touched(changed: &Scenario, change: &Change) -> Option<usize> {
    let kind = match change {
        Change::Pair { .. } | Change::Bounds { .. } | Change::KindWeights(_) => return None,
        Change::CriterionWeights { kind, .. } => kind,
        Change::OfferQuantity { offer, .. } | Change::Amount { offer, .. } => {
            &changed.offers.iter().find(|entry| entry.id == *offer)?.kind
        }
        Change::Amounts(list) => {
            &changed.offers.iter().find(|entry| list.first().is_some_and(|(offer, ..)| entry.id == *offer))?.kind
        }
        Change::NeedQuantity { need, .. } => &changed.needs.iter().find(|entry| entry.id == *need)?.kind,
    };
    changed.kind(kind).map(|(index, _)| index)
}

/// The graph with the fits of a kind worked out anew from its criteria. O(edges).
fn refitted(graph: &DiGraph<Node, Compatible>, changed: &Scenario, kind: &domain::KindId) -> DiGraph<Node, Compatible> {
    let mut out = graph.clone();
    let Some((index, kind)) = changed.kind(kind) else { return out };
    let edges: Vec<_> = out.edge_indices().filter(|edge| out[*edge].kind == index as u32).collect();
    for edge in edges {
        let need = out.edge_endpoints(edge).map(|(_, need)| out[need]);
        let priority = match need {
            Some(Node::Need(need)) => i64::from(changed.needs[need as usize].priority),
            _ => continue,
        };
        let entry = &mut out[edge];
        entry.fit = scoring::mean(kind, &entry.criteria, changed.rules.least_fit);
        entry.weighted_fit = priority * entry.fit;
    }
    out
}
