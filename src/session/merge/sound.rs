//! Whether what was found out of each two changes holds of all together.

use std::collections::BTreeSet;

use domain::Scenario;

use super::{Merged, Sides, is_hold};
use crate::{
    edit::{Edit, apply},
    inputs::InputChange,
};

/// A scenario after some edits; `None` where one is refused.
pub fn made<'a>(scenario: &Scenario, edits: impl IntoIterator<Item = &'a Edit>) -> Option<Scenario> {
    let mut scenario = scenario.clone();
    edits.into_iter().try_for_each(|edit| apply(&mut scenario, edit)).ok()?;
    Some(scenario)
}

/// Whether nothing is refused; whether with all conflicts decided for the other it comes to the other's scenario with what contradicts
/// nothing from here; and with all decided for this side to what the other comes to that takes everything over from here.
pub fn is_sound(merged: &Merged, sides: &Sides, clashes: &[(usize, usize)]) -> bool {
    let loose = |scenario: &Scenario| Scenario { step_limit: sides.common.step_limit, held: None, ..scenario.clone() };
    // What comes of it, but for the plan that is held, which has to be the one that was decided for.
    let taken = |places: &[usize]| {
        let after = made(sides.mine, merged.edit(places).as_ref())?;
        (after.held.as_ref() == merged.held.after(places)).then(|| loose(&after))
    };
    let edit =
        |value: fn(&InputChange) -> &Edit| move |change: &&InputChange| (!is_hold(change)).then(|| value(change).clone());
    let (before, after) = (edit(|change| &change.before), edit(|change| &change.after));
    let giving_way: BTreeSet<usize> = clashes.iter().map(|(change, _)| *change).collect();
    let staying = sides.ours.iter().enumerate().filter(|(place, _)| !giving_way.contains(place)).map(|(_, change)| change);
    let staying: Vec<Edit> = staying.filter_map(|change| after(&change)).collect();
    let theirs = loose(sides.theirs);
    let theirs_first = made(&theirs, &staying);
    let given = merged.conflicts.iter().flat_map(|conflict| &conflict.theirs);
    let given: Vec<Edit> = given.filter_map(|change| before(&change)).collect();
    let ours: Vec<Edit> = sides.ours.iter().filter_map(|change| after(&change)).collect();
    let mine_first = made(&theirs, given.iter().chain(&ours));
    let all: Vec<usize> = (0..merged.conflicts.len()).collect();
    let is_as = |places: &[usize], expected: Option<Scenario>| expected.is_some() && taken(places) == expected;
    is_as(&all, theirs_first) && is_as(&[], mine_first) && all.iter().all(|place| taken(&[*place]).is_some())
}
