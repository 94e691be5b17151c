//! Maximum-weight bipartite b-matching with lower and upper degrees, as one minimum-cost circulation.
//!
//! Every node of a side may have between `least` and `most` chosen edges; edges may be pinned or forbidden. A hub feeds each left
//! node within its degree bounds and takes from each right node within its; an edge is an arc of capacity 1 whose cost is its
//! weight negated. That is built as a petgraph graph and read from it. The circulation is integral, so its flow is the matching.
//! Source: Schrijver, *Combinatorial Optimization* (2003), chapter 21.

use std::{fmt, ops::ControlFlow};

use petgraph::graph::{DiGraph, NodeIndex};

use crate::{
    flow::{Cut, FlowError, FlowProblem, FlowSolution, MAX_SIZE},
    network_simplex::{Settings, solve_network_until},
    on_graph::{ArcTerms, flow_problem},
    progress::{Outcome, go_on},
};

/// Least and most chosen edges of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Degree {
    /// Fewest.
    pub least: u32,
    /// Most.
    pub most: u32,
}

/// What is said of an edge beforehand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EdgeRule {
    /// The matching decides.
    Free,
    /// Must be chosen.
    Pinned,
    /// Must not be chosen.
    Forbidden,
}

/// An edge between a left and a right node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BEdge {
    /// Index of the left node.
    pub left: u32,
    /// Index of the right node.
    pub right: u32,
    /// What choosing it is worth; may be negative.
    pub weight: i64,
    /// What is said of it.
    pub rule: EdgeRule,
}

/// Choose edges of greatest total weight within the degrees of all nodes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BMatchingProblem {
    /// Degrees of the left nodes.
    pub left: Vec<Degree>,
    /// Degrees of the right nodes.
    pub right: Vec<Degree>,
    /// The edges.
    pub edges: Vec<BEdge>,
}

/// A matching of greatest weight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BMatching {
    /// For each edge, whether it is chosen.
    pub chosen: Vec<bool>,
    /// Total weight of the chosen edges.
    pub weight: i128,
    /// The circulation behind it, with the potentials that prove it; arcs in the order of [`BMatchingProblem::circulation`].
    pub circulation: FlowSolution,
}

/// A side of the graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The left nodes.
    Left,
    /// The right nodes.
    Right,
}

/// Why there is no matching.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BMatchingError {
    /// Degrees and rules contradict each other; the cut of [`BMatchingProblem::circulation`] proves it.
    Infeasible(Cut),
    /// A node's least degree is above its greatest.
    Degrees {
        /// The side of the node.
        side: Side,
        /// Index of the node on its side.
        node: usize,
        /// Its degrees.
        degree: Degree,
    },
    /// An edge names a node that is not there.
    NoSuchNode {
        /// Index of the edge.
        edge: usize,
        /// The side of the node.
        side: Side,
        /// Index of the node on its side.
        node: usize,
    },
    /// Magnitudes are too great for sums in 64 bits: (nodes + 2) × weight, or the least degrees together, are 2⁶⁰ or more.
    Overflow {
        /// Index of the edge, or `None` where the degrees are too great together.
        edge: Option<usize>,
    },
    /// More nodes or edges than the engine numbers.
    TooLarge,
}

impl fmt::Display for BMatchingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = |side: &Side| if *side == Side::Left { "left" } else { "right" };
        match self {
            Self::Infeasible(_) => write!(f, "no matching keeps all degrees and rules"),
            Self::Degrees { side, node, degree: Degree { least, most } } => {
                write!(f, "{} node {node}: least degree {least} is above greatest degree {most}", name(side))
            }
            Self::NoSuchNode { edge, side, node } => {
                write!(f, "edge {edge} names {} node {node}, which is not there", name(side))
            }
            Self::Overflow { edge: Some(edge) } => write!(f, "edge {edge}: its weight is too great for 64-bit sums"),
            Self::Overflow { edge: None } => write!(f, "degrees are too great for 64-bit sums"),
            Self::TooLarge => write!(f, "too many nodes or edges"),
        }
    }
}

impl std::error::Error for BMatchingError {}

impl BMatchingProblem {
    /// Checks nodes and degrees; the rest is for the flow's own check to find. O(nodes + edges).
    fn check(&self) -> Result<(), BMatchingError> {
        let nodes = self.left.len() + self.right.len() + 1;
        if nodes > MAX_SIZE || self.edges.len() + nodes > MAX_SIZE {
            return Err(BMatchingError::TooLarge);
        }
        for (edge, BEdge { left, right, .. }) in self.edges.iter().enumerate() {
            for (side, node, nodes) in [(Side::Left, *left, &self.left), (Side::Right, *right, &self.right)] {
                if node as usize >= nodes.len() {
                    return Err(BMatchingError::NoSuchNode { edge, side, node: node as usize });
                }
            }
        }
        for (side, degrees) in [(Side::Left, &self.left), (Side::Right, &self.right)] {
            if let Some(node) = degrees.iter().position(|degree| degree.least > degree.most) {
                return Err(BMatchingError::Degrees { side, node, degree: degrees[node] });
            }
        }
        Ok(())
    }

    /// What a flow's error says of the matching behind it.
    fn error(&self, error: FlowError) -> BMatchingError {
        match error {
            FlowError::Infeasible(cut) => BMatchingError::Infeasible(cut),
            FlowError::Overflow { arc } => BMatchingError::Overflow { edge: arc.filter(|arc| *arc < self.edges.len()) },
            // Nodes and degrees are checked, supplies are 0, and every arc has an upper bound: what is left are sizes.
            _ => BMatchingError::TooLarge,
        }
    }

    /// The petgraph graph whose circulation is the matching: nodes left, right, hub; first one edge an edge, then one from the hub to each
    /// left node, then one from each right node to the hub. What an edge names that is not there is a last node, without a way out.
    pub fn graph(&self) -> DiGraph<(), ArcTerms> {
        let (left, right) = (self.left.len() as u32, self.right.len() as u32);
        let hub = left + right;
        let mut graph = DiGraph::with_capacity(hub as usize + 1, self.edges.len() + hub as usize);
        let mut nodes: Vec<NodeIndex> = (0..=hub).map(|_| graph.add_node(())).collect();
        if self.edges.iter().any(|edge| edge.left >= left || edge.right >= right) {
            nodes.push(graph.add_node(()));
        }
        let nowhere = nodes[nodes.len() - 1];
        for edge in &self.edges {
            let (lower, upper) = match edge.rule {
                EdgeRule::Free => (0, 1),
                EdgeRule::Pinned => (1, 1),
                EdgeRule::Forbidden => (0, 0),
            };
            let tail = if edge.left < left { nodes[edge.left as usize] } else { nowhere };
            let head = if edge.right < right { nodes[(left + edge.right) as usize] } else { nowhere };
            graph.add_edge(tail, head, ArcTerms { lower, upper, cost: edge.weight.saturating_neg() });
        }
        let hub = nodes[hub as usize];
        let terms = |degree: &Degree| ArcTerms { lower: i64::from(degree.least), upper: i64::from(degree.most), cost: 0 };
        for (node, degree) in nodes.iter().zip(&self.left) {
            graph.add_edge(hub, *node, terms(degree));
        }
        for (node, degree) in nodes[left as usize..].iter().zip(&self.right) {
            graph.add_edge(*node, hub, terms(degree));
        }
        graph
    }

    /// The circulation whose flow is the matching, read from [`Self::graph`]: nodes and arcs in its order.
    pub fn circulation(&self) -> FlowProblem {
        flow_problem(&self.graph(), |_| 0, |edge| *edge.weight())
    }
}

/// A matching of greatest weight. As [`min_cost_flow`](crate::network_simplex::min_cost_flow) on left + right + 1 nodes.
///
/// # Errors
/// See [`BMatchingError`].
///
/// # Example
/// ```
/// use matching::b_matching::{BEdge, BMatchingProblem, Degree, EdgeRule::{Free, Pinned}, max_weight_b_matching};
///
/// let one = Degree { least: 1, most: 1 };
/// let edge = |left, right, weight, rule| BEdge { left, right, weight, rule };
/// let mut problem = BMatchingProblem {
///     left: vec![one, one],
///     right: vec![one, one],
///     edges: vec![edge(0, 0, 5, Free), edge(0, 1, 4, Free), edge(1, 0, 4, Free), edge(1, 1, 1, Free)],
/// };
/// assert_eq!(max_weight_b_matching(&problem)?.weight, 8);
/// problem.edges[3].rule = Pinned;
/// assert_eq!(max_weight_b_matching(&problem)?.chosen, [true, false, false, true]);
/// # Ok::<(), matching::b_matching::BMatchingError>(())
/// ```
pub fn max_weight_b_matching(problem: &BMatchingProblem) -> Result<BMatching, BMatchingError> {
    max_weight_b_matching_until(problem, go_on).map(Outcome::unstopped)
}

/// As [`max_weight_b_matching`], telling `progress` the number of pivots until it breaks (see [`crate::progress`]).
///
/// # Errors
/// As [`max_weight_b_matching`].
pub fn max_weight_b_matching_until(
    problem: &BMatchingProblem,
    progress: impl FnMut(u64) -> ControlFlow<()>,
) -> Result<Outcome<BMatching>, BMatchingError> {
    problem.check()?;
    let outcome = solve_network_until(&problem.circulation(), &Settings::default(), progress);
    let outcome = outcome.map_err(|error| problem.error(error))?;
    Ok(outcome.map(|circulation| {
        let chosen = circulation.flow[..problem.edges.len()].iter().map(|flow| *flow == 1).collect();
        BMatching { chosen, weight: -circulation.cost, circulation }
    }))
}
