//! Hard rules of employment.

use domain::{Workplace, term::Closeness, term::closeness};

use super::{Verdict, holds};
use crate::scoring::lookup::Meeting;

/// The occupation is the same or a related one.
pub fn occupation_matches(meeting: &Meeting) -> Verdict {
    let (Some(offered), Some(sought)) = (&meeting.offer.terms.occupation, &meeting.need.terms.occupation) else {
        return Err(None);
    };
    holds(closeness(offered, sought, &meeting.vocabulary.related_occupations) != Closeness::Apart)
}

/// The posts are near home, or in a division to which people would go.
pub fn destination_accepted(meeting: &Meeting) -> Verdict {
    let terms = &meeting.need.terms;
    holds(match meeting.offer.terms.workplace {
        Some(Workplace::NearHome) => true,
        Some(Workplace::At(place)) => terms.destinations.contains(&place) || terms.preferred_destinations.contains(&place),
        None => false,
    })
}
