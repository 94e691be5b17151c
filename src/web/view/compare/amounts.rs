//! The amounts that differ, the largest change first; each can be fixed as B has it.

use domain::explanation::{AmountChange, Difference};
use leptos::prelude::*;
use session::Edit;

use super::{AdoptButton, Both};
use crate::{
    i18n::{self},
    state::Desk,
    view::why::sign_class,
};

/// Amounts that are listed at first.
const FIRST: usize = 8;

/// The table.
#[component]
pub fn Amounts(both: Both) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let Difference { amounts, amounts_changed, .. } = (*both.difference).clone();
    let (listed, all) = (amounts.len(), amounts_changed as usize);
    let whole = RwSignal::new(false);
    let shown = move || amounts.iter().take(if whole.get() { usize::MAX } else { FIRST }).cloned().collect::<Vec<_>>();
    let row = move |change: AmountChange| {
        let AmountChange { kind, offer, need, before, after } = change;
        let words = desk.scenario.with(|scenario| {
            let kind = scenario.kind(&kind).map(|(_, kind)| (lang.get().pick(&kind.short).to_owned(), kind.unit));
            kind.map(|(name, unit)| (name, unit, i18n::flow(lang.get(), scenario, &offer, &need)))
        });
        let (name, unit, flow) = words?;
        let number = |units: i64| i18n::unit_parts(lang.get(), units, unit).0;
        let change = i18n::change_with_unit(lang.get(), after - before, unit);
        Some(view! {
            <tr>
                <th scope="row"><small class="quiet">{name} " "</small>{flow}</th>
                <td class="number">{number(before)}</td>
                <td class="number">{number(after)}</td>
                <td class=format!("number {}", sign_class(after - before))>{change}</td>
                <td class="adopt-cell"><AdoptButton edit=Edit::Amount { offer, need, amount: Some(after) } /></td>
            </tr>
        })
    };
    let turn = move |_| whole.update(|whole| *whole = !*whole);
    view! {
        <div class="pane-head">
            <h2>{move || lang.get().compare_amounts()}</h2>
            <span class="quiet">{move || i18n::compare_amount_count(lang.get(), listed, all)}</span>
        </div>
        <Show when=move || { listed > 0 } fallback=move || view! { <p class="quiet">{move || lang.get().compare_amounts_none()}</p> }>
            <div class="table-scroll" tabindex="0" role="region" aria-label=move || lang.get().compare_amounts()>
                <table class="lines compare-table" id="compare-amounts">
                    <thead><tr>
                        <th scope="col">{move || lang.get().compare_flow()}</th>
                        <th scope="col" class="number">"A"</th>
                        <th scope="col" class="number">"B"</th>
                        <th scope="col" class="number">"B − A"</th>
                        <td></td>
                    </tr></thead>
                    <tbody>{
                        let shown = shown.clone();
                        move || shown().into_iter().filter_map(row).collect_view()
                    }</tbody>
                </table>
            </div>
        </Show>
        {(listed > FIRST).then(|| view! {
            <button class="button button-quiet button-dense" on:click=turn>
                {move || if whole.get() { lang.get().show_less().to_owned() } else { i18n::show_all(lang.get(), listed) }}
            </button>
        })}
    }
}
