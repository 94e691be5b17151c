//! One thing changed in a scenario: what a what-if asks about.

use serde::{Deserialize, Serialize};

use crate::{
    kind::KindId,
    need::NeedId,
    offer::OfferId,
    order::Order,
    pair::{Pair, PairRule},
    party::PartnerBounds,
    place::Adcode,
    scenario::{FixedAmount, Scenario},
};

/// One thing changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// A pair is pinned, forbidden or freed.
    Pair {
        /// The pair.
        pair: Pair,
        /// What is said of it then.
        rule: PairRule,
    },
    /// A party's partner bounds; `None` returns to the default.
    Bounds {
        /// The party.
        party: Adcode,
        /// Its bounds then.
        bounds: Option<PartnerBounds>,
    },
    /// What the kinds count for, hundredths of a point in the order of the kinds, together 10,000.
    KindWeights(Vec<u32>),
    /// The criterion weights of one kind, in the order of its criteria.
    CriterionWeights {
        /// The kind.
        kind: KindId,
        /// The weights; not all 0.
        weights: Vec<u32>,
    },
    /// Quantity of an offer.
    OfferQuantity {
        /// The offer.
        offer: OfferId,
        /// Units then.
        quantity: i64,
    },
    /// Quantity of a need.
    NeedQuantity {
        /// The need.
        need: NeedId,
        /// Units then.
        quantity: i64,
    },
    /// An amount is fixed, or freed (`None`).
    Amount {
        /// The offer.
        offer: OfferId,
        /// The need.
        need: NeedId,
        /// Units then.
        amount: Option<i64>,
    },
    /// Several amounts of one kind are fixed, or freed (`None`), at once.
    Amounts(Vec<(OfferId, NeedId, Option<i64>)>),
}

impl Change {
    /// The scenario with the change made, or `None` where it names what the scenario does not have. Whether the result is sound is
    /// for `validate` to say. O(size of the scenario).
    pub fn apply(&self, scenario: &Scenario) -> Option<Scenario> {
        let mut changed = scenario.clone();
        // What is asked of pairs is asked of the search; a held plan has but one answer.
        if matches!(self, Self::Pair { .. } | Self::Bounds { .. }) {
            changed.held = None;
        }
        match self {
            Self::Pair { pair, rule } => {
                set_member(&mut changed.pins, *pair, *rule == PairRule::Pinned);
                set_member(&mut changed.forbids, *pair, *rule == PairRule::Forbidden);
            }
            Self::Bounds { party, bounds } => {
                changed.cooperatives.iter_mut().find(|entry| entry.division == *party)?.bounds = *bounds;
            }
            Self::KindWeights(weights) => {
                if weights.len() != changed.rules.kind_weights.len() {
                    return None;
                }
                for (entry, weight) in changed.rules.kind_weights.iter_mut().zip(weights) {
                    entry.weight = *weight;
                }
            }
            Self::CriterionWeights { kind, weights } => {
                let entry = changed.kinds.iter_mut().find(|entry| &entry.id == kind)?;
                if weights.len() != entry.criteria.len() {
                    return None;
                }
                for (criterion, weight) in entry.criteria.iter_mut().zip(weights) {
                    criterion.weight = *weight;
                }
            }
            Self::OfferQuantity { offer, quantity } => {
                changed.offers.iter_mut().find(|entry| &entry.id == offer)?.quantity = *quantity;
            }
            Self::NeedQuantity { need, quantity } => {
                changed.needs.iter_mut().find(|entry| &entry.id == need)?.quantity = *quantity;
            }
            Self::Amount { offer, need, amount } => fix(&mut changed, offer, need, *amount),
            Self::Amounts(list) => {
                for (offer, need, amount) in list {
                    fix(&mut changed, offer, need, *amount);
                }
            }
        }
        Some(changed)
    }

    /// The pair that the change is about, where it is about one.
    pub fn pair(&self) -> Option<Pair> {
        if let Self::Pair { pair, .. } = self { Some(*pair) } else { None }
    }
}

/// Fixes an amount, or frees it.
fn fix(changed: &mut Scenario, offer: &OfferId, need: &NeedId, amount: Option<i64>) {
    changed.fixed.retain(|entry| !(&entry.offer == offer && &entry.need == need));
    if let Some(amount) = amount {
        changed.fixed.push(FixedAmount { offer: offer.clone(), need: need.clone(), amount });
        changed.fixed.order();
    }
}

/// Puts a pair into a sorted list, or takes it out.
fn set_member(list: &mut Vec<Pair>, pair: Pair, member: bool) {
    match (list.binary_search(&pair), member) {
        (Err(place), true) => list.insert(place, pair),
        (Ok(place), false) => {
            list.remove(place);
        }
        _ => {}
    }
}
