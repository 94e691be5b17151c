//! A plan in two or three sentences: what it brings, who is left out and why, what could be done and at what price. Head of the first
//! screen and of a report alike.

use domain::{
    Provenance, Scenario,
    explanation::{Conclusion, Instead, KindTotal, LeftOut, Merit, Partnerless, Price, ValueEffects},
};

use super::{
    names::{county, division, kind_unit, need_name},
    reasons::cause_name,
    strategies::strategy,
    what_if::coverage_row,
};
use crate::{Lang, change_points, change_with_unit, per_cent, points_of, shown, with_unit};

/// The sentences: what the plan brings; who is left out and why; what could be done at what price, as far as other plans or prices are
/// known. `instead` are plans of other strategies that are known.
pub fn conclusion(lang: Lang, scenario: &Scenario, found: &Conclusion, instead: &[Instead]) -> Vec<String> {
    let mut out = vec![brings(lang, scenario, found)];
    let left_out = left_out(lang, scenario, found);
    let partners = partners(lang, scenario, found).unwrap_or_default();
    let between = if lang == Lang::En && !left_out.is_empty() && !partners.is_empty() { " " } else { "" };
    out.push([left_out.as_str(), between, &partners].concat());
    out.extend(could(lang, scenario, found, instead));
    out
}

/// Short name of a kind.
fn short(lang: Lang, scenario: &Scenario, kind: usize) -> &str {
    scenario.kinds.get(kind).map_or("", |kind| lang.pick(&kind.short))
}

fn brings(lang: Lang, scenario: &Scenario, found: &Conclusion) -> String {
    let zh = lang == Lang::Zh;
    let one = |(kind, total): (usize, &KindTotal)| {
        let share = i128::from(total.served) * 10_000 / i128::from(total.needed);
        let (name, amount) = (short(lang, scenario, kind), with_unit(lang, total.served, kind_unit(scenario, kind)));
        if zh {
            format!("{name} {amount}（{}）", per_cent(share as i64))
        } else {
            format!("{} {amount} ({})", name.to_lowercase(), per_cent(share as i64))
        }
    };
    let kinds: Vec<String> = found.kinds.iter().enumerate().filter(|(_, total)| total.needed > 0).map(one).collect();
    let name = strategy(lang, found.strategy);
    let value = points_of(found.scale, found.value);
    if zh {
        format!("{name}的方案落实{}，括号内是满足率；得分 {value}。{}", kinds.join("、"), figures(lang, scenario))
    } else {
        format!(
            "The plan ({}) delivers {}, in brackets the share of what is needed; it is worth {value} points. {}",
            name.to_lowercase(),
            kinds.join(", "),
            figures(lang, scenario)
        )
    }
}

/// What the quantities are.
pub fn figures(lang: Lang, scenario: &Scenario) -> String {
    let rows = || scenario.offers.iter().map(|o| &o.provenance).chain(scenario.needs.iter().map(|n| &n.provenance));
    let all = rows().count();
    let illustrative = rows().filter(|provenance| matches!(provenance, Provenance::Illustrative)).count();
    match (lang, illustrative) {
        (_, 0) => String::new(),
        (Lang::Zh, _) if illustrative == all => "数量为示意。".to_owned(),
        (Lang::En, _) if illustrative == all => "Quantities are illustrative.".to_owned(),
        (Lang::Zh, _) => format!("数量中 {illustrative} 项为示意，共 {all} 项。"),
        (Lang::En, _) => format!("{illustrative} of {all} quantities are illustrative."),
    }
}

fn left_out(lang: Lang, scenario: &Scenario, found: &Conclusion) -> String {
    let Some(first) = found.left_out.first() else {
        let Some(worst) = &found.worst else { return String::new() };
        let row = coverage_row(lang, scenario, worst);
        return match lang {
            Lang::Zh => format!("满足率最低的是{row}。"),
            Lang::En => format!("The lowest coverage is {row}."),
        };
    };
    let kind = first.row.kind as usize;
    let total = found.kinds.get(kind).copied().unwrap_or_default();
    let name = short(lang, scenario, kind);
    let spent = match (total.is_spent(), lang) {
        (false, _) => String::new(),
        (true, Lang::Zh) => {
            format!("{} 家合作社中 {} 家的{name}能力已基本用完，选择只在给谁。", total.givers, total.spent)
        }
        (true, Lang::En) => format!(
            " {} of {} cooperatives have given nearly all they have for {}, so the choice is only who gets it.",
            total.spent,
            total.givers,
            name.to_lowercase()
        ),
    };
    [who(lang, scenario, &found.left_out), spent, why(lang, scenario, first)].concat()
}

/// Whether every party can have a partner, and of whom not all can, with what proves it.
fn partners(lang: Lang, scenario: &Scenario, found: &Conclusion) -> Option<String> {
    let zh = lang == Lang::Zh;
    let list = found.partnerless.as_ref()?;
    let names = |list: &[domain::Adcode]| {
        let names: Vec<String> = list.iter().map(|party| division(lang, scenario, *party)).collect();
        names.join(if zh { "、" } else { ", " })
    };
    let one = |set: &Partnerless| {
        let (parties, others, without) = (names(&set.parties), names(&set.others), set.parties.len() - set.room as usize);
        match (zh, set.others.is_empty(), set.parties.len()) {
            (true, true, _) => format!("{parties}没有可配的对象。"),
            (true, false, 1) => format!("{parties}只能与{others}结对，而那里没有名额。"),
            (true, false, _) => {
                format!("{parties}只能与{others}结对，名额最多 {}：至少 {without} 方没有伙伴。", set.room)
            }
            (false, true, _) => format!("{parties} can be paired with nobody."),
            (false, false, 1) => format!("{parties} can only be paired with {others}, where there is no room."),
            (false, false, _) => format!(
                "{parties} can only be paired with {others}, who take {} of them at most: at least {without} without a partner.",
                set.room
            ),
        }
    };
    if list.is_empty() {
        return Some(
            if zh { "在现有规则下各方都能有伙伴。" } else { "Under these rules every party can have a partner." }.to_owned(),
        );
    }
    let sets: Vec<String> = list.iter().map(one).collect();
    Some(sets.join(if zh { "" } else { " " }))
}

/// Who is without what: 宁夏没有项目，广西的项目只有 0.9%.
fn who(lang: Lang, scenario: &Scenario, list: &[LeftOut]) -> String {
    let zh = lang == Lang::Zh;
    let one = |left: &LeftOut| {
        let (place, kind) = (division(lang, scenario, left.row.province), short(lang, scenario, left.row.kind as usize));
        let share = i128::from(left.row.served) * 1_000 / i128::from(left.row.needed.max(1));
        let share = format!("{}.{}%", share / 10, share % 10);
        match (zh, left.row.served) {
            (true, 0) => format!("{place}没有{kind}"),
            (true, _) => format!("{place}的{kind}只满足 {share}"),
            (false, 0) => format!("{place} gets no {}", kind.to_lowercase()),
            (false, _) => format!("{place} gets {share} of its {}", kind.to_lowercase()),
        }
    };
    let parts: Vec<String> = list.iter().map(one).collect();
    if zh { format!("{}。", parts.join("，")) } else { format!("{}.", parts.join(", ")) }
}

fn why(lang: Lang, scenario: &Scenario, left: &LeftOut) -> String {
    let zh = lang == Lang::Zh;
    let place = division(lang, scenario, left.row.province);
    let cause = cause_name(lang, &left.cause);
    let merit = |merit: Merit| {
        let fit = format!("{}.{:02}", merit.fit / 10_000, merit.fit % 10_000 / 100);
        (fit, format!("{}.{:02}", merit.priority / 100, merit.priority % 100))
    };
    let ((fit, priority), elsewhere) = (merit(left.here), left.elsewhere.map(merit));
    match (zh, elsewhere) {
        (true, None) => format!("{place}未满足主要因为：{cause}。"),
        (true, Some((their_fit, their_priority))) => format!(
            "{place}未满足主要因为：{cause}；它的匹配度 {fit}、优先级 {priority}，别处已落实的是 {their_fit}、{their_priority}。"
        ),
        (false, None) => format!(" What {place} lacks is mostly because: {}.", cause.to_lowercase()),
        (false, Some((their_fit, their_priority))) => format!(
            " What {place} lacks is mostly because: {}; its fit is {fit} and its priority {priority}, against {their_fit} and {their_priority} of what is served elsewhere.",
            cause.to_lowercase()
        ),
    }
}

/// What could be done: the known plan that raises the least coverage most, else the one worth most; and the least price of serving
/// someone who is left out.
fn could(lang: Lang, scenario: &Scenario, found: &Conclusion, instead: &[Instead]) -> Option<String> {
    let fairer = instead.iter().filter(|other| other.raises_worst() > 0).max_by_key(|other| other.raises_worst());
    let dearer = instead.iter().filter(|other| other.effects.total() > 0).max_by_key(|other| other.effects.total());
    let other = fairer.or(dearer).map(|other| instead_of(lang, scenario, other));
    let price = found.left_out.iter().filter_map(|left| left.price.as_ref()).max_by_key(|price| price.value);
    let price = price.map(|price| price_of(lang, scenario, found, price));
    let parts: Vec<String> = other.into_iter().chain(price).collect();
    (!parts.is_empty()).then(|| parts.join(if lang == Lang::Zh { "" } else { " " }))
}

/// One known plan instead: its least coverage, what it serves more or less, its price in value and where that comes from.
pub fn instead_of(lang: Lang, scenario: &Scenario, other: &Instead) -> String {
    let zh = lang == Lang::Zh;
    let name = strategy(lang, other.strategy);
    let mut parts = Vec::new();
    if let (Some(now), Some(then)) = &other.worst {
        let level = |row: &domain::Coverage| per_cent(row.per_myriad().unwrap_or(0));
        parts.push(if zh {
            format!("最低满足率 {} → {}", level(now), level(then))
        } else {
            format!("the lowest coverage goes from {} to {}", level(now), level(then))
        });
    }
    if other.serves_more() {
        parts.push(if zh { "各领域都不少".to_owned() } else { "no kind is served less".to_owned() });
    }
    parts.extend(other.served.iter().enumerate().filter(|(_, (now, then))| now != then).map(|(kind, (now, then))| {
        format!("{} {}", short(lang, scenario, kind), change_with_unit(lang, then - now, kind_unit(scenario, kind)))
    }));
    let scale = other.effects.scale;
    let total = shown::difference((scale, other.value.0), (scale, other.value.1));
    let effects = effects_words(lang, total, &other.effects);
    parts.push(if zh {
        format!("得分 {}（{effects}）", change_points(total))
    } else {
        format!("the value changes by {} ({effects})", change_points(total))
    });
    if zh { format!("可以改用{name}：{}。", parts.join("，")) } else { format!("{name} instead: {}.", parts.join(", ")) }
}

/// The effects of all kinds together, and the penalties: 数量 +1.20，匹配度 −4.10，优先级 −4.44. They add up to the shown total, in
/// hundredths of a point.
pub fn effects_words(lang: Lang, total: i64, effects: &ValueEffects) -> String {
    let explained = shown::effects(total, effects);
    let mut told = three(lang, explained.together());
    if explained.penalties != 0 {
        told.push(format!("{} {}", lang.penalties(), change_points(explained.penalties)));
    }
    told.join(if lang == Lang::Zh { "，" } else { ", " })
}

/// Quantity, fit and priority with their parts.
fn three(lang: Lang, parts: [i64; 3]) -> Vec<String> {
    let names = [lang.effect_quantity(), lang.effect_fit(), lang.effect_priority()];
    names.iter().zip(parts).map(|(name, part)| format!("{name} {}", change_points(part))).collect()
}

fn price_of(lang: Lang, scenario: &Scenario, found: &Conclusion, price: &Price) -> String {
    let zh = lang == Lang::Zh;
    let Some(need) = scenario.needs.get(price.need as usize) else { return String::new() };
    let kind = scenario.kind(&need.kind).map_or(0, |(kind, _)| kind);
    let what = format!("{} {}", county(lang, scenario, need.county), need_name(lang, scenario, need));
    let (who, amount) = (division(lang, scenario, price.cooperative), with_unit(lang, price.amount, kind_unit(scenario, kind)));
    let after = found.value.saturating_add(price.value);
    let points = change_points(shown::difference((found.scale, found.value), (found.scale, after)));
    let served: Vec<String> = price
        .served
        .iter()
        .enumerate()
        .filter(|(_, change)| **change != 0)
        .map(|(kind, change)| {
            format!("{} {}", short(lang, scenario, kind), change_with_unit(lang, *change, kind_unit(scenario, kind)))
        })
        .collect();
    let served = served.join(if zh { "，" } else { ", " });
    if zh {
        let moves = if price.moves == 0 { "结对不变".to_owned() } else { format!("结对变动 {} 步", price.moves) };
        format!(
            "若由{who}落实{what}（{amount}）：得分 {points}，{served}{}{moves}。",
            if served.is_empty() { "" } else { "，" }
        )
    } else {
        let moves = match price.moves {
            0 => "the pairs stay".to_owned(),
            1 => "one move of pairs".to_owned(),
            moves => format!("{moves} moves of pairs"),
        };
        let served = if served.is_empty() { served } else { format!("{served}, ") };
        format!("If {who} serves {what} ({amount}): value {points}, {served}{moves}.")
    }
}

/// Where the shown difference in value of each kind comes from: name, difference and its parts, one a kind; and the penalties.
pub fn effects_by_kind(lang: Lang, scenario: &Scenario, total: i64, effects: &ValueEffects) -> Vec<(String, i64, String)> {
    let explained = shown::effects(total, effects);
    let kinds = explained.kinds.iter().enumerate().filter(|(_, of)| of.total != 0 || of.parts != [0; 3]);
    let mut out: Vec<(String, i64, String)> =
        kinds.map(|(kind, of)| (short(lang, scenario, kind).to_owned(), of.total, three(lang, of.parts).join(" · "))).collect();
    if explained.penalties != 0 {
        out.push((lang.penalties().to_owned(), explained.penalties, String::new()));
    }
    out
}
