//! Cells and columns as the report writes them.

use domain::Unit;
use i18n::Lang;

use crate::paper::{Cell, Column, Line, Number};

/// A column of texts.
pub fn words(heading: &str, share: u16) -> Column {
    Column { heading: heading.to_owned(), unit: String::new(), share, is_number: false }
}

/// A column of numbers.
pub fn numbers(heading: &str, unit: &str, share: u16) -> Column {
    Column { heading: heading.to_owned(), unit: unit.to_owned(), share, is_number: true }
}

/// An amount of a kind, without its unit.
pub fn amount(lang: Lang, units: i64, unit: Unit) -> Cell {
    Cell::number(i18n::column_number(lang, units, unit), units, i18n::column_decimals(lang, unit))
}

/// A whole number.
pub fn count(number: usize) -> Cell {
    let number = i64::try_from(number).unwrap_or(i64::MAX);
    Cell::number(i18n::grouped(number), number, 0)
}

/// A share as a whole per cent, floored; a dash where it is a share of nothing.
pub fn share(part: i64, of: i64) -> Cell {
    let Some(per_myriad) = per_myriad(part, of) else { return Cell::text("—") };
    let number = Number { units: per_myriad.div_euclid(100), decimals: 0, is_per_cent: true };
    Cell { text: i18n::per_cent(per_myriad), number: Some(number), is_same: false }
}

/// A share in ten-thousandths, floored; `None` of nothing.
pub fn per_myriad(part: i64, of: i64) -> Option<i64> {
    (of > 0).then(|| (i128::from(part) * 10_000 / i128::from(of)) as i64)
}

/// A row.
pub fn line(cells: Vec<Cell>) -> Line {
    Line { cells, is_total: false }
}

/// A row of sums.
pub fn total(cells: Vec<Cell>) -> Line {
    Line { cells, is_total: true }
}

/// Least share of a column that is as wide as what it holds, in letters.
const LEAST: usize = 5;

/// How wide a text stands, in letters: Chinese ones take two places.
fn width(text: &str) -> usize {
    text.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum()
}

/// The longest word that is not broken: Chinese is broken anywhere.
fn longest_word(text: &str) -> usize {
    text.split([' ', '-', '–']).filter(|word| word.is_ascii()).map(width).max().unwrap_or(0)
}

/// Gives each column room by the longest of what it holds, of `most` letters at most, and of its longest word at least.
pub fn fit(columns: &mut [Column], rows: &[Line], most: usize) {
    for (at, column) in columns.iter_mut().enumerate() {
        let cells = || rows.iter().filter_map(|row| row.cells.get(at)).map(|cell| cell.text.as_str());
        let held = cells().map(width).max().unwrap_or(0);
        let word = cells().chain([column.heading.as_str()]).map(longest_word).max().unwrap_or(0);
        // A heading may stand in two lines.
        let heading = width(&column.heading).div_ceil(2).max(width(&column.unit));
        // Digits and Latin letters are wider than half a Chinese one; numbers are not broken either.
        let unbroken = if column.is_number { held.max(word) } else { word };
        let room = held.max(heading).clamp(LEAST, most).max(unbroken + unbroken / 3);
        // The room between two columns is that of two letters.
        column.share = room as u16 + 2;
    }
}

/// Marks the cells of the first columns that say what the row above says, as long as all to their left do.
pub fn fold(rows: &mut [Line], columns: usize) {
    for at in (1..rows.len()).rev() {
        let (before, now) = rows.split_at_mut(at);
        let (Some(above), Some(row)) = (before.last(), now.first_mut()) else { continue };
        for (cell, other) in row.cells.iter_mut().zip(&above.cells).take(columns) {
            if row.is_total || above.is_total || cell.text.is_empty() || cell.text != other.text {
                break;
            }
            cell.is_same = true;
        }
    }
}
