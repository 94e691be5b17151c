//! The best way of placing a lot by enumeration of every other arrangement of what may be moved, with rules and times of its own.

use std::cmp::Reverse;

use domain::{
    Ceiling, Moment, Offer, Pair, Product,
    explanation::{Proposal, ProposalKind},
};

use crate::fixture::World;

/// What ways are compared by, the better one greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Merit {
    pub placed: i64,
    moved: Reverse<i64>,
    unpaired: Reverse<i64>,
    gain: i64,
    freight: Reverse<i64>,
}

/// That of a proposal.
pub fn merit(proposal: &Proposal) -> Merit {
    Merit {
        placed: proposal.tonnes,
        moved: Reverse(proposal.moved),
        unpaired: Reverse(proposal.unpaired),
        gain: proposal.gain_fen / 1_000,
        freight: Reverse(proposal.freight_fen / 1_000),
    }
}

/// An offer that takes some of the lot.
#[derive(Clone, Copy, Debug)]
struct Buyer {
    offer: usize,
    is_paired: bool,
    margin: i64,
    freight: i64,
}

/// Amounts of one need by offer, which may be shared out anew.
#[derive(Clone, Debug)]
struct Movable {
    /// What each offer has of it now and may give away.
    now: Vec<i64>,
    /// Which offers may have more.
    may_serve: Vec<bool>,
}

/// The best way of a kind. Exponential.
pub fn best(world: &World, kind: ProposalKind) -> Merit {
    let offers = &world.scenario.offers;
    let free: Vec<i64> = (0..offers.len())
        .map(|offer| {
            let arranged: i64 = world.plan.deliveries.iter().filter(|it| it.offer as usize == offer).map(|it| it.amount).sum();
            offers[offer].quantity - world.taken[offer] - arranged
        })
        .collect();
    let buyers: Vec<Buyer> = (0..offers.len())
        .filter_map(|offer| buyer(world, offer))
        .filter(|buyer| kind != ProposalKind::Paired || buyer.is_paired)
        .collect();
    let movables = if kind == ProposalKind::Moving { movables(world, &free) } else { Vec::new() };
    let mut best = Merit { placed: 0, moved: Reverse(0), unpaired: Reverse(0), gain: 0, freight: Reverse(0) };
    share_out(&movables, &mut free.clone(), &free, 0, &mut |room, moved| {
        best = best.max(place(world.lot.tonnes, &buyers, room, moved));
    });
    best
}

/// The lot in the room there is: paired buyers first, then by gain, then by freight, which is the best for a given room.
fn place(tonnes: i64, buyers: &[Buyer], room: &[i64], moved: i64) -> Merit {
    let mut order = buyers.to_vec();
    order.sort_by_key(|buyer| (!buyer.is_paired, -buyer.margin, buyer.freight));
    let mut merit = Merit { placed: 0, moved: Reverse(moved), unpaired: Reverse(0), gain: 0, freight: Reverse(0) };
    for buyer in order {
        let part = room[buyer.offer].max(0).min(tonnes - merit.placed);
        merit.placed += part;
        merit.unpaired.0 += if buyer.is_paired { 0 } else { part };
        merit.gain += part * buyer.margin;
        merit.freight.0 += part * buyer.freight;
    }
    merit
}

/// Calls for every way to share out the needs from one on, where no offer that had no more than it has comes to have more.
fn share_out(movables: &[Movable], room: &mut [i64], free: &[i64], moved: i64, call: &mut impl FnMut(&[i64], i64)) {
    let Some((first, rest)) = movables.split_first() else {
        if room.iter().zip(free).all(|(room, free)| *room >= (*free).min(0)) {
            call(room, moved);
        }
        return;
    };
    let total: i64 = first.now.iter().sum();
    let mut shares = vec![0; first.now.len()];
    each_share(first, total, 0, &mut shares, &mut |shares| {
        let mut next = room.to_vec();
        let mut lost = 0;
        for (offer, share) in shares.iter().enumerate() {
            next[offer] += first.now[offer] - share;
            lost += (first.now[offer] - share).max(0);
        }
        share_out(rest, &mut next, free, moved + lost, call);
    });
}

fn each_share(of: &Movable, left: i64, offer: usize, shares: &mut Vec<i64>, call: &mut impl FnMut(&[i64])) {
    if offer == shares.len() {
        if left == 0 {
            call(shares);
        }
        return;
    }
    let most = if of.may_serve[offer] { left } else { left.min(of.now[offer]) };
    for share in 0..=most {
        shares[offer] = share;
        each_share(of, left - share, offer + 1, shares, call);
    }
}

/// What may be moved of each need.
fn movables(world: &World, free: &[i64]) -> Vec<Movable> {
    let offers = &world.scenario.offers;
    let needs = world.scenario.needs.iter().enumerate().map(|(index, need)| {
        let is_fixed = |offer: &Offer| world.scenario.fixed.iter().any(|it| it.offer == offer.id && it.need == need.id);
        let product = world.scenario.product(need.terms.product.as_ref().expect("all needs name one")).expect("it is there");
        let may_serve = |place: usize| {
            let offer = &offers[place];
            let floor = need.terms.floor_fen.unwrap_or(0);
            let Some(ceiling) = ceiling(offer, product) else { return false };
            let county = world.scenario.county(need.county).expect("it is there");
            let pair = Pair { east: offer.cooperative, west: county.province };
            let is_open = world.scenario.rules.pool.numerator > 0 || is_paired(world, pair);
            let route = world.scenario.route(pair).expect("there is a road from each to each");
            // 12 days keep 120 tenths; 10 go into packing and 50 into selling.
            let is_fresh = route.truck_tenths <= 60;
            let is_cold = !product.cold_chain || (offer.terms.cold_chain && need.terms.cold_chain);
            let is_asked = takes(offer, product) && offer.terms.month == need.terms.month;
            free[place] >= 0
                && !is_fixed(offer)
                && is_asked
                && is_open
                && is_fresh
                && is_cold
                && floor + freight(route.road_km) <= ceiling
        };
        let now = |place: usize| {
            let may_leave = !is_fixed(&offers[place]) && free[place] >= 0 && offers[place].terms.month == need.terms.month;
            let of_it = world.plan.deliveries.iter().filter(|it| it.offer as usize == place && it.need as usize == index);
            if may_leave { of_it.map(|it| it.amount).sum() } else { 0 }
        };
        Movable { now: (0..offers.len()).map(now).collect(), may_serve: (0..offers.len()).map(may_serve).collect() }
    });
    needs.filter(|movable| movable.now.iter().any(|now| *now > 0)).collect()
}

/// The offer as a buyer of the lot, if it is one.
fn buyer(world: &World, index: usize) -> Option<Buyer> {
    let offer = &world.scenario.offers[index];
    let product = world.scenario.product(&world.lot.product)?;
    let west = world.scenario.county(world.lot.county)?.province;
    let pair = Pair { east: offer.cooperative, west };
    let route = world.scenario.route(pair)?;
    let freight = freight(route.road_km);
    let margin = ceiling(offer, product)? - freight - world.lot.floor_fen;
    let is_cold = world.lot.cold_chain && offer.terms.cold_chain;
    let is_bought = takes(offer, product) && margin >= 0 && is_cold && is_in_time(world, index, route.truck_tenths);
    is_bought.then(|| Buyer { offer: index, is_paired: is_paired(world, pair), margin, freight })
}

/// Goes through the hours one by one until the truck may leave.
fn is_in_time(world: &World, index: usize, truck_tenths: i64) -> bool {
    let month = world.scenario.offers[index].terms.month.expect("all offers name one");
    let packed = world.lot.ready.0.max(world.as_of.0) + 24;
    // July and August: of 2020, but where the scenario is of June or of asking, July may be the next year's first month or the last one.
    let year = |month: u8| match world.scenario.date.as_str() {
        "2020-05" | "2020-06" | "2020-06-30" => 2020,
        _ => 2020 + i64::from(i64::from(month) < i64::from(world.as_of.month().expect("it is of the calendar").1.0)),
    };
    let is_month = |hour: i64| Moment(hour).month() == Some((year(month.0), month));
    let Some(leaves) = (packed..packed + 24 * 420).find(|hour| is_month(*hour)) else { return false };
    let road = (truck_tenths * 24 + 9) / 10;
    let resells = |resells: bool| if resells { 120 } else { 0 };
    let ways = &world.channels[index];
    let selling = ways.iter().map(|channel| resells(channel.resells)).min().unwrap_or(120);
    leaves + road + selling <= world.lot.spoils().0
}

fn takes(offer: &Offer, product: &Product) -> bool {
    match &offer.terms.product {
        Some(id) => *id == product.id,
        None => offer.terms.category.as_ref() == Some(&product.category),
    }
}

fn ceiling(offer: &Offer, product: &Product) -> Option<i64> {
    match offer.terms.ceiling? {
        Ceiling::Fen(fen) => Some(fen),
        Ceiling::PercentOfReference(percent) => Some((product.price_fen * percent + 50) / 100),
    }
}

fn freight(km: i64) -> i64 {
    (42 * km + 500) / 1_000
}

fn is_paired(world: &World, pair: Pair) -> bool {
    world.plan.pairs.iter().any(|result| result.pair == pair)
}
