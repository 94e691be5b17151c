//! From the numbers of an answer to the plan the planner reads: deliveries with their criteria, coverage, measures, causes and the
//! fingerprint. Called by `solve`.

use std::fmt::Write;

use domain::{Coverage, Delivery, Fingerprint, Measures, PairResult, Plan, PlanState, canonical_form, former, quoted};
use petgraph::graph::EdgeIndex;
use sha2::{Digest, Sha256};

use crate::{
    bars::Bars,
    graph::Cooperation,
    preference::Preferences,
    problem::{JointProblem, Pairing},
    room::Room,
    unmet,
};

/// An answer in numbers, checked.
#[derive(Clone, Debug)]
pub struct Answer<'a> {
    /// Which pairs are chosen.
    pub pairing: &'a Pairing,
    /// Units on each arc of the problem.
    pub flow: &'a [i64],
    /// Value, as recomputed by the check.
    pub value: i64,
    /// Upper bound of the value.
    pub bound: i64,
    /// What may be claimed.
    pub state: PlanState,
    /// Steps of the search.
    pub steps: u64,
    /// What each pair could reach alone, by kind: `alone[pair][kind]`.
    pub alone: &'a [Vec<i64>],
}

/// Puts a plan together. O(arcs + pairs × kinds), and the causes of `unmet`.
pub fn assemble(cooperation: &Cooperation, problem: &JointProblem, answer: &Answer) -> Plan {
    Plan {
        fingerprint: fingerprint(cooperation, problem, answer),
        former_fingerprint: former_fingerprint(cooperation, answer),
        ..assemble_unnamed(cooperation, problem, answer)
    }
}

/// The same without a fingerprint, which reads the whole scenario: for a plan that is gone with the next frame.
pub fn assemble_unnamed(cooperation: &Cooperation, problem: &JointProblem, answer: &Answer) -> Plan {
    let alone: Vec<i64> = answer.alone.iter().map(|kinds| kinds.iter().sum()).collect();
    let preferences = Preferences::new(cooperation, &alone);
    let room = Room::new(cooperation.scenario, problem, answer.pairing, answer.flow);
    let bars = Bars::new(cooperation, &room, &preferences);
    let deliveries = deliveries(cooperation, problem, answer);
    let pairs = pair_results(cooperation, problem, answer, &deliveries, &bars);
    let coverage = coverage(cooperation, problem, answer);
    let measures = measures(cooperation, problem, answer, &coverage, &preferences);
    Plan {
        strategy: cooperation.scenario.strategy,
        state: answer.state,
        scale: cooperation.scale,
        value: answer.value,
        bound: answer.bound,
        pairs,
        coverage,
        unmet: unmet::unmet(cooperation, &room, &bars),
        measures,
        arcs_checked: problem.arcs.len() as u64,
        steps: answer.steps,
        fingerprint: Fingerprint(0),
        former_fingerprint: Fingerprint(0),
        deliveries,
    }
}

fn deliveries(cooperation: &Cooperation, problem: &JointProblem, answer: &Answer) -> Vec<Delivery> {
    let carried = problem.arcs.iter().zip(answer.flow).enumerate().filter(|(_, (_, amount))| **amount > 0);
    carried
        .map(|(index, (arc, amount))| {
            // Edges of the graph and arcs of the problem are in the same order.
            let edge = &cooperation.graph[EdgeIndex::new(index)];
            let paired = answer.pairing[problem.pair_of_arc(arc)];
            Delivery {
                offer: arc.offer,
                need: arc.need,
                amount: *amount,
                value: amount * if paired { arc.paired } else { arc.unpaired },
                fit: edge.fit,
                criteria: edge.criteria.clone(),
            }
        })
        .collect()
}

fn pair_results(
    cooperation: &Cooperation,
    problem: &JointProblem,
    answer: &Answer,
    deliveries: &[Delivery],
    bars: &Bars,
) -> Vec<PairResult> {
    let kinds = problem.kinds as usize;
    let bars = bars.all();
    let mut results: Vec<PairResult> = (0..problem.pairs())
        .map(|index| PairResult {
            pair: cooperation.pair(index),
            chosen: answer.pairing[index],
            alone: answer.alone[index].clone(),
            delivered: vec![0; kinds],
            amounts: vec![0; kinds],
            penalty: 0,
            bar: bars[index],
        })
        .collect();
    for delivery in deliveries {
        let (offer, need) = (&problem.offers[delivery.offer as usize], &problem.needs[delivery.need as usize]);
        let result = &mut results[problem.pair_index(offer.east, need.west)];
        result.delivered[offer.kind as usize] += delivery.value;
        result.amounts[offer.kind as usize] += delivery.amount;
    }
    for existing in &problem.existing {
        let index = problem.pair_index(existing.east, existing.west);
        let forbidden = problem.forbids.contains(&(existing.east, existing.west));
        if !answer.pairing[index] && !forbidden {
            results[index].penalty = existing.penalty;
        }
    }
    results
}

fn coverage(cooperation: &Cooperation, problem: &JointProblem, answer: &Answer) -> Vec<Coverage> {
    let kinds = problem.kinds as usize;
    let reachable = unmet::reachable(cooperation);
    let mut rows: Vec<Coverage> = (0..problem.west.len() * kinds)
        .map(|index| Coverage {
            province: cooperation.west[index / kinds],
            kind: (index % kinds) as u32,
            needed: 0,
            served: 0,
            reachable: false,
        })
        .collect();
    for (need, reachable) in problem.needs.iter().zip(reachable) {
        let row = &mut rows[need.west as usize * kinds + need.kind as usize];
        row.needed += need.quantity;
        row.reachable |= reachable;
    }
    for (arc, amount) in problem.arcs.iter().zip(answer.flow) {
        let need = &problem.needs[arc.need as usize];
        rows[need.west as usize * kinds + need.kind as usize].served += amount;
    }
    rows.retain(|row| row.needed > 0);
    rows
}

fn measures(
    cooperation: &Cooperation,
    problem: &JointProblem,
    answer: &Answer,
    coverage: &[Coverage],
    preferences: &Preferences,
) -> Measures {
    let kinds = problem.kinds as usize;
    let mut sums = Measures {
        served: vec![0; kinds],
        needed: vec![0; kinds],
        offered: vec![0; kinds],
        worst: None,
        blocking: Vec::new(),
        added: Vec::new(),
        dropped: Vec::new(),
    };
    for offer in &problem.offers {
        sums.offered[offer.kind as usize] += offer.capacity;
    }
    for row in coverage {
        sums.needed[row.kind as usize] += row.needed;
        sums.served[row.kind as usize] += row.served;
    }
    sums.worst = worst(coverage);
    // With an open pool no pairing is decided: there is none to be blocked, nor any that drops or adds a pair.
    if cooperation.scenario.rules.pool.is_open() {
        return sums;
    }
    sums.blocking = preferences.blocking(cooperation, answer.pairing);
    let baseline = cooperation.scenario.baseline();
    let chosen = (0..problem.pairs()).filter(|index| answer.pairing[*index]).map(|index| cooperation.pair(index));
    let chosen: Vec<_> = chosen.collect();
    sums.added = chosen.iter().copied().filter(|pair| !baseline.contains(pair)).collect();
    sums.dropped = baseline.iter().copied().filter(|pair| !chosen.contains(pair)).collect();
    sums
}

/// The least covered row that is reachable; the fractions are compared exactly, ties go to the first.
fn worst(coverage: &[Coverage]) -> Option<u32> {
    let rows = coverage.iter().enumerate().filter(|(_, row)| row.reachable);
    rows.min_by(|(_, a), (_, b)| {
        let left = i128::from(a.served) * i128::from(b.needed);
        left.cmp(&(i128::from(b.served) * i128::from(a.needed)))
    })
    .map(|(index, _)| index as u32)
}

/// Hash of what the engine reads of the scenario, pairs, amounts and value (model, *Exactness*): the canonical form, then a line for each
/// chosen pair and each amount, then the value.
fn fingerprint(cooperation: &Cooperation, problem: &JointProblem, answer: &Answer) -> Fingerprint {
    let scenario = cooperation.scenario;
    let mut form = canonical_form(scenario);
    // Writing to a text cannot fail.
    for (index, _) in answer.pairing.iter().enumerate().filter(|(_, chosen)| **chosen) {
        let pair = cooperation.pair(index);
        let _ = writeln!(form, "pair {}-{}", pair.east, pair.west);
    }
    for (arc, amount) in problem.arcs.iter().zip(answer.flow).filter(|(_, amount)| **amount > 0) {
        let (offer, need) = (&scenario.offers[arc.offer as usize].id, &scenario.needs[arc.need as usize].id);
        let _ = writeln!(form, "amount {} {} {amount}", quoted(&offer.0), quoted(&need.0));
    }
    let _ = writeln!(form, "value {}", answer.value);
    first_half(Sha256::digest(form))
}

/// What plans were called before there was a canonical form: a hash of all that the scenario says, of pairs, amounts and value.
fn former_fingerprint(cooperation: &Cooperation, answer: &Answer) -> Fingerprint {
    let mut hash = Sha256::new();
    hash.update(former::bytes(cooperation.scenario));
    for chosen in answer.pairing {
        hash.update([u8::from(*chosen)]);
    }
    for amount in answer.flow {
        hash.update(amount.to_le_bytes());
    }
    hash.update(answer.value.to_le_bytes());
    first_half(hash.finalize())
}

fn first_half(digest: impl AsRef<[u8]>) -> Fingerprint {
    let mut first = [0; 8];
    first.copy_from_slice(&digest.as_ref()[..8]);
    Fingerprint(u64::from_be_bytes(first))
}
