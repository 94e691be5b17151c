//! Whether any pairing keeps the partner bounds when some pairs are settled: a circulation with lower bounds, turned into a maximum flow
//! in the usual way (Ahuja, Magnanti & Orlin 1993, section 6.7), solved by petgraph's `dinics`. Called by `conflict` and `filling`.

use petgraph::{algo::dinics, graph::DiGraph};

use crate::{joint::core::PairFate, problem::PartyBounds};

/// Whether one does; `fate[e × west + w]` says what is settled of a pair. One maximum flow on the parties.
pub fn pairing_exists(east: &[PartyBounds], west: &[PartyBounds], fate: &[PairFate]) -> bool {
    let mut graph: DiGraph<(), u64> = DiGraph::new();
    let nodes: Vec<_> = (0..east.len() + west.len() + 3).map(|_| graph.add_node(())).collect();
    let parties = east.len() + west.len();
    let (hub, source, sink) = (nodes[parties], nodes[parties + 1], nodes[parties + 2]);
    let mut excess = vec![0_i64; parties + 1];
    let mut arc = |from: usize, to: usize, lower: i64, upper: i64| {
        if lower > upper {
            return false;
        }
        graph.add_edge(nodes[from], nodes[to], (upper - lower) as u64);
        excess[to] += lower;
        excess[from] -= lower;
        true
    };
    // A bound beyond the number of those on the other side says nothing.
    let limits = |bounds: &PartyBounds, others: usize| (i64::from(bounds.least), i64::from(bounds.most).min(others as i64));
    let mut sound = true;
    for (e, bounds) in east.iter().enumerate() {
        let (least, most) = limits(bounds, west.len());
        sound &= arc(hub.index(), e, least, most);
    }
    for (w, bounds) in west.iter().enumerate() {
        let (least, most) = limits(bounds, east.len());
        sound &= arc(east.len() + w, hub.index(), least, most);
    }
    for (pair, fate) in fate.iter().enumerate() {
        let (e, w) = (pair / west.len(), pair % west.len());
        sound &= arc(e, east.len() + w, i64::from(*fate == PairFate::In), i64::from(*fate != PairFate::Out));
    }
    if !sound {
        return false;
    }
    let wanted: u64 = excess.iter().filter(|excess| **excess > 0).map(|excess| *excess as u64).sum();
    for (node, excess) in excess.iter().enumerate() {
        match excess.cmp(&0) {
            std::cmp::Ordering::Greater => drop(graph.add_edge(source, nodes[node], excess.unsigned_abs())),
            std::cmp::Ordering::Less => drop(graph.add_edge(nodes[node], sink, excess.unsigned_abs())),
            std::cmp::Ordering::Equal => {}
        }
    }
    dinics(&graph, source, sink).0 == wanted
}
