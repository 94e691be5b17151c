//! What each need and each offer could be matched with, before anything is searched. Told to the planner while rows are entered.

use std::collections::BTreeMap;

use domain::{
    Adcode, KindId,
    explanation::{Balance, Prospect, Prospects},
};
use petgraph::visit::EdgeRef;

use crate::{
    graph::{Cooperation, Node},
    nearest::Nearest,
};

use super::openings::opening;

/// Counts partners row by row, and finds what is nearest where there are none. O(edges), and O(rows of the other side) rule checks for
/// each row without a partner.
pub fn prospects(cooperation: &Cooperation) -> Prospects {
    let scenario = cooperation.scenario;
    let mut found = Prospects {
        offers: vec![Prospect::default(); scenario.offers.len()],
        needs: vec![Prospect::default(); scenario.needs.len()],
        balances: Vec::new(),
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
    found.balances = balances(cooperation, &provinces);
    let nearest = Nearest::new(cooperation);
    for (offer, prospect) in found.offers.iter_mut().enumerate().filter(|(_, prospect)| prospect.rows == 0) {
        prospect.nearest = nearest.to_offer(offer);
        prospect.opening = prospect.nearest.first().and_then(|miss| {
            let rows = (&scenario.offers[offer], scenario.needs.get(miss.row as usize)?);
            opening(&cooperation.lookup, scenario.kind(&rows.0.kind)?.1, rows, miss, true)
        });
    }
    for (need, prospect) in found.needs.iter_mut().enumerate().filter(|(_, prospect)| prospect.rows == 0) {
        prospect.nearest = nearest.to_need(need);
        prospect.opening = prospect.nearest.first().and_then(|miss| {
            let rows = (scenario.offers.get(miss.row as usize)?, &scenario.needs[need]);
            opening(&cooperation.lookup, scenario.kind(&rows.1.kind)?.1, rows, miss, false)
        });
    }
    found
}

/// Needed and reachable by kind and province; `met[offer]` are the provinces that an offer could go to. O(needs × log + offers × provinces).
fn balances(cooperation: &Cooperation, met: &[Vec<Adcode>]) -> Vec<Balance> {
    let scenario = cooperation.scenario;
    let kind = |id: &KindId| scenario.kind(id).map_or(0, |(kind, _)| kind as u32);
    let mut sums: BTreeMap<(u32, Adcode), (i64, i64)> = BTreeMap::new();
    for need in &scenario.needs {
        if let Some(province) = cooperation.lookup.province_of(need.county) {
            let (needed, _) = sums.entry((kind(&need.kind), province)).or_default();
            *needed = needed.saturating_add(need.quantity);
        }
    }
    for (offer, provinces) in scenario.offers.iter().zip(met) {
        for province in provinces {
            if let Some((_, reachable)) = sums.get_mut(&(kind(&offer.kind), *province)) {
                *reachable = reachable.saturating_add(offer.quantity);
            }
        }
    }
    let balance = |((kind, province), (needed, reachable))| Balance { kind, province, needed, reachable };
    sums.into_iter().map(balance).collect()
}
