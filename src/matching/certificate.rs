//! Checks answers. Shares no code with the solvers: bounds, conservation, optimality and cost are worked out from the problem anew.
//! Callers show an answer as optimal only when this accepted it.
//!
//! | answer | checked by |
//! | --- | --- |
//! | a cheapest flow; that there is none; that none is cheapest | [`verify_flow`]; [`verify_infeasible`]; [`verify_unbounded`] |
//! | an assignment of least cost | [`verify_assignment`] |
//! | a b-matching of greatest weight; the k best | [`verify_b_matching`]; [`verify_ranking`] |
//! | a greatest matching | [`verify_cover`] |
//! | the fewest colours of edges | [`verify_colouring`] |
//! | a fairest flow | [`verify_leximin`] |

mod colouring;
mod cover;
mod leximin;
mod ranking;

use std::fmt;

pub use colouring::verify_colouring;
pub use cover::verify_cover;
pub use leximin::verify_leximin;
pub use ranking::{verify_b_matching, verify_ranking};

use crate::assignment::{Assignment, CostMatrix};
use crate::flow::{Cut, FlowProblem, FlowSolution, UNBOUNDED};

/// What is wrong with an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CertificateError {
    /// The lists do not have the lengths of the problem.
    Shape,
    /// The flow of this arc is outside its bounds.
    Bounds {
        /// Index of the arc.
        arc: usize,
    },
    /// This node does not send what it must.
    Conservation {
        /// Index of the node.
        node: usize,
    },
    /// The potentials do not prove this arc's flow optimal.
    Slackness {
        /// Index of the arc.
        arc: usize,
    },
    /// The stated cost is not that of the flow.
    Cost {
        /// The cost of the flow.
        actual: i128,
    },
    /// The cut does not prove that no flow exists.
    Cut,
    /// Two rows have the same column, or a row none.
    Column {
        /// The row.
        row: usize,
    },
    /// The cycle does not prove that no flow is cheapest.
    Cycle,
    /// This pair of a matching is no edge, or shares a node with one before.
    Pair {
        /// Its place in the list.
        pair: usize,
    },
    /// The cover does not touch this edge.
    Uncovered {
        /// Its number in the order of `edge_references`.
        edge: usize,
    },
    /// The cover has another number of members than there are pairs, so that neither proves the other.
    Cover {
        /// Number of pairs.
        pairs: usize,
        /// Number of nodes in the cover.
        cover: usize,
    },
    /// What is listed here is not in order, or is listed before, or is no answer at all.
    Order {
        /// Its place in the list; of groups that are frozen, the group.
        place: usize,
    },
    /// A matching of this weight is left out of the list.
    LeftOut {
        /// Its weight.
        weight: i128,
    },
    /// A flow that gives this group a unit more is fairer.
    Unfair {
        /// The group.
        group: usize,
    },
    /// This edge has a colour that is not there.
    Colour {
        /// Index of the edge.
        edge: usize,
    },
    /// Two edges at one node have one colour.
    SameColour {
        /// Index of the later edge.
        edge: usize,
        /// Index of the earlier one.
        other: usize,
    },
    /// More edges have this colour than may.
    Crowded {
        /// The colour.
        colour: u32,
    },
    /// There are more colours than it takes.
    Colours {
        /// The fewest.
        least: usize,
    },
}

impl fmt::Display for CertificateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shape => write!(f, "the answer is not of this problem"),
            Self::Bounds { arc } => write!(f, "arc {arc} is outside its bounds"),
            Self::Conservation { node } => write!(f, "node {node} does not send what it must"),
            Self::Slackness { arc } => write!(f, "the potentials do not prove arc {arc} optimal"),
            Self::Cost { actual } => write!(f, "the flow costs {actual}"),
            Self::Cut => write!(f, "the cut proves nothing"),
            Self::Column { row } => write!(f, "row {row} has no column of its own"),
            Self::Cycle => write!(f, "the cycle proves nothing"),
            Self::Pair { pair } => write!(f, "pair {pair} is no edge or shares a node with one before"),
            Self::Uncovered { edge } => write!(f, "edge {edge} has no end in the cover"),
            Self::Cover { pairs, cover } => write!(f, "a cover of {cover} does not prove that {pairs} pairs are most"),
            Self::Order { place } => write!(f, "number {place} is not in order, or stands twice, or is no answer"),
            Self::LeftOut { weight } => write!(f, "a matching of weight {weight} is left out"),
            Self::Unfair { group } => write!(f, "it is fairer to give group {group} one unit more"),
            Self::Colour { edge } => write!(f, "edge {edge} has a colour that is not there"),
            Self::SameColour { edge, other } => write!(f, "edges {edge} and {other} share a node and a colour"),
            Self::Crowded { colour } => write!(f, "more edges have colour {colour} than may"),
            Self::Colours { least } => write!(f, "{least} colours are the fewest"),
        }
    }
}

impl std::error::Error for CertificateError {}

/// Whether a flow keeps all bounds and is optimal by its potentials; returns its cost. One pass over nodes and arcs.
///
/// # Errors
/// The first thing found wrong.
pub fn verify_flow(problem: &FlowProblem, solution: &FlowSolution) -> Result<i128, CertificateError> {
    if solution.flow.len() != problem.arcs.len() || solution.potentials.len() != problem.supplies.len() {
        return Err(CertificateError::Shape);
    }
    let mut balance: Vec<i128> = problem.supplies.iter().map(|supply| -i128::from(*supply)).collect();
    let mut cost = 0_i128;
    for (index, (arc, flow)) in problem.arcs.iter().zip(&solution.flow).enumerate() {
        if *flow < arc.lower || *flow > arc.upper {
            return Err(CertificateError::Bounds { arc: index });
        }
        let (tail, head) = (arc.tail as usize, arc.head as usize);
        if tail >= balance.len() || head >= balance.len() {
            return Err(CertificateError::Shape);
        }
        balance[tail] += i128::from(*flow);
        balance[head] -= i128::from(*flow);
        cost += i128::from(*flow) * i128::from(arc.cost);
        let reduced = i128::from(arc.cost) + i128::from(solution.potentials[tail]) - i128::from(solution.potentials[head]);
        if (reduced < 0 && *flow < arc.upper) || (reduced > 0 && *flow > arc.lower) {
            return Err(CertificateError::Slackness { arc: index });
        }
    }
    if let Some(node) = balance.iter().position(|balance| *balance != 0) {
        return Err(CertificateError::Conservation { node });
    }
    if cost != solution.cost {
        return Err(CertificateError::Cost { actual: cost });
    }
    Ok(cost)
}

/// Whether a cut proves that no flow exists: what is supplied and forced into it is more than can leave it. O(nodes + arcs).
///
/// # Errors
/// [`CertificateError::Cut`] where it does not.
pub fn verify_infeasible(problem: &FlowProblem, cut: &Cut) -> Result<(), CertificateError> {
    let mut inside = vec![false; problem.supplies.len()];
    for node in &cut.nodes {
        *inside.get_mut(*node as usize).ok_or(CertificateError::Shape)? = true;
    }
    let mut surplus: i128 =
        inside.iter().zip(&problem.supplies).filter(|(inside, _)| **inside).map(|(_, s)| i128::from(*s)).sum();
    for arc in &problem.arcs {
        match (inside.get(arc.tail as usize), inside.get(arc.head as usize)) {
            (Some(true), Some(false)) if arc.upper == UNBOUNDED => return Err(CertificateError::Cut),
            (Some(true), Some(false)) => surplus -= i128::from(arc.upper),
            (Some(false), Some(true)) => surplus += i128::from(arc.lower),
            _ => {}
        }
    }
    if surplus > 0 { Ok(()) } else { Err(CertificateError::Cut) }
}

/// Whether a cycle proves that no flow is cheapest, where any exists: its arcs, given by their indices, follow one another, close,
/// have no upper bound, and cost less than nothing together. O(length of the cycle).
///
/// # Errors
/// [`CertificateError::Cycle`] where it does not.
pub fn verify_unbounded(problem: &FlowProblem, cycle: &[usize]) -> Result<(), CertificateError> {
    let arcs: Option<Vec<_>> = cycle.iter().map(|index| problem.arcs.get(*index)).collect();
    let arcs = arcs.ok_or(CertificateError::Shape)?;
    let follows = arcs.iter().zip(arcs.iter().cycle().skip(1)).all(|(arc, next)| arc.head == next.tail);
    let cost: i128 = arcs.iter().map(|arc| i128::from(arc.cost)).sum();
    if follows && cost < 0 && arcs.iter().all(|arc| arc.upper == UNBOUNDED) { Ok(()) } else { Err(CertificateError::Cycle) }
}

/// Whether an assignment is one and is optimal by its potentials; returns its cost. O(rows × columns).
///
/// # Errors
/// The first thing found wrong; the arc of a [`CertificateError::Slackness`] is row × columns + column.
pub fn verify_assignment<C: Copy + Ord + Into<i64>>(
    matrix: &CostMatrix<'_, C>,
    answer: &Assignment,
) -> Result<i128, CertificateError> {
    let (rows, columns) = (matrix.rows(), matrix.columns());
    let lengths = (answer.column_of_row.len(), answer.row_potentials.len(), answer.column_potentials.len());
    if lengths != (rows, rows, columns) {
        return Err(CertificateError::Shape);
    }
    let mut taken = vec![false; columns];
    let mut cost = 0;
    for (row, column) in answer.column_of_row.iter().enumerate() {
        let place = taken.get_mut(*column as usize).ok_or(CertificateError::Column { row })?;
        if std::mem::replace(place, true) {
            return Err(CertificateError::Column { row });
        }
        cost += i128::from(matrix.cost(row, *column as usize));
    }
    for row in 0..rows {
        for (column, potential) in answer.column_potentials.iter().enumerate() {
            let slack = i128::from(matrix.cost(row, column)) - i128::from(answer.row_potentials[row]) - i128::from(*potential);
            if slack < 0 || (slack > 0 && answer.column_of_row[row] as usize == column) {
                return Err(CertificateError::Slackness { arc: row * columns + column });
            }
        }
    }
    // In a square matrix every column is taken, and its potential may be anything.
    let priced =
        |column: &usize| answer.column_potentials[*column] > 0 || (!taken[*column] && answer.column_potentials[*column] != 0);
    if rows < columns
        && let Some(column) = (0..columns).find(priced)
    {
        return Err(CertificateError::Slackness { arc: rows * columns + column });
    }
    if cost == answer.cost { Ok(cost) } else { Err(CertificateError::Cost { actual: cost }) }
}
