//! A scenario as a workbook, one sheet a table, that reads back to the same needs, offers and settings, and the whole scenario as a code
//! beside them; and one table as .csv.

use domain::{
    KindId, Pair, RULES, Row, RowId, Scenario, Unit,
    attribute::{Outline, Used, Words},
};
use exchange::cells::{Context, Tongue};
use rust_xlsxwriter::Format;

use crate::{
    attributes::Table,
    settings,
    template::sheet_name,
    words::{self, word},
    workbook::Sheet,
    writing::{self, Page, WriteError, Written},
};

/// A scenario as an .xlsx: needs and offers a sheet a kind, with the number by which each row is found again; parties, counties,
/// products, connections, the chosen set of existing pairs the numbers of the rules, terms and what is related; the settings; and the scenario code, where there is one. The same bytes
/// whenever it is made. O(cells).
///
/// # Errors
/// [`WriteError`], where a table has more rows than a sheet can hold.
pub fn workbook(scenario: &Scenario, code: Option<&str>, tongue: Tongue) -> Result<Vec<u8>, WriteError> {
    let mut workbook = writing::workbook()?;
    for table in Table::ALL {
        for kind in &scenario.kinds {
            let rows = rows_of(table, &kind.id, scenario);
            add(&page(table, &kind.id, scenario, tongue, &rows).ok_or_else(|| WriteError(kind.id.0.clone()))?, &mut workbook)?;
        }
    }
    let pairs = scenario.routes.iter().map(|route| RowId::Connection(Pair { east: route.east, west: route.west }));
    let chosen = scenario.schemes.iter().filter(|scheme| scheme.id == scenario.scheme);
    let existing = chosen.flat_map(|of| of.pairs.iter().map(|entry| RowId::Existing(of.id.clone(), entry.pair)));
    let others: [(words::Word, Vec<Row>); 8] = [
        (words::PARTIES, scenario.cooperatives.iter().cloned().map(Row::Party).collect()),
        (words::COUNTIES, scenario.counties.iter().cloned().map(Row::County).collect()),
        (words::PRODUCTS, scenario.products.iter().cloned().map(Row::Product).collect()),
        (words::CONNECTIONS, pairs.filter_map(|id| scenario.row(&id)).collect()),
        (words::EXISTING, existing.filter_map(|id| scenario.row(&id)).collect()),
        (words::RULES, RULES.iter().filter_map(|rule| scenario.row(&RowId::Rule(rule.id()))).collect()),
        (words::TERMS, Words::ALL.into_iter().flat_map(|words| scenario.vocabulary.term_rows(words)).map(Row::Word).collect()),
        (
            words::RELATED,
            Words::ALL.into_iter().flat_map(|words| scenario.vocabulary.related_rows(words)).map(Row::Related).collect(),
        ),
    ];
    for (name, rows) in &others {
        let Some(first) = rows.first() else { continue };
        let outlines = first.id().attributes();
        let context = Context { scenario, unit: Unit::Tonnes, tongue };
        add(&Page { name: word(*name, tongue).to_owned(), outlines, rows, is_numbered: false, context }, &mut workbook)?;
    }
    settings::add(&mut workbook, scenario, tongue)?;
    if let Some(code) = code {
        add_code(&mut workbook, code, tongue)?;
    }
    Ok(workbook.save_to_buffer()?)
}

/// Most characters of a code in a cell: no more fit.
const IN_A_CELL: usize = 30_000;

fn add_code(workbook: &mut rust_xlsxwriter::Workbook, code: &str, tongue: Tongue) -> Result<(), WriteError> {
    let sheet = workbook.add_worksheet();
    sheet.set_name(word(words::CODE, tongue))?.set_column_width(0, 100)?;
    let wrapped = Format::new().set_text_wrap();
    sheet.write_string_with_format(0, 0, word(words::CODE_NOTE, tongue), &wrapped)?;
    // A code is of ASCII letters alone.
    let letters: Vec<char> = code.chars().collect();
    for (row, part) in (1_u32..).zip(letters.chunks(IN_A_CELL)) {
        sheet.write_string(row, 0, part.iter().collect::<String>())?;
    }
    Ok(())
}

/// The code in a sheet that holds one, as it was written; empty where there is none.
pub(crate) fn code_of(sheet: &Sheet) -> String {
    sheet.lines.range(2..).map(|(_, line)| line.text(0)).collect()
}

/// The needs or offers of a kind as .csv in UTF-8 with a mark at its beginning, as Excel opens it; `None` for a kind that the scenario
/// does not have. A text that a spreadsheet would take for a formula has an apostrophe before it, which reading takes away. O(cells).
pub fn csv(table: Table, kind: &KindId, scenario: &Scenario, tongue: Tongue) -> Option<Vec<u8>> {
    let rows = rows_of(table, kind, scenario);
    let page = page(table, kind, scenario, tongue, &rows)?;
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(b"\xEF\xBB\xBF".to_vec());
    writer.write_record(page.headings()).ok()?;
    for row in page.rows {
        let cells = page.cells(row).into_iter().map(|cell| match cell {
            Written::Empty => String::new(),
            Written::Text(text) => crate::separated::harmless(&text),
            Written::Number(number, decimals) => format!("{number:.decimals$}"),
        });
        writer.write_record(cells).ok()?;
    }
    writer.into_inner().ok()
}

fn rows_of(table: Table, kind: &KindId, scenario: &Scenario) -> Vec<Row> {
    table.rows(scenario).into_iter().filter(|row| row.kind() == Some(kind)).collect()
}

fn page<'a>(table: Table, kind: &KindId, scenario: &'a Scenario, tongue: Tongue, rows: &'a [Row]) -> Option<Page<'a>> {
    let (_, kind) = scenario.kind(kind)?;
    // What was noted when a row was made goes out too; its kind is that of the sheet.
    let is_written = |outline: &Outline| outline.id != "kind" && (outline.used.by(kind) || outline.used == Used::Noted);
    let outlines: Vec<Outline> = table.fields().into_iter().map(|field| field.outline).filter(is_written).collect();
    let context = Context { scenario, unit: kind.unit, tongue };
    Some(Page { name: sheet_name(table, kind, tongue), outlines, rows, is_numbered: true, context })
}

fn add(page: &Page<'_>, workbook: &mut rust_xlsxwriter::Workbook) -> Result<(), WriteError> {
    let (last_row, last_column) = (page.rows.len() as u32, page.headings().len() as u16 - 1);
    let sheet = page.add(workbook)?;
    if last_row > 0 {
        sheet.autofilter(0, 0, last_row, last_column)?;
    }
    Ok(())
}
