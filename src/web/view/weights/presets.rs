//! Named settings of weights and strategy, each one step of undo, and the way back to the settings as loaded.

use domain::{Criterion, Scenario, Strategy};
use leptos::prelude::*;
use session::{
    Edit,
    edit::{apply, moved_weight},
};

use super::Name;
use crate::{i18n::Lang, state::Desk};

/// A preset: id, name, and the edit that sets it, given the scenario as loaded.
type Preset = (&'static str, Name, fn(&Scenario) -> Edit);

const PRESETS: [Preset; 6] = [
    ("balanced", Lang::preset_balanced, |base| weights(base, Strategy::BestValue, even(base), &[])),
    ("fruit", Lang::preset_fruit, |base| weights(base, Strategy::BestValue, favouring(base, "shipment"), &[])),
    ("jobs", Lang::preset_jobs, |base| weights(base, Strategy::BestValue, favouring(base, "employment"), &[])),
    ("near", Lang::preset_near, |base| {
        weights(base, Strategy::BestValue, even(base), &[Criterion::Nearness, Criterion::Freight, Criterion::Place])
    }),
    ("fair", Lang::preset_fair, |base| weights(base, Strategy::Fairest, even(base), &[])),
    (RESET, Lang::preset_reset, |base| {
        let kinds = base.rules.kind_weights.iter().map(|entry| entry.weight).collect();
        weights(base, base.strategy, kinds, &[])
    }),
];

const RESET: &str = "reset";

/// What a preset's favoured kind gets, in hundredths of a point.
const FAVOURED: u32 = 5_500;

/// What a favoured criterion counts for, of 100; the others share the rest in proportion.
const FAVOURED_CRITERION: u32 = 80;

/// The buttons.
#[component]
pub fn Presets(read_only: Signal<bool>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let button = move |(id, name, edit): Preset| {
        let edit = desk.session.with_untracked(|session| edit(&session.base));
        let asked = edit.clone();
        // Set already where it would change nothing.
        let same = Memo::new(move |_| {
            desk.scenario.with(|scenario| {
                let mut changed = (**scenario).clone();
                apply(&mut changed, &edit).is_ok() && changed == **scenario
            })
        });
        // The way back is no setting of its own: it is shut where there is nothing to go back from.
        let is_reset = id == RESET;
        let pressed = move || (!is_reset).then(|| same.get().to_string());
        let shut = move || read_only.get() || is_reset && same.get();
        view! {
            <button class="segment" id=format!("preset-{id}") disabled=shut aria-pressed=pressed
                on:click=move |_| desk.edit(asked.clone())>{move || name(lang.get())}</button>
        }
    };
    view! {
        <div class="segmented segmented-wrap" role="group" aria-label=move || lang.get().presets()>{PRESETS.map(button).collect_view()}</div>
    }
}

fn even(base: &Scenario) -> Vec<u32> {
    let count = base.rules.kind_weights.len();
    moved_weight(&vec![1; count], 0, 10_000 / count.max(1) as u32)
}

fn favouring(base: &Scenario, kind: &str) -> Vec<u32> {
    let kinds = &base.rules.kind_weights;
    let index = kinds.iter().position(|entry| entry.kind.0 == kind);
    index.map_or_else(|| even(base), |index| moved_weight(&vec![1; kinds.len()], index, FAVOURED))
}

/// Kind weights, the strategy, and the criteria as loaded but for those favoured.
fn weights(base: &Scenario, strategy: Strategy, kinds: Vec<u32>, favoured: &[Criterion]) -> Edit {
    let mut edits = vec![Edit::KindWeights(kinds), Edit::Strategy(strategy)];
    for kind in &base.kinds {
        let loaded: Vec<u32> = kind.criteria.iter().map(|entry| entry.weight).collect();
        let place = kind.criteria.iter().position(|entry| favoured.contains(&entry.criterion));
        let weights = place.map_or_else(|| loaded.clone(), |place| favoured_criterion(&loaded, place));
        edits.push(Edit::CriterionWeights { kind: kind.id.clone(), weights });
    }
    Edit::Together(edits)
}

fn favoured_criterion(loaded: &[u32], place: usize) -> Vec<u32> {
    let others: u32 = loaded.iter().enumerate().filter(|(index, _)| *index != place).map(|(_, weight)| weight).sum();
    let share = |(index, weight): (usize, &u32)| {
        if index == place { FAVOURED_CRITERION } else { weight * (100 - FAVOURED_CRITERION) / others.max(1) }
    };
    loaded.iter().enumerate().map(share).collect()
}
