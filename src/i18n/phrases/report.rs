//! Sentences of the report.

use domain::{Pair, Plan, PlanState, Pool, Scenario};

use super::{
    edits::points_of_hundredths,
    measures::gap,
    names::{kind_name, pair, scheme},
    strategies::{strategy, strategy_seeks, value_and_bound},
};
use crate::{Lang, grouped};

/// The number of a heading of the first level: `一、`, `1. `.
pub fn heading_number(lang: Lang, number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match lang {
        Lang::En => format!("{number}. "),
        Lang::Zh => {
            let (tens, ones) = (number / 10 % 10, number % 10);
            let tens = match tens {
                0 => String::new(),
                1 => "十".to_owned(),
                _ => format!("{}十", DIGITS[tens]),
            };
            format!("{tens}{}、", DIGITS[ones])
        }
    }
}

/// The caption of a table with its number.
pub fn table_caption(lang: Lang, number: usize, caption: &str) -> String {
    match lang {
        Lang::Zh => format!("表 {number}　{caption}"),
        Lang::En => format!("Table {number}. {caption}"),
    }
}

/// The line below the title: the scenario, the date of its data, and the day.
pub fn report_subtitle(lang: Lang, name: &str, data: &str, today: &str) -> String {
    match lang {
        Lang::Zh => format!("{name}　数据日期 {data}　编制日期 {today}"),
        Lang::En => format!("{name} · data of {data} · drawn up {today}"),
    }
}

/// What stands at the foot of every page.
pub fn report_foot(lang: Lang, plan: &Plan, moves: bool) -> String {
    let moves = if moves { lang.report_moving() } else { "" };
    match lang {
        Lang::Zh => {
            format!("方案指纹 {}　已核验 {} 条弧　{moves}", plan.fingerprint.short(), grouped(plan.arcs_checked as i64))
        }
        Lang::En => format!("Plan {} · {} arcs checked. {moves}", plan.fingerprint.short(), grouped(plan.arcs_checked as i64)),
    }
    .trim()
    .to_owned()
}

/// How far the plan's value is proved.
pub fn report_proof(lang: Lang, plan: &Plan) -> String {
    let told = value_and_bound(lang, plan.scale, plan.value, plan.bound);
    match (plan.state, lang) {
        (PlanState::Optimal, Lang::Zh) => format!("综合得分 {told}。{}", lang.report_proved()),
        (PlanState::Optimal, Lang::En) => format!("Value {told}. {}", lang.report_proved()),
        (PlanState::Bounded, Lang::Zh) => format!("综合得分 {told}。尚未证明最优，{}。", gap(lang, plan)),
        (PlanState::Bounded, Lang::En) => format!("Value {told}. Not proved optimal: {}.", gap(lang, plan)),
    }
}

/// Against what exists or was agreed on: how many pairs are new and which are dropped. Empty where no pairs are decided.
pub fn report_changes(lang: Lang, scenario: &Scenario, plan: &Plan) -> String {
    let chosen = plan.chosen().count();
    if chosen == 0 {
        return String::new();
    }
    let names = |pairs: &[Pair]| {
        pairs.iter().map(|of| pair(lang, scenario, *of)).collect::<Vec<_>>().join(if lang == Lang::Zh { "、" } else { ", " })
    };
    let (added, dropped) = (&plan.measures.added, &plan.measures.dropped);
    let agreed = scenario.agreed.is_some();
    match lang {
        Lang::Zh => {
            let dropped = if dropped.is_empty() { String::new() } else { format!("（{}）", names(dropped)) };
            let against = if agreed { "已商定的方案" } else { "现有结对" };
            format!(
                "共结对 {chosen} 对。与{against}相比，新增 {} 对，取消 {} 对{dropped}。",
                added.len(),
                plan.measures.dropped.len()
            )
        }
        Lang::En => {
            let dropped = if dropped.is_empty() { String::new() } else { format!(" ({})", names(dropped)) };
            let against = if agreed { "the agreed plan" } else { "the existing pairs" };
            format!(
                "There are {chosen} pairs. Against {against}, {} are new and {} are dropped{dropped}.",
                added.len(),
                plan.measures.dropped.len()
            )
        }
    }
}

/// The coverage of a province in its lowest kind: `52%（就业）`.
pub fn lowest_coverage(lang: Lang, share: &str, kind: &str) -> String {
    match lang {
        Lang::Zh => format!("{share}（{kind}）"),
        Lang::En => format!("{share} ({kind})"),
    }
}

/// A name with what is to be said of it.
pub fn marked(lang: Lang, name: &str, mark: &str) -> String {
    match lang {
        Lang::Zh => format!("{name}（{mark}）"),
        Lang::En => format!("{name} ({mark})"),
    }
}

/// Rows that are not complete, as a sentence.
pub fn report_drafts(lang: Lang, drafts: (usize, usize)) -> String {
    let words = super::data::drafts(lang, drafts);
    if lang == Lang::Zh { format!("{words}，各表不计。") } else { format!("{words}; no table counts them.") }
}

/// The rules in force, a sentence each.
pub fn report_rules(lang: Lang, scenario: &Scenario) -> Vec<String> {
    let zh = lang == Lang::Zh;
    let rules = &scenario.rules;
    let names = |pairs: &[Pair]| {
        let names: Vec<String> = pairs.iter().map(|of| pair(lang, scenario, *of)).collect();
        if names.is_empty() { lang.report_none().to_owned() } else { names.join(if zh { "、" } else { ", " }) }
    };
    let weights: Vec<String> = (scenario.kinds.iter().zip(&rules.kind_weights))
        .map(|(kind, entry)| format!("{} {}", kind_name(lang, kind), points_of_hundredths(entry.weight)))
        .collect();
    let weights = weights.join(if zh { "、" } else { ", " });
    let (east, west) = (rules.cooperative_bounds, rules.province_bounds);
    let pool = pool_words(lang, rules.pool);
    let penalty = points_of_hundredths(rules.drop_penalty);
    let (name, seeks) = (strategy(lang, scenario.strategy), strategy_seeks(lang, scenario.strategy));
    let (scheme, pins, forbids) = (scheme(lang, &scenario.scheme), names(&scenario.pins), names(&scenario.forbids));
    let fixed = scenario.fixed.len();
    if zh {
        vec![
            format!("策略为“{name}”：{seeks}四类权重：{weights}。"),
            format!(
                "伙伴数默认：东部合作社 {}–{} 家，西部省区 {}–{} 家，单独设定的从其设定。{pool}现有结对取“{scheme}”，取消一对扣 {penalty} 分。",
                east.least, east.most, west.least, west.most
            ),
            format!("锁定：{pins}。禁止：{forbids}。固定数量 {fixed} 项。"),
        ]
    } else {
        vec![
            format!("Strategy: {name}. {seeks} Weights: {weights}."),
            format!(
                "Partners by default: {}–{} for a cooperative, {}–{} for a province; a party's own bounds come first. {pool} Existing pairs: {scheme}; dropping one costs {penalty} points.",
                east.least, east.most, west.least, west.most
            ),
            format!("Pinned: {pins}. Forbidden: {forbids}. Amounts fixed: {fixed}."),
        ]
    }
}

fn pool_words(lang: Lang, pool: Pool) -> String {
    let share = format!("{:.2}", f64::from(pool.numerator) / f64::from(pool.denominator.max(1)));
    match lang {
        Lang::Zh if pool.is_open() => "资源池全开放，不定结对。".to_owned(),
        Lang::Zh if pool.is_paired_only() => "只在结对双方之间安排。".to_owned(),
        Lang::Zh => format!("结对优先，未结对的安排按 {share} 计分。"),
        Lang::En if pool.is_open() => "The pool is open: no pairs are decided.".to_owned(),
        Lang::En if pool.is_paired_only() => "Only pairs exchange anything.".to_owned(),
        Lang::En => format!("Pairs come first; what goes between others counts {share}."),
    }
}

/// How many reported quantities a source stands for.
pub fn source_line(lang: Lang, source: &str, date: &str, rows: usize) -> String {
    let date = if date.is_empty() {
        String::new()
    } else if lang == Lang::Zh {
        format!("，{date}")
    } else {
        format!(", {date}")
    };
    match lang {
        Lang::Zh => format!("{source}{date}：{rows} 条"),
        Lang::En => format!("{source}{date}: {}", super::counts::rows(lang, rows)),
    }
}

/// The numbers of the shipping rules.
pub fn shipping_rules(lang: Lang, scenario: &Scenario) -> String {
    let rules = &scenario.rules.shipping;
    let days = |tenths: i64| super::counts::days(lang, tenths);
    let (packing, selling, caution) = (days(rules.packing_tenths), days(rules.selling_tenths), days(rules.caution_tenths));
    let freight = points_of_hundredths(u32::try_from(rules.freight_fen_per_tonne_km).unwrap_or(0));
    match lang {
        Lang::Zh => format!(
            "西果运销：采后包装预冷 {packing}，批发零售 {selling}，保鲜余量不足 {caution} 的列为提醒；运费每吨公里 {freight} 元，每车 {} 吨。",
            rules.truck_load_tonnes
        ),
        Lang::En => format!(
            "Shipping: {packing} for packing and pre-cooling, {selling} in wholesale and shops; under {caution} left is a warning; freight ¥{freight} a tonne-kilometre, {} t a truck.",
            rules.truck_load_tonnes
        ),
    }
}

/// A name of a part that is a party's.
pub fn party_heading(lang: Lang, name: &str, is_east: bool) -> String {
    match (lang, is_east) {
        (Lang::Zh, true) => format!("{name}供销合作社"),
        (Lang::Zh, false) => format!("{name}（西部）"),
        (Lang::En, true) => format!("{name} (eastern cooperative)"),
        (Lang::En, false) => format!("{name} (western province)"),
    }
}

/// The partners of a party.
pub fn party_partners(lang: Lang, names: &[String]) -> String {
    let list =
        if names.is_empty() { lang.report_none().to_owned() } else { names.join(if lang == Lang::Zh { "、" } else { ", " }) };
    match lang {
        Lang::Zh => format!("结对对象：{list}。"),
        Lang::En => format!("Paired with: {list}."),
    }
}

/// What a party has used or is served of its kinds: name, amount, of what, share.
pub fn party_kinds(lang: Lang, is_east: bool, kinds: &[(String, String, String, String)]) -> String {
    let zh = lang == Lang::Zh;
    let one = |(name, amount, of, share): &(String, String, String, String)| {
        if zh { format!("{name} {amount} / {of}（{share}）") } else { format!("{name} {amount} of {of} ({share})") }
    };
    let list = kinds.iter().map(one).collect::<Vec<_>>().join(if zh { "、" } else { ", " });
    match (zh, is_east) {
        _ if kinds.is_empty() => String::new(),
        (true, true) => format!("已安排 / 能力：{list}。"),
        (true, false) => format!("已安排 / 需要：{list}。"),
        (false, true) => format!("Arranged of what it offers: {list}."),
        (false, false) => format!("Arranged of what it needs: {list}."),
    }
}

/// How many pages there are.
pub fn report_page_count(lang: Lang, pages: usize) -> String {
    match lang {
        Lang::Zh => format!("共 {pages} 页"),
        Lang::En if pages == 1 => "1 page".to_owned(),
        Lang::En => format!("{pages} pages"),
    }
}

/// The number of a page as official documents have it.
pub fn page_number(number: usize) -> String {
    format!("— {number} —")
}

/// What the calendar is called, and how many products it leaves out.
pub fn report_calendar(lang: Lang, left_out: usize) -> String {
    match (lang, left_out) {
        (Lang::Zh, 0) => "图　产品逐月发运（吨）".to_owned(),
        (Lang::En, 0) => "Products shipped by month (tonnes)".to_owned(),
        (Lang::Zh, _) => format!("图　产品逐月发运（吨），另有 {left_out} 种量较少的未列"),
        (Lang::En, _) => format!("Products shipped by month (tonnes); {left_out} with less are not listed"),
    }
}

/// The button that saves a picture as a file of a kind.
pub fn report_save_picture(lang: Lang, caption: &str, kind: &str) -> String {
    match lang {
        Lang::Zh => format!("把“{caption}”存为 {kind}"),
        Lang::En => format!("Save “{caption}” as {kind}"),
    }
}
