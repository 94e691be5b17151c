//! Under the matrix: coverage of each province by kind, its partners, column sums, and the legend.

use std::sync::Arc;

use charts::scale::Scale;
use domain::Adcode;
use leptos::prelude::*;

use super::{help::HelpButton, matrix::BoundsButton};
use crate::{
    i18n::{self, Topic},
    rows_behind::{Filter, Status},
    runtime::page,
    state::{CellMode, Desk},
};

/// Coverage below this many ten-thousandths is shown as low.
const LOW: i64 = 4_500;

/// The foot of the table.
#[component]
pub fn CoverageRows(
    /// The western parties, in the order of the columns.
    west: Arc<[Adcode]>,
) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let kinds = desk.scenario.with_untracked(|scenario| scenario.kinds.clone());
    let sums = {
        let west = Arc::clone(&west);
        move || {
            let cells = west.iter().map(|party| view! { <td class="sum">{column_sum(desk, Some(*party))}</td> }).collect_view();
            view! {
                <tr role="row" class="sum-row">
                    <th scope="row" class="foot-head">{move || lang.get().row_sum()}</th>{cells}
                    <td class="row-end"><span class="row-sum" id="matrix-total">{column_sum(desk, None)}</span></td>
                </tr>
            }
        }
    };
    let rows = kinds
        .into_iter()
        .enumerate()
        .map(|(index, kind)| {
            let cells = west.iter().map(|party| view! { <CoverageCell party=*party kind=index as u32 /> }).collect_view();
            view! {
                <tr role="row" class="coverage-row">
                    <th scope="row" class="foot-head">{move || lang.get().pick(&kind.short).to_owned()}</th>{cells}
                    <td class="row-end quiet">{(index == 0).then(|| view! { {move || lang.get().red_below()}<HelpButton topic=Topic::Coverage /> })}</td>
                </tr>
            }
        })
        .collect_view();
    let partners = west
        .iter()
        .map(|party| {
            let party = *party;
            let count = Signal::derive(move || {
                desk.shown.get().map_or(0, |shown| shown.plan.chosen().filter(|r| r.pair.west == party).count())
            });
            view! { <td><BoundsButton party partners=count /></td> }
        })
        .collect_view();
    view! {
        <tfoot>
            <Show when=move || desk.mode.get() == CellMode::Delivered>{sums.clone()()}</Show>
            {rows}
            <tr role="row"><td class="foot-head"></td>{partners}<td class="row-end quiet">{move || lang.get().partners_bounds()}</td></tr>
        </tfoot>
    }
}

/// Points of a column, or of all, as shown.
fn column_sum(desk: Desk, party: Option<Adcode>) -> impl Fn() -> Option<String> + Clone + Send {
    move || desk.points.get().map(|points| i18n::points(points.sum(party)))
}

#[component]
fn CoverageCell(party: Adcode, kind: u32) -> impl IntoView {
    let desk = Desk::get();
    let share = Memo::new(move |_| {
        let shown = desk.shown.get()?;
        shown.plan.coverage.iter().find(|row| row.province == party && row.kind == kind)?.per_myriad()
    });
    let low = move || share.get().is_some_and(|share| share < LOW);
    let text = move || share.get().map_or_else(|| "—".to_owned(), i18n::per_cent);
    let name = move || {
        let lang = desk.lang.get();
        let name = desk.scenario.with(|scenario| i18n::coverage_name(lang, scenario, party, kind, &text()));
        if low() { format!("{name} · {}", lang.red_below()) } else { name }
    };
    let go = move |_| {
        desk.show_rows(kind as usize, Filter { west: Some(party), status: Status::Unmet, ..Filter::default() });
        page::focus_later("#filter-west");
    };
    view! {
        <td class="coverage-cell" class:is-low=low>
            <button type="button" class="statistic coverage-button" tabindex="-1" data-coverage=format!("{kind}-{party}") aria-label=name
                title=move || desk.lang.get().to_unmet() on:click=go>
                <span class="bar" aria-hidden="true"><span class="bar-fill bar-west" style:width=move || format!("{}%", share.get().unwrap_or(0) / 100)></span></span>
                <span class="bar-number"><Show when=low><span class="low-sign" aria-hidden="true">"▾"</span></Show>{text}</span>
            </button>
        </td>
    }
}

/// What the shades and marks mean.
#[component]
pub fn Legend(scale: Memo<Scale>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let limits = move || {
        let points = desk.shown.get().map(|shown| shown.plan.scale)?;
        let in_words = |limit| match desk.mode.get() {
            CellMode::Certainty => i18n::per_cent(limit * 10),
            _ => i18n::points_short(points.hundredths(limit)),
        };
        Some(scale.get().limits().into_iter().map(in_words).collect::<Vec<_>>())
    };
    let shaded = move || desk.mode.get() != CellMode::Switch;
    let unit = move || (desk.mode.get() != CellMode::Certainty).then(|| lang.get().points());
    view! {
        <div class="legend">
            <span class="quiet">{unit}</span>
            <Show when=shaded fallback=move || view! { <span class="quiet">{move || lang.get().legend_cost()}</span> }>
                <span class="legend-scale" aria-hidden="true">
                    {(1..=7).map(|step| {
                        let limit = move || limits().and_then(|limits| limits.get(step - 1).cloned());
                        view! { <span class="legend-step"><i class=format!("v{step}")></i><small>{limit}</small></span> }
                    }).collect_view()}
                    <span class="legend-step legend-end"><small>{move || limits().and_then(|limits| limits.last().cloned())}</small></span>
                </span>
            </Show>
            <span class="legend-item"><i class="swatch v3 is-chosen"></i>{move || lang.get().legend_chosen()}</span>
            <span class="legend-item"><i class="swatch v3 is-pinned"></i>{move || lang.get().legend_pinned()}</span>
            <span class="legend-item"><i class="swatch is-forbidden"></i>{move || lang.get().legend_forbidden()}</span>
            <span class="legend-item"><i class="swatch v3"><b class="ring"></b></i>{move || lang.get().legend_existing()}</span>
            <span class="legend-item"><i class="swatch v3 is-selected"></i>{move || lang.get().legend_selected()}</span>
        </div>
    }
}
