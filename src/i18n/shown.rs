//! What the views show of values, in hundredths of a point, so that the numbers of a view add up: changes with what they consist of, and
//! what a list or a table sums. The rule of rounding is `domain::shown`; no view rounds by itself.

use domain::{
    Plan, Scenario,
    explanation::{Difference, Effects, Improvements, Standing, ValueEffects},
    shown::{Scaled, parts},
};

pub use domain::shown::difference;

/// A plan's value with its scale.
pub fn value(plan: &Plan) -> Scaled {
    (plan.scale, plan.value)
}

/// The value of a standing with its scale.
pub fn stands(standing: &Standing) -> Scaled {
    (standing.scale, standing.value)
}

/// By how much a plan may fall short, as shown: shown bound less shown value.
pub fn gap(plan: &Plan) -> i64 {
    difference(value(plan), (plan.scale, plan.bound))
}

/// Parts of a shown whole that need not be all of it: `whole` is the exact whole, and what the parts leave of it is a part that is not
/// shown.
fn some_parts(total: i64, scale: domain::ValueScale, exact: impl Iterator<Item = i64>, whole: i64) -> Vec<i64> {
    let mut exact: Vec<i64> = exact.collect();
    exact.push(whole - exact.iter().sum::<i64>());
    let mut shown = parts(total, scale, &exact);
    shown.pop();
    shown
}

/// A change of the value, and what it consists of: together they are the change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Value after less value before.
    pub total: i64,
    /// What the changed inputs are worth by themselves.
    pub at_once: i64,
    /// What each move adds, in their order.
    pub moves: Vec<i64>,
}

/// The change that a difference tells of, between the values that are shown before and after.
pub fn change(told: &Difference, before: Scaled, after: Scaled) -> Change {
    let total = difference(before, after);
    if !told.is_comparable {
        return Change { total: 0, at_once: 0, moves: vec![0; told.moves.len()] };
    }
    let exact: Vec<i64> = std::iter::once(told.at_once).chain(told.moves.iter().map(|step| step.value)).collect();
    let mut moves = parts(total, told.scale, &exact);
    let at_once = moves.remove(0);
    Change { total, at_once, moves }
}

/// A shown difference in value, explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// By kind.
    pub kinds: Vec<ExplainedKind>,
    /// What other penalties change.
    pub penalties: i64,
}

/// The difference of a kind, and what it consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExplainedKind {
    /// The difference.
    pub total: i64,
    /// Quantity, fit and priority: together the difference.
    pub parts: [i64; 3],
}

impl Explained {
    /// Quantity, fit and priority of all kinds: the sums of what is shown of each.
    pub fn together(&self) -> [i64; 3] {
        let add = |sum: [i64; 3], of: &ExplainedKind| std::array::from_fn(|part| sum[part] + of.parts[part]);
        self.kinds.iter().fold([0; 3], add)
    }
}

/// The effects behind a shown difference: kinds and penalties add up to it, and the parts of each kind to the kind.
pub fn effects(total: i64, effects: &ValueEffects) -> Explained {
    let mut exact: Vec<i64> = effects.kinds.iter().map(Effects::total).collect();
    exact.push(effects.penalties);
    let mut shown = parts(total, effects.scale, &exact);
    let penalties = shown.pop().unwrap_or(0);
    let kind = |(of, total): (&Effects, i64)| {
        let three = parts(total, effects.scale, &[of.quantity, of.fit, of.priority]);
        ExplainedKind { total, parts: std::array::from_fn(|part| three.get(part).copied().unwrap_or(0)) }
    };
    Explained { kinds: effects.kinds.iter().zip(shown).map(kind).collect(), penalties }
}

/// One change of the existing pairs: what it brings, and what each of its moves adds to that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What the change brings.
    pub total: i64,
    /// What each move adds.
    pub moves: Vec<i64>,
}

/// What leads from the existing pairs to the plan: the whole gain, and the changes that are known of it.
pub fn steps(told: &Improvements) -> (i64, Vec<Step>) {
    let gained = difference(stands(&told.before), stands(&told.after));
    let whole = match (told.before.scale == told.scale, told.after.scale == told.scale) {
        (true, true) => told.after.value - told.before.value,
        // Of other scales than the steps: the steps are all that is known of it.
        _ => told.steps.iter().map(|step| step.value).sum(),
    };
    let totals = some_parts(gained, told.scale, told.steps.iter().map(|step| step.value), whole);
    let steps = told.steps.iter().zip(totals).map(|(step, total)| Step {
        total,
        moves: some_parts(total, told.scale, step.moves.iter().map(|of| of.value), step.value),
    });
    (gained, steps.collect())
}

/// Where the difference in value between two plans of one scale comes from: each kind of the scenario, then the penalties.
pub fn sources(scenario: &Scenario, from: &Plan, to: &Plan) -> Vec<i64> {
    let of_kind = |plan: &Plan, kind: usize| -> i64 { plan.pairs.iter().filter_map(|pair| pair.delivered.get(kind)).sum() };
    let kinds = scenario.kinds.len();
    let mut exact: Vec<i64> = (0..kinds).map(|kind| of_kind(to, kind) - of_kind(from, kind)).collect();
    exact.push(to.value - from.value - exact.iter().sum::<i64>());
    parts(difference(value(from), value(to)), to.scale, &exact)
}

/// What provinces gain between two plans, and what counties gain within their province: province by province in the order given, each
/// with its counties. Values are in units of the difference's scale. Penalties are no province's and are left out.
pub fn places(told: &Difference, total: i64, provinces: &[(i64, Vec<i64>)]) -> Vec<(i64, Vec<i64>)> {
    let totals = some_parts(total, told.scale, provinces.iter().map(|(value, _)| *value), told.value);
    let counties = |((value, counties), total): (&(i64, Vec<i64>), i64)| {
        (total, some_parts(total, told.scale, counties.iter().copied(), *value))
    };
    provinces.iter().zip(totals).map(counties).collect()
}

#[cfg(test)]
mod tests {
    use domain::{
        Adcode, Fingerprint, Measures, Pair, PairResult, PlanState, ValueScale,
        explanation::{Answer, Improvement, Move},
        shown::PlanPoints,
    };
    use proptest::{collection::vec, prelude::*};

    use super::*;
    use crate::{Lang, reference_scenario};

    /// Hundredths that a text says, as a reader types them into a calculator.
    fn read(text: &str) -> i64 {
        let digits = text.trim_start_matches(['+', '−']);
        let (whole, decimals) = digits.split_once('.').unwrap_or_else(|| panic!("{text}"));
        assert_eq!(decimals.len(), 2, "{text}");
        let hundredths: i64 = format!("{whole}{decimals}").parse().unwrap();
        if text.starts_with('−') { -hundredths } else { hundredths }
    }

    /// All numbers with two decimals in a text.
    fn numbers(text: &str) -> Vec<i64> {
        let is_number =
            |part: &&str| part.contains('.') && part.chars().all(|sign| sign.is_ascii_digit() || "+−.".contains(sign));
        text.split(|sign: char| !(sign.is_ascii_digit() || "+−.".contains(sign))).filter(is_number).map(read).collect()
    }

    /// A plan of three cooperatives and two provinces with these values by pair and kind, and these pairs dropped.
    fn plan(scale: i64, delivered: &[Vec<i64>], penalty: i64, gap: i64) -> Plan {
        let pairs: Vec<PairResult> = delivered
            .iter()
            .enumerate()
            .map(|(place, kinds)| {
                let chosen = kinds.iter().any(|value| *value != 0);
                PairResult {
                    pair: Pair { east: Adcode(110_000 + place as u32 / 2), west: Adcode(450_000 + place as u32 % 2) },
                    chosen,
                    alone: kinds.iter().map(|value| value + 7).collect(),
                    delivered: kinds.clone(),
                    amounts: vec![0; kinds.len()],
                    penalty: if chosen { 0 } else { penalty },
                    bar: None,
                }
            })
            .collect();
        let value = pairs.iter().map(PairResult::contribution).sum();
        Plan {
            strategy: domain::Strategy::BestValue,
            state: PlanState::Bounded,
            scale: ValueScale(scale),
            value,
            bound: value + gap,
            pairs,
            deliveries: Vec::new(),
            coverage: Vec::new(),
            unmet: Vec::new(),
            measures: Measures {
                served: vec![0; 4],
                needed: vec![0; 4],
                offered: vec![0; 4],
                worst: None,
                blocking: Vec::new(),
                added: Vec::new(),
                dropped: Vec::new(),
            },
            arcs_checked: 0,
            steps: 0,
            fingerprint: Fingerprint(0),
            former_fingerprint: Fingerprint(0),
        }
    }

    fn standing(plan: &Plan) -> Standing {
        Standing {
            value: plan.value,
            bound: plan.bound,
            scale: plan.scale,
            answer: Answer::BestFound,
            served: Vec::new(),
            needed: Vec::new(),
            worst: None,
            blocking: 0,
            added: 0,
            dropped: 0,
        }
    }

    fn step(value: i64) -> Move {
        Move { chain: 0, is_cycle: false, cooperative: Adcode(110_000), leaves: None, joins: Some(Adcode(450_000)), value }
    }

    fn told(scale: i64, at_once: i64, moves: &[i64], value: i64) -> Difference {
        Difference {
            is_comparable: true,
            scale: ValueScale(scale),
            value,
            at_once,
            moves: moves.iter().copied().map(step).collect(),
            added: Vec::new(),
            removed: Vec::new(),
            kinds: Vec::new(),
            provinces: Vec::new(),
            counties: Vec::new(),
            amounts: Vec::new(),
            amounts_changed: 0,
        }
    }

    /// Values of six pairs by four kinds; a pair without any is not chosen.
    fn values() -> impl Strategy<Value = Vec<Vec<i64>>> {
        let pair = prop_oneof![1 => Just(vec![0_i64; 4]), 3 => vec(prop_oneof![1 => Just(0), 4 => 0..900_000_i64], 4)];
        vec(pair, 6)
    }

    proptest! {
        #[test]
        fn the_matrix_adds_up_to_the_strip(scale in 100_i64..3_000, values in values(), penalty in 0_i64..90_000) {
            let plan = plan(scale, &values, penalty, 0);
            let points = PlanPoints::of(&plan);
            let cell = |found: &PairResult| read(&crate::points(points.pair(found.pair)));
            let sum = |party: Adcode| {
                plan.pairs.iter().filter(|found| found.pair.east == party || found.pair.west == party).map(cell).sum::<i64>()
            };
            for party in plan.pairs.iter().flat_map(|found| [found.pair.east, found.pair.west]) {
                prop_assert_eq!(sum(party), read(&crate::points(points.sum(Some(party)))));
            }
            let strip = read(&crate::points_of(plan.scale, plan.value));
            prop_assert_eq!(plan.pairs.iter().map(cell).sum::<i64>(), strip);
            // The panel of a pair: its kinds add up to it, and so do those that it could reach alone.
            for found in &plan.pairs {
                let kinds: i64 = points.kinds(&plan, found).iter().map(|part| read(&crate::points(*part))).sum();
                prop_assert!(!found.chosen || kinds == cell(found));
                let alone: i64 = domain::shown::alone_by_kind(&plan, found).iter().sum();
                prop_assert_eq!(alone, read(&crate::points_of(plan.scale, found.alone_total())));
            }
        }

        #[test]
        fn the_gap_is_the_bound_less_the_value(scale in 100_i64..3_000, values in values(), gap in 0_i64..90_000) {
            let plan = plan(scale, &values, 0, gap);
            let written = |value| read(&crate::points_of(plan.scale, value));
            let left = super::gap(&plan);
            prop_assert_eq!(left, written(plan.bound) - written(plan.value));
            let said = crate::gap(Lang::Zh, &plan);
            prop_assert!(if left == 0 { said.contains("不到") } else { numbers(&said) == [left] }, "{}", said);
        }

        #[test]
        fn a_strategy_differs_by_what_its_kinds_differ_by(
            scale in 100_i64..3_000, one in values(), other in values(), penalty in 0_i64..90_000,
        ) {
            let scenario = reference_scenario();
            let (from, to) = (plan(scale, &one, penalty, 0), plan(scale, &other, penalty, 0));
            let change = difference(value(&from), value(&to));
            let written = |plan: &Plan| read(&crate::points_of(plan.scale, plan.value));
            prop_assert_eq!(read(&crate::change_points(change)), written(&to) - written(&from));
            for lang in [Lang::Zh, Lang::En] {
                let said = crate::value_sources(lang, &scenario, &from, &to);
                prop_assert_eq!(numbers(&said).iter().sum::<i64>(), change, "{}", said);
            }
        }

        #[test]
        fn moves_add_up_to_the_change_between_the_values_shown(
            scale in 100_i64..3_000, before in 0_i64..9_000_000, at_once in -90_000_i64..90_000, moves in vec(-90_000_i64..90_000, 0..7),
        ) {
            let after = before + at_once + moves.iter().sum::<i64>();
            let scale_of = ValueScale(scale);
            let found = change(&told(scale, at_once, &moves, after - before), (scale_of, before), (scale_of, after));
            let from_to = numbers(&crate::from_to(scale_of, before, scale_of, after));
            prop_assert_eq!(found.total, from_to[1] - from_to[0]);
            let parts = std::iter::once(found.at_once).chain(found.moves);
            prop_assert_eq!(parts.map(|part| read(&crate::change_points(part))).sum::<i64>(), found.total);
        }

        #[test]
        fn changes_of_the_existing_pairs_add_up_to_the_gain(
            scale in 100_i64..3_000, before in values(), steps in vec(vec(-90_000_i64..90_000, 1..4), 1..9), known in 0_usize..9,
        ) {
            let before = plan(scale, &before, 0, 0);
            let total = |moves: &Vec<i64>| moves.iter().sum::<i64>();
            let mut after = before.clone();
            after.value += steps.iter().map(total).sum::<i64>();
            let improvement = |moves: &Vec<i64>| Improvement {
                moves: moves.iter().copied().map(step).collect(),
                value: total(moves),
                kinds: Vec::new(),
                provinces: Vec::new(),
            };
            let found = |count: usize| super::steps(&Improvements {
                before: standing(&before),
                after: standing(&after),
                scale: ValueScale(scale),
                steps: steps.iter().take(count).map(improvement).collect(),
            });
            let (gained, all) = found(steps.len());
            prop_assert_eq!(all.iter().map(|step| step.total).sum::<i64>(), gained);
            for step in &all {
                prop_assert_eq!(step.moves.iter().sum::<i64>(), step.total);
            }
            // While changes are still being found, those that are known are not stretched to the whole gain.
            for (step, exact) in found(known).1.iter().zip(&steps) {
                let off = i128::from(step.total) * i128::from(scale) - i128::from(total(exact));
                prop_assert!(off.abs() <= i128::from(scale));
            }
        }

        #[test]
        fn counties_add_up_to_their_province(
            scale in 100_i64..3_000, provinces in vec(vec(-90_000_i64..90_000, 0..9), 1..8), penalties in -90_000_i64..90_000,
        ) {
            let groups: Vec<(i64, Vec<i64>)> = provinces.iter().map(|of| (of.iter().sum(), of.clone())).collect();
            let whole: i64 = groups.iter().map(|(value, _)| value).sum::<i64>() + penalties;
            let told = told(scale, 0, &[], whole);
            for (total, counties) in places(&told, ValueScale(scale).hundredths(whole), &groups) {
                prop_assert!(counties.is_empty() || counties.iter().sum::<i64>() == total);
            }
        }
    }

    #[test]
    fn shares_of_the_data_add_up_to_a_hundred() {
        let mut scenario = reference_scenario();
        for count in 0..40 {
            for offer in scenario.offers.iter_mut().take(count) {
                offer.provenance = domain::Provenance::Estimated;
            }
            let said = crate::data_line(Lang::En, &scenario);
            let shares = said.split('%').filter_map(|part| part.rsplit(' ').next()?.parse::<i64>().ok());
            assert_eq!(shares.sum::<i64>(), 100, "{said}");
        }
    }
}
