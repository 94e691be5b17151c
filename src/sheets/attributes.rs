//! The two tables that files are read into, as one: their attributes whatever the table.

use serde::{Deserialize, Serialize};

use domain::{
    Kind, NeedId, OfferId, Row, RowId, Scenario,
    attribute::{self, Form, Outline},
};

/// Which table rows are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Table {
    /// What counties ask for.
    Needs,
    /// What cooperatives give.
    Offers,
}

/// An attribute of either table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// The attribute.
    pub outline: Outline,
    /// Other headings under which it is found in files.
    pub aliases: &'static [&'static str],
}

impl Table {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Needs, Self::Offers];

    /// All attributes, in the order of their columns.
    pub(crate) fn fields(self) -> Vec<Field> {
        match self {
            Self::Needs => attribute::NEED.iter().map(|a| Field { outline: a.outline(), aliases: a.aliases }).collect(),
            Self::Offers => attribute::OFFER.iter().map(|a| Field { outline: a.outline(), aliases: a.aliases }).collect(),
        }
    }

    /// The attributes that rows of a kind have a use for, in the order of their columns.
    pub(crate) fn fields_of(self, kind: &Kind) -> Vec<Field> {
        self.fields().into_iter().filter(|field| field.outline.used.by(kind)).collect()
    }

    /// The attribute that says whose row it is.
    pub(crate) fn owner(self) -> &'static str {
        match self {
            Self::Needs => "county",
            Self::Offers => "cooperative",
        }
    }

    /// A row that says nothing, under a name that may yet be changed.
    pub(crate) fn blank(self, id: &str) -> Row {
        Row::blank(&self.id(id))
    }

    /// The name of a row.
    pub(crate) fn id(self, id: &str) -> RowId {
        match self {
            Self::Needs => RowId::Need(NeedId(id.to_owned())),
            Self::Offers => RowId::Offer(OfferId(id.to_owned())),
        }
    }

    /// A name that no row has yet, by a number from [`Scenario::free_number`] on.
    pub(crate) fn own_id(self, number: usize) -> RowId {
        match self {
            Self::Needs => self.id(&format!("n-{number}")),
            Self::Offers => self.id(&format!("o-{number}")),
        }
    }

    /// The rows of a scenario, in its order. O(rows).
    pub(crate) fn rows(self, scenario: &Scenario) -> Vec<Row> {
        match self {
            Self::Needs => scenario.needs.iter().cloned().map(Row::Need).collect(),
            Self::Offers => scenario.offers.iter().cloned().map(Row::Offer).collect(),
        }
    }
}

/// The name of a row of a need or an offer as a text.
pub(crate) fn id_text(row: &RowId) -> &str {
    match row {
        RowId::Need(id) => &id.0,
        RowId::Offer(id) => &id.0,
        _ => "",
    }
}

/// Makes a row hold a value; `false` where it is none for the attribute.
pub(crate) fn put(row: &mut Row, attribute: &str, value: &attribute::Value) -> bool {
    match row {
        Row::Need(need) => attribute::find(attribute::NEED, attribute).is_some_and(|found| found.put(need, value)),
        Row::Offer(offer) => attribute::find(attribute::OFFER, attribute).is_some_and(|found| found.put(offer, value)),
        _ => false,
    }
}

/// The same row under another name.
pub(crate) fn renamed(row: Row, name: &RowId) -> Row {
    match (row, name) {
        (Row::Need(need), RowId::Need(id)) => Row::Need(domain::Need { id: id.clone(), ..need }),
        (Row::Offer(offer), RowId::Offer(id)) => Row::Offer(domain::Offer { id: id.clone(), ..offer }),
        (row, _) => row,
    }
}

/// Attributes by which nobody tells one row from another: how much, how urgent, from where, who answers for it.
const NOT_TELLING: [&str; 9] =
    ["kind", "quantity", "priority", "provenance", "unit", "person", "contact", "remark", "product_from_wider_area"];

/// Whether rows that differ in an attribute are different rows.
pub(crate) fn is_telling(id: &str) -> bool {
    !NOT_TELLING.contains(&id)
}

/// Whether cells of a form hold numbers, where a dash stands for nothing.
pub(crate) fn is_numeric(form: Form) -> bool {
    matches!(form, Form::Quantity | Form::Whole { .. } | Form::Money | Form::Tenths { .. })
}
