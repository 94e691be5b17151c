//! The allocation desk: what is arranged, one view a kind, with filters, totals and amounts that can be fixed in place.

mod amount;
mod calendar;
mod capacity;
mod columns;
mod flow_chart;
mod rows;
mod table;
mod unfold;

use std::collections::BTreeSet;

use domain::{Adcode, Month, ProductId, Side};
use leptos::prelude::*;

use self::rows::{RouteKey, Row};
use super::unmet::UnmetRows;
use crate::{
    i18n::{self, Lang},
    rows_behind::{Filter, Status},
    state::Desk,
};

/// What the views of the desk share.
#[derive(Clone, Copy)]
struct Desktop {
    desk: Desk,
    /// Index of the kind in view.
    kind: RwSignal<usize>,
    filter: RwSignal<Filter>,
    rows: Memo<Vec<Row>>,
    /// The rows by route, where they are shipped.
    routes: Memo<Vec<Row>>,
    /// The routes whose months are shown.
    unfolded: RwSignal<BTreeSet<RouteKey>>,
    /// The product and cooperative whose route is lit.
    route: RwSignal<Option<(ProductId, Adcode)>>,
    /// Offer and need of the row whose amount is being edited.
    editing: RwSignal<Option<(u32, u32)>>,
}

/// The desk.
#[component]
pub fn AllocationView() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let kind = desk.kind;
    let filter = desk.filter;
    let rows = Memo::new(move |_| {
        let Some(shown) = desk.shown.get() else { return Vec::new() };
        desk.scenario.with(|scenario| rows::rows(scenario, &shown.plan, kind.get(), &filter.get()))
    });
    let routes = Memo::new(move |_| rows::by_route(rows.get()));
    let desktop = Desktop {
        desk,
        kind,
        filter,
        rows,
        routes,
        unfolded: RwSignal::new(BTreeSet::new()),
        route: RwSignal::new(None),
        editing: RwSignal::new(None),
    };
    let kinds = desk.scenario.with_untracked(|scenario| scenario.kinds.clone());
    let ships = Memo::new(move |_| desk.scenario.with(|scenario| i18n::is_shipped(scenario, kind.get())));
    let unmet = move || filter.with(|filter| filter.status == Status::Unmet);
    view! {
        <div class="allocation" id="allocation">
            <div class="allocation-bar">
                <div class="segmented" role="group" aria-label=move || lang.get().filter_kind()>
                    {kinds.into_iter().enumerate().map(|(index, found)| view! {
                        <button class="segment" id=format!("kind-{}", found.id.0) aria-pressed=move || (kind.get() == index).to_string()
                            on:click=move |_| {
                                kind.set(index);
                                filter.update(|filter| *filter = Filter { east: filter.east, west: filter.west, ..Filter::default() });
                            }>{move || lang.get().pick(&found.short).to_owned()}</button>
                    }).collect_view()}
                </div>
                <Filters desktop ships />
                <Totals desktop />
            </div>
            <Show when=move || !unmet() fallback=move || view! { <section class="pane"><UnmetRows kind=Signal::derive(move || Some(kind.get()))
                province=Signal::derive(move || filter.with(|filter| filter.west)) /></section> }>
                <Show when=move || ships.get() fallback=move || view! { <section class="pane"><capacity::Capacities desktop /></section> }>
                    <div class="allocation-top">
                        <section class="pane"><calendar::Calendar desktop /></section>
                        <section class="pane"><flow_chart::FlowChart desktop /></section>
                    </div>
                </Show>
                <section class="pane allocation-rows"><table::RowTable desktop /></section>
            </Show>
        </div>
    }
}

#[component]
fn Filters(desktop: Desktop, ships: Memo<bool>) -> impl IntoView {
    let Desktop { desk, filter, .. } = desktop;
    let lang = desk.lang;
    let parties =
        |side| desk.scenario.with_untracked(|scenario| scenario.parties(side).map(|party| party.division).collect::<Vec<_>>());
    let party_options = move |parties: Vec<Adcode>, held: fn(&Filter) -> Option<Adcode>| {
        let option = move |code: Adcode| {
            let name = move || desk.scenario.with(|scenario| i18n::division(lang.get(), scenario, code));
            view! { <Choice value=code.to_string() held=Signal::derive(move || filter.with(held) == Some(code)) name=Signal::derive(name) /> }
        };
        parties.into_iter().map(option).collect_view()
    };
    let code = |event: &leptos::ev::Event| event_target_value(event).parse().ok().map(Adcode);
    let products = desk.scenario.with_untracked(|scenario| {
        scenario.products.iter().map(|product| (product.id.clone(), product.name.clone())).collect::<Vec<_>>()
    });
    let product_options = move || {
        let option = move |(id, name): (ProductId, domain::Text)| {
            let value = id.0.clone();
            let held = Signal::derive(move || filter.with(|filter| filter.product.as_ref() == Some(&id)));
            view! { <Choice value held name=Signal::derive(move || lang.get().pick(&name).to_owned()) /> }
        };
        products.clone().into_iter().map(option).collect_view()
    };
    let month_options = move || {
        rows::year().map(|month| {
            let held = Signal::derive(move || filter.with(|filter| filter.month == Some(month)));
            view! { <Choice value=month.0.to_string() held name=Signal::derive(move || i18n::month(lang.get(), month)) /> }
        })
    };
    let all = move |held: fn(&Filter) -> bool, name: Name| {
        view! { <Choice value=String::new() held=Signal::derive(move || !filter.with(held)) name=Signal::derive(move || name(lang.get()).to_owned()) /> }
    };
    // Needs that are not met have a place and a kind alone to narrow them by.
    let arranged = move || filter.with(|filter| filter.status != Status::Unmet);
    view! {
        <select class="select select-light" id="filter-east" disabled=move || !arranged() aria-label=move || lang.get().filter_east()
            on:change=move |event| filter.update(|filter| filter.east = code(&event))>
            {all(|filter| filter.east.is_some(), Lang::all_cooperatives)}
            {party_options(parties(Side::Supporter), |filter| filter.east)}
        </select>
        <select class="select select-light" id="filter-west" aria-label=move || lang.get().filter_province()
            on:change=move |event| filter.update(|filter| filter.west = code(&event))>
            {all(|filter| filter.west.is_some(), Lang::unmet_all_provinces)}
            {party_options(parties(Side::Supported), |filter| filter.west)}
        </select>
        <Show when=move || ships.get()>
            <select class="select select-light" id="filter-product" disabled=move || !arranged() aria-label=move || lang.get().filter_product()
                on:change=move |event| filter.update(|filter| {
                    filter.product = Some(event_target_value(&event)).filter(|id| !id.is_empty()).map(ProductId);
                })>
                {all(|filter| filter.product.is_some(), Lang::all_products)}
                {product_options()}
            </select>
            <select class="select select-light" id="filter-month" disabled=move || !arranged() aria-label=move || lang.get().filter_month()
                on:change=move |event| filter.update(|filter| filter.month = event_target_value(&event).parse().ok().map(Month))>
                {all(|filter| filter.month.is_some(), Lang::all_months)}
                {month_options()}
            </select>
        </Show>
        <StatusFilter desktop ships />
    }
}

/// An option that is chosen where the filter says so, by whatever way that came about.
#[component]
fn Choice(value: String, held: Signal<bool>, name: Signal<String>) -> impl IntoView {
    view! { <option value=value prop:selected=move || held.get()>{move || name.get()}</option> }
}

/// Id, status and name of what can be listed.
const STATES: [(&str, Status, Name); 4] = [
    ("arranged", Status::Arranged, Lang::status_arranged),
    ("caution", Status::Caution, Lang::status_caution),
    ("fixed", Status::Fixed, Lang::status_fixed),
    ("unmet", Status::Unmet, Lang::status_unmet),
];

/// A text by its name.
type Name = fn(Lang) -> &'static str;

#[component]
fn StatusFilter(desktop: Desktop, ships: Memo<bool>) -> impl IntoView {
    let Desktop { desk, filter, .. } = desktop;
    let lang = desk.lang;
    let states = STATES;
    view! {
        <select class="select select-light" id="filter-status" aria-label=move || lang.get().filter_status()
            on:change=move |event| {
                let asked = event_target_value(&event);
                let found = states.iter().find(|(id, _, _)| *id == asked).map_or(Status::Arranged, |found| found.1);
                filter.update(|filter| filter.status = found);
            }>
            {move || states.into_iter().filter(|(_, status, _)| *status != Status::Caution || ships.get()).map(|(id, status, name)| {
                let held = Signal::derive(move || filter.with(|filter| filter.status == status));
                view! { <Choice value=id.to_owned() held name=Signal::derive(move || name(lang.get()).to_owned()) /> }
            }).collect_view()}
        </select>
    }
}

/// What the rows in view come to.
#[component]
fn Totals(desktop: Desktop) -> impl IntoView {
    let Desktop { desk, kind, rows, routes, .. } = desktop;
    let lang = desk.lang;
    let lists_arranged = move || desktop.filter.with(|filter| filter.status != Status::Unmet);
    let counted = move || {
        let ships = desk.scenario.with(|scenario| i18n::is_shipped(scenario, kind.get()));
        let count = if ships { i18n::routes } else { i18n::rows };
        count(lang.get(), routes.with(Vec::len))
    };
    let sum = move || rows.with(|rows| rows.iter().map(|row| row.amount).sum::<i64>());
    let missing = move || {
        desk.shown.get().map_or(0, |shown| i18n::missing(&shown.plan, kind.get(), desktop.filter.with(|filter| filter.west)))
    };
    let with_unit = move |amount: i64| {
        desk.scenario.with(|scenario| i18n::with_unit(lang.get(), amount, i18n::kind_unit(scenario, kind.get())))
    };
    view! {
        <p class="allocation-totals">
            <Show when=lists_arranged><span>{move || lang.get().arranged()} " " <b id="allocation-sum">{move || with_unit(sum())}</b></span></Show>
            <span>{move || lang.get().not_met()} " " <b class:loss=move || { missing() > 0 }>{move || with_unit(missing())}</b></span>
            <Show when=lists_arranged><span class="quiet">{counted}</span></Show>
        </p>
    }
}
