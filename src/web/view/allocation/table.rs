//! The rows of a kind as a table: sorted by any column, the first hundred until all are asked for.

use leptos::prelude::*;

use super::{
    Desktop, Name,
    columns::{Column, Key, columns},
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
    let Desktop { desk, kind, rows, .. } = desktop;
    let lang = desk.lang;
    // Column and direction; `None` for the order that fits the kind.
    let sort: RwSignal<Option<(usize, bool)>> = RwSignal::new(None);
    let all = RwSignal::new(false);
    let table = Memo::new(move |_| desk.scenario.with(|scenario| columns(scenario, kind.get())));
    Effect::new(move |_| {
        kind.track();
        sort.set(None);
        all.set(false);
    });
    let sorted = Memo::new(move |_| {
        let mut rows = rows.get();
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
                    sorted.get().into_iter().take(shown).map(|row| {
                        let cells = columns.iter().map(|column| {
                            let cell = (column.cell)(desktop, &row);
                            view! { <td class:number=column.is_number>{cell}</td> }
                        }).collect_view();
                        let lit = { let row = row.clone(); move || desktop.route.with(|route| {
                            route.as_ref().is_some_and(|(product, east)| row.product.as_ref() == Some(product) && row.east == *east)
                        }) };
                        view! { <tr class:is-here=lit>{cells}</tr> }
                    }).collect_view()
                }}</tbody>
            </table>
        </div>
        <Show when=move || sorted.with(Vec::is_empty)><p class="empty">{move || lang.get().nothing_here()}</p></Show>
        <Show when=move || (rows.with(Vec::len) > MANY) && !all.get()>
            <button class="button" on:click=move |_| all.set(true)>{move || i18n::show_all(lang.get(), rows.with(Vec::len))}</button>
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
