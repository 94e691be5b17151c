//! Rows that were not taken, as a workbook that goes back to those who sent them: as they came, with the reasons in a last column.

use exchange::cells::Tongue;
use rust_xlsxwriter::Format;

use crate::{
    finding::Finding,
    taking::Bad,
    words::{self, word},
    writing::{self, WriteError, Written},
};

/// What rows have in common that stand on one sheet.
type Group<'a> = (&'a str, Vec<&'a str>);

/// A workbook that holds only rows that were not taken: a sheet for each sheet and file from which they came, with its headings, and the
/// reasons in a last column, in the caller's words. O(cells).
///
/// # Errors
/// [`WriteError`], where there are more rows than a sheet can hold.
pub fn returned(bad: &[Bad], tongue: Tongue, reason: &dyn Fn(&Finding) -> String) -> Result<Vec<u8>, WriteError> {
    let mut groups: Vec<(Group<'_>, Vec<&Bad>)> = Vec::new();
    for row in bad {
        let headings = row.cells.iter().map(|(heading, _)| heading.as_str()).collect();
        let group = (row.place.sheet.as_str(), headings);
        match groups.iter_mut().find(|(known, _)| *known == group) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((group, vec![row])),
        }
    }
    let mut workbook = writing::workbook()?;
    if groups.is_empty() {
        workbook.add_worksheet().set_name(word(words::NOTES, tongue))?;
    }
    for (place, ((name, headings), rows)) in groups.into_iter().enumerate() {
        let sheet = workbook.add_worksheet();
        sheet.set_name(sheet_name(name, place))?.set_freeze_panes(1, 0)?;
        let last = word(words::REASON, tongue);
        for (column, heading) in (0_u16..).zip(headings.iter().copied().chain([last])) {
            sheet.write_string_with_format(0, column, heading, &writing::heading_format())?;
            writing::fit(sheet, column, writing::width(heading).max(10))?;
        }
        let end = headings.len() as u16;
        writing::fit(sheet, end, usize::MAX - 2)?;
        let wrapped = Format::new().set_text_wrap().set_num_format("@");
        for (line, row) in (1_u32..).zip(rows) {
            for (column, (_, text)) in (0_u16..).zip(&row.cells) {
                let cell = if text.is_empty() { Written::Empty } else { Written::Text(text.clone()) };
                writing::put(sheet, line, column, &cell)?;
            }
            let reasons: Vec<String> = row.reasons.iter().map(reason).collect();
            sheet.write_string_with_format(line, end, reasons.join("\n"), &wrapped)?;
        }
    }
    Ok(workbook.save_to_buffer()?)
}

/// A name that Excel allows and no sheet before has: without its seven marks, at most 31 characters, numbered from the second on.
fn sheet_name(name: &str, place: usize) -> String {
    let plain: String =
        name.chars().filter(|letter| !matches!(letter, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'')).collect();
    let number = if place == 0 { String::new() } else { format!(" {}", place + 1) };
    let room = 31 - number.len();
    // Excel counts in units of UTF-16.
    let mut units = 0;
    let kept: String = plain
        .chars()
        .take_while(|letter| {
            units += letter.len_utf16();
            units <= room
        })
        .collect();
    if kept.trim().is_empty() { format!("Sheet{}", place + 1) } else { format!("{kept}{number}") }
}
