//! Colours for the edges of a bipartite multigraph, so that edges that share a node differ; the fewest there can be, and at most so many
//! edges of one colour where that is limited.
//!
//! Read as a timetable: nodes are the two sides, edges are meetings, colours are rounds, and the limit is the number of tables.
//!
//! Edges are coloured one by one. Where the two ends have no free colour in common, the alternating path of the two colours that are
//! free at one end each is turned; it never joins the two ends, because the graph is bipartite. So the greatest degree is colours enough.
//! Classes are then made even: among the edges of a great and a small class, some paths have one edge more of the great one, and turning
//! such a path moves one edge. So the greatest degree, or edges by limit rounded up where that is more, is colours enough with a limit.
//! Sources: Kőnig, *Über Graphen und ihre Anwendung*, Math. Annalen 77 (1916); Folkman & Fulkerson, *Edge colorings in bipartite graphs*
//! (1969); de Werra, *Equitable colorations of graphs* (1971).

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use crate::{b_matching::Side, flow::MAX_SIZE};

/// A colour for each edge; as few as there can be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EdgeColouring {
    /// The colour of each edge, in the order of the edges; from 0, below `count`.
    pub colours: Vec<u32>,
    /// Number of colours; each is used.
    pub count: u32,
}

/// Why there is no colouring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColouringError {
    /// An edge names a node that is not there.
    NoSuchNode {
        /// Index of the edge.
        edge: usize,
        /// The side of the node.
        side: Side,
        /// Index of the node on its side.
        node: u32,
    },
    /// There are edges, and no colour may have any.
    NoRoom,
    /// More edges than the engine numbers.
    TooLarge,
}

impl fmt::Display for ColouringError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchNode { edge, side, node } => {
                let side = if *side == Side::Left { "left" } else { "right" };
                write!(f, "edge {edge} names {side} node {node}, which is not there")
            }
            Self::NoRoom => write!(f, "there are edges, and no colour may have any"),
            Self::TooLarge => write!(f, "too many edges"),
        }
    }
}

impl std::error::Error for ColouringError {}

/// The fewest colours: the greatest degree, or edges ÷ `at_most` rounded up, whichever is more. No colouring has fewer, and
/// [`edge_colouring`] needs no more. O(edges × log edges).
///
/// # Errors
/// See [`ColouringError`].
///
/// # Example
/// ```
/// use matching::edge_colouring::least_colours;
///
/// let square = [(0, 0), (0, 1), (1, 0), (1, 1)];
/// assert_eq!(least_colours(2, 2, &square, None)?, 2);
/// assert_eq!(least_colours(2, 2, &square, Some(1))?, 4);
/// # Ok::<(), matching::edge_colouring::ColouringError>(())
/// ```
pub fn least_colours(left: u32, right: u32, edges: &[(u32, u32)], at_most: Option<u32>) -> Result<u32, ColouringError> {
    if edges.len() > MAX_SIZE {
        return Err(ColouringError::TooLarge);
    }
    let mut degrees: BTreeMap<(bool, u32), u32> = BTreeMap::new();
    for (edge, (l, r)) in edges.iter().enumerate() {
        for (side, node, nodes) in [(Side::Left, *l, left), (Side::Right, *r, right)] {
            if node >= nodes {
                return Err(ColouringError::NoSuchNode { edge, side, node });
            }
            *degrees.entry((side == Side::Left, node)).or_default() += 1;
        }
    }
    let greatest = degrees.into_values().max().unwrap_or(0);
    let edges = edges.len() as u32;
    match at_most {
        Some(0) if edges > 0 => Err(ColouringError::NoRoom),
        Some(at_most) if edges > 0 => Ok(greatest.max(edges.div_ceil(at_most))),
        _ => Ok(greatest),
    }
}

/// A colouring with [`least_colours`]. `left` and `right` are the numbers of nodes; an edge names one of each; edges may be parallel.
/// With a limit `at_most`, each colour has at most so many edges, and any two have as many or differ by one.
///
/// Time O(edges × nodes × log edges), space O(edges).
///
/// # Errors
/// See [`ColouringError`].
///
/// # Example
/// ```
/// use matching::{certificate::verify_colouring, edge_colouring::edge_colouring};
///
/// // Two meetings of the same two, and one of each of them with another: three rounds; with one table, four.
/// let meetings = [(0, 0), (0, 0), (0, 1), (1, 0)];
/// let rounds = edge_colouring(2, 2, &meetings, None)?;
/// assert_eq!((rounds.count, verify_colouring(2, 2, &meetings, None, &rounds)), (3, Ok(())));
/// assert_eq!(edge_colouring(2, 2, &meetings, Some(1))?.count, 4);
/// # Ok::<(), matching::edge_colouring::ColouringError>(())
/// ```
pub fn edge_colouring(
    left: u32,
    right: u32,
    edges: &[(u32, u32)],
    at_most: Option<u32>,
) -> Result<EdgeColouring, ColouringError> {
    let count = least_colours(left, right, edges, at_most)?;
    let mut search = Search { at: BTreeMap::new(), colours: vec![0; edges.len()], edges };
    for edge in 0..edges.len() as u32 {
        search.colour(edge);
    }
    if at_most.is_some() {
        search.make_even(count);
    }
    Ok(EdgeColouring { colours: search.colours, count })
}

/// A node: whether it is on the left, and its index there.
type Node = (bool, u32);

struct Search<'a> {
    edges: &'a [(u32, u32)],
    colours: Vec<u32>,
    /// The coloured edges of each node, by colour.
    at: BTreeMap<Node, BTreeMap<u32, u32>>,
}

impl Search<'_> {
    fn ends(&self, edge: u32) -> [Node; 2] {
        let (left, right) = self.edges[edge as usize];
        [(true, left), (false, right)]
    }

    fn edge_at(&self, node: Node, colour: u32) -> Option<u32> {
        self.at.get(&node)?.get(&colour).copied()
    }

    /// The least colour that no edge of a node has. It is below the node's degree while an edge of it has none.
    fn free(&self, node: Node) -> u32 {
        let taken = self.at.get(&node).into_iter().flat_map(BTreeMap::keys);
        let run = taken.zip(0..).take_while(|(colour, place)| **colour == *place);
        run.count() as u32
    }

    fn colour(&mut self, edge: u32) {
        let [left, right] = self.ends(edge);
        let (mut colour, other) = (self.free(left), self.free(right));
        if self.edge_at(left, other).is_none() {
            colour = other;
        } else if self.edge_at(right, colour).is_some() {
            // The path comes to left nodes by edges of `colour`, which is free at this edge's left node: it ends elsewhere.
            let path = self.path(right, colour, other);
            self.turn(&path, colour, other);
        }
        self.put(edge, colour);
    }

    /// The edges of the path that leaves a node by `first` and goes on by `second` and `first` in turn, where `second` is free at it.
    fn path(&self, start: Node, first: u32, second: u32) -> Vec<u32> {
        let (mut node, mut colour, mut path) = (start, first, Vec::new());
        while let Some(edge) = self.edge_at(node, colour) {
            path.push(edge);
            let [left, right] = self.ends(edge);
            node = if node == left { right } else { left };
            colour = if colour == first { second } else { first };
        }
        path
    }

    /// Gives the edges of a whole path of two colours each the other one.
    fn turn(&mut self, path: &[u32], one: u32, other: u32) {
        for edge in path {
            for node in self.ends(*edge) {
                if let Some(at) = self.at.get_mut(&node) {
                    at.remove(&self.colours[*edge as usize]);
                }
            }
        }
        for edge in path {
            let colour = if self.colours[*edge as usize] == one { other } else { one };
            self.put(*edge, colour);
        }
    }

    fn put(&mut self, edge: u32, colour: u32) {
        self.colours[edge as usize] = colour;
        for node in self.ends(edge) {
            self.at.entry(node).or_default().insert(colour, edge);
        }
    }

    /// Moves edges from the greatest class to the smallest until no two differ by more than one.
    ///
    /// Each turn brings one of the two classes to its last size, or moves the one edge that is too many or missing: at most twice as many
    /// turns as colours, each O(nodes × log edges).
    fn make_even(&mut self, count: u32) {
        let mut classes: Vec<BTreeSet<u32>> = vec![BTreeSet::new(); count as usize];
        for (edge, colour) in self.colours.iter().enumerate() {
            classes[*colour as usize].insert(edge as u32);
        }
        let mut sizes: BTreeSet<(usize, u32)> = (0..count).map(|colour| (classes[colour as usize].len(), colour)).collect();
        let even = self.edges.len() / (count as usize).max(1);
        let uneven = usize::from(even * count as usize != self.edges.len());
        while let (Some((least, small)), Some((most, great))) = (sizes.first().copied(), sizes.last().copied()) {
            if most - least < 2 {
                return;
            }
            let moved = most.saturating_sub(even + uneven).min(even.saturating_sub(least)).max(1);
            for edge in self.turn_some(&classes[great as usize], great, small, moved) {
                let now = self.colours[edge as usize];
                let before = if now == great { small } else { great };
                classes[before as usize].remove(&edge);
                classes[now as usize].insert(edge);
            }
            sizes.remove(&(least, small));
            sizes.remove(&(most, great));
            sizes.extend([small, great].map(|colour| (classes[colour as usize].len(), colour)));
        }
    }

    /// Turns `moved` paths that have one edge more of the great class, whose edges are given; there are at least as many as the classes
    /// differ by. The edges that were turned.
    fn turn_some(&mut self, edges_of_great: &BTreeSet<u32>, great: u32, small: u32, moved: usize) -> Vec<u32> {
        let (mut turned, mut left_to_move) = (Vec::new(), moved);
        for edge in edges_of_great {
            if left_to_move == 0 {
                break;
            }
            if self.colours[*edge as usize] != great {
                continue;
            }
            // A path begins where the small class is free; one of odd length ends with an edge of the great class, as it begins.
            let Some(start) = self.ends(*edge).into_iter().find(|node| self.edge_at(*node, small).is_none()) else { continue };
            let path = self.path(start, great, small);
            if path.len() % 2 == 1 {
                self.turn(&path, great, small);
                turned.extend(path);
                left_to_move -= 1;
            }
        }
        turned
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_edges_there_is_no_colour() {
        assert_eq!(edge_colouring(0, 0, &[], None), Ok(EdgeColouring::default()));
        assert_eq!(edge_colouring(3, 2, &[], Some(0)), Ok(EdgeColouring::default()));
    }

    #[test]
    fn parallel_edges_have_a_colour_each() {
        let mut found = edge_colouring(1, 1, &[(0, 0); 4], Some(9)).unwrap();
        found.colours.sort_unstable();
        assert_eq!(found, EdgeColouring { colours: vec![0, 1, 2, 3], count: 4 });
    }

    #[test]
    fn a_path_is_turned_where_no_colour_is_free_at_both_ends() {
        // The first three edges have the colours 0, 1, 0; the last one meets 0 on the left and 1 on the right.
        let edges = [(0, 0), (1, 1), (1, 0), (0, 1)];
        let found = edge_colouring(2, 2, &edges, None).unwrap();
        assert_eq!(found.count, 2);
        assert_ne!(found.colours[0], found.colours[3]);
        assert_ne!(found.colours[1], found.colours[3]);
    }

    #[test]
    fn what_is_not_there_is_named() {
        let error = ColouringError::NoSuchNode { edge: 1, side: Side::Right, node: 2 };
        assert_eq!(edge_colouring(2, 2, &[(0, 0), (1, 2)], None), Err(error));
        assert_eq!(error.to_string(), "edge 1 names right node 2, which is not there");
        let error = ColouringError::NoSuchNode { edge: 0, side: Side::Left, node: 2 };
        assert_eq!(least_colours(2, 2, &[(2, 0)], None), Err(error));
        assert_eq!(least_colours(2, 2, &[(1, 1)], Some(0)), Err(ColouringError::NoRoom));
    }

    #[test]
    fn many_colours_of_few_edges_take_no_room_of_nodes_by_colours() {
        // A star beside single edges: nodes × colours would be 10⁸.
        let star = (0..10_000).map(|right| (0, right));
        let edges: Vec<(u32, u32)> = star.chain((1..10_000).map(|left| (left, 10_000 + left))).collect();
        assert_eq!(edge_colouring(u32::MAX, u32::MAX, &edges, Some(2)).unwrap().count, 10_000);
    }
}
