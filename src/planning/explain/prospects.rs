//! What each need and each offer could be matched with, before anything is searched. Told to the planner while rows are entered.

use domain::{
    Adcode,
    explanation::{Prospect, Prospects},
};
use petgraph::visit::EdgeRef;

use crate::{
    graph::{Cooperation, Node},
    nearest::Nearest,
};

/// Counts partners row by row, and finds what is nearest where there are none. O(edges), and O(rows of the other side) rule checks for
/// each row without a partner.
pub fn prospects(cooperation: &Cooperation) -> Prospects {
    let scenario = cooperation.scenario;
    let mut found = Prospects {
        offers: vec![Prospect::default(); scenario.offers.len()],
        needs: vec![Prospect::default(); scenario.needs.len()],
    };
    let mut provinces: Vec<Vec<Adcode>> = vec![Vec::new(); scenario.offers.len()];
    let mut cooperatives: Vec<Vec<Adcode>> = vec![Vec::new(); scenario.needs.len()];
    for edge in cooperation.graph.edge_references() {
        let (Node::Offer(o), Node::Need(n)) = (cooperation.graph[edge.source()], cooperation.graph[edge.target()]) else {
            continue;
        };
        let (offer, need) = (&scenario.offers[o as usize], &scenario.needs[n as usize]);
        let province = cooperation.lookup.province_of(need.county).unwrap_or_default();
        for (prospect, met, party, units) in [
            (&mut found.offers[o as usize], &mut provinces[o as usize], province, need.quantity),
            (&mut found.needs[n as usize], &mut cooperatives[n as usize], offer.cooperative, offer.quantity),
        ] {
            prospect.rows += 1;
            prospect.units = prospect.units.saturating_add(units);
            prospect.fit = prospect.fit.max(edge.weight().fit);
            if !met.contains(&party) {
                met.push(party);
                prospect.parties += 1;
            }
        }
    }
    let nearest = Nearest::new(cooperation);
    for (offer, prospect) in found.offers.iter_mut().enumerate().filter(|(_, prospect)| prospect.rows == 0) {
        prospect.nearest = nearest.to_offer(offer);
    }
    for (need, prospect) in found.needs.iter_mut().enumerate().filter(|(_, prospect)| prospect.rows == 0) {
        prospect.nearest = nearest.to_need(need);
    }
    found
}
