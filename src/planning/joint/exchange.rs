//! Betters a plan for the whole needs of a piece by small changes: one more need served, or one in the place of another. Called by
//! `whole` on every plan that its dives find.

use std::cmp::Reverse;

use super::{
    JointError,
    answers::{Split, limits},
    piece::Piece,
    relaxation::Relaxation,
    violation::violations,
};

/// Changes tried at most on one plan.
const TRIES: u64 = 250;

/// What became of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bettered {
    /// Its value.
    pub value: i64,
    /// Units on each arc of the piece.
    pub flow: Vec<i64>,
    /// Flows solved.
    pub steps: u64,
}

/// Tries needs that are not served, the most valuable first: on top of the others, then in the place of each that is worth less.
/// At most `TRIES` flows.
///
/// # Errors
/// [`JointError::TooLarge`] where sums leave 64 bits.
pub fn exchange(piece: &Piece, relaxation: &mut Relaxation, plan: (i64, Vec<i64>)) -> Result<Bettered, JointError> {
    let mut out = Bettered { value: plan.0, flow: plan.1, steps: 0 };
    let whole: Vec<usize> = (0..piece.needs.len()).filter(|need| piece.whole[*need].is_some()).collect();
    let mut worth = vec![0_i128; piece.needs.len()];
    let mut served = vec![false; piece.needs.len()];
    for (arc, units) in piece.arcs.iter().zip(&out.flow) {
        let need = arc.need as usize;
        worth[need] = worth[need].max(i128::from(arc.unit) * i128::from(piece.needs[need].units));
        served[need] |= *units > 0;
    }
    let mut order = whole.clone();
    order.sort_unstable_by_key(|need| (Reverse(worth[*need]), *need));
    let mut index = 0;
    while index < order.len() && out.steps < TRIES {
        let need = order[index];
        index += 1;
        if served[need] {
            continue;
        }
        let rivals = order.iter().rev().filter(|rival| served[**rival] && worth[**rival] < worth[need] && !piece.must[**rival]);
        let rivals: Vec<Option<usize>> = std::iter::once(None).chain(rivals.map(|rival| Some(*rival))).collect();
        for rival in rivals {
            if out.steps >= TRIES {
                break;
            }
            let mut trial = served.clone();
            trial[need] = true;
            if let Some(rival) = rival {
                trial[rival] = false;
            }
            let answers: Vec<(Split, bool)> = whole.iter().map(|need| (Split::Need(*need as u32), trial[*need])).collect();
            let Some(limits) = limits(piece, &answers) else { continue };
            out.steps += 1;
            let Some(relaxed) = relaxation.solve(piece, &limits)? else { continue };
            if relaxed.value > out.value && violations(piece, &relaxed.flow).is_empty() {
                (out.value, out.flow, served) = (relaxed.value, relaxed.flow, trial);
                index = 0;
                break;
            }
        }
    }
    Ok(out)
}
