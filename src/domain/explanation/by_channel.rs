//! What a plan ships by ways of selling.

use std::collections::BTreeMap;

use crate::{order::Order, plan::Plan, scenario::Scenario, term::TermId, units::Unit};

/// Tonnes of a plan by the ways in which the offers sell, the most first. An offer with several ways stands for all of them together: it does
/// not say how much goes by which. Empty where no offer names a way. O(deliveries × log).
pub fn by_channel(scenario: &Scenario, plan: &Plan) -> Vec<(Vec<TermId>, i64)> {
    let mut amounts: BTreeMap<&[TermId], i64> = BTreeMap::new();
    for delivery in &plan.deliveries {
        let Some(offer) = scenario.offers.get(delivery.offer as usize) else { continue };
        if scenario.kind(&offer.kind).is_some_and(|(_, kind)| kind.unit == Unit::Tonnes) {
            *amounts.entry(&offer.terms.channels).or_default() += delivery.amount;
        }
    }
    if amounts.keys().all(|channels| channels.is_empty()) {
        return Vec::new();
    }
    let mut list: Vec<(Vec<TermId>, i64)> = amounts.into_iter().map(|(channels, tonnes)| (channels.to_vec(), tonnes)).collect();
    list.order_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    list
}
