//! What must hold before an offer can serve a need, by area; the table of rules stands here.

mod employment;
mod project;
mod shipment;
pub(super) mod training;

use domain::HardRule;

use super::lookup::Meeting;

pub use shipment::margin_tenths as shipping_margin_tenths;

/// Whether a rule holds; where not, by how much it fails, if it has a measure.
pub type Verdict = Result<(), Option<i64>>;

/// Checks one rule. O(length of the terms it reads).
pub fn check(rule: HardRule, meeting: &Meeting) -> Verdict {
    match rule {
        HardRule::SectorFunded => project::sector_funded(meeting),
        HardRule::ProductTaken => shipment::product_taken(meeting),
        HardRule::SameMonth => shipment::same_month(meeting),
        HardRule::InSeason => shipment::in_season(meeting),
        HardRule::FreshOnArrival => shipment::fresh_on_arrival(meeting),
        HardRule::ColdChain => shipment::cold_chain(meeting),
        HardRule::PriceCoversFreight => shipment::price_covers_freight(meeting),
        HardRule::OccupationMatches => employment::occupation_matches(meeting),
        HardRule::DestinationAccepted => employment::destination_accepted(meeting),
        HardRule::SubjectMatches => training::subject_matches(meeting),
        HardRule::ModeOffered => training::mode_offered(meeting),
        HardRule::MonthSuits => training::month_suits(meeting),
    }
}

/// A rule without a measure.
fn holds(condition: bool) -> Verdict {
    if condition { Ok(()) } else { Err(None) }
}

#[cfg(test)]
mod tests;
