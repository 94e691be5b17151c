//! The plans between the most value and the best worst coverage: a chart, and the same as a list.

use charts::frontier::{Frame, Measured, layout};
use domain::{
    Pair,
    explanation::{FrontierPoint, Question, Told},
};
use leptos::prelude::*;
use session::{Session, inputs};

use crate::{
    i18n,
    runtime::page,
    state::{Desk, View},
    view::why::Waiting,
};

const FRAME: Frame = Frame { width: 520.0, height: 260.0, margin: 44.0, edge: 26.0 };

/// The chart and its list.
#[component]
pub fn FrontierChart() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let asked = desk.asking.ask(|| Some(Question::Frontier));
    let points = Memo::new(move |_| {
        asked.with(|asked| match asked.told.as_deref() {
            Some(Told::Frontier(found)) => found.points.clone(),
            _ => Vec::new(),
        })
    });
    // The point that the pointer is on, in the chart or in the list.
    let pointed = RwSignal::new(None::<usize>);
    let none = move || asked.with(crate::asking::Asked::is_done) && points.with(Vec::is_empty);
    view! {
        <div class="pane-head"><h2>{move || lang.get().frontier_title()}</h2><span class="quiet">{move || lang.get().frontier_sub()}</span></div>
        <Waiting asked />
        <Show when=none><p class="quiet">{move || lang.get().frontier_none()}</p></Show>
        <Show when=move || points.with(|points| !points.is_empty())>
            <div class="frontier" id="frontier">
                {move || view! { <Chart points=points.get() pointed /> }}
                {move || view! { <List points=points.get() pointed /> }}
            </div>
        </Show>
    }
}

/// What a point stands at, as the chart takes it.
fn measured(point: &FrontierPoint) -> Measured {
    let worst = point.standing.worst.as_ref().and_then(domain::Coverage::per_myriad).unwrap_or(0);
    let value = i18n::points_number(point.standing.scale, point.standing.value);
    Measured { worst: worst as f64 / 10_000.0, value }
}

#[component]
fn Chart(points: Vec<FrontierPoint>, pointed: RwSignal<Option<usize>>) -> impl IntoView {
    let lang = Desk::get().lang;
    let found = layout(&points.iter().map(measured).collect::<Vec<_>>(), FRAME);
    let (right, bottom) = (FRAME.width - FRAME.edge, FRAME.height - FRAME.margin);
    let line = found.points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect::<Vec<_>>().join(" ");
    view! {
        <svg class="frontier-chart" viewBox=format!("0 0 {} {}", FRAME.width, FRAME.height) role="img" aria-label=move || lang.get().frontier_title()>
            {found.up.iter().map(|(tick, y)| view! {
                <line class="chart-grid" x1=FRAME.margin x2=right y1=*y y2=*y /><text class="chart-tick" x=FRAME.margin - 6.0 y=*y + 4.0 text-anchor="end">{format!("{}", (tick * 100.0).round() / 100.0)}</text>
            }).collect_view()}
            {found.across.iter().map(|(tick, x)| view! {
                <text class="chart-tick" x=*x y=bottom + 16.0 text-anchor="middle">{format!("{}%", (tick * 1000.0).round() / 10.0)}</text>
            }).collect_view()}
            <text class="chart-axis" x=right y=bottom + 34.0 text-anchor="end">{move || lang.get().worst_coverage()}</text>
            <text class="chart-axis" x=4.0 y=12.0>{move || lang.get().value()}</text>
            <polyline class="frontier-line" points=line />
            {found.points.iter().zip(1..).map(|((x, y), number)| view! {
                <circle class="frontier-point" class:is-pointed=move || pointed.get() == Some(number) cx=*x cy=*y r=5.0
                    on:pointerenter=move |_| pointed.set(Some(number)) on:pointerleave=move |_| pointed.set(None) />
                <text class="frontier-number" x=*x + 8.0 y=*y - 6.0>{number}</text>
            }).collect_view()}
        </svg>
    }
}

#[component]
fn List(points: Vec<FrontierPoint>, pointed: RwSignal<Option<usize>>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let row = move |(point, number): (&FrontierPoint, usize)| {
        let (lang, standing) = (lang.get(), &point.standing);
        desk.scenario.with(|scenario| {
            let worst = standing.worst.as_ref().map(|row| i18n::coverage_row(lang, scenario, row));
            let served = standing.served.iter().enumerate().map(|(kind, served)| {
                let (number, unit) = i18n::unit_parts(lang, *served, i18n::kind_unit(scenario, kind));
                view! { <td class="number">{number} " " {unit}</td> }
            });
            let served = served.collect_view();
            let pairs = point.pairs.clone();
            view! {
                <tr class:is-pointed=move || pointed.get() == Some(number)
                    on:pointerenter=move |_| pointed.set(Some(number)) on:pointerleave=move |_| pointed.set(None)>
                    <th scope="row" class="number">{number}</th>
                    {served}
                    <td>{worst}</td>
                    <td class="number"><b>{i18n::points_of(standing.scale, standing.value)}</b></td>
                    <td class="number">{standing.added + standing.dropped}</td>
                    <td><PairLikeThis pairs number /></td>
                </tr>
            }
        })
    };
    let kinds = desk.scenario.with_untracked(|scenario| scenario.kinds.clone());
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=move || lang.get().frontier_title()>
            <table class="rows">
                <thead><tr>
                    <th scope="col" class="number">{move || lang.get().frontier_number()}</th>
                    {kinds.into_iter().map(|kind| view! { <th scope="col" class="number">{move || lang.get().pick(&kind.short).to_owned()}</th> }).collect_view()}
                    <th scope="col">{move || lang.get().worst_coverage()}</th>
                    <th scope="col" class="number">{move || lang.get().value()}</th>
                    <th scope="col" class="number">{move || lang.get().changed()}</th>
                    <td></td>
                </tr></thead>
                <tbody>{move || points.iter().zip(1..).map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}

/// The button that makes the pairs of a point the plan's: what the plan has not is pinned, what it has besides is forbidden. Nothing
/// for the plan in view.
#[component]
fn PairLikeThis(pairs: Vec<Pair>, number: usize) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let edit = move || {
        let chosen: Vec<Pair> = desk.shown.get()?.plan.chosen().map(|result| result.pair).collect();
        let added: Vec<Pair> = pairs.iter().copied().filter(|pair| !chosen.contains(pair)).collect();
        let left: Vec<Pair> = chosen.into_iter().filter(|pair| !pairs.contains(pair)).collect();
        let differs = !added.is_empty() || !left.is_empty();
        differs.then(|| desk.scenario.with(|scenario| inputs::adopting(scenario, &added, &left)))
    };
    let edit = Memo::new(move |_| edit());
    let pair = move |_| {
        if let Some(edit) = edit.get_untracked() {
            desk.edit(edit);
            desk.go(View::Pairing);
            page::focus_later("#matrix [data-pair][tabindex='0']");
        }
    };
    view! {
        <Show when=move || edit.with(Option::is_some) fallback=move || view! { <span class="quiet">{move || lang.get().pairs_in_view()}</span> }>
            <button class="button button-dense" data-point=number.to_string() aria-label=move || format!("{} {number}", lang.get().pair_like_this()) title=move || lang.get().pair_like_note()
                disabled=move || desk.session.with(Session::is_read_only) on:click=pair>{move || lang.get().pair_like_this()}</button>
        </Show>
    }
}
