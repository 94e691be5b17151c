//! The assignment problem on a dense cost matrix: each row gets a column of its own, at least cost.
//!
//! Square matrices go the way of LAPJV: column reduction, reduction transfer, augmenting row reduction, and shortest augmenting paths
//! for the rows that are still free. Where that collapses (some structured costs make it look at every row hundreds of times), its
//! work limit stops it and the network simplex solves the problem. Source: Jonker & Volgenant, *A shortest augmenting path algorithm
//! for dense and sparse linear assignment problems* (1987).

mod lapjv;

use std::{fmt, ops::ControlFlow};

use crate::{
    flow::{FlowArc, FlowError, FlowNetwork, LIMIT, UNBOUNDED},
    network_simplex::{ArcOrder, Settings, solve_network_until},
    progress::{Outcome, Progress, go_on},
};

use self::lapjv::{Ended, Lapjv};

/// Nobody.
const NONE: u32 = u32::MAX;

/// Rows looked at for each row of the matrix before the fast path gives up. Random costs need 4 to 10.
const SCANS_A_ROW: u64 = 24;

/// Costs row by row.
#[derive(Clone, Copy, Debug)]
pub struct CostMatrix<'a, C> {
    rows: usize,
    columns: usize,
    costs: &'a [C],
}

/// An assignment of least cost with its proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// The column of each row.
    pub column_of_row: Vec<u32>,
    /// What each row pays: with the column's, at most the cost of any pair, and the cost itself where they are together.
    pub row_potentials: Vec<i64>,
    /// What each column pays; where there are more columns than rows, 0 if it is free and never more.
    pub column_potentials: Vec<i64>,
    /// Sum of the costs.
    pub cost: i128,
    /// Rows looked at by the fast path, and pivots after it.
    pub steps: u64,
    /// Whether the fast path gave up.
    pub fell_back: bool,
}

/// Why there is no assignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AssignmentError {
    /// The list of costs does not have rows × columns entries.
    Shape {
        /// Entries that it should have.
        expected: usize,
        /// Entries that it has.
        actual: usize,
    },
    /// There are not enough columns.
    MoreRowsThanColumns {
        /// Number of rows.
        rows: usize,
        /// Number of columns.
        columns: usize,
    },
    /// A cost is too great for 64-bit sums: (rows + columns + 2) × cost must stay under 2⁶⁰.
    Overflow {
        /// Its row.
        row: usize,
        /// Its column.
        column: usize,
    },
    /// More rows or columns than the engine numbers.
    TooLarge,
}

impl fmt::Display for AssignmentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shape { expected, actual } => write!(f, "{actual} costs where {expected} are due"),
            Self::MoreRowsThanColumns { rows, columns } => write!(f, "{rows} rows cannot each have one of {columns} columns"),
            Self::Overflow { row, column } => write!(f, "the cost in row {row}, column {column} is too great for 64-bit sums"),
            Self::TooLarge => write!(f, "too many rows or columns"),
        }
    }
}

impl std::error::Error for AssignmentError {}

impl<'a, C: Copy + Ord + Into<i64>> CostMatrix<'a, C> {
    /// A matrix of these costs, row by row. O(rows × columns).
    ///
    /// # Errors
    /// See [`AssignmentError`].
    pub fn new(rows: usize, columns: usize, costs: &'a [C]) -> Result<Self, AssignmentError> {
        if rows > columns {
            return Err(AssignmentError::MoreRowsThanColumns { rows, columns });
        }
        if columns >= 1 << 30 {
            return Err(AssignmentError::TooLarge);
        }
        if rows * columns != costs.len() {
            return Err(AssignmentError::Shape { expected: rows * columns, actual: costs.len() });
        }
        let limit = ((LIMIT - 1) / (rows + columns + 2) as i64).cast_unsigned();
        // First the extremes, which is quick; the place of one that is too great only where there is one.
        let extremes =
            |first: &C| costs.iter().fold((*first, *first), |(least, most), cost| (least.min(*cost), most.max(*cost)));
        let (least, most) = costs.first().map_or((0, 0), |first| (extremes(first).0.into(), extremes(first).1.into()));
        if least.unsigned_abs().max(most.unsigned_abs()) > limit {
            let at = costs.iter().position(|cost| (*cost).into().unsigned_abs() > limit).unwrap_or(0);
            return Err(AssignmentError::Overflow { row: at / columns, column: at % columns });
        }
        Ok(Self { rows, columns, costs })
    }

    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Number of columns.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// The cost of a pair.
    pub fn cost(&self, row: usize, column: usize) -> i64 {
        self.costs[row * self.columns + column].into()
    }

    fn row(&self, row: usize) -> &'a [C] {
        &self.costs[row * self.columns..][..self.columns]
    }
}

/// An assignment of least cost: each row gets a column, each column at most one row.
///
/// Time O(rows² × columns) at worst, in practice a few passes over the matrix; space O(rows + columns) beside it. The same matrix gives
/// the same assignment on every machine.
///
/// # Errors
/// [`AssignmentError::TooLarge`] where the fallback needs more arcs than the engine numbers.
///
/// # Example
/// ```
/// use matching::assignment::{CostMatrix, assign};
///
/// let matrix = CostMatrix::new(2, 3, &[4, 1, 3, 2, 0, 5])?;
/// let best = assign(&matrix)?;
/// assert_eq!((best.column_of_row, best.cost), (vec![1, 0], 3));
/// # Ok::<(), matching::assignment::AssignmentError>(())
/// ```
pub fn assign<C: Copy + Ord + Into<i64>>(matrix: &CostMatrix<'_, C>) -> Result<Assignment, AssignmentError> {
    assign_within(matrix, SCANS_A_ROW * matrix.rows as u64)
}

/// As [`assign`], with a limit of rows to look at before the network simplex takes over; 0 asks for it at once.
///
/// # Errors
/// As [`assign`].
pub fn assign_within<C: Copy + Ord + Into<i64>>(matrix: &CostMatrix<'_, C>, scans: u64) -> Result<Assignment, AssignmentError> {
    solve(matrix, scans, &mut go_on).map(Outcome::unstopped)
}

/// As [`assign`], telling `progress` the number of rows looked at, and of pivots after them, until it breaks (see
/// [`crate::progress`]).
///
/// # Errors
/// As [`assign`].
///
/// # Example
/// ```
/// use std::ops::ControlFlow::Break;
/// use matching::{assignment::{CostMatrix, assign_until}, progress::Outcome};
///
/// let matrix = CostMatrix::new(2, 2, &[1, 2, 1, 3])?;
/// assert!(matches!(assign_until(&matrix, |_| Break(()))?, Outcome::Stopped { .. }));
/// # Ok::<(), matching::assignment::AssignmentError>(())
/// ```
pub fn assign_until<C: Copy + Ord + Into<i64>>(
    matrix: &CostMatrix<'_, C>,
    mut progress: impl FnMut(u64) -> ControlFlow<()>,
) -> Result<Outcome<Assignment>, AssignmentError> {
    solve(matrix, SCANS_A_ROW * matrix.rows as u64, &mut progress)
}

fn solve<C: Copy + Ord + Into<i64>>(
    matrix: &CostMatrix<'_, C>,
    scans: u64,
    progress: &mut Progress<'_>,
) -> Result<Outcome<Assignment>, AssignmentError> {
    let mut fast = Lapjv::new(matrix, scans);
    let ended = if scans > 0 { fast.run(progress) } else { Ended::GaveUp };
    if ended == Ended::Stopped {
        return Ok(Outcome::Stopped { steps: fast.scans });
    }
    if ended == Ended::Done {
        let row_potentials: Vec<i64> = (0..matrix.rows)
            .map(|row| matrix.cost(row, fast.column_of[row] as usize) - fast.price[fast.column_of[row] as usize])
            .collect();
        return Ok(Outcome::Done(Assignment {
            cost: cost_of(matrix, &fast.column_of),
            column_of_row: fast.column_of,
            row_potentials,
            column_potentials: fast.price,
            steps: fast.scans,
            fell_back: false,
        }));
    }
    by_network_simplex(matrix, fast.scans, progress)
}

fn cost_of<C: Copy + Ord + Into<i64>>(matrix: &CostMatrix<'_, C>, column_of: &[u32]) -> i128 {
    column_of.iter().enumerate().map(|(row, column)| i128::from(matrix.cost(row, *column as usize))).sum()
}

/// The matrix as a flow: rows send 1 to columns, and one more node sends to each column that is left over.
struct AsNetwork<'a, 'b, C>(&'a CostMatrix<'b, C>);

impl<C: Copy + Ord + Into<i64>> FlowNetwork for AsNetwork<'_, '_, C> {
    fn node_count(&self) -> usize {
        self.0.rows + self.0.columns + usize::from(self.0.columns > self.0.rows)
    }

    fn supply(&self, node: usize) -> i64 {
        let CostMatrix { rows, columns, .. } = *self.0;
        match node {
            _ if node < rows => 1,
            _ if node < rows + columns => -1,
            _ => (columns - rows) as i64,
        }
    }

    fn arc_count(&self) -> usize {
        let CostMatrix { rows, columns, costs } = *self.0;
        costs.len() + if columns > rows { columns } else { 0 }
    }

    fn arc(&self, index: usize) -> FlowArc {
        let CostMatrix { rows, columns, costs } = *self.0;
        let (row, column) = (index / columns, index % columns);
        let tail = if row < rows { row } else { rows + columns };
        let cost = costs.get(index).map_or(0, |cost| (*cost).into());
        FlowArc { tail: tail as u32, head: (rows + column) as u32, lower: 0, upper: UNBOUNDED, cost }
    }
}

fn by_network_simplex<C: Copy + Ord + Into<i64>>(
    matrix: &CostMatrix<'_, C>,
    scans: u64,
    progress: &mut Progress<'_>,
) -> Result<Outcome<Assignment>, AssignmentError> {
    let CostMatrix { rows, columns, .. } = *matrix;
    let settings = Settings { order: Some(ArcOrder::BySource), block: None };
    let solution = match solve_network_until(&AsNetwork(matrix), &settings, |pivots| progress(scans + pivots)) {
        Ok(Outcome::Done(solution)) => solution,
        Ok(Outcome::Stopped { steps }) => return Ok(Outcome::Stopped { steps: scans + steps }),
        Err(FlowError::Overflow { arc: Some(arc) }) => {
            return Err(AssignmentError::Overflow { row: arc / columns, column: arc % columns });
        }
        Err(_) => return Err(AssignmentError::TooLarge),
    };
    let base = if columns > rows { solution.potentials[rows + columns] } else { 0 };
    let mut column_of_row = vec![NONE; rows];
    for (row, column_of_row) in column_of_row.iter_mut().enumerate() {
        let flows = &solution.flow[row * columns..][..columns];
        *column_of_row = flows.iter().position(|flow| *flow == 1).map_or(NONE, |column| column as u32);
    }
    Ok(Outcome::Done(Assignment {
        cost: cost_of(matrix, &column_of_row),
        column_of_row,
        row_potentials: solution.potentials[..rows].iter().map(|potential| base - potential).collect(),
        column_potentials: solution.potentials[rows..rows + columns].iter().map(|potential| potential - base).collect(),
        steps: scans + solution.pivots,
        fell_back: true,
    }))
}
