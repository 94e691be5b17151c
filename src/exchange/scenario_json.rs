//! A scenario as a JSON file of its own, for other programs: `{"format": "dongxi-scenario", "version": 1, "scenario": {…}}`.
//!
//! The schema is published as `public/schema/scenario-1.schema.json`. What is read is checked against it first, then as reference data are,
//! and every error is told with its place. A file is hostile until read here.

mod shape;
mod shapes;

use std::collections::BTreeMap;

use domain::{Defect, EventError, EventField, FixedAmount, Order, Scenario, Subject, validate};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use session::{Edit, EditError, apply};

use crate::reference;

/// What the file says that it is.
pub const FORMAT: &str = "dongxi-scenario";

/// Version of this format.
pub const VERSION: u32 = 1;

/// Most bytes of a file: twenty times the reference data.
pub const MAX_BYTES: usize = 10_000_000;

/// Something wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonError {
    /// The place, as a JSON Pointer: `/scenario/needs/12/quantity`; empty for the whole file.
    pub path: String,
    /// What is wrong.
    pub problem: JsonProblem,
}

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JsonProblem {
    /// It is larger than any file of ours.
    TooLarge {
        /// Its bytes.
        found: usize,
        /// The most allowed.
        most: usize,
    },
    /// It is no JSON, or says one thing twice.
    Damaged {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What was found and what was expected, in English, for whoever made the file.
        what: String,
    },
    /// It is JSON of another format.
    NotAScenario,
    /// A newer version of the page wrote it.
    Newer {
        /// Its version.
        found: u64,
        /// The newest version known here.
        known: u32,
    },
    /// A field is not there.
    Missing(&'static str),
    /// There is a field that the format does not have.
    UnknownField(String),
    /// The value is of another sort than this, named as JSON names it.
    Expected(&'static str),
    /// The number is no whole number, or out of range.
    Number {
        /// What was found.
        found: String,
        /// The least allowed.
        least: i64,
        /// The greatest allowed.
        most: u64,
    },
    /// The value is none of these.
    Choice(Vec<&'static str>),
    /// The list is longer than any of ours.
    TooMany {
        /// Its items.
        found: usize,
        /// The most allowed.
        most: usize,
    },
    /// An amount is fixed twice between one offer and one need.
    FixedTwice(FixedAmount),
    /// A row contradicts the rest.
    Defect(Defect),
    /// The plan that is held contradicts the rest.
    Held(EditError),
    /// An event cannot be as it is written.
    Event(EditError),
    /// A lot, what is agreed on it, or the moment from which days are counted cannot be as it is written.
    Lot(EditError),
    /// So many more errors are not told one by one.
    More(usize),
}

#[derive(Serialize)]
struct Written<'a> {
    format: &'static str,
    version: u32,
    scenario: &'a Scenario,
}

#[derive(Deserialize)]
struct File {
    scenario: Scenario,
}

/// A scenario as a file. O(size).
///
/// # Errors
/// Only where memory runs out.
pub fn write(scenario: &Scenario) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(&Written { format: FORMAT, version: VERSION, scenario })
}

/// The scenario of a file, its lists in the orders that [`Scenario`] states. O(size × log size), with a limit before work.
///
/// # Errors
/// All that is wrong with it: where it is no JSON, the first place; else all places where it is not of the format; else all rows that
/// contradict the rest.
pub fn read(bytes: &[u8]) -> Result<Scenario, Vec<JsonError>> {
    let whole = |problem| vec![JsonError { path: String::new(), problem }];
    let damaged = |error: serde_json::Error| {
        whole(JsonProblem::Damaged { line: error.line(), column: error.column(), what: error.to_string() })
    };
    if bytes.len() > MAX_BYTES {
        return Err(whole(JsonProblem::TooLarge { found: bytes.len(), most: MAX_BYTES }));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let value: Value = serde_json::from_slice(bytes).map_err(damaged)?;
    if value.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(whole(JsonProblem::NotAScenario));
    }
    if let Some(found) = value.get("version").and_then(Value::as_u64).filter(|found| *found > u64::from(VERSION)) {
        return Err(whole(JsonProblem::Newer { found, known: VERSION }));
    }
    let errors = file().check(&value, "");
    if !errors.is_empty() {
        return Err(errors);
    }
    drop(value);
    let File { mut scenario } = serde_json::from_slice(bytes).map_err(damaged)?;
    let defects = validate(&scenario);
    if !defects.is_empty() {
        return Err(defects.into_iter().map(|defect| place(&scenario, defect)).collect());
    }
    sort(&mut scenario);
    let twice = scenario.fixed.windows(2).find(|two| (&two[0].offer, &two[0].need) == (&two[1].offer, &two[1].need));
    if let Some(two) = twice {
        return Err(vec![JsonError { path: "/scenario/fixed".to_owned(), problem: JsonProblem::FixedTwice(two[1].clone()) }]);
    }
    for (place, event) in std::mem::take(&mut scenario.events).into_iter().enumerate() {
        let path = format!("/scenario/events/{place}");
        let twice = scenario.event(&event.id).is_some();
        let error = if twice { Some(EditError::Event(EventError::Twice(EventField::Id))) } else { None };
        error
            .map_or_else(|| apply(&mut scenario, &Edit::event(event)), Err)
            .map_err(|error| vec![JsonError { path, problem: JsonProblem::Event(error) }])?;
    }
    read_lots(&mut scenario)?;
    if let Some(held) = scenario.held.take() {
        let path = "/scenario/held".to_owned();
        apply(&mut scenario, &Edit::Hold(Some(held)))
            .map_err(|error| vec![JsonError { path, problem: JsonProblem::Held(error) }])?;
    }
    Ok(scenario)
}

/// Reports the lots of a file as the planner would, agrees on those that are agreed on, and sets the moment from which days are counted.
fn read_lots(scenario: &mut Scenario) -> Result<(), Vec<JsonError>> {
    let lots = std::mem::take(&mut scenario.lots);
    for (place, mut lot) in lots.into_iter().enumerate() {
        let wrong = |error| vec![JsonError { path: format!("/scenario/lots/{place}"), problem: JsonProblem::Lot(error) }];
        if scenario.lot(&lot.id).is_some() {
            return Err(wrong(EditError::LotTwice(lot.id)));
        }
        let (id, accepted) = (lot.id.clone(), lot.accepted.take());
        apply(scenario, &Edit::Lot { id: id.clone(), lot: Some(Box::new(lot)) }).map_err(wrong)?;
        if let Some(accepted) = accepted {
            apply(scenario, &Edit::Accept { lot: id, accepted: Some(Box::new(accepted)) }).map_err(wrong)?;
        }
    }
    let as_of = scenario.as_of.take();
    apply(scenario, &Edit::AsOf(as_of))
        .map_err(|error| vec![JsonError { path: "/scenario/as_of".to_owned(), problem: JsonProblem::Lot(error) }])
}

/// The JSON Schema of the format, as it is published. O(1).
pub fn schema() -> Value {
    let mut definitions = BTreeMap::new();
    let mut schema = file().schema(&mut definitions);
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!("东西牵手 · scenario, version 1");
    schema["$defs"] = json!(definitions);
    schema
}

fn file() -> shape::Shape {
    shape::Shape::Object(vec![
        shape::field("format", shape::one_of(&[FORMAT])),
        shape::field("version", shape::Shape::Number(1, u64::from(VERSION))),
        shape::field("scenario", shapes::scenario()),
    ])
}

/// The place of a defect, in the order of the file.
fn place(scenario: &Scenario, defect: Defect) -> JsonError {
    let of = |list: &str, place: Option<usize>| place.map(|place| format!("/scenario/{list}/{place}"));
    let path = match &defect.subject {
        Subject::Offer(id) => of("offers", scenario.offers.iter().rposition(|offer| &offer.id == id)),
        Subject::Need(id) => of("needs", scenario.needs.iter().rposition(|need| &need.id == id)),
        Subject::Party(code) => of("cooperatives", scenario.cooperatives.iter().rposition(|party| party.division == *code)),
        Subject::County(code) => of("counties", scenario.counties.iter().rposition(|county| county.adcode == *code)),
        Subject::Product(id) => of("products", scenario.products.iter().rposition(|product| &product.id == id)),
        Subject::Pair(pair) => of("forbids", scenario.forbids.iter().rposition(|other| other == pair))
            .or_else(|| of("pins", scenario.pins.iter().rposition(|other| other == pair)))
            .or_else(|| {
                let route = |route: &domain::Route| route.east == pair.east && route.west == pair.west;
                of("routes", scenario.routes.iter().rposition(route))
            }),
        Subject::Kind(id) => of("kinds", scenario.kinds.iter().rposition(|kind| &kind.id == id)),
        Subject::Rules => Some("/scenario/rules".to_owned()),
        Subject::Words(words) => Some(format!("/scenario/vocabulary/{}", words.id())),
    };
    JsonError { path: path.unwrap_or_else(|| "/scenario".to_owned()), problem: JsonProblem::Defect(defect) }
}

/// Brings all lists into the orders that [`Scenario`] states.
fn sort(scenario: &mut Scenario) {
    reference::sort(scenario);
    scenario.vocabulary.sort();
    for pairs in [&mut scenario.pins, &mut scenario.forbids] {
        pairs.order();
        pairs.dedup();
    }
    scenario.fixed.order();
    if let Some(agreed) = &mut scenario.agreed {
        agreed.pairs.order();
        agreed.pairs.dedup();
        agreed.amounts.order();
    }
}
