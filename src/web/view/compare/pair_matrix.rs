//! The pairs of both plans in one drawn matrix: hollow where only A has it, filled where only B has it.

use std::sync::Arc;

use domain::{Adcode, Order, Pair, Plan, Scenario, Side, shown::PlanPoints};
use leptos::prelude::*;

use super::Both;
use crate::{
    i18n::{self, Lang},
    state::{Desk, View},
    view::table::{CopyButton, Plain, Sheet, copy_on_key},
};

/// Which plans choose a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Neither,
    Both,
    OnlyA,
    OnlyB,
}

fn mark(both: &Both, pair: Pair) -> Mark {
    let is_in = |plan: &Plan| plan.pair(pair).is_some_and(|result| result.chosen);
    match (is_in(&both.before), is_in(&both.after)) {
        (false, false) => Mark::Neither,
        (true, true) => Mark::Both,
        (true, false) => Mark::OnlyA,
        (false, true) => Mark::OnlyB,
    }
}

/// The matrix with its legend.
#[component]
pub fn PairMatrix(both: Both) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let side = |side| both.theirs.parties(side).map(|party| party.division).collect::<Vec<_>>();
    let (east, west): (Vec<Adcode>, Vec<Adcode>) = (side(Side::Supporter), side(Side::Supported));
    let marks = |wanted: Mark| {
        let pairs = east.iter().flat_map(|east| west.iter().map(move |west| Pair { east: *east, west: *west }));
        pairs.filter(|pair| mark(&both, *pair) == wanted).count()
    };
    let (same, only_a, only_b) = (marks(Mark::Both), marks(Mark::OnlyA), marks(Mark::OnlyB));
    let short = move |code: Adcode| {
        desk.scenario.with(|scenario| scenario.division(code).map(|found| lang.get().pick(&found.short).to_owned()))
    };
    let full = move |code: Adcode| desk.scenario.with(|scenario| i18n::division(lang.get(), scenario, code));
    let head = west.iter().map(|code| {
        let code = *code;
        view! { <th scope="col" class="west-text"><abbr title=move || full(code)>{move || short(code)}</abbr></th> }
    });
    let head = head.collect_view();
    let points = reader(&both);
    let rows = east.iter().map(|eastern| {
        let eastern = *eastern;
        let cells = west.iter().map(|western| {
            let pair = Pair { east: eastern, west: *western };
            view! { <DiffCell pair mark=mark(&both, pair) points=points(pair) /> }
        });
        let cells = cells.collect_view();
        view! { <tr><th scope="row" class="east-text"><abbr title=move || full(eastern)>{move || short(eastern)}</abbr></th>{cells}</tr> }
    });
    let rows = rows.collect_view();
    let copied = {
        let both = both.clone();
        move || desk.scenario.with_untracked(|scenario| sheet(lang.get_untracked(), scenario, &both))
    };
    view! {
        <div class="pane-head">
            <h2>{move || lang.get().compare_pairs()}</h2>
            <span class="quiet">{move || i18n::compare_counts(lang.get(), same, only_a, only_b)}</span>
            <span class="grow"></span>
            <CopyButton of="compare-matrix" name=Signal::derive(move || lang.get().compare_pairs().to_owned()) sheet=copied.clone() />
        </div>
        <div class="table-scroll" tabindex="0" role="region" aria-label=move || lang.get().compare_pairs()
            on:keydown=move |event| copy_on_key(desk, &event, &copied)>
            <table class="diff-matrix" id="compare-matrix">
                <thead><tr><td></td>{head}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p class="quiet diff-legend">
            <span><i class="diff-cell is-both"></i>{move || lang.get().compare_both()}</span>
            <span><i class="diff-cell is-only-a">"A"</i>{move || lang.get().compare_only_a()}</span>
            <span><i class="diff-cell is-only-b">"B"</i>{move || lang.get().compare_only_b()}</span>
        </p>
        <p class="quiet">{move || lang.get().compare_matrix_note()}</p>
    }
}

/// The pairs to be copied: one a row, with the points that it delivers in either plan; nothing where a plan has it not.
fn sheet(lang: Lang, scenario: &Scenario, both: &Both) -> Sheet {
    let points = |side: &str| i18n::heading_with_unit(lang, side, Some(lang.points()));
    let headings = vec![lang.cooperative().to_owned(), lang.province().to_owned(), points("A"), points("B")];
    let shown = [&both.before, &both.after].map(|plan| (plan, PlanPoints::of(plan)));
    let chosen = |plan: &Plan| plan.chosen().map(|result| result.pair).collect::<Vec<_>>();
    let mut pairs = [chosen(&both.before), chosen(&both.after)].concat();
    pairs.order();
    pairs.dedup();
    let row = |pair: Pair| {
        let name = |code| Plain::text(i18n::division(lang, scenario, code));
        let of = |(plan, points): &(&Arc<Plan>, PlanPoints)| {
            let is_chosen = plan.pair(pair).is_some_and(|result| result.chosen);
            if is_chosen { Plain::hundredths(points.pair(pair)) } else { Plain::Empty }
        };
        vec![name(pair.east), name(pair.west), of(&shown[0]), of(&shown[1])]
    };
    Sheet { headings, rows: pairs.into_iter().map(row).collect() }
}

/// Points that a pair contributes in A and in B, as shown; `None` where it is not in the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
struct InBoth {
    a: Option<String>,
    b: Option<String>,
}

/// Reads what pairs contribute in both plans.
fn reader(both: &Both) -> impl Fn(Pair) -> InBoth + use<> {
    let of = |plan: &Arc<Plan>| {
        let (plan, points) = (Arc::clone(plan), PlanPoints::of(plan));
        move |pair| {
            let is_chosen = plan.pair(pair).is_some_and(|result| result.chosen);
            is_chosen.then(|| i18n::points_short(points.pair(pair)))
        }
    };
    let (before, after) = (of(&both.before), of(&both.after));
    move |pair| InBoth { a: before(pair), b: after(pair) }
}

#[component]
fn DiffCell(pair: Pair, mark: Mark, points: InBoth) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let name = move |state: fn(Lang) -> &'static str| {
        move || desk.scenario.with(|scenario| format!("{}: {}", i18n::pair(lang.get(), scenario, pair), state(lang.get())))
    };
    // Only what differs takes part in the order of Tab: there is something to be told of it.
    let told = |letter: &'static str, class: &'static str, state: fn(Lang) -> &'static str, points: Option<String>| {
        let why = move |_| {
            desk.select(pair, false);
            desk.go(View::Pairing);
        };
        let shown = points.unwrap_or_default();
        let said = shown.clone();
        let label = move || format!("{letter} {said} {}", name(state)());
        view! {
            <button class=class aria-label=label title=name(state) on:click=why><b>{letter}</b> " " {shown}</button>
        }
        .into_any()
    };
    let cell = match mark {
        Mark::Neither => view! { <span class="diff-cell" aria-hidden="true">"·"</span> }.into_any(),
        // One number where both read the same; else each with its letter.
        Mark::Both if points.a == points.b => {
            view! { <span class="diff-cell is-both" title=name(Lang::compare_both)>{points.b}</span> }.into_any()
        }
        Mark::Both => view! {
            <span class="diff-cell is-both is-apart" title=name(Lang::compare_both)>
                <span>"A " {points.a}</span><span>"B " {points.b}</span>
            </span>
        }
        .into_any(),
        Mark::OnlyA => told("A", "diff-cell is-only-a", Lang::compare_only_a, points.a),
        Mark::OnlyB => told("B", "diff-cell is-only-b", Lang::compare_only_b, points.b),
    };
    view! { <td data-pair=format!("{}-{}", pair.east, pair.west)>{cell}</td> }
}
