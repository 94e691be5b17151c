//! Two scenarios of one base brought together: what the other changed and this one did not is taken, what both changed otherwise is
//! chosen side by side; one step of undo.

use std::{collections::BTreeSet, sync::Arc};

use domain::Scenario;
use leptos::prelude::*;
use session::{Conflict, InputChange, Merged, merge};

use super::{
    super::banners::SenderNote,
    adopt,
    merge_effects::{SideEffect, Ways},
    sides::document_of,
};
use crate::{
    i18n::{self, Lang},
    state::{Desk, Other},
};

/// What bringing both together comes to; `None` where they are of different bases, or nothing of the other is left to take.
fn merged(desk: Desk, theirs: &Scenario, other: Other) -> Option<Merged> {
    let ours = desk.scenario.get();
    desk.session.with(|session| {
        let document = document_of(session, other)?;
        (document.base == session.slot().document.base).then(|| merge(session.base(), &ours, theirs))
    })
}

/// The panel. An earlier step of the same scenario is no other's work: it is not merged.
#[component]
pub fn Merge(theirs: Memo<Option<Arc<Scenario>>>, other: Memo<Option<Other>>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let of = Memo::new(move |_| other.get().filter(|other| !matches!(other, Other::Step(_))));
    // Trying what contradicts takes its time: it is done when it is asked for, and anew when anything changes after that.
    let asked = RwSignal::new(false);
    let solves = RwSignal::new(false);
    Effect::new(move |_| {
        of.with(|_| ());
        asked.set(false);
        solves.set(false);
    });
    let found = Memo::new(move |_| asked.get().then(|| merged(desk, &*theirs.get()?, of.get()?)).flatten());
    let counts = Memo::new(move |_| {
        found.with(|found| found.as_ref().map(|found| (found.agreed.len(), found.same.len(), found.conflicts.len())))
    });
    // Conflicts in which the other's is taken, by number.
    let taken = RwSignal::new(BTreeSet::<usize>::new());
    Effect::new(move |_| {
        found.track();
        taken.set(BTreeSet::new());
    });
    // What each side does to the plan takes a search for each: it is worked out when it is asked for.
    let ways = Memo::new(move |_| {
        let scenario = desk.scenario.get();
        found.with(|found| {
            found.as_ref().filter(|_| solves.get()).and_then(|found| taken.with(|taken| Ways::of(&scenario, found, taken)))
        })
    });
    desk.learning.want(move || ways.get().map(|ways| ways.wanted()).unwrap_or_default());
    let has_conflicts = move || counts.get().is_some_and(|(_, _, conflicts)| conflicts > 0);
    let says = move || match counts.get() {
        Some(counts) => i18n::merge_counts(lang.get(), counts),
        None if asked.get() => lang.get().merge_other_base().to_owned(),
        None => lang.get().merge_note().to_owned(),
    };
    let has_any = move || counts.get().is_some_and(|(agreed, _, conflicts)| agreed + conflicts > 0);
    let take = move |_| {
        let chosen: Vec<usize> = taken.with_untracked(|taken| taken.iter().copied().collect());
        if let Some(edit) = found.with_untracked(|found| found.as_ref().and_then(|found| found.edit(&chosen))) {
            adopt(desk, &edit);
        }
    };
    view! {
        <Show when=move || of.get().is_some()>
            <div class="merge" id="merge">
                <div class="pane-head">
                    <h2>{move || lang.get().merge_title()}</h2>
                    <span class="quiet" id="merge-counts">{says}</span>
                </div>
                <Show when=move || of.get() == Some(Other::Link)><SenderNote /></Show>
                <Show when=move || !asked.get()>
                    <button class="button" id="merge-ask" type="button" on:click=move |_| asked.set(true)>{move || lang.get().merge_ask()}</button>
                </Show>
                <Show when=move || has_conflicts() && !solves.get()>
                    <button class="button" id="merge-solve" type="button" title=move || lang.get().merge_solve_note() on:click=move |_| solves.set(true)>{move || lang.get().merge_solve()}</button>
                </Show>
                <Show when=move || has_conflicts() && solves.get()>
                    <p class="quiet" id="merge-solved">{move || lang.get().merge_solved()}</p>
                </Show>
                <ol class="merge-conflicts">
                    {move || found.with(|found| {
                        found.iter().flat_map(|found| found.conflicts.iter().cloned().enumerate()).map(|(at, conflict)| view! { <Choice at conflict taken ways /> }).collect_view()
                    })}
                </ol>
                <Show when=has_any>
                    <button class="button button-primary" id="merge-take" type="button" disabled=move || desk.session.with(session::Session::is_read_only)
                        on:click=take>{move || i18n::merge_take(lang.get(), counts.get().map_or(0, |(agreed, ..)| agreed), taken.with(BTreeSet::len))}</button>
                </Show>
            </div>
        </Show>
    }
}

/// What both changed otherwise, side by side.
#[component]
fn Choice(at: usize, conflict: Conflict, taken: RwSignal<BTreeSet<usize>>, ways: Memo<Option<Ways>>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let words = move |changes: &[InputChange]| {
        let lang = lang.get();
        desk.scenario.with(|scenario| {
            changes
                .iter()
                .map(|change| i18n::edit(lang, scenario, &change.after))
                .collect::<Vec<_>>()
                .join(if lang == Lang::Zh { "；" } else { "; " })
        })
    };
    let name = format!("merge-{at}");
    let Conflict { mine, theirs } = conflict;
    let side = move |is_theirs: bool, title: fn(Lang) -> &'static str, changes: Vec<InputChange>| {
        let id = format!("merge-{at}-{}", if is_theirs { "theirs" } else { "mine" });
        let is_chosen = Signal::derive(move || taken.with(|taken| taken.contains(&at)) == is_theirs);
        view! {
            <label class="merge-side" for=id.clone()>
                <input type="radio" id=id.clone() name=name.clone() prop:checked=move || is_chosen.get() on:change=move |_| {
                    taken.update(|taken| {
                        if is_theirs {
                            taken.insert(at);
                        } else {
                            taken.remove(&at);
                        }
                    });
                } />
                <span><b>{move || title(lang.get())}</b>" "{move || words(&changes)}<SideEffect ways at is_chosen /></span>
            </label>
        }
    };
    view! {
        <li class="merge-conflict">
            {side.clone()(false, Lang::merge_mine, mine)}
            {side(true, Lang::merge_theirs, theirs)}
        </li>
    }
}
