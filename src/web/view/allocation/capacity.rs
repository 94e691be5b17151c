//! What each cooperative has of a kind, what the plan uses and what is left; and how far each province is served. Both keep to what the
//! rows are narrowed to: what is arranged beyond it has a column of its own, so that every row adds up.

use domain::Unit;
use leptos::prelude::*;

use super::{
    Desktop,
    rows::{self, Capacity, Served},
};
use crate::{
    i18n::{self, Lang},
    state::Desk,
    view::table::{self, Column, CopyButton, Listing, Plain, Reading, Start, Table},
};

impl table::Row for Capacity {
    fn key(&self) -> String {
        self.east.to_string()
    }
}

impl table::Row for Served {
    fn key(&self) -> String {
        self.west.to_string()
    }
}

/// Two small tables side by side.
#[component]
pub fn Capacities(desktop: Desktop) -> impl IntoView {
    let Desktop { desk, kind, filter, rows, .. } = desktop;
    let lang = desk.lang;
    let capacities = Memo::new(move |_| {
        let Some(shown) = desk.shown.get() else { return Vec::new() };
        desk.scenario.with(|scenario| {
            rows.with(|rows| filter.with(|filter| rows::capacities(scenario, &shown.plan, kind.get(), rows, filter)))
        })
    });
    let served = Memo::new(move |_| {
        let Some(shown) = desk.shown.get() else { return Vec::new() };
        desk.scenario.with(|scenario| {
            rows.with(|rows| filter.with(|filter| rows::served(scenario, &shown.plan, kind.get(), rows, filter)))
        })
    });
    // Where nothing is arranged beyond the rows that are listed, there is no column for it.
    let beyond_east = Memo::new(move |_| capacities.with(|rows| rows.iter().any(|row| row.used != row.listed)));
    let beyond_west = Memo::new(move |_| served.with(|rows| rows.iter().any(|row| row.arranged != row.listed)));
    let unit = Memo::new(move |_| desk.scenario.with(|scenario| i18n::kind_unit(scenario, kind.get())));
    let east = Signal::derive(move || capacity_columns(unit.get(), beyond_east.get()));
    let west = Signal::derive(move || served_columns(unit.get(), beyond_west.get()));
    let (east, west) = (Listing::new(desk, Start::new(east, capacities)), Listing::new(desk, Start::new(west, served)));
    let name = |text: fn(Lang) -> &'static str| Signal::derive(move || text(lang.get()).to_owned());
    let none = name(Lang::nothing_here);
    view! {
        <div class="capacities">
            <div>
                <div class="pane-head"><h2>{move || lang.get().capacity_title()}</h2><span class="grow"></span>
                    <CopyButton of="capacities" name=name(Lang::capacity_title) sheet=move || east.sheet(desk) /></div>
                <Table id="capacities" name=name(Lang::capacity_title) listing=east empty=none />
            </div>
            <div>
                <div class="pane-head"><h2>{move || lang.get().coverage()}</h2><span class="grow"></span>
                    <CopyButton of="provinces-served" name=name(Lang::coverage) sheet=move || west.sheet(desk) /></div>
                <Table id="provinces-served" name=name(Lang::coverage) listing=west empty=none />
            </div>
        </div>
    }
}

/// A column of amounts, added up at the foot.
fn amounts<R: 'static>(id: &'static str, heading: fn(Lang) -> &'static str, unit: Unit, read: fn(&R) -> i64) -> Column<R> {
    Column::number(id, heading, move |reading: Reading<'_>, row: &R| Plain::amount(reading.lang, read(row), unit))
        .in_unit(move |lang| i18n::column_unit(lang, unit))
        .summed()
}

/// A bar of a share and its number.
fn bar(class: &'static str, per_cent: i64) -> AnyView {
    view! {
        <span class="bar" aria-hidden="true"><span class=format!("bar-fill {class}") style:width=format!("{per_cent}%")></span></span>
        <span class="bar-number">{format!("{per_cent}%")}</span>
    }
    .into_any()
}

fn capacity_columns(unit: Unit, with_beyond: bool) -> Vec<Column<Capacity>> {
    let used = |row: &Capacity| if row.offered > 0 { row.used * 100 / row.offered } else { 0 };
    let name = |reading: Reading<'_>, row: &Capacity| i18n::division(reading.lang, reading.scenario, row.east);
    let list = [
        Some(Column::text("east", Lang::cooperative, name).naming_the_row().with_class("east-text")),
        Some(amounts("offered", Lang::offered, unit, |row: &Capacity| row.offered)),
        Some(amounts("listed", Lang::arranged, unit, |row: &Capacity| row.listed)),
        with_beyond.then(|| amounts("beyond", Lang::elsewhere, unit, |row: &Capacity| row.used - row.listed)),
        Some(amounts("left", Lang::left, unit, |row: &Capacity| row.offered - row.used)),
        Some(
            Column::number("used", Lang::used_share, move |_, row: &Capacity| Plain::whole(used(row)))
                .in_unit(|_| "%")
                .drawn(move |row| bar("bar-east", used(row))),
        ),
    ];
    list.into_iter().flatten().collect()
}

fn served_columns(unit: Unit, with_beyond: bool) -> Vec<Column<Served>> {
    let name = |reading: Reading<'_>, row: &Served| i18n::division(reading.lang, reading.scenario, row.west);
    let share = |row: &Served| row.per_myriad() / 100;
    let list = [
        Some(Column::text("west", Lang::province, name).naming_the_row().with_class("west-text")),
        Some(amounts("asked", Lang::col_asked, unit, |row: &Served| row.needed)),
        Some(amounts("listed", Lang::arranged, unit, |row: &Served| row.listed)),
        with_beyond.then(|| amounts("beyond", Lang::elsewhere, unit, |row: &Served| row.arranged - row.listed)),
        Some(amounts("missing", Lang::not_met, unit, |row: &Served| row.needed - row.arranged).drawn(move |row| {
            let (lang, missing) = (Desk::get().lang, row.needed - row.arranged);
            view! { <span class:loss={ missing > 0 }>{move || Plain::amount(lang.get(), missing, unit).shown()}</span> }
                .into_any()
        })),
        Some(
            Column::number("coverage", Lang::coverage, move |_, row: &Served| Plain::whole(share(row)))
                .in_unit(|_| "%")
                .drawn(move |row| bar("bar-west", share(row))),
        ),
    ];
    list.into_iter().flatten().collect()
}
