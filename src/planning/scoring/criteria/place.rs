//! Place of work: near home or preferred 10,000, accepted 5,000.

use domain::Workplace;

use super::HALF;
use crate::scoring::{PERFECT, lookup::Meeting};

/// The score; 0 where it is not accepted.
pub fn score(meeting: &Meeting) -> i64 {
    let terms = &meeting.need.terms;
    match meeting.offer.terms.workplace {
        Some(Workplace::NearHome) => PERFECT,
        Some(Workplace::At(place)) if terms.preferred_destinations.contains(&place) => PERFECT,
        Some(Workplace::At(place)) if terms.destinations.contains(&place) => HALF,
        _ => 0,
    }
}
