//! One test a hard rule: it holds for the case that fits in every way, and fails, by the stated measure, where it must.

use domain::{Ceiling, HardRule, Mode, Month, ProductId, Workplace};

use super::{Verdict, check};
use crate::scoring::fixture::{Case, case, term, with_modes};

fn of(rule: HardRule, change: impl FnOnce(&mut Case)) -> Verdict {
    let mut case = case();
    assert_eq!(check(rule, &case.meeting()), Ok(()), "{rule:?} holds before the change");
    change(&mut case);
    check(rule, &case.meeting())
}

#[test]
fn a_sector_that_is_not_funded_is_refused() {
    assert_eq!(of(HardRule::SectorFunded, |case| case.need.terms.sector = Some(term("wholesale"))), Ok(()));
    assert_eq!(of(HardRule::SectorFunded, |case| case.need.terms.sector = Some(term("mining"))), Err(None));
    assert_eq!(of(HardRule::SectorFunded, |case| case.need.terms.sector = None), Err(None));
}

#[test]
fn a_product_is_taken_by_name_or_by_category() {
    let by_category = |category: &'static str| {
        move |case: &mut Case| {
            case.offer.terms.product = None;
            case.offer.terms.category = Some(term(category));
        }
    };
    assert_eq!(of(HardRule::ProductTaken, by_category("vegetables")), Ok(()));
    assert_eq!(of(HardRule::ProductTaken, by_category("fruit")), Err(None));
    let other = |case: &mut Case| case.offer.terms.product = Some(ProductId("apple".to_owned()));
    assert_eq!(of(HardRule::ProductTaken, other), Err(None));
}

#[test]
fn months_of_shipments_must_agree() {
    assert_eq!(of(HardRule::SameMonth, |case| case.offer.terms.month = Some(Month(10))), Err(None));
    assert_eq!(of(HardRule::SameMonth, |case| (case.offer.terms.month, case.need.terms.month) = (None, None)), Err(None));
}

#[test]
fn a_product_that_keeps_under_45_days_ships_in_harvest_months_only() {
    let october = |days| {
        move |case: &mut Case| {
            case.product.shelf_days = days;
            (case.offer.terms.month, case.need.terms.month) = (Some(Month(10)), Some(Month(10)));
        }
    };
    assert_eq!(of(HardRule::InSeason, october(45)), Ok(()));
    assert_eq!(of(HardRule::InSeason, october(44)), Err(None));
    assert_eq!(of(HardRule::InSeason, |case| case.product.shelf_days = 44), Ok(()));
}

#[test]
fn usable_days_on_arrival_are_not_negative() {
    assert_eq!(of(HardRule::FreshOnArrival, |case| case.product.shelf_days = 9), Ok(()), "90 − 10 − 30 − 50 = 0");
    assert_eq!(of(HardRule::FreshOnArrival, |case| case.product.shelf_days = 8), Err(Some(10)));
    let far = |case: &mut Case| (case.product.shelf_days, case.county.extra_truck_tenths) = (9, 20);
    assert_eq!(of(HardRule::FreshOnArrival, far), Err(Some(20)), "two days more to the ten counties of 新疆");
}

#[test]
fn the_cold_chain_is_needed_at_both_ends() {
    let chain = |offered, needed| {
        move |case: &mut Case| {
            case.product.cold_chain = true;
            (case.offer.terms.cold_chain, case.need.terms.cold_chain) = (offered, needed);
        }
    };
    assert_eq!(of(HardRule::ColdChain, chain(true, true)), Ok(()));
    assert_eq!(of(HardRule::ColdChain, chain(true, false)), Err(None));
    assert_eq!(of(HardRule::ColdChain, chain(false, true)), Err(None));
}

#[test]
fn the_ceiling_covers_floor_and_freight() {
    assert_eq!(of(HardRule::PriceCoversFreight, |case| case.offer.terms.ceiling = Some(Ceiling::Fen(443))), Ok(()));
    assert_eq!(of(HardRule::PriceCoversFreight, |case| case.offer.terms.ceiling = Some(Ceiling::Fen(440))), Err(Some(3)));
    assert_eq!(of(HardRule::PriceCoversFreight, |case| case.offer.terms.ceiling = None), Err(None));
}

#[test]
fn the_occupation_is_the_same_or_a_related_one() {
    assert_eq!(of(HardRule::OccupationMatches, |case| case.need.terms.occupation = Some(term("waiter"))), Ok(()));
    assert_eq!(of(HardRule::OccupationMatches, |case| case.need.terms.occupation = Some(term("miner"))), Err(None));
}

#[test]
fn the_destination_is_accepted() {
    let workplace = |place| move |case: &mut Case| case.offer.terms.workplace = place;
    assert_eq!(of(HardRule::DestinationAccepted, workplace(Some(Workplace::NearHome))), Ok(()));
    let elsewhere = Some(Workplace::At(domain::Adcode(310_000)));
    assert_eq!(of(HardRule::DestinationAccepted, workplace(elsewhere)), Err(None));
    assert_eq!(of(HardRule::DestinationAccepted, workplace(None)), Err(None));
}

#[test]
fn the_subject_is_the_same_or_a_related_one() {
    assert_eq!(of(HardRule::SubjectMatches, |case| case.need.terms.subject = Some(term("sewing"))), Ok(()));
    assert_eq!(of(HardRule::SubjectMatches, |case| case.need.terms.subject = Some(term("bees"))), Err(None));
}

#[test]
fn a_required_mode_is_offered() {
    assert_eq!(check(HardRule::ModeOffered, &with_modes(Some(Mode::OnSite), None).meeting()), Ok(()));
    assert_eq!(check(HardRule::ModeOffered, &with_modes(Some(Mode::Online), None).meeting()), Err(None));
    assert_eq!(check(HardRule::ModeOffered, &with_modes(None, Some(Mode::Online)).meeting()), Ok(()));
}

#[test]
fn a_month_of_training_is_shared() {
    assert_eq!(of(HardRule::MonthSuits, |case| case.need.terms.months = vec![Month(5)]), Err(None));
    assert_eq!(of(HardRule::MonthSuits, |case| case.need.terms.months.clear()), Ok(()));
    assert_eq!(of(HardRule::MonthSuits, |case| case.offer.terms.months.clear()), Ok(()));
}
