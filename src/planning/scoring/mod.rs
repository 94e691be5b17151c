//! Which offer can serve which need, and how well: hard rules first, then criteria, one a file. Called by `graph` and `unmet`.
//!
//! Everything is integer. A hard rule answers with a [`Miss`] that says by how much it fails; a criterion with 0 to 10,000,
//! floored.

mod criteria;
#[cfg(test)]
mod fixture;
mod hard_rules;
pub mod lookup;

use domain::{HardRule, Kind};

pub use hard_rules::shipping_margin_tenths;
pub use lookup::{Lookup, Meeting, Road, Site};

/// A perfect score of a criterion, and a perfect fit.
pub const PERFECT: i64 = 10_000;

/// A hard rule that does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Miss {
    /// The rule.
    pub rule: HardRule,
    /// By how much, in the rule's unit (tenths of a day, fen a kilogram); `None` where it has no measure.
    pub by: Option<i64>,
}

/// How well an offer fits a need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fit {
    /// max(least fit, ⌊Σ weight × criterion ÷ Σ weight⌋), of 10,000.
    pub fit: i64,
    /// Each criterion, in the order of the kind.
    pub criteria: Vec<i64>,
}

/// The hard rule of the kind that does not hold between an offer and a need that meet, where it is the only one.
pub fn only_miss(kind: &Kind, meeting: &Meeting) -> Option<Miss> {
    let broken = kind.hard_rules.iter().filter_map(|rule| {
        let verdict = hard_rules::check(*rule, meeting);
        verdict.err().map(|by| Miss { rule: *rule, by })
    });
    let mut first = broken.take(2);
    let miss = first.next()?;
    if first.next().is_some() { None } else { Some(miss) }
}

/// The fit of an offer and a need of the kind that meet, or `None` where a hard rule fails. Stops at the first that does.
pub fn fit(kind: &Kind, meeting: &Meeting) -> Option<Fit> {
    if kind.hard_rules.iter().any(|rule| hard_rules::check(*rule, meeting).is_err()) {
        return None;
    }
    let criteria: Vec<i64> =
        kind.criteria.iter().map(|entry| criteria::score(entry.criterion, meeting).clamp(0, PERFECT)).collect();
    Some(Fit { fit: mean(kind, &criteria, meeting.rules.least_fit), criteria })
}

/// max(least fit, ⌊Σ weight × criterion ÷ Σ weight⌋), of 10,000.
pub fn mean(kind: &Kind, criteria: &[i64], least: i64) -> i64 {
    let weights: i128 = kind.criteria.iter().map(|entry| i128::from(entry.weight)).sum();
    let weighted = kind.criteria.iter().zip(criteria).map(|(entry, score)| i128::from(entry.weight) * i128::from(*score));
    let mean = if weights == 0 { 0 } else { (weighted.sum::<i128>() / weights) as i64 };
    mean.max(least)
}
