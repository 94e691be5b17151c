//! Hard rules of shipments.

use super::{Verdict, holds};
use crate::scoring::lookup::Meeting;

/// The offer names the need's product, or its category and no product.
pub fn product_taken(meeting: &Meeting) -> Verdict {
    let terms = &meeting.offer.terms;
    holds(match (&terms.product, &terms.category, meeting.product) {
        (Some(product), _, Some(wanted)) => product == &wanted.id,
        (None, Some(category), Some(wanted)) => category == &wanted.category,
        _ => false,
    })
}

/// Both rows are of the same month.
pub fn same_month(meeting: &Meeting) -> Verdict {
    let month = meeting.need.terms.month;
    holds(month.is_some() && month == meeting.offer.terms.month)
}

/// A product that cannot be stored ships in its harvest months only.
pub fn in_season(meeting: &Meeting) -> Verdict {
    let (Some(product), Some(month)) = (meeting.product, meeting.need.terms.month) else { return Err(None) };
    let storable = product.shelf_days >= meeting.rules.shipping.storable_from_days;
    holds(storable || product.harvest.contains(&month))
}

/// Usable tenths of a day left when the goods reach the buyer's shelf and have been sold; negative where they spoil before.
/// `None` where no product is named.
///
/// shelf life − packing − truck days − selling − the county's extra days (model, *Compatibility*).
pub fn margin_tenths(meeting: &Meeting) -> Option<i64> {
    meeting.shipping().map(|facts| facts.margin_tenths())
}

/// Usable days are not negative.
pub fn fresh_on_arrival(meeting: &Meeting) -> Verdict {
    match margin_tenths(meeting) {
        Some(margin) if margin >= 0 => Ok(()),
        Some(margin) => Err(Some(-margin)),
        None => Err(None),
    }
}

/// Where the product needs the cold chain, both ends have it.
pub fn cold_chain(meeting: &Meeting) -> Verdict {
    let needed = meeting.product.is_some_and(|product| product.cold_chain);
    holds(!needed || (meeting.offer.terms.cold_chain && meeting.need.terms.cold_chain))
}

/// Floor price + freight ≤ ceiling price; where not, the fen a kilogram that are missing.
pub fn price_covers_freight(meeting: &Meeting) -> Verdict {
    let Some(ceiling) = meeting.ceiling_fen() else { return Err(None) };
    let missing = meeting.floor_fen() + meeting.freight_fen() - ceiling;
    if missing <= 0 { Ok(()) } else { Err(Some(missing)) }
}
