//! From the bytes of a file to its cells. What a file is, its bytes say; its name may lie.

use crate::{
    Decoder,
    archive::Archive,
    encoding::{self, Encoding},
    limits::MAX_BYTES,
    old_workbook, separated,
    workbook::{FileError, Foreign, Workbook},
    workbook_xml,
};

/// How an .xls, and a workbook with a password, begins: a compound file.
const COMPOUND: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// How files begin that are something else.
const FOREIGN: [(&[u8], Foreign); 8] = [
    (b"\x89PNG", Foreign::Picture),
    (b"\xFF\xD8\xFF", Foreign::Picture),
    (b"GIF8", Foreign::Picture),
    (b"BM", Foreign::Picture),
    (b"RIFF", Foreign::Picture),
    (b"%PDF", Foreign::Pdf),
    (b"Rar!", Foreign::Archive),
    (b"7z\xBC\xAF", Foreign::Archive),
];

/// Reads a file. Its name names the sheet of a .csv, and nothing else. O(size) within the limits of [`crate::limits`].
///
/// # Errors
/// [`FileError`]: the first reason for which it is not read.
pub fn read(name: &str, bytes: &[u8], gb18030: Decoder<'_>) -> Result<Workbook, FileError> {
    if bytes.is_empty() {
        return Err(FileError::Empty);
    }
    if bytes.len() > MAX_BYTES {
        return Err(FileError::TooLarge { bytes: bytes.len(), most: MAX_BYTES });
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return zipped(bytes);
    }
    if bytes.starts_with(COMPOUND) {
        return old_workbook::read(bytes);
    }
    // "BM" and "RIFF" may begin a text; a picture has bytes that no text has.
    let foreign = FOREIGN.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, foreign)| *foreign);
    if let Some(foreign) = foreign.filter(|_| std::str::from_utf8(bytes).is_err() || bytes.contains(&0)) {
        return Err(FileError::NotASpreadsheet(foreign));
    }
    text(name, bytes, gb18030)
}

fn zipped(bytes: &[u8]) -> Result<Workbook, FileError> {
    let mut archive = Archive::open(bytes)?;
    if archive.has("xl/workbook.xml") {
        return workbook_xml::read(&mut archive);
    }
    let foreign = if archive.has_under("word/") {
        Foreign::TextDocument
    } else if archive.has_under("ppt/") {
        Foreign::Presentation
    } else if archive.has("xl/workbook.bin") || archive.has("content.xml") {
        Foreign::OtherSpreadsheet
    } else if archive.has_under("xl/") {
        return Err(FileError::Damaged("xl/workbook.xml".to_owned()));
    } else {
        Foreign::Archive
    };
    Err(FileError::NotASpreadsheet(foreign))
}

fn text(name: &str, bytes: &[u8], gb18030: Decoder<'_>) -> Result<Workbook, FileError> {
    let is_wide = matches!(encoding::encoding(bytes), Encoding::Utf16Little | Encoding::Utf16Big);
    if !is_wide && bytes.contains(&0) {
        return Err(FileError::NotASpreadsheet(Foreign::Unknown));
    }
    let text = encoding::decode(bytes, gb18030).ok_or(FileError::UnknownEncoding)?;
    let start: String = text.trim_start().chars().take(2_000).flat_map(char::to_lowercase).collect();
    if ["<!doctype html", "<html", "<table", "<head", "<meta", "<style"].iter().any(|tag| start.starts_with(tag))
        || (start.starts_with('<') && start.contains("<html"))
    {
        return Err(FileError::WebTable);
    }
    if start.starts_with("<?xml") {
        return Err(FileError::NotASpreadsheet(Foreign::OtherSpreadsheet));
    }
    if start.starts_with("{\\rtf") {
        return Err(FileError::NotASpreadsheet(Foreign::TextDocument));
    }
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    separated::read(&text, stem)
}
