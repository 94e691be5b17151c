//! What a unit is worth: the scale, the weights of the kinds in force, and w(k) × u(o, n), all in integers (model, *Value* and
//! *Exactness*).

use domain::{Scenario, ValueScale, rules::share_out, validation::WEIGHT_SUM};
use petgraph::{graph::DiGraph, visit::EdgeRef};

use crate::graph::{Compatible, Node};

/// The greatest scale.
const MAX_SCALE: i64 = 1_000_000_000_000;

/// What sums of value × quantity stay under.
const LIMIT: i128 = 1 << 62;

/// What (nodes + 1) × the greatest cost of one unit stays under: the flows add potentials of that size.
const COST_LIMIT: i128 = 1 << 59;

/// A kind's weight in force and its D(k).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KindValue {
    /// Weight in hundredths of a point; 0 for a kind without needs, the others scaled up to sum to 10,000.
    pub weight: u32,
    /// D(k) = Σ priority × quantity over the needs of the kind.
    pub demand: i128,
}

/// Value of one unit between paired parties: w(k) × ⌊scale × priority × fit ÷ (10,000 × D(k))⌋.
pub fn unit_value(scale: ValueScale, kind: &KindValue, weighted_fit: i64) -> i64 {
    if kind.demand == 0 {
        return 0;
    }
    let unit = i128::from(scale.0) * i128::from(weighted_fit) / (10_000 * kind.demand);
    (unit * i128::from(kind.weight)) as i64
}

/// Weights in force and the scale: the largest power of ten ≤ 10¹² for which (nodes + 1) × max |cost| and Σ |cost| × capacity
/// stay under 2⁵⁹ and 2⁶²; fixed by the full arc list. `None` where not even 1 does. O(edges) a scale tried.
pub fn kind_values(scenario: &Scenario, graph: &DiGraph<Node, Compatible>) -> Option<(Vec<KindValue>, ValueScale)> {
    let demands: Vec<i128> = scenario
        .kinds
        .iter()
        .map(|kind| {
            let needs = scenario.needs.iter().filter(|need| need.kind == kind.id);
            needs.map(|need| i128::from(need.priority) * i128::from(need.quantity)).sum()
        })
        .collect();
    let weights = weights_in_force(scenario, &demands);
    let kinds: Vec<KindValue> =
        weights.iter().zip(&demands).map(|(weight, demand)| KindValue { weight: *weight, demand: *demand }).collect();
    let mut scale = MAX_SCALE;
    while scale >= 1 {
        if fits(scenario, graph, &kinds, ValueScale(scale)) {
            return Some((kinds, ValueScale(scale)));
        }
        scale /= 10;
    }
    None
}

fn fits(scenario: &Scenario, graph: &DiGraph<Node, Compatible>, kinds: &[KindValue], scale: ValueScale) -> bool {
    let penalties = i128::from(scenario.rules.drop_penalty) * i128::from(scale.0) * scenario.existing().len() as i128;
    let mut greatest = 0_i128;
    let mut sum = penalties;
    for edge in graph.edge_references() {
        let (Node::Offer(o), Node::Need(n)) = (graph[edge.source()], graph[edge.target()]) else { continue };
        let kind = &kinds[edge.weight().kind as usize];
        if kind.demand == 0 {
            continue;
        }
        let unit = i128::from(scale.0) * i128::from(edge.weight().weighted_fit) / (10_000 * kind.demand);
        let cost = unit * i128::from(kind.weight);
        let capacity = scenario.offers[o as usize].quantity.min(scenario.needs[n as usize].quantity);
        greatest = greatest.max(cost);
        sum += cost * i128::from(capacity);
    }
    // The pairing step has few nodes, but whole pairs for costs, each worth at most a full plan.
    let pairing = (scenario.cooperatives.len() as i128 + 3) * 10_000 * i128::from(scale.0);
    (graph.node_count() as i128 + 3) * greatest < COST_LIMIT && sum < LIMIT && pairing < COST_LIMIT
}

/// The weights of the kinds that have needs, shared out over 10,000 by largest remainder in the order of the kinds.
fn weights_in_force(scenario: &Scenario, demands: &[i128]) -> Vec<u32> {
    let raw: Vec<u64> = scenario
        .kinds
        .iter()
        .zip(demands)
        .map(|(kind, demand)| {
            let weight = scenario.rules.kind_weights.iter().find(|entry| entry.kind == kind.id).map_or(0, |w| w.weight);
            if *demand > 0 { u64::from(weight) } else { 0 }
        })
        .collect();
    share_out(&raw, u64::from(WEIGHT_SUM))
        .map_or_else(|| vec![0; raw.len()], |shares| shares.into_iter().map(|share| share as u32).collect())
}
