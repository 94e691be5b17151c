//! What comes of a change: value before and after, natural units, moves in words, the largest changes of amounts, and the button that
//! makes the change.

use std::sync::Arc;

use domain::{
    Held, Pair, PairRule, ValueScale,
    explanation::{Change, Difference, Move, Question, Standing, Told as Answer, WhatIf, WhatIfOutcome},
};
use leptos::prelude::*;
use session::Session;

use super::Waiting;
use crate::{
    asking::Asked,
    i18n::{self, Lang},
    outlook::Outlook,
    shown,
    state::Desk,
    view::taken::TakePlan,
};

/// Changes of amounts that are told.
const AMOUNTS: usize = 6;

/// Of a chosen pair, what is lost where it is forbidden; of any other, what changes where it is pinned.
#[component]
pub fn Consequence(pair: Pair, chosen: Memo<bool>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let rule = move || if chosen.get() { PairRule::Forbidden } else { PairRule::Pinned };
    // A rule that the planner has set himself is not asked about again.
    let set = Memo::new(move |_| desk.scenario.with(|scenario| scenario.pair_rule(pair)) != PairRule::Free);
    let asked = desk.asking.ask(move || (!set.get()).then(|| Question::WhatIf(Change::Pair { pair, rule: rule() })));
    let heading = move || if chosen.get() { lang.get().if_forbidden() } else { lang.get().if_pinned() };
    let what_if = Memo::new(move |_| {
        asked.with(|asked| match asked.told.as_deref() {
            Some(Answer::WhatIf(what_if)) => Some(Arc::new((**what_if).clone())),
            _ => None,
        })
    });
    let old = Signal::derive(move || asked.with(|asked| !asked.is_done()));
    let no_answer = move || asked.with(|asked| asked.told.as_deref() == Some(&Answer::NoAnswer));
    let outlook = Outlook::get();
    Effect::new(move |_| {
        if asked.with(Asked::is_done)
            && let Some(what_if) = what_if.get()
        {
            outlook.heard(&what_if);
            desk.offer(&what_if);
        }
    });
    view! {
        <Show when=move || !set.get()>
            <section class="consequence" id="consequence" class:is-old=move || asked.with(|asked| !asked.fresh)
                data-answered=move || asked.with(Asked::is_done).to_string() aria-label=heading>
                {move || what_if.get().map(|what_if| view! { <Told what_if heading=heading().to_owned() old /> })}
                <Show when=move || old.get() && what_if.with(Option::is_some)><p class="old-note">{move || lang.get().told_of_older()}</p></Show>
                <Show when=no_answer><p class="quiet">{move || lang.get().no_answer()}</p></Show>
                <Waiting asked />
            </section>
        </Show>
    }
}

/// One answered what-if, with the buttons that make it: the very plan that is told, or the rule alone and a search.
#[component]
pub fn Told(what_if: Arc<WhatIf>, heading: String, #[prop(into)] old: Signal<bool>) -> impl IntoView {
    match &what_if.outcome {
        WhatIfOutcome::Plan { after, difference, held } => {
            let (after, difference) = (Arc::new((**after).clone()), Arc::new((**difference).clone()));
            let change_made = what_if.change.clone();
            view! { <Changed change_made before=what_if.before.clone() after difference heading held=(**held).clone() old /> }
                .into_any()
        }
        WhatIfOutcome::Conflict(conflict) => {
            let (desk, conflict) = (Desk::get(), conflict.clone());
            let words = move || desk.scenario.with(|scenario| i18n::conflict_headline(desk.lang.get(), scenario, &conflict));
            view! {
                <p class="consequence-head"><b>{heading}</b></p>
                <p class="quiet">{move || desk.lang.get().would_conflict()} " · " {words}</p>
            }
            .into_any()
        }
        WhatIfOutcome::Failed(_) => {
            let lang = Desk::get().lang;
            view! { <p class="quiet">{heading} " · " {move || lang.get().state_failed()}</p> }.into_any()
        }
    }
}

#[component]
fn Changed(
    change_made: Change,
    before: Standing,
    after: Arc<Standing>,
    difference: Arc<Difference>,
    heading: String,
    held: Held,
    old: Signal<bool>,
) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let shown::Change { total: change, at_once, moves: move_points } =
        shown::change(&difference, shown::stands(&before), shown::stands(&after));
    let waived = waived(desk, &change_made, change);
    let points = i18n::change_points(change);
    let of = change_made.pair().zip(match change_made {
        Change::Pair { rule, .. } => Some(rule),
        _ => None,
    });
    let (after_scale, after_value) = (after.scale, after.value);
    let from_to = i18n::from_to(before.scale, before.value, after.scale, after.value);
    let sure = {
        let after = Arc::clone(&after);
        move || i18n::answer(lang.get(), &after)
    };
    let kinds = {
        let difference = Arc::clone(&difference);
        move || {
            desk.scenario.with(|scenario| {
                difference.kinds.iter().filter_map(|change| i18n::kind_change(lang.get(), scenario, change)).collect::<Vec<_>>()
            })
        }
    };
    let worst = {
        let (before, after) = (before.worst.clone(), after.worst.clone());
        move || {
            let (before, after) = (before.as_ref()?, after.as_ref()?);
            (before != after).then(|| {
                desk.scenario.with(|scenario| {
                    let row = |row| i18n::coverage_row(lang.get(), scenario, row);
                    format!("{}: {} → {}", lang.get().worst_moves(), row(before), row(after))
                })
            })
        }
    };
    let moves = difference.moves.clone();
    let count = moves.len();
    let at_once = (difference.at_once != 0 && count > 0).then(|| i18n::change_points(at_once));
    let nothing = count == 0 && difference.amounts_changed == 0;
    view! {
        <p class="consequence-head">
            <b>{heading}</b>
            <span class=sign_class(change)>{points} " " {move || lang.get().points()}</span>
            <span class="quiet">{from_to}</span>
            <span class="quiet consequence-sure">{sure}</span>
        </p>
        {waived.map(|words| view! { <p class="quiet" id="waived">{words}</p> })}
        <ul class="unit-changes">
            {move || kinds().into_iter().map(|(name, delta, amount)| view! { <li>{name} " " <b class=sign_class(delta)>{amount}</b></li> }).collect_view()}
            {move || worst().map(|words| view! { <li>{words}</li> })}
        </ul>
        {nothing.then(|| view! { <p class="quiet">{move || lang.get().nothing_changes()}</p> })}
        {(difference.value == 0 && !nothing).then(|| view! { <p class="quiet">{move || lang.get().same_good()}</p> })}
        {(count > 0).then(|| view! {
            <ol class="moves">
                {at_once.map(|points| view! { <li class="move"><span class="move-text quiet">{move || lang.get().at_once()}</span><span class="number">{points}</span></li> })}
                {moves.into_iter().zip(move_points).map(|(step, points)| view! { <MoveRow step points /> }).collect_view()}
            </ol>
        })}
        <Amounts difference />
        <Acts of held scale=after_scale value=own_value(desk, of, after_scale, after_value) count old />
    }
}

/// The plan's value under the rules as they are: what a forbid would waive is not waived where the plan is taken over without it.
fn own_value(desk: Desk, of: Option<(Pair, PairRule)>, scale: ValueScale, value: i64) -> i64 {
    let penalty = of.filter(|(_, rule)| *rule == PairRule::Forbidden).map(|(pair, _)| desk.drop_penalty(pair, scale));
    value - penalty.unwrap_or(0)
}

/// What can be done with an answer: the plan is taken over as it is told, or the rule is set and everything is searched again.
#[component]
fn Acts(
    of: Option<(Pair, PairRule)>,
    held: Held,
    scale: ValueScale,
    value: i64,
    count: usize,
    old: Signal<bool>,
) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let words = Signal::derive(move || i18n::do_moves(lang.get(), count));
    let note = Signal::derive(move || lang.get().do_this_note().to_owned());
    let off = move || old.get() || desk.session.with(Session::is_read_only);
    let search = of.map(|(pair, rule)| {
        let is_pin = rule == PairRule::Pinned;
        let words = move || if is_pin { lang.get().pin_and_search() } else { lang.get().forbid_and_search() };
        let note = move || if is_pin { lang.get().pin_and_search_note() } else { lang.get().forbid_and_search_note() };
        view! { <button class="button rule-and-search" title=note disabled=off on:click=move |_| desk.rule(pair, rule)>{words}</button> }
    });
    view! {
        <div class="actions">
            <TakePlan held scale value words note old primary=true mark="moves" />
            {search}
            <span class="quiet">{move || lang.get().undo_restores()}</span>
        </div>
    }
}

/// Where an existing pair is forbidden, what that waives: without it a planner would take the change for the price of the pair.
fn waived(desk: Desk, made: &Change, change: i64) -> Option<impl Fn() -> String + use<>> {
    let Change::Pair { pair, rule: PairRule::Forbidden } = made else { return None };
    let penalty = desk.scenario.with_untracked(|scenario| {
        let is_existing = scenario.existing().binary_search(pair).is_ok();
        is_existing.then(|| i64::from(scenario.rules.drop_penalty)).filter(|penalty| *penalty > 0)
    })?;
    Some(move || i18n::waived_penalty(desk.lang.get(), change, penalty))
}

/// The class of a number, as shown, by its sign; the sign itself stands before the number, and what reads 0 is neither.
pub fn sign_class(change: i64) -> &'static str {
    match change.signum() {
        1 => "gain",
        -1 => "loss",
        _ => "quiet",
    }
}

/// One move: who leaves whom for whom, and what it adds, in hundredths of a point as shown.
#[component]
pub fn MoveRow(step: Move, points: i64) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let name = move |code: Option<domain::Adcode>| {
        code.map(|code| desk.scenario.with(|scenario| i18n::division(lang.get(), scenario, code)))
    };
    let words = move || i18n::move_words(lang.get(), &step);
    view! {
        <li class="move">
            <span class="move-text">
                <b class="east-text">{move || name(Some(step.cooperative))}</b>
                {move || name(step.leaves).map(|name| view! { " " {words().leaves} " " <span class="west-text">{name}</span> })}
                {move || name(step.joins).map(|name| view! { " " {words().joins} " " <b class="west-text">{name}</b> })}
            </span>
            <span class=format!("number {}", sign_class(points))>{i18n::change_points(points)}</span>
        </li>
    }
}

/// The largest changes of amounts.
#[component]
fn Amounts(difference: Arc<Difference>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let count = difference.amounts_changed;
    let title = move |lang: Lang| format!("{} · {}", lang.amounts_moved(), i18n::rows(lang, count as usize));
    let rows = move || {
        desk.scenario.with(|scenario| {
            let told = difference.amounts.iter().filter_map(|change| i18n::amount_change(lang.get(), scenario, change));
            told.take(AMOUNTS)
                .map(|(east, west, what, amounts)| {
                    let (east, west) = (i18n::division(lang.get(), scenario, east), i18n::county(lang.get(), scenario, west));
                    view! {
                        <tr>
                            <td class="east-text">{east}</td>
                            <td class="west-text">{west}</td>
                            <td class="line-name">{what}</td>
                            <td class="number">{amounts}</td>
                        </tr>
                    }
                })
                .collect_view()
        })
    };
    (count > 0).then(|| {
        view! {
            <details class="amounts">
                <summary>{move || title(lang.get())}</summary>
                <div class="table-scroll" tabindex="0" role="region" aria-label=move || lang.get().amounts_moved()>
                    <table class="lines"><tbody>{rows}</tbody></table>
                </div>
            </details>
        }
    })
}
