//! The presets as buttons: each is pressed while it is in force, and says what it sets.

use domain::Scenario;
use leptos::prelude::*;
use session::edit::apply;

use session::presets::Preset;

use crate::{i18n, state::Desk};

/// The buttons.
#[component]
pub fn Presets(read_only: Signal<bool>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let button = move |preset: Preset| {
        let edit = desk.session.with_untracked(|session| preset.edit(session.base()));
        let asked = edit.clone();
        // Set already where it would change nothing.
        let same = Memo::new(move |_| {
            desk.scenario.with(|scenario| {
                let mut changed: Scenario = (**scenario).clone();
                apply(&mut changed, &edit).is_ok() && changed == **scenario
            })
        });
        // The way back is no setting of its own: it is shut where there is nothing to go back from.
        let is_reset = preset == Preset::Reset;
        let pressed = move || (!is_reset).then(|| same.get().to_string());
        let shut = move || read_only.get() || is_reset && same.get();
        view! {
            <button class="segment" id=format!("preset-{}", preset.id()) disabled=shut aria-pressed=pressed
                title=move || i18n::preset_sets(lang.get(), preset)
                on:click=move |_| desk.edit(asked.clone())>{move || i18n::preset(lang.get(), preset)}</button>
        }
    };
    view! {
        <div class="segmented segmented-wrap" role="group" aria-label=move || lang.get().presets()>{Preset::ALL.map(button).collect_view()}</div>
    }
}
