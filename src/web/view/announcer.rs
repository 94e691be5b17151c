//! What those who hear the page are told of a search: that it has begun, that there is a plan, that it has ended; three sentences at
//! most, however many plans come between. The one live region for it; what is drawn elsewhere is silent.

use domain::Outcome;
use leptos::prelude::*;

use crate::{
    i18n::{self, Lang},
    state::Desk,
};

/// How much of a search has been told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Said {
    #[default]
    Nothing,
    Begins,
    FirstPlan,
    Ended,
}

/// What was told, and of which revision of the scenario.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Told {
    revision: u64,
    said: Said,
}

impl Told {
    /// What is to be told next; `None` where there is nothing new.
    fn next(self, revision: u64, is_answered: bool, searching: bool) -> Option<Self> {
        let before = if self.revision == revision { self.said } else { Said::Nothing };
        let now = match (is_answered, searching) {
            (false, _) => Said::Begins,
            (true, true) => Said::FirstPlan,
            (true, false) => Said::Ended,
        };
        (now > before).then_some(Self { revision, said: now })
    }
}

/// The region.
#[component]
pub fn Announcer() -> impl IntoView {
    let desk = Desk::get();
    let told = Memo::new(move |before: Option<&Told>| {
        let before = before.copied().unwrap_or_default();
        desk.session
            .with(|session| before.next(session.revision, session.answer().is_some(), session.searching))
            .unwrap_or(before)
    });
    // The words stay what they were when they were said: a better plan afterwards is not told.
    let words = move || {
        let said = told.get().said;
        untrack(|| sentence(desk, said))
    };
    view! { <p class="unseen" id="announcer" role="status">{words}</p> }
}

fn sentence(desk: Desk, said: Said) -> String {
    let lang = desk.lang.get();
    desk.session.with(|session| match (said, session.answer().map(|outcome| &**outcome)) {
        (Said::Nothing, _) => String::new(),
        (Said::Begins, _) | (_, None) => lang.search_begins().to_owned(),
        (Said::FirstPlan, Some(Outcome::Plan(plan))) => i18n::first_plan_found(lang, plan),
        (Said::Ended, Some(Outcome::Plan(plan))) => i18n::search_ended(lang, plan),
        (_, Some(Outcome::Conflict(_))) => Lang::state_infeasible(lang).to_owned(),
        (_, Some(Outcome::Failed(_))) => Lang::state_failed(lang).to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is told of states that follow each other: revision, whether there is an answer, whether the search goes on.
    fn told(states: &[(u64, bool, bool)]) -> Vec<(u64, Said)> {
        let mut told = Told::default();
        let mut list = Vec::new();
        for (revision, is_answered, searching) in states {
            if let Some(next) = told.next(*revision, *is_answered, *searching) {
                told = next;
                list.push((next.revision, next.said));
            }
        }
        list
    }

    #[test]
    fn a_search_is_told_three_times_however_many_plans_it_finds() {
        let mut states = vec![(1, false, true)];
        states.extend([(1, true, true); 20]);
        states.extend([(1, true, false); 3]);
        assert_eq!(told(&states), [(1, Said::Begins), (1, Said::FirstPlan), (1, Said::Ended)]);
    }

    #[test]
    fn a_search_that_ends_at_once_is_told_so_at_once_and_a_new_one_anew() {
        let states = [(1, true, false), (1, true, false), (2, false, true), (2, true, false), (1, true, false)];
        assert_eq!(told(&states), [(1, Said::Ended), (2, Said::Begins), (2, Said::Ended), (1, Said::Ended)]);
    }
}
