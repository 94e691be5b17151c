//! The measures of the plan: natural units first, then coverage, value against its bound, changes.

use domain::{Outcome, PlanState};
use leptos::prelude::*;
use session::Msg;

use super::{help::HelpButton, statistic::Statistic, strategies::StrategySwitch};
use crate::{
    i18n::{self, Lang, Topic},
    rows_behind::{Filter, Listed, Status},
    runtime::page,
    state::{Desk, Shown},
};

/// The strip under the top bar.
#[component]
pub fn Strip() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let kinds = desk.scenario.with_untracked(|scenario| scenario.kinds.clone());
    let changed = move || if desk.is_agreed() { lang.get().changed_agreed() } else { lang.get().changed() };
    // With an open pool no pairing is decided: nothing is added, dropped or blocked.
    let is_open = Memo::new(move |_| desk.scenario.with(|scenario| scenario.rules.pool.is_open()));
    let stale = move || desk.shown.get().is_some_and(|shown| !shown.fresh);
    view! {
        <section class="strip" class:is-stale=stale aria-label=move || lang.get().served()>
            {kinds.into_iter().enumerate().map(|(index, kind)| {
                let topic = Topic::of_kind(&kind.id);
                let name = Signal::derive(move || i18n::kind_name(lang.get(), &kind).to_owned());
                let served = move || desk.shown.get().map(|Shown { plan, .. }| {
                    desk.scenario.with(|scenario| i18n::served(lang.get(), scenario, &plan, index))
                });
                // No plan delivers more than is needed: room for that is kept from the beginning.
                let widest = move || desk.scenario.with(|scenario| {
                    let needs = scenario.needs.iter().filter(|need| scenario.kinds.get(index).is_some_and(|kind| kind.id == need.kind));
                    let (number, unit) = i18n::unit_parts(lang.get(), needs.map(|need| need.quantity).sum(), i18n::kind_unit(scenario, index));
                    format!("{number} {unit}")
                });
                view! {
                    <div class="measure measure-kind" data-widest=widest>
                        <span class="measure-name">{name}<HelpButton topic /></span>
                        <Statistic class="measure-number" name to=Lang::to_arranged go=move || desk.show_rows(index, Filter::default())>
                            {move || served().map_or_else(|| "—".to_owned(), |(number, _, _)| number)}
                            <span class="measure-unit">" " {move || served().map(|(_, unit, _)| unit)}</span>
                        </Statistic>
                        <span class="measure-note">{move || lang.get().coverage()} " " {move || served().map_or_else(String::new, |(_, _, share)| share)}</span>
                    </div>
                }
            }).collect_view()}
            <Worst />
            <Value />
            <div class="measure measure-plain">
                <span class="measure-name">{changed}<HelpButton topic=Topic::Changed /></span>
                <Show when=move || !is_open.get() fallback=move || view! { <NotApplicable /> }>
                <Statistic class="measure-number" name=Signal::derive(move || changed().to_owned()) to=Lang::to_changes go=move || desk.show_pairs(Listed::Changed)>{
                    move || desk.shown.get().map_or_else(|| "—".to_owned(), |shown| {
                        (shown.plan.measures.added.len() + shown.plan.measures.dropped.len()).to_string()
                    })
                }</Statistic>
                <span class="measure-note">{move || desk.shown.get().map(|shown| i18n::changes(lang.get(), &shown.plan))}</span>
                </Show>
            </div>
            <div class="measure measure-plain">
                <span class="measure-name">{move || lang.get().blocking()}<HelpButton topic=Topic::Blocking /></span>
                <Show when=move || !is_open.get() fallback=move || view! { <NotApplicable /> }>
                <Statistic class="measure-number" name=Signal::derive(move || lang.get().blocking().to_owned()) to=Lang::to_blocking go=move || desk.show_pairs(Listed::Blocking)>{
                    move || desk.shown.get().map_or_else(|| "—".to_owned(), |shown| shown.plan.measures.blocking.len().to_string())
                }</Statistic>
                </Show>
            </div>
            <StrategySwitch />
        </section>
    }
}

/// What stands in the place of a number that counts pairs where none are decided.
#[component]
fn NotApplicable() -> impl IntoView {
    let lang = Desk::get().lang;
    view! {
        <span class="measure-number not-applicable">{move || lang.get().not_applicable()}</span>
        <span class="measure-note">{move || lang.get().open_pool_pairs()}</span>
    }
}

#[component]
fn Worst() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let worst = move || {
        let shown = desk.shown.get()?;
        let row = shown.plan.coverage.get(shown.plan.measures.worst? as usize)?.clone();
        let (place, kind) = desk.scenario.with(|scenario| {
            let kind =
                scenario.kinds.get(row.kind as usize).map_or_else(String::new, |kind| lang.get().pick(&kind.short).to_owned());
            (i18n::division(lang.get(), scenario, row.province), kind)
        });
        Some((i18n::per_cent(row.per_myriad().unwrap_or(0)), format!("{place} · {kind}"), row))
    };
    let go = move || {
        if let Some((_, _, row)) = worst() {
            desk.show_rows(row.kind as usize, Filter { west: Some(row.province), status: Status::Unmet, ..Filter::default() });
        }
    };
    view! {
        <div class="measure">
            <span class="measure-name">{move || lang.get().worst_coverage()}<HelpButton topic=Topic::WorstCoverage /></span>
            <Statistic class="measure-number" name=Signal::derive(move || lang.get().worst_coverage().to_owned()) to=Lang::to_unmet go>{
                move || worst().map_or_else(|| "—".to_owned(), |(share, _, _)| share)
            }</Statistic>
            <span class="measure-note west-text">{move || worst().map(|(_, place, _)| place)}</span>
        </div>
    }
}

#[component]
fn Value() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    // While a slider moves, the plan in steps is shown; its bound is too loose to say anything.
    let is_preview = Memo::new(move |_| desk.asking.preview.with(Option::is_some));
    let value = move || {
        desk.shown.get().map(|Shown { plan, .. }| {
            let points = |value| i18n::points_of(plan.scale, value);
            let bound = (!is_preview.get()).then(|| format!("{} {}", lang.get().upper_bound(), points(plan.bound)));
            (points(plan.value), bound)
        })
    };
    // (class, text) of the state of the scenario in view.
    let badge = move || {
        let lang = lang.get();
        if is_preview.get() {
            return ("badge badge-computing", lang.plan_in_steps().to_owned());
        }
        desk.session.with(|session| match session.answer().map(|outcome| &**outcome) {
            None => ("badge badge-computing", lang.state_computing().to_owned()),
            Some(Outcome::Plan(plan)) if plan.state == PlanState::Optimal => {
                ("badge badge-good", lang.state_optimal().to_owned())
            }
            Some(Outcome::Plan(plan)) => ("badge badge-warn", i18n::gap(lang, plan)),
            Some(Outcome::Conflict(_)) => ("badge badge-bad", lang.state_infeasible().to_owned()),
            Some(Outcome::Failed(_)) => ("badge badge-bad", lang.state_failed().to_owned()),
        })
    };
    view! {
        <div class="measure measure-value">
            <span class="measure-name">{move || lang.get().value()}<HelpButton topic=Topic::Value /></span>
            <Statistic class="measure-number" name=Signal::derive(move || lang.get().value().to_owned()) to=Lang::to_delivered go=move || desk.show_delivered()>
                {move || value().map_or_else(|| "—".to_owned(), |(value, _)| value)}
                " "<small>{move || value().and_then(|(_, bound)| bound)}</small>
            </Statistic>
            <span class="measure-state">
                <span class=move || badge().0 id="plan-state">{move || badge().1}</span>
                <HelpButton topic=Topic::Gap />
                <SearchNote />
                <Show when=move || desk.session.with(|session| session.searching && !session.is_read_only())>
                    <button class="button button-quiet button-dense" id="stop-search" title=move || lang.get().searching()
                        on:click=move |_| desk.dispatch(Msg::StopAsked)>{move || lang.get().stop_search()}</button>
                </Show>
            </span>
        </div>
    }
}

/// That the search goes on, since when, and what may still change; or that the plan is one from before. Said here alone.
#[component]
fn SearchNote() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let now = RwSignal::new(page::now());
    let is_searching = Memo::new(move |_| desk.session.with(|session| session.searching || session.answer().is_none()));
    let tick = page::every(1_000, move || now.set(page::now()));
    on_cleanup(move || tick.end());
    let seconds = move || desk.search_since.get().map(|since| ((now.get() - since).max(0.0) / 1_000.0).floor() as u32);
    let is_from_before =
        Memo::new(move |_| desk.session.with(|session| session.known().is_some_and(|known| known.is_from_before)));
    let words = move || {
        let lang = lang.get();
        match (is_searching.get(), is_from_before.get()) {
            (true, true) => Some(lang.kept_goes_on().to_owned()),
            (true, false) => {
                Some(format!("{} · {}", i18n::searching_for(lang, seconds().unwrap_or(0)), lang.search_may_change()))
            }
            (false, true) => Some(lang.kept_checked().to_owned()),
            (false, false) => None,
        }
    };
    view! { <span class="search-note quiet" id="search-note" data-searching=move || is_searching.get().to_string() title=words>{words}</span> }
}
