//! Rows as sheets of a workbook, formatted as a person would: headings with units that stay in view, columns as wide as what they hold,
//! numbers as numbers, and texts always as texts, so that one that begins with = or + or - or @ is no formula.

use domain::{
    Row, Unit,
    attribute::{Form, Outline, Value},
};
use exchange::cells::{self, Context, Tongue};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};
use serde::{Deserialize, Serialize};

use crate::{attributes::id_text, words};

/// A workbook that cannot be written: more rows or longer texts than a sheet can hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WriteError(pub String);

impl From<XlsxError> for WriteError {
    fn from(error: XlsxError) -> Self {
        Self(error.to_string())
    }
}

/// What a cell is written as.
#[derive(Clone, Debug, PartialEq)]
pub enum Written {
    /// Nothing.
    Empty,
    /// A text.
    Text(String),
    /// A number with so many decimals.
    Number(f64, usize),
}

/// Rows of one table as a sheet.
pub struct Page<'a> {
    /// Name of the sheet.
    pub name: String,
    /// Its columns.
    pub outlines: Vec<Outline>,
    /// Its rows.
    pub rows: &'a [Row],
    /// Whether its first column says what each row is called.
    pub is_numbered: bool,
    /// What cells are written with.
    pub context: Context<'a>,
}

/// A workbook whose bytes are the same whenever it is made.
pub fn workbook() -> Result<Workbook, WriteError> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(2020, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    Ok(workbook)
}

/// The heading of a column, with its unit.
pub fn heading(outline: &Outline, unit: Unit, tongue: Tongue) -> String {
    let name = words::word(outline.name, tongue);
    let unit = match outline.form {
        Form::Quantity => words::unit(unit, tongue),
        Form::Money => words::word(words::PRICE, tongue),
        _ => return name.to_owned(),
    };
    match tongue {
        Tongue::Chinese => format!("{name}（{unit}）"),
        Tongue::English => format!("{name} ({unit})"),
    }
}

/// What a row has in a column.
pub fn written(row: &Row, outline: &Outline, of: Context<'_>) -> Written {
    let value = row.get(outline.id).unwrap_or_default();
    let form = row.id().form(outline.id, outline.form);
    let text = match (form, &value) {
        // An empty cell would leave it to what is usual.
        (Form::YesNo, Value::Nothing) => cells::choices(Form::YesNo, of).pop().unwrap_or_default(),
        (form, value) => cells::write(form, value, of),
    };
    if crate::attributes::is_numeric(form) {
        number(&text)
    } else if text.is_empty() {
        Written::Empty
    } else {
        Written::Text(text)
    }
}

/// A text as the number that it is, with its decimals; as a text where it is none.
pub fn number(text: &str) -> Written {
    match text.parse::<f64>() {
        _ if text.is_empty() => Written::Empty,
        Ok(number) => Written::Number(number, text.split_once('.').map_or(0, |(_, decimals)| decimals.len())),
        Err(_) => Written::Text(text.to_owned()),
    }
}

/// The format of headings.
pub fn heading_format() -> Format {
    Format::new().set_bold().set_text_wrap().set_align(FormatAlign::VerticalCenter).set_background_color(0x00E8_EEF4)
}

/// Writes a cell.
pub fn put(sheet: &mut Worksheet, row: u32, column: u16, cell: &Written) -> Result<(), WriteError> {
    match cell {
        Written::Empty => {}
        Written::Text(text) => {
            sheet.write_string_with_format(row, column, text, &Format::new().set_num_format("@"))?;
        }
        Written::Number(number, decimals) => {
            let format = if *decimals == 0 { "#,##0".to_owned() } else { format!("#,##0.{}", "0".repeat(*decimals)) };
            sheet.write_number_with_format(row, column, *number, &Format::new().set_num_format(format))?;
        }
    }
    Ok(())
}

/// How wide a text stands: Chinese characters take two places.
pub fn width(text: &str) -> usize {
    text.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum()
}

/// Narrowest and widest column.
const WIDTHS: (usize, usize) = (8, 40);

/// Makes a column as wide as what it holds.
pub fn fit(sheet: &mut Worksheet, column: u16, widest: usize) -> Result<(), WriteError> {
    sheet.set_column_width(column, (widest + 2).clamp(WIDTHS.0, WIDTHS.1) as f64)?;
    Ok(())
}

impl Page<'_> {
    /// Its headings, from the left.
    pub fn headings(&self) -> Vec<String> {
        let Context { unit, tongue, .. } = self.context;
        let number = self.is_numbered.then(|| words::word(words::ROW_NUMBER, tongue).to_owned());
        number.into_iter().chain(self.outlines.iter().map(|outline| heading(outline, unit, tongue))).collect()
    }

    /// The cells of a row, from the left.
    pub fn cells(&self, row: &Row) -> Vec<Written> {
        let number = self.is_numbered.then(|| Written::Text(id_text(&row.id()).to_owned()));
        number.into_iter().chain(self.outlines.iter().map(|outline| written(row, outline, self.context))).collect()
    }

    /// Adds it to a workbook. O(cells).
    pub fn add<'w>(&self, workbook: &'w mut Workbook) -> Result<&'w mut Worksheet, WriteError> {
        let sheet = workbook.add_worksheet();
        sheet.set_name(&self.name)?.set_freeze_panes(1, 0)?;
        let headings = self.headings();
        let mut widest: Vec<usize> = headings.iter().map(|heading| width(heading)).collect();
        for (column, heading) in (0_u16..).zip(&headings) {
            sheet.write_string_with_format(0, column, heading, &heading_format())?;
        }
        for (line, row) in (1_u32..).zip(self.rows) {
            for (column, cell) in (0_u16..).zip(&self.cells(row)) {
                put(sheet, line, column, cell)?;
                if let (Written::Text(text), Some(widest)) = (cell, widest.get_mut(usize::from(column))) {
                    *widest = (*widest).max(width(text));
                }
            }
        }
        for (column, widest) in (0_u16..).zip(widest) {
            fit(sheet, column, widest)?;
        }
        Ok(sheet)
    }
}
