//! Fair transportation: the coverage of every group of demands, sorted from the least, as great as can be in lexicographic order
//! (leximin), and then the cheapest flow among those.
//!
//! The coverages that flows can give form a polymatroid, so raising the least covered group first, and freezing what cannot be raised,
//! is exact; many raises are made at once by finding the highest common level λ at which every group can have ⌈λ × need⌉ units.
//! Sources: Megiddo, *Optimal flows in networks with multiple sources and sinks* (1974); Federgruen & Groenevelt, *The greedy
//! procedure for resource allocation problems* (1986); Gallo, Grigoriadis & Tarjan (1989).

use std::ops::ControlFlow;

use crate::{
    flow::{FlowError, FlowProblem, FlowSolution},
    network_simplex::{NetworkSimplex, Settings, solve_network_until},
    progress::{Meter, Outcome, go_on},
};

/// A demand of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroupDemand {
    /// The group.
    pub group: u32,
    /// Most units it takes.
    pub quantity: i64,
}

/// What may go from a source to a demand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lane {
    /// The source.
    pub source: u32,
    /// The demand.
    pub demand: u32,
    /// Least units; with `upper` the same, a fixed amount.
    pub lower: i64,
    /// Most units.
    pub upper: i64,
    /// Cost of a unit.
    pub cost: i64,
}

/// Sources with capacities, demands in groups, lanes between.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeximinProblem {
    /// Most units of each source, ≥ 0.
    pub capacities: Vec<i64>,
    /// The demands.
    pub demands: Vec<GroupDemand>,
    /// Units each group needs in all, ≥ 1: what its coverage is measured by. May be more than its demands together.
    pub needs: Vec<i64>,
    /// The lanes.
    pub lanes: Vec<Lane>,
}

/// The fairest flow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeximinSolution {
    /// Units each group gets; its coverage is this ÷ its need.
    pub served: Vec<i64>,
    /// The groups in the order in which they could be raised no further; the coverages in this order do not fall.
    pub frozen_order: Vec<u32>,
    /// The cheapest flow with these amounts; arcs as [`LeximinProblem::flow`] orders them, lanes first.
    pub flow: FlowSolution,
    /// Flow problems solved.
    pub steps: u64,
}

impl LeximinProblem {
    /// The circulation, each group's amount within bounds: arcs are the lanes, then one a source, one a demand, one a group; nodes
    /// are sources, demands, groups, and a hub.
    ///
    /// # Errors
    /// [`FlowError::NoSuchNode`] for a lane or demand (its arc) that names what is not there.
    pub fn flow(&self, amounts: impl Fn(usize) -> (i64, i64)) -> Result<FlowProblem, FlowError> {
        let (sources, demands, groups) = (self.capacities.len() as u32, self.demands.len() as u32, self.needs.len() as u32);
        let hub = sources + demands + groups;
        let mut problem = FlowProblem::new(hub as usize + 1);
        for (arc, lane) in self.lanes.iter().enumerate() {
            if lane.source >= sources {
                return Err(FlowError::NoSuchNode { arc: Some(arc), node: lane.source as usize });
            }
            if lane.demand >= demands {
                return Err(FlowError::NoSuchNode { arc: Some(arc), node: lane.demand as usize });
            }
            problem.add_arc(lane.source, sources + lane.demand, lane.lower, lane.upper, lane.cost);
        }
        for (source, capacity) in self.capacities.iter().enumerate() {
            problem.add_arc(hub, source as u32, 0, *capacity, 0);
        }
        for (demand, GroupDemand { group, quantity }) in self.demands.iter().enumerate() {
            if *group >= groups {
                return Err(FlowError::NoSuchNode { arc: Some(problem.arcs.len()), node: *group as usize });
            }
            problem.add_arc(sources + demand as u32, sources + demands + group, 0, *quantity, 0);
        }
        for group in 0..groups {
            let (lower, upper) = amounts(group as usize);
            problem.add_arc(sources + demands + group, hub, lower, upper, 0);
        }
        Ok(problem)
    }
}

/// The fairest flow, and the cheapest of those.
///
/// Solves O(groups × log greatest need) flow problems, each from the basis of the last. A group whose need is below 1 counts as
/// needing 1. Among groups that are level, the one of the smallest need, then of the lowest number, is raised first; the sorted
/// coverages do not depend on it.
///
/// # Errors
/// [`FlowError::Infeasible`] where the lanes' lower bounds cannot be kept; otherwise what [`FlowProblem::check`] finds, arcs named in
/// the order of [`LeximinProblem::flow`].
///
/// # Example
/// ```
/// use matching::leximin::{GroupDemand, Lane, LeximinProblem, leximin_transportation};
///
/// let lane = |demand, cost| Lane { source: 0, demand, lower: 0, upper: 100, cost };
/// let problem = LeximinProblem {
///     capacities: vec![30],
///     demands: vec![GroupDemand { group: 0, quantity: 40 }, GroupDemand { group: 1, quantity: 20 }],
///     needs: vec![40, 20],
///     lanes: vec![lane(0, 1), lane(1, 9)],
/// };
/// assert_eq!(leximin_transportation(&problem)?.served, [20, 10]);
/// # Ok::<(), matching::flow::FlowError>(())
/// ```
pub fn leximin_transportation(problem: &LeximinProblem) -> Result<LeximinSolution, FlowError> {
    leximin_until(problem, go_on).map(Outcome::unstopped)
}

/// As [`leximin_transportation`], telling `progress` the number of flow problems and pivots until it breaks (see [`crate::progress`]).
///
/// # Errors
/// As [`leximin_transportation`].
pub fn leximin_until(
    problem: &LeximinProblem,
    mut progress: impl FnMut(u64) -> ControlFlow<()>,
) -> Result<Outcome<LeximinSolution>, FlowError> {
    let mut meter = Meter::new(&mut progress);
    let found = level(problem, &mut meter)?;
    Ok(found.map_or(Outcome::Stopped { steps: meter.steps }, Outcome::Done))
}

/// The fairest flow; `None` where the caller stops.
fn level(problem: &LeximinProblem, meter: &mut Meter<'_>) -> Result<Option<LeximinSolution>, FlowError> {
    let groups = problem.needs.len();
    let needs: Vec<i64> = problem.needs.iter().map(|need| (*need).max(1)).collect();
    let mut costless = problem.flow(|group| (0, needs[group]))?;
    for arc in &mut costless.arcs {
        arc.cost = 0;
    }
    let first_group_arc = costless.arcs.len() - groups;
    let mut search =
        Search { simplex: NetworkSimplex::new(&costless)?, first_group_arc, needs, served: vec![0; groups], steps: 0, meter };
    if search.solve()?.is_none() {
        return Ok(None);
    }
    let mut active: Vec<usize> = (0..groups).collect();
    let mut frozen_order = Vec::new();
    while !active.is_empty() {
        if search.raise_level(&active)?.is_none() {
            return Ok(None);
        }
        // Whoever is least covered now: those that cannot be raised singly are frozen.
        let needs = search.needs.clone();
        let covered = |group: usize, served: &[i64]| (i128::from(served[group]), i128::from(needs[group]));
        active.sort_by(|one, other| {
            let ((a, b), (c, d)) = (covered(*one, &search.served), covered(*other, &search.served));
            (a * d).cmp(&(c * b)).then(needs[*one].cmp(&needs[*other])).then(one.cmp(other))
        });
        let (least, of) = covered(active[0], &search.served);
        let mut still = Vec::new();
        for group in active {
            let (served, need) = covered(group, &search.served);
            if served * of != least * need {
                still.push(group);
                continue;
            }
            match search.raise(group)? {
                Some(true) => still.push(group),
                Some(false) => frozen_order.push(group as u32),
                None => return Ok(None),
            }
        }
        active = still;
    }
    let Search { served, steps, meter, .. } = search;
    let as_served = problem.flow(|group| (served[group], served[group]))?;
    let flow = meter.call(|progress| solve_network_until(&as_served, &Settings::default(), progress))?;
    Ok(flow.map(|flow| LeximinSolution { served, frozen_order, flow, steps: steps + 1 }))
}

/// What the answers below are where the caller stops: `None`.
struct Search<'m, 'p> {
    simplex: NetworkSimplex,
    first_group_arc: usize,
    needs: Vec<i64>,
    /// Amounts that a flow is known to reach.
    served: Vec<i64>,
    /// Flow problems solved.
    steps: u64,
    meter: &'m mut Meter<'p>,
}

impl Search<'_, '_> {
    fn solve(&mut self) -> Result<Option<FlowSolution>, FlowError> {
        self.steps += 1;
        let Self { simplex, meter, .. } = self;
        // The solver counts over all its solves.
        let before = simplex.pivots();
        meter.call(|progress| simplex.solve_until(|pivots| progress(pivots - before)))
    }

    /// Whether a flow gives every group at least this.
    fn reaches(&mut self, amounts: &[i64]) -> Result<Option<bool>, FlowError> {
        for (group, amount) in amounts.iter().enumerate() {
            self.simplex.set_bounds(self.first_group_arc + group, *amount, self.needs[group])?;
        }
        match self.solve() {
            Ok(flow) => Ok(flow.map(|_| true)),
            Err(FlowError::Infeasible(_)) => Ok(Some(false)),
            Err(error) => Err(error),
        }
    }

    /// Raises one group by a unit, if it can be.
    fn raise(&mut self, group: usize) -> Result<Option<bool>, FlowError> {
        if self.served[group] >= self.needs[group] {
            return Ok(Some(false));
        }
        let mut amounts = self.served.clone();
        amounts[group] += 1;
        let reached = self.reaches(&amounts)?;
        if reached == Some(true) {
            self.served = amounts;
        }
        Ok(reached)
    }

    /// Raises all active groups to the highest common level that bisection finds. Levels are multiples of 1 ÷ 2^bits, finer than the
    /// difference of any two fractions of needs.
    fn raise_level(&mut self, active: &[usize]) -> Result<Option<()>, FlowError> {
        let greatest = active.iter().map(|group| self.needs[*group]).max().unwrap_or(1);
        let bits = 2 * (64 - greatest.leading_zeros()).min(60) + 1;
        let (mut low, mut high) = (0_i128, (1_i128 << bits.min(62)) + 1);
        let bits = bits.min(62);
        while high - low > 1 {
            let middle = i128::midpoint(low, high);
            let mut amounts = self.served.clone();
            for group in active {
                let need = i128::from(self.needs[*group]);
                let level = (middle * need + (1 << bits) - 1) >> bits;
                amounts[*group] = amounts[*group].max(level as i64);
            }
            match self.reaches(&amounts)? {
                Some(true) => (self.served, low) = (amounts, middle),
                Some(false) => high = middle,
                None => return Ok(None),
            }
        }
        Ok(Some(()))
    }
}
