//! The tile-grid map: one equal tile a division, filled to the mean coverage in the west, arcs for the pairs of the plan.
//!
//! A picture beside the matrix, which has the same pairs for keyboard and screen reader; arcs and tiles also take the pointer.

use charts::tile_map::{TileGrid, TilePlace, arc_width};
use domain::{Adcode, Division, Order, Pair, Side};
use leptos::prelude::*;

use crate::{
    i18n::{self, Lang},
    state::{Desk, Shown},
    view::save_chart::SaveChart,
};

/// The map with its legend.
#[component]
pub fn TileMap() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let grid = TileGrid::default();
    let divisions = desk.scenario.with_untracked(|scenario| scenario.divisions.clone());
    let places: Vec<TilePlace> = divisions.iter().map(place).collect();
    let (width, height) = grid.size(&places);
    view! {
        <div class="pane-head">
            <h2>{move || lang.get().map_title()}</h2>
            <span class="quiet">{move || lang.get().map_sub()}</span>
        </div>
        <svg class="tile-map" id="map" viewBox=format!("-2 -2 {} {}", width + 4.0, height + 4.0) role="img"
            aria-label=move || desk.shown.get().map(|shown| i18n::map_label(lang.get(), &shown.plan))>
            {divisions.iter().cloned().map(|division| view! { <Tile division grid /> }).collect_view()}
            <Arcs grid />
            {divisions.into_iter().map(|division| view! { <TileShare division grid /> }).collect_view()}
        </svg>
        <p class="quiet map-legend">
            <span><i class="swatch-tile tile-east"></i>{move || lang.get().east()}</span>
            <span><i class="swatch-tile tile-west"></i>{move || lang.get().west()}</span>
            <span>{move || lang.get().map_note()}</span>
            <SaveChart of="#map" note=Lang::map_note id="map-save" title=Signal::derive(move || format!("{} · {}", lang.get().map_title(), lang.get().map_sub()))
                waits=Signal::derive(move || !desk.shown.get().is_some_and(|shown| shown.fresh)) />
        </p>
    }
}

fn place(division: &Division) -> TilePlace {
    TilePlace { col: division.col, row: division.row }
}

/// Mean over the kinds of a province's coverage, in per cent.
fn mean_coverage(shown: &Shown, province: Adcode) -> Option<i64> {
    let shares: Vec<i64> =
        shown.plan.coverage.iter().filter(|row| row.province == province).filter_map(domain::Coverage::per_myriad).collect();
    (!shares.is_empty()).then(|| shares.iter().sum::<i64>() / (shares.len() as i64 * 100))
}

fn side_of(desk: Desk, adcode: Adcode) -> Option<Side> {
    desk.scenario.with(|scenario| scenario.cooperatives.iter().find(|party| party.division == adcode).map(|party| party.side))
}

#[component]
fn Tile(division: Division, grid: TileGrid) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let square = grid.square(place(&division));
    let adcode = division.adcode;
    let side = Memo::new(move |_| side_of(desk, adcode));
    let class = move || match side.get() {
        Some(Side::Supporter) => "tile tile-east",
        Some(Side::Supported) => "tile tile-west",
        None => "tile",
    };
    let here = move || desk.selected.get().is_some_and(|pair| pair.east == adcode || pair.west == adcode);
    let fill = move || {
        let share = (side.get() == Some(Side::Supported))
            .then(|| desk.shown.get().and_then(|shown| mean_coverage(&shown, adcode)))??;
        let height = square.side * share as f64 / 100.0;
        Some(
            view! { <rect class="tile-fill" x=square.x + 1.0 y=square.y + square.side - height width=square.side - 2.0 height=(height - 1.0).max(0.0) /> },
        )
    };
    let (names, full) = (division.short.clone(), division.name.clone());
    let pointed = Memo::new(move |_| desk.pointed.get().is_some_and(|pair| pair.east == adcode || pair.west == adcode));
    let asked = Memo::new(move |_| desk.party.get() == Some(adcode));
    let clicked = move |_| {
        if side.get_untracked().is_some() {
            desk.party.set(Some(adcode));
        }
    };
    view! {
        <g class=class class:is-here=here class:is-pointed=pointed class:is-asked=asked on:click=clicked>
            <title>{move || lang.get().pick(&full).to_owned()}</title>
            <rect class="tile-ground" x=square.x y=square.y width=square.side height=square.side rx="4" />
            {fill}
            <rect class="tile-edge" x=square.x y=square.y width=square.side height=square.side rx="4" />
            <text class="tile-name" x=square.x + 4.5 y=square.y + 13.5>{move || lang.get().pick(&names).to_owned()}</text>
        </g>
    }
}

/// The number of a western tile, above the arcs.
#[component]
fn TileShare(division: Division, grid: TileGrid) -> impl IntoView {
    let desk = Desk::get();
    let square = grid.square(place(&division));
    let adcode = division.adcode;
    move || {
        (side_of(desk, adcode) == Some(Side::Supported)).then(|| {
            let share = desk.shown.get().and_then(|shown| mean_coverage(&shown, adcode));
            share.map(|share| {
                view! { <text class="tile-share" x=square.x + square.side - 4.0 y=square.y + square.side - 5.0 text-anchor="end">{format!("{share}%")}</text> }
            })
        })
    }
}

/// One arc to draw, the selected last.
#[derive(Clone, PartialEq)]
struct Arc {
    pair: Pair,
    path: String,
    width: f64,
    class: &'static str,
}

#[component]
fn Arcs(grid: TileGrid) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let arcs = move || {
        let Some(shown) = desk.shown.get() else { return Vec::new() };
        let (selected, party) = (desk.selected.get(), desk.party.get());
        desk.scenario.with(|scenario| {
            let at = |adcode| scenario.division(adcode).map(place);
            let greatest = shown.plan.pairs.iter().map(domain::PairResult::contribution).max().unwrap_or(1);
            let mut arcs: Vec<Arc> = shown
                .plan
                .pairs
                .iter()
                .filter(|result| result.chosen || selected == Some(result.pair))
                .filter_map(|result| {
                    let pair = result.pair;
                    let class = match selected {
                        _ if party.is_some_and(|party| pair.east == party || pair.west == party) => "arc arc-near",
                        _ if party.is_some() => "arc arc-far",
                        Some(here) if here == pair && result.chosen => "arc arc-here",
                        Some(here) if here == pair => "arc arc-asked",
                        Some(here) if here.east == pair.east || here.west == pair.west => "arc arc-near",
                        Some(_) => "arc arc-far",
                        None => "arc",
                    };
                    let path = grid.arc(at(pair.west)?, at(pair.east)?);
                    Some(Arc { pair, path, width: arc_width(result.contribution(), greatest), class })
                })
                .collect();
            arcs.order_by_key(|arc| match arc.class {
                "arc arc-here" | "arc arc-asked" => 2,
                "arc arc-near" => 1,
                _ => 0,
            });
            arcs
        })
    };
    let draw = move |arc: Arc| {
        let Arc { pair, path, width, class } = arc;
        let name = desk.scenario.with_untracked(|scenario| i18n::pair(lang.get_untracked(), scenario, pair));
        view! {
            <g class=class on:click=move |event| desk.select(pair, event.shift_key())
                on:pointerenter=move |_| desk.pointed.set(Some(pair)) on:pointerleave=move |_| desk.pointed.set(None)>
                <title>{name}</title>
                <path class="arc-reach" d=path.clone() />
                <path class="arc-line" d=path stroke-width=width />
            </g>
        }
    };
    // The pair under the pointer in another view, and the one compared.
    let extra = move |of: Option<Pair>| {
        let pair = of?;
        desk.scenario.with(|scenario| {
            let at = |adcode| scenario.division(adcode).map(place);
            Some(grid.arc(at(pair.west)?, at(pair.east)?))
        })
    };
    let is_chosen =
        move |pair: Pair| desk.shown.get().is_some_and(|shown| shown.plan.pair(pair).is_some_and(|found| found.chosen));
    let pointed = move || {
        let pair = desk.pointed.get();
        let class = if pair.is_some_and(is_chosen) { "arc-pointed" } else { "arc-pointed arc-absent" };
        extra(pair).map(|path| view! { <path class=class d=path /> })
    };
    let compared = move || extra(desk.compared.get()).map(|path| view! { <path class="arc-compared" d=path /> });
    view! { <g class="arcs">{move || arcs().into_iter().map(draw).collect_view()}{compared}{pointed}</g> }
}
