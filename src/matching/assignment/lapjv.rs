//! The four stages of LAPJV. Called by [`super::assign`].
//!
//! Source: Jonker & Volgenant (1987).

use crate::progress::Progress;

use super::{CostMatrix, NONE};

/// How the fast path ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// All rows have columns.
    Done,
    /// It looked at more rows than its limit.
    GaveUp,
    /// The caller stopped it.
    Stopped,
}

/// The state of the fast path. Rows without a column are free; `price` is each column's potential.
pub(super) struct Lapjv<'a, 'b, C> {
    matrix: &'a CostMatrix<'b, C>,
    /// The column of each row.
    pub column_of: Vec<u32>,
    row_of: Vec<u32>,
    /// Potential of each column.
    pub price: Vec<i64>,
    /// Rows looked at.
    pub scans: u64,
    limit: u64,
}

impl<'a, 'b, C: Copy + Ord + Into<i64>> Lapjv<'a, 'b, C> {
    /// Nobody has a column, and all prices are 0.
    pub fn new(matrix: &'a CostMatrix<'b, C>, limit: u64) -> Self {
        let (column_of, row_of) = (vec![NONE; matrix.rows], vec![NONE; matrix.columns]);
        Self { matrix, column_of, row_of, price: vec![0; matrix.columns], scans: 0, limit }
    }

    /// Gives all rows columns within the limit.
    pub fn run(&mut self, progress: &mut Progress<'_>) -> Ended {
        // Prices of columns that stay free must be 0, so only a square matrix has its columns reduced.
        if self.matrix.rows == self.matrix.columns {
            self.reduce_columns();
        }
        let mut free: Vec<u32> = (0..self.matrix.rows as u32).filter(|row| self.column_of[*row as usize] == NONE).collect();
        for _ in 0..2 {
            free = match self.reduce_rows(free, progress) {
                Some(free) => free,
                None => return Ended::Stopped,
            };
        }
        let mut paths = Paths::new(self.matrix.columns);
        for row in free {
            if self.scans > self.limit {
                return Ended::GaveUp;
            }
            if progress(self.scans).is_break() {
                return Ended::Stopped;
            }
            self.augment(row, &mut paths);
        }
        Ended::Done
    }

    /// Prices each column at its least cost and gives it to that row, if that has none yet; then takes from the price of each row's only
    /// column what the row would lose by its second best.
    fn reduce_columns(&mut self) {
        let size = self.matrix.columns;
        let mut cheapest = vec![0_u32; size];
        if size > 0 {
            for (price, cost) in self.price.iter_mut().zip(self.matrix.row(0)) {
                *price = (*cost).into();
            }
        }
        for row in 1..size {
            for ((price, cheapest), cost) in self.price.iter_mut().zip(&mut cheapest).zip(self.matrix.row(row)) {
                let cost: i64 = (*cost).into();
                *cheapest = if cost < *price { row as u32 } else { *cheapest };
                *price = cost.min(*price);
            }
        }
        let mut wanted = vec![0_u32; size];
        for column in (0..size).rev() {
            let row = cheapest[column] as usize;
            wanted[row] += 1;
            if wanted[row] == 1 {
                self.column_of[row] = column as u32;
                self.row_of[column] = row as u32;
            }
        }
        for row in (0..size).filter(|row| wanted[*row] == 1) {
            let column = self.column_of[row];
            let others =
                self.matrix.row(row).iter().zip(&self.price).enumerate().filter(|(other, _)| *other != column as usize);
            if let Some(loss) = others.map(|(_, (cost, price))| (*cost).into() - price).min() {
                self.price[column as usize] -= loss;
            }
        }
        self.scans += 2 * size as u64;
    }

    /// Gives each free row its best column and lowers that column's price to where the second best is as good. A row that loses its
    /// column goes on at once where the price fell, else it waits. Returns the rows that are still free; `None` where
    /// the caller stops.
    fn reduce_rows(&mut self, free: Vec<u32>, progress: &mut Progress<'_>) -> Option<Vec<u32>> {
        if self.matrix.columns < 2 {
            return Some(free);
        }
        let mut still_free = Vec::new();
        for start in free {
            if progress(self.scans).is_break() {
                return None;
            }
            let mut row = start;
            loop {
                let (mut best, second) = two_best(self.matrix.row(row as usize), &self.price);
                self.scans += 1;
                let mut displaced = self.row_of[best.1 as usize];
                if best.0 < second.0 {
                    self.price[best.1 as usize] -= second.0 - best.0;
                } else if displaced != NONE {
                    best.1 = second.1;
                    displaced = self.row_of[best.1 as usize];
                }
                self.column_of[row as usize] = best.1;
                self.row_of[best.1 as usize] = row;
                if displaced == NONE {
                    break;
                }
                self.column_of[displaced as usize] = NONE;
                if best.0 < second.0 && self.scans <= self.limit {
                    row = displaced;
                } else {
                    still_free.push(displaced);
                    break;
                }
            }
        }
        Some(still_free)
    }

    /// Finds a shortest path from a free row to a free column (Dijkstra on reduced costs) and turns it.
    fn augment(&mut self, start: u32, paths: &mut Paths) {
        let columns = self.matrix.columns;
        let Paths { distance, from, order } = paths;
        for ((distance, cost), price) in distance.iter_mut().zip(self.matrix.row(start as usize)).zip(&self.price) {
            *distance = (*cost).into() - price;
        }
        self.scans += 1;
        from.fill(start);
        // `order` holds the columns: up to `scanned` done, up to `ready` at the least distance, the others further.
        let (mut scanned, mut ready) = (0, 0);
        let mut settled = 0;
        let mut least = 0;
        let end = 'search: loop {
            if scanned == ready {
                settled = scanned;
                least = order[ready..].iter().map(|column| distance[*column as usize]).min().unwrap_or(i64::MAX);
                let first = ready;
                for place in first..columns {
                    let column = order[place];
                    if distance[column as usize] == least {
                        if self.row_of[column as usize] == NONE {
                            break 'search column;
                        }
                        order.swap(place, ready);
                        ready += 1;
                    }
                }
            }
            let column = order[scanned] as usize;
            scanned += 1;
            let row = self.row_of[column];
            let costs = self.matrix.row(row as usize);
            let base = costs[column].into() - self.price[column] - least;
            self.scans += 1;
            let first = ready;
            for place in first..columns {
                let column = order[place] as usize;
                let through = costs[column].into() - self.price[column] - base;
                if through < distance[column] {
                    distance[column] = through;
                    from[column] = row;
                    if through == least {
                        if self.row_of[column] == NONE {
                            break 'search column as u32;
                        }
                        order.swap(place, ready);
                        ready += 1;
                    }
                }
            }
        };
        for column in &order[..settled] {
            self.price[*column as usize] += distance[*column as usize] - least;
        }
        let mut column = end;
        loop {
            let row = from[column as usize];
            self.row_of[column as usize] = row;
            std::mem::swap(&mut self.column_of[row as usize], &mut column);
            if row == start {
                break;
            }
        }
    }
}

/// What the search for a path keeps of each column.
struct Paths {
    distance: Vec<i64>,
    from: Vec<u32>,
    order: Vec<u32>,
}

impl Paths {
    fn new(columns: usize) -> Self {
        Self { distance: vec![0; columns], from: vec![NONE; columns], order: (0..columns as u32).collect() }
    }
}

/// Costs that are looked at in one turn of the loop.
const TOGETHER: usize = 8;

/// Least and second least of cost − price, with their columns; of equals the first.
fn two_best<C: Copy + Ord + Into<i64>>(costs: &[C], price: &[i64]) -> ((i64, u32), (i64, u32)) {
    let (mut best, mut second) = ((i64::MAX, 0), (i64::MAX, 0));
    let mut take = |reduced: i64, column: usize| {
        if reduced < second.0 {
            if reduced < best.0 {
                second = best;
                best = (reduced, column as u32);
            } else {
                second = (reduced, column as u32);
            }
        }
    };
    let ((costs, last_costs), (price, last_price)) = (costs.as_chunks::<TOGETHER>(), price.as_chunks::<TOGETHER>());
    for (number, (costs, price)) in costs.iter().zip(price).enumerate() {
        for index in 0..TOGETHER {
            take(costs[index].into() - price[index], number * TOGETHER + index);
        }
    }
    for (index, (cost, last)) in last_costs.iter().zip(last_price).enumerate() {
        take((*cost).into() - last, costs.len() * TOGETHER + index);
    }
    (best, second)
}
