//! Two scenarios that began as one, brought together: what only the other planner changed, what both changed alike, and what contradicts.
//!
//! Whether two changes contradict is not read off a table of inputs: they do where doing the one and then the other is refused, or comes to
//! something else than the other way round. So a row that is gone contradicts whatever is said of it, a pin a forbid, and one value of a
//! cell another. Called by `web` where a scenario comes back from somebody else.

mod clashes;
mod numbers;
mod sound;

use std::collections::BTreeSet;

use domain::{Held, Order, Scenario};

use crate::{
    edit::{Edit, apply},
    inputs::{self, InputChange},
};

/// Changes that cannot all be made: one side has to give way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// What was changed here: `before` as the base has it, `after` as it is here.
    pub mine: Vec<InputChange>,
    /// What the other changed: `before` as the base has it, `after` as the other has it.
    pub theirs: Vec<InputChange>,
}

/// What bringing the other's scenario in comes to. Every change of the other's is in one of the three, once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// Changes of the other's that contradict nothing here.
    pub agreed: Vec<InputChange>,
    /// Changes that both made.
    pub same: Vec<InputChange>,
    /// Changes of the other's that contradict changes made here.
    pub conflicts: Vec<Conflict>,
    /// What is made of the scenario here, in its order.
    steps: Vec<Step>,
    held: Holding,
}

/// An act of taking changes over, and the conflict that has to be decided for the other's side before.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Step {
    conflict: Option<usize>,
    edit: Edit,
}

/// The plans that are held, and which of them is in the end: said last, since other changes let go of a plan on their way.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Holding {
    mine: Option<Held>,
    theirs: Option<Held>,
    is_theirs: Decided,
}

/// Where something is taken over from the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Decided {
    Always,
    Never,
    With(usize),
}

impl Merged {
    /// What takes over all that is agreed, and those conflicts as the other has them that are named by their place: one step of undo, made
    /// to the scenario here. `None` where nothing is taken over. O(changes × conflicts named).
    pub fn edit(&self, taken: &[usize]) -> Option<Edit> {
        let is_taken = |step: &&Step| step.conflict.is_none_or(|conflict| taken.contains(&conflict));
        let mut edits = Vec::new();
        for step in self.steps.iter().filter(is_taken) {
            // Flat: what is wrapped twice reads no better.
            match &step.edit {
                Edit::Together(several) => edits.extend(several.iter().cloned()),
                single => edits.push(single.clone()),
            }
        }
        let held = self.held.after(taken);
        if held != self.held.mine.as_ref() || !edits.is_empty() && held.is_some() {
            edits.push(Edit::Hold(held.cloned()));
        }
        (!edits.is_empty()).then_some(Edit::Together(edits))
    }
}

impl Holding {
    /// The plan that is held after conflicts are decided.
    fn after(&self, taken: &[usize]) -> Option<&Held> {
        let is_theirs = match self.is_theirs {
            Decided::Always => true,
            Decided::Never => false,
            Decided::With(conflict) => taken.contains(&conflict),
        };
        if is_theirs { self.theirs.as_ref() } else { self.mine.as_ref() }
    }
}

/// All that the two sides changed of what is the same in the base, but for what both did.
struct Sides<'a> {
    /// The base with what both did, and no plan held.
    common: Scenario,
    mine: &'a Scenario,
    theirs: &'a Scenario,
    ours: Vec<InputChange>,
    others: Vec<InputChange>,
    same: Vec<InputChange>,
}

/// Brings together what was made of one base here and elsewhere. Limits of steps are no inputs, and stay as they are here. O(changes ×
/// size of the scenario) where nothing contradicts, and that again for each conflict and each halving of the changes.
pub fn merge(base: &Scenario, mine: &Scenario, theirs: &Scenario) -> Merged {
    let theirs = &numbers::apart(base, mine, theirs);
    let loose = |scenario: &Scenario| Scenario { step_limit: base.step_limit, held: None, ..scenario.clone() };
    let changes = |to: &Scenario| {
        let mut changes = inputs::differences(&loose(base), &loose(to));
        if base.held != to.held {
            changes.push(InputChange { before: Edit::Hold(base.held.clone()), after: Edit::Hold(to.held.clone()) });
        }
        changes
    };
    let (ours, others) = (changes(mine), changes(theirs));
    // What hangs together is told as one change, and may be a part of a larger one here.
    let mine_loose = loose(mine);
    let is_there = |change: &InputChange| {
        if !matches!(change.after, Edit::Together(_)) {
            return false;
        }
        let mut with = mine_loose.clone();
        apply(&mut with, &change.after).is_ok() && with == mine_loose
    };
    let (same, others): (Vec<_>, Vec<_>) = others.into_iter().partition(|change| ours.contains(change) || is_there(change));
    let ours: Vec<InputChange> = ours.into_iter().filter(|change| !same.contains(change)).collect();
    let common = sound::made(&loose(base), same.iter().filter(|change| !is_hold(change)).map(|change| &change.after));
    let common = common.unwrap_or_else(|| loose(base));
    let sides = Sides { common, mine, theirs, ours, others, same };
    let clashes = clashes::of(&sides);
    let merged = sides.parted(&clashes);
    if sound::is_sound(&merged, &sides, &clashes) { merged } else { sides.all_or_nothing() }
}

/// Whether a change is of the plan that is held.
fn is_hold(change: &InputChange) -> bool {
    matches!(change.after, Edit::Hold(_))
}

impl Sides<'_> {
    /// The changes by what contradicts what: a conflict is all that hangs together.
    fn parted(&self, clashes: &[(usize, usize)]) -> Merged {
        let mut groups: Vec<[BTreeSet<usize>; 2]> = Vec::new();
        for (mine, theirs) in clashes {
            let mut group = [BTreeSet::from([*mine]), BTreeSet::from([*theirs])];
            groups.retain_mut(|other| {
                let is_apart = !other[0].contains(mine) && !other[1].contains(theirs);
                if !is_apart {
                    group.iter_mut().zip(other).for_each(|(all, some)| all.append(some));
                }
                is_apart
            });
            groups.push(group);
        }
        groups.order_by_key(|[_, theirs]| theirs.first().copied());
        let gives_way = |change: usize| groups.iter().position(|[mine, _]| mine.contains(&change));
        let comes = |change: usize| groups.iter().position(|[_, theirs]| theirs.contains(&change));
        // What gives way first, then all that comes, in the order in which it can be made.
        let back = self.ours.iter().enumerate().filter(|(_, change)| !is_hold(change));
        let back =
            back.filter_map(|(place, change)| Some(Step { conflict: Some(gives_way(place)?), edit: change.before.clone() }));
        let there = self.others.iter().enumerate().filter(|(_, change)| !is_hold(change));
        let there = there.map(|(place, change)| Step { conflict: comes(place), edit: change.after.clone() });
        let is_theirs = match (self.others.iter().position(is_hold), self.ours.iter().position(is_hold)) {
            (Some(theirs), _) => comes(theirs).map_or(Decided::Always, Decided::With),
            (None, Some(mine)) => gives_way(mine).map_or(Decided::Never, Decided::With),
            (None, None) => Decided::Never,
        };
        let agreed = self.others.iter().enumerate().filter(|(place, _)| comes(*place).is_none());
        let of = |changes: &[InputChange], places: &BTreeSet<usize>| -> Vec<InputChange> {
            places.iter().map(|place| changes[*place].clone()).collect()
        };
        let conflicts =
            groups.iter().map(|[mine, theirs]| Conflict { mine: of(&self.ours, mine), theirs: of(&self.others, theirs) });
        Merged {
            agreed: agreed.map(|(_, change)| change.clone()).collect(),
            same: self.same.clone(),
            conflicts: conflicts.collect(),
            steps: back.chain(there).collect(),
            held: Holding { is_theirs, ..self.holding() },
        }
    }

    /// All changes as one conflict: this scenario, or the other's.
    fn all_or_nothing(self) -> Merged {
        let loose = |scenario: &Scenario| Scenario { step_limit: self.common.step_limit, held: None, ..scenario.clone() };
        let changes = inputs::differences(&loose(self.mine), &loose(self.theirs));
        Merged {
            agreed: Vec::new(),
            steps: changes.into_iter().map(|change| Step { conflict: Some(0), edit: change.after }).collect(),
            held: Holding { is_theirs: Decided::With(0), ..self.holding() },
            same: self.same,
            conflicts: vec![Conflict { mine: self.ours, theirs: self.others }],
        }
    }

    fn holding(&self) -> Holding {
        Holding { mine: self.mine.held.clone(), theirs: self.theirs.held.clone(), is_theirs: Decided::Never }
    }
}
