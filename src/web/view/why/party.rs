//! A party: its other partners with what each would change, and of which offers a little more would help most.

use std::sync::Arc;

use domain::{
    Adcode, Pair, Side,
    explanation::{Change, Help, Question, Told as Answer, WhatIf, WhatIfOutcome},
};
use leptos::prelude::*;

use super::{
    Waiting,
    consequence::{Told, sign_class},
};
use crate::{
    i18n::{self, Topic},
    runtime::page,
    shown,
    state::Desk,
    view::{
        help::HelpButton,
        icon::{Glyph, Icon},
        sheet::SheetBar,
    },
};

/// Offers that are told.
const OFFERS: usize = 5;

/// The panel of a party.
#[component]
pub fn PartyPanel(party: Adcode) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let side = desk
        .scenario
        .with_untracked(|scenario| scenario.cooperatives.iter().find(|entry| entry.division == party).map(|entry| entry.side));
    let name = move || desk.scenario.with(|scenario| i18n::division(lang.get(), scenario, party));
    let partners = move || {
        let shown = desk.shown.get()?;
        let list = shown.plan.chosen().filter(|found| found.pair.east == party || found.pair.west == party);
        let names = desk.scenario.with(|scenario| {
            list.map(|found| if found.pair.east == party { found.pair.west } else { found.pair.east })
                .map(|other| i18n::division(lang.get(), scenario, other))
                .collect::<Vec<_>>()
        });
        Some(i18n::partners_of(lang.get(), &names))
    };
    let others = desk.asking.ask(move || Some(Question::Party(party)));
    let help = desk.asking.ask(move || (side == Some(Side::Supporter)).then_some(Question::Help { party: Some(party) }));
    let told = Memo::new(move |_| {
        others.with(|asked| match asked.told.as_deref() {
            Some(Answer::Party(list)) => Some(list.iter().cloned().map(Arc::new).collect::<Vec<_>>()),
            _ => None,
        })
    });
    let old = Signal::derive(move || others.with(|asked| !asked.fresh));
    view! {
        <section class="pair-panel" id="party-panel">
            <SheetBar close=move || desk.party.set(None) />
            <div class="pair-title">
                <h2 class=if side == Some(Side::Supporter) { "east-text" } else { "west-text" }>{name}</h2>
                <button class="tool" id="party-close" aria-label=move || lang.get().close() on:click=move |_| {
                    desk.party.set(None);
                    page::focus_later("#matrix [tabindex='0']");
                }><Glyph icon=Icon::Cross /></button>
            </div>
            <p class="pair-reason">{partners}</p>
            <div class="pane-head"><h3>{move || lang.get().party_title()}</h3></div>
            <p class="quiet">{move || lang.get().party_sub()}</p>
            <Waiting asked=others />
            <ul class="party-options" id="party-options" data-answered=move || others.with(crate::asking::Asked::is_done).to_string()>
                {move || told.get().unwrap_or_default().into_iter().map(|what_if| view! { <Option what_if party old /> }).collect_view()}
            </ul>
            <Show when=move || told.with(|told| told.as_ref().is_some_and(Vec::is_empty)) && others.with(crate::asking::Asked::is_done)>
                <p class="quiet">{move || lang.get().party_none()}</p>
            </Show>
            <Show when=move || side == Some(Side::Supporter)>
                <div class="pane-head"><h3>{move || lang.get().help_title()} <HelpButton topic=Topic::MarginalValue /></h3></div>
                <Waiting asked=help />
                <HelpTable asked=help />
            </Show>
        </section>
    }
}

/// One other partner: the change in one line, its moves when opened.
#[component]
fn Option(what_if: Arc<WhatIf>, party: Adcode, old: Signal<bool>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let pair = match what_if.change {
        Change::Pair { pair, .. } => Some(pair),
        _ => None,
    };
    let other = pair.map(|pair| if pair.east == party { pair.west } else { pair.east });
    let name = move || other.map(|other| desk.scenario.with(|scenario| i18n::division(lang.get(), scenario, other)));
    let (change, points, moves) = match &what_if.outcome {
        WhatIfOutcome::Plan { after, difference, .. } => {
            let change = shown::difference(shown::stands(&what_if.before), shown::stands(after));
            (change, Some(i18n::change_points(change)), difference.moves.len())
        }
        _ => (0, None, 0),
    };
    view! {
        <li>
            <details class="party-option">
                <summary>
                    <b>{name}</b>
                    <span class=format!("number {}", sign_class(change))>
                        {move || points.clone().map_or_else(|| lang.get().would_conflict().to_owned(), |points| format!("{points} {}", lang.get().points()))}
                    </span>
                    <span class="quiet">{move || i18n::moves_count(lang.get(), moves)}</span>
                </summary>
                <div class="consequence"><Told what_if=Arc::clone(&what_if) heading=String::new() old /></div>
                {pair.map(|pair| view! { <ShowPair pair /> })}
            </details>
        </li>
    }
}

/// Selects a pair.
#[component]
fn ShowPair(pair: Pair) -> impl IntoView {
    let desk = Desk::get();
    view! {
        <button class="button button-quiet button-dense" on:click=move |_| {
            desk.party.set(None);
            desk.selected.set(Some(pair));
        }>{move || desk.lang.get().show_pair()}</button>
    }
}

/// Says that no more of any offer would help, once that is so.
#[component]
fn Nothing(is_so: impl Fn() -> bool + Send + 'static) -> impl IntoView {
    let lang = Desk::get().lang;
    move || is_so().then(|| view! { <p class="quiet" id="help-none">{move || lang.get().help_none()}</p> })
}

/// What one more unit, and 10 % more, of an offer would bring.
#[component]
pub fn HelpTable(asked: Signal<crate::asking::Asked>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let told = Memo::new(move |_| {
        asked.with(|asked| match asked.told.as_deref() {
            Some(Answer::Help(help)) => Some((**help).clone()),
            _ => None,
        })
    });
    let row = move |help: &Help| {
        let (lang, moves) = (lang.get(), help.moves_pairs);
        desk.scenario.with(|scenario| {
            let (east, what, points) = i18n::help_line(lang, scenario, help)?;
            let east = i18n::division(lang, scenario, east);
            let served: Vec<String> = help
                .kinds
                .iter()
                .filter_map(|change| i18n::kind_change(lang, scenario, change))
                .map(|(name, _, amount)| format!("{name} {amount}"))
                .collect();
            let served = served.join(if lang == i18n::Lang::Zh { "，" } else { ", " });
            Some(view! {
                <tr>
                    <td class="east-text">{east}</td>
                    <td class="line-name">{what} {(!served.is_empty()).then(|| view! { <small class="line-detail">" → " {served}</small> })} {moves.then(|| view! { <small class="line-detail">" · " {lang.pairing_moves()}</small> })}</td>
                    <td class="number gain">{points}</td>
                </tr>
            })
        })
    };
    let rows =
        move |list: Vec<Help>| list.iter().filter(|help| i18n::helps(help)).take(OFFERS).filter_map(row).collect::<Vec<_>>();
    let part = move |name: fn(i18n::Lang) -> &'static str, pick: fn(&domain::explanation::HelpMost) -> &Vec<Help>| {
        let list = move || told.get().map(|help| rows(pick(&help).clone())).unwrap_or_default();
        view! {
            <tbody>
                <tr><th colspan="3" scope="colgroup" class="help-head">{move || name(lang.get())}</th></tr>
                {list}
            </tbody>
        }
    };
    let nothing =
        move || told.with(|told| told.as_ref().is_some_and(|help| !help.one.iter().chain(&help.tenth).any(i18n::helps)));
    view! {
        <Show when=move || told.with(Option::is_some) && !nothing() fallback=move || view! { <Nothing is_so=nothing /> }>
            <table class="lines help" id="help-most" aria-label=move || lang.get().help_title()>
                {part(i18n::Lang::help_one, |help| &help.one)}
                {part(i18n::Lang::help_tenth, |help| &help.tenth)}
            </table>
        </Show>
    }
}
