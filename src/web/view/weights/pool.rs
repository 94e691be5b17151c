//! The pool rule, the set of existing pairs, and what dropping one costs.

use domain::{Pool, SchemeId};
use leptos::prelude::*;
use session::{Edit, EditError};

use super::Name;
use crate::{
    i18n::{self, Lang, Topic},
    state::Desk,
    view::help::HelpButton,
};

/// Pool rules on offer: id, name, numerator and denominator.
const POOLS: [(&str, Name, Pool); 3] = [
    ("paired", Lang::pool_paired, Pool::PAIRED_ONLY),
    ("half", Lang::pool_half, Pool { numerator: 1, denominator: 2 }),
    ("open", Lang::pool_open, Pool { numerator: 1, denominator: 1 }),
];

/// What pairs that are not chosen may still exchange.
#[component]
pub fn PoolRule(read_only: Signal<bool>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let now = move || desk.scenario.with(|scenario| scenario.rules.pool);
    view! {
        <section class="block row-block">
            <span class="quiet" id="pool-label">{move || lang.get().pool_rule()}</span><HelpButton topic=Topic::Pool />
            <div class="segmented" role="group" aria-labelledby="pool-label">
                {POOLS.map(|(id, name, pool)| view! {
                    <button class="segment" id=format!("pool-{id}") disabled=read_only aria-pressed=move || (now() == pool).to_string()
                        on:click=move |_| desk.edit(Edit::Pool(pool))>{move || name(lang.get())}</button>
                }).collect_view()}
            </div>
        </section>
    }
}

/// Which pairs count as existing, and the price of dropping one.
#[component]
pub fn Existing(read_only: Signal<bool>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let schemes: Vec<SchemeId> =
        desk.scenario.with_untracked(|scenario| scenario.schemes.iter().map(|scheme| scheme.id.clone()).collect());
    let now = move || desk.scenario.with(|scenario| scenario.scheme.clone());
    let penalty = move || desk.scenario.with(|scenario| i18n::points_of_hundredths(scenario.rules.drop_penalty));
    let unreadable = RwSignal::new(false);
    let error = move || {
        if unreadable.get() {
            return Some(lang.get().penalty_number().to_owned());
        }
        let refused = desk.refusal.get().filter(|error| matches!(error, EditError::OutOfRange { .. }))?;
        Some(desk.scenario.with(|scenario| i18n::refused(lang.get(), scenario, &refused)))
    };
    view! {
        <section class="block">
            <div class="row-block">
                <span class="quiet" id="scheme-label">{move || lang.get().scheme()}</span><HelpButton topic=Topic::Existing />
                <div class="segmented" role="group" aria-labelledby="scheme-label">
                    {schemes.into_iter().map(|id| {
                        let (named, chosen, asked) = (id.clone(), id.clone(), id.clone());
                        view! {
                            <button class="segment" id=format!("scheme-{}", id.0) disabled=read_only aria-pressed=move || (now() == chosen).to_string()
                                on:click=move |_| desk.edit(Edit::Scheme(asked.clone()))>{move || i18n::scheme(lang.get(), &named)}</button>
                        }
                    }).collect_view()}
                </div>
            </div>
            <div class="row-block"><label class="quiet" for="penalty">{move || lang.get().penalty()}</label><HelpButton topic=Topic::DropPenalty />
                <input class="input input-number" id="penalty" type="text" inputmode="decimal" disabled=read_only prop:value=penalty
                    aria-invalid=move || error().is_some().to_string() aria-describedby="penalty-error"
                    on:change=move |event| match i18n::hundredths_of_points(&event_target_value(&event)) {
                        Some(penalty) => {
                            unreadable.set(false);
                            desk.edit(Edit::DropPenalty(penalty));
                        }
                        None => unreadable.set(true),
                    } />
            </div>
            <p class="field-error" id="penalty-error" role="alert">{error}</p>
        </section>
    }
}
