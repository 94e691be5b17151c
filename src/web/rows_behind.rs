//! From a number to the rows behind it: what the lists of arrangements and of pairs are narrowed to, and the ways that lead there.

use domain::{Adcode, Month, ProductId, RowId};
use leptos::prelude::*;

use crate::{
    own_rows::Which,
    runtime::place,
    state::{CellMode, Desk, PhoneView, View},
};

/// Below this width a screen shows one view of the pairing desk at a time.
const ONE_VIEW: f64 = 1260.0;

/// What the rows of the allocation desk are narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// One cooperative.
    pub east: Option<Adcode>,
    /// One province.
    pub west: Option<Adcode>,
    /// One county.
    pub county: Option<Adcode>,
    /// One product.
    pub product: Option<ProductId>,
    /// One month.
    pub month: Option<Month>,
    /// Which arrangements.
    pub status: Status,
}

/// Which arrangements are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// All that the plan makes.
    #[default]
    Arranged,
    /// Shipments with few days left on arrival.
    Caution,
    /// Those whose amount the planner fixed, excluded ones included.
    Fixed,
    /// Needs that are not met.
    Unmet,
}

/// Which pairs are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Listed {
    /// Those of the plan.
    #[default]
    Chosen,
    /// Those of the plan that do not exist yet, and existing ones that the plan drops.
    Changed,
    /// Those not in the plan whose two parties both prefer each other to what they have.
    Blocking,
}

impl Desk {
    /// Turns to the rows of a kind.
    pub fn show_rows(self, kind: usize, filter: Filter) {
        self.kind.set(kind);
        self.filter.set(filter);
        self.go(View::Allocation);
    }

    /// Turns to a row of what goes into the plan.
    pub fn show_row(self, row: RowId) {
        self.wanted_row.set(Some(row));
        self.go(View::Data);
    }

    /// Turns to a table of what goes into the plan.
    pub fn show_table(self, table: Which) {
        self.table.set(table);
        self.go(View::Data);
    }

    /// Turns to the matrix of what each pair delivers, which sums to the value.
    pub fn show_delivered(self) {
        self.mode.set(CellMode::Delivered);
        self.phone.set(PhoneView::Matrix);
        self.go(View::Pairing);
    }

    /// Lists pairs: beside the matrix where there is room, else as the view of the desk.
    pub fn show_pairs(self, listed: Listed) {
        self.party.set(None);
        self.selected.set(None);
        self.listed.set(Some(listed));
        self.phone.set(if place::window_size().0 < ONE_VIEW { PhoneView::List } else { PhoneView::Matrix });
        self.go(View::Pairing);
    }
}
