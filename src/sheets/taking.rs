//! The rows of a sheet as rows of the scenario's tables, and everything that is to be said of their cells.

use domain::{
    Kind, Provenance, Row, Scenario, Unit,
    attribute::{self, Form, Outline, Used, Value},
    validation::{need_defects, offer_defects},
};
use serde::{Deserialize, Serialize};

use crate::{
    attributes::{self, Field, Table},
    cell_reading::Reader,
    finding::{Finding, Place, Severity, What, letters},
    passing::{self, Counts, Passed},
    recognise::{Is, Recognised},
    words,
    workbook::{Line, Sheet},
};

/// A row that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken {
    /// The row, under no name of its own yet.
    pub row: Row,
    /// The number of the row in the file, where it has one.
    pub number: Option<String>,
    /// Where it stands.
    pub place: Place,
    /// The attributes of which the file says something, or says that there is nothing.
    pub said: Vec<&'static str>,
    /// Those of them whose cells hold something.
    pub filled: Vec<&'static str>,
}

/// A row that is not taken.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bad {
    /// Where it stands.
    pub place: Place,
    /// Its table.
    pub table: Table,
    /// Headings and texts of its cells, as in the file.
    pub cells: Vec<(String, String)>,
    /// What is wrong with it; the errors among what was found of it.
    pub reasons: Vec<Finding>,
}

/// What a sheet comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheetful {
    /// Rows that can be taken.
    pub taken: Vec<Taken>,
    /// Rows that cannot.
    pub bad: Vec<Bad>,
    /// All that is to be said, of good rows and bad ones.
    pub findings: Vec<Finding>,
    /// Rows that were passed over.
    pub passed: Counts,
}

/// What the rows of a sheet are read with.
#[derive(Clone, Copy)]
pub struct With<'a> {
    /// The scenario whose names are meant.
    pub scenario: &'a Scenario,
    /// Name of the file.
    pub file: &'a str,
    /// The date that stands in the provenance of what is brought, 2025-04-14.
    pub date: &'a str,
    /// Whether hidden rows are taken.
    pub takes_hidden: bool,
}

/// Reads the rows of a sheet. O(cells), and a list of names for each text that is new.
pub fn take(sheet: &Sheet, recognised: &Recognised, with: With<'_>) -> Sheetful {
    let reader = Reader::new(with.scenario, recognised.tongue);
    let mut taker = Taker { sheet, recognised, with, reader, out: Sheetful::default() };
    taker.headings();
    for (number, line) in sheet.lines.range(recognised.headings.1 + 1..) {
        let is_heading = recognised.columns.iter().all(|column| line.text(column.column) == column.heading);
        if let Some(passed) = passing::passed(line, with.takes_hidden).or(is_heading.then_some(Passed::Heading)) {
            taker.out.passed.count(passed);
        } else {
            taker.out.passed.hidden_taken += usize::from(line.is_hidden);
            taker.line(*number, line);
        }
    }
    taker.out
}

struct Taker<'a> {
    sheet: &'a Sheet,
    recognised: &'a Recognised,
    with: With<'a>,
    reader: Reader<'a>,
    out: Sheetful,
}

impl<'a> Taker<'a> {
    fn place(&self, row: Option<u32>, column: Option<u32>) -> Place {
        let column = column.map(letters).unwrap_or_default();
        Place { file: self.with.file.to_owned(), sheet: self.sheet.name.clone(), row, column }
    }

    /// What is to be said of the sheet and its headings.
    fn headings(&mut self) {
        let row = Some(self.recognised.headings.1);
        for column in &self.recognised.columns {
            let (severity, what) = match column.is {
                Is::Unknown => (Severity::Warning, What::UnknownHeading),
                Is::Second(id) => (Severity::Warning, What::SecondHeading(id)),
                Is::NotUsed(id) => (Severity::Note, What::NotUsed(id)),
                Is::Attribute(_) | Is::RowNumber | Is::LeftOut => continue,
            };
            let place = self.place(row, Some(column.column));
            self.out.findings.push(Finding { place, severity, what, text: column.heading.clone() });
        }
        for (row, column) in &self.sheet.stray {
            let place = self.place(Some(*row), Some(*column));
            self.out.findings.push(Finding { place, severity: Severity::Warning, what: What::StrayCell, text: String::new() });
        }
        if self.sheet.merged > 0 {
            let what = What::Merged(self.sheet.merged);
            self.out.findings.push(Finding {
                place: self.place(None, None),
                severity: Severity::Note,
                what,
                text: String::new(),
            });
        }
    }

    fn line(&mut self, number: u32, line: &Line) {
        let mut found = Vec::new();
        let taken = self.row(number, line, &mut found);
        let errors: Vec<Finding> = found.iter().filter(|finding| finding.severity == Severity::Error).cloned().collect();
        self.out.findings.append(&mut found);
        match taken {
            Some(taken) if errors.is_empty() => self.out.taken.push(taken),
            _ => {
                let columns = self.recognised.columns.iter();
                let cells = columns.map(|column| (column.heading.clone(), line.text(column.column).to_owned())).collect();
                let place = self.place(Some(number), None);
                self.out.bad.push(Bad { place, table: self.recognised.table, cells, reasons: errors });
            }
        }
    }

    /// The row of a line; `None` where its kind is not known.
    fn row(&mut self, number: u32, line: &Line, found: &mut Vec<Finding>) -> Option<Taken> {
        let table = self.recognised.table;
        let kind = self.kind(number, line, found)?;
        let fields: Vec<Field> = table.fields().into_iter().filter(|field| is_read(field, kind)).collect();
        let mut row = table.blank("");
        attributes::put(&mut row, "kind", &Value::Text(kind.id.0.clone()));
        let (mut said, mut filled, mut row_number) = (vec!["kind"], Vec::new(), None);
        let recognised = self.recognised;
        for column in &recognised.columns {
            let text = line.text(column.column);
            let id = match column.is {
                Is::Attribute("kind") => continue,
                Is::Attribute(id) => id,
                Is::RowNumber => {
                    // A running number names no row: each file begins with 1 again.
                    let is_running = text.chars().all(|letter| letter.is_ascii_digit());
                    row_number = Some(text.to_owned()).filter(|_| !is_running);
                    continue;
                }
                _ => continue,
            };
            let place = self.place(Some(number), Some(column.column));
            let mut find = |severity, what| found.push(Finding { place: place.clone(), severity, what, text: text.to_owned() });
            let Some(field) = fields.iter().find(|field| field.outline.id == id) else {
                if !text.is_empty() {
                    find(Severity::Note, What::NotUsed(id));
                }
                continue;
            };
            said.push(id);
            let outline = field.outline;
            if attributes::is_numeric(outline.form) && words::NOTHING.contains(&text) {
                find(Severity::Note, What::TakenAsEmpty(id));
                continue;
            }
            if text.is_empty() {
                continue;
            }
            if line.cells.get(&column.column).is_some_and(|cell| cell.is_error) {
                find(Severity::Error, What::FormulaError(id));
                continue;
            }
            match self.reader.read(&outline, &column.bracket, text, kind.unit) {
                Ok((value, shown)) => {
                    if let Some(value) = shown {
                        find(Severity::Note, What::ReadAs { attribute: id, value });
                    }
                    attributes::put(&mut row, id, &value);
                    filled.push(id);
                }
                Err(what) => find(Severity::Error, what),
            }
        }
        self.finish(&mut row, kind, number, found);
        Some(Taken { row, number: row_number, place: self.place(Some(number), None), said, filled })
    }

    /// What is missing, where the quantity comes from, and what the scenario says to the whole row.
    fn finish(&self, row: &mut Row, kind: &Kind, number: u32, found: &mut Vec<Finding>) {
        let table = self.recognised.table;
        let columns = &self.recognised.columns;
        let column_of = |id: &str| {
            let is_it = |column: &&crate::recognise::Column| matches!(column.is, Is::Attribute(own) if own == id);
            columns.iter().find(is_it).map(|column| column.column)
        };
        let has_error = |found: &[Finding], column: Option<u32>| {
            column.is_some_and(|column| {
                found.iter().any(|finding| finding.place.column == letters(column) && finding.severity == Severity::Error)
            })
        };
        let mut lacking: Vec<&'static str> = Vec::new();
        for field in table.fields_of(kind) {
            let id = field.outline.id;
            let is_empty = if id == table.owner() {
                row.get(id) == Some(Value::Number(0))
            } else if id == "quantity" {
                row.get(id) == Some(Value::Number(0)) && !self.says(number, column_of(id))
            } else {
                field.outline.is_required && row.get(id).is_none_or(|value| value.is_empty())
            };
            if is_empty && !has_error(found, column_of(id)) {
                lacking.push(id);
            }
        }
        // Either is enough: what is taken may be a product or a category.
        let is_empty = |id| row.get(id).is_none_or(|value| value.is_empty());
        let takes_products = table == Table::Offers && table.fields_of(kind).iter().any(|field| field.outline.id == "category");
        if takes_products && is_empty("product") && is_empty("category") && !has_error(found, column_of("product")) {
            lacking.push("product");
        }
        for id in lacking {
            let severity = if id == table.owner() { Severity::Error } else { Severity::Warning };
            let place = self.place(Some(number), column_of(id));
            found.push(Finding { place, severity, what: What::Missing(id), text: String::new() });
        }
        if !self.says(number, column_of("provenance")) {
            let reported = Provenance::Reported { source: self.with.file.to_owned(), date: self.with.date.to_owned() };
            match row {
                Row::Need(need) => need.provenance = reported,
                Row::Offer(offer) => offer.provenance = reported,
                _ => {}
            }
        }
        if found.iter().all(|finding| finding.severity != Severity::Error) {
            let defects = match row {
                Row::Need(need) => need_defects(self.with.scenario, need),
                Row::Offer(offer) => offer_defects(self.with.scenario, offer),
                _ => Vec::new(),
            };
            if !defects.is_empty() {
                let place = self.place(Some(number), column_of(table.owner()));
                found.push(Finding { place, severity: Severity::Error, what: What::Refused(defects), text: String::new() });
            }
        }
    }

    /// Whether a cell holds something.
    fn says(&self, row: u32, column: Option<u32>) -> bool {
        column.and_then(|column| self.sheet.lines.get(&row).map(|line| line.text(column))).is_some_and(|text| !text.is_empty())
    }

    /// The kind of a line: its own, else that of the sheet.
    fn kind(&mut self, number: u32, line: &Line, found: &mut Vec<Finding>) -> Option<&'a Kind> {
        let scenario = self.with.scenario;
        let column = self.recognised.columns.iter().find(|column| column.is == Is::Attribute("kind"));
        let text = column.map_or("", |column| line.text(column.column));
        let of_sheet = self.recognised.kind.as_ref().and_then(|id| scenario.kind(id)).map(|(_, kind)| kind);
        let place = self.place(Some(number), column.map(|column| column.column));
        if text.is_empty() {
            if of_sheet.is_none() {
                let what = What::Missing("kind");
                found.push(Finding { place, severity: Severity::Error, what, text: String::new() });
            }
            return of_sheet;
        }
        let outline = attribute::find(attribute::NEED, "kind").map(attribute::Attribute::outline)?;
        let what = match self.reader.read(&outline, "", text, Unit::Tonnes) {
            Ok((Value::Text(id), _)) => return scenario.kinds.iter().find(|kind| kind.id.0 == id),
            Ok(_) => What::Missing("kind"),
            Err(what) => what,
        };
        found.push(Finding { place, severity: Severity::Error, what, text: text.to_owned() });
        None
    }
}

/// Whether an attribute is read for rows of a kind: those in use, and what our own workbooks note of the product.
fn is_read(field: &Field, kind: &Kind) -> bool {
    let Outline { form, used, .. } = field.outline;
    used.by(kind) || (used == Used::Noted && form != Form::Kind)
}
