//! Who gains and who loses: every province with its coverage in both plans, and, opened, its counties. In natural units; in value
//! where values compare.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use domain::{Adcode, Kind, KindId, Order, Plan, Scenario, Side, explanation::PlaceChange};
use leptos::prelude::*;

use super::Both;
use crate::{
    i18n::{self, Lang},
    shown,
    state::Desk,
    view::table::{Column, CopyButton, Extras, Listing, Plain, Reading, Row, Start, Table},
};

/// What a place gains.
#[derive(Clone, Debug, Default, PartialEq)]
struct Gain {
    place: Adcode,
    /// Units by kind, in the order of the kinds.
    units: Vec<i64>,
    /// Value units.
    value: i64,
    /// Hundredths of a point as shown: counties add up to their province.
    points: i64,
    /// Change of served ÷ needed, in ten-thousandths, all kinds together: what orders places where values do not compare.
    shares: i64,
}

/// The gains told for places, those that gain most first. O(changes × log).
fn gains(kinds: &[Kind], changes: &[PlaceChange], is_comparable: bool) -> Vec<Gain> {
    let index: BTreeMap<&KindId, usize> = kinds.iter().enumerate().map(|(index, kind)| (&kind.id, index)).collect();
    let mut places: BTreeMap<Adcode, Gain> = BTreeMap::new();
    for change in changes {
        let blank = || Gain { place: change.place, units: vec![0; kinds.len()], ..Gain::default() };
        let gain = places.entry(change.place).or_insert_with(blank);
        if let Some(index) = index.get(&change.kind) {
            gain.units[*index] += change.served.1 - change.served.0;
        }
        gain.value += change.value;
        let share = |served: i64, needed: i64| if needed > 0 { i128::from(served) * 10_000 / i128::from(needed) } else { 0 };
        gain.shares += (share(change.served.1, change.needed.1) - share(change.served.0, change.needed.0)) as i64;
    }
    let mut list: Vec<Gain> = places.into_values().collect();
    list.order_by_key(|gain| Reverse(if is_comparable { gain.value } else { gain.shares }));
    list
}

/// Mean over the kinds of a province's coverage, in ten-thousandths.
fn coverage(plan: &Plan, province: Adcode) -> i64 {
    let shares: Vec<i64> =
        plan.coverage.iter().filter(|row| row.province == province).filter_map(domain::Coverage::per_myriad).collect();
    shares.iter().sum::<i64>() / (shares.len().max(1) as i64)
}

/// All provinces: those that gain or lose in the order of their gain, with those that do neither where their gain of 0 belongs.
fn provinces(scenario: &Scenario, both: &Both) -> Vec<Gain> {
    let difference = &both.difference;
    let mut list = gains(&scenario.kinds, &difference.provinces, difference.is_comparable);
    let known: BTreeSet<Adcode> = list.iter().map(|gain| gain.place).collect();
    for party in scenario.parties(Side::Supported).filter(|party| !known.contains(&party.division)) {
        list.push(Gain { place: party.division, units: vec![0; scenario.kinds.len()], ..Gain::default() });
    }
    list.order_by_key(|gain| Reverse(if difference.is_comparable { gain.value } else { gain.shares }));
    list
}

/// Provinces with their counties, and with what each is shown to gain.
fn with_points(both: &Both, provinces: Vec<Gain>, counties: &[Gain]) -> Vec<(Gain, Vec<Gain>)> {
    let of_province = |province: Adcode| {
        let of = counties.iter().filter(move |county| both.theirs.province_of(county.place) == Some(province));
        of.cloned().collect::<Vec<_>>()
    };
    let mut groups: Vec<(Gain, Vec<Gain>)> =
        provinces.into_iter().map(|gain| (gain.clone(), of_province(gain.place))).collect();
    let values: Vec<(i64, Vec<i64>)> =
        groups.iter().map(|(gain, counties)| (gain.value, counties.iter().map(|county| county.value).collect())).collect();
    let shown = shown::places(&both.difference, both.change().total, &values);
    for ((gain, counties), (points, of_counties)) in groups.iter_mut().zip(shown) {
        gain.points = points;
        for (county, points) in counties.iter_mut().zip(of_counties) {
            county.points = points;
        }
    }
    groups
}

/// A province or a county with what it gains.
#[derive(Clone, Debug, PartialEq)]
struct PlaceRow {
    gain: Gain,
    /// Coverage before and after, in ten-thousandths; of a province alone.
    coverage: Option<(i64, i64)>,
    /// The counties of a province, those that gain most first.
    counties: Vec<PlaceRow>,
}

impl Row for PlaceRow {
    fn key(&self) -> String {
        self.gain.place.to_string()
    }
}

/// All provinces with their counties.
fn rows(both: &Both) -> Vec<PlaceRow> {
    let scenario = &both.theirs;
    let counties = gains(&scenario.kinds, &both.difference.counties, both.difference.is_comparable);
    let county = |gain: Gain| PlaceRow { gain, coverage: None, counties: Vec::new() };
    let row = |(gain, counties): (Gain, Vec<Gain>)| {
        let coverage = Some((coverage(&both.before, gain.place), coverage(&both.after, gain.place)));
        PlaceRow { counties: counties.into_iter().map(county).collect(), coverage, gain }
    };
    with_points(both, provinces(scenario, both), &counties).into_iter().map(row).collect()
}

/// The table.
#[component]
pub fn Places(both: Both) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let opened = RwSignal::new(BTreeSet::<Adcode>::new());
    let is_comparable = both.difference.is_comparable;
    let columns = columns(&both, opened);
    let listing = Listing::new(desk, Start::new(Signal::stored(columns), Signal::stored(rows(&both))));
    let open = move |row: &PlaceRow| {
        let place = row.gain.place;
        Signal::derive(move || opened.with(|opened| opened.contains(&place)))
    };
    let under = move |row: &PlaceRow, span: usize| {
        let none = row.counties.is_empty();
        none.then(|| view! { <tr role="row" class="is-part"><td role="cell" colspan=span.to_string() class="quiet">{move || lang.get().compare_counties_none()}</td></tr> })
            .into_any()
    };
    let extras = Extras {
        open: Some(Arc::new(open)),
        parts: Some(Arc::new(|row: &PlaceRow| row.counties.clone())),
        under: Some(Arc::new(under)),
        ..Extras::default()
    };
    // In a spreadsheet the counties stand under their provinces.
    let copied = move || listing.sheet_with(desk, |row: &PlaceRow| row.counties.clone());
    let name = Signal::derive(move || lang.get().compare_places().to_owned());
    view! {
        <div class="pane-head">
            <h2>{name}</h2>
            <span class="quiet">{move || lang.get().compare_places_note()}</span>
            <span class="grow"></span>
            <CopyButton of="compare-places" name sheet=copied />
        </div>
        {(!is_comparable).then(|| view! { <p class="quiet">{move || lang.get().compare_values_apart()}</p> })}
        <Table id="compare-places" class="compare-list" name listing extras empty=Signal::derive(move || lang.get().compare_counties_none().to_owned()) />
    }
}

fn columns(both: &Both, opened: RwSignal<BTreeSet<Adcode>>) -> Vec<Column<PlaceRow>> {
    let name = |Reading { lang, scenario }: Reading<'_>, row: &PlaceRow| {
        if row.coverage.is_some() {
            i18n::division(lang, scenario, row.gain.place)
        } else {
            i18n::county(lang, scenario, row.gain.place)
        }
    };
    let per_cent = |share: Option<i64>| share.map_or(Plain::Empty, |share| Plain::whole(share.div_euclid(100)));
    let change = |(before, after): (i64, i64)| after.div_euclid(100) - before.div_euclid(100);
    let drawn = |row: &PlaceRow| {
        let Some((before, after)) = row.coverage else { return ().into_any() };
        view! { <Dumbbell before after /><span class="coverage-text">{i18n::coverage_from_to(before, after)}</span> }.into_any()
    };
    let mut list = vec![
        Column::text("place", Lang::compare_province, name).drawn(move |row| place_name(row, opened)).naming_the_row(),
        Column::text("code", Lang::place_code, |_, row: &PlaceRow| row.gain.place.to_string()).only_copied(),
        Column::number("coverage", Lang::coverage_a_to_b, move |_, row: &PlaceRow| {
            row.coverage.map_or(Plain::Empty, |both| Plain::whole(change(both)))
        })
        .drawn(drawn)
        .only_shown()
        .with_class("coverage-cell"),
        Column::number(
            "coverage-a",
            |lang| format!("{} A", lang.coverage()),
            move |_, row: &PlaceRow| per_cent(row.coverage.map(|(before, _)| before)),
        )
        .in_unit(|_| "%")
        .only_copied(),
        Column::number(
            "coverage-b",
            |lang| format!("{} B", lang.coverage()),
            move |_, row: &PlaceRow| per_cent(row.coverage.map(|(_, after)| after)),
        )
        .in_unit(|_| "%")
        .only_copied(),
    ];
    for (index, kind) in both.theirs.kinds.iter().enumerate() {
        let (short, unit) = (kind.short.clone(), kind.unit);
        let units = move |reading: Reading<'_>, row: &PlaceRow| {
            Plain::amount(reading.lang, row.gain.units.get(index).copied().unwrap_or(0), unit)
        };
        list.push(
            Column::number(format!("kind-{index}"), move |lang| lang.pick(&short).to_owned(), units)
                .in_unit(move |lang| i18n::column_unit(lang, unit))
                .of_changes()
                .summed(),
        );
    }
    if both.difference.is_comparable {
        let points = |_: Reading<'_>, row: &PlaceRow| Plain::hundredths(row.gain.points);
        list.push(Column::number("value", Lang::points, points).of_changes());
    }
    list
}

/// A province as the button that shows its counties, or the name of a county.
fn place_name(row: &PlaceRow, opened: RwSignal<BTreeSet<Adcode>>) -> AnyView {
    let desk = Desk::get();
    let (lang, place) = (desk.lang, row.gain.place);
    if row.coverage.is_none() {
        return (move || desk.scenario.with(|scenario| i18n::county(lang.get(), scenario, place))).into_any();
    }
    let is_open = move || opened.with(|opened| opened.contains(&place));
    let turn = move |_| {
        opened.update(|opened| {
            if !opened.remove(&place) {
                opened.insert(place);
            }
        });
    };
    let name = move || desk.scenario.with(|scenario| i18n::division(lang.get(), scenario, place));
    view! {
        <button class="plain-button place-button west-text" type="button" aria-expanded=move || is_open().to_string() data-place=place.to_string()
            on:click=turn>{name}</button>
    }
    .into_any()
}

/// Coverage from 0 to 100 %: A hollow, B filled, the line between them.
#[component]
fn Dumbbell(before: i64, after: i64) -> impl IntoView {
    const WIDTH: f64 = 120.0;
    let at = |share: i64| 6.0 + (WIDTH - 12.0) * share.clamp(0, 10_000) as f64 / 10_000.0;
    let class = match after.cmp(&before) {
        std::cmp::Ordering::Greater => "dumbbell is-gain",
        std::cmp::Ordering::Less => "dumbbell is-loss",
        std::cmp::Ordering::Equal => "dumbbell",
    };
    view! {
        <svg class=class viewBox="0 0 120 16" width="120" height="16" aria-hidden="true" focusable="false">
            <line class="dumbbell-track" x1="6" x2="114" y1="8" y2="8" />
            <line class="dumbbell-line" x1=at(before) x2=at(after) y1="8" y2="8" />
            <circle class="dumbbell-a" cx=at(before) cy="8" r="4" />
            <circle class="dumbbell-b" cx=at(after) cy="8" r="4" />
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_stand_in_the_order_of_their_gain_and_their_kinds_add_up() {
        let kind = |id: &str| Kind {
            id: KindId(id.to_owned()),
            name: domain::Text::default(),
            short: domain::Text::default(),
            unit: domain::Unit::Tonnes,
            filling: domain::Filling::Divisible,
            hard_rules: Vec::new(),
            criteria: Vec::new(),
        };
        let kinds = [kind("a"), kind("b")];
        let change = |place: u32, kind: &str, served: (i64, i64), value: i64| PlaceChange {
            place: Adcode(place),
            kind: KindId(kind.to_owned()),
            served,
            needed: (100, 100),
            value,
        };
        let changes =
            [change(1, "a", (50, 40), -5), change(1, "b", (0, 30), 9), change(2, "b", (0, 10), 7), change(3, "a", (9, 0), -1)];
        let of = |is_comparable| gains(&kinds, &changes, is_comparable);
        let places = |list: &[Gain]| list.iter().map(|gain| gain.place.0).collect::<Vec<_>>();
        assert_eq!(places(&of(true)), [2, 1, 3]);
        assert_eq!(places(&of(false)), [1, 2, 3], "by shares, where values do not compare");
        assert_eq!((of(true)[1].units.clone(), of(true)[1].value), (vec![-10, 30], 4));
    }
}
