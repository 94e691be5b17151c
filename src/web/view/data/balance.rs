//! Supply against demand of a kind, province by province, before anything is searched.

use domain::{
    Unit,
    explanation::{Balance, Question, Told},
};
use leptos::prelude::*;

use crate::{i18n, own_rows::Which, state::Desk};

/// The list, folded away until it is asked for.
#[component]
pub fn Balances(which: RwSignal<Which>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let asked = desk.asking.ask(|| Some(Question::Prospects));
    let balances = Memo::new(move |_| {
        let kind = desk.kind.get() as u32;
        asked.with(|asked| match asked.told.as_deref() {
            Some(Told::Prospects(found)) if asked.fresh => {
                found.balances.iter().filter(|balance| balance.kind == kind).copied().collect()
            }
            _ => Vec::<Balance>::new(),
        })
    });
    let unit = move || -> Unit { desk.scenario.with(|scenario| i18n::kind_unit(scenario, desk.kind.get())) };
    let rows = move || {
        let (lang, unit) = (lang.get(), unit());
        balances.with(|balances| {
            balances
                .iter()
                .map(|balance| {
                    let name = desk.scenario.with(|scenario| i18n::division(lang, scenario, balance.province));
                    let is_short = balance.reachable < balance.needed;
                    view! {
                        <tr class:is-short=is_short>
                            <th scope="row">{name}</th>
                            <td class="number">{i18n::with_unit(lang, balance.needed, unit)}</td>
                            <td class="number">{i18n::with_unit(lang, balance.reachable, unit)}</td>
                            <td>{is_short.then(|| lang.balance_short())}</td>
                        </tr>
                    }
                })
                .collect_view()
        })
    };
    let short = move || balances.with(|balances| balances.iter().filter(|balance| balance.reachable < balance.needed).count());
    view! {
        <Show when=move || which.get().is_of_kinds() && balances.with(|balances| !balances.is_empty())>
            <details class="data-balance" id="data-balance">
                <summary>{move || i18n::balance_head(lang.get(), balances.with(Vec::len), short())}</summary>
                <table class="lines">
                    <thead><tr>
                        <th scope="col">{move || lang.get().data_west()}</th>
                        <th scope="col" class="number">{move || lang.get().balance_needed()}</th>
                        <th scope="col" class="number">{move || lang.get().balance_reachable()}</th>
                        <th scope="col"><span class="unseen">{move || lang.get().balance_short()}</span></th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
                <p class="quiet">{move || lang.get().balance_note()}</p>
            </details>
        </Show>
    }
}
