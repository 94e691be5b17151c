//! A block of cells as spreadsheets put it on the clipboard: cells apart by tabs, rows by line breaks, and quotes around a cell that holds
//! either.

use csv::{ReaderBuilder, StringRecord};

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

/// The cells of a block, row by row; the line break at its end begins no row. An empty line is a row of one empty cell: in a single column
/// that is what an empty cell looks like, or the rest of a merged one. O(length).
///
/// # Errors
/// [`BlockError`].
pub fn read(text: &str) -> Result<Vec<Vec<String>>, BlockError> {
    // One sort of line break, and one at the end, so that lines can be counted.
    let mut text = text.replace("\r\n", "\n");
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    let mut reader = ReaderBuilder::new().delimiter(b'\t').has_headers(false).flexible(true).from_reader(text.as_bytes());
    let (mut rows, mut cells, mut line) = (Vec::new(), 0, reader.position().line());
    let mut record = StringRecord::new();
    loop {
        let is_there = reader.read_record(&mut record).map_err(|_| BlockError::Unreadable)?;
        // The reader passes over empty lines: the lines that it has read beyond those of the row tell how many.
        let own = if is_there { 1 + record.iter().map(|cell| cell.matches('\n').count() as u64).sum::<u64>() } else { 0 };
        let empty = reader.position().line().saturating_sub(line + own);
        line = reader.position().line();
        cells += usize::try_from(empty).unwrap_or(usize::MAX).saturating_add(record.len());
        if cells > MAX_CELLS {
            return Err(BlockError::TooLarge);
        }
        rows.extend((0..empty).map(|_| vec![String::new()]));
        if !is_there {
            return Ok(rows);
        }
        rows.push(record.iter().map(str::to_owned).collect());
    }
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
    fn case_12_merged_and_empty_cells_shift_nothing() {
        // A merged cell is its text and, in its other rows, nothing.
        assert_eq!(read("\"甲\n乙 \"\"丙\"\"\"\t5"), Ok(block(&[&["甲\n乙 \"丙\"", "5"]])));
        assert_eq!(read("甲\t5\r\n\t6\r\n乙\t7\r\n"), Ok(block(&[&["甲", "5"], &["", "6"], &["乙", "7"]])));
        // In a single column an empty cell is an empty line: within, at the beginning, at the end; beside cells with line breaks.
        for end in ["\n", "\r\n"] {
            let lines = |lines: &[&str]| read(&[lines, &[""]].concat().join(end));
            assert_eq!(lines(&["40", "", "", "50"]), Ok(block(&[&["40"], &[""], &[""], &["50"]])));
            assert_eq!(lines(&["", "40"]), Ok(block(&[&[""], &["40"]])));
            assert_eq!(lines(&["40", ""]), Ok(block(&[&["40"], &[""]])));
            assert_eq!(lines(&["\"两\n行\"", "", "3"]), Ok(block(&[&["两\n行"], &[""], &["3"]])));
        }
        assert_eq!(read("40\n\n50"), Ok(block(&[&["40"], &[""], &["50"]])), "without a line break at the end");
        assert_eq!(read(""), Ok(Vec::new()));
        assert_eq!(read(&"\n".repeat(MAX_CELLS + 1)), Err(BlockError::TooLarge));
    }

    #[test]
    fn a_block_that_is_too_large_is_refused_before_work() {
        assert_eq!(read(&"1\t".repeat(MAX_CELLS + 1)), Err(BlockError::TooLarge));
    }
}
