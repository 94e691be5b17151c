//! What each side of what contradicts does to the plan: both are solved, where that is asked for, and told in points and pairs.

use std::{collections::BTreeSet, sync::Arc};

use domain::{Outcome, Scenario, pair::apart};
use leptos::prelude::*;
use session::{Known, Merged, apply};

use crate::{i18n, state::Desk};

/// Most contradictions of which both sides are solved.
const MOST: usize = 6;

/// The scenarios that the choices lead to: as they are chosen, and with each of the first contradictions the other way.
#[derive(Clone, PartialEq)]
pub struct Ways {
    /// As it is chosen.
    chosen: Arc<Scenario>,
    /// With one contradiction decided otherwise; `None` where that comes to nothing that can be said.
    otherwise: Vec<Option<Arc<Scenario>>>,
}

impl Ways {
    /// The ways from a scenario. O(contradictions × size of the scenario).
    pub fn of(scenario: &Scenario, merged: &Merged, taken: &BTreeSet<usize>) -> Option<Self> {
        let after = |taken: &BTreeSet<usize>| {
            let taken: Vec<usize> = taken.iter().copied().collect();
            let mut after = scenario.clone();
            if let Some(edit) = merged.edit(&taken) {
                apply(&mut after, &edit).ok()?;
            }
            Some(Arc::new(after))
        };
        let toggled = |at: usize| {
            let mut taken = taken.clone();
            if !taken.remove(&at) {
                taken.insert(at);
            }
            after(&taken)
        };
        let otherwise = (0..merged.conflicts.len().min(MOST)).map(toggled).collect();
        Some(Self { chosen: after(taken)?, otherwise })
    }

    /// All scenarios that are to be solved, that which is chosen first.
    pub fn wanted(&self) -> Vec<Arc<Scenario>> {
        std::iter::once(&self.chosen).chain(self.otherwise.iter().flatten()).cloned().collect()
    }

    /// The scenario of a side of a contradiction.
    fn side(&self, at: usize, is_chosen: bool) -> Option<&Arc<Scenario>> {
        if is_chosen { Some(&self.chosen) } else { self.otherwise.get(at)?.as_ref() }
    }
}

/// What one side of a contradiction comes to.
#[component]
pub fn SideEffect(ways: Memo<Option<Ways>>, at: usize, #[prop(into)] is_chosen: Signal<bool>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let words = move || {
        let ways = ways.get()?;
        let lang = lang.get();
        if at >= MOST {
            return Some(lang.merge_unsolved().to_owned());
        }
        let is_chosen = is_chosen.get();
        let scenario = ways.side(at, is_chosen)?.clone();
        desk.session.with(|session| {
            let known = |scenario: &Scenario| session.results.of(scenario).cloned();
            let Some(found) = known(&scenario) else { return Some(lang.merge_solving().to_owned()) };
            let Some(plan) = found.plan() else { return Some(refused(lang, &found)) };
            let chosen = known(&ways.chosen).filter(|_| !is_chosen);
            let against = chosen.as_ref().and_then(Known::plan);
            let moved = against.map(|against| apart(&plan.chosen_pairs(), &against.chosen_pairs()));
            Some(i18n::merge_effect(lang, plan, against, moved, found.has_ended))
        })
    };
    view! { <small class="merge-effect quiet">{words}</small> }
}

fn refused(lang: i18n::Lang, found: &Known) -> String {
    match &*found.outcome {
        Outcome::Conflict(_) => lang.merge_contradicts().to_owned(),
        _ => lang.merge_no_plan().to_owned(),
    }
}
