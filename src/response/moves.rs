//! Where else an arranged amount may go: the rules of planned shipments, which are monthly.

use std::collections::BTreeMap;

use domain::{KindId, Month, Offer, Pair, ProductId, ShippingFacts, TermId};

use crate::known::{self, Known};

/// Offers by what they take in a month, so that a need looks only at those that may take its product.
#[derive(Debug)]
pub(crate) struct Elsewhere<'a> {
    of_product: BTreeMap<(&'a KindId, Month, &'a ProductId), Vec<u32>>,
    of_category: BTreeMap<(&'a KindId, Month, &'a TermId), Vec<u32>>,
}

impl<'a> Elsewhere<'a> {
    /// O(offers × log offers).
    pub fn new(known: &Known<'a>) -> Self {
        let mut of_product: BTreeMap<_, Vec<u32>> = BTreeMap::new();
        let mut of_category: BTreeMap<_, Vec<u32>> = BTreeMap::new();
        for (index, offer) in (0..).zip(&known.asked.scenario.offers) {
            let Some(month) = offer.terms.month.filter(|_| known.is_shipped(&offer.kind)) else { continue };
            match (&offer.terms.product, &offer.terms.category) {
                (Some(product), _) => of_product.entry((&offer.kind, month, product)).or_default().push(index),
                (None, Some(category)) => of_category.entry((&offer.kind, month, category)).or_default().push(index),
                (None, None) => {}
            }
        }
        Self { of_product, of_category }
    }

    /// The offers that may serve a need, in order: of its kind, its month, its product or category, with the cold chain where it needs one,
    /// paying floor and freight, with usable days that are not negative, of a pair of the plan unless the pool lets others exchange too;
    /// not where the planner has fixed an amount, and none that has given away more than it has. O(offers of its product × log).
    pub fn may_serve(&self, known: &Known<'a>, need: u32) -> Vec<u32> {
        let row = known.need(need);
        let (Some(month), Some(product)) = (row.terms.month, row.terms.product.as_ref().and_then(|id| known.product(id)))
        else {
            return Vec::new();
        };
        let named = self.of_product.get(&(&row.kind, month, &product.id)).into_iter().flatten();
        let wider = self.of_category.get(&(&row.kind, month, &product.category)).into_iter().flatten();
        let mut offers: Vec<u32> = named.chain(wider).copied().collect();
        offers.retain(|offer| known.free(*offer) >= 0 && may_serve(known, known.offer(*offer), need));
        offers.sort_unstable();
        offers
    }
}

/// Whether an offer of a need's kind, month and product may serve it.
fn may_serve(known: &Known, offer: &Offer, need: u32) -> bool {
    let need = known.need(need);
    let product = need.terms.product.as_ref().and_then(|id| known.product(id));
    let (Some(county), Some(product)) = (known.county(need.county), product) else { return false };
    let pair = Pair { east: offer.cooperative, west: county.province };
    let rules = &known.asked.scenario.rules;
    let (Some(route), Some(ceiling)) = (known.route(pair), known::ceiling_fen(offer, product)) else { return false };
    let is_cold = !product.cold_chain || (offer.terms.cold_chain && need.terms.cold_chain);
    let floor = need.terms.floor_fen.unwrap_or(0);
    let is_paid = floor.saturating_add(known::freight_fen(&known.asked, route, county)) <= ceiling;
    let is_fresh = ShippingFacts::new(rules, route, county, product).margin_tenths() >= 0;
    let is_open = known.is_chosen(pair) || !rules.pool.is_paired_only();
    is_cold && is_paid && is_fresh && is_open && !known.is_fixed(offer, need)
}
