//! One sheet of an .xlsx: values, hidden rows and merged ranges in one pass over its XML. Cells that hold nothing, such as millions of
//! styled ones, leave no trace; cells and rows without a reference stand behind the one before them, as WPS and others write them.

use std::{collections::BTreeSet, sync::Arc};

use quick_xml::events::{BytesStart, Event};

use crate::{
    archive::Part,
    dates::{self, Epoch},
    limits::{LAST_COLUMN, LAST_ROW, MAX_TEXT},
    merged::Range,
    numbers,
    styles::Shown,
    workbook::{Cell, Collector, FileError, Sheet},
    xml,
};

/// What the cells of all sheets of a workbook are read with.
pub struct Shared {
    /// Texts that cells name by their place.
    pub strings: Vec<Arc<str>>,
    /// What each format shows.
    pub formats: Vec<Shown>,
    /// From when dates count.
    pub epoch: Epoch,
}

/// Why a sheet is not read to its end.
pub enum Fault {
    /// Its XML is broken, or inflates too far.
    Xml,
    /// A limit.
    File(FileError),
}

impl From<FileError> for Fault {
    fn from(error: FileError) -> Self {
        Self::File(error)
    }
}

/// The cell that is being read.
#[derive(Default)]
struct Pending {
    kind: String,
    format: usize,
    value: String,
    inline: String,
}

/// Reads a sheet. O(size of the part).
pub fn read(part: Part<'_>, shared: &Shared, sheet: &mut Sheet, collector: &mut Collector) -> Result<Vec<Range>, Fault> {
    let (mut reader, mut buffer) = (xml::reader(part), Vec::new());
    let (mut row, mut column, mut hidden, mut merged) = (0_u32, 0_u32, BTreeSet::new(), Vec::new());
    let (mut pending, mut target, mut is_phonetic) = (Pending::default(), Target::None, false);
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|_| Fault::Xml)? {
            Event::Start(element) => match element.local_name().into_inner() {
                "row" => {
                    let stated = xml::attribute(&element, "r").and_then(|number| number.parse().ok());
                    row = stated.unwrap_or(row + 1).clamp(1, LAST_ROW);
                    column = 0;
                    if xml::is_set(&element, "hidden") {
                        hidden.insert(row);
                    }
                }
                "c" => {
                    if let Some((at_row, at_column)) = xml::attribute(&element, "r").and_then(|name| place(&name)) {
                        (row, column) = (at_row, at_column);
                    }
                    pending = begin(&element);
                }
                "v" => target = Target::Value,
                "t" if !is_phonetic => target = Target::Inline,
                "rPh" => is_phonetic = true,
                "mergeCell" => merged.extend(xml::attribute(&element, "ref").and_then(|name| range(&name))),
                _ => {}
            },
            Event::Text(text) => target.add(&mut pending, &text.xml10_content()),
            Event::CData(text) => target.add(&mut pending, &text.xml10_content()),
            Event::GeneralRef(reference) => {
                if let Some(text) = target.of(&mut pending) {
                    xml::push_reference(text, &reference);
                }
            }
            Event::End(element) => match element.local_name().into_inner() {
                "v" | "t" => target = Target::None,
                "rPh" => is_phonetic = false,
                "c" => {
                    if let Some(cell) = finish(&pending, shared) {
                        collector.put(sheet, row.max(1), column, cell)?;
                    }
                    column = (column + 1).min(LAST_COLUMN);
                    pending = Pending::default();
                }
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    for (number, line) in &mut sheet.lines {
        line.is_hidden = hidden.contains(number);
    }
    Ok(merged)
}

fn begin(element: &BytesStart<'_>) -> Pending {
    Pending {
        kind: xml::attribute(element, "t").unwrap_or_default(),
        format: xml::attribute(element, "s").and_then(|place| place.parse().ok()).unwrap_or_default(),
        ..Pending::default()
    }
}

/// Where the text of an element goes.
#[derive(Clone, Copy)]
enum Target {
    None,
    Value,
    Inline,
}

impl Target {
    fn of(self, pending: &mut Pending) -> Option<&mut String> {
        match self {
            Self::None => None,
            Self::Value => Some(&mut pending.value),
            Self::Inline => Some(&mut pending.inline),
        }
    }

    fn add(self, pending: &mut Pending, text: &str) {
        // Four bytes a character: what is longer is cut anyway.
        if let Some(held) = self.of(pending).filter(|held| held.len() < MAX_TEXT * 4) {
            held.push_str(text);
        }
    }
}

fn finish(pending: &Pending, shared: &Shared) -> Option<Cell> {
    let value = pending.value.trim();
    match pending.kind.as_str() {
        "s" => shared.strings.get(value.parse::<usize>().ok()?).map(|text| Cell::shared(text.clone())),
        "inlineStr" | "is" => Some(Cell::plain(&xml::without_escapes(&pending.inline))),
        "str" => Some(Cell::plain(&xml::without_escapes(&pending.value))),
        "e" => Some(Cell::error(value)),
        "b" => Some(Cell::plain(if value == "1" || value == "true" { "true" } else { "false" })),
        "d" => Some(Cell::plain(dates::without_midnight(value))),
        _ if value.is_empty() => (!pending.inline.is_empty()).then(|| Cell::plain(&pending.inline)),
        _ => Some(Cell::plain(&number(value, shared.formats.get(pending.format).copied().unwrap_or_default(), shared.epoch))),
    }
}

/// A number as it is shown; what is none is taken as a text.
fn number(value: &str, shown: Shown, epoch: Epoch) -> String {
    value.parse::<f64>().map_or_else(|_| value.to_owned(), |number| numbers::cell(number, shown, epoch))
}

/// A name such as XFD1048575 as row from 1 and column from 0; `None` beyond the last of a sheet.
pub fn place(name: &str) -> Option<(u32, u32)> {
    let name = name.replace('$', "");
    let digits = name.find(|letter: char| letter.is_ascii_digit())?;
    let (letters, digits) = name.split_at(digits);
    let row = digits.parse::<u32>().ok().filter(|row| (1..=LAST_ROW).contains(row))?;
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let mut column = 0;
    for letter in letters.bytes().map(|letter| letter.to_ascii_uppercase()) {
        if !letter.is_ascii_uppercase() {
            return None;
        }
        column = column * 26 + u32::from(letter - b'A') + 1;
    }
    (column <= LAST_COLUMN).then(|| (row, column - 1))
}

fn range(name: &str) -> Option<Range> {
    let (first, last) = name.split_once(':')?;
    let ((top, left), (bottom, right)) = (place(first)?, place(last)?);
    Some(Range { top: top.min(bottom), bottom: top.max(bottom), left: left.min(right), right: left.max(right) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_cells_are_places() {
        assert_eq!((place("A1"), place("XFD1048575"), place("$b$7")), (Some((1, 0)), Some((1_048_575, 16_383)), Some((7, 1))));
        for name in ["", "A", "7", "A0", "XFE1", "AAAA1", "甲1", "A1048577"] {
            assert_eq!(place(name), None, "{name}");
        }
    }
}
