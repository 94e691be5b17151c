//! What each cooperative has of a kind, what the plan uses and what is left; and how far each province is served.

use leptos::prelude::*;

use super::{Desktop, rows};
use crate::i18n;

/// Two small tables side by side.
#[component]
pub fn Capacities(desktop: Desktop) -> impl IntoView {
    let Desktop { desk, kind, .. } = desktop;
    let lang = desk.lang;
    let capacities = Memo::new(move |_| {
        let Some(shown) = desk.shown.get() else { return Vec::new() };
        desk.scenario.with(|scenario| rows::capacities(scenario, &shown.plan, kind.get()))
    });
    let coverage = Memo::new(move |_| {
        let Some(shown) = desk.shown.get() else { return Vec::new() };
        shown.plan.coverage.iter().filter(|row| row.kind as usize == kind.get()).cloned().collect::<Vec<_>>()
    });
    let unit = move || desk.scenario.with(|scenario| i18n::kind_unit(scenario, kind.get()));
    let number = move |amount: i64| i18n::with_unit(lang.get(), amount, unit());
    view! {
        <div class="capacities">
            <table class="rows" id="capacities">
                <caption>{move || lang.get().capacity_title()}</caption>
                <thead><tr>
                    <th scope="col">{move || lang.get().cooperative()}</th><th scope="col" class="number">{move || lang.get().offered()}</th>
                    <th scope="col" class="number">{move || lang.get().arranged()}</th><th scope="col" class="number">{move || lang.get().left()}</th><th scope="col"></th>
                </tr></thead>
                <tbody>{move || capacities.get().into_iter().map(|row| {
                    let name = desk.scenario.with(|scenario| i18n::division(lang.get(), scenario, row.east));
                    let share = if row.offered > 0 { row.used * 100 / row.offered } else { 0 };
                    view! {
                        <tr>
                            <th scope="row" class="east-text">{name}</th><td class="number">{number(row.offered)}</td>
                            <td class="number">{number(row.used)}</td><td class="number">{number(row.offered - row.used)}</td>
                            <td><span class="bar" aria-hidden="true"><span class="bar-fill bar-east" style:width=format!("{share}%")></span></span>
                                <span class="bar-number">{format!("{share}%")}</span></td>
                        </tr>
                    }
                }).collect_view()}</tbody>
            </table>
            <table class="rows">
                <caption>{move || lang.get().coverage()}</caption>
                <thead><tr>
                    <th scope="col">{move || lang.get().province()}</th><th scope="col" class="number">{move || lang.get().col_asked()}</th>
                    <th scope="col" class="number">{move || lang.get().arranged()}</th><th scope="col" class="number">{move || lang.get().not_met()}</th><th scope="col"></th>
                </tr></thead>
                <tbody>{move || coverage.get().into_iter().map(|row| {
                    let name = desk.scenario.with(|scenario| i18n::division(lang.get(), scenario, row.province));
                    let share = row.per_myriad().unwrap_or(0);
                    let missing = row.needed - row.served;
                    let is_short = missing > 0;
                    view! {
                        <tr>
                            <th scope="row" class="west-text">{name}</th><td class="number">{number(row.needed)}</td>
                            <td class="number">{number(row.served)}</td><td class="number" class:loss=is_short>{number(missing)}</td>
                            <td><span class="bar" aria-hidden="true"><span class="bar-fill bar-west" style:width=format!("{}%", share / 100)></span></span>
                                <span class="bar-number">{i18n::per_cent(share)}</span></td>
                        </tr>
                    }
                }).collect_view()}</tbody>
            </table>
        </div>
    }
}
