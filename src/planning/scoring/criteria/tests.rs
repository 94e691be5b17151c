//! One test a criterion, against the formulas of the model worked out by hand.

use domain::{Ceiling, Criterion, Mode, Workplace};

use super::score;
use crate::scoring::fixture::{Case, case, term, with_modes};

fn of(criterion: Criterion, case: &Case) -> i64 {
    score(criterion, &case.meeting())
}

#[test]
fn sector_falls_with_the_rank_among_those_funded() {
    let mut case = case();
    assert_eq!(of(Criterion::Sector, &case), 10_000);
    case.need.terms.sector = Some(term("processing"));
    assert_eq!(of(Criterion::Sector, &case), 6_666, "10,000 × (3 − 2 + 1) ÷ 3");
    case.need.terms.sector = Some(term("wholesale"));
    assert_eq!(of(Criterion::Sector, &case), 3_333);
    case.need.terms.sector = Some(term("mining"));
    assert_eq!(of(Criterion::Sector, &case), 0);
}

#[test]
fn nearness_falls_to_nothing_at_eight_truck_days() {
    let mut case = case();
    assert_eq!(of(Criterion::Nearness, &case), 6_250, "10,000 × (80 − 30) ÷ 80");
    case.route.truck_tenths = 79;
    assert_eq!(of(Criterion::Nearness, &case), 125);
    case.route.truck_tenths = 95;
    assert_eq!(of(Criterion::Nearness, &case), 0);
}

#[test]
fn partner_enterprise_is_all_or_nothing() {
    let mut case = case();
    assert_eq!(of(Criterion::PartnerEnterprise, &case), 0);
    case.enterprises = 3;
    assert_eq!(of(Criterion::PartnerEnterprise, &case), 10_000);
}

#[test]
fn freshness_is_full_at_twenty_usable_days() {
    let mut case = case();
    assert_eq!(of(Criterion::Freshness, &case), 10_000, "810 usable tenths");
    case.product.shelf_days = 20;
    assert_eq!(of(Criterion::Freshness, &case), 5_500, "200 − 10 − 30 − 50 = 110 tenths of 200");
    case.county.extra_truck_tenths = 20;
    assert_eq!(of(Criterion::Freshness, &case), 4_500);
}

#[test]
fn freight_is_what_is_left_of_the_span_of_prices() {
    let mut case = case();
    assert_eq!(of(Criterion::Freight, &case), 7_136, "freight 63 of a span of 220");
    case.county.extra_km = 1_300;
    assert_eq!(of(Criterion::Freight, &case), 4_636, "42 × 2,800 ÷ 1,000 rounds to 118");
    case.offer.terms.ceiling = Some(Ceiling::Fen(380));
    assert_eq!(of(Criterion::Freight, &case), 0, "ceiling = floor");
    case.offer.terms.ceiling = Some(Ceiling::PercentOfReference(135));
    assert_eq!(of(Criterion::Freight, &case), 2_625, "(540 − 380 − 118) of 160");
}

#[test]
fn price_is_what_is_left_above_the_floor_up_to_doubling_it() {
    let mut case = case();
    assert_eq!(of(Criterion::Price, &case), 4_131, "(600 − 63 − 380) of 380");
    case.offer.terms.ceiling = Some(Ceiling::Fen(2_000));
    assert_eq!(of(Criterion::Price, &case), 10_000);
    case.need.terms.floor_fen = Some(0);
    case.offer.terms.ceiling = None;
    assert_eq!(of(Criterion::Price, &case), 10_000, "floor = 0");
}

#[test]
fn occupation_counts_half_where_related() {
    let mut case = case();
    assert_eq!(of(Criterion::Occupation, &case), 10_000);
    case.need.terms.occupation = Some(term("waiter"));
    assert_eq!(of(Criterion::Occupation, &case), 5_000);
    case.need.terms.occupation = Some(term("miner"));
    assert_eq!(of(Criterion::Occupation, &case), 0);
}

#[test]
fn place_counts_half_where_merely_accepted() {
    let mut case = case();
    assert_eq!(of(Criterion::Place, &case), 5_000);
    case.need.terms.preferred_destinations = case.need.terms.destinations.clone();
    assert_eq!(of(Criterion::Place, &case), 10_000);
    case.need.terms.destinations.clear();
    case.need.terms.preferred_destinations.clear();
    assert_eq!(of(Criterion::Place, &case), 0);
    case.offer.terms.workplace = Some(Workplace::NearHome);
    assert_eq!(of(Criterion::Place, &case), 10_000);
}

#[test]
fn subject_counts_half_where_related() {
    let mut case = case();
    assert_eq!(of(Criterion::Subject, &case), 10_000);
    case.need.terms.subject = Some(term("sewing"));
    assert_eq!(of(Criterion::Subject, &case), 5_000);
    case.need.terms.subject = None;
    assert_eq!(of(Criterion::Subject, &case), 0);
}

#[test]
fn mode_is_full_where_a_preferred_one_is_offered() {
    assert_eq!(of(Criterion::Mode, &with_modes(None, Some(Mode::OnSite))), 10_000);
    assert_eq!(of(Criterion::Mode, &with_modes(None, Some(Mode::Online))), 5_000);
    assert_eq!(of(Criterion::Mode, &with_modes(None, None)), 5_000);
}
