//! Rules that contradict each other: an irreducible set, by a deletion filter whose every step is a feasibility question for
//! petgraph's `dinics` (model, *Explanations*: rules in conflict). Called by `solve`.

use domain::{Adcode, Conflict, Pair, RuleInConflict, Scenario};
use petgraph::{algo::dinics, graph::DiGraph};

use crate::graph::Cooperation;

/// The partner bounds, pins, forbids and fixed amounts of a scenario as rules that can be left out one by one.
fn rules(cooperation: &Cooperation) -> Vec<RuleInConflict> {
    let scenario = cooperation.scenario;
    let mut out = Vec::new();
    for party in &scenario.cooperatives {
        if let Some(bounds) = scenario.bounds(party.division) {
            if bounds.least > 0 {
                out.push(RuleInConflict::Least { party: party.division, bound: bounds.least });
            }
            out.push(RuleInConflict::Most { party: party.division, bound: bounds.most });
        }
    }
    out.extend(scenario.pins.iter().map(|pair| RuleInConflict::Pin(*pair)));
    out.extend(scenario.forbids.iter().map(|pair| RuleInConflict::Forbid(*pair)));
    out.extend(implied_pins(cooperation).into_iter().map(|(_, rule)| rule));
    out.sort_unstable();
    out
}

/// Fixed amounts above 0 where unpaired arcs carry nothing: each implies its pair.
fn implied_pins(cooperation: &Cooperation) -> Vec<(Pair, RuleInConflict)> {
    let scenario = cooperation.scenario;
    if !scenario.rules.pool.is_paired_only() {
        return Vec::new();
    }
    let fixed = scenario.fixed.iter().filter(|fixed| fixed.amount > 0);
    fixed
        .filter_map(|fixed| {
            let east = scenario.offers.iter().find(|offer| offer.id == fixed.offer)?.cooperative;
            let county = scenario.needs.iter().find(|need| need.id == fixed.need)?.county;
            let west = cooperation.lookup.province_of(county)?;
            let (offer, need, amount) = (fixed.offer.clone(), fixed.need.clone(), fixed.amount);
            Some((Pair { east, west }, RuleInConflict::Fixed { offer, need, amount }))
        })
        .collect()
}

/// An irreducible set of contradicting partner bounds, pins and forbids, or `None` where a pairing exists.
///
/// One maximum flow a rule. Which set is found depends on the order alone: forbids and pins are tried for deletion after bounds,
/// so that what the planner said of pairs is named rather than what they left as it was.
pub fn pairing_conflict(cooperation: &Cooperation) -> Option<Conflict> {
    let implied = implied_pins(cooperation);
    let mut kept = rules(cooperation);
    if is_possible(cooperation, &implied, &kept) {
        return None;
    }
    let mut index = 0;
    while index < kept.len() {
        let rule = kept.remove(index);
        if is_possible(cooperation, &implied, &kept) {
            kept.insert(index, rule);
            index += 1;
        }
    }
    Some(Conflict { rules: kept })
}

/// Whether some pairing keeps all rules of a scenario. One maximum flow.
pub fn is_pairing_possible(cooperation: &Cooperation) -> bool {
    is_possible(cooperation, &implied_pins(cooperation), &rules(cooperation))
}

/// Whether some pairing keeps these rules: a circulation with lower bounds, turned into a maximum flow in the usual way
/// (Ahuja, Magnanti & Orlin 1993, section 6.7), solved by petgraph's `dinics`.
fn is_possible(cooperation: &Cooperation, implied: &[(Pair, RuleInConflict)], rules: &[RuleInConflict]) -> bool {
    let (east, west) = (&cooperation.east, &cooperation.west);
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
    let mut sound = true;
    for (e, party) in east.iter().enumerate() {
        let (least, most) = bounds(rules, *party, west.len());
        sound &= arc(hub.index(), e, least, most);
    }
    for (w, party) in west.iter().enumerate() {
        let (least, most) = bounds(rules, *party, east.len());
        sound &= arc(east.len() + w, hub.index(), least, most);
    }
    for (e, eastern) in east.iter().enumerate() {
        for (w, western) in west.iter().enumerate() {
            let pair = Pair { east: *eastern, west: *western };
            let pinned = rules.contains(&RuleInConflict::Pin(pair))
                || implied.iter().any(|(of, rule)| *of == pair && rules.contains(rule));
            let forbidden = rules.contains(&RuleInConflict::Forbid(pair));
            sound &= arc(e, east.len() + w, i64::from(pinned), i64::from(!forbidden));
        }
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

/// The bounds in force for a party under these rules; without one, nothing and everything.
fn bounds(rules: &[RuleInConflict], party: Adcode, others: usize) -> (i64, i64) {
    let mut out = (0, others as i64);
    for rule in rules {
        match rule {
            RuleInConflict::Least { party: of, bound } if *of == party => out.0 = i64::from(*bound),
            RuleInConflict::Most { party: of, bound } if *of == party => out.1 = i64::from(*bound).min(others as i64),
            _ => {}
        }
    }
    out
}

/// A conflict that names the fixed amounts, after `is_solvable` found that the scenario has no plan although its pairing has: an
/// irreducible set of fixed amounts. One solve an amount.
pub fn fixed_conflict(scenario: &Scenario, is_solvable: impl Fn(&Scenario) -> bool) -> Conflict {
    let mut trial = scenario.clone();
    let mut index = 0;
    while index < trial.fixed.len() {
        let fixed = trial.fixed.remove(index);
        if is_solvable(&trial) {
            trial.fixed.insert(index, fixed);
            index += 1;
        }
    }
    let rules = trial.fixed.into_iter();
    let rules = rules.map(|fixed| RuleInConflict::Fixed { offer: fixed.offer, need: fixed.need, amount: fixed.amount });
    Conflict { rules: rules.collect() }
}
