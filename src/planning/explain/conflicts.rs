//! Rules in conflict, for whoever was told that there is no plan. Called by `repairs`.

use domain::{Conflict, Scenario};

use crate::{
    conflict::conflict,
    graph::Cooperation,
    rule_set::{RuleSet, Verdict},
};

/// Whether a scenario without defects has a plan, so far as that can be settled: nothing is said against it.
pub fn is_possible(scenario: &Scenario) -> bool {
    let Ok(cooperation) = Cooperation::new(scenario) else { return false };
    let set = RuleSet::new(&cooperation);
    set.verdict(set.rules()) != Verdict::Impossible
}

/// An irreducible set of contradicting rules, or `None` where there is a plan. Leaving out any one member makes the others possible.
/// As [`conflict()`].
pub fn conflict_of(scenario: &Scenario) -> Option<Conflict> {
    conflict(&Cooperation::new(scenario).ok()?)
}
