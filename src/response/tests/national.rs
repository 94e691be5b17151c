//! How long a response takes in a country of 832 counties, 31 buyers, 30 products and 12 months. Not run among the others, since it
//! measures: `cargo test --profile measure -p response --test national -- --ignored --nocapture`.

#[path = "../fixture.rs"]
mod fixture;

use std::io::Write;
#[expect(clippy::disallowed_types, reason = "this measures how long an answer takes, which the answer does not depend on")]
use std::time::Instant;

use domain::{
    Adcode, Ceiling, Channel, Cooperative, Division, Keeping, Month, Need, Offer, Pair, Product, ProductId, Route, Scenario,
    Side, TermId, Text,
};
use fixture::{World, at, channel, plan};
use response::{Asked, check_response, respond};

/// Buyers, provinces, counties, products and categories.
const BUYERS: u32 = 31;
const PROVINCES: u32 = 22;
const COUNTIES: u32 = 832;
const PRODUCTS: u32 = 30;
const CATEGORIES: u32 = 3;

/// `SplitMix64` (Steele, Lea & Flood 2014).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % u64::from(limit)) as u32
    }
}

fn east(number: u32) -> Adcode {
    Adcode(100_000 + 1_000 * number)
}

fn west(number: u32) -> Adcode {
    Adcode(500_000 + 10_000 * number)
}

fn product_id(number: u32) -> ProductId {
    ProductId(format!("p{number:02}"))
}

/// The country: each county sells two or three products in every month, each buyer takes every product in every month, a part of them by
/// category; a plan pairs every province with four buyers and arranges what these have room for, first come, first served.
fn country(by_category: bool, tonnes: i64) -> World {
    let mut random = Random(9);
    let mut world = World::new(&[]);
    let base = world.scenario.clone();
    let mut scenario = Scenario { offers: Vec::new().into(), needs: Vec::new().into(), ..base.clone() };
    let division = |adcode| Division { adcode, name: Text::default(), short: Text::default(), col: 0, row: 0 };
    scenario.divisions = (0..BUYERS).map(east).chain((0..PROVINCES).map(west)).map(division).collect();
    let party = |side| move |division| Cooperative { division, side, bounds: None };
    let parties = (0..BUYERS).map(east).map(party(Side::Supporter));
    scenario.cooperatives = parties.chain((0..PROVINCES).map(west).map(party(Side::Supported))).collect();
    let county = |number: u32| {
        let mut county = base.counties[0].clone();
        county.province = west(number % PROVINCES);
        county.adcode = Adcode(county.province.0 + 1 + number / PROVINCES);
        county
    };
    let mut counties: Vec<_> = (0..COUNTIES).map(county).collect();
    counties.sort_by_key(|county| county.adcode);
    scenario.counties = counties.into();
    let product = |number: u32| Product {
        id: product_id(number),
        category: TermId(format!("c{}", number % CATEGORIES)),
        shelf_days: 30,
        ..base.products[1].clone()
    };
    scenario.products = (0..PRODUCTS).map(product).collect();
    let mut routes = Vec::new();
    for buyer in 0..BUYERS {
        for province in 0..PROVINCES {
            let road_km = 800 + i64::from(random.below(3_000));
            routes.push(Route { east: east(buyer), west: west(province), road_km, truck_tenths: road_km / 70 });
        }
    }
    scenario.routes = routes.into();
    let (offer, need) = {
        let offer = world.offer(fixture::EASTS[0], 1);
        world.arranged(fixture::COUNTIES[0], offer, 1);
        (world.scenario.offers[0].clone(), world.scenario.needs[0].clone())
    };
    let mut offers: Vec<Offer> = Vec::new();
    for buyer in 0..BUYERS {
        for number in 0..PRODUCTS * 12 {
            let mut offer = Offer { cooperative: east(buyer), quantity: i64::from(200 + random.below(2_000)), ..offer.clone() };
            offer.id.0 = format!("o{buyer:02}-{number:03}");
            let product = product_id(number / 12);
            if by_category {
                (offer.terms.product, offer.terms.category) = (None, Some(TermId(format!("c{}", number / 12 % CATEGORIES))));
            } else {
                offer.terms.product = Some(product);
            }
            offer.terms.month = Some(Month((number % 12 + 1) as u8));
            offer.terms.ceiling = Some(Ceiling::Fen(i64::from(950 + random.below(300))));
            offers.push(offer);
        }
    }
    let mut needs: Vec<Need> = Vec::new();
    for county in &scenario.counties {
        let first = random.below(PRODUCTS);
        for number in 0..2 + random.below(2) {
            for month in 1..=12 {
                let mut need = Need { county: county.adcode, quantity: i64::from(5 + random.below(395)), ..need.clone() };
                need.id.0 = format!("n{}-{number}-{month:02}", county.adcode.0);
                need.terms.product = Some(product_id((first + 7 * number) % PRODUCTS));
                need.terms.month = Some(Month(month));
                needs.push(need);
            }
        }
    }
    world.channels = (0..offers.len()).map(|number| vec![channel(["counter", "direct"][number % 2])]).collect();
    world.taken = Vec::new();
    let chosen: Vec<Pair> = (0..BUYERS)
        .flat_map(|buyer| (0..PROVINCES).map(move |province| (buyer, province)))
        .filter(|(buyer, province)| (buyer + province) % 8 == 0)
        .map(|(buyer, province)| Pair { east: east(buyer), west: west(province) })
        .collect();
    world.plan = plan(&chosen);
    (scenario.offers, scenario.needs) = (offers.into(), needs.into());
    world.scenario = scenario;
    arrange(&mut world, &chosen);
    world.lot.county = world.scenario.counties[300].adcode;
    let grown = world.scenario.needs.iter().find(|need| need.county == world.lot.county).expect("every county has needs");
    world.lot.product.clone_from(product_of(grown));
    world.lot.tonnes = tonnes;
    world.lot.ready = at("2020-07-20", 6);
    // Long enough for some of the buyers, so that those for whom it is too late take over what others have arranged.
    world.lot.keeps = Keeping::Hours(9 * 24);
    world.as_of = world.lot.ready;
    world
}

/// The product of a need.
fn product_of(need: &Need) -> &ProductId {
    need.terms.product.as_ref().expect("every need here names its product")
}

/// Arranges what paired buyers have room for.
fn arrange(world: &mut World, chosen: &[Pair]) {
    let mut room: Vec<i64> = world.scenario.offers.iter().map(|offer| offer.quantity).collect();
    let mut deliveries = Vec::new();
    for (need, row) in world.scenario.needs.iter().enumerate() {
        let west = world.scenario.province_of(row.county).expect("needs are of counties of the country");
        let mut left = row.quantity;
        for pair in chosen.iter().filter(|pair| pair.west == west) {
            let first = world.scenario.offers.partition_point(|offer| offer.cooperative < pair.east);
            let own =
                (first..world.scenario.offers.len()).take_while(|offer| world.scenario.offers[*offer].cooperative == pair.east);
            for offer in own {
                let terms = &world.scenario.offers[offer].terms;
                let product = world.scenario.product(product_of(row)).expect("needs are for products of the country");
                let by_category = terms.category.as_ref() == Some(&product.category);
                let takes = terms.product.as_ref().map_or(by_category, |own| own == &product.id);
                let part = left.min(room[offer]);
                if takes && terms.month == row.terms.month && part > 0 {
                    (left, room[offer]) = (left - part, room[offer] - part);
                    deliveries.push((offer as u32, need as u32, part));
                }
            }
        }
    }
    deliveries.sort_unstable();
    let one = |(offer, need, amount)| domain::Delivery { offer, need, amount, value: 0, fit: 0, criteria: Vec::new() };
    world.plan.deliveries = deliveries.into_iter().map(one).collect();
}

#[test]
#[ignore = "measures; see above"]
fn a_response_in_the_whole_country() {
    for (by_category, tonnes) in [(false, 300), (false, 1_000_000), (true, 300), (true, 1_000_000)] {
        let world = country(by_category, tonnes);
        let channels: &[Vec<Channel>] = &world.channels;
        let asked = Asked {
            scenario: &world.scenario,
            plan: &world.plan,
            lot: &world.lot,
            channels,
            taken: &world.taken,
            as_of: world.as_of,
        };
        #[expect(clippy::disallowed_types, reason = "this measures")]
        let times: Vec<u128> = (0..9)
            .map(|_| {
                let start = Instant::now();
                std::hint::black_box(respond(&asked).unwrap());
                start.elapsed().as_micros()
            })
            .collect();
        let response = respond(&asked).unwrap();
        let mut sorted = times.clone();
        sorted.sort_unstable();
        let found: Vec<_> =
            response.proposals.iter().map(|it| (it.kind, it.tonnes, it.left, it.moved, it.moves.len())).collect();
        writeln!(
            std::io::stdout(),
            "{} offers, {} needs, {} arranged amounts, by category: {by_category}: {} candidates, {found:?}; \
             {} µs (median of {}; {} to {})",
            world.scenario.offers.len(),
            world.scenario.needs.len(),
            world.plan.deliveries.len(),
            response.candidates.len(),
            sorted[sorted.len() / 2],
            sorted.len(),
            sorted[0],
            sorted[sorted.len() - 1],
        )
        .unwrap();
        assert_eq!(check_response(&asked, &response), Ok(()));
    }
}
