//! The meeting that is looked at: how many rounds it takes, where it is fixed, and the way to take it out.

use domain::event::Slot;
use leptos::prelude::*;

use super::held::Held;
use crate::{
    i18n::{self, Lang},
    runtime::page,
    state::Desk,
};

/// The panel, while a meeting is looked at.
#[component]
pub fn MeetingPanel() -> impl IntoView {
    let held = Held::get();
    // What is looked at and gone is looked at no more.
    let id = Memo::new(move |_| {
        let is_there = |id: &u32| held.event.with(|event| event.as_ref().is_some_and(|event| event.meeting(*id).is_some()));
        held.meeting.get().filter(is_there)
    });
    move || id.get().map(|id| view! { <Panel id /> })
}

#[component]
fn Panel(id: u32) -> impl IntoView {
    let desk = Desk::get();
    let held = Held::get();
    let lang = desk.lang;
    let meeting = Memo::new(move |_| held.event.with(|event| event.as_ref().and_then(|event| event.meeting(id).copied())));
    let name = move || {
        let pair = meeting.get().map(|meeting| meeting.pair);
        pair.map(|pair| desk.scenario.with(|scenario| i18n::pair(lang.get(), scenario, pair))).unwrap_or_default()
    };
    let place = move || held.place(id);
    let fixed = move || meeting.get().and_then(|meeting| meeting.fixed);
    let close = move || {
        held.meeting.set(None);
        page::focus(&format!("[data-meeting='{id}']"));
    };
    let set = move |slot: Option<Slot>| {
        held.change(|event| {
            if let Some(meeting) = event.meetings.iter_mut().find(|meeting| meeting.id == id) {
                meeting.fixed = slot;
            }
        });
    };
    let wrong = RwSignal::new(None::<&'static str>);
    let field = move |mark: &'static str, name: fn(Lang) -> &'static str, now: Signal<String>, take: Callback<u32>| {
        let read = move |event| match i18n::typed_count(event_target_value(&event).trim()) {
            Some(typed) => {
                wrong.set(None);
                take.run(typed);
            }
            None => wrong.set(Some(mark)),
        };
        view! {
            <label class="field"><span>{move || name(lang.get())}</span>
                <input class="input input-number" id=format!("meeting-{mark}") type="text" inputmode="numeric" autocomplete="off" prop:value=now
                    aria-invalid=move || (wrong.get() == Some(mark)).to_string() on:change=read /></label>
        }
    };
    let rounds = Signal::derive(move || meeting.get().map_or(1, |meeting| meeting.rounds).to_string());
    let set_rounds = Callback::new(move |rounds: u32| {
        held.change(|event| {
            if let Some(meeting) = event.meetings.iter_mut().find(|meeting| meeting.id == id) {
                meeting.rounds = rounds;
            }
        });
    });
    // Where it is fixed, else where it stands: what is typed for one of the two keeps the other.
    let slot = move || fixed().or_else(place).unwrap_or_default();
    let number = |of: u32| (of + 1).to_string();
    let round = Signal::derive(move || number(slot().round));
    let table = Signal::derive(move || number(slot().table));
    let set_round = Callback::new(move |typed: u32| match typed.checked_sub(1) {
        Some(round) => set(Some(Slot { round, ..untrack(slot) })),
        None => wrong.set(Some("round")),
    });
    let set_table = Callback::new(move |typed: u32| match typed.checked_sub(1) {
        Some(table) => set(Some(Slot { table, ..untrack(slot) })),
        None => wrong.set(Some("table")),
    });
    let remove = move |_| {
        held.meeting.set(None);
        held.change(|event| event.remove(id));
        page::focus("#event-by-rounds");
    };
    page::focus_later("#meeting-rounds");
    view! {
        <div class="event-panel print-none" id="event-panel" role="group" aria-label=move || format!("{} {}", lang.get().event_meeting(), name())
            on:keydown=move |event| if event.key() == "Escape" { close() }>
            <strong>{name}</strong>
            <span class="quiet">{move || place().map(|slot| i18n::slot_words(lang.get(), slot))}</span>
            {field("rounds", Lang::event_meeting_rounds, rounds, set_rounds)}
            <span class="event-fix">
                <span class="quiet">{move || lang.get().event_fix_elsewhere()}</span>
                {field("round", Lang::event_fix_round, round, set_round)}
                {field("table", Lang::event_fix_table, table, set_table)}
            </span>
            <Show when=move || fixed().is_none() && place().is_some()>
                <button class="button button-dense" id="meeting-fix" type="button" on:click=move |_| set(place())>{move || lang.get().event_fix()}</button>
            </Show>
            <Show when=move || fixed().is_some()>
                <button class="button button-dense" id="meeting-free" type="button" on:click=move |_| set(None)>{move || lang.get().event_free_again()}</button>
            </Show>
            <button class="button button-dense" id="meeting-remove" type="button" on:click=remove>{move || lang.get().event_remove()}</button>
            <button class="button button-dense button-quiet" type="button" on:click=move |_| close()>{move || lang.get().event_close()}</button>
        </div>
    }
}
