//! What the cells of the table share: which one is edited, which has the focus and waits for the first key, and where one is led from it.

use domain::{RowId, attribute::Value};
use leptos::prelude::*;
use session::{EditError, Session};

use super::{cell, picked::Picked};
use crate::{
    own_rows::{DataRow, Field, Which, key_of},
    runtime::{page, place},
    setting::Setting,
    state::Desk,
};

/// A cell that is edited: the key of its row, and its attribute.
pub type Edited = (String, &'static str);

/// What the cells of the table share. Copied freely: it holds signals.
#[derive(Clone, Copy)]
pub struct Cells {
    pub(super) desk: Desk,
    /// The table in view.
    pub(super) which: RwSignal<Which>,
    /// The cell that is edited.
    pub(super) editing: RwSignal<Option<Edited>>,
    /// The cell that has the focus, and whose field waits for what is typed.
    pub(super) ready: RwSignal<Option<Edited>>,
    /// The rows as they are listed, by key, and the attributes in their order.
    pub(super) order: Signal<(Vec<String>, Vec<&'static str>)>,
    /// The row whose made-up quantity was changed and that does not say yet where the new one comes from.
    pub(super) unsaid: RwSignal<Option<RowId>>,
    /// The row that is to be deleted with all that is of it, once that is confirmed.
    pub(super) doomed: RwSignal<Option<RowId>>,
    /// Rows made in this view, by key.
    pub(super) made: RwSignal<Vec<String>>,
    /// The block of cells that is picked.
    pub(super) picked: RwSignal<Option<Picked>>,
}

impl Cells {
    pub(super) fn open(self, cell: Edited) {
        self.pick_none();
        self.desk.refusal.set(None);
        self.editing.set(Some(cell));
        self.ready.set(None);
    }

    pub(super) fn close(self) {
        self.editing.set(None);
    }

    /// A cell has the focus: what is typed next is meant for it.
    pub(super) fn make_ready(self, cell: Edited) {
        if self.desk.session.with_untracked(Session::is_read_only) {
            return;
        }
        // What was typed in another and could not be taken has been told.
        if self.editing.with_untracked(|open| open.as_ref().is_some_and(|open| *open != cell)) {
            self.close();
        }
        self.ready.set(Some(cell));
        // Also where its field is there already, and has lost the focus to the cell.
        page::focus_id_later(cell::FIELD.to_owned());
    }

    /// The focus has left a cell; not where the whole window has lost it, and comes back.
    pub(super) fn end_ready(self, key: &str, field: &str) {
        let is_here = self.ready.with_untracked(|ready| ready.as_ref().is_some_and(|(row, of)| row == key && *of == field));
        if is_here && !place::has_focus(cell::FIELD) {
            self.ready.set(None);
        }
    }

    pub(super) fn is_open(self, key: &str, field: &str) -> bool {
        self.editing.with_untracked(|open| open.as_ref().is_some_and(|(row, of)| row == key && *of == field))
    }

    /// Moves the focus from a cell by so many columns and rows, where there is a cell.
    pub(super) fn move_from(self, key: &str, field: &str, across: isize, down: isize) {
        self.pick_none();
        let to = self.beside(key, field, across, down);
        focus(&to.0, to.1);
    }

    /// The cell so many columns and rows from another, or as far as there are cells.
    pub(super) fn beside(self, key: &str, field: &str, across: isize, down: isize) -> Edited {
        self.order.with_untracked(|(keys, fields)| {
            let step = |place: Option<usize>, by: isize, count: usize| {
                place.and_then(|place| place.checked_add_signed(by)).filter(|place| *place < count)
            };
            let row = step(keys.iter().position(|known| known == key), down, keys.len());
            let column = step(fields.iter().position(|known| *known == field), across, fields.len());
            let row = row.map_or_else(|| key.to_owned(), |row| keys[row].clone());
            (row, column.map_or_else(|| known_field(fields, field), |column| fields[column]))
        })
    }

    /// Sets a cell; `false` where it is refused, which is then said.
    pub(super) fn set(self, row: &RowId, field: Field, value: Value) -> bool {
        let is_new_figure = field.id == "quantity" && self.is_illustrative(row);
        let setting = match self.desk.scenario.with_untracked(|scenario| Setting::of(scenario, row, field, value)) {
            Ok(setting) => setting,
            Err(error) => {
                self.desk.refusal.set(Some(EditError::Row(error)));
                return false;
            }
        };
        self.desk.edit(setting.edit());
        let is_set = self.desk.refusal.with_untracked(Option::is_none);
        if is_set && is_new_figure {
            self.unsaid.set(Some(row.clone()));
        }
        if let (true, Setting::Renamed { to, .. }) = (is_set, &setting) {
            // It stays where it stood, so that it is not lost from sight.
            self.made.update(|made| made.push(key_of(&to.id())));
        }
        is_set
    }

    /// The cell that has the focus.
    pub(super) fn focused(self) -> Option<Edited> {
        let (key, field) = place::focused_cell()?;
        let field = self.order.with_untracked(|(_, fields)| known_field(fields, &field));
        (!field.is_empty()).then_some((key, field))
    }

    fn is_illustrative(self, row: &RowId) -> bool {
        self.desk.scenario.with_untracked(|scenario| scenario.row(row).is_some_and(|row| DataRow(row).is_illustrative()))
    }
}

/// Moves the focus to a cell, once it stands in the page.
pub fn focus(key: &str, field: &str) {
    page::focus_later(cell::selector(key, field));
}

/// The attribute of this id among those that are listed; of one that is not, none is.
fn known_field(fields: &[&'static str], id: &str) -> &'static str {
    fields.iter().copied().find(|known| *known == id).unwrap_or_default()
}
