//! Flows that are best by several costs, one after the other: of the cheapest by the first, the cheapest by the second, and so on.
//!
//! A flow is optimal exactly where it has complementary slackness with some optimal potentials (Ahuja, Magnanti & Orlin, *Network Flows*,
//! 1993, theorem 9.4); so, with the potentials of one optimum, all optima are the flows that stay at the bound which the sign of an arc's
//! reduced cost names. Those arcs are fixed there, and the next cost is minimised over what is left. No cost is multiplied into another,
//! so that no size of tonnes or prices leaves 64 bits.

use matching::{
    flow::{FlowError, FlowProblem},
    network_simplex::min_cost_flow,
};

/// The flow on each arc. `levels[level][arc]` are the costs; those in the problem are not read. One flow a level.
///
/// # Errors
/// See [`FlowError`].
pub(crate) fn lexicographic(problem: &FlowProblem, levels: &[Vec<i64>]) -> Result<Vec<i64>, FlowError> {
    let mut problem = problem.clone();
    let mut flow = vec![0; problem.arcs.len()];
    for costs in levels {
        for (arc, cost) in problem.arcs.iter_mut().zip(costs) {
            arc.cost = *cost;
        }
        let solution = min_cost_flow(&problem)?;
        for arc in &mut problem.arcs {
            let potential = |node: u32| i128::from(solution.potentials[node as usize]);
            let reduced = i128::from(arc.cost) + potential(arc.tail) - potential(arc.head);
            if reduced > 0 {
                arc.upper = arc.lower;
            } else if reduced < 0 {
                arc.lower = arc.upper;
            }
        }
        flow = solution.flow;
    }
    Ok(flow)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three ways from 0 to 1 with room for 2, 2 and 3.
    fn ways() -> FlowProblem {
        let mut problem = FlowProblem { supplies: vec![3, -3], arcs: Vec::new() };
        for upper in [2, 2, 3] {
            problem.add_arc(0, 1, 0, upper, 77);
        }
        problem
    }

    #[test]
    fn the_second_cost_decides_among_the_best_by_the_first() {
        let problem = ways();
        assert_eq!(lexicographic(&problem, &[vec![1, 1, 2], vec![5, 3, 0]]), Ok(vec![1, 2, 0]));
        assert_eq!(lexicographic(&problem, &[vec![1, 1, 2], vec![-5, -3, -9]]), Ok(vec![2, 1, 0]));
        assert_eq!(lexicographic(&problem, &[vec![5, 3, 0]]), Ok(vec![0, 0, 3]));
        assert_eq!(lexicographic(&problem, &[]), Ok(vec![0, 0, 0]));
    }

    #[test]
    fn great_costs_of_one_level_do_not_reach_into_another() {
        let great = 1_000_000_000_000;
        assert_eq!(lexicographic(&ways(), &[vec![0, 0, 1], vec![great, great - 1, 0], vec![0, 1, -great]]), Ok(vec![1, 2, 0]));
    }
}
