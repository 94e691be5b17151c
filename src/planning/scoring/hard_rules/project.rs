//! Hard rules of projects.

use super::{Verdict, holds};
use crate::scoring::lookup::Meeting;

/// The sector is one that the offer funds.
pub fn sector_funded(meeting: &Meeting) -> Verdict {
    let funded = &meeting.offer.terms.sectors;
    holds(meeting.need.terms.sector.as_ref().is_some_and(|sector| funded.contains(sector)))
}
