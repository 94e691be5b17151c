//! Every offer that takes the lot's product: what it has free, what it costs, when it would arrive, and what is in its way.

use std::sync::Arc;

use domain::{
    Scenario,
    explanation::{Candidate, Response},
};
use leptos::prelude::*;

use super::super::table::{CopyButton, Plain, Sheet};
use crate::{
    i18n::{self, Lang},
    state::Desk,
};

/// Rows that are shown before all are asked for.
const FEW: usize = 12;

/// A heading, and whether numbers stand under it.
type Heading = (fn(Lang) -> &'static str, bool);

const HEADINGS: [Heading; 11] = [
    (Lang::lot_buyer, false),
    (Lang::lot_verdict, false),
    (Lang::lot_free, true),
    (Lang::lot_channel, false),
    (Lang::lot_month, false),
    (Lang::lot_freight, true),
    (Lang::lot_ceiling, true),
    (Lang::lot_margin, true),
    (Lang::lot_leaves, false),
    (Lang::lot_arrives, false),
    (Lang::lot_answer_by, false),
];

/// A row's cells, in the order of the headings.
fn cells(lang: Lang, scenario: &Scenario, of: &Candidate) -> Vec<Plain> {
    let buyer = scenario.offers.get(of.offer as usize).map_or_else(String::new, |offer| {
        let paired = if of.is_paired { lang.lot_paired() } else { lang.lot_not_paired() };
        let name = i18n::offer_of(lang, scenario, &offer.id);
        if lang == Lang::Zh { format!("{name}（{paired}）") } else { format!("{name} ({paired})") }
    });
    let verdict = if of.hindrances.is_empty() {
        lang.lot_can().to_owned()
    } else {
        let told: Vec<String> = of.hindrances.iter().map(|hindrance| i18n::hindrance(lang, *hindrance)).collect();
        told.join(if lang == Lang::Zh { "；" } else { "; " })
    };
    let money = |fen: Option<i64>| fen.map_or(Plain::Empty, |units| Plain::Number { units, decimals: 2 });
    let at = |read: fn(&domain::explanation::Times) -> domain::Moment| {
        Plain::text(of.times.as_ref().map(|times| i18n::moment_short(read(times))).unwrap_or_default())
    };
    vec![
        Plain::text(buyer),
        Plain::text(verdict),
        Plain::whole(of.free),
        Plain::text(i18n::channel_name(lang, of.channel.as_ref())),
        Plain::text(i18n::month(lang, of.month)),
        money(of.freight_fen),
        money(of.ceiling_fen),
        money(of.margin_fen),
        at(|times| times.leaves),
        at(|times| times.arrives),
        at(|times| times.answer_by),
    ]
}

/// The table.
#[component]
pub fn Candidates(
    response: Arc<Response>,
    /// The scenario that the offers are of.
    scenario: Arc<Scenario>,
) -> impl IntoView {
    let lang = Desk::get().lang;
    let all = RwSignal::new(false);
    let count = response.candidates.len();
    let possible = response.candidates.iter().filter(|of| of.hindrances.is_empty()).count();
    // All who can, and the nearest of those who cannot.
    let few = possible.max(FEW).min(count);
    let rows = {
        let (response, scenario) = (Arc::clone(&response), Arc::clone(&scenario));
        move || {
            let lang = lang.get();
            let shown = if all.get() { count } else { few };
            let row = |of: &Candidate| {
                let is_possible = of.hindrances.is_empty();
                let cells =
                    cells(lang, &scenario, of).into_iter().zip(HEADINGS).enumerate().map(|(place, (cell, (_, is_number)))| {
                        let shown = cell.shown();
                        if place == 0 {
                            view! { <th scope="row">{shown}</th> }.into_any()
                        } else {
                            view! { <td class:number=is_number>{shown}</td> }.into_any()
                        }
                    });
                view! { <tr class:is-possible=is_possible>{cells.collect_view()}</tr> }
            };
            response.candidates.iter().take(shown).map(row).collect_view()
        }
    };
    let sheet = move || {
        let lang = lang.get_untracked();
        Sheet {
            headings: HEADINGS.iter().map(|(name, _)| name(lang).to_owned()).collect(),
            rows: response.candidates.iter().map(|of| cells(lang, &scenario, of)).collect(),
        }
    };
    let name = Signal::derive(move || lang.get().lot_candidates().to_owned());
    view! {
        <section class="event-part" aria-label=name>
            <div class="event-head">
                <h3>{name}</h3>
                <span class="quiet">{move || i18n::candidates_say(lang.get(), possible, count)}</span>
                <CopyButton name of="lot-candidates" sheet />
            </div>
            {(count == 0).then(|| view! { <p class="quiet">{move || lang.get().lot_candidates_none()}</p> })}
            <div class="table-scroll" tabindex="0" role="region" aria-label=name>
                <table class="lot-table lot-candidates" id="lot-candidates">
                    <thead><tr>{HEADINGS.map(|(name, is_number)| view! { <th scope="col" class:number=is_number>{move || name(lang.get())}</th> }).into_iter().collect_view()}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <Show when=move || { few < count && !all.get() }>
                <button class="button button-quiet print-none" id="lot-all" type="button" on:click=move |_| all.set(true)>{move || i18n::show_all(lang.get(), count)}</button>
            </Show>
        </section>
    }
}
