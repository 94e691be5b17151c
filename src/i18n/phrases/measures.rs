//! What a plan comes to, and how far it is checked.

use domain::{Plan, Provenance, Scenario, Side, shown::percents};

use super::names::kind_unit;
use crate::{Lang, grouped, per_cent, points, shown, unit_parts};

/// What the plan delivers of a kind: number, unit, and the share of what is needed.
pub fn served(lang: Lang, scenario: &Scenario, plan: &Plan, kind: usize) -> (String, &'static str, String) {
    let unit = kind_unit(scenario, kind);
    let served = plan.measures.served.get(kind).copied().unwrap_or(0);
    let needed = plan.measures.needed.get(kind).copied().unwrap_or(0);
    let share = if needed > 0 { per_cent((i128::from(served) * 10_000 / i128::from(needed)) as i64) } else { "—".to_owned() };
    let (number, name) = unit_parts(lang, served, unit);
    (number, name, share)
}

/// The gap in words: how much the plan may still fall short.
pub fn gap(lang: Lang, plan: &Plan) -> String {
    let gap = shown::gap(plan);
    // Not proved, and yet both read the same: less than the last decimal is left.
    match (lang, gap) {
        (Lang::Zh, 0) => "离上限还差不到 0.01".to_owned(),
        (Lang::Zh, _) => format!("离上限最多还差 {}", points(gap)),
        (Lang::En, 0) => "gap under 0.01".to_owned(),
        (Lang::En, _) => format!("gap at most {}", points(gap)),
    }
}

/// Pairs added and dropped.
pub fn changes(lang: Lang, plan: &Plan) -> String {
    let (added, dropped) = (plan.measures.added.len(), plan.measures.dropped.len());
    match lang {
        Lang::Zh => format!("新增 {added} · 取消 {dropped}"),
        Lang::En => format!("{added} added · {dropped} dropped"),
    }
}

/// The shares of provenance among all quantities of offers and needs, by number of rows.
pub fn data_line(lang: Lang, scenario: &Scenario) -> String {
    let rows = || scenario.offers.iter().map(|o| &o.provenance).chain(scenario.needs.iter().map(|n| &n.provenance));
    let count = |test: fn(&Provenance) -> bool| rows().filter(|p| test(p)).count() as i64;
    let shares = percents(&[
        count(|p| matches!(p, Provenance::Reported { .. })),
        count(|p| matches!(p, Provenance::Estimated)),
        count(|p| matches!(p, Provenance::Illustrative)),
    ]);
    let [reported, estimated, illustrative] = [0, 1, 2].map(|place: usize| shares.get(place).copied().unwrap_or(0));
    let takes_part = |province| scenario.parties(Side::Supported).any(|party| party.division == province);
    let counties = scenario.counties.iter().filter(|county| takes_part(county.province)).count();
    let east = scenario.parties(Side::Supporter).count();
    match lang {
        Lang::Zh => {
            format!("数据：东部 {east} 社、西部 {counties} 县 · 实报 {reported}% · 估算 {estimated}% · 示意 {illustrative}%")
        }
        Lang::En => format!(
            "Data: {east} cooperatives, {counties} counties · reported {reported}% · estimated {estimated}% · illustrative {illustrative}%"
        ),
    }
}

/// Arcs verified by the independent check.
pub fn arcs_checked(lang: Lang, count: u64) -> String {
    match lang {
        Lang::Zh => format!("独立核对 {} 条弧", grouped(count as i64)),
        Lang::En => format!("Independently checked, {} arcs", grouped(count as i64)),
    }
}

/// How long the engine took.
pub fn solved_in(lang: Lang, milliseconds: u32) -> String {
    match lang {
        Lang::Zh => format!("求解 {} 毫秒", grouped(i64::from(milliseconds))),
        Lang::En => format!("Solved in {} ms", grouped(i64::from(milliseconds))),
    }
}

/// What the map says in words.
pub fn map_label(lang: Lang, plan: &Plan) -> String {
    let pairs = plan.chosen().count();
    match lang {
        Lang::Zh => format!("方格地图：{pairs} 对结对，从西部省区连到东部合作社；同样的内容在矩阵里。"),
        Lang::En => {
            format!("Tile map: {pairs} pairs, from western provinces to eastern cooperatives; the matrix says the same.")
        }
    }
}

/// What a cell of the calendar says when pointed at.
pub fn month_detail(lang: Lang, supply: i64, agreed: i64, unmet: i64) -> String {
    let [supply, agreed, unmet] = [supply, agreed, unmet].map(grouped);
    match lang {
        Lang::Zh => format!("供应 {supply} 吨，已安排 {agreed} 吨，未满足 {unmet} 吨"),
        Lang::En => format!("supply {supply} t, arranged {agreed} t, unmet {unmet} t"),
    }
}

/// What the Sankey diagram is, in words.
pub fn sankey_label(lang: Lang, flows: usize) -> String {
    match lang {
        Lang::Zh => format!("流向图：{flows} 条，从省区经产品到合作社；同样的内容在下表。"),
        Lang::En => format!("{flows} flows, from provinces through products to cooperatives; the table below says the same."),
    }
}
