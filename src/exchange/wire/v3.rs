//! Wire format 3 of documents, as links and autosaves hold it: format 2 with edits of rows.
//!
//! It mirrors `session`'s types, so that those may change while links still open. Parties, tables and attributes are named by texts, and
//! a row is a list of cells by attribute: more of them need no other format. A name that is not known here was written by a newer
//! version, which is said; it is never guessed at.

mod events;
mod lots;
mod rows;

use domain::{
    Adcode, AmountRule, EventId, Fingerprint, Held, HeldFrom, KindId, LotId, Moment, NeedId, OfferId, Order, Pair, PairRule,
    PartnerBounds, Pool, Row, RowId, SchemeId, Strategy,
    attribute::Value,
    explanation::{Agreed, AgreedAmount},
};
use serde::{Deserialize, Serialize};
use session::{Document, Edit};

use events::WireEvent;
use lots::{WireAccepted, WireLot};
use rows::{WireRowId, WireValue};

/// Version number of this format.
pub const VERSION: u32 = 3;

/// A name or a value that this version does not know: a newer one wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown(pub String);

/// A document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WireDocument {
    base: u64,
    edits: Vec<WireEdit>,
    cursor: u32,
}

/// A document with the fingerprint its sender saw, and what the sender calls it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WireLink {
    /// The document.
    pub document: WireDocument,
    /// The fingerprint.
    pub fingerprint: Option<u64>,
    /// The name; empty for the base's own.
    pub name: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum WireEdit {
    One(WireAct),
    // Flat, so that no hostile document nests without end.
    Together(Vec<WireAct>),
}

/// The id of a party, or of a county: its administrative code.
type WireParty = String;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum WireAct {
    PairRule { east: WireParty, west: WireParty, rule: WireRule },
    Bounds { party: WireParty, bounds: Option<(u32, u32)> },
    KindWeights(Vec<u32>),
    CriterionWeights { kind: String, weights: Vec<u32> },
    Pool { numerator: u32, denominator: u32 },
    Scheme(String),
    Strategy(WireStrategy),
    DropPenalty(u32),
    Amount { offer: String, need: String, amount: Option<i64> },
    StepLimit(u64),
    Hold(Option<WireHeld>),
    Agree(Option<WireAgreed>),
    Put { row: WireRowId, cells: Vec<(String, WireValue)> },
    Set { row: WireRowId, attribute: String, value: WireValue },
    Remove { row: WireRowId },
    Event { id: String, event: Option<Box<WireEvent>> },
    Lot { id: String, lot: Option<Box<WireLot>> },
    Accept { lot: String, accepted: Option<Box<WireAccepted>> },
    AsOf(Option<i64>),
}

/// Amounts, by offer.
type WireAmounts = Vec<(String, Vec<(String, i64)>)>;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct WireHeld {
    pairs: Vec<(WireParty, WireParty)>,
    fair: bool,
    others: WireAmounts,
    from: WireFrom,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum WireFrom {
    WhatIf { east: WireParty, west: WireParty, rule: WireRule },
    NextBest,
    Frontier,
    Known,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct WireAgreed {
    date: String,
    pairs: Vec<(WireParty, WireParty)>,
    amounts: WireAmounts,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum WireRule {
    Free,
    Pinned,
    Forbidden,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum WireStrategy {
    BestValue,
    Fairest,
    Stable,
    LeastChange,
}

impl From<&Document> for WireDocument {
    fn from(document: &Document) -> Self {
        Self {
            base: document.base.0,
            edits: document.edits.iter().map(WireEdit::from).collect(),
            cursor: document.cursor as u32,
        }
    }
}

impl TryFrom<WireDocument> for Document {
    type Error = Unknown;

    fn try_from(wire: WireDocument) -> Result<Self, Unknown> {
        let edits: Vec<Edit> = wire.edits.into_iter().map(Edit::try_from).collect::<Result<_, _>>()?;
        let cursor = (wire.cursor as usize).min(edits.len());
        Ok(Self { base: Fingerprint(wire.base), edits: edits.into(), cursor })
    }
}

/// An edit as text. O(size).
///
/// # Errors
/// Only where memory runs out.
pub fn edit_text(edit: &Edit) -> Result<String, serde_json::Error> {
    serde_json::to_string(&WireEdit::from(edit))
}

/// The edit in a text. O(size).
///
/// # Errors
/// `None` where it is no edit, else the name or value that is not known here.
pub fn edit_of(text: &str) -> Result<Edit, Option<Unknown>> {
    let wire: WireEdit = serde_json::from_str(text).map_err(|_| None)?;
    wire.try_into().map_err(Some)
}

impl From<&Edit> for WireEdit {
    fn from(edit: &Edit) -> Self {
        match act(edit) {
            Some(act) => Self::One(act),
            None => Self::Together(acts(edit)),
        }
    }
}

/// The single acts that an edit comes to, in order.
fn acts(edit: &Edit) -> Vec<WireAct> {
    match edit {
        Edit::Together(edits) => edits.iter().flat_map(acts).collect(),
        single => act(single).into_iter().collect(),
    }
}

/// An edit as a single act, or `None` for several together.
fn act(edit: &Edit) -> Option<WireAct> {
    Some(match edit {
        Edit::PairRule { pair, rule } => {
            let (east, west) = wire_pair(*pair);
            WireAct::PairRule { east, west, rule: (*rule).into() }
        }
        Edit::Bounds { party, bounds } => {
            WireAct::Bounds { party: wire_party(*party), bounds: bounds.map(|bounds| (bounds.least, bounds.most)) }
        }
        Edit::KindWeights(weights) => WireAct::KindWeights(weights.clone()),
        Edit::CriterionWeights { kind, weights } => {
            WireAct::CriterionWeights { kind: kind.0.clone(), weights: weights.clone() }
        }
        Edit::Pool(pool) => WireAct::Pool { numerator: pool.numerator, denominator: pool.denominator },
        Edit::Scheme(scheme) => WireAct::Scheme(scheme.0.clone()),
        Edit::Strategy(strategy) => WireAct::Strategy(match strategy {
            Strategy::BestValue => WireStrategy::BestValue,
            Strategy::Fairest => WireStrategy::Fairest,
            Strategy::Stable => WireStrategy::Stable,
            Strategy::LeastChange => WireStrategy::LeastChange,
        }),
        Edit::DropPenalty(penalty) => WireAct::DropPenalty(*penalty),
        Edit::Amount { offer, need, amount } => {
            WireAct::Amount { offer: offer.0.clone(), need: need.0.clone(), amount: *amount }
        }
        Edit::StepLimit(steps) => WireAct::StepLimit(*steps),
        Edit::Hold(held) => WireAct::Hold(held.as_ref().map(WireHeld::from)),
        Edit::Agree(agreed) => WireAct::Agree(agreed.as_ref().map(WireAgreed::from)),
        Edit::Put(row) => {
            let cells = row.cells().into_iter().map(|(id, value)| (id.to_owned(), value.into())).collect();
            WireAct::Put { row: row.id().into(), cells }
        }
        Edit::Set { row, attribute, value } => {
            WireAct::Set { row: row.clone().into(), attribute: attribute.clone(), value: value.clone().into() }
        }
        Edit::Remove(row) => WireAct::Remove { row: row.clone().into() },
        Edit::Event { id, event } => {
            WireAct::Event { id: id.0.clone(), event: event.as_deref().map(WireEvent::from).map(Box::new) }
        }
        Edit::Lot { id, lot } => WireAct::Lot { id: id.0.clone(), lot: lot.as_deref().map(WireLot::from).map(Box::new) },
        Edit::Accept { lot, accepted } => {
            WireAct::Accept { lot: lot.0.clone(), accepted: accepted.as_deref().map(WireAccepted::from).map(Box::new) }
        }
        Edit::AsOf(as_of) => WireAct::AsOf(as_of.map(|moment| moment.0)),
        Edit::Together(_) => return None,
    })
}

impl TryFrom<WireEdit> for Edit {
    type Error = Unknown;

    fn try_from(wire: WireEdit) -> Result<Self, Unknown> {
        match wire {
            WireEdit::One(act) => act.try_into(),
            WireEdit::Together(acts) => Ok(Self::Together(acts.into_iter().map(Self::try_from).collect::<Result<_, _>>()?)),
        }
    }
}

impl TryFrom<WireAct> for Edit {
    type Error = Unknown;

    fn try_from(wire: WireAct) -> Result<Self, Unknown> {
        Ok(match wire {
            WireAct::PairRule { east, west, rule } => Self::PairRule { pair: pair((east, west))?, rule: rule.into() },
            WireAct::Bounds { party: of, bounds } => {
                Self::Bounds { party: party(of)?, bounds: bounds.map(|(least, most)| PartnerBounds { least, most }) }
            }
            WireAct::KindWeights(weights) => Self::KindWeights(weights),
            WireAct::CriterionWeights { kind, weights } => Self::CriterionWeights { kind: KindId(kind), weights },
            WireAct::Pool { numerator, denominator } => Self::Pool(Pool { numerator, denominator }),
            WireAct::Scheme(scheme) => Self::Scheme(SchemeId(scheme)),
            WireAct::Strategy(strategy) => Self::Strategy(match strategy {
                WireStrategy::BestValue => Strategy::BestValue,
                WireStrategy::Fairest => Strategy::Fairest,
                WireStrategy::Stable => Strategy::Stable,
                WireStrategy::LeastChange => Strategy::LeastChange,
            }),
            WireAct::DropPenalty(penalty) => Self::DropPenalty(penalty),
            WireAct::Amount { offer, need, amount } => Self::Amount { offer: OfferId(offer), need: NeedId(need), amount },
            WireAct::StepLimit(steps) => Self::StepLimit(steps),
            WireAct::Hold(held) => Self::Hold(held.map(Held::try_from).transpose()?),
            WireAct::Agree(agreed) => Self::Agree(agreed.map(Agreed::try_from).transpose()?),
            WireAct::Put { row, cells } => {
                let cells: Vec<(String, Value)> = cells.into_iter().map(|(id, value)| (id, value.into())).collect();
                Self::put(Row::filled(&row.try_into()?, &cells).map_err(Unknown)?)
            }
            WireAct::Set { row, attribute, value } => {
                let row: RowId = row.try_into()?;
                if Row::blank(&row).get(&attribute).is_none() {
                    return Err(Unknown(attribute));
                }
                Self::Set { row, attribute, value: value.into() }
            }
            WireAct::Remove { row } => Self::Remove(row.try_into()?),
            WireAct::Event { id, event } => {
                let id = EventId(id);
                let event = event.map(|event| event.named(&id)).transpose()?.map(Box::new);
                Self::Event { id, event }
            }
            WireAct::Lot { id, lot } => {
                let id = LotId(id);
                let lot = lot.map(|lot| lot.named(&id)).transpose()?.map(Box::new);
                Self::Lot { id, lot }
            }
            WireAct::Accept { lot, accepted } => {
                Self::Accept { lot: LotId(lot), accepted: accepted.map(|accepted| Box::new((*accepted).into())) }
            }
            WireAct::AsOf(as_of) => Self::AsOf(as_of.map(Moment)),
        })
    }
}

impl From<PairRule> for WireRule {
    fn from(rule: PairRule) -> Self {
        match rule {
            PairRule::Free => Self::Free,
            PairRule::Pinned => Self::Pinned,
            PairRule::Forbidden => Self::Forbidden,
        }
    }
}

impl From<WireRule> for PairRule {
    fn from(rule: WireRule) -> Self {
        match rule {
            WireRule::Free => Self::Free,
            WireRule::Pinned => Self::Pinned,
            WireRule::Forbidden => Self::Forbidden,
        }
    }
}

impl From<&Held> for WireHeld {
    fn from(held: &Held) -> Self {
        Self {
            pairs: held.pairs.iter().copied().map(wire_pair).collect(),
            fair: held.rule == AmountRule::Fair,
            others: wire_amounts(&held.others),
            from: match held.from {
                HeldFrom::WhatIf { pair, rule } => {
                    let (east, west) = wire_pair(pair);
                    WireFrom::WhatIf { east, west, rule: rule.into() }
                }
                HeldFrom::NextBest => WireFrom::NextBest,
                HeldFrom::Frontier => WireFrom::Frontier,
                HeldFrom::Known => WireFrom::Known,
            },
        }
    }
}

impl TryFrom<WireHeld> for Held {
    type Error = Unknown;

    fn try_from(wire: WireHeld) -> Result<Self, Unknown> {
        Ok(Self {
            pairs: pairs(wire.pairs)?,
            rule: if wire.fair { AmountRule::Fair } else { AmountRule::Value },
            others: amounts(wire.others),
            from: match wire.from {
                WireFrom::WhatIf { east, west, rule } => HeldFrom::WhatIf { pair: pair((east, west))?, rule: rule.into() },
                WireFrom::NextBest => HeldFrom::NextBest,
                WireFrom::Frontier => HeldFrom::Frontier,
                WireFrom::Known => HeldFrom::Known,
            },
        })
    }
}

impl From<&Agreed> for WireAgreed {
    fn from(agreed: &Agreed) -> Self {
        Self {
            date: agreed.date.clone(),
            pairs: agreed.pairs.iter().copied().map(wire_pair).collect(),
            amounts: wire_amounts(&agreed.amounts),
        }
    }
}

impl TryFrom<WireAgreed> for Agreed {
    type Error = Unknown;

    fn try_from(wire: WireAgreed) -> Result<Self, Unknown> {
        Ok(Self { date: wire.date, pairs: pairs(wire.pairs)?, amounts: amounts(wire.amounts) })
    }
}

fn wire_party(party: Adcode) -> WireParty {
    party.to_string()
}

fn party(wire: WireParty) -> Result<Adcode, Unknown> {
    let is_code = wire.len() == 6 && wire.bytes().all(|byte| byte.is_ascii_digit());
    wire.parse().ok().filter(|_| is_code).map(Adcode).ok_or(Unknown(wire))
}

fn wire_pair(pair: Pair) -> (WireParty, WireParty) {
    (wire_party(pair.east), wire_party(pair.west))
}

fn pair((east, west): (WireParty, WireParty)) -> Result<Pair, Unknown> {
    Ok(Pair { east: party(east)?, west: party(west)? })
}

/// The pairs, sorted, each once.
fn pairs(wire: Vec<(WireParty, WireParty)>) -> Result<Vec<Pair>, Unknown> {
    let mut pairs: Vec<Pair> = wire.into_iter().map(pair).collect::<Result<_, _>>()?;
    pairs.order();
    pairs.dedup();
    Ok(pairs)
}

fn wire_amounts(amounts: &[AgreedAmount]) -> WireAmounts {
    let mut wire: WireAmounts = Vec::new();
    for AgreedAmount { offer, need, amount } in amounts {
        let entry = (need.0.clone(), *amount);
        match wire.last_mut().filter(|(last, _)| *last == offer.0) {
            Some((_, list)) => list.push(entry),
            None => wire.push((offer.0.clone(), vec![entry])),
        }
    }
    wire
}

/// The amounts, sorted.
fn amounts(wire: WireAmounts) -> Vec<AgreedAmount> {
    let of_offer = |(offer, list): (String, Vec<(String, i64)>)| {
        list.into_iter().map(move |(need, amount)| AgreedAmount { offer: OfferId(offer.clone()), need: NeedId(need), amount })
    };
    let mut amounts: Vec<AgreedAmount> = wire.into_iter().flat_map(of_offer).collect();
    amounts.order();
    amounts
}
