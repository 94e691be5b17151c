//! The needs that are not met, or not wholly, with their cause: narrowed by kind, place, product, month and search, totals by unit.

use std::{collections::BTreeSet, mem::discriminant, sync::Arc};

use domain::{Adcode, Month, Need, Order, Plan, ProductId, Scenario, Side, Unit, Unmet};
use leptos::prelude::*;

use super::{
    county_filter::CountyFilter,
    table::{Column, CopyButton, Extras, FiltersSaid, Key, Listing, Plain, Reading, Row, SearchField, Start, Table},
    unmet_causes::CauseBars,
    unmet_ways::Ways,
};
use crate::{
    i18n::{self, Lang},
    state::Desk,
};

/// What the list is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnmetFilter {
    /// Index of a kind.
    pub kind: Option<usize>,
    /// A province.
    pub province: Option<Adcode>,
    /// A county.
    pub county: Option<Adcode>,
    /// A product.
    pub product: Option<ProductId>,
    /// A month.
    pub month: Option<Month>,
}

impl UnmetFilter {
    fn passes(&self, scenario: &Scenario, need: &Need) -> bool {
        self.kind.is_none_or(|kind| kind_of(scenario, need) == kind)
            && self.province.is_none_or(|province| scenario.province_of(need.county) == Some(province))
            && self.county.is_none_or(|county| need.county == county)
            && self.product.as_ref().is_none_or(|product| need.terms.product.as_ref() == Some(product))
            && self.month.is_none_or(|month| need.terms.month == Some(month))
    }

    /// What it is set to, as paper says it.
    fn said(&self, lang: Lang, scenario: &Scenario) -> Vec<String> {
        let kind = self.kind.and_then(|kind| scenario.kinds.get(kind)).map(|kind| i18n::kind_name(lang, kind).to_owned());
        let province = self.province.map(|code| i18n::division(lang, scenario, code));
        let county = self.county.map(|code| i18n::county(lang, scenario, code));
        let product = self.product.as_ref().and_then(|id| scenario.product(id));
        let product = product.map(|product| lang.pick(&product.name).to_owned());
        let month = self.month.map(|month| i18n::month(lang, month));
        [kind, province, county, product, month].into_iter().flatten().collect()
    }
}

/// The list with its filters.
#[component]
pub fn UnmetView() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let filter = RwSignal::new(UnmetFilter::default());
    let search = RwSignal::new(String::new());
    let kinds = desk.scenario.with_untracked(|scenario| scenario.kinds.clone());
    let provinces: Vec<Adcode> =
        desk.scenario.with_untracked(|scenario| scenario.parties(Side::Supported).map(|party| party.division).collect());
    let choose_province = move |province: Option<Adcode>| {
        let of = |county: &Adcode| {
            province
                .is_none_or(|province| desk.scenario.with_untracked(|scenario| scenario.province_of(*county)) == Some(province))
        };
        filter.update(|filter| {
            filter.province = province;
            // A county of another province narrows the list to nothing.
            filter.county = filter.county.filter(of);
        });
    };
    view! {
        <div class="unmet" id="unmet">
            <div class="pane-head">
                <h2>{move || lang.get().unmet_title()}</h2>
            </div>
            <div class="list-bar">
                <select class="select select-light" id="unmet-kind" aria-label=move || lang.get().filter_kind()
                    on:change=move |event| filter.update(|filter| filter.kind = event_target_value(&event).parse().ok())>
                    <option value="">{move || lang.get().unmet_all_kinds()}</option>
                    {kinds.into_iter().enumerate().map(|(index, kind)| view! {
                        <option value=index.to_string()>{move || i18n::kind_name(lang.get(), &kind).to_owned()}</option>
                    }).collect_view()}
                </select>
                <select class="select select-light" id="unmet-province" aria-label=move || lang.get().filter_province()
                    on:change=move |event| choose_province(event_target_value(&event).parse().ok().map(Adcode))>
                    <option value="">{move || lang.get().unmet_all_provinces()}</option>
                    {provinces.into_iter().map(|code| view! {
                        <option value=code.to_string()>{move || desk.scenario.with(|scenario| i18n::division(lang.get(), scenario, code))}</option>
                    }).collect_view()}
                </select>
                <CountyFilter id="unmet-county" province=Signal::derive(move || filter.with(|filter| filter.province))
                    chosen=Signal::derive(move || filter.with(|filter| filter.county)) choose=move |county| filter.update(|filter| filter.county = county) />
                <SearchField id="unmet-search" search />
            </div>
            <UnmetRows filter=Signal::derive(move || filter.get()) search />
        </div>
    }
}

/// The unmet needs that pass a filter and a search, with their causes and totals.
#[component]
pub fn UnmetRows(
    /// What they are narrowed to.
    filter: Signal<UnmetFilter>,
    /// What is searched for.
    search: RwSignal<String>,
) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let passing = Memo::new(move |_| {
        let Some(shown) = desk.shown.get() else { return Vec::new() };
        desk.scenario.with(|scenario| filter.with(|filter| matching(scenario, &shown.plan, filter)))
    });
    // The needs whose ways to be met are shown, by index.
    let opened = RwSignal::new(BTreeSet::<u32>::new());
    let columns = Memo::new(move |_| columns(filter.with(|filter| filter.kind.is_none()), opened));
    // What is searched for narrows the causes as it does the rows.
    let searched = Listing::new(desk, Start { search, ..Start::new(columns, passing) });
    let all = Memo::new(move |_| searched.found.with(|rows| rows.iter().map(|row| row.0.clone()).collect::<Vec<_>>()));
    let cause = RwSignal::new(None);
    // A cause that no row has any more narrows nothing.
    let cause_held =
        move || cause.get().filter(|held| all.with(|rows| rows.iter().any(|row| discriminant(&row.cause) == *held)));
    let of_cause = Memo::new(move |_| {
        let held = cause_held();
        let passes = |row: &&UnmetRow| held.is_none_or(|held| discriminant(&row.0.cause) == held);
        searched.found.with(|rows| rows.iter().filter(passes).cloned().collect::<Vec<_>>())
    });
    let listing = Listing::new(desk, Start::new(columns, of_cause));
    let rows = Memo::new(move |_| of_cause.with(|rows| rows.iter().map(|row| row.0.clone()).collect::<Vec<_>>()));
    let open = move |row: &UnmetRow| {
        let need = row.0.need;
        Signal::derive(move || opened.with(|opened| opened.contains(&need)))
    };
    let under = |row: &UnmetRow, span: usize| {
        let unmet = row.0.clone();
        view! { <tr role="row" class="under-row"><td role="cell" colspan=span.to_string()><Ways unmet /></td></tr> }.into_any()
    };
    let extras = Extras { open: Some(Arc::new(open)), under: Some(Arc::new(under)), ..Extras::default() };
    let said = move || {
        let lang = lang.get();
        let mut words = desk.scenario.with(|scenario| filter.with(|filter| filter.said(lang, scenario)));
        words.extend(search.with(|search| (!search.trim().is_empty()).then(|| i18n::searched(lang, search))));
        let held = cause_held();
        let named = all.with(|rows| {
            rows.iter().find(|row| Some(discriminant(&row.cause)) == held).map(|row| i18n::cause_name(lang, &row.cause))
        });
        words.extend(named.map(str::to_owned));
        words
    };
    view! {
        <CauseBars rows=all chosen=cause />
        <FiltersSaid words=Signal::derive(said) />
        <div class="list-sum">
            <p class="quiet" id="unmet-sum">
                {move || i18n::rows(lang.get(), rows.with(Vec::len))} " · "
                {move || desk.scenario.with(|scenario| rows.with(|rows| totals(lang.get(), scenario, rows)))}
            </p>
            <CopyButton of="unmet-rows" name=Signal::derive(move || lang.get().unmet_title().to_owned()) sheet=move || listing.sheet(desk) />
        </div>
        <Table id="unmet-rows" name=Signal::derive(move || lang.get().unmet_title().to_owned()) listing extras
            empty=Signal::derive(move || {
                let lang = lang.get();
                let is_all_met = desk.shown.with(|shown| shown.as_ref().is_some_and(|shown| shown.plan.unmet.is_empty()));
                (if is_all_met { lang.unmet_none() } else { lang.table_none_found() }).to_owned()
            }) />
    }
}

/// A need that is not met, as a row.
#[derive(Clone, Debug, PartialEq)]
struct UnmetRow(Unmet);

impl Row for UnmetRow {
    fn key(&self) -> String {
        self.0.need.to_string()
    }
}

impl UnmetRow {
    fn need<'a>(&self, scenario: &'a Scenario) -> Option<&'a Need> {
        scenario.needs.get(self.0.need as usize)
    }
}

/// Something read of a row's need; nothing where the scenario has no such need.
fn of_need<T: Default>(
    read: impl Fn(Reading<'_>, &Need) -> T + Send + Sync + 'static,
) -> impl Fn(Reading<'_>, &UnmetRow) -> T + Send + Sync + 'static {
    move |reading, row| row.need(reading.scenario).map_or_else(T::default, |need| read(reading, need))
}

fn unit_of(scenario: &Scenario, need: &Need) -> Unit {
    i18n::kind_unit(scenario, kind_of(scenario, need))
}

/// An amount of a row, in the unit of its need.
fn amount(id: &'static str, heading: fn(Lang) -> &'static str, read: fn(&UnmetRow, &Need) -> i64) -> Column<UnmetRow> {
    let number = move |reading: Reading<'_>, row: &UnmetRow| {
        let need = row.need(reading.scenario);
        need.map_or(Plain::Empty, |need| Plain::amount(reading.lang, read(row, need), unit_of(reading.scenario, need)))
    };
    let unit = |reading: Reading<'_>, need: &Need| i18n::column_unit(reading.lang, unit_of(reading.scenario, need)).to_owned();
    Column::number(id, heading, number).in_unit_of_row(of_need(unit)).summed()
}

/// What the list shows of a need.
fn columns(with_kind: bool, opened: RwSignal<BTreeSet<u32>>) -> Vec<Column<UnmetRow>> {
    let county = |reading: Reading<'_>, need: &Need| i18n::need_place(reading.lang, reading.scenario, need);
    let province = |reading: Reading<'_>, need: &Need| {
        let code = reading.scenario.province_of(need.county);
        code.map(|code| i18n::division(reading.lang, reading.scenario, code)).unwrap_or_default()
    };
    let kind = |reading: Reading<'_>, need: &Need| {
        reading.scenario.kind(&need.kind).map(|(_, kind)| reading.lang.pick(&kind.short).to_owned()).unwrap_or_default()
    };
    let name = |reading: Reading<'_>, need: &Need| {
        if need.title.is_empty() || reading.lang == Lang::En {
            i18n::need_name(reading.lang, reading.scenario, need)
        } else {
            need.title.clone()
        }
    };
    let month =
        |reading: Reading<'_>, need: &Need| need.terms.month.map(|month| i18n::month(reading.lang, month)).unwrap_or_default();
    let source = |reading: Reading<'_>, need: &Need| i18n::provenance(reading.lang, &need.provenance).0.to_owned();
    let list = [
        Some(Column::text("county", Lang::col_county, of_need(county)).drawn(move |row| opener(row, opened)).naming_the_row()),
        Some(Column::text("code", Lang::col_county_code, of_need(|_, need| need.county.to_string())).only_copied()),
        Some(Column::text("province", Lang::province, of_need(province)).with_class("west-text")),
        with_kind.then(|| Column::text("kind", Lang::col_kind, of_need(kind))),
        Some(Column::text("need", Lang::col_need, of_need(name))),
        Some(Column::text("month", Lang::col_month, of_need(month)).sorted_by(|reading, row| {
            let month = row.need(reading.scenario).and_then(|need| need.terms.month);
            month.map_or(Key::Nothing, |month| Key::Number(i64::from((month.0 + 6) % 12)))
        })),
        Some(amount("asked", Lang::col_asked, |_, need| need.quantity)),
        Some(amount("missing", Lang::col_missing, |row, _| row.0.missing).with_class("loss").with_key()),
        Some(Column::text("cause", Lang::col_cause, |reading, row: &UnmetRow| {
            i18n::cause(reading.lang, reading.scenario, &row.0)
        })),
        Some(Column::text("source", Lang::col_source, of_need(source)).drawn(source_tag)),
    ];
    list.into_iter().flatten().collect()
}

/// The county of a row as the button that shows what can be done about it.
fn opener(row: &UnmetRow, opened: RwSignal<BTreeSet<u32>>) -> AnyView {
    let (desk, need) = (Desk::get(), row.0.need);
    let is_open = move || opened.with(|opened| opened.contains(&need));
    let turn = move |_| {
        opened.update(|opened| {
            if !opened.remove(&need) {
                opened.insert(need);
            }
        });
    };
    let county = move || {
        let lang = desk.lang.get();
        desk.scenario.with(|scenario| scenario.needs.get(need as usize).map(|need| i18n::county(lang, scenario, need.county)))
    };
    view! {
        <button class="unfold-button west-text" type="button" aria-expanded=move || is_open().to_string() title=move || desk.lang.get().ways_show()
            on:click=turn>{county}<span class="unfold-mark" aria-hidden="true"></span></button>
    }
    .into_any()
}

/// The provenance of a row's need.
fn source_tag(row: &UnmetRow) -> AnyView {
    let (desk, row) = (Desk::get(), row.clone());
    (move || {
        let need = desk.scenario.with(|scenario| row.need(scenario).map(|need| need.provenance.clone()))?;
        let (tag, class) = i18n::provenance(desk.lang.get(), &need);
        Some(view! { <span class=class>{tag}</span> })
    })
    .into_any()
}

fn kind_of(scenario: &Scenario, need: &Need) -> usize {
    scenario.kind(&need.kind).map_or(0, |(index, _)| index)
}

/// The unmet needs that pass a filter, by kind, then by place.
fn matching(scenario: &Scenario, plan: &Arc<Plan>, filter: &UnmetFilter) -> Vec<UnmetRow> {
    let passes = |unmet: &&Unmet| scenario.needs.get(unmet.need as usize).is_some_and(|need| filter.passes(scenario, need));
    let mut rows: Vec<UnmetRow> = plan.unmet.iter().filter(passes).cloned().map(UnmetRow).collect();
    // Stable: within a kind the order of the scenario, by county, stays.
    rows.order_by_key(|row| row.need(scenario).map(|need| kind_of(scenario, need)));
    rows
}

/// Units that are missing under a filter on one kind. O(unmet needs).
pub fn missing(scenario: &Scenario, plan: &Plan, filter: &UnmetFilter) -> i64 {
    let passes = |unmet: &&Unmet| scenario.needs.get(unmet.need as usize).is_some_and(|need| filter.passes(scenario, need));
    plan.unmet.iter().filter(passes).map(|unmet| unmet.missing).sum()
}

/// What is missing, kind by kind, in natural units.
pub fn totals(lang: Lang, scenario: &Scenario, rows: &[Unmet]) -> String {
    let mut missing = vec![0_i64; scenario.kinds.len()];
    for unmet in rows {
        if let Some(need) = scenario.needs.get(unmet.need as usize) {
            missing[kind_of(scenario, need)] += unmet.missing;
        }
    }
    let parts = scenario.kinds.iter().zip(missing).filter(|(_, missing)| *missing > 0);
    parts
        .map(|(kind, missing)| format!("{} {}", i18n::kind_name(lang, kind), i18n::with_unit(lang, missing, kind.unit)))
        .collect::<Vec<_>>()
        .join(" · ")
}
