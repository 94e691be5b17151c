//! Needs that are served in full or not at all, when it is settled which arcs may carry: branch and bound on one piece, best first
//! with dives, stopped and taken up again at will. Called by `evaluator`.
//!
//! A node relaxes the needs to divisible ones, one minimum-cost flow from the basis before. It is split on a need that is served in
//! part (in full, or nothing), or on an arc that shares a need which takes one offer alone or carries less than its least share (in,
//! or out); a few such questions are asked both ways before one is chosen, and one that has a hopeless answer is settled at once.
//! Every dive ends in a plan, which one-for-one exchanges better; where none has yet, the root can be rounded to one. The tree of
//! splits is kept: with it `certificate` proves the bound anew.

use std::{cmp::Reverse, collections::BTreeMap};

use super::{
    JointError,
    answers::{Split, limits},
    exchange::exchange,
    first_filling::{FirstFilling, first_filling},
    piece::Piece,
    relaxation::Relaxation,
    rounding::{Rounded, round},
    violation::violations,
};

/// Questions asked both ways before a node is split.
const PROBES: usize = 5;

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
    open: BTreeMap<(i64, Reverse<u32>), Open>,
    /// Where a dive goes on.
    dive: Option<(i64, u32, Open)>,
    relaxation: Relaxation,
}

/// An open node: what was answered on the way, and the questions that its flow asks.
#[derive(Clone, Debug)]
struct Open {
    answers: Vec<(Split, bool)>,
    questions: Vec<Split>,
}

/// A question with its answers' nodes, as far as they are open.
struct Asked {
    split: Split,
    yes: Option<(i64, Open)>,
    no: Option<(i64, Open)>,
}

impl WholeSearch {
    /// Begins: solves the root, and finds a plan where some needs must be filled.
    ///
    /// # Errors
    /// [`JointError::TooLarge`] where sums leave 64 bits.
    pub fn new(piece: &Piece) -> Result<Self, JointError> {
        let mut this = Self {
            tree: vec![TreeNode::Leaf],
            best: None,
            steps: 0,
            open: BTreeMap::new(),
            dive: None,
            relaxation: Relaxation::new(piece),
        };
        if let Some((bound, open)) = this.examine(piece, Vec::new())? {
            this.dive = Some((bound, 0, open));
            if piece.must.contains(&true) {
                let FirstFilling { plan, steps, .. } = first_filling(piece, &mut this.relaxation)?;
                this.steps += steps;
                this.best = plan;
                this.prune();
            }
        }
        Ok(this)
    }

    /// A first plan from the flow of the root, where there is none yet. A few flows.
    ///
    /// # Errors
    /// [`JointError::TooLarge`] where sums leave 64 bits.
    pub fn round(&mut self, piece: &Piece) -> Result<(), JointError> {
        if self.best.is_some() || self.is_finished() {
            return Ok(());
        }
        let Some(limits) = limits(piece, &[]) else { return Ok(()) };
        let Some(root) = self.relaxation.solve(piece, &limits)? else { return Ok(()) };
        let Rounded { plan, steps } = round(piece, &mut self.relaxation, &root)?;
        self.steps += steps;
        self.best = plan;
        self.prune();
        Ok(())
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
            let Some((bound, node, open)) = self.next() else { return Ok(()) };
            self.branch(piece, bound, node, &open)?;
        }
        Ok(())
    }

    fn next(&mut self) -> Option<(i64, u32, Open)> {
        if let Some(dive) = self.dive.take() {
            return Some(dive);
        }
        let ((bound, Reverse(node)), open) = self.open.pop_last()?;
        Some((bound, node, open))
    }

    /// Asks a few questions of a node both ways and splits it on the one that brings the bounds down most.
    fn branch(&mut self, piece: &Piece, bound: i64, node: u32, open: &Open) -> Result<(), JointError> {
        let mut chosen: Option<(i128, Asked)> = None;
        for split in open.questions.iter().take(PROBES) {
            let asked = self.ask(piece, open, *split)?;
            let (Some(yes), Some(no)) = (&asked.yes, &asked.no) else {
                // One answer is hopeless, or both: the question is settled, and the flow of the other asks the next.
                chosen = Some((0, asked));
                break;
            };
            let fall = |side: &(i64, Open)| i128::from(bound) - i128::from(side.0) + 1;
            let score = fall(yes).min(fall(no)) * 6 + fall(yes).max(fall(no));
            if chosen.as_ref().is_none_or(|(best, _)| score > *best) {
                chosen = Some((score, asked));
            }
        }
        let Some((_, asked)) = chosen else { return Ok(()) };
        let first = self.tree.len() as u32;
        self.tree.extend([TreeNode::Leaf, TreeNode::Leaf]);
        self.tree[node as usize] = TreeNode::Split { split: asked.split, yes: first, no: first + 1 };
        let (yes, no) = (asked.yes.map(|side| (first, side)), asked.no.map(|side| (first + 1, side)));
        let yes_first = match (&yes, &no) {
            (Some((_, (yes, _))), Some((_, (no, _)))) => yes >= no,
            _ => true,
        };
        let order = if yes_first { [yes, no] } else { [no, yes] };
        for (child, (bound, open)) in order.into_iter().flatten() {
            if self.dive.is_none() {
                self.dive = Some((bound, child, open));
            } else {
                self.open.insert((bound, Reverse(child)), open);
            }
        }
        self.prune();
        Ok(())
    }

    fn ask(&mut self, piece: &Piece, open: &Open, split: Split) -> Result<Asked, JointError> {
        let mut side = |answer| {
            let mut answers = open.answers.clone();
            answers.push((split, answer));
            self.examine(piece, answers)
        };
        Ok(Asked { split, yes: side(true)?, no: side(false)? })
    }

    /// Drops open nodes that cannot better what is found.
    fn prune(&mut self) {
        let Some(best) = self.best.as_ref().map(|(value, _)| *value) else { return };
        if self.dive.as_ref().is_some_and(|(bound, ..)| *bound <= best) {
            self.dive = None;
        }
        self.open = self.open.split_off(&(best + 1, Reverse(u32::MAX)));
    }

    /// Solves a node. `None` where it is closed: nothing keeps its answers, or nothing betters what is found, or its flow is whole.
    fn examine(&mut self, piece: &Piece, answers: Vec<(Split, bool)>) -> Result<Option<(i64, Open)>, JointError> {
        self.steps += 1;
        let Some(limits) = limits(piece, &answers) else { return Ok(None) };
        let Some(relaxed) = self.relaxation.solve(piece, &limits)? else { return Ok(None) };
        if self.best.as_ref().is_some_and(|(best, _)| relaxed.value <= *best) {
            return Ok(None);
        }
        let questions = violations(piece, &relaxed.flow);
        if !questions.is_empty() {
            return Ok(Some((relaxed.value, Open { answers, questions })));
        }
        let bettered = exchange(piece, &mut self.relaxation, (relaxed.value, relaxed.flow))?;
        self.steps += bettered.steps;
        self.best = Some((bettered.value, bettered.flow));
        Ok(None)
    }
}
