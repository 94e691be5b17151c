//! 产销月历: what is agreed of each product in each month, what stays unsold, and when it is picked.

use charts::scale::Scale;
use domain::{Scenario, Unit};
use leptos::prelude::*;

use super::{
    Desktop,
    rows::{self, CalendarCell, CalendarRow},
};
use crate::{
    i18n::{self, Lang},
    view::table::{CopyButton, Plain, Sheet, copy_on_key},
};

/// The calendar with its totals.
#[component]
pub fn Calendar(desktop: Desktop) -> impl IntoView {
    let Desktop { desk, filter, search, rows: listed, .. } = desktop;
    let lang = desk.lang;
    let with_supply = Memo::new(move |_| {
        let is_searched = search.with(|search| !search.trim().is_empty());
        filter.with(|filter| rows::shows_supply(filter, is_searched))
    });
    let rows = Memo::new(move |_| {
        let with_supply = with_supply.get();
        desk.scenario
            .with(|scenario| listed.with(|listed| filter.with(|filter| rows::calendar(scenario, listed, filter, with_supply))))
    });
    let scale =
        Memo::new(move |_| rows.with(|rows| Scale::of(rows.iter().flat_map(|row| row.months.iter().map(|cell| cell.agreed)))));
    let copied = move || {
        let lang = lang.get_untracked();
        let with_supply = with_supply.get_untracked();
        desk.scenario.with_untracked(|scenario| rows.with_untracked(|rows| sheet(lang, scenario, rows, with_supply)))
    };
    view! {
        <div class="pane-head">
            <h2>{move || lang.get().calendar_title()}</h2>
            <span class="quiet">{move || lang.get().calendar_sub()}</span>
            <span class="grow"></span>
            <span class="legend-item quiet"><i class="swatch-unsold"></i>{move || lang.get().unsold_share()}</span>
            <span class="legend-item quiet"><i class="swatch-harvest"></i>{move || lang.get().harvest_month()}</span>
            <CopyButton of="calendar" name=Signal::derive(move || lang.get().calendar_title().to_owned()) sheet=copied />
        </div>
        <div class="table-scroll" tabindex="0" role="region" aria-label=move || lang.get().calendar_title()
            on:keydown=move |event| copy_on_key(desk, &event, copied)>
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
                    let alone = !with_supply.get();
                    rows.iter().zip(before).map(|(row, before)| product_row(desktop, row, before != Some(row.west), scale.get(), alone)).collect_view()
                }}</tbody>
                <tfoot>
                    {total_row(desktop, rows, Total::Agreed)}
                    {total_row(desktop, rows, Total::Unsold)}
                </tfoot>
            </table>
        </div>
    }
}

/// The calendar to be copied: what is arranged of each product in each month, with the year's sums.
fn sheet(lang: Lang, scenario: &Scenario, rows: &[CalendarRow], with_supply: bool) -> Sheet {
    let unit = i18n::column_unit(lang, Unit::Tonnes);
    let tonnes = |heading: &str| i18n::heading_with_unit(lang, heading, Some(unit));
    let mut headings = vec![lang.province().to_owned(), lang.product().to_owned()];
    headings.extend(rows::year().map(|month| tonnes(&i18n::month(lang, month))));
    headings.push(tonnes(lang.arranged()));
    headings.extend(with_supply.then(|| tonnes(lang.not_met())));
    let line = |row: &CalendarRow| {
        let name = scenario.product(&row.product).map_or(row.product.0.as_str(), |product| lang.pick(&product.name));
        let sum = |total: Total| Plain::whole(row.months.iter().map(|cell| total.of(cell)).sum());
        let mut cells = vec![Plain::text(i18n::division(lang, scenario, row.west)), Plain::text(name)];
        // A month in which there is nothing stays empty.
        cells.extend(
            row.months.map(|cell| if cell.supply + cell.agreed > 0 { Plain::whole(cell.agreed) } else { Plain::Empty }),
        );
        cells.push(sum(Total::Agreed));
        cells.extend(with_supply.then(|| sum(Total::Unsold)));
        cells
    };
    Sheet { headings, rows: rows.iter().map(line).collect() }
}

fn product_row(desktop: Desktop, row: &CalendarRow, first: bool, scale: Scale, alone: bool) -> impl IntoView + use<> {
    let (desk, route) = (desktop.desk, desktop.cells.route);
    let lang = desk.lang.get();
    let (west, name) = desk.scenario.with(|scenario| {
        let name =
            scenario.product(&row.product).map_or_else(|| row.product.0.clone(), |product| lang.pick(&product.name).to_owned());
        (i18n::division(lang, scenario, row.west), name)
    });
    let agreed: i64 = row.months.iter().map(|cell| cell.agreed).sum();
    let unsold: i64 = row.months.iter().map(|cell| (cell.supply - cell.agreed).max(0)).sum();
    let lacks = !alone && unsold > 0;
    let product = row.product.clone();
    let lit = move || route.with(|route| route.as_ref().is_some_and(|(found, _)| *found == product));
    view! {
        <tr class:is-first=first class:is-here=lit>
            <th scope="row" class="calendar-west west-text"><span class:unseen=!first>{west}</span></th>
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
        (0, 0) => "month".to_owned(),
        (_, 0) => "month month-none".to_owned(),
        (_, agreed) => format!("month v{}", scale.step(agreed)),
    };
    let share = if cell.supply > 0 { unsold * 100 / cell.supply } else { 0 };
    view! {
        <td class="month-box">
            <span class=class class:is-harvest=cell.harvest title=(!alone && cell.supply > 0).then(|| i18n::month_detail(lang, cell.supply, cell.agreed, unsold))>
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
            <td></td><th scope="row" class="calendar-name">{move || total.name(lang.get())}</th>
            {(0..12).map(|place| view! { <td class="number calendar-month">{move || month(place)}</td> }).collect_view()}
            <td class="number calendar-agreed">{(!is_unsold).then(|| view! { <b>{year}</b> })}</td>
            <td class="number calendar-unsold">{is_unsold.then(|| view! { <b>{year}</b> })}</td>
        </tr>
    }
}
