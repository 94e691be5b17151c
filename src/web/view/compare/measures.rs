//! Every measure of both plans with its difference: natural units first, then coverage, counts, value. What has rows behind it leads
//! to them.

use domain::{Plan, Scenario};
use leptos::prelude::*;

use super::Both;
use crate::{
    i18n::{self, Lang},
    rows_behind::Filter,
    shown,
    state::{Desk, View},
    view::{
        table::{CopyButton, Plain, Sheet, copy_on_key},
        why::sign_class,
    },
};

/// Where the rows behind a measure are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rows {
    /// What is arranged of the kind with this index.
    Arranged(usize),
    /// The unmet needs.
    Unmet,
}

/// Counts something in a plan.
type Count = fn(&Plan) -> usize;

/// One measure.
struct Measure {
    name: String,
    note: String,
    before: String,
    after: String,
    change: String,
    /// Coverage before and after, and its change, in ten-thousandths.
    shares: Option<(i64, i64)>,
    /// Above 0 where B is better.
    better: i64,
    rows: Option<Rows>,
}

/// The table.
#[component]
pub fn MeasureTable(both: Both) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let turn = move |rows: Rows| match rows {
        Rows::Arranged(kind) => desk.show_rows(kind, Filter::default()),
        Rows::Unmet => desk.go(View::Unmet),
    };
    let row = move |measure: Measure| {
        let Measure { name, note, before, after, change, shares, better, rows } = measure;
        let share = |of: i64| view! { <small class="measure-share">{i18n::per_cent(of)}</small> };
        let (one, other) = (shares.map(|(old, _)| share(old)), shares.map(|(_, new)| share(new)));
        let moved = shares.filter(|(old, new)| old.div_euclid(100) != new.div_euclid(100));
        let moved = moved
            .map(|(old, new)| view! { <small class="measure-share">{i18n::change_of_share(lang.get(), old, new)}</small> });
        let label = format!("{name}: {}", lang.get().compare_rows());
        let head = match rows {
            Some(rows) => view! {
                <button class="plain-button measure-link" title=label on:click=move |_| turn(rows)>{name}</button>
            }
            .into_any(),
            None => view! { {name} }.into_any(),
        };
        view! {
            <tr>
                <th scope="row">{head} <small class="quiet">" " {note}</small></th>
                <td class="number">{before}{one}</td>
                <td class="number">{after}{other}</td>
                <td class=format!("number {}", sign_class(better))>{change}{moved}</td>
            </tr>
        }
    };
    let apart = !both.difference.is_comparable;
    let copied = {
        let both = both.clone();
        move || sheet(lang.get_untracked(), &both)
    };
    view! {
        <div class="pane-head">
            <h2>{move || lang.get().compare_measures()}</h2><span class="grow"></span>
            <CopyButton of="compare-measures" name=Signal::derive(move || lang.get().compare_measures().to_owned()) sheet=copied.clone() />
        </div>
        <div class="table-scroll" tabindex="0" role="region" aria-label=move || lang.get().compare_measures()
            on:keydown=move |event| copy_on_key(desk, &event, &copied)>
            <table class="lines compare-table" id="compare-measures">
                <thead><tr>
                    <th scope="col">{move || lang.get().measure()} <small>" · " {move || lang.get().coverage()}</small></th>
                    <th scope="col" class="number">"A"</th>
                    <th scope="col" class="number">"B"</th>
                    <th scope="col" class="number">"B − A"</th>
                </tr></thead>
                <tbody>{move || measures(lang.get(), &both).into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
        {apart.then(|| view! { <p class="quiet">{move || lang.get().compare_values_apart()}</p> })}
    }
}

/// The table to be copied: the unit and the coverage of each measure have columns of their own.
fn sheet(lang: Lang, both: &Both) -> Sheet {
    let coverage = |side: &str| i18n::heading_with_unit(lang, &format!("{} {side}", lang.coverage()), Some("%"));
    let headings = vec![
        lang.measure().to_owned(),
        lang.unit().to_owned(),
        "A".to_owned(),
        "B".to_owned(),
        "B − A".to_owned(),
        coverage("A"),
        coverage("B"),
    ];
    let row = |measure: Measure| {
        let share = |of: Option<i64>| of.map_or(Plain::Empty, |of| Plain::whole(of.div_euclid(100)));
        let mut cells = vec![Plain::text(measure.name), Plain::text(measure.note)];
        cells.extend([measure.before, measure.after, measure.change].map(|text| Plain::of_shown(&text)));
        cells.extend([share(measure.shares.map(|(old, _)| old)), share(measure.shares.map(|(_, new)| new))]);
        cells
    };
    Sheet { headings, rows: measures(lang, both).into_iter().map(row).collect() }
}

fn measures(lang: Lang, both: &Both) -> Vec<Measure> {
    let Both { ours, theirs, before, after, difference } = both;
    let mut list: Vec<Measure> = Vec::new();
    for change in &difference.kinds {
        let Some((index, kind)) = theirs.kind(&change.kind) else { continue };
        let (_, unit) = i18n::unit_parts(lang, 0, kind.unit);
        let delta = change.served.1 - change.served.0;
        let share = |served: i64, needed: i64| (needed > 0).then(|| (i128::from(served) * 10_000 / i128::from(needed)) as i64);
        let shares = share(change.served.0, change.needed.0).zip(share(change.served.1, change.needed.1));
        list.push(Measure {
            name: i18n::kind_name(lang, kind).to_owned(),
            note: unit.to_owned(),
            before: i18n::unit_parts(lang, change.served.0, kind.unit).0,
            after: i18n::unit_parts(lang, change.served.1, kind.unit).0,
            change: signed(&i18n::unit_parts(lang, delta, kind.unit).0, delta),
            shares,
            better: delta,
            rows: Some(Rows::Arranged(index)),
        });
    }
    list.push(worst(lang, (ours, before), (theirs, after)));
    let counts: [(&str, Count, Option<Rows>); 3] = [
        (lang.compare_unmet(), |plan| plan.unmet.len(), Some(Rows::Unmet)),
        (lang.blocking(), |plan| plan.measures.blocking.len(), None),
        (lang.changed(), |plan| plan.measures.added.len() + plan.measures.dropped.len(), None),
    ];
    for (name, read, rows) in counts {
        let (old, new) = (read(before) as i64, read(after) as i64);
        list.push(Measure {
            name: name.to_owned(),
            note: String::new(),
            before: i18n::grouped(old),
            after: i18n::grouped(new),
            change: signed(&i18n::grouped(new - old), new - old),
            shares: None,
            better: old - new,
            rows,
        });
    }
    let is_comparable = difference.is_comparable;
    let total = both.change().total;
    let change = if is_comparable { i18n::change_points(total) } else { "—".to_owned() };
    list.push(Measure {
        name: lang.value().to_owned(),
        note: lang.points().to_owned(),
        before: i18n::points_of(before.scale, before.value),
        after: i18n::points_of(after.scale, after.value),
        change,
        shares: None,
        better: if is_comparable { total } else { 0 },
        rows: None,
    });
    list.push(Measure {
        name: lang.compare_gap().to_owned(),
        note: lang.points().to_owned(),
        before: i18n::points(shown::gap(before)),
        after: i18n::points(shown::gap(after)),
        change: String::new(),
        shares: None,
        better: 0,
        rows: None,
    });
    list
}

/// The least covered row of both plans.
fn worst(lang: Lang, (ours, before): (&Scenario, &Plan), (theirs, after): (&Scenario, &Plan)) -> Measure {
    let found = (i18n::worst(before), i18n::worst(after));
    let words = |scenario: &Scenario, row: Option<&domain::Coverage>| {
        row.map_or_else(|| "—".to_owned(), |row| i18n::coverage_row(lang, scenario, row))
    };
    let shares = found.0.and_then(domain::Coverage::per_myriad).zip(found.1.and_then(domain::Coverage::per_myriad));
    Measure {
        name: lang.worst_coverage().to_owned(),
        note: String::new(),
        before: words(ours, found.0),
        after: words(theirs, found.1),
        change: shares.map_or_else(String::new, |(old, new)| i18n::change_of_share(lang, old, new)),
        shares: None,
        better: shares.map_or(0, |(old, new)| new - old),
        rows: Some(Rows::Unmet),
    }
}

/// A number that has its minus already, with a plus where it is above 0.
fn signed(text: &str, number: i64) -> String {
    if number > 0 { format!("+{text}") } else { text.to_owned() }
}
