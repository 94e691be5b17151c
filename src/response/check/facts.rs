//! What is so of an offer and the lot, worked out from the scenario's lists alone.

use std::collections::BTreeMap;

use domain::{
    Adcode, Ceiling, Channel, Filling, KindId, Moment, Month, Need, Offer, Pair, Product, Route, Unit,
    explanation::{Candidate, ColdEnd, Hindrance, Times},
};

use crate::asked::Asked;

/// The question, and what the plan has arranged.
#[derive(Clone, Debug)]
pub(super) struct Facts<'a> {
    pub asked: &'a Asked<'a>,
    /// Tonnes by (offer, need).
    by_both: BTreeMap<(u32, u32), i64>,
    /// Tonnes by offer.
    by_offer: BTreeMap<u32, i64>,
}

impl<'a> Facts<'a> {
    pub fn new(asked: &'a Asked<'a>) -> Self {
        let (mut by_both, mut by_offer) = (BTreeMap::new(), BTreeMap::new());
        for delivery in &asked.plan.deliveries {
            if (delivery.need as usize) < asked.scenario.needs.len() && delivery.amount > 0 {
                *by_both.entry((delivery.offer, delivery.need)).or_default() += delivery.amount;
                *by_offer.entry(delivery.offer).or_default() += delivery.amount;
            }
        }
        Self { asked, by_both, by_offer }
    }

    /// Whether rows of a kind are tonnes of which any share is of use.
    pub fn is_of_tonnes(&self, kind: &KindId) -> bool {
        let kind = self.asked.scenario.kinds.iter().find(|entry| &entry.id == kind);
        kind.is_some_and(|kind| kind.unit == Unit::Tonnes && kind.filling == Filling::Divisible)
    }

    /// Whether an offer is one for the lot's product, in a month.
    pub fn is_for_it(&self, offer: &Offer) -> bool {
        let product = self.asked.scenario.product(&self.asked.lot.product);
        let month = offer.terms.month.is_some_and(|month| (1..=12).contains(&month.0));
        month && self.is_of_tonnes(&offer.kind) && product.is_some_and(|product| names(offer, product))
    }

    fn pair(&self, east: Adcode, county: Adcode) -> Option<(Pair, &'a Route)> {
        let pair = Pair { east, west: self.asked.scenario.province_of(county)? };
        Some((pair, self.asked.scenario.route(pair)?))
    }

    /// Whether the plan pairs a cooperative with the province of a county.
    pub fn is_paired(&self, east: Adcode, county: Adcode) -> bool {
        let west = self.asked.scenario.province_of(county);
        let mut chosen = self.asked.plan.pairs.iter().filter(|result| result.chosen);
        chosen.any(|result| result.pair.east == east && Some(result.pair.west) == west)
    }

    /// Freight from a county to a cooperative: fen a tonne-kilometre × km, by the thousand kilograms, rounded half up.
    fn freight(&self, east: Adcode, county: Adcode) -> Option<i64> {
        let (_, route) = self.pair(east, county)?;
        let km = route.road_km + self.asked.scenario.county(county)?.extra_km;
        let thousandth = i128::from(self.asked.scenario.rules.shipping.freight_fen_per_tonne_km) * i128::from(km);
        Some(((2 * thousandth + 1_000).div_euclid(2_000)) as i64)
    }

    /// What the plan has arranged from an offer for a need, or for all of them.
    pub fn arranged(&self, offer: u32, need: Option<u32>) -> i64 {
        let found = match need {
            Some(need) => self.by_both.get(&(offer, need)),
            None => self.by_offer.get(&offer),
        };
        found.copied().unwrap_or(0)
    }

    /// What an offer has, less what is promised to other lots.
    pub fn has(&self, offer: u32) -> i64 {
        let promised = self.asked.taken.get(offer as usize).copied().unwrap_or(0).max(0);
        self.asked.scenario.offers[offer as usize].quantity - promised
    }

    /// The month before the scenario's year, counted from the year 0.
    fn month_before(&self) -> i64 {
        let of = |moment: Moment| moment.month().map(|(year, month)| 12 * year + i64::from(month.0));
        let date = &self.asked.scenario.date;
        let written = Moment::on(date, 0).or_else(|| Moment::on(&format!("{date}-01"), 0));
        // Without a date, the month of asking is the first of the year.
        written.and_then(of).or_else(|| of(self.asked.as_of).map(|month| month - 1)).unwrap_or(0)
    }

    /// Months from a month of the scenario's year to a moment: 0 while it lasts, above 0 when it is over.
    fn months_since(&self, month: Month, moment: Moment) -> Option<i64> {
        let (year, now) = moment.month()?;
        let before = self.month_before();
        // The first month after the one before the year that has this name.
        let number = (before + 1..=before + 12).find(|number| (number - i64::from(month.0)) % 12 == 0)?;
        Some(12 * year + i64::from(now.0) - number)
    }

    /// Whether a moment lies in a month of the scenario's year.
    fn is_in(&self, moment: Moment, month: Month) -> bool {
        self.months_since(month, moment) == Some(0)
    }

    /// Whether a month of the year has ended at a moment.
    fn is_over(&self, month: Month, moment: Moment) -> bool {
        self.months_since(month, moment).is_some_and(|months| months > 0)
    }

    /// Whether everything is so that is said of a candidate.
    pub fn is_true(&self, said: &Candidate) -> bool {
        let (scenario, lot) = (self.asked.scenario, self.asked.lot);
        let offer = &scenario.offers[said.offer as usize];
        let Some(product) = scenario.product(&lot.product) else { return false };
        let freight = self.freight(offer.cooperative, lot.county);
        let ceiling = most_paid(offer, product);
        let margin = freight.and_then(|freight| Some(ceiling? - freight - lot.floor_fen));
        let free = (self.has(said.offer) - self.arranged(said.offer, None)).max(0);
        let mut hindrances = Vec::new();
        if freight.is_none() {
            hindrances.push(Hindrance::NoRoute);
        } else if said.times.is_none() {
            hindrances.push(Hindrance::MonthPassed);
        }
        if product.cold_chain && !(lot.cold_chain && offer.terms.cold_chain) {
            let end = if lot.cold_chain {
                ColdEnd::Buyer
            } else if offer.terms.cold_chain {
                ColdEnd::Grower
            } else {
                ColdEnd::Both
            };
            hindrances.push(Hindrance::NoColdChain(end));
        }
        if let Some(times) = said.times
            && times.spare < 0
        {
            hindrances.push(Hindrance::TooLate { by: -times.spare });
        }
        if ceiling.is_none() {
            hindrances.push(Hindrance::NoPrice);
        }
        if let Some(margin) = margin
            && margin < 0
        {
            hindrances.push(Hindrance::Price { by: -margin });
        }
        if free == 0 {
            hindrances.push(Hindrance::NoCapacity);
        }
        Some(said.month) == offer.terms.month
            && said.is_paired == self.is_paired(offer.cooperative, lot.county)
            && (said.free, said.freight_fen, said.ceiling_fen, said.margin_fen) == (free, freight, ceiling, margin)
            && said.hindrances == hindrances
            && self.is_in_time(said, offer)
    }

    /// Whether a candidate's times and channel are so.
    fn is_in_time(&self, said: &Candidate, offer: &Offer) -> bool {
        let (scenario, lot) = (self.asked.scenario, self.asked.lot);
        let own = self.asked.channels.get(said.offer as usize).map(Vec::as_slice).unwrap_or_default();
        let (Some((_, route)), Some(county)) = (self.pair(offer.cooperative, lot.county), scenario.county(lot.county)) else {
            return said.times.is_none() && said.channel.as_ref() == own.first().map(|channel| &channel.id);
        };
        let rules = &scenario.rules.shipping;
        let begins = if lot.ready < self.asked.as_of { self.asked.as_of } else { lot.ready };
        let packing = whole_hours(rules.packing_tenths);
        let packed = Moment(begins.0 + packing);
        let Some(Times { leaves, arrives, spare, answer_by }) = said.times else {
            return self.is_over(said.month, packed) && said.channel.as_ref() == own.first().map(|channel| &channel.id);
        };
        // It leaves at once where the month has begun, else with its first hour.
        let is_first = leaves == packed || (leaves > packed && !self.is_in(Moment(leaves.0 - 1), said.month));
        let road = whole_hours(route.truck_tenths + county.extra_truck_tenths);
        let selling = whole_hours(rules.selling_tenths);
        let before_selling = lot.spoils().0 - arrives.0;
        let left = |channel: &Channel| if channel.resells { before_selling - selling } else { before_selling };
        let is_best = match &said.channel {
            None => own.is_empty() && spare == before_selling - selling,
            Some(id) => own.iter().position(|channel| &channel.id == id).is_some_and(|place| {
                let better = |channel: &Channel| if spare >= 0 { left(channel) >= 0 } else { left(channel) >= spare };
                let (before, rest) = own.split_at(place);
                let after = rest.iter().all(|channel| spare >= 0 || left(channel) <= spare);
                left(&own[place]) == spare && !before.iter().any(better) && after
            }),
        };
        let last = Moment(answer_by.0 + packing);
        let is_last = last == Moment(leaves.0 + spare)
            || (last < Moment(leaves.0 + spare) && self.is_in(last, said.month) && !self.is_in(last.plus(1), said.month));
        let never_after_month = spare < 0 || self.is_in(last, said.month);
        self.is_in(leaves, said.month) && is_first && arrives.0 == leaves.0 + road && is_best && is_last && never_after_month
    }

    /// Whether an offer may serve a need as a planned shipment, within the pairs of the plan or the pool.
    pub fn may_serve(&self, offer: &Offer, need: &Need) -> bool {
        let scenario = self.asked.scenario;
        let is_alike = offer.kind == need.kind && offer.terms.month.is_some() && offer.terms.month == need.terms.month;
        let product = need.terms.product.as_ref().and_then(|id| scenario.product(id));
        let Some(product) = product.filter(|product| is_alike && names(offer, product)) else { return false };
        if !self.is_of_tonnes(&need.kind) || self.is_fixed(offer, need) {
            return false;
        }
        let (Some((pair, route)), Some(county)) = (self.pair(offer.cooperative, need.county), scenario.county(need.county))
        else {
            return false;
        };
        let rules = &scenario.rules;
        let used =
            rules.shipping.packing_tenths + route.truck_tenths + county.extra_truck_tenths + rules.shipping.selling_tenths;
        let is_exchanged = self.is_paired(pair.east, need.county) || rules.pool.numerator > 0;
        let is_cold = offer.terms.cold_chain && need.terms.cold_chain;
        let cost = self.freight(offer.cooperative, need.county).map(|freight| freight + need.terms.floor_fen.unwrap_or(0));
        let is_paid = most_paid(offer, product).is_some_and(|most| cost.is_some_and(|cost| cost <= most));
        is_exchanged && is_paid && 10 * product.shelf_days >= used && (is_cold || !product.cold_chain)
    }

    /// Whether the planner has fixed the amount from an offer to a need.
    pub fn is_fixed(&self, offer: &Offer, need: &Need) -> bool {
        self.asked.scenario.fixed.iter().any(|fixed| fixed.offer == offer.id && fixed.need == need.id)
    }

    /// Whether an amount that is arranged from an offer for a need may be taken from it.
    pub fn may_leave(&self, offer: &Offer, need: &Need) -> bool {
        let is_alike = offer.kind == need.kind && offer.terms.month == need.terms.month;
        is_alike && self.is_of_tonnes(&need.kind) && !self.is_fixed(offer, need)
    }
}

/// Whether an offer names a product; or its category, where it names no product.
fn names(offer: &Offer, product: &Product) -> bool {
    let by_category = offer.terms.product.is_none() && offer.terms.category.as_ref() == Some(&product.category);
    by_category || offer.terms.product.as_ref() == Some(&product.id)
}

/// What an offer pays at most for a product.
fn most_paid(offer: &Offer, product: &Product) -> Option<i64> {
    Some(match offer.terms.ceiling? {
        Ceiling::Fen(fen) => fen,
        Ceiling::PercentOfReference(percent) => (2 * product.price_fen * percent + 100).div_euclid(200),
    })
}

/// Twelve hours for every five tenths of a day, and what is begun of an hour is a whole one.
fn whole_hours(tenths: i64) -> i64 {
    let twelfths = 12 * tenths;
    twelfths.div_euclid(5) + i64::from(twelfths.rem_euclid(5) > 0)
}
