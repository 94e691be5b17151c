//! Minimum-cost flow by the primal network simplex method.
//!
//! The spanning tree of basic arcs is kept with parent, thread and depth; a block search chooses the entering arc; the leaving
//! arc is the last blocking one on the way round from the apex, which keeps the tree strongly feasible, so that degenerate pivots
//! cannot cycle (Cunningham 1976). Lower bounds are shifted away first. An artificial root carries what cannot flow otherwise, at a
//! cost above any path: if some of it stays, no flow exists, and the potentials show a cut that proves it.
//!
//! Sources: Ahuja, Magnanti & Orlin, *Network Flows* (1993), chapter 11; Király & Kovács, *Efficient implementations of
//! minimum-cost flow algorithms* (2012), for block search and the pivot rules.

use crate::flow::{Cut, FlowError, FlowProblem, FlowSolution};

/// No node or no arc.
const NONE: u32 = u32::MAX;

/// Solves a problem from scratch. The same problem gives the same flow on every machine.
///
/// Time O(pivots × (nodes + arcs)) at worst, in practice near-linear a pivot in the tree's depth; space O(nodes + arcs).
///
/// # Errors
/// See [`FlowError`].
///
/// # Example
/// ```
/// use matching::flow::FlowProblem;
/// use matching::network_simplex::min_cost_flow;
///
/// let mut problem = FlowProblem::new(0);
/// let (store, market) = (problem.add_node(5), problem.add_node(-5));
/// let cheap = problem.add_arc(store, market, 0, 3, 1);
/// let dear = problem.add_arc(store, market, 1, 9, 4);
/// let solution = min_cost_flow(&problem)?;
/// assert_eq!((solution.flow[cheap], solution.flow[dear], solution.cost), (3, 2, 11));
/// # Ok::<(), matching::flow::FlowError>(())
/// ```
pub fn min_cost_flow(problem: &FlowProblem) -> Result<FlowSolution, FlowError> {
    NetworkSimplex::new(problem)?.solve()
}

/// A problem with its current basis, for solving again after small changes.
#[derive(Clone, Debug)]
pub struct NetworkSimplex {
    nodes: usize,
    arcs: usize,
    /// Arcs of the problem, then one artificial arc a node.
    tail: Vec<u32>,
    head: Vec<u32>,
    cost: Vec<i64>,
    /// Room above the lower bound.
    room: Vec<i64>,
    flow: Vec<i64>,
    place: Vec<Place>,
    lower: Vec<i64>,
    supply: Vec<i64>,
    parent: Vec<u32>,
    /// The arc to the parent.
    up_arc: Vec<u32>,
    depth: Vec<u32>,
    /// Children lists: first child, next and previous sibling.
    first_child: Vec<u32>,
    next_sibling: Vec<u32>,
    previous_sibling: Vec<u32>,
    potential: Vec<i64>,
    next_arc: usize,
    pivots: u64,
    stack: Vec<u32>,
}

/// Where an arc stands in the basis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i8)]
enum Place {
    /// Not basic, at its lower bound.
    AtLower = 1,
    /// In the tree.
    Basic = 0,
    /// Not basic, at its upper bound.
    AtUpper = -1,
}

impl NetworkSimplex {
    /// Checks the problem and builds the first basis: every node hangs on the artificial root. O(nodes + arcs).
    ///
    /// # Errors
    /// What [`FlowProblem::check`] finds.
    pub fn new(problem: &FlowProblem) -> Result<Self, FlowError> {
        problem.check()?;
        let nodes = problem.supplies.len();
        let arcs = problem.arcs.len();
        let total = arcs + nodes;
        let mut this = Self {
            nodes,
            arcs,
            tail: Vec::with_capacity(total),
            head: Vec::with_capacity(total),
            cost: Vec::with_capacity(total),
            room: Vec::with_capacity(total),
            flow: vec![0; total],
            place: vec![Place::AtLower; total],
            lower: problem.arcs.iter().map(|arc| arc.lower).collect(),
            supply: problem.supplies.clone(),
            parent: vec![NONE; nodes + 1],
            up_arc: vec![NONE; nodes + 1],
            depth: vec![0; nodes + 1],
            first_child: vec![NONE; nodes + 1],
            next_sibling: vec![NONE; nodes + 1],
            previous_sibling: vec![NONE; nodes + 1],
            potential: vec![0; nodes + 1],
            next_arc: 0,
            pivots: 0,
            stack: Vec::new(),
        };
        for arc in &problem.arcs {
            this.tail.push(arc.tail);
            this.head.push(arc.head);
            this.cost.push(arc.cost);
            this.room.push(arc.upper - arc.lower);
        }
        this.start_basis();
        Ok(this)
    }

    /// Hangs every node on the root by an artificial arc that carries its imbalance.
    fn start_basis(&mut self) {
        let root = self.nodes as u32;
        let mut excess = self.supply.clone();
        for arc in 0..self.arcs {
            self.flow[arc] = 0;
            self.place[arc] = Place::AtLower;
            excess[self.tail[arc] as usize] -= self.lower[arc];
            excess[self.head[arc] as usize] += self.lower[arc];
        }
        let big = self.artificial_cost();
        for list in [&mut self.tail, &mut self.head] {
            list.truncate(self.arcs);
        }
        self.cost.truncate(self.arcs);
        self.room.truncate(self.arcs);
        self.first_child[root as usize] = NONE;
        self.parent[root as usize] = NONE;
        self.up_arc[root as usize] = NONE;
        self.depth[root as usize] = 0;
        self.potential[root as usize] = 0;
        for (node, excess) in excess.iter().copied().enumerate() {
            let arc = self.arcs + node;
            let sends = excess >= 0;
            let (tail, head) = if sends { (node as u32, root) } else { (root, node as u32) };
            self.tail.push(tail);
            self.head.push(head);
            self.cost.push(if excess == 0 { 0 } else { big });
            self.room.push(i64::MAX);
            self.flow[arc] = excess.abs();
            self.place[arc] = Place::Basic;
            self.parent[node] = root;
            self.up_arc[node] = arc as u32;
            self.depth[node] = 1;
            self.first_child[node] = NONE;
            self.potential[node] = if sends { -self.cost[arc] } else { self.cost[arc] };
            self.previous_sibling[node] = if node == 0 { NONE } else { node as u32 - 1 };
            self.next_sibling[node] = if node + 1 == self.nodes { NONE } else { node as u32 + 1 };
        }
        if self.nodes > 0 {
            self.first_child[root as usize] = 0;
        }
        self.next_arc = 0;
    }

    /// A cost above that of any simple path: (nodes + 1) × greatest cost, which `check` keeps within 2⁶⁰.
    fn artificial_cost(&self) -> i64 {
        let greatest = self.cost[..self.arcs].iter().map(|cost| cost.abs()).max().unwrap_or(0);
        (self.nodes as i64 + 1) * greatest.max(1)
    }

    /// Changes the cost of an arc; the next [`solve`](Self::solve) starts from the present basis.
    pub fn set_cost(&mut self, arc: usize, cost: i64) {
        self.cost[arc] = cost;
    }

    /// Pivots made so far.
    pub fn pivots(&self) -> u64 {
        self.pivots
    }

    /// Solves from the present basis: the first time from scratch, after [`set_cost`](Self::set_cost) from the last answer.
    ///
    /// # Errors
    /// [`FlowError::Infeasible`] with the cut that proves it; [`FlowError::Overflow`] where a changed cost is too great.
    pub fn solve(&mut self) -> Result<FlowSolution, FlowError> {
        self.check_costs()?;
        let big = self.artificial_cost();
        for node in 0..self.nodes {
            let arc = self.arcs + node;
            self.cost[arc] = if self.cost[arc] == 0 { 0 } else { big };
        }
        self.set_potentials();
        while let Some(entering) = self.entering_arc() {
            self.pivot(entering);
        }
        if (self.arcs..self.arcs + self.nodes).any(|arc| self.flow[arc] > 0) {
            return Err(FlowError::Infeasible(self.cut()));
        }
        Ok(self.solution())
    }

    fn check_costs(&self) -> Result<(), FlowError> {
        let nodes = self.nodes as i128 + 1;
        let fits = |cost: i64| nodes * i128::from(cost.unsigned_abs()) < 1 << 60;
        match self.cost[..self.arcs].iter().position(|cost| !fits(*cost)) {
            Some(arc) => Err(FlowError::Overflow { arc: Some(arc) }),
            None => Ok(()),
        }
    }

    /// Potentials of all nodes from the tree. O(nodes).
    fn set_potentials(&mut self) {
        let root = self.nodes as u32;
        self.potential[root as usize] = 0;
        let mut stack = std::mem::take(&mut self.stack);
        stack.clear();
        stack.push(root);
        while let Some(node) = stack.pop() {
            let mut child = self.first_child[node as usize];
            while child != NONE {
                let arc = self.up_arc[child as usize] as usize;
                let above = self.potential[node as usize];
                let sign = if self.tail[arc] == child { -1 } else { 1 };
                self.potential[child as usize] = above + sign * self.cost[arc];
                stack.push(child);
                child = self.next_sibling[child as usize];
            }
        }
        self.stack = stack;
    }

    fn reduced_cost(&self, arc: usize) -> i64 {
        self.cost[arc] + self.potential[self.tail[arc] as usize] - self.potential[self.head[arc] as usize]
    }

    /// The arc of the next block that breaks its optimality most; `None` where no arc does.
    fn entering_arc(&mut self) -> Option<usize> {
        if self.arcs == 0 {
            return None;
        }
        let block = ((self.arcs as f64).sqrt() as usize).max(10);
        let mut best = None;
        let mut worst = 0;
        let mut seen_in_block = 0;
        let mut arc = self.next_arc;
        for _ in 0..self.arcs {
            let violation = self.place[arc] as i64 * self.reduced_cost(arc);
            if violation < worst {
                worst = violation;
                best = Some(arc);
            }
            arc += 1;
            if arc == self.arcs {
                arc = 0;
            }
            seen_in_block += 1;
            if seen_in_block == block {
                if best.is_some() {
                    break;
                }
                seen_in_block = 0;
            }
        }
        self.next_arc = arc;
        best
    }

    /// Brings an arc into the tree.
    fn pivot(&mut self, entering: usize) {
        self.pivots += 1;
        let forward = self.place[entering] == Place::AtLower;
        // The cycle runs from `first` up to the apex … down to `second`, then along the entering arc.
        let (first, second) =
            if forward { (self.tail[entering], self.head[entering]) } else { (self.head[entering], self.tail[entering]) };
        let apex = self.apex(first, second);
        let (leaving, delta) = self.leaving_arc(entering, first, second, apex);
        self.push_flow(entering, forward, first, second, apex, delta);
        match leaving {
            None => self.place[entering] = if forward { Place::AtUpper } else { Place::AtLower },
            Some((node, on_first_side)) => {
                let out = self.up_arc[node as usize] as usize;
                self.place[out] = if self.flow[out] == 0 { Place::AtLower } else { Place::AtUpper };
                self.place[entering] = Place::Basic;
                let (inside, outside) = if on_first_side { (first, second) } else { (second, first) };
                self.rehang(node, inside, outside, entering);
            }
        }
    }

    fn apex(&self, mut one: u32, mut other: u32) -> u32 {
        while one != other {
            if self.depth[one as usize] >= self.depth[other as usize] {
                one = self.parent[one as usize];
            } else {
                other = self.parent[other as usize];
            }
        }
        one
    }

    /// How much can still flow on the arc above `node`, upwards or downwards.
    fn slack(&self, node: u32, upwards: bool) -> i64 {
        let arc = self.up_arc[node as usize] as usize;
        if (self.tail[arc] == node) == upwards {
            if self.room[arc] == i64::MAX { i64::MAX } else { self.room[arc] - self.flow[arc] }
        } else {
            self.flow[arc]
        }
    }

    /// The node whose arc leaves (and whether it is on the first side), and how much flows; `None` where the entering arc itself
    /// is the first to be full. Flow goes down the first side (against its way up) and up the second. Ties: the last blocking
    /// arc on the cycle, counted from the apex in the direction of the flow.
    fn leaving_arc(&self, entering: usize, first: u32, second: u32, apex: u32) -> (Option<(u32, bool)>, i64) {
        let mut delta = self.room[entering];
        let mut leaving = None;
        let mut node = first;
        while node != apex {
            let slack = self.slack(node, false);
            if slack < delta {
                delta = slack;
                leaving = Some((node, true));
            }
            node = self.parent[node as usize];
        }
        node = second;
        while node != apex {
            let slack = self.slack(node, true);
            if slack <= delta {
                delta = slack;
                leaving = Some((node, false));
            }
            node = self.parent[node as usize];
        }
        (leaving, delta)
    }

    fn push_flow(&mut self, entering: usize, forward: bool, first: u32, second: u32, apex: u32, delta: i64) {
        if delta == 0 {
            return;
        }
        self.flow[entering] += if forward { delta } else { -delta };
        for (start, upwards) in [(first, false), (second, true)] {
            let mut node = start;
            while node != apex {
                let arc = self.up_arc[node as usize] as usize;
                let along = (self.tail[arc] == node) == upwards;
                self.flow[arc] += if along { delta } else { -delta };
                node = self.parent[node as usize];
            }
        }
    }

    /// Cuts the subtree that hangs on `cut` off and hangs it on `outside` by the entering arc at `inside`.
    fn rehang(&mut self, cut: u32, inside: u32, outside: u32, entering: usize) {
        let mut node = inside;
        let mut new_parent = outside;
        let mut new_arc = entering as u32;
        loop {
            let old_parent = self.parent[node as usize];
            let old_arc = self.up_arc[node as usize];
            self.unlink(node);
            self.link(node, new_parent, new_arc);
            if node == cut {
                break;
            }
            new_parent = node;
            new_arc = old_arc;
            node = old_parent;
        }
        let reduced = self.reduced_cost(entering);
        let shift = if self.tail[entering] == inside { -reduced } else { reduced };
        let mut stack = std::mem::take(&mut self.stack);
        stack.clear();
        stack.push(inside);
        while let Some(node) = stack.pop() {
            self.depth[node as usize] = self.depth[self.parent[node as usize] as usize] + 1;
            self.potential[node as usize] += shift;
            let mut child = self.first_child[node as usize];
            while child != NONE {
                stack.push(child);
                child = self.next_sibling[child as usize];
            }
        }
        self.stack = stack;
    }

    fn unlink(&mut self, node: u32) {
        let (before, after) = (self.previous_sibling[node as usize], self.next_sibling[node as usize]);
        if before == NONE {
            self.first_child[self.parent[node as usize] as usize] = after;
        } else {
            self.next_sibling[before as usize] = after;
        }
        if after != NONE {
            self.previous_sibling[after as usize] = before;
        }
    }

    fn link(&mut self, node: u32, parent: u32, arc: u32) {
        let after = self.first_child[parent as usize];
        self.parent[node as usize] = parent;
        self.up_arc[node as usize] = arc;
        self.previous_sibling[node as usize] = NONE;
        self.next_sibling[node as usize] = after;
        if after != NONE {
            self.previous_sibling[after as usize] = node;
        }
        self.first_child[parent as usize] = node;
    }

    fn solution(&self) -> FlowSolution {
        let flow: Vec<i64> = (0..self.arcs).map(|arc| self.flow[arc] + self.lower[arc]).collect();
        let cost = flow.iter().zip(&self.cost).map(|(flow, cost)| i128::from(*flow) * i128::from(*cost)).sum();
        FlowSolution { flow, potentials: self.potential[..self.nodes].to_vec(), cost, pivots: self.pivots }
    }

    /// A cut that proves that no flow exists: the nodes that can be reached, in the residual graph, from those that still send to
    /// the root. O(nodes + arcs).
    fn cut(&self) -> Cut {
        let mut inside = vec![false; self.nodes];
        let mut stack: Vec<u32> = Vec::new();
        for (node, inside) in inside.iter_mut().enumerate() {
            let arc = self.arcs + node;
            if self.tail[arc] == node as u32 && self.flow[arc] > 0 {
                *inside = true;
                stack.push(node as u32);
            }
        }
        let mut around: Vec<Vec<u32>> = vec![Vec::new(); self.nodes];
        for arc in 0..self.arcs {
            around[self.tail[arc] as usize].push(arc as u32);
            around[self.head[arc] as usize].push(arc as u32);
        }
        while let Some(node) = stack.pop() {
            for arc in &around[node as usize] {
                let arc = *arc as usize;
                let (to, open) = if self.tail[arc] == node {
                    (self.head[arc], self.flow[arc] < self.room[arc])
                } else {
                    (self.tail[arc], self.flow[arc] > 0)
                };
                if open && !inside[to as usize] {
                    inside[to as usize] = true;
                    stack.push(to);
                }
            }
        }
        let mut cut = Cut { nodes: Vec::new(), supply: 0, forced_in: 0, room_out: 0 };
        for node in (0..self.nodes).filter(|node| inside[*node]) {
            cut.nodes.push(node as u32);
            cut.supply += i128::from(self.supply[node]);
        }
        for arc in 0..self.arcs {
            match (inside[self.tail[arc] as usize], inside[self.head[arc] as usize]) {
                (true, false) => cut.room_out += i128::from(self.lower[arc]) + i128::from(self.room[arc]),
                (false, true) => cut.forced_in += i128::from(self.lower[arc]),
                _ => {}
            }
        }
        cut
    }
}
