//! The criteria of fit of each kind: a slider each, since only their proportion counts.

use domain::{
    Kind,
    explanation::{Change, WeightAxis},
};
use leptos::prelude::*;
use session::{Edit, EditError};

use super::slider::{NextChangeSentence, Setting, TicksButton, WeightSlider};
use crate::{
    i18n::{self, Topic},
    state::Desk,
    view::help::HelpButton,
};

/// The greatest setting of a criterion; only the proportion of the settings counts.
const MOST: u32 = 100;

/// All kinds with their criteria.
#[component]
pub fn Criteria() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let kinds = desk.scenario.with_untracked(|scenario| scenario.kinds.clone());
    view! {
        <details class="block criteria" id="criteria">
            <summary>{move || lang.get().criteria_title()}</summary>
            <p class="quiet">{move || i18n::help(lang.get(), Topic::Fit).term} " "<HelpButton topic=Topic::Fit /></p>
            {kinds.into_iter().map(|kind| view! { <OfKind kind /> }).collect_view()}
        </details>
    }
}

#[component]
fn OfKind(kind: Kind) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let read_only = Signal::derive(move || desk.session.with(session::Session::is_read_only));
    let (id, named) = (StoredValue::new(kind.id.clone()), kind.clone());
    let weights = move || {
        desk.scenario.with(|scenario| {
            let found = scenario.kind(&id.get_value());
            found.map_or_else(Vec::new, |(_, kind)| kind.criteria.iter().map(|entry| entry.weight).collect::<Vec<_>>())
        })
    };
    let draft: RwSignal<Option<Vec<u32>>> = RwSignal::new(None);
    let shown = move || draft.get().unwrap_or_else(weights);
    let with_ticks = RwSignal::new(false);
    let next = RwSignal::new(None);
    let with = move |position: usize, to: u32| {
        let mut all = weights();
        if let Some(weight) = all.get_mut(position) {
            *weight = to;
        }
        all
    };
    let error = move || {
        let refused =
            desk.refusal.get().filter(|error| matches!(error, EditError::CriterionWeights(of) if *of == id.get_value()))?;
        Some(desk.scenario.with(|scenario| i18n::refused(lang.get(), scenario, &refused)))
    };
    let error_id = format!("criteria-error-{}", kind.id.0);
    let sliders = kind
        .criteria
        .into_iter()
        .enumerate()
        .map(|(position, entry)| {
            let setting = Setting {
                id: format!("criterion-{}-{position}", id.get_value().0),
                axis: WeightAxis::Criterion { kind: id.get_value(), position: position as u32 },
                most: MOST,
                step: 1,
                value: Signal::derive(move || shown().get(position).copied().unwrap_or(0)),
                try_out: Callback::new(move |to| {
                    let weights = with(position, to);
                    draft.set(Some(weights.clone()));
                    if weights.iter().any(|weight| *weight > 0) {
                        desk.try_out(Change::CriterionWeights { kind: id.get_value(), weights });
                    }
                }),
                set: Callback::new(move |to| {
                    let weights = with(position, to);
                    draft.set(None);
                    desk.settle(Edit::CriterionWeights { kind: id.get_value(), weights });
                }),
                give_back: Callback::new(move |()| {
                    draft.set(None);
                    desk.asking.end_preview();
                }),
            };
            let name = Signal::derive(move || i18n::criterion(lang.get(), entry.criterion).to_owned());
            view! { <WeightSlider setting name read_only with_ticks next /> }
        })
        .collect_view();
    view! {
        <div class="criteria-kind">
            <div class="pane-head">
                <h3>{move || i18n::kind_name(lang.get(), &named).to_owned()}</h3>
                <TicksButton with_ticks />
            </div>
            <div class="sliders">{sliders}</div>
            <NextChangeSentence next />
            <p class="field-error" id=error_id role="alert">{error}</p>
        </div>
    }
}
