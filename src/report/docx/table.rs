//! A table between three rules, exactly as wide as the type area. No cell is merged with another: a table breaks over pages after every
//! row, and what is said once for several rows would be said on one page only.

use super::{
    Tongue,
    paragraph::Paragraph,
    styles::{Align, Style},
    xml::Xml,
};
use crate::{
    paper::{Cell, Column, Table},
    shares,
};

/// Colour of the rules, and of those between rows.
const DARK: &str = "000000";
const LIGHT: &str = "BFBFBF";

/// From a cell's edge to its text, in twentieths of a point.
const PADDING: &str = "70";

/// Writes the rows of a table that has columns.
pub fn write(xml: &mut Xml, table: &Table, width: u32, tongue: Tongue) {
    let shares: Vec<u16> = table.columns.iter().map(|column| column.share).collect();
    let widths: Vec<String> = shares::parts(width, &shares).iter().map(ToString::to_string).collect();
    xml.element("w:tbl", &[], |xml| {
        xml.element("w:tblPr", &[], |xml| write_properties(xml, width));
        xml.element("w:tblGrid", &[], |xml| {
            for width in &widths {
                xml.empty("w:gridCol", &[("w:w", width)]);
            }
        });
        write_headings(xml, table, &widths, tongue);
        for (place, row) in table.rows.iter().enumerate() {
            // A sum stays with a row that it sums, and the last row with what is noted under it.
            let keeps_next = match table.rows.get(place + 1) {
                Some(next) => next.is_total,
                None => !table.note.is_empty(),
            };
            write_row(xml, false, |xml| {
                for (place, (column, width)) in table.columns.iter().zip(&widths).enumerate() {
                    let text = row.cells.get(place).map_or("", |cell: &Cell| cell.text.as_str());
                    let paragraph =
                        Paragraph::new(Style::Cell, text).aligned(align(column)).bold(row.is_total).keeping_next(keeps_next);
                    let rule = row.is_total.then_some("w:top");
                    write_cell(xml, width, rule, "center", &[paragraph], tongue);
                }
            });
        }
    });
}

fn write_properties(xml: &mut Xml, width: u32) {
    xml.empty("w:tblW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
    // In the middle of the type area it covers just that; programs do not agree on where a table at the left begins.
    xml.value("w:jc", "center");
    xml.element("w:tblBorders", &[], |xml| {
        write_rule(xml, "w:top", "8", DARK);
        write_rule(xml, "w:bottom", "8", DARK);
        write_rule(xml, "w:insideH", "2", LIGHT);
    });
    xml.empty("w:tblLayout", &[("w:type", "fixed")]);
    xml.element("w:tblCellMar", &[], |xml| {
        for side in ["w:left", "w:right"] {
            xml.empty(side, &[("w:w", PADDING), ("w:type", "dxa")]);
        }
    });
}

/// The headings, said again on every page.
fn write_headings(xml: &mut Xml, table: &Table, widths: &[String], tongue: Tongue) {
    write_row(xml, true, |xml| {
        for (column, width) in table.columns.iter().zip(widths) {
            let mut paragraphs = vec![Paragraph::new(Style::CellHeading, &column.heading)];
            if !column.unit.is_empty() {
                paragraphs.push(Paragraph::new(Style::CellUnit, &column.unit));
            }
            let paragraphs: Vec<_> =
                paragraphs.into_iter().map(|line| line.aligned(align(column)).keeping_next(true)).collect();
            write_cell(xml, width, Some("w:bottom"), "bottom", &paragraphs, tongue);
        }
    });
}

fn write_row(xml: &mut Xml, is_heading: bool, inside: impl FnOnce(&mut Xml)) {
    xml.element("w:tr", &[], |xml| {
        xml.element("w:trPr", &[], |xml| {
            xml.empty("w:cantSplit", &[]);
            if is_heading {
                xml.empty("w:tblHeader", &[]);
            }
        });
        inside(xml);
    });
}

fn write_cell(xml: &mut Xml, width: &str, rule: Option<&str>, stands: &str, paragraphs: &[Paragraph], tongue: Tongue) {
    xml.element("w:tc", &[], |xml| {
        xml.element("w:tcPr", &[], |xml| {
            xml.empty("w:tcW", &[("w:w", width), ("w:type", "dxa")]);
            if let Some(side) = rule {
                xml.element("w:tcBorders", &[], |xml| write_rule(xml, side, "4", DARK));
            }
            xml.value("w:vAlign", stands);
        });
        for paragraph in paragraphs {
            paragraph.write(xml, tongue);
        }
    });
}

/// A rule so many eighths of a point thick.
fn write_rule(xml: &mut Xml, side: &str, thickness: &str, colour: &str) {
    xml.empty(side, &[("w:val", "single"), ("w:sz", thickness), ("w:space", "0"), ("w:color", colour)]);
}

/// Numbers stand at the right, under their heading.
fn align(column: &Column) -> Align {
    if column.is_number { Align::Right } else { Align::Left }
}
