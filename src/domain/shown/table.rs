//! A table rounded so that rows, columns and the whole still add up.
//!
//! Controlled rounding (Cox, *A constructive procedure for unbiased controlled rounding*, 1987): beside the cells stand the sums, with
//! the sign that makes every row and column add up to nothing. Entries that are no whole number then lie on cycles, since a row that adds
//! up to nothing has none of them or at least two. Along a cycle one entry is raised and the next is lowered until one of them is whole;
//! no sum changes that is whole already.

use std::collections::VecDeque;

use crate::units::ValueScale;

/// Cells in hundredths of a point, each the exact one rounded down or up, so that every row and every column adds up to its exact sum
/// rounded down or up, and all of them to `total`.
///
/// `rows` are in value units of `scale`, all of one length; `total` is in hundredths and must be the exact total rounded down or up. A
/// cell of exactly 0 stays 0. O(cells²) at worst.
pub fn table(total: i64, scale: ValueScale, rows: &[Vec<i64>]) -> Vec<Vec<i64>> {
    let unit = scale.units_per_hundredth();
    let mut entries = Entries::new(unit, rows);
    let (row, column) = (entries.height - 1, entries.width - 1);
    let wanted = i128::from(total) * unit;
    while entries.is_fractional(row, column) {
        let sign = if wanted > entries.at(row, column) { 1 } else { -1 };
        if !entries.shift(row, column, Some(sign)) {
            break;
        }
    }
    for row in 0..entries.height {
        for column in 0..entries.width {
            while entries.is_fractional(row, column) {
                if !entries.shift(row, column, None) {
                    break;
                }
            }
        }
    }
    let whole = |row: usize| (0..entries.width - 1).map(move |column| (row, column));
    (0..entries.height - 1)
        .map(|row| whole(row).map(|(row, column)| (entries.at(row, column) / unit) as i64).collect())
        .collect()
}

/// The cells with their sums.
struct Entries {
    unit: i128,
    height: usize,
    width: usize,
    values: Vec<i128>,
}

impl Entries {
    fn new(unit: i128, rows: &[Vec<i64>]) -> Self {
        let columns = rows.first().map_or(0, Vec::len);
        let (height, width) = (rows.len() + 1, columns + 1);
        let mut values = vec![0; height * width];
        for (row, cells) in rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate().take(columns) {
                let cell = i128::from(*cell);
                values[row * width + column] = cell;
                values[row * width + columns] -= cell;
                values[rows.len() * width + column] -= cell;
                values[rows.len() * width + columns] += cell;
            }
        }
        Self { unit, height, width, values }
    }

    fn at(&self, row: usize, column: usize) -> i128 {
        self.values[row * self.width + column]
    }

    fn is_fractional(&self, row: usize, column: usize) -> bool {
        self.at(row, column).rem_euclid(self.unit) != 0
    }

    /// Shifts the entries of a cycle through one until one of them is whole: in the direction given, else in the one that shifts less.
    /// False where no cycle is found, which does not happen as long as rows and columns add up to nothing.
    fn shift(&mut self, row: usize, column: usize, sign: Option<i128>) -> bool {
        let Some(cycle) = self.cycle(row, column) else { return false };
        // How far until one is whole, when the first of the cycle goes up or down.
        let room = |sign: i128| {
            let to_whole = |(place, index): (usize, &usize)| {
                let is_up = (place % 2 == 0) == (sign > 0);
                let above = self.values[*index].rem_euclid(self.unit);
                if is_up { self.unit - above } else { above }
            };
            cycle.iter().enumerate().map(to_whole).min().unwrap_or(0)
        };
        let sign = sign.unwrap_or_else(|| if room(1) <= room(-1) { 1 } else { -1 });
        let by = room(sign) * sign;
        for (place, index) in cycle.iter().enumerate() {
            self.values[*index] += if place % 2 == 0 { by } else { -by };
        }
        by != 0
    }

    /// The entries of a cycle through fractional ones, beginning with the one given: by rows and columns in turn, the shortest.
    fn cycle(&self, row: usize, column: usize) -> Option<Vec<usize>> {
        let nodes = self.height + self.width;
        let entry = |node: usize, other: usize| {
            let (row, column) = if node < self.height { (node, other - self.height) } else { (other, node - self.height) };
            (row, column)
        };
        let mut came_from = vec![usize::MAX; nodes];
        let start = self.height + column;
        let mut queue = VecDeque::from([start]);
        came_from[start] = start;
        while let Some(node) = queue.pop_front() {
            if node == row {
                let mut cycle = vec![row * self.width + column];
                let mut at = node;
                let mut back = Vec::new();
                while at != start {
                    let (row, column) = entry(at, came_from[at]);
                    back.push(row * self.width + column);
                    at = came_from[at];
                }
                back.reverse();
                cycle.extend(back);
                return Some(cycle);
            }
            let others = if node < self.height { self.height..nodes } else { 0..self.height };
            for other in others {
                let (of_row, of_column) = entry(node, other);
                let is_first = (of_row, of_column) == (row, column);
                if came_from[other] == usize::MAX && !is_first && self.is_fractional(of_row, of_column) {
                    came_from[other] = node;
                    queue.push_back(other);
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_small_table_adds_up_both_ways() {
        let scale = ValueScale(10);
        // 0.4 and 0.6 of a hundredth: no cell is whole, every sum is 1 hundredth.
        assert_eq!(table(2, scale, &[vec![4, 6], vec![6, 4]]), [[0, 1], [1, 0]]);
        assert_eq!(table(0, scale, &[]), Vec::<Vec<i64>>::new());
        assert_eq!(table(3, scale, &[vec![30]]), [[3]]);
    }

    proptest! {
        #[test]
        fn cells_rows_columns_and_the_whole_are_rounded_down_or_up(
            scale in 1_i64..5_000,
            (width, cells) in (1_usize..8, 0_usize..11).prop_flat_map(|(width, height)| {
                let cell = prop_oneof![3 => Just(0_i64), 5 => 0_i64..5_000_000, 1 => Just(-50_000_i64)];
                (Just(width), prop::collection::vec(prop::collection::vec(cell, width), height))
            }),
        ) {
            let scale = ValueScale(scale);
            let near = |shown: i64, exact: i64| {
                (i128::from(shown) * scale.units_per_hundredth() - i128::from(exact)).abs() < scale.units_per_hundredth()
            };
            let exact_total: i64 = cells.iter().flatten().sum();
            let total = scale.hundredths(exact_total);
            let shown = table(total, scale, &cells);
            prop_assert_eq!(shown.iter().flatten().sum::<i64>(), total);
            for (exact, shown) in cells.iter().zip(&shown) {
                prop_assert!(near(shown.iter().sum(), exact.iter().sum()));
                for (exact, shown) in exact.iter().zip(shown) {
                    prop_assert!(near(*shown, *exact) && (*exact != 0 || *shown == 0));
                }
            }
            for column in 0..width {
                let sum = |rows: &[Vec<i64>]| rows.iter().map(|row| row[column]).sum::<i64>();
                prop_assert!(near(sum(&shown), sum(&cells)));
            }
        }
    }
}
