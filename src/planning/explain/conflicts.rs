//! Rules in conflict, of every sort together: an irreducible set of partner bounds, pins, forbids and fixed amounts, each step of the
//! deletion filter re-checked by solving. Called by `repairs`, and by whoever was told that there is no plan.
//!
//! Source of the deletion filter: Chinneck & Dravnieks, *Locating minimal infeasible constraint sets in linear programs* (1991).

use domain::{Conflict, PartnerBounds, RuleInConflict, Scenario};

use crate::{
    conflict::{is_pairing_possible, pairing_conflict},
    graph::Cooperation,
    strategies::decision::has_plan,
};

/// All rules of a scenario that can be given up, in the order in which the filter tries to leave them out: bounds before what the
/// planner said of pairs and amounts, so that the latter are named where there is a choice.
pub fn rules(scenario: &Scenario) -> Vec<RuleInConflict> {
    let mut out = Vec::new();
    for party in &scenario.cooperatives {
        if let Some(PartnerBounds { least, most }) = scenario.bounds(party.division) {
            if least > 0 {
                out.push(RuleInConflict::Least { party: party.division, bound: least });
            }
            out.push(RuleInConflict::Most { party: party.division, bound: most });
        }
    }
    out.extend(scenario.forbids.iter().map(|pair| RuleInConflict::Forbid(*pair)));
    out.extend(scenario.pins.iter().map(|pair| RuleInConflict::Pin(*pair)));
    out.extend(scenario.fixed.iter().map(|fixed| RuleInConflict::Fixed {
        offer: fixed.offer.clone(),
        need: fixed.need.clone(),
        amount: fixed.amount,
    }));
    out
}

/// The scenario with these of its rules alone. O(rules × parties).
pub fn keeping(scenario: &Scenario, rules: &[RuleInConflict]) -> Scenario {
    let mut out = scenario.clone();
    let others = |side| scenario.cooperatives.iter().filter(|party| party.side != side).count() as u32;
    for party in &mut out.cooperatives {
        party.bounds = Some(PartnerBounds { least: 0, most: others(party.side) });
    }
    for rule in rules {
        if let RuleInConflict::Least { party, bound } | RuleInConflict::Most { party, bound } = rule {
            let entry = out.cooperatives.iter_mut().find(|entry| entry.division == *party);
            if let Some(bounds) = entry.and_then(|entry| entry.bounds.as_mut()) {
                if matches!(rule, RuleInConflict::Least { .. }) { bounds.least = *bound } else { bounds.most = *bound }
            }
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

/// Whether a scenario has a plan: its pairing rules by petgraph's `dinics`, what is fixed by a short search.
pub fn is_possible(scenario: &Scenario) -> bool {
    let Ok(cooperation) = Cooperation::new(scenario) else { return false };
    let pairing = scenario.rules.pool.is_open() || is_pairing_possible(&cooperation);
    pairing && (!scenario.fixed.iter().any(|fixed| fixed.amount > 0) || has_plan(scenario))
}

/// An irreducible set of contradicting rules, or `None` where there is a plan. Leaving out any one member makes the others possible.
///
/// One maximum flow a rule; where fixed amounts take part, one short search a rule.
pub fn conflict_of(scenario: &Scenario) -> Option<Conflict> {
    let cooperation = Cooperation::new(scenario).ok()?;
    if !scenario.rules.pool.is_open()
        && let Some(conflict) = pairing_conflict(&cooperation)
    {
        return Some(conflict);
    }
    if is_possible(scenario) {
        return None;
    }
    let mut kept = rules(scenario);
    // Fixed amounts mostly contradict each other by themselves: then all else goes at once.
    let fixed: Vec<RuleInConflict> = kept.iter().filter(|rule| matches!(rule, RuleInConflict::Fixed { .. })).cloned().collect();
    if !is_possible(&keeping(scenario, &fixed)) {
        kept = fixed;
    }
    let mut index = 0;
    while index < kept.len() {
        let rule = kept.remove(index);
        if is_possible(&keeping(scenario, &kept)) {
            kept.insert(index, rule);
            index += 1;
        }
    }
    kept.sort_unstable();
    Some(Conflict { rules: kept })
}
