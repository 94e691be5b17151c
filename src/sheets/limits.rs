//! What is looked at, at most. All limits are checked before the work that they bound, so that no file makes the page slow or large.

/// Greatest size of a file, in bytes: some hundred times what a province sends.
pub const MAX_BYTES: usize = 30_000_000;

/// Greatest sum of what the parts of a workbook inflate to, in bytes: as they declare, and as they turn out.
pub const MAX_INFLATED: u64 = 200_000_000;

/// Most rows of a file that hold something.
pub const MAX_ROWS: usize = 300_000;

/// Most cells of a file that hold something, merged ones counted as often as they are filled in.
pub const MAX_CELLS: usize = 4_000_000;

/// Most sheets of a workbook.
pub const MAX_SHEETS: usize = 200;

/// Columns that are looked at, from the left.
pub const MAX_COLUMNS: u32 = 256;

/// Most stray cells beyond the columns that are named; all are counted.
pub const MAX_STRAY: usize = 20;

/// Longest text of a cell, in characters, as in Excel; what is longer is cut, and refused where it is read as a value.
pub const MAX_TEXT: usize = 32_767;

/// Last row of a sheet, from 1, as in Excel.
pub const LAST_ROW: u32 = 1_048_576;

/// Last column of a sheet, from 1, as in Excel.
pub const LAST_COLUMN: u32 = 16_384;
