//! The scenario and its plan by key, so that no list is walked for each offer.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    Adcode, Ceiling, County, Filling, KindId, Need, NeedId, Offer, OfferId, Pair, Product, ProductId, Route, Unit, shipping,
    validation::MAX_QUANTITY,
};

use crate::{asked::Asked, year::Year};

/// An arranged amount.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Arranged {
    /// Index of the need.
    pub need: u32,
    /// Tonnes, above 0.
    pub tonnes: i64,
}

/// Lists by key.
#[derive(Debug)]
pub(crate) struct Known<'a> {
    pub asked: Asked<'a>,
    pub year: Year,
    counties: BTreeMap<Adcode, &'a County>,
    products: BTreeMap<&'a ProductId, &'a Product>,
    routes: BTreeMap<Pair, &'a Route>,
    chosen: BTreeSet<Pair>,
    fixed: BTreeSet<(&'a OfferId, &'a NeedId)>,
    /// Kinds whose amounts are tonnes of which any share is of use.
    shipped: BTreeSet<&'a KindId>,
    /// What each offer has arranged.
    arranged: Vec<Vec<Arranged>>,
    /// Tonnes of each offer that are neither arranged nor promised; below 0 where more is than it has.
    free: Vec<i64>,
}

impl<'a> Known<'a> {
    /// O(size of scenario and plan × log).
    pub fn new(asked: &Asked<'a>) -> Self {
        let (scenario, plan) = (asked.scenario, asked.plan);
        let is_shipped = |kind: &&domain::Kind| kind.unit == Unit::Tonnes && kind.filling == Filling::Divisible;
        let mut arranged = vec![Vec::new(); scenario.offers.len()];
        let mut free: Vec<i64> =
            (0..).zip(&scenario.offers).map(|(index, _)| quantity(asked, index) - taken(asked, index)).collect();
        for delivery in &plan.deliveries {
            let offer = delivery.offer as usize;
            if offer < free.len() && (delivery.need as usize) < scenario.needs.len() && delivery.amount > 0 {
                let tonnes = delivery.amount.min(MAX_QUANTITY);
                arranged[offer].push(Arranged { need: delivery.need, tonnes });
                free[offer] = free[offer].saturating_sub(tonnes);
            }
        }
        Self {
            asked: *asked,
            year: Year::of(scenario, asked.as_of),
            counties: scenario.counties.iter().map(|county| (county.adcode, county)).collect(),
            products: scenario.products.iter().map(|product| (&product.id, product)).collect(),
            routes: scenario.routes.iter().map(|route| (Pair { east: route.east, west: route.west }, route)).collect(),
            chosen: plan.chosen().map(|result| result.pair).collect(),
            fixed: scenario.fixed.iter().map(|fixed| (&fixed.offer, &fixed.need)).collect(),
            shipped: scenario.kinds.iter().filter(is_shipped).map(|kind| &kind.id).collect(),
            arranged,
            free,
        }
    }

    pub fn offer(&self, index: u32) -> &'a Offer {
        &self.asked.scenario.offers[index as usize]
    }

    pub fn need(&self, index: u32) -> &'a Need {
        &self.asked.scenario.needs[index as usize]
    }

    pub fn county(&self, adcode: Adcode) -> Option<&'a County> {
        self.counties.get(&adcode).copied()
    }

    pub fn product(&self, id: &ProductId) -> Option<&'a Product> {
        self.products.get(id).copied()
    }

    pub fn route(&self, pair: Pair) -> Option<&'a Route> {
        self.routes.get(&pair).copied()
    }

    pub fn is_chosen(&self, pair: Pair) -> bool {
        self.chosen.contains(&pair)
    }

    /// Whether the planner has said how much goes from an offer to a need.
    pub fn is_fixed(&self, offer: &Offer, need: &Need) -> bool {
        self.fixed.contains(&(&offer.id, &need.id))
    }

    /// Whether a kind is of tonnes of which any share is of use.
    pub fn is_shipped(&self, kind: &KindId) -> bool {
        self.shipped.contains(kind)
    }

    pub fn arranged(&self, offer: u32) -> &[Arranged] {
        &self.arranged[offer as usize]
    }

    /// Tonnes that an offer has in all.
    pub fn quantity(&self, offer: u32) -> i64 {
        quantity(&self.asked, offer)
    }

    /// Tonnes of an offer that are neither arranged nor promised; below 0 where more is than it has: then nothing is done with it.
    pub fn free(&self, offer: u32) -> i64 {
        self.free[offer as usize]
    }
}

fn quantity(asked: &Asked, offer: u32) -> i64 {
    asked.scenario.offers[offer as usize].quantity.clamp(0, MAX_QUANTITY)
}

fn taken(asked: &Asked, offer: u32) -> i64 {
    asked.taken.get(offer as usize).map_or(0, |taken| (*taken).max(0))
}

/// Whether an offer names a product, or its category and no product.
pub(crate) fn takes(offer: &Offer, product: &Product) -> bool {
    match (&offer.terms.product, &offer.terms.category) {
        (Some(named), _) => named == &product.id,
        (None, Some(category)) => category == &product.category,
        (None, None) => false,
    }
}

/// What the buyer pays at most for a product, fen a kilogram; `None` where the offer does not say.
pub(crate) fn ceiling_fen(offer: &Offer, product: &Product) -> Option<i64> {
    match offer.terms.ceiling? {
        Ceiling::Fen(fen) => Some(fen),
        Ceiling::PercentOfReference(percent) => {
            let hundredfold = i128::from(product.price_fen) * i128::from(percent);
            i64::try_from((hundredfold + 50).div_euclid(100)).ok()
        }
    }
}

/// Freight over a route from a county, fen a kilogram.
pub(crate) fn freight_fen(asked: &Asked, route: &Route, county: &County) -> i64 {
    shipping::freight_fen(&asked.scenario.rules, shipping::road_km(route, county))
}
