//! Connected components of a flow network, arcs taken both ways, so that each can be solved apart. Called by the network simplex.

use crate::flow::{FlowArc, FlowNetwork};

/// Nodes and arcs by component; components in the order of their lowest nodes, nodes and arcs within one in their own order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Components {
    /// Nodes, component by component.
    pub nodes: Vec<u32>,
    /// Where each component's nodes end in `nodes`.
    pub node_ends: Vec<u32>,
    /// Arcs, component by component.
    pub arcs: Vec<u32>,
    /// Where each component's arcs end in `arcs`.
    pub arc_ends: Vec<u32>,
}

impl Components {
    /// The components of a network of more than one; `None` where it hangs together. By union-find with path halving:
    /// O((nodes + arcs) α(nodes)).
    pub(crate) fn of(network: &impl FlowNetwork) -> Option<Self> {
        let component = labels(network)?;
        let count = component.iter().max().map_or(0, |last| *last as usize + 1);
        let (nodes, node_ends) = grouped(component.len(), count, |node| component[node]);
        let (arcs, arc_ends) = grouped(network.arc_count(), count, |arc| component[network.arc(arc).tail as usize]);
        Some(Self { nodes, node_ends, arcs, arc_ends })
    }
}

/// The component of each node, numbered in the order of the lowest nodes; `None` where there are none or one.
fn labels(network: &impl FlowNetwork) -> Option<Vec<u32>> {
    let nodes = network.node_count();
    let mut leader: Vec<u32> = (0..nodes as u32).collect();
    let mut count = nodes;
    for index in 0..network.arc_count() {
        if count <= 1 {
            break;
        }
        let FlowArc { tail, head, .. } = network.arc(index);
        if leader[tail as usize] == leader[head as usize] {
            continue;
        }
        let (one, other) = (find(&mut leader, tail), find(&mut leader, head));
        if one != other {
            // The lower leads, so that leaders come in the order of components.
            leader[one.max(other) as usize] = one.min(other);
            count -= 1;
        }
    }
    if count <= 1 {
        return None;
    }
    let mut label = vec![0; nodes];
    let mut next = 0;
    for node in 0..nodes as u32 {
        let first = find(&mut leader, node);
        if first == node {
            label[node as usize] = next;
            next += 1;
        } else {
            label[node as usize] = label[first as usize];
        }
    }
    Some(label)
}

fn find(leader: &mut [u32], mut node: u32) -> u32 {
    while leader[node as usize] != node {
        let above = leader[leader[node as usize] as usize];
        leader[node as usize] = above;
        node = above;
    }
    node
}

/// Counting sort of 0..`length` by group; also where each group ends.
fn grouped(length: usize, groups: usize, group: impl Fn(usize) -> u32) -> (Vec<u32>, Vec<u32>) {
    let mut ends = vec![0_u32; groups];
    for item in 0..length {
        ends[group(item) as usize] += 1;
    }
    let mut total = 0;
    for end in &mut ends {
        total += std::mem::replace(end, total);
    }
    let mut sorted = vec![0; length];
    for item in 0..length {
        let place = &mut ends[group(item) as usize];
        sorted[*place as usize] = item as u32;
        *place += 1;
    }
    (sorted, ends)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::FlowProblem;

    #[test]
    fn components_keep_the_order_of_nodes_and_arcs() {
        let mut problem = FlowProblem::new(6);
        for (tail, head) in [(5, 1), (0, 3), (1, 5), (3, 3)] {
            problem.add_arc(tail, head, 0, 1, 0);
        }
        let parts = Components::of(&problem);
        let expected = Components {
            nodes: vec![0, 3, 1, 5, 2, 4],
            node_ends: vec![2, 4, 5, 6],
            arcs: vec![1, 3, 0, 2],
            arc_ends: vec![2, 4, 4, 4],
        };
        assert_eq!(parts, Some(expected));
    }

    #[test]
    fn a_connected_or_empty_network_is_not_split() {
        assert_eq!(Components::of(&FlowProblem::new(0)), None);
        let mut problem = FlowProblem::new(2);
        problem.add_arc(1, 0, 0, 1, 0);
        assert_eq!(Components::of(&problem), None);
    }
}
