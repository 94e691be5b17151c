//! What a cell holds, and what it may hold.

use serde::{Deserialize, Serialize};

use super::Words;
use crate::{
    party::{PartnerBounds, Side},
    place::Adcode,
    provenance::Provenance,
    rule::Measure,
    term::TermId,
    units::{Mode, Month},
};

/// What a cell holds: one of six shapes, whatever the attribute, so that links and files need not know the attributes.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// Nothing.
    #[default]
    Nothing,
    /// A number: a quantity, fen, a month, an administrative code.
    Number(i64),
    /// Several numbers.
    Numbers(Vec<i64>),
    /// A text, or the id of a term or a product.
    Text(String),
    /// Several texts.
    Texts(Vec<String>),
    /// Yes or no.
    Flag(bool),
}

impl Value {
    /// Whether it is nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::Nothing
    }
}

/// What a cell may hold, and so how it is edited, read from a text and written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A whole number of the kind's unit.
    Quantity,
    /// A whole number.
    Whole {
        /// The least allowed.
        least: i64,
        /// The greatest allowed.
        most: i64,
    },
    /// Money, fen a kilogram.
    Money,
    /// A free text.
    Text,
    /// Yes or no.
    YesNo,
    /// A month.
    Month,
    /// Several months; none means any.
    Months,
    /// A list of the vocabulary.
    Words,
    /// A term.
    Term(Words),
    /// Several terms, in their order.
    Terms(Words),
    /// A product.
    Product,
    /// A county of the scenario.
    County,
    /// A party of this side.
    Party(Side),
    /// Several divisions.
    Divisions,
    /// A division.
    Division,
    /// An administrative code of six digits.
    Code,
    /// A number in tenths, written with one decimal.
    Tenths {
        /// The greatest allowed, in tenths.
        most: i64,
    },
    /// Several texts.
    List,
    /// A side of the matching.
    Side,
    /// Least and most partners; nothing leaves them to the rules.
    Bounds,
    /// Least and most partners; there are always some.
    Span {
        /// The greatest allowed for the most.
        most: i64,
    },
    /// A number with the unit in which people read it.
    Measured {
        /// The least allowed, as it is kept.
        least: i64,
        /// The greatest allowed, as it is kept.
        most: i64,
        /// In what it is measured.
        measure: Measure,
    },
    /// A number of the rules, by its name.
    Rule,
    /// A set of existing pairs.
    Scheme,
    /// 0 for near home, or the division of the posts.
    Workplace,
    /// How a course is held.
    Mode,
    /// A kind.
    Kind,
    /// Where the quantity comes from.
    Provenance,
}

/// A number, or nothing for `None`.
pub(super) fn number(value: Option<i64>) -> Value {
    value.map_or(Value::Nothing, Value::Number)
}

/// A text, or nothing for an empty one.
pub(super) fn text(value: &str) -> Value {
    if value.is_empty() { Value::Nothing } else { Value::Text(value.to_owned()) }
}

/// Several numbers, or nothing for none.
pub(super) fn numbers(values: impl Iterator<Item = i64>) -> Value {
    let values: Vec<i64> = values.collect();
    if values.is_empty() { Value::Nothing } else { Value::Numbers(values) }
}

/// Yes, or nothing for no.
pub(super) fn flag(value: bool) -> Value {
    if value { Value::Flag(true) } else { Value::Nothing }
}

/// A value of another shape than the attribute has.
pub(super) struct OtherShape;

/// Sets what a value reads as; `false` where it reads as nothing of the kind.
pub(super) fn take<T>(slot: &mut T, read: Result<T, OtherShape>) -> bool {
    read.map(|read| *slot = read).is_ok()
}

/// A number or none.
pub(super) fn as_number(value: &Value) -> Result<Option<i64>, OtherShape> {
    match value {
        Value::Nothing => Ok(None),
        Value::Number(number) => Ok(Some(*number)),
        _ => Err(OtherShape),
    }
}

/// A text; nothing is an empty one.
pub(super) fn as_text(value: &Value) -> Result<String, OtherShape> {
    match value {
        Value::Nothing => Ok(String::new()),
        Value::Text(text) => Ok(text.clone()),
        _ => Err(OtherShape),
    }
}

/// Yes or no; nothing is no.
pub(super) fn as_flag(value: &Value) -> Result<bool, OtherShape> {
    match value {
        Value::Nothing => Ok(false),
        Value::Flag(flag) => Ok(*flag),
        _ => Err(OtherShape),
    }
}

/// Several numbers; nothing is none.
fn as_numbers(value: &Value) -> Result<Vec<i64>, OtherShape> {
    match value {
        Value::Nothing => Ok(Vec::new()),
        Value::Numbers(numbers) => Ok(numbers.clone()),
        _ => Err(OtherShape),
    }
}

/// An id of texts, or none.
pub(super) fn as_id<T>(value: &Value, make: fn(String) -> T) -> Result<Option<T>, OtherShape> {
    match value {
        Value::Nothing => Ok(None),
        Value::Text(text) => Ok(Some(make(text.clone()))),
        _ => Err(OtherShape),
    }
}

/// An administrative code.
pub(super) fn as_code(number: i64) -> Result<Adcode, OtherShape> {
    u32::try_from(number).map(Adcode).map_err(|_| OtherShape)
}

/// Several administrative codes.
pub(super) fn as_codes(value: &Value) -> Result<Vec<Adcode>, OtherShape> {
    as_numbers(value)?.into_iter().map(as_code).collect()
}

/// A month; whether it is one of the twelve is for `validate` to say.
fn as_month(number: i64) -> Result<Month, OtherShape> {
    u8::try_from(number).map(Month).map_err(|_| OtherShape)
}

/// Several months, in their order.
pub(super) fn as_months(value: &Value) -> Result<Vec<Month>, OtherShape> {
    as_numbers(value)?.into_iter().map(as_month).collect()
}

/// A month, or none.
pub(super) fn as_optional_month(value: &Value) -> Result<Option<Month>, OtherShape> {
    as_number(value)?.map(as_month).transpose()
}

/// The terms of a list, in their order.
pub(super) fn as_terms(value: &Value) -> Result<Vec<TermId>, OtherShape> {
    match value {
        Value::Nothing => Ok(Vec::new()),
        Value::Texts(texts) => Ok(texts.iter().cloned().map(TermId).collect()),
        _ => Err(OtherShape),
    }
}

/// Ids, or nothing for none.
pub(super) fn ids(list: &[TermId]) -> Value {
    if list.is_empty() { Value::Nothing } else { Value::Texts(list.iter().map(|term| term.0.clone()).collect()) }
}

/// A number in range of a count; nothing is 0.
pub(super) fn as_count(value: &Value) -> Result<u32, OtherShape> {
    u32::try_from(as_number(value)?.unwrap_or_default()).map_err(|_| OtherShape)
}

/// An administrative code, or none.
pub(super) fn as_optional_code(value: &Value) -> Result<Option<Adcode>, OtherShape> {
    as_number(value)?.map(as_code).transpose()
}

/// A code, or nothing for none.
pub(super) fn code(code: Adcode) -> Value {
    if code == Adcode::default() { Value::Nothing } else { Value::Number(i64::from(code.0)) }
}

/// A number, or nothing for 0.
pub(super) fn count(number: i64) -> Value {
    if number == 0 { Value::Nothing } else { Value::Number(number) }
}

/// Several texts; nothing is none.
pub(super) fn as_list(value: &Value) -> Result<Vec<String>, OtherShape> {
    match value {
        Value::Nothing => Ok(Vec::new()),
        Value::Texts(texts) => Ok(texts.clone()),
        _ => Err(OtherShape),
    }
}

/// Several texts, or nothing for none.
pub(super) fn list(texts: &[String]) -> Value {
    if texts.is_empty() { Value::Nothing } else { Value::Texts(texts.to_vec()) }
}

/// A side as a text.
pub(super) fn side(side: Side) -> Value {
    Value::Text(if side == Side::Supporter { "supporter" } else { "supported" }.to_owned())
}

/// A side; nothing is the supporting one.
pub(super) fn as_side(value: &Value) -> Result<Side, OtherShape> {
    match value {
        Value::Nothing => Ok(Side::Supporter),
        Value::Text(text) if text == "supporter" => Ok(Side::Supporter),
        Value::Text(text) if text == "supported" => Ok(Side::Supported),
        _ => Err(OtherShape),
    }
}

/// A list of the vocabulary.
pub(super) fn as_words(value: &Value) -> Result<Words, OtherShape> {
    match value {
        Value::Text(text) => Words::of_id(text).ok_or(OtherShape),
        _ => Err(OtherShape),
    }
}

/// Partner bounds as least and most, or nothing for those of the rules.
pub(super) fn bounds(bounds: Option<PartnerBounds>) -> Value {
    bounds.map_or(Value::Nothing, |bounds| Value::Numbers(vec![i64::from(bounds.least), i64::from(bounds.most)]))
}

/// Partner bounds; nothing leaves them to the rules.
pub(super) fn as_bounds(value: &Value) -> Result<Option<PartnerBounds>, OtherShape> {
    let part = |number: i64| u32::try_from(number).map_err(|_| OtherShape);
    match as_numbers(value)?[..] {
        [] => Ok(None),
        [least, most] => Ok(Some(PartnerBounds { least: part(least)?, most: part(most)? })),
        _ => Err(OtherShape),
    }
}

/// A mode, or none.
pub(super) fn as_mode(value: &Value) -> Result<Option<Mode>, OtherShape> {
    match value {
        Value::Nothing => Ok(None),
        Value::Text(text) if text == "on_site" => Ok(Some(Mode::OnSite)),
        Value::Text(text) if text == "online" => Ok(Some(Mode::Online)),
        _ => Err(OtherShape),
    }
}

/// A mode as a text.
pub(super) fn mode(value: Option<Mode>) -> Value {
    match value {
        None => Value::Nothing,
        Some(Mode::OnSite) => Value::Text("on_site".to_owned()),
        Some(Mode::Online) => Value::Text("online".to_owned()),
    }
}

/// Several administrative codes, or nothing for none.
pub(super) fn codes(list: &[Adcode]) -> Value {
    numbers(list.iter().map(|code| i64::from(code.0)))
}

/// Several months, or nothing for none.
pub(super) fn months(list: &[Month]) -> Value {
    numbers(list.iter().map(|month| i64::from(month.0)))
}

/// Where a quantity comes from, as texts: its kind, and for reported ones source and date.
pub(super) fn provenance(value: &Provenance) -> Value {
    Value::Texts(match value {
        Provenance::Reported { source, date } => vec!["reported".to_owned(), source.clone(), date.clone()],
        Provenance::Estimated => vec!["estimated".to_owned()],
        Provenance::Illustrative => vec!["illustrative".to_owned()],
    })
}

/// Nothing is illustrative: what nobody answers for.
pub(super) fn as_provenance(value: &Value) -> Result<Provenance, OtherShape> {
    let texts = match value {
        Value::Nothing => return Ok(Provenance::Illustrative),
        Value::Texts(texts) => texts.iter().map(String::as_str).collect::<Vec<_>>(),
        _ => return Err(OtherShape),
    };
    match texts[..] {
        ["reported", source, date] => Ok(Provenance::Reported { source: source.to_owned(), date: date.to_owned() }),
        ["estimated"] => Ok(Provenance::Estimated),
        ["illustrative"] => Ok(Provenance::Illustrative),
        _ => Err(OtherShape),
    }
}
