//! What each pair could reach alone: the best allocation between the two parties with all their offers and needs at their disposal.
//! Called by `stepwise` and everything that ranks pairs.
//!
//! Kinds whose needs are divisible are exact, by one small flow a connected piece. Needs that are served in full or not at all are
//! searched by branch and bound, at most [`STEPS`] flows a piece: exact where the search ends before, else the best found. Amounts the
//! planner fixed are left aside.

use crate::{
    joint::{
        JointError,
        core::Core,
        piece::{Active, Piece},
        splitter::Splitter,
        violation::violations,
        whole::WholeSearch,
    },
    problem::JointProblem,
};

/// Flows the search for whole needs may solve on a piece.
pub const STEPS: u64 = 120;

/// What each pair could reach alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AloneScores {
    /// Value by kind of the best allocation found between the two parties alone: `value[pair][kind]`.
    pub value: Vec<Vec<i64>>,
    /// The same with all needs divisible: an upper bound.
    pub divisible: Vec<Vec<i64>>,
}

impl AloneScores {
    /// All kinds together, divisible: an upper bound of what a pair can bring. O(pairs × kinds).
    pub fn bounds(&self) -> Vec<i64> {
        self.divisible.iter().map(|kinds| kinds.iter().sum()).collect()
    }

    /// All kinds together, as found. O(pairs × kinds).
    pub fn totals(&self) -> Vec<i64> {
        self.value.iter().map(|kinds| kinds.iter().sum()).collect()
    }
}

/// What each pair could reach alone. One small flow a piece of a pair and kind, and a search of at most [`STEPS`] for whole needs.
///
/// # Errors
/// [`JointError::TooLarge`] where sums leave 64 bits.
pub fn alone_scores(problem: &JointProblem) -> Result<AloneScores, JointError> {
    alone_scores_within(problem, STEPS)
}

/// The same with so many flows for the whole needs of a piece, beyond those for a first plan.
///
/// # Errors
/// As [`alone_scores`].
pub fn alone_scores_within(problem: &JointProblem, steps: u64) -> Result<AloneScores, JointError> {
    let core = Core::new(&bare(problem))?;
    let kinds = problem.kinds as usize;
    let mut active: Vec<Vec<Active>> = vec![Vec::new(); problem.pairs() * kinds];
    for (index, arc) in core.arcs.iter().enumerate() {
        let kind = problem.offers[arc.offer as usize].kind as usize;
        active[arc.pair as usize * kinds + kind].push(Active { index: index as u32, unit: arc.paired });
    }
    let mut out =
        AloneScores { value: vec![vec![0; kinds]; problem.pairs()], divisible: vec![vec![0; kinds]; problem.pairs()] };
    let mut splitter = Splitter::new(&core);
    for (index, active) in active.iter().enumerate() {
        let (mut value, mut divisible) = (0_i64, 0_i64);
        for active in splitter.split(&core, active) {
            let piece = Piece::new(&core, &active);
            let (relaxed, flow) = piece.divisible()?;
            divisible = divisible.checked_add(relaxed).ok_or(JointError::TooLarge)?;
            value +=
                if piece.is_indivisible() && !violations(&piece, &flow).is_empty() { whole(&piece, steps)? } else { relaxed };
        }
        out.value[index / kinds][index % kinds] = value;
        out.divisible[index / kinds][index % kinds] = divisible;
    }
    Ok(out)
}

/// Value of the best plan found for a piece with whole needs; serving none of them is always one.
fn whole(piece: &Piece, steps: u64) -> Result<i64, JointError> {
    let mut search = WholeSearch::new(piece)?;
    search.advance(piece, steps, 0)?;
    search.round(piece)?;
    Ok(search.best.map_or(0, |(value, _)| value))
}

/// The problem without what is settled of pairs, and with what is fixed left to choose.
fn bare(problem: &JointProblem) -> JointProblem {
    let mut out = problem.clone();
    for arc in &mut out.arcs {
        arc.least = 0;
    }
    out.pins.clear();
    out.forbids.clear();
    out.existing.clear();
    out
}
