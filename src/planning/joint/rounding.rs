//! A first plan for the whole needs of a piece, a few flows after its root: what the divisible flow serves in part is left out, or taken by
//! one offer alone, until nothing is in part. Called by `whole` where its dives have found no plan yet.

use crate::problem::Whole;

use super::{
    JointError,
    answers::{Split, limits},
    piece::Piece,
    relaxation::{Relaxation, Relaxed},
    violation::violations,
};

/// What rounding came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rounded {
    /// The plan's value with the units on each arc of the piece; `None` where none was found.
    pub plan: Option<(i64, Vec<i64>)>,
    /// Flows solved.
    pub steps: u64,
}

/// Rounds the flow of the root. Each round leaves out half of the needs that are served in part, those of which the least part is
/// served, so that there are about log(needs) rounds, and one more for each arc that breaks a rule.
///
/// # Errors
/// [`JointError::TooLarge`] where sums leave 64 bits.
pub fn round(piece: &Piece, relaxation: &mut Relaxation, root: &Relaxed) -> Result<Rounded, JointError> {
    let mut answers: Vec<(Split, bool)> = Vec::new();
    let mut steps = 0;
    let mut relaxed = root.clone();
    for _ in 0..piece.needs.len() + piece.arcs.len() {
        let asked = violations(piece, &relaxed.flow);
        if asked.is_empty() {
            return Ok(Rounded { plan: Some((relaxed.value, relaxed.flow)), steps });
        }
        let before = answers.len();
        settle(piece, &relaxed.flow, &asked, &mut answers);
        let mut found = None;
        if let Some(limits) = limits(piece, &answers) {
            steps += 1;
            found = relaxation.solve(piece, &limits)?;
        }
        if found.is_none() {
            // What was to carry cannot: the last questions are answered by no, where that is allowed.
            answers.truncate(before);
            answers.extend(asked.iter().filter(|split| !is_must(piece, **split)).map(|split| (*split, false)));
            let Some(limits) = limits(piece, &answers) else { break };
            steps += 1;
            found = relaxation.solve(piece, &limits)?;
        }
        let Some(found) = found else { break };
        relaxed = found;
    }
    Ok(Rounded { plan: None, steps })
}

/// Answers the questions of a round.
fn settle(piece: &Piece, flow: &[i64], asked: &[Split], answers: &mut Vec<(Split, bool)>) {
    let mut got = vec![0_i64; piece.needs.len()];
    for (arc, units) in piece.arcs.iter().zip(flow) {
        got[arc.need as usize] += units;
    }
    let mut parts: Vec<(i128, Split)> = Vec::new();
    for split in asked {
        match *split {
            Split::Need(need) if piece.must[need as usize] => answers.push((*split, true)),
            Split::Need(need) => {
                let part = i128::from(got[need as usize]) * 1_000_000 / i128::from(piece.needs[need as usize].units.max(1));
                parts.push((part, *split));
            }
            Split::Arc(arc) => {
                let need = piece.arcs[arc as usize].need as usize;
                answers.push((*split, piece.whole[need] == Some(Whole::Single)));
            }
        }
    }
    // Stable: of equal parts, those with the most at stake stay longer.
    parts.reverse();
    parts.sort_by_key(|(part, _)| *part);
    let half = parts.len().div_ceil(2);
    answers.extend(parts.into_iter().take(half).map(|(_, split)| (split, false)));
}

fn is_must(piece: &Piece, split: Split) -> bool {
    matches!(split, Split::Need(need) if piece.must[need as usize])
}
