//! The allocation desk: what is arranged, one view a kind, with filters, totals and amounts that can be fixed in place.

mod amount;
mod calendar;
mod capacity;
mod columns;
mod cost;
mod flow_chart;
mod rows;
mod spread;
mod table;
mod unfold;
mod year;

use std::collections::BTreeSet;

use domain::{Adcode, Month, ProductId, Side, explanation};
use leptos::prelude::*;

use self::rows::{RouteKey, Row};
use super::{
    county_filter::CountyFilter,
    table::{FiltersSaid, Listing, SearchField, Start},
    unmet::{self, UnmetFilter, UnmetRows},
};
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
    /// What is searched for; it narrows every part of the view, as the filter does.
    search: RwSignal<String>,
    /// The rows that pass filter and search, months apart.
    rows: Memo<Vec<Row>>,
    /// The same as they are listed: by route, where they are shipped.
    listing: Listing<Row>,
    cells: Cells,
}

/// What the cells of the table act on.
#[derive(Clone, Copy)]
struct Cells {
    desk: Desk,
    /// Index of the kind in view.
    kind: RwSignal<usize>,
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
    let search = RwSignal::new(String::new());
    let cells = Cells {
        desk,
        kind,
        unfolded: RwSignal::new(BTreeSet::new()),
        route: RwSignal::new(None),
        editing: RwSignal::new(None),
    };
    let routes = Memo::new(move |_| {
        let Some(shown) = desk.shown.get() else { return Vec::new() };
        let rows = desk.scenario.with(|scenario| rows::rows(scenario, &shown.plan, kind.get(), &filter.get()));
        rows::by_route(rows)
    });
    let columns = Memo::new(move |_| desk.scenario.with(|scenario| columns::columns(scenario, kind.get(), cells)));
    let first = Signal::derive(move || Some(desk.scenario.with(|scenario| columns::first_sort(scenario, kind.get()))));
    // The rows stand still while an amount is being typed, though a better plan may come.
    let held = Signal::derive(move || cells.editing.with(Option::is_some));
    let listing = Listing::new(desk, Start { first, search, held, ..Start::new(columns, routes) });
    let rows = Memo::new(move |_| listing.found.with(|routes| routes.iter().flat_map(Row::parts).cloned().collect::<Vec<_>>()));
    let desktop = Desktop { desk, kind, filter, search, rows, listing, cells };
    Effect::new(move |_| {
        kind.track();
        listing.sort.set(None);
        cells.unfolded.set(BTreeSet::new());
    });
    // Another order or other rows are asked for: the editor of an amount is left.
    Effect::new(move |_| {
        kind.track();
        filter.track();
        search.track();
        listing.sort.track();
        cells.editing.set(None);
    });
    let kinds = desk.scenario.with_untracked(|scenario| scenario.kinds.clone());
    let ships = Memo::new(move |_| desk.scenario.with(|scenario| i18n::is_shipped(scenario, kind.get())));
    let lists_unmet = move || filter.with(|filter| filter.status == Status::Unmet);
    let narrowed = Signal::derive(move || filter.with(|filter| unmet_filter(kind.get(), filter)));
    view! {
        <div class="allocation" id="allocation">
            <div class="allocation-bar">
                <div class="segmented" role="group" aria-label=move || lang.get().filter_kind()>
                    {kinds.into_iter().enumerate().map(|(index, found)| view! {
                        <button class="segment" id=format!("kind-{}", found.id.0) aria-pressed=move || (kind.get() == index).to_string()
                            on:click=move |_| {
                                kind.set(index);
                                filter.update(|filter| *filter = Filter { east: filter.east, west: filter.west, county: filter.county, ..Filter::default() });
                            }>{move || lang.get().pick(&found.short).to_owned()}</button>
                    }).collect_view()}
                </div>
                <Filters desktop ships />
                <Totals desktop />
            </div>
            <Show when=move || !lists_unmet() fallback=move || view! { <section class="pane"><UnmetRows filter=narrowed search /></section> }>
                <FiltersSaid words=Signal::derive(move || said(desktop)) />
                <Show when=move || ships.get() fallback=move || view! { <section class="pane"><capacity::Capacities desktop /></section> }>
                    <div class="allocation-top">
                        <section class="pane"><calendar::Calendar desktop /></section>
                        <section class="pane"><flow_chart::FlowChart desktop /></section>
                    </div>
                </Show>
                <section class="pane allocation-rows" class:is-editing=move || cells.editing.with(Option::is_some)><table::RowTable desktop /></section>
            </Show>
        </div>
    }
}

/// What the unmet needs are narrowed to under a filter of arrangements.
fn unmet_filter(kind: usize, filter: &Filter) -> UnmetFilter {
    let Filter { west, county, product, month, .. } = filter.clone();
    UnmetFilter { kind: Some(kind), province: west, county, product, month }
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
    let choose_west = move |west: Option<Adcode>| {
        let of = |county: &Adcode| {
            west.is_none_or(|west| desk.scenario.with_untracked(|scenario| scenario.province_of(*county)) == Some(west))
        };
        filter.update(|filter| {
            filter.west = west;
            // A county of another province narrows the rows to nothing.
            filter.county = filter.county.filter(of);
        });
    };
    let all = move |held: fn(&Filter) -> bool, name: Name| {
        view! { <Choice value=String::new() held=Signal::derive(move || !filter.with(held)) name=Signal::derive(move || name(lang.get()).to_owned()) /> }
    };
    // Needs that are not met have no cooperative to narrow them by.
    let arranged = move || filter.with(|filter| filter.status != Status::Unmet);
    view! {
        <select class="select select-light" id="filter-east" disabled=move || !arranged() aria-label=move || lang.get().filter_east()
            on:change=move |event| filter.update(|filter| filter.east = code(&event))>
            {all(|filter| filter.east.is_some(), Lang::all_cooperatives)}
            {party_options(parties(Side::Supporter), |filter| filter.east)}
        </select>
        <select class="select select-light" id="filter-west" aria-label=move || lang.get().filter_province()
            on:change=move |event| choose_west(code(&event))>
            {all(|filter| filter.west.is_some(), Lang::unmet_all_provinces)}
            {party_options(parties(Side::Supported), |filter| filter.west)}
        </select>
        <CountyFilter id="filter-county" province=Signal::derive(move || filter.with(|filter| filter.west))
            chosen=Signal::derive(move || filter.with(|filter| filter.county)) choose=move |county| filter.update(|filter| filter.county = county) />
        <Show when=move || ships.get()>
            <select class="select select-light" id="filter-product" aria-label=move || lang.get().filter_product()
                on:change=move |event| filter.update(|filter| {
                    filter.product = Some(event_target_value(&event)).filter(|id| !id.is_empty()).map(ProductId);
                })>
                {all(|filter| filter.product.is_some(), Lang::all_products)}
                {product_options()}
            </select>
            <select class="select select-light" id="filter-month" aria-label=move || lang.get().filter_month()
                on:change=move |event| filter.update(|filter| filter.month = event_target_value(&event).parse().ok().map(Month))>
                {all(|filter| filter.month.is_some(), Lang::all_months)}
                {month_options()}
            </select>
        </Show>
        <StatusFilter desktop ships />
        <SearchField id="allocation-search" search=desktop.search />
    }
}

/// What filter and search are set to, as paper says it.
fn said(desktop: Desktop) -> Vec<String> {
    let Desktop { desk, kind, filter, search, .. } = desktop;
    let lang = desk.lang.get();
    let Filter { east, west, county, product, month, status } = filter.get();
    desk.scenario.with(|scenario| {
        let kind = scenario.kinds.get(kind.get()).map(|kind| i18n::kind_name(lang, kind).to_owned());
        let place = |code: Option<Adcode>| code.map(|code| i18n::division(lang, scenario, code));
        let product = product.as_ref().and_then(|id| scenario.product(id)).map(|product| lang.pick(&product.name).to_owned());
        let status = STATES.iter().find(|(_, of, _)| *of == status && status != Status::Arranged);
        let search = search.with(|search| (!search.trim().is_empty()).then(|| i18n::searched(lang, search)));
        let words = [
            kind,
            place(east),
            place(west),
            county.map(|code| i18n::county(lang, scenario, code)),
            product,
            month.map(|month| i18n::month(lang, month)),
            status.map(|(_, _, name)| name(lang).to_owned()),
            search,
        ];
        words.into_iter().flatten().collect()
    })
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
    let Desktop { desk, kind, rows, listing, .. } = desktop;
    let lang = desk.lang;
    let lists_arranged = move || desktop.filter.with(|filter| filter.status != Status::Unmet);
    let counted = move || {
        let ships = desk.scenario.with(|scenario| i18n::is_shipped(scenario, kind.get()));
        let count = if ships { i18n::routes } else { i18n::rows };
        count(lang.get(), listing.found.with(Vec::len))
    };
    let sum = move || rows.with(|rows| rows.iter().map(|row| row.amount).sum::<i64>());
    // Of the whole plan, whatever the rows are narrowed to.
    let by_channel = Memo::new(move |_| {
        let Some(shown) = desk.shown.get() else { return Vec::new() };
        desk.scenario.with(|scenario| {
            if i18n::is_shipped(scenario, kind.get()) { explanation::by_channel(scenario, &shown.plan) } else { Vec::new() }
        })
    });
    let is_searched = move || desktop.search.with(|search| !search.trim().is_empty());
    let missing = move || {
        let Some(shown) = desk.shown.get() else { return 0 };
        let narrowed = desktop.filter.with(|filter| unmet_filter(kind.get(), filter));
        desk.scenario.with(|scenario| unmet::missing(scenario, &shown.plan, &narrowed))
    };
    let with_unit = move |amount: i64| {
        desk.scenario.with(|scenario| i18n::with_unit(lang.get(), amount, i18n::kind_unit(scenario, kind.get())))
    };
    view! {
        <p class="allocation-totals">
            <Show when=lists_arranged><span>{move || lang.get().arranged()} " " <b id="allocation-sum">{move || with_unit(sum())}</b></span></Show>
            <Show when=move || !is_searched()>
                <span>{move || lang.get().not_met()} " " <b class:loss=move || { missing() > 0 }>{move || with_unit(missing())}</b></span>
            </Show>
            <Show when=lists_arranged><span class="quiet">{counted}</span></Show>
        </p>
        <Show when=move || lists_arranged() && !by_channel.with(Vec::is_empty)>
            <p class="allocation-totals quiet" id="by-channel">{move || by_channel.with(|list| i18n::by_channel_says(lang.get(), list))}</p>
        </Show>
    }
}
