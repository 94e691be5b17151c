//! An .xls of Excel 97 to 2003: records in a stream, read in one pass for each sheet. A reader of our own, since what reads them
//! elsewhere allocates rows × columns, tells nothing of hidden rows, and panics on damaged files.

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    compound::{Compound, f64_at, u16_at, u32_at},
    dates::Epoch,
    limits::MAX_SHEETS,
    merged::{self, Range},
    numbers,
    old_strings::Parts,
    styles::{self, Shown},
    workbook::{Cell, Collector, FileError, Foreign, Sheet, Workbook},
};

/// What the records are whose numbers are read here.
mod record {
    pub const FORMULA: u16 = 0x06;
    pub const END: u16 = 0x0A;
    pub const EPOCH: u16 = 0x22;
    pub const PASSWORD: u16 = 0x2F;
    pub const CONTINUE: u16 = 0x3C;
    pub const SHEET: u16 = 0x85;
    pub const NUMBERS: u16 = 0xBD;
    pub const RICH_TEXT: u16 = 0xD6;
    pub const CELL_FORMAT: u16 = 0xE0;
    pub const MERGED: u16 = 0xE5;
    pub const SHARED_TEXTS: u16 = 0xFC;
    pub const SHARED_TEXT: u16 = 0xFD;
    pub const NUMBER: u16 = 0x203;
    pub const TEXT: u16 = 0x204;
    pub const FLAG_OR_ERROR: u16 = 0x205;
    pub const TEXT_OF_FORMULA: u16 = 0x207;
    pub const ROW: u16 = 0x208;
    pub const SHORT_NUMBER: u16 = 0x27E;
    pub const FORMAT: u16 = 0x41E;
    pub const BEGIN: u16 = 0x809;
}

/// The version of the records of Excel 97 and later.
const VERSION: u16 = 0x600;
/// The bit of a row's flags that hides it.
const HIDDEN: u8 = 0x20;

/// A sheet as it is listed: its name, where it begins, whether it is hidden.
type Listed = (String, usize, bool);

/// Records from a place on: their numbers and what they hold.
fn records(stream: &[u8], from: usize) -> impl Iterator<Item = (u16, &[u8])> {
    let mut at = from;
    std::iter::from_fn(move || {
        let (kind, length) = (u16_at(stream, at)?, usize::from(u16_at(stream, at + 2)?));
        let data = stream.get(at + 4..(at + 4 + length).min(stream.len()))?;
        at += 4 + length;
        Some((kind, data))
    })
}

/// Reads a workbook. O(size).
pub fn read(bytes: &[u8]) -> Result<Workbook, FileError> {
    let damaged = || FileError::Damaged("xls".to_owned());
    let compound = Compound::open(bytes)?;
    if compound.has("EncryptedPackage") {
        return Err(FileError::PasswordProtected);
    }
    let Some(stream) = compound.stream("Workbook") else {
        let foreign = match () {
            () if compound.has("WordDocument") => Foreign::TextDocument,
            () if compound.has("PowerPoint Document") => Foreign::Presentation,
            () if compound.has("Book") => Foreign::OtherSpreadsheet,
            () => return Err(damaged()),
        };
        return Err(FileError::NotASpreadsheet(foreign));
    };
    let (shared, listed) = globals(&stream)?;
    if listed.len() > MAX_SHEETS {
        return Err(FileError::TooManySheets { found: listed.len(), most: MAX_SHEETS });
    }
    if listed.is_empty() {
        return Err(damaged());
    }
    let (mut collector, mut workbook) = (Collector::default(), Workbook::default());
    for (name, from, is_hidden) in listed {
        let mut sheet = Sheet { name, is_hidden, ..Sheet::default() };
        let ranges = cells(&stream, from, &shared, &mut sheet, &mut collector)?;
        merged::fill(&mut sheet, &ranges)?;
        workbook.sheets.push(sheet);
    }
    Ok(workbook)
}

/// What the cells of all sheets are read with.
#[derive(Default)]
struct Shared {
    texts: Vec<Arc<str>>,
    formats: Vec<Shown>,
    epoch: Epoch,
}

fn globals(stream: &[u8]) -> Result<(Shared, Vec<Listed>), FileError> {
    let (mut shared, mut listed, mut own) = (Shared::default(), Vec::new(), BTreeMap::new());
    let mut formats = Vec::new();
    let mut parts: Option<Vec<&[u8]>> = None;
    for (place, (kind, data)) in records(stream, 0).enumerate() {
        match kind {
            record::BEGIN if place == 0 && u16_at(data, 0) != Some(VERSION) => {
                return Err(FileError::NotASpreadsheet(Foreign::OtherSpreadsheet));
            }
            record::PASSWORD => return Err(FileError::PasswordProtected),
            record::EPOCH if u16_at(data, 0) == Some(1) => shared.epoch = Epoch::Year1904,
            record::FORMAT => {
                let code = data.get(2..).and_then(|text| Parts::new(vec![text]).text(2));
                own.extend(u16_at(data, 0).zip(code).map(|(id, code)| (id, styles::by_code(&code))));
            }
            record::CELL_FORMAT => formats.push(u16_at(data, 2).unwrap_or_default()),
            // Sheets of charts and macros are of other types than 0.
            record::SHEET if data.get(5) == Some(&0) => {
                let name = data.get(6..).and_then(|text| Parts::new(vec![text]).text(1)).unwrap_or_default();
                let is_hidden = data.get(4).is_some_and(|state| state & 3 != 0);
                listed.extend(u32_at(data, 0).map(|from| (name, from as usize, is_hidden)));
            }
            record::SHARED_TEXTS => parts = Some(vec![data]),
            record::CONTINUE => {
                if let Some(parts) = parts.as_mut().filter(|_| shared.texts.is_empty()) {
                    parts.push(data);
                }
            }
            record::END => break,
            _ => {}
        }
        if !matches!(kind, record::SHARED_TEXTS | record::CONTINUE)
            && let Some(parts) = parts.take()
        {
            shared.texts = Parts::new(parts).shared();
        }
    }
    if let Some(parts) = parts {
        shared.texts = Parts::new(parts).shared();
    }
    let shown = |id: u16| own.get(&id).copied().unwrap_or_else(|| styles::built_in(u32::from(id)));
    shared.formats = formats.into_iter().map(shown).collect();
    Ok((shared, listed))
}

fn cells(
    stream: &[u8],
    from: usize,
    shared: &Shared,
    sheet: &mut Sheet,
    collector: &mut Collector,
) -> Result<Vec<Range>, FileError> {
    let (mut hidden, mut ranges, mut depth) = (Vec::new(), Vec::new(), 0_usize);
    // Where the text of a formula goes, which stands in a record behind it.
    let mut awaited: Option<(u32, u32)> = None;
    for (kind, data) in records(stream, from) {
        match kind {
            record::BEGIN => depth += 1,
            record::END if depth <= 1 => break,
            record::END => depth -= 1,
            // Within a sheet are the charts that stand on it.
            _ if depth > 1 => {}
            record::ROW if data.get(12).is_some_and(|flags| flags & HIDDEN != 0) => hidden.extend(u16_at(data, 0)),
            record::MERGED => {
                let end = |range: &[u8], at| u32::from(u16_at(range, at).unwrap_or_default());
                let merged = data.get(2..).unwrap_or_default().chunks_exact(8);
                let merged = merged.map(|range| Range {
                    top: end(range, 0) + 1,
                    bottom: end(range, 2) + 1,
                    left: end(range, 4),
                    right: end(range, 6),
                });
                ranges.extend(merged.filter(|range| range.top <= range.bottom && range.left <= range.right));
            }
            record::TEXT_OF_FORMULA => {
                if let (Some((row, column)), Some(text)) = (awaited.take(), Parts::new(vec![data]).text(2)) {
                    collector.put(sheet, row, column, Cell::plain(&text))?;
                }
            }
            record::NUMBERS => {
                let (Some(row), Some(first)) = (u16_at(data, 0), u16_at(data, 2)) else { continue };
                let numbers = data.get(4..data.len().saturating_sub(2)).unwrap_or_default().chunks_exact(6);
                for (column, entry) in (u32::from(first)..).zip(numbers) {
                    let number = u32_at(entry, 2).map(short).unwrap_or_default();
                    let cell = shared.number(number, u16_at(entry, 0));
                    collector.put(sheet, u32::from(row) + 1, column, cell)?;
                }
            }
            _ => {
                let (Some(row), Some(column)) = (u16_at(data, 0), u16_at(data, 2)) else { continue };
                let (row, column) = (u32::from(row) + 1, u32::from(column));
                if kind == record::FORMULA && data.get(6) == Some(&0) && data.get(12..14) == Some(&[0xFF, 0xFF]) {
                    awaited = Some((row, column));
                } else if let Some(cell) = shared.cell(kind, data) {
                    collector.put(sheet, row, column, cell)?;
                }
            }
        }
    }
    for row in hidden {
        if let Some(line) = sheet.lines.get_mut(&(u32::from(row) + 1)) {
            line.is_hidden = true;
        }
    }
    Ok(ranges)
}

impl Shared {
    fn number(&self, number: f64, format: Option<u16>) -> Cell {
        let shown = format.and_then(|place| self.formats.get(usize::from(place))).copied().unwrap_or_default();
        Cell::plain(&numbers::cell(number, shown, self.epoch))
    }

    /// What a record of one cell holds; `None` for records of anything else.
    fn cell(&self, kind: u16, data: &[u8]) -> Option<Cell> {
        let format = u16_at(data, 4);
        match kind {
            record::SHARED_TEXT => self.texts.get(u32_at(data, 6)? as usize).map(|text| Cell::shared(text.clone())),
            record::TEXT | record::RICH_TEXT => Parts::new(vec![data.get(6..)?]).text(2).map(|text| Cell::plain(&text)),
            record::SHORT_NUMBER => Some(self.number(short(u32_at(data, 6)?), format)),
            record::FLAG_OR_ERROR => Some(flag_or_error(*data.get(6)?, *data.get(7)? != 0)),
            record::FORMULA if data.get(12..14) == Some(&[0xFF, 0xFF]) => match data.get(6)? {
                1 => Some(flag_or_error(*data.get(8)?, false)),
                2 => Some(flag_or_error(*data.get(8)?, true)),
                _ => None,
            },
            record::NUMBER | record::FORMULA => Some(self.number(f64_at(data, 6)?, format)),
            _ => None,
        }
    }
}

/// A number in thirty bits: whole, or the upper half of one with a fraction; and perhaps hundredths of it.
fn short(bits: u32) -> f64 {
    let number = if bits & 2 == 0 { f64::from_bits(u64::from(bits & !3) << 32) } else { f64::from((bits as i32) >> 2) };
    if bits & 1 == 0 { number } else { number / 100.0 }
}

fn flag_or_error(value: u8, is_error: bool) -> Cell {
    if !is_error {
        return Cell::plain(if value == 0 { "false" } else { "true" });
    }
    Cell::error(match value {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_numbers_are_whole_or_have_hundredths() {
        let whole = |number: i32| (number << 2) as u32 | 2;
        assert!((short(whole(105)) - 105.0).abs() < f64::EPSILON);
        assert!((short(whole(-7)) + 7.0).abs() < f64::EPSILON);
        assert!((short(whole(250) | 1) - 2.5).abs() < f64::EPSILON);
        assert!((short((2.5_f64.to_bits() >> 32) as u32) - 2.5).abs() < f64::EPSILON);
    }
}
