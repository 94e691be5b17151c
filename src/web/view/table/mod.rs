//! One table for all lists, as in a spreadsheet: headings that stay in view and sort, sums at the foot, rows drawn as they come into
//! view, copied without units. What a table is made of is data: [`Column`]s, rows with a key, a [`Listing`] of both.

mod column;
mod copy;
mod drawn;
mod head;
mod listing;
mod order;
mod plain;
mod search;
mod sheet;

pub use column::{Column, Reading, Row};
pub use copy::{CopyButton, copy_on_key};
pub use drawn::{Extras, Table};
pub use listing::{Listing, Sort, Start};
pub use order::{Direction, Key};
pub use plain::Plain;
pub use search::{FiltersSaid, SearchField};
pub use sheet::Sheet;
