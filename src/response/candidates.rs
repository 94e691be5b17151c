//! Which offers take the lot's product, when a truck would be there, what it would bring, and what is in the way.

use std::cmp::Reverse;

use domain::{
    Channel, County, Moment, Month, Pair, Product, ShippingFacts,
    explanation::{Candidate, ColdEnd, Hindrance, Times},
    shipping::hours,
};

use crate::known::{self, Known};

/// The lot as its offers see it.
#[derive(Clone, Copy, Debug)]
struct Goods<'a> {
    county: &'a County,
    product: &'a Product,
}

/// Every offer that takes the lot's product in some month, sorted as [`Response::candidates`](domain::explanation::Response) says; none
/// where its county or its product is unknown. O(offers × log offers).
pub(crate) fn candidates(known: &Known) -> Vec<Candidate> {
    let lot = known.asked.lot;
    let (Some(county), Some(product)) = (known.county(lot.county), known.product(&lot.product)) else { return Vec::new() };
    let goods = Goods { county, product };
    let offers = 0..known.asked.scenario.offers.len() as u32;
    let mut candidates: Vec<Candidate> = offers.filter_map(|offer| candidate(known, goods, offer)).collect();
    candidates.sort_by_cached_key(|candidate| {
        let offer = known.offer(candidate.offer);
        let spare = candidate.times.map(|times| times.spare);
        // `None` is below all that is known, so that reversed it comes last.
        let terms = (Reverse(candidate.margin_fen), Reverse(spare));
        (!candidate.hindrances.is_empty(), !candidate.is_paired, terms, offer.cooperative, &offer.id)
    });
    candidates
}

/// An offer as a candidate; `None` where it takes something else, or names no month.
fn candidate(known: &Known, goods: Goods, index: u32) -> Option<Candidate> {
    let offer = known.offer(index);
    let month = offer.terms.month.filter(|month| month.is_valid())?;
    if !known.is_shipped(&offer.kind) || !known::takes(offer, goods.product) {
        return None;
    }
    let pair = Pair { east: offer.cooperative, west: goods.county.province };
    let (lot, route) = (known.asked.lot, known.route(pair));
    let freight_fen = route.map(|route| known::freight_fen(&known.asked, route, goods.county));
    let ceiling_fen = known::ceiling_fen(offer, goods.product);
    let margin_fen =
        freight_fen.zip(ceiling_fen).map(|(freight, ceiling)| ceiling.saturating_sub(lot.floor_fen).saturating_sub(freight));
    let facts = route.map(|route| ShippingFacts::new(&known.asked.scenario.rules, route, goods.county, goods.product));
    let own = known.asked.channels.get(index as usize).map_or(&[][..], Vec::as_slice);
    let (channel, times) = match facts.and_then(|facts| in_month(known, facts, month)) {
        Some(way) => way.best(own),
        None => (own.first(), None),
    };
    let free = known.free(index).max(0);
    let cold_end = match (goods.product.cold_chain, lot.cold_chain, offer.terms.cold_chain) {
        (false, ..) | (true, true, true) => None,
        (true, false, true) => Some(ColdEnd::Grower),
        (true, true, false) => Some(ColdEnd::Buyer),
        (true, false, false) => Some(ColdEnd::Both),
    };
    // In the order in which they are told.
    let hindrances = [
        route.is_none().then_some(Hindrance::NoRoute),
        (route.is_some() && times.is_none()).then_some(Hindrance::MonthPassed),
        cold_end.map(Hindrance::NoColdChain),
        times.filter(|times| times.spare < 0).map(|times| Hindrance::TooLate { by: times.spare.saturating_neg() }),
        ceiling_fen.is_none().then_some(Hindrance::NoPrice),
        margin_fen.filter(|margin| *margin < 0).map(|margin| Hindrance::Price { by: margin.saturating_neg() }),
        (free == 0).then_some(Hindrance::NoCapacity),
    ];
    Some(Candidate {
        offer: index,
        month,
        channel: channel.map(|channel| channel.id.clone()),
        is_paired: known.is_chosen(pair),
        free,
        freight_fen,
        ceiling_fen,
        margin_fen,
        times,
        hindrances: hindrances.into_iter().flatten().collect(),
    })
}

/// The way of the lot in a month, whatever the channel.
#[derive(Clone, Copy, Debug)]
struct Way {
    leaves: Moment,
    arrives: Moment,
    /// Hours left on arrival before the lot spoils.
    left: i64,
    /// The last hour in which the truck may leave for its month.
    last: Moment,
    packing: i64,
    selling: i64,
}

/// When the lot could leave and arrive; `None` where the month ends before it is packed.
fn in_month(known: &Known, facts: ShippingFacts, month: Month) -> Option<Way> {
    let lot = known.asked.lot;
    let (begin, end) = known.year.span(month)?;
    let packing = hours(facts.packing_tenths);
    let packed = lot.ready.max(known.asked.as_of).plus(packing);
    let leaves = packed.max(begin);
    let arrives = leaves.plus(hours(facts.truck_tenths));
    let left = lot.spoils().since(arrives);
    let way = Way { leaves, arrives, left, last: end.plus(-1), packing, selling: hours(facts.selling_tenths) };
    (leaves < end).then_some(way)
}

impl Way {
    /// The first channel that the lot lasts for; where it lasts for none, the one that it lacks least for. Without any it is sold on.
    fn best(self, channels: &[Channel]) -> (Option<&Channel>, Option<Times>) {
        let spare = |channel: &Channel| self.left.saturating_sub(if channel.resells { self.selling } else { 0 });
        let in_time = channels.iter().find(|channel| spare(channel) >= 0);
        // `min_by_key` takes the first of several that lack as little.
        let channel = in_time.or_else(|| channels.iter().min_by_key(|channel| Reverse(spare(channel))));
        let spare = channel.map_or(self.left.saturating_sub(self.selling), spare);
        let answer_by = self.leaves.plus(spare).min(self.last).plus(-self.packing);
        (channel, Some(Times { leaves: self.leaves, arrives: self.arrives, spare, answer_by }))
    }
}
