//! The plans between the most value and the best worst coverage: a chart, and the same as a list.

use std::sync::Arc;

use charts::frontier::{Frame, Measured, layout};
use domain::{
    Held, Strategy, ValueScale,
    explanation::{FrontierPoint, Question, Told},
};
use leptos::prelude::*;
use session::Session;

use super::table::adopting;
use crate::{
    i18n::{self, Lang},
    learning::known_under,
    state::{Desk, View},
    view::{
        save_chart::SaveChart,
        table::{Column, CopyButton, Extras, Key, Listing, Plain, Reading, Row, Start, Table},
        taken::TakePlan,
        why::Waiting,
    },
};

const FRAME: Frame = Frame { width: 520.0, height: 260.0, margin: 44.0, edge: 26.0 };

/// The chart and its list.
#[component]
pub fn FrontierChart() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    // The ends are the strategies' own plans, as every other view shows them: there is no asking before both are known.
    let ends = Memo::new(move |_| {
        desk.session.with(|session| {
            let end = |strategy| Some(known_under(session, strategy).filter(|known| known.has_ended)?.plan()?.clone());
            Some(vec![end(Strategy::BestValue)?, end(Strategy::Fairest)?])
        })
    });
    let asked = desk.asking.ask(move || ends.get().map(|ends| Question::Frontier { ends }));
    let waits = move || ends.with(Option::is_none);
    let points = Memo::new(move |_| {
        asked.with(|asked| match asked.told.as_deref() {
            Some(Told::Frontier(found)) => found.points.clone(),
            _ => Vec::new(),
        })
    });
    // The point that the pointer is on, in the chart or in the list.
    let pointed = RwSignal::new(None::<usize>);
    let old = Signal::derive(move || asked.with(|asked| !asked.fresh));
    let none = move || asked.with(crate::asking::Asked::is_done) && points.with(Vec::is_empty);
    view! {
        <div class="pane-head">
            <h2>{move || lang.get().frontier_title()}</h2><span class="quiet">{move || lang.get().frontier_sub()}</span>
            <Show when=move || points.with(|points| !points.is_empty())>
                <SaveChart of=".frontier-chart" note=Lang::frontier_sub id="frontier-save" title=Signal::derive(move || lang.get().frontier_title().to_owned())
                    waits=Signal::derive(move || old.get() || asked.with(|asked| !asked.is_done())) />
            </Show>
        </div>
        <Show when=waits fallback=move || view! { <Waiting asked /> }><p class="waiting">{move || lang.get().frontier_waits()}</p></Show>
        <Show when=none><p class="quiet">{move || lang.get().frontier_none()}</p></Show>
        <Show when=move || points.with(|points| !points.is_empty())>
            <div class="frontier" id="frontier" class:is-old=move || old.get() data-answered=move || asked.with(crate::asking::Asked::is_done).to_string()>
                {move || view! { <Chart points=points.get() pointed /> }}
                {move || view! { <List points=points.get() pointed old /> }}
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

/// A point as a row.
#[derive(Clone, Debug, PartialEq)]
struct PointRow {
    point: FrontierPoint,
    /// Its number in the chart, from 1.
    number: usize,
}

impl Row for PointRow {
    fn key(&self) -> String {
        self.number.to_string()
    }
}

#[component]
fn List(points: Vec<FrontierPoint>, pointed: RwSignal<Option<usize>>, old: Signal<bool>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let rows: Vec<PointRow> = points.into_iter().zip(1..).map(|(point, number)| PointRow { point, number }).collect();
    let listing = Listing::new(desk, Start::new(Signal::stored(columns(desk, old)), Signal::stored(rows)));
    let lit = move |row: &PointRow| {
        let number = row.number;
        Signal::derive(move || pointed.get() == Some(number))
    };
    let point = move |row: Option<&PointRow>| pointed.set(row.map(|row| row.number));
    let extras = Extras { lit: Some(Arc::new(lit)), pointed: Some(Arc::new(point)), ..Extras::default() };
    let name = Signal::derive(move || lang.get().frontier_title().to_owned());
    view! {
        <div>
            <div class="list-sum"><span class="grow"></span><CopyButton of="frontier-table" name sheet=move || listing.sheet(desk) /></div>
            <Table id="frontier-table" name listing extras empty=Signal::derive(move || lang.get().frontier_none().to_owned()) />
        </div>
    }
}

fn columns(desk: Desk, old: Signal<bool>) -> Vec<Column<PointRow>> {
    let count = |number: usize| Plain::whole(i64::try_from(number).unwrap_or(i64::MAX));
    let worst = |Reading { lang, scenario }: Reading<'_>, row: &PointRow| {
        row.point.standing.worst.as_ref().map(|row| i18n::coverage_row(lang, scenario, row)).unwrap_or_default()
    };
    let share = |_: Reading<'_>, row: &PointRow| {
        let share = row.point.standing.worst.as_ref().and_then(domain::Coverage::per_myriad);
        share.map_or(Key::Nothing, Key::Number)
    };
    let adopt = move |row: &PointRow| {
        let (held, number, strategy) = (row.point.held.clone(), row.number, row.point.strategy);
        let (scale, value) = (row.point.standing.scale, row.point.standing.value);
        view! { <Adopt held scale value strategy number old /> }.into_any()
    };
    let kinds = desk.scenario.with_untracked(|scenario| scenario.kinds.clone());
    let served = kinds.into_iter().enumerate().map(|(index, kind)| {
        let (name, unit) = (kind.short, kind.unit);
        let read = move |reading: Reading<'_>, row: &PointRow| {
            row.point.standing.served.get(index).map_or(Plain::Empty, |served| Plain::amount(reading.lang, *served, unit))
        };
        Column::number(format!("kind-{index}"), move |lang| lang.pick(&name).to_owned(), read)
            .in_unit(move |lang| i18n::column_unit(lang, unit))
    });
    let value =
        |_: Reading<'_>, row: &PointRow| Plain::hundredths(row.point.standing.scale.hundredths(row.point.standing.value));
    let changed =
        move |_: Reading<'_>, row: &PointRow| count(row.point.standing.added as usize + row.point.standing.dropped as usize);
    let number = Column::number("number", Lang::frontier_number, move |_, row: &PointRow| count(row.number)).naming_the_row();
    let last = [
        Column::text("worst", Lang::worst_coverage, worst).sorted_by(share),
        Column::number("value", Lang::value, value).in_unit(Lang::points),
        Column::number("changed", Lang::changed, changed),
        Column::buttons("adopt", Lang::adopt_plan, adopt),
    ];
    std::iter::once(number).chain(served).chain(last).collect()
}

/// The button that makes a point the plan as it is: where it is a strategy's own plan, the strategy; else the plan is taken over.
#[component]
fn Adopt(
    held: Held,
    scale: ValueScale,
    value: i64,
    strategy: Option<Strategy>,
    number: usize,
    old: Signal<bool>,
) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let words = Signal::derive(move || lang.get().adopt_plan().to_owned());
    let note = Signal::derive(move || lang.get().adopt_plan_note().to_owned());
    let Some(strategy) = strategy else {
        return view! { <TakePlan held scale value words note old to_desk=true mark=number.to_string() /> }.into_any();
    };
    let in_use = Memo::new(move |_| desk.scenario.with(|scenario| scenario.held.is_none() && scenario.strategy == strategy));
    view! {
        <Show when=move || !in_use.get() fallback=move || view! { <span class="quiet">{move || lang.get().plan_in_view()}</span> }>
            <button class="button button-dense" data-take=number.to_string() title=move || i18n::strategy_seeks(lang.get(), strategy)
                disabled=move || desk.session.with(Session::is_read_only)
                on:click=move |_| {
                    desk.edit(adopting(desk, strategy));
                    desk.go(View::Pairing);
                }>{move || i18n::strategy(lang.get(), strategy)}</button>
        </Show>
    }
    .into_any()
}
