//! A part in 64 bits where 32 were enough until a cost, a bound or a supply grew. Called by `warm`.

use super::{
    core::{Core, StoredArc},
    part::Part,
    tree::TreeNode,
    word::Word,
};

/// The same part with the same basis in 64 bits. O(nodes + arcs).
pub(super) fn widen(part: &Part<i32>) -> Part<i64> {
    let core = &part.core;
    let room = |room: i32| {
        if room >= <i32 as Word>::FINITE {
            <i64 as Word>::INFINITE - i64::from(<i32 as Word>::INFINITE - room)
        } else {
            room.into()
        }
    };
    let node = |node: &TreeNode<i32>| {
        let TreeNode { parent, next, previous, size, last, arc, up, down } = *node;
        TreeNode { parent, next, previous, size, last, arc, up: room(up), down: room(down) }
    };
    let arc = |arc: &StoredArc<i32>| StoredArc { tail: arc.tail, head: arc.head, cost: i64::from(arc.cost) };
    let mut wide = Core {
        arcs: core.arcs.iter().map(arc).collect(),
        room: core.room.iter().map(|limit| room(*limit)).collect(),
        turned: core.turned.clone(),
        tree: core.tree.iter().map(node).collect(),
        potential: vec![0; core.potential.len()],
        artificial_cost: core.artificial_cost.into(),
        pricing: core.pricing.clone(),
        pivots: core.pivots,
        excess: core.excess.clone(),
        ..Core::new(Vec::new(), Vec::new(), std::iter::empty(), core.pricing.clone())
    };
    (wide.dual_feasible, wide.strongly_feasible) = (core.dual_feasible, core.strongly_feasible);
    wide.set_potentials();
    Part { members: part.members.clone(), map: part.map.clone(), core: wide }
}
