//! The timetable by rounds and tables. A meeting is a button; arrow keys move among the cells.

use std::collections::BTreeMap;

use domain::{Adcode, explanation::Seated};
use leptos::{html, prelude::*};

use super::held::Held;
use crate::{i18n, runtime::page, state::Desk};

/// The table.
#[component]
pub fn Grid() -> impl IntoView {
    let desk = Desk::get();
    let held = Held::get();
    let lang = desk.lang;
    let seated = Memo::new(move |_| held.seated());
    let tables = move || seated.with(|seated| seated.iter().map(|seated| seated.slot.table + 1).max().unwrap_or(0));
    let body = NodeRef::<html::Tbody>::new();
    // Among the meetings as they stand in the table.
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => 1,
            "ArrowLeft" | "ArrowUp" => -1,
            _ => return,
        };
        if let Some(body) = body.get_untracked() {
            event.prevent_default();
            page::step_focus(&body, ".event-meeting", by);
        }
    };
    let heads = move || {
        let lang = lang.get();
        (0..tables()).map(|table| view! { <th scope="col">{i18n::table_name(lang, table)}</th> }).collect_view()
    };
    let rows = move || {
        let lang = lang.get();
        let (tables, seated) = (tables(), seated.get());
        let mut at: BTreeMap<(u32, u32), Seated> = BTreeMap::new();
        for one in &seated {
            for round in one.slot.round..one.slot.round + one.meeting.rounds {
                at.insert((round, one.slot.table), *one);
            }
        }
        held.with(|event, timetable| {
            let rows = (0..timetable.used).map(|round| {
                let pauses = event.breaks.iter().filter(|pause| pause.after == round).map(|pause| {
                    let until = event.starts(round);
                    let hours = i18n::hours((until - pause.minutes, until));
                    view! {
                        <tr class="event-break"><th scope="row">{lang.event_break()}<small>{hours}</small></th><td colspan=tables.to_string()></td></tr>
                    }
                });
                let hours = i18n::hours((event.starts(round), event.ends(round)));
                let cells = (0..tables).map(|table| {
                    let found = at.get(&(round, table)).copied();
                    // A meeting of several rounds is one cell down them.
                    match found {
                        Some(seated) if seated.slot.round < round => ().into_any(),
                        Some(seated) => {
                            let rounds = seated.meeting.rounds.to_string();
                            view! { <td rowspan=rounds><MeetingCell seated of=None /></td> }.into_any()
                        }
                        None => view! { <td class="event-free"><span class="unseen">{lang.event_free()}</span></td> }.into_any(),
                    }
                });
                view! {
                    {pauses.collect_view()}
                    <tr><th scope="row">{i18n::round_name(lang, round)}<small>{hours}</small></th>{cells.collect_view()}</tr>
                }
            });
            rows.collect_view()
        })
    };
    view! {
        <div class="table-scroll">
            <table class="event-grid" id="event-grid" on:keydown=on_key>
                <thead><tr><th scope="col">{move || lang.get().event_round_col()}</th>{heads}</tr></thead>
                <tbody node_ref=body>{rows}</tbody>
            </table>
        </div>
    }
}

/// A meeting that can be looked at: its pair, whether it is fixed, where it was announced.
#[component]
pub fn MeetingCell(
    /// The meeting.
    seated: Seated,
    /// In whose list it stands: who else takes part is named.
    of: Option<Adcode>,
) -> impl IntoView {
    let desk = Desk::get();
    let held = Held::get();
    let lang = desk.lang;
    let Seated { meeting, .. } = seated;
    let name = move |party: Adcode, class: &'static str| {
        (of != Some(party)).then(|| {
            view! { <span class=class>{move || desk.scenario.with(|scenario| i18n::division(lang.get(), scenario, party))}</span> }
        })
    };
    let look = move |_| {
        let is_open = held.meeting.get_untracked() == Some(meeting.id);
        held.meeting.set((!is_open).then_some(meeting.id));
    };
    view! {
        <button class="event-meeting" type="button" data-meeting=meeting.id.to_string()
            aria-pressed=move || (held.meeting.get() == Some(meeting.id)).to_string() on:click=look>
            {name(meeting.pair.east, "east-text")}
            {name(meeting.pair.west, "west-text")}
            {move || meeting.fixed.is_some().then(|| view! { <span class="tag">{lang.get().event_fixed()}</span> })}
            {move || held.moved_from(seated).map(|before| view! {
                <span class="tag event-moved">{lang.get().event_moved()}" "{i18n::slot_words(lang.get(), before)}</span>
            })}
        </button>
    }
}
