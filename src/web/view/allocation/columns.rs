//! What the table of each kind shows: columns as data.

use domain::{Scenario, Unit, shipping};
use leptos::prelude::*;

use super::{
    Desktop,
    amount::Amount,
    rows::Row,
    unfold::{Unfold, UnfoldBy},
};
use crate::i18n::{self, Lang};

/// What a row is sorted by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// A number.
    Number(i64),
    /// A text, by its characters.
    Text(String),
}

/// A column of the table; it is the same as another when their ids are.
#[derive(Clone, Copy)]
pub struct Column {
    /// Tells it from others.
    id: &'static str,
    /// Its heading.
    pub name: fn(Lang) -> &'static str,
    /// Whether it stands to the right.
    pub is_number: bool,
    /// What it sorts by.
    pub key: fn(Lang, &Scenario, &Row) -> Key,
    /// What it shows.
    pub cell: fn(Desktop, &Row) -> AnyView,
}

impl PartialEq for Column {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

/// The columns of a kind and the one that it is sorted by at first.
#[derive(Clone, PartialEq)]
pub struct Columns {
    /// The columns, from the left.
    pub list: Vec<Column>,
    /// Index of the column that sorts at first.
    pub first_sort: usize,
}

/// The columns that fit the unit of a kind.
pub fn columns(scenario: &Scenario, kind: usize) -> Columns {
    let list = match i18n::kind_unit(scenario, kind) {
        Unit::Tonnes => vec![THING, ROUTE, MONTH, AMOUNT, TRUCKS, FREIGHT, DAYS, SHELF, MARGIN, SOURCE],
        Unit::WanYuan => vec![THING, GIVING, SECTOR, ASKED, AMOUNT, SHARE, FIT, SOURCE],
        Unit::Persons => vec![THING, LEAVING, PLACE, DESTINATIONS, ASKED, AMOUNT, FILLED, FIT, SOURCE],
        Unit::Seats => vec![THING, GIVING, MODE, MONTHS, ASKED, AMOUNT, FILLED, FIT, SOURCE],
    };
    let first_sort = list.iter().position(|column| column.id == MARGIN.id).unwrap_or(0);
    Columns { list, first_sort }
}

fn text(cell: fn(Lang, &Scenario, &Row) -> String) -> impl Fn(Desktop, &Row) -> AnyView {
    move |Desktop { desk, .. }, row| {
        let row = row.clone();
        (move || desk.scenario.with(|scenario| cell(desk.lang.get(), scenario, &row))).into_any()
    }
}

fn need<'a>(scenario: &'a Scenario, row: &Row) -> Option<&'a domain::Need> {
    scenario.needs.get(row.need as usize)
}

fn offer<'a>(scenario: &'a Scenario, row: &Row) -> Option<&'a domain::Offer> {
    scenario.offers.get(row.offer as usize)
}

fn thing(lang: Lang, scenario: &Scenario, row: &Row) -> String {
    need(scenario, row).map_or_else(String::new, |need| {
        if lang == Lang::Zh && !need.title.is_empty() { need.title.clone() } else { i18n::need_name(lang, scenario, need) }
    })
}

const THING: Column = Column {
    id: "thing",
    name: Lang::col_need,
    is_number: false,
    key: |lang, scenario, row| Key::Text(thing(lang, scenario, row)),
    cell: |desktop, row| {
        let what = text(thing)(desktop, row);
        view! { <b>{what}</b> }.into_any()
    },
};

/// Goods: from county to cooperative.
const ROUTE: Column = Column {
    id: "route",
    name: Lang::col_route,
    is_number: false,
    key: |_, _, row| Key::Number(i64::from(row.west.0) * 1_000_000 + i64::from(row.east.0)),
    cell: |desktop, row| ends(desktop, row, Heading::East),
};

/// Workers go the way that goods go.
const LEAVING: Column = Column { id: "leaving", name: Lang::col_leaving, ..ROUTE };

/// Money and teaching go from cooperative to county.
const GIVING: Column = Column {
    id: "giving",
    name: Lang::col_giving,
    is_number: false,
    key: |_, _, row| Key::Number(i64::from(row.east.0) * 1_000_000 + i64::from(row.west.0)),
    cell: |desktop, row| ends(desktop, row, Heading::West),
};

/// Which way what is arranged goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Heading {
    East,
    West,
}

/// Where what is arranged comes from and where it goes; a shipment lights its route.
fn ends(Desktop { desk, route, .. }: Desktop, row: &Row, heading: Heading) -> AnyView {
    let row = row.clone();
    let lit = row.product.clone().map(|product| (product, row.east));
    let words = move || {
        desk.scenario.with(|scenario| {
            let lang = desk.lang.get();
            let county = format!("{} {}", i18n::division(lang, scenario, row.west), i18n::county(lang, scenario, row.county));
            let west = view! { <span class="west-text">{county}</span> }.into_any();
            let east = view! { <span class="east-text">{i18n::division(lang, scenario, row.east)}</span> }.into_any();
            let (from, to) = if heading == Heading::East { (west, east) } else { (east, west) };
            view! { {from} " → " {to} }
        })
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
}

const MONTH: Column = Column {
    id: "month",
    name: Lang::col_month,
    is_number: false,
    key: |_, _, row| {
        Key::Number(row.parts().first().and_then(|part| part.month).map_or(0, |month| i64::from((month.0 + 6) % 12)))
    },
    cell: |desktop, row| {
        if row.months.is_empty() {
            return text(|lang, _, row| row.month.map(|month| i18n::month(lang, month)).unwrap_or_default())(desktop, row);
        }
        view! { <Unfold desktop row=row.clone() by=UnfoldBy::Months /> }.into_any()
    },
};

const AMOUNT: Column = Column {
    id: "amount",
    name: Lang::col_arranged,
    is_number: true,
    key: |_, _, row| Key::Number(row.amount),
    cell: |desktop, row| {
        if row.months.is_empty() {
            view! { <Amount desktop row=row.clone() /> }.into_any()
        } else {
            view! { <Unfold desktop row=row.clone() by=UnfoldBy::Amount /> }.into_any()
        }
    },
};

const TRUCKS: Column = Column {
    id: "trucks",
    name: Lang::col_trucks,
    is_number: true,
    key: |_, scenario, row| Key::Number(trucks(scenario, row)),
    cell: |desktop, row| text(|_, scenario, row| i18n::grouped(trucks(scenario, row)))(desktop, row),
};

/// Truck-loads of each month by itself: a truck that is half full in June takes nothing in July.
fn trucks(scenario: &Scenario, row: &Row) -> i64 {
    row.parts().iter().map(|part| shipping::truck_loads(&scenario.rules, part.amount)).sum()
}

const FREIGHT: Column = Column {
    id: "freight",
    name: Lang::col_freight,
    is_number: true,
    key: |_, _, row| Key::Number(row.shipping.map_or(0, |facts| facts.freight_fen)),
    cell: |desktop, row| {
        text(|_, _, row| row.shipping.map(|facts| i18n::hundredths(facts.freight_fen)).unwrap_or_default())(desktop, row)
    },
};

const DAYS: Column = Column {
    id: "days",
    name: Lang::col_truck_days,
    is_number: true,
    key: |_, _, row| Key::Number(row.shipping.map_or(0, |facts| facts.truck_tenths)),
    cell: |desktop, row| {
        text(|_, _, row| row.shipping.map(|facts| i18n::tenths(facts.truck_tenths)).unwrap_or_default())(desktop, row)
    },
};

const SHELF: Column = Column {
    id: "shelf",
    name: Lang::col_shelf_days,
    is_number: true,
    key: |_, _, row| Key::Number(row.shipping.map_or(0, |facts| facts.shelf_tenths)),
    cell: |desktop, row| {
        text(|_, _, row| row.shipping.map(|facts| i18n::grouped(facts.shelf_tenths / 10)).unwrap_or_default())(desktop, row)
    },
};

/// Days at which the bar of a shelf life is cut off, in tenths.
const BAR_TENTHS: i64 = 250;

const MARGIN: Column = Column {
    id: "margin",
    name: Lang::col_margin,
    is_number: false,
    key: |_, _, row| Key::Number(row.shipping.map_or(0, |facts| facts.margin_tenths())),
    cell: |Desktop { desk, .. }, row| {
        let Some(facts) = row.shipping else { return ().into_any() };
        let caution = desk.scenario.with(|scenario| row.is_caution(scenario));
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
    },
};

const SECTOR: Column = Column {
    id: "sector",
    name: Lang::col_sector,
    is_number: false,
    key: |lang, scenario, row| Key::Text(sector(lang, scenario, row)),
    cell: |desktop, row| text(sector)(desktop, row),
};

fn sector(lang: Lang, scenario: &Scenario, row: &Row) -> String {
    need(scenario, row).map_or_else(String::new, |need| i18n::need_name(lang, scenario, need))
}

const ASKED: Column = Column {
    id: "asked",
    name: Lang::col_asked,
    is_number: true,
    key: |_, scenario, row| Key::Number(need(scenario, row).map_or(0, |need| need.quantity)),
    cell: |desktop, row| {
        text(|lang, scenario, row| {
            let unit = |need: &domain::Need| scenario.kind(&need.kind).map_or(Unit::Tonnes, |(_, kind)| kind.unit);
            need(scenario, row).map_or_else(String::new, |need| i18n::with_unit(lang, need.quantity, unit(need)))
        })(desktop, row)
    },
};

/// Amount of a whole, in per cent, floored.
fn share(amount: i64, whole: i64) -> i64 {
    if whole > 0 { (i128::from(amount) * 100 / i128::from(whole)) as i64 } else { 0 }
}

const SHARE: Column = Column {
    id: "share",
    name: Lang::col_share,
    is_number: true,
    key: |_, scenario, row| Key::Number(need(scenario, row).map_or(0, |need| share(row.amount, need.quantity))),
    cell: |desktop, row| {
        text(|lang, scenario, row| {
            let part = need(scenario, row).map_or(0, |need| share(row.amount, need.quantity));
            if part == 100 { lang.alone_funded().to_owned() } else { format!("{part}%") }
        })(desktop, row)
    },
};

const FILLED: Column = Column {
    id: "filled",
    name: Lang::col_filled,
    is_number: true,
    key: |_, scenario, row| Key::Number(offer(scenario, row).map_or(0, |offer| share(row.amount, offer.quantity))),
    cell: |desktop, row| {
        text(|_, scenario, row| {
            offer(scenario, row).map_or_else(String::new, |offer| {
                format!("{}% / {}", share(row.amount, offer.quantity), i18n::grouped(offer.quantity))
            })
        })(desktop, row)
    },
};

const PLACE: Column = Column {
    id: "place",
    name: Lang::col_place,
    is_number: false,
    key: |lang, scenario, row| Key::Text(place(lang, scenario, row)),
    cell: |desktop, row| text(place)(desktop, row),
};

fn place(lang: Lang, scenario: &Scenario, row: &Row) -> String {
    match offer(scenario, row).and_then(|offer| offer.terms.workplace) {
        Some(domain::Workplace::NearHome) => lang.near_home().to_owned(),
        Some(domain::Workplace::At(code)) => i18n::division(lang, scenario, code),
        None => String::new(),
    }
}

const DESTINATIONS: Column = Column {
    id: "destinations",
    name: Lang::col_destinations,
    is_number: false,
    key: |lang, scenario, row| Key::Text(destinations(lang, scenario, row)),
    cell: |desktop, row| text(destinations)(desktop, row),
};

fn destinations(lang: Lang, scenario: &Scenario, row: &Row) -> String {
    need(scenario, row).map_or_else(String::new, |need| i18n::destinations(lang, scenario, need))
}

const MODE: Column = Column {
    id: "mode",
    name: Lang::col_mode,
    is_number: false,
    key: |lang, scenario, row| Key::Text(mode(lang, scenario, row)),
    cell: |desktop, row| text(mode)(desktop, row),
};

fn mode(lang: Lang, scenario: &Scenario, row: &Row) -> String {
    let Some(terms) = offer(scenario, row).map(|offer| &offer.terms) else { return String::new() };
    let modes = [(terms.on_site, lang.on_site()), (terms.online, lang.online())];
    modes.into_iter().filter(|(held, _)| *held).map(|(_, name)| name).collect::<Vec<_>>().join(" · ")
}

const MONTHS: Column = Column {
    id: "months",
    name: Lang::col_month,
    is_number: false,
    key: |lang, scenario, row| Key::Text(months(lang, scenario, row)),
    cell: |desktop, row| text(months)(desktop, row),
};

/// Months that suit both ends.
fn months(lang: Lang, scenario: &Scenario, row: &Row) -> String {
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

const FIT: Column = Column {
    id: "fit",
    name: Lang::fit,
    is_number: true,
    key: |_, _, row| Key::Number(row.fit),
    cell: |desktop, row| text(|_, _, row| i18n::hundredths(row.fit / 100))(desktop, row),
};

const SOURCE: Column = Column {
    id: "source",
    name: Lang::col_source,
    is_number: false,
    key: |lang, _, row| {
        Key::Text(row.provenance.as_ref().map_or(lang.mixed(), |found| i18n::provenance(lang, found).0).to_owned())
    },
    cell: |Desktop { desk, .. }, row| {
        let found = row.provenance.clone();
        (move || {
            let lang = desk.lang.get();
            let (tag, class) = found.as_ref().map_or((lang.mixed(), "tag tag-mixed"), |found| i18n::provenance(lang, found));
            view! { <span class=class>{tag}</span> }
        })
        .into_any()
    },
};
