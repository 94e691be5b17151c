//! An .xlsx: its parts in the order in which they are needed.

use std::{collections::BTreeMap, sync::Arc};

use quick_xml::events::Event;

use crate::{
    archive::{Archive, Part},
    dates::Epoch,
    limits::{MAX_SHEETS, MAX_TEXT},
    merged,
    sheet_xml::{self, Fault, Shared},
    styles,
    workbook::{Collector, FileError, Sheet, Workbook, cut},
    xml::{self, Broken},
};

const MAIN: &str = "xl/workbook.xml";

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    relation: String,
    is_hidden: bool,
}

/// Reads a workbook. O(size of its parts).
pub fn read(archive: &mut Archive<'_>) -> Result<Workbook, FileError> {
    let (listed, epoch) = or_fault(archive, MAIN, list)?.ok_or_else(|| FileError::Damaged(MAIN.to_owned()))?;
    if listed.len() > MAX_SHEETS {
        return Err(FileError::TooManySheets { found: listed.len(), most: MAX_SHEETS });
    }
    let targets = or_fault(archive, "xl/_rels/workbook.xml.rels", relations)?.unwrap_or_default();
    let strings = or_fault(archive, "xl/sharedStrings.xml", strings)?.unwrap_or_default();
    let formats = or_fault(archive, "xl/styles.xml", styles::read)?.unwrap_or_default();
    let shared = Shared { strings, formats, epoch };
    let (mut collector, mut workbook) = (Collector::default(), Workbook::default());
    for (place, Listed { name, relation, is_hidden }) in listed.into_iter().enumerate() {
        let path = targets.get(&relation).cloned().unwrap_or_else(|| format!("xl/worksheets/sheet{}.xml", place + 1));
        // Sheets of charts and macros hold no cells.
        if path.contains("chartsheets/") || path.contains("dialogsheets/") || path.contains("macrosheets/") {
            continue;
        }
        let mut sheet = Sheet { name, is_hidden, ..Sheet::default() };
        let part = archive.part(&path)?.ok_or_else(|| FileError::Damaged(path.clone()))?;
        let ranges = match sheet_xml::read(part, &shared, &mut sheet, &mut collector) {
            Ok(ranges) => ranges,
            Err(Fault::Xml) => return Err(archive.fault(&path)),
            Err(Fault::File(error)) => return Err(error),
        };
        merged::fill(&mut sheet, &ranges)?;
        workbook.sheets.push(sheet);
    }
    Ok(workbook)
}

/// What a reader makes of a part; `None` where there is none.
fn or_fault<T>(archive: &mut Archive<'_>, name: &str, read: fn(Part<'_>) -> Result<T, Broken>) -> Result<Option<T>, FileError> {
    let read = archive.part(name)?.map(read);
    match read {
        Some(Err(Broken)) => Err(archive.fault(name)),
        Some(Ok(value)) => Ok(Some(value)),
        None => Ok(None),
    }
}

/// The sheets, and from when dates count.
fn list(part: Part<'_>) -> Result<(Vec<Listed>, Epoch), Broken> {
    let (mut reader, mut buffer) = (xml::reader(part), Vec::new());
    let (mut sheets, mut epoch) = (Vec::new(), Epoch::default());
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|_| Broken)? {
            Event::Start(element) => match element.local_name().into_inner() {
                "workbookPr" if xml::is_set(&element, "date1904") => epoch = Epoch::Year1904,
                "sheet" => sheets.push(Listed {
                    name: xml::attribute(&element, "name").unwrap_or_default(),
                    relation: xml::attribute(&element, "id").unwrap_or_default(),
                    is_hidden: xml::attribute(&element, "state").is_some_and(|state| state != "visible"),
                }),
                _ => {}
            },
            Event::Eof => return Ok((sheets, epoch)),
            _ => {}
        }
    }
}

/// Where the parts are that the workbook names.
fn relations(part: Part<'_>) -> Result<BTreeMap<String, String>, Broken> {
    let (mut reader, mut buffer, mut targets) = (xml::reader(part), Vec::new(), BTreeMap::new());
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|_| Broken)? {
            Event::Start(element) if element.local_name().into_inner() == "Relationship" => {
                if let (Some(id), Some(target)) = (xml::attribute(&element, "Id"), xml::attribute(&element, "Target")) {
                    let path = if target.starts_with('/') { target } else { format!("xl/{}", target.trim_start_matches("./")) };
                    targets.insert(id, path);
                }
            }
            Event::Eof => return Ok(targets),
            _ => {}
        }
    }
}

/// The texts that cells share. Readings of East Asian characters (rPh) are no part of a text.
fn strings(part: Part<'_>) -> Result<Vec<Arc<str>>, Broken> {
    let (mut reader, mut buffer, mut strings) = (xml::reader(part), Vec::new(), Vec::new());
    let (mut text, mut is_text, mut is_phonetic) = (String::new(), false, false);
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|_| Broken)? {
            Event::Start(element) => match element.local_name().into_inner() {
                "si" => text.clear(),
                "t" => is_text = !is_phonetic,
                "rPh" => is_phonetic = true,
                _ => {}
            },
            Event::Text(part) if is_text && text.len() < MAX_TEXT * 4 => text.push_str(&part.xml10_content()),
            Event::CData(part) if is_text && text.len() < MAX_TEXT * 4 => text.push_str(&part.xml10_content()),
            Event::GeneralRef(reference) if is_text => xml::push_reference(&mut text, &reference),
            Event::End(element) => match element.local_name().into_inner() {
                "si" => strings.push(cut(&xml::without_escapes(&text))),
                "t" => is_text = false,
                "rPh" => is_phonetic = false,
                _ => {}
            },
            Event::Eof => return Ok(strings),
            _ => {}
        }
    }
}
