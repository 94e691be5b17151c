//! Wire format 2 of documents, as links and autosaves hold it: format 1 with held plans, agreed plans and the name that a scenario
//! travels under.
//!
//! Frozen: see `tests/old_links` for stored samples. It is read only: what is written today is format 3.

use domain::{
    Adcode, AmountRule, Fingerprint, Held, HeldFrom, KindId, NeedId, OfferId, Order, Pair, PairRule, PartnerBounds, Pool,
    RowId, SchemeId, Strategy,
    explanation::{Agreed, AgreedAmount},
};
use serde::{Deserialize, Serialize};
use session::{Document, Edit};

/// Version number of this format.
pub const VERSION: u32 = 2;

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

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum WireAct {
    PairRule { east: u32, west: u32, rule: WireRule },
    Bounds { party: u32, bounds: Option<(u32, u32)> },
    KindWeights(Vec<u32>),
    CriterionWeights { kind: String, weights: Vec<u32> },
    Pool { numerator: u32, denominator: u32 },
    Scheme(String),
    Strategy(WireStrategy),
    DropPenalty(u32),
    Amount { offer: String, need: String, amount: Option<i64> },
    OfferQuantity { offer: String, quantity: i64 },
    NeedQuantity { need: String, quantity: i64 },
    NeedPriority { need: String, priority: u32 },
    StepLimit(u64),
    Hold(Option<WireHeld>),
    Agree(Option<WireAgreed>),
}

/// Amounts, by offer.
type WireAmounts = Vec<(String, Vec<(String, i64)>)>;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct WireHeld {
    pairs: Vec<(u32, u32)>,
    fair: bool,
    others: WireAmounts,
    from: WireFrom,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum WireFrom {
    WhatIf { east: u32, west: u32, rule: WireRule },
    NextBest,
    Frontier,
    Known,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct WireAgreed {
    date: String,
    pairs: Vec<(u32, u32)>,
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

impl From<WireDocument> for Document {
    fn from(wire: WireDocument) -> Self {
        let edits: Vec<Edit> = wire.edits.into_iter().map(Edit::from).collect();
        let cursor = (wire.cursor as usize).min(edits.len());
        Self { base: Fingerprint(wire.base), edits: edits.into(), cursor }
    }
}

impl From<WireEdit> for Edit {
    fn from(wire: WireEdit) -> Self {
        match wire {
            WireEdit::One(act) => act.into(),
            WireEdit::Together(acts) => Self::Together(acts.into_iter().map(Self::from).collect()),
        }
    }
}

impl From<WireAct> for Edit {
    fn from(wire: WireAct) -> Self {
        match wire {
            WireAct::PairRule { east, west, rule } => {
                Self::PairRule { pair: Pair { east: Adcode(east), west: Adcode(west) }, rule: rule.into() }
            }
            WireAct::Bounds { party, bounds } => {
                Self::Bounds { party: Adcode(party), bounds: bounds.map(|(least, most)| PartnerBounds { least, most }) }
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
            WireAct::OfferQuantity { offer, quantity } => Self::quantity(RowId::Offer(OfferId(offer)), quantity),
            WireAct::NeedQuantity { need, quantity } => Self::quantity(RowId::Need(NeedId(need)), quantity),
            WireAct::NeedPriority { need, priority } => Self::priority(NeedId(need), priority),
            WireAct::StepLimit(steps) => Self::StepLimit(steps),
            WireAct::Hold(held) => Self::Hold(held.map(Held::from)),
            WireAct::Agree(agreed) => Self::Agree(agreed.map(Agreed::from)),
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

impl From<WireHeld> for Held {
    fn from(wire: WireHeld) -> Self {
        Self {
            pairs: pairs(wire.pairs),
            rule: if wire.fair { AmountRule::Fair } else { AmountRule::Value },
            others: amounts(wire.others),
            from: match wire.from {
                WireFrom::WhatIf { east, west, rule } => {
                    HeldFrom::WhatIf { pair: Pair { east: Adcode(east), west: Adcode(west) }, rule: rule.into() }
                }
                WireFrom::NextBest => HeldFrom::NextBest,
                WireFrom::Frontier => HeldFrom::Frontier,
                WireFrom::Known => HeldFrom::Known,
            },
        }
    }
}

impl From<WireAgreed> for Agreed {
    fn from(wire: WireAgreed) -> Self {
        Self { date: wire.date, pairs: pairs(wire.pairs), amounts: amounts(wire.amounts) }
    }
}

/// The pairs, sorted, each once.
fn pairs(wire: Vec<(u32, u32)>) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = wire.into_iter().map(|(east, west)| Pair { east: Adcode(east), west: Adcode(west) }).collect();
    pairs.order();
    pairs.dedup();
    pairs
}

/// The amounts, sorted.
fn amounts(wire: WireAmounts) -> Vec<AgreedAmount> {
    let mut amounts: Vec<AgreedAmount> = wire
        .into_iter()
        .flat_map(|(offer, list)| {
            list.into_iter().map(move |(need, amount)| AgreedAmount {
                offer: OfferId(offer.clone()),
                need: NeedId(need),
                amount,
            })
        })
        .collect();
    amounts.order();
    amounts
}
