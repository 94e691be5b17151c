//! The diagram by keyboard: arrows move between parties, Enter on one seeks a partner on the other side, P, F and Delete say what is
//! to hold of the two.

use domain::{Adcode, PairRule, Side};
use leptos::{ev::KeyboardEvent, prelude::*};

use super::{State, gesture};
use crate::runtime::page;

/// A key goes down.
pub fn pressed(state: State, event: &KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let key = event.key();
    let done = match key.as_str() {
        "Escape" => leave(state),
        "p" | "P" => act(state, PairRule::Pinned),
        "f" | "F" => act(state, PairRule::Forbidden),
        "Delete" | "Backspace" => act(state, PairRule::Free),
        "Enter" | " " => choose(state, event.shift_key()),
        _ => go(state, &key),
    };
    if done.is_some() {
        event.prevent_default();
    }
}

fn focus(party: Adcode) {
    page::focus(&format!("[data-node='{party}']"));
}

/// Within a column up and down; across to the nearest partner, else to the nearest party.
fn go(state: State, key: &str) -> Option<()> {
    let at = state.focused.get_untracked()?;
    let to = state.drawn.with_untracked(|drawn| {
        let side = drawn.side(at)?;
        let column = drawn.column(side);
        let place = column.iter().position(|party| *party == at)?;
        match (key, side) {
            ("ArrowUp", _) => column.get(place.checked_sub(1)?).copied(),
            ("ArrowDown", _) => column.get(place + 1).copied(),
            ("Home", _) => column.first().copied(),
            ("End", _) => column.last().copied(),
            ("ArrowRight", Side::Supporter) | ("ArrowLeft", Side::Supported) => across(state, at),
            _ => None,
        }
    })?;
    focus(to);
    Some(())
}

/// The first partner of a party, else the nearest party of the other side.
fn across(state: State, party: Adcode) -> Option<Adcode> {
    state.drawn.with_untracked(|drawn| {
        let other = match drawn.side(party)? {
            Side::Supporter => Side::Supported,
            Side::Supported => Side::Supporter,
        };
        drawn.partners(party).first().copied().or_else(|| drawn.nearest(other, drawn.height_of(party)?))
    })
}

/// Enter: begins at a party, or selects the pair sought.
fn choose(state: State, beside: bool) -> Option<()> {
    let at = state.focused.get_untracked()?;
    match state.from.get_untracked().and_then(|from| state.pair(from, at)) {
        Some(pair) => state.desk.select(pair, beside),
        None => {
            state.begin(at);
            focus(across(state, at)?);
        }
    }
    Some(())
}

fn act(state: State, rule: PairRule) -> Option<()> {
    let pair = untrack(|| state.asked())?;
    state.desk.select(pair, false);
    state.desk.rule(pair, rule);
    Some(())
}

/// Escape: lets go of what is dragged, else of the party begun at, else of the selection.
fn leave(state: State) -> Option<()> {
    if state.drag.with_untracked(Option::is_some) {
        gesture::forget(state);
    } else if let Some(from) = state.from.get_untracked() {
        state.end();
        focus(from);
    } else {
        state.desk.party.set(None);
        state.desk.selected.set(None);
    }
    Some(())
}
