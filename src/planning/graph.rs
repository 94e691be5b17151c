//! The cooperation graph: offers and needs as nodes, compatible pairs of them as weighted edges; and the numbers drawn from it.
//!
//! `solve` builds it once per scenario. It is a petgraph graph whose weights name the domain objects, so that petgraph's own
//! algorithms (components, DOT) work on it, and [`Cooperation::problem`] turns it into the numbers that the search solves.

use std::{collections::BTreeSet, rc::Rc};

use domain::{NeedId, OfferId, Order, Pair, Scenario, Side, ValueScale};
use petgraph::{
    graph::{DiGraph, NodeIndex},
    unionfind::UnionFind,
    visit::EdgeRef,
};

use crate::{
    problem::{ExistingPair, JointArc, JointNeed, JointOffer, JointProblem, PartyBounds, Whole},
    scoring::{self, Lookup, Site},
    value::{KindValue, kind_values, unit_value},
};

/// A node: an offer or a need, by its index in the scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Node {
    /// Index into `Scenario::offers`.
    Offer(u32),
    /// Index into `Scenario::needs`.
    Need(u32),
}

/// An edge from an offer to a need that it can serve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compatible {
    /// Index of the kind.
    pub kind: u32,
    /// Fit, of 10,000.
    pub fit: i64,
    /// The criteria, in the order of the kind.
    pub criteria: Vec<i64>,
    /// priority × fit: what the value of one unit is in proportion to.
    pub weighted_fit: i64,
}

/// The cooperation graph of a scenario, with what is fixed for all its plans.
#[derive(Debug)]
pub struct Cooperation<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// Lists by key.
    pub lookup: Lookup<'a>,
    /// Eastern parties' divisions, in order; their position is the index `e`.
    pub east: Vec<domain::Adcode>,
    /// Western parties' divisions, in order; their position is the index `w`.
    pub west: Vec<domain::Adcode>,
    /// Offers and needs, edges from offer to need, in (offer, need) order.
    pub graph: Rc<DiGraph<Node, Compatible>>,
    /// Scale, weights and totals of the kinds.
    pub kinds: Vec<KindValue>,
    /// Value units in a full kind.
    pub scale: ValueScale,
}

/// The sums of value × quantity leave 64 bits at every scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge;

impl<'a> Cooperation<'a> {
    /// Builds the graph of a scenario without defects.
    ///
    /// # Errors
    /// [`TooLarge`] when no scale keeps all sums within 64 bits.
    ///
    /// O(offers × needs) comparisons within each kind.
    pub fn new(scenario: &'a Scenario) -> Result<Self, TooLarge> {
        let lookup = Lookup::new(scenario);
        let graph = Rc::new(compatible_pairs(&lookup));
        Self::assembled(scenario, lookup, graph)
    }

    /// The same with the graph of a scenario that differs in nothing but rules of pairs, weights and quantities.
    ///
    /// # Errors
    /// As [`Cooperation::new`].
    ///
    /// O(edges).
    pub fn with_graph(scenario: &'a Scenario, graph: Rc<DiGraph<Node, Compatible>>) -> Result<Self, TooLarge> {
        Self::assembled(scenario, Lookup::new(scenario), graph)
    }

    fn assembled(scenario: &'a Scenario, lookup: Lookup<'a>, graph: Rc<DiGraph<Node, Compatible>>) -> Result<Self, TooLarge> {
        let (kinds, scale) = kind_values(scenario, &graph).ok_or(TooLarge)?;
        let side = |side| scenario.parties(side).map(|party| party.division).collect();
        Ok(Self { scenario, lookup, east: side(Side::Supporter), west: side(Side::Supported), graph, kinds, scale })
    }

    /// The pair at an index of a pairing.
    pub fn pair(&self, index: usize) -> Pair {
        Pair { east: self.east[index / self.west.len()], west: self.west[index % self.west.len()] }
    }

    /// The index of a pair, or `None` where a party is unknown.
    pub fn pair_indices(&self, pair: Pair) -> Option<(u32, u32)> {
        let e = self.east.binary_search(&pair.east).ok()?;
        let w = self.west.binary_search(&pair.west).ok()?;
        Some((e as u32, w as u32))
    }

    /// Number of connected components of the graph that hold at least one edge (petgraph's union–find). O(edges × α).
    pub fn components(&self) -> usize {
        let mut sets = UnionFind::new(self.graph.node_count());
        for edge in self.graph.edge_references() {
            sets.union(edge.source().index(), edge.target().index());
        }
        let mut roots: Vec<usize> = self.graph.edge_references().map(|edge| sets.find(edge.source().index())).collect();
        roots.order();
        roots.dedup();
        roots.len()
    }

    /// Value of one unit on an edge between paired parties: w(k) × u(o, n).
    pub fn paired_value(&self, edge: &Compatible) -> i64 {
        let kind = &self.kinds[edge.kind as usize];
        unit_value(self.scale, kind, edge.weighted_fit)
    }

    /// What dropping an existing pair costs, in value units.
    pub fn drop_penalty(&self) -> i64 {
        i64::from(self.scenario.rules.drop_penalty) * self.scale.0
    }

    /// The whole decision as numbers. A fixed amount between an offer and a need that cannot meet is not among them; `conflict` names
    /// it. O(graph).
    pub fn problem(&self) -> JointProblem {
        let scenario = self.scenario;
        let mut problem = self.without_rules();
        let bounds = |division: &domain::Adcode| {
            let bounds = scenario.bounds(*division).unwrap_or(scenario.rules.cooperative_bounds);
            PartyBounds { least: bounds.least, most: bounds.most }
        };
        problem.east = self.east.iter().map(bounds).collect();
        problem.west = self.west.iter().map(bounds).collect();
        let pairs = |list: &[Pair]| {
            let mut out: Vec<(u32, u32)> = list.iter().filter_map(|pair| self.pair_indices(*pair)).collect();
            out.order();
            out.dedup();
            out
        };
        problem.pins = pairs(&scenario.pins);
        problem.forbids = pairs(&scenario.forbids);
        // Of several amounts of one arc the first is in force.
        let mut seen = BTreeSet::new();
        for fixed in &scenario.fixed {
            if let Some(arc) = self.arc_of(&problem, &fixed.offer, &fixed.need)
                && seen.insert(arc)
            {
                problem.fix(arc, fixed.amount);
            }
        }
        problem
    }

    /// The same without any rule of the planner's that can be given up: no partner bounds, pins, forbids and fixed amounts. O(graph).
    pub fn without_rules(&self) -> JointProblem {
        let all = |others: usize| PartyBounds { least: 0, most: others as u32 };
        JointProblem {
            east: vec![all(self.west.len()); self.east.len()],
            west: vec![all(self.east.len()); self.west.len()],
            kinds: self.scenario.kinds.len() as u32,
            offers: self.offers(),
            needs: self.needs(),
            arcs: self.arcs(),
            pins: Vec::new(),
            forbids: Vec::new(),
            existing: self.existing(),
            unpaired_allowed: !self.scenario.rules.pool.is_paired_only(),
        }
    }

    /// The arc of a problem between an offer and a need; `None` where they cannot meet, or are unknown. O(offers + needs).
    pub fn arc_of(&self, problem: &JointProblem, offer: &OfferId, need: &NeedId) -> Option<usize> {
        let o = self.scenario.offers.iter().position(|entry| &entry.id == offer)? as u32;
        let n = self.scenario.needs.iter().position(|entry| &entry.id == need)? as u32;
        problem.arcs.binary_search_by_key(&(o, n), |arc| (arc.offer, arc.need)).ok()
    }

    fn offers(&self) -> Vec<JointOffer> {
        let scenario = self.scenario;
        scenario
            .offers
            .iter()
            .map(|offer| JointOffer {
                east: self.east.binary_search(&offer.cooperative).unwrap_or(0) as u32,
                kind: scenario.kind(&offer.kind).map_or(0, |(index, _)| index as u32),
                capacity: offer.quantity,
            })
            .collect()
    }

    fn needs(&self) -> Vec<JointNeed> {
        let scenario = self.scenario;
        scenario
            .needs
            .iter()
            .map(|need| {
                let province = self.lookup.province_of(need.county).unwrap_or_default();
                let whole = if need.terms.shared { Whole::Shared } else { Whole::Single };
                JointNeed {
                    west: self.west.binary_search(&province).unwrap_or(0) as u32,
                    kind: scenario.kind(&need.kind).map_or(0, |(index, _)| index as u32),
                    quantity: need.quantity,
                    whole: scenario.is_whole(&need.kind).then_some(whole),
                }
            })
            .collect()
    }

    fn arcs(&self) -> Vec<JointArc> {
        let scenario = self.scenario;
        let pool = scenario.rules.pool;
        self.graph
            .edge_references()
            .filter_map(|edge| {
                let (Node::Offer(o), Node::Need(n)) = (self.graph[edge.source()], self.graph[edge.target()]) else {
                    return None;
                };
                let (offer, need) = (&scenario.offers[o as usize], &scenario.needs[n as usize]);
                let paired = self.paired_value(edge.weight());
                let unpaired = (i128::from(paired) * i128::from(pool.numerator) / i128::from(pool.denominator.max(1))) as i64;
                let share = offer.terms.share.filter(|_| scenario.is_whole(&need.kind));
                let room = offer.quantity.min(need.quantity).min(share.map_or(i64::MAX, |share| share.greatest));
                Some(JointArc {
                    offer: o,
                    need: n,
                    paired,
                    unpaired,
                    least: 0,
                    most: room.max(0),
                    share_least: share.map_or(0, |share| share.least),
                })
            })
            .collect()
    }

    fn existing(&self) -> Vec<ExistingPair> {
        let penalty = self.drop_penalty();
        let pairs = self.scenario.existing();
        let indices = pairs.iter().filter_map(|pair| self.pair_indices(*pair));
        indices.map(|(east, west)| ExistingPair { east, west, penalty }).collect()
    }
}

/// All compatible (offer, need), as a graph.
fn compatible_pairs(lookup: &Lookup) -> DiGraph<Node, Compatible> {
    let scenario = lookup.scenario;
    let mut graph = DiGraph::with_capacity(scenario.offers.len() + scenario.needs.len(), 4_096);
    let offers: Vec<NodeIndex> = (0..scenario.offers.len()).map(|o| graph.add_node(Node::Offer(o as u32))).collect();
    let needs: Vec<NodeIndex> = (0..scenario.needs.len()).map(|n| graph.add_node(Node::Need(n as u32))).collect();
    let mut sites: Vec<Vec<(usize, Site)>> = vec![Vec::new(); scenario.kinds.len()];
    for (n, need) in scenario.needs.iter().enumerate() {
        if let (Some((kind, _)), Some(site)) = (scenario.kind(&need.kind), lookup.site(need)) {
            sites[kind].push((n, site));
        }
    }
    for (o, offer) in scenario.offers.iter().enumerate() {
        let Some((kind_index, kind)) = scenario.kind(&offer.kind) else { continue };
        let roads = lookup.roads(offer.cooperative);
        for (n, site) in &sites[kind_index] {
            let (n, need) = (*n, &scenario.needs[*n]);
            if let Some(fit) = lookup.meet(offer, &roads, site).and_then(|meeting| scoring::fit(kind, &meeting)) {
                let weighted_fit = i64::from(need.priority) * fit.fit;
                let edge = Compatible { kind: kind_index as u32, fit: fit.fit, criteria: fit.criteria, weighted_fit };
                graph.add_edge(offers[o], needs[n], edge);
            }
        }
    }
    graph
}
