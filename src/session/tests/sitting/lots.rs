//! Unsold lots: a report changes no plan, an agreement takes from what offers have.

use domain::{
    Accepted, Adcode, Contact, Keeping, Lot, LotError, LotField, LotId, LotShipment, Moment, OfferId, Product, ProductId,
    Provenance, Row, RowId, Scenario, TermId, Text,
};
use session::{Bases, Edit, EditError, Effect, Msg, Notice, Session, apply, inputs, update};

use super::{
    fixture::{BASE, check, plan, solved},
    inputs::full,
};

/// What the lots are of. Its id is that of the product that other tests put, so that whatever they do, lots are of one that may be gone.
const PRODUCT: &str = "apple";

pub fn lot(id: &str) -> Lot {
    Lot {
        id: LotId(id.to_owned()),
        county: Adcode(530_001),
        product: ProductId(PRODUCT.to_owned()),
        tonnes: 3,
        ready: Moment(440_000),
        keeps: Keeping::Hours(72),
        cold_chain: false,
        floor_fen: 300,
        reported: Provenance::Reported { source: "云南".to_owned(), date: "2020-06-01".to_owned() },
        contact: Contact::default(),
        note: String::new(),
        accepted: None,
    }
}

pub fn accepted(tonnes: i64) -> Accepted {
    let shipment = LotShipment {
        offer: OfferId("o".to_owned()),
        tonnes,
        channel: Some(TermId("direct".to_owned())),
        leaves: Moment(440_024),
        arrives: Moment(440_060),
    };
    Accepted { on: String::new(), shipments: vec![shipment] }
}

/// The full scenario, with something to be unsold.
pub fn with_product() -> Scenario {
    let mut scenario = full();
    let product = Product {
        id: ProductId(PRODUCT.to_owned()),
        name: Text::default(),
        category: TermId::default(),
        province: Adcode(530_000),
        prefecture: None,
        county: None,
        harvest: Vec::new(),
        shelf_days: 30,
        cold_chain: false,
        price_fen: 500,
    };
    scenario.put_row(Row::Product(product)).expect("a product may come");
    // A draft would give nothing at all.
    scenario.offers[0].terms.sectors = vec![TermId("s".to_owned())];
    scenario
}

fn report(id: &str) -> Edit {
    Edit::Lot { id: LotId(id.to_owned()), lot: Some(Box::new(lot(id))) }
}

fn agree(id: &str, tonnes: i64) -> Edit {
    Edit::Accept { lot: LotId(id.to_owned()), accepted: Some(Box::new(accepted(tonnes))) }
}

#[test]
fn a_report_starts_no_search_and_an_agreement_does() {
    let mut session = Session::new(Bases::new(BASE, with_product()));
    update(&mut session, Msg::Started);
    let revision = session.revision;
    update(&mut session, solved(revision, plan(7)));
    assert_eq!(update(&mut session, Msg::Edited(report("a"))), [Effect::Save], "nothing is asked");
    assert_eq!(update(&mut session, Msg::Edited(Edit::AsOf(Some(Moment(440_000))))), [Effect::Save]);
    assert!(session.plan().is_some_and(|(_, is_fresh)| is_fresh), "the plan is still the answer");
    let effects = update(&mut session, Msg::Edited(agree("a", 2)));
    assert!(matches!(&effects[..], [Effect::Solve { .. }, Effect::Save]), "{effects:?}");
    assert_eq!(session.scenario.promised(), [2]);
    assert_eq!((*session.scenario).clone().as_planned().offers[0].quantity, 898, "the plan has what is not promised");
    assert!(!session.scenario.is_planned_as(&with_product()));
    update(&mut session, Msg::UndoAsked);
    assert!(session.scenario.is_planned_as(&with_product()), "a report is no input");
    check(&session);
}

#[test]
fn what_is_agreed_stays_while_the_report_changes_and_goes_before_the_lot_does() {
    let mut scenario = with_product();
    for edit in [report("a"), agree("a", 2)] {
        apply(&mut scenario, &edit).unwrap();
    }
    let change = |tonnes| Edit::Lot { id: LotId("a".to_owned()), lot: Some(Box::new(Lot { tonnes, ..lot("a") })) };
    apply(&mut scenario, &change(5)).unwrap();
    assert_eq!(scenario.lots[0].accepted, Some(accepted(2)));
    let less = apply(&mut scenario, &change(1));
    assert_eq!(less, Err(EditError::Lot(vec![LotError::AcceptedMore { accepted: 2, tonnes: 1 }])));
    let gone = Edit::Lot { id: LotId("a".to_owned()), lot: None };
    assert_eq!(apply(&mut scenario, &gone), Err(EditError::LotAccepted(LotId("a".to_owned()))));
    apply(&mut scenario, &Edit::Accept { lot: LotId("a".to_owned()), accepted: None }).unwrap();
    apply(&mut scenario, &gone).unwrap();
    assert!(scenario.lots.is_empty());
}

#[test]
fn what_cannot_be_is_refused_with_what_is_allowed_and_nothing_moves() {
    let mut session = Session::new(Bases::new(BASE, with_product()));
    update(&mut session, Msg::Started);
    let before = session.scenario.clone();
    let refused = |session: &mut Session, edit: Edit| match update(session, Msg::Edited(edit)).as_slice() {
        [Effect::Notify(Notice::Refused(error))] => error.clone(),
        other => panic!("{other:?}"),
    };
    let wrong = Lot { county: Adcode(110_101), tonnes: 0, ..lot("a") };
    let errors = refused(&mut session, Edit::Lot { id: wrong.id.clone(), lot: Some(Box::new(wrong)) });
    let EditError::Lot(errors) = errors else { panic!("{errors:?}") };
    assert_eq!(errors[0], LotError::UnknownCounty(Adcode(110_101)));
    assert!(matches!(errors[1], LotError::Number { field: LotField::Tonnes, found: 0, least: 1, .. }), "all is told");
    assert_eq!(refused(&mut session, agree("a", 2)), EditError::UnknownLot(LotId("a".to_owned())));
    assert_eq!(refused(&mut session, Edit::AsOf(Some(Moment(i64::MAX)))), EditError::AsOf(Moment(i64::MAX)));
    assert_eq!(session.scenario, before);
    // More than an offer has.
    update(&mut session, Msg::Edited(report("a")));
    update(&mut session, Msg::Edited(Edit::quantity(RowId::Offer(OfferId("o".to_owned())), 1)));
    let promised = EditError::Promised { offer: OfferId("o".to_owned()), promised: 2, quantity: 1 };
    assert_eq!(refused(&mut session, agree("a", 2)), promised);
    assert_eq!(session.scenario.promised(), Vec::<i64>::new());
}

#[test]
fn the_difference_of_two_scenarios_makes_one_of_the_other_lots_and_all() {
    let states: Vec<Vec<Edit>> = vec![
        vec![],
        vec![report("a")],
        vec![report("a"), agree("a", 1)],
        vec![report("a"), agree("a", 3)],
        vec![Edit::Lot { id: LotId("a".to_owned()), lot: Some(Box::new(Lot { tonnes: 9, ..lot("a") })) }, agree("a", 8)],
        vec![report("b"), Edit::AsOf(Some(Moment(5)))],
    ];
    let made = |edits: &Vec<Edit>| {
        let mut scenario = with_product();
        for edit in edits {
            apply(&mut scenario, edit).unwrap();
        }
        scenario
    };
    for one in &states {
        for other in &states {
            let (one, other) = (made(one), made(other));
            let mut there = one.clone();
            for change in inputs::differences(&one, &other) {
                apply(&mut there, &change.after).unwrap();
            }
            assert_eq!(there, other);
            let mut back = there;
            for change in inputs::differences(&one, &other).iter().rev() {
                apply(&mut back, &change.before).unwrap();
            }
            assert_eq!(back, one);
        }
    }
}

#[test]
fn days_are_counted_from_what_is_said_else_from_now_within_the_year() {
    let mut scenario = with_product();
    let at = |date: &str| Moment::on(date, 0).unwrap();
    assert_eq!(scenario.year(), Some((at("2020-06-01"), at("2021-06-01"))));
    assert_eq!(scenario.counted_from(at("2021-05-31")), at("2021-05-31"));
    assert_eq!(scenario.counted_from(at("2021-06-01")), at("2020-06-01"));
    scenario.as_of = Some(at("2020-09-01"));
    assert_eq!(scenario.counted_from(at("2021-05-31")), at("2020-09-01"));
}
