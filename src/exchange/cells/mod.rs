//! Cells as texts: how a value is written for people, and how what people write is read. The data view's cells and its paste read them
//! here; a text is never guessed at: what cannot be read says what is allowed.

pub mod block;
mod measured;
mod months;
mod names;
mod numbers;
mod refused;
mod wider;

use domain::{
    Scenario, Unit,
    attribute::{Form, Value},
    rule::Measure,
    validation::MAX_QUANTITY,
};
use serde::{Deserialize, Serialize};

pub use measured::written as measured;
pub use names::{choices, spellings};
pub use numbers::{fen, quantity};
pub use refused::CellRefused;

/// The language in which cells are written. All languages are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tongue {
    /// Chinese.
    Chinese,
    /// English.
    English,
}

/// What a cell is read and written with.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The scenario whose names are meant.
    pub scenario: &'a Scenario,
    /// The unit of quantities, that of the row's kind.
    pub unit: Unit,
    /// The language in which is written.
    pub tongue: Tongue,
}

/// Least and greatest code of GB/T 2260.
const LEAST_CODE: i64 = 110_000;
const MOST_CODE: i64 = 999_999;

/// Longest text of a cell, in characters.
pub const MAX_CHARACTERS: usize = 2_000;

/// Why a text cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Misread {
    /// It is no number.
    NotANumber,
    /// It is a number with a part of a unit, and only whole units can be had.
    NotWhole,
    /// A number outside what is allowed.
    OutOfRange {
        /// The least allowed.
        least: i64,
        /// The greatest allowed.
        most: i64,
    },
    /// It is no price: yuan with two decimals.
    NotAPrice,
    /// It says neither yes nor no.
    NeitherYesNorNo,
    /// It is no month, or no list of months.
    NotMonths,
    /// It names nothing in the list.
    UnknownName(String),
    /// It names several things in the list: these.
    Ambiguous(Vec<String>),
    /// Says no provenance: reported with source and date, estimated, illustrative.
    NotAProvenance,
    /// It is no administrative code of six digits.
    NotACode,
    /// It says no least and most number of partners.
    NotBounds,
    /// It says no least and most number of partners, of which the greater is at most this.
    NotSpan {
        /// The greatest allowed.
        most: i64,
    },
    /// A number with a unit that is outside what is allowed, each as it is kept.
    OutOfMeasure {
        /// The least allowed.
        least: i64,
        /// The greatest allowed.
        most: i64,
        /// In what it is measured.
        measure: Measure,
    },
    /// A number with more decimals than are kept.
    TooFine(Measure),
    /// It is longer than any cell may be.
    TooLong,
}

/// A value as people read it; empty for nothing. Read back, it is the same value.
pub fn write(form: Form, value: &Value, of: Context<'_>) -> String {
    let is_chinese = of.tongue == Tongue::Chinese;
    match (form, value) {
        (_, Value::Nothing) => String::new(),
        (Form::Money, Value::Number(fen)) => numbers::price(*fen),
        (Form::Month, Value::Number(month)) => months::write(&[*month], of.tongue),
        (Form::Months, Value::Numbers(list)) => months::write(list, of.tongue),
        (Form::YesNo, Value::Flag(flag)) => yes_no(*flag, is_chinese).to_owned(),
        (Form::Provenance, Value::Texts(texts)) => provenance(texts, is_chinese),
        (Form::Text, Value::Text(text)) => text.clone(),
        (Form::List, Value::Texts(texts)) => texts.join(if is_chinese { "、" } else { "; " }),
        (Form::Code, Value::Number(code)) => format!("{code:06}"),
        (Form::Tenths { .. }, Value::Number(tenths)) => numbers::tenths(*tenths),
        (Form::Measured { measure, .. }, Value::Number(number)) => measured(*number, measure, of.tongue),
        (Form::Bounds | Form::Span { .. }, Value::Numbers(bounds)) => {
            bounds.iter().map(i64::to_string).collect::<Vec<_>>().join("–")
        }
        (Form::Quantity, Value::Number(number)) if of.unit == Unit::WanYuan && !is_chinese => numbers::price(*number),
        (Form::Quantity | Form::Whole { .. }, Value::Number(number)) => number.to_string(),
        _ => names::write(form, value, of),
    }
}

/// What a text says; an empty one says nothing.
///
/// # Errors
/// Why it cannot be read.
pub fn read(form: Form, text: &str, of: Context<'_>) -> Result<Value, Misread> {
    let text = text.trim();
    if text.chars().count() > MAX_CHARACTERS {
        return Err(Misread::TooLong);
    }
    if text.is_empty() {
        return Ok(Value::Nothing);
    }
    match form {
        Form::Quantity => quantity(text, of.unit, of.tongue, 0, MAX_QUANTITY).map(Value::Number),
        Form::Whole { least, most } => numbers::whole(text, least, most).map(Value::Number),
        Form::Money => fen(text).map(Value::Number),
        Form::Text => Ok(Value::Text(one_line(text))),
        Form::List => Ok(list(text)),
        Form::Code => numbers::whole(text, LEAST_CODE, MOST_CODE).map(Value::Number).map_err(|_| Misread::NotACode),
        Form::Tenths { most } => numbers::read_tenths(text, most).map(Value::Number),
        Form::Measured { least, most, measure } => measured::read(text, least, most, measure).map(Value::Number),
        Form::Span { most } => match numbers::bounds(text) {
            Ok((least, greatest)) if greatest <= most => Ok(Value::Numbers(vec![least, greatest])),
            _ => Err(Misread::NotSpan { most }),
        },
        Form::Bounds => numbers::bounds(text).map(|(least, most)| Value::Numbers(vec![least, most])),
        Form::YesNo => read_yes_no(text).map(|flag| if flag { Value::Flag(true) } else { Value::Nothing }),
        Form::Month => match months::read(text).as_deref() {
            Some([month]) => Ok(Value::Number(*month)),
            _ => Err(Misread::NotMonths),
        },
        Form::Months => months::read(text).map(Value::Numbers).ok_or(Misread::NotMonths),
        Form::Provenance => read_provenance(text).map(Value::Texts).ok_or(Misread::NotAProvenance),
        _ => names::read(form, text, of),
    }
}

/// Several texts, with the marks between them that people write.
fn list(text: &str) -> Value {
    let parts = text.split(['、', ';', '；', '\n']).map(one_line).filter(|part| !part.is_empty());
    let texts: Vec<String> = parts.collect();
    if texts.is_empty() { Value::Nothing } else { Value::Texts(texts) }
}

/// Line breaks within a cell become spaces.
fn one_line(text: &str) -> String {
    text.split(['\n', '\r', '\t']).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn yes_no(flag: bool, is_chinese: bool) -> &'static str {
    match (flag, is_chinese) {
        (true, true) => "是",
        (false, true) => "否",
        (true, false) => "yes",
        (false, false) => "no",
    }
}

fn read_yes_no(text: &str) -> Result<bool, Misread> {
    match text.to_lowercase().as_str() {
        "是" | "有" | "可" | "能" | "√" | "✓" | "yes" | "y" | "true" | "1" | "１" => Ok(true),
        "否" | "无" | "不" | "没有" | "×" | "no" | "n" | "false" | "0" | "０" => Ok(false),
        _ => Err(Misread::NeitherYesNorNo),
    }
}

/// What each provenance is called, in links, in Chinese and in English.
const PROVENANCES: [(&str, &str, &str); 3] =
    [("reported", "实报", "reported"), ("estimated", "估算", "estimated"), ("illustrative", "示意", "illustrative")];

fn provenance(texts: &[String], is_chinese: bool) -> String {
    let Some((first, rest)) = texts.split_first() else { return String::new() };
    let named = PROVENANCES.iter().find(|(id, _, _)| id == first);
    let name = named.map_or(first.as_str(), |(_, zh, en)| if is_chinese { zh } else { en });
    let separator = if is_chinese { "；" } else { "; " };
    let parts: Vec<&str> = std::iter::once(name).chain(rest.iter().map(String::as_str)).collect();
    parts.join(separator)
}

/// The name, then for reported quantities source and date, with semicolons between; a source may have some of its own.
fn read_provenance(text: &str) -> Option<Vec<String>> {
    const BETWEEN: [char; 2] = ['；', ';'];
    let (name, rest) = text.split_once(BETWEEN).map_or((text, None), |(name, rest)| (name, Some(rest)));
    let name = one_line(name).to_lowercase();
    let (id, _, _) = PROVENANCES.iter().find(|(_, zh, en)| name == *zh || name == *en)?;
    match (*id, rest) {
        ("reported", rest) => {
            let rest = rest.unwrap_or_default();
            let (source, date) = rest.rsplit_once(BETWEEN).unwrap_or((rest, ""));
            Some(vec![(*id).to_owned(), one_line(source), one_line(date)])
        }
        (id, None) => Some(vec![id.to_owned()]),
        _ => None,
    }
}
