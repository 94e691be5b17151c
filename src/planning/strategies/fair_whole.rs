//! Fair amounts of a kind whose needs are served in full or not at all: the least covered group is given one more need, the smallest
//! that can be filled with all those before, until no group can be given more. Called by `fair_vector`.
//!
//! Greedy: no bound of its own. `fairest` compares with the divisible relaxation and says what is proved.

use crate::{
    joint::{
        JointError,
        answers::{Split, limits},
        core::Core,
        first_filling::{FirstFilling, first_filling},
        pair_set::PairSet,
        piece::{Active, Piece},
        relaxation::{Relaxation, Relaxed},
        violation::violations,
    },
    problem::{JointProblem, Whole},
};
use domain::Order;

use super::fair_vector::{FairProblem, compare_fractions};

/// Units on the arcs of the problem, fixed amounts included; `None` where what is fixed cannot be filled. One flow for each need and
/// way of filling it that is tried.
///
/// # Errors
/// [`JointError::TooLarge`] where sums leave 64 bits.
pub fn fill_fairly(
    fair: &FairProblem,
    problem: &JointProblem,
    core: &Core,
    pairing: &PairSet,
    kind: u32,
    steps: &mut u64,
) -> Result<Option<Vec<(usize, i64)>>, JointError> {
    let is_of_kind = |need: u32| fair.group(need as usize).is_some_and(|group| fair.groups[group].kind == kind);
    let active: Vec<Active> = core
        .arcs
        .iter()
        .enumerate()
        .filter(|(_, arc)| is_of_kind(arc.need))
        .filter_map(|(index, arc)| core.unit(arc, pairing).map(|unit| Active { index: index as u32, unit }))
        .collect();
    let piece = Piece::new(core, &active);
    let fixed: Vec<(usize, i64)> = core
        .fixed
        .iter()
        .copied()
        .enumerate()
        .filter(|(arc, units)| *units > 0 && is_of_kind(problem.arcs[*arc].need))
        .collect();
    let mut fill = Fill::new(fair, &piece);
    for (arc, units) in &fixed {
        if let Some(group) = fair.group(problem.arcs[*arc].need as usize) {
            fill.served[group] += units;
        }
    }
    // What is fixed in part must be filled whatever the order, by shares that are known to do.
    if piece.must.contains(&true) {
        let FirstFilling { plan, shares, steps: solved } = first_filling(&piece, &mut fill.relaxation)?;
        *steps += solved;
        if plan.is_none() {
            return Ok(None);
        }
        fill.shares = shares;
    }
    for need in (0..piece.needs.len()).filter(|need| piece.must[*need]) {
        if fill.give(need, steps)?.is_none() {
            return Ok(None);
        }
    }
    let unfilled = core.unfilled.iter().filter(|(need, _)| is_of_kind(*need));
    if unfilled.into_iter().any(|(need, _)| piece.needs.iter().all(|station| station.index != *need)) {
        return Ok(None);
    }
    fill.rounds(steps)?;
    // Of flows that are worth as much, the solver may come to one that breaks share limits: the one that let the last need be filled keeps them.
    let Some(relaxed) = fill.solve(steps)?.or(fill.kept.take()) else { return Ok(None) };
    let mut out: Vec<(usize, i64)> = piece
        .arcs
        .iter()
        .zip(&relaxed.flow)
        .map(|(arc, units)| (core.arcs[arc.index as usize].source as usize, *units))
        .collect();
    out.extend(fixed);
    out.retain(|(_, units)| *units > 0);
    Ok(Some(out))
}

struct Fill<'a> {
    fair: &'a FairProblem,
    piece: &'a Piece,
    relaxation: Relaxation,
    /// What is answered of shares beforehand.
    shares: Vec<(Split, bool)>,
    /// The flow by which the last need was filled.
    kept: Option<Relaxed>,
    /// How each need is filled; `None` where it is not.
    ways: Vec<Option<Split>>,
    /// Units served, by group.
    served: Vec<i64>,
}

impl<'a> Fill<'a> {
    fn new(fair: &'a FairProblem, piece: &'a Piece) -> Self {
        let served = vec![0; fair.groups.len()];
        Self {
            fair,
            piece,
            relaxation: Relaxation::new(piece),
            shares: Vec::new(),
            kept: None,
            ways: vec![None; piece.needs.len()],
            served,
        }
    }

    fn group(&self, need: usize) -> Option<usize> {
        self.fair.group(self.piece.needs[need].index as usize)
    }

    /// The least covered group that is not frozen gets its smallest need that can be filled, or is frozen.
    fn rounds(&mut self, steps: &mut u64) -> Result<(), JointError> {
        let mut open: Vec<usize> = (0..self.piece.needs.len()).filter_map(|need| self.group(need)).collect();
        open.order();
        open.dedup();
        while let Some(group) = open.iter().copied().min_by(|a, b| {
            let level = |group: &usize| (self.served[*group], self.fair.groups[*group].needed);
            compare_fractions(level(a), level(b)).then(a.cmp(b))
        }) {
            let mut waiting: Vec<usize> = (0..self.piece.needs.len())
                .filter(|need| {
                    self.ways[*need].is_none() && self.piece.needs[*need].units > 0 && self.group(*need) == Some(group)
                })
                .collect();
            waiting.order_by_key(|need| (self.piece.needs[*need].units, *need));
            let mut given = false;
            for need in waiting {
                if self.give(need, steps)?.is_some() {
                    given = true;
                    break;
                }
            }
            if !given {
                open.retain(|other| *other != group);
            }
        }
        Ok(())
    }

    /// Fills one more need, if that is possible with all that are filled.
    fn give(&mut self, need: usize, steps: &mut u64) -> Result<Option<()>, JointError> {
        let ways: Vec<Split> = match self.piece.whole[need] {
            Some(Whole::Single) => {
                let arcs = (0..self.piece.arcs.len()).filter(|arc| self.piece.arcs[*arc].need as usize == need);
                arcs.map(|arc| Split::Arc(arc as u32)).collect()
            }
            _ => vec![Split::Need(need as u32)],
        };
        for way in ways {
            self.ways[need] = Some(way);
            if let Some(relaxed) = self.solve(steps)? {
                self.kept = Some(relaxed);
                if let Some(group) = self.group(need) {
                    self.served[group] += self.piece.needs[need].units;
                }
                return Ok(Some(()));
            }
        }
        self.ways[need] = None;
        Ok(None)
    }

    /// The most valuable flow that fills exactly the needs that are filled, if it keeps all rules.
    fn solve(&mut self, steps: &mut u64) -> Result<Option<Relaxed>, JointError> {
        let answers: Vec<(Split, bool)> = self
            .ways
            .iter()
            .enumerate()
            .map(|(need, way)| way.map_or((Split::Need(need as u32), false), |way| (way, true)))
            .filter(|(split, yes)| *yes || !matches!(split, Split::Need(need) if self.piece.must[*need as usize]))
            .chain(self.shares.iter().copied())
            .collect();
        let Some(limits) = limits(self.piece, &answers) else { return Ok(None) };
        *steps += 1;
        let relaxed = self.relaxation.solve(self.piece, &limits)?;
        Ok(relaxed.filter(|relaxed| violations(self.piece, &relaxed.flow).is_empty()))
    }
}
