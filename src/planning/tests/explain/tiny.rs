//! Tiny scenarios cut from the reference data, and the brute force that answers them: all pairings, all allocations.

use domain::{Adcode, Need, NeedId, Offer, OfferId, Pair, PartnerBounds, RuleInConflict, Scenario, Side};
use planning::{check::recompute, graph::Cooperation, problem::JointProblem};

use crate::fixture::reference;

/// Evaluations that a search of a tiny scenario may take, as many as the product's: such a search ends with its proof.
const STEPS: u64 = 20_000;

/// A scenario of the first parties of both sides, without offers and needs, without existing pairs, each with these bounds.
pub fn parties(east: &[PartnerBounds], west: &[PartnerBounds]) -> Scenario {
    let mut scenario = Scenario { step_limit: STEPS, ..reference().scenario.clone() };
    let keep = |scenario: &Scenario, side, count: usize| -> Vec<Adcode> {
        scenario.parties(side).take(count).map(|party| party.division).collect()
    };
    let (supporters, supported) = (keep(&scenario, Side::Supporter, east.len()), keep(&scenario, Side::Supported, west.len()));
    scenario.cooperatives.retain(|party| supporters.contains(&party.division) || supported.contains(&party.division));
    for party in &mut scenario.cooperatives {
        let place = |list: &[Adcode]| list.iter().position(|division| *division == party.division);
        party.bounds = place(&supporters).map(|e| east[e]).or(place(&supported).map(|w| west[w]));
    }
    scenario.offers.clear();
    scenario.needs.clear();
    for scheme in &mut scenario.schemes {
        scheme.pairs.clear();
    }
    scenario
}

/// Every offer fits every need of its kind: one subject, one sector.
pub fn with_amounts(mut scenario: Scenario, offers: &[(usize, &str, i64)], needs: &[(usize, &str, i64, bool)]) -> Scenario {
    let case = &reference().scenario;
    let side = |side| scenario.parties(side).map(|party| party.division).collect::<Vec<_>>();
    let (east, west) = (side(Side::Supporter), side(Side::Supported));
    for (number, (e, kind, quantity)) in offers.iter().enumerate() {
        let template = case.offers.iter().find(|offer| offer.kind.0 == *kind).unwrap();
        let mut offer =
            Offer { cooperative: east[*e], quantity: *quantity, id: OfferId(format!("o{number}")), ..template.clone() };
        (offer.terms.on_site, offer.terms.online, offer.terms.share) = (true, true, None);
        scenario.offers.push(offer);
    }
    for (number, (w, kind, quantity, shared)) in needs.iter().enumerate() {
        let template = case.needs.iter().find(|need| need.kind.0 == *kind).unwrap();
        let offer = case.offers.iter().find(|offer| offer.kind.0 == *kind).unwrap();
        let county = scenario.counties.iter().find(|county| county.province == west[*w]).unwrap().adcode;
        let mut need = Need { county, quantity: *quantity, id: NeedId(format!("n{number}")), ..template.clone() };
        need.terms.shared = *shared;
        need.terms.subject.clone_from(&offer.terms.subject);
        need.terms.sector = offer.terms.sectors.first().cloned();
        need.terms.months.clone_from(&offer.terms.months);
        scenario.needs.push(need);
    }
    scenario.offers.sort_by(|a, b| (a.cooperative, &a.id).cmp(&(b.cooperative, &b.id)));
    scenario.needs.sort_by(|a, b| (a.county, &a.id).cmp(&(b.county, &b.id)));
    scenario
}

/// The pair at an index.
pub fn pair_at(scenario: &Scenario, index: usize) -> Pair {
    let side = |side| scenario.parties(side).map(|party| party.division).collect::<Vec<_>>();
    let (east, west) = (side(Side::Supporter), side(Side::Supported));
    Pair { east: east[index / west.len()], west: west[index % west.len()] }
}

/// Number of pairs.
pub fn pairs(scenario: &Scenario) -> usize {
    scenario.parties(Side::Supporter).count() * scenario.parties(Side::Supported).count()
}

/// Whether a pairing (bits) keeps bounds, pins and forbids.
pub fn keeps(scenario: &Scenario, choice: u32) -> bool {
    let count = pairs(scenario);
    let chosen: Vec<Pair> = (0..count).filter(|index| choice >> index & 1 == 1).map(|index| pair_at(scenario, index)).collect();
    let within = scenario.cooperatives.iter().all(|party| {
        let bounds = scenario.bounds(party.division).unwrap();
        let partners = chosen.iter().filter(|pair| pair.east == party.division || pair.west == party.division).count() as u32;
        (bounds.least..=bounds.most).contains(&partners)
    });
    let pinned = scenario.pins.iter().all(|pin| chosen.contains(pin));
    within && pinned && !scenario.forbids.iter().any(|forbid| chosen.contains(forbid))
}

/// All pairings (bits) that keep bounds, pins and forbids.
pub fn pairings(scenario: &Scenario) -> Vec<u32> {
    (0..1_u32 << pairs(scenario)).filter(|choice| keeps(scenario, *choice)).collect()
}

/// A pairing as bits, as a list of yes and no.
pub fn chosen(scenario: &Scenario, choice: u32) -> Vec<bool> {
    (0..pairs(scenario)).map(|pair| choice >> pair & 1 == 1).collect()
}

/// Calls `see` with every allocation on a pairing that keeps all rules, and with its value.
pub fn allocations(problem: &JointProblem, pairing: &Vec<bool>, see: &mut dyn FnMut(&[i64], i64)) {
    fn from(problem: &JointProblem, pairing: &Vec<bool>, flow: &mut Vec<i64>, see: &mut dyn FnMut(&[i64], i64)) {
        let index = flow.len();
        let Some(arc) = problem.arcs.get(index) else {
            if let Ok(value) = recompute(problem, pairing, flow) {
                see(flow, value);
            }
            return;
        };
        let given =
            |same: &dyn Fn(usize) -> bool| flow.iter().enumerate().filter(|(a, _)| same(*a)).map(|(_, x)| x).sum::<i64>();
        let left = problem.offers[arc.offer as usize].capacity - given(&|a| problem.arcs[a].offer == arc.offer);
        let room = problem.needs[arc.need as usize].quantity - given(&|a| problem.arcs[a].need == arc.need);
        let most = if pairing[problem.pair_of_arc(arc)] || problem.unpaired_allowed { arc.most.min(left).min(room) } else { 0 };
        for amount in arc.least..=most.max(arc.least) {
            flow.push(amount);
            from(problem, pairing, flow, see);
            flow.pop();
        }
    }
    from(problem, pairing, &mut Vec::new(), see);
}

/// The scenario with these of its rules alone.
pub fn keeping(scenario: &Scenario, rules: &[RuleInConflict]) -> Scenario {
    let mut out = scenario.clone();
    let others = |side| scenario.cooperatives.iter().filter(|party| party.side != side).count() as u32;
    for party in &mut out.cooperatives {
        party.bounds = Some(PartnerBounds { least: 0, most: others(party.side) });
    }
    for rule in rules {
        if let RuleInConflict::Least { party, bound } | RuleInConflict::Most { party, bound } = rule {
            let entry = out.cooperatives.iter_mut().find(|entry| entry.division == *party).unwrap();
            let bounds = entry.bounds.as_mut().unwrap();
            if matches!(rule, RuleInConflict::Least { .. }) { bounds.least = *bound } else { bounds.most = *bound }
        }
    }
    out.pins.retain(|pair| rules.contains(&RuleInConflict::Pin(*pair)));
    out.forbids.retain(|pair| rules.contains(&RuleInConflict::Forbid(*pair)));
    out.fixed.retain(|fixed| {
        let kept = RuleInConflict::Fixed { offer: fixed.offer.clone(), need: fixed.need.clone(), amount: fixed.amount };
        rules.contains(&kept)
    });
    out
}

/// All rules of a scenario.
pub fn rules(scenario: &Scenario) -> Vec<RuleInConflict> {
    planning::rule_set::RuleSet::new(&Cooperation::new(scenario).unwrap()).rules().to_vec()
}

/// The greatest value of a plan, by trying all; `None` where there is none.
pub fn greatest(scenario: &Scenario) -> Option<i64> {
    let cooperation = Cooperation::new(scenario).unwrap();
    let mut problem = cooperation.problem();
    // An amount between an offer and a need that cannot meet is not among the numbers.
    let meets = |fixed: &domain::FixedAmount| cooperation.arc_of(&problem, &fixed.offer, &fixed.need).is_some();
    if scenario.fixed.iter().any(|fixed| fixed.amount > 0 && !meets(fixed)) {
        return None;
    }
    let pairings = if scenario.rules.pool.is_open() {
        problem.decide_no_pairs();
        vec![0]
    } else {
        pairings(scenario)
    };
    let mut best = None;
    for choice in pairings {
        allocations(&problem, &chosen(scenario, choice), &mut |_, value| best = best.max(Some(value)));
    }
    best
}
