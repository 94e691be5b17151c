//! What the plan comes to, in two or three sentences at the head of the first screen: what it brings, who is left out and why, what could
//! be done and at what price.

use domain::{
    Outcome, Plan, Strategy,
    explanation::{Conclusion, Instead, Question, Told},
};
use leptos::prelude::*;

use super::STRATEGIES;
use crate::{
    asking::Asked,
    i18n,
    learning::known_under,
    state::{Desk, View},
};

/// The conclusion, with the way to what it leaves open.
#[component]
pub fn ConclusionText() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let asked = desk.asking.ask(|| Some(Question::Conclusion));
    let found = Memo::new(move |_| {
        asked.with(|asked| match asked.told.as_deref() {
            Some(Told::Conclusion(found)) => Some((**found).clone()),
            _ => None,
        })
    });
    let instead = Memo::new(move |_| {
        let Some(shown) = desk.shown.get() else { return Vec::new() };
        desk.scenario.with(|scenario| {
            let others = known_plans(desk).into_iter().filter(|other| other.strategy != shown.plan.strategy);
            others.filter_map(|other| Instead::of(scenario, &shown.plan, &other)).collect::<Vec<_>>()
        })
    });
    let sentences = move || {
        found.with(|found| {
            let found: &Conclusion = found.as_ref()?;
            Some(desk.scenario.with(|scenario| instead.with(|instead| i18n::conclusion(lang.get(), scenario, found, instead))))
        })
    };
    let has_left_out = move || found.with(|found| found.as_ref().is_some_and(|found| !found.left_out.is_empty()));
    view! {
        <section class="conclusion" id="conclusion" aria-labelledby="conclusion-title"
            class:is-old=move || asked.with(|asked| !asked.fresh) data-answered=move || asked.with(Asked::is_done).to_string()>
            <p class="quiet" id="lead">{move || lang.get().lead()}</p>
            <h2 id="conclusion-title">{move || lang.get().conclusion_title()}</h2>
            {move || sentences().map(|sentences| {
                sentences.into_iter().map(|words| view! { <p class="conclusion-sentence">{words}</p> }).collect_view()
            })}
            <div class="conclusion-ways">
                <Show when=has_left_out>
                    <button class="button button-quiet button-dense" id="conclusion-unmet" on:click=move |_| desk.go(View::Unmet)>
                        {move || lang.get().conclusion_unmet()}
                    </button>
                </Show>
                <Show when=move || instead.with(Vec::is_empty)>
                    <button class="button button-quiet button-dense" id="conclusion-compare" on:click=move |_| desk.go(View::Strategies)>
                        {move || lang.get().conclusion_compare()}
                    </button>
                </Show>
            </div>
        </section>
    }
}

/// Plans of the strategies that are known of the scenario in view.
pub fn known_plans(desk: Desk) -> Vec<Plan> {
    desk.session.with(|session| {
        let plan = |strategy: &Strategy| match &*known_under(session, *strategy)?.outcome {
            Outcome::Plan(plan) => Some((**plan).clone()),
            _ => None,
        };
        STRATEGIES.iter().filter_map(plan).collect()
    })
}
