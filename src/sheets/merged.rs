//! Merged ranges: what their first cell holds is filled into the others, so that a province merged over nine counties stands in nine rows.

use crate::{
    limits::{MAX_CELLS, MAX_COLUMNS},
    workbook::{Cell, FileError, Sheet},
};

/// A merged range: rows from 1, columns from 0, both ends within.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// First row.
    pub top: u32,
    /// Last row.
    pub bottom: u32,
    /// First column.
    pub left: u32,
    /// Last column.
    pub right: u32,
}

/// Fills merged ranges, in rows that hold something of their own. O(cells that are filled), at most [`MAX_CELLS`].
pub fn fill(sheet: &mut Sheet, ranges: &[Range]) -> Result<(), FileError> {
    let mut steps = 0_usize;
    for range in ranges {
        let first = sheet.lines.get(&range.top).and_then(|line| line.cells.get(&range.left));
        let Some(first) = first.cloned() else { continue };
        let cell = Cell { is_filled: true, ..first };
        let mut is_used = false;
        for line in sheet.lines.range_mut(range.top..=range.bottom) {
            for column in range.left..=range.right.min(MAX_COLUMNS - 1) {
                steps += 1;
                if steps > MAX_CELLS {
                    return Err(FileError::TooManyCells { most: MAX_CELLS });
                }
                line.1.cells.entry(column).or_insert_with(|| {
                    is_used = true;
                    cell.clone()
                });
            }
        }
        sheet.merged += usize::from(is_used);
    }
    Ok(())
}
