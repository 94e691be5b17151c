//! Checks the proof that no plan is worth more than the best one found. `solver` shows a plan as optimal only when this accepted.
//!
//! It shares no code with the search: it reduces the problem anew, walks the tree of decisions, and at each leaf works the bound out
//! again: from the prices, by flows of its own that [`matching::certificate`] verifies; from the partner bounds, by a flow that has no
//! answer and the cut that says so; from the whole needs, by the leaves of their own trees. Every case is covered because each
//! split has both its sides.
//!
//! O(leaves × sets × flows of a part), and one flow for each leaf of the trees of whole needs.

mod feasibility;
mod lagrangian;
mod part;
mod reduced;
mod wholes;

use std::collections::BTreeMap;

use crate::{
    joint::proof::{Certificate, ProofNode, Reason},
    problem::JointProblem,
};

use lagrangian::Lagrangian;
use reduced::Reduced;
use wholes::{PieceWalk, Pieces};

/// Why a proof is refused; a fault of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// A node of the tree is open, or is not there.
    Open(u32),
    /// The bound at this leaf is above the plan's value, or the bounds can be kept there.
    Leaf(u32),
    /// A flow could not be solved or verified.
    Flow,
}

/// A proof under check, a slice at a time.
#[derive(Debug)]
pub struct Checker {
    reduced: Reduced,
    certificate: Certificate,
    value: i128,
    lagrangian: Lagrangian,
    pieces: Pieces,
    /// Nodes still to be looked at, with the decisions on the way.
    stack: Vec<(u32, BTreeMap<u32, bool>)>,
    walk: Option<(usize, PieceWalk)>,
}

impl Checker {
    /// Reads problem and proof; `value` is the plan's. O(arcs × log).
    pub fn new(problem: &JointProblem, certificate: Certificate, value: i64) -> Self {
        let reduced = Reduced::new(problem);
        Self {
            lagrangian: Lagrangian::new(&reduced, certificate.side),
            pieces: Pieces::new(&certificate.pieces),
            stack: vec![(0, BTreeMap::new())],
            walk: None,
            value: i128::from(value),
            reduced,
            certificate,
        }
    }

    /// Looks at leaves until about so many flows are solved. Returns whether some are left; false says that the proof holds.
    ///
    /// # Errors
    /// [`Refused`] where it does not.
    pub fn advance(&mut self, flows: u64) -> Result<bool, Refused> {
        let mut left = i64::try_from(flows).unwrap_or(i64::MAX);
        while left > 0 {
            left -= 1;
            if let Some((piece, mut walk)) = self.walk.take() {
                if walk.step(&self.reduced, &self.certificate.pieces[piece])? {
                    self.walk = Some((piece, walk));
                } else {
                    self.pieces.learn(piece, walk.bound());
                }
                continue;
            }
            let Some((node, decided)) = self.stack.pop() else { return Ok(false) };
            let before = self.lagrangian.flows();
            self.look(node, decided)?;
            left -= i64::try_from(self.lagrangian.flows() - before).unwrap_or(i64::MAX);
        }
        Ok(true)
    }

    fn look(&mut self, node: u32, decided: BTreeMap<u32, bool>) -> Result<(), Refused> {
        match self.certificate.tree.nodes.get(node as usize).ok_or(Refused::Open(node))?.clone() {
            ProofNode::Open => Err(Refused::Open(node)),
            ProofNode::Split { pair, chosen, not } => {
                for (child, is_chosen) in [(chosen, true), (not, false)] {
                    // A child comes after its parent, so that the walk ends.
                    if child <= node {
                        return Err(Refused::Open(child));
                    }
                    let mut decided = decided.clone();
                    if decided.insert(pair, is_chosen).is_none_or(|before| before == is_chosen) {
                        self.stack.push((child, decided));
                    }
                }
                Ok(())
            }
            ProofNode::Closed(Reason::Prices(prices)) => {
                let bound = self.lagrangian.bound(&self.reduced, &prices, &decided)?;
                if bound.is_none_or(|bound| bound <= self.value) { Ok(()) } else { Err(Refused::Leaf(node)) }
            }
            ProofNode::Closed(Reason::Bounds) => {
                if feasibility::has_pairing(&self.reduced, &decided)? {
                    Err(Refused::Leaf(node))
                } else {
                    Ok(())
                }
            }
            ProofNode::Closed(Reason::Pairing) => {
                let Some(pairing) = self.reduced.pairing(&decided) else { return Err(Refused::Leaf(node)) };
                match self.pieces.bound(&self.reduced, &pairing)? {
                    wholes::Known::Bound(bound) => {
                        if bound.is_none_or(|bound| bound <= self.value) {
                            Ok(())
                        } else {
                            Err(Refused::Leaf(node))
                        }
                    }
                    wholes::Known::Missing(piece) => {
                        // First the tree of this piece, then the leaf again.
                        self.walk = Some((piece, PieceWalk::new()));
                        self.stack.push((node, decided));
                        Ok(())
                    }
                }
            }
        }
    }
}
