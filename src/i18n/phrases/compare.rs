//! The comparison of two scenarios in words: the first sentence, the names of what is compared, counts.

use std::cmp::Ordering;

use domain::{Coverage, Plan, Scenario, explanation::Difference};

use super::{
    names::{division, kind_unit, more_or_less},
    what_if::coverage_row,
};
use crate::{Lang, change_points, per_cent, points, shown};

/// The first sentence: what B has more and less of, natural units first, then the worst coverage, the value where it compares, and
/// how many pairs differ.
pub fn compare_sentence(lang: Lang, scenario: &Scenario, (before, after): (&Plan, &Plan), difference: &Difference) -> String {
    let zh = lang == Lang::Zh;
    let is_same = difference.value == 0 && difference.amounts_changed == 0;
    if is_same && difference.added.is_empty() && difference.removed.is_empty() {
        return if zh { "B 与 A 的方案相同。" } else { "B has the same plan as A." }.to_owned();
    }
    let mut parts: Vec<String> = Vec::new();
    for change in &difference.kinds {
        let Some((index, kind)) = scenario.kind(&change.kind) else { continue };
        let delta = change.served.1 - change.served.0;
        if delta != 0 {
            parts.push(more_or_less(lang, lang.pick(&kind.short), kind_unit(scenario, index), delta));
        }
    }
    if parts.is_empty() {
        parts.push(if zh { "各类可落实数量相同" } else { "the same amounts of every kind" }.to_owned());
    }
    parts.extend(worst_moves(lang, scenario, worst(before), worst(after)));
    if difference.is_comparable {
        let change = change_points(shown::difference(shown::value(before), shown::value(after)));
        // Which of two plans is better is open as long as a bound lies above the better one.
        let is_open = match difference.value.cmp(&0) {
            Ordering::Greater => before.bound > after.value,
            Ordering::Less => after.bound > before.value,
            Ordering::Equal => false,
        };
        let gap = |plan: &Plan| points(shown::gap(plan));
        parts.push(match (zh, is_open) {
            (true, false) => format!("得分 {change}"),
            (false, false) => format!("value {change}"),
            (true, true) => format!("得分 {change}（高低未定：A 离上限最多还差 {}，B 最多还差 {}）", gap(before), gap(after)),
            (false, true) => {
                format!("value {change} (which is better is open: A may gain up to {}, B up to {})", gap(before), gap(after))
            }
        });
    }
    let pairs = difference.added.len().max(difference.removed.len());
    parts.push(match (lang, pairs) {
        (Lang::Zh, 0) => "结对相同".to_owned(),
        (Lang::Zh, _) => format!("{pairs} 对不同"),
        (Lang::En, 0) => "the same pairs".to_owned(),
        (Lang::En, 1) => "1 pair differs".to_owned(),
        (Lang::En, _) => format!("{pairs} pairs differ"),
    });
    if zh { format!("B 比 A：{}。", parts.join("；")) } else { format!("B compared with A: {}.", parts.join("; ")) }
}

/// The least covered row of a plan.
pub fn worst(plan: &Plan) -> Option<&Coverage> {
    plan.coverage.get(plan.measures.worst? as usize)
}

fn worst_moves(lang: Lang, scenario: &Scenario, before: Option<&Coverage>, after: Option<&Coverage>) -> Option<String> {
    let (before, after) = (before?, after?);
    let share = |row: &Coverage| row.per_myriad().unwrap_or(0);
    let place = |row: &Coverage| {
        let kind = scenario.kinds.get(row.kind as usize).map_or_else(String::new, |kind| lang.pick(&kind.short).to_owned());
        format!("{} · {kind}", division(lang, scenario, row.province))
    };
    let (from, to) = (per_cent(share(before)), coverage_row(lang, scenario, after));
    let same_place = (before.province, before.kind) == (after.province, after.kind);
    Some(match (lang, share(before).cmp(&share(after))) {
        (_, Ordering::Equal) if same_place => return None,
        (Lang::Zh, Ordering::Less) => format!("最低满足率由 {from}（{}）升到 {to}", place(before)),
        (Lang::Zh, Ordering::Greater) => format!("最低满足率由 {from}（{}）降到 {to}", place(before)),
        (Lang::Zh, Ordering::Equal) => format!("最低满足率仍为 {from}，由 {} 变为 {}", place(before), place(after)),
        (Lang::En, Ordering::Less) => format!("lowest coverage rises from {from} ({}) to {to}", place(before)),
        (Lang::En, Ordering::Greater) => format!("lowest coverage falls from {from} ({}) to {to}", place(before)),
        (Lang::En, Ordering::Equal) => format!("lowest coverage stays at {from}, now {}", place(after)),
    })
}

/// A change in per cent points.
pub fn change_of_share(lang: Lang, before: i64, after: i64) -> String {
    let change = after.div_euclid(100) - before.div_euclid(100);
    let sign = match change.cmp(&0) {
        Ordering::Greater => "+",
        Ordering::Less => "−",
        Ordering::Equal => "",
    };
    format!("{sign}{} {}", change.abs(), if lang == Lang::Zh { "百分点" } else { "pp" })
}

/// An earlier step of the slot in use, to be compared with.
pub fn compare_step(lang: Lang, step: usize, label: &str) -> String {
    match lang {
        Lang::Zh => format!("第 {step} 步：{label}"),
        Lang::En => format!("Step {step}: {label}"),
    }
}

/// How many pairs are in both plans, and in one only.
pub fn compare_counts(lang: Lang, both: usize, only_a: usize, only_b: usize) -> String {
    match lang {
        Lang::Zh => format!("相同 {both} · 仅 A {only_a} · 仅 B {only_b}"),
        Lang::En => format!("{both} in both · {only_a} in A only · {only_b} in B only"),
    }
}

/// How many inputs differ.
pub fn compare_input_count(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Zh, _) => format!("{count} 处"),
        (Lang::En, 1) => "1 input".to_owned(),
        (Lang::En, _) => format!("{count} inputs"),
    }
}

/// How many amounts differ, and how many of them are listed.
pub fn compare_amount_count(lang: Lang, listed: usize, all: usize) -> String {
    match (lang, listed == all) {
        (Lang::Zh, true) => format!("{all} 处"),
        (Lang::Zh, false) => format!("共 {all} 处，列出最大的 {listed} 处"),
        (Lang::En, true) => format!("{all} amounts"),
        (Lang::En, false) => format!("{all} amounts; the {listed} largest are listed"),
    }
}

/// A difference was adopted.
pub fn compare_adopted(lang: Lang, label: &str) -> String {
    match lang {
        Lang::Zh => format!("A 已采用：{label}"),
        Lang::En => format!("Adopted in A: {label}"),
    }
}

/// What a button that adopts is called.
pub fn compare_adopt_label(lang: Lang, verb: &str, label: &str) -> String {
    match lang {
        Lang::Zh => format!("{verb}：{label}"),
        Lang::En => format!("{verb}: {label}"),
    }
}

/// The coverage of a province in both plans, for those who do not see the drawing.
pub fn coverage_from_to(before: i64, after: i64) -> String {
    format!("{} → {}", per_cent(before), per_cent(after))
}
