//! Minimum-cost flow by successive shortest paths: slow, simple, and written apart from the network simplex, to check it against.
//!
//! Every arc of negative cost is saturated first; then the excess is sent along shortest paths found by Bellman–Ford, so that no
//! residual arc ever has a negative reduced cost. Source: Ahuja, Magnanti & Orlin, *Network Flows* (1993), section 9.7.

use std::ops::ControlFlow;

use crate::{
    flow::FlowProblem,
    progress::{Outcome, go_on},
};

/// The least cost of a feasible flow, or `None` where there is none. O(flow × nodes × arcs): for small problems.
pub fn least_cost(problem: &FlowProblem) -> Option<i128> {
    least_cost_until(problem, go_on).unstopped()
}

/// As [`least_cost`], telling `progress` the number of augmentations before each until it breaks (see [`crate::progress`]).
pub fn least_cost_until(problem: &FlowProblem, mut progress: impl FnMut(u64) -> ControlFlow<()>) -> Outcome<Option<i128>> {
    let mut steps = 0;
    let mut excess: Vec<i128> = problem.supplies.iter().map(|supply| i128::from(*supply)).collect();
    let mut flow: Vec<i64> = problem.arcs.iter().map(|arc| if arc.cost < 0 { arc.upper } else { arc.lower }).collect();
    for (arc, flow) in problem.arcs.iter().zip(&flow) {
        excess[arc.tail as usize] -= i128::from(*flow);
        excess[arc.head as usize] += i128::from(*flow);
    }
    while let Some(source) = excess.iter().position(|excess| *excess > 0) {
        if progress(steps).is_break() {
            return Outcome::Stopped { steps };
        }
        steps += 1;
        let Some((path, target)) = shortest_path(problem, &flow, source, &excess) else { return Outcome::Done(None) };
        let mut amount = excess[source].min(-excess[target]);
        for (arc, forward) in &path {
            let (bounds, now) = (&problem.arcs[*arc], flow[*arc]);
            let room =
                if *forward { i128::from(bounds.upper) - i128::from(now) } else { i128::from(now) - i128::from(bounds.lower) };
            amount = amount.min(room);
        }
        for (arc, forward) in &path {
            flow[*arc] += if *forward { amount as i64 } else { -(amount as i64) };
        }
        excess[source] -= amount;
        excess[target] += amount;
    }
    Outcome::Done(Some(flow.iter().zip(&problem.arcs).map(|(flow, arc)| i128::from(*flow) * i128::from(arc.cost)).sum()))
}

/// The residual arcs (index, forward) from a source to the node of negative excess that is nearest by cost.
fn shortest_path(problem: &FlowProblem, flow: &[i64], source: usize, excess: &[i128]) -> Option<(Vec<(usize, bool)>, usize)> {
    let nodes = problem.supplies.len();
    let mut distance: Vec<Option<i128>> = vec![None; nodes];
    let mut came_by: Vec<Option<(usize, bool)>> = vec![None; nodes];
    distance[source] = Some(0);
    loop {
        let mut changed = false;
        for (index, arc) in problem.arcs.iter().enumerate() {
            let (tail, head, cost) = (arc.tail as usize, arc.head as usize, i128::from(arc.cost));
            let steps =
                [(tail, head, cost, flow[index] < arc.upper, true), (head, tail, -cost, flow[index] > arc.lower, false)];
            for (from, to, cost, open, forward) in steps {
                let Some(reached) = distance[from].filter(|_| open) else { continue };
                if distance[to].is_none_or(|known| reached + cost < known) {
                    distance[to] = Some(reached + cost);
                    came_by[to] = Some((index, forward));
                    changed = true;
                }
            }
        }
        if !changed {
            break;
        }
    }
    let target = (0..nodes).filter(|node| excess[*node] < 0).filter_map(|node| distance[node].map(|d| (d, node))).min()?.1;
    let mut path = Vec::new();
    let mut node = target;
    while node != source {
        let (arc, forward) = came_by[node]?;
        path.push((arc, forward));
        node = if forward { problem.arcs[arc].tail as usize } else { problem.arcs[arc].head as usize };
    }
    Some((path, target))
}
