//! A plan whose rows are named by their places in another scenario: what stays in view until a scenario with other rows is answered.

use std::collections::BTreeMap;

use crate::{
    order::Order,
    pair::Pair,
    party::Side,
    plan::{Measures, Plan},
    scenario::Scenario,
    unmet::{Cause, RuleMiss, Unmet},
};

/// Where rows of one scenario stand in another.
struct Places {
    offers: Vec<Option<u32>>,
    needs: Vec<Option<u32>>,
}

impl Places {
    fn of(from: &Scenario, to: &Scenario) -> Self {
        let offers: BTreeMap<&str, u32> = to.offers.iter().map(|offer| offer.id.0.as_str()).zip(0..).collect();
        let needs: BTreeMap<&str, u32> = to.needs.iter().map(|need| need.id.0.as_str()).zip(0..).collect();
        Self {
            offers: from.offers.iter().map(|offer| offers.get(offer.id.0.as_str()).copied()).collect(),
            needs: from.needs.iter().map(|need| needs.get(need.id.0.as_str()).copied()).collect(),
        }
    }

    fn offer(&self, place: u32) -> Option<u32> {
        self.offers.get(place as usize).copied().flatten()
    }

    fn need(&self, place: u32) -> Option<u32> {
        self.needs.get(place as usize).copied().flatten()
    }

    /// A cause with its rows at their new places; `None` where one of them is gone.
    fn cause(&self, cause: &Cause) -> Option<Cause> {
        Some(match cause {
            Cause::Outbid { by } => Cause::Outbid { by: self.need(*by)? },
            Cause::LessCovered { by } => Cause::LessCovered { by: self.need(*by)? },
            Cause::HeldByPlanner { by } => Cause::HeldByPlanner { by: self.need(*by)? },
            Cause::NoCompatibleOffer { nearest } => {
                let miss = |miss: &RuleMiss| Some(RuleMiss { offer: self.offer(miss.offer)?, ..*miss });
                Cause::NoCompatibleOffer { nearest: nearest.iter().filter_map(miss).collect() }
            }
            other => other.clone(),
        })
    }
}

/// Whether the rows and parties of two scenarios are the same ones, each in its place, whatever they hold. O(rows).
pub fn has_rows_of(one: &Scenario, other: &Scenario) -> bool {
    let parties = |of: &Scenario| of.cooperatives.iter().map(|party| (party.division, party.side)).collect::<Vec<_>>();
    parties(one) == parties(other)
        && one.offers.iter().map(|offer| &offer.id).eq(other.offers.iter().map(|offer| &offer.id))
        && one.needs.iter().map(|need| &need.id).eq(other.needs.iter().map(|need| &need.id))
}

/// The plan with its rows at their places in another scenario; what it says of rows that are gone is left out. It answers the scenario it
/// was made for, and is no answer to the other. O(rows × log + size of the plan).
pub fn carried(plan: &Plan, from: &Scenario, to: &Scenario) -> Plan {
    let places = Places::of(from, to);
    let mut carried = plan.clone();
    carried.deliveries.retain_mut(|delivery| match (places.offer(delivery.offer), places.need(delivery.need)) {
        (Some(offer), Some(need)) => {
            (delivery.offer, delivery.need) = (offer, need);
            true
        }
        _ => false,
    });
    carried.deliveries.order_by_key(|delivery| (delivery.offer, delivery.need));
    let unmet = plan.unmet.iter().filter_map(|unmet| {
        Some(Unmet { need: places.need(unmet.need)?, missing: unmet.missing, cause: places.cause(&unmet.cause)? })
    });
    carried.unmet = unmet.collect();
    carried.unmet.order_by_key(|unmet| unmet.need);
    leave_out_strangers(&mut carried, to);
    carried
}

/// Leaves out what a plan says of parties that a scenario does not have. O(pairs + parties × coverage).
fn leave_out_strangers(plan: &mut Plan, to: &Scenario) {
    let is_known = |pair: &Pair| to.is_pair(*pair);
    plan.pairs.retain(|result| is_known(&result.pair));
    let worst = plan.measures.worst.and_then(|row| plan.coverage.get(row as usize)).cloned();
    plan.coverage.retain(|row| to.is_party(row.province, Side::Supported));
    plan.measures.worst = worst.and_then(|worst| plan.coverage.iter().position(|row| *row == worst)).map(|row| row as u32);
    let Measures { added, dropped, blocking, .. } = &mut plan.measures;
    for pairs in [added, dropped, blocking] {
        pairs.retain(is_known);
    }
}
