//! What answers to questions about whole needs allow on a piece, and what follows from them. Called by `whole` and `exchange`.

use crate::problem::Whole;

use super::piece::{Limits, Piece};

/// A question whose two answers cover all cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Split {
    /// The need at this position is served in full, or not at all.
    Need(u32),
    /// The arc at this position carries (all of the need, where it takes one offer alone; else at least the least share), or not.
    Arc(u32),
}

/// The limits that answers set, with what follows; `None` where they contradict each other.
///
/// What is taken by needs that one offer serves alone is not there for others; a need that takes one offer alone is not for an offer
/// with less left; a need that the arcs left cannot fill gets nothing. O(rounds × (arcs + needs)).
pub fn limits(piece: &Piece, answers: &[(Split, bool)]) -> Option<Limits> {
    let mut limits = Limits { arcs: piece.arcs.iter().map(|arc| (0, arc.most)).collect(), needs: piece.within() };
    let mut alone: Vec<Option<usize>> = vec![None; piece.needs.len()];
    for (need, _) in piece.must.iter().enumerate().filter(|(_, must)| **must) {
        limits.needs[need].0 = limits.needs[need].1;
    }
    for (split, yes) in answers {
        match (split, yes) {
            (Split::Need(need), true) => limits.needs[*need as usize].0 = piece.needs[*need as usize].units,
            (Split::Need(need), false) => limits.needs[*need as usize].1 = 0,
            (Split::Arc(arc), true) => carry(piece, &mut limits, &mut alone, *arc as usize)?,
            (Split::Arc(arc), false) => limits.arcs[*arc as usize].1 = 0,
        }
    }
    follow(piece, &mut limits, &mut alone)?;
    let sound = |(least, most): &(i64, i64)| least <= most;
    (limits.arcs.iter().all(sound) && limits.needs.iter().all(sound)).then_some(limits)
}

/// The arc carries, so its need is filled; by it alone where the need takes one offer alone.
fn carry(piece: &Piece, limits: &mut Limits, alone: &mut [Option<usize>], position: usize) -> Option<()> {
    let arc = &piece.arcs[position];
    let need = arc.need as usize;
    if piece.whole[need].is_some() {
        limits.needs[need].0 = piece.needs[need].units;
    }
    if piece.whole[need] == Some(Whole::Single) {
        if alone[need].is_some_and(|other| other != position) {
            return None;
        }
        alone[need] = Some(position);
    } else {
        limits.arcs[position].0 = arc.share_least.max(1);
    }
    Some(())
}

fn follow(piece: &Piece, limits: &mut Limits, alone: &mut [Option<usize>]) -> Option<()> {
    if piece.whole.iter().all(Option::is_none) {
        return Some(());
    }
    loop {
        let mut left: Vec<i64> = piece.offers.iter().map(|offer| offer.units).collect();
        for position in alone.iter().flatten() {
            let arc = &piece.arcs[*position];
            left[arc.offer as usize] -= piece.needs[arc.need as usize].units;
        }
        if left.iter().any(|left| *left < 0) {
            return None;
        }
        let mut reach = vec![0_i128; piece.needs.len()];
        let mut ways = vec![(0_u32, 0_usize); piece.needs.len()];
        for (position, arc) in piece.arcs.iter().enumerate() {
            let need = arc.need as usize;
            let is_alone = alone[need] == Some(position);
            let most = &mut limits.arcs[position].1;
            if limits.needs[need].1 == 0 || (alone[need].is_some() && !is_alone) {
                *most = 0;
            } else if !is_alone {
                *most = (*most).min(left[arc.offer as usize]);
                let too_small = piece.whole[need] == Some(Whole::Single) && *most < piece.needs[need].units;
                if too_small || *most < arc.share_least {
                    *most = 0;
                }
            }
            if *most > 0 {
                reach[need] += i128::from(*most);
                ways[need] = (ways[need].0 + 1, position);
            }
        }
        let mut changed = false;
        for need in (0..piece.needs.len()).filter(|need| piece.whole[*need].is_some()) {
            let (least, most) = limits.needs[need];
            if reach[need] < i128::from(piece.needs[need].units) && most > 0 {
                if least > 0 {
                    return None;
                }
                limits.needs[need].1 = 0;
                changed = true;
            }
            let filled = limits.needs[need].0 > 0 && limits.needs[need].1 > 0;
            if piece.whole[need] == Some(Whole::Single) && filled && ways[need].0 == 1 && alone[need].is_none() {
                alone[need] = Some(ways[need].1);
                changed = true;
            }
        }
        if !changed {
            return Some(());
        }
    }
}
