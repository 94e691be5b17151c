//! Needs that are served in full or not at all, when it is settled which arcs may carry: branch and bound on one piece, best first
//! with dives, stopped and taken up again at will. Called by `evaluator`.
//!
//! A node relaxes the needs to divisible ones, one minimum-cost flow. It is split on a need that is served in part (in full, or
//! nothing), then on an arc that shares a need which takes one offer alone, or that carries less than its least share (in, or
//! out). The tree of splits is kept: with it `certificate` proves the bound anew.

use std::collections::BTreeMap;

use crate::problem::Whole;

use super::{
    JointError,
    piece::{Limits, Piece},
};

/// A question whose two answers cover all cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Split {
    /// The need at this position is served in full, or not at all.
    Need(u32),
    /// The arc at this position carries (all of the need, where it takes one offer alone; else at least the least share), or not.
    Arc(u32),
}

/// A node of the tree of splits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TreeNode {
    /// Not split: closed, or still open.
    Leaf,
    /// Split in two.
    Split {
        /// The question.
        split: Split,
        /// The node where it is answered by yes.
        yes: u32,
        /// The node where it is answered by no.
        no: u32,
    },
}

/// A search on one piece.
#[derive(Clone, Debug)]
pub struct WholeSearch {
    /// The tree of splits; node 0 is the root.
    pub tree: Vec<TreeNode>,
    /// Best value found, with the units on each arc of the piece.
    pub best: Option<(i64, Vec<i64>)>,
    /// Flows solved.
    pub steps: u64,
    /// Open nodes by bound, the highest last; of equals the older last.
    open: BTreeMap<(i64, std::cmp::Reverse<u32>), Open>,
    /// Where a dive goes on.
    dive: Option<(i64, u32, Open)>,
}

#[derive(Clone, Debug)]
struct Open {
    answers: Vec<(Split, bool)>,
    split: Split,
}

impl WholeSearch {
    /// Begins: solves the root.
    ///
    /// # Errors
    /// [`JointError::TooLarge`] where sums leave 64 bits.
    pub fn new(piece: &Piece) -> Result<Self, JointError> {
        let mut this = Self { tree: vec![TreeNode::Leaf], best: None, steps: 0, open: BTreeMap::new(), dive: None };
        if let Some((bound, open)) = this.examine(piece, Vec::new())? {
            this.dive = Some((bound, 0, open));
        }
        Ok(this)
    }

    /// Upper bound of the value; `None` where no allocation keeps the rules.
    pub fn bound(&self) -> Option<i64> {
        let open = self.open.last_key_value().map(|((bound, _), _)| *bound);
        let diving = self.dive.as_ref().map(|(bound, ..)| *bound);
        let found = self.best.as_ref().map(|(value, _)| *value);
        open.max(diving).max(found)
    }

    /// Whether the best value is proved.
    pub fn is_finished(&self) -> bool {
        self.open.is_empty() && self.dive.is_none()
    }

    /// Goes on until so many more flows are solved, the bound is not above `enough`, or all is proved.
    ///
    /// # Errors
    /// [`JointError::TooLarge`] where sums leave 64 bits.
    pub fn advance(&mut self, piece: &Piece, steps: u64, enough: i64) -> Result<(), JointError> {
        let until = self.steps.saturating_add(steps);
        while self.steps < until && self.bound().is_some_and(|bound| bound > enough) {
            let Some((node, open)) = self.next() else { return Ok(()) };
            self.branch(piece, node, &open)?;
        }
        Ok(())
    }

    fn next(&mut self) -> Option<(u32, Open)> {
        if let Some((_, node, open)) = self.dive.take() {
            return Some((node, open));
        }
        let ((_, node), open) = self.open.pop_last()?;
        Some((node.0, open))
    }

    fn branch(&mut self, piece: &Piece, node: u32, open: &Open) -> Result<(), JointError> {
        let first = self.tree.len() as u32;
        self.tree.extend([TreeNode::Leaf, TreeNode::Leaf]);
        self.tree[node as usize] = TreeNode::Split { split: open.split, yes: first, no: first + 1 };
        for (child, answer) in [(first, true), (first + 1, false)] {
            let mut answers = open.answers.clone();
            answers.push((open.split, answer));
            let Some((bound, next)) = self.examine(piece, answers)? else { continue };
            // The dive follows the first child that is left, which fills a need where one can be filled.
            if self.dive.is_none() {
                self.dive = Some((bound, child, next));
            } else {
                self.open.insert((bound, std::cmp::Reverse(child)), next);
            }
        }
        self.prune();
        Ok(())
    }

    /// Drops open nodes that cannot better what is found.
    fn prune(&mut self) {
        let Some(best) = self.best.as_ref().map(|(value, _)| *value) else { return };
        if self.dive.as_ref().is_some_and(|(bound, ..)| *bound <= best) {
            self.dive = None;
        }
        self.open = self.open.split_off(&(best + 1, std::cmp::Reverse(u32::MAX)));
    }

    /// Solves a node. `None` where it is closed: nothing keeps its answers, or nothing betters what is found, or its flow is whole.
    fn examine(&mut self, piece: &Piece, answers: Vec<(Split, bool)>) -> Result<Option<(i64, Open)>, JointError> {
        self.steps += 1;
        let Some(limits) = limits(piece, &answers) else { return Ok(None) };
        let Some(solution) = piece.solve(&limits)? else { return Ok(None) };
        let value = i64::try_from(-solution.cost).map_err(|_| JointError::TooLarge)?;
        let flow = &solution.flow[..piece.arcs.len()];
        if self.best.as_ref().is_some_and(|(best, _)| value <= *best) {
            return Ok(None);
        }
        match violated(piece, flow) {
            Some(split) => Ok(Some((value, Open { answers, split }))),
            None => {
                self.best = Some((value, flow.to_vec()));
                Ok(None)
            }
        }
    }
}

/// The limits that answers set; `None` where they contradict each other. O(arcs + needs + answers × arcs).
pub fn limits(piece: &Piece, answers: &[(Split, bool)]) -> Option<Limits> {
    let mut limits = Limits { arcs: piece.arcs.iter().map(|arc| (0, arc.most)).collect(), needs: piece.within() };
    for (need, _) in piece.must.iter().enumerate().filter(|(_, must)| **must) {
        limits.needs[need].0 = limits.needs[need].1;
    }
    for (split, yes) in answers {
        match split {
            Split::Need(need) => {
                let need = *need as usize;
                if *yes {
                    limits.needs[need].0 = piece.needs[need].units;
                } else {
                    limits.needs[need].1 = 0;
                }
            }
            Split::Arc(arc) => {
                let position = *arc as usize;
                if *yes {
                    carry(piece, &mut limits, position);
                } else {
                    limits.arcs[position].1 = 0;
                }
            }
        }
    }
    let sound = |(least, most): &(i64, i64)| least <= most;
    (limits.arcs.iter().all(sound) && limits.needs.iter().all(sound)).then_some(limits)
}

/// The arc carries, so its need is filled; by it alone where the need takes one offer alone.
fn carry(piece: &Piece, limits: &mut Limits, position: usize) {
    let arc = &piece.arcs[position];
    let need = arc.need as usize;
    if piece.whole[need].is_some() {
        limits.needs[need].0 = piece.needs[need].units;
    }
    limits.arcs[position].0 = arc.share_least.max(1);
    if piece.whole[need] == Some(Whole::Single) {
        let rivals = piece.arcs.iter().enumerate().filter(|(other, entry)| entry.need == arc.need && *other != position);
        for (other, _) in rivals {
            limits.arcs[other].1 = 0;
        }
    }
}

/// The split that a flow calls for: the need with the most at stake that is served in part; else an arc that breaks a rule.
/// `None` where the flow keeps all rules.
fn violated(piece: &Piece, flow: &[i64]) -> Option<Split> {
    let mut got = vec![0_i64; piece.needs.len()];
    let mut worth = vec![0_i64; piece.needs.len()];
    let mut givers = vec![0_u32; piece.needs.len()];
    let mut most = vec![(0_i64, 0_u32); piece.needs.len()];
    let mut too_small = None;
    for (position, (arc, units)) in piece.arcs.iter().zip(flow).enumerate().filter(|(_, (_, units))| **units > 0) {
        let need = arc.need as usize;
        got[need] += units;
        worth[need] = worth[need].max(arc.unit);
        givers[need] += 1;
        if *units > most[need].0 {
            most[need] = (*units, position as u32);
        }
        if *units < arc.share_least && too_small.is_none() {
            too_small = Some(Split::Arc(position as u32));
        }
    }
    let whole = (0..piece.needs.len()).filter(|need| piece.whole[*need].is_some());
    let in_part = whole.clone().filter(|need| got[*need] > 0 && got[*need] < piece.needs[*need].units);
    let stake = |need: &usize| {
        let part = got[*need].min(piece.needs[*need].units - got[*need]);
        (i128::from(part) * i128::from(worth[*need]), std::cmp::Reverse(*need))
    };
    if let Some(need) = in_part.max_by_key(stake) {
        return Some(Split::Need(need as u32));
    }
    let shared = whole.into_iter().find(|need| piece.whole[*need] == Some(Whole::Single) && givers[*need] > 1);
    shared.map(|need| Split::Arc(most[need].1)).or(too_small)
}
