//! The text of one cell as a value: read as the data view reads it, with what headings say of units, and what spreadsheets make of texts.

use std::collections::BTreeMap;

use domain::{
    Scenario, Unit,
    attribute::{Form, Outline, Value},
};
use exchange::cells::{self, Context, Misread, Tongue};

use crate::{attributes, finding::What, nearest::nearest, words};

/// Most texts whose reading is remembered.
const REMEMBERED: usize = 50_000;
/// Longest text whose reading is remembered, in bytes: no name is longer.
const LONGEST_REMEMBERED: usize = 200;
/// Most names that are not known for which the likest are looked up: a table of nothing else is of another scenario.
const LOOKED_UP: usize = 1_000;

/// Reads cells. What texts were read as is remembered: lists of names are long, and texts repeat.
pub struct Reader<'a> {
    scenario: &'a Scenario,
    tongue: Tongue,
    known: BTreeMap<(&'static str, Unit, String), Result<Value, What>>,
    looked_up: usize,
}

impl<'a> Reader<'a> {
    /// A reader of the cells of a sheet.
    pub fn new(scenario: &'a Scenario, tongue: Tongue) -> Self {
        Self { scenario, tongue, known: BTreeMap::new(), looked_up: 0 }
    }

    /// What a text says, and how that is written where it was written in another way; `bracket` is what stands in brackets in the
    /// heading. O(list of names) for a text that is new.
    ///
    /// # Errors
    /// What is to be said of a text that cannot be read.
    pub fn read(&mut self, outline: &Outline, bracket: &str, text: &str, unit: Unit) -> Result<(Value, Option<String>), What> {
        let of_date = if outline.form == Form::Month { month_of_date(text) } else { None };
        let asked = of_date.clone().unwrap_or_else(|| with_unit(outline.form, bracket, text));
        let key = (outline.id, unit, asked);
        if self.known.len() > REMEMBERED {
            self.known.clear();
        }
        let context = Context { scenario: self.scenario, unit, tongue: self.tongue };
        let known = self.known.get(&key).cloned();
        let read = match known {
            Some(read) => read,
            None => cells::read(outline.form, &key.2, context).map_err(|why| self.fault(outline, text, why, context)),
        };
        if key.2.len() <= LONGEST_REMEMBERED {
            self.known.entry(key).or_insert_with(|| read.clone());
        }
        let value = read?;
        let is_changed = of_date.is_some() || (attributes::is_numeric(outline.form) && !is_plain(text));
        let shown = is_changed.then(|| cells::write(outline.form, &value, context));
        Ok((value, shown))
    }

    /// What is to be said of a text that cannot be read.
    fn fault(&mut self, outline: &Outline, text: &str, why: Misread, context: Context<'_>) -> What {
        if !matches!(outline.form, Form::Text | Form::List) && is_scientific(text) {
            return What::ScientificCode(outline.id);
        }
        let nearest = match &why {
            Misread::UnknownName(name) if self.looked_up < LOOKED_UP => {
                self.looked_up += 1;
                nearest(name, &cells::spellings(outline.form, context))
            }
            _ => Vec::new(),
        };
        What::Misread { attribute: outline.id, why, nearest }
    }
}

/// A number alone is in the unit of its heading, where that has one that is known.
fn with_unit(form: Form, bracket: &str, text: &str) -> String {
    let is_bare = text.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ',' | ' ' | '-'));
    let unit = words::UNITS.iter().find(|(named, _)| *named == bracket).filter(|_| form == Form::Quantity && is_bare);
    unit.map_or_else(|| text.to_owned(), |(_, unit)| format!("{text}{unit}"))
}

/// Whether a number is written with nothing but digits and their separators.
fn is_plain(text: &str) -> bool {
    text.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ',' | ' ' | '-' | '+' | '%'))
}

/// Whether a text is a number with an exponent, such as 6.2E+05.
fn is_scientific(text: &str) -> bool {
    let parts = text.split_once(['e', 'E']);
    parts.is_some_and(|(mantissa, exponent)| {
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        is_number(mantissa.trim_start_matches('-')) && is_number(exponent.trim_start_matches(['+', '-']))
    })
}

/// The month of a date: spreadsheets take 9月1日 for one.
fn month_of_date(text: &str) -> Option<String> {
    let date = text.get(..10).filter(|date| {
        date.bytes().enumerate().all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() })
    })?;
    Some(format!("{}月", date[5..7].trim_start_matches('0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_spreadsheets_make_of_texts_is_known() {
        assert_eq!(
            (month_of_date("2025-09-01"), month_of_date("9月"), month_of_date("2025年9月1日啊")),
            (Some("9月".to_owned()), None, None)
        );
        assert!(is_scientific("6.2E+05") && is_scientific("4.5e11") && !is_scientific("e") && !is_scientific("Keriya"));
        assert_eq!(with_unit(Form::Quantity, "元", "12,000"), "12,000元");
        assert_eq!(
            (with_unit(Form::Quantity, "元", "12万"), with_unit(Form::Text, "元", "12")),
            ("12万".to_owned(), "12".to_owned())
        );
    }
}
