//! Pairs as a list: those of the plan with what each delivers, natural units first; those added and dropped; those wished
//! for by both. Each opens its panel.

use std::{collections::BTreeMap, sync::Arc};

use domain::{Order, Pair, PairRule, Plan, Scenario, shown::PlanPoints};
use leptos::prelude::*;

use super::{
    icon::{Glyph, Icon},
    table::{Column, CopyButton, Extras, Listing, Plain, Reading, Row, Start, Table},
};
use crate::{
    i18n::{self, Lang},
    rows_behind::Listed,
    runtime::page,
    state::{Desk, Shown},
};

/// Units of each kind that a pair delivers, in the order of the kinds.
type Amounts = BTreeMap<Pair, Vec<i64>>;

/// What each pair delivers. O(deliveries × log pairs).
fn amounts(scenario: &Scenario, plan: &Plan) -> Amounts {
    let mut amounts: Amounts = BTreeMap::new();
    for delivery in &plan.deliveries {
        let (Some(offer), Some(need)) =
            (scenario.offers.get(delivery.offer as usize), scenario.needs.get(delivery.need as usize))
        else {
            continue;
        };
        let (Some(west), Some((kind, _))) = (scenario.province_of(need.county), scenario.kind(&need.kind)) else { continue };
        let pair = Pair { east: offer.cooperative, west };
        let of_pair = amounts.entry(pair).or_insert_with(|| vec![0; scenario.kinds.len()]);
        if let Some(units) = of_pair.get_mut(kind) {
            *units += delivery.amount;
        }
    }
    amounts
}

/// The pairs that a list shows, by (east, west).
fn listed(plan: &Plan, listed: Listed) -> Vec<Pair> {
    let measures = &plan.measures;
    let mut pairs = match listed {
        Listed::Chosen => plan.chosen().map(|result| result.pair).collect(),
        Listed::Changed => measures.added.iter().chain(&measures.dropped).copied().collect(),
        Listed::Blocking => measures.blocking.clone(),
    };
    pairs.order();
    pairs
}

/// A list: what it holds, its id, its name.
type NamedList = (Listed, &'static str, fn(Lang) -> &'static str);

/// What can be listed.
const LISTS: [NamedList; 3] = [
    (Listed::Chosen, "chosen", Lang::listed_chosen),
    (Listed::Changed, "changed", Lang::changed),
    (Listed::Blocking, "blocking", Lang::listed_blocking),
];

/// A pair as a row.
#[derive(Clone, Debug, PartialEq)]
struct PairRow {
    pair: Pair,
    /// Whether the plan chooses it.
    chosen: bool,
    /// Units of each kind that it delivers, in the order of the kinds.
    units: Vec<i64>,
    /// What it brings, or, where the plan has it not, what it could reach alone; hundredths of a point, as shown.
    points: i64,
    /// What is listed.
    listed: Listed,
}

impl Row for PairRow {
    fn key(&self) -> String {
        format!("{}-{}", self.pair.east, self.pair.west)
    }
}

/// The rows of a list. O(deliveries × log pairs).
fn rows(scenario: &Scenario, plan: &Plan, shown: &PlanPoints, asked: Listed) -> Vec<PairRow> {
    let mut found = amounts(scenario, plan);
    let row = |pair: Pair| {
        let result = plan.pair(pair)?;
        let points = if result.chosen { shown.pair(pair) } else { plan.scale.hundredths(result.alone_total()) };
        let units = found.remove(&pair).unwrap_or_else(|| vec![0; scenario.kinds.len()]);
        Some(PairRow { pair, chosen: result.chosen, units, points, listed: asked })
    };
    listed(plan, asked).into_iter().filter_map(row).collect()
}

/// What is said of a pair beside its name.
fn marks(Reading { lang, scenario }: Reading<'_>, row: &PairRow) -> Vec<&'static str> {
    let rule = match scenario.pair_rule(row.pair) {
        PairRule::Pinned => Some(lang.pinned()),
        PairRule::Forbidden => Some(lang.forbidden()),
        PairRule::Free => None,
    };
    let exists = scenario.existing().binary_search(&row.pair).is_ok();
    let existing = match (row.listed == Listed::Changed, exists) {
        (true, true) => Some(lang.listed_dropped()),
        (true, false) => Some(lang.listed_added()),
        (false, exists) => exists.then(|| lang.existing()),
    };
    [rule, existing].into_iter().flatten().collect()
}

/// What a pair delivers in natural units; of one that the plan has not, why not.
fn told(desk: Desk, Reading { lang, scenario }: Reading<'_>, row: &PairRow) -> String {
    if !row.chosen {
        let reason = |shown: &Shown| i18n::pair_reason(lang, scenario, &shown.plan, row.pair);
        return desk.shown.with(|shown| shown.as_ref().map(reason)).unwrap_or_default();
    }
    let told = row.units.iter().enumerate().filter(|(_, units)| **units > 0);
    let told = told.map(|(kind, units)| i18n::with_unit(lang, *units, i18n::kind_unit(scenario, kind)));
    told.collect::<Vec<_>>().join(" · ")
}

fn columns(desk: Desk) -> Vec<Column<PairRow>> {
    let east = |reading: Reading<'_>, row: &PairRow| i18n::division(reading.lang, reading.scenario, row.pair.east);
    let west = |reading: Reading<'_>, row: &PairRow| i18n::division(reading.lang, reading.scenario, row.pair.west);
    let kinds = desk.scenario.with_untracked(|scenario| scenario.kinds.clone());
    let of_kinds = kinds.into_iter().enumerate().map(|(index, kind)| {
        let (name, unit) = (kind.short, kind.unit);
        let read = move |reading: Reading<'_>, row: &PairRow| {
            row.units.get(index).map_or(Plain::Empty, |units| Plain::amount(reading.lang, *units, unit))
        };
        Column::number(format!("kind-{index}"), move |lang| lang.pick(&name).to_owned(), read)
            .in_unit(move |lang| i18n::column_unit(lang, unit))
            .only_copied()
    });
    let points = move |row: &PairRow| {
        let (points, chosen) = (row.points, row.chosen);
        let of = move || if chosen { desk.lang.get().delivered_label() } else { desk.lang.get().alone_label() };
        view! { <b>{i18n::points(points)}</b>" "<small class="quiet">{of}</small> }.into_any()
    };
    let mut list = vec![
        Column::text("east", Lang::cooperative, east).with_class("east-text"),
        Column::text("west", Lang::province, west).drawn(move |row| pair_button(desk, row)).naming_the_row(),
        Column::text("marks", Lang::marks, |reading, row| marks(reading, row).join(" · ")).only_copied(),
        Column::text("told", Lang::delivers, move |reading, row| told(desk, reading, row)).only_shown(),
        Column::number("points", Lang::pair_points, |_, row: &PairRow| Plain::hundredths(row.points))
            .in_unit(Lang::points)
            .drawn(points),
    ];
    list.extend(of_kinds);
    list
}

/// The province of a pair, as the button that selects the pair.
fn pair_button(desk: Desk, row: &PairRow) -> AnyView {
    let (lang, pair) = (desk.lang, row.pair);
    let row = row.clone();
    let name = move || desk.scenario.with(|scenario| i18n::division(lang.get(), scenario, pair.west));
    let whole = move || desk.scenario.with(|scenario| i18n::pair(lang.get(), scenario, pair));
    let chips = move || {
        let lang = lang.get();
        let marks = desk.scenario.with(|scenario| marks(Reading { lang, scenario }, &row));
        marks.into_iter().map(|mark| view! { <span class="chip">{mark}</span> }).collect_view()
    };
    let choose = move |_| {
        desk.pointed.set(None);
        desk.select(pair, false);
        page::focus_later("#back-to-list");
    };
    view! {
        <button class="unfold-button west-text" type="button" data-listed=format!("{}-{}", pair.east, pair.west) title=whole on:click=choose>
            <b>{name}</b>{chips}
        </button>
    }
    .into_any()
}

/// The list.
#[component]
pub fn PairList(
    /// The list stands beside the matrix and can be closed.
    #[prop(optional)]
    beside: bool,
) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let asked = move || desk.listed.get().unwrap_or_default();
    let pairs = Memo::new(move |_| {
        let (Some(shown), Some(points)) = (desk.shown.get(), desk.points.get()) else { return Vec::new() };
        desk.scenario.with(|scenario| rows(scenario, &shown.plan, &points, asked()))
    });
    let listing = Listing::new(desk, Start::new(Signal::stored(columns(desk)), pairs));
    let lit = move |row: &PairRow| {
        let pair = row.pair;
        Signal::derive(move || desk.selected.get() == Some(pair))
    };
    let pointed = move |row: Option<&PairRow>| desk.pointed.set(row.map(|row| row.pair));
    let extras = Extras { lit: Some(Arc::new(lit)), pointed: Some(Arc::new(pointed)), ..Extras::default() };
    let name = Signal::derive(move || lang.get().pair_list_title().to_owned());
    view! {
        <div class="pane-head">
            <h2>{name}</h2>
            <span class="quiet" id="pair-count">{move || i18n::pair_count(lang.get(), pairs.with(Vec::len))}</span>
            <span class="grow"></span>
            <CopyButton of="pair-table" name sheet=move || listing.sheet(desk) />
            {beside.then(|| view! {
                <button class="tool" id="pair-list-close" aria-label=move || lang.get().close() on:click=move |_| desk.listed.set(None)>
                    <Glyph icon=Icon::Cross />
                </button>
            })}
        </div>
        <div class="segmented pair-lists" role="group" aria-label=move || lang.get().pair_list_kinds()>
            {LISTS.map(|(list, id, name)| view! {
                <button class="segment" data-list=id aria-pressed=move || (asked() == list).to_string()
                    on:click=move |_| desk.listed.set(Some(list))>{move || name(lang.get())}</button>
            }).collect_view()}
        </div>
        <div id="pair-list">
            <Table id="pair-table" name listing extras empty=Signal::derive(move || lang.get().listed_none().to_owned()) />
        </div>
    }
}
