//! Which rules of whole needs a flow on a piece breaks, as the questions to ask next. Called by `whole` and `exchange`.

use std::cmp::Reverse;

use crate::problem::Whole;

use super::{answers::Split, piece::Piece};

/// The questions that a flow calls for: needs that are served in part, those with the most at stake first; where there are none, arcs
/// that break a rule. Empty where the flow keeps all rules. O(arcs + needs × log).
pub fn violations(piece: &Piece, flow: &[i64]) -> Vec<Split> {
    let mut got = vec![0_i64; piece.needs.len()];
    let mut worth = vec![0_i64; piece.needs.len()];
    let mut givers = vec![0_u32; piece.needs.len()];
    let mut most = vec![(0_i64, 0_u32); piece.needs.len()];
    let mut too_small = Vec::new();
    for (position, (arc, units)) in piece.arcs.iter().zip(flow).enumerate().filter(|(_, (_, units))| **units > 0) {
        let need = arc.need as usize;
        got[need] += units;
        worth[need] = worth[need].max(arc.unit);
        givers[need] += 1;
        if *units > most[need].0 {
            most[need] = (*units, position as u32);
        }
        if *units < arc.share_least {
            too_small.push(Split::Arc(position as u32));
        }
    }
    let whole = (0..piece.needs.len()).filter(|need| piece.whole[*need].is_some());
    let in_part = |need: &usize| got[*need] > 0 && got[*need] < piece.needs[*need].units;
    let mut parts: Vec<(Reverse<i128>, usize)> = whole
        .clone()
        .filter(in_part)
        .map(|need| {
            let part = got[need].min(piece.needs[need].units - got[need]);
            (Reverse(i128::from(part) * i128::from(worth[need])), need)
        })
        .collect();
    parts.sort_unstable();
    if !parts.is_empty() {
        return parts.into_iter().map(|(_, need)| Split::Need(need as u32)).collect();
    }
    let shared = whole.filter(|need| piece.whole[*need] == Some(Whole::Single) && givers[*need] > 1);
    let shared: Vec<Split> = shared.map(|need| Split::Arc(most[need].1)).collect();
    if shared.is_empty() { too_small } else { shared }
}
