//! Templates: a workbook for each role, made from the table of attributes and the words of the scenario, with drop-downs for closed
//! lists, an example row that is left out when it is read, and notes.

use domain::{Kind, Row, Scenario, attribute::Form};
use exchange::cells::{self, Context, Tongue};
use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, Format, Formula, Workbook};

use crate::{
    attributes::{Field, Table},
    words::{self, word},
    writing::{self, Page, WriteError, Written},
};

/// Rows of a sheet that have drop-downs.
const PREPARED: u32 = 1_000;

/// A template for those who have needs or offers. The same bytes whenever it is made. O(vocabulary).
///
/// # Errors
/// [`WriteError`], where a list is longer than a sheet.
pub fn template(role: Table, scenario: &Scenario, tongue: Tongue) -> Result<Vec<u8>, WriteError> {
    filled(role, scenario, tongue, &[])
}

/// A template filled with rows; those of the other table are passed over. O(rows).
///
/// # Errors
/// [`WriteError`], where there are more rows than a sheet can hold.
pub fn filled(role: Table, scenario: &Scenario, tongue: Tongue, rows: &[Row]) -> Result<Vec<u8>, WriteError> {
    let mut workbook = writing::workbook()?;
    let mut lists = Lists::default();
    for kind in &scenario.kinds {
        let context = Context { scenario, unit: kind.unit, tongue };
        add_kind(&mut workbook, &mut lists, role, kind, context, rows)?;
    }
    add_notes(&mut workbook, role, scenario, tongue)?;
    lists.add(&mut workbook, tongue)?;
    Ok(workbook.save_to_buffer()?)
}

/// Name of the sheet of a kind.
pub(crate) fn sheet_name(role: Table, kind: &Kind, tongue: Tongue) -> String {
    let table = word(if role == Table::Needs { words::NEEDS } else { words::OFFERS }, tongue);
    match tongue {
        Tongue::Chinese => format!("{}{table}", kind.name.zh),
        Tongue::English => format!("{} {table}", kind.name.en),
    }
    .chars()
    .take(31)
    .collect()
}

fn add_kind(
    workbook: &mut Workbook,
    lists: &mut Lists,
    role: Table,
    kind: &Kind,
    context: Context<'_>,
    rows: &[Row],
) -> Result<(), WriteError> {
    let fields = role.fields_of(kind);
    let is_here = |row: &&Row| {
        row.kind() == Some(&kind.id) && matches!((row, role), (Row::Need(_), Table::Needs) | (Row::Offer(_), Table::Offers))
    };
    let here: Vec<Row> = rows.iter().filter(is_here).cloned().collect();
    let outlines = fields.iter().map(|field| field.outline).collect();
    let name = sheet_name(role, kind, context.tongue);
    // The example goes before the rows.
    let example = example(role, kind, context);
    let mut with_example = vec![example.clone()];
    with_example.extend(here);
    let page = Page { name, outlines, rows: &with_example, is_numbered: false, context };
    let sheet = page.add(workbook)?;
    let grey = Format::new().set_italic().set_font_color(0x0080_8080).set_num_format("@");
    let first = match page.cells(&example).into_iter().next() {
        Some(Written::Text(text)) => text,
        _ => String::new(),
    };
    sheet.write_string_with_format(1, 0, format!("{}{first}", word(words::EXAMPLE_MARK, context.tongue)), &grey)?;
    for (column, field) in (0_u16..).zip(&fields) {
        if !crate::attributes::is_numeric(field.outline.form) {
            // What is typed stays a text: codes keep their digits.
            sheet.set_column_format(column, &Format::new().set_num_format("@"))?;
        }
        if let Some(formula) = lists.formula(field, context) {
            let validation = DataValidation::new()
                .allow_list_formula(Formula::new(formula))
                .ignore_blank(true)
                // Other spellings are read too: a word of warning, no refusal.
                .set_error_style(DataValidationErrorStyle::Warning);
            sheet.add_data_validation(1, column, PREPARED, column, &validation)?;
        }
    }
    Ok(())
}

/// A row to show how: the first of its kind, else one that has of each list its first entry.
fn example(role: Table, kind: &Kind, of: Context<'_>) -> Row {
    let first = role.rows(of.scenario).into_iter().find(|row| row.kind() == Some(&kind.id));
    first.unwrap_or_else(|| {
        let mut row = role.blank("");
        for field in role.fields_of(kind) {
            let text = match field.outline.form {
                Form::Quantity if field.outline.id == "quantity" => "100".to_owned(),
                Form::Month => "9月".to_owned(),
                form => cells::choices(form, of).into_iter().next().unwrap_or_default(),
            };
            if let Ok(value) = cells::read(field.outline.form, &text, of)
                && !value.is_empty()
            {
                crate::attributes::put(&mut row, field.outline.id, &value);
            }
        }
        row
    })
}

fn add_notes(workbook: &mut Workbook, role: Table, scenario: &Scenario, tongue: Tongue) -> Result<(), WriteError> {
    let sheet = workbook.add_worksheet();
    sheet.set_name(word(words::NOTES, tongue))?;
    let mut line = 0;
    for text in words::GUIDE {
        sheet.write_string(line, 0, word(text, tongue))?;
        line += 1;
    }
    line += 1;
    for (column, text) in (0_u16..).zip(words::NOTE_HEADINGS) {
        sheet.write_string_with_format(line, column, word(text, tongue), &writing::heading_format())?;
    }
    for kind in &scenario.kinds {
        for field in role.fields_of(kind) {
            line += 1;
            let is_required = field.outline.is_required || field.outline.id == "quantity";
            let texts = [
                sheet_name(role, kind, tongue),
                writing::heading(&field.outline, kind.unit, tongue),
                words::allowed(field.outline.form, tongue),
                word(if is_required { words::REQUIRED } else { words::OPTIONAL }, tongue).to_owned(),
            ];
            for (column, text) in (0_u16..).zip(texts) {
                sheet.write_string(line, column, text)?;
            }
        }
    }
    for (column, widest) in (0_u16..).zip([24, 34, 60, 10]) {
        sheet.set_column_width(column, f64::from(widest))?;
    }
    Ok(())
}

/// The closed lists of a workbook, each once, a column each of a sheet of their own.
#[derive(Default)]
struct Lists {
    lists: Vec<Vec<String>>,
}

impl Lists {
    /// Where the list of a field stands, as a formula; `None` where it has none, or its cells hold several entries.
    fn formula(&mut self, field: &Field, of: Context<'_>) -> Option<String> {
        let choices = match field.outline.form {
            Form::Terms(_) | Form::Divisions => Vec::new(),
            Form::Month => {
                (1..=12).map(|month| cells::write(Form::Month, &domain::attribute::Value::Number(month), of)).collect()
            }
            form => cells::choices(form, of),
        };
        if choices.is_empty() {
            return None;
        }
        let place = self.lists.iter().position(|list| *list == choices).unwrap_or_else(|| {
            self.lists.push(choices.clone());
            self.lists.len() - 1
        });
        let column = crate::finding::letters(place as u32);
        Some(format!("='{}'!${column}$1:${column}${}", word(words::LISTS, of.tongue), choices.len()))
    }

    fn add(&self, workbook: &mut Workbook, tongue: Tongue) -> Result<(), WriteError> {
        let sheet = workbook.add_worksheet();
        sheet.set_name(word(words::LISTS, tongue))?.set_hidden(true);
        for (column, list) in (0_u16..).zip(&self.lists) {
            for (line, text) in (0_u32..).zip(list) {
                sheet.write_string(line, column, text)?;
            }
        }
        Ok(())
    }
}
