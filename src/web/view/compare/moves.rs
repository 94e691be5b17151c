//! The pairs that move, chain by chain, those that bring most first; each move can be adopted, and each chain.

use std::cmp::Reverse;

use domain::{Order, Pair, explanation::Move};
use leptos::prelude::*;
use session::inputs::adopting;

use super::{AdoptButton, Both};
use crate::{
    i18n::{self, Lang},
    shown,
    state::Desk,
    view::why::sign_class,
};

/// Moves that belong together: made one after another, every party keeps to its numbers as well as in B.
#[derive(Clone, Debug)]
struct Chain {
    moves: Vec<(Move, i64)>,
    /// Hundredths of a point: what its moves add.
    value: i64,
}

/// The chains, the one that brings most first. Where the moves are not told, each cooperative's pairs are matched in order.
fn chains(both: &Both, change: &shown::Change) -> Vec<Chain> {
    let difference = &both.difference;
    let told: Vec<(Move, i64)> = if difference.moves.is_empty() {
        by_cooperative(&difference.added, &difference.removed).into_iter().map(|step| (step, 0)).collect()
    } else {
        difference.moves.iter().copied().zip(change.moves.iter().copied()).collect()
    };
    let mut chains: Vec<Chain> = Vec::new();
    for (step, points) in told {
        match chains.last_mut().filter(|chain| chain.moves[0].0.chain == step.chain) {
            Some(chain) => {
                chain.value += points;
                chain.moves.push((step, points));
            }
            None => chains.push(Chain { value: points, moves: vec![(step, points)] }),
        }
    }
    // Stable: chains that bring the same stay as they are told.
    chains.order_by_key(|chain| Reverse(chain.value));
    chains
}

fn by_cooperative(added: &[Pair], removed: &[Pair]) -> Vec<Move> {
    let mut left: Vec<Pair> = removed.to_vec();
    let mut moves: Vec<Move> = Vec::new();
    let mut add = |cooperative, leaves, joins| {
        let chain = moves.len() as u32;
        moves.push(Move { chain, is_cycle: false, cooperative, leaves, joins, value: 0 });
    };
    for pair in added {
        let from = left.iter().position(|gone| gone.east == pair.east).map(|place| left.remove(place).west);
        add(pair.east, from, Some(pair.west));
    }
    for pair in left {
        add(pair.east, Some(pair.west), None);
    }
    moves
}

/// The pairs that moves add, and those that they take away.
fn pairs(moves: &[Move]) -> (Vec<Pair>, Vec<Pair>) {
    let of = |read: fn(&Move) -> Option<domain::Adcode>| {
        moves.iter().filter_map(|step| read(step).map(|west| Pair { east: step.cooperative, west })).collect::<Vec<_>>()
    };
    (of(|step| step.joins), of(|step| step.leaves))
}

/// The list.
#[component]
pub fn Moves(both: Both) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let change = both.change();
    let chains = chains(&both, &change);
    let is_valued = both.difference.is_comparable && !both.difference.moves.is_empty();
    let edit = |moves: &[Move]| {
        let (chosen, left) = pairs(moves);
        adopting(&both.ours, &chosen, &left)
    };
    let name = move |code| desk.scenario.with(|scenario| i18n::division(lang.get(), scenario, code));
    let points = move |value: i64| {
        is_valued.then(|| view! { <span class=format!("number {}", sign_class(value))>{i18n::change_points(value)}</span> })
    };
    let row = |(step, value): (Move, i64)| {
        let button = edit(&[step]);
        let words = move || i18n::move_words(lang.get(), &step);
        view! {
            <li class="compare-move">
                <span class="move-words">
                    <b class="east-text">{move || name(step.cooperative)}</b>
                    {step.leaves.map(|west| view! { " " {move || words().leaves} " " <span class="west-text">{move || name(west)}</span> })}
                    {step.joins.map(|west| view! { " " {move || words().joins} " " <b class="west-text">{move || name(west)}</b> })}
                </span>
                {points(value)}
                <AdoptButton edit=button />
            </li>
        }
    };
    let (none, count) = (chains.is_empty(), chains.iter().map(|chain| chain.moves.len()).sum());
    let at_once = (is_valued && both.difference.at_once != 0).then_some(change.at_once);
    let list = chains.iter().map(|chain| {
        let whole = (chain.moves.len() > 1).then(|| {
            let steps: Vec<Move> = chain.moves.iter().map(|(step, _)| *step).collect();
            let (button, value) = (edit(&steps), chain.value);
            let length = chain.moves.len();
            view! {
                <p class="compare-move compare-chain">
                    <span class="move-words quiet">{move || i18n::moves_count(lang.get(), length)}</span>
                    {points(value)}
                    <AdoptButton edit=button verb=Lang::compare_adopt_chain />
                </p>
            }
        });
        view! { <li class="compare-group">{whole}<ul>{chain.moves.iter().copied().map(row).collect_view()}</ul></li> }
    });
    let list = list.collect_view();
    view! {
        <div class="pane-head">
            <h2>{move || lang.get().compare_moves()}</h2>
            <span class="quiet">{move || i18n::moves_count(lang.get(), count)}</span>
        </div>
        {none.then(|| view! { <p class="quiet">{move || lang.get().compare_moves_none()}</p> })}
        {(!none).then(|| view! { <p class="quiet">{move || lang.get().compare_moves_note()}</p> })}
        {at_once.map(|value| view! {
            <p class="compare-move"><span class="move-words quiet">{move || lang.get().at_once()}</span>{points(value)}</p>
        })}
        <ul class="compare-moves" id="compare-moves">{list}</ul>
    }
}
