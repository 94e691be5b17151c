//! Minimum-cost flow by the primal network simplex method.
//!
//! Sources: Ahuja, Magnanti & Orlin, *Network Flows* (1993), chapter 11; Cunningham, *A network simplex method* (1976), for strongly
//! feasible trees; Király & Kovács, *Efficient implementations of minimum-cost flow algorithms* (2012), for block search.
//!
//! | file | what |
//! | --- | --- |
//! | `word` | 32 or 64 bits |
//! | `order` | order of the search, and its block |
//! | `tree` | the spanning tree and its exchange |
//! | `pricing` | the entering arc |
//! | `core` | pivots |
//! | `change` | changes that keep the basis |
//! | `dual` | the repair after changes that keeps potentials optimal |
//! | `part` | a component: built, read back, its cut and cycle |
//! | `warm` | the solver that is kept for solving again |

mod change;
mod core;
mod dual;
mod order;
mod part;
mod pricing;
mod tree;
mod warm;
mod widen;
mod word;

use std::ops::ControlFlow;

use crate::{
    components::Components,
    flow::{FlowError, FlowNetwork, FlowProblem, FlowSolution, Survey},
    progress::{Outcome, Progress, go_on},
};

use self::{core::Ended, order::Members, part::Part, word::Word};

pub use order::{ArcOrder, Settings};
pub use warm::NetworkSimplex;

/// Solves a problem from scratch. The same problem gives the same flow on every machine.
///
/// Time O(pivots × (nodes + arcs)) at worst; in practice a pivot costs a block of √arcs and the part of the tree that moves. Space
/// O(nodes + arcs): 17 bytes an arc where magnitudes fit 32 bits, else 25, a component at a time; and 8 for the answer.
///
/// # Errors
/// See [`FlowError`].
///
/// # Example
/// ```
/// use matching::flow::FlowProblem;
/// use matching::network_simplex::min_cost_flow;
///
/// let mut problem = FlowProblem::new(0);
/// let (store, market) = (problem.add_node(5), problem.add_node(-5));
/// let cheap = problem.add_arc(store, market, 0, 3, 1);
/// let dear = problem.add_arc(store, market, 1, 9, 4);
/// let solution = min_cost_flow(&problem)?;
/// assert_eq!((solution.flow[cheap], solution.flow[dear], solution.cost), (3, 2, 11));
/// # Ok::<(), matching::flow::FlowError>(())
/// ```
pub fn min_cost_flow(problem: &FlowProblem) -> Result<FlowSolution, FlowError> {
    solve_network(problem, &Settings::default())
}

/// As [`min_cost_flow`], on a network that need not be a [`FlowProblem`], with settings of the search.
///
/// # Errors
/// See [`FlowError`].
pub fn solve_network(network: &impl FlowNetwork, settings: &Settings) -> Result<FlowSolution, FlowError> {
    solve_network_until(network, settings, go_on).map(Outcome::unstopped)
}

/// As [`solve_network`], telling `progress` the number of pivots until it breaks (see [`crate::progress`]). To go on after a stop, use
/// [`NetworkSimplex::solve_until`].
///
/// # Errors
/// See [`FlowError`].
///
/// # Example
/// ```
/// use std::ops::ControlFlow::{Break, Continue};
/// use matching::{flow::FlowProblem, network_simplex::{Settings, solve_network_until}, progress::Outcome};
///
/// let mut problem = FlowProblem { supplies: vec![4, -4], arcs: Vec::new() };
/// problem.add_arc(0, 1, 0, 9, 5);
/// let settings = Settings::default();
/// assert_eq!(solve_network_until(&problem, &settings, |_| Break(()))?, Outcome::Stopped { steps: 0 });
/// let Outcome::Done(solution) = solve_network_until(&problem, &settings, |_| Continue(()))? else { panic!("nobody stopped it") };
/// assert_eq!(solution.cost, 20);
/// # Ok::<(), matching::flow::FlowError>(())
/// ```
pub fn solve_network_until(
    network: &impl FlowNetwork,
    settings: &Settings,
    mut progress: impl FnMut(u64) -> ControlFlow<()>,
) -> Result<Outcome<FlowSolution>, FlowError> {
    let survey = Survey::of(network)?;
    let solution =
        FlowSolution { flow: vec![0; network.arc_count()], potentials: vec![0; network.node_count()], cost: 0, pivots: 0 };
    let mut so_far = SoFar { solution, cycle: None, stopped: None };
    if word::fits_narrow(&survey, network.node_count()) {
        each_part::<i32, _>(network, &survey, settings, |part| solve_part(network, part, &mut so_far, &mut progress))?;
    } else {
        each_part::<i64, _>(network, &survey, settings, |part| solve_part(network, part, &mut so_far, &mut progress))?;
    }
    let SoFar { mut solution, cycle, stopped } = so_far;
    if let Some(steps) = stopped {
        return Ok(Outcome::Stopped { steps });
    }
    if let Some(cycle) = cycle {
        return Err(FlowError::Unbounded { cycle });
    }
    for (index, flow) in solution.flow.iter_mut().enumerate() {
        if survey.lower_bounds || *flow != 0 {
            let arc = network.arc(index);
            *flow += arc.lower;
            solution.cost += i128::from(*flow) * i128::from(arc.cost);
        }
    }
    Ok(Outcome::Done(solution))
}

/// What is known after some of the components.
struct SoFar {
    solution: FlowSolution,
    /// A cycle without bound.
    cycle: Option<Vec<usize>>,
    /// Pivots after which the caller stopped.
    stopped: Option<u64>,
}

/// Builds the components one after another.
fn each_part<W: Word, N: FlowNetwork>(
    network: &N,
    survey: &Survey,
    settings: &Settings,
    mut take: impl FnMut(Part<W>) -> Result<(), FlowError>,
) -> Result<(), FlowError> {
    let mut shifted = Vec::new();
    if survey.lower_bounds {
        shifted = (0..network.node_count()).map(|node| network.supply(node)).collect();
        for index in 0..network.arc_count() {
            let arc = network.arc(index);
            shifted[arc.tail as usize] -= arc.lower;
            shifted[arc.head as usize] += arc.lower;
        }
    }
    let balance = |node: usize| shifted.get(node).copied().unwrap_or_else(|| network.supply(node));
    let Some(components) = Components::of(network) else {
        return take(Part::new(network, Members::All, survey, settings, balance, &[]));
    };
    let mut local = vec![0; network.node_count()];
    let (mut node_start, mut arc_start) = (0, 0);
    for (node_end, arc_end) in components.node_ends.iter().zip(&components.arc_ends) {
        let nodes = &components.nodes[node_start..*node_end as usize];
        let arcs = &components.arcs[arc_start..*arc_end as usize];
        (node_start, arc_start) = (*node_end as usize, *arc_end as usize);
        for (number, node) in nodes.iter().enumerate() {
            local[*node as usize] = number as u32;
        }
        let members = Members::Listed { nodes: nodes.to_vec(), arcs: arcs.to_vec() };
        take(Part::new(network, members, survey, settings, balance, &local))?;
    }
    Ok(())
}

/// Solves a component; remembers a cycle without bound rather than stopping at it, because another component may be infeasible.
fn solve_part<W: Word>(
    network: &impl FlowNetwork,
    mut part: Part<W>,
    so_far: &mut SoFar,
    progress: &mut Progress<'_>,
) -> Result<(), FlowError> {
    if so_far.stopped.is_some() {
        return Ok(());
    }
    let before = so_far.solution.pivots;
    let mut told = |pivots: u64| progress(before + pivots);
    let mut ended = part.run(&mut told);
    if let Ended::Unbounded { arc } = ended {
        so_far.cycle.get_or_insert_with(|| part.cycle(arc));
        part = part.without_costs();
        ended = part.run(&mut told);
    }
    let solution = &mut so_far.solution;
    solution.pivots += part.core.pivots;
    if ended == Ended::Stopped {
        so_far.stopped = Some(solution.pivots);
        return Ok(());
    }
    if part.is_infeasible() {
        return Err(FlowError::Infeasible(part.cut(|node| network.supply(node), |arc| network.arc(arc).lower)));
    }
    part.write_potentials(&mut solution.potentials);
    if let Members::All = part.members {
        solution.flow = part.into_flow();
    } else {
        solution.flow.resize(network.arc_count(), 0);
        part.write_flow(&mut solution.flow);
    }
    Ok(())
}
