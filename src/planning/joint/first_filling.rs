//! A plan for a piece that must fill some of its whole needs: those alone, the other whole needs not at all. Called by `whole` and
//! by the fair filling of the strategies, so that every pairing on which such needs can be filled has a plan, however short the look.

use super::{
    JointError,
    answers::{Split, limits},
    piece::Piece,
    relaxation::Relaxation,
    violation::violations,
};

/// Flows at most: two or three are enough but where shares have least amounts that hardly add up.
const NODES: u64 = 2_000;

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FirstFilling {
    /// The plan's value with the units on each arc of the piece.
    pub plan: Option<(i64, Vec<i64>)>,
    /// What was answered of shares on the way to it.
    pub shares: Vec<(Split, bool)>,
    /// Flows solved.
    pub steps: u64,
}

/// Branches on the shares that are too small, depth first. At most `NODES` flows.
///
/// # Errors
/// [`JointError::TooLarge`] where sums leave 64 bits.
pub fn first_filling(piece: &Piece, relaxation: &mut Relaxation) -> Result<FirstFilling, JointError> {
    let mut out = FirstFilling::default();
    let others = (0..piece.needs.len()).filter(|need| piece.whole[*need].is_some() && !piece.must[*need]);
    let mut open = vec![others.map(|need| (Split::Need(need as u32), false)).collect::<Vec<_>>()];
    while let Some(answers) = open.pop() {
        let Some(limits) = limits(piece, &answers) else { continue };
        out.steps += 1;
        if out.steps > NODES {
            break;
        }
        let Some(relaxed) = relaxation.solve(piece, &limits)? else { continue };
        let Some(split) = violations(piece, &relaxed.flow).first().copied() else {
            out.plan = Some((relaxed.value, relaxed.flow));
            out.shares = answers.into_iter().filter(|(split, _)| matches!(split, Split::Arc(_))).collect();
            break;
        };
        for answer in [false, true] {
            let mut next = answers.clone();
            next.push((split, answer));
            open.push(next);
        }
    }
    Ok(out)
}
