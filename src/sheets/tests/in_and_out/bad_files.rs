//! Files that are not read: each says why, within bounded time and memory.

use std::io::Write as _;

use sheets::{FileError, Foreign, What, limits};
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::fixture::{base, bytes, options, read_with};

/// A workbook of one sheet, which is found without being told where.
const WORKBOOK: &[u8] = br#"<workbook><sheets><sheet name="a"/></sheets></workbook>"#;

fn error(name: &str, bytes: &[u8]) -> FileError {
    let import = read_with(name, bytes, &base(), &options());
    assert!(import.added().is_empty() && import.edit(&base(), &sheets::Choices::default()).is_none());
    match import.findings.first().map(|found| found.what.clone()) {
        Some(What::File(error)) => error,
        other => panic!("{name}: {other:?}"),
    }
}

pub fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer
            .start_file(
                *name,
                SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated).compression_level(Some(6)),
            )
            .unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn a_file_with_a_password_says_so() {
    assert_eq!(error("password.xlsx", &bytes("password.xlsx")), FileError::PasswordProtected);
}

#[test]
fn what_is_no_spreadsheet_is_called_what_it_is() {
    assert_eq!(error("picture.xlsx", &bytes("picture.xlsx")), FileError::NotASpreadsheet(Foreign::Picture));
    assert_eq!(error("a.xlsx", b"%PDF-1.7\x00\xFF"), FileError::NotASpreadsheet(Foreign::Pdf));
    assert_eq!(error("a.xlsx", b"\x00\x01\x02"), FileError::NotASpreadsheet(Foreign::Unknown));
    let document = zipped(&[("word/document.xml", b"<w/>")]);
    assert_eq!(error("a.xlsx", &document), FileError::NotASpreadsheet(Foreign::TextDocument));
    assert_eq!(error("a.xlsx", &zipped(&[("a.txt", b"a")])), FileError::NotASpreadsheet(Foreign::Archive));
    assert_eq!(error("a.xlsx", b""), FileError::Empty);
}

#[test]
fn a_workbook_that_is_cut_off_is_damaged() {
    let whole = bytes("wps.xlsx");
    assert!(matches!(error("a.xlsx", &whole[..whole.len() / 2]), FileError::Damaged(_)));
    assert!(matches!(error("a.xlsx", b"PK\x03\x04"), FileError::Damaged(_)));
    let old = bytes("old.xls");
    assert!(matches!(error("a.xls", &old[..600]), FileError::Damaged(_)));
}

#[test]
fn a_hundred_megabytes_are_refused_unread() {
    let large = vec![b'a'; 100_000_000];
    assert_eq!(error("a.csv", &large), FileError::TooLarge { bytes: 100_000_000, most: limits::MAX_BYTES });
}

#[test]
fn case_4_a_zip_bomb_is_refused_before_it_inflates_and_where_it_lies_while_it_does() {
    let zeros = vec![b' '; 250_000_000];
    let bomb = zipped(&[("xl/workbook.xml", WORKBOOK), ("xl/worksheets/sheet1.xml", &zeros)]);
    assert!(bomb.len() < 1_000_000);
    let refused = FileError::InflatesTooFar { most: limits::MAX_INFLATED };
    assert_eq!(error("bomb.xlsx", &bomb), refused);
    // The same bytes, declared to be small: the sizes stand in the local header and in the central directory.
    let size = 250_000_000_u32.to_le_bytes();
    let mut lying = bomb;
    let places: Vec<usize> = lying.windows(4).enumerate().filter(|(_, window)| *window == size).map(|(at, _)| at).collect();
    for at in places {
        lying[at..at + 4].copy_from_slice(&1_000_u32.to_le_bytes());
    }
    assert!(matches!(error("bomb.xlsx", &lying), FileError::InflatesTooFar { .. } | FileError::Damaged(_)));
}

#[test]
fn a_million_empty_rows_are_nothing() {
    let rows: String = (1..=1_000_000).map(|row| format!("<row r=\"{row}\"/>")).collect();
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let book = zipped(&[("xl/workbook.xml", WORKBOOK), ("xl/worksheets/sheet1.xml", sheet.as_bytes())]);
    let import = read_with("a.xlsx", &book, &base(), &options());
    assert_eq!((import.findings.len(), import.sheets.len()), (0, 0));
}

#[test]
fn more_rows_and_sheets_than_are_read_are_refused() {
    let rows = "1,2\n".repeat(limits::MAX_ROWS + 1);
    assert_eq!(error("a.csv", rows.as_bytes()), FileError::TooManyRows { most: limits::MAX_ROWS });
    let sheets: String = (0..201).map(|place| format!("<sheet name=\"{place}\"/>")).collect();
    let workbook = format!("<workbook><sheets>{sheets}</sheets></workbook>");
    let book = zipped(&[("xl/workbook.xml", workbook.as_bytes())]);
    assert_eq!(error("a.xlsx", &book), FileError::TooManySheets { found: 201, most: limits::MAX_SHEETS });
}

#[test]
fn one_long_text_shared_by_many_cells_is_held_once() {
    let text = "长".repeat(30_000);
    let strings = format!("<sst><si><t>{text}</t></si></sst>");
    let rows: String = (0..20_000).map(|_| "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>0</v></c></row>".to_owned()).collect();
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let parts: [(&str, &[u8]); 3] = [
        ("xl/workbook.xml", WORKBOOK),
        ("xl/sharedStrings.xml", strings.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ];
    let book = sheets::file::read("a.xlsx", &zipped(&parts), &|_| None).unwrap();
    let lines = &book.sheets[0].lines;
    let (first, last) = (&lines[&1].cells[&0].text, &lines[&20_000].cells[&1].text);
    assert!(std::sync::Arc::ptr_eq(first, last));
}
