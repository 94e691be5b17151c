//! What the check finds: every claim of a response, put wrong.

use domain::explanation::{AmountMove, Shipment, Times};
use response::ResponseFault as Fault;

use super::*;

/// A world whose response has three proposals, a move, a hindered candidate and something left over.
fn world() -> World {
    let mut world = World::new(&[EASTS[0], EASTS[2]]);
    let full = world.offer(EASTS[2], 30);
    world.offer(EASTS[0], 10);
    world.offer(EASTS[1], 20);
    let room = world.offer(EASTS[0], 25);
    world.terms(room).ceiling = Some(Ceiling::Fen(862));
    let need = world.arranged(COUNTIES[0], full, 25);
    world.scenario.needs[need as usize].terms.floor_fen = Some(700);
    world
}

/// What the check says when something of the response is another thing.
fn found(change: impl Fn(&mut Response)) -> Fault {
    let world = world();
    let mut response = answer(&world);
    let kinds: Vec<ProposalKind> = response.proposals.iter().map(|proposal| proposal.kind).collect();
    assert_eq!(kinds, [ProposalKind::Moving, ProposalKind::Others, ProposalKind::Paired]);
    change(&mut response);
    check_response(&asked(&world), &response).expect_err("the check finds it")
}

#[test]
fn what_is_said_of_the_lot_and_the_offers() {
    assert_eq!(found(|it| it.as_of = it.as_of.plus(1)), Fault::Moment);
    assert_eq!(found(|it| it.spoils = it.spoils.plus(1)), Fault::Moment);
    assert!(matches!(found(|it| drop(it.candidates.remove(0))), Fault::Listed(_)));
    assert!(matches!(found(|it| it.candidates.push(it.candidates[0].clone())), Fault::Listed(_)));
    assert_eq!(found(|it| it.candidates[0].offer = 99), Fault::Listed(0));
    for place in 0..3 {
        assert!(matches!(found(|it| it.candidates.swap(place, place + 1)), Fault::Order(_)), "{place}");
    }
    let changes: [fn(&mut domain::explanation::Candidate); 9] = [
        |it| it.month = Month(8),
        |it| it.channel = None,
        |it| it.is_paired = !it.is_paired,
        |it| it.free += 1,
        |it| it.freight_fen = Some(62),
        |it| it.ceiling_fen = None,
        |it| it.margin_fen = it.margin_fen.map(|margin| margin + 1),
        |it| it.times = None,
        |it| it.hindrances.push(Hindrance::NoCapacity),
    ];
    for (number, change) in changes.iter().enumerate() {
        for place in 0..4 {
            assert!(matches!(found(|it| change(&mut it.candidates[place])), Fault::Candidate(_)), "{number} {place}");
        }
    }
    let changes: [fn(&mut Times); 5] = [
        |it| it.leaves = it.leaves.plus(1),
        |it| it.leaves = it.leaves.plus(-1),
        |it| it.arrives = it.arrives.plus(-1),
        |it| it.spare += 1,
        |it| it.answer_by = it.answer_by.plus(1),
    ];
    for (number, change) in changes.iter().enumerate() {
        let fault = found(|it| change(it.candidates[0].times.as_mut().unwrap()));
        assert!(matches!(fault, Fault::Candidate(_)), "{number}");
    }
    // All of them together, as if the truck waited an hour, or were an hour faster.
    let waits = |it: &mut Times| (it.leaves, it.arrives, it.spare) = (it.leaves.plus(1), it.arrives.plus(1), it.spare - 1);
    let is_faster =
        |it: &mut Times| (it.arrives, it.spare, it.answer_by) = (it.arrives.plus(-1), it.spare + 1, it.answer_by.plus(1));
    for change in [waits as fn(&mut Times), is_faster] {
        let fault = found(|it| change(it.candidates[0].times.as_mut().unwrap()));
        assert!(matches!(fault, Fault::Candidate(_)));
    }
    let fault = found(|it| it.candidates[0].times.as_mut().unwrap().answer_by.0 -= 1);
    assert!(matches!(fault, Fault::Candidate(_)), "an answer is not asked for sooner than it is needed");
}

#[test]
fn a_truck_that_does_not_wait_for_the_month() {
    let mut world = World::new(&[EASTS[0]]);
    world.offer(EASTS[0], 30);
    (world.lot.ready, world.as_of) = (at("2020-06-29", 22), at("2020-06-29", 22));
    let mut response = answer(&world);
    let times = response.candidates[0].times.as_mut().unwrap();
    assert_eq!(times.leaves, at("2020-07-01", 0));
    (times.leaves, times.arrives, times.spare) = (times.leaves.plus(-2), times.arrives.plus(-2), times.spare + 2);
    assert_eq!(check_response(&asked(&world), &response), Err(Fault::Candidate(0)));
}

#[test]
fn shipments_and_sums() {
    let kind = ProposalKind::Moving;
    let shipment = |change: fn(&mut Shipment)| found(move |it| change(&mut it.proposals[0].shipments[0]));
    assert!(matches!(shipment(|it| it.leaves = it.leaves.plus(1)), Fault::Shipment(_, _)));
    assert!(matches!(shipment(|it| it.arrives = it.arrives.plus(1)), Fault::Shipment(_, _)));
    assert!(matches!(shipment(|it| it.answer_by = it.answer_by.plus(1)), Fault::Shipment(_, _)));
    assert!(matches!(shipment(|it| it.channel = None), Fault::Shipment(_, _)));
    assert!(matches!(shipment(|it| it.tonnes = 0), Fault::Shipment(_, _)));
    assert_eq!(shipment(|it| it.offer = 3), Fault::Shipment(kind, 3), "the price does not reach");
    assert_eq!(shipment(|it| it.offer = 77), Fault::Shipment(kind, 77));
    assert!(matches!(found(|it| it.proposals[0].shipments.reverse()), Fault::Shipment(_, _)));
    assert_eq!(shipment(|it| it.tonnes += 1), Fault::Sum(kind));
    assert_eq!(found(|it| it.proposals.push(it.proposals[2].clone())), Fault::Shape);
    assert_eq!(found(|it| it.proposals[2].kind = ProposalKind::Others), Fault::HeldBack(Some(ProposalKind::Others)));
    assert!(matches!(found(|it| it.proposals[1].kind = ProposalKind::Paired), Fault::Shipment(ProposalKind::Paired, _)));
    let changes: [fn(&mut Proposal); 6] = [
        |it| it.tonnes += 1,
        |it| it.left -= 1,
        |it| it.moved += 1,
        |it| it.unpaired += 1,
        |it| it.freight_fen += 1,
        |it| it.gain_fen += 1,
    ];
    for change in changes {
        assert_eq!(found(|it| change(&mut it.proposals[0])), Fault::Sum(kind));
    }
}

/// Adds tonnes to a shipment, with all its sums.
fn send(proposal: &mut Proposal, place: usize, tonnes: i64) {
    proposal.shipments[place].tonnes += tonnes;
    proposal.tonnes += tonnes;
    proposal.left -= tonnes;
    proposal.freight_fen += tonnes * 1_000 * FREIGHT;
    proposal.gain_fen += tonnes * 1_000 * (200 - FREIGHT);
}

#[test]
fn capacity_and_moves() {
    let kind = ProposalKind::Moving;
    assert!(matches!(found(|it| send(&mut it.proposals[0], 0, 1)), Fault::Capacity(ProposalKind::Moving, _)));
    let moves = |change: fn(&mut AmountMove)| {
        found(move |it| {
            change(&mut it.proposals[0].moves[0]);
            it.proposals[0].moved = it.proposals[0].moves[0].tonnes;
        })
    };
    assert_eq!(moves(|it| it.tonnes = 26), Fault::Move(kind, 0), "more than is arranged");
    assert_eq!(moves(|it| it.tonnes = -1), Fault::Move(kind, 0));
    assert_eq!(moves(|it| it.to_offer = 2), Fault::Move(kind, 0), "not paired");
    assert_eq!(moves(|it| it.to_offer = it.from_offer), Fault::Move(kind, 0));
    assert!(matches!(moves(|it| it.from_offer = 1), Fault::Move(_, 0)), "nothing is arranged there");
    assert_eq!(moves(|it| it.to_offer = 1), Fault::Capacity(kind, 1), "no room there");
    assert_eq!(moves(|it| it.need = 5), Fault::Shape);
    assert_eq!(moves(|it| it.from_offer = 50), Fault::Shape);
    assert_eq!(moves(|it| it.to_offer = 50), Fault::Shape);
    let fault = found(|it| {
        it.proposals[1].moves = it.proposals[0].moves.clone();
        it.proposals[1].moved = it.proposals[0].moved;
    });
    assert_eq!(fault, Fault::Shape, "only one kind moves");
}

#[test]
fn what_is_left_out_and_what_is_in_the_way() {
    assert_eq!(found(|it| drop(it.proposals.remove(0))), Fault::More(ProposalKind::Moving));
    assert_eq!(found(|it| drop(it.proposals.remove(1))), Fault::More(ProposalKind::Others));
    assert_eq!(found(|it| drop(it.proposals.remove(2))), Fault::More(ProposalKind::Paired));
    assert_eq!(found(|it| it.proposals.reverse()), Fault::Shape);
    let kind = ProposalKind::Moving;
    assert_eq!(found(|it| it.proposals[0].held_back.clear()), Fault::HeldBack(Some(kind)));
    assert_eq!(found(|it| it.proposals[0].held_back[0].tonnes += 1), Fault::HeldBack(Some(kind)));
    assert_eq!(found(|it| it.proposals[0].held_back[0].offers += 1), Fault::HeldBack(Some(kind)));
    assert_eq!(found(|it| it.held_back = it.proposals[0].held_back.clone()), Fault::HeldBack(None));
    // Less than there is room for, with all its sums; what is in the way is then another thing, or the greatest amount is.
    let fault = found(|it| {
        send(&mut it.proposals[2], 0, -1);
        let others = it.proposals[2].held_back.iter_mut().find(|held| held.by == HeldBy::Hindrance(Hindrance::NoCapacity));
        others.unwrap().tonnes += 1;
    });
    assert_eq!(fault, Fault::More(ProposalKind::Paired));
}

#[test]
fn a_lot_that_cannot_be_has_no_response() {
    let mut world = world();
    let response = answer(&world);
    world.lot.tonnes = 0;
    assert_eq!(check_response(&asked(&world), &response), Err(Fault::Lot));
}

#[test]
fn a_move_that_the_rules_of_planned_shipments_do_not_allow() {
    let (sound, [full, other], need) = moving::full();
    let response = answer(&sound);
    assert_eq!(response.proposals[0].moved, 45);
    let road = |world: &mut World| {
        let mut routes = world.scenario.routes.iter_mut();
        routes.find(|it| (it.east, it.west) == (EASTS[0], fixture::WESTS[1])).map(|it| it.truck_tenths += 37)
    };
    let changes: [&dyn Fn(&mut World); 9] = [
        &|it| it.fix(full, need, 60),
        &|it| it.fix(other, need, 0),
        &|it| it.plan.pairs.retain(|result| (result.pair.east, result.pair.west) != (EASTS[0], fixture::WESTS[1])),
        &|it| it.scenario.needs[need as usize].terms.floor_fen = Some(638),
        &|it| it.scenario.needs[need as usize].terms.cold_chain = false,
        &|it| it.scenario.needs[need as usize].terms.month = Some(Month(8)),
        &|it| it.scenario.needs[need as usize].terms.product = Some(ProductId("pear".to_owned())),
        &|it| it.scenario.needs[need as usize].kind = KindId("project".to_owned()),
        &|it| assert!(road(it).is_some()),
    ];
    for (number, change) in changes.iter().enumerate() {
        let mut world = sound.clone();
        change(&mut world);
        assert_eq!(check_response(&asked(&world), &response), Err(Fault::Move(ProposalKind::Moving, need)), "{number}");
    }
}
