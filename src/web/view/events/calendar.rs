//! What the timetable comes to, how it stands to what was announced, and what can be done with it: announce it, take it along as a handbook,
//! a workbook, a calendar file.

use domain::{Adcode, Order, event::Announced};
use leptos::prelude::*;
use office::Request;
use report::Occasion;

use super::held::Held;
use crate::{
    i18n,
    runtime::{files, page},
    state::Desk,
};

/// How many meetings have a place, in how many rounds, and why it cannot be shorter.
#[component]
pub fn Says() -> impl IntoView {
    let desk = Desk::get();
    let held = Held::get();
    let lang = desk.lang;
    let says = move || held.with(|_, timetable| i18n::timetable_says(lang.get(), timetable));
    let proof =
        move || held.with(|_, timetable| desk.scenario.with(|scenario| i18n::timetable_proof(lang.get(), scenario, timetable)));
    let is_proved = move || held.with(|_, timetable| timetable.is_proved).unwrap_or(false);
    let since = move || {
        held.with(|event, timetable| {
            if event.announced.is_empty() {
                return None;
            }
            let is_new = |placed: &&domain::explanation::Placed| event.announced(placed.meeting).is_none();
            let new = timetable.placed.iter().filter(is_new).count();
            let told = i18n::since_announced(lang.get(), timetable, new);
            Some(told.unwrap_or_else(|| lang.get().event_announced_same().to_owned()))
        })
        .flatten()
    };
    view! {
        <div class="event-says" id="event-says" role="status">
            <Show when=move || held.is_answered() fallback=move || view! {
                <p class="quiet">{move || if held.has_failed.get() { lang.get().event_failed() } else { lang.get().event_working() }}</p>
            }>
                <p><b>{says}</b></p>
                <p class="event-proof" class:is-proved=is_proved>{proof}</p>
                {move || since().map(|since| view! { <p class="quiet" id="event-since">{since}</p> })}
            </Show>
        </div>
    }
}

/// An event with its timetable, for the program for office documents.
pub fn occasion(desk: Desk, held: Held) -> Option<Box<Occasion>> {
    untrack(|| {
        if !held.is_answered() {
            return None;
        }
        held.with(|event, timetable| {
            Box::new(Occasion {
                scenario: desk.scenario.with(|scenario| (**scenario).clone()),
                event: event.clone(),
                timetable: timetable.clone(),
                today: page::today(),
                language: desk.lang.get().tag().to_owned(),
            })
        })
    })
}

/// The buttons.
#[component]
pub fn Acts() -> impl IntoView {
    let desk = Desk::get();
    let held = Held::get();
    let lang = desk.lang;
    let waits = move || !held.is_answered();
    let is_announced = move || held.event.with(|event| event.as_ref().is_some_and(|event| !event.announced.is_empty()));
    let is_as_announced = move || {
        let seated = held.seated();
        held.event.with(|event| {
            event.as_ref().is_some_and(|event| {
                event.announced.len() == seated.len()
                    && seated.iter().all(|seated| event.announced(seated.meeting.id) == Some(seated.slot))
            })
        })
    };
    let announce = move |_| {
        let mut announced: Vec<Announced> = untrack(move || {
            held.seated().into_iter().map(|seated| Announced { meeting: seated.meeting.id, slot: seated.slot }).collect()
        });
        announced.order();
        held.change(|event| event.announced = announced);
    };
    let name = move || held.event.with_untracked(|event| event.as_ref().map(|event| event.name.clone()).unwrap_or_default());
    let save_workbook = move |_| {
        if let Some(of) = occasion(desk, held) {
            let file = i18n::event_file(lang.get_untracked(), &name(), &page::today(), ".xlsx");
            desk.save_made(Request::TimetableWorkbook { of }, file, files::XLSX);
        }
    };
    let parties = Memo::new(move |_| {
        held.event.with(|event| {
            event.as_ref().map(|event| desk.scenario.with(|scenario| event.parties_of(scenario))).unwrap_or_default()
        })
    });
    let chosen = RwSignal::new(None::<Adcode>);
    // One whose meetings are gone is chosen no more.
    let party = Memo::new(move |_| chosen.get().filter(|party| parties.with(|parties| parties.contains(party))));
    let has_day = move || held.event.with(|event| event.as_ref().is_some_and(|event| !event.date.is_empty()));
    let save_calendar = move |_| {
        if let Some(of) = occasion(desk, held) {
            let party = party.get_untracked();
            let whose = party
                .map(|party| desk.scenario.with_untracked(|scenario| i18n::division(lang.get_untracked(), scenario, party)));
            let file = i18n::event_file(lang.get_untracked(), &name(), &whose.unwrap_or_else(page::today), ".ics");
            desk.save_made(Request::Calendar { of, party }, file, files::CALENDAR);
        }
    };
    let options = move || {
        parties
            .get()
            .into_iter()
            .map(|of| {
                let name = desk.scenario.with(|scenario| i18n::division(lang.get(), scenario, of));
                view! { <option value=of.to_string() selected=move || party.get() == Some(of)>{name}</option> }
            })
            .collect_view()
    };
    view! {
        <div class="event-acts print-none">
            <button class="button button-primary" id="event-handbook" type="button" disabled=waits on:click=move |_| held.is_paper.set(true)>
                {move || lang.get().event_handbook()}
            </button>
            <button class="button" id="event-xlsx" type="button" disabled=waits on:click=save_workbook>{move || lang.get().event_xlsx()}</button>
            <span class="event-calendar">
                <select class="select" id="event-calendar-of" aria-label=move || lang.get().event_party() disabled=move || !has_day()
                    on:change=move |event| chosen.set(event_target_value(&event).parse().ok().map(Adcode))>
                    <option value="" selected=move || party.get().is_none()>{move || lang.get().event_of_all()}</option>{options}
                </select>
                <button class="button" id="event-ics" type="button" disabled=move || waits() || !has_day() on:click=save_calendar>{move || lang.get().event_calendar()}</button>
                <Show when=move || !has_day()><span class="quiet">{move || lang.get().event_calendar_date()}</span></Show>
            </span>
            <span class="event-announce">
                <Show when=move || !is_as_announced()>
                    <button class="button" id="event-announce" type="button" disabled=waits on:click=announce>
                        {move || if is_announced() { lang.get().event_announce_again() } else { lang.get().event_announce() }}
                    </button>
                </Show>
                <Show when=is_announced>
                    <button class="button button-quiet" id="event-unannounce" type="button" on:click=move |_| held.change(|event| event.announced.clear())>
                        {move || lang.get().event_unannounce()}
                    </button>
                </Show>
                <span class="quiet">{move || lang.get().event_announce_note()}</span>
            </span>
        </div>
    }
}
