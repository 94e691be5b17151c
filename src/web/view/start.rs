//! What a planner sees first, before anything is selected: what the plan comes to, the existing pairs against the plan, and the few
//! changes that help most.

use domain::{
    Outcome,
    explanation::{Improvement, Improvements, Question, Standing, Told},
};
use leptos::prelude::*;
use session::{Edit, Msg, Session};

use super::{
    conclusion::ConclusionText,
    effects::EffectsList,
    why::{MoveRow, Waiting, sign_class},
};
use crate::{asking::Asked, i18n, rows_behind::Listed, runtime::page, shown, state::Desk};

/// Changes that are told at once; the others on demand.
const FIRST: usize = 3;

/// Places that are named as gaining or losing by a change.
const PLACES: usize = 4;

/// The panel.
#[component]
pub fn StartPanel() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let asked = desk.asking.ask(|| Some(Question::Improvements));
    let told = Memo::new(move |_| {
        asked.with(|asked| match asked.told.as_deref() {
            Some(Told::Improvements(found)) => Some((**found).clone()),
            _ => None,
        })
    });
    view! {
        <section class="pair-panel start" id="start" class:is-old=move || asked.with(|asked| !asked.fresh)
            data-answered=move || asked.with(Asked::is_done).to_string()>
            <ConclusionText />
            <div class="pane-head"><h2>{move || if desk.is_agreed() { lang.get().start_from_agreed() } else { lang.get().start_title() }}</h2></div>
            <div class="start-body">
                <Waiting asked />
                {move || told.get().map(|told| view! { <Compared told=told.clone() /><Gained /><Steps told /> })}
            </div>
            <Agreement />
            <button class="button button-quiet button-dense" id="to-pair-list" on:click=move |_| desk.show_pairs(Listed::Chosen)>
                {move || lang.get().to_pair_list()}
            </button>
            <p class="quiet" id="select-hint">{move || lang.get().select_hint()}</p>
        </section>
    }
}

/// Where the gain over the pairs as they stand comes from.
#[component]
fn Gained() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let asked = desk.asking.ask(|| Some(Question::Baseline));
    let both = move || {
        let shown = desk.shown.get()?;
        asked.with(|asked| match asked.told.as_deref() {
            Some(Told::Baseline(found)) if asked.fresh => match &found.outcome {
                Outcome::Plan(before) => Some(((**before).clone(), (*shown.plan).clone())),
                _ => None,
            },
            _ => None,
        })
    };
    view! {
        {move || both().map(|(from, to)| view! {
            <details class="amounts" id="start-effects">
                <summary>{move || lang.get().effects_title()}</summary>
                <EffectsList from to />
            </details>
        })}
    }
}

/// The existing pairs beside the plan, in natural units.
#[component]
fn Compared(told: Improvements) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let Improvements { before, after, .. } = told;
    let kinds = desk.scenario.with_untracked(|scenario| scenario.kinds.clone());
    let number = move |standing: &Standing, kind: usize| {
        let served = standing.served.get(kind).copied().unwrap_or(0);
        desk.scenario.with(|scenario| i18n::unit_parts(lang.get(), served, i18n::kind_unit(scenario, kind)))
    };
    let written = |(number, unit): (String, &'static str)| view! { {number}" "<small>{unit}</small> };
    let rows = kinds.into_iter().enumerate().map(|(kind, named)| {
        let change = after.served.get(kind).copied().unwrap_or(0) - before.served.get(kind).copied().unwrap_or(0);
        let (one, other) = (before.clone(), after.clone());
        let signed =
            move || desk.scenario.with(|scenario| i18n::change_with_unit(lang.get(), change, i18n::kind_unit(scenario, kind)));
        view! {
            <tr>
                <th scope="row">{move || lang.get().pick(&named.short).to_owned()}</th>
                <td class="number">{move || written(number(&one, kind))}</td>
                <td class="number"><b>{move || written(number(&other, kind))}</b></td>
                <td class=format!("number {}", sign_class(change))>{signed}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let worst = move |standing: &Standing| {
        standing
            .worst
            .as_ref()
            .map_or_else(|| "—".to_owned(), |row| desk.scenario.with(|scenario| i18n::coverage_row(lang.get(), scenario, row)))
    };
    let (one, other) = (before.clone(), after.clone());
    let gained = shown::difference(shown::stands(&before), shown::stands(&after));
    view! {
        <table class="lines start-table" id="start-table">
            <thead><tr>
                <td></td>
                <th scope="col" class="number">{move || if desk.is_agreed() { lang.get().start_agreed() } else { lang.get().start_now() }}</th>
                <th scope="col" class="number">{move || lang.get().start_then()}</th>
                <th scope="col" class="number">{move || lang.get().col_change()}</th>
            </tr></thead>
            <tbody>
                {rows}
                <tr>
                    <th scope="row">{move || lang.get().worst_coverage()}</th>
                    <td class="number wrap">{move || worst(&one)}</td>
                    <td class="number wrap"><b>{move || worst(&other)}</b></td>
                    <td></td>
                </tr>
                <tr>
                    <th scope="row">{move || lang.get().value()}</th>
                    <td class="number">{i18n::points_of(before.scale, before.value)}</td>
                    <td class="number"><b>{i18n::points_of(after.scale, after.value)}</b></td>
                    <td class=format!("number {}", sign_class(gained))>{i18n::change_points(gained)}</td>
                </tr>
            </tbody>
        </table>
    }
}

/// The changes, the most helpful first.
#[component]
fn Steps(told: Improvements) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let (_, points) = shown::steps(&told);
    let mut steps: Vec<_> = told.steps.into_iter().zip(points).collect();
    let rest = steps.split_off(steps.len().min(FIRST));
    let (none, more) = (steps.is_empty(), rest.len());
    view! {
        <div class="pane-head"><h3>{move || lang.get().start_changes()}</h3></div>
        {none.then(|| view! { <p class="quiet">{move || if desk.is_agreed() { lang.get().start_same_agreed() } else { lang.get().start_same() }}</p> })}
        <ol class="improvements" id="improvements">{steps.into_iter().map(|(step, points)| view! { <Step step points /> }).collect_view()}</ol>
        {(more > 0).then(|| view! {
            <details class="amounts">
                <summary>{move || format!("{} · {more}", lang.get().start_rest())}</summary>
                <ol class="improvements" start=FIRST + 1>{rest.into_iter().map(|(step, points)| view! { <Step step points /> }).collect_view()}</ol>
            </details>
        })}
    }
}

/// One change: its moves, what it brings in natural units and in value, and who gains or loses.
#[component]
fn Step(step: Improvement, points: shown::Step) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let Improvement { moves, kinds, provinces, .. } = step;
    let value = points.total;
    let pair = moves.iter().find_map(|step| step.joins.map(|west| domain::Pair { east: step.cooperative, west }));
    let kinds = move || {
        desk.scenario.with(|scenario| {
            let told = kinds.iter().filter_map(|change| i18n::kind_change(lang.get(), scenario, change));
            told.map(|(name, delta, amount)| view! { <li>{name} " " <b class=sign_class(delta)>{amount}</b></li> })
                .collect_view()
        })
    };
    let places = move || {
        desk.scenario.with(|scenario| {
            let told = provinces.iter().filter_map(|change| i18n::place_change(lang.get(), scenario, change));
            told.take(PLACES)
                .map(|(place, kind, delta, amount, coverage)| {
                    view! {
                        <li><span class="west-text">{place}</span> " " {kind} " " <b class=sign_class(delta)>{amount}</b> " " <span class="quiet">{coverage}</span></li>
                    }
                })
                .collect_view()
        })
    };
    view! {
        <li class="improvement">
            <ul class="moves-plain">{moves.into_iter().zip(points.moves).map(|(step, points)| view! { <MoveRow step points /> }).collect_view()}</ul>
            <ul class="unit-changes">
                <li><b class=sign_class(value)>{i18n::change_points(value)} " " {move || lang.get().points()}</b></li>
                {kinds}
            </ul>
            <ul class="unit-changes improvement-places" aria-label=move || lang.get().start_to()>{places}</ul>
            {pair.map(|pair| view! {
                <button class="button button-quiet button-dense" on:click=move |_| desk.select(pair, false)>{move || lang.get().show_pair()}</button>
            })}
        </li>
    }
}

/// 已商定: marks the plan in view as what the parties have agreed on, or takes the mark away.
#[component]
fn Agreement() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let agreed = Memo::new(move |_| desk.scenario.with(|scenario| scenario.agreed.clone()));
    let off = move || {
        desk.session
            .with(|session| session.is_read_only() || session.searching || !session.plan().is_some_and(|(_, fresh)| fresh))
    };
    let mark = move |_| desk.dispatch(Msg::AgreementMarked { date: page::today() });
    let is_this = Memo::new(move |_| {
        let (Some(agreed), Some(shown)) = (agreed.get(), desk.shown.get()) else { return false };
        desk.scenario.with(|scenario| domain::kept::amounts(scenario, &shown.plan)) == agreed.amounts
            && shown.plan.chosen().map(|result| result.pair).eq(agreed.pairs.iter().copied())
    });
    view! {
        <div class="agreement" id="agreement">
            {move || agreed.get().map(|agreed| view! {
                <p><b>{i18n::agreed(lang.get(), &agreed)}</b> " " {is_this.get().then(|| lang.get().agree_is_this())}</p>
            })}
            <Show when=move || !is_this.get()>
                <button class="button button-dense" id="agree" title=move || lang.get().agree_mark_note() disabled=off on:click=mark>
                    {move || if agreed.with(Option::is_some) { lang.get().agree_again() } else { lang.get().agree_mark() }}
                </button>
            </Show>
            <Show when=move || agreed.with(Option::is_some)>
                <button class="button button-quiet button-dense" id="agree-undo" disabled=move || desk.session.with(Session::is_read_only)
                    on:click=move |_| desk.edit(Edit::Agree(None))>{move || lang.get().agree_take()}</button>
            </Show>
        </div>
    }
}
