//! Changes of costs, bounds and supplies that keep the basis, for solving again from the last answer.
//!
//! A changed cost leaves the flow as it is and moves potentials. A changed bound or supply leaves nodes with an excess, which
//! [`Core::repair`] sends up the tree; an arc that cannot carry it leaves the tree at its bound, and its subtree hangs on the root by
//! an artificial arc that carries the rest. The tree is strongly feasible again, and the pivots do what is left.

use super::{
    core::{Core, StoredArc, artificial_room},
    tree::{Exchange, NONE, TreeNode, exchange},
    word::Word,
};

impl<W: Word> Core<W> {
    /// The lower end of an arc that is in the tree.
    pub fn child_of(&self, arc: u32) -> Option<u32> {
        let StoredArc { tail, head, .. } = self.arcs[arc as usize];
        [tail, head].into_iter().find(|node| self.tree[*node as usize].arc == arc)
    }

    /// What a unit costs on the arc as it was given. O(1).
    pub fn unit_cost(&self, arc: usize) -> i64 {
        let cost = self.arcs[arc].cost.wide();
        if self.turned[arc] { -cost } else { cost }
    }

    /// Changes what a unit costs. Must fit the width, also times the number of nodes.
    pub fn set_cost(&mut self, arc: u32, cost: W) {
        let stored = if self.turned[arc as usize] { W::ZERO.minus(cost) } else { cost };
        self.arcs[arc as usize].cost = stored;
        let needed = (self.tree.len() as i64) * cost.wide().abs().max(1);
        if needed > self.artificial_cost.wide() {
            self.artificial_cost = W::narrow(needed);
            self.set_potentials();
            self.dual_feasible = false;
        } else if let Some(child) = self.child_of(arc) {
            if self.reduced_cost(arc) != W::ZERO {
                self.shift_potentials(arc, child);
                self.dual_feasible = false;
            }
        } else if self.reduced_cost(arc) < W::ZERO && self.room[arc as usize] > W::ZERO {
            self.dual_feasible = false;
            self.pricing.next = arc as usize;
        }
    }

    /// Changes an arc's bounds: by how much its lower bound rises, and the room above it.
    pub fn set_bounds(&mut self, arc: u32, rise: i64, room: W) {
        let old_room = self.room[arc as usize];
        self.room[arc as usize] = room;
        if let Some(child) = self.child_of(arc) {
            // The flow stays what it was; residual capacities may become negative until the tree is repaired.
            let points_up = (self.arcs[arc as usize].tail == child) != self.turned[arc as usize];
            let node = &mut self.tree[child as usize];
            let flow = W::narrow(if points_up { node.down } else { node.up }.wide() - rise);
            (node.up, node.down) = if points_up { (room.minus(flow), flow) } else { (flow, room.minus(flow)) };
            self.add_excess(child, 0);
            return;
        }
        // It is at the bound that its reduced cost asks for, as long as that is finite.
        let old_flow = if self.turned[arc as usize] { old_room.wide() } else { 0 };
        if self.reduced_cost(arc) < W::ZERO {
            self.turn(arc);
        }
        if self.turned[arc as usize] && room >= W::FINITE {
            self.turn(arc);
            self.dual_feasible &= self.reduced_cost(arc) >= W::ZERO;
        }
        let StoredArc { tail, head, .. } = self.arcs[arc as usize];
        let (tail, head, flow) = if self.turned[arc as usize] { (head, tail, room.wide()) } else { (tail, head, 0) };
        let change = rise + flow - old_flow;
        if change != 0 {
            self.add_excess(tail, -change);
            self.add_excess(head, change);
        }
    }

    /// Raises what a node must send.
    pub fn add_excess(&mut self, node: u32, amount: i64) {
        if self.excess.is_empty() {
            self.excess = vec![0; self.tree.len()];
        }
        self.excess[node as usize] += amount;
    }

    /// Makes the flow keep all bounds again. O(nodes), and O(depth) for each arc that leaves the tree.
    pub fn repair(&mut self) {
        if self.excess.is_empty() {
            return;
        }
        let mut excess = std::mem::take(&mut self.excess);
        (self.dual_feasible, self.strongly_feasible) = (false, true);
        let root = self.root();
        let mut cut_off = Vec::new();
        let mut node = self.tree[root as usize].previous;
        while node != root {
            let TreeNode { parent, previous, arc, up, down, .. } = self.tree[node as usize];
            let sent = excess[node as usize];
            let (up, down) = (up.wide(), down.wide());
            if arc as usize >= self.arcs.len() {
                let flow = if up >= W::FINITE.wide() { down } else { -up };
                let this = &mut self.tree[node as usize];
                (this.up, this.down) = artificial_room(W::narrow(flow + sent));
            } else {
                // Strong feasibility asks for room upwards.
                let carried = if down + sent < 0 {
                    -down
                } else if up - sent <= 0 {
                    up
                } else {
                    sent
                };
                let this = &mut self.tree[node as usize];
                (this.up, this.down) = (W::narrow(up - carried), W::narrow(down + carried));
                if this.up <= W::ZERO || this.down < W::ZERO || carried != sent {
                    cut_off.push((node, W::narrow(sent - carried)));
                }
                excess[parent as usize] += carried;
            }
            node = previous;
        }
        for (node, rest) in cut_off {
            self.leave(node, &self.tree[node as usize].clone());
            let (up, down) = artificial_room(rest);
            let arc = self.arcs.len() as u32 + node;
            let moved = Exchange { cut: node, below_cut: NONE, inside: node, outside: root, apex: root, arc, up, down };
            exchange(&mut self.tree, &moved);
        }
        self.set_potentials();
    }

    /// Works out all potentials from the tree. O(nodes).
    pub fn set_potentials(&mut self) {
        let root = self.root();
        self.potential[root as usize] = W::ZERO;
        let mut node = self.tree[root as usize].next;
        while node != root {
            let TreeNode { parent, next, arc, up, .. } = self.tree[node as usize];
            let above = self.potential[parent as usize];
            self.potential[node as usize] = match self.arcs.get(arc as usize) {
                Some(arc) if arc.tail == node => above.minus(arc.cost),
                Some(arc) => above.plus(arc.cost),
                None if up >= W::FINITE => above,
                None => above.plus(self.artificial_cost),
            };
            node = next;
        }
    }
}
