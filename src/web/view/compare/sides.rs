//! What is compared with what: the two choices at the head, each with strategy, value and plan.

use domain::{Plan, PlanState, Scenario};
use leptos::prelude::*;
use session::{Document, Msg, Session, SlotId};

use super::Both;
use crate::{
    i18n,
    state::{Desk, Other},
};

/// The document of the other side; `None` where it is not there.
pub fn document_of(session: &Session, other: Other) -> Option<Document> {
    match other {
        Other::Slot(id) => session.slots.iter().find(|slot| slot.id == id).map(|slot| slot.document.clone()),
        Other::Link => session.preview.as_ref().map(|preview| preview.document.clone()),
        Other::Step(step) => {
            let mut document = session.slot().document.clone();
            document.cursor = step;
            document.edits.truncate(step);
            Some(document)
        }
    }
}

/// All that the slot in use can be compared with: what came with a link, the other slots, its own steps.
pub fn choices(session: &Session) -> Vec<Other> {
    let document = &session.slot().document;
    let shown = session.slots.iter().filter(|slot| slot.id != session.current && session.base_of(slot).is_some());
    let slots = shown.map(|slot| Other::Slot(slot.id));
    let steps = (0..=document.edits.len()).filter(|step| *step != document.cursor).map(Other::Step);
    session.preview.iter().map(|_| Other::Link).chain(slots).chain(steps).collect()
}

/// The choice in force: the planner's while it is there, else the first.
pub fn chosen(session: &Session, wanted: Option<Other>) -> Option<Other> {
    let choices = choices(session);
    wanted.filter(|wanted| choices.contains(wanted)).or_else(|| choices.first().copied())
}

fn key(other: Other) -> String {
    match other {
        Other::Slot(id) => format!("slot-{}", id.0),
        Other::Link => "link".to_owned(),
        Other::Step(step) => format!("step-{step}"),
    }
}

/// The two heads.
#[component]
pub fn Sides(other: Memo<Option<Other>>, both: Memo<Option<Both>>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let slots = Memo::new(move |_| {
        let lang = lang.get();
        desk.session.with(|session| {
            let shown = session.slots.iter().filter_map(|slot| Some((slot, session.base_of(slot)?)));
            shown.map(|(slot, base)| (slot.id, i18n::slot_name(lang, base, &slot.name))).collect::<Vec<_>>()
        })
    });
    let current = Memo::new(move |_| desk.session.with(|session| session.current));
    let choose_a = move |event| {
        let Ok(id) = event_target_value(&event).parse() else { return };
        let before = current.get_untracked();
        if other.get_untracked() == Some(Other::Slot(SlotId(id))) {
            desk.other.set(Some(Other::Slot(before)));
        }
        desk.dispatch(Msg::SlotChosen(SlotId(id)));
    };
    let choose_b = move |event| {
        let wanted = event_target_value(&event);
        let found = desk.session.with_untracked(|session| choices(session).into_iter().find(|choice| key(*choice) == wanted));
        desk.other.set(found);
    };
    // Value, once the difference is told.
    let standing = move |is_ours: bool| {
        both.get().map(|both| {
            let (scenario, plan) = if is_ours { (both.ours, both.before) } else { (both.theirs, both.after) };
            view! { <Standing scenario=(*scenario).clone() plan=(*plan).clone() /> }
        })
    };
    view! {
        <div class="sides">
            <section class="side" aria-label=move || lang.get().compare_ours()>
                <span class="side-letter side-a" aria-hidden="true">"A"</span>
                <div class="side-text">
                    <label class="quiet" for="compare-a">{move || lang.get().compare_ours()}</label>
                    <select class="select" id="compare-a" prop:value=move || current.get().0.to_string() on:change=choose_a>
                        {move || slots.get().into_iter().map(|(id, own)| view! {
                            <option value=id.0.to_string() selected=id == current.get()>{own}</option>
                        }).collect_view()}
                    </select>
                    <span class="print-only side-name">{move || slots.get().into_iter().find(|(id, _)| *id == current.get()).map(|(_, own)| own)}</span>
                </div>
                {move || standing(true)}
            </section>
            <section class="side" aria-label=move || lang.get().compare_theirs()>
                <span class="side-letter side-b" aria-hidden="true">"B"</span>
                <div class="side-text">
                    <label class="quiet" for="compare-b">{move || lang.get().compare_theirs()}</label>
                    <select class="select" id="compare-b" prop:value=move || other.get().map(key) on:change=choose_b>
                        {move || options(desk, other.get())}
                    </select>
                    <span class="print-only side-name">{move || other.get().map(|other| desk.session.with(|session| label(lang.get(), session, other)))}</span>
                </div>
                {move || standing(false)}
            </section>
        </div>
    }
}

/// What the other side is called.
fn label(lang: i18n::Lang, session: &Session, other: Other) -> String {
    match other {
        Other::Slot(id) => {
            let slot = session.slots.iter().find(|slot| slot.id == id);
            let named = slot.and_then(|slot| Some(i18n::slot_name(lang, session.base_of(slot)?, &slot.name)));
            named.unwrap_or_default()
        }
        Other::Link => i18n::sent_title(lang, session.preview.as_ref().map_or("", |preview| &preview.name)),
        Other::Step(step) => {
            let edit = step.checked_sub(1).and_then(|index| session.slot().document.edits.get(index));
            let words = edit.map(|edit| i18n::edit(lang, &session.scenario, edit));
            i18n::compare_step(lang, step, &words.unwrap_or_else(|| lang.history_start().to_owned()))
        }
    }
}

/// The choices of the other side, in three groups.
fn options(desk: Desk, now: Option<Other>) -> impl IntoView {
    let lang = desk.lang.get();
    desk.session.with(|session| {
        let option = |other: Other| {
            let (value, text) = (key(other), label(lang, session, other));
            view! { <option value=value selected=now == Some(other)>{text}</option> }
        };
        let choices = choices(session);
        let group = |title: &'static str, is_in: fn(&Other) -> bool| {
            let list: Vec<_> = choices.iter().copied().filter(is_in).map(option).collect();
            (!list.is_empty()).then(|| view! { <optgroup label=title>{list}</optgroup> })
        };
        view! {
            {group(lang.compare_sent(), |other| *other == Other::Link)}
            {group(lang.compare_slots(), |other| matches!(other, Other::Slot(_)))}
            {group(lang.compare_steps(), |other| matches!(other, Other::Step(_)))}
        }
    })
}

/// Strategy, value against its bound, and the name of the plan.
#[component]
fn Standing(scenario: Scenario, plan: Plan) -> impl IntoView {
    let lang = Desk::get().lang;
    let is_proved = plan.state == PlanState::Optimal;
    let (scale, value) = (plan.scale, plan.value);
    let state = move || if is_proved { lang.get().state_optimal().to_owned() } else { i18n::gap(lang.get(), &plan) };
    view! {
        <div class="side-standing">
            <span class="chip">{move || i18n::strategy(lang.get(), scenario.strategy)}</span>
            <b class="side-value">{i18n::points_of(scale, value)} <small>" " {move || lang.get().points()}</small></b>
            <span class=if is_proved { "badge badge-good" } else { "badge badge-warn" }>{state}</span>
        </div>
    }
}
