//! The view of the data: its tables, what stands over and beside their rows, and what is asked before they go.

use domain::{
    Row, RowId, Scenario, Unit,
    attribute::Form,
    explanation::{Miss, Opening, Prospect},
};

use super::{
    names::{county, division, kind_unit},
    reasons::rule_missed,
    rows::{attribute_of, cell, column_number, row_name, unit_of_row},
    words::term_in_use,
};
use crate::Lang;

/// What every plan needs, and how much of it is there.
pub fn data_wanted(lang: Lang, name: &str, count: usize) -> String {
    match (lang, count) {
        (Lang::Zh, 0) => format!("{name}：还没有"),
        (Lang::Zh, _) => format!("{name}：{count}"),
        (Lang::En, 0) => format!("{name}: none yet"),
        (Lang::En, _) => format!("{name}: {count}"),
    }
}

/// What a scenario is called that was begun from nothing.
pub fn own_scenario(lang: Lang, date: &str) -> String {
    match lang {
        Lang::Zh => format!("自建 {date}"),
        Lang::En => format!("My own, {date}"),
    }
}

/// Rows that are not complete yet.
pub fn drafts(lang: Lang, (needs, offers): (usize, usize)) -> String {
    match lang {
        Lang::Zh => format!("草稿 {} 行（需求 {needs}、能力 {offers}），不参与配对", needs + offers),
        Lang::En => format!("{} drafts ({needs} needs, {offers} offers) take no part", needs + offers),
    }
}

/// Over the list of supply against demand.
pub fn balance_head(lang: Lang, provinces: usize, short: usize) -> String {
    match (lang, short) {
        (Lang::Zh, 0) => format!("供需一览：{provinces} 省的需求，能力都够得着"),
        (Lang::Zh, _) => format!("供需一览：{provinces} 省中 {short} 省的能力不够"),
        (Lang::En, 0) => format!("Supply and demand: offers could reach all that the {provinces} provinces need"),
        (Lang::En, _) => format!("Supply and demand: too little could reach {short} of {provinces} provinces"),
    }
}

/// How many partners a row could have, and the best fit among them.
pub fn prospect(lang: Lang, is_need: bool, found: &Prospect) -> String {
    let fit = format!("{}.{:02}", found.fit / 10_000, found.fit % 10_000 / 100);
    match (lang, is_need) {
        (Lang::Zh, true) => format!("{} 社 · {fit}", found.parties),
        (Lang::Zh, false) => format!("{} 省 · {fit}", found.parties),
        (Lang::En, _) => format!("{} · {fit}", found.parties),
    }
}

/// The same in full.
pub fn prospect_note(lang: Lang, is_need: bool, found: &Prospect) -> String {
    let fit = format!("{}.{:02}", found.fit / 10_000, found.fit % 10_000 / 100);
    let (parties, rows) = (found.parties, found.rows);
    match (lang, is_need) {
        (Lang::Zh, true) => format!("{parties} 家合作社的 {rows} 条能力可以满足它，最高匹配度 {fit}"),
        (Lang::Zh, false) => format!("{parties} 个省区的 {rows} 条需求可以由它满足，最高匹配度 {fit}"),
        (Lang::En, true) => format!("{rows} offers of {parties} cooperatives could serve it; the best fit is {fit}"),
        (Lang::En, false) => format!("it could serve {rows} needs of {parties} provinces; the best fit is {fit}"),
    }
}

/// No row of the other side goes with one: which rule fails, and by how little for the nearest.
pub fn prospect_none(lang: Lang, scenario: &Scenario, row: &Row, nearest: &[Miss]) -> String {
    let Some(miss) = nearest.first() else { return lang.data_goes_with_none().to_owned() };
    let other = match row {
        Row::Need(_) => scenario.offers.get(miss.row as usize).map(|offer| division(lang, scenario, offer.cooperative)),
        _ => scenario.needs.get(miss.row as usize).map(|need| county(lang, scenario, need.county)),
    };
    let (other, rule) = (other.unwrap_or_default(), rule_missed(lang, miss.rule, miss.by));
    match lang {
        Lang::Zh => format!("配不上：与{other}只差一条，{rule}"),
        Lang::En => format!("goes with none; with {other} one rule fails: {rule}"),
    }
}

/// The change that would let a row go with the nearest.
pub fn opening(lang: Lang, scenario: &Scenario, opening: &Opening) -> String {
    let unit = scenario.row(&opening.row).map_or(kind_unit(scenario, 0), |row| unit_of_row(scenario, &row));
    let (heading, form) = attribute_of(lang, &opening.row, &opening.attribute).unwrap_or(("", Form::Text));
    let shown = cell(lang, scenario, unit, form, &opening.value);
    let shown = if shown.is_empty() { lang.cell_empty().to_owned() } else { shown };
    match lang {
        Lang::Zh => format!("{heading}改为 {shown}"),
        Lang::En => format!("set {} to {shown}", heading.to_lowercase()),
    }
}

/// Asks before a row is deleted: what goes with it.
pub fn data_doomed(lang: Lang, scenario: &Scenario, row: &Row, rows: &[RowId]) -> String {
    if let Row::Word(_) = row
        && rows.iter().any(|row| !matches!(row, RowId::Related(..)))
    {
        return term_in_use(lang, scenario, &row.id(), rows);
    }
    let name = row_name(lang, scenario, row);
    let count = |is_of: fn(&RowId) -> bool| rows.iter().filter(|row| is_of(row)).count();
    let counts = [
        (count(|row| matches!(row, RowId::Need(_))), "条需求", "need", "needs"),
        (count(|row| matches!(row, RowId::Offer(_))), "条能力", "offer", "offers"),
        (count(|row| matches!(row, RowId::Related(..))), "对相关的词", "relation", "relations"),
    ];
    let said = counts.into_iter().filter(|(count, ..)| *count > 0);
    match lang {
        Lang::Zh => {
            let said: Vec<String> = said.map(|(count, zh, ..)| format!("{count} {zh}")).collect();
            format!("删除{name}，它的 {} 一并删除；可以撤销。", said.join("、"))
        }
        Lang::En => {
            let said: Vec<String> =
                said.map(|(count, _, one, more)| format!("{count} {}", if count == 1 { one } else { more })).collect();
            format!("Deleting {name} deletes its {} too; it can be undone.", said.join(" and "))
        }
    }
}

/// The button with the columns of a table, and how many of them are hidden.
pub fn data_columns(lang: Lang, hidden: usize) -> String {
    match (lang, hidden) {
        (Lang::Zh, 0) => "显示哪些列".to_owned(),
        (Lang::Zh, _) => format!("显示哪些列（隐藏 {hidden} 列）"),
        (Lang::En, 0) => "Columns".to_owned(),
        (Lang::En, _) => format!("Columns ({hidden} hidden)"),
    }
}

/// Under the bar of the data view: how many rows, how much in all where they have a quantity, how many are not complete.
pub fn data_sum(lang: Lang, rows: usize, total: Option<&str>, lacking: usize) -> String {
    let mut parts = Vec::new();
    match lang {
        Lang::Zh => {
            parts.push(format!("{rows} 行"));
            parts.extend(total.map(|total| format!("合计 {total}")));
            parts.extend((lacking > 0).then(|| format!("{lacking} 行没有填全，不参与配对")));
        }
        Lang::En => {
            parts.push(if rows == 1 { "1 row".to_owned() } else { format!("{rows} rows") });
            parts.extend(total.map(|total| format!("{total} in all")));
            parts.extend((lacking > 0).then(|| match lacking {
                1 => "1 row is not complete and takes no part".to_owned(),
                _ => format!("{lacking} rows are not complete and take no part"),
            }));
        }
    }
    parts.join(" · ")
}

/// What a row lacks.
pub fn data_lacks(lang: Lang, names: &[&str]) -> String {
    match lang {
        Lang::Zh => format!("缺 {}", names.join("、")),
        Lang::En => format!("lacks {}", names.iter().map(|name| name.to_lowercase()).collect::<Vec<_>>().join(", ")),
    }
}

/// Asks once where a changed quantity comes from.
pub fn data_unsaid(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Zh => format!("{name} 这一行标的是示意。新填的数是："),
        Lang::En => format!("{name}: the row is marked as illustrative. The new figure is:"),
    }
}

/// Units that a plan moves of what a row asks or gives, with their share.
pub fn planned(lang: Lang, unit: Unit, units: i64, of: i64) -> String {
    let number = column_number(lang, units, unit);
    if of > 0 { format!("{number} · {}%", i128::from(units) * 100 / i128::from(of)) } else { number }
}
