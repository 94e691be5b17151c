//! The headings of a table: each sorts, and says the unit of its column.

use leptos::prelude::*;

use super::{
    column::{Column, Place, Row},
    listing::Listing,
    order::Direction,
};
use crate::state::Desk;

/// One heading.
#[component]
pub fn Heading<R: Row>(
    /// The table's listing.
    listing: Listing<R>,
    /// The column.
    column: Column<R>,
    /// The unit that its rows share.
    #[prop(into)]
    unit: Signal<Option<String>>,
) -> impl IntoView {
    let lang = Desk::get().lang;
    let (is_number, place, class) = (column.is_number, column.place, column.class);
    let (id, heading) = (column.id.clone(), column.heading.clone());
    let name = move || heading(lang.get());
    if place == Place::Buttons {
        return view! { <th scope="col" role="columnheader" class=class><span class="off-screen">{name}</span></th> }
            .into_any();
    }
    let of = id.clone();
    let direction = Memo::new(move |_| {
        listing.sorted.with(|sort| sort.as_ref().filter(|(id, _)| *id == of).map(|(_, direction)| *direction))
    });
    let said = move || match direction.get() {
        Some(Direction::Up) => Some("ascending"),
        Some(Direction::Down) => Some("descending"),
        None => None,
    };
    let mark = move || match direction.get() {
        Some(Direction::Up) => "↑",
        Some(Direction::Down) => "↓",
        None => "",
    };
    let column_id = id.to_string();
    view! {
        <th scope="col" role="columnheader" class=class class:number=is_number aria-sort=said data-column=column_id>
            <button class="sort" type="button" title=move || lang.get().table_sort() on:click=move |_| listing.turn(&id)>
                {name} {move || unit.get().map(|unit| view! { " " <small class="quiet">{unit}</small> })}
                <span class="sort-mark" aria-hidden="true">{mark}</span>
            </button>
        </th>
    }
    .into_any()
}
