//! The network simplex on one component: arcs in the order of the search, the tree, the potentials, and the pivots.
//!
//! Flow is kept on tree arcs alone, as residual capacities (see [`super::tree`]); an arc outside the tree is at its lower or its
//! upper bound. Lower bounds are shifted away by the caller. Arc numbers from `arcs.len()` on are artificial: the one of node v
//! joins it with the root. The entering arc is the best of a block; the leaving arc is the last blocking one round the cycle from
//! its apex, which keeps the tree strongly feasible, so that degenerate pivots cannot cycle (Cunningham 1976).

use crate::progress::Progress;

use super::{
    dual::Incidence,
    pricing::Pricing,
    tree::{Exchange, NONE, TreeNode, exchange},
    word::Word,
};

/// An arc outside the tree, seen in the direction in which its flow can still change: an arc at its upper bound is stored turned
/// round, so that every arc is a candidate exactly where its reduced cost is negative.
#[derive(Clone, Copy, Debug)]
pub(super) struct StoredArc<W> {
    /// Node it leaves, as stored.
    pub tail: u32,
    /// Node it enters, as stored.
    pub head: u32,
    /// Cost of a unit in the stored direction.
    pub cost: W,
}

/// What ended a run of pivots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// No arc breaks its optimality.
    Optimal,
    /// The cycle that this arc closes in the tree is of negative cost and without bound.
    Unbounded {
        /// The entering arc.
        arc: u32,
    },
    /// The caller stopped it.
    Stopped,
}

/// Pivots between two calls of the caller's progress function.
const PIVOTS_A_REPORT: u64 = 64;

/// The problem of one component with its basis.
#[derive(Clone, Debug)]
pub(super) struct Core<W> {
    /// In the order of the search.
    pub arcs: Vec<StoredArc<W>>,
    /// Room of each arc above its lower bound, or [`Word::INFINITE`].
    pub room: Vec<W>,
    /// Whether an arc is stored turned round.
    pub turned: Vec<bool>,
    /// The nodes, and after them the root.
    pub tree: Vec<TreeNode<W>>,
    /// Potential of each node and the root.
    pub potential: Vec<W>,
    /// What an artificial arc costs that enters its node: more than any path. The others cost nothing.
    pub artificial_cost: W,
    pub pricing: Pricing,
    pub pivots: u64,
    /// What each node must send more than it does since bounds or supplies were changed; empty where nothing was.
    pub excess: Vec<i64>,
    /// Whether the potentials prove the flow optimal as soon as it keeps its bounds.
    pub dual_feasible: bool,
    /// Whether every tree arc can carry something upwards.
    pub strongly_feasible: bool,
    /// Pivots in a row that moved no flow.
    pub degenerate: usize,
    /// Made when the dual repair first needs it.
    pub incidence: Option<Incidence>,
}

impl<W: Word> Core<W> {
    /// Hangs every node on the root by its artificial arc, all arcs at their lower bounds. O(nodes + arcs).
    pub fn new(arcs: Vec<StoredArc<W>>, room: Vec<W>, supply: impl ExactSizeIterator<Item = W>, pricing: Pricing) -> Self {
        let nodes = supply.len() as u32;
        let mut core = Self {
            turned: vec![false; arcs.len()],
            tree: Vec::with_capacity(supply.len() + 1),
            potential: vec![W::ZERO; supply.len() + 1],
            artificial_cost: W::ZERO,
            arcs,
            room,
            pricing,
            pivots: 0,
            excess: Vec::new(),
            dual_feasible: false,
            strongly_feasible: true,
            degenerate: 0,
            incidence: None,
        };
        core.artificial_cost = core.cost_above_any_path(nodes);
        for (node, supply) in supply.enumerate() {
            let node = node as u32;
            let (up, down) = artificial_room(supply);
            let (next, previous) = (node + 1, if node == 0 { nodes } else { node - 1 });
            let arc = core.arcs.len() as u32 + node;
            core.tree.push(TreeNode { parent: nodes, next, previous, size: 1, last: node, arc, up, down });
            if supply < W::ZERO {
                core.potential[node as usize] = core.artificial_cost;
            }
        }
        let last = if nodes == 0 { 0 } else { nodes - 1 };
        let (arc, parent, size) = (NONE, NONE, nodes + 1);
        core.tree.push(TreeNode { parent, next: 0, previous: last, size, last, arc, up: W::ZERO, down: W::ZERO });
        core
    }

    /// The root's number.
    pub fn root(&self) -> u32 {
        self.tree.len() as u32 - 1
    }

    /// (nodes + 1) × greatest cost.
    pub fn cost_above_any_path(&self, nodes: u32) -> W {
        let greatest = self.arcs.iter().map(|arc| arc.cost.max(W::ZERO.minus(arc.cost))).max().unwrap_or(W::ZERO);
        W::narrow((i64::from(nodes) + 1) * greatest.wide().max(1))
    }

    /// Reduced cost of an arc in its stored direction.
    pub fn reduced_cost(&self, arc: u32) -> W {
        let StoredArc { tail, head, cost } = self.arcs[arc as usize];
        cost.plus(self.potential[tail as usize]).minus(self.potential[head as usize])
    }

    /// The arcs that are stored turned round, in order. They are few as a rule: eight that are not are passed over at once.
    pub fn turned_arcs(&self) -> impl Iterator<Item = usize> {
        let groups = self.turned.chunks(8).enumerate().filter(|(_, group)| *group != [false; 8]);
        groups.flat_map(|(number, group)| {
            group.iter().enumerate().filter(|(_, turned)| **turned).map(move |(index, _)| 8 * number + index)
        })
    }

    /// Stores an arc the other way round.
    pub fn turn(&mut self, arc: u32) {
        let StoredArc { tail, head, cost } = self.arcs[arc as usize];
        self.arcs[arc as usize] = StoredArc { tail: head, head: tail, cost: W::ZERO.minus(cost) };
        self.turned[arc as usize] = !self.turned[arc as usize];
    }

    /// Pivots until the basis is optimal, or `progress`, told the number of pivots now and then, breaks.
    pub fn run(&mut self, progress: &mut Progress<'_>) -> Ended {
        loop {
            // Before the search for the arc, so that a run that goes on after a stop enters the same one.
            if self.pivots.is_multiple_of(PIVOTS_A_REPORT) && progress(self.pivots).is_break() {
                return Ended::Stopped;
            }
            let Some(arc) = self.pricing.entering_arc(&self.arcs, &self.potential) else { return Ended::Optimal };
            if !self.pivot(arc) {
                return Ended::Unbounded { arc };
            }
            if !self.strongly_feasible && self.degenerate > 2 * self.tree.len() + 100 {
                // The dual repair left a tree that may cycle: cut what cannot carry anything upwards.
                self.excess = vec![0; self.tree.len()];
                self.repair();
            }
        }
    }

    /// Brings an arc into the tree; false where nothing limits the flow round its cycle.
    fn pivot(&mut self, entering: u32) -> bool {
        self.pivots += 1;
        // Flow goes over the entering arc from `first` to `second`, up to the apex and down again to `first`.
        let StoredArc { tail: first, head: second, .. } = self.arcs[entering as usize];
        let room = self.room[entering as usize];
        let Blocking { apex, cut, below_cut, delta, on_first_side } = blocking(&self.tree, first, second, room);
        if delta >= W::FINITE {
            return false;
        }
        self.degenerate += 1;
        if delta > W::ZERO {
            self.degenerate = 0;
            self.push(first, second, apex, delta);
        }
        if cut == NONE {
            self.turn(entering);
            return true;
        }
        let leaving = self.tree[cut as usize];
        self.leave(cut, &leaving);
        // What may still flow over the entering arc, from `first` to `second` and back.
        let (along, back) = (room.minus(delta), delta);
        let (inside, outside, up, down) =
            if on_first_side { (first, second, along, back) } else { (second, first, back, along) };
        exchange(&mut self.tree, &Exchange { cut, below_cut, inside, outside, apex, arc: entering, up, down });
        self.shift_potentials(entering, inside);
        true
    }

    /// Sends `amount` up from `second` to the apex and down to `first`.
    pub fn push(&mut self, first: u32, second: u32, apex: u32, amount: W) {
        let mut node = first;
        while node != apex {
            let this = &mut self.tree[node as usize];
            (this.up, this.down) = (this.up.plus(amount), this.down.minus(amount));
            node = this.parent;
        }
        node = second;
        while node != apex {
            let this = &mut self.tree[node as usize];
            (this.up, this.down) = (this.up.minus(amount), this.down.plus(amount));
            node = this.parent;
        }
    }

    /// Stores the arc above `child`, which is full in one direction and leaves the tree, in the other direction. Where it has no room
    /// at all, any will do. An artificial arc never comes back.
    pub fn leave(&mut self, child: u32, leaving: &TreeNode<W>) {
        if let Some(arc) = self.arcs.get(leaving.arc as usize) {
            let (open, back) = if arc.tail == child { (leaving.up, leaving.down) } else { (leaving.down, leaving.up) };
            if open == W::ZERO && back > W::ZERO {
                self.turn(leaving.arc);
            }
        }
    }

    /// Moves the potentials of the subtree at `inside` (or, where that is less work, of all other nodes) so that the arc to its
    /// parent, this one, has reduced cost 0.
    pub fn shift_potentials(&mut self, arc: u32, inside: u32) {
        let reduced = self.reduced_cost(arc);
        let shift = if self.arcs[arc as usize].tail == inside { W::ZERO.minus(reduced) } else { reduced };
        let TreeNode { size, last, .. } = self.tree[inside as usize];
        let nodes = self.tree.len() as u32;
        let (mut node, count, shift) = if 2 * u64::from(size) <= u64::from(nodes) {
            (inside, size, shift)
        } else {
            (self.tree[last as usize].next, nodes - size, W::ZERO.minus(shift))
        };
        for _ in 0..count {
            self.potential[node as usize] = self.potential[node as usize].plus(shift);
            node = self.tree[node as usize].next;
        }
    }
}

/// Residual capacities, up and down, of an artificial arc whose node must send this: with nothing to send it points up, so that the
/// tree is strongly feasible.
pub(super) fn artificial_room<W: Word>(supply: W) -> (W, W) {
    if supply >= W::ZERO { (W::INFINITE.minus(supply), supply) } else { (W::ZERO.minus(supply), W::INFINITE.plus(supply)) }
}

/// What limits the flow round a cycle.
struct Blocking<W> {
    apex: u32,
    /// The lower end of the tree arc that blocks; [`NONE`] where the entering arc does.
    cut: u32,
    /// The node of the cycle below `cut`, or [`NONE`].
    below_cut: u32,
    /// How much can flow.
    delta: W,
    /// Whether `cut` is on the side of the entering arc's tail.
    on_first_side: bool,
}

/// Walks both sides of the cycle up to its apex. Of several blocking arcs the last counts, from the apex in the direction of the
/// flow: on the first side, which flow passes downwards, the lowest; on the second the highest.
fn blocking<W: Word>(tree: &[TreeNode<W>], first: u32, second: u32, room: W) -> Blocking<W> {
    let (mut below, mut above) = (first, second);
    let (mut delta, mut cut, mut before, mut below_cut) = (room, NONE, NONE, NONE);
    let (mut delta_above, mut cut_above, mut before_above, mut below_cut_above) = (W::INFINITE, NONE, NONE, NONE);
    while below != above {
        let (one, other) = (&tree[below as usize], &tree[above as usize]);
        if one.size < other.size {
            if one.down < delta {
                (delta, cut, below_cut) = (one.down, below, before);
            }
            before = below;
            below = one.parent;
        } else {
            if other.up <= delta_above {
                (delta_above, cut_above, below_cut_above) = (other.up, above, before_above);
            }
            before_above = above;
            above = other.parent;
        }
    }
    if delta < delta_above {
        Blocking { apex: below, cut, below_cut, delta, on_first_side: true }
    } else {
        Blocking { apex: below, cut: cut_above, below_cut: below_cut_above, delta: delta_above, on_first_side: false }
    }
}
