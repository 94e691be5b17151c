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
    /// Greatest flow, ≥ `lower`.
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
    /// The first of: too many nodes or arcs, an arc to a node that is not there, a lower above an upper bound, supplies that do
    /// not sum to 0, magnitudes whose sums could leave 64 bits.
    pub fn check(&self) -> Result<(), FlowError> {
        if self.supplies.len() > MAX_SIZE || self.arcs.len() > MAX_SIZE {
            return Err(FlowError::TooLarge);
        }
        for (index, arc) in self.arcs.iter().enumerate() {
            for node in [arc.tail, arc.head] {
                if node as usize >= self.supplies.len() {
                    return Err(FlowError::NodeOutOfRange { arc: index, node });
                }
            }
            if arc.lower > arc.upper {
                return Err(FlowError::LowerAboveUpper { arc: index, lower: arc.lower, upper: arc.upper });
            }
        }
        let total: i128 = self.supplies.iter().map(|supply| i128::from(*supply)).sum();
        if total != 0 {
            return Err(FlowError::Unbalanced { total });
        }
        self.check_magnitudes()
    }

    /// Node imbalances, bounds and (nodes + 1) × cost stay within 2⁶⁰, so that the algorithms may add in 64 bits.
    fn check_magnitudes(&self) -> Result<(), FlowError> {
        let mut through: Vec<i128> = self.supplies.iter().map(|supply| i128::from(supply.unsigned_abs())).collect();
        let nodes = self.supplies.len() as i128 + 1;
        for (index, arc) in self.arcs.iter().enumerate() {
            let lower = i128::from(arc.lower.unsigned_abs());
            let span = i128::from(arc.upper) - i128::from(arc.lower);
            if span >= LIMIT || lower >= LIMIT || nodes * i128::from(arc.cost.unsigned_abs()) >= LIMIT {
                return Err(FlowError::Overflow { arc: Some(index) });
            }
            through[arc.tail as usize] += lower;
            through[arc.head as usize] += lower;
        }
        if through.iter().sum::<i128>() >= LIMIT {
            return Err(FlowError::Overflow { arc: None });
        }
        Ok(())
    }
}

/// Most nodes, and most arcs, of a problem.
pub const MAX_SIZE: usize = 1 << 31;

/// What magnitudes stay under; see [`FlowProblem::check`].
const LIMIT: i128 = 1 << 60;

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
    /// An arc names a node that is not there.
    NodeOutOfRange {
        /// Index of the arc.
        arc: usize,
        /// The node.
        node: u32,
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
    /// Magnitudes are too great for sums in 64 bits.
    Overflow {
        /// Index of the arc, or `None` where the supplies and lower bounds together are too great.
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
            Self::NodeOutOfRange { arc, node } => write!(f, "arc {arc} names node {node}, which is not there"),
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
