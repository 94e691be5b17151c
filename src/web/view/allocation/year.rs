//! A whole route fixed in one step: a year's amount, shared out over its months, with its cost told before.

use domain::{NeedId, OfferId, Scenario, explanation::Change};
use leptos::prelude::*;
use session::Edit;

use super::{
    cost::Cost,
    rows::Row,
    spread::{Room, spread},
};
use crate::{i18n, runtime::page, state::Desk};

/// A month of the route: what can be fixed, and its room.
#[derive(Clone, Debug, PartialEq)]
struct MonthOf {
    offer: OfferId,
    need: NeedId,
    room: Room,
}

fn months_of(scenario: &Scenario, row: &Row) -> Vec<MonthOf> {
    let month = |part: &Row| {
        let (offer, need) = (scenario.offers.get(part.offer as usize)?, scenario.needs.get(part.need as usize)?);
        let room = Room { now: part.amount, most: offer.quantity.min(need.quantity) };
        Some(MonthOf { offer: offer.id.clone(), need: need.id.clone(), room })
    };
    row.months.iter().filter_map(month).collect()
}

/// A button that opens a field for the year's amount of a route.
#[component]
pub fn FixYear(row: Row) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let months = desk.scenario.with_untracked(|scenario| months_of(scenario, &row));
    let kind = desk.scenario.with_untracked(|scenario| {
        let need = scenario.needs.get(row.need as usize);
        need.and_then(|need| scenario.kind(&need.kind)).map_or(0, |(index, _)| index)
    });
    let unit = desk.scenario.with_untracked(|scenario| i18n::kind_unit(scenario, kind));
    let most: i64 = months.iter().map(|month| month.room.most).sum();
    let is_fixed = row.months.iter().any(|part| part.fixed.is_some());
    let (open, draft) = (RwSignal::new(false), RwSignal::new(row.amount.to_string()));
    let field = format!("year-{}-{}", row.offer, row.need);
    let error_id = format!("{field}-error");
    let months = StoredValue::new(months);
    let typed = move || draft.get().trim().replace([',', '，'], "").parse::<i64>().ok();
    let amounts =
        move |total: i64| months.with_value(|months| spread(total, &months.iter().map(|month| month.room).collect::<Vec<_>>()));
    let edits = move |amount: &dyn Fn(usize) -> Option<i64>| {
        months.with_value(|months| {
            let edit = |(place, month): (usize, &MonthOf)| Edit::Amount {
                offer: month.offer.clone(),
                need: month.need.clone(),
                amount: amount(place),
            };
            Edit::Together(months.iter().enumerate().map(edit).collect())
        })
    };
    let make = move |edit: Edit| {
        desk.edit(edit);
        if desk.refusal.with_untracked(Option::is_none) {
            open.set(false);
        }
    };
    let apply = move || {
        if let Some(amounts) = typed().and_then(amounts) {
            make(edits(&|place| amounts.get(place).copied()));
        }
    };
    let change = Signal::derive(move || {
        let amounts = amounts(typed()?)?;
        let list = months.with_value(|months| {
            let months = months.iter().zip(&amounts);
            months.map(|(month, amount)| (month.offer.clone(), month.need.clone(), Some(*amount))).collect()
        });
        Some(Change::Amounts(list))
    });
    let error = move || match typed() {
        None => Some(lang.get().bounds_whole().to_owned()),
        Some(asked) if amounts(asked).is_none() => {
            let error = session::EditError::OutOfRange { asked, least: 0, most };
            Some(desk.scenario.with(|scenario| i18n::refused(lang.get(), scenario, &error)))
        }
        Some(_) => None,
    };
    let name = move || lang.get().fix_year();
    let focus_on = field.clone();
    let form = move || {
        view! {
            <form class="amount-form" novalidate on:submit=move |event| { event.prevent_default(); apply(); }
                on:keydown=move |event| if event.key() == "Escape" { open.set(false) }>
                <input class="input input-number" id=field.clone() type="text" inputmode="numeric" aria-label=name
                    aria-invalid=move || error().is_some().to_string() aria-describedby=error_id.clone()
                    prop:value=move || draft.get() on:input=move |event| draft.set(event_target_value(&event)) />
                <span class="quiet">{move || i18n::typed_unit(lang.get(), unit)}</span>
                <button class="button button-primary button-dense" type="submit">{move || lang.get().fix()}</button>
                <button class="button button-dense" type="button" on:click=move |_| draft.set(most.to_string())>{move || i18n::fill_most(lang.get(), most)}</button>
                <Show when=move || is_fixed>
                    <button class="button button-dense" type="button" on:click=move |_| make(edits(&|_| None))>{move || lang.get().free()}</button>
                </Show>
                <button class="button button-quiet button-dense" type="button" on:click=move |_| open.set(false)>{move || lang.get().cancel()}</button>
                <Cost change />
                <span class="field-error" id=error_id.clone() role="alert">{error}</span>
            </form>
        }
    };
    let start = move |_| {
        draft.set(row.amount.to_string());
        open.set(true);
        page::focus_id_later(focus_on.clone());
    };
    view! {
        <span class="amount-cell">
            <button class="button button-quiet button-dense fix-year" type="button" title=move || lang.get().fix_year_note()
                disabled=move || desk.session.with(session::Session::is_read_only)
                aria-expanded=move || open.get().to_string() on:click=start>{name}</button>
            <Show when=move || open.get()>{form.clone()()}</Show>
        </span>
    }
}
