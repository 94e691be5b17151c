//! The lot, the offers and the needs as a network: a flow on it is a way of placing the lot.
//!
//! From the lot, tonnes go to the offers that can take it. An offer fills its free capacity, or gives away an arranged amount to the need
//! that it is of; the need gives as much to another offer, which has room or gives something away in its turn. So every need keeps its
//! whole amount, since what flows into its node flows out. What has no place stays with the lot.

use std::collections::BTreeMap;

use domain::explanation::{Candidate, Hindrance, ProposalKind};
use matching::{
    flow::FlowError,
    on_graph::{ArcTerms, flow_problem},
};
use petgraph::graph::{DiGraph, NodeIndex};

use crate::{known::Known, levels::lexicographic, moves::Elsewhere};

/// A node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// The lot.
    Lot,
    /// An offer, by its index.
    Offer(u32),
    /// A need, by its index.
    Need(u32),
    /// Where everything ends.
    End,
}

/// What flows from a node to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Passing {
    /// Of the lot, to the offer of the candidate at this index.
    Taken(usize),
    /// Of an offer's arranged amounts, to the need that it was for.
    GivenUp,
    /// Of a need, to the offer that serves it instead.
    Served,
    /// What an offer has free.
    Free,
    /// Of the lot, nowhere.
    Left,
}

/// An edge: what passes, and how much of it may.
#[derive(Clone, Copy, Debug)]
struct Passage {
    what: Passing,
    most: i64,
}

/// A way of placing the lot, as amounts above 0.
#[derive(Clone, Debug, Default)]
pub(crate) struct Placing {
    /// Tonnes by index of the candidate.
    pub taken: BTreeMap<usize, i64>,
    /// Tonnes that a need loses from an offer, by (need, offer).
    pub given_up: BTreeMap<(u32, u32), i64>,
    /// Tonnes that a need gets from an offer instead, by (need, offer).
    pub served: BTreeMap<(u32, u32), i64>,
}

/// The best way of a kind, as [`Proposal`](domain::explanation::Proposal) says; of equal ones that which gives more to earlier candidates.
///
/// With o offers and n needs that can be part of it and a arcs between them: O(a log a) to build it, a ≤ arranged amounts + n × offers of
/// one product in a month, and six flows on o + n + 2 nodes.
///
/// # Errors
/// Where prices are so great that no flow can be worked out on them; no scenario without defects has such.
pub(crate) fn placing(
    known: &Known,
    elsewhere: &Elsewhere,
    candidates: &[Candidate],
    kind: ProposalKind,
) -> Result<Placing, FlowError> {
    let graph = build(known, elsewhere, candidates, kind);
    let tonnes = known.asked.lot.tonnes;
    let supply = |node: NodeIndex| match graph[node] {
        Place::Lot => tonnes,
        Place::End => -tonnes,
        Place::Offer(_) | Place::Need(_) => 0,
    };
    let problem = flow_problem(&graph, supply, |edge| ArcTerms { lower: 0, upper: edge.weight().most, cost: 0 });
    let level = |cost: &dyn Fn(Passing) -> i64| graph.edge_weights().map(|passage| cost(passage.what)).collect::<Vec<i64>>();
    let of_taken = |cost: &dyn Fn(&Candidate) -> i64| {
        level(&|what| if let Passing::Taken(index) = what { cost(&candidates[index]) } else { 0 })
    };
    let levels = [
        level(&|what| i64::from(what == Passing::Left)),
        level(&|what| i64::from(what == Passing::GivenUp)),
        of_taken(&|candidate| i64::from(!candidate.is_paired)),
        of_taken(&|candidate| -candidate.margin_fen.unwrap_or(0)),
        of_taken(&|candidate| candidate.freight_fen.unwrap_or(0)),
        level(&|what| if let Passing::Taken(index) = what { index as i64 } else { 0 }),
    ];
    let flow = lexicographic(&problem, &levels)?;
    let mut placing = Placing::default();
    for (edge, tonnes) in graph.edge_indices().zip(flow).filter(|(_, tonnes)| *tonnes > 0) {
        let ends = graph.edge_endpoints(edge).map(|(from, to)| (graph[from], graph[to]));
        match (graph[edge].what, ends) {
            (Passing::Taken(index), _) => *placing.taken.entry(index).or_default() += tonnes,
            (Passing::GivenUp, Some((Place::Offer(offer), Place::Need(need)))) => {
                *placing.given_up.entry((need, offer)).or_default() += tonnes;
            }
            (Passing::Served, Some((Place::Need(need), Place::Offer(offer)))) => {
                *placing.served.entry((need, offer)).or_default() += tonnes;
            }
            _ => {}
        }
    }
    Ok(placing)
}

/// Whether a kind of proposal may use a candidate.
fn is_usable(candidate: &Candidate, kind: ProposalKind) -> bool {
    match kind {
        ProposalKind::Paired => candidate.is_paired && candidate.hindrances.is_empty(),
        ProposalKind::Others => candidate.hindrances.is_empty(),
        ProposalKind::Moving => candidate.hindrances.iter().all(|hindrance| *hindrance == Hindrance::NoCapacity),
    }
}

/// The network of a kind of proposal. Its nodes are found from the lot on, so that only what can be part of a way is in it.
fn build(known: &Known, elsewhere: &Elsewhere, candidates: &[Candidate], kind: ProposalKind) -> DiGraph<Place, Passage> {
    let mut graph = DiGraph::new();
    let (lot, end) = (graph.add_node(Place::Lot), graph.add_node(Place::End));
    let tonnes = known.asked.lot.tonnes;
    graph.add_edge(lot, end, Passage { what: Passing::Left, most: tonnes });
    let mut offers: BTreeMap<u32, NodeIndex> = BTreeMap::new();
    let mut waiting = Vec::new();
    for (index, candidate) in candidates.iter().enumerate() {
        // Of an offer that has given away more than it has, nothing is asked; not even to move something.
        if is_usable(candidate, kind) && known.free(candidate.offer) >= 0 {
            let node = graph.add_node(Place::Offer(candidate.offer));
            offers.insert(candidate.offer, node);
            waiting.push(candidate.offer);
            graph.add_edge(lot, node, Passage { what: Passing::Taken(index), most: tonnes });
        }
    }
    if kind == ProposalKind::Moving {
        add_moves(known, elsewhere, &mut graph, &mut offers, waiting);
    }
    for (offer, node) in &offers {
        graph.add_edge(*node, end, Passage { what: Passing::Free, most: known.free(*offer) });
    }
    graph
}

/// Adds what the waiting offers have arranged and may be moved, and the offers to which it may go, and so on.
fn add_moves(
    known: &Known,
    elsewhere: &Elsewhere,
    graph: &mut DiGraph<Place, Passage>,
    offers: &mut BTreeMap<u32, NodeIndex>,
    mut waiting: Vec<u32>,
) {
    // A need that no offer may serve has no node, so that it stays.
    let mut needs: BTreeMap<u32, Option<NodeIndex>> = BTreeMap::new();
    let mut next = 0;
    while let Some(offer) = waiting.get(next).copied() {
        next += 1;
        for arranged in known.arranged(offer).iter().filter(|arranged| is_movable(known, offer, arranged.need)) {
            let need = *needs.entry(arranged.need).or_insert_with(|| {
                let takers = elsewhere.may_serve(known, arranged.need);
                let node = (!takers.is_empty()).then(|| graph.add_node(Place::Need(arranged.need)))?;
                for taker in takers {
                    let to = *offers.entry(taker).or_insert_with(|| {
                        waiting.push(taker);
                        graph.add_node(Place::Offer(taker))
                    });
                    // No more than the lot itself makes room for is ever moved through an edge.
                    graph.add_edge(node, to, Passage { what: Passing::Served, most: known.asked.lot.tonnes });
                }
                Some(node)
            });
            if let Some(need) = need {
                graph.add_edge(offers[&offer], need, Passage { what: Passing::GivenUp, most: arranged.tonnes });
            }
        }
    }
}

/// Whether what an offer has arranged for a need may be moved at all: of the offer's kind and month, and not fixed by the planner. The
/// kind is one of which any share is of use, since every offer of the network is.
fn is_movable(known: &Known, offer: u32, need: u32) -> bool {
    let (giver, asker) = (known.offer(offer), known.need(need));
    asker.kind == giver.kind && asker.terms.month == giver.terms.month && !known.is_fixed(giver, asker)
}
