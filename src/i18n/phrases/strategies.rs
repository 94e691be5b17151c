//! The strategies, what each says of its plan, and what each costs.

use domain::{
    Coverage, Plan, Scenario, Strategy, ValueScale,
    explanation::{Answer, BreakPoint, Exactness, FairLevel, StrategyFacts},
};

use super::{
    names::{division, kind_unit, more_or_less, pair},
    what_if::coverage_row,
};
use crate::{Lang, change_points, per_cent, points_of, shown};

/// Name of a strategy.
pub fn strategy(lang: Lang, strategy: Strategy) -> &'static str {
    match strategy {
        Strategy::BestValue => lang.strategy_best(),
        Strategy::Fairest => lang.strategy_fair(),
        Strategy::Stable => lang.strategy_stable(),
        Strategy::LeastChange => lang.strategy_least(),
    }
}

/// What a strategy seeks, in one sentence.
pub fn strategy_seeks(lang: Lang, strategy: Strategy) -> &'static str {
    match (lang, strategy) {
        (Lang::Zh, Strategy::BestValue) => "总得分最高。",
        (Lang::Zh, Strategy::Fairest) => "先抬高最低的满足率，再抬高次低的，最后才看得分。",
        (Lang::Zh, Strategy::Stable) => "没有哪一对双方都更愿意换成彼此。",
        (Lang::Zh, Strategy::LeastChange) => "得分不低于最优的 99%，改动最少。",
        (Lang::En, Strategy::BestValue) => "The highest value.",
        (Lang::En, Strategy::Fairest) => "Raises the lowest coverage, then the next lowest; value comes last.",
        (Lang::En, Strategy::Stable) => "No two parties both prefer each other to what they have.",
        (Lang::En, Strategy::LeastChange) => "Changes as little as possible while keeping 99% of the best value.",
    }
}

/// What a strategy has to say of its plan beyond the measures.
pub fn strategy_facts(lang: Lang, scenario: &Scenario, facts: &StrategyFacts) -> String {
    let zh = lang == Lang::Zh;
    match facts {
        StrategyFacts::BestValue => String::new(),
        StrategyFacts::Existing => lang.existing_note().to_owned(),
        StrategyFacts::Stable { missed, .. } if missed.is_empty() => {
            if zh { "每一方都达到下限。" } else { "Every party reaches its lower limit." }.to_owned()
        }
        StrategyFacts::Stable { missed, .. } => {
            let list: Vec<String> = missed
                .iter()
                .map(|missed| format!("{} {}/{}", division(lang, scenario, missed.party), missed.partners, missed.least))
                .collect();
            if zh {
                format!("任何稳定方案都达不到这些下限：{}。", list.join("、"))
            } else {
                format!("No stable plan meets these lower limits: {}.", list.join(", "))
            }
        }
        StrategyFacts::Fairest(fairness) => {
            let all = fairness.levels.len();
            let first = fairness.levels.first().map_or_else(String::new, |level| level_words(lang, scenario, level));
            match (zh, fairness.proved) {
                (true, 0) => format!("最低：{first}；是找到的最好，未证明。"),
                (true, proved) => format!("最低：{first}；{all} 项满足率中最低的 {proved} 项已证明不能再高。"),
                (false, 0) => format!("Lowest: {first}; best found, not proved."),
                (false, proved) => {
                    format!("Lowest: {first}; the lowest {proved} of {all} coverages are proved as high as can be.")
                }
            }
        }
        StrategyFacts::LeastChange(count) => {
            let sure = match (zh, count.answer) {
                (true, Answer::Proved) => "，已证明不能更少",
                (true, Answer::BestFound) => "，是找到的最少",
                (false, Answer::Proved) => ", proved fewest",
                (false, Answer::BestFound) => ", the fewest found",
            };
            if zh {
                format!("新增 {} 对，取消 {} 对{sure}。", count.added, count.dropped)
            } else {
                format!("{} pairs added, {} dropped{sure}.", count.added, count.dropped)
            }
        }
    }
}

fn level_words(lang: Lang, scenario: &Scenario, level: &FairLevel) -> String {
    let row = Coverage { province: level.place, kind: level.kind, needed: level.needed, served: level.served, reachable: true };
    coverage_row(lang, scenario, &row)
}

/// What a plan gives up and gains against the best-value plan, natural units first: "公平优先少运 3,200 吨；最低满足率（新疆 · 就业）由
/// 38% 升到 61%；得分 −1.9".
pub fn strategy_price(
    lang: Lang,
    scenario: &Scenario,
    name: &str,
    served: &[(i64, i64)],
    worst: (Option<&Coverage>, Option<&Coverage>),
    value: i64,
) -> String {
    let zh = lang == Lang::Zh;
    let mut parts: Vec<String> = Vec::new();
    for (kind, (best, this)) in served.iter().enumerate() {
        let (delta, unit) = (this - best, kind_unit(scenario, kind));
        if delta == 0 {
            continue;
        }
        let short = scenario.kinds.get(kind).map_or_else(String::new, |kind| lang.pick(&kind.short).to_owned());
        parts.push(more_or_less(lang, &short, unit, delta));
    }
    let level = |row: &Coverage| row.per_myriad().unwrap_or(0);
    if let (Some(best), Some(this)) = worst {
        let (from, to) = (level(best), level(this));
        let kind = scenario.kinds.get(this.kind as usize).map_or_else(String::new, |kind| lang.pick(&kind.short).to_owned());
        let place = division(lang, scenario, this.province);
        let (from_text, to_text) = (per_cent(from), per_cent(to));
        parts.push(match (zh, to.cmp(&from)) {
            (true, std::cmp::Ordering::Greater) => format!("最低满足率由 {from_text} 升到 {to_text}（{place} · {kind}）"),
            (true, std::cmp::Ordering::Less) => format!("最低满足率由 {from_text} 降到 {to_text}（{place} · {kind}）"),
            (true, std::cmp::Ordering::Equal) => format!("最低满足率同为 {to_text}"),
            (false, std::cmp::Ordering::Greater) => {
                format!("lowest coverage rises from {from_text} to {to_text} ({place}, {kind})")
            }
            (false, std::cmp::Ordering::Less) => {
                format!("lowest coverage falls from {from_text} to {to_text} ({place}, {kind})")
            }
            (false, std::cmp::Ordering::Equal) => format!("lowest coverage stays at {to_text}"),
        });
    }
    let points = change_points(value);
    parts.push(if zh { format!("得分 {points}") } else { format!("value {points}") });
    if zh { format!("{name}：{}。", parts.join("；")) } else { format!("{name}: {}.", parts.join("; ")) }
}

/// Where the difference in value between two plans of one scale comes from: the kinds, and the penalties for dropped pairs. A kind may
/// serve more and still bring less, where what it serves fits less well or is less urgent.
pub fn value_sources(lang: Lang, scenario: &Scenario, from: &Plan, to: &Plan) -> String {
    let names = scenario.kinds.iter().map(|kind| lang.pick(&kind.short)).chain([lang.penalties()]);
    let told = names.zip(shown::sources(scenario, from, to)).filter(|(_, change)| *change != 0);
    told.map(|(name, change)| format!("{name} {}", change_points(change))).collect::<Vec<_>>().join(" · ")
}

/// A break-point in one sentence: "西果东送调到 37：新增 江苏–云南，取消 江苏–贵州（近似）".
pub fn break_point(lang: Lang, scenario: &Scenario, name: &str, at: &str, point: &BreakPoint) -> String {
    let zh = lang == Lang::Zh;
    let list = |pairs: &[domain::Pair]| {
        let names: Vec<String> = pairs.iter().map(|of| pair(lang, scenario, *of)).collect();
        names.join(if zh { "、" } else { ", " })
    };
    let sure = match point.exactness {
        Exactness::Exact => lang.break_point_exact(),
        Exactness::Approximate => lang.break_point_approximate(),
    };
    let mut parts = Vec::new();
    if !point.added.is_empty() {
        parts.push(format!("{} {}", if zh { "新增" } else { "adds" }, list(&point.added)));
    }
    if !point.removed.is_empty() {
        parts.push(format!("{} {}", if zh { "取消" } else { "drops" }, list(&point.removed)));
    }
    if zh {
        format!("{name}调到 {at}：{}（{sure}）。", parts.join("，"))
    } else {
        format!("{name} at {at}: {} ({sure}).", parts.join("; "))
    }
}

/// How many break-points a weight has.
pub fn break_point_count(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (_, 0) => lang.break_points_none().to_owned(),
        (Lang::Zh, _) => format!("{count} 处结对改变，见竖线"),
        (Lang::En, 1) => "the pairing changes at 1 tick".to_owned(),
        (Lang::En, _) => format!("the pairing changes at {count} ticks"),
    }
}

/// A value against its bound.
pub fn value_and_bound(lang: Lang, scale: ValueScale, value: i64, bound: i64) -> String {
    let (value, bound) = (points_of(scale, value), points_of(scale, bound));
    match lang {
        Lang::Zh => format!("{value}，上限 {bound}"),
        Lang::En => format!("{value}, bound {bound}"),
    }
}
