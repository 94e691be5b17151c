//! Which changes of the two sides contradict, found by trying them.

use domain::Scenario;

use super::{Sides, is_hold, sound::made};
use crate::{
    edit::{Edit, apply},
    inputs::InputChange,
};

/// Changes of one side, and the place of the first among all of that side.
type Block<'a> = (&'a [InputChange], usize);

/// All pairs of a change here and one of the other's that contradict, by their places.
pub fn of(sides: &Sides) -> Vec<(usize, usize)> {
    let Sides { common, ours, others, .. } = sides;
    // The plan that is held is the last of the changes of a side.
    let loose = |changes: &[InputChange]| changes.iter().take_while(|change| !is_hold(change)).count();
    let (mine, theirs) = (loose(ours), loose(others));
    let mut clashes = Vec::new();
    find(common, (&ours[..mine], 0), (&others[..theirs], 0), &mut clashes);
    if let Some(held) = ours.get(mine) {
        clashes.extend((0..theirs).filter(|place| lets_go(common, &held.after, &others[*place])).map(|place| (mine, place)));
    }
    if let Some(held) = others.get(theirs) {
        clashes.extend((0..mine).filter(|place| lets_go(common, &held.after, &ours[*place])).map(|place| (place, theirs)));
        // Two plans: what both hold alike is not among the changes.
        clashes.extend((ours.len() > mine).then_some((mine, theirs)));
    }
    clashes
}

/// Halves both sides wherever they contradict at all.
fn find(base: &Scenario, ours: Block, others: Block, clashes: &mut Vec<(usize, usize)>) {
    if ours.0.is_empty() || others.0.is_empty() || is_either_way(base, ours.0, others.0) {
        return;
    }
    if let ([_], [_]) = (ours.0, others.0) {
        clashes.push((ours.1, others.1));
        return;
    }
    for ours in halves(ours) {
        for others in halves(others) {
            find(base, ours, others, clashes);
        }
    }
}

fn halves((changes, first): Block) -> [Block; 2] {
    let (one, other) = changes.split_at(changes.len().div_ceil(2));
    [(one, first), (other, first + one.len())]
}

/// Whether it is the same which of the two are made first.
fn is_either_way(base: &Scenario, ours: &[InputChange], others: &[InputChange]) -> bool {
    let after = |change: &'_ InputChange| change.after.clone();
    let (ours, others): (Vec<Edit>, Vec<Edit>) = (ours.iter().map(after).collect(), others.iter().map(after).collect());
    let one = made(base, ours.iter().chain(&others));
    one.is_some() && one == made(base, others.iter().chain(&ours))
}

/// Whether a change lets go of a plan that one would hold, or keeps it from being held.
fn lets_go(base: &Scenario, hold: &Edit, change: &InputChange) -> bool {
    let Edit::Hold(Some(_)) = hold else { return false };
    // Held first, then the change; and the change first.
    let mut holding = base.clone();
    let is_let_go = apply(&mut holding, hold).is_ok() && apply(&mut holding, &change.after).is_ok() && holding.held.is_none();
    let is_kept_out = made(base, [&change.after, hold]).is_none() && made(base, [hold]).is_some();
    is_let_go || is_kept_out
}
