//! Responses by hand: times, hindrances, proposals and moves, each with numbers worked out beside it.

mod faults;
#[path = "../../fixture.rs"]
mod fixture;
mod moving;
mod times;

use domain::{
    Adcode, Ceiling, Filling, Keeping, Kind, KindId, LotError, Moment, Month, ProductId, TermId, Unit,
    explanation::{ColdEnd, HeldBack, HeldBy, Hindrance, Proposal, ProposalKind, Response},
};
use fixture::{COUNTIES, EASTS, FREIGHT, World, at, lot};
use response::{Asked, ResponseError, check_response, respond};

/// What is asked of a world.
fn asked(world: &World) -> Asked<'_> {
    Asked {
        scenario: &world.scenario,
        plan: &world.plan,
        lot: &world.lot,
        channels: &world.channels,
        taken: &world.taken,
        as_of: world.as_of,
    }
}

/// The answer, checked.
fn answer(world: &World) -> Response {
    let response = respond(&asked(world)).expect("the lots here are sound");
    assert_eq!(check_response(&asked(world), &response), Ok(()));
    response
}

/// Tonnes by offer.
fn sent(proposal: &Proposal) -> Vec<(u32, i64)> {
    proposal.shipments.iter().map(|shipment| (shipment.offer, shipment.tonnes)).collect()
}

/// The hindrances of an offer.
fn hindrances(response: &Response, offer: u32) -> &[Hindrance] {
    &response.candidates.iter().find(|candidate| candidate.offer == offer).expect("it is a candidate").hindrances
}

fn held(hindrance: Hindrance, offers: u32, tonnes: i64) -> HeldBack {
    HeldBack { by: HeldBy::Hindrance(hindrance), offers, tonnes }
}

#[test]
fn case_19_a_hundred_tonnes_of_which_sixty_arrive_in_time_are_sixty_offered_and_forty_said() {
    let mut world = World::new(&[EASTS[2]]);
    world.lot.keeps = Keeping::Hours(100);
    // Packed for 24 hours and 36 on the road; the other takes 96 on the road: 20 hours too many.
    let near = world.offer(EASTS[2], 60);
    let far = world.offer(EASTS[1], 80);
    let response = answer(&world);
    let [proposal] = &response.proposals[..] else { panic!("{:?}", response.proposals) };
    assert_eq!((proposal.kind, sent(proposal)), (ProposalKind::Paired, vec![(near, 60)]));
    assert_eq!((proposal.tonnes, proposal.left), (60, 40));
    assert_eq!(hindrances(&response, far), [Hindrance::TooLate { by: 20 }]);
    let by = [held(Hindrance::TooLate { by: 20 }, 1, 80)];
    assert_eq!(proposal.held_back, by, "what is left over has a reason");
    // 60,000 kg at 63 fen of freight, and 1,000 − 800 − 63 fen of gain.
    assert_eq!((proposal.freight_fen, proposal.gain_fen), (60_000 * 63, 60_000 * 137));
    assert!(response.held_back.is_empty());
}

#[test]
fn paired_buyers_come_first_and_the_others_take_what_they_leave() {
    let mut world = World::new(&[EASTS[0]]);
    let other = world.offer(EASTS[2], 50);
    let paired = world.offer(EASTS[0], 70);
    world.terms(other).ceiling = Some(Ceiling::Fen(5_000));
    let response = answer(&world);
    let order: Vec<u32> = response.candidates.iter().map(|candidate| candidate.offer).collect();
    assert_eq!(order, [paired, other], "paired before a better price");
    let [both, alone] = &response.proposals[..] else { panic!("{:?}", response.proposals) };
    assert_eq!((both.kind, both.tonnes, both.left, both.unpaired), (ProposalKind::Others, 100, 0, 30));
    assert_eq!(sent(both), [(paired, 70), (other, 30)]);
    assert_eq!((alone.kind, sent(alone), alone.left), (ProposalKind::Paired, vec![(paired, 70)], 30));
    assert_eq!(alone.held_back, [HeldBack { by: HeldBy::Unpaired, offers: 1, tonnes: 50 }]);
    assert!(both.held_back.is_empty(), "nothing is left over");
}

#[test]
fn the_greatest_gain_then_the_least_freight_then_the_order_decides_among_paired_buyers() {
    let mut world = World::new(&[EASTS[0], EASTS[2]]);
    let (cheap, dear) = (world.offer(EASTS[0], 100), world.offer(EASTS[2], 60));
    world.terms(dear).ceiling = Some(Ceiling::Fen(1_001));
    assert_eq!(sent(&answer(&world).proposals[0]), [(dear, 60), (cheap, 40)]);
    // The same gain on a road of which a third is the freight.
    let route = world.scenario.routes.iter_mut().find(|route| route.east == EASTS[0]).unwrap();
    route.road_km = 500;
    world.terms(cheap).ceiling = Some(Ceiling::Fen(1_001 - FREIGHT + FREIGHT / 3));
    let response = answer(&world);
    assert!(response.candidates.windows(2).all(|two| two[0].margin_fen == two[1].margin_fen));
    assert_eq!(sent(&response.proposals[0]), [(cheap, 100)], "although the other one has more hours to spare");
    // Two offers that are alike in everything: by their ids.
    let mut alike = World::new(&[EASTS[0]]);
    let (first, second) = (alike.offer(EASTS[0], 90), alike.offer(EASTS[0], 90));
    assert_eq!(sent(&answer(&alike).proposals[0]), [(first, 90), (second, 10)]);
}

#[test]
fn what_is_arranged_or_promised_is_not_free() {
    let mut world = World::new(&[EASTS[0]]);
    let offer = world.offer(EASTS[0], 100);
    world.arranged(COUNTIES[0], offer, 30);
    world.taken[0] = 50;
    let response = answer(&world);
    assert_eq!(response.candidates[0].free, 20);
    let [proposal] = &response.proposals[..] else { panic!("{:?}", response.proposals) };
    assert_eq!((proposal.tonnes, proposal.left), (20, 80));
    assert_eq!(proposal.held_back, [held(Hindrance::NoCapacity, 1, 80)], "others have it");
    // More promised than there is: nothing is free, and nothing is moved from it either.
    world.taken[0] = 90;
    world.offer(EASTS[0], 0);
    world.plan.deliveries.clear();
    world.deliver(offer, 0, 30);
    let response = answer(&world);
    assert_eq!((hindrances(&response, offer), response.proposals.len()), (&[Hindrance::NoCapacity][..], 0));
    assert_eq!(response.held_back, [held(Hindrance::NoCapacity, 1, 100)]);
}

#[test]
fn price_cold_chain_road_and_month_are_named_where_they_are_in_the_way_and_by_how_much() {
    let mut world = World::new(&[EASTS[0]]);
    let one = world.offer(EASTS[0], 10);
    // 800 + 63 fen are reached exactly, and missed by one.
    world.terms(one).ceiling = Some(Ceiling::Fen(863));
    assert_eq!(hindrances(&answer(&world), one), []);
    world.terms(one).ceiling = Some(Ceiling::Fen(862));
    assert_eq!(hindrances(&answer(&world), one), [Hindrance::Price { by: 1 }]);
    // 86.25 % of 1,000 fen, rounded half up, is 863.
    world.scenario.products[1].price_fen = 1_150;
    world.terms(one).ceiling = Some(Ceiling::PercentOfReference(75));
    assert_eq!(answer(&world).candidates[0].ceiling_fen, Some(863));
    world.terms(one).ceiling = None;
    assert_eq!(hindrances(&answer(&world), one), [Hindrance::NoPrice]);
    world.terms(one).ceiling = Some(Ceiling::Fen(1_000));
    for (grower, buyer, end) in [(false, true, ColdEnd::Grower), (true, false, ColdEnd::Buyer), (false, false, ColdEnd::Both)] {
        (world.lot.cold_chain, world.terms(one).cold_chain) = (grower, buyer);
        let response = answer(&world);
        assert_eq!(hindrances(&response, one), [Hindrance::NoColdChain(end)]);
        assert_eq!(response.held_back, [held(Hindrance::NoColdChain(end), 1, 10)]);
    }
    world.lot.product = ProductId("pear".to_owned());
    world.terms(one).product = Some(ProductId("pear".to_owned()));
    for (grower, buyer) in [(false, false), (false, true), (true, false)] {
        (world.lot.cold_chain, world.terms(one).cold_chain) = (grower, buyer);
        assert_eq!(hindrances(&answer(&world), one), [], "pears need none");
    }
    world.scenario.routes.retain(|route| route.east != EASTS[0]);
    let response = answer(&world);
    assert_eq!(hindrances(&response, one), [Hindrance::NoRoute]);
    assert_eq!((response.candidates[0].times, response.candidates[0].freight_fen), (None, None));
}

#[test]
fn everything_that_is_in_the_way_is_named_and_capacity_counts_once_by_the_first() {
    let mut world = World::new(&[EASTS[0]]);
    let one = world.offer(EASTS[1], 40);
    let two = world.offer(EASTS[1], 7);
    world.lot.keeps = Keeping::Hours(110);
    world.terms(one).ceiling = Some(Ceiling::Fen(100));
    world.terms(two).ceiling = Some(Ceiling::Fen(100));
    world.terms(two).cold_chain = false;
    let response = answer(&world);
    assert_eq!(hindrances(&response, one), [Hindrance::TooLate { by: 10 }, Hindrance::Price { by: 763 }]);
    let cold = Hindrance::NoColdChain(ColdEnd::Buyer);
    assert_eq!(hindrances(&response, two), [cold, Hindrance::TooLate { by: 10 }, Hindrance::Price { by: 763 }]);
    assert_eq!(response.held_back, [held(cold, 1, 7), held(Hindrance::TooLate { by: 10 }, 1, 40)]);
}

#[test]
fn of_several_that_are_too_late_the_least_hours_are_told() {
    let mut world = World::new(&[]);
    world.lot.keeps = Keeping::Hours(50);
    for (east, tonnes) in [(EASTS[1], 5), (EASTS[0], 6), (EASTS[2], 7)] {
        world.offer(east, tonnes);
    }
    // 24 hours of packing and 36, 58 or 96 on the road.
    assert_eq!(answer(&world).held_back, [held(Hindrance::TooLate { by: 10 }, 3, 18)]);
}

#[test]
fn what_takes_another_product_is_no_candidate_and_a_category_takes_its_products() {
    let mut world = World::new(&[EASTS[0]]);
    let by_category = world.offer(EASTS[0], 10);
    (world.terms(by_category).product, world.terms(by_category).category) = (None, Some(TermId("fresh_fruit".to_owned())));
    for change in [
        (|terms| terms.product = Some(ProductId("pear".to_owned()))) as fn(&mut domain::OfferTerms),
        |terms| (terms.product, terms.category) = (None, Some(TermId("vegetable_tuber".to_owned()))),
        // A product that is named goes before the category.
        |terms| (terms.product, terms.category) = (Some(ProductId("pear".to_owned())), Some(TermId("fresh_fruit".to_owned()))),
        |terms| (terms.product, terms.category) = (None, None),
        |terms| terms.month = None,
        |terms| terms.month = Some(Month(13)),
    ] {
        let offer = world.offer(EASTS[0], 10);
        change(world.terms(offer));
    }
    // Neither what is not counted in tonnes nor what is taken in whole or not at all.
    for (id, unit, filling) in [("whole", Unit::Tonnes, Filling::Whole), ("persons", Unit::Persons, Filling::Divisible)] {
        let kind = Kind { id: KindId(id.to_owned()), unit, filling, ..world.scenario.kinds[1].clone() };
        world.scenario.kinds.push(kind);
    }
    for kind in ["project", "whole", "persons", "none"] {
        let offer = world.offer(EASTS[0], 10);
        world.scenario.offers[offer as usize].kind = KindId(kind.to_owned());
    }
    let listed: Vec<u32> = answer(&world).candidates.iter().map(|candidate| candidate.offer).collect();
    assert_eq!(listed, [by_category]);
}

#[test]
fn a_lot_that_cannot_be_is_refused_with_all_that_is_wrong() {
    let mut world = World::new(&[EASTS[0]]);
    world.offer(EASTS[0], 10);
    (world.lot.county, world.lot.tonnes) = (Adcode(110_101), 0);
    let Err(ResponseError::Lot(errors)) = respond(&asked(&world)) else { panic!("it is refused") };
    assert_eq!(errors[0], LotError::UnknownCounty(Adcode(110_101)));
    assert_eq!(errors.len(), 2);
    world.lot = lot();
    for never in [i64::MIN, i64::MAX] {
        world.as_of = Moment(never);
        assert_eq!(respond(&asked(&world)), Err(ResponseError::AsOf(Moment(never))));
    }
}

#[test]
fn a_plan_of_another_scenario_and_lists_that_are_too_short_are_borne() {
    let mut world = World::new(&[EASTS[0]]);
    let offer = world.offer(EASTS[0], 10);
    world.deliver(7, 0, 5);
    world.deliver(offer, 9, 5);
    (world.channels, world.taken) = (Vec::new(), vec![-5]);
    let response = answer(&world);
    assert_eq!(response.candidates[0].free, 10, "what is arranged for a need that is not there takes nothing");
    assert_eq!(response.candidates[0].channel, None);
    world.scenario.offers = Vec::new().into();
    let response = answer(&world);
    assert!(response.candidates.is_empty() && response.proposals.is_empty() && response.held_back.is_empty());
}

#[test]
fn amounts_and_prices_at_their_greatest_stay_exact() {
    let mut world = World::new(&[EASTS[0]]);
    let greatest = domain::validation::MAX_QUANTITY;
    world.lot.tonnes = greatest;
    let (one, two) = (world.offer(EASTS[0], greatest), world.offer(EASTS[2], greatest));
    world.terms(one).ceiling = Some(Ceiling::Fen(greatest));
    world.terms(two).ceiling = Some(Ceiling::Fen(greatest));
    let response = answer(&world);
    assert_eq!((response.proposals.len(), response.proposals[0].gain_fen), (1, i64::MAX), "kept within 64 bits");
    assert_eq!(response.proposals[0].freight_fen, greatest * 1_000 * FREIGHT);
}

#[test]
fn a_lot_out_of_time_and_season_has_no_proposal_and_says_why() {
    let mut world = World::new(&[EASTS[0]]);
    let offer = world.offer(EASTS[0], 10);
    world.as_of = at("2020-07-20", 0);
    let response = answer(&world);
    // Spoiled on the 11th at six; it would arrive on the 23rd at ten.
    assert_eq!(hindrances(&response, offer), [Hindrance::TooLate { by: 12 * 24 + 4 }]);
    assert_eq!((response.proposals.len(), response.held_back.len()), (0, 1));
    world.as_of = at("2020-08-01", 0);
    assert_eq!(hindrances(&answer(&world), offer), [Hindrance::MonthPassed]);
}
