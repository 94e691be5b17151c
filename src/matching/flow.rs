//! The minimum-cost flow problem as dense arrays, its answers and its errors. Every flow algorithm here takes and returns these.

use std::fmt;

/// An arc of a flow problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FlowArc {
    /// Node it leaves.
    pub tail: u32,
    /// Node it enters.
    pub head: u32,
    /// Least flow; may be negative.
    pub lower: i64,
    /// Greatest flow, ≥ `lower`; [`UNBOUNDED`] for none.
    pub upper: i64,
    /// Cost of one unit.
    pub cost: i64,
}

/// Minimise Σ cost × flow, subject to lower ≤ flow ≤ upper on each arc and, at each node,
/// flow out − flow in = supply.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FlowProblem {
    /// Supply of each node, in units; negative for a demand. Together 0.
    pub supplies: Vec<i64>,
    /// The arcs. Parallel arcs and self-loops are allowed.
    pub arcs: Vec<FlowArc>,
}

impl FlowProblem {
    /// A problem with `nodes` nodes without supply, and no arcs.
    pub fn new(nodes: usize) -> Self {
        Self { supplies: vec![0; nodes], arcs: Vec::new() }
    }

    /// Adds a node with a supply and returns its index.
    pub fn add_node(&mut self, supply: i64) -> u32 {
        self.supplies.push(supply);
        (self.supplies.len() - 1) as u32
    }

    /// Adds an arc and returns its index.
    pub fn add_arc(&mut self, tail: u32, head: u32, lower: i64, upper: i64, cost: i64) -> usize {
        self.arcs.push(FlowArc { tail, head, lower, upper, cost });
        self.arcs.len() - 1
    }

    /// Checks what every algorithm relies on. O(nodes + arcs).
    ///
    /// # Errors
    /// The first of: too many nodes or arcs, an arc to a node that is not there, a lower above an upper bound, magnitudes whose
    /// sums could leave 64 bits, supplies that do not sum to 0. In full: (nodes + 1) × cost of each arc, the magnitude of each lower
    /// bound, each finite span of bounds, and the magnitudes of all supplies and twice those of all lower bounds together (an arc's
    /// lower bound counts at both its ends) stay under 2⁶⁰; where some arc has no upper bound, all finite spans together stay under
    /// 2⁶⁰ too.
    pub fn check(&self) -> Result<(), FlowError> {
        Survey::of(self).map(|_| ())
    }
}

/// A flow problem as its owner keeps it: the algorithms read it arc by arc, so that a cost matrix or a graph need not be copied
/// into a [`FlowProblem`] first. The answers do not depend on the kind of network.
pub trait FlowNetwork {
    /// Number of nodes.
    fn node_count(&self) -> usize;
    /// Supply of a node; negative for a demand.
    fn supply(&self, node: usize) -> i64;
    /// Number of arcs.
    fn arc_count(&self) -> usize;
    /// An arc. Must be the same on every call.
    fn arc(&self, index: usize) -> FlowArc;
}

impl FlowNetwork for FlowProblem {
    fn node_count(&self) -> usize {
        self.supplies.len()
    }

    fn supply(&self, node: usize) -> i64 {
        self.supplies[node]
    }

    fn arc_count(&self) -> usize {
        self.arcs.len()
    }

    fn arc(&self, index: usize) -> FlowArc {
        self.arcs[index]
    }
}

/// Magnitudes of a checked problem: what the solvers choose widths and orders by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Survey {
    /// Greatest magnitude of a cost.
    pub greatest_cost: i64,
    /// Greatest finite span of bounds.
    pub greatest_span: i64,
    /// Sum of the finite spans.
    pub finite_spans: i128,
    /// Sum of the magnitudes of supplies, and twice of lower bounds: no node's imbalance is more.
    pub imbalance: i128,
    /// Whether any arc has no upper bound.
    pub unbounded: bool,
    /// Whether any lower bound is not 0.
    pub lower_bounds: bool,
    /// Nodes with a supply other than 0.
    pub supplied_nodes: usize,
    /// Whether the arcs are sorted by tail.
    pub sorted_by_tail: bool,
}

impl Survey {
    /// Checks a network, as [`FlowProblem::check`] says.
    pub(crate) fn of(network: &impl FlowNetwork) -> Result<Self, FlowError> {
        let (nodes, arcs) = (network.node_count(), network.arc_count());
        if nodes > MAX_SIZE || arcs > MAX_SIZE {
            return Err(FlowError::TooLarge);
        }
        let mut survey = Self { sorted_by_tail: true, ..Self::default() };
        let greatest_cost = ((LIMIT - 1) / (nodes as i64 + 1)).cast_unsigned();
        let mut last_tail = 0;
        for index in 0..arcs {
            let FlowArc { tail, head, lower, upper, cost } = network.arc(index);
            for node in [tail, head] {
                if node as usize >= nodes {
                    return Err(FlowError::NoSuchNode { arc: Some(index), node: node as usize });
                }
            }
            if lower > upper {
                return Err(FlowError::LowerAboveUpper { arc: index, lower, upper });
            }
            let span = upper.saturating_sub(lower);
            let too_great = lower.unsigned_abs() >= LIMIT.cast_unsigned() || cost.unsigned_abs() > greatest_cost;
            if too_great || (span >= LIMIT && upper != UNBOUNDED) {
                return Err(FlowError::Overflow { arc: Some(index) });
            }
            survey.greatest_cost = survey.greatest_cost.max(cost.abs());
            if upper == UNBOUNDED {
                survey.unbounded = true;
            } else {
                survey.greatest_span = survey.greatest_span.max(span);
                survey.finite_spans += i128::from(span);
            }
            if lower != 0 {
                survey.lower_bounds = true;
                survey.imbalance += 2 * i128::from(lower.unsigned_abs());
            }
            survey.sorted_by_tail &= last_tail <= tail;
            last_tail = tail;
        }
        let mut total = 0_i128;
        for node in 0..nodes {
            let supply = network.supply(node);
            total += i128::from(supply);
            survey.imbalance += i128::from(supply.unsigned_abs());
            survey.supplied_nodes += usize::from(supply != 0);
        }
        let limit = i128::from(LIMIT);
        if survey.imbalance >= limit || (survey.unbounded && survey.finite_spans >= limit) {
            return Err(FlowError::Overflow { arc: None });
        }
        if total == 0 { Ok(survey) } else { Err(FlowError::Unbalanced { total }) }
    }
}

/// The upper bound of an arc that has none.
pub const UNBOUNDED: i64 = i64::MAX;

/// Most nodes, and most arcs, of a problem.
pub const MAX_SIZE: usize = (1 << 31) - 1;

/// What magnitudes stay under; see [`FlowProblem::check`].
pub(crate) const LIMIT: i64 = 1 << 60;

/// An optimal flow with its proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowSolution {
    /// Flow on each arc.
    pub flow: Vec<i64>,
    /// A potential for each node. The reduced cost of an arc is cost + potential(tail) − potential(head); it is ≥ 0 where the
    /// flow could still rise, ≤ 0 where it could still fall. That proves the flow optimal.
    pub potentials: Vec<i64>,
    /// Σ cost × flow.
    pub cost: i128,
    /// Pivots (or augmentations) that it took.
    pub pivots: u64,
}

/// A set of nodes that cannot send what it must: the supply inside is more than can leave, or what must enter is more than can.
///
/// Checkable: `supply` + `forced_in` > `room_out` with the sums over the arcs that cross.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// The nodes inside, sorted.
    pub nodes: Vec<u32>,
    /// Σ supply inside.
    pub supply: i128,
    /// Σ lower bounds of the arcs that enter.
    pub forced_in: i128,
    /// Σ upper bounds of the arcs that leave.
    pub room_out: i128,
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FlowError {
    /// No flow keeps all bounds; the cut proves it.
    Infeasible(Cut),
    /// Flows that keep all bounds exist, but none is cheapest: round this cycle of arcs without upper bound, whose costs are
    /// together negative, any amount can flow.
    Unbounded {
        /// Indices of the arcs, each leaving the node that the one before enters; the last closes the cycle.
        cycle: Vec<usize>,
    },
    /// There is no such node.
    NoSuchNode {
        /// Index of the arc that names it, or `None` where the caller does.
        arc: Option<usize>,
        /// Index of the node.
        node: usize,
    },
    /// There is no such arc.
    NoSuchArc {
        /// Index of the arc.
        arc: usize,
    },
    /// An arc's lower bound is above its upper bound.
    LowerAboveUpper {
        /// Index of the arc.
        arc: usize,
        /// Its lower bound.
        lower: i64,
        /// Its upper bound.
        upper: i64,
    },
    /// The supplies do not sum to 0.
    Unbalanced {
        /// Their sum.
        total: i128,
    },
    /// Magnitudes are too great for sums in 64 bits; see [`FlowProblem::check`].
    Overflow {
        /// Index of the arc, or `None` where supplies, lower bounds or spans are too great together.
        arc: Option<usize>,
    },
    /// More than [`MAX_SIZE`] nodes or arcs.
    TooLarge,
}

impl fmt::Display for FlowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Infeasible(cut) => write!(
                f,
                "no flow keeps all bounds: {} nodes must send {} but only {} can leave",
                cut.nodes.len(),
                cut.supply + cut.forced_in,
                cut.room_out
            ),
            Self::Unbounded { cycle } => {
                write!(f, "no flow is cheapest: {} arcs form a cycle of negative cost without bound", cycle.len())
            }
            Self::NoSuchNode { arc: Some(arc), node } => write!(f, "arc {arc} names node {node}, which is not there"),
            Self::NoSuchNode { arc: None, node } => write!(f, "there is no node {node}"),
            Self::NoSuchArc { arc } => write!(f, "there is no arc {arc}"),
            Self::LowerAboveUpper { arc, lower, upper } => {
                write!(f, "arc {arc}: lower bound {lower} is above upper bound {upper}")
            }
            Self::Unbalanced { total } => write!(f, "supplies sum to {total}, not to 0"),
            Self::Overflow { arc: Some(arc) } => write!(f, "arc {arc}: bounds or cost are too great for 64-bit sums"),
            Self::Overflow { arc: None } => write!(f, "supplies and lower bounds are too great for 64-bit sums"),
            Self::TooLarge => write!(f, "more than {MAX_SIZE} nodes or arcs"),
        }
    }
}

impl std::error::Error for FlowError {}
