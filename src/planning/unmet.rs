//! What is not served, and why (model, *Explanations*: unmet, and why). Called by `assemble`.

use std::{cmp::Reverse, collections::BTreeMap};

use domain::{Adcode, Cause, Pair, PairRule, RuleMiss, Unmet};
use petgraph::{Direction, graph::NodeIndex, visit::EdgeRef};

use crate::{
    graph::{Cooperation, Node},
    problem::{JointProblem, Pairing},
    scoring::{self, Road},
};

/// Nearest misses and rivals named at most.
const NAMED: usize = 3;

/// Needs that are not fully served, in the order of the scenario, each with its cause. O(arcs), and O(offers) rule checks for each
/// need without a compatible offer.
pub fn unmet(cooperation: &Cooperation, problem: &JointProblem, pairing: &Pairing, flow: &[i64]) -> Vec<Unmet> {
    let mut served = vec![0_i64; problem.needs.len()];
    let mut left: Vec<i64> = problem.offers.iter().map(|offer| offer.capacity).collect();
    let mut takers: BTreeMap<u32, Vec<(i64, usize)>> = BTreeMap::new();
    for (index, (arc, amount)) in problem.arcs.iter().zip(flow).enumerate() {
        served[arc.need as usize] += amount;
        left[arc.offer as usize] -= amount;
        if *amount > 0 {
            takers.entry(arc.offer).or_default().push((*amount, index));
        }
    }
    let first_need_node = problem.offers.len();
    let roads = cooperation.east.iter().map(|east| (*east, cooperation.lookup.roads(*east))).collect();
    let state = State { cooperation, problem, pairing, left: &left, takers: &takers, roads };
    (0..problem.needs.len())
        .filter(|n| served[*n] < problem.needs[*n].quantity)
        .map(|n| Unmet {
            need: n as u32,
            missing: problem.needs[n].quantity - served[n],
            cause: state.cause(n, NodeIndex::new(first_need_node + n)),
        })
        .collect()
}

struct State<'a> {
    cooperation: &'a Cooperation<'a>,
    problem: &'a JointProblem,
    pairing: &'a Pairing,
    left: &'a [i64],
    takers: &'a BTreeMap<u32, Vec<(i64, usize)>>,
    /// The roads of each cooperative.
    roads: BTreeMap<Adcode, Vec<Road<'a>>>,
}

impl State<'_> {
    fn cause(&self, need: usize, node: NodeIndex) -> Cause {
        let graph = &self.cooperation.graph;
        // Edges of the graph and arcs of the problem are in the same order.
        let mut arcs: Vec<usize> = graph.edges_directed(node, Direction::Incoming).map(|edge| edge.id().index()).collect();
        arcs.sort_unstable();
        if arcs.is_empty() {
            return Cause::NoCompatibleOffer { nearest: self.nearest(need) };
        }
        let open: Vec<usize> = arcs.iter().copied().filter(|arc| self.problem.arcs[*arc].most > 0).collect();
        if open.is_empty() {
            return Cause::FixedByPlanner;
        }
        let usable: Vec<usize> = open.iter().copied().filter(|arc| self.is_usable(*arc)).collect();
        if usable.is_empty() {
            return self.not_paired(&open);
        }
        let remaining: i64 = distinct_offers(self.problem, &usable).map(|offer| self.left[offer as usize]).sum();
        if remaining > 0 {
            return Cause::NotFull { left: remaining };
        }
        self.used_up(&usable)
    }

    fn is_usable(&self, arc: usize) -> bool {
        self.problem.unpaired_allowed || self.pairing[self.problem.pair_of_arc(&self.problem.arcs[arc])]
    }

    fn cooperative(&self, arc: usize) -> Adcode {
        self.cooperation.scenario.offers[self.problem.arcs[arc].offer as usize].cooperative
    }

    fn not_paired(&self, open: &[usize]) -> Cause {
        let province =
            |arc: usize| self.cooperation.west[self.problem.needs[self.problem.arcs[arc].need as usize].west as usize];
        let is_forbidden = |arc: usize| {
            let pair = Pair { east: self.cooperative(arc), west: province(arc) };
            self.cooperation.scenario.pair_rule(pair) == PairRule::Forbidden
        };
        if open.iter().all(|arc| is_forbidden(*arc)) {
            let mut cooperatives: Vec<Adcode> = open.iter().map(|arc| self.cooperative(*arc)).collect();
            cooperatives.sort_unstable();
            cooperatives.dedup();
            return Cause::Forbidden { cooperatives };
        }
        let mut ranked: Vec<usize> = open.iter().copied().filter(|arc| !is_forbidden(*arc)).collect();
        let has_left = |arc: usize| self.left[self.problem.arcs[arc].offer as usize] > 0;
        ranked.sort_by_key(|arc| (Reverse(has_left(*arc)), Reverse(self.problem.arcs[*arc].paired), self.cooperative(*arc)));
        let mut cooperatives = Vec::new();
        for arc in ranked {
            let cooperative = self.cooperative(arc);
            if !cooperatives.contains(&cooperative) && cooperatives.len() < NAMED {
                cooperatives.push(cooperative);
            }
        }
        Cause::NotPaired { cooperatives }
    }

    fn used_up(&self, usable: &[usize]) -> Cause {
        let worth = usable.iter().map(|arc| self.problem.arcs[*arc].paired).max().unwrap_or(0);
        let rival = distinct_offers(self.problem, usable)
            .filter_map(|offer| self.takers.get(&offer))
            .flatten()
            .filter(|(_, arc)| self.problem.arcs[*arc].paired > worth)
            .max_by_key(|(amount, arc)| (*amount, Reverse(*arc)));
        if let Some((_, arc)) = rival {
            return Cause::Outbid { by: self.problem.arcs[*arc].need };
        }
        let mut cooperatives: Vec<Adcode> = usable.iter().map(|arc| self.cooperative(*arc)).collect();
        cooperatives.sort_unstable();
        cooperatives.dedup();
        Cause::CapacityUsed { cooperatives }
    }

    fn nearest(&self, need: usize) -> Vec<RuleMiss> {
        let scenario = self.cooperation.scenario;
        let need = &scenario.needs[need];
        let Some((_, kind)) = scenario.kind(&need.kind) else { return Vec::new() };
        let lookup = &self.cooperation.lookup;
        let Some(site) = lookup.site(need) else { return Vec::new() };
        let offers = scenario.offers.iter().enumerate().filter(|(_, offer)| offer.kind == need.kind);
        let mut near: Vec<RuleMiss> = offers
            .filter_map(|(index, offer)| {
                let roads = self.roads.get(&offer.cooperative)?;
                let miss = scoring::only_miss(kind, &lookup.meet(offer, roads, &site)?)?;
                Some(RuleMiss { offer: index as u32, rule: miss.rule, by: miss.by })
            })
            .collect();
        near.sort_by_key(|miss| (miss.by.is_none(), miss.by, miss.rule, miss.offer));
        near.truncate(NAMED);
        near
    }
}

fn distinct_offers(problem: &JointProblem, arcs: &[usize]) -> impl Iterator<Item = u32> {
    let mut offers: Vec<u32> = arcs.iter().map(|arc| problem.arcs[*arc].offer).collect();
    offers.sort_unstable();
    offers.dedup();
    offers.into_iter()
}

/// Whether each need has a compatible offer at all.
pub fn reachable(cooperation: &Cooperation) -> Vec<bool> {
    let mut out = vec![false; cooperation.scenario.needs.len()];
    for edge in cooperation.graph.edge_references() {
        if let Node::Need(n) = cooperation.graph[edge.target()] {
            out[n as usize] = true;
        }
    }
    out
}
