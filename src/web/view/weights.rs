//! What the plan is asked for: weights of the kinds, the pool rule, the set of existing pairs and what dropping one costs.

use domain::{Pool, SchemeId};
use leptos::prelude::*;
use session::{Edit, EditError, edit::moved_weight};

use crate::{
    i18n::{self, Lang},
    state::Desk,
};

/// A text by its name.
type Name = fn(Lang) -> &'static str;

/// Named weights: for each kind by id, hundredths of a point.
const PRESETS: [(&str, Name, &str); 3] = [
    ("balanced", Lang::preset_balanced, ""),
    ("fruit", Lang::preset_fruit, "shipment"),
    ("jobs", Lang::preset_jobs, "employment"),
];

/// What a preset's favoured kind gets.
const FAVOURED: u32 = 5_500;

/// The controls.
#[component]
pub fn Weights() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let read_only = move || desk.session.with(session::Session::is_read_only);
    let weights =
        move || desk.scenario.with(|scenario| scenario.rules.kind_weights.iter().map(|entry| entry.weight).collect::<Vec<_>>());
    // While a slider is held: the weights it would set.
    let draft: RwSignal<Option<Vec<u32>>> = RwSignal::new(None);
    let shown = move || draft.get().unwrap_or_else(weights);
    let kinds = desk.scenario.with_untracked(|scenario| scenario.kinds.clone());
    let names: Vec<_> = desk.scenario.with_untracked(|scenario| {
        scenario
            .rules
            .kind_weights
            .iter()
            .filter_map(|entry| scenario.kind(&entry.kind).map(|(_, kind)| kind.name.clone()))
            .collect()
    });
    let sliders = names
        .into_iter()
        .enumerate()
        .map(|(index, name)| {
            let value = move || shown().get(index).copied().unwrap_or(0);
            let moved = move |event: &leptos::ev::Event| {
                let to = event_target_value(event).parse::<u32>().unwrap_or(0) * 100;
                moved_weight(&weights(), index, to)
            };
            view! {
                <label class="slider">
                    <span class="slider-name">{move || lang.get().pick(&name).to_owned()}</span>
                    <input type="range" class="range" min="0" max="100" step="1" data-weight=index.to_string()
                        prop:value=move || (value() / 100).to_string() disabled=read_only
                        style:--share=move || format!("{}%", value() / 100)
                        on:input=move |event| draft.set(Some(moved(&event)))
                        on:change=move |event| {
                            let weights = moved(&event);
                            draft.set(None);
                            desk.edit(Edit::KindWeights(weights));
                        } />
                    <output class="slider-value">{move || i18n::points_of_hundredths(value())}</output>
                </label>
            }
        })
        .collect_view();
    let preset = move |(id, name, favoured): (&'static str, fn(Lang) -> &'static str, &'static str)| {
        let weights: Vec<u32> = desk.scenario.with_untracked(|scenario| {
            let kinds = &scenario.rules.kind_weights;
            let even = vec![1; kinds.len()];
            let index = kinds.iter().position(|entry| entry.kind.0 == favoured);
            index.map_or_else(
                || moved_weight(&even, 0, 10_000 / kinds.len().max(1) as u32),
                |index| moved_weight(&even, index, FAVOURED),
            )
        });
        let set = weights.clone();
        let same = move || shown() == set;
        view! {
            <button class="segment" id=format!("preset-{id}") disabled=read_only aria-pressed=move || same().to_string()
                on:click=move |_| desk.edit(Edit::KindWeights(weights.clone()))>{move || name(lang.get())}</button>
        }
    };
    view! {
        <section class="block" aria-label=move || lang.get().weights()>
            <div class="pane-head">
                <h2>{move || lang.get().weights()}</h2>
                <span class="quiet">{move || lang.get().weights_sub()}</span>
            </div>
            <div class="sliders">{sliders}</div>
            <div class="segmented" role="group" aria-label=move || lang.get().presets()>{PRESETS.map(preset).collect_view()}</div>
        </section>
        <Criteria kinds />
        <PoolRule read_only=Signal::derive(read_only) />
        <Existing read_only=Signal::derive(read_only) />
    }
}

/// The criteria of fit of each kind and what they count for.
#[component]
fn Criteria(kinds: Vec<domain::Kind>) -> impl IntoView {
    let lang = Desk::get().lang;
    view! {
        <details class="block criteria">
            <summary>{move || lang.get().criteria_title()}</summary>
            <dl class="facts">
                {kinds.into_iter().map(|kind| {
                    let (name, criteria) = (kind.name, kind.criteria);
                    view! {
                        <dt>{move || lang.get().pick(&name).to_owned()}</dt>
                        <dd>{move || criteria.iter().map(|entry| format!("{} {}", i18n::criterion(lang.get(), entry.criterion), entry.weight)).collect::<Vec<_>>().join(" · ")}</dd>
                    }
                }).collect_view()}
            </dl>
        </details>
    }
}

/// Pool rules on offer: id, name, numerator and denominator.
const POOLS: [(&str, Name, Pool); 3] = [
    ("paired", Lang::pool_paired, Pool::PAIRED_ONLY),
    ("half", Lang::pool_half, Pool { numerator: 1, denominator: 2 }),
    ("open", Lang::pool_open, Pool { numerator: 1, denominator: 1 }),
];

#[component]
fn PoolRule(read_only: Signal<bool>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let now = move || desk.scenario.with(|scenario| scenario.rules.pool);
    view! {
        <section class="block row-block">
            <span class="quiet" id="pool-label">{move || lang.get().pool_rule()}</span>
            <div class="segmented" role="group" aria-labelledby="pool-label">
                {POOLS.map(|(id, name, pool)| view! {
                    <button class="segment" id=format!("pool-{id}") disabled=read_only aria-pressed=move || (now() == pool).to_string()
                        on:click=move |_| desk.edit(Edit::Pool(pool))>{move || name(lang.get())}</button>
                }).collect_view()}
            </div>
        </section>
    }
}

#[component]
fn Existing(read_only: Signal<bool>) -> impl IntoView {
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
                <span class="quiet" id="scheme-label">{move || lang.get().scheme()}</span>
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
            <label class="row-block"><span class="quiet">{move || lang.get().penalty()}</span>
                <input class="input input-number" id="penalty" type="text" inputmode="decimal" disabled=read_only prop:value=penalty
                    aria-invalid=move || error().is_some().to_string() aria-describedby="penalty-error"
                    on:change=move |event| match i18n::hundredths_of_points(&event_target_value(&event)) {
                        Some(penalty) => {
                            unreadable.set(false);
                            desk.edit(Edit::DropPenalty(penalty));
                        }
                        None => unreadable.set(true),
                    } />
            </label>
            <p class="field-error" id="penalty-error" role="alert">{error}</p>
        </section>
    }
}
