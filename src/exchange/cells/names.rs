//! Names of things that the scenario lists: read by id, code, full and short name, alias, in either language; a name that several things
//! have is never guessed at.

use std::collections::BTreeSet;

use domain::{
    Adcode, County, Division, RULES, Scenario, Text,
    attribute::{Form, Value, Words},
};

use super::{Context, Misread, Tongue, wider};

/// A thing in a list: what stands for it in a value, what it is called, and all names that mean it.
struct Entry {
    value: Value,
    shown: String,
    names: Vec<String>,
}

/// What may be chosen in a cell, as it is written; empty where there is no closed list. O(list).
pub fn choices(form: Form, of: Context<'_>) -> Vec<String> {
    match form {
        Form::YesNo if of.tongue == Tongue::Chinese => ["是", "否"].map(str::to_owned).to_vec(),
        Form::YesNo => ["yes", "no"].map(str::to_owned).to_vec(),
        _ => entries(form, of).into_iter().map(|entry| entry.shown).collect(),
    }
}

/// All spellings by which things in the list are known, each once, those shown first; empty where there is no closed list. O(list).
pub fn spellings(form: Form, of: Context<'_>) -> Vec<String> {
    let list = entries(form, of);
    let shown = list.iter().map(|entry| entry.shown.clone());
    let others = list.iter().flat_map(|entry| entry.names.iter().cloned());
    let mut seen = BTreeSet::new();
    shown.chain(others).filter(|name| seen.insert(name.clone())).collect()
}

/// The value by its names; ids that the scenario does not have stand as they are.
pub fn write(form: Form, value: &Value, of: Context<'_>) -> String {
    let list = entries(form, of);
    let name = |value: Value| {
        let found = list.iter().find(|entry| entry.value == value).map(|entry| entry.shown.clone());
        found.unwrap_or_else(|| match value {
            Value::Number(number) => number.to_string(),
            Value::Text(text) => text,
            _ => String::new(),
        })
    };
    let several: Vec<String> = match value {
        Value::Numbers(numbers) => numbers.iter().map(|number| name(Value::Number(*number))).collect(),
        Value::Texts(texts) => texts.iter().map(|text| name(Value::Text(text.clone()))).collect(),
        one => vec![name(one.clone())],
    };
    several.join(if of.tongue == Tongue::Chinese { "、" } else { "; " })
}

/// The value that a text names.
///
/// # Errors
/// [`Misread::UnknownName`] and [`Misread::Ambiguous`].
pub fn read(form: Form, text: &str, of: Context<'_>) -> Result<Value, Misread> {
    let list = entries(form, of);
    if form == Form::County {
        // What is not its name may yet name it, or something wider, which is asked about.
        let unknown = |misread| wider::county(of.scenario, text).unwrap_or(Err(misread));
        return one(&list, text)
            .or_else(|misread| if matches!(misread, Misread::UnknownName(_)) { unknown(misread) } else { Err(misread) });
    }
    if !matches!(form, Form::Terms(_) | Form::Divisions) {
        return one(&list, text);
    }
    let mut values = Vec::new();
    let mut add = |value: Value| {
        if !values.contains(&value) {
            values.push(value);
        }
    };
    for part in parts(text, &['、', ';', '；', '\n']) {
        // A comma may be a part of a name.
        match one(&list, part) {
            Ok(value) => add(value),
            Err(_) if part.contains([',', '，']) => {
                for part in parts(part, &[',', '，']) {
                    add(one(&list, part)?);
                }
            }
            Err(error) => return Err(error),
        }
    }
    Ok(several(&values))
}

fn parts<'a>(text: &'a str, separators: &'a [char]) -> impl Iterator<Item = &'a str> {
    text.split(separators).map(str::trim).filter(|part| !part.is_empty())
}

/// Several values of one shape as one.
fn several(values: &[Value]) -> Value {
    let numbers: Vec<i64> =
        values.iter().filter_map(|value| if let Value::Number(number) = value { Some(*number) } else { None }).collect();
    let texts = values.iter().filter_map(|value| if let Value::Text(text) = value { Some(text.clone()) } else { None });
    match (values.is_empty(), numbers.is_empty()) {
        (true, _) => Value::Nothing,
        (false, false) => Value::Numbers(numbers),
        (false, true) => Value::Texts(texts.collect()),
    }
}

fn one(list: &[Entry], text: &str) -> Result<Value, Misread> {
    let wanted = folded(text);
    // What is shown is meant first: it is unlike any other.
    if let Some(entry) = list.iter().find(|entry| folded(&entry.shown) == wanted) {
        return Ok(entry.value.clone());
    }
    let found: Vec<&Entry> = list.iter().filter(|entry| entry.names.iter().any(|name| folded(name) == wanted)).collect();
    match found[..] {
        [] => Err(Misread::UnknownName(text.to_owned())),
        [entry] => Ok(entry.value.clone()),
        _ => Err(Misread::Ambiguous(found.iter().map(|entry| entry.shown.clone()).collect())),
    }
}

/// Without white space and without difference of case.
fn folded(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).flat_map(char::to_lowercase).collect()
}

fn entries(form: Form, of: Context<'_>) -> Vec<Entry> {
    let Context { scenario, tongue, .. } = of;
    let pick = |text: &Text| if tongue == Tongue::Chinese { text.zh.clone() } else { text.en.clone() };
    let named = |value: Value, name: &Text, others: Vec<String>| Entry {
        value,
        shown: pick(name),
        names: [vec![name.zh.clone(), name.en.clone()], others].concat(),
    };
    match form {
        Form::Term(words) | Form::Terms(words) => terms(scenario, words, tongue),
        Form::Product => {
            let list = scenario.products.iter();
            list.map(|product| named(Value::Text(product.id.0.clone()), &product.name, vec![product.id.0.clone()])).collect()
        }
        Form::Kind => {
            let list = scenario.kinds.iter();
            list.map(|kind| {
                named(
                    Value::Text(kind.id.0.clone()),
                    &kind.name,
                    vec![kind.id.0.clone(), kind.short.zh.clone(), kind.short.en.clone()],
                )
            })
            .collect()
        }
        Form::Mode => [("on_site", "现场", "on site"), ("online", "线上", "online")]
            .map(|(id, zh, en)| named(Value::Text(id.to_owned()), &Text { zh: zh.to_owned(), en: en.to_owned() }, Vec::new()))
            .into(),
        Form::Side => {
            [("supporter", "东部", "east", ["支援方", "帮扶方"]), ("supported", "西部", "west", ["受援方", "被帮扶方"])]
                .map(|(id, zh, en, others)| {
                    let name = Text { zh: zh.to_owned(), en: en.to_owned() };
                    named(Value::Text(id.to_owned()), &name, others.map(str::to_owned).to_vec())
                })
                .into()
        }
        Form::Scheme => scenario
            .schemes
            .iter()
            .map(|scheme| {
                let name = Text { zh: scheme.id.0.clone(), en: scheme.id.0.clone() };
                named(Value::Text(scheme.id.0.clone()), &name, Vec::new())
            })
            .collect(),
        Form::Rule => {
            let text = |(zh, en): (&str, &str)| Text { zh: zh.to_owned(), en: en.to_owned() };
            RULES.iter().map(|rule| named(Value::Text(rule.id.to_owned()), &text(rule.name), Vec::new())).collect()
        }
        Form::Words => {
            let text = |(zh, en): (&str, &str)| Text { zh: zh.to_owned(), en: en.to_owned() };
            Words::ALL.map(|words| named(Value::Text(words.id().to_owned()), &text(words.name()), Vec::new())).into()
        }
        Form::County => counties(scenario, tongue),
        Form::Party(side) => {
            let parties = scenario.parties(side).filter_map(|party| scenario.division(party.division));
            parties.map(|division| division_entry(division, tongue)).collect()
        }
        Form::Division | Form::Divisions => {
            scenario.divisions.iter().map(|division| division_entry(division, tongue)).collect()
        }
        Form::Workplace => {
            let near = Text { zh: "就近".to_owned(), en: "near home".to_owned() };
            let near = named(Value::Number(0), &near, vec!["本地".to_owned(), "就近就业".to_owned()]);
            std::iter::once(near).chain(scenario.divisions.iter().map(|division| division_entry(division, tongue))).collect()
        }
        _ => Vec::new(),
    }
}

/// Terms by their names, in the other language where they have none in this, by their id where they have none at all; where two have the
/// same, with their id.
fn terms(scenario: &Scenario, words: Words, tongue: Tongue) -> Vec<Entry> {
    let terms = scenario.vocabulary.terms(words);
    let names: Vec<&str> = terms.iter().map(|term| term.shown(tongue == Tongue::Chinese)).collect();
    let entry = |(term, name): (&domain::Term, &&str)| {
        let is_single = names.iter().filter(|other| *other == name).count() == 1;
        let id = term.id.0.clone();
        Entry {
            value: Value::Text(id.clone()),
            shown: if is_single { (*name).to_owned() } else { format!("{name} {id}") },
            names: vec![term.name.zh.clone(), term.name.en.clone(), id],
        }
    };
    terms.iter().zip(&names).map(entry).collect()
}

fn code(adcode: Adcode) -> Value {
    Value::Number(i64::from(adcode.0))
}

fn division_entry(division: &Division, tongue: Tongue) -> Entry {
    let Division { adcode, name, short, .. } = division;
    let shown = if tongue == Tongue::Chinese { short.zh.clone() } else { name.en.clone() };
    Entry {
        value: code(*adcode),
        shown,
        names: vec![name.zh.clone(), name.en.clone(), short.zh.clone(), short.en.clone(), adcode.to_string()],
    }
}

/// Counties by their short names; where two have the same, with their code.
fn counties(scenario: &Scenario, tongue: Tongue) -> Vec<Entry> {
    let short = |county: &County| if tongue == Tongue::Chinese { county.short.zh.clone() } else { county.short.en.clone() };
    let entry = |county: &County| {
        let name = short(county);
        let is_single = scenario.counties.iter().filter(|other| short(other) == name).count() == 1;
        let County { adcode, name: full, short: both, aliases, .. } = county;
        Entry {
            value: code(*adcode),
            shown: if is_single { name } else { format!("{name} {adcode}") },
            names: [
                vec![full.zh.clone(), full.en.clone(), both.zh.clone(), both.en.clone(), adcode.to_string()],
                aliases.clone(),
            ]
            .concat(),
        }
    };
    scenario.counties.iter().map(entry).collect()
}
