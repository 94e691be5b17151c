//! Where the difference in value between two plans comes from: quantity, fit and priority, together and kind by kind.

use domain::{Plan, explanation::ValueEffects};
use leptos::prelude::*;

use super::why::sign_class;
use crate::{i18n, shown, state::Desk};

/// The effects from one plan to another of the scenario in view. They add up to the difference as it is shown.
#[component]
pub fn EffectsList(from: Plan, to: Plan) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let all = desk.scenario.with_untracked(|scenario| ValueEffects::between(scenario, &from, &to));
    let total = shown::difference(shown::value(&from), shown::value(&to));
    all.map(|effects| {
        let together = {
            let effects = effects.clone();
            move || i18n::effects_words(lang.get(), total, &effects)
        };
        let rows = move || desk.scenario.with(|scenario| i18n::effects_by_kind(lang.get(), scenario, total, &effects));
        view! {
            <p class="effects-sum">{together}</p>
            <ul class="effects">
                {move || rows().into_iter().map(|(name, total, words)| view! {
                    <li><b>{name} " " <span class=sign_class(total)>{i18n::change_points(total)}</span></b> " " <span class="quiet">{words}</span></li>
                }).collect_view()}
            </ul>
        }
    })
}
