//! A plan as a workbook for those who only read: a table a sheet, formatted as a person would, to be sorted, filtered and printed.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, IgnoreError, Workbook, Worksheet, XlsxError,
};
use serde::{Deserialize, Serialize};

use crate::{
    lawful::lawful,
    paper::{Cell, Column, Line, Number, Table},
    sheet_names::sheet_names,
};

/// A sheet of the workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// Its name; what no name may hold is replaced.
    pub name: String,
    /// What stands above the table; where it is empty, the table's caption does.
    pub title: String,
    /// The table.
    pub table: Table,
}

/// A workbook that cannot be written: more rows or longer texts than a sheet can hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkbookError(pub String);

impl From<XlsxError> for WorkbookError {
    fn from(error: XlsxError) -> Self {
        Self(error.to_string())
    }
}

/// The row of headings; the title stands above it.
const HEADINGS: u32 = 1;

/// Narrowest and widest column, and the room that the arrow of a filter takes.
const WIDTHS: (usize, usize) = (6, 40);
const ARROW: usize = 3;

/// With more columns, or more letters in a row, a page is landscape.
const UPRIGHT_COLUMNS: usize = 8;
const UPRIGHT_WIDTH: usize = 95;

/// Height of a line.
const LINE: f64 = 15.0;

/// A4, as printers are told.
const A4: u8 = 9;

/// More digits than a spreadsheet's numbers keep.
const TOO_MANY: u64 = 1_000_000_000_000_000;

/// The sheets as an .xlsx. The same bytes whenever it is made. O(cells).
///
/// # Errors
/// [`WorkbookError`], where there are more rows or longer texts than a sheet can hold.
pub fn workbook(sheets: &[Sheet]) -> Result<Vec<u8>, WorkbookError> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(2020, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let names = sheet_names(sheets.iter().map(|sheet| sheet.name.as_str()));
    for (sheet, name) in sheets.iter().zip(names) {
        let page = workbook.add_worksheet();
        page.set_name(name)?;
        write(page, sheet)?;
    }
    Ok(workbook.save_to_buffer()?)
}

fn write(page: &mut Worksheet, sheet: &Sheet) -> Result<(), WorkbookError> {
    let table = &sheet.table;
    let title = if sheet.title.is_empty() { &table.caption } else { &sheet.title };
    let is_chinese = is_chinese(table);
    // In a Latin face Chinese quotation marks would be Latin ones.
    let plain = if is_chinese { Format::new().set_font_name("宋体") } else { Format::new() };
    page.write_string_with_format(0, 0, lawful(title), &plain.clone().set_bold().set_font_size(14))?.set_row_height(0, 24)?;
    let mut widths = Vec::new();
    for (place, column) in (0_u16..).zip(&table.columns) {
        let heading = heading(column, is_chinese);
        page.write_string_with_format(HEADINGS, place, &heading, &heading_format(&plain, column))?;
        widths.push(width(&heading) + ARROW);
    }
    let first = HEADINGS + 1;
    for (line, row) in (first..).zip(&table.rows) {
        for ((place, column), widest) in (0_u16..).zip(&table.columns).zip(&mut widths) {
            let cell = row.cells.get(usize::from(place)).cloned().unwrap_or_default();
            put(page, (line, place), &cell, cell_format(&plain, row.is_total), column)?;
            *widest = (*widest).max(width(&cell.text) + 2);
        }
    }
    for (place, widest) in (0_u16..).zip(&mut widths) {
        *widest = (*widest).clamp(WIDTHS.0, WIDTHS.1);
        page.set_column_width(place, *widest as f64)?;
    }
    let end = first + table.rows.len() as u32;
    if let Some(last) = table.columns.len().checked_sub(1) {
        let (last, body) = (last as u16, end - totals(&table.rows));
        if body > first {
            page.autofilter(HEADINGS, 0, body - 1, last)?;
        }
        if end > first {
            // A code of digits is meant as a text; it needs no mark of doubt.
            page.ignore_error_range(first, 0, end - 1, last, IgnoreError::NumberStoredAsText)?;
        }
    }
    write_notes(page, end + 1, &table.note, &widths, &plain)?;
    set_up(page, &widths)
}

/// Whether the headings of a table are Chinese.
fn is_chinese(table: &Table) -> bool {
    let is_ideograph = |letter: char| matches!(letter, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}');
    table.columns.iter().any(|column| column.heading.contains(is_ideograph))
}

/// The rows at the end that sum the others: filters and sorting leave them where they are.
fn totals(rows: &[Line]) -> u32 {
    rows.iter().rev().take_while(|row| row.is_total).count() as u32
}

/// The heading of a column with its unit, in the brackets of its script.
fn heading(column: &Column, is_chinese: bool) -> String {
    let (heading, unit) = (lawful(&column.heading), lawful(&column.unit));
    if unit.is_empty() {
        heading
    } else if is_chinese {
        format!("{heading}（{unit}）")
    } else {
        format!("{heading} ({unit})")
    }
}

fn heading_format(plain: &Format, column: &Column) -> Format {
    let align = if column.is_number { FormatAlign::Right } else { FormatAlign::Left };
    plain
        .clone()
        .set_bold()
        .set_text_wrap()
        .set_align(align)
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color(0x00E8_EEF4)
        .set_border_bottom(FormatBorder::Thin)
}

fn cell_format(plain: &Format, is_total: bool) -> Format {
    let ruled = if is_total {
        plain.clone().set_bold().set_border_top(FormatBorder::Thin)
    } else {
        plain.clone().set_border_bottom(FormatBorder::Thin).set_border_bottom_color(0x00D9_D9D9)
    };
    ruled.set_align(FormatAlign::VerticalCenter)
}

fn put(
    page: &mut Worksheet,
    (line, place): (u32, u16),
    cell: &Cell,
    format: Format,
    column: &Column,
) -> Result<(), WorkbookError> {
    if let Some((number, shown)) = cell.number.and_then(numeric) {
        page.write_number_with_format(line, place, number, &format.set_num_format(shown))?;
    } else {
        let align = if column.is_number { FormatAlign::Right } else { FormatAlign::Left };
        let format = format.set_num_format("@").set_text_wrap().set_align(align);
        page.write_string_with_format(line, place, lawful(&cell.text), &format)?;
    }
    Ok(())
}

/// A number as a spreadsheet has it, with its format; `None` where it would lose digits.
fn numeric(number: Number) -> Option<(f64, String)> {
    if number.units.unsigned_abs() >= TOO_MANY || number.decimals > 15 {
        return None;
    }
    let shift = i32::from(number.decimals) + if number.is_per_cent { 2 } else { 0 };
    let whole = if number.is_per_cent { "0" } else { "#,##0" };
    let decimals = if number.decimals == 0 { String::new() } else { format!(".{}", "0".repeat(number.decimals.into())) };
    let sign = if number.is_per_cent { "%" } else { "" };
    Some((number.units as f64 / 10_f64.powi(shift), format!("{whole}{decimals}{sign}")))
}

/// The notes, a row each, over all columns of the table. Below it they are in nobody's way who sorts.
fn write_notes(page: &mut Worksheet, first: u32, note: &str, widths: &[usize], plain: &Format) -> Result<(), WorkbookError> {
    if note.is_empty() {
        return Ok(());
    }
    let format = plain.clone().set_text_wrap().set_align(FormatAlign::Top).set_font_size(9);
    // Letters of the notes are smaller than those that columns are counted in.
    let room = (widths.iter().sum::<usize>() * 11 / 9).max(WIDTHS.0);
    for (line, text) in (first..).zip(note.lines()) {
        let text = lawful(text);
        if let Some(last) = widths.len().checked_sub(1).filter(|last| *last > 0) {
            page.merge_range(line, 0, line, last as u16, &text, &format)?;
        } else {
            page.write_string_with_format(line, 0, &text, &format)?;
        }
        page.set_row_height(line, (width(&text).div_ceil(room).max(1) as f64 * LINE).min(400.0))?;
    }
    Ok(())
}

/// What stays in view, and how it is printed.
fn set_up(page: &mut Worksheet, widths: &[usize]) -> Result<(), WorkbookError> {
    page.set_freeze_panes(HEADINGS + 1, 0)?
        .set_repeat_rows(0, HEADINGS)?
        .set_paper_size(A4)
        .set_print_fit_to_pages(1, 0)
        .set_print_center_horizontally(true)
        .set_footer("&C&P / &N");
    if widths.len() > UPRIGHT_COLUMNS || widths.iter().sum::<usize>() > UPRIGHT_WIDTH {
        page.set_landscape();
    }
    Ok(())
}

/// How wide the widest line of a text stands: Chinese characters take two places.
fn width(text: &str) -> usize {
    let of_line = |line: &str| line.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum();
    text.lines().map(of_line).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_every_digit_or_stay_texts() {
        let number = |units, decimals, is_per_cent| numeric(Number { units, decimals, is_per_cent });
        assert_eq!(number(-12_345, 1, false), Some((-1_234.5, "#,##0.0".to_owned())));
        assert_eq!(number(7, 0, false), Some((7.0, "#,##0".to_owned())));
        assert_eq!(number(125, 1, true), Some((0.125, "0.0%".to_owned())));
        assert_eq!(number(12, 0, true), Some((0.12, "0%".to_owned())));
        assert_eq!(number(i64::MIN, 0, false), None);
        assert_eq!(number(1, 255, false), None);
    }

    #[test]
    fn headings_say_their_unit_in_the_brackets_of_their_script() {
        let of = |heading: &str, unit: &str| {
            let column = Column { heading: heading.into(), unit: unit.into(), share: 1, is_number: true };
            let table = Table { columns: vec![column.clone()], ..Table::default() };
            super::heading(&column, is_chinese(&table))
        };
        assert_eq!(of("安排", "吨"), "安排（吨）");
        assert_eq!(of("East–West price", "¥"), "East–West price (¥)");
        assert_eq!(of("县", ""), "县");
    }
}
