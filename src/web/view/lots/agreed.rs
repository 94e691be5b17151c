//! Where a lot goes, as agreed, and the way to take that back.

use domain::LotShipment;
use leptos::prelude::*;

use super::held::Held;
use crate::{i18n, state::Desk};

/// What is agreed.
#[component]
pub fn Agreed() -> impl IntoView {
    let desk = Desk::get();
    let held = Held::get();
    let lang = desk.lang;
    let lot = held.lot;
    let off = move || desk.session.with(session::Session::is_read_only);
    let says = move || {
        lot.with(|lot| {
            lot.as_ref().map(|lot| {
                i18n::lot_agreed_says(
                    lang.get(),
                    lot.tonnes,
                    lot.accepted_tonnes(),
                    lot.accepted.as_ref().map_or("", |accepted| &accepted.on),
                )
            })
        })
    };
    let row = move |shipment: &LotShipment| {
        view! {
            <tr>
                <th scope="row">{desk.scenario.with(|scenario| i18n::offer_of(lang.get(), scenario, &shipment.offer))}</th>
                <td class="number">{i18n::grouped(shipment.tonnes)}</td>
                <td>{i18n::channel_name(lang.get(), shipment.channel.as_ref())}</td>
                <td>{i18n::moment_short(shipment.leaves)}</td>
                <td>{i18n::moment_short(shipment.arrives)}</td>
            </tr>
        }
    };
    let rows = move || {
        lot.with(|lot| {
            let accepted = lot.as_ref().and_then(|lot| lot.accepted.as_ref());
            accepted.map(|accepted| accepted.shipments.iter().map(row).collect_view())
        })
    };
    view! {
        <section class="event-part" id="lot-agreed" aria-label=move || lang.get().lot_agreed_title()>
            <h3>{move || lang.get().lot_agreed_title()}</h3>
            <p>{says} " " <span class="quiet">{move || lang.get().lot_agreed_note()}</span></p>
            <div class="table-scroll" tabindex="0" role="region" aria-label=move || lang.get().lot_agreed_title()><table class="lot-table">
                <thead><tr>
                    <th scope="col">{move || lang.get().lot_buyer()}</th><th scope="col" class="number">{move || lang.get().lot_tonnes()}</th>
                    <th scope="col">{move || lang.get().lot_channel()}</th><th scope="col">{move || lang.get().lot_leaves()}</th>
                    <th scope="col">{move || lang.get().lot_arrives()}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table></div>
            <div class="event-acts print-none">
                <button class="button" id="lot-withdraw" type="button" disabled=off on:click=move |_| held.withdraw()>{move || lang.get().lot_withdraw()}</button>
                <span class="quiet">{move || lang.get().lot_withdraw_note()}</span>
            </div>
        </section>
    }
}
