//! What is moved to make room, and what is not.

use domain::{OfferTerms, Pool, explanation::AmountMove};

use super::*;

/// The buyer's capacity of 60 is arranged for a need of the other county, whose pair with another buyer is in the plan; that one has 45.
pub fn full() -> (World, [u32; 2], u32) {
    let mut world = World::new(&[EASTS[2]]);
    for east in [EASTS[2], EASTS[0]] {
        world.plan.pairs.push(pair_result(east, fixture::WESTS[1]));
    }
    world.plan.pairs.sort_by_key(|result| result.pair);
    let (full, other) = (world.offer(EASTS[2], 60), world.offer(EASTS[0], 45));
    // The other buyer's price is too low for the lot, but not for the need.
    world.terms(other).ceiling = Some(Ceiling::Fen(700));
    let need = world.arranged(COUNTIES[1], full, 60);
    world.scenario.needs[need as usize].terms.floor_fen = Some(500);
    (world, [full, other], need)
}

fn pair_result(east: Adcode, west: Adcode) -> domain::PairResult {
    fixture::plan(&[domain::Pair { east, west }]).pairs.remove(0)
}

/// The proposal that moves, if there is one.
fn moving(world: &World) -> Option<Proposal> {
    answer(world).proposals.into_iter().find(|proposal| proposal.kind == ProposalKind::Moving)
}

#[test]
fn what_is_arranged_goes_to_another_offer_and_the_need_keeps_its_whole_amount() {
    let (world, [full, other], need) = full();
    let response = answer(&world);
    assert_eq!(hindrances(&response, full), [Hindrance::NoCapacity]);
    let [proposal] = &response.proposals[..] else { panic!("{:?}", response.proposals) };
    assert_eq!((proposal.kind, sent(proposal), proposal.left), (ProposalKind::Moving, vec![(full, 45)], 55));
    assert_eq!(proposal.moves, [AmountMove { need, from_offer: full, to_offer: other, tonnes: 45 }]);
    assert_eq!(proposal.moved, 45);
    assert_eq!(proposal.held_back, [held(Hindrance::Price { by: 163 }, 1, 45), held(Hindrance::NoCapacity, 1, 15)]);
}

#[test]
fn no_more_is_moved_than_is_needed() {
    let (mut world, [full, other], need) = full();
    world.lot.tonnes = 20;
    let proposal = moving(&world).unwrap();
    assert_eq!((proposal.tonnes, proposal.left, proposal.moved), (20, 0, 20));
    // What is free comes first.
    world.scenario.offers[full as usize].quantity = 65;
    let response = answer(&world);
    let kinds: Vec<_> = response.proposals.iter().map(|it| (it.kind, it.tonnes, it.moved)).collect();
    assert_eq!(kinds, [(ProposalKind::Moving, 20, 15), (ProposalKind::Paired, 5, 0)]);
    assert_eq!(response.proposals[0].moves, [AmountMove { need, from_offer: full, to_offer: other, tonnes: 15 }]);
    world.scenario.offers[full as usize].quantity = 80;
    assert_eq!(answer(&world).proposals.len(), 1, "where all has a place, nothing is moved");
}

#[test]
fn an_unpaired_buyer_takes_what_it_can_before_anything_is_moved() {
    // An unpaired buyer with room for the whole lot: fewer tonnes moved go before fewer tonnes with unpaired buyers.
    let (mut world, [full, _], _) = full();
    world.plan.pairs.retain(|result| result.pair.east != EASTS[1]);
    let unpaired = world.offer(EASTS[1], 80);
    let response = answer(&world);
    let kinds: Vec<_> = response.proposals.iter().map(|it| (it.kind, sent(it), it.moved)).collect();
    let both = vec![(unpaired, 80), (full, 20)];
    assert_eq!(kinds, [(ProposalKind::Moving, both, 20), (ProposalKind::Others, vec![(unpaired, 80)], 0)]);
}

#[test]
fn an_amount_that_the_planner_has_fixed_stays() {
    let (mut world, [full, other], need) = full();
    world.fix(full, need, 60);
    assert_eq!(moving(&world), None);
    world.scenario.fixed.clear();
    // Nor does anything go where the planner has said how much goes, though it be nothing.
    world.fix(other, need, 0);
    assert_eq!(moving(&world), None);
}

#[test]
fn a_need_that_another_offer_may_not_serve_stays() {
    let change = |with: &dyn Fn(&mut World, u32, u32)| {
        let (mut world, [_, other], need) = full();
        with(&mut world, other, need);
        moving(&world)
    };
    let terms = |with: fn(&mut OfferTerms)| change(&move |world, other, _| with(world.terms(other)));
    assert!(change(&|_, _, _| ()).is_some());
    // The need's floor of 500 and 63 of freight: 563 is enough, 562 is not.
    assert!(terms(|it| it.ceiling = Some(Ceiling::Fen(563))).is_some());
    assert_eq!(terms(|it| it.ceiling = Some(Ceiling::Fen(562))), None);
    assert_eq!(terms(|it| it.ceiling = None), None);
    assert_eq!(terms(|it| it.month = Some(Month(8))), None);
    assert_eq!(terms(|it| it.cold_chain = false), None);
    assert_eq!(terms(|it| it.product = Some(ProductId("pear".to_owned()))), None);
    let of = |category: &str| (None, Some(TermId(category.to_owned())));
    assert!(change(&|world, other, _| (world.terms(other).product, world.terms(other).category) = of("fresh_fruit")).is_some());
    assert_eq!(
        change(&|world, other, _| (world.terms(other).product, world.terms(other).category) = of("vegetable_tuber")),
        None
    );
    assert_eq!(change(&|world, _, need| world.scenario.needs[need as usize].terms.cold_chain = false), None);
    // 12 days less one, 2.4 and five of selling are 3.6 days: one more is too many where they are on the road.
    let longer = |tenths: i64| {
        change(&move |world, _, _| {
            let route = world.scenario.routes.iter_mut().find(|it| (it.east, it.west) == (EASTS[0], fixture::WESTS[1]));
            route.unwrap().truck_tenths += tenths;
        })
    };
    assert!(longer(36).is_some());
    assert_eq!(longer(37), None);
    assert_eq!(change(&|world, _, _| world.scenario.routes.retain(|it| it.east != EASTS[0])), None);
    // Promised to others.
    assert_eq!(change(&|world, other, _| world.taken[other as usize] = 45), None);
    assert_eq!(change(&|world, other, _| world.taken[other as usize] = 46), None);
}

#[test]
fn what_is_moved_stays_within_the_pairs_unless_the_pool_lets_others_exchange() {
    let (mut world, _, _) = full();
    world.plan.pairs.retain(|result| result.pair.east != EASTS[0]);
    assert_eq!(moving(&world), None);
    world.scenario.rules.pool = Pool { numerator: 1, denominator: 2 };
    assert_eq!(moving(&world).unwrap().moved, 45);
}

#[test]
fn needs_of_another_kind_are_left_alone() {
    let (mut world, _, need) = full();
    let mut kind = world.scenario.kinds[1].clone();
    kind.id = KindId("other".to_owned());
    world.scenario.needs[need as usize].kind = kind.id.clone();
    // Not even to an offer of that kind: what was arranged is none of it.
    let alike = world.offer(EASTS[0], 45);
    world.terms(alike).ceiling = Some(Ceiling::Fen(700));
    world.scenario.offers[alike as usize].kind = kind.id.clone();
    world.scenario.kinds.push(kind);
    assert_eq!(moving(&world), None);
}

#[test]
fn what_several_offers_give_up_is_shared_out_among_several_that_take_it() {
    let (mut world, [first, to_first], need) = full();
    // 20 and 40 tonnes of the need go to where there is room for 25 and 35.
    let second = world.offer(EASTS[2], 40);
    world.scenario.offers[first as usize].quantity = 20;
    world.scenario.offers[to_first as usize].quantity = 25;
    world.plan.deliveries.clear();
    world.deliver(first, need, 20);
    world.deliver(second, need, 40);
    let to_second = world.offer(EASTS[0], 35);
    world.terms(to_second).ceiling = Some(Ceiling::Fen(700));
    let proposal = moving(&world).unwrap();
    let step = |from_offer, to_offer, tonnes| AmountMove { need, from_offer, to_offer, tonnes };
    assert_eq!(proposal.moves, [step(first, to_first, 20), step(second, to_first, 5), step(second, to_second, 35)]);
    assert_eq!((proposal.tonnes, proposal.moved), (60, 60));
}

#[test]
fn room_may_be_made_by_moves_one_behind_the_other() {
    let (mut world, [full, other], first) = full();
    // The other buyer is full too, with a need that a third one may serve; the third may not serve the first need.
    let second = world.arranged(COUNTIES[0], other, 45);
    world.scenario.needs[second as usize].terms.floor_fen = Some(400);
    world.plan.pairs.push(pair_result(EASTS[1], fixture::WESTS[0]));
    world.plan.pairs.sort_by_key(|result| result.pair);
    let third = world.offer(EASTS[1], 30);
    world.terms(third).ceiling = Some(Ceiling::Fen(463));
    // Not a day more than the second need bears, so that the lot would come too late, too.
    let proposal = moving(&world).unwrap();
    assert_eq!((proposal.tonnes, proposal.moved), (30, 60));
    let step = |need, from_offer, to_offer| AmountMove { need, from_offer, to_offer, tonnes: 30 };
    assert_eq!(proposal.moves, [step(first, full, other), step(second, other, third)]);
}
