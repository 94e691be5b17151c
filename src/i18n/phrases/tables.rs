//! Headings with their units, and what is said of rows that are listed and copied.

use domain::{PairRule, Scenario, Unit, explanation::Change};

use super::names::kind_name;
use crate::{Lang, grouped, with_unit};

/// A heading and the unit of the numbers below it: 需要（万元）, Asked (¥m).
pub fn heading_with_unit(lang: Lang, heading: &str, unit: Option<&str>) -> String {
    match (unit, lang) {
        (None, _) => heading.to_owned(),
        (Some(unit), Lang::Zh) => format!("{heading}（{unit}）"),
        (Some(unit), Lang::En) => format!("{heading} ({unit})"),
    }
}

/// Heading of the units of a column whose rows have several.
pub fn unit_of(lang: Lang, heading: &str) -> String {
    match lang {
        Lang::Zh => format!("{heading}的单位"),
        Lang::En => format!("Unit of {}", heading.to_lowercase()),
    }
}

/// The unit of a column of amounts. English has no word for 万元: there the numbers are millions of yuan.
pub fn column_unit(lang: Lang, unit: Unit) -> &'static str {
    match (lang, unit) {
        (Lang::Zh, Unit::WanYuan) => "万元",
        (Lang::Zh, Unit::Tonnes) => "吨",
        (Lang::Zh, Unit::Persons) => "人",
        (Lang::Zh, Unit::Seats) => "人次",
        (Lang::En, Unit::WanYuan) => "¥m",
        (Lang::En, Unit::Tonnes) => "t",
        (Lang::En, Unit::Persons) => "people",
        (Lang::En, Unit::Seats) => "seats",
    }
}

/// Decimals of a column of amounts, whose numbers then are units of the last decimal.
pub fn column_decimals(lang: Lang, unit: Unit) -> u8 {
    if (lang, unit) == (Lang::En, Unit::WanYuan) { 2 } else { 0 }
}

/// Name of the button that copies a table.
pub fn copy_table(lang: Lang, table: &str) -> String {
    match lang {
        Lang::Zh => format!("{} {table}", lang.table_copy()),
        Lang::En => format!("{}: {table}", lang.table_copy()),
    }
}

/// What was copied.
pub fn table_copied(lang: Lang, rows: usize, columns: usize) -> String {
    match lang {
        Lang::Zh => format!("已复制 {rows} 行 {columns} 列，可粘贴到电子表格。"),
        Lang::En => format!("{rows} rows and {columns} columns copied; paste them into a spreadsheet."),
    }
}

/// The button under the rows that are drawn.
pub fn more_rows(lang: Lang, left: usize) -> String {
    let left = grouped(i64::try_from(left).unwrap_or(i64::MAX));
    match lang {
        Lang::Zh => format!("还有 {left} 行"),
        Lang::En => format!("{left} more rows"),
    }
}

/// Name of the table of what is arranged of a kind.
pub fn arranged_of(lang: Lang, scenario: &Scenario, kind: usize) -> String {
    let name = scenario.kinds.get(kind).map_or("", |kind| kind_name(lang, kind));
    match lang {
        Lang::Zh => format!("{name}：{}", lang.arranged()),
        Lang::En => format!("{name}: {}", lang.arranged()),
    }
}

/// A change that would have an unmet need served.
pub fn way_change(lang: Lang, scenario: &Scenario, change: &Change) -> String {
    match (lang, change) {
        (Lang::Zh, Change::Pair { rule: PairRule::Free, .. }) => "放开这一对".to_owned(),
        (Lang::En, Change::Pair { rule: PairRule::Free, .. }) => "free the pair".to_owned(),
        (Lang::Zh, Change::Pair { .. }) => "锁定这一对".to_owned(),
        (Lang::En, Change::Pair { .. }) => "pin the pair".to_owned(),
        (_, Change::Amount { need, amount: Some(amount), .. }) => {
            let kind = scenario.needs.iter().find(|found| found.id == *need).and_then(|need| scenario.kind(&need.kind));
            let amount = with_unit(lang, *amount, kind.map_or(Unit::Tonnes, |(_, kind)| kind.unit));
            if lang == Lang::Zh { format!("固定给它 {amount}") } else { format!("fix {amount} for it") }
        }
        (Lang::Zh, _) => "放开固定的数量".to_owned(),
        (Lang::En, _) => "free the fixed amount".to_owned(),
    }
}

/// The button that works out what a change costs.
pub fn way_price(lang: Lang, change: &str) -> String {
    match lang {
        Lang::Zh => format!("若{change}，代价多少"),
        Lang::En => format!("What it costs to {change}"),
    }
}

/// A filter by what is searched for, as paper says it.
pub fn searched(lang: Lang, search: &str) -> String {
    match lang {
        Lang::Zh => format!("含“{}”", search.trim()),
        Lang::En => format!("containing “{}”", search.trim()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_names_the_unit_of_its_numbers() {
        assert_eq!(heading_with_unit(Lang::Zh, "需要", Some(column_unit(Lang::Zh, Unit::WanYuan))), "需要（万元）");
        assert_eq!(heading_with_unit(Lang::En, "Asked", Some(column_unit(Lang::En, Unit::WanYuan))), "Asked (¥m)");
        assert_eq!(heading_with_unit(Lang::En, "Cause", None), "Cause");
    }
}
