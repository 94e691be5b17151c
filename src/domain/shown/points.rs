//! What each pair of a plan is shown to contribute.

use std::collections::BTreeSet;

use crate::{
    pair::Pair,
    place::Adcode,
    plan::{PairResult, Plan},
};

use super::{parts, table};

/// The contributions of a plan's pairs in hundredths of a point: they add up to the shown value of the plan, by rows and by columns too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanPoints {
    /// By (east, west), as in the plan.
    pairs: Vec<(Pair, i64)>,
}

impl PlanPoints {
    /// Rounds the contributions of a plan. O(pairs²) at worst; a reference plan has 70.
    pub fn of(plan: &Plan) -> Self {
        let list = |pick: fn(&Pair) -> Adcode| {
            let codes: BTreeSet<Adcode> = plan.pairs.iter().map(|result| pick(&result.pair)).collect();
            codes.into_iter().collect::<Vec<_>>()
        };
        let (east, west) = (list(|pair| pair.east), list(|pair| pair.west));
        let place = |codes: &[Adcode], code| codes.binary_search(&code).unwrap_or(0);
        let mut exact = vec![vec![0; west.len()]; east.len()];
        for result in &plan.pairs {
            exact[place(&east, result.pair.east)][place(&west, result.pair.west)] += result.contribution();
        }
        let shown = table(plan.scale.hundredths(plan.value), plan.scale, &exact);
        let points = |pair: Pair| shown[place(&east, pair.east)][place(&west, pair.west)];
        Self { pairs: plan.pairs.iter().map(|result| (result.pair, points(result.pair))).collect() }
    }

    /// What a pair contributes; 0 where the plan does not know it. O(log pairs).
    pub fn pair(&self, pair: Pair) -> i64 {
        self.pairs.binary_search_by_key(&pair, |(found, _)| *found).map_or(0, |place| self.pairs[place].1)
    }

    /// What the pairs of a party, or of all, contribute.
    pub fn sum(&self, party: Option<Adcode>) -> i64 {
        let of = |pair: Pair| party.is_none_or(|party| pair.east == party || pair.west == party);
        self.pairs.iter().filter(|(pair, _)| of(*pair)).map(|(_, points)| points).sum()
    }

    /// What a pair delivers of each kind; together with the penalty, where it is a dropped one, what it contributes.
    pub fn kinds(&self, plan: &Plan, result: &PairResult) -> Vec<i64> {
        let mut exact = result.delivered.clone();
        exact.push(-result.penalty);
        let mut shown = parts(self.pair(result.pair), plan.scale, &exact);
        shown.pop();
        shown
    }
}

/// What a pair could reach alone of each kind, in hundredths, together what it could reach alone as shown.
pub fn alone_by_kind(plan: &Plan, result: &PairResult) -> Vec<i64> {
    parts(plan.scale.hundredths(result.alone_total()), plan.scale, &result.alone)
}
