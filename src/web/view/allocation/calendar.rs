//! 产销月历: what is agreed of each product in each month, what stays unsold, and when it is picked.

use charts::scale::Scale;
use leptos::prelude::*;

use super::{
    Desktop,
    rows::{self, CalendarCell, CalendarRow},
};
use crate::i18n::{self, Lang};

/// The calendar with its totals.
#[component]
pub fn Calendar(desktop: Desktop) -> impl IntoView {
    let Desktop { desk, filter, .. } = desktop;
    let lang = desk.lang;
    let rows = Memo::new(move |_| {
        let Some(shown) = desk.shown.get() else { return Vec::new() };
        desk.scenario.with(|scenario| filter.with(|filter| rows::calendar(scenario, &shown.plan, filter)))
    });
    let scale =
        Memo::new(move |_| rows.with(|rows| Scale::of(rows.iter().flat_map(|row| row.months.iter().map(|cell| cell.agreed)))));
    view! {
        <div class="pane-head">
            <h2>{move || lang.get().calendar_title()}</h2>
            <span class="quiet">{move || lang.get().calendar_sub()}</span>
            <span class="grow"></span>
            <span class="legend-item quiet"><i class="swatch-unsold"></i>{move || lang.get().unsold_share()}</span>
            <span class="legend-item quiet"><i class="swatch-harvest"></i>{move || lang.get().harvest_month()}</span>
        </div>
        <div class="table-scroll" tabindex="0" role="region" aria-label=move || lang.get().calendar_title()>
            <table class="calendar" id="calendar">
                <thead><tr>
                    <th scope="col" class="calendar-west"></th><th scope="col"></th>
                    {rows::year().map(|month| view! { <th scope="col">{move || i18n::month_short(lang.get(), month)}</th> }).collect_view()}
                    <th scope="col" class="number calendar-agreed">{move || lang.get().agreed_tonnes()}</th>
                    <th scope="col" class="number calendar-unsold">{move || lang.get().unsold_tonnes()}</th>
                </tr></thead>
                <tbody>{move || {
                    let rows = rows.get();
                    let before = std::iter::once(None).chain(rows.iter().map(|row| Some(row.west)));
                    rows.iter().zip(before).map(|(row, before)| product_row(desktop, row, before != Some(row.west), scale.get())).collect_view()
                }}</tbody>
                <tfoot>
                    {total_row(desktop, rows, Total::Agreed)}
                    {total_row(desktop, rows, Total::Unsold)}
                </tfoot>
            </table>
        </div>
    }
}

fn product_row(desktop: Desktop, row: &CalendarRow, first: bool, scale: Scale) -> impl IntoView + use<> {
    let Desktop { desk, filter, route, .. } = desktop;
    let lang = desk.lang.get();
    let (west, name) = desk.scenario.with(|scenario| {
        let name =
            scenario.product(&row.product).map_or_else(|| row.product.0.clone(), |product| lang.pick(&product.name).to_owned());
        (i18n::division(lang, scenario, row.west), name)
    });
    let agreed: i64 = row.months.iter().map(|cell| cell.agreed).sum();
    // Under a filter on one cooperative the rest is not unsold: others may have it.
    let alone = filter.with(|filter| filter.east.is_some());
    let unsold: i64 = row.months.iter().map(|cell| (cell.supply - cell.agreed).max(0)).sum();
    let lacks = !alone && unsold > 0;
    let product = row.product.clone();
    let lit = move || route.with(|route| route.as_ref().is_some_and(|(found, _)| *found == product));
    view! {
        <tr class:is-first=first class:is-here=lit>
            <th scope="row" class="calendar-west west-text">{first.then_some(west)}</th>
            <th scope="row" class="calendar-name">{name}</th>
            {row.months.iter().map(|cell| month_cell(lang, *cell, scale, alone)).collect_view()}
            <td class="number calendar-agreed">{i18n::grouped(agreed)}</td>
            <td class="number calendar-unsold" class:loss=lacks>{if lacks { i18n::grouped(unsold) } else { "—".to_owned() }}</td>
        </tr>
    }
}

fn month_cell(lang: Lang, cell: CalendarCell, scale: Scale, alone: bool) -> impl IntoView + use<> {
    let unsold = if alone { 0 } else { (cell.supply - cell.agreed).max(0) };
    let class = match (cell.supply, cell.agreed) {
        (0, _) => "month".to_owned(),
        (_, 0) => "month month-none".to_owned(),
        (_, agreed) => format!("month v{}", scale.step(agreed)),
    };
    let share = if cell.supply > 0 { unsold * 100 / cell.supply } else { 0 };
    view! {
        <td class="month-box">
            <span class=class class:is-harvest=cell.harvest title=(cell.supply > 0).then(|| i18n::month_detail(lang, cell.supply, cell.agreed, unsold))>
                {(cell.agreed > 0).then(|| i18n::grouped(cell.agreed))}
                {(share > 0).then(|| view! { <i class="unsold" style:width=format!("{share}%")></i> })}
            </span>
        </td>
    }
}

/// What a row at the foot adds up; it stands under the heading of the same name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Total {
    Agreed,
    Unsold,
}

impl Total {
    fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Agreed => lang.total_agreed(),
            Self::Unsold => lang.total_unsold(),
        }
    }

    fn of(self, cell: &CalendarCell) -> i64 {
        match self {
            Self::Agreed => cell.agreed,
            Self::Unsold => (cell.supply - cell.agreed).max(0),
        }
    }
}

fn total_row(desktop: Desktop, rows: Memo<Vec<CalendarRow>>, total: Total) -> impl IntoView {
    let lang = desktop.desk.lang;
    let is_unsold = total == Total::Unsold;
    let number = |sum: i64| if sum > 0 { i18n::grouped(sum) } else { "—".to_owned() };
    let month = move |place: usize| number(rows.with(|rows| rows.iter().map(|row| total.of(&row.months[place])).sum()));
    let year = move || number(rows.with(|rows| rows.iter().flat_map(|row| &row.months).map(|cell| total.of(cell)).sum()));
    view! {
        <tr class:loss=is_unsold>
            <th></th><th scope="row" class="calendar-name">{move || total.name(lang.get())}</th>
            {(0..12).map(|place| view! { <td class="number calendar-month">{move || month(place)}</td> }).collect_view()}
            <td class="number calendar-agreed">{(!is_unsold).then(|| view! { <b>{year}</b> })}</td>
            <td class="number calendar-unsold">{is_unsold.then(|| view! { <b>{year}</b> })}</td>
        </tr>
    }
}
