//! The order in which the search for entering arcs goes through the arcs, and the size of its blocks.
//!
//! Measured on the bench's instances: where most nodes have supplies (transportation), arcs by source are best, because neighbours
//! share a potential; where few have (circulations such as b-matchings), each block is better a sample of all arcs. On large sparse
//! problems a pivot costs more than a block, so larger blocks, which need fewer pivots, are better.

use crate::flow::{FlowNetwork, Survey};

/// The order of the search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArcOrder {
    /// By tail, from the last node to the first.
    BySource,
    /// Every s-th arc, then every s-th from the second on, and so on, with s = √arcs: each block is a sample of all arcs.
    Scattered,
}

/// How to search; the default chooses by the shape of the problem. Optimal costs do not depend on it, but which of several optimal
/// flows is found may.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Order of the search.
    pub order: Option<ArcOrder>,
    /// Arcs in a block.
    pub block: Option<usize>,
}

impl Settings {
    /// The order for a problem.
    pub(super) fn order_for(&self, survey: &Survey, nodes: usize) -> ArcOrder {
        let transportation = 2 * survey.supplied_nodes > nodes;
        self.order.unwrap_or(if transportation { ArcOrder::BySource } else { ArcOrder::Scattered })
    }

    /// The block for a component.
    pub(super) fn block_for(&self, nodes: usize, arcs: usize) -> usize {
        let factor = match nodes {
            0..=5_000 => 1,
            5_001..=15_000 => 2,
            _ => 4,
        };
        self.block.unwrap_or((arcs.isqrt() * factor).max(LEAST_BLOCK)).max(1)
    }
}

/// Below this a pivot costs more than its block.
const LEAST_BLOCK: usize = 44;

/// Where a component's arcs stand in the search. "Input" is an arc's number in the component's own list.
#[derive(Clone, Debug)]
pub(super) enum ArcMap {
    /// From the last to the first.
    Backwards {
        /// Number of arcs.
        count: usize,
    },
    /// By residue modulo `stride`.
    Strided {
        /// Number of arcs.
        count: usize,
        /// The stride.
        stride: usize,
    },
    /// The position of each input.
    Listed(Vec<u32>),
    /// Any order, looked up both ways: for a solver that is kept, where arcs are asked for again and again.
    Kept {
        /// By input.
        positions: Vec<u32>,
        /// By position.
        inputs: Vec<u32>,
    },
}

impl ArcMap {
    /// The map for an order. `tails` gives the local tail of each of a component's arcs.
    pub fn new(order: ArcOrder, sorted_by_tail: bool, count: usize, nodes: usize, tail: impl Fn(usize) -> u32) -> Self {
        match order {
            ArcOrder::Scattered => Self::Strided { count, stride: count.isqrt().max(1) },
            ArcOrder::BySource if sorted_by_tail => Self::Backwards { count },
            ArcOrder::BySource => {
                let mut next = vec![0_u32; nodes + 1];
                for input in 0..count {
                    next[tail(input) as usize] += 1;
                }
                // From the last node on; `next` becomes the first position of each node's arcs.
                let mut total = 0;
                for position in next.iter_mut().rev() {
                    total += std::mem::replace(position, total);
                }
                let place = |input: usize| {
                    let next = &mut next[tail(input) as usize];
                    *next += 1;
                    *next - 1
                };
                Self::Listed((0..count).map(place).collect())
            }
        }
    }

    /// The same order, looked up. O(arcs).
    pub fn keep(&self, count: usize) -> Self {
        let (mut positions, mut inputs) = (vec![0; count], vec![0; count]);
        self.for_each(|position, input| {
            positions[input] = position as u32;
            inputs[position] = input as u32;
        });
        Self::Kept { positions, inputs }
    }

    /// Every position with its input; in the order of positions, but for a list, which is in the order of inputs.
    pub fn for_each(&self, mut take: impl FnMut(usize, usize)) {
        match self {
            Self::Backwards { count } => (0..*count).for_each(|position| take(position, count - 1 - position)),
            Self::Strided { count, stride } => {
                let mut position = 0;
                for residue in 0..*stride {
                    for input in (residue..*count).step_by(*stride) {
                        take(position, input);
                        position += 1;
                    }
                }
            }
            Self::Listed(positions) => {
                positions.iter().enumerate().for_each(|(input, position)| take(*position as usize, input));
            }
            Self::Kept { inputs, .. } => {
                inputs.iter().enumerate().for_each(|(position, input)| take(position, *input as usize));
            }
        }
    }

    /// Position of an input. O(1).
    pub fn position(&self, input: usize) -> usize {
        match self {
            Self::Backwards { count } => count - 1 - input,
            Self::Strided { count, stride } => {
                let (long, residue) = (count % stride, input % stride);
                residue * (count / stride) + residue.min(long) + input / stride
            }
            Self::Listed(positions) | Self::Kept { positions, .. } => positions[input] as usize,
        }
    }

    /// Input at a position. O(1), but O(arcs) for a list.
    pub fn input(&self, position: usize) -> usize {
        match self {
            Self::Backwards { count } => count - 1 - position,
            Self::Strided { count, stride } => {
                let (short, long) = (count / stride, count % stride);
                let in_long = long * (short + 1);
                if position < in_long {
                    position % (short + 1) * stride + position / (short + 1)
                } else {
                    (position - in_long) % short * stride + long + (position - in_long) / short
                }
            }
            Self::Kept { inputs, .. } => inputs[position] as usize,
            Self::Listed(positions) => positions.iter().position(|at| *at as usize == position).unwrap_or(usize::MAX),
        }
    }
}

/// A component's nodes and arcs in the network: all of them, or lists.
#[derive(Clone, Debug)]
pub(super) enum Members {
    /// The whole network.
    All,
    /// The nodes and arcs with these numbers.
    Listed {
        /// Nodes by local number.
        nodes: Vec<u32>,
        /// Arcs by input.
        arcs: Vec<u32>,
    },
}

impl Members {
    /// Number of nodes.
    pub fn node_count(&self, network: &impl FlowNetwork) -> usize {
        if let Self::Listed { nodes, .. } = self { nodes.len() } else { network.node_count() }
    }

    /// Number of arcs.
    pub fn arc_count(&self, network: &impl FlowNetwork) -> usize {
        if let Self::Listed { arcs, .. } = self { arcs.len() } else { network.arc_count() }
    }

    /// The network's number of a node.
    pub fn node(&self, local: usize) -> usize {
        if let Self::Listed { nodes, .. } = self { nodes[local] as usize } else { local }
    }

    /// The network's number of an arc.
    pub fn arc(&self, input: usize) -> usize {
        if let Self::Listed { arcs, .. } = self { arcs[input] as usize } else { input }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_map_is_a_permutation_and_its_inverse() {
        for count in 1..60 {
            let tail = |input: usize| (input * 7 % 5) as u32;
            for order in [ArcOrder::BySource, ArcOrder::Scattered] {
                for sorted in [true, false] {
                    let map = ArcMap::new(order, sorted, count, 5, tail);
                    let mut seen = vec![false; count];
                    for input in 0..count {
                        let position = map.position(input);
                        assert_eq!(map.input(position), input);
                        assert!(!std::mem::replace(&mut seen[position], true));
                    }
                    map.for_each(|position, input| assert_eq!(map.position(input), position));
                }
            }
        }
    }

    #[test]
    fn a_list_by_source_goes_from_the_last_node_to_the_first() {
        let tails = [1, 0, 2, 0];
        let map = ArcMap::new(ArcOrder::BySource, false, 4, 3, |input| tails[input]);
        assert_eq!((0..4).map(|position| map.input(position)).collect::<Vec<_>>(), [2, 0, 1, 3]);
    }
}
