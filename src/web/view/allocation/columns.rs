//! What the table of each kind shows: columns as data.

use domain::{Need, Offer, Scenario, Unit, shipping};
use leptos::prelude::*;

use super::{
    Cells, Name,
    amount::Amount,
    rows::{self, Row},
    unfold::{Unfold, UnfoldBy},
};
use crate::{
    i18n::{self, Lang},
    view::table::{self, Column, Direction, Key, Plain, Reading, Sort},
};

/// A route keeps its place whatever becomes of its months; any other row is told by its offer and need.
impl table::Row for Row {
    fn key(&self) -> String {
        match self.route().filter(|_| !self.months.is_empty()) {
            Some((product, county, east)) => format!("{}-{county}-{east}", product.0),
            None => format!("{}-{}", self.offer, self.need),
        }
    }
}

/// The columns that fit the unit of a kind.
pub fn columns(scenario: &Scenario, kind: usize, cells: Cells) -> Vec<Column<Row>> {
    let unit = i18n::kind_unit(scenario, kind);
    let (asked, amount) = (asked(unit), amount(cells, unit));
    let list = match unit {
        Unit::Tonnes => vec![
            thing(),
            ends(cells, Heading::East, Lang::col_route),
            month(cells),
            amount,
            trucks(),
            freight(),
            truck_days(),
            shelf_days(),
            margin(cells),
        ],
        Unit::WanYuan => {
            vec![thing(), ends(cells, Heading::West, Lang::col_giving), sector(), asked, amount, share(cells), fit()]
        }
        Unit::Persons => vec![
            thing(),
            ends(cells, Heading::East, Lang::col_leaving),
            text("place", Lang::col_place, place),
            text("destinations", Lang::col_destinations, destinations),
            asked,
            amount,
            filled(cells),
            capacity(unit),
            fit(),
        ],
        Unit::Seats => vec![
            thing(),
            ends(cells, Heading::West, Lang::col_giving),
            text("mode", Lang::col_mode, mode),
            text("months", Lang::col_month, months),
            asked,
            amount,
            filled(cells),
            capacity(unit),
            fit(),
        ],
    };
    // Where nobody says how it is sold, there is nothing to read.
    let has_channels = unit == Unit::Tonnes && scenario.offers.iter().any(|offer| !offer.terms.channels.is_empty());
    list.into_iter().chain(has_channels.then(channels)).chain(parties()).chain([source(cells)]).collect()
}

/// The column that the rows of a kind are sorted by at first: shipments by the days that are left.
pub fn first_sort(scenario: &Scenario, kind: usize) -> Sort {
    let id = if i18n::is_shipped(scenario, kind) { "margin" } else { "thing" };
    (id.into(), Direction::Up)
}

fn need<'a>(scenario: &'a Scenario, row: &Row) -> Option<&'a Need> {
    scenario.needs.get(row.need as usize)
}

fn offer<'a>(scenario: &'a Scenario, row: &Row) -> Option<&'a Offer> {
    scenario.offers.get(row.offer as usize)
}

fn text(id: &'static str, heading: Name, read: fn(Reading<'_>, &Row) -> String) -> Column<Row> {
    Column::text(id, heading, read)
}

/// What is read of a row's shipping facts; nothing where it is not shipped.
fn shipped(id: &'static str, heading: Name, decimals: u8, read: fn(&domain::ShippingFacts) -> i64) -> Column<Row> {
    Column::number(id, heading, move |_, row: &Row| {
        row.shipping.as_ref().map_or(Plain::Empty, |facts| Plain::Number { units: read(facts), decimals })
    })
}

/// Ways in which what is shipped is sold; a route whose months differ says all of them.
fn channels() -> Column<Row> {
    text("channels", Lang::lot_channel, |Reading { lang, scenario }, row| {
        let of = |index: u32| scenario.offers.get(index as usize).map_or(&[][..], |offer| &offer.terms.channels);
        let own = std::iter::once(row.offer).chain(row.months.iter().map(|month| month.offer));
        let mut all: Vec<domain::TermId> = Vec::new();
        for id in own.flat_map(of) {
            if !all.contains(id) {
                all.push(id.clone());
            }
        }
        i18n::channel_names(lang, &all)
    })
}

fn thing() -> Column<Row> {
    let read = |Reading { lang, scenario }: Reading<'_>, row: &Row| {
        need(scenario, row).map_or_else(String::new, |need| {
            if lang == Lang::Zh && !need.title.is_empty() { need.title.clone() } else { i18n::need_name(lang, scenario, need) }
        })
    };
    Column::text("thing", Lang::col_need, read).naming_the_row()
}

/// Which way what is arranged goes: goods and workers east, money and teaching west.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Heading {
    East,
    West,
}

/// Names of the two ends: province and county, cooperative.
fn end_names(Reading { lang, scenario }: Reading<'_>, row: &Row) -> (String, String) {
    let west = format!("{} {}", i18n::division(lang, scenario, row.west), i18n::county(lang, scenario, row.county));
    (west, i18n::division(lang, scenario, row.east))
}

/// Where what is arranged comes from and where it goes; a shipment lights its route. Copied as the parties, each by itself.
fn ends(cells: Cells, heading: Heading, name: Name) -> Column<Row> {
    let read = move |reading: Reading<'_>, row: &Row| {
        let (west, east) = end_names(reading, row);
        if heading == Heading::East { format!("{west} → {east}") } else { format!("{east} → {west}") }
    };
    let Cells { desk, route, .. } = cells;
    let draw = move |row: &Row| {
        let row = row.clone();
        let lit = row.product.clone().map(|product| (product, row.east));
        let words = move || {
            let lang = desk.lang.get();
            let (west, east) = desk.scenario.with(|scenario| end_names(Reading { lang, scenario }, &row));
            let west = view! { <span class="west-text">{west}</span> }.into_any();
            let east = view! { <span class="east-text">{east}</span> }.into_any();
            let (from, to) = if heading == Heading::East { (west, east) } else { (east, west) };
            view! { {from} " → " {to} }
        };
        match lit {
            Some(lit) => view! {
                <button class="plain-button" on:click=move |_| route.update(|route| {
                    *route = if route.as_ref() == Some(&lit) { None } else { Some(lit.clone()) };
                })>{words}</button>
            }
            .into_any(),
            None => words.into_any(),
        }
    };
    Column::text("ends", name, read).drawn(draw).only_shown().with_class("ends")
}

/// The parties of a row, a column each, for what is copied.
fn parties() -> [Column<Row>; 4] {
    [
        text("west", Lang::province, |reading, row| i18n::division(reading.lang, reading.scenario, row.west)).only_copied(),
        text("county", Lang::col_county, |reading, row| i18n::county(reading.lang, reading.scenario, row.county)).only_copied(),
        text("code", Lang::col_county_code, |_, row| row.county.to_string()).only_copied(),
        text("east", Lang::cooperative, |reading, row| i18n::division(reading.lang, reading.scenario, row.east)).only_copied(),
    ]
}

fn month(cells: Cells) -> Column<Row> {
    let read = |reading: Reading<'_>, row: &Row| {
        let months: Vec<_> = row.parts().iter().filter_map(|part| part.month).collect();
        if row.months.is_empty() {
            months.first().map(|month| i18n::month(reading.lang, *month)).unwrap_or_default()
        } else {
            i18n::months(reading.lang, &months)
        }
    };
    let key = |_: Reading<'_>, row: &Row| {
        let first = row.parts().first().and_then(|part| part.month);
        first.map_or(Key::Nothing, |month| Key::Number(rows::place(month) as i64))
    };
    let draw = move |row: &Row| {
        if row.months.is_empty() {
            let (desk, month) = (cells.desk, row.month);
            return (move || month.map(|month| i18n::month(desk.lang.get(), month))).into_any();
        }
        view! { <Unfold cells row=row.clone() by=UnfoldBy::Months /> }.into_any()
    };
    Column::text("month", Lang::col_month, read).sorted_by(key).drawn(draw)
}

fn amount(cells: Cells, unit: Unit) -> Column<Row> {
    let draw = move |row: &Row| {
        if row.months.is_empty() {
            view! { <Amount cells row=row.clone() /> }.into_any()
        } else {
            view! { <Unfold cells row=row.clone() by=UnfoldBy::Amount /> }.into_any()
        }
    };
    Column::number("amount", Lang::col_arranged, move |reading, row: &Row| Plain::amount(reading.lang, row.amount, unit))
        .in_unit(move |lang| i18n::column_unit(lang, unit))
        .drawn(draw)
        .summed()
        .with_key()
}

fn asked(unit: Unit) -> Column<Row> {
    let read = move |reading: Reading<'_>, row: &Row| {
        need(reading.scenario, row).map_or(Plain::Empty, |need| Plain::amount(reading.lang, need.quantity, unit))
    };
    Column::number("asked", Lang::col_asked, read).in_unit(move |lang| i18n::column_unit(lang, unit))
}

/// Truck-loads of each month by itself: a truck that is half full in June takes nothing in July.
fn trucks() -> Column<Row> {
    let loads = |reading: Reading<'_>, row: &Row| {
        let of = |part: &Row| shipping::truck_loads(&reading.scenario.rules, part.amount);
        Plain::whole(row.parts().iter().map(of).sum())
    };
    Column::number("trucks", Lang::col_trucks, loads).summed()
}

fn freight() -> Column<Row> {
    shipped("freight", Lang::col_freight, 2, |facts| facts.freight_fen).in_unit(Lang::yuan_a_kilogram)
}

fn truck_days() -> Column<Row> {
    shipped("days", Lang::col_truck_days, 1, |facts| facts.truck_tenths).in_unit(Lang::days_unit)
}

fn shelf_days() -> Column<Row> {
    shipped("shelf", Lang::col_shelf_days, 0, |facts| facts.shelf_tenths / 10).in_unit(Lang::days_unit)
}

/// Days at which the bar of a shelf life is cut off, in tenths.
const BAR_TENTHS: i64 = 250;

fn margin(cells: Cells) -> Column<Row> {
    let desk = cells.desk;
    let draw = move |row: &Row| {
        let Some(facts) = row.shipping else { return ().into_any() };
        let caution = desk.scenario.with_untracked(|scenario| row.is_caution(scenario));
        let margin = facts.margin_tenths();
        let parts = [
            ("life life-packing", facts.packing_tenths),
            ("life life-road", facts.truck_tenths),
            ("life life-selling", facts.selling_tenths),
            ("life life-left", margin.max(0)),
        ];
        let mut left = BAR_TENTHS;
        let bars = parts.map(|(class, tenths)| {
            let width = tenths.min(left).max(0);
            left -= width;
            view! { <i class=class style:width=format!("{}%", width * 100 / BAR_TENTHS)></i> }
        });
        view! {
            <span class="life-bar" class:is-cut=left == 0 aria-hidden="true">{bars.into_iter().collect_view()}</span>
            <b class:warn-text=caution>{move || i18n::days(desk.lang.get(), margin)}</b>
            {caution.then(|| view! { " " <span class="badge badge-warn">{move || desk.lang.get().caution()}</span> })}
        }
        .into_any()
    };
    let column = shipped("margin", Lang::col_margin, 1, domain::ShippingFacts::margin_tenths);
    Column { is_number: false, ..column.in_unit(Lang::days_unit).drawn(draw).with_class("margin") }
}

fn sector() -> Column<Row> {
    text("sector", Lang::col_sector, |Reading { lang, scenario }, row| {
        need(scenario, row).map_or_else(String::new, |need| i18n::need_name(lang, scenario, need))
    })
}

/// Amount of a whole, in per cent, floored.
fn part_of(amount: i64, whole: i64) -> i64 {
    if whole > 0 { (i128::from(amount) * 100 / i128::from(whole)) as i64 } else { 0 }
}

fn share(cells: Cells) -> Column<Row> {
    let part = |scenario: &Scenario, row: &Row| need(scenario, row).map_or(0, |need| part_of(row.amount, need.quantity));
    let desk = cells.desk;
    let draw = move |row: &Row| {
        let row = row.clone();
        (move || {
            let part = desk.scenario.with(|scenario| part(scenario, &row));
            if part == 100 { desk.lang.get().alone_funded().to_owned() } else { format!("{part}%") }
        })
        .into_any()
    };
    Column::number("share", Lang::col_share, move |reading, row: &Row| Plain::whole(part(reading.scenario, row)))
        .in_unit(|_| "%")
        .drawn(draw)
}

fn filled(cells: Cells) -> Column<Row> {
    let part = |scenario: &Scenario, row: &Row| offer(scenario, row).map_or(0, |offer| part_of(row.amount, offer.quantity));
    let desk = cells.desk;
    let draw = move |row: &Row| {
        let row = row.clone();
        (move || {
            desk.scenario.with(|scenario| {
                let whole = offer(scenario, &row).map_or(0, |offer| offer.quantity);
                format!("{}% / {}", part(scenario, &row), i18n::grouped(whole))
            })
        })
        .into_any()
    };
    Column::number("filled", Lang::col_filled, move |reading, row: &Row| Plain::whole(part(reading.scenario, row)))
        .in_unit(|_| "%")
        .drawn(draw)
}

/// What the offer has, for what is copied.
fn capacity(unit: Unit) -> Column<Row> {
    let read = move |reading: Reading<'_>, row: &Row| {
        offer(reading.scenario, row).map_or(Plain::Empty, |offer| Plain::amount(reading.lang, offer.quantity, unit))
    };
    Column::number("capacity", Lang::offered, read).in_unit(move |lang| i18n::column_unit(lang, unit)).only_copied()
}

fn place(Reading { lang, scenario }: Reading<'_>, row: &Row) -> String {
    match offer(scenario, row).and_then(|offer| offer.terms.workplace) {
        Some(domain::Workplace::NearHome) => lang.near_home().to_owned(),
        Some(domain::Workplace::At(code)) => i18n::division(lang, scenario, code),
        None => String::new(),
    }
}

fn destinations(Reading { lang, scenario }: Reading<'_>, row: &Row) -> String {
    need(scenario, row).map_or_else(String::new, |need| i18n::destinations(lang, scenario, need))
}

fn mode(Reading { lang, scenario }: Reading<'_>, row: &Row) -> String {
    let Some(terms) = offer(scenario, row).map(|offer| &offer.terms) else { return String::new() };
    let modes = [(terms.on_site, lang.on_site()), (terms.online, lang.online())];
    modes.into_iter().filter(|(held, _)| *held).map(|(_, name)| name).collect::<Vec<_>>().join(" · ")
}

/// Months that suit both ends.
fn months(Reading { lang, scenario }: Reading<'_>, row: &Row) -> String {
    let (Some(offer), Some(need)) = (offer(scenario, row), need(scenario, row)) else { return String::new() };
    let (held, wanted) = (&offer.terms.months, &need.terms.months);
    let both: Vec<_> = match (held.is_empty(), wanted.is_empty()) {
        (true, true) => return lang.month_any().to_owned(),
        (true, false) => wanted.clone(),
        (false, true) => held.clone(),
        (false, false) => held.iter().copied().filter(|month| wanted.contains(month)).collect(),
    };
    i18n::months(lang, &both)
}

fn fit() -> Column<Row> {
    Column::number("fit", Lang::fit, |_, row: &Row| Plain::Number { units: row.fit / 100, decimals: 2 })
}

fn source(cells: Cells) -> Column<Row> {
    let desk = cells.desk;
    let read = |reading: Reading<'_>, row: &Row| {
        row.provenance.as_ref().map_or(reading.lang.mixed(), |found| i18n::provenance(reading.lang, found).0).to_owned()
    };
    let draw = move |row: &Row| {
        let found = row.provenance.clone();
        (move || {
            let lang = desk.lang.get();
            let (tag, class) = found.as_ref().map_or((lang.mixed(), "tag tag-mixed"), |found| i18n::provenance(lang, found));
            view! { <span class=class>{tag}</span> }
        })
        .into_any()
    };
    Column::text("source", Lang::col_source, read).drawn(draw)
}
