//! Small worlds of every sort: few offers and needs with few tonnes, in two months, with everything that may be in the way.

use domain::{Ceiling, Keeping, Month, Pair, Pool, ProductId, TermId};
use proptest::{collection::vec, prelude::*};

use crate::fixture::{COUNTIES, EASTS, WESTS, World, at, channel, plan};

/// What an offer is made of: buyer, what it takes, month, tonnes, cold chain, price, ways of selling, tonnes promised.
type OfferSeed = (usize, usize, u8, i64, bool, usize, usize, i64);
/// What a need is made of: county, product, month, cold chain, floor.
type NeedSeed = (usize, usize, u8, bool, i64);

fn mostly() -> impl Strategy<Value = bool> {
    proptest::bool::weighted(0.92)
}

fn month() -> impl Strategy<Value = u8> {
    mostly().prop_map(|is_first| if is_first { 7 } else { 8 })
}

fn offers() -> impl Strategy<Value = Vec<OfferSeed>> {
    vec((0..3_usize, 0..9_usize, month(), 0..6_i64, mostly(), 0..14_usize, 0..4_usize, 0..20_i64), 3..6)
}

fn needs() -> impl Strategy<Value = Vec<NeedSeed>> {
    vec((0..2_usize, 0..6_usize, month(), mostly(), 0..4_i64), 1..4)
}

prop_compose! {
    pub fn worlds()(
        offers in offers(),
        needs in needs(),
        arranged in vec((0..5_usize, 0..3_usize, 1..4_i64), 3..12),
        fixed in vec((0..5_usize, 0..3_usize), 0..2),
        pairs in vec(proptest::bool::weighted(0.75), 6),
        is_pooled in any::<bool>(),
        tonnes in 1..18_i64,
        ready in prop_oneof![6 => 48..14_i64 * 24, 1 => 0..70_i64 * 24],
        keeps in prop_oneof![1 => 40..140_u32, 4 => 160..500_u32],
        asked in -40..40_i64,
        is_cold in mostly(),
        dates in 0..4_usize,
    ) -> World {
        let mut world = World::new(&[]);
        for (east, what, month, tonnes, cold, price, ways, taken) in offers {
            let offer = world.offer(EASTS[east], tonnes);
            let terms = world.terms(offer);
            let product = |id: &str| (Some(ProductId(id.to_owned())), None);
            (terms.product, terms.category) = match what {
                0..=4 => product("plum"),
                5 => product("pear"),
                6..=7 => (None, Some(TermId("fresh_fruit".to_owned()))),
                _ => (None, Some(TermId("vegetable_tuber".to_owned()))),
            };
            terms.month = Some(Month(month));
            terms.cold_chain = cold;
            terms.ceiling = [
                Some(Ceiling::Fen(900)),
                Some(Ceiling::Fen(1_000)),
                Some(Ceiling::Fen(1_010)),
                Some(Ceiling::PercentOfReference(95)),
                Some(Ceiling::Fen(860)),
                Some(Ceiling::Fen(800)),
                None,
            ][price.saturating_sub(7)];
            let ids: &[&str] = [&[][..], &["counter"], &["counter", "direct"], &["direct"]][ways];
            world.channels[offer as usize] = ids.iter().map(|id| channel(id)).collect();
            // Mostly nothing, now and then more than there is.
            world.taken[offer as usize] = (taken - 17).max(0) * 3;
        }
        let mut room: Vec<i64> = world.scenario.offers.iter().map(|offer| offer.quantity).collect();
        for (index, (county, product, month, cold, floor)) in needs.into_iter().enumerate() {
            world.arranged(COUNTIES[county], 0, 0);
            let need = &mut world.scenario.needs[index];
            need.terms.product = Some(ProductId(["plum", "plum", "plum", "plum", "pear", "potato"][product].to_owned()));
            need.terms.month = Some(Month(month));
            need.terms.cold_chain = cold;
            need.terms.floor_fen = Some(600 + 80 * floor);
        }
        world.plan = plan(&[]);
        for (offer, need, amount) in arranged {
            // What a plan would arrange as well as what it would not: the rules of a move are those of where it goes.
            if offer < room.len() && need < world.scenario.needs.len() && room[offer] >= amount {
                room[offer] -= amount;
                world.deliver(offer as u32, need as u32, amount);
            }
        }
        for (offer, need) in fixed {
            if offer < room.len() && need < world.scenario.needs.len() {
                world.fix(offer as u32, need as u32, 0);
            }
        }
        let all = EASTS.into_iter().flat_map(|east| WESTS.map(|west| Pair { east, west }));
        let chosen: Vec<Pair> = all.zip(pairs).filter(|(_, is_chosen)| *is_chosen).map(|(pair, _)| pair).collect();
        world.plan.pairs = plan(&chosen).pairs;
        world.scenario.rules.pool = if is_pooled { Pool { numerator: 1, denominator: 2 } } else { Pool::PAIRED_ONLY };
        // Most of the lots are ready in the middle of what the year of the scenario holds of these months.
        ["2020-05", "2020-06", "2020-06-30", "no date"][dates].clone_into(&mut world.scenario.date);
        world.lot.tonnes = tonnes;
        world.lot.ready = at("2020-06-26", 0).plus(ready);
        world.lot.keeps = Keeping::Hours(keeps);
        world.lot.cold_chain = is_cold;
        world.as_of = world.lot.ready.plus(asked);
        // Roads of different lengths, so that freight decides sometimes.
        for (index, route) in world.scenario.routes.iter_mut().enumerate() {
            route.road_km += 120 * (index as i64 % 3);
        }
        world
    }
}
