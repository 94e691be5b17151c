//! What a view of the plan shows while there is nothing to plan: who and what is there, what is missing, and the way to it.

use domain::{Scenario, Side};
use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use crate::{
    i18n::{self, Lang},
    own_rows::Which,
    state::Desk,
};

/// What a plan needs, how much of it is there, and the table it is entered in.
fn wanted(lang: Lang, scenario: &Scenario) -> [(&'static str, usize, Which); 4] {
    [
        (lang.data_east(), scenario.parties(Side::Supporter).count(), Which::Parties),
        (lang.data_west(), scenario.parties(Side::Supported).count(), Which::Parties),
        (Which::Offers.title(lang), scenario.offers.len(), Which::Offers),
        (Which::Needs.title(lang), scenario.needs.len(), Which::Needs),
    ]
}

/// Whether a scenario lacks what every plan needs.
pub fn is_lacking(scenario: &Scenario) -> bool {
    wanted(Lang::Zh, scenario).iter().any(|(_, count, _)| *count == 0)
}

/// The view.
#[component]
pub fn NothingYet() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let lines = move || {
        let lang = lang.get();
        desk.scenario.with(|scenario| wanted(lang, scenario)).map(|(name, count, table)| {
            let is_there = count > 0;
            view! {
                <li class:is-missing=!is_there>
                    {if is_there { view! { <Glyph icon=Icon::Check /> } } else { view! { <Glyph icon=Icon::Warning /> } }}
                    <span>{i18n::data_wanted(lang, name, count)}</span>
                    {(!is_there).then(|| view! {
                        <button class="button button-dense" type="button" data-enter=table.id() on:click=move |_| desk.show_table(table)>{lang.data_enter()}</button>
                    })}
                </li>
            }
        })
    };
    view! {
        <div class="message-page nothing-yet" id="nothing-yet">
            <h2>{move || lang.get().nothing_yet()}</h2>
            <p class="quiet">{move || lang.get().nothing_yet_note()}</p>
            <ul>{move || lines().into_iter().collect_view()}</ul>
        </div>
    }
}
