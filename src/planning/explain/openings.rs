//! What would let two rows go together that fail one rule alone: one cell of the row that is looked at, or of the other. Each is tried by
//! the rules before it is told.

use domain::{
    HardRule, Kind, Mode, Need, Offer, RowId, Workplace,
    attribute::{self, Value},
    explanation::{Miss, Opening},
    offer::Ceiling,
};

use crate::scoring::{self, Lookup};

/// The cell after which an offer and a need go together that miss one rule; one of the offer first where `of_offer_first` says so, else
/// one of the need. `None` where no single cell does. O(provinces).
pub fn opening(
    lookup: &Lookup,
    kind: &Kind,
    (offer, need): (&Offer, &Need),
    miss: &Miss,
    of_offer_first: bool,
) -> Option<Opening> {
    let mut tried = [of_need(need, offer, miss), of_offer(offer, need, miss)];
    if of_offer_first {
        tried.reverse();
    }
    tried.into_iter().flatten().find(|opening| {
        let (mut offer, mut need) = (offer.clone(), need.clone());
        let is_set = match &opening.row {
            RowId::Offer(_) => {
                attribute::find(attribute::OFFER, &opening.attribute).is_some_and(|found| found.put(&mut offer, &opening.value))
            }
            _ => attribute::find(attribute::NEED, &opening.attribute).is_some_and(|found| found.put(&mut need, &opening.value)),
        };
        is_set && goes(lookup, kind, &offer, &need)
    })
}

/// Whether all hard rules hold between the two.
fn goes<'b>(lookup: &Lookup<'b>, kind: &Kind, offer: &'b Offer, need: &'b Need) -> bool {
    let Some(site) = lookup.site(need) else { return false };
    lookup.meet(offer, &lookup.roads(offer.cooperative), &site).is_some_and(|met| scoring::fit(kind, &met).is_some())
}

fn of_need(need: &Need, offer: &Offer, miss: &Miss) -> Option<Opening> {
    let (attribute, value) = match miss.rule {
        HardRule::PriceCoversFreight => {
            let floor = need.terms.floor_fen? - miss.by?;
            ("floor", (floor >= 0).then_some(Value::Number(floor))?)
        }
        HardRule::ColdChain if !need.terms.cold_chain => ("cold_chain", offer.terms.cold_chain.then_some(Value::Flag(true))?),
        HardRule::SameMonth => ("month", Value::Number(i64::from(offer.terms.month?.0))),
        HardRule::MonthSuits => ("months", Value::Nothing),
        HardRule::ModeOffered => ("mode_required", Value::Nothing),
        HardRule::DestinationAccepted => {
            let Some(Workplace::At(code)) = offer.terms.workplace else { return None };
            let mut places: Vec<i64> = need.terms.destinations.iter().map(|place| i64::from(place.0)).collect();
            places.push(i64::from(code.0));
            ("destinations", Value::Numbers(places))
        }
        _ => return None,
    };
    Some(Opening { row: RowId::Need(need.id.clone()), attribute: attribute.to_owned(), value })
}

fn of_offer(offer: &Offer, need: &Need, miss: &Miss) -> Option<Opening> {
    let (attribute, value) = match miss.rule {
        HardRule::PriceCoversFreight => {
            let Some(Ceiling::Fen(fen)) = offer.terms.ceiling else { return None };
            ("ceiling", Value::Number(fen + miss.by?))
        }
        HardRule::ColdChain if !offer.terms.cold_chain => ("cold_chain", need.terms.cold_chain.then_some(Value::Flag(true))?),
        HardRule::SameMonth => ("month", Value::Number(i64::from(need.terms.month?.0))),
        HardRule::MonthSuits => ("months", Value::Nothing),
        HardRule::ModeOffered => match need.terms.mode_required? {
            Mode::OnSite => ("on_site", Value::Flag(true)),
            Mode::Online => ("online", Value::Flag(true)),
        },
        _ => return None,
    };
    Some(Opening { row: RowId::Offer(offer.id.clone()), attribute: attribute.to_owned(), value })
}
