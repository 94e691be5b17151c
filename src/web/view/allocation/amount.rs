//! An amount that can be fixed, excluded or freed where it stands: its editor floats above the rows, so that the table stays.

use domain::explanation::Change;
use leptos::prelude::*;
use session::{Edit, EditError};

use super::{Cells, cost::Cost, rows::Row};
use crate::{i18n, runtime::page, view::table::Plain};

/// What is wrong with what was typed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fault {
    /// It is no whole number.
    Unreadable,
    /// It is beyond what offer and need have.
    OutOfRange(i64),
}

/// The cell of an amount: a button that opens a field. One is open at a time.
#[component]
pub fn Amount(cells: Cells, row: Row) -> impl IntoView {
    let desk = cells.desk;
    let lang = desk.lang;
    let editing = cells.editing;
    let me = (row.offer, row.need);
    let is_open = move || editing.with(|open| *open == Some(me));
    let close = move || editing.set(None);
    // Where the row goes, its editor goes too.
    on_cleanup(move || {
        if editing.try_get_untracked().flatten() == Some(me) {
            editing.try_set(None);
        }
    });
    let draft = RwSignal::new(row.amount.to_string());
    let fault = RwSignal::new(None::<Fault>);
    let (offer_at, need_at, fixed, amount) = (row.offer as usize, row.need as usize, row.fixed, row.amount);
    let ids = desk
        .scenario
        .with_untracked(|scenario| Some((scenario.offers.get(offer_at)?.clone(), scenario.needs.get(need_at)?.clone())));
    let Some((offer, need)) = ids else { return ().into_any() };
    let unit = desk.scenario.with_untracked(|scenario| i18n::kind_unit(scenario, cells.kind.get_untracked()));
    let most = offer.quantity.min(need.quantity);
    let (offer, need) = (offer.id, need.id);
    let asked_of = (offer.clone(), need.clone());
    let read_only = move || desk.session.with(session::Session::is_read_only);
    let field = format!("amount-{}-{}", row.offer, row.need);
    let error_id = format!("{field}-error");
    let set = {
        let (offer, need) = (offer.clone(), need.clone());
        move |amount: Option<i64>| {
            desk.edit(Edit::Amount { offer: offer.clone(), need: need.clone(), amount });
            if desk.refusal.with_untracked(Option::is_none) {
                close();
            }
        }
    };
    let apply = {
        let set = set.clone();
        move || match draft.get_untracked().trim().replace([',', '，'], "").parse::<i64>() {
            // Said here before it is sent: what the session refuses is also told in passing, and once is enough.
            Ok(asked) if !(0..=most).contains(&asked) => fault.set(Some(Fault::OutOfRange(asked))),
            Ok(amount) => {
                fault.set(None);
                set(Some(amount));
            }
            Err(_) => fault.set(Some(Fault::Unreadable)),
        }
    };
    let error = move || {
        fault.get().map(|fault| match fault {
            Fault::Unreadable => lang.get().bounds_whole().to_owned(),
            Fault::OutOfRange(asked) => desk
                .scenario
                .with(|scenario| i18n::refused(lang.get(), scenario, &EditError::OutOfRange { asked, least: 0, most })),
        })
    };
    let name = {
        let (county, east, month) = (row.county, row.east, row.month);
        move || {
            let lang = lang.get();
            desk.scenario.with(|scenario| {
                let (county, east) = (i18n::county(lang, scenario, county), i18n::division(lang, scenario, east));
                let month = month.map(|month| format!(" {}", i18n::month(lang, month))).unwrap_or_default();
                format!("{} {county}–{east}{month}", lang.fix_amount())
            })
        }
    };
    let typed =
        move || draft.get().trim().replace([',', '，'], "").parse::<i64>().ok().filter(|asked| (0..=most).contains(asked));
    let change = Signal::derive(move || {
        Some(Change::Amount { offer: asked_of.0.clone(), need: asked_of.1.clone(), amount: Some(typed()?) })
    });
    let focus_on = field.clone();
    let start = move |_| {
        draft.set(amount.to_string());
        fault.set(None);
        editing.set(Some(me));
        page::focus_id_later(focus_on.clone());
    };
    let form = move || {
        let (apply, set_none, set_zero) = (apply.clone(), set.clone(), set.clone());
        view! {
            <form class="amount-form" novalidate on:submit=move |event| { event.prevent_default(); apply(); }
                on:keydown=move |event| if event.key() == "Escape" { close() }>
                <input class="input input-number" id=field.clone() type="text" inputmode="numeric" aria-label=name
                    aria-invalid=move || error().is_some().to_string() aria-describedby=error_id.clone()
                    prop:value=move || draft.get() on:input=move |event| draft.set(event_target_value(&event)) />
                <span class="quiet">{move || i18n::typed_unit(lang.get(), unit)}</span>
                <button class="button button-primary button-dense" type="submit">{move || lang.get().fix()}</button>
                <button class="button button-dense" type="button" on:click=move |_| draft.set(most.to_string())>
                    {move || i18n::fill_most(lang.get(), most)}
                </button>
                <button class="button button-dense" type="button" on:click=move |_| set_zero(Some(0))>{move || lang.get().exclude()}</button>
                {fixed.is_some().then(|| view! {
                    <button class="button button-dense" type="button" on:click=move |_| set_none(None)>{move || lang.get().free()}</button>
                })}
                <button class="button button-quiet button-dense" type="button" on:click=move |_| close()>{move || lang.get().cancel()}</button>
                <Cost change />
                <span class="field-error" id=error_id.clone() role="alert">{error}</span>
            </form>
        }
    };
    view! {
        <span class="amount-cell">
            <button class="amount-button" class:is-fixed=fixed.is_some() disabled=read_only
                aria-label=move || format!("{} · {}{}", name(), i18n::with_unit(lang.get(), amount, unit), fixed.map_or("", |_| lang.get().fixed_tag()))
                aria-expanded=move || is_open().to_string() on:click=start>
                {move || Plain::amount(lang.get(), amount, unit).shown()}
                {fixed.map(|_| view! { <span class="tag">{move || lang.get().fixed_tag()}</span> })}
            </button>
            <Show when=is_open>{form.clone()()}</Show>
        </span>
    }
    .into_any()
}
