//! The strategies side by side: every measure of every plan, natural units first, and in one sentence what each costs.

use std::sync::Arc;

use domain::{
    Coverage, Outcome, Plan, Scenario, Strategy,
    explanation::{Question, StrategyFacts, StrategyOutcome, Told},
};
use leptos::prelude::*;
use session::{Edit, Session};

use super::STRATEGIES;
use crate::{
    i18n,
    learning::known_under,
    shown,
    state::Desk,
    view::{
        effects::EffectsList,
        table::{CopyButton, Plain, Sheet, copy_on_key},
        why::sign_class,
    },
};

/// A column: a plan, or what stands in its place.
#[derive(Clone, PartialEq)]
struct Column {
    /// `None` for the pairs as they stand.
    strategy: Option<Strategy>,
    outcome: Option<Arc<Outcome>>,
    facts: Option<Arc<StrategyFacts>>,
    /// Whether its search still goes on, or has not begun.
    is_open: bool,
}

impl Column {
    fn plan(&self) -> Option<&Plan> {
        match self.outcome.as_deref() {
            Some(Outcome::Plan(plan)) => Some(plan),
            _ => None,
        }
    }

    fn worst(&self) -> Option<&Coverage> {
        let plan = self.plan()?;
        plan.coverage.get(plan.measures.worst? as usize)
    }

    fn name(&self, lang: i18n::Lang) -> &'static str {
        self.strategy.map_or_else(|| lang.strategy_existing(), |strategy| i18n::strategy(lang, strategy))
    }
}

/// A strategy's column: what is known of the scenario under it.
fn column(session: &Session, strategy: Strategy) -> Column {
    let known = known_under(session, strategy);
    Column {
        strategy: Some(strategy),
        outcome: known.map(|known| Arc::clone(&known.outcome)),
        facts: known.and_then(|known| known.facts.clone()),
        is_open: known.is_none_or(|known| !known.has_ended),
    }
}

/// The column of the existing pairs. Their bound is that of the plan in view, which may have come down since they were asked about.
fn existing(session: &Session, found: &StrategyOutcome) -> Column {
    let mut outcome = found.outcome.clone();
    if let (Outcome::Plan(plan), Some((shown, true))) = (&mut outcome, session.plan())
        && plan.scale == shown.scale
    {
        plan.bound = plan.bound.min(shown.bound).max(plan.value);
    }
    Column { strategy: None, outcome: Some(Arc::new(outcome)), facts: found.facts.clone().map(Arc::new), is_open: false }
}

/// The table.
#[component]
pub fn StrategyTable() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let baseline = desk.asking.ask(|| Some(Question::Baseline));
    let columns = Memo::new(move |_| {
        let mut columns: Vec<Column> = Vec::new();
        baseline.with(|asked| {
            if let Some(Told::Baseline(found)) = asked.told.as_deref() {
                columns.push(desk.session.with(|session| existing(session, found)));
            }
        });
        desk.session.with(|session| columns.extend(STRATEGIES.iter().map(|strategy| column(session, *strategy))));
        columns
    });
    let best =
        move || columns.with(|columns| columns.iter().find(|column| column.strategy == Some(Strategy::BestValue)).cloned());
    let kinds = desk.scenario.with_untracked(|scenario| scenario.kinds.len());
    let head = move |column: Column| {
        let (strategy, is_open, is_known) = (column.strategy, column.is_open, column.outcome.is_some());
        let open = move || if is_known { lang.get().still_searching() } else { lang.get().not_known_yet() };
        view! {
            <th scope="col" data-column=strategy.map_or_else(|| "Baseline".to_owned(), |strategy| format!("{strategy:?}")) data-open=is_open.to_string()>
                <span class="column-name">{move || column.name(lang.get())}</span>
                {is_open.then(|| view! { <span class="badge badge-computing">{open}</span> })}
                <Adopt strategy />
            </th>
        }
    };
    let cell = move |column: &Column, read: &dyn Fn(&Plan, Option<&Column>) -> AnyView| {
        let best = best().filter(|best| best != column);
        match column.plan() {
            Some(plan) => view! { <td>{read(plan, best.as_ref())}</td> }.into_any(),
            None if column.outcome.is_none() => view! { <td class="quiet">"…"</td> }.into_any(),
            None => view! { <td>{lang.get().state_infeasible()}</td> }.into_any(),
        }
    };
    let kind_row = move |kind: usize| {
        let name = move || {
            desk.scenario.with(|scenario| scenario.kinds.get(kind).map(|kind| i18n::kind_name(lang.get(), kind).to_owned()))
        };
        let read = move |plan: &Plan, best: Option<&Column>| {
            let (number, unit, share) = desk.scenario.with(|scenario| i18n::served(lang.get(), scenario, plan, kind));
            let change = best
                .and_then(Column::plan)
                .map(|best| plan.measures.served[kind] - best.measures.served[kind])
                .filter(|change| *change != 0);
            let change = change.map(|change| {
                let words =
                    desk.scenario.with(|scenario| i18n::change_with_unit(lang.get(), change, i18n::kind_unit(scenario, kind)));
                view! { <span class=format!("cell-change {}", sign_class(change))>{words}</span> }
            });
            view! { <b>{number} " " {unit}</b><span class="quiet">{move || lang.get().coverage()} " " {share}</span>{change} }
                .into_any()
        };
        view! { <tr><th scope="row">{name}</th>{move || columns.get().iter().map(|column| cell(column, &read)).collect_view()}</tr> }
    };
    let worst = move |column: &Column| {
        column
            .worst()
            .map_or_else(|| "—".to_owned(), |row| desk.scenario.with(|scenario| i18n::coverage_row(lang.get(), scenario, row)))
    };
    let value = move |plan: &Plan, best: Option<&Column>| {
        let best = best.and_then(Column::plan).filter(|best| best.scale == plan.scale);
        let change = best.map(|best| shown::difference(shown::value(best), shown::value(plan)));
        let sources = best.map(|best| {
            let words = desk.scenario.with(|scenario| i18n::value_sources(lang.get(), scenario, best, plan));
            view! { <span class="quiet value-sources">{words}</span> }
        });
        let change = change.map(
            |change| view! { <span class=format!("cell-change {}", sign_class(change))>{i18n::change_points(change)}</span> },
        );
        let words = i18n::value_and_bound(lang.get(), plan.scale, plan.value, plan.bound);
        view! { <b>{words}</b>{change}{sources} }.into_any()
    };
    let is_open = Memo::new(move |_| desk.scenario.with(|scenario| scenario.rules.pool.is_open()));
    let number_row = move |name: fn(i18n::Lang) -> &'static str, id: &'static str, read: fn(&Plan) -> usize| {
        view! {
            <tr data-row=id>
                <th scope="row">{move || name(lang.get())}</th>
                {move || columns.get().iter().map(|column| cell(column, &|plan, _| {
                    // With an open pool no pairs are decided, so that there are none to count.
                    if is_open.get() {
                        view! { <span class="quiet">{lang.get().not_applicable()}</span> }.into_any()
                    } else {
                        view! { <b>{read(plan)}</b> }.into_any()
                    }
                })).collect_view()}
            </tr>
        }
    };
    // What the difference to the best value comes from: all kinds together, then kind by kind.
    let effects = move |column: &Column| {
        let best = best().filter(|best| best != column);
        let both = best.as_ref().and_then(Column::plan).zip(column.plan());
        both.map_or_else(
            || view! { <td class="quiet">"—"</td> }.into_any(),
            |(best, plan)| view! { <td><EffectsList from=best.clone() to=plan.clone() /></td> }.into_any(),
        )
    };
    let says = move |column: &Column| {
        let (facts, scale) = (column.facts.as_deref()?, column.plan()?.scale);
        Some(desk.scenario.with(|scenario| match facts {
            StrategyFacts::LeastChange(count) => {
                let words = i18n::strategy_facts(lang.get(), scenario, facts);
                format!("{words} {}", i18n::threshold(lang.get(), scenario, scale, count.best, count.threshold))
            }
            facts => i18n::strategy_facts(lang.get(), scenario, facts),
        }))
    };
    let prices = move || {
        let Some(best) = best() else { return Vec::new() };
        let Some(best_plan) = best.plan() else { return Vec::new() };
        let others = columns.get().into_iter().filter(|column| column != &best);
        let price = |column: Column| {
            let plan = column.plan()?;
            let served: Vec<(i64, i64)> =
                best_plan.measures.served.iter().copied().zip(plan.measures.served.iter().copied()).collect();
            let value = shown::difference(shown::value(best_plan), shown::value(plan));
            let name = column.name(lang.get());
            Some(desk.scenario.with(|scenario| {
                i18n::strategy_price(lang.get(), scenario, name, &served, (best.worst(), column.worst()), value)
            }))
        };
        others.filter_map(price).collect()
    };
    let copied = move || {
        let lang = lang.get_untracked();
        desk.scenario.with_untracked(|scenario| columns.with_untracked(|columns| sheet(lang, scenario, columns)))
    };
    view! {
        <Show when=move || columns.with(|columns| !columns.is_empty())>
            <ul class="prices" id="prices">
                {move || prices().into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}
            </ul>
            <div class="list-sum"><span class="grow"></span>
                <CopyButton of="strategy-table" name=Signal::derive(move || lang.get().side_by_side().to_owned()) sheet=copied /></div>
            <div class="table-scroll" tabindex="0" role="region" aria-label=move || lang.get().side_by_side()
                on:keydown=move |event| copy_on_key(desk, &event, copied)>
                <table class="rows side-by-side" id="strategy-table" data-answered=move || columns.with(|columns| columns.iter().all(|column| !column.is_open)).to_string()>
                    <thead><tr><th scope="col">{move || lang.get().measure()}</th>{move || columns.get().into_iter().map(head).collect_view()}</tr></thead>
                    <tbody>
                        {(0..kinds).map(kind_row).collect_view()}
                        <tr>
                            <th scope="row">{move || lang.get().worst_coverage()}</th>
                            {move || columns.get().iter().map(|column| view! { <td><b>{worst(column)}</b></td> }).collect_view()}
                        </tr>
                        <tr class="value-row">
                            <th scope="row">{move || lang.get().value()}</th>
                            {move || columns.get().iter().map(|column| cell(column, &value)).collect_view()}
                        </tr>
                        <tr data-row="effects">
                            <th scope="row">{move || lang.get().effects_title()} <small class="quiet">{move || lang.get().effects_sub()}</small></th>
                            {move || columns.get().iter().map(effects).collect_view()}
                        </tr>
                        {number_row(i18n::Lang::blocking, "blocking", |plan| plan.measures.blocking.len())}
                        {number_row(i18n::Lang::changed, "changed", |plan| plan.measures.added.len() + plan.measures.dropped.len())}
                        {number_row(i18n::Lang::pairs_count, "pairs", |plan| plan.chosen().count())}
                        <tr class="says">
                            <th scope="row">{move || lang.get().details()}</th>
                            {move || columns.get().iter().map(|column| view! { <td>{says(column)}</td> }).collect_view()}
                        </tr>
                    </tbody>
                </table>
            </div>
        </Show>
    }
}

/// The table to be copied: a measure a row, its unit beside its name, a strategy a column.
fn sheet(lang: i18n::Lang, scenario: &Scenario, columns: &[Column]) -> Sheet {
    let mut headings = vec![lang.measure().to_owned(), lang.unit().to_owned()];
    headings.extend(columns.iter().map(|column| column.name(lang).to_owned()));
    let row = |name: String, unit: &str, read: &dyn Fn(&Plan) -> Plain| {
        let cells = columns.iter().map(|column| column.plan().map_or(Plain::Empty, read));
        [Plain::text(name), Plain::text(unit)].into_iter().chain(cells).collect::<Vec<_>>()
    };
    let count = |number: usize| Plain::whole(i64::try_from(number).unwrap_or(i64::MAX));
    let per_cent = |share: Option<i64>| share.map_or(Plain::Empty, |share| Plain::whole(share.div_euclid(100)));
    let mut rows = Vec::new();
    for (index, kind) in scenario.kinds.iter().enumerate() {
        let (name, unit) = (i18n::kind_name(lang, kind), kind.unit);
        let of = |list: &[i64]| list.get(index).copied().unwrap_or(0);
        rows.push(row(name.to_owned(), i18n::column_unit(lang, unit), &|plan| {
            Plain::amount(lang, of(&plan.measures.served), unit)
        }));
        rows.push(row(format!("{name} {}", lang.coverage()), "%", &|plan| {
            let (served, needed) = (of(&plan.measures.served), of(&plan.measures.needed));
            per_cent((needed > 0).then(|| (i128::from(served) * 10_000 / i128::from(needed)) as i64))
        }));
    }
    let worst =
        |plan: &Plan| plan.measures.worst.and_then(|place| plan.coverage.get(place as usize)).and_then(Coverage::per_myriad);
    rows.push(row(lang.worst_coverage().to_owned(), "%", &|plan| per_cent(worst(plan))));
    rows.push(row(lang.value().to_owned(), lang.points(), &|plan| Plain::hundredths(plan.scale.hundredths(plan.value))));
    rows.push(row(lang.upper_bound().to_owned(), lang.points(), &|plan| Plain::hundredths(plan.scale.hundredths(plan.bound))));
    rows.push(row(lang.blocking().to_owned(), "", &|plan| count(plan.measures.blocking.len())));
    rows.push(row(lang.changed().to_owned(), "", &|plan| count(plan.measures.added.len() + plan.measures.dropped.len())));
    rows.push(row(lang.pairs_count().to_owned(), "", &|plan| count(plan.chosen().count())));
    Sheet { headings, rows }
}

/// Makes a strategy the scenario's own.
#[component]
fn Adopt(strategy: Option<Strategy>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    strategy.map(|strategy| {
        let in_use =
            Memo::new(move |_| desk.scenario.with(|scenario| scenario.held.is_none() && scenario.strategy == strategy));
        let verb = move || if in_use.get() { lang.get().strategy_in_use() } else { lang.get().strategy_adopt() };
        view! {
            <button class="button button-dense" data-adopt=format!("{strategy:?}")
                aria-label=move || format!("{} {}", verb(), i18n::strategy(lang.get(), strategy))
                disabled=move || in_use.get() || desk.session.with(Session::is_read_only)
                on:click=move |_| desk.edit(adopting(desk, strategy))>
                {verb}
            </button>
        }
    })
}

/// The act that makes the plan in view that of a strategy: a plan that was taken over goes.
pub fn adopting(desk: Desk, strategy: Strategy) -> Edit {
    if desk.scenario.with_untracked(|scenario| scenario.held.is_some()) {
        Edit::Together(vec![Edit::Hold(None), Edit::Strategy(strategy)])
    } else {
        Edit::Strategy(strategy)
    }
}
