//! The table of attributes: for each attribute of a row what it is called, what it may hold, which kinds read it, and how it is read and
//! set. The data view's columns and editors, row edits, comparison and links read it; templates and import are to.

mod cell;
mod connection;
mod county;
mod existing;
mod list;
mod need;
mod offer;
mod party;
mod product;
mod related;
mod rule;
mod word;

pub use cell::{Form, Value};
pub use connection::CONNECTION;
pub use county::COUNTY;
pub use existing::EXISTING;
pub use list::Words;
pub use need::NEED;
pub use offer::OFFER;
pub use party::PARTY;
pub use product::PRODUCT;
pub use related::RELATED;
pub use rule::{RULE, RULE_VALUE};
pub use word::WORD;

use crate::{
    kind::{Criterion, Filling, HardRule, Kind},
    term::Text,
};

/// Which rows have a use for an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Used {
    /// All.
    Always,
    /// Those of kinds with one of these rules, or one of these criteria of fit.
    ByRules(&'static [HardRule], &'static [Criterion]),
    /// Those of kinds whose needs are served in full or not at all.
    WhenWhole,
    /// None that a planner fills in: it was noted when the row was made.
    Noted,
}

impl Used {
    /// Whether rows of a kind have a use for it. O(rules).
    pub fn by(self, kind: &Kind) -> bool {
        match self {
            Self::Always => true,
            Self::ByRules(rules, criteria) => {
                kind.hard_rules.iter().any(|rule| rules.contains(rule))
                    || kind.criteria.iter().any(|entry| criteria.contains(&entry.criterion))
            }
            Self::WhenWhole => kind.filling == Filling::Whole,
            Self::Noted => false,
        }
    }
}

/// One attribute of the rows of a table.
pub struct Attribute<R: 'static> {
    /// Tells it from the others of its table, in links and files too: it never changes.
    pub id: &'static str,
    /// What it is called (Chinese, English), without a unit.
    pub name: (&'static str, &'static str),
    /// Other headings under which it is found in files.
    pub aliases: &'static [&'static str],
    /// What it may hold.
    pub form: Form,
    /// Which rows have a use for it.
    pub used: Used,
    /// Whether a row without it can serve or be served by no other, where its kind has a use for it.
    pub is_required: bool,
    get: fn(&R) -> Value,
    set: fn(&mut R, &Value) -> bool,
}

/// An attribute without its rows: what can be said of it whatever its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outline {
    /// Its id.
    pub id: &'static str,
    /// What it is called (Chinese, English).
    pub name: (&'static str, &'static str),
    /// What it may hold.
    pub form: Form,
    /// Which rows have a use for it.
    pub used: Used,
    /// Whether a row without it can serve or be served by no other.
    pub is_required: bool,
}

impl<R> Attribute<R> {
    /// The attribute without its rows.
    pub fn outline(&self) -> Outline {
        let Self { id, name, form, used, is_required, .. } = *self;
        Outline { id, name, form, used, is_required }
    }

    /// What it is called, in both languages.
    pub fn text(&self) -> Text {
        Text { zh: self.name.0.to_owned(), en: self.name.1.to_owned() }
    }

    /// What a row holds.
    pub fn of(&self, row: &R) -> Value {
        (self.get)(row)
    }

    /// Makes a row hold a value. `false` where it is no value for this attribute: the row is then as it was.
    pub fn put(&self, row: &mut R, value: &Value) -> bool {
        (self.set)(row, value)
    }

    /// Whether a row of a kind lacks it and is of no use without it.
    pub fn is_missing(&self, kind: &Kind, row: &R) -> bool {
        self.is_required && self.used.by(kind) && self.of(row).is_empty()
    }
}

/// Attributes that people read and no plan depends on, of whatever table.
const TOLD_ONLY: [&str; 16] = [
    "title",
    "site",
    "period",
    "village",
    "provenance",
    "unit",
    "person",
    "contact",
    "remark",
    "product_from_wider_area",
    "name",
    "name_en",
    "short",
    "short_en",
    "aliases",
    "channels",
];

/// Whether a plan depends on an attribute: not on names, contacts and remarks, nor on where a quantity comes from.
pub fn is_planned_with(id: &str) -> bool {
    !TOLD_ONLY.contains(&id)
}

/// An attribute of a table by its id. O(attributes).
pub fn find<R>(table: &'static [Attribute<R>], id: &str) -> Option<&'static Attribute<R>> {
    table.iter().find(|attribute| attribute.id == id)
}

/// All that a row holds, by attribute, those that hold nothing left out. With [`fill`] the row comes back. O(attributes).
pub fn cells<R>(table: &'static [Attribute<R>], row: &R) -> Vec<(&'static str, Value)> {
    table.iter().map(|attribute| (attribute.id, attribute.of(row))).filter(|(_, value)| !value.is_empty()).collect()
}

/// Makes a row hold this, by attribute, and nothing of those that are not named. O(attributes × cells).
///
/// # Errors
/// The first attribute that the table does not have, or for which the value is none.
pub fn fill<R>(table: &'static [Attribute<R>], row: &mut R, cells: &[(String, Value)]) -> Result<(), String> {
    for attribute in table {
        let value = cells.iter().find(|(id, _)| id == attribute.id).map_or(&Value::Nothing, |(_, value)| value);
        if !attribute.put(row, value) {
            return Err(attribute.id.to_owned());
        }
    }
    match cells.iter().find(|(id, _)| find(table, id).is_none()) {
        Some((unknown, _)) => Err(unknown.clone()),
        None => Ok(()),
    }
}
