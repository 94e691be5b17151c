//! A block of cells, picked with Shift and the arrows or Shift and a click: it is copied as a table, emptied, and filled down from its first
//! row, each in one step of undo.

use domain::{Unit, attribute::Value};
use exchange::cells;
use leptos::prelude::*;
use session::Edit;

use super::{Cells, Edited};
use crate::{
    i18n,
    own_rows::{DataRow, Field},
    setting::Setting,
};

/// Two corners of a block, each a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Picked {
    /// Where it was begun.
    anchor: Edited,
    /// Where the focus is.
    end: Edited,
}

impl Cells {
    /// Picks from where picking was begun, else from this cell, to the cell so many columns and rows on, which gets the focus.
    pub fn pick_on(self, cell: &Edited, across: isize, down: isize) {
        let to = self.beside(&cell.0, cell.1, across, down);
        self.pick_to(cell, to);
    }

    /// Picks from where picking was begun, else from this cell, to another.
    pub fn pick_to(self, from: &Edited, to: Edited) {
        let anchor = self.picked.with_untracked(|picked| picked.as_ref().map(|picked| picked.anchor.clone()));
        super::focus(&to.0, to.1);
        self.picked.set(Some(Picked { anchor: anchor.unwrap_or_else(|| from.clone()), end: to }));
    }

    /// Nothing is picked any more.
    pub fn pick_none(self) {
        if self.picked.with_untracked(Option::is_some) {
            self.picked.set(None);
        }
    }

    /// Whether a cell is in the block.
    pub fn is_picked(self, key: &str, field: &str) -> bool {
        self.picked.with(|picked| {
            let Some(picked) = picked else { return false };
            self.order.with(|order| {
                let (Some((rows, columns)), Some(row), Some(column)) =
                    (corners(order, picked), place(&order.0, key), order.1.iter().position(|known| *known == field))
                else {
                    return false;
                };
                rows.contains(&row) && columns.contains(&column)
            })
        })
    }

    /// The rows and attributes of the block, or of this cell alone.
    fn block(self, cell: &Edited) -> (Vec<DataRow>, Vec<Field>) {
        let (keys, ids) = self.order.with_untracked(|order| {
            let picked = self.picked.get_untracked().unwrap_or_else(|| Picked { anchor: cell.clone(), end: cell.clone() });
            let Some((rows, columns)) = corners(order, &picked) else { return (Vec::new(), Vec::new()) };
            (order.0[rows].to_vec(), order.1[columns].to_vec())
        });
        let (which, kind) = (self.which.get_untracked(), self.desk.kind.get_untracked());
        self.desk.scenario.with_untracked(|scenario| {
            let Some(kind) = scenario.kinds.get(kind) else { return (Vec::new(), Vec::new()) };
            let all = which.rows(scenario, kind);
            let rows = keys.iter().filter_map(|key| all.iter().find(|row| row.id() == *key).cloned());
            let fields = which.fields(kind).into_iter().filter(|field| ids.contains(&field.id));
            (rows.collect(), fields.collect())
        })
    }

    /// The block as a table of texts, as a spreadsheet takes it.
    pub fn copied(self, cell: &Edited, unit: Unit) -> String {
        let (rows, fields) = self.block(cell);
        let lang = self.desk.lang.get_untracked();
        self.desk.scenario.with_untracked(|scenario| {
            let context = i18n::cell_context(lang, scenario, unit);
            let line = |row: &DataRow| {
                let texts = fields.iter().map(|field| cells::write(row.field(*field).form, &row.value(*field), context));
                texts.collect::<Vec<_>>().join("\t")
            };
            rows.iter().map(line).collect::<Vec<_>>().join("\n")
        })
    }

    /// Empties the block, but for what every row has.
    pub fn empty_block(self, cell: &Edited) {
        let (rows, fields) = self.block(cell);
        let which = self.which.get_untracked();
        let settings = rows.iter().flat_map(|row| {
            let empty = fields.iter().filter(|field| !which.always_has(field.id) && !row.value(**field).is_empty());
            empty.map(move |field| (row, *field, Value::Nothing))
        });
        self.set_all(settings.collect());
    }

    /// Fills the block down from its first row; a single cell from the one above it.
    pub fn fill_down(self, cell: &Edited) {
        let (mut rows, fields) = self.block(cell);
        if rows.len() == 1 {
            let above = self.beside(&cell.0, cell.1, 0, -1);
            rows = if above.0 == cell.0 { Vec::new() } else { [self.block(&above).0, rows].concat() };
        }
        let Some((first, rest)) = rows.split_first() else { return };
        let settings = rest.iter().flat_map(|row| fields.iter().map(move |field| (row, *field, first.value(*field))));
        let settings = settings.filter(|(row, field, value)| row.value(*field) != *value);
        self.set_all(settings.collect());
    }

    /// Sets cells in one step. What is a part of a row's name stays.
    fn set_all(self, cells: Vec<(&DataRow, Field, Value)>) {
        let mut edits: Vec<Edit> = self.desk.scenario.with_untracked(|scenario| {
            let settings =
                cells.into_iter().filter_map(|(row, field, value)| Setting::of(scenario, &row.0.id(), field, value).ok());
            settings.filter(|setting| matches!(setting, Setting::Cell { .. })).map(|setting| setting.edit()).collect()
        });
        match edits.len() {
            0 => {}
            1 => self.desk.edit(edits.remove(0)),
            _ => self.desk.edit(Edit::Together(edits)),
        }
    }
}

fn place(keys: &[String], key: &str) -> Option<usize> {
    keys.iter().position(|known| known == key)
}

/// The rows and columns of a block; `None` where one of its corners is not listed any more.
fn corners(
    (keys, fields): &(Vec<String>, Vec<&'static str>),
    Picked { anchor, end }: &Picked,
) -> Option<(std::ops::RangeInclusive<usize>, std::ops::RangeInclusive<usize>)> {
    let span = |one: usize, other: usize| one.min(other)..=one.max(other);
    let column = |field: &str| fields.iter().position(|known| *known == field);
    Some((span(place(keys, &anchor.0)?, place(keys, &end.0)?), span(column(anchor.1)?, column(end.1)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_what_lies_between_its_corners_whichever_was_first() {
        let order = (["a", "b", "c"].map(str::to_owned).to_vec(), vec!["x", "y", "z"]);
        let cell = |key: &str, field| (key.to_owned(), field);
        let picked = |anchor, end| corners(&order, &Picked { anchor, end });
        assert_eq!(picked(cell("c", "x"), cell("a", "y")), Some((0..=2, 0..=1)));
        assert_eq!(picked(cell("b", "z"), cell("b", "z")), Some((1..=1, 2..=2)));
        assert_eq!(picked(cell("gone", "z"), cell("b", "z")), None);
    }
}
