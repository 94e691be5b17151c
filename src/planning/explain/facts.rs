//! What stands behind one pair of a plan: its value by kind and criterion, and the needs it serves.

use std::{cmp::Reverse, collections::BTreeMap};

use domain::{
    Delivery, Kind, Order, Pair, Plan, Scenario,
    explanation::{CriterionValue, PairFacts, PairKindFacts},
    rules::share_out,
};

/// The facts of a pair. O(deliveries × log).
pub fn pair_facts(scenario: &Scenario, plan: &Plan, pair: Pair) -> PairFacts {
    let province: BTreeMap<_, _> = scenario.counties.iter().map(|county| (county.adcode, county.province)).collect();
    let is_of_pair = |delivery: &&Delivery| {
        let need = &scenario.needs[delivery.need as usize];
        scenario.offers[delivery.offer as usize].cooperative == pair.east && province.get(&need.county) == Some(&pair.west)
    };
    let mut by_kind: Vec<Vec<&Delivery>> = vec![Vec::new(); scenario.kinds.len()];
    for delivery in plan.deliveries.iter().filter(is_of_pair) {
        if let Some((kind, _)) = scenario.kind(&scenario.needs[delivery.need as usize].kind) {
            by_kind[kind].push(delivery);
        }
    }
    let kinds = by_kind.iter().enumerate().filter(|(_, deliveries)| !deliveries.is_empty());
    PairFacts {
        pair,
        is_chosen: plan.pair(pair).is_some_and(|result| result.chosen),
        kinds: kinds.map(|(kind, deliveries)| kind_facts(kind, &scenario.kinds[kind], deliveries)).collect(),
    }
}

fn kind_facts(index: usize, kind: &Kind, deliveries: &[&Delivery]) -> PairKindFacts {
    let amount: i64 = deliveries.iter().map(|delivery| delivery.amount).sum();
    let mut scores = vec![0_i128; kind.criteria.len()];
    let mut values = vec![0_i64; kind.criteria.len()];
    let mut needs: BTreeMap<u32, i64> = BTreeMap::new();
    for delivery in deliveries {
        let merit = |(weight, score): (&domain::CriterionWeight, &i64)| u64::from(weight.weight) * score.unsigned_abs();
        let merits: Vec<u64> = kind.criteria.iter().zip(&delivery.criteria).map(merit).collect();
        let shares = share_out(&merits, delivery.value.unsigned_abs()).unwrap_or_default();
        for (value, share) in values.iter_mut().zip(shares) {
            *value += share as i64;
        }
        for (sum, score) in scores.iter_mut().zip(&delivery.criteria) {
            *sum += i128::from(*score) * i128::from(delivery.amount);
        }
        *needs.entry(delivery.need).or_default() += delivery.amount;
    }
    let mut needs: Vec<(u32, i64)> = needs.into_iter().collect();
    needs.order_by_key(|(need, amount)| (Reverse(*amount), *need));
    let criterion = |(entry, (sum, value)): (&domain::CriterionWeight, (&i128, &i64))| CriterionValue {
        criterion: entry.criterion,
        score: (sum / i128::from(amount.max(1))) as i64,
        value: *value,
    };
    PairKindFacts {
        kind: index as u32,
        amount,
        value: deliveries.iter().map(|delivery| delivery.value).sum(),
        criteria: kind.criteria.iter().zip(scores.iter().zip(&values)).map(criterion).collect(),
        needs,
    }
}
