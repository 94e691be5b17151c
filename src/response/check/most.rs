//! Whether more could be placed than is proposed: a greatest flow on a graph built apart from that of the answer.

use domain::{
    Month,
    explanation::{Hindrance, ProposalKind, Response},
};
use petgraph::{
    algo::dinics,
    graph::{DiGraph, NodeIndex},
};

use super::{Facts, ResponseFault};

/// Whether each kind's proposal places as much as can be, and is there wherever that is more than what a kind that asks less places.
pub(super) fn check_most(facts: &Facts, response: &Response) -> Result<(), ResponseFault> {
    let mut best = 0;
    for kind in [ProposalKind::Paired, ProposalKind::Others, ProposalKind::Moving] {
        let proposed = response.proposals.iter().find(|proposal| proposal.kind == kind).map(|proposal| proposal.tonnes);
        let most = most(facts, response, kind);
        // One that places no more than one before it is not to be there.
        if proposed != (most > best).then_some(most) {
            return Err(ResponseFault::More(kind));
        }
        best = best.max(most);
    }
    Ok(())
}

/// The most tonnes that a way of a kind can place.
fn most(facts: &Facts, response: &Response, kind: ProposalKind) -> i64 {
    let scenario = facts.asked.scenario;
    let mut graph: DiGraph<(), u64> = DiGraph::new();
    let (lot, end) = (graph.add_node(()), graph.add_node(()));
    let lots = facts.asked.lot.tonnes.unsigned_abs();
    let mut months: Vec<Month> = Vec::new();
    let offers: Vec<NodeIndex> = scenario.offers.iter().map(|_| graph.add_node(())).collect();
    let free = |offer: u32| facts.has(offer) - facts.arranged(offer, None);
    for candidate in &response.candidates {
        let is_free = candidate.hindrances.is_empty();
        let is_taken = candidate.hindrances.first() == Some(&Hindrance::NoCapacity);
        let may = match kind {
            ProposalKind::Paired => is_free && candidate.is_paired,
            ProposalKind::Others => is_free,
            ProposalKind::Moving => is_free || (is_taken && free(candidate.offer) >= 0),
        };
        if may {
            graph.add_edge(lot, offers[candidate.offer as usize], lots);
            months.push(candidate.month);
        }
    }
    // What is moved stays in its month.
    let is_now = |month: Option<Month>| month.is_some_and(|month| months.contains(&month));
    let open: Vec<u32> = (0..scenario.offers.len() as u32)
        .filter(|offer| is_now(scenario.offers[*offer as usize].terms.month) && free(*offer) >= 0)
        .collect();
    for offer in &open {
        graph.add_edge(offers[*offer as usize], end, free(*offer).unsigned_abs());
    }
    if kind == ProposalKind::Moving {
        for (index, need) in (0..).zip(&scenario.needs).filter(|(_, need)| is_now(need.terms.month)) {
            let node = graph.add_node(());
            for offer in &open {
                let (row, arranged) = (&scenario.offers[*offer as usize], facts.arranged(*offer, Some(index)));
                if arranged > 0 && facts.may_leave(row, need) {
                    graph.add_edge(offers[*offer as usize], node, arranged.unsigned_abs());
                }
                if facts.may_serve(row, need) {
                    graph.add_edge(node, offers[*offer as usize], lots);
                }
            }
        }
    }
    // All that leaves the lot, by an edge to begin with.
    let source = graph.add_node(());
    graph.add_edge(source, lot, lots);
    dinics(&graph, source, end).0 as i64
}
