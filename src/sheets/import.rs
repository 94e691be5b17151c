//! Many files at once: what they would do to a scenario, and all that is to be said of them, before anything changes.

use std::collections::BTreeMap;

use domain::{KindId, Scenario};
use serde::{Deserialize, Serialize};
use session::Edit;

use crate::{
    Decoder,
    attributes::Table,
    export, file,
    finding::{Finding, Place, Severity, What},
    merging::{self, Added, ChangedRow, Choices, Duplicate, Merged},
    passing::Counts,
    recognise::{self, Column, Mapping, Recognised, Seen},
    settings::{self, Set},
    taking::{self, Bad, Taken, With},
    words,
    workbook::Sheet,
};

/// A file.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// What the planner says before files are read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Options {
    /// The day on which the files are read, 2025-04-14: the date of what they report.
    pub date: String,
    /// Whether rows that are hidden or filtered away are taken, and hidden sheets.
    pub takes_hidden: bool,
    /// What headings mean that are not known by themselves.
    pub headings: Mapping,
    /// What sheets are that do not say it clearly, by names of file and sheet.
    pub subjects: BTreeMap<(String, String), (Table, Option<KindId>)>,
}

/// What was seen of one sheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SheetReport {
    /// Name of the file.
    pub file: String,
    /// Name of the sheet.
    pub sheet: String,
    /// What it is.
    pub seen: Seen,
    /// Rows that can be taken.
    pub good: usize,
    /// Rows that cannot.
    pub bad: usize,
    /// Rows that were passed over.
    pub passed: Counts,
}

/// What files would do.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Import {
    /// New rows, rows that change, those that are the same, duplicates.
    pub merged: Merged,
    /// Settings that the files have otherwise.
    pub settings: Vec<Set>,
    /// Scenario codes that the files hold, with the names of the files.
    pub codes: Vec<(String, String)>,
    /// Rows that cannot be taken.
    pub bad: Vec<Bad>,
    /// What is to be said, by file, sheet, row and column; the first [`MAX_TOLD`] of it.
    pub findings: Vec<Finding>,
    /// How much more there is to be said.
    pub untold: usize,
    /// What was seen of each sheet, in the order of the files.
    pub sheets: Vec<SheetReport>,
    /// Rows of all sheets that were passed over.
    pub passed: Counts,
    /// Hidden sheets that were left out.
    pub hidden_sheets: usize,
}

/// Most findings that are told one by one: nobody reads more, and a wrong table of a million rows has as many.
pub const MAX_TOLD: usize = 20_000;

/// Reads files, and says what they would do to a scenario. O(size), within the limits of [`crate::limits`] for each file.
pub fn import(files: &[File<'_>], scenario: &Scenario, options: &Options, gb18030: Decoder<'_>) -> Import {
    let (mut import, mut taken, mut texts) = (Import::default(), Vec::new(), Vec::new());
    let mut settings: Vec<(&str, Sheet)> = Vec::new();
    for entry in files {
        match file::read(entry.name, entry.bytes, gb18030) {
            Ok(workbook) => {
                for sheet in &workbook.sheets {
                    if is_called(sheet, words::SETTINGS) {
                        settings.push((entry.name, sheet.clone()));
                    }
                    if is_called(sheet, words::CODE) && !export::code_of(sheet).is_empty() {
                        import.codes.push((entry.name.to_owned(), export::code_of(sheet)));
                    }
                    import.sheet(entry.name, sheet, scenario, options, &mut taken, &mut texts);
                }
            }
            Err(error) => {
                let place = Place { file: entry.name.to_owned(), ..Place::default() };
                import.findings.push(Finding {
                    place,
                    severity: Severity::Error,
                    what: What::File(error),
                    text: String::new(),
                });
            }
        }
    }
    import.merged = merging::merge(&taken, scenario);
    for (place, finding) in import.merged.refused.clone() {
        let Some((table, cells)) = texts.get(place).cloned() else { continue };
        import.bad.push(Bad { place: finding.place.clone(), table, cells, reasons: vec![finding.clone()] });
        import.findings.push(finding);
    }
    import.settings(&settings, scenario);
    let order: BTreeMap<&str, usize> = files.iter().enumerate().rev().map(|(place, file)| (file.name, place)).collect();
    let of = |place: &Place| order.get(place.file.as_str()).copied();
    import.findings.sort_by_key(|finding| (of(&finding.place), !matches!(finding.what, What::File(_))));
    import.untold = import.findings.len().saturating_sub(MAX_TOLD);
    import.findings.truncate(MAX_TOLD);
    import.bad.sort_by_key(|bad| of(&bad.place));
    import
}

/// Table and texts of a row, so that it can be returned as it came.
type Texts = (Table, Vec<(String, String)>);

fn is_called(sheet: &Sheet, name: words::Word) -> bool {
    sheet.name == name.0 || sheet.name == name.1
}

impl Import {
    /// Reads the settings of sheets, as the scenario would be with all rows of the files.
    fn settings(&mut self, sheets: &[(&str, Sheet)], scenario: &Scenario) {
        if sheets.is_empty() {
            return;
        }
        let mut after = scenario.clone();
        if let Some(rows) = self.merged.edit(&Choices::default()) {
            // Where it is refused as a whole, its rows are not there.
            drop(session::apply(&mut after, &rows));
        }
        for (file, sheet) in sheets {
            let (sets, findings, with) = settings::read(file, sheet, after);
            after = with;
            self.settings.extend(sets);
            self.findings.extend(findings);
        }
    }

    fn sheet(
        &mut self,
        file: &str,
        sheet: &Sheet,
        scenario: &Scenario,
        options: &Options,
        taken: &mut Vec<Taken>,
        texts: &mut Vec<Texts>,
    ) {
        if sheet.is_hidden && !options.takes_hidden {
            self.hidden_sheets += usize::from(!sheet.lines.is_empty());
            return;
        }
        let said = options.subjects.get(&(file.to_owned(), sheet.name.clone()));
        let seen = recognise::recognise(sheet, scenario, &options.headings, said);
        let place = Place { file: file.to_owned(), sheet: sheet.name.clone(), ..Place::default() };
        let mut find =
            |what| self.findings.push(Finding { place: place.clone(), severity: Severity::Error, what, text: String::new() });
        let mut report =
            SheetReport { file: file.to_owned(), sheet: sheet.name.clone(), seen, good: 0, bad: 0, passed: Counts::default() };
        match &report.seen {
            Seen::Aside => return,
            Seen::NoTable => find(What::NoTable),
            Seen::Unclear { tables, kinds, .. } => find(What::Unclear { tables: tables.clone(), kinds: kinds.clone() }),
            Seen::Table(recognised) => {
                let with = With { scenario, file, date: &options.date, takes_hidden: options.takes_hidden };
                let sheetful = taking::take(sheet, recognised, with);
                (report.good, report.bad, report.passed) = (sheetful.taken.len(), sheetful.bad.len(), sheetful.passed);
                texts.extend(sheetful.taken.iter().map(|taken| (recognised.table, row_texts(sheet, recognised, taken))));
                taken.extend(sheetful.taken);
                self.bad.extend(sheetful.bad);
                self.findings.extend(sheetful.findings);
                self.passed.add(sheetful.passed);
            }
        }
        self.sheets.push(report);
    }

    /// What the files do to the scenario as the planner chose, one step of undo that `session::apply` accepts; `None` where they do
    /// nothing. O(rows), and the size of the scenario for each setting.
    pub fn edit(&self, scenario: &Scenario, choices: &Choices) -> Option<Edit> {
        let rows = self.merged.edit(choices);
        if self.settings.is_empty() {
            return rows;
        }
        let mut after = scenario.clone();
        if let Some(rows) = &rows {
            drop(session::apply(&mut after, rows));
        }
        let mut edits = match rows {
            Some(Edit::Together(edits)) => edits,
            Some(other) => vec![other],
            None => Vec::new(),
        };
        for (place, set) in self.settings.iter().enumerate() {
            if choices.settings_left.contains(&place) {
                continue;
            }
            // What was free when it was read may need to be freed first where others were left out.
            let edit = set.setting.edit(&after);
            drop(session::apply(&mut after, &edit));
            match edit {
                Edit::Together(several) => edits.extend(several),
                single => edits.push(single),
            }
        }
        (!edits.is_empty()).then_some(Edit::Together(edits))
    }

    /// New rows.
    pub fn added(&self) -> &[Added] {
        &self.merged.added
    }

    /// Rows that change.
    pub fn changed(&self) -> &[ChangedRow] {
        &self.merged.changed
    }

    /// Rows that stand in the files twice.
    pub fn duplicates(&self) -> &[Duplicate] {
        &self.merged.duplicates
    }

    /// How many rows are there as the files have them.
    pub fn same(&self) -> usize {
        self.merged.same
    }
}

fn row_texts(sheet: &Sheet, recognised: &Recognised, taken: &Taken) -> Vec<(String, String)> {
    let line = taken.place.row.and_then(|row| sheet.lines.get(&row));
    let text = |column: &Column| line.map_or("", |line| line.text(column.column)).to_owned();
    recognised.columns.iter().map(|column| (column.heading.clone(), text(column))).collect()
}
