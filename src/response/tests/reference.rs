//! Lots in the reference scenario and its plan.

use std::{collections::BTreeMap, fs, path::Path, sync::LazyLock};

use domain::{
    Accepted, Channel, Contact, Keeping, KindId, Lot, LotError, LotId, LotShipment, LotWarning, Moment, Outcome, Plan,
    ProductId, Provenance, Scenario,
    explanation::{GoodsLeft, Hindrance, Monitor, ProposalKind, Response},
    place::Adcode,
};
use exchange::reference;
use response::{Asked, ResponseError, check_response, respond};

static BASE: LazyLock<Scenario> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/data");
    let read = |name: &&str| {
        ((*name).to_owned(), fs::read(folder.join(format!("{name}.json"))).expect("the reference data are there"))
    };
    let files = reference::FILES.iter().map(read).collect::<BTreeMap<_, _>>();
    let mut scenario = reference::scenario(&files).expect("the reference data are sound");
    // A plan that is good enough to have most of the shipments arranged.
    scenario.step_limit = 200;
    scenario
});

static PLAN: LazyLock<Plan> = LazyLock::new(|| match planning::solve(&BASE) {
    Outcome::Plan(plan) => *plan,
    other => panic!("the reference scenario has a plan: {other:?}"),
});

/// 300 tonnes of 礼县苹果 of 礼县, picked at the end of September, which have to be eaten within three weeks.
fn apples() -> Lot {
    let county =
        BASE.needs.iter().find(|need| need.terms.product == Some(ProductId("p28".to_owned()))).expect("it is grown").county;
    Lot {
        id: LotId("l1".to_owned()),
        county,
        product: ProductId("p28".to_owned()),
        tonnes: 300,
        ready: Moment::on("2020-09-25", 8).expect("a day of the calendar"),
        keeps: Keeping::Hours(21 * 24),
        cold_chain: true,
        floor_fen: 500,
        reported: Provenance::Reported { source: "县供销社".to_owned(), date: "2020-09-24".to_owned() },
        contact: Contact::default(),
        note: String::new(),
        accepted: None,
    }
}

fn answer(lot: &Lot, as_of: Moment) -> Response {
    let channels: Vec<Vec<Channel>> = BASE.offers.iter().map(|_| Channel::all()).collect();
    let asked = Asked { scenario: &BASE, plan: &PLAN, lot, channels: &channels, taken: &[], as_of };
    let response = respond(&asked).expect("the lots here are sound");
    assert_eq!(check_response(&asked, &response), Ok(()));
    response
}

#[test]
fn a_lot_of_apples_finds_buyers_of_its_months_and_what_is_left_over_is_said() {
    let lot = apples();
    let response = answer(&lot, lot.ready);
    assert!(!response.proposals.is_empty());
    for proposal in &response.proposals {
        assert_eq!(proposal.tonnes + proposal.left, 300);
        assert_eq!(proposal.left > 0, !proposal.held_back.is_empty());
        for shipment in &proposal.shipments {
            let month = BASE.offers[shipment.offer as usize].terms.month.unwrap();
            assert_eq!(shipment.leaves.month(), Some((2020, month)), "September or October of 2020");
            assert!([9, 10].contains(&month.0) && shipment.arrives <= response.spoils && shipment.answer_by >= response.as_of);
        }
    }
    // All twelve months of every buyer of fresh fruit are listed; those after October come too late for three weeks.
    let (mut late, mut passed) = (0, 0);
    for candidate in &response.candidates {
        late += usize::from(candidate.hindrances.iter().any(|it| matches!(it, Hindrance::TooLate { .. })));
        passed += usize::from(candidate.hindrances.contains(&Hindrance::MonthPassed));
    }
    assert_eq!((response.candidates.len(), late, passed), (120, 70, 30));
}

#[test]
fn what_paired_buyers_cannot_take_others_or_moves_do() {
    let mut lot = apples();
    lot.tonnes = 50_000;
    let response = answer(&lot, lot.ready);
    let best = response.proposals.first().expect("some of it has a place");
    let mut last = i64::MAX;
    for proposal in &response.proposals {
        assert!(proposal.tonnes < last);
        last = proposal.tonnes;
        assert_eq!(proposal.kind == ProposalKind::Paired, proposal.unpaired == 0);
    }
    assert!(best.left > 0 && best.tonnes > 0);
}

#[test]
fn a_lot_that_spoils_before_the_next_truck_arrives_is_warned_of_and_has_no_proposal() {
    let mut lot = apples();
    lot.keeps = Keeping::Hours(30);
    assert_eq!(lot.check(&BASE), Ok(()));
    let warnings = lot.warnings(&BASE, lot.ready);
    assert!(matches!(warnings[..], [LotWarning::NoTruck { .. }]), "{warnings:?}");
    let response = answer(&lot, lot.ready);
    assert!(response.proposals.is_empty() && !response.held_back.is_empty());
    assert!(response.candidates.iter().all(|candidate| !candidate.hindrances.is_empty()));
    // The warning's first truck is the first of any candidate.
    let LotWarning::NoTruck { first, .. } = warnings[0] else { panic!("checked above") };
    assert_eq!(response.candidates.iter().filter_map(|it| it.times).map(|times| times.arrives).min(), Some(first));
}

#[test]
fn tonnes_above_the_countys_supply_are_warned_of_with_both_numbers() {
    let mut lot = apples();
    let of_it = BASE.needs.iter().filter(|need| need.county == lot.county && need.terms.product.as_ref() == Some(&lot.product));
    let needs: i64 = of_it.map(|need| need.quantity).sum();
    lot.tonnes = needs;
    assert_eq!(lot.warnings(&BASE, lot.ready), []);
    lot.tonnes = needs + 1;
    assert_eq!(lot.warnings(&BASE, lot.ready), [LotWarning::MoreThanNeeds { tonnes: needs + 1, needs }]);
}

#[test]
fn a_lot_of_a_county_that_is_not_there_is_refused() {
    let mut lot = apples();
    lot.county = Adcode(110_101);
    let asked = Asked { scenario: &BASE, plan: &PLAN, lot: &lot, channels: &[], taken: &[], as_of: lot.ready };
    assert_eq!(respond(&asked), Err(ResponseError::Lot(vec![LotError::UnknownCounty(Adcode(110_101))])));
}

#[test]
fn what_the_monitor_shows_is_all_that_the_plan_leaves_by_month() {
    let monitor = Monitor::of(&BASE, &PLAN);
    assert_eq!((monitor.months[0].0, monitor.months[11].0), (6, 5), "the year begins in June");
    let is_shipped = |kind: &KindId| kind.0 == "shipment";
    let needed: i64 = BASE.needs.iter().filter(|need| is_shipped(&need.kind)).map(|need| need.quantity).sum();
    let offered: i64 = BASE.offers.iter().filter(|offer| is_shipped(&offer.kind)).map(|offer| offer.quantity).sum();
    let arranged: i64 = (PLAN.deliveries.iter())
        .filter(|delivery| is_shipped(&BASE.needs[delivery.need as usize].kind))
        .map(|delivery| delivery.amount)
        .sum();
    assert!(arranged > 0 && arranged < needed);
    let sum = |of: fn(&GoodsLeft) -> &[i64; 12]| monitor.balances.iter().flat_map(of).sum::<i64>();
    assert_eq!(sum(|left| &left.unsold), needed - arranged);
    assert_eq!(sum(|left| &left.free), offered - arranged);
    assert_eq!(monitor.next.iter().map(|(_, tonnes)| tonnes).sum::<i64>(), needed - arranged, "need by need the same");
    // By month as the rows say, the earliest first.
    let place = |index: u32| {
        let month = BASE.needs[index as usize].terms.month.expect("shipments have a month");
        monitor.months.iter().position(|found| *found == month).expect("it is of the year")
    };
    for at in 0..12 {
        let of_month: i64 = monitor.next.iter().filter(|(index, _)| place(*index) == at).map(|(_, tonnes)| tonnes).sum();
        assert_eq!(monitor.balances.iter().map(|left| left.unsold[at]).sum::<i64>(), of_month);
    }
    assert!(monitor.next.windows(2).all(|two| place(two[0].0) <= place(two[1].0)));
    // What is promised to a lot is free no more.
    let (offer, free) = (BASE.offers.iter().enumerate())
        .find_map(|(index, offer)| {
            let given: i64 = PLAN.deliveries.iter().filter(|one| one.offer as usize == index).map(|one| one.amount).sum();
            (is_shipped(&offer.kind) && offer.quantity > given).then_some((offer.id.clone(), offer.quantity - given))
        })
        .expect("some capacity is left");
    let shipment = LotShipment { offer, tonnes: free, channel: None, leaves: Moment(0), arrives: Moment(0) };
    let accepted = Some(Accepted { on: String::new(), shipments: vec![shipment] });
    let promised = Scenario { lots: vec![Lot { accepted, ..apples() }], ..BASE.clone() };
    let after = Monitor::of(&promised, &PLAN);
    let left = after.balances.iter().flat_map(|left| left.free).sum::<i64>();
    assert_eq!(left, offered - arranged - free);
}
