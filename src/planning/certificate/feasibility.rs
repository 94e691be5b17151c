//! Whether any pairing keeps the partner bounds under some decisions: a circulation, and the cut where there is none.

use std::collections::BTreeMap;

use matching::{
    certificate::verify_infeasible,
    flow::{FlowError, FlowProblem},
    network_simplex::min_cost_flow,
};

use super::{Refused, reduced::Reduced};

/// Whether one does. One flow on the parties.
pub fn has_pairing(reduced: &Reduced, decided: &BTreeMap<u32, bool>) -> Result<bool, Refused> {
    let (east, west) = (reduced.east.len() as u32, reduced.west.len() as u32);
    let hub = east + west;
    let mut problem = FlowProblem::new(hub as usize + 1);
    for e in 0..east {
        for w in 0..west {
            let (lower, upper) = match reduced.decision(decided, reduced.pair(e, w)) {
                Some(true) => (1, 1),
                Some(false) => (0, 0),
                None => (0, 1),
            };
            problem.add_arc(e, east + w, lower, upper, 0);
        }
    }
    for (e, bounds) in reduced.east.iter().enumerate() {
        problem.add_arc(hub, e as u32, i64::from(bounds.least), i64::from(bounds.most), 0);
    }
    for (w, bounds) in reduced.west.iter().enumerate() {
        problem.add_arc(east + w as u32, hub, i64::from(bounds.least), i64::from(bounds.most), 0);
    }
    match min_cost_flow(&problem) {
        Ok(_) => Ok(true),
        Err(FlowError::Infeasible(cut)) => verify_infeasible(&problem, &cut).map(|()| false).map_err(|_| Refused::Flow),
        // A lower above an upper bound: no pairing keeps both.
        Err(FlowError::LowerAboveUpper { .. }) => Ok(false),
        Err(_) => Err(Refused::Flow),
    }
}
