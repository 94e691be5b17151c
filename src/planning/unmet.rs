//! What is not served, and why (model, *Explanations*: unmet, and why). Called by `assemble`.
//!
//! A cause is found by trying on the plan itself what would have to be granted: what is left, a unit of another need, a pair.

use std::cmp::Reverse;

use domain::{Adcode, Bar, Cause, Order, Pair, PairRule, RuleMiss, Strategy, Unmet};
use petgraph::{Direction, graph::NodeIndex, visit::EdgeRef};

use crate::{
    bars::Bars,
    graph::{Cooperation, Node},
    nearest::Nearest,
    problem::JointProblem,
    room::{Hold, Room},
};

/// Rivals named at most.
const NAMED: usize = 3;

/// Needs that are not fully served, in the order of the scenario, each with its cause. O(arcs × needs that an offer serves), and
/// O(offers) rule checks for each need without a compatible offer.
pub fn unmet(cooperation: &Cooperation, room: &Room, bars: &Bars) -> Vec<Unmet> {
    let problem = room.problem;
    let mut served = vec![0_i64; problem.needs.len()];
    for (arc, amount) in problem.arcs.iter().zip(room.flow) {
        served[arc.need as usize] += amount;
    }
    let first_need_node = problem.offers.len();
    let state = State { cooperation, room, bars, nearest: Nearest::new(cooperation) };
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
    room: &'a Room<'a>,
    bars: &'a Bars<'a>,
    nearest: Nearest<'a>,
}

impl State<'_> {
    fn cause(&self, need: usize, node: NodeIndex) -> Cause {
        let graph = &self.cooperation.graph;
        // Edges of the graph and arcs of the problem are in the same order.
        let mut arcs: Vec<usize> = graph.edges_directed(node, Direction::Incoming).map(|edge| edge.id().index()).collect();
        arcs.order();
        if arcs.is_empty() {
            return Cause::NoCompatibleOffer { nearest: self.nearest(need) };
        }
        arcs.retain(|arc| !self.room.is_fixed(*arc));
        if arcs.is_empty() {
            return Cause::FixedByPlanner;
        }
        let (open, mut closed): (Vec<usize>, Vec<usize>) = arcs.iter().partition(|arc| self.room.is_open(**arc));
        let forbidden: Vec<usize> = closed.iter().copied().filter(|arc| self.is_forbidden(*arc)).collect();
        closed.retain(|arc| !self.is_forbidden(*arc));
        let of = Arcs { open: &open, closed: &closed, forbidden: &forbidden, all: &arcs };
        if self.room.problem.needs[need].whole.is_some() { self.whole(need, &of) } else { self.in_parts(&of) }
    }

    fn cooperative(&self, arc: usize) -> Adcode {
        self.cooperation.scenario.offers[self.room.problem.arcs[arc].offer as usize].cooperative
    }

    fn cooperatives(&self, arcs: &[usize]) -> Vec<Adcode> {
        let mut cooperatives: Vec<Adcode> = arcs.iter().map(|arc| self.cooperative(*arc)).collect();
        cooperatives.order();
        cooperatives.dedup();
        cooperatives
    }

    fn is_forbidden(&self, arc: usize) -> bool {
        let province = self.cooperation.west[self.room.problem.needs[self.room.problem.arcs[arc].need as usize].west as usize];
        let pair = Pair { east: self.cooperative(arc), west: province };
        self.cooperation.scenario.pair_rule(pair) == PairRule::Forbidden
    }

    /// A need that may be served in part.
    fn in_parts(&self, of: &Arcs) -> Cause {
        let gains = |arcs: &[usize]| -> Vec<usize> { arcs.iter().copied().filter(|arc| self.room.has_gain(*arc)).collect() };
        if !of.open.is_empty() {
            let found = gains(of.open);
            if found.is_empty() {
                return self.used_up(of.open);
            }
            return self.left_over(self.left(&found), Cause::AgreedOtherwise);
        }
        let found = gains(of.closed);
        if !found.is_empty() {
            return self.not_paired(&found, true);
        }
        let found = gains(of.forbidden);
        if !found.is_empty() {
            return Cause::Forbidden { cooperatives: self.cooperatives(&found) };
        }
        self.used_up(of.all)
    }

    /// A need that is served in full or not at all.
    fn whole(&self, need: usize, of: &Arcs) -> Cause {
        let room = self.room;
        let fills = |arcs: &[usize]| room.fills(need, arcs);
        if !room.could_fill(need, of.all) {
            return Cause::OutOfReach { most: room.sum(need, of.all.iter().map(|arc| room.most(*arc))) };
        }
        if !room.counts(of.all) {
            return Cause::WorthNothing;
        }
        let left = |arcs: &[usize]| room.sum(need, arcs.iter().map(|arc| room.share(*arc)));
        if fills(of.open) {
            let left = left(of.open);
            return self.left_over(left, Cause::NotTried { left });
        }
        let with = |more: &[usize]| of.open.iter().chain(more).copied().collect::<Vec<usize>>();
        let of_one = |cooperative: Adcode| -> Vec<usize> {
            of.closed.iter().copied().filter(|arc| self.cooperative(*arc) == cooperative).collect()
        };
        let alone: Vec<usize> =
            self.cooperatives(of.closed).into_iter().map(of_one).filter(|arcs| fills(&with(arcs))).flatten().collect();
        if !alone.is_empty() {
            return self.not_paired(&alone, true);
        }
        if fills(&with(of.closed)) {
            let helpful: Vec<usize> = of.closed.iter().copied().filter(|arc| room.share(*arc) > 0).collect();
            return self.not_paired(&helpful, false);
        }
        if fills(of.all) {
            let helpful: Vec<usize> = of.forbidden.iter().copied().filter(|arc| room.share(*arc) > 0).collect();
            return Cause::Forbidden { cooperatives: self.cooperatives(&helpful) };
        }
        // What is open is told, where it could do it; else what there is at all.
        let told = if room.could_fill(need, of.open) { of.open } else { of.all };
        Cause::NotFull { left: left(told) }
    }

    /// Something is left that would serve a need, and does not; `agreed` is what least change says to that.
    fn left_over(&self, left: i64, agreed: Cause) -> Cause {
        let scenario = self.cooperation.scenario;
        match (scenario.held.is_some(), scenario.strategy) {
            (true, _) => Cause::Held,
            (false, Strategy::LeastChange) => agreed,
            (false, _) => Cause::NotTried { left },
        }
    }

    /// Units left on the offers of these arcs.
    fn left(&self, arcs: &[usize]) -> i64 {
        distinct_offers(self.room.problem, arcs).map(|offer| self.room.left[offer as usize]).sum()
    }

    /// The cooperatives of arcs whose pairs would serve, and what stands between the first of them and the province; `alone` says that
    /// one pair is enough.
    fn not_paired(&self, arcs: &[usize], alone: bool) -> Cause {
        let has_left = |arc: usize| self.room.left[self.room.problem.arcs[arc].offer as usize] > 0;
        let mut ranked = arcs.to_vec();
        ranked.order_by_key(|arc| (Reverse(has_left(*arc)), Reverse(self.room.unit(*arc)), self.cooperative(*arc)));
        let mut cooperatives = Vec::new();
        for arc in &ranked {
            let cooperative = self.cooperative(*arc);
            if !cooperatives.contains(&cooperative) && cooperatives.len() < NAMED {
                cooperatives.push(cooperative);
            }
        }
        let first = ranked.first().map(|arc| self.room.problem.pair_of_arc(&self.room.problem.arcs[*arc]));
        let bar = first.filter(|_| alone).map_or(Bar::Several, |pair| self.bars.between(pair, true));
        Cause::NotPaired { cooperatives, bar }
    }

    /// Nothing is left on these arcs, and no need that holds the rest would pass it on to the good of the aim: who holds it.
    fn used_up(&self, arcs: &[usize]) -> Cause {
        if !self.room.counts(arcs) {
            return Cause::WorthNothing;
        }
        let held = |by: Hold| {
            let holders = arcs.iter().flat_map(|arc| self.room.holders(*arc)).filter(|(_, hold)| *hold == by);
            let most = holders.max_by_key(|(taker, _)| (self.room.flow[*taker], Reverse(*taker)));
            most.map(|(taker, _)| self.room.problem.arcs[taker].need)
        };
        if let Some(by) = held(Hold::Fairer) {
            return Cause::LessCovered { by };
        }
        if let Some(by) = held(Hold::Dearer) {
            return Cause::Outbid { by };
        }
        match held(Hold::Fixed) {
            Some(by) if held(Hold::Even).is_none() => Cause::HeldByPlanner { by },
            _ => Cause::CapacityUsed { cooperatives: self.cooperatives(arcs) },
        }
    }

    fn nearest(&self, need: usize) -> Vec<RuleMiss> {
        let near = self.nearest.to_need(need).into_iter();
        near.map(|miss| RuleMiss { offer: miss.row, rule: miss.rule, by: miss.by }).collect()
    }
}

/// The arcs of a need whose amounts the planner has not fixed.
struct Arcs<'a> {
    /// Those that the pairing opens.
    open: &'a [usize],
    /// Those of pairs that are not chosen and not forbidden.
    closed: &'a [usize],
    /// Those of forbidden pairs.
    forbidden: &'a [usize],
    /// All three.
    all: &'a [usize],
}

fn distinct_offers(problem: &JointProblem, arcs: &[usize]) -> impl Iterator<Item = u32> {
    let mut offers: Vec<u32> = arcs.iter().map(|arc| problem.arcs[*arc].offer).collect();
    offers.order();
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
