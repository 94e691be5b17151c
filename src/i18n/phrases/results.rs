//! What moved, what holds a plan, what was found otherwise, what is agreed.

use domain::{
    Held, HeldFrom, PairRule, Scenario, ValueScale,
    explanation::{Agreed, Difference, Move},
    shown::difference,
};
use session::Find;

use super::{
    names::{division, pair},
    strategies::strategy,
    what_if::{kind_change, move_words},
};
use crate::{Lang, change_points, points_of};

/// Moves that are spelt out in one line.
const SPELT_OUT: usize = 3;

/// A move in one phrase: `江苏 离开 贵州 改配 甘肃`.
pub fn move_phrase(lang: Lang, scenario: &Scenario, step: &Move) -> String {
    let words = move_words(lang, step);
    let mut parts = vec![division(lang, scenario, step.cooperative)];
    if let Some(west) = step.leaves {
        parts.extend([words.leaves.to_owned(), division(lang, scenario, west)]);
    }
    if let Some(west) = step.joins {
        parts.extend([words.joins.to_owned(), division(lang, scenario, west)]);
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" ")
}

/// What moved since the last act: `江苏 离开 贵州 改配 甘肃；西果东送 +320 吨；得分 +0.42`. `value` is the change of the value as shown.
pub fn moved(lang: Lang, scenario: &Scenario, told: &Difference, value: i64) -> String {
    let zh = lang == Lang::Zh;
    let mut parts: Vec<String> = told.moves.iter().take(SPELT_OUT).map(|step| move_phrase(lang, scenario, step)).collect();
    let rest = told.moves.len().saturating_sub(SPELT_OUT);
    match (rest, zh) {
        (0, _) => {}
        (_, true) => parts.push(format!("另有 {rest} 步")),
        (1, false) => parts.push("1 more move".to_owned()),
        (_, false) => parts.push(format!("{rest} more moves")),
    }
    if told.moves.is_empty() {
        parts.push(if told.amounts_changed == 0 { lang.moved_nothing() } else { lang.moved_amounts() }.to_owned());
    }
    let kinds = told.kinds.iter().filter_map(|change| kind_change(lang, scenario, change));
    parts.extend(kinds.map(|(name, _, amount)| format!("{name} {amount}")));
    let has_moved = !told.moves.is_empty() || told.amounts_changed > 0;
    if told.is_comparable && has_moved {
        let name = if zh { "得分" } else { "value" };
        parts.push(format!("{name} {}", change_points(value)));
    }
    parts.join(if zh { "；" } else { "; " })
}

/// Where a plan that was taken over was shown.
pub fn held_from(lang: Lang, scenario: &Scenario, from: HeldFrom) -> String {
    let zh = lang == Lang::Zh;
    match from {
        HeldFrom::WhatIf { pair: of, rule } => {
            let name = pair(lang, scenario, of);
            match (zh, rule) {
                (true, PairRule::Pinned) => format!("若锁定 {name}"),
                (true, PairRule::Forbidden) => format!("若禁止 {name}"),
                (true, PairRule::Free) => format!("若放开 {name}"),
                (false, PairRule::Pinned) => format!("if {name} were pinned"),
                (false, PairRule::Forbidden) => format!("if {name} were forbidden"),
                (false, PairRule::Free) => format!("if {name} were freed"),
            }
        }
        HeldFrom::NextBest => if zh { "次优方案" } else { "the next-best plans" }.to_owned(),
        HeldFrom::Frontier => if zh { "得分与最低满足率之间" } else { "between value and lowest coverage" }.to_owned(),
        HeldFrom::Known => if zh { "已知的结果" } else { "the known results" }.to_owned(),
    }
}

/// What holds the plan in view: `取自“若锁定 浙江–甘肃”；与它相左的规则会放开它。`
pub fn held(lang: Lang, scenario: &Scenario, held: &Held) -> String {
    let from = held_from(lang, scenario, held.from);
    match lang {
        Lang::Zh => format!("取自“{from}”；与它相左的规则会自动放开它。"),
        Lang::En => format!("Taken from: {from}. A rule that contradicts it releases it."),
    }
}

/// A better plan that came another way: `另有更好的方案：51.86，比当前多 0.05，见于“若锁定 浙江–甘肃”。`
pub fn found(lang: Lang, scenario: &Scenario, find: &Find, (scale, value): (ValueScale, i64)) -> String {
    let by = find.strategy.map_or_else(|| held_from(lang, scenario, find.held.from), |of| strategy(lang, of).to_owned());
    let more = change_points(difference((scale, value), (find.scale, find.value)));
    let points = points_of(find.scale, find.value);
    match lang {
        Lang::Zh => format!("另有更好的方案：得分 {points}（{more}），见于“{by}”。"),
        Lang::En => format!("A better plan was found: value {points} ({more}), by: {by}."),
    }
}

/// The agreed plan: `已商定（2026-11-27，17 对）`.
pub fn agreed(lang: Lang, agreed: &Agreed) -> String {
    let pairs = agreed.pairs.len();
    match lang {
        Lang::Zh => format!("已商定（{}，{pairs} 对）", agreed.date),
        Lang::En => format!("Agreed ({}, {pairs} pairs)", agreed.date),
    }
}

/// How long the search has been going on: `已求优 12 秒`.
pub fn searching_for(lang: Lang, seconds: u32) -> String {
    match lang {
        Lang::Zh => format!("已求优 {seconds} 秒"),
        Lang::En => format!("searching for {seconds} s"),
    }
}

/// What the plan of a strategy must be worth at least: `得分不低于 51.28（最优 51.80 的 99%）`.
pub fn threshold(lang: Lang, scenario: &Scenario, scale: ValueScale, best: i64, threshold: i64) -> String {
    let share = 1_000 - i64::from(scenario.rules.tolerance_per_mille);
    let share = if share % 10 == 0 { (share / 10).to_string() } else { format!("{}.{}", share / 10, share % 10) };
    let (best, threshold) = (points_of(scale, best), points_of(scale, threshold));
    match lang {
        Lang::Zh => format!("得分须不低于 {threshold}（最优 {best} 的 {share}%）"),
        Lang::En => format!("value at least {threshold} ({share}% of the best, {best})"),
    }
}
