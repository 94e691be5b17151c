//! Repairs a flow after changed bounds or supplies by the dual network simplex: potentials stay optimal all the while, so that the flow is
//! optimal as soon as it keeps its bounds, and no search through all arcs is needed.
//!
//! What changed is sent along the tree whether its arcs can carry it or not. Then, as long as a tree arc is outside its bounds (or an
//! artificial arc carries anything), it leaves at the bound that it breaks, and of the arcs that join the two parts of the tree in the
//! direction needed the one of least reduced cost enters. Only the arcs at the smaller part are looked at. Source: Ahuja, Magnanti &
//! Orlin (1993), section 11.9.

use super::{
    core::{Core, StoredArc},
    tree::{Exchange, NONE, TreeNode, exchange},
    word::Word,
};

/// The arcs at each node, and room to mark nodes.
#[derive(Clone, Debug)]
pub(super) struct Incidence {
    /// Where each node's arcs end in `arcs`.
    ends: Vec<u32>,
    arcs: Vec<u32>,
    mark: Vec<u32>,
    current: u32,
}

impl Incidence {
    fn of<W: Word>(arcs: &[StoredArc<W>], nodes: usize) -> Self {
        let mut ends = vec![0_u32; nodes];
        for arc in arcs {
            ends[arc.tail as usize] += 1;
            ends[arc.head as usize] += 1;
        }
        let mut total = 0;
        for end in &mut ends {
            total += std::mem::replace(end, total);
        }
        let mut listed = vec![0; 2 * arcs.len()];
        for (index, arc) in arcs.iter().enumerate() {
            for node in [arc.tail, arc.head] {
                let place = &mut ends[node as usize];
                listed[*place as usize] = index as u32;
                *place += 1;
            }
        }
        Self { ends, arcs: listed, mark: vec![0; nodes], current: 0 }
    }

    fn at(&self, node: u32) -> &[u32] {
        let start = if node == 0 { 0 } else { self.ends[node as usize - 1] };
        &self.arcs[start as usize..self.ends[node as usize] as usize]
    }
}

impl<W: Word> Core<W> {
    /// Makes the flow keep all bounds again, potentials staying optimal. False where that did not succeed (there may be no flow at all,
    /// or it would take too many pivots); then [`Core::repair`] is to be called. O(nodes) a pivot and the arcs looked at.
    pub fn repair_dual(&mut self) -> bool {
        self.send_excess();
        self.strongly_feasible = false;
        let mut incidence = match self.incidence.take() {
            Some(incidence) => incidence,
            None => Incidence::of(&self.arcs, self.tree.len()),
        };
        let limit = 64 + 4 * self.tree.len().isqrt();
        let mut repaired = false;
        for _ in 0..limit {
            let Some((cut, amount, is_surplus)) = self.greatest_violation() else {
                repaired = true;
                break;
            };
            let Some(entering) = self.entering_across(cut, is_surplus, &mut incidence) else { break };
            self.dual_pivot(cut, amount, entering);
        }
        self.incidence = Some(incidence);
        if !repaired {
            self.excess = vec![0; self.tree.len()];
        }
        repaired
    }

    /// Sends what nodes must send more up the tree, bounds or no bounds.
    fn send_excess(&mut self) {
        let mut excess = std::mem::take(&mut self.excess);
        let root = self.root();
        let mut node = self.tree[root as usize].previous;
        while node != root {
            let sent = excess[node as usize];
            let TreeNode { parent, previous, .. } = self.tree[node as usize];
            if sent != 0 {
                let this = &mut self.tree[node as usize];
                // An artificial arc keeps its direction, as turning it would move potentials; its flow may become negative.
                (this.up, this.down) = (W::narrow(this.up.wide() - sent), W::narrow(this.down.wide() + sent));
                excess[parent as usize] += sent;
            }
            node = previous;
        }
    }

    /// The tree arc that is furthest outside its bounds: the node below, by how much, and whether that part of the tree must send more
    /// elsewhere (or must get more).
    fn greatest_violation(&self) -> Option<(u32, W, bool)> {
        let mut greatest = W::ZERO;
        let mut found = None;
        for (node, record) in self.tree.iter().enumerate().take(self.tree.len() - 1) {
            let (surplus, deficit) = if (record.arc as usize) < self.arcs.len() {
                (W::ZERO.minus(record.up), W::ZERO.minus(record.down))
            } else if record.up >= W::FINITE {
                (record.down, W::ZERO.minus(record.down))
            } else {
                (W::ZERO.minus(record.up), record.up)
            };
            for (amount, is_surplus) in [(surplus, true), (deficit, false)] {
                if amount > greatest {
                    greatest = amount;
                    found = Some((node as u32, amount, is_surplus));
                }
            }
        }
        found
    }

    /// Of the arcs that leave (or enter) the subtree at `cut`, in their stored direction and with room, the one of least reduced cost;
    /// the first of equals.
    fn entering_across(&self, cut: u32, leaves: bool, incidence: &mut Incidence) -> Option<u32> {
        let TreeNode { size, last, arc: leaving, .. } = self.tree[cut as usize];
        let nodes = self.tree.len() as u32;
        let of_subtree = 2 * u64::from(size) <= u64::from(nodes);
        let (start, count) = if of_subtree { (cut, size) } else { (self.tree[last as usize].next, nodes - size) };
        incidence.current = incidence.current.wrapping_add(1);
        let mut node = start;
        for _ in 0..count {
            incidence.mark[node as usize] = incidence.current;
            node = self.tree[node as usize].next;
        }
        let mut best: Option<(W, u32)> = None;
        node = start;
        for _ in 0..count {
            for arc in incidence.at(node) {
                let StoredArc { tail, head, .. } = self.arcs[*arc as usize];
                // From this part to the other: right where this part is the subtree and the arc is to leave it, or neither.
                let (near, far) = if of_subtree == leaves { (tail, head) } else { (head, tail) };
                let crosses = near == node && incidence.mark[far as usize] != incidence.current;
                if crosses && *arc != leaving && self.room[*arc as usize] > W::ZERO {
                    let key = (self.reduced_cost(*arc), *arc);
                    if best.is_none_or(|best| key < best) {
                        best = Some(key);
                    }
                }
            }
            node = self.tree[node as usize].next;
        }
        best.map(|(_, arc)| arc)
    }

    /// Sends `amount` round the cycle that `entering` closes, in its stored direction, and puts it into the tree for the arc above `cut`.
    fn dual_pivot(&mut self, cut: u32, amount: W, entering: u32) {
        self.pivots += 1;
        let StoredArc { tail: first, head: second, .. } = self.arcs[entering as usize];
        let (mut below, mut above) = (first, second);
        while below != above {
            let (one, other) = (&self.tree[below as usize], &self.tree[above as usize]);
            if one.size < other.size {
                below = one.parent;
            } else {
                above = other.parent;
            }
        }
        self.push(first, second, below, amount);
        // The end in the subtree is the one from which the way up meets `cut`.
        let below_cut_from = |start: u32| {
            let (mut node, mut before) = (start, NONE);
            while node != cut && node != NONE {
                before = node;
                node = self.tree[node as usize].parent;
            }
            (node == cut).then_some(before)
        };
        let (along, back) = (self.room[entering as usize].minus(amount), amount);
        let (below_cut, inside, outside, up, down) = match below_cut_from(first) {
            Some(before) => (before, first, second, along, back),
            None => (below_cut_from(second).unwrap_or(NONE), second, first, back, along),
        };
        let leaving = self.tree[cut as usize];
        self.leave(cut, &leaving);
        exchange(&mut self.tree, &Exchange { cut, below_cut, inside, outside, apex: below, arc: entering, up, down });
        self.shift_potentials(entering, inside);
    }
}
