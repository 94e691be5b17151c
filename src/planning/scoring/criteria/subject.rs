//! Subject: same 10,000, related 5,000.

use domain::term::closeness;

use super::by_closeness;
use crate::scoring::lookup::Meeting;

/// The score.
pub fn score(meeting: &Meeting) -> i64 {
    let (Some(offered), Some(sought)) = (&meeting.offer.terms.subject, &meeting.need.terms.subject) else {
        return 0;
    };
    by_closeness(closeness(offered, sought, &meeting.vocabulary.related_subjects))
}
