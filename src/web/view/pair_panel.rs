//! The panel of the selected pair: why it is in the plan or not, kind by kind, what is arranged, and the three things to say of it.

use domain::{Pair, PairRule};
use leptos::prelude::*;

use super::{
    icon::{Glyph, Icon},
    later::{LaterPiece, Piece},
    pair_facts::{self, KindFacts, Line},
    sheet::SheetBar,
    start::StartPanel,
    why::{Consequence, ConsequenceLine},
};
use crate::{
    i18n::{self, Lang},
    runtime::page,
    state::{Desk, PhoneView, Shown},
};

/// Lines shown before "show all".
const FEW: usize = 6;

/// The panel, or what to do where nothing is selected.
#[component]
pub fn PairPanel() -> impl IntoView {
    let desk = Desk::get();
    move || {
        match (desk.party.get(), desk.selected.get()) {
        (Some(party), _) => view! { <LaterPiece piece=Piece::Party(party) /> }.into_any(),
        (None, Some(pair)) => view! {
            <LaterPiece piece=Piece::Pair(pair, Signal::derive(move || desk.compared.get().is_some_and(|other| other != pair))) />
            {move || desk.compared.get().filter(|other| *other != pair).map(|other| view! { <LaterPiece piece=Piece::Compared(other) /> })}
        }
        .into_any(),
        // A phone has it as a view of its own.
        (None, None) if desk.listed.get().is_some() && desk.phone.get() != PhoneView::List => view! {
            <section class="pair-panel"><LaterPiece piece=Piece::Pairs { beside: true } /></section>
        }
        .into_any(),
        (None, None) => view! { <Show when=move || desk.phone.get() != PhoneView::Start><StartPanel /></Show> }.into_any(),
    }
    }
}

/// The panel of a pair.
#[component]
pub fn Panel(
    pair: Pair,
    /// Whether another pair stands beside it.
    has_other: Signal<bool>,
) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let result = Memo::new(move |_| desk.shown.get().and_then(|shown| shown.plan.pair(pair).cloned()));
    let chosen = Memo::new(move |_| result.get().is_some_and(|result| result.chosen));
    let existing = Memo::new(move |_| desk.scenario.with(|scenario| scenario.existing().binary_search(&pair).is_ok()));
    let rule = Memo::new(move |_| desk.scenario.with(|scenario| scenario.pair_rule(pair)));
    let name = move |adcode| move || desk.scenario.with(|scenario| i18n::division(lang.get(), scenario, adcode));
    let points = move || {
        let (Some(Shown { plan, .. }), Some(result)) = (desk.shown.get(), result.get()) else { return "—".to_owned() };
        if result.chosen {
            return desk.points.get().map_or_else(|| "—".to_owned(), |points| i18n::points(points.pair(pair)));
        }
        i18n::points_of(plan.scale, result.alone_total())
    };
    let facts = Memo::new(move |_| {
        let (Some(Shown { plan, .. }), Some(points)) = (desk.shown.get(), desk.points.get()) else { return Vec::new() };
        desk.scenario.with(|scenario| pair_facts::kinds(scenario, &plan, &points, pair))
    });
    let lines = Memo::new(move |_| {
        let Some(Shown { plan, .. }) = desk.shown.get() else { return Vec::new() };
        desk.scenario.with(|scenario| pair_facts::lines(scenario, &plan, pair))
    });
    let reason = move || {
        let shown = desk.shown.get()?;
        Some(desk.scenario.with(|scenario| i18n::pair_reason(lang.get(), scenario, &shown.plan, pair)))
    };
    view! {
        <section class="pair-panel" id="pair-panel" class:has-other=move || has_other.get()>
            <SheetBar close=move || desk.selected.set(None) />
            <Show when=move || desk.listed.get().is_some() && desk.phone.get() != PhoneView::List>
                <button class="button button-quiet button-dense" id="back-to-list" on:click=move |_| {
                    desk.selected.set(None);
                    page::focus_later(format!("#pair-list [data-listed='{}-{}']", pair.east, pair.west));
                }>"← " {move || lang.get().back_to_list()}</button>
            </Show>
            <div class="pair-kicker">
                <span class="why-mark" class:is-why-not=move || !chosen.get() aria-hidden="true"></span>
                <span>{move || if chosen.get() { lang.get().why() } else { lang.get().why_not() }}</span>
                <span class="grow"></span>
                <span class="chip" id="pair-state">{move || if chosen.get() { lang.get().chosen() } else { lang.get().not_chosen() }}</span>
                <Show when=move || existing.get()><span class="chip"><b class="ring-inline" aria-hidden="true"></b>{move || lang.get().existing()}</span></Show>
                <Show when=move || rule.get() == PairRule::Pinned><span class="chip">{move || lang.get().pinned()}</span></Show>
                <Show when=move || rule.get() == PairRule::Forbidden><span class="chip">{move || lang.get().forbidden()}</span></Show>
                <button class="button button-quiet button-dense" id="compare-keep" title=move || lang.get().compare_hint()
                    aria-pressed=move || (desk.compared.get() == Some(pair)).to_string() on:click=move |_| {
                        desk.compared.update(|compared| *compared = if *compared == Some(pair) { None } else { Some(pair) });
                    }>{move || lang.get().compare_keep()}</button>
            </div>
            <div class="pair-title">
                <h2><span class="east-text">{name(pair.east)}</span><span class="dash">" — "</span><span class="west-text">{name(pair.west)}</span></h2>
                <p class="pair-points"><b>{points}</b>" "<small>
                    {move || lang.get().points()} " · " {move || if chosen.get() { lang.get().delivered_label() } else { lang.get().alone_label() }}
                </small></p>
            </div>
            <ConsequenceLine pair chosen />
            <p class="pair-road">{move || desk.scenario.with(|scenario| i18n::road(lang.get(), scenario, pair))}</p>
            <p class="pair-reason" id="pair-reason">{reason}</p>
            <Kinds facts chosen />
            <Lines lines />
            <Consequence pair chosen />
            <Actions pair rule />
        </section>
    }
}

/// A second pair beside the first: what changes where it is pinned or forbidden.
#[component]
pub fn Compared(pair: Pair) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let chosen =
        Memo::new(move |_| desk.shown.get().is_some_and(|shown| shown.plan.pair(pair).is_some_and(|found| found.chosen)));
    let name = move |adcode| move || desk.scenario.with(|scenario| i18n::division(lang.get(), scenario, adcode));
    let reason = move || {
        let shown = desk.shown.get()?;
        Some(desk.scenario.with(|scenario| i18n::pair_reason(lang.get(), scenario, &shown.plan, pair)))
    };
    // It stands below the first, out of view where the panel is short.
    Effect::new(move |_| page::reveal("#compared-panel".to_owned()));
    view! {
        <section class="pair-panel compared" id="compared-panel">
            <div class="pair-kicker">
                <span class="why-mark is-why-not" aria-hidden="true"></span>
                <span>{move || lang.get().compared()} " · " {move || if chosen.get() { lang.get().why() } else { lang.get().why_not() }}</span>
                <span class="grow"></span>
                <button class="tool" id="compared-close" aria-label=move || lang.get().close() on:click=move |_| desk.compared.set(None)>
                    <Glyph icon=Icon::Cross />
                </button>
            </div>
            <div class="pair-title">
                <h2><span class="east-text">{name(pair.east)}</span><span class="dash">" — "</span><span class="west-text">{name(pair.west)}</span></h2>
            </div>
            <p class="pair-reason">{reason}</p>
            <Consequence pair chosen />
        </section>
    }
}

/// Points by kind, split over the criteria where something is delivered.
#[component]
fn Kinds(facts: Memo<Vec<KindFacts>>, chosen: Memo<bool>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let row = move |index: usize, facts: &KindFacts, greatest: i64| {
        let (name, unit) = desk.scenario.with(|scenario| {
            scenario
                .kinds
                .get(index)
                .map_or((String::new(), domain::Unit::Tonnes), |kind| (lang.get().pick(&kind.short).to_owned(), kind.unit))
        });
        let value = if chosen.get() { facts.delivered } else { facts.alone };
        let width = |value: i64| format!("{:.1}%", value.max(0) as f64 * 100.0 / greatest.max(1) as f64);
        let shown = i18n::points(if chosen.get() { facts.delivered_points } else { facts.alone_points });
        let segments = if chosen.get() {
            let segment = |(place, (_, _, brought)): (usize, &(domain::Criterion, i64, i64))| {
                let class = format!("segment-bar s{}", place % 4);
                view! { <i class=class style:width=width(*brought)></i> }
            };
            facts.criteria.iter().enumerate().map(segment).collect_view().into_any()
        } else {
            view! { <i class="segment-bar is-alone" style:width=width(value)></i> }.into_any()
        };
        let amount = (facts.amount > 0).then(|| i18n::with_unit(lang.get(), facts.amount, unit));
        // Where nothing is arranged, the bar says all there is.
        let detail = amount.zip(facts.fit).map(|(amount, fit)| {
            let words = i18n::criteria_line(lang.get(), fit, &facts.criteria);
            view! { <tr class="kind-detail"><td></td><td colspan="2"><b>{amount}</b>" · "{words}</td></tr> }
        });
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="kind-bar"><span class="segments" aria-hidden="true">{segments}</span></td>
                <td class="number">{shown}</td>
            </tr>
            {detail}
        }
    };
    view! {
        <table class="kinds">
            <tbody>
                {move || {
                    let facts = facts.get();
                    let value = |facts: &KindFacts| if chosen.get() { facts.delivered } else { facts.alone };
                    let greatest = facts.iter().map(value).max().unwrap_or(1);
                    facts.iter().enumerate().map(|(index, facts)| row(index, facts, greatest)).collect_view()
                }}
            </tbody>
        </table>
    }
}

/// What is arranged between the two.
#[component]
fn Lines(lines: Memo<Vec<Line>>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let all = RwSignal::new(false);
    let row = move |line: &Line| {
        let lang = lang.get();
        desk.scenario.with(|scenario| {
            let need = scenario.needs.get(line.need as usize)?;
            let detail = if line.months.is_empty() {
                i18n::delivery_detail(lang, need, line.workplace, scenario)
            } else {
                i18n::months(lang, &line.months)
            };
            let (tag, class) =
                line.provenance.as_ref().map_or((lang.mixed(), "tag tag-mixed"), |found| i18n::provenance(lang, found));
            Some(view! {
                <tr>
                    <td class="west-text">{i18n::county(lang, scenario, line.county)}</td>
                    <td class="line-name">{i18n::need_name(lang, scenario, need)} " "<small class="line-detail">{detail}</small></td>
                    <td class="number">{i18n::with_unit(lang, line.amount, i18n::kind_unit(scenario, line.kind))}</td>
                    <td><span class=class>{tag}</span></td>
                </tr>
            })
        })
    };
    let more = move || lines.with(Vec::len).saturating_sub(FEW);
    view! {
        <Show when=move || !lines.with(Vec::is_empty) fallback=move || view! { <p class="quiet nothing">{move || lang.get().nothing_served()}</p> }>
            <div class="table-scroll" tabindex="0" role="region" aria-label=move || lang.get().served_needs()>
                <table class="lines" id="pair-lines" aria-label=move || lang.get().served_needs()>
                    <tbody>{move || {
                        let shown = if all.get() { usize::MAX } else { FEW };
                        lines.with(|lines| lines.iter().take(shown).filter_map(row).collect_view())
                    }}</tbody>
                </table>
            </div>
            <Show when=move || more() != 0>
                <button class="button button-quiet button-dense" aria-expanded=move || all.get().to_string() on:click=move |_| all.update(|all| *all = !*all)>
                    {move || if all.get() { lang.get().show_less().to_owned() } else { i18n::show_all(lang.get(), lines.with(Vec::len)) }}
                </button>
            </Show>
        </Show>
    }
}

/// Pin, forbid, free.
#[component]
fn Actions(pair: Pair, rule: Memo<PairRule>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let read_only = move || desk.session.with(session::Session::is_read_only);
    let action = move |id: &'static str, to: PairRule, icon: Icon, name: fn(Lang) -> &'static str, key: &'static str| {
        view! {
            <button class="button" id=id data-key=key aria-keyshortcuts=key disabled=read_only aria-pressed=move || (rule.get() == to).to_string() aria-label=move || name(lang.get())
                on:click=move |_| desk.rule(pair, to)>
                <Glyph icon /><span>{move || name(lang.get())}</span>
            </button>
        }
    };
    let refused = move || {
        let error = desk.refusal.get().filter(|error| {
            matches!(error, session::EditError::PinOnForbidden(of) | session::EditError::ForbidOnPinned(of) if *of == pair)
        })?;
        Some(desk.scenario.with(|scenario| i18n::refused(lang.get(), scenario, &error)))
    };
    view! {
        <div class="actions">
            {action("pin", PairRule::Pinned, Icon::Tack, Lang::pin, "P")}
            {action("forbid", PairRule::Forbidden, Icon::Cross, Lang::forbid, "F")}
            <button class="button" id="free" data-key="Del" aria-keyshortcuts="Delete" disabled=move || read_only() || rule.get() == PairRule::Free aria-label=move || lang.get().free()
                on:click=move |_| desk.rule(pair, PairRule::Free)>
                <span>{move || lang.get().free()}</span>
            </button>
        </div>
        <p class="field-error" id="pair-error" role="alert">{refused}</p>
    }
}
