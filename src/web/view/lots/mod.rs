//! 滞销快速响应: the unsold lots of a scenario, what is reported of the one in view, and what can be done for it.

mod agreed;
mod candidates;
mod fields;
mod form;
mod held;
mod ways;

use domain::Lot;
use leptos::prelude::*;
use session::Edit;

use super::mechanisms::Mechanisms;
use crate::{i18n, state::Desk};
use agreed::Agreed;
use candidates::Candidates;
use fields::{DayHour, Typed};
use form::Form;
use held::{Filling, Held, Known};
use ways::Ways;

/// The view.
#[component]
pub fn LotsView() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let held = Held::new(desk);
    provide_context(held);
    if desk.new_lot.with_untracked(Option::is_some) {
        held.form.set(Some(Filling::New));
    }
    let lots = Memo::new(move |_| desk.scenario.with(|scenario| scenario.lots.clone()));
    let none = move || lots.with(Vec::is_empty);
    let is_read_only = move || desk.session.with(session::Session::is_read_only);
    view! {
        <div class="sheet lots" id="lots" data-answered=move || matches!(held.known(), Known::Told { fresh: true, .. }).to_string()>
            <Mechanisms />
            <div class="pane-head">
                <h2>{move || lang.get().view_lots()}</h2>
                <span class="quiet">{move || lang.get().lots_sub()}</span>
            </div>
            <AsOf />
            <div class="lot-list" role="group" aria-label=move || lang.get().view_lots()>
                {move || lots.get().into_iter().map(|lot| view! { <LotButton lot /> }).collect_view()}
                <button class="button print-none" class:button-primary=none id="lot-new" type="button" disabled=is_read_only
                    on:click=move |_| held.form.set(Some(Filling::New))>{move || lang.get().lot_new()}</button>
            </div>
            <Show when=move || none() && held.form.with(Option::is_none)>
                <div class="event-none"><p>{move || lang.get().lots_none()}</p><p class="quiet">{move || lang.get().lots_none_note()}</p></div>
            </Show>
            {move || held.form.get().map(|of| {
                let lot = match of {
                    Filling::New => None,
                    Filling::Again(id) => desk.scenario.with_untracked(|scenario| scenario.lot(&id).cloned()),
                };
                view! { <Form lot /> }
            })}
            <Show when=move || held.lot.with(Option::is_some) && held.form.get() != Some(Filling::New)><Report /></Show>
        </div>
    }
}

/// A lot in the list: what it is, and how long it keeps.
#[component]
fn LotButton(lot: Lot) -> impl IntoView {
    let desk = Desk::get();
    let held = Held::get();
    let lang = desk.lang;
    let id = lot.id.clone();
    let is_here = {
        let id = id.clone();
        move || held.lot.with(|lot| lot.as_ref().is_some_and(|lot| lot.id == id))
    };
    let name = {
        let lot = lot.clone();
        move || desk.scenario.with(|scenario| i18n::lot_name(lang.get(), scenario, &lot))
    };
    let is_agreed = lot.accepted.is_some();
    let left = move || {
        let lang = lang.get();
        if is_agreed { lang.lot_agreed().to_owned() } else { i18n::lot_left(lang, &lot, held.as_of.get()) }
    };
    let mark = id.0.clone();
    view! {
        <button class="button event-name" type="button" data-lot=mark aria-pressed=move || is_here().to_string()
            on:click=move |_| held.choose(id.clone())>{name}<small>{left}</small></button>
    }
}

/// The moment from which time is counted, and the way to change it.
#[component]
fn AsOf() -> impl IntoView {
    let desk = Desk::get();
    let held = Held::get();
    let lang = desk.lang;
    let is_open = RwSignal::new(false);
    let is_set = move || desk.scenario.with(|scenario| scenario.as_of.is_some());
    let typed = Typed::new(None);
    let wrong = RwSignal::new(false);
    let open = move |_| {
        typed.set(Some(held.as_of.get_untracked()));
        wrong.set(false);
        is_open.update(|open| *open = !*open);
    };
    let take = move |_| match typed.moment() {
        Some(moment) => {
            desk.edit(Edit::AsOf(Some(moment)));
            is_open.set(false);
        }
        None => wrong.set(true),
    };
    let let_go = move |_| {
        desk.edit(Edit::AsOf(None));
        is_open.set(false);
    };
    view! {
        <div class="lot-as-of">
            <span>{move || lang.get().as_of()} " " <b id="as-of">{move || i18n::moment(held.as_of.get())}</b></span>
            <button class="button button-dense button-quiet print-none" id="as-of-set" type="button" aria-expanded=move || is_open.get().to_string()
                on:click=open>{move || lang.get().as_of_set()}</button>
            <span class="quiet">{move || lang.get().as_of_note()}</span>
            <Show when=move || is_open.get()>
                <div class="lot-as-of-fields">
                    <DayHour id="as-of-day" name=i18n::Lang::as_of typed wrong />
                    <button class="button" id="as-of-take" type="button" on:click=take>{move || lang.get().as_of_set()}</button>
                    <Show when=is_set><button class="button button-quiet" id="as-of-now" type="button" on:click=let_go>{move || lang.get().as_of_now()}</button></Show>
                </div>
            </Show>
        </div>
    }
}

/// The lot in view: what was reported, and what can be done.
#[component]
fn Report() -> impl IntoView {
    let desk = Desk::get();
    let held = Held::get();
    let lang = desk.lang;
    let is_read_only = move || desk.session.with(session::Session::is_read_only);
    let facts = move || held.lot.get().map(|lot| view! { <Facts lot /> });
    let warnings = move || {
        let lang = lang.get();
        let as_of = held.as_of.get();
        let found = held.lot.with(|lot| {
            lot.as_ref()
                .filter(|lot| lot.accepted.is_none())
                .map(|lot| desk.scenario.with(|scenario| lot.warnings(scenario, as_of)))
        });
        found.unwrap_or_default().iter().map(|warning| view! { <li>{i18n::lot_warning(lang, warning)}</li> }).collect_view()
    };
    let edit = move |_| held.form.set(held.lot.with_untracked(|lot| lot.as_ref().map(|lot| Filling::Again(lot.id.clone()))));
    let delete = move |_| {
        if let Some(lot) = held.lot.get_untracked() {
            desk.edit(Edit::Lot { id: lot.id, lot: None });
        }
    };
    let send = move |_| {
        if let Some(lot) = held.lot.get_untracked() {
            desk.lot.set(Some(lot.id));
            desk.sharing.opens_here.set(true);
            desk.sharing.is_open.set(true);
        }
    };
    let is_agreed = Memo::new(move |_| held.lot.with(|lot| lot.as_ref().is_some_and(|lot| lot.accepted.is_some())));
    view! {
        <section class="event-part" aria-label=move || lang.get().lot_ways()>
            {facts}
            <ul class="lot-warnings" id="lot-warnings">{warnings}</ul>
            <div class="event-acts print-none">
                <button class="button button-dense" id="lot-edit" type="button" disabled=is_read_only on:click=edit>{move || lang.get().lot_edit()}</button>
                <button class="button button-dense" id="lot-send" type="button" on:click=send>{move || lang.get().lot_link()}</button>
                <button class="button button-dense button-quiet" id="lot-delete" type="button" disabled=is_read_only on:click=delete>{move || lang.get().lot_delete()}</button>
            </div>
        </section>
        {move || if is_agreed.get() { view! { <Agreed /> }.into_any() } else { view! { <Found /> }.into_any() }}
    }
}

/// What was reported of a lot, in a line.
#[component]
fn Facts(lot: Lot) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let said = move |name: &'static str, value: String| {
        (!value.is_empty()).then(|| view! { <div><dt>{name}</dt><dd>{value}</dd></div> })
    };
    move || {
        let lang = lang.get();
        let title = desk.scenario.with(|scenario| i18n::lot_name(lang, scenario, &lot));
        let (source, class) = i18n::provenance(lang, &lot.reported);
        let reported = match &lot.reported {
            domain::Provenance::Reported { source, date } if !source.is_empty() => format!("{source} {date}").trim().to_owned(),
            _ => String::new(),
        };
        view! {
            <h3 id="lot-title">{title} " " <span class=class>{source}</span></h3>
            <dl class="lot-facts">
                {said(lang.lot_ready_at(), i18n::moment(lot.ready))}
                {said(lang.lot_spoils_at(), i18n::moment(lot.spoils()))}
                {said(lang.lot_floor_is(), i18n::floor_price(lang, lot.floor_fen))}
                {said(lang.lot_cold_is(), if lot.cold_chain { lang.lot_yes() } else { lang.lot_no() }.to_owned())}
                {said(lang.lot_source(), reported)}
                {said(lang.lot_unit(), lot.contact.unit.clone())}
                {said(lang.lot_person(), lot.contact.person.clone())}
                {said(lang.lot_contact(), lot.contact.contact.clone())}
                {said(lang.lot_note(), lot.note.clone())}
            </dl>
        }
    }
}

/// What can be done, or why it is not known.
#[component]
fn Found() -> impl IntoView {
    let desk = Desk::get();
    let held = Held::get();
    let lang = desk.lang;
    let has_plan = move || desk.shown.get().is_some_and(|shown| shown.fresh);
    move || {
        match held.known() {
        Known::Told { response, scenario, fresh, .. } => view! {
            <div class:is-old=!fresh>
                <Ways response=response.clone() scenario=scenario.clone() fresh />
                <Candidates response scenario />
            </div>
        }
        .into_any(),
        Known::Refused => view! { <p class="field-error" role="alert">{move || lang.get().lot_refused()}</p> }.into_any(),
        Known::Failed => view! { <p class="field-error" role="alert">{move || lang.get().lot_failed()}</p> }.into_any(),
        Known::Waits => view! {
            <p class="quiet" role="status">{move || if has_plan() { lang.get().lot_working() } else { lang.get().lot_waits() }}</p>
        }
        .into_any(),
    }
    }
}
