//! The table of the numbers of the rules that have no control of their own on the desk. The data view's table of rules, its cells, links,
//! comparison and workbooks read it; nothing else lists them.
//!
//! Limits keep every number where the engine can work with it: nothing divides by 0, and a freight of 10,000 fen over the longest road that
//! `validate` lets through is far below what 64 bits hold.

use crate::{
    attribute::{Form, Value},
    rule::{Measure, Rule, put, put_span, span},
};

/// The longest time that a rule may say, in tenths of a day: a year.
const YEAR: i64 = 3_650;
/// The most partners that default bounds may name.
const MOST_PARTNERS: i64 = 10_000;

/// All of it, 1,000 per mille, for shares.
const SHARE: Form = Form::Measured { least: 0, most: 1_000, measure: Measure::Share };
const DAYS: Form = Form::Measured { least: 0, most: YEAR, measure: Measure::Days };
/// What is divided by is not 0.
const SOME_DAYS: Form = Form::Measured { least: 1, most: YEAR, measure: Measure::Days };

/// The numbers of the rules, in the order in which they are listed.
pub const RULES: &[Rule] = &[
    Rule {
        id: "freight",
        name: ("吨公里运费", "Freight"),
        meaning: (
            "一吨货走一公里的运费；产地到销地的公里数乘以它，就是到货价里的运费。",
            "What moving one tonne one kilometre costs; times the road kilometres it is the freight within the price on arrival.",
        ),
        form: Form::Measured { least: 0, most: 10_000, measure: Measure::Freight },
        get: |rules| Value::Number(rules.shipping.freight_fen_per_tonne_km),
        set: |rules, value| put(&mut rules.shipping.freight_fen_per_tonne_km, value),
    },
    Rule {
        id: "truck_load",
        name: ("每车装载", "Truck-load"),
        meaning: ("一辆货车装多少吨；用来把吨数折成车次。", "How many tonnes one truck takes; turns tonnes into truck-loads."),
        form: Form::Measured { least: 1, most: 1_000, measure: Measure::Tonnes },
        get: |rules| Value::Number(rules.shipping.truck_load_tonnes),
        set: |rules, value| put(&mut rules.shipping.truck_load_tonnes, value),
    },
    Rule {
        id: "packing",
        name: ("包装预冷天数", "Packing and pre-cooling"),
        meaning: (
            "从采收到发车要几天；先从保鲜期里扣除。",
            "Days from picking to dispatch; they come off the days that a product keeps.",
        ),
        form: DAYS,
        get: |rules| Value::Number(rules.shipping.packing_tenths),
        set: |rules, value| put(&mut rules.shipping.packing_tenths, value),
    },
    Rule {
        id: "selling",
        name: ("批发零售天数", "Wholesale and shops"),
        meaning: (
            "到货后卖完要几天；保鲜期扣除它以后不够的，不能发运。",
            "Days until what has arrived is sold; what does not keep until then cannot be shipped.",
        ),
        form: DAYS,
        get: |rules| Value::Number(rules.shipping.selling_tenths),
        set: |rules, value| put(&mut rules.shipping.selling_tenths, value),
    },
    Rule {
        id: "caution",
        name: ("保鲜余量提醒线", "Few days left"),
        meaning: (
            "卖完时保鲜余量不足这么多天的，在安排里标为提醒；不影响方案。",
            "Shipments with fewer days left than this when sold are marked as a warning; the plan does not depend on it.",
        ),
        form: DAYS,
        get: |rules| Value::Number(rules.shipping.caution_tenths),
        set: |rules, value| put(&mut rules.shipping.caution_tenths, value),
    },
    Rule {
        id: "storable",
        name: ("可贮存的保鲜期", "Storable from"),
        meaning: (
            "保鲜期不到这么多天的产品，只能在采收月发运。",
            "Products that keep for fewer days than this ship in their harvest months only.",
        ),
        form: Form::Measured { least: 0, most: 365, measure: Measure::WholeDays },
        get: |rules| Value::Number(rules.shipping.storable_from_days),
        set: |rules, value| put(&mut rules.shipping.storable_from_days, value),
    },
    Rule {
        id: "freshness_full",
        name: ("新鲜度满分线", "Full freshness"),
        meaning: (
            "保鲜余量达到这么多天，“新鲜度”一项就得满分。",
            "With this many days left a shipment has the full score for freshness.",
        ),
        form: SOME_DAYS,
        get: |rules| Value::Number(rules.freshness_full_tenths),
        set: |rules, value| put(&mut rules.freshness_full_tenths, value),
    },
    Rule {
        id: "nearness_zero",
        name: ("就近零分线", "Nearness ends"),
        meaning: (
            "两省会间货车要走这么多天及以上的，“就近”一项得 0 分。",
            "Where a truck takes this many days or more between the two capitals, nearness scores 0.",
        ),
        form: SOME_DAYS,
        get: |rules| Value::Number(rules.nearness_zero_tenths),
        set: |rules, value| put(&mut rules.nearness_zero_tenths, value),
    },
    Rule {
        id: "least_fit",
        name: ("最低匹配度", "Least fit"),
        meaning: (
            "配得上的能力和需求，匹配度再低也按它算。",
            "An offer and a need that go together fit at least this well, whatever their criteria say.",
        ),
        // Not 0: what goes together is worth something.
        form: Form::Measured { least: 100, most: 10_000, measure: Measure::Fit },
        get: |rules| Value::Number(rules.least_fit),
        set: |rules, value| put(&mut rules.least_fit, value),
    },
    Rule {
        id: "cooperative_bounds",
        name: ("供销社默认伙伴数", "Partners of a cooperative"),
        meaning: (
            "没有单独设定的东部供销社，最少和最多与几个省区结对。",
            "With how many provinces an eastern cooperative is paired at least and at most, unless it has bounds of its own.",
        ),
        form: Form::Span { most: MOST_PARTNERS },
        get: |rules| span(rules.cooperative_bounds),
        set: |rules, value| put_span(&mut rules.cooperative_bounds, value),
    },
    Rule {
        id: "province_bounds",
        name: ("省区默认伙伴数", "Partners of a province"),
        meaning: (
            "没有单独设定的西部省区，最少和最多与几家供销社结对。",
            "With how many cooperatives a western province is paired at least and at most, unless it has bounds of its own.",
        ),
        form: Form::Span { most: MOST_PARTNERS },
        get: |rules| span(rules.province_bounds),
        set: |rules, value| put_span(&mut rules.province_bounds, value),
    },
    Rule {
        id: "tolerance",
        name: ("变动最少的让分", "Points given up for fewer changes"),
        meaning: ("“变动最少”的方案最多可以比最优低百分之几。", "By how much a plan of least change may stay below the best."),
        form: SHARE,
        get: |rules| Value::Number(i64::from(rules.tolerance_per_mille)),
        set: |rules, value| put(&mut rules.tolerance_per_mille, value),
    },
    Rule {
        id: "error_reported",
        name: ("实报数误差", "Error of reported quantities"),
        meaning: (
            "算“把握”时，实报的数量假定上下浮动多少。",
            "How far reported quantities may be off either way where it is asked how sure a plan is.",
        ),
        form: SHARE,
        get: |rules| Value::Number(i64::from(rules.error_rates.reported)),
        set: |rules, value| put(&mut rules.error_rates.reported, value),
    },
    Rule {
        id: "error_estimated",
        name: ("估算数误差", "Error of estimated quantities"),
        meaning: (
            "算“把握”时，估算的数量假定上下浮动多少。",
            "How far estimated quantities may be off either way where it is asked how sure a plan is.",
        ),
        form: SHARE,
        get: |rules| Value::Number(i64::from(rules.error_rates.estimated)),
        set: |rules, value| put(&mut rules.error_rates.estimated, value),
    },
    Rule {
        id: "error_illustrative",
        name: ("示意数误差", "Error of illustrative quantities"),
        meaning: (
            "算“把握”时，示意的数量假定上下浮动多少。",
            "How far illustrative quantities may be off either way where it is asked how sure a plan is.",
        ),
        form: SHARE,
        get: |rules| Value::Number(i64::from(rules.error_rates.illustrative)),
        set: |rules, value| put(&mut rules.error_rates.illustrative, value),
    },
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::{
        party::PartnerBounds,
        rules::{ErrorRates, Pool, Rules, ShippingRules},
    };

    /// Rules whose numbers all differ.
    fn rules() -> Rules {
        Rules {
            version: 1,
            kind_weights: Vec::new(),
            cooperative_bounds: PartnerBounds { least: 2, most: 3 },
            province_bounds: PartnerBounds { least: 4, most: 5 },
            pool: Pool::PAIRED_ONLY,
            drop_penalty: 6,
            tolerance_per_mille: 7,
            error_rates: ErrorRates { reported: 8, estimated: 9, illustrative: 10 },
            least_fit: 11,
            nearness_zero_tenths: 12,
            freshness_full_tenths: 13,
            shipping: ShippingRules {
                packing_tenths: 14,
                selling_tenths: 15,
                caution_tenths: 16,
                storable_from_days: 17,
                freight_fen_per_tonne_km: 18,
                truck_load_tonnes: 19,
            },
        }
    }

    /// Every number of the rules is a row, or has a control elsewhere. Taken apart, so that a new one cannot be forgotten.
    #[test]
    fn every_number_of_the_rules_is_in_the_table_or_has_a_control_of_its_own() {
        let Rules {
            // The version names the rules; the others are set by the controls of weights, pool and existing pairs.
            version: _,
            kind_weights: _,
            pool: _,
            drop_penalty: _,
            cooperative_bounds,
            province_bounds,
            tolerance_per_mille,
            error_rates: ErrorRates { reported, estimated, illustrative },
            least_fit,
            nearness_zero_tenths,
            freshness_full_tenths,
            shipping:
                ShippingRules {
                    packing_tenths,
                    selling_tenths,
                    caution_tenths,
                    storable_from_days,
                    freight_fen_per_tonne_km,
                    truck_load_tonnes,
                },
        } = rules();
        let wide = [tolerance_per_mille, reported, estimated, illustrative].map(i64::from);
        let long = [
            least_fit,
            nearness_zero_tenths,
            freshness_full_tenths,
            packing_tenths,
            selling_tenths,
            caution_tenths,
            storable_from_days,
            freight_fen_per_tonne_km,
            truck_load_tonnes,
        ];
        let numbers = wide.into_iter().chain(long).map(Value::Number);
        let expected: BTreeSet<Value> = numbers.chain([cooperative_bounds, province_bounds].map(span)).collect();
        let listed: BTreeSet<Value> = RULES.iter().map(|rule| rule.of(&rules())).collect();
        assert_eq!(listed, expected);
        assert_eq!((RULES.len(), expected.len()), (15, 15));
    }

    #[test]
    fn each_rule_sets_what_it_reads_and_nothing_else_and_refuses_what_is_out_of_its_limits() {
        for rule in RULES {
            let (ends, beyond): (Vec<Value>, Vec<Value>) = match rule.form {
                Form::Measured { least, most, .. } => (
                    [least, most].map(Value::Number).to_vec(),
                    [least - 1, most + 1, i64::MIN, i64::MAX].map(Value::Number).to_vec(),
                ),
                Form::Span { most } => (
                    [[0, 0], [0, most]].map(|ends| Value::Numbers(ends.to_vec())).to_vec(),
                    [vec![2, 1], vec![-1, 1], vec![0, most + 1], vec![1], vec![1, 2, 3], vec![i64::MIN, i64::MAX]]
                        .map(Value::Numbers)
                        .to_vec(),
                ),
                other => panic!("{}: {other:?}", rule.id),
            };
            for value in ends {
                let mut changed = rules();
                assert!(rule.put(&mut changed, &value), "{}: {value:?}", rule.id);
                assert_eq!(rule.of(&changed), value);
                for other in RULES.iter().filter(|other| other.id != rule.id) {
                    assert_eq!(other.of(&changed), other.of(&rules()), "{} changes {}", rule.id, other.id);
                }
            }
            for value in beyond.into_iter().chain([Value::Nothing, Value::Text("1".to_owned()), Value::Flag(true)]) {
                let mut changed = rules();
                assert!(!rule.put(&mut changed, &value), "{}: {value:?}", rule.id);
                assert_eq!(changed, rules());
            }
        }
    }

    #[test]
    fn ids_and_names_are_each_once_and_every_meaning_is_a_sentence() {
        for texts in [
            RULES.iter().map(|rule| rule.id).collect::<BTreeSet<_>>(),
            RULES.iter().map(|rule| rule.name.0).collect(),
            RULES.iter().map(|rule| rule.name.1).collect(),
        ] {
            assert_eq!(texts.len(), RULES.len());
        }
        assert!(RULES.iter().all(|rule| rule.meaning.0.ends_with('。') && rule.meaning.1.ends_with('.')));
    }
}
