//! What the plan makes of each row.

use std::collections::BTreeMap;

use domain::{Plan, Row, Scenario, Unit};
use leptos::prelude::*;

use crate::{
    i18n,
    own_rows::{DataRow, Which},
    rows_behind::Filter,
    state::Desk,
};

/// Units that the plan in view moves, by row; `None` while there is no plan.
pub type Served = Memo<Option<BTreeMap<String, i64>>>;

/// What a plan serves of each need, or uses of each offer. O(deliveries × log).
pub fn by_row(scenario: &Scenario, plan: &Plan, which: Which) -> BTreeMap<String, i64> {
    let mut sums: BTreeMap<String, i64> = BTreeMap::new();
    for delivery in &plan.deliveries {
        let id = match which {
            Which::Needs => scenario.needs.get(delivery.need as usize).map(|need| &need.id.0),
            Which::Offers => scenario.offers.get(delivery.offer as usize).map(|offer| &offer.id.0),
            _ => None,
        };
        if let Some(id) = id {
            *sums.entry(id.clone()).or_default() += delivery.amount;
        }
    }
    sums
}

/// What the plan makes of a row, as the way to its arrangements.
#[component]
pub fn Planned(row: DataRow, served: Served, unit: Unit) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let (id, asked) = (row.id(), row.quantity().unwrap_or_default());
    let units = move || served.with(|served| served.as_ref().map(|served| served.get(&id).copied().unwrap_or(0)));
    let filter = match &row.0 {
        Row::Need(need) => Filter {
            county: Some(need.county),
            product: need.terms.product.clone(),
            month: need.terms.month,
            ..Filter::default()
        },
        Row::Offer(offer) => Filter {
            east: Some(offer.cooperative),
            product: offer.terms.product.clone(),
            month: offer.terms.month,
            ..Filter::default()
        },
        _ => Filter::default(),
    };
    let go = move |_| desk.show_rows(desk.kind.get_untracked(), filter.clone());
    let text = move || units().map_or_else(|| "—".to_owned(), |units| i18n::planned(lang.get(), unit, units, asked));
    view! {
        <button class="statistic data-planned" type="button" title=move || lang.get().data_planned_note() on:click=go>{text}</button>
    }
}
