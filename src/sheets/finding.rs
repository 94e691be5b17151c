//! What is to be told of a file: each with its place as Excel names it, typed, for the page to put into words.

use domain::{Defect, KindId, RowId};
use exchange::cells::Misread;
use serde::{Deserialize, Serialize};

use crate::{
    attributes::Table,
    named::{self, Id},
    settings::Fault,
    workbook::FileError,
};

/// Where something stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// Name of the file.
    pub file: String,
    /// Name of the sheet; empty for the whole file.
    pub sheet: String,
    /// Row from 1, as Excel counts; `None` for the whole sheet.
    pub row: Option<u32>,
    /// Column in letters; empty for the whole row.
    pub column: String,
}

/// What a finding means for its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// It is good to know.
    Note,
    /// The row is taken, and lacks something.
    Warning,
    /// The row, the sheet or the file is not taken.
    Error,
}

/// What is found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum What {
    /// The file is not read.
    File(FileError),
    /// No table of needs or offers is seen in the sheet: no row with their headings.
    NoTable,
    /// What the sheet holds is not clear: these tables and kinds are possible. To be answered by [`crate::import::Options::subjects`].
    Unclear {
        /// Possible tables.
        tables: Vec<Table>,
        /// Possible kinds; empty where each row says its own.
        kinds: Vec<KindId>,
    },
    /// A heading that means no attribute: its column is left out.
    UnknownHeading,
    /// A heading of an attribute that another column has already: its column is left out.
    SecondHeading(#[serde(with = "named")] Id),
    /// A heading of an attribute for which rows of the kind have no use: its column is left out.
    NotUsed(#[serde(with = "named")] Id),
    /// A cell far to the right of the table, which is left out.
    StrayCell,
    /// So many merged ranges, whose rows all have what the first one holds.
    Merged(usize),
    /// A cell that cannot be read as its attribute.
    Misread {
        /// The attribute.
        #[serde(with = "named")]
        attribute: Id,
        /// Why.
        why: Misread,
        /// For a name that is not known: those most like it.
        nearest: Vec<String>,
    },
    /// A code that a spreadsheet turned into a number with an exponent, so that its digits are lost.
    ScientificCode(#[serde(with = "named")] Id),
    /// An error of a formula, such as `#REF!`.
    FormulaError(#[serde(with = "named")] Id),
    /// Nothing is said of an attribute without which the row serves no plan.
    Missing(#[serde(with = "named")] Id),
    /// A dash or the like that stands for nothing.
    TakenAsEmpty(#[serde(with = "named")] Id),
    /// A number that was written with words, units or full-width digits: what it was read as.
    ReadAs {
        /// The attribute.
        #[serde(with = "named")]
        attribute: Id,
        /// What it was read as, as it is written.
        value: String,
    },
    /// The row would contradict the scenario.
    Refused(Vec<Defect>),
    /// The number of a row that stands in two rows of the drop; the other is there.
    DuplicateId(Place),
    /// The number of a row of another table or kind.
    IdOfAnother(RowId),
    /// Several rows that are there could be meant: nothing tells which.
    SeveralAlike(Vec<RowId>),
    /// A line of the sheet of settings that is not taken.
    Setting(Fault),
}

/// One thing that is found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Where.
    pub place: Place,
    /// What it means.
    pub severity: Severity,
    /// What it is.
    pub what: What,
    /// The text of the cell; empty where it is about no cell.
    pub text: String,
}

/// The letters of a column from 0, as Excel names it. O(letters).
pub fn letters(column: u32) -> String {
    let (mut left, mut letters) = (column + 1, Vec::new());
    while left > 0 {
        letters.push(char::from(b'A' + ((left - 1) % 26) as u8));
        left = (left - 1) / 26;
    }
    letters.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        let named: Vec<String> = [0, 25, 26, 701, 702, 16_383].map(letters).into();
        assert_eq!(named, ["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
    }
}
