//! One component of a network, in the width that fits it: built from the network, run, and read back.

use crate::{
    flow::{Cut, FlowArc, FlowNetwork, Survey, UNBOUNDED},
    progress::Progress,
};

use super::{
    core::{Core, Ended, StoredArc},
    order::{ArcMap, Members, Settings},
    pricing::Pricing,
    word::Word,
};

/// A component with its basis.
#[derive(Clone, Debug)]
pub(super) struct Part<W> {
    pub members: Members,
    pub map: ArcMap,
    pub core: Core<W>,
}

impl<W: Word> Part<W> {
    /// Builds a component. `balance` is each node's supply without what lower bounds move; `local` each node's number in its
    /// component (empty where that is its own number).
    pub fn new(
        network: &impl FlowNetwork,
        members: Members,
        survey: &Survey,
        settings: &Settings,
        balance: impl Fn(usize) -> i64,
        local: &[u32],
    ) -> Self {
        let (nodes, arcs) = (members.node_count(network), members.arc_count(network));
        let number = |node: u32| local.get(node as usize).copied().unwrap_or(node);
        let order = settings.order_for(survey, network.node_count());
        let tail = |input| number(network.arc(members.arc(input)).tail);
        let map = ArcMap::new(order, survey.sorted_by_tail, arcs, nodes, tail);
        let mut room = vec![W::ZERO; arcs];
        let mut stored = vec![StoredArc { tail: 0, head: 0, cost: W::ZERO }; arcs];
        map.for_each(|position, input| {
            let FlowArc { tail, head, lower, upper, cost } = network.arc(members.arc(input));
            stored[position] = StoredArc { tail: number(tail), head: number(head), cost: W::narrow(cost) };
            room[position] = room_of(lower, upper);
        });
        let supply = (0..nodes).map(|node| W::narrow(balance(members.node(node))));
        let pricing = Pricing { block: settings.block_for(nodes, arcs), next: 0 };
        Self { core: Core::new(stored, room, supply, pricing), members, map }
    }

    /// Solves from the present basis: after changed bounds and supplies by the dual method where that leads to the end, else by pivots
    /// until optimal, unbounded or stopped.
    pub fn run(&mut self, progress: &mut Progress<'_>) -> Ended {
        let core = &mut self.core;
        if core.dual_feasible && (core.excess.is_empty() || core.repair_dual()) {
            return Ended::Optimal;
        }
        core.repair();
        let ended = core.run(progress);
        self.core.dual_feasible = ended == Ended::Optimal && !self.is_infeasible() && !self.takes_from_root();
        ended
    }

    /// Whether some node still sends to the root, so that no flow keeps the bounds. (Supplies sum to 0: where a node of this or
    /// another component still takes from its root, some node sends to its.)
    pub fn is_infeasible(&self) -> bool {
        (0..self.core.tree.len()).any(|node| self.sends_to_root(node))
    }

    fn takes_from_root(&self) -> bool {
        let artificial = self.core.tree.iter().filter(|node| node.arc as usize >= self.core.arcs.len());
        artificial.into_iter().any(|node| node.up < W::FINITE && node.up > W::ZERO)
    }

    fn sends_to_root(&self, node: usize) -> bool {
        let record = &self.core.tree[node];
        record.arc as usize >= self.core.arcs.len() && record.up >= W::FINITE && record.down > W::ZERO
    }

    /// Flow above its lower bound of the arc above a node of the tree.
    fn tree_flow(&self, node: usize) -> i64 {
        let record = &self.core.tree[node];
        let arc = record.arc as usize;
        let points_up = (self.core.arcs[arc].tail as usize == node) != self.core.turned[arc];
        if points_up { record.down.wide() } else { record.up.wide() }
    }

    /// Writes the flow of each arc above its lower bound where the network has it. O(nodes + arcs).
    pub fn write_flow(&self, flow: &mut [i64]) {
        // Few arcs are at their upper bounds or in the tree: only those are written.
        if let ArcMap::Listed(positions) = &self.map {
            // The inverse of a list is not kept: the few are written by position, and all fetched from there.
            let mut by_position = vec![0; positions.len()];
            self.each_flow(|position, value| by_position[position] = value);
            for (input, position) in positions.iter().enumerate() {
                flow[self.members.arc(input)] = by_position[*position as usize];
            }
        } else {
            self.each_flow(|position, value| flow[self.members.arc(self.map.input(position))] = value);
        }
    }

    /// The arcs at their upper bounds, then those in the tree, each once with its flow above its lower bound; all others carry none.
    pub fn each_flow(&self, mut take: impl FnMut(usize, i64)) {
        let core = &self.core;
        // An arc in the tree may be stored the other way round as well.
        for position in core.turned_arcs().filter(|position| core.child_of(*position as u32).is_none()) {
            take(position, core.room[position].wide());
        }
        for (node, record) in core.tree.iter().enumerate() {
            if (record.arc as usize) < core.arcs.len() {
                take(record.arc as usize, self.tree_flow(node));
            }
        }
    }

    /// Writes the potentials where the network has them. O(nodes).
    pub fn write_potentials(&self, potentials: &mut [i64]) {
        let root = self.core.potential[self.core.root() as usize];
        for node in 0..self.core.root() as usize {
            potentials[self.members.node(node)] = self.core.potential[node].minus(root).wide();
        }
    }

    /// The flow of each arc above its lower bound, of a part that is the whole network and is not needed any more: its arcs are given
    /// back before the flow takes up room, which keeps the peak low. Potentials must have been read before.
    pub fn into_flow(mut self) -> Vec<i64> {
        let arcs = self.core.arcs.len();
        let in_tree = (0..self.core.tree.len()).filter(|node| (self.core.tree[*node].arc as usize) < arcs);
        let tree_flow: Vec<(u32, i64)> = in_tree.map(|node| (self.core.tree[node].arc, self.tree_flow(node))).collect();
        self.core.arcs = Vec::new();
        self.core.tree = Vec::new();
        let mut flow = vec![0; arcs];
        if let ArcMap::Listed(_) = &self.map {
            for position in self.core.turned_arcs() {
                flow[position] = self.core.room[position].wide();
            }
            for (position, value) in tree_flow {
                flow[position as usize] = value;
            }
            return (0..arcs).map(|input| flow[self.map.position(input)]).collect();
        }
        for position in self.core.turned_arcs() {
            flow[self.map.input(position)] = self.core.room[position].wide();
        }
        for (position, value) in tree_flow {
            flow[self.map.input(position as usize)] = value;
        }
        flow
    }

    /// Cost of a unit of an arc. O(1).
    pub fn unit_cost(&self, input: usize) -> i64 {
        self.core.unit_cost(self.map.position(input))
    }

    /// Σ cost × (flow above the lower bound). O(nodes + arcs).
    pub fn cost_above_lower(&self) -> i128 {
        let core = &self.core;
        let mut cost = 0;
        for position in core.turned_arcs() {
            cost -= i128::from(core.room[position].wide()) * i128::from(core.arcs[position].cost.wide());
        }
        for (node, record) in core.tree.iter().enumerate() {
            if let Some(arc) = core.arcs.get(record.arc as usize) {
                let turned = core.turned[record.arc as usize];
                // A turned arc in the tree was counted as if at its upper bound.
                let at_upper = if turned { core.room[record.arc as usize].wide() } else { 0 };
                let unit = if turned { -arc.cost.wide() } else { arc.cost.wide() };
                cost += i128::from(self.tree_flow(node) - at_upper) * i128::from(unit);
            }
        }
        cost
    }

    /// The cycle that an entering arc closes: the network's arcs in the direction of the flow. O(nodes).
    pub fn cycle(&self, entering: u32) -> Vec<usize> {
        let tree = &self.core.tree;
        let StoredArc { tail, head, .. } = self.core.arcs[entering as usize];
        let (mut below, mut above) = (tail, head);
        let (mut down, mut cycle) = (Vec::new(), vec![entering]);
        while below != above {
            let (one, other) = (&tree[below as usize], &tree[above as usize]);
            if one.size < other.size {
                down.push(one.arc);
                below = one.parent;
            } else {
                cycle.push(other.arc);
                above = other.parent;
            }
        }
        cycle.extend(down.into_iter().rev());
        cycle.into_iter().map(|arc| self.members.arc(self.map.input(arc as usize))).collect()
    }

    /// The same component with all costs 0 and the same flow: to ask whether any flow keeps the bounds.
    pub fn without_costs(&self) -> Self {
        let mut this = self.clone();
        for arc in &mut this.core.arcs {
            arc.cost = W::ZERO;
        }
        this.core.dual_feasible = false;
        this.core.artificial_cost = this.core.cost_above_any_path(this.core.root());
        this.core.set_potentials();
        this
    }

    /// A cut that proves that no flow exists: the nodes that can be reached in the residual graph from those that still send to the
    /// root. O(nodes + arcs).
    pub fn cut(&self, supply: impl Fn(usize) -> i64, lower: impl Fn(usize) -> i64) -> Cut {
        let core = &self.core;
        let inside = self.reachable();
        let mut cut = Cut { nodes: Vec::new(), supply: 0, forced_in: 0, room_out: 0 };
        for node in (0..inside.len()).filter(|node| inside[*node]) {
            cut.nodes.push(self.members.node(node) as u32);
            cut.supply += i128::from(supply(self.members.node(node)));
        }
        for input in 0..core.arcs.len() {
            let position = self.map.position(input);
            let StoredArc { tail, head, .. } = core.arcs[position];
            let lower = lower(self.members.arc(input));
            let (tail, head) = if core.turned[position] { (head, tail) } else { (tail, head) };
            match (inside[tail as usize], inside[head as usize]) {
                (true, false) => cut.room_out += i128::from(lower) + i128::from(core.room[position].wide()),
                (false, true) => cut.forced_in += i128::from(lower),
                _ => {}
            }
        }
        cut
    }

    /// For each node, whether it can be reached from a node that still sends to the root.
    fn reachable(&self) -> Vec<bool> {
        let core = &self.core;
        let nodes = core.root() as usize;
        let mut around = vec![Vec::new(); nodes];
        for (index, arc) in core.arcs.iter().enumerate() {
            if core.room[index] > W::ZERO && core.child_of(index as u32).is_none() {
                around[arc.tail as usize].push(arc.head);
            }
        }
        for (node, record) in core.tree.iter().enumerate() {
            if (record.arc as usize) < core.arcs.len() {
                if record.up > W::ZERO {
                    around[node].push(record.parent);
                }
                if record.down > W::ZERO {
                    around[record.parent as usize].push(node as u32);
                }
            }
        }
        let sending = (0..nodes).filter(|node| self.sends_to_root(*node));
        let mut stack: Vec<u32> = sending.map(|node| node as u32).collect();
        let mut inside = vec![false; nodes];
        for node in &stack {
            inside[*node as usize] = true;
        }
        while let Some(node) = stack.pop() {
            for to in &around[node as usize] {
                if !std::mem::replace(&mut inside[*to as usize], true) {
                    stack.push(*to);
                }
            }
        }
        inside
    }
}

/// Room between bounds.
pub(super) fn room_of<W: Word>(lower: i64, upper: i64) -> W {
    if upper == UNBOUNDED { W::INFINITE } else { W::narrow(upper - lower) }
}
