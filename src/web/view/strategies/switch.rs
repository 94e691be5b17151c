//! The choice of strategy, with the value of each as far as it is known.

use domain::Strategy;
use leptos::prelude::*;

use crate::{
    i18n::{self, Topic},
    learning::known_under,
    state::{Desk, View},
    view::help::HelpButton,
};

use super::table::adopting;

/// The strategies in the order in which they stand.
pub const STRATEGIES: [Strategy; 4] = [Strategy::BestValue, Strategy::Fairest, Strategy::Stable, Strategy::LeastChange];

/// The switch.
#[component]
pub fn StrategySwitch() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let read_only = move || desk.session.with(session::Session::is_read_only);
    let now = Memo::new(move |_| desk.scenario.with(|scenario| scenario.strategy));
    // The plan in view has the value of its own strategy; the others have theirs once they are worked out.
    let value = move |strategy: Strategy| {
        let own = desk
            .shown
            .get()
            .filter(|shown| shown.fresh && shown.plan.strategy == strategy)
            .map(|shown| (shown.plan.scale, shown.plan.value));
        own.or_else(|| {
            desk.session.with(|session| {
                known_under(session, strategy).and_then(|known| known.plan().map(|plan| (plan.scale, plan.value)))
            })
        })
    };
    let button = move |strategy: Strategy| {
        view! {
            <button class="segment strategy" data-strategy=format!("{strategy:?}") disabled=read_only aria-pressed=move || (now.get() == strategy).to_string()
                title=move || i18n::strategy_seeks(lang.get(), strategy) on:click=move |_| desk.edit(adopting(desk, strategy))>
                <span class="strategy-name">{move || i18n::strategy(lang.get(), strategy)}</span>
                <span class="strategy-value">{move || value(strategy).map_or_else(|| "·".to_owned(), |(scale, value)| i18n::points_of(scale, value))}</span>
            </button>
        }
    };
    view! {
        <div class="measure strategy-switch">
            <div class="segmented" role="group" aria-label=move || lang.get().strategies()>{STRATEGIES.map(button).collect_view()}</div>
            <span class="strategy-more"><HelpButton topic=Topic::Strategies />
            <button class="button button-quiet button-dense" id="side-by-side" title=move || lang.get().strategy_wanted()
                aria-current=move || (desk.view.get() == View::Strategies).then_some("page")
                on:click=move |_| desk.go(View::Strategies)>{move || lang.get().side_by_side()}</button></span>
        </div>
    }
}
