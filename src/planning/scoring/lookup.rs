//! Finds what rules and criteria need to know of an offer and a need that meet, without walking the scenario each time.

use std::collections::BTreeMap;

use domain::{
    Adcode, Ceiling, County, Need, Offer, Pair, Product, ProductId, Route, Rules, Scenario, ShippingFacts, Vocabulary, shipping,
};

/// A scenario with its lists by key.
#[derive(Debug)]
pub struct Lookup<'a> {
    /// The scenario itself.
    pub scenario: &'a Scenario,
    counties: BTreeMap<Adcode, &'a County>,
    products: BTreeMap<&'a ProductId, &'a Product>,
    routes: BTreeMap<Pair, &'a Route>,
    enterprises: BTreeMap<Pair, u32>,
}

/// An offer and a need of one kind, with what the rules read of their surroundings.
#[derive(Debug)]
pub struct Meeting<'a> {
    /// The offer.
    pub offer: &'a Offer,
    /// The need.
    pub need: &'a Need,
    /// The county that asks.
    pub county: &'a County,
    /// The road between the two capitals.
    pub route: &'a Route,
    /// The need's product, for shipments.
    pub product: Option<&'a Product>,
    /// Number of the cooperative's partner enterprises in the province.
    pub enterprises: u32,
    /// Words and their relations.
    pub vocabulary: &'a Vocabulary,
    /// The rules.
    pub rules: &'a Rules,
}

/// A need with what stands around it.
#[derive(Clone, Copy, Debug)]
pub struct Site<'a> {
    need: &'a Need,
    county: &'a County,
    product: Option<&'a Product>,
}

/// A cooperative's road to a province.
#[derive(Clone, Copy, Debug)]
pub struct Road<'a> {
    province: Adcode,
    route: &'a Route,
    enterprises: u32,
}

impl<'a> Lookup<'a> {
    /// Sorts a scenario's lists by key. O(size × log size).
    pub fn new(scenario: &'a Scenario) -> Self {
        Self {
            scenario,
            counties: scenario.counties.iter().map(|county| (county.adcode, county)).collect(),
            products: scenario.products.iter().map(|product| (&product.id, product)).collect(),
            routes: scenario.routes.iter().map(|route| (Pair { east: route.east, west: route.west }, route)).collect(),
            enterprises: scenario.enterprises.iter().map(|entry| (entry.pair, entry.count)).collect(),
        }
    }

    /// The province a county belongs to.
    pub fn province_of(&self, county: Adcode) -> Option<Adcode> {
        self.counties.get(&county).map(|county| county.province)
    }

    /// The road of a pair.
    pub fn route(&self, pair: Pair) -> Option<&'a Route> {
        self.routes.get(&pair).copied()
    }

    /// Number of partner enterprises of a pair.
    pub fn enterprises(&self, pair: Pair) -> u32 {
        self.enterprises.get(&pair).copied().unwrap_or(0)
    }

    /// What the rules read when this offer meets this need; `None` where a place or road is unknown, which `validate` reports.
    pub fn meeting(&self, offer: &'a Offer, need: &'a Need) -> Option<Meeting<'a>> {
        let site = self.site(need)?;
        let pair = Pair { east: offer.cooperative, west: site.county.province };
        let road = Road { province: pair.west, route: self.route(pair)?, enterprises: self.enterprises(pair) };
        self.meet(offer, &[road], &site)
    }

    /// A need with what stands around it; `None` where its county is unknown. Looked up once for all offers.
    pub fn site(&self, need: &'a Need) -> Option<Site<'a>> {
        let county = *self.counties.get(&need.county)?;
        Some(Site { need, county, product: need.terms.product.as_ref().and_then(|id| self.products.get(id)).copied() })
    }

    /// The roads of a cooperative, by province. Looked up once for all needs.
    pub fn roads(&self, east: Adcode) -> Vec<Road<'a>> {
        let all = self.routes.iter().filter(|(pair, _)| pair.east == east);
        all.map(|(pair, route)| Road { province: pair.west, route, enterprises: self.enterprises(*pair) }).collect()
    }

    /// As [`Lookup::meeting`]. O(provinces).
    pub fn meet(&self, offer: &'a Offer, roads: &[Road<'a>], site: &Site<'a>) -> Option<Meeting<'a>> {
        let road = roads.iter().find(|road| road.province == site.county.province)?;
        Some(Meeting {
            offer,
            need: site.need,
            county: site.county,
            route: road.route,
            product: site.product,
            enterprises: road.enterprises,
            vocabulary: &self.scenario.vocabulary,
            rules: &self.scenario.rules,
        })
    }
}

impl Meeting<'_> {
    /// Freight, fen a kilogram.
    pub fn freight_fen(&self) -> i64 {
        shipping::freight_fen(self.rules, shipping::road_km(self.route, self.county))
    }

    /// What a shipment takes; `None` where the need names no product.
    pub fn shipping(&self) -> Option<ShippingFacts> {
        Some(ShippingFacts::new(self.rules, self.route, self.county, self.product?))
    }

    /// What the grower must get, fen a kilogram; 0 where nothing is asked.
    pub fn floor_fen(&self) -> i64 {
        self.need.terms.floor_fen.unwrap_or(0)
    }

    /// What the buyer pays at most, fen a kilogram; `None` where the offer names no limit it could be worked out from.
    pub fn ceiling_fen(&self) -> Option<i64> {
        match self.offer.terms.ceiling? {
            Ceiling::Fen(fen) => Some(fen),
            Ceiling::PercentOfReference(percent) => {
                self.product.map(|product| (product.price_fen * percent + 50).div_euclid(100))
            }
        }
    }
}
