//! The pairing matrix as a heat map: a grid with one tab stop, moved through by arrow keys.

use std::sync::Arc;

use domain::{Adcode, Pair, PairRule, Side};
use leptos::{ev::KeyboardEvent, prelude::*};

use super::{
    help::HelpButton,
    matrix_cell::Cell,
    matrix_foot::{CoverageRows, Legend},
    matrix_modes::{self, MODES, ModeNote},
    matrix_sheet,
    table::{CopyButton, copy_on_key},
};
use crate::{
    i18n::{self, Lang, Topic},
    outlook::Outlook,
    rows_behind::Filter,
    runtime::page,
    state::{CellMode, Desk},
};

/// The matrix with its headings, sums and legend.
#[component]
pub fn Matrix() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let side =
        |side| desk.scenario.with_untracked(|scenario| scenario.parties(side).map(|party| party.division).collect::<Vec<_>>());
    let (east, west): (Vec<Adcode>, Vec<Adcode>) = (side(Side::Supporter), side(Side::Supported));
    let (east, west): (Arc<[Adcode]>, Arc<[Adcode]>) = (east.into(), west.into());
    let outlook = Outlook::get();
    let scale = matrix_modes::scale(desk);
    let first = Pair { east: east[0], west: west[0] };
    let stale = move || desk.shown.get().is_some_and(|shown| !shown.fresh) && !computing(desk);
    let delivered = move || desk.mode.get() == CellMode::Delivered;
    let keys = {
        let (east, west) = (Arc::clone(&east), Arc::clone(&west));
        move |event: KeyboardEvent| on_key(desk, &east, &west, first, &event)
    };
    let copied = {
        let (east, west) = (Arc::clone(&east), Arc::clone(&west));
        move || matrix_sheet::sheet(desk, outlook, scale, &east, &west)
    };
    let head = west.iter().map(|code| view! { <ColumnHead party=*code /> }).collect_view();
    let rows = east
        .iter()
        .map(|eastern| {
            let cells = west.iter().map(|western| view! { <Cell pair=Pair { east: *eastern, west: *western } scale first /> }).collect_view();
            let eastern = *eastern;
            view! {
                <tr role="row">
                    <th scope="row" class="row-head" class:is-here=move || desk.selected.get().is_some_and(|pair| pair.east == eastern)>
                        <PartyName party=eastern />
                    </th>
                    {cells}
                    <td class="row-end"><RowEnd party=eastern /></td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="pane-head">
            <h2>{move || lang.get().matrix_title()}</h2>
            <span class="quiet wide-only">{move || lang.get().matrix_sub()}</span>
            <Show when=stale><span class="badge badge-warn" id="stale">{move || lang.get().stale_plan()}</span></Show>
            <div class="modes">
                <div class="segmented" role="group" aria-label=move || lang.get().mode_label()>
                    {MODES.map(|(mode, id, name)| mode_button(desk, outlook, mode, id, name)).collect_view()}
                </div>
                {move || view! { <HelpButton topic=matrix_modes::topic(desk.mode.get()) /> }}
            </div>
        </div>
        <div class="matrix-note"><ModeNote /><CopyButton of="matrix" name=Signal::derive(move || lang.get().matrix_title().to_owned()) sheet=copied.clone() /></div>
        <div class="table-scroll" on:keydown=move |event| copy_on_key(desk, &event, &copied)>
            <table class="matrix" id="matrix" role="grid" class:is-stale=move || stale() || matrix_modes::is_old(desk, outlook)
                class:is-computing=move || computing(desk)
                aria-label=move || lang.get().matrix_title() on:keydown=keys>
                <thead>
                    <tr role="row"><td class="corner"></td>{head}<th scope="col" class="row-end-head">{move || {
                        if delivered() { lang.get().partners_sum_used() } else { lang.get().partners_used() }
                    }} " "<HelpButton topic=Topic::Bounds /></th></tr>
                </thead>
                <tbody>{rows}</tbody>
                <CoverageRows west=Arc::clone(&west) />
            </table>
        </div>
        <Legend scale />
    }
}

/// Whether the scenario in view has no answer yet.
fn computing(desk: Desk) -> bool {
    desk.session.with(|session| session.answer().is_none())
}

fn mode_button(
    desk: Desk,
    outlook: Outlook,
    mode: CellMode,
    id: &'static str,
    name: fn(Lang) -> &'static str,
) -> impl IntoView {
    let choose = move |_| {
        // Choosing a mode asks again for what was cancelled.
        match mode {
            CellMode::Switch => outlook.alternatives.stopped.set(false),
            CellMode::Certainty => outlook.confidence.stopped.set(false),
            CellMode::Alone | CellMode::Delivered => {}
        }
        desk.mode.set(mode);
    };
    view! {
        <button class="segment" id=id aria-pressed=move || (desk.mode.get() == mode).to_string() on:click=choose>
            {move || name(desk.lang.get())}
        </button>
    }
}

/// A party's name; a phone shows the two-letter code in English, with the name for those who hear the page.
#[component]
fn PartyName(party: Adcode) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let name = move || desk.scenario.with(|scenario| i18n::division(lang.get(), scenario, party));
    let code =
        move || desk.scenario.with(|scenario| scenario.division(party).map(|found| lang.get().pick(&found.short).to_owned()));
    // Reached by arrow keys from the cells, as they are: the grid has one tab stop.
    view! {
        <button class="party-button" tabindex="-1" data-party=party.to_string()
            aria-pressed=move || (desk.party.get() == Some(party)).to_string() on:click=move |_| desk.party.set(Some(party))>
            <span class="party-name">{name}</span>
            <abbr class="party-code" title=name>{code}</abbr>
        </button>
    }
}

#[component]
fn ColumnHead(party: Adcode) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let counties =
        move || desk.scenario.with(|scenario| scenario.counties.iter().filter(|county| county.province == party).count());
    view! {
        <th scope="col" class="column-head" class:is-here=move || desk.selected.get().is_some_and(|pair| pair.west == party)>
            <PartyName party />
            <small>{move || i18n::counties(lang.get(), counties())}</small>
        </th>
    }
}

/// Partners and bounds, a bar of the capacity used; or the sum of the row.
#[component]
fn RowEnd(party: Adcode) -> impl IntoView {
    let desk = Desk::get();
    let partners =
        move || desk.shown.get().map_or(0, |shown| shown.plan.chosen().filter(|result| result.pair.east == party).count());
    // Mean over the kinds of the share of the offers that is used, in per cent.
    let used = move || {
        desk.shown.get().map(|shown| {
            desk.scenario.with(|scenario| {
                let shares: Vec<i64> = scenario
                    .kinds
                    .iter()
                    .filter_map(|kind| {
                        let of = |offer: &&domain::Offer| offer.cooperative == party && offer.kind == kind.id;
                        let offered: i64 = scenario.offers.iter().filter(of).map(|offer| offer.quantity).sum();
                        let given = shown
                            .plan
                            .deliveries
                            .iter()
                            .filter(|d| scenario.offers.get(d.offer as usize).is_some_and(|o| of(&o)));
                        let given: i64 = given.map(|delivery| delivery.amount).sum();
                        (offered > 0).then(|| given * 100 / offered)
                    })
                    .collect();
                shares.iter().sum::<i64>() / (shares.len().max(1) as i64)
            })
        })
    };
    let lang = desk.lang;
    let used_name =
        move || desk.scenario.with(|scenario| i18n::capacity_used(lang.get(), scenario, party, used().unwrap_or(0)));
    let to_rows = move |_| {
        desk.show_rows(desk.kind.get_untracked(), Filter { east: Some(party), ..Filter::default() });
        page::focus_later("#filter-east");
    };
    let sum = move || desk.points.get().map(|points| i18n::points(points.sum(Some(party))));
    view! {
        <BoundsButton party partners=Signal::derive(partners) />
        <Show when=move || desk.mode.get() == CellMode::Delivered
            fallback=move || view! {
                <span class="bar" aria-hidden="true"><span class="bar-fill bar-east" style:width=move || format!("{}%", used().unwrap_or(0))></span></span>
            }>
            <span class="row-sum" data-row-sum=party.to_string()>{sum}</span>
        </Show>
        <button type="button" class="statistic bar-number" tabindex="-1" data-used=party.to_string() aria-label=used_name
            title=move || lang.get().to_used() on:click=to_rows>{move || used().map(|used| format!("{used}%"))}</button>
    }
}

/// Partners of a party against its bounds; opens the editor.
#[component]
pub fn BoundsButton(party: Adcode, partners: Signal<usize>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let bounds = move || desk.scenario.with(|scenario| scenario.bounds(party));
    let text =
        move || bounds().map_or_else(String::new, |bounds| format!("{} / {}–{}", partners.get(), bounds.least, bounds.most));
    let name = move || {
        desk.scenario.with(|scenario| {
            format!("{} {} {}", i18n::division(lang.get(), scenario, party), lang.get().bounds_title(), text())
        })
    };
    let in_conflict = move || {
        desk.session.with(|session| match session.answer().map(|outcome| &**outcome) {
            Some(domain::Outcome::Conflict(conflict)) => conflict.rules.iter().any(|rule| match rule {
                domain::RuleInConflict::Least { party: of, .. } | domain::RuleInConflict::Most { party: of, .. } => {
                    *of == party
                }
                _ => false,
            }),
            _ => false,
        })
    };
    view! {
        <button class="bounds-button" class:in-conflict=in_conflict data-bounds=party.to_string() aria-label=name title=name
            on:click=move |_| desk.editing.set(Some(party))>{text}</button>
    }
}

fn on_key(desk: Desk, east: &[Adcode], west: &[Adcode], first: Pair, event: &KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() || page::is_typing() {
        return;
    }
    let pair = focused_pair().or_else(|| desk.selected.get_untracked()).unwrap_or(first);
    let (Some(row), Some(column)) = (position(east, pair.east), position(west, pair.west)) else { return };
    let go = |row: usize, column: usize| {
        page::focus(&cell(east[row], west[column]));
    };
    if let Some(party) = focused_party() {
        let key = event.key();
        match (position(east, party), position(west, party), key.as_str()) {
            (Some(row), _, "ArrowRight") => go(row, 0),
            (Some(row), _, "ArrowUp") if row > 0 => page::focus(&head(east[row - 1])),
            (Some(row), _, "ArrowDown") if row + 1 < east.len() => page::focus(&head(east[row + 1])),
            (_, Some(column), "ArrowDown") => go(0, column),
            (_, Some(column), "ArrowLeft") if column > 0 => page::focus(&head(west[column - 1])),
            (_, Some(column), "ArrowRight") if column + 1 < west.len() => page::focus(&head(west[column + 1])),
            (_, _, "Escape") => desk.party.set(None),
            _ => return,
        }
        event.prevent_default();
        return;
    }
    if let Some(to) = beyond_cells(east, west, event.key().as_str()) {
        page::focus(&to);
        event.prevent_default();
        return;
    }
    if on_number() && event.key() != "Escape" {
        return;
    }
    match event.key().as_str() {
        "ArrowDown" if focused_pair().is_some() && row + 1 == east.len() => page::focus(&coverage(0, west[column])),
        "ArrowRight" if focused_pair().is_some() && column + 1 == west.len() => page::focus(&used(east[row])),
        "ArrowLeft" if column == 0 => page::focus(&head(east[row])),
        "ArrowUp" if row == 0 => page::focus(&head(west[column])),
        "ArrowLeft" if column > 0 => go(row, column - 1),
        "ArrowRight" if column + 1 < west.len() => go(row, column + 1),
        "ArrowUp" if row > 0 => go(row - 1, column),
        "ArrowDown" if row + 1 < east.len() => go(row + 1, column),
        "Home" => go(row, 0),
        "End" => go(row, west.len() - 1),
        "Enter" | " " if focused_pair().is_some() => desk.select(pair, event.shift_key()),
        "p" | "P" => act(desk, pair, PairRule::Pinned),
        "f" | "F" => act(desk, pair, PairRule::Forbidden),
        "Delete" | "Backspace" => act(desk, pair, PairRule::Free),
        "Escape" if desk.compared.get_untracked().is_some() => desk.compared.set(None),
        "Escape" => desk.selected.set(None),
        _ => return,
    }
    event.prevent_default();
}

/// Whether a number below the cells or to their right has the focus: keys that rule pairs have no pair there.
fn on_number() -> bool {
    document().active_element().is_some_and(|active| active.has_attribute("data-used") || active.has_attribute("data-coverage"))
}

/// Where an arrow leads from the numbers below the cells and to their right; `None` from anywhere else.
fn beyond_cells(east: &[Adcode], west: &[Adcode], key: &str) -> Option<String> {
    let active = document().active_element()?;
    if let Some(row) = active.get_attribute("data-used").and_then(|code| position(east, Adcode(code.parse().ok()?))) {
        return match key {
            "ArrowLeft" => Some(cell(east[row], *west.last()?)),
            "ArrowUp" if row > 0 => Some(used(east[row - 1])),
            "ArrowDown" if row + 1 < east.len() => Some(used(east[row + 1])),
            _ => None,
        };
    }
    let place = active.get_attribute("data-coverage")?;
    let (kind, party) = place.split_once('-')?;
    let (kind, column) = (kind.parse::<usize>().ok()?, position(west, Adcode(party.parse().ok()?))?);
    match key {
        "ArrowUp" if kind == 0 => Some(cell(*east.last()?, west[column])),
        "ArrowUp" => Some(coverage(kind - 1, west[column])),
        "ArrowDown" => Some(coverage(kind + 1, west[column])),
        "ArrowLeft" if column > 0 => Some(coverage(kind, west[column - 1])),
        "ArrowRight" if column + 1 < west.len() => Some(coverage(kind, west[column + 1])),
        _ => None,
    }
}

/// A cell, as a selector.
fn cell(east: Adcode, west: Adcode) -> String {
    format!("[data-pair='{east}-{west}']")
}

/// The share of a cooperative's offers that is used, as a selector.
fn used(party: Adcode) -> String {
    format!("[data-used='{party}']")
}

/// The coverage of a kind in a province, as a selector.
fn coverage(kind: usize, party: Adcode) -> String {
    format!("[data-coverage='{kind}-{party}']")
}

fn act(desk: Desk, pair: Pair, rule: PairRule) {
    desk.select(pair, false);
    desk.rule(pair, rule);
}

fn position(list: &[Adcode], code: Adcode) -> Option<usize> {
    list.iter().position(|entry| *entry == code)
}

/// The pair of the cell that has the focus.
fn focused_pair() -> Option<Pair> {
    let text = document().active_element()?.get_attribute("data-pair")?;
    let (east, west) = text.split_once('-')?;
    Some(Pair { east: Adcode(east.parse().ok()?), west: Adcode(west.parse().ok()?) })
}

/// The heading of a party, as a selector.
fn head(party: Adcode) -> String {
    format!("[data-party='{party}']")
}

/// The party whose heading has the focus.
fn focused_party() -> Option<Adcode> {
    Some(Adcode(document().active_element()?.get_attribute("data-party")?.parse().ok()?))
}
