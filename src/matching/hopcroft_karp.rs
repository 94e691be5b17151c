//! A greatest matching of a bipartite petgraph graph, with the cover that proves it greatest.
//!
//! Phases of a breadth-first search from all free left nodes and disjoint shortest augmenting paths by depth-first search, without
//! recursion. The cover is Kőnig's: left nodes that no alternating path from a free left node reaches, and right nodes that one does.
//! Sources: Hopcroft & Karp, *An n^5/2 algorithm for maximum matchings in bipartite graphs* (1973); Kőnig (1931).

use std::{collections::VecDeque, fmt, ops::ControlFlow};

use petgraph::visit::{EdgeRef, IntoEdgeReferences, IntoNodeIdentifiers, NodeIndexable};

use crate::progress::{Outcome, Progress, go_on};

/// No node.
const NONE: u32 = u32::MAX;

/// A greatest matching and a least cover; both have the same number of members, which proves both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MaximumMatching<N> {
    /// The matched pairs, in the order of their first nodes' indices; first the node on the side of the component's lowest index.
    pub pairs: Vec<(N, N)>,
    /// Nodes that touch every edge, in the order of their indices.
    pub cover: Vec<N>,
}

/// The graph is not bipartite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotBipartite<N> {
    /// An edge that closes a walk of odd length (a self-loop has both ends alike).
    pub edge: (N, N),
}

impl<N: fmt::Debug> fmt::Display for NotBipartite<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not bipartite: the edge from {:?} to {:?} closes an odd walk", self.edge.0, self.edge.1)
    }
}

impl<N: fmt::Debug> std::error::Error for NotBipartite<N> {}

/// A greatest matching. Directions, weights and parallel edges do not matter; the graph may be in several pieces.
///
/// Time O(edges × √nodes), space O(nodes + edges).
///
/// # Errors
/// [`NotBipartite`] with an edge that shows it.
///
/// # Example
/// ```
/// use matching::hopcroft_karp::maximum_bipartite_matching;
/// use petgraph::graph::UnGraph;
///
/// let path = UnGraph::<(), ()>::from_edges([(0, 1), (1, 2), (2, 3), (3, 4)]);
/// let matching = maximum_bipartite_matching(&path)?;
/// assert_eq!((matching.pairs.len(), matching.cover.len()), (2, 2));
/// let triangle = UnGraph::<(), ()>::from_edges([(0, 1), (1, 2), (2, 0)]);
/// assert!(maximum_bipartite_matching(&triangle).is_err());
/// # Ok::<(), matching::hopcroft_karp::NotBipartite<petgraph::graph::NodeIndex>>(())
/// ```
pub fn maximum_bipartite_matching<G>(graph: G) -> Result<MaximumMatching<G::NodeId>, NotBipartite<G::NodeId>>
where
    G: IntoNodeIdentifiers + IntoEdgeReferences + NodeIndexable,
{
    maximum_bipartite_matching_until(graph, go_on).map(Outcome::unstopped)
}

/// As [`maximum_bipartite_matching`], telling `progress` the number of phases before each until it breaks (see [`crate::progress`]).
/// There are O(√nodes) of them, each O(edges).
///
/// # Errors
/// As [`maximum_bipartite_matching`].
pub fn maximum_bipartite_matching_until<G>(
    graph: G,
    mut progress: impl FnMut(u64) -> ControlFlow<()>,
) -> Result<Outcome<MaximumMatching<G::NodeId>>, NotBipartite<G::NodeId>>
where
    G: IntoNodeIdentifiers + IntoEdgeReferences + NodeIndexable,
{
    let mut neighbours = vec![Vec::new(); graph.node_bound()];
    for edge in graph.edge_references() {
        let (one, other) = (graph.to_index(edge.source()), graph.to_index(edge.target()));
        neighbours[one].push(other as u32);
        neighbours[other].push(one as u32);
    }
    let left = two_sides(&neighbours)
        .map_err(|(one, other)| NotBipartite { edge: (graph.from_index(one), graph.from_index(other)) })?;
    let mut search = Search { mate: vec![NONE; neighbours.len()], level: Vec::new(), left, neighbours };
    if let Some(steps) = search.augment_all(&mut progress) {
        return Ok(Outcome::Stopped { steps });
    }
    let mut matching = MaximumMatching { pairs: Vec::new(), cover: Vec::new() };
    for (node, reached) in search.reached().into_iter().enumerate() {
        if search.left[node] && search.mate[node] != NONE {
            matching.pairs.push((graph.from_index(node), graph.from_index(search.mate[node] as usize)));
        }
        // A free left node is reached, a free right node is not: all in the cover are matched.
        if search.left[node] != reached {
            matching.cover.push(graph.from_index(node));
        }
    }
    Ok(Outcome::Done(matching))
}

/// Which nodes are on the left, each piece's lowest node being so; or the edge that shows that there are no two sides.
fn two_sides(neighbours: &[Vec<u32>]) -> Result<Vec<bool>, (usize, usize)> {
    let mut side: Vec<Option<bool>> = vec![None; neighbours.len()];
    for start in 0..neighbours.len() {
        if side[start].is_some() {
            continue;
        }
        side[start] = Some(true);
        let mut stack = vec![(start, true)];
        while let Some((node, is_left)) = stack.pop() {
            for other in &neighbours[node] {
                let other = *other as usize;
                match side[other] {
                    None => {
                        side[other] = Some(!is_left);
                        stack.push((other, !is_left));
                    }
                    Some(same) if same == is_left => return Err((node, other)),
                    Some(_) => {}
                }
            }
        }
    }
    Ok(side.into_iter().map(|side| side == Some(true)).collect())
}

struct Search {
    mate: Vec<u32>,
    /// Of left nodes: number of the layer, [`NONE`] where none.
    level: Vec<u32>,
    left: Vec<bool>,
    neighbours: Vec<Vec<u32>>,
}

impl Search {
    /// Augments as long as that can be; the number of phases where the caller stops before.
    fn augment_all(&mut self, progress: &mut Progress<'_>) -> Option<u64> {
        for phase in 0.. {
            if progress(phase).is_break() {
                return Some(phase);
            }
            if !self.layers() {
                break;
            }
            let mut next = vec![0; self.mate.len()];
            for start in 0..self.mate.len() {
                if self.left[start] && self.mate[start] == NONE {
                    self.augment(start, &mut next);
                }
            }
        }
        None
    }

    /// Layers of left nodes by their distance from free ones; whether a free right node is within reach.
    fn layers(&mut self) -> bool {
        self.level = vec![NONE; self.mate.len()];
        let mut queue = VecDeque::new();
        for node in (0..self.mate.len()).filter(|node| self.left[*node] && self.mate[*node] == NONE) {
            self.level[node] = 0;
            queue.push_back(node);
        }
        let mut found = false;
        while let Some(node) = queue.pop_front() {
            for right in &self.neighbours[node] {
                let next = self.mate[*right as usize];
                if next == NONE {
                    found = true;
                } else if self.level[next as usize] == NONE {
                    self.level[next as usize] = self.level[node] + 1;
                    queue.push_back(next as usize);
                }
            }
        }
        found
    }

    /// Looks for a path from a free left node through the layers, and turns it. `next` says which neighbour of each node is tried
    /// next in this phase.
    fn augment(&mut self, start: usize, next: &mut [usize]) {
        let mut path = vec![start];
        while let Some(node) = path.last().copied() {
            let Some(right) = self.neighbours[node].get(next[node]).copied() else {
                self.level[node] = NONE;
                path.pop();
                continue;
            };
            next[node] += 1;
            let beyond = self.mate[right as usize];
            if beyond == NONE {
                // The path turns from its end: each left node takes the right node it looked at last.
                for left in path {
                    let right = self.neighbours[left][next[left] - 1];
                    self.mate[left] = right;
                    self.mate[right as usize] = left as u32;
                }
                return;
            }
            if self.level[beyond as usize] == self.level[node] + 1 {
                path.push(beyond as usize);
            }
        }
    }

    /// The nodes that alternating paths from free left nodes reach.
    fn reached(&self) -> Vec<bool> {
        let mut reached = vec![false; self.mate.len()];
        let free = |node: &usize| self.left[*node] && self.mate[*node] == NONE;
        let mut stack: Vec<usize> = (0..self.mate.len()).filter(free).collect();
        for node in &stack {
            reached[*node] = true;
        }
        while let Some(node) = stack.pop() {
            for right in &self.neighbours[node] {
                let next = self.mate[*right as usize];
                reached[*right as usize] = true;
                if next != NONE && !std::mem::replace(&mut reached[next as usize], true) {
                    stack.push(next as usize);
                }
            }
        }
        reached
    }
}
