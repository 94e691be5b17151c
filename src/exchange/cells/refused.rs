//! Why a cell is left as it was.

use domain::RowError;

use super::Misread;

/// Why a cell into which something was pasted is left as it was.
#[derive(Clone, Debug, PartialEq)]
pub enum CellRefused {
    /// It cannot be read.
    Misread(Misread),
    /// The row would contradict the rest.
    Refused(RowError),
    /// Every row has one: it is not emptied.
    NotEmpty,
}
