//! Columns as data: what a table of any kind is made of.

use std::{borrow::Cow, fmt, sync::Arc};

use domain::Scenario;
use leptos::prelude::AnyView;

use super::{order::Key, plain::Plain};
use crate::i18n::Lang;

/// A row of a table.
pub trait Row: Clone + PartialEq + Send + Sync + 'static {
    /// Tells the row from the others of its table, whatever it holds and wherever it stands.
    fn key(&self) -> String;
}

/// What a cell is read with.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// The language of the page.
    pub lang: Lang,
    /// The scenario in view.
    pub scenario: &'a Scenario,
}

/// A name that columns tell each other apart by.
pub type ColumnId = Cow<'static, str>;

type Named = Arc<dyn Fn(Lang) -> String + Send + Sync>;
type Read<R, T> = Arc<dyn Fn(Reading<'_>, &R) -> T + Send + Sync>;
type Draw<R> = Arc<dyn Fn(&R) -> AnyView + Send + Sync>;

/// Where the unit of a column's numbers comes from. Cells never have it but where rows of several units stand together.
pub enum UnitOf<R> {
    /// The column has none.
    None,
    /// One for the whole column; it stands in the heading.
    Column(Named),
    /// Each row has its own; it stands in the heading where all rows have the same, else in the cells.
    Rows(Read<R, String>),
}

/// Where a column is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the page and in what is copied.
    Everywhere,
    /// In the page alone: what is copied in columns of its own.
    Page,
    /// In the page alone, and neither sorted nor searched: buttons.
    Buttons,
    /// In what is copied and searched alone: what the page shows within another cell.
    Copy,
}

/// A column.
#[expect(clippy::struct_excessive_bools, reason = "each is one thing said of a column, whatever is said of the others")]
pub struct Column<R> {
    /// Tells it from the others.
    pub id: ColumnId,
    /// Its heading, without the unit.
    pub heading: Named,
    /// The unit of its numbers.
    pub unit: UnitOf<R>,
    /// Whether it stands to the right.
    pub is_number: bool,
    /// Whether it names the row.
    pub is_row_heading: bool,
    /// Where it is found.
    pub place: Place,
    /// Whether its numbers are changes, which have their sign and its colour.
    pub is_change: bool,
    /// Whether its numbers are added up at the foot.
    pub is_summed: bool,
    /// Whether it is what a row is about: on a phone, where a row is a card, it stands beside the row's name.
    pub is_key: bool,
    /// What a cell holds.
    pub plain: Read<R, Plain>,
    /// What a row is sorted by, where that is not what the cell holds.
    pub key: Option<Read<R, Key>>,
    /// What a cell shows, where that is not what it holds.
    pub cell: Option<Draw<R>>,
    /// The class of its cells.
    pub class: &'static str,
}

impl<R> Column<R> {
    fn new(
        id: ColumnId,
        heading: impl Fn(Lang) -> String + Send + Sync + 'static,
        plain: impl Fn(Reading<'_>, &R) -> Plain + Send + Sync + 'static,
    ) -> Self {
        Self {
            id,
            heading: Arc::new(heading),
            unit: UnitOf::None,
            is_number: false,
            is_row_heading: false,
            place: Place::Everywhere,
            is_change: false,
            is_summed: false,
            is_key: false,
            plain: Arc::new(plain),
            key: None,
            cell: None,
            class: "",
        }
    }

    /// A column of texts.
    pub fn text<T: Into<String>>(
        id: impl Into<ColumnId>,
        heading: impl Fn(Lang) -> T + Send + Sync + 'static,
        read: impl Fn(Reading<'_>, &R) -> String + Send + Sync + 'static,
    ) -> Self {
        Self::new(id.into(), move |lang| heading(lang).into(), move |reading, row| Plain::text(read(reading, row)))
    }

    /// A column of numbers.
    pub fn number<T: Into<String>>(
        id: impl Into<ColumnId>,
        heading: impl Fn(Lang) -> T + Send + Sync + 'static,
        read: impl Fn(Reading<'_>, &R) -> Plain + Send + Sync + 'static,
    ) -> Self {
        Self { is_number: true, ..Self::new(id.into(), move |lang| heading(lang).into(), read) }
    }

    /// A column of buttons: it holds nothing to sort, to search or to copy.
    pub fn buttons<T: Into<String>>(
        id: impl Into<ColumnId>,
        heading: impl Fn(Lang) -> T + Send + Sync + 'static,
        draw: impl Fn(&R) -> AnyView + Send + Sync + 'static,
    ) -> Self {
        let column = Self::new(id.into(), move |lang| heading(lang).into(), |_, _| Plain::Empty);
        Self { place: Place::Buttons, cell: Some(Arc::new(draw)), ..column }
    }

    /// With one unit.
    #[must_use]
    pub fn in_unit<T: Into<String>>(mut self, unit: impl Fn(Lang) -> T + Send + Sync + 'static) -> Self {
        self.unit = UnitOf::Column(Arc::new(move |lang| unit(lang).into()));
        self
    }

    /// With a unit of each row.
    #[must_use]
    pub fn in_unit_of_row(mut self, unit: impl Fn(Reading<'_>, &R) -> String + Send + Sync + 'static) -> Self {
        self.unit = UnitOf::Rows(Arc::new(unit));
        self
    }

    /// Drawn in a way of its own.
    #[must_use]
    pub fn drawn(mut self, cell: impl Fn(&R) -> AnyView + Send + Sync + 'static) -> Self {
        self.cell = Some(Arc::new(cell));
        self
    }

    /// Sorted by something else than it shows.
    #[must_use]
    pub fn sorted_by(mut self, key: impl Fn(Reading<'_>, &R) -> Key + Send + Sync + 'static) -> Self {
        self.key = Some(Arc::new(key));
        self
    }

    /// Of changes: with the sign and its colour.
    #[must_use]
    pub fn of_changes(mut self) -> Self {
        self.is_change = true;
        self
    }

    /// Added up at the foot.
    #[must_use]
    pub fn summed(mut self) -> Self {
        self.is_summed = true;
        self
    }

    /// What a row is about.
    #[must_use]
    pub fn with_key(mut self) -> Self {
        self.is_key = true;
        self
    }

    /// In what is copied and searched alone.
    #[must_use]
    pub fn only_copied(mut self) -> Self {
        self.place = Place::Copy;
        self
    }

    /// In the page alone.
    #[must_use]
    pub fn only_shown(mut self) -> Self {
        self.place = Place::Page;
        self
    }

    /// The column that names the row.
    #[must_use]
    pub fn naming_the_row(mut self) -> Self {
        self.is_row_heading = true;
        self
    }

    /// With a class on its cells.
    #[must_use]
    pub fn with_class(mut self, class: &'static str) -> Self {
        self.class = class;
        self
    }

    /// Whether the page shows it.
    pub fn is_shown(&self) -> bool {
        self.place != Place::Copy
    }

    /// Whether it is copied.
    pub fn is_copied(&self) -> bool {
        matches!(self.place, Place::Everywhere | Place::Copy)
    }

    /// What a row is sorted by.
    pub fn key(&self, reading: Reading<'_>, row: &R) -> Key {
        self.key.as_ref().map_or_else(|| Key::of(&(self.plain)(reading, row)), |key| key(reading, row))
    }

    /// The unit that all these rows share; `None` where there is none, or rows differ.
    pub fn common_unit(&self, reading: Reading<'_>, rows: &[R]) -> Option<String> {
        match &self.unit {
            UnitOf::None => None,
            UnitOf::Column(unit) => Some(unit(reading.lang)),
            UnitOf::Rows(unit) => {
                let first = unit(reading, rows.first()?);
                rows.iter().all(|row| unit(reading, row) == first).then_some(first)
            }
        }
    }
}

impl<R> Clone for UnitOf<R> {
    fn clone(&self) -> Self {
        match self {
            Self::None => Self::None,
            Self::Column(unit) => Self::Column(Arc::clone(unit)),
            Self::Rows(unit) => Self::Rows(Arc::clone(unit)),
        }
    }
}

impl<R> Clone for Column<R> {
    fn clone(&self) -> Self {
        Self {
            id: self.id.clone(),
            heading: Arc::clone(&self.heading),
            unit: self.unit.clone(),
            is_number: self.is_number,
            is_row_heading: self.is_row_heading,
            place: self.place,
            is_change: self.is_change,
            is_summed: self.is_summed,
            is_key: self.is_key,
            plain: Arc::clone(&self.plain),
            key: self.key.clone(),
            cell: self.cell.clone(),
            class: self.class,
        }
    }
}

/// Columns of one table are the same where their ids are.
impl<R> PartialEq for Column<R> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl<R> fmt::Debug for Column<R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Column").field("id", &self.id).field("place", &self.place).finish_non_exhaustive()
    }
}
