//! Rows on the wire: a table and an id, and what cells hold.

use domain::{
    NeedId, OfferId, Pair, ProductId, RowId, RuleId, SchemeId, TermId,
    attribute::{Value, Words},
};
use serde::{Deserialize, Serialize};

use super::{Unknown, pair, party, wire_party};

/// A row: its table and its id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WireRowId {
    table: String,
    id: String,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WireValue {
    Nothing,
    Number(i64),
    Numbers(Vec<i64>),
    Text(String),
    Texts(Vec<String>),
    Flag(bool),
}

const NEEDS: &str = "need";
const OFFERS: &str = "offer";
const PARTIES: &str = "party";
const COUNTIES: &str = "county";
const PRODUCTS: &str = "product";
const CONNECTIONS: &str = "connection";
const EXISTING: &str = "existing";
const RULES: &str = "rule";
const TERMS: &str = "term";
const RELATED: &str = "related";
/// Between the parts of a name that has several.
const PARTS: char = '/';

impl From<RowId> for WireRowId {
    fn from(row: RowId) -> Self {
        let both = |pair: Pair| format!("{}{PARTS}{}", pair.east, pair.west);
        let (table, id) = match row {
            RowId::Need(id) => (NEEDS, id.0),
            RowId::Offer(id) => (OFFERS, id.0),
            RowId::Party(division) => (PARTIES, wire_party(division)),
            RowId::County(adcode) => (COUNTIES, adcode.to_string()),
            RowId::Product(id) => (PRODUCTS, id.0),
            RowId::Connection(pair) => (CONNECTIONS, both(pair)),
            RowId::Existing(scheme, pair) => (EXISTING, format!("{}{PARTS}{}", both(pair), scheme.0)),
            RowId::Rule(id) => (RULES, id.0),
            RowId::Word(words, id) => (TERMS, format!("{}{PARTS}{}", words.id(), id.0)),
            RowId::Related(words, one, other) => (RELATED, format!("{}{PARTS}{}{PARTS}{}", words.id(), one.0, other.0)),
        };
        Self { table: table.to_owned(), id }
    }
}

impl TryFrom<WireRowId> for RowId {
    type Error = Unknown;

    fn try_from(wire: WireRowId) -> Result<Self, Unknown> {
        let WireRowId { table, id } = wire;
        let split = |text: &str| text.split_once(PARTS).map(|(head, rest)| (head.to_owned(), rest.to_owned()));
        match table.as_str() {
            NEEDS => Ok(Self::Need(NeedId(id))),
            OFFERS => Ok(Self::Offer(OfferId(id))),
            PARTIES => Ok(Self::Party(party(id)?)),
            COUNTIES => Ok(Self::County(party(id)?)),
            PRODUCTS => Ok(Self::Product(ProductId(id))),
            CONNECTIONS => split(&id).ok_or(Unknown(id)).and_then(pair).map(Self::Connection),
            EXISTING => {
                let (east, rest) = split(&id).ok_or_else(|| Unknown(id.clone()))?;
                let (west, scheme) = split(&rest).ok_or(Unknown(id))?;
                Ok(Self::Existing(SchemeId(scheme), pair((east, west))?))
            }
            TERMS => {
                let (words, id) = split(&id).ok_or(Unknown(id))?;
                Ok(Self::Word(list(words)?, TermId(id)))
            }
            RELATED => {
                let (words, rest) = split(&id).ok_or_else(|| Unknown(id.clone()))?;
                let (one, other) = split(&rest).ok_or(Unknown(id))?;
                Ok(Self::related(list(words)?, TermId(one), TermId(other)))
            }
            // A rule that is not in the table is one of a later version.
            RULES => Some(RuleId(id.clone())).filter(|id| id.rule().is_some()).map(Self::Rule).ok_or(Unknown(id)),
            _ => Err(Unknown(table)),
        }
    }
}

/// The list of the vocabulary of this id.
fn list(id: String) -> Result<Words, Unknown> {
    Words::of_id(&id).ok_or(Unknown(id))
}

impl From<Value> for WireValue {
    fn from(value: Value) -> Self {
        match value {
            Value::Nothing => Self::Nothing,
            Value::Number(number) => Self::Number(number),
            Value::Numbers(numbers) => Self::Numbers(numbers),
            Value::Text(text) => Self::Text(text),
            Value::Texts(texts) => Self::Texts(texts),
            Value::Flag(flag) => Self::Flag(flag),
        }
    }
}

impl From<WireValue> for Value {
    fn from(wire: WireValue) -> Self {
        match wire {
            WireValue::Nothing => Self::Nothing,
            WireValue::Number(number) => Self::Number(number),
            WireValue::Numbers(numbers) => Self::Numbers(numbers),
            WireValue::Text(text) => Self::Text(text),
            WireValue::Texts(texts) => Self::Texts(texts),
            WireValue::Flag(flag) => Self::Flag(flag),
        }
    }
}
