//! An .xls of Excel 97 to 2003, read by calamine. Hidden rows are not told there.

use std::io::Cursor;

use calamine::{Data, Reader, SheetVisible, Xls, XlsError};

use crate::{
    dates::{self, Epoch},
    limits::MAX_SHEETS,
    merged::{self, Range},
    numbers,
    workbook::{Cell, Collector, FileError, Sheet, Workbook},
};

/// Reads a workbook. O(size), and as many cells as the used range of each sheet has: at most 65,536 × 256.
pub fn read(bytes: &[u8]) -> Result<Workbook, FileError> {
    let mut xls = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => FileError::PasswordProtected,
        _ => FileError::Damaged("xls".to_owned()),
    })?;
    let listed = xls.sheets_metadata().to_vec();
    if listed.len() > MAX_SHEETS {
        return Err(FileError::TooManySheets { found: listed.len(), most: MAX_SHEETS });
    }
    let epoch = if xls.has_1904_epoch() { Epoch::Year1904 } else { Epoch::Year1900 };
    let (mut collector, mut workbook) = (Collector::default(), Workbook::default());
    for entry in listed {
        let Ok(cells) = xls.worksheet_range(&entry.name) else { continue };
        let is_hidden = entry.visible != SheetVisible::Visible;
        let mut sheet = Sheet { name: entry.name.clone(), is_hidden, ..Sheet::default() };
        let (top, left) = cells.start().unwrap_or_default();
        for (row, column, data) in cells.used_cells() {
            if let Some(cell) = cell(data, epoch) {
                collector.put(&mut sheet, top + row as u32 + 1, left + column as u32, cell)?;
            }
        }
        let ranges: Vec<Range> = xls
            .merge_cells_by_sheet_name(&entry.name)
            .unwrap_or_default()
            .into_iter()
            .map(|merged| Range {
                top: merged.start.0.saturating_add(1),
                bottom: merged.end.0.saturating_add(1),
                left: merged.start.1,
                right: merged.end.1,
            })
            .filter(|range| range.top <= range.bottom && range.left <= range.right)
            .collect();
        merged::fill(&mut sheet, &ranges)?;
        workbook.sheets.push(sheet);
    }
    Ok(workbook)
}

fn cell(data: &Data, epoch: Epoch) -> Option<Cell> {
    match data {
        Data::Int(number) => Some(Cell::plain(&number.to_string())),
        Data::Float(number) => Some(Cell::plain(&numbers::shown(*number))),
        Data::String(text) => Some(Cell::plain(text)),
        Data::Bool(flag) => Some(Cell::plain(if *flag { "true" } else { "false" })),
        Data::DateTime(date) => {
            let serial = date.as_f64();
            Some(Cell::plain(&dates::shown(serial, epoch).unwrap_or_else(|| numbers::shown(serial))))
        }
        Data::DateTimeIso(text) | Data::DurationIso(text) => Some(Cell::plain(dates::without_midnight(text))),
        Data::Error(error) => Some(Cell::error(&error.to_string())),
        Data::Empty => None,
    }
}
