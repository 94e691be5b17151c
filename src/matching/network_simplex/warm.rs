//! The solver that is kept, so that after a changed cost, bound or supply it starts from its last basis. Called for previews and
//! explanations; published plans are solved from scratch, so that they do not depend on what was asked before.

use std::ops::ControlFlow;

use crate::{
    flow::{FlowError, FlowNetwork, FlowSolution, LIMIT, Survey, UNBOUNDED},
    progress::{Outcome, Progress, go_on},
};

use super::{
    core::Ended,
    each_part,
    order::Settings,
    part::{Part, room_of},
    widen::widen,
    word::{Word, fits_narrow},
};

/// A problem with its current basis, for solving again after small changes.
///
/// Which of several optimal flows a warm solve finds depends on the basis it starts from; its cost does not.
///
/// # Example
/// ```
/// use matching::{flow::FlowProblem, network_simplex::NetworkSimplex};
///
/// let mut problem = FlowProblem { supplies: vec![4, -4], arcs: Vec::new() };
/// let road = problem.add_arc(0, 1, 0, 3, 1);
/// let rail = problem.add_arc(0, 1, 0, 9, 5);
/// let mut simplex = NetworkSimplex::new(&problem)?;
/// assert_eq!(simplex.solve()?.cost, 3 + 5);
/// simplex.set_bounds(road, 0, 1)?;
/// assert_eq!(simplex.solve()?.flow, [1, 3]);
/// simplex.set_cost(rail, 2)?;
/// simplex.set_supply(0, 2)?;
/// simplex.set_supply(1, -2)?;
/// assert_eq!(simplex.solve()?.cost, 1 + 2);
/// # Ok::<(), matching::flow::FlowError>(())
/// ```
#[derive(Clone, Debug)]
pub struct NetworkSimplex {
    supplies: Vec<i64>,
    /// Empty while all are 0.
    lower: Vec<i64>,
    /// Σ cost × lower bound.
    cost_at_lower: i128,
    survey: Survey,
    node_place: Places,
    arc_place: Places,
    parts: Parts,
}

/// The parts in the width that fits all.
#[derive(Clone, Debug)]
enum Parts {
    Narrow(Vec<Part<i32>>),
    Wide(Vec<Part<i64>>),
}

/// Does the same with the parts of either width.
macro_rules! with_parts {
    ($parts:expr, $name:ident => $body:expr) => {
        match $parts {
            Parts::Narrow($name) => $body,
            Parts::Wide($name) => $body,
        }
    };
}

impl NetworkSimplex {
    /// Checks the problem and builds the first basis: every node hangs on an artificial root. O(nodes + arcs).
    ///
    /// # Errors
    /// What [`FlowProblem::check`](crate::flow::FlowProblem::check) finds.
    pub fn new(network: &impl FlowNetwork) -> Result<Self, FlowError> {
        Self::with_settings(network, &Settings::default())
    }

    /// As [`new`](Self::new), with settings of the search.
    ///
    /// # Errors
    /// What [`FlowProblem::check`](crate::flow::FlowProblem::check) finds.
    pub fn with_settings(network: &impl FlowNetwork, settings: &Settings) -> Result<Self, FlowError> {
        let survey = Survey::of(network)?;
        let parts = if fits_narrow(&survey, network.node_count()) {
            Parts::Narrow(collect(network, &survey, settings)?)
        } else {
            Parts::Wide(collect(network, &survey, settings)?)
        };
        let (node_place, arc_place) = with_parts!(&parts, parts => places(network, parts));
        let lower =
            if survey.lower_bounds { (0..network.arc_count()).map(|arc| network.arc(arc).lower).collect() } else { Vec::new() };
        let supplies = (0..network.node_count()).map(|node| network.supply(node)).collect();
        let at_lower = |arc: usize| i128::from(network.arc(arc).lower) * i128::from(network.arc(arc).cost);
        let cost_at_lower = if survey.lower_bounds { (0..network.arc_count()).map(at_lower).sum() } else { 0 };
        Ok(Self { supplies, lower, cost_at_lower, survey, node_place, arc_place, parts })
    }

    /// Changes the cost of an arc. O(1), or the size of the subtree that its potential moves.
    ///
    /// # Errors
    /// [`FlowError::NoSuchArc`] or [`FlowError::Overflow`]; then nothing is changed.
    pub fn set_cost(&mut self, arc: usize, cost: i64) -> Result<(), FlowError> {
        self.check_arc(arc)?;
        let greatest = (LIMIT - 1) / (self.supplies.len() as i64 + 1);
        if cost.unsigned_abs() > greatest.cast_unsigned() {
            return Err(FlowError::Overflow { arc: Some(arc) });
        }
        if cost.abs() > self.survey.greatest_cost {
            self.survey.greatest_cost = cost.abs();
            self.fit();
        }
        let (part, input) = self.place_of_arc(arc);
        let old = with_parts!(&mut self.parts, parts => set_cost(&mut parts[part], input, cost));
        let lower = self.lower.get(arc).copied().unwrap_or(0);
        self.cost_at_lower += i128::from(lower) * i128::from(cost - old);
        Ok(())
    }

    /// Changes the bounds of an arc; equal bounds force it, 0 and 0 forbid it. O(1) now, and O(nodes) in the next solve.
    ///
    /// # Errors
    /// [`FlowError::NoSuchArc`], [`FlowError::LowerAboveUpper`], or [`FlowError::Overflow`]; then nothing is changed.
    pub fn set_bounds(&mut self, arc: usize, lower: i64, upper: i64) -> Result<(), FlowError> {
        self.check_arc(arc)?;
        if lower > upper {
            return Err(FlowError::LowerAboveUpper { arc, lower, upper });
        }
        let span = upper.saturating_sub(lower);
        if lower.unsigned_abs() >= LIMIT.cast_unsigned() || (span >= LIMIT && upper != UNBOUNDED) {
            return Err(FlowError::Overflow { arc: Some(arc) });
        }
        let (old_lower, old_upper) = self.bounds(arc)?;
        if (lower, upper) == (old_lower, old_upper) {
            return Ok(());
        }
        let mut survey = self.survey;
        survey.imbalance += 2 * (i128::from(lower.unsigned_abs()) - i128::from(old_lower.unsigned_abs()));
        if old_upper != UNBOUNDED {
            survey.finite_spans -= i128::from(old_upper - old_lower);
        }
        if upper == UNBOUNDED {
            survey.unbounded = true;
        } else {
            survey.finite_spans += i128::from(span);
            survey.greatest_span = survey.greatest_span.max(span);
        }
        self.adopt(survey)?;
        self.cost_at_lower += i128::from(lower - old_lower) * i128::from(self.unit_cost(arc));
        if lower != 0 && self.lower.is_empty() {
            self.lower = vec![0; self.arc_count()];
        }
        if let Some(kept) = self.lower.get_mut(arc) {
            *kept = lower;
        }
        let (part, input) = self.place_of_arc(arc);
        with_parts!(&mut self.parts, parts => set_bounds(&mut parts[part], input, lower - old_lower, lower, upper));
        Ok(())
    }

    /// Changes the supply of a node; another node's must change as well before the next solve, so that they sum to 0.
    ///
    /// # Errors
    /// [`FlowError::NoSuchNode`] or [`FlowError::Overflow`]; then nothing is changed.
    pub fn set_supply(&mut self, node: usize, supply: i64) -> Result<(), FlowError> {
        let Some(old) = self.supplies.get(node).copied() else {
            return Err(FlowError::NoSuchNode { arc: None, node });
        };
        let mut survey = self.survey;
        survey.imbalance += i128::from(supply.unsigned_abs()) - i128::from(old.unsigned_abs());
        self.adopt(survey)?;
        self.supplies[node] = supply;
        let (part, local) = self.node_place.get(node).copied().unwrap_or((0, node as u32));
        with_parts!(&mut self.parts, parts => parts[part as usize].core.add_excess(local, supply - old));
        Ok(())
    }

    /// Lower and upper bound of an arc now. O(1).
    ///
    /// # Errors
    /// [`FlowError::NoSuchArc`].
    pub fn bounds(&self, arc: usize) -> Result<(i64, i64), FlowError> {
        self.check_arc(arc)?;
        let (part, input) = self.place_of_arc(arc);
        let lower = self.lower.get(arc).copied().unwrap_or(0);
        let room = with_parts!(&self.parts, parts => room(&parts[part], input));
        Ok((lower, room.map_or(UNBOUNDED, |room| lower + room)))
    }

    fn check_arc(&self, arc: usize) -> Result<(), FlowError> {
        if arc < self.arc_count() { Ok(()) } else { Err(FlowError::NoSuchArc { arc }) }
    }

    /// Pivots made so far.
    pub fn pivots(&self) -> u64 {
        with_parts!(&self.parts, parts => parts.iter().map(|part| part.core.pivots).sum())
    }

    /// Solves from the present basis: the first time from scratch, after changes from the last answer.
    ///
    /// # Errors
    /// [`FlowError::Infeasible`] with the cut that proves it; [`FlowError::Unbounded`] with the cycle; [`FlowError::Unbalanced`] where
    /// the supplies do not sum to 0.
    pub fn solve(&mut self) -> Result<FlowSolution, FlowError> {
        self.solve_until(go_on).map(Outcome::unstopped)
    }

    /// As [`solve`](Self::solve), but gives the least cost alone and writes no flow; [`each_flow`](Self::each_flow) tells it after.
    ///
    /// # Errors
    /// As [`solve`](Self::solve).
    ///
    /// # Example
    /// ```
    /// use matching::{flow::FlowProblem, network_simplex::NetworkSimplex};
    ///
    /// let mut problem = FlowProblem { supplies: vec![4, -4], arcs: Vec::new() };
    /// problem.add_arc(0, 1, 0, 9, 5);
    /// let rail = problem.add_arc(0, 1, 0, 9, 2);
    /// let mut simplex = NetworkSimplex::new(&problem)?;
    /// assert_eq!(simplex.solve_cost()?, 8);
    /// let mut carried = Vec::new();
    /// simplex.each_flow(|arc, units| carried.push((arc, units)));
    /// assert_eq!(carried, [(rail, 4)]);
    /// # Ok::<(), matching::flow::FlowError>(())
    /// ```
    pub fn solve_cost(&mut self) -> Result<i128, FlowError> {
        self.optimise(&mut |_| ControlFlow::Continue(()))?;
        let cost: i128 = with_parts!(&self.parts, parts => parts.iter().map(Part::cost_above_lower).sum());
        Ok(self.cost_at_lower + cost)
    }

    /// Tells the arcs that carry something, each once with its flow, in no order that means anything. After a solve; O(nodes + arcs),
    /// but for most arcs no more than a look at one bit.
    pub fn each_flow(&self, mut take: impl FnMut(usize, i64)) {
        if self.lower.is_empty() {
            with_parts!(&self.parts, parts => for part in parts {
                part.each_flow(|position, units| {
                    if units != 0 {
                        take(part.members.arc(part.map.input(position)), units);
                    }
                });
            });
        } else {
            let flow = self.solution().flow;
            flow.into_iter().enumerate().filter(|(_, units)| *units != 0).for_each(|(arc, units)| take(arc, units));
        }
    }

    /// As [`solve`](Self::solve), telling `progress` the number of pivots made so far until it breaks (see [`crate::progress`]). Then the
    /// basis is kept, and another call goes on from there to the same answer.
    ///
    /// # Errors
    /// As [`solve`](Self::solve).
    pub fn solve_until(
        &mut self,
        mut progress: impl FnMut(u64) -> ControlFlow<()>,
    ) -> Result<Outcome<FlowSolution>, FlowError> {
        match self.optimise(&mut progress)? {
            Ended::Stopped => Ok(Outcome::Stopped { steps: self.pivots() }),
            Ended::Optimal | Ended::Unbounded { .. } => Ok(Outcome::Done(self.solution())),
        }
    }

    fn optimise(&mut self, progress: &mut Progress<'_>) -> Result<Ended, FlowError> {
        let total: i128 = self.supplies.iter().map(|supply| i128::from(*supply)).sum();
        if total != 0 {
            return Err(FlowError::Unbalanced { total });
        }
        let (supplies, lower) = (&self.supplies, &self.lower);
        with_parts!(&mut self.parts, parts => optimise(parts, supplies, lower, progress))
    }

    /// The flow of the basis. O(nodes + arcs).
    fn solution(&self) -> FlowSolution {
        let (mut flow, mut potentials) = (vec![0; self.arc_count()], vec![0; self.supplies.len()]);
        let mut cost = self.cost_at_lower;
        with_parts!(&self.parts, parts => for part in parts {
            part.write_flow(&mut flow);
            part.write_potentials(&mut potentials);
            cost += part.cost_above_lower();
        });
        for (flow, lower) in flow.iter_mut().zip(&self.lower) {
            *flow += lower;
        }
        FlowSolution { flow, potentials, cost, pivots: self.pivots() }
    }

    fn arc_count(&self) -> usize {
        if self.arc_place.is_empty() {
            with_parts!(&self.parts, parts => parts.iter().map(|part| part.core.arcs.len()).sum())
        } else {
            self.arc_place.len()
        }
    }

    fn unit_cost(&self, arc: usize) -> i64 {
        let (part, input) = self.place_of_arc(arc);
        with_parts!(&self.parts, parts => parts[part].unit_cost(input))
    }

    fn place_of_arc(&self, arc: usize) -> (usize, usize) {
        self.arc_place.get(arc).map_or((0, arc), |(part, input)| (*part as usize, *input as usize))
    }

    /// Takes on new magnitudes if they fit, and the width they need.
    fn adopt(&mut self, survey: Survey) -> Result<(), FlowError> {
        let limit = i128::from(LIMIT);
        if survey.imbalance >= limit || (survey.unbounded && survey.finite_spans >= limit) {
            return Err(FlowError::Overflow { arc: None });
        }
        self.survey = survey;
        self.fit();
        Ok(())
    }

    /// Widens the parts where 32 bits are no longer enough. O(nodes + arcs), once.
    fn fit(&mut self) {
        if let Parts::Narrow(parts) = &self.parts
            && !fits_narrow(&self.survey, self.supplies.len())
        {
            self.parts = Parts::Wide(parts.iter().map(widen).collect());
        }
    }
}

fn collect<W: Word>(network: &impl FlowNetwork, survey: &Survey, settings: &Settings) -> Result<Vec<Part<W>>, FlowError> {
    let mut parts = Vec::new();
    each_part(network, survey, settings, |mut part: Part<W>| {
        part.map = part.map.keep(part.core.arcs.len());
        parts.push(part);
        Ok(())
    })?;
    Ok(parts)
}

/// Runs the parts one after another. An infeasible part counts before a cycle without bound, as there is no flow then.
fn optimise<W: Word>(
    parts: &mut [Part<W>],
    supplies: &[i64],
    lower: &[i64],
    progress: &mut Progress<'_>,
) -> Result<Ended, FlowError> {
    let (mut cycle, mut pivots_before) = (None, 0);
    for part in parts {
        let mut told = |pivots| progress(pivots_before + pivots);
        let mut ended = part.run(&mut told);
        let mut costless = None;
        if let Ended::Unbounded { arc } = ended {
            cycle.get_or_insert_with(|| part.cycle(arc));
            // Costs of 0 leave no cycle of negative cost.
            ended = costless.insert(part.without_costs()).run(&mut told);
        }
        pivots_before += part.core.pivots;
        if ended == Ended::Stopped {
            return Ok(Ended::Stopped);
        }
        let feasible = costless.as_ref().unwrap_or(part);
        if feasible.is_infeasible() {
            let lower = |arc: usize| lower.get(arc).copied().unwrap_or(0);
            return Err(FlowError::Infeasible(feasible.cut(|node| supplies[node], lower)));
        }
    }
    cycle.map_or(Ok(Ended::Optimal), |cycle| Err(FlowError::Unbounded { cycle }))
}

/// Of each node, or each arc: its part, and its number in it. Empty where there is one part.
type Places = Vec<(u32, u32)>;

/// The places of nodes and of arcs.
fn places<W: Word>(network: &impl FlowNetwork, parts: &[Part<W>]) -> (Places, Places) {
    if parts.len() < 2 {
        return (Vec::new(), Vec::new());
    }
    let (mut nodes, mut arcs) = (vec![(0, 0); network.node_count()], vec![(0, 0); network.arc_count()]);
    for (number, part) in parts.iter().enumerate() {
        for node in 0..part.core.root() as usize {
            nodes[part.members.node(node)] = (number as u32, node as u32);
        }
        for input in 0..part.core.arcs.len() {
            arcs[part.members.arc(input)] = (number as u32, input as u32);
        }
    }
    (nodes, arcs)
}

/// Gives the cost before.
fn set_cost<W: Word>(part: &mut Part<W>, input: usize, cost: i64) -> i64 {
    let position = part.map.position(input);
    let old = part.core.unit_cost(position);
    if old != cost {
        part.core.set_cost(position as u32, W::narrow(cost));
    }
    old
}

fn set_bounds<W: Word>(part: &mut Part<W>, input: usize, rise: i64, lower: i64, upper: i64) {
    part.core.set_bounds(part.map.position(input) as u32, rise, room_of(lower, upper));
}

/// Room above the lower bound, `None` where there is no upper bound.
fn room<W: Word>(part: &Part<W>, input: usize) -> Option<i64> {
    let room = part.core.room[part.map.position(input)];
    (room < W::FINITE).then_some(room.wide())
}
