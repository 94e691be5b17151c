//! The needs that are not met, or not wholly, with their cause: filtered by kind and province, totals by unit.

use std::{mem::discriminant, sync::Arc};

use domain::{Adcode, Need, Plan, Scenario, Side, Unmet};
use leptos::prelude::*;

use super::unmet_causes::CauseBars;
use crate::{i18n, state::Desk};

/// What the list is narrowed to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Filter {
    kind: Option<usize>,
    province: Option<Adcode>,
}

/// The list with its filters.
#[component]
pub fn UnmetView() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let filter = RwSignal::new(Filter::default());
    let kinds = desk.scenario.with_untracked(|scenario| scenario.kinds.clone());
    let provinces: Vec<Adcode> =
        desk.scenario.with_untracked(|scenario| scenario.parties(Side::Supported).map(|party| party.division).collect());
    view! {
        <div class="unmet" id="unmet">
            <div class="pane-head">
                <h2>{move || lang.get().unmet_title()}</h2>
                <select class="select select-light" id="unmet-kind" aria-label=move || lang.get().filter_kind()
                    on:change=move |event| filter.update(|filter| filter.kind = event_target_value(&event).parse().ok())>
                    <option value="">{move || lang.get().unmet_all_kinds()}</option>
                    {kinds.into_iter().enumerate().map(|(index, kind)| view! {
                        <option value=index.to_string()>{move || i18n::kind_name(lang.get(), &kind).to_owned()}</option>
                    }).collect_view()}
                </select>
                <select class="select select-light" id="unmet-province" aria-label=move || lang.get().filter_province()
                    on:change=move |event| filter.update(|filter| filter.province = event_target_value(&event).parse().ok().map(Adcode))>
                    <option value="">{move || lang.get().unmet_all_provinces()}</option>
                    {provinces.into_iter().map(|code| view! {
                        <option value=code.to_string()>{move || desk.scenario.with(|scenario| i18n::division(lang.get(), scenario, code))}</option>
                    }).collect_view()}
                </select>
            </div>
            <UnmetRows kind=Signal::derive(move || filter.get().kind) province=Signal::derive(move || filter.get().province) />
        </div>
    }
}

/// The unmet needs of a kind and a province, or of all, with their totals.
#[component]
pub fn UnmetRows(
    /// Index of the kind; `None` for all.
    kind: Signal<Option<usize>>,
    /// The province; `None` for all.
    province: Signal<Option<Adcode>>,
) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let all = Memo::new(move |_| {
        let Some(shown) = desk.shown.get() else { return Vec::new() };
        let filter = Filter { kind: kind.get(), province: province.get() };
        desk.scenario.with(|scenario| matching(scenario, &shown.plan, filter))
    });
    let cause = RwSignal::new(None);
    // A cause that no row has any more narrows nothing.
    let cause_held =
        move || cause.get().filter(|held| all.with(|rows| rows.iter().any(|row| discriminant(&row.cause) == *held)));
    let rows = Memo::new(move |_| {
        let held = cause_held();
        let passes = |row: &&Unmet| held.is_none_or(|held| discriminant(&row.cause) == held);
        all.with(|rows| rows.iter().filter(passes).cloned().collect::<Vec<_>>())
    });
    view! {
        <CauseBars rows=all chosen=cause />
        <p class="quiet" id="unmet-sum">
            {move || i18n::rows(lang.get(), rows.with(Vec::len))} " · "
            {move || desk.scenario.with(|scenario| rows.with(|rows| totals(lang.get(), scenario, rows)))}
        </p>
        <Show when=move || !rows.with(Vec::is_empty) fallback=move || view! { <p class="empty">{move || lang.get().unmet_none()}</p> }>
            <div class="table-scroll" tabindex="0" role="region" aria-label=move || lang.get().unmet_title()>
                <table class="rows" id="unmet-rows">
                    <thead><tr>
                        <th scope="col">{move || lang.get().col_county()}</th>
                        <th scope="col">{move || lang.get().col_need()}</th>
                        <th scope="col" class="number">{move || lang.get().col_asked()}</th>
                        <th scope="col" class="number">{move || lang.get().col_missing()}</th>
                        <th scope="col">{move || lang.get().col_cause()}</th>
                        <th scope="col">{move || lang.get().col_source()}</th>
                    </tr></thead>
                    <tbody>
                        {move || {
                            let lang = lang.get();
                            desk.scenario.with(|scenario| rows.with(|rows| rows.iter().filter_map(|unmet| row(lang, scenario, unmet)).collect_view()))
                        }}
                    </tbody>
                </table>
            </div>
        </Show>
    }
}

fn kind_of(scenario: &Scenario, need: &Need) -> usize {
    scenario.kind(&need.kind).map_or(0, |(index, _)| index)
}

/// The unmet needs that pass a filter, by kind, then by place.
fn matching(scenario: &Scenario, plan: &Arc<Plan>, filter: Filter) -> Vec<Unmet> {
    let passes = |need: &Need| {
        filter.kind.is_none_or(|kind| kind_of(scenario, need) == kind)
            && filter.province.is_none_or(|province| scenario.province_of(need.county) == Some(province))
    };
    let mut rows: Vec<Unmet> =
        plan.unmet.iter().filter(|unmet| scenario.needs.get(unmet.need as usize).is_some_and(passes)).cloned().collect();
    // Stable: within a kind the order of the scenario, by county, stays.
    rows.sort_by_key(|unmet| scenario.needs.get(unmet.need as usize).map(|need| kind_of(scenario, need)));
    rows
}

/// What is missing, kind by kind, in natural units.
pub fn totals(lang: i18n::Lang, scenario: &Scenario, rows: &[Unmet]) -> String {
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

fn row(lang: i18n::Lang, scenario: &Scenario, unmet: &Unmet) -> Option<impl IntoView + use<>> {
    let need = scenario.needs.get(unmet.need as usize)?;
    let unit = i18n::kind_unit(scenario, kind_of(scenario, need));
    let (tag, class) = i18n::provenance(lang, &need.provenance);
    let province = scenario.province_of(need.county).map(|code| i18n::division(lang, scenario, code)).unwrap_or_default();
    let month = need.terms.month.map(|month| i18n::month(lang, month)).unwrap_or_default();
    let name = if need.title.is_empty() || lang == i18n::Lang::En {
        i18n::need_name(lang, scenario, need)
    } else {
        need.title.clone()
    };
    Some(view! {
        <tr>
            <td class="west-text">{i18n::county(lang, scenario, need.county)} <small class="quiet">" " {province}</small></td>
            <td>{name} <small class="quiet">" " {month}</small></td>
            <td class="number">{i18n::with_unit(lang, need.quantity, unit)}</td>
            <td class="number loss">{i18n::with_unit(lang, unmet.missing, unit)}</td>
            <td>{i18n::cause(lang, scenario, unmet)}</td>
            <td><span class=class>{tag}</span></td>
        </tr>
    })
}
