//! A route of several months is one row; its months are shown and hidden from the row itself.

use leptos::prelude::*;

use super::{Cells, rows::Row, year::FixYear};
use crate::{i18n, view::table::Plain};

/// Which cell of the row the button stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum UnfoldBy {
    /// The months: the one that says whether they are shown.
    Months,
    /// The amount, where a planner looks for a way to fix it: amounts are fixed by month.
    Amount,
}

/// A button that shows and hides the months of a route.
#[component]
pub fn Unfold(cells: Cells, row: Row, by: UnfoldBy) -> impl IntoView {
    let Cells { desk, kind, unfolded, .. } = cells;
    let lang = desk.lang;
    let Some(route) = row.route() else { return ().into_any() };
    let is_open = {
        let route = route.clone();
        move || unfolded.with(|open| open.contains(&route))
    };
    let turn = move |_| {
        unfolded.update(|open| {
            if !open.remove(&route) {
                open.insert(route.clone());
            }
        });
    };
    let months: Vec<_> = row.months.iter().filter_map(|part| part.month).collect();
    let fixed = row.months.iter().filter(|part| part.fixed.is_some()).count();
    let all = row.months.len();
    let unit = desk.scenario.with_untracked(|scenario| i18n::kind_unit(scenario, kind.get_untracked()));
    let amount = row.amount;
    let text = move || match by {
        UnfoldBy::Months => i18n::months(lang.get(), &months),
        UnfoldBy::Amount => Plain::amount(lang.get(), amount, unit).shown(),
    };
    let (opened, route_row) = (is_open.clone(), row);
    let class = if by == UnfoldBy::Months { "unfold-button" } else { "amount-button" };
    view! {
        <button class=class aria-expanded={ let is_open = is_open.clone(); move || is_open().to_string() }
            title=move || if is_open() { lang.get().fold_months() } else { lang.get().unfold_months() } on:click=turn>
            {text}
            {(by == UnfoldBy::Months).then(|| view! { <span class="unfold-mark" aria-hidden="true"></span> })}
            {(by == UnfoldBy::Amount && fixed > 0).then(|| view! { <span class="tag">{move || i18n::months_fixed(lang.get(), fixed, all)}</span> })}
        </button>
        {(by == UnfoldBy::Amount).then(|| view! { <Show when=opened><FixYear row=route_row.clone() /></Show> })}
    }
    .into_any()
}
