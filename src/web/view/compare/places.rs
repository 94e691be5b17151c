//! Who gains and who loses: every province with its coverage in both plans, and, opened, its counties. In natural units; in value
//! where values compare.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use domain::{Adcode, Kind, KindId, Plan, Scenario, Side, explanation::PlaceChange};
use leptos::prelude::*;

use super::Both;
use crate::{
    i18n::{self, Lang},
    shown,
    state::Desk,
    view::why::sign_class,
};

/// What a place gains.
#[derive(Clone, Debug, Default)]
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
    list.sort_by_key(|gain| Reverse(if is_comparable { gain.value } else { gain.shares }));
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
    list.sort_by_key(|gain| Reverse(if difference.is_comparable { gain.value } else { gain.shares }));
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

/// The table.
#[component]
pub fn Places(both: Both) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let opened = RwSignal::new(BTreeSet::<Adcode>::new());
    let is_comparable = both.difference.is_comparable;
    let kinds = both.theirs.kinds.clone();
    let head = kinds.iter().cloned().map(|kind| {
        let unit = kind.unit;
        view! {
            <th scope="col" class="number">
                {move || lang.get().pick(&kind.short).to_owned()} <small class="quiet">" " {move || i18n::unit_parts(lang.get(), 0, unit).1}</small>
            </th>
        }
    });
    let head = head.collect_view();
    let counties = gains(&kinds, &both.difference.counties, is_comparable);
    let rows = with_points(&both, provinces(&both.theirs, &both), &counties).into_iter().map(|(gain, theirs)| {
        let province = gain.place;
        let (before, after) = (coverage(&both.before, province), coverage(&both.after, province));
        let kinds = kinds.clone();
        let columns = kinds.len() + 2 + usize::from(is_comparable);
        let numbers = move |gain: &Gain| {
            let amounts = kinds.iter().zip(&gain.units).map(|(kind, units)| {
                let (unit, units) = (kind.unit, *units);
                view! { <td class=format!("number {}", sign_class(units))>{move || amount(lang.get(), units, unit)}</td> }
            });
            let value = is_comparable
                .then(|| view! { <td class=format!("number {}", sign_class(gain.points))>{i18n::change_points(gain.points)}</td> });
            view! { {amounts.collect_view()} {value} }
        };
        let is_open = move || opened.with(|opened| opened.contains(&province));
        let turn = move |_| opened.update(|opened| {
            if !opened.remove(&province) {
                opened.insert(province);
            }
        });
        let name = move || desk.scenario.with(|scenario| i18n::division(lang.get(), scenario, province));
        let own = numbers(&gain);
        view! {
            <tr class="place-row">
                <th scope="row">
                    <button class="plain-button place-button west-text" aria-expanded=move || is_open().to_string() data-place=province.to_string() on:click=turn>{name}</button>
                </th>
                <td class="coverage-cell">
                    <Dumbbell before after />
                    <span class="coverage-text">{i18n::coverage_from_to(before, after)}</span>
                </td>
                {own}
            </tr>
            {move || is_open().then(|| {
                if theirs.is_empty() {
                    return view! { <tr class="county-row"><td colspan=columns class="quiet">{lang.get().compare_counties_none()}</td></tr> }.into_any();
                }
                theirs.iter().map(|gain| {
                    let county = gain.place;
                    let name = move || desk.scenario.with(|scenario| i18n::county(lang.get(), scenario, county));
                    view! { <tr class="county-row"><th scope="row">{name}</th><td></td>{numbers(gain)}</tr> }
                }).collect_view().into_any()
            })}
        }
    });
    let rows = rows.collect_view();
    view! {
        <div class="pane-head">
            <h2>{move || lang.get().compare_places()}</h2>
            <span class="quiet">{move || lang.get().compare_places_note()}</span>
        </div>
        {(!is_comparable).then(|| view! { <p class="quiet">{move || lang.get().compare_values_apart()}</p> })}
        <div class="table-scroll" tabindex="0" role="region" aria-label=move || lang.get().compare_places()>
            <table class="lines compare-table" id="compare-places">
                <thead><tr>
                    <th scope="col">{move || lang.get().compare_province()}</th>
                    <th scope="col" class="coverage-cell">{move || lang.get().coverage()} " " <small class="quiet">"A ○ → B ●"</small></th>
                    {head}
                    {is_comparable.then(|| view! { <th scope="col" class="number">{move || lang.get().points()}</th> })}
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn amount(lang: Lang, units: i64, unit: domain::Unit) -> String {
    let text = i18n::unit_parts(lang, units, unit).0;
    if units > 0 { format!("+{text}") } else { text }
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
