//! What the search leaves behind as its proof: a tree of decisions whose leaves say why nothing better lies there. `certificate`
//! checks it.

use std::rc::Rc;

use super::{owner::OwningSide, pricing::Prices, whole::TreeNode};

/// Why nothing better than the plan lies in a leaf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The Lagrangian at these prices, under the decisions on the way, is not above the plan's value.
    Prices(Rc<Prices>),
    /// The partner bounds cannot be kept under the decisions on the way.
    Bounds,
    /// All pairs are decided, and the best allocation on them is not above the plan's value.
    Pairing,
}

/// A node of the tree of decisions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProofNode {
    /// Not settled yet.
    Open,
    /// Settled.
    Closed(Reason),
    /// Decided both ways.
    Split {
        /// The pair that is decided.
        pair: u32,
        /// The node where it is chosen.
        chosen: u32,
        /// The node where it is not.
        not: u32,
    },
}

/// A tree of decisions; node 0 is the root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProofTree {
    /// The nodes.
    pub nodes: Vec<ProofNode>,
}

impl Default for ProofTree {
    fn default() -> Self {
        Self { nodes: vec![ProofNode::Open] }
    }
}

impl ProofTree {
    /// Settles a node.
    pub fn close(&mut self, node: u32, reason: Reason) {
        self.nodes[node as usize] = ProofNode::Closed(reason);
    }

    /// Decides a pair at a node, and returns the nodes where it is chosen and where it is not.
    pub fn split(&mut self, node: u32, pair: usize) -> (u32, u32) {
        let chosen = self.nodes.len() as u32;
        self.nodes.extend([ProofNode::Open, ProofNode::Open]);
        self.nodes[node as usize] = ProofNode::Split { pair: pair as u32, chosen, not: chosen + 1 };
        (chosen, chosen + 1)
    }

    /// Decides a pair one way, the other being settled for this reason; returns the node that is left.
    pub fn decide(&mut self, node: u32, pair: usize, is_chosen: bool, otherwise: Reason) -> u32 {
        let (chosen, not) = self.split(node, pair);
        let (left, settled) = if is_chosen { (chosen, not) } else { (not, chosen) };
        self.close(settled, otherwise);
        left
    }
}

/// What proves that no plan is worth more than the best one found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// Which side owns in the Lagrangians.
    pub side: OwningSide,
    /// The decisions on pairs.
    pub tree: ProofTree,
    /// The searches for whole needs.
    pub pieces: Vec<PieceProof>,
}

/// The splits of one search for whole needs, on the piece made of these arcs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PieceProof {
    /// Its arcs, sorted: index in the problem, and the value of a unit.
    pub arcs: Vec<(u32, i64)>,
    /// The tree of splits; positions of arcs are those of this list, positions of needs those of the sorted needs of the arcs.
    pub tree: Vec<TreeNode>,
}
