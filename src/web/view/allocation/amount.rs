//! An amount that can be fixed, excluded or freed where it stands.

use leptos::prelude::*;
use session::{Edit, EditError};

use super::{Desktop, rows::Row};
use crate::{i18n, runtime::page};

/// The cell of an amount: a button that turns into a field.
#[component]
pub fn Amount(desktop: Desktop, row: Row) -> impl IntoView {
    let desk = desktop.desk;
    let lang = desk.lang;
    let open = RwSignal::new(false);
    let draft = RwSignal::new(row.amount.to_string());
    let unreadable = RwSignal::new(false);
    let (offer_at, need_at, fixed, amount) = (row.offer as usize, row.need as usize, row.fixed, row.amount);
    let ids = desk
        .scenario
        .with_untracked(|scenario| Some((scenario.offers.get(offer_at)?.clone(), scenario.needs.get(need_at)?.clone())));
    let Some((offer, need)) = ids else { return ().into_any() };
    let unit = desk.scenario.with_untracked(|scenario| i18n::kind_unit(scenario, desktop.kind.get_untracked()));
    let most = offer.quantity.min(need.quantity);
    let (offer, need) = (offer.id, need.id);
    let read_only = move || desk.session.with(session::Session::is_read_only);
    let field = format!("amount-{}-{}", row.offer, row.need);
    let error_id = format!("{field}-error");
    let set = {
        let (offer, need) = (offer.clone(), need.clone());
        move |amount: Option<i64>| {
            desk.edit(Edit::Amount { offer: offer.clone(), need: need.clone(), amount });
            if desk.refusal.with_untracked(Option::is_none) {
                open.set(false);
            }
        }
    };
    let apply = {
        let set = set.clone();
        move || match draft.get_untracked().trim().replace([',', '，'], "").parse::<i64>() {
            Ok(amount) => {
                unreadable.set(false);
                set(Some(amount));
            }
            Err(_) => unreadable.set(true),
        }
    };
    let error = move || {
        if unreadable.get() {
            return Some(lang.get().bounds_whole().to_owned());
        }
        let refused = desk.refusal.get().filter(|error| matches!(error, EditError::OutOfRange { .. }))?;
        Some(desk.scenario.with(|scenario| i18n::refused(lang.get(), scenario, &refused)))
    };
    let name = {
        let (county, east) = (row.county, row.east);
        move || {
            desk.scenario.with(|scenario| {
                format!(
                    "{} {}–{}",
                    lang.get().fix_amount(),
                    i18n::county(lang.get(), scenario, county),
                    i18n::division(lang.get(), scenario, east)
                )
            })
        }
    };
    let focus_on = field.clone();
    let start = move |_| {
        open.set(true);
        page::focus_id_later(focus_on.clone());
    };
    let form = move || {
        let (apply, set_none, set_zero) = (apply.clone(), set.clone(), set.clone());
        view! {
            <form class="amount-form" novalidate on:submit=move |event| { event.prevent_default(); apply(); }
                on:keydown=move |event| if event.key() == "Escape" { open.set(false) }>
                <input class="input input-number" id=field.clone() type="text" inputmode="numeric" aria-label=name
                    aria-invalid=move || error().is_some().to_string() aria-describedby=error_id.clone()
                    prop:value=move || draft.get() on:input=move |event| draft.set(event_target_value(&event)) />
                <button class="button button-primary button-dense" type="submit">{move || lang.get().fix()}</button>
                <button class="button button-dense" type="button" on:click=move |_| draft.set(most.to_string())>
                    {move || i18n::fill_most(lang.get(), most)}
                </button>
                <button class="button button-dense" type="button" on:click=move |_| set_zero(Some(0))>{move || lang.get().exclude()}</button>
                {fixed.is_some().then(|| view! {
                    <button class="button button-dense" type="button" on:click=move |_| set_none(None)>{move || lang.get().free()}</button>
                })}
                <button class="button button-quiet button-dense" type="button" on:click=move |_| open.set(false)>{move || lang.get().cancel()}</button>
                <span class="field-error" id=error_id.clone() role="alert">{error}</span>
            </form>
        }
    };
    view! {
        <Show when=move || open.get() fallback=move || {
            let start = start.clone();
            view! {
                <button class="amount-button" class:is-fixed=fixed.is_some() disabled=read_only aria-label=name on:click=start>
                    {move || i18n::with_unit(lang.get(), amount, unit)}
                    {fixed.map(|_| view! { <span class="tag">{move || lang.get().fixed_tag()}</span> })}
                </button>
            }
        }>{form.clone()()}</Show>
    }
    .into_any()
}
