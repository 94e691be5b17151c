//! The rows of a kind as a table: sorted by any column, the first hundred until all are asked for. Shipments stand by route, which
//! unfolds into its months.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::{
    Desktop, Name,
    columns::{Column, Key, columns},
    rows::Row,
};
use crate::i18n::{self, Lang};

/// Rows shown before "show all".
const MANY: usize = 100;

/// Swatch and name of each part of a shelf life, in their order.
const LIFE: [(&str, Name); 4] = [
    ("life-swatch life-packing", Lang::life_packing),
    ("life-swatch life-road", Lang::life_road),
    ("life-swatch life-selling", Lang::life_selling),
    ("life-swatch life-left", Lang::life_left),
];

/// The table.
#[component]
pub fn RowTable(desktop: Desktop) -> impl IntoView {
    let Desktop { desk, kind, filter, routes, editing, unfolded, .. } = desktop;
    let lang = desk.lang;
    // Column and direction; `None` for the order that fits the kind.
    let sort: RwSignal<Option<(usize, bool)>> = RwSignal::new(None);
    let all = RwSignal::new(false);
    let table = Memo::new(move |_| desk.scenario.with(|scenario| columns(scenario, kind.get())));
    Effect::new(move |_| {
        kind.track();
        sort.set(None);
        all.set(false);
        unfolded.set(BTreeSet::new());
    });
    // Another order or other rows are asked for: the editor of an amount is left.
    Effect::new(move |_| {
        kind.track();
        filter.track();
        sort.track();
        editing.set(None);
    });
    let sorted = Memo::new(move |before: Option<&Vec<Row>>| {
        // The rows stand still while an amount is being typed, though a better plan may come.
        if let Some(before) = before.filter(|_| editing.with(Option::is_some)) {
            return before.clone();
        }
        let mut rows = routes.get();
        let columns = table.get();
        let (index, down) = sort.get().unwrap_or((columns.first_sort, false));
        if let Some(column) = columns.list.get(index) {
            desk.scenario.with(|scenario| {
                let lang = lang.get();
                rows.sort_by_cached_key(|row| (column.key)(lang, scenario, row));
            });
        }
        if down {
            rows.reverse();
        }
        rows
    });
    let head = move |(index, column): (usize, Column)| {
        let direction =
            move || sort.get().filter(|(at, _)| *at == index).map(|(_, down)| if down { "descending" } else { "ascending" });
        let turn = move |_| sort.update(|sort| *sort = Some((index, matches!(*sort, Some((at, false)) if at == index))));
        view! {
            <th scope="col" class:number=column.is_number aria-sort=direction>
                <button class="sort" on:click=turn>{move || (column.name)(lang.get())}
                    <span class="sort-mark" aria-hidden="true">{move || match direction() { Some("ascending") => "↑", Some(_) => "↓", None => "" }}</span>
                </button>
            </th>
        }
    };
    let ships = Memo::new(move |_| desk.scenario.with(|scenario| i18n::is_shipped(scenario, kind.get())));
    view! {
        <Show when=move || ships.get()>
            <div class="pane-head life-legend">
                {LIFE.map(|(class, name)| view! {
                    <span class="legend-item quiet"><i class=class></i>{move || name(lang.get())}</span>
                }).into_iter().collect_view()}
            </div>
        </Show>
        <div class="table-scroll">
            <table class="rows" id="allocation-table">
                <thead><tr>{move || table.get().list.into_iter().enumerate().map(head).collect_view()}</tr></thead>
                <tbody>{move || {
                    let columns = table.get().list;
                    let shown = if all.get() { usize::MAX } else { MANY };
                    sorted.get().into_iter().take(shown).map(|row| view! { <TableRow desktop columns=columns.clone() row /> }).collect_view()
                }}</tbody>
            </table>
        </div>
        <Show when=move || sorted.with(Vec::is_empty)><p class="empty">{move || lang.get().nothing_here()}</p></Show>
        <Show when=move || (sorted.with(Vec::len) > MANY) && !all.get()>
            <button class="button" on:click=move |_| all.set(true)>{move || i18n::show_all(lang.get(), sorted.with(Vec::len))}</button>
        </Show>
    }
}

/// A row, and the months within it where they are asked for.
#[component]
fn TableRow(desktop: Desktop, columns: Vec<Column>, row: Row) -> impl IntoView {
    let cells = {
        let columns = columns.clone();
        move |row: &Row| {
            let cell = |column: &Column| {
                let cell = (column.cell)(desktop, row);
                view! { <td class:number=column.is_number>{cell}</td> }
            };
            columns.iter().map(cell).collect_view()
        }
    };
    let lit = {
        let (product, east) = (row.product.clone(), row.east);
        move || desktop.route.with(|route| route.as_ref().is_some_and(|(of, to)| product.as_ref() == Some(of) && east == *to))
    };
    let is_open = {
        let route = row.route().filter(|_| !row.months.is_empty());
        move || route.as_ref().is_some_and(|route| desktop.unfolded.with(|open| open.contains(route)))
    };
    let months = row.months.clone();
    let of_months = cells.clone();
    view! {
        <tr class:is-here=lit>{cells(&row)}</tr>
        <Show when=is_open>
            {months.iter().map(|month| view! { <tr class="is-month">{of_months(month)}</tr> }).collect_view()}
        </Show>
    }
}

/// A key of a sort: numbers before texts, each in its own order.
impl Ord for Key {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => a.cmp(b),
            (Self::Text(a), Self::Text(b)) => a.cmp(b),
            (Self::Number(_), Self::Text(_)) => std::cmp::Ordering::Less,
            (Self::Text(_), Self::Number(_)) => std::cmp::Ordering::Greater,
        }
    }
}

impl PartialOrd for Key {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
