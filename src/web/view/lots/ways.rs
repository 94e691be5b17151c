//! The ways of placing a lot, the best first, each with all that it sends and moves, what is left over and why, and the button that agrees.

use std::sync::Arc;

use domain::{
    Scenario, Unit,
    explanation::{HeldBack, Proposal, Response},
};
use leptos::prelude::*;

use super::held::Held;
use crate::{i18n, state::Desk};

/// The ways.
#[component]
pub fn Ways(
    response: Arc<Response>,
    /// The scenario that offers and needs are of.
    scenario: Arc<Scenario>,
    /// Whether this answers what is in view.
    fresh: bool,
) -> impl IntoView {
    let lang = Desk::get().lang;
    let none = response.proposals.is_empty();
    let ways = response.proposals.iter().cloned().enumerate();
    let ways = ways
        .map(|(place, proposal)| view! { <Way proposal scenario=Arc::clone(&scenario) first=place == 0 fresh /> })
        .collect_view();
    let held_back = response.held_back.clone();
    view! {
        <section class="event-part" aria-label=move || lang.get().lot_ways()>
            <h3>{move || lang.get().lot_ways()}</h3>
            <div class="lot-ways" id="lot-ways">{ways}</div>
            {none.then(|| view! {
                <div class="lot-way" id="lot-none"><p><b>{move || lang.get().lot_none_fits()}</b></p><Why held_back=held_back.clone() /></div>
            })}
        </section>
    }
}

/// What is in the way of how much.
#[component]
fn Why(held_back: Vec<HeldBack>) -> impl IntoView {
    let lang = Desk::get().lang;
    (!held_back.is_empty()).then(|| {
        view! {
            <ul class="lot-why">
                {move || held_back.iter().map(|of| view! { <li>{i18n::held_back(lang.get(), of)}</li> }).collect_view()}
            </ul>
        }
    })
}

#[component]
fn Way(proposal: Proposal, scenario: Arc<Scenario>, first: bool, fresh: bool) -> impl IntoView {
    let desk = Desk::get();
    let held = Held::get();
    let lang = desk.lang;
    let off = move || !fresh || desk.session.with(session::Session::is_read_only);
    let kind = proposal.kind;
    let mark = format!("{kind:?}").to_lowercase();
    let says = {
        let proposal = proposal.clone();
        move || i18n::proposal_says(lang.get(), &proposal)
    };
    let agree = {
        let proposal = proposal.clone();
        move || i18n::accept_proposal(lang.get(), &proposal)
    };
    let taken = proposal.clone();
    let offer = {
        let scenario = Arc::clone(&scenario);
        move |index: u32| scenario.offers.get(index as usize).cloned()
    };
    let name = {
        let (scenario, offer) = (Arc::clone(&scenario), offer.clone());
        move |index: u32| offer(index).map_or_else(String::new, |offer| i18n::offer_of(lang.get(), &scenario, &offer.id))
    };
    let tonnes = move |amount: i64| i18n::with_unit(lang.get(), amount, Unit::Tonnes);
    let shipments = {
        let (list, name) = (proposal.shipments.clone(), name.clone());
        move || {
            list.iter()
                .map(|shipment| {
                    view! {
                        <tr>
                            <td>{name(shipment.offer)}</td>
                            <td class="number">{i18n::grouped(shipment.tonnes)}</td>
                            <td>{i18n::channel_name(lang.get(), shipment.channel.as_ref())}</td>
                            <td>{i18n::moment_short(shipment.leaves)}</td>
                            <td>{i18n::moment_short(shipment.arrives)}</td>
                            <td><b>{i18n::moment_short(shipment.answer_by)}</b></td>
                        </tr>
                    }
                })
                .collect_view()
        }
    };
    let moves = (!proposal.moves.is_empty()).then(|| {
        let list = proposal.moves.clone();
        let scenario = Arc::clone(&scenario);
        let rows = move || list.iter().map(|one| {
            let need = scenario.needs.get(one.need as usize);
            let need = need.map(|need| format!("{} {}", i18n::need_place(lang.get(), &scenario, need), i18n::need_name(lang.get(), &scenario, need)));
            view! {
                <tr><td>{need}</td><td>{name(one.from_offer)}</td><td>{name(one.to_offer)}</td><td class="number">{tonnes(one.tonnes)}</td></tr>
            }
        }).collect_view();
        view! {
            <h5>{move || lang.get().lot_moves()}</h5>
            <div class="table-scroll" tabindex="0" role="region" aria-label=move || lang.get().lot_moves()><table class="lot-table lot-moves">
                <thead><tr>
                    <th scope="col">{move || lang.get().lot_need()}</th><th scope="col">{move || lang.get().lot_from()}</th>
                    <th scope="col">{move || lang.get().lot_to()}</th><th scope="col" class="number">{move || lang.get().lot_amount()}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table></div>
        }
    });
    view! {
        <article class="lot-way" data-way=mark class:is-best=first>
            <div class="event-head">
                <h4>{move || i18n::proposal_kind(lang.get(), kind)}</h4>
                {first.then(|| view! { <span class="badge badge-good">{move || lang.get().lot_best()}</span> })}
            </div>
            <p class="lot-says">{says}</p>
            <div class="table-scroll" tabindex="0" role="region" aria-label=move || lang.get().lot_ways()><table class="lot-table">
                <thead><tr>
                    <th scope="col">{move || lang.get().lot_buyer()}</th><th scope="col" class="number">{move || lang.get().lot_tonnes()}</th>
                    <th scope="col">{move || lang.get().lot_channel()}</th><th scope="col">{move || lang.get().lot_leaves()}</th>
                    <th scope="col">{move || lang.get().lot_arrives()}</th><th scope="col">{move || lang.get().lot_answer_by()}</th>
                </tr></thead>
                <tbody>{shipments}</tbody>
            </table></div>
            {moves}
            <Why held_back=proposal.held_back.clone() />
            <button class="button print-none" class:button-primary=first type="button" data-accept="" disabled=off
                on:click=move |_| held.accept(&taken)>{agree}</button>
        </article>
    }
}
