//! A scenario as a text that says what the engine reads of it and nothing else, the same on every machine. Fingerprints of plans begin with
//! it; results are kept under its hash. Names, contacts, remarks, sources, and places and products that no row names are not in it: what
//! they say changes no plan.
//!
//! One line a fact, in a stated order: the form, the rules, kinds, words, parties, places, products, roads, offers, needs, then what the
//! planner decided. A row is its table, its id and what it holds of each attribute that plans depend on, in the order of its table. Texts
//! are quoted, with `\` before quotes and backslashes and `\n` for a line's end; what is empty is left out. A later form begins with another
//! first line, and the ones before it are kept beside it (see [`crate::former`]).

use std::{collections::BTreeSet, fmt::Write};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{
    attribute::{self, Attribute, Value, is_planned_with},
    explanation::AgreedAmount,
    kind::Kind,
    pair::Pair,
    party::Side,
    place::Adcode,
    product::ProductId,
    rules::Rules,
    scenario::Scenario,
    term::{Relation, Term, Vocabulary},
};

/// The first line.
const FORM: &str = "dongxi scenario 2";

/// Names a scenario by all that the engine reads of it, strategy and limit of steps included: half of a SHA-256.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ScenarioKey(pub u128);

impl ScenarioKey {
    /// The name of a scenario. O(size).
    pub fn of(scenario: &Scenario) -> Self {
        let digest = Sha256::digest(canonical_form(scenario));
        let mut first = [0; 16];
        first.copy_from_slice(&digest[..16]);
        Self(u128::from_be_bytes(first))
    }
}

/// The canonical form of a scenario. O(size × log size).
pub fn canonical_form(scenario: &Scenario) -> String {
    let mut form = Form { text: format!("{FORM}\n") };
    form.rules(&scenario.rules);
    for kind in &scenario.kinds {
        form.kind(kind);
    }
    form.words(&scenario.vocabulary);
    for party in &scenario.cooperatives {
        form.row("party", &party.division.to_string(), attribute::PARTY, party);
    }
    let counties: BTreeSet<Adcode> = scenario.needs.iter().map(|need| need.county).collect();
    for county in scenario.counties.iter().filter(|county| counties.contains(&county.adcode)) {
        form.row("county", &county.adcode.to_string(), attribute::COUNTY, county);
    }
    let taken = scenario.offers.iter().filter_map(|offer| offer.terms.product.as_ref());
    let products: BTreeSet<&ProductId> =
        taken.chain(scenario.needs.iter().filter_map(|need| need.terms.product.as_ref())).collect();
    for product in scenario.products.iter().filter(|product| products.contains(&product.id)) {
        form.row("product", &quoted(&product.id.0), attribute::PRODUCT, product);
    }
    for east in scenario.parties(Side::Supporter) {
        for west in scenario.parties(Side::Supported) {
            let pair = Pair { east: east.division, west: west.division };
            if let Some(connection) = scenario.connection(pair) {
                form.row("connection", &both(pair), attribute::CONNECTION, &connection);
            }
        }
    }
    for offer in &scenario.offers {
        form.row("offer", &quoted(&offer.id.0), attribute::OFFER, offer);
    }
    for need in &scenario.needs {
        form.row("need", &quoted(&need.id.0), attribute::NEED, need);
    }
    form.decisions(scenario);
    form.text
}

/// A form on its way.
struct Form {
    text: String,
}

impl Form {
    fn line(&mut self, words: &[&str]) {
        self.text.push_str(&words.join(" "));
        self.text.push('\n');
    }

    fn rules(&mut self, rules: &Rules) {
        let Rules { version, kind_weights, cooperative_bounds, province_bounds, pool, .. } = rules;
        let bounds = [cooperative_bounds, province_bounds].map(|bounds| format!("{}-{}", bounds.least, bounds.most));
        let shipping = &rules.shipping;
        let numbers = [
            i64::from(rules.drop_penalty),
            i64::from(rules.tolerance_per_mille),
            rules.least_fit,
            rules.nearness_zero_tenths,
            rules.freshness_full_tenths,
            shipping.packing_tenths,
            shipping.selling_tenths,
            shipping.caution_tenths,
            shipping.storable_from_days,
            shipping.freight_fen_per_tonne_km,
            shipping.truck_load_tonnes,
        ];
        let numbers = numbers.map(|number| number.to_string()).join(",");
        let rates = &rules.error_rates;
        let rates = format!("{},{},{}", rates.reported, rates.estimated, rates.illustrative);
        let pool = format!("{}/{}", pool.numerator, pool.denominator);
        self.line(&["rules", &version.to_string(), &bounds[0], &bounds[1], &pool, &numbers, &rates]);
        for entry in kind_weights {
            self.line(&["weight", &quoted(&entry.kind.0), &entry.weight.to_string()]);
        }
    }

    fn kind(&mut self, kind: &Kind) {
        let Kind { id, filling, hard_rules, criteria, .. } = kind;
        let rules: Vec<String> = hard_rules.iter().map(|rule| format!("{rule:?}")).collect();
        let criteria: Vec<String> = criteria.iter().map(|entry| format!("{:?}={}", entry.criterion, entry.weight)).collect();
        self.line(&["kind", &quoted(&id.0), &format!("{filling:?}"), &rules.join(","), &criteria.join(",")]);
    }

    fn words(&mut self, words: &Vocabulary) {
        let ids = |list: &[Term]| list.iter().map(|term| quoted(&term.id.0)).collect::<Vec<_>>().join(",");
        for (name, list) in [
            ("sectors", &words.sectors),
            ("categories", &words.categories),
            ("occupations", &words.occupations),
            ("subjects", &words.subjects),
        ] {
            self.line(&[name, &ids(list)]);
        }
        for (name, list) in [("related-occupations", &words.related_occupations), ("related-subjects", &words.related_subjects)]
        {
            for Relation(one, other) in list {
                self.line(&[name, &quoted(&one.0), &quoted(&other.0)]);
            }
        }
    }

    fn row<R>(&mut self, name: &str, id: &str, table: &'static [Attribute<R>], row: &R) {
        // Writing to a text cannot fail.
        let _ = write!(self.text, "{name} {id}");
        for attribute in table.iter().filter(|attribute| is_planned_with(attribute.id)) {
            let value = attribute.of(row);
            if !value.is_empty() {
                let _ = write!(self.text, " {}=", attribute.id);
                self.value(&value);
            }
        }
        self.text.push('\n');
    }

    fn value(&mut self, value: &Value) {
        let mut list = |parts: &mut dyn Iterator<Item = String>| {
            self.text.push('[');
            for (place, part) in parts.enumerate() {
                self.text.push_str(if place == 0 { "" } else { "," });
                self.text.push_str(&part);
            }
            self.text.push(']');
        };
        match value {
            Value::Nothing => {}
            Value::Numbers(numbers) => list(&mut numbers.iter().map(i64::to_string)),
            Value::Texts(texts) => list(&mut texts.iter().map(|text| quoted(text))),
            Value::Number(number) => drop(write!(self.text, "{number}")),
            Value::Text(text) => self.text.push_str(&quoted(text)),
            Value::Flag(flag) => drop(write!(self.text, "{flag}")),
        }
    }

    fn decisions(&mut self, scenario: &Scenario) {
        for (name, pairs) in [("exists", &scenario.existing()), ("pinned", &scenario.pins), ("forbidden", &scenario.forbids)] {
            for pair in pairs {
                self.line(&[name, &both(*pair)]);
            }
        }
        for fixed in &scenario.fixed {
            self.line(&["fixed", &quoted(&fixed.offer.0), &quoted(&fixed.need.0), &fixed.amount.to_string()]);
        }
        for (tonnes, offer) in scenario.promised().iter().zip(&scenario.offers).filter(|(tonnes, _)| **tonnes > 0) {
            self.line(&["promised", &quoted(&offer.id.0), &tonnes.to_string()]);
        }
        self.line(&["strategy", &format!("{:?}", scenario.strategy)]);
        self.line(&["steps", &scenario.step_limit.to_string()]);
        if let Some(held) = &scenario.held {
            self.line(&["held", &format!("{:?}", held.rule)]);
            self.agreed("held", &held.pairs, &held.others);
        }
        if let Some(agreed) = &scenario.agreed {
            self.line(&["agreed"]);
            self.agreed("agreed", &agreed.pairs, &agreed.amounts);
        }
    }

    fn agreed(&mut self, name: &str, pairs: &[Pair], amounts: &[AgreedAmount]) {
        for pair in pairs {
            self.line(&[name, &both(*pair)]);
        }
        for AgreedAmount { offer, need, amount } in amounts {
            self.line(&[name, &quoted(&offer.0), &quoted(&need.0), &amount.to_string()]);
        }
    }
}

fn both(pair: Pair) -> String {
    format!("{}-{}", pair.east, pair.west)
}

/// A text in quotes, as the form writes it.
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_quoted_so_that_no_name_reads_as_something_else() {
        assert_eq!(quoted("a\"b\\c\nd"), "\"a\\\"b\\\\c\\nd\"");
        let mut form = Form { text: String::new() };
        form.value(&Value::Texts(vec!["x".to_owned(), "y,z".to_owned()]));
        form.value(&Value::Numbers(vec![11, 12]));
        form.value(&Value::Flag(true));
        assert_eq!(form.text, "[\"x\",\"y,z\"][11,12]true");
    }
}
