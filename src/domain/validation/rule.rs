//! What the rules may be: weights, the pool rule, and the numbers of the table of rules.

use super::{Defect, DefectKind, Subject, WEIGHT_SUM, push};
use crate::{
    rule::{RULES, RuleSetting},
    scenario::Scenario,
};

/// All defects of the rules.
pub(super) fn all(scenario: &Scenario, defects: &mut Vec<Defect>) {
    let rules = &scenario.rules;
    let sum: u64 = rules.kind_weights.iter().map(|entry| u64::from(entry.weight)).sum();
    if sum != u64::from(WEIGHT_SUM) {
        push(defects, Subject::Rules, DefectKind::WeightSum(sum));
    }
    for entry in &rules.kind_weights {
        if scenario.kind(&entry.kind).is_none() {
            push(defects, Subject::Rules, DefectKind::UnknownKind(entry.kind.clone()));
        }
    }
    for kind in &scenario.kinds {
        if kind.criteria.iter().all(|entry| entry.weight == 0) {
            push(defects, Subject::Kind(kind.id.clone()), DefectKind::NoCriterionWeight);
        }
    }
    if rules.pool.denominator == 0 || rules.pool.numerator > rules.pool.denominator {
        push(defects, Subject::Rules, DefectKind::Pool);
    }
    for rule in RULES {
        defects.extend(rule_defects(&RuleSetting { id: rule.id(), value: rule.of(rules) }));
    }
}

/// All defects of a number of the rules by itself: there is such a one, and it is within its limits. O(rules).
pub fn rule_defects(setting: &RuleSetting) -> Vec<Defect> {
    let mut defects = Vec::new();
    if !setting.id.rule().is_some_and(|rule| rule.allows(&setting.value)) {
        push(&mut defects, Subject::Rules, DefectKind::Rule(setting.id.clone()));
    }
    defects
}
