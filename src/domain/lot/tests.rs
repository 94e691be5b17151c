//! Lots: moments of the calendar, what a lot may hold, and what is doubtful about it.

use proptest::prelude::*;

use super::*;
use crate::{
    kind::KindId,
    need::{Need, NeedId, NeedTerms},
    party::{Cooperative, PartnerBounds, Side},
    place::{County, Route},
    product::Product,
    rules::{ErrorRates, Pool, Rules, ShippingRules},
    scenario::Scenario,
    shared::Shared,
    shipping::hours,
    term::{Text, Vocabulary},
    units::Month,
    validation::MAX_QUANTITY,
};

const EAST: Adcode = Adcode(330_000);
const WEST: Adcode = Adcode(520_000);
const COUNTY: Adcode = Adcode(520_327);

fn at(date: &str, hour: u32) -> Moment {
    Moment::on(date, hour).unwrap()
}

/// A county, 24 tenths of a truck day from its buyer, that has 60 tonnes of plums in the year.
fn scenario() -> Scenario {
    let party = |division, side| Cooperative { division, side, bounds: None };
    let bounds = PartnerBounds { least: 1, most: 2 };
    let need = |id: &str, quantity| Need {
        id: NeedId(id.to_owned()),
        county: COUNTY,
        kind: KindId("shipment".to_owned()),
        quantity,
        priority: 1,
        provenance: Provenance::Illustrative,
        title: String::new(),
        terms: NeedTerms { product: Some(ProductId("plum".to_owned())), month: Some(Month(7)), ..NeedTerms::default() },
        contact: Contact::default(),
    };
    Scenario {
        name: Text::default(),
        date: "2020-05".to_owned(),
        divisions: Shared::default(),
        counties: vec![County {
            adcode: COUNTY,
            name: Text::default(),
            short: Text::default(),
            aliases: Vec::new(),
            province: WEST,
            prefecture: String::new(),
            deep_poverty: false,
            extra_km: 0,
            extra_truck_tenths: 0,
        }]
        .into(),
        products: vec![Product {
            id: ProductId("plum".to_owned()),
            name: Text::default(),
            category: TermId("fresh_fruit".to_owned()),
            province: WEST,
            prefecture: None,
            county: None,
            harvest: vec![Month(7)],
            shelf_days: 12,
            cold_chain: true,
            price_fen: 1_200,
        }]
        .into(),
        routes: vec![Route { east: EAST, west: WEST, road_km: 1_500, truck_tenths: 24 }].into(),
        vocabulary: Vocabulary::default(),
        kinds: Vec::new(),
        rules: Rules {
            version: 1,
            kind_weights: Vec::new(),
            cooperative_bounds: bounds,
            province_bounds: bounds,
            pool: Pool::PAIRED_ONLY,
            drop_penalty: 50,
            tolerance_per_mille: 10,
            error_rates: ErrorRates { reported: 50, estimated: 200, illustrative: 400 },
            least_fit: 1_000,
            nearness_zero_tenths: 80,
            freshness_full_tenths: 200,
            shipping: ShippingRules {
                packing_tenths: 10,
                selling_tenths: 50,
                caution_tenths: 30,
                storable_from_days: 45,
                freight_fen_per_tonne_km: 42,
                truck_load_tonnes: 30,
            },
        },
        cooperatives: vec![party(EAST, Side::Supporter), party(WEST, Side::Supported)],
        enterprises: Vec::new(),
        offers: Shared::default(),
        needs: vec![need("n1", 40), need("n2", 20)].into(),
        schemes: Shared::default(),
        scheme: crate::pair::SchemeId::default(),
        pins: Vec::new(),
        forbids: Vec::new(),
        fixed: Vec::new(),
        strategy: crate::pair::Strategy::BestValue,
        step_limit: 1,
        held: None,
        agreed: None,
        events: Vec::new(),
        lots: Vec::new(),
        as_of: None,
    }
}

fn lot() -> Lot {
    Lot {
        id: LotId("l1".to_owned()),
        county: COUNTY,
        product: ProductId("plum".to_owned()),
        tonnes: 60,
        ready: at("2020-07-01", 6),
        keeps: Keeping::Hours(240),
        cold_chain: true,
        floor_fen: 900,
        reported: Provenance::Reported { source: "县供销社".to_owned(), date: "2020-06-30".to_owned() },
        contact: Contact::default(),
        note: String::new(),
        accepted: None,
    }
}

#[test]
fn moments_are_hours_of_the_calendar() {
    for (date, hour, hours) in [
        ("1970-01-01", 0, 0),
        ("1969-12-31", 23, -1),
        ("2000-02-29", 12, 11_016 * 24 + 12),
        ("2020-06-01", 0, 18_414 * 24),
        ("0000-01-01", 0, Moment::FIRST.0),
        ("9999-12-31", 23, Moment::LAST.0),
    ] {
        assert_eq!(Moment::on(date, hour), Some(Moment(hours)), "{date}");
        assert_eq!((Moment(hours).date().as_deref(), Moment(hours).hour()), (Some(date), hour));
    }
    for (date, hour) in [("2021-02-29", 0), ("1900-02-29", 0), ("2020-06-01", 24), ("2020-6-1", 0), ("", 0)] {
        assert_eq!(Moment::on(date, hour), None, "{date} {hour}");
    }
    for outside in [Moment(Moment::FIRST.0 - 1), Moment(Moment::LAST.0 + 1), Moment(i64::MIN), Moment(i64::MAX)] {
        assert_eq!((outside.date(), outside.month(), outside.is_valid()), (None, None, false));
    }
}

#[test]
fn months_begin_where_the_one_before_ends() {
    assert_eq!(Moment::of_month(2020, Month(6)), Moment::on("2020-06-01", 0));
    assert_eq!(at("2020-06-30", 23).plus(1), Moment::of_month(2020, Month(7)).unwrap());
    assert_eq!(at("2020-06-30", 23).month(), Some((2020, Month(6))));
    assert_eq!(Moment::of_month(10_000, Month(1)), Some(Moment::LAST.plus(1)));
    assert_eq!((Moment::of_month(2020, Month(13)), Moment::of_month(i64::MAX, Month(1))), (None, None));
    assert_eq!(at("2020-06-03", 1).since(at("2020-06-02", 0)), 25);
    assert_eq!((Moment(i64::MAX).plus(1), Moment(i64::MIN).since(Moment(1))), (Moment(i64::MAX), i64::MIN));
}

#[test]
fn days_follow_each_other_without_a_gap() {
    // Each day's text is that of the day before with one more day: 1600 to 2400 holds every rule of leap years.
    let mut now = at("1600-01-01", 0);
    while now < at("2400-12-31", 0) {
        let (date, next) = (now.date().unwrap(), now.plus(24).date().unwrap());
        assert!(date < next, "{date} {next}");
        assert_eq!(Moment::on(&next, 0), Some(now.plus(24)));
        now = now.plus(24);
    }
}

proptest! {
    #[test]
    fn every_moment_is_read_as_it_is_written(hours in Moment::FIRST.0..=Moment::LAST.0) {
        let moment = Moment(hours);
        prop_assert_eq!(Moment::on(&moment.date().unwrap(), moment.hour()), Some(moment));
    }
}

#[test]
fn a_tenth_of_a_day_is_two_point_four_hours_and_rounded_up() {
    assert_eq!([0, 1, 2, 5, 10, 24].map(hours), [0, 3, 5, 12, 24, 58]);
    assert_eq!((hours(i64::MAX), hours(i64::MIN)), (i64::MAX, i64::MIN));
}

#[test]
fn there_are_seven_ways_of_selling_of_which_two_resell() {
    let all = Channel::all();
    let ids: Vec<&str> = all.iter().map(|channel| channel.id.0.as_str()).collect();
    assert_eq!(ids, ["counter", "contract", "direct", "wholesale", "institution", "platform832", "ecommerce"]);
    let resells: Vec<&str> = all.iter().filter(|channel| channel.resells).map(|channel| channel.id.0.as_str()).collect();
    assert_eq!(resells, ["counter", "wholesale"]);
    assert!(all.iter().all(|channel| !channel.name.zh.is_empty() && !channel.name.en.is_empty()));
}

#[test]
fn a_lot_spoils_at_a_moment_or_so_many_hours_from_picking() {
    let mut lot = lot();
    lot.keeps = Keeping::Hours(72);
    assert_eq!(lot.spoils(), at("2020-07-04", 6));
    lot.keeps = Keeping::Until(at("2020-07-09", 0));
    assert_eq!(lot.spoils(), at("2020-07-09", 0));
}

#[test]
fn a_sound_lot_passes_and_everything_that_cannot_be_is_named() {
    let scenario = scenario();
    assert_eq!(lot().check(&scenario), Ok(()));
    let wrong = |change: &dyn Fn(&mut Lot)| {
        let mut lot = lot();
        change(&mut lot);
        lot.check(&scenario).unwrap_err()
    };
    let number = |field, found, least, most| vec![LotError::Number { field, found, least, most }];
    let long = |field, most| vec![LotError::Long { field, most }];
    assert_eq!(wrong(&|it| it.county = Adcode(1)), [LotError::UnknownCounty(Adcode(1))]);
    let stranger = ProductId("pear".to_owned());
    assert_eq!(wrong(&|it| it.product = stranger.clone()), [LotError::UnknownProduct(stranger.clone())]);
    assert_eq!(wrong(&|it| it.tonnes = 0), number(LotField::Tonnes, 0, 1, MAX_QUANTITY));
    assert_eq!(wrong(&|it| it.tonnes = MAX_QUANTITY + 1), number(LotField::Tonnes, MAX_QUANTITY + 1, 1, MAX_QUANTITY));
    assert_eq!(wrong(&|it| it.floor_fen = -1), number(LotField::Floor, -1, 0, MAX_QUANTITY));
    assert_eq!(wrong(&|it| it.keeps = Keeping::Hours(0)), number(LotField::Keeps, 0, 1, i64::from(MAX_HOURS)));
    assert_eq!(wrong(&|it| it.keeps = Keeping::Hours(8_761)), number(LotField::Keeps, 8_761, 1, i64::from(MAX_HOURS)));
    let late = Moment(i64::MAX);
    assert_eq!(wrong(&|it| it.keeps = Keeping::Until(late)), [LotError::Moment { field: LotField::Keeps, found: late }]);
    let early = Moment(i64::MIN);
    assert_eq!(wrong(&|it| it.ready = early), [LotError::Moment { field: LotField::Ready, found: early }]);
    let (ready, spoils) = (at("2020-07-01", 6), at("2020-07-01", 5));
    assert_eq!(wrong(&|it| it.keeps = Keeping::Until(spoils)), [LotError::SpoilsFirst { ready, spoils }]);
    assert_eq!(wrong(&|it| it.id.0 = "长".repeat(101)), long(LotField::Id, MAX_TEXT));
    assert_eq!(wrong(&|it| it.note = "长".repeat(1_001)), long(LotField::Note, MAX_NOTE));
    assert_eq!(wrong(&|it| it.contact.remark = "长".repeat(1_001)), long(LotField::Remark, MAX_NOTE));
    assert_eq!(wrong(&|it| it.contact.unit = "长".repeat(101)), long(LotField::Unit, MAX_TEXT));
    assert_eq!(wrong(&|it| it.contact.person = "长".repeat(101)), long(LotField::Person, MAX_TEXT));
    assert_eq!(wrong(&|it| it.contact.contact = "长".repeat(101)), long(LotField::Contact, MAX_TEXT));
    let reported = |source: usize, date: usize| Provenance::Reported { source: "s".repeat(source), date: "d".repeat(date) };
    assert_eq!(wrong(&|it| it.reported = reported(101, 1)), long(LotField::Source, MAX_TEXT));
    assert_eq!(wrong(&|it| it.reported = reported(1, 101)), long(LotField::Date, MAX_TEXT));
    let several = wrong(&|it| (it.county, it.tonnes, it.floor_fen) = (Adcode(1), 0, -1));
    assert_eq!(several.len(), 3, "all of them, not the first: {several:?}");
}

#[test]
fn a_county_for_which_no_party_speaks_is_unknown() {
    let mut scenario = scenario();
    scenario.cooperatives.retain(|party| party.side == Side::Supporter);
    assert_eq!(lot().check(&scenario), Err(vec![LotError::UnknownCounty(COUNTY)]));
}

#[test]
fn what_was_agreed_on_is_checked_too() {
    let scenario = scenario();
    let shipment = |tonnes| LotShipment {
        offer: OfferId("o1".to_owned()),
        tonnes,
        channel: Some(TermId("direct".to_owned())),
        leaves: at("2020-07-02", 0),
        arrives: at("2020-07-04", 10),
    };
    let with = |change: &dyn Fn(&mut Accepted)| {
        let mut accepted = Accepted { on: "2020-06-30".to_owned(), shipments: vec![shipment(20), shipment(40)] };
        change(&mut accepted);
        Lot { accepted: Some(accepted), ..lot() }.check(&scenario)
    };
    assert_eq!(with(&|_| ()), Ok(()));
    assert_eq!(with(&|it| it.on.clear()), Ok(()));
    assert_eq!(with(&|it| it.on = "yesterday".to_owned()), Err(vec![LotError::Date("yesterday".to_owned())]));
    let more = LotError::AcceptedMore { accepted: 61, tonnes: 60 };
    assert_eq!(with(&|it| it.shipments[0].tonnes = 21), Err(vec![more]));
    let none = LotError::Number { field: LotField::ShipmentTonnes, found: 0, least: 1, most: MAX_QUANTITY };
    assert_eq!(with(&|it| it.shipments[0].tonnes = 0), Err(vec![none]));
    let early = at("2020-07-01", 0);
    assert_eq!(with(&|it| it.shipments[1].arrives = early), Err(vec![LotError::ArrivesFirst(OfferId("o1".to_owned()))]));
    let last = Moment(i64::MAX);
    let moment = LotError::Moment { field: LotField::Arrives, found: last };
    assert_eq!(with(&|it| it.shipments[1].arrives = last), Err(vec![moment]));
    let first = Moment(i64::MIN);
    let moment = LotError::Moment { field: LotField::Leaves, found: first };
    assert_eq!(with(&|it| it.shipments[1].leaves = first), Err(vec![moment]));
    let long = |field| Err(vec![LotError::Long { field, most: MAX_TEXT }]);
    assert_eq!(with(&|it| it.shipments[0].offer.0 = "o".repeat(101)), long(LotField::ShipmentOffer));
    assert_eq!(with(&|it| it.shipments[0].channel = Some(TermId("c".repeat(101)))), long(LotField::ShipmentChannel));
    let many = with(&|it| it.shipments = vec![shipment(1); 101]).unwrap_err();
    assert_eq!(many[0], LotError::TooMany { field: LotField::Shipments, most: MAX_SHIPMENTS });
    let huge = with(&|it| it.shipments = vec![shipment(i64::MAX); 2]).unwrap_err();
    assert_eq!(huge.last(), Some(&LotError::AcceptedMore { accepted: i64::MAX, tonnes: 60 }), "a sum, not a wrap");
}

#[test]
fn a_lot_above_the_countys_supply_of_the_year_is_doubtful_and_both_numbers_are_named() {
    let scenario = scenario();
    let now = at("2020-06-30", 0);
    assert_eq!(lot().warnings(&scenario, now), []);
    let more = Lot { tonnes: 61, ..lot() };
    assert_eq!(more.warnings(&scenario, now), [LotWarning::MoreThanNeeds { tonnes: 61, needs: 60 }]);
    let mut elsewhere = scenario.clone();
    elsewhere.needs[0].county = Adcode(520_000);
    elsewhere.needs[1].terms.product = None;
    assert_eq!(lot().warnings(&elsewhere, now), [LotWarning::MoreThanNeeds { tonnes: 60, needs: 0 }]);
}

#[test]
fn a_lot_that_has_spoiled_or_spoils_before_any_truck_arrives_is_doubtful() {
    let scenario = scenario();
    let spoils = lot().spoils();
    assert_eq!(lot().warnings(&scenario, spoils), [LotWarning::Spoiled { spoils }]);
    // Packed for 24 hours and 58 on the road: 82 hours from when it is ready.
    let with = |hours| Lot { keeps: Keeping::Hours(hours), ..lot() };
    assert_eq!(with(82).warnings(&scenario, at("2020-06-30", 0)), []);
    let first = at("2020-07-04", 16);
    let spoils = at("2020-07-04", 15);
    assert_eq!(with(81).warnings(&scenario, at("2020-06-30", 0)), [LotWarning::NoTruck { spoils, first }]);
    // What was picked an hour ago has an hour less.
    let (spoils, first) = (at("2020-07-04", 16), at("2020-07-04", 17));
    assert_eq!(with(82).warnings(&scenario, at("2020-07-01", 7)), [LotWarning::NoTruck { spoils, first }]);
    // Where there is no road there is no first truck to be late.
    let mut nowhere = scenario.clone();
    nowhere.routes = Shared::default();
    assert_eq!(with(1).warnings(&nowhere, at("2020-06-30", 0)), []);
}
