//! What would let two rows go together that fail one rule alone: one change of the row that is looked at, or of the other.

use domain::{
    HardRule, Mode, Need, Offer, Row, RowId, Scenario, Workplace, attribute::Value, explanation::Miss, offer::Ceiling,
};

/// A cell that would have to hold something else.
#[derive(Clone, Debug, PartialEq)]
pub struct Opening {
    /// The row.
    pub row: RowId,
    /// The attribute.
    pub attribute: &'static str,
    /// What it would have to hold.
    pub value: Value,
}

/// The change that opens what a row misses; `None` where no single cell does. O(rows).
pub fn opening(scenario: &Scenario, row: &Row, miss: &Miss) -> Option<Opening> {
    let opening = match row {
        Row::Need(need) => {
            let offer = scenario.offers.get(miss.row as usize)?;
            of_need(need, offer, miss).or_else(|| of_offer(offer, need, miss))
        }
        Row::Offer(offer) => {
            let need = scenario.needs.get(miss.row as usize)?;
            of_offer(offer, need, miss).or_else(|| of_need(need, offer, miss))
        }
        _ => None,
    }?;
    // Only what does open it: tried on the rule's own terms, and allowed.
    let mut trial = scenario.clone();
    trial.set_cell(&opening.row, opening.attribute, &opening.value).ok()?;
    Some(opening)
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
    Some(Opening { row: RowId::Need(need.id.clone()), attribute, value })
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
    Some(Opening { row: RowId::Offer(offer.id.clone()), attribute, value })
}
