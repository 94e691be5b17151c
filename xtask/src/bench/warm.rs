//! Warm starts beside cold ones: one change at a time (forbid, pin, capacity, cost), solved from the last basis and checked against
//! a solve from scratch.

use std::time::Instant;

use matching::{
    flow::{FlowError, FlowNetwork, FlowProblem},
    network_simplex::{NetworkSimplex, min_cost_flow},
};

use crate::{generate::Random, instance::Columns, report::median};

/// The kinds of change, as the report names them.
pub const KINDS: [&str; 4] = ["forbid", "pin", "capacity", "cost"];

/// Medians in nanoseconds, in one line: cold, then warm of each kind; or what went wrong.
pub fn measure(columns: &Columns, count: usize) -> String {
    match medians(columns, count) {
        Ok(medians) => medians.iter().map(u64::to_string).collect::<Vec<_>>().join(" "),
        Err(error) => error,
    }
}

fn medians(columns: &Columns, count: usize) -> Result<Vec<u64>, String> {
    let problem = FlowProblem {
        supplies: (0..columns.node_count()).map(|node| columns.supply(node)).collect(),
        arcs: (0..columns.arc_count()).map(|arc| columns.arc(arc)).collect(),
    };
    let mut simplex = NetworkSimplex::new(&problem).map_err(|error| error.to_string())?;
    let mut current = simplex.solve().map_err(|error| error.to_string())?;
    let mut random = Random(7);
    let (mut cold, mut warm) = (Vec::new(), vec![Vec::new(); KINDS.len()]);
    for round in 0..count * KINDS.len() {
        let kind = round % KINDS.len();
        let mut changed = problem.clone();
        // Half of the changes concern an arc that carries something.
        let arc = loop {
            let arc = random.between(0, problem.arcs.len() as i64) as usize;
            if (round / KINDS.len()).is_multiple_of(2) || current.flow[arc] > problem.arcs[arc].lower {
                break arc;
            }
        };
        let place = &mut changed.arcs[arc];
        match kind {
            0 => place.upper = place.lower,
            1 => place.lower = place.upper.min(place.lower + 1),
            2 => place.upper = (place.upper - 1).max(place.lower),
            _ => place.cost += random.between(-place.cost.abs() / 5 - 1, place.cost.abs() / 5 + 2),
        }
        let place = *place;
        let start = Instant::now();
        simplex.set_bounds(arc, place.lower, place.upper).map_err(|error| error.to_string())?;
        simplex.set_cost(arc, place.cost).map_err(|error| error.to_string())?;
        let answer = simplex.solve();
        warm[kind].push(start.elapsed().as_nanos() as u64);
        let start = Instant::now();
        let scratch = min_cost_flow(&changed);
        cold.push(start.elapsed().as_nanos() as u64);
        match (answer, scratch) {
            (Ok(one), Ok(other)) if one.cost == other.cost => {}
            (Err(FlowError::Infeasible(_)), Err(FlowError::Infeasible(_))) => {}
            _ => return Err(format!("warm and cold differ after {} of arc {arc}", KINDS[kind])),
        }
        let before = problem.arcs[arc];
        simplex.set_bounds(arc, before.lower, before.upper).map_err(|error| error.to_string())?;
        simplex.set_cost(arc, before.cost).map_err(|error| error.to_string())?;
        current = simplex.solve().map_err(|error| error.to_string())?;
    }
    let mut all = vec![median(&mut cold)];
    all.extend(warm.iter_mut().map(|times| median(times)));
    Ok(all)
}
