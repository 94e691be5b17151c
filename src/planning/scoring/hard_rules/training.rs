//! Hard rules of training.

use domain::{Mode, term::Closeness, term::closeness};

use super::{Verdict, holds};
use crate::scoring::lookup::Meeting;

/// The subject is the same or a related one.
pub fn subject_matches(meeting: &Meeting) -> Verdict {
    let (Some(offered), Some(sought)) = (&meeting.offer.terms.subject, &meeting.need.terms.subject) else {
        return Err(None);
    };
    holds(closeness(offered, sought, &meeting.vocabulary.related_subjects) != Closeness::Apart)
}

/// Whether the offer can be held in this mode.
pub(in crate::scoring) fn offers_mode(meeting: &Meeting, mode: Mode) -> bool {
    match mode {
        Mode::OnSite => meeting.offer.terms.on_site,
        Mode::Online => meeting.offer.terms.online,
    }
}

/// A required mode is offered.
pub fn mode_offered(meeting: &Meeting) -> Verdict {
    holds(meeting.need.terms.mode_required.is_none_or(|mode| offers_mode(meeting, mode)))
}

/// Offer and need share a month; no months on one side means any.
pub fn month_suits(meeting: &Meeting) -> Verdict {
    let (offered, wanted) = (&meeting.offer.terms.months, &meeting.need.terms.months);
    holds(offered.is_empty() || wanted.is_empty() || wanted.iter().any(|month| offered.contains(month)))
}
