//! What the plan is asked for: weights of the kinds, presets, the pool rule, the existing pairs; last the criteria of fit, which few touch.

mod criteria;
mod finger;
mod pool;
mod presets;
mod slider;

use domain::explanation::{Change, WeightAxis};
use leptos::prelude::*;
use session::{Edit, edit::moved_weight};

use self::{
    criteria::Criteria,
    pool::{Existing, PoolRule},
    presets::Presets,
    slider::{NextChangeSentence, Setting, TicksButton, WeightSlider},
};
use crate::{
    i18n::{self, Lang, Topic},
    state::Desk,
    view::help::HelpButton,
};

/// A text by its name.
type Name = fn(Lang) -> &'static str;

/// The controls.
#[component]
pub fn Weights() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let read_only = Signal::derive(move || desk.session.with(session::Session::is_read_only));
    let weights =
        move || desk.scenario.with(|scenario| scenario.rules.kind_weights.iter().map(|entry| entry.weight).collect::<Vec<_>>());
    // While a slider is held: the weights it would set.
    let draft: RwSignal<Option<Vec<u32>>> = RwSignal::new(None);
    let shown = move || draft.get().unwrap_or_else(weights);
    let names: Vec<_> = desk.scenario.with_untracked(|scenario| {
        let kinds = scenario.rules.kind_weights.iter();
        kinds.filter_map(|entry| scenario.kind(&entry.kind).map(|(_, kind)| (kind.id.clone(), kind.clone()))).collect()
    });
    let with_ticks = RwSignal::new(false);
    let next = RwSignal::new(None);
    let sliders = names
        .into_iter()
        .enumerate()
        .map(|(index, (kind, name))| {
            let setting = Setting {
                id: format!("kind-{index}"),
                axis: WeightAxis::Kind(kind),
                most: 10_000,
                step: 100,
                value: Signal::derive(move || shown().get(index).copied().unwrap_or(0)),
                try_out: Callback::new(move |to| {
                    let moved = moved_weight(&weights(), index, to);
                    draft.set(Some(moved.clone()));
                    desk.try_out(Change::KindWeights(moved));
                }),
                set: Callback::new(move |to| {
                    let moved = moved_weight(&weights(), index, to);
                    draft.set(None);
                    desk.settle(Edit::KindWeights(moved));
                }),
                give_back: Callback::new(move |()| {
                    draft.set(None);
                    desk.asking.end_preview();
                }),
            };
            let name = Signal::derive(move || i18n::kind_name(lang.get(), &name).to_owned());
            view! { <WeightSlider setting name read_only with_ticks next /> }
        })
        .collect_view();
    view! {
        <section class="block" id="weights">
            <div class="pane-head">
                <h2>{move || lang.get().weights()} <HelpButton topic=Topic::Weights /></h2>
                <span class="quiet">{move || lang.get().weights_sub()}</span>
                <TicksButton with_ticks />
            </div>
            <div class="sliders">{sliders}</div>
            <NextChangeSentence next />
            <LiveNote />
            <Presets read_only />
        </section>
        <PoolRule read_only />
        <Existing read_only />
        <Criteria />
    }
}

/// Says that a moving slider shows the plan in steps, and afterwards by how much the search bettered it.
#[component]
fn LiveNote() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let words = move || {
        if desk.asking.preview.with(Option::is_some) {
            return Some(lang.get().slider_stepwise().to_owned());
        }
        let (scale, before, after) = desk.bettered.get()?;
        Some(format!("{}: {}", lang.get().joint_better(), i18n::from_to(scale, before, scale, after)))
    };
    view! { <p class="quiet" id="live-note">{words}</p> }
}
