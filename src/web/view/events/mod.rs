//! 对接会: the events of a scenario, what is set of the one in view, and its timetable.

mod calendar;
mod grid;
mod handbook;
mod held;
mod lists;
mod meeting;
mod meetings;
mod settings;

use domain::{Event, EventId};
use leptos::prelude::*;
use session::Edit;

use super::mechanisms::Mechanisms;
use crate::{i18n, runtime::page, state::Desk};
use grid::Grid;
use handbook::Handbook;
use held::Held;
use lists::{ByParties, ByTables};
use meeting::MeetingPanel;
use meetings::Meetings;
use settings::Settings;

/// What of a timetable is in view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Rounds,
    Parties,
    Tables,
}

/// The view.
#[component]
pub fn EventsView() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let held = Held::new(desk);
    provide_context(held);
    let names = Memo::new(move |_| {
        desk.scenario.with(|scenario| {
            let of = |event: &Event| (event.id.clone(), event.name.clone(), event.meetings.len());
            scenario.events.iter().map(of).collect::<Vec<_>>()
        })
    });
    let begin = move |_| {
        let id = desk.scenario.with_untracked(|scenario| free_id(&scenario.events));
        desk.edit(Edit::event(Event::new(id.clone())));
        held.choose(id);
    };
    let none = move || names.with(Vec::is_empty);
    // The sheets of a handbook are printed without what stands around them.
    Effect::new(move |_| page::tell_view(if held.is_paper.get() { "report" } else { "" }));
    view! {
        <div class="sheet events" id="events" data-placed=move || held.is_answered().to_string()>
            <Mechanisms />
            <div class="pane-head">
                <h2>{move || lang.get().view_events()}</h2>
                <span class="quiet">{move || lang.get().events_sub()}</span>
            </div>
            <div class="event-list print-none" role="group" aria-label=move || lang.get().view_events()>
                {move || names.get().into_iter().map(|(id, name, meetings)| {
                    let is_here = { let id = id.clone(); move || held.id.get().as_ref() == Some(&id) };
                    let mark = id.0.clone();
                    let (shown, size) = (i18n::event_name(lang.get(), &name), i18n::event_size(lang.get(), meetings));
                    view! {
                        <button class="button event-name" type="button" data-event=mark aria-pressed=move || is_here().to_string()
                            on:click=move |_| held.choose(id.clone())>{shown}<small>{size}</small></button>
                    }
                }).collect_view()}
                <button class="button" class:button-primary=none id="event-new" type="button" on:click=begin>{move || lang.get().event_new()}</button>
            </div>
            <Show when=none>
                <div class="event-none"><p>{move || lang.get().events_none()}</p><p class="quiet">{move || lang.get().events_none_note()}</p></div>
            </Show>
            {move || held.id.get().map(|_| view! {
                <Show when=move || held.is_paper.get() fallback=|| view! { <Working /> }><Handbook /></Show>
            })}
        </div>
    }
}

/// An id that no event has.
fn free_id(events: &[Event]) -> EventId {
    let most = events.len() + 1;
    let id = |number: usize| EventId(format!("event-{number:02}"));
    (1..=most).map(id).find(|id| events.iter().all(|event| event.id != *id)).unwrap_or_default()
}

/// What is set, and what comes of it.
#[component]
fn Working() -> impl IntoView {
    let desk = Desk::get();
    let held = Held::get();
    let lang = desk.lang;
    let shape = held.shape;
    let choice = move |of: Shape, id: &'static str, name: fn(i18n::Lang) -> &'static str| {
        view! {
            <button class="segment" id=id type="button" aria-pressed=move || (shape.get() == of).to_string() on:click=move |_| shape.set(of)>
                {move || name(lang.get())}
            </button>
        }
    };
    let has_meetings = move || held.event.with(|event| event.as_ref().is_some_and(|event| !event.meetings.is_empty()));
    view! {
        <Settings />
        <Meetings />
        <Show when=has_meetings>
            <section class="event-part" aria-label=move || lang.get().event_timetable()>
                <div class="event-head">
                    <h3>{move || lang.get().event_timetable()}</h3>
                    <div class="segmented" role="group" aria-label=move || lang.get().event_timetable()>
                        {choice(Shape::Rounds, "event-by-rounds", i18n::Lang::event_by_rounds)}
                        {choice(Shape::Parties, "event-by-parties", i18n::Lang::event_by_parties)}
                        {choice(Shape::Tables, "event-by-tables", i18n::Lang::event_by_tables)}
                    </div>
                </div>
                <calendar::Says />
                <MeetingPanel />
                <div class:is-old=move || !held.is_answered()>
                    {move || match shape.get() {
                        Shape::Rounds => view! { <Grid /> }.into_any(),
                        Shape::Parties => view! { <ByParties /> }.into_any(),
                        Shape::Tables => view! { <ByTables /> }.into_any(),
                    }}
                    <lists::Unplaced />
                </div>
                <calendar::Acts />
            </section>
        </Show>
    }
}
