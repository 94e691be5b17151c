//! Rules that contradict each other: an irreducible set, by a deletion filter whose every step asks [`RuleSet`] whether the rules that are
//! left can be kept together (model, *Explanations*: rules in conflict). Called before every search.
//!
//! Source of the deletion filter: Chinneck & Dravnieks, *Locating minimal infeasible constraint sets in linear programs* (1991).

use domain::{Conflict, Order, RuleInConflict};

use crate::{
    graph::Cooperation,
    rule_set::{RuleSet, Verdict},
};

/// An irreducible set of contradicting partner bounds, pins, forbids and fixed amounts; `None` where there is a plan, and where that is
/// not settled within the limit of `filling`.
///
/// One look at the rules for each rule. Which set is found depends on the order alone: what the planner said of pairs and amounts is
/// tried for deletion after bounds, so that it is named rather than what they left as it was.
pub fn conflict(cooperation: &Cooperation) -> Option<Conflict> {
    conflict_in(&RuleSet::new(cooperation))
}

/// The same for rules that are read already.
pub fn conflict_in(set: &RuleSet) -> Option<Conflict> {
    irreducible(set.rules().to_vec(), |rules| set.verdict(rules) == Verdict::Impossible)
}

/// What is left of rules that cannot be kept together when each is left out without which they still cannot; `None` where they can.
///
/// Leaves out halves first, so that few rules are found among many with few questions: about 2 × found × log(rules).
pub fn irreducible(rules: Vec<RuleInConflict>, is_impossible: impl Fn(&[RuleInConflict]) -> bool) -> Option<Conflict> {
    if !is_impossible(&rules) {
        return None;
    }
    let mut kept = rules;
    // Those before `index` are needed. Blocks that can go shrink until a single rule is found to be needed.
    let mut index = 0;
    let mut block = kept.len().div_ceil(2).max(1);
    while index < kept.len() {
        let block_now = block.min(kept.len() - index);
        let trial: Vec<RuleInConflict> = kept[..index].iter().chain(&kept[index + block_now..]).cloned().collect();
        if is_impossible(&trial) {
            kept = trial;
        } else if block_now > 1 {
            block = block_now.div_ceil(2);
        } else {
            index += 1;
            block = (kept.len() - index).div_ceil(2).max(1);
        }
    }
    kept.order();
    Some(Conflict { rules: kept })
}

#[cfg(test)]
mod tests {
    use domain::Adcode;

    use super::*;

    fn rule(number: u32) -> RuleInConflict {
        RuleInConflict::Most { party: Adcode(number), bound: 1 }
    }

    #[test]
    fn what_is_left_contradicts_itself_and_nothing_less_does() {
        // Impossible with 3 and 7, and with 12.
        let sets: [&[u32]; 2] = [&[3, 7], &[12]];
        let is_impossible =
            |rules: &[RuleInConflict]| sets.iter().any(|set| set.iter().all(|number| rules.contains(&rule(*number))));
        let find = |numbers: std::ops::Range<u32>| irreducible(numbers.map(rule).collect(), is_impossible);
        assert_eq!(find(0..20), Some(Conflict { rules: vec![rule(12)] }), "the last in the order is named");
        assert_eq!(find(0..12), Some(Conflict { rules: vec![rule(3), rule(7)] }));
        assert_eq!(find(12..13), Some(Conflict { rules: vec![rule(12)] }));
        assert_eq!(find(4..12), None);
        assert_eq!(find(0..0), None);
    }
}
