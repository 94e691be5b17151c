//! A block of cells as spreadsheets put it on the clipboard: cells apart by tabs, rows by line breaks, and quotes around a cell that holds
//! either.

use csv::ReaderBuilder;

/// Most cells of a block that are looked at.
pub const MAX_CELLS: usize = 200_000;

/// Why a block cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockError {
    /// It has more cells than are looked at.
    TooLarge,
    /// It is no block of cells.
    Unreadable,
}

/// The cells of a block, row by row; the line break at its end begins no row. O(length).
///
/// # Errors
/// [`BlockError`].
pub fn read(text: &str) -> Result<Vec<Vec<String>>, BlockError> {
    let mut reader = ReaderBuilder::new().delimiter(b'\t').has_headers(false).flexible(true).from_reader(text.as_bytes());
    let (mut rows, mut cells) = (Vec::new(), 0);
    for record in reader.records() {
        let record = record.map_err(|_| BlockError::Unreadable)?;
        cells += record.len();
        if cells > MAX_CELLS {
            return Err(BlockError::TooLarge);
        }
        rows.push(record.iter().map(str::to_owned).collect());
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(rows: &[&[&str]]) -> Vec<Vec<String>> {
        rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
    }

    #[test]
    fn cells_are_apart_by_tabs_and_rows_by_line_breaks() {
        assert_eq!(read("苹果\t40\r\n香梨\t1,200\r\n"), Ok(block(&[&["苹果", "40"], &["香梨", "1,200"]])));
        assert_eq!(read("一格"), Ok(block(&[&["一格"]])));
        assert_eq!(read("\t\t3"), Ok(block(&[&["", "", "3"]])));
    }

    #[test]
    fn a_quoted_cell_may_hold_line_breaks_tabs_and_quotes() {
        assert_eq!(read("\"两\n行\"\t\"他说\"\"好\"\"\"\n2"), Ok(block(&[&["两\n行", "他说\"好\""], &["2"]])));
    }

    #[test]
    fn a_block_that_is_too_large_is_refused_before_work() {
        assert_eq!(read(&"1\t".repeat(MAX_CELLS + 1)), Err(BlockError::TooLarge));
    }
}
