//! The spanning tree of basic arcs: for each node its parent, its place in the preorder, the size and the end of its subtree, and
//! what may still flow on the arc to its parent. The network simplex walks and re-hangs it.
//!
//! Preorder ("thread"), sizes and last nodes as in Ahuja, Magnanti & Orlin (1993), section 11.3, and Király & Kovács (2012). A node's
//! record holds the residual capacities of its own tree arc in both directions, so that a walk along the cycle reads one record a
//! node and needs no arc's direction.

use super::word::Word;

/// No node or no arc.
pub(super) const NONE: u32 = u32::MAX;

/// A node of the tree.
#[derive(Clone, Copy, Debug)]
pub(super) struct TreeNode<W> {
    /// The node above; [`NONE`] for the root.
    pub parent: u32,
    /// The next node in preorder; after the last comes the root again.
    pub next: u32,
    /// The node before in preorder.
    pub previous: u32,
    /// Nodes in the subtree, this one with them.
    pub size: u32,
    /// The last node of the subtree in preorder.
    pub last: u32,
    /// The arc to the parent.
    pub arc: u32,
    /// What may still flow to the parent.
    pub up: W,
    /// What may still flow from the parent.
    pub down: W,
}

/// Where the tree is cut and mended in a pivot.
#[derive(Clone, Copy, Debug)]
pub(super) struct Exchange<W> {
    /// The lower end of the leaving arc: the root of the subtree that moves.
    pub cut: u32,
    /// The stem's node just below `cut` (a child of it that is `inside` or above it); `NONE` where `cut` is `inside`.
    pub below_cut: u32,
    /// The entering arc's end in the subtree.
    pub inside: u32,
    /// The entering arc's other end.
    pub outside: u32,
    /// Where the cycle's two sides meet.
    pub apex: u32,
    /// The entering arc.
    pub arc: u32,
    /// What may still flow on it from `inside` to `outside`.
    pub up: W,
    /// What may still flow on it from `outside` to `inside`.
    pub down: W,
}

/// Takes the subtree below `cut` out and hangs it, by its node `inside`, on `outside`. O(length of the cycle).
///
/// The preorder of a subtree that is rooted anew at `inside` is that of each stem node's own part (its subtree without that of the
/// stem node below), from `inside` up to `cut`: so each stem node needs a constant number of links.
pub(super) fn exchange<W: Word>(nodes: &mut [TreeNode<W>], exchange: &Exchange<W>) {
    let Exchange { cut, below_cut, inside, outside, apex, .. } = *exchange;
    let TreeNode { parent: above_cut, previous: before, size: moved, last: old_last, .. } = nodes[cut as usize];
    let after = nodes[old_last as usize].next;
    nodes[before as usize].next = after;
    nodes[after as usize].previous = before;
    let mut node = above_cut;
    while node != NONE && nodes[node as usize].last == old_last {
        nodes[node as usize].last = before;
        node = nodes[node as usize].parent;
    }
    node = above_cut;
    while node != apex {
        nodes[node as usize].size -= moved;
        node = nodes[node as usize].parent;
    }

    let new_last = if below_cut == NONE || nodes[below_cut as usize].last != old_last {
        old_last
    } else {
        nodes[below_cut as usize].previous
    };
    turn_stem(nodes, exchange, new_last, moved);

    let after = nodes[outside as usize].next;
    nodes[outside as usize].next = inside;
    nodes[inside as usize].previous = outside;
    nodes[new_last as usize].next = after;
    nodes[after as usize].previous = new_last;
    node = outside;
    while node != NONE && nodes[node as usize].last == outside {
        nodes[node as usize].last = new_last;
        node = nodes[node as usize].parent;
    }
    node = outside;
    while node != apex {
        nodes[node as usize].size += moved;
        node = nodes[node as usize].parent;
    }
}

/// Roots the subtree below `cut` at `inside`: turns the arcs of the stem, and links the stem nodes' own parts in their new order.
fn turn_stem<W: Word>(nodes: &mut [TreeNode<W>], exchange: &Exchange<W>, new_last: u32, moved: u32) {
    let mut node = exchange.inside;
    let mut record = nodes[node as usize];
    let mut end = record.last;
    let mut after = nodes[end as usize].next;
    let mut size = moved;
    let (mut parent, mut arc, mut up, mut down) = (exchange.outside, exchange.arc, exchange.up, exchange.down);
    loop {
        let old = record;
        let this = &mut nodes[node as usize];
        (this.parent, this.arc, this.up, this.down) = (parent, arc, up, down);
        (this.size, this.last) = (size, new_last);
        if node == exchange.cut {
            break;
        }
        (parent, arc, up, down) = (node, old.arc, old.down, old.up);
        size = moved - old.size;
        node = old.parent;
        record = nodes[node as usize];
        // `end` is the last node linked so far; the part of `node` goes after it.
        nodes[end as usize].next = node;
        nodes[node as usize].previous = end;
        if record.last == old.last {
            end = old.previous;
        } else {
            nodes[old.previous as usize].next = after;
            nodes[after as usize].previous = old.previous;
            end = record.last;
            after = nodes[end as usize].next;
        }
    }
}
