//! When a truck leaves and arrives, and by when its buyer must have answered.

use domain::{
    Month,
    explanation::{Candidate, Times},
};

use super::*;
use crate::fixture::channel;

/// The only candidate of a world.
fn only(world: &World) -> Candidate {
    let response = answer(world);
    assert_eq!(response.candidates.len(), 1);
    response.candidates[0].clone()
}

#[test]
fn case_18_a_lot_keeps_72_hours_from_picking_and_waiting_for_a_truck_counts() {
    let mut world = World::new(&[EASTS[2]]);
    world.lot.keeps = Keeping::Hours(72);
    world.offer(EASTS[2], 100);
    // Picked on the first at six: 24 hours of packing, 36 on the road, 12 to spare.
    let answer_by = at("2020-07-01", 18);
    let times = Times { leaves: at("2020-07-02", 6), arrives: at("2020-07-03", 18), spare: 12, answer_by };
    assert_eq!(only(&world).times, Some(times));
    // Each hour of waiting is one hour less, and the last moment stays where it is.
    for (hour, spare) in [(7, 11), (12, 6), (18, 0)] {
        world.as_of = at("2020-07-01", hour);
        let found = only(&world);
        assert_eq!((found.times.unwrap().spare, found.times.unwrap().answer_by, found.hindrances), (spare, answer_by, vec![]));
        assert_eq!(answer(&world).proposals[0].shipments[0].answer_by, answer_by);
    }
    world.as_of = at("2020-07-01", 19);
    let found = only(&world);
    assert_eq!(found.hindrances, [Hindrance::TooLate { by: 1 }]);
    assert_eq!(found.times.unwrap().answer_by, answer_by, "by then it should have begun");
    // Before it is picked nothing is lost.
    world.as_of = at("2020-06-20", 0);
    assert_eq!(only(&world).times, Some(times));
}

#[test]
fn waiting_for_the_month_of_the_offer_counts() {
    let mut world = World::new(&[EASTS[2]]);
    world.lot.ready = at("2020-06-29", 6);
    world.as_of = world.lot.ready;
    world.lot.keeps = Keeping::Hours(72);
    world.offer(EASTS[2], 100);
    // Packed on the 30th at six; July begins 18 hours later, and 12 were to spare.
    let found = only(&world);
    assert_eq!(found.hindrances, [Hindrance::TooLate { by: 6 }]);
    assert_eq!((found.times.unwrap().leaves, found.times.unwrap().arrives), (at("2020-07-01", 0), at("2020-07-02", 12)));
    world.lot.keeps = Keeping::Until(at("2020-07-02", 12));
    assert_eq!((only(&world).times.unwrap().spare, only(&world).hindrances), (0, vec![]));
    assert_eq!(only(&world).times.unwrap().answer_by, at("2020-06-30", 0), "packed for a day when July begins");
}

#[test]
fn the_truck_leaves_before_its_month_ends() {
    let mut world = World::new(&[EASTS[2]]);
    world.offer(EASTS[2], 100);
    world.lot.ready = at("2020-07-30", 22);
    world.as_of = world.lot.ready;
    let found = only(&world);
    assert_eq!((found.times.unwrap().leaves, found.hindrances), (at("2020-07-31", 22), vec![]));
    // Days to spare, but the last hour of July is the last to leave in.
    assert_eq!(found.times.unwrap().answer_by, at("2020-07-30", 23));
    world.as_of = at("2020-07-30", 23);
    assert_eq!(only(&world).hindrances, []);
    world.as_of = at("2020-07-31", 0);
    let found = only(&world);
    assert_eq!((found.times, found.hindrances), (None, vec![Hindrance::MonthPassed]));
    // January is that of the next year, as the year runs from June on.
    world.scenario.offers[0].terms.month = Some(Month(1));
    world.lot.ready = at("2020-12-25", 0);
    world.as_of = world.lot.ready;
    assert_eq!(only(&world).times.unwrap().leaves, at("2021-01-01", 0));
    world.lot.ready = at("2020-01-25", 0);
    world.as_of = world.lot.ready;
    assert_eq!(only(&world).hindrances.len(), 1, "eleven months of waiting: {:?}", only(&world).hindrances);
}

#[test]
fn selling_days_fit_in_only_where_the_buyer_sells_on() {
    let mut world = World::new(&[EASTS[2]]);
    world.offer(EASTS[2], 100);
    // 60 hours until it is there, 120 of selling.
    world.lot.keeps = Keeping::Hours(180);
    let with = |world: &mut World, ids: &[&str]| {
        world.channels[0] = ids.iter().map(|id| channel(id)).collect();
        let found = only(world);
        (found.channel.map(|id| id.0), found.times.unwrap().spare)
    };
    let of = |id: &str, spare| (Some(id.to_owned()), spare);
    assert_eq!(with(&mut world, &["counter", "direct"]), of("counter", 0), "the first that fits");
    world.lot.keeps = Keeping::Hours(179);
    assert_eq!(with(&mut world, &["counter", "wholesale", "ecommerce", "direct"]), of("ecommerce", 119), "these are too slow");
    assert_eq!(with(&mut world, &["wholesale", "counter"]), of("wholesale", -1));
    assert_eq!(with(&mut world, &[]), (None, -1), "sold on, as far as is known");
    world.lot.keeps = Keeping::Hours(59);
    assert_eq!(with(&mut world, &["counter", "institution", "direct"]), of("institution", -1), "nearest to being in time");
}

#[test]
fn parts_of_a_day_are_rounded_up_to_the_hour() {
    let mut world = World::new(&[EASTS[2]]);
    world.offer(EASTS[2], 100);
    world.scenario.rules.shipping.packing_tenths = 1;
    for county in &mut world.scenario.counties {
        county.extra_truck_tenths = 1;
    }
    // 2.4 hours are three, and 16 tenths are 38.4, so 39.
    let times = only(&world).times.unwrap();
    assert_eq!((times.leaves, times.arrives), (at("2020-07-01", 9), at("2020-07-03", 0)));
}
