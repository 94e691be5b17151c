//! What setting a cell comes to: one that is a part of a row's name makes it another row, in the place of the one that was there.

use domain::{Row, RowError, RowId, Scenario, attribute::Value};
use session::Edit;

use crate::own_rows::{DataRow, Field};

/// What setting a cell comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Setting {
    /// A row holds something else.
    Cell {
        /// The row.
        row: RowId,
        /// The attribute.
        attribute: &'static str,
        /// What it holds from then on.
        value: Value,
    },
    /// A row has another name.
    Renamed {
        /// The row.
        row: RowId,
        /// The row under its new name.
        to: Box<Row>,
    },
}

impl Setting {
    /// What setting a cell of a row comes to. O(rows).
    ///
    /// # Errors
    /// [`RowError::Taken`] where there is a row of the new name; [`RowError::HasRows`] where other rows are of the one of the old name.
    pub fn of(scenario: &Scenario, row: &RowId, field: Field, value: Value) -> Result<Self, RowError> {
        if !row.identity().contains(&field.id) {
            return Ok(Self::Cell { row: row.clone(), attribute: field.id, value });
        }
        let now = scenario.row(row).ok_or_else(|| RowError::Unknown(row.clone()))?;
        let to = DataRow(now).renamed(field.id, &value).ok_or_else(|| RowError::NoValue(field.id.to_owned()))?;
        let id = to.id();
        if scenario.row(&id).is_some() {
            return Err(RowError::Taken(id));
        }
        match scenario.rows_of(row).len() {
            0 => Ok(Self::Renamed { row: row.clone(), to: Box::new(to) }),
            count => Err(RowError::HasRows(row.clone(), count)),
        }
    }

    /// The name of the row from then on.
    pub fn row(&self) -> RowId {
        match self {
            Self::Cell { row, .. } => row.clone(),
            Self::Renamed { to, .. } => to.id(),
        }
    }

    /// The edit that does it.
    pub fn edit(&self) -> Edit {
        match self {
            Self::Cell { row, attribute, value } => {
                Edit::Set { row: row.clone(), attribute: (*attribute).to_owned(), value: value.clone() }
            }
            Self::Renamed { row, to } => Edit::Together(vec![Edit::Remove(row.clone()), Edit::Put(to.clone())]),
        }
    }

    /// Does it. O(rows).
    ///
    /// # Errors
    /// [`RowError`]; the scenario is then as it was.
    pub fn apply(&self, scenario: &mut Scenario) -> Result<(), RowError> {
        match self {
            Self::Cell { row, attribute, value } => scenario.set_cell(row, attribute, value),
            Self::Renamed { row, to } => {
                // First the new one, which may be refused; nothing is of the old one.
                scenario.put_row((**to).clone())?;
                scenario.remove_row(row)
            }
        }
    }
}
