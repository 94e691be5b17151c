//! The matrix to be copied: what its cells say in the mode in force, with the sums where they add up.

use charts::scale::Scale;
use domain::{Adcode, Pair};
use leptos::prelude::*;

use super::{
    matrix_modes::{self, MODES},
    table::{Plain, Sheet},
};
use crate::{
    i18n,
    outlook::Outlook,
    state::{CellMode, Desk},
};

/// Cooperatives down, provinces across; the unit stands in the first heading. Not tracked.
pub fn sheet(desk: Desk, outlook: Outlook, scale: Memo<Scale>, east: &[Adcode], west: &[Adcode]) -> Sheet {
    untrack(|| {
        let lang = desk.lang.get();
        let mode = desk.mode.get();
        let name = MODES.iter().find(|(found, ..)| *found == mode).map_or("", |(_, _, name)| name(lang));
        let unit = if mode == CellMode::Certainty { "%" } else { lang.points() };
        let division = |code: &Adcode| desk.scenario.with(|scenario| i18n::division(lang, scenario, *code));
        let cell = |east: Adcode, west: Adcode| {
            Plain::of_shown(&matrix_modes::reading(desk, outlook, scale, Pair { east, west }).text)
        };
        let sum = |party: Option<Adcode>| {
            desk.points.with(|points| points.as_ref().map_or(Plain::Empty, |points| Plain::hundredths(points.sum(party))))
        };
        // Elsewhere a capacity counts anew in every cell, and cells do not add up.
        let adds_up = mode == CellMode::Delivered;
        let mut headings = vec![i18n::heading_with_unit(lang, name, Some(unit))];
        headings.extend(west.iter().map(division));
        headings.extend(adds_up.then(|| lang.row_sum().to_owned()));
        let row = |east: &Adcode| {
            let mut cells = vec![Plain::text(division(east))];
            cells.extend(west.iter().map(|west| cell(*east, *west)));
            cells.extend(adds_up.then(|| sum(Some(*east))));
            cells
        };
        let mut rows: Vec<Vec<Plain>> = east.iter().map(row).collect();
        if adds_up {
            let mut foot = vec![Plain::text(lang.row_sum())];
            foot.extend(west.iter().map(|west| sum(Some(*west))));
            foot.push(sum(None));
            rows.push(foot);
        }
        Sheet { headings, rows }
    })
}
