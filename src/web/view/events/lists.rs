//! The timetable as lists: what each party does, with the rounds in which it is absent; what each table sees; what has no place.

use domain::{Adcode, event::Absence, explanation::Seated};
use leptos::prelude::*;

use super::{grid::MeetingCell, held::Held};
use crate::{i18n, state::Desk};

/// A party a row.
#[component]
pub fn ByParties() -> impl IntoView {
    let desk = Desk::get();
    let held = Held::get();
    let lang = desk.lang;
    let parties = Memo::new(move |_| {
        held.event.with(|event| {
            event.as_ref().map(|event| desk.scenario.with(|scenario| event.parties_of(scenario))).unwrap_or_default()
        })
    });
    view! {
        <div class="table-scroll">
            <table class="event-lists" id="event-parties">
                <thead><tr>
                    <th scope="col">{move || lang.get().event_party()}</th>
                    <th scope="col">{move || lang.get().event_meetings()}</th>
                    <th scope="col" class="print-none">{move || lang.get().event_absent()}</th>
                </tr></thead>
                <tbody>{move || parties.get().into_iter().map(|party| view! { <PartyRow party /> }).collect_view()}</tbody>
            </table>
        </div>
    }
}

#[component]
fn PartyRow(party: Adcode) -> impl IntoView {
    let desk = Desk::get();
    let held = Held::get();
    let lang = desk.lang;
    let name = move || desk.scenario.with(|scenario| i18n::division(lang.get(), scenario, party));
    let of = move |seated: &Seated| seated.meeting.pair.east == party || seated.meeting.pair.west == party;
    let rounds = Memo::new(move |_| held.event.with(|event| event.as_ref().map_or(0, |event| event.rounds)));
    let is_absent = move |round: u32| {
        held.event
            .with(|event| event.as_ref().is_some_and(|event| event.absences.binary_search(&Absence { party, round }).is_ok()))
    };
    let turn = move |round: u32| {
        held.change(|event| {
            let absence = Absence { party, round };
            match event.absences.binary_search(&absence) {
                Ok(place) => drop(event.absences.remove(place)),
                Err(place) => event.absences.insert(place, absence),
            }
        });
    };
    view! {
        <tr data-party=party.to_string()>
            <th scope="row">{name}</th>
            <td><ul class="event-row">{move || held.seated().into_iter().filter(of).map(|seated| view! { <Entry seated of=Some(party) /> }).collect_view()}</ul></td>
            <td class="print-none"><div class="event-absent" role="group" aria-label=move || format!("{} {}", name(), lang.get().event_absent())>
                {move || (0..rounds.get()).map(|round| view! {
                    <button class="button button-dense" type="button" data-absent=round.to_string() aria-pressed=move || is_absent(round).to_string()
                        aria-label=move || i18n::absent_in(lang.get(), &name(), round) on:click=move |_| turn(round)>{(round + 1).to_string()}</button>
                }).collect_view()}
            </div></td>
        </tr>
    }
}

/// A table a row.
#[component]
pub fn ByTables() -> impl IntoView {
    let desk = Desk::get();
    let held = Held::get();
    let lang = desk.lang;
    let tables = move || held.seated().into_iter().map(|seated| seated.slot.table + 1).max().unwrap_or(0);
    let row = move |table: u32| {
        let of = move |seated: &Seated| seated.slot.table == table;
        view! {
            <tr data-table=table.to_string()>
                <th scope="row">{i18n::table_name(lang.get(), table)}</th>
                <td><ul class="event-row">{move || held.seated().into_iter().filter(of).map(|seated| view! { <Entry seated of=None /> }).collect_view()}</ul></td>
            </tr>
        }
    };
    view! {
        <div class="table-scroll">
            <table class="event-lists" id="event-tables-list">
                <thead><tr>
                    <th scope="col">{move || lang.get().event_table_col()}</th>
                    <th scope="col">{move || lang.get().event_meetings()}</th>
                </tr></thead>
                <tbody>{move || (0..tables()).map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}

/// A meeting in a list, with its time and its table.
#[component]
fn Entry(seated: Seated, of: Option<Adcode>) -> impl IntoView {
    let desk = Desk::get();
    let held = Held::get();
    let lang = desk.lang;
    let when = move || {
        let slot = seated.slot;
        let hours = held.event.with(|event| event.as_ref().map(|event| i18n::hours(seated.hours(event))));
        format!("{} · {}", hours.unwrap_or_default(), i18n::table_name(lang.get(), slot.table))
    };
    view! { <li><small>{when}</small><MeetingCell seated of /></li> }
}

/// The meetings without a place, each with its reason.
#[component]
pub fn Unplaced() -> impl IntoView {
    let desk = Desk::get();
    let held = Held::get();
    let lang = desk.lang;
    let list = move || {
        let lang = lang.get();
        held.with(|event, timetable| {
            desk.scenario.with(|scenario| {
                let of = |unplaced: &domain::explanation::Unplaced| {
                    let meeting = event.meeting(unplaced.meeting)?;
                    Some((
                        meeting.id,
                        i18n::pair(lang, scenario, meeting.pair),
                        i18n::no_place(lang, scenario, event, unplaced.why),
                    ))
                };
                timetable.unplaced.iter().filter_map(of).collect::<Vec<_>>()
            })
        })
        .unwrap_or_default()
    };
    move || {
        let rows = list();
        (!rows.is_empty()).then(|| {
            let rows = rows.into_iter().map(|(id, pair, why)| {
                view! {
                    <li data-unplaced=id.to_string()>
                        <button class="plain-button" type="button" on:click=move |_| held.meeting.set(Some(id))>{pair}</button>
                        <span>{why}</span>
                    </li>
                }
            });
            view! {
                <div class="event-unplaced" id="event-unplaced"><h4>{lang.get().event_unplaced()}</h4><ul>{rows.collect_view()}</ul></div>
            }
        })
    }
}
