//! The rows of a kind as a table. Shipments stand by route, which unfolds into its months.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Cells, Desktop, Name, rows::Row};
use crate::{
    i18n::{self, Lang},
    view::table::{CopyButton, Extras, Table},
};

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
    let Desktop { desk, kind, listing, cells, .. } = desktop;
    let Cells { unfolded, route, .. } = cells;
    let lang = desk.lang;
    let ships = Memo::new(move |_| desk.scenario.with(|scenario| i18n::is_shipped(scenario, kind.get())));
    let lit = move |row: &Row| {
        let (product, east) = (row.product.clone(), row.east);
        Signal::derive(move || {
            route.with(|route| route.as_ref().is_some_and(|(of, to)| product.as_ref() == Some(of) && east == *to))
        })
    };
    let open = move |row: &Row| {
        let route = row.route().filter(|_| !row.months.is_empty());
        Signal::derive(move || route.as_ref().is_some_and(|route| unfolded.with(|open| open.contains(route))))
    };
    let extras = Extras {
        lit: Some(Arc::new(lit)),
        open: Some(Arc::new(open)),
        parts: Some(Arc::new(|row: &Row| row.months.clone())),
        ..Extras::default()
    };
    let name = Signal::derive(move || desk.scenario.with(|scenario| i18n::arranged_of(lang.get(), scenario, kind.get())));
    view! {
        <div class="pane-head life-legend">
            <Show when=move || ships.get()>
                {LIFE.map(|(class, name)| view! {
                    <span class="legend-item quiet"><i class=class></i>{move || name(lang.get())}</span>
                }).into_iter().collect_view()}
            </Show>
            <span class="grow"></span>
            <CopyButton of="allocation-table" name sheet=move || listing.sheet(desk) />
        </div>
        <Table id="allocation-table" name listing extras empty=Signal::derive(move || lang.get().nothing_here().to_owned()) />
    }
}
