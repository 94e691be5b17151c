//! What a shipment takes: kilometres, freight, days, and what is left of the shelf life (model, *Compatibility*: shipment).
//!
//! `planning` judges by it whether an offer can serve a need; `web` tells it to the planner. Days are in tenths, money in fen a
//! kilogram.

use crate::{
    place::{County, Route},
    product::Product,
    rules::Rules,
};

/// Where the days of a shelf life go, and what the way costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShippingFacts {
    /// Road kilometres from the county to the eastern capital.
    pub road_km: i64,
    /// Freight, fen a kilogram.
    pub freight_fen: i64,
    /// Shelf life in the cold chain, counted from dispatch.
    pub shelf_tenths: i64,
    /// Packing and pre-cooling.
    pub packing_tenths: i64,
    /// On the road, from the county.
    pub truck_tenths: i64,
    /// In wholesale and shops.
    pub selling_tenths: i64,
}

impl ShippingFacts {
    /// What a shipment of a product over a route from a county takes. O(1).
    pub fn new(rules: &Rules, route: &Route, county: &County, product: &Product) -> Self {
        let road_km = road_km(route, county);
        Self {
            road_km,
            freight_fen: freight_fen(rules, road_km),
            shelf_tenths: product.shelf_days * 10,
            packing_tenths: rules.shipping.packing_tenths,
            truck_tenths: route.truck_tenths + county.extra_truck_tenths,
            selling_tenths: rules.shipping.selling_tenths,
        }
    }

    /// Usable days: what is left of the shelf life; negative where it does not last.
    pub fn margin_tenths(&self) -> i64 {
        self.shelf_tenths - self.packing_tenths - self.truck_tenths - self.selling_tenths
    }
}

/// Road kilometres from a county to an eastern capital.
pub fn road_km(route: &Route, county: &County) -> i64 {
    route.road_km + county.extra_km
}

/// Freight, fen a kilogram, rounded half up: fen a tonne-kilometre × km ÷ 1,000.
pub fn freight_fen(rules: &Rules, road_km: i64) -> i64 {
    (rules.shipping.freight_fen_per_tonne_km * road_km + 500).div_euclid(1_000)
}

/// Truck-loads for a number of tonnes, rounded up.
pub fn truck_loads(rules: &Rules, tonnes: i64) -> i64 {
    let load = rules.shipping.truck_load_tonnes.max(1);
    (tonnes + load - 1).div_euclid(load)
}

/// Hours of so many tenths of a day, rounded up: a tenth is 2.4 hours. Kept within 64 bits.
pub fn hours(tenths: i64) -> i64 {
    let hours = (i128::from(tenths) * 24 + 9).div_euclid(10);
    hours.clamp(i64::MIN.into(), i64::MAX.into()) as i64
}
