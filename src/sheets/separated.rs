//! Texts with separators: .csv with commas, semicolons or tabs.

use csv::ReaderBuilder;

use crate::workbook::{Cell, Collector, FileError, Sheet, Workbook};

/// How much of a text says which separator it has.
const LOOKED_AT: usize = 64_000;

/// The cells of a text, as one sheet of this name. O(length).
pub fn read(text: &str, name: &str) -> Result<Workbook, FileError> {
    let mut reader =
        ReaderBuilder::new().delimiter(separator(text)).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let (mut sheet, mut collector) = (Sheet { name: name.to_owned(), ..Sheet::default() }, Collector::default());
    // Rows are numbered by the lines on which they begin, less the breaks within quotes. Blank lines before a row count, and the reader
    // counts them to the row.
    let (mut within, mut record) = (0, csv::StringRecord::new());
    loop {
        match reader.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) => {}
            Err(_) => return Err(FileError::Damaged("csv".to_owned())),
        }
        let (line, start) = record.position().map_or((1, 0), |position| (position.line(), position.byte() as usize));
        let blank = text.as_bytes().get(start..).unwrap_or_default().iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
        let line = line + blank.filter(|byte| **byte == b'\n').count() as u64;
        let row = u32::try_from(line.saturating_sub(within)).unwrap_or(u32::MAX);
        for (column, text) in record.iter().enumerate() {
            within += text.matches('\n').count() as u64;
            collector.put(&mut sheet, row, column as u32, Cell::plain(plain(text)))?;
        }
    }
    Ok(Workbook { sheets: vec![sheet] })
}

/// How texts begin that spreadsheets take for formulas, and how one begins that was made harmless.
const LIKE_FORMULAS: [char; 5] = ['=', '+', '-', '@', '\''];

/// A text that no spreadsheet takes for a formula: with an apostrophe before one that looks like it.
pub fn harmless(text: &str) -> String {
    if text.starts_with(LIKE_FORMULAS) { format!("'{text}") } else { text.to_owned() }
}

/// The text that was made harmless.
fn plain(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| rest.starts_with(LIKE_FORMULAS)).unwrap_or(text)
}

/// The mark that most often stands outside quotes at the beginning.
fn separator(text: &str) -> u8 {
    let (mut counts, mut is_quoted) = ([0_usize; 3], false);
    for byte in text.bytes().take(LOOKED_AT) {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\t' if !is_quoted => counts[0] += 1,
            b',' if !is_quoted => counts[1] += 1,
            b';' if !is_quoted => counts[2] += 1,
            _ => {}
        }
    }
    let most = counts.into_iter().max().unwrap_or_default();
    let found = counts.iter().zip([b'\t', b',', b';']).find(|(count, _)| **count == most && most > 0);
    found.map_or(b',', |(_, mark)| mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_shows_them() {
        let workbook = read("甲,乙\n\n\"两\n行\",2\n3,4\n", "csv").unwrap();
        let sheet = &workbook.sheets[0];
        assert_eq!(sheet.lines.keys().copied().collect::<Vec<_>>(), [1, 3, 4]);
        assert_eq!((sheet.lines[&3].text(0), sheet.lines[&4].text(1)), ("两\n行", "4"));
    }

    #[test]
    fn the_separator_is_found() {
        assert_eq!((separator("甲\t乙,丙\n1\t2"), separator("甲;乙;\"丙,丁,戊,己\""), separator("甲")), (b'\t', b';', b','));
    }
}
