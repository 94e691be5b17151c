//! A transportation problem of the checker's: its optimum, verified.

use matching::{
    certificate::{verify_flow, verify_infeasible},
    flow::{FlowError, FlowProblem},
    network_simplex::min_cost_flow,
};

use super::Refused;

/// Stations with the bounds of what passes them, and arcs (from, to, least, most, value of a unit).
#[derive(Clone, Debug, Default)]
pub struct Transport {
    pub from: Vec<(i64, i64)>,
    pub to: Vec<(i64, i64)>,
    pub arcs: Vec<(u32, u32, i64, i64, i64)>,
}

impl Transport {
    /// The greatest value; `None` where no flow keeps the bounds. Both are verified.
    pub fn optimum(&self) -> Result<Option<i128>, Refused> {
        let (from, to) = (self.from.len() as u32, self.to.len() as u32);
        let hub = from + to;
        let mut problem = FlowProblem::new(hub as usize + 1);
        for (tail, head, least, most, unit) in &self.arcs {
            problem.add_arc(*tail, from + head, *least, *most, -unit);
        }
        for (node, (least, most)) in self.from.iter().enumerate() {
            problem.add_arc(hub, node as u32, *least, *most, 0);
        }
        for (node, (least, most)) in self.to.iter().enumerate() {
            problem.add_arc(from + node as u32, hub, *least, *most, 0);
        }
        match min_cost_flow(&problem) {
            Ok(solution) => verify_flow(&problem, &solution).map(|cost| Some(-cost)).map_err(|_| Refused::Flow),
            Err(FlowError::Infeasible(cut)) => verify_infeasible(&problem, &cut).map(|()| None).map_err(|_| Refused::Flow),
            Err(FlowError::LowerAboveUpper { .. }) => Ok(None),
            Err(_) => Err(Refused::Flow),
        }
    }
}
