//! Counts and small decimals in a sentence.

use crate::Lang;

/// How many of a list are not shown.
pub fn and_more(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("另有 {count} 项"),
        Lang::En => format!("and {count} more"),
    }
}

/// Count of rows.
pub fn rows(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Zh, _) => format!("{count} 项"),
        (Lang::En, 1) => "1 row".to_owned(),
        (Lang::En, _) => format!("{count} rows"),
    }
}

/// How many routes there are.
pub fn routes(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Zh, _) => format!("{count} 条路线"),
        (Lang::En, 1) => "1 route".to_owned(),
        (Lang::En, _) => format!("{count} routes"),
    }
}

/// How many pairs there are.
pub fn pair_count(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Zh, _) => format!("{count} 对"),
        (Lang::En, 1) => "1 pair".to_owned(),
        (Lang::En, _) => format!("{count} pairs"),
    }
}

/// The tag of a route of which some months, or all, are fixed.
pub fn months_fixed(lang: Lang, fixed: usize, all: usize) -> String {
    match lang {
        _ if fixed == all => lang.fixed_tag().to_owned(),
        Lang::Zh => format!("{fixed}/{all} 个月固定"),
        Lang::En => format!("{fixed} of {all} months fixed"),
    }
}

/// Progress of loading.
pub fn loaded(lang: Lang, done: usize, all: usize) -> String {
    match lang {
        Lang::Zh => format!("{done} / {all} 个文件"),
        Lang::En => format!("{done} of {all} files"),
    }
}

/// The button that shows a whole list.
pub fn show_all(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("全部 {count} 项"),
        Lang::En => format!("All {count}"),
    }
}

/// Tenths with one decimal and a true minus.
pub fn tenths(tenths: i64) -> String {
    let sign = if tenths < 0 { "−" } else { "" };
    format!("{sign}{}.{}", tenths.abs() / 10, tenths.abs() % 10)
}

/// Days with one decimal, from tenths.
pub fn days(lang: Lang, in_tenths: i64) -> String {
    match lang {
        Lang::Zh => format!("{} 天", tenths(in_tenths)),
        Lang::En => format!("{} days", tenths(in_tenths)),
    }
}
