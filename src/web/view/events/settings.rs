//! What is set of an event: name, place, day, hours, tables, rounds, breaks. A field says what it takes when it is left or Enter is pressed.

use domain::{Event, Order, event::Break};
use leptos::prelude::*;

use super::held::Held;
use crate::{
    i18n::{self, Lang},
    state::Desk,
};

/// Minutes of a new break.
const BREAK: u32 = 15;

/// The fields.
#[component]
pub fn Settings() -> impl IntoView {
    let desk = Desk::get();
    let held = Held::get();
    let lang = desk.lang;
    // What is typed and no number stays in its field and is marked.
    let text = move |id: &'static str,
                     name: fn(Lang) -> &'static str,
                     read: fn(&Event) -> String,
                     write: fn(&mut Event, &str) -> bool,
                     wide: bool| {
        let wrong = RwSignal::new(false);
        let now = Memo::new(move |_| held.event.with(|event| event.as_ref().map(read).unwrap_or_default()));
        let take = move |event| {
            let typed = event_target_value(&event);
            if typed.trim() == now.get_untracked() {
                wrong.set(false);
                return;
            }
            let mut is_read = true;
            held.change(|event| is_read = write(event, typed.trim()));
            wrong.set(
                !is_read || held.event.with_untracked(|event| event.as_ref().is_some_and(|event| read(event) != typed.trim())),
            );
        };
        view! {
            <label class="event-field" class:is-whole=wide><span class="quiet">{move || name(lang.get())}</span>
                <input class="input" class:is-wide=wide id=id type="text" autocomplete="off" prop:value=move || now.get()
                    aria-invalid=move || wrong.get().to_string() on:change=take /><span class="print-only">{now}</span></label>
        }
    };
    let breaks = move || held.event.with(|event| event.as_ref().map(|event| event.breaks.clone()).unwrap_or_default());
    let add_break = move |_| {
        held.change(|event| {
            // In the middle of the day, or behind the last break.
            let last = event.breaks.last().map_or(event.rounds / 2, |pause| pause.after + 1).max(1);
            event.breaks.push(Break { after: last, minutes: BREAK });
        });
    };
    view! {
        <section class="event-part event-settings" aria-label=move || lang.get().event_settings()>
            <div class="event-fields">
                {text("event-name", Lang::event_name, |event| event.name.clone(), |event, typed| { typed.clone_into(&mut event.name); true }, true)}
                {text("event-place", Lang::event_place, |event| event.place.clone(), |event, typed| { typed.clone_into(&mut event.place); true }, true)}
                {text("event-date", Lang::event_date, |event| event.date.clone(), |event, typed| { event.date = i18n::typed_day(typed); true }, false)}
                {text("event-begins", Lang::event_begins, |event| i18n::clock(event.begins), |event, typed| set(&mut event.begins, i18n::typed_clock(typed)), false)}
                {text("event-minutes", Lang::event_minutes, |event| event.minutes.to_string(), |event, typed| set(&mut event.minutes, i18n::typed_count(typed)), false)}
                {text("event-tables", Lang::event_tables, |event| event.tables.to_string(), |event, typed| set(&mut event.tables, i18n::typed_count(typed)), false)}
                {text("event-rounds", Lang::event_rounds, |event| event.rounds.to_string(), |event, typed| set(&mut event.rounds, i18n::typed_count(typed)), false)}
            </div>
            <div class="event-breaks">
                <span class="quiet">{move || lang.get().event_breaks()}</span>
                <ul>{move || breaks().into_iter().enumerate().map(|(place, pause)| view! { <BreakFields place pause /> }).collect_view()}</ul>
                <button class="button button-dense" id="event-break-add" type="button" on:click=add_break>{move || lang.get().event_break_add()}</button>
                <button class="button button-dense button-quiet event-delete" id="event-delete" type="button" on:click=move |_| held.delete()>{move || lang.get().event_delete()}</button>
            </div>
        </section>
    }
}

/// Sets a number; whether there is one.
fn set(of: &mut u32, typed: Option<u32>) -> bool {
    if let Some(typed) = typed {
        *of = typed;
    }
    typed.is_some()
}

#[component]
fn BreakFields(place: usize, pause: Break) -> impl IntoView {
    let desk = Desk::get();
    let held = Held::get();
    let lang = desk.lang;
    let field = move |name: fn(Lang) -> &'static str, mark: &'static str, now: u32, write: fn(&mut Break, u32)| {
        let wrong = RwSignal::new(false);
        let take = move |event| {
            let Some(typed) = i18n::typed_count(event_target_value(&event).trim()) else {
                wrong.set(true);
                return;
            };
            wrong.set(false);
            held.change(|event| {
                if let Some(pause) = event.breaks.get_mut(place) {
                    write(pause, typed);
                }
                event.breaks.order();
            });
        };
        view! {
            <label class="field"><span>{move || name(lang.get())}</span>
                <input class="input input-number" data-break=mark type="text" inputmode="numeric" prop:value=now.to_string()
                    aria-invalid=move || wrong.get().to_string() on:change=take /></label>
        }
    };
    let remove = move |_| {
        held.change(|event| {
            if place < event.breaks.len() {
                event.breaks.remove(place);
            }
        });
    };
    view! {
        <li>
            {field(Lang::event_break_after, "after", pause.after, |pause, typed| pause.after = typed)}
            {field(Lang::event_break_minutes, "minutes", pause.minutes, |pause, typed| pause.minutes = typed)}
            <button class="button button-dense button-quiet" type="button" aria-label=move || lang.get().event_break_remove()
                title=move || lang.get().event_break_remove() on:click=remove>"×"</button>
        </li>
    }
}
