//! Rows that the planner adds, changes and removes: as steps of the history, and what is wrong with a cell.

use domain::{
    Order, Pair, Row, RowError, RowId, Scenario, Unit,
    attribute::{Form, Value},
};
use exchange::cells::{self, CellRefused, Context, Misread, Tongue};
use session::Edit;

use super::{
    errors::defect_kind,
    names::{division, kind_unit, need_name, need_place, offer_name},
    rules::{measured_between, rule_name, span_up_to, too_fine},
    steps::{need_full_name, offer_full_name},
    words::{related, term_in_use, term_stays, word},
};
use crate::{Lang, grouped, with_unit};

/// The language in which cells are written.
pub fn tongue(lang: Lang) -> Tongue {
    match lang {
        Lang::Zh => Tongue::Chinese,
        Lang::En => Tongue::English,
    }
}

/// What cells of rows of a kind are read and written with.
pub fn cell_context(lang: Lang, scenario: &Scenario, unit: Unit) -> Context<'_> {
    Context { scenario, unit, tongue: tongue(lang) }
}

/// A cell as people read it; numbers in groups of three digits.
pub fn cell(lang: Lang, scenario: &Scenario, unit: Unit, form: Form, value: &Value) -> String {
    match (form, value) {
        (Form::Quantity, Value::Number(number)) => column_number(lang, *number, unit),
        (Form::Whole { .. }, Value::Number(number)) => grouped(*number),
        _ => cells::write(form, value, cell_context(lang, scenario, unit)),
    }
}

/// A number of a column whose heading has the unit ([`column_unit`](super::tables::column_unit)).
pub fn column_number(lang: Lang, number: i64, unit: Unit) -> String {
    match (lang, unit) {
        (Lang::En, Unit::WanYuan) => {
            let sign = if number < 0 { "−" } else { "" };
            format!("{sign}{}.{:02}", grouped((number.unsigned_abs() / 100) as i64), number.unsigned_abs() % 100)
        }
        _ => grouped(number),
    }
}

/// What an attribute of a row is called, and what it may hold.
pub(super) fn attribute_of(lang: Lang, row: &RowId, id: &str) -> Option<(&'static str, Form)> {
    let found = row.attributes().into_iter().find(|attribute| attribute.id == id)?;
    Some((if lang == Lang::Zh { found.name.0 } else { found.name.1 }, found.form))
}

pub(super) fn unit_of_row(scenario: &Scenario, row: &Row) -> Unit {
    row.kind().and_then(|kind| scenario.kind(kind)).map_or(kind_unit(scenario, 0), |(_, kind)| kind.unit)
}

/// A row: where it is and what it is about.
pub fn row_name(lang: Lang, scenario: &Scenario, row: &Row) -> String {
    match row {
        Row::Need(need) => format!("{} {}", need_place(lang, scenario, need), need_name(lang, scenario, need)),
        Row::Offer(offer) => format!("{} {}", division(lang, scenario, offer.cooperative), offer_name(lang, scenario, offer)),
        Row::County(of) => name_or(lang.data_new_county(), lang.pick(&of.short), &of.name.zh),
        // By the name that it has, or is to have.
        Row::Word(of) => name_or(lang.data_new_term(), lang.pick(&of.name), &of.name.zh),
        Row::Product(of) => name_or(lang.data_new_product(), lang.pick(&of.name), &of.name.zh),
        Row::Party(_) | Row::Connection(_) | Row::Existing(_) | Row::Rule(_) | Row::Related(_) => {
            row_name_of(lang, scenario, &row.id())
        }
    }
}

/// The first name that is one.
fn name_or(otherwise: &str, name: &str, full: &str) -> String {
    [name, full].into_iter().find(|name| !name.is_empty()).unwrap_or(otherwise).to_owned()
}

pub(super) fn row_name_of(lang: Lang, scenario: &Scenario, id: &RowId) -> String {
    let both = |pair: &Pair| format!("{}–{}", division(lang, scenario, pair.east), division(lang, scenario, pair.west));
    match id {
        RowId::Need(id) => need_full_name(lang, scenario, id),
        RowId::Offer(id) => offer_full_name(lang, scenario, id),
        RowId::Party(of) => division(lang, scenario, *of),
        RowId::County(of) => match scenario.county(*of) {
            Some(of) => row_name(lang, scenario, &Row::County(of.clone())),
            None => of.to_string(),
        },
        RowId::Product(of) => match scenario.product(of) {
            Some(of) => row_name(lang, scenario, &Row::Product(of.clone())),
            None => of.0.clone(),
        },
        RowId::Connection(pair) => format!("{} {}", both(pair), lang.data_connection()),
        RowId::Existing(_, pair) => format!("{} {}", lang.data_existing(), both(pair)),
        RowId::Rule(id) => rule_name(lang, id),
        RowId::Word(words, id) => word(lang, scenario, *words, id),
        RowId::Related(words, one, other) => related(lang, scenario, *words, one, other),
    }
}

/// A row was added, or put in the place of another.
pub fn row_put(lang: Lang, scenario: &Scenario, row: &Row) -> String {
    let name = row_name(lang, scenario, row);
    let quantity = match row.get("quantity") {
        Some(Value::Number(number)) => Some(with_unit(lang, number, unit_of_row(scenario, row))),
        _ => None,
    };
    match (lang, quantity) {
        (Lang::Zh, Some(quantity)) => format!("录入 {name}：{quantity}"),
        (Lang::Zh, None) => format!("录入 {name}"),
        (Lang::En, Some(quantity)) => format!("Enter {name}: {quantity}"),
        (Lang::En, None) => format!("Enter {name}"),
    }
}

/// A row was taken away.
pub fn row_removed(lang: Lang, scenario: &Scenario, id: &RowId) -> String {
    let name = row_name_of(lang, scenario, id);
    match (lang, id) {
        (Lang::Zh, RowId::Need(_)) => format!("删除需求 {name}"),
        (Lang::Zh, RowId::Offer(_)) => format!("删除能力 {name}"),
        (Lang::Zh, _) => format!("删除 {name}"),
        (Lang::En, RowId::Need(_)) => format!("Delete need {name}"),
        (Lang::En, RowId::Offer(_)) => format!("Delete offer {name}"),
        (Lang::En, _) => format!("Delete {name}"),
    }
}

/// A cell was set.
pub fn cell_set(lang: Lang, scenario: &Scenario, row: &RowId, id: &str, value: &Value) -> String {
    let name = row_name_of(lang, scenario, row);
    let unit = scenario.row(row).map_or(kind_unit(scenario, 0), |row| unit_of_row(scenario, &row));
    let (heading, form) = attribute_of(lang, row, id).unwrap_or(("", Form::Text));
    let shown = match (form, value) {
        (Form::Quantity, Value::Number(number)) => with_unit(lang, *number, unit),
        _ => cell(lang, scenario, unit, form, value),
    };
    let shown = if shown.is_empty() { lang.cell_empty().to_owned() } else { shown };
    match (form, lang) {
        (Form::Quantity | Form::Measured { .. } | Form::Span { .. }, Lang::Zh) => format!("{name}：{shown}"),
        (Form::Quantity | Form::Measured { .. } | Form::Span { .. }, Lang::En) => format!("{name}: {shown}"),
        (_, Lang::Zh) => format!("{name} {heading}：{shown}"),
        (_, Lang::En) => format!("{name}, {}: {shown}", heading.to_lowercase()),
    }
}

/// Several rows at once, where there are more than can be spelt out: how many are entered, changed and deleted.
pub fn rows_together(lang: Lang, edits: &[Edit]) -> Option<String> {
    let (mut entered, mut changed, mut deleted) = (0_usize, Vec::new(), 0_usize);
    for edit in edits {
        match edit {
            Edit::Put(_) => entered += 1,
            Edit::Set { row, .. } => changed.push(row.clone()),
            Edit::Remove(_) => deleted += 1,
            _ => return None,
        }
    }
    changed.order();
    changed.dedup();
    if entered + changed.len() + deleted < 2 {
        return None;
    }
    let counts = [(entered, "录入", "entered"), (changed.len(), "改动", "changed"), (deleted, "删除", "deleted")];
    let said = counts.into_iter().filter(|(count, _, _)| *count > 0);
    Some(match lang {
        Lang::Zh => said.map(|(count, zh, _)| format!("{zh} {count} 行")).collect::<Vec<_>>().join("，"),
        Lang::En => {
            let rows = |count: usize| if count == 1 { "1 row".to_owned() } else { format!("{count} rows") };
            said.map(|(count, _, en)| format!("{} {en}", rows(count))).collect::<Vec<_>>().join(", ")
        }
    })
}

/// Why a row cannot be as asked.
pub fn row_error(lang: Lang, scenario: &Scenario, error: &RowError) -> String {
    match (lang, error) {
        (_, RowError::Defects(defects)) => {
            let told: Vec<String> = defects.iter().take(3).map(|of| defect_kind(lang, &of.kind)).collect();
            told.join(if lang == Lang::Zh { "；" } else { "; " })
        }
        (Lang::Zh, RowError::Unknown(id)) => format!("没有这一行：{}", row_name_of(lang, scenario, id)),
        (Lang::En, RowError::Unknown(id)) => format!("There is no such row: {}", row_name_of(lang, scenario, id)),
        (Lang::Zh, RowError::Taken(id)) => format!("已经有{}了。", row_name_of(lang, scenario, id)),
        (Lang::En, RowError::Taken(id)) => format!("{} is there already.", row_name_of(lang, scenario, id)),
        (_, RowError::HasRows(id @ RowId::Word(..), _)) => term_in_use(lang, scenario, id, &scenario.rows_of(id)),
        (Lang::Zh, RowError::HasRows(id, count)) => {
            format!("{}名下还有 {count} 行数据；先删除或改到别处。", row_name_of(lang, scenario, id))
        }
        (Lang::En, RowError::HasRows(id, count)) => {
            format!("{count} rows are of {}; delete or move them first.", row_name_of(lang, scenario, id))
        }
        (Lang::Zh, RowError::IsNeeded(pair)) => {
            format!("{}：两方都在时线路不能删除。", row_name_of(lang, scenario, &RowId::Connection(*pair)))
        }
        (Lang::En, RowError::IsNeeded(pair)) => {
            format!("{}: it stays while both are there.", row_name_of(lang, scenario, &RowId::Connection(*pair)))
        }
        (_, RowError::Stays(id @ RowId::Word(..))) => term_stays(lang, &row_name_of(lang, scenario, id)),
        (Lang::Zh, RowError::Stays(id)) => format!("{}不能删除，只能改。", row_name_of(lang, scenario, id)),
        (Lang::En, RowError::Stays(id)) => format!("{} can be changed, not deleted.", row_name_of(lang, scenario, id)),
        (Lang::Zh, RowError::NoAttribute(id) | RowError::NoValue(id)) => format!("这一栏（{id}）不能这样填。"),
        (Lang::En, RowError::NoAttribute(id) | RowError::NoValue(id)) => format!("This column ({id}) cannot hold that."),
    }
}

/// Names that are told where one is asked to choose.
const TOLD: usize = 4;

/// Why what was typed cannot be read, and what is allowed.
pub fn misread(lang: Lang, error: &Misread) -> String {
    let zh = lang == Lang::Zh;
    match error {
        Misread::NotANumber if zh => "请填数字，如 1220、1,220 或 1.2万。".to_owned(),
        Misread::NotANumber => "Enter a number, such as 1220 or 1,220.".to_owned(),
        Misread::NotWhole if zh => "请填整数：本栏的单位不能再分。".to_owned(),
        Misread::NotWhole => "Enter a whole number of the unit of this column.".to_owned(),
        Misread::OutOfRange { least, most } if zh => format!("请填 {} 到 {} 之间的数。", grouped(*least), grouped(*most)),
        Misread::OutOfRange { least, most } => format!("Enter a number from {} to {}.", grouped(*least), grouped(*most)),
        Misread::NotAPrice if zh => "请填每千克的价格，最多两位小数，如 2.50。".to_owned(),
        Misread::NotAPrice => "Enter a price a kilogram with at most two decimals, such as 2.50.".to_owned(),
        Misread::NeitherYesNorNo if zh => "请填“是”或“否”。".to_owned(),
        Misread::NeitherYesNorNo => "Enter yes or no.".to_owned(),
        Misread::NotMonths if zh => "请填月份，如 9、5–8 或 11–2。".to_owned(),
        Misread::NotMonths => "Enter months, such as 9, 5–8 or 11–2.".to_owned(),
        Misread::UnknownName(name) if zh => format!("名单里没有“{name}”；请从下拉名单里选。"),
        Misread::UnknownName(name) => format!("“{name}” is not in the list; choose one of it."),
        Misread::Ambiguous(names) => {
            let told = names.iter().take(TOLD).cloned().collect::<Vec<_>>();
            if zh {
                format!("有几个同名的，请选一个：{}", told.join("、"))
            } else {
                format!("Several have that name; choose one: {}", told.join("; "))
            }
        }
        Misread::NotAProvenance if zh => "请填“实报；出处；日期”，或“估算”“示意”。".to_owned(),
        Misread::NotAProvenance => "Enter “reported; source; date”, “estimated” or “illustrative”.".to_owned(),
        Misread::NotACode if zh => "请填六位行政区划代码，如 340824。".to_owned(),
        Misread::NotACode => "Enter an administrative code of six digits, such as 340824.".to_owned(),
        Misread::NotBounds if zh => "请填最少和最多几家，如 1–3；留空按规则的默认。".to_owned(),
        Misread::NotBounds => "Enter the least and the most, such as 1–3; empty for the default of the rules.".to_owned(),
        Misread::NotSpan { most } => sentence(lang, &span_up_to(lang, *most)),
        Misread::OutOfMeasure { least, most, measure } => sentence(lang, &measured_between(lang, *least, *most, *measure)),
        Misread::TooFine(measure) => too_fine(lang, *measure),
        Misread::TooLong if zh => "太长了。".to_owned(),
        Misread::TooLong => "That is too long.".to_owned(),
    }
}

/// What is allowed, as a sentence of its own.
fn sentence(lang: Lang, allowed: &str) -> String {
    match lang {
        Lang::Zh => format!("{allowed}。"),
        Lang::En => {
            let mut letters = allowed.chars();
            letters.next().map_or_else(String::new, |first| format!("{}{}.", first.to_uppercase(), letters.as_str()))
        }
    }
}

/// Why a cell was left as it was, and what is allowed.
pub fn why_left(lang: Lang, scenario: &Scenario, why: &CellRefused) -> String {
    match why {
        CellRefused::Misread(error) => misread(lang, error),
        CellRefused::Refused(error) => row_error(lang, scenario, error),
        CellRefused::NotEmpty => lang.data_not_empty().to_owned(),
    }
}

/// What was typed into a cell was not taken.
pub fn not_taken(lang: Lang, text: &str, why: &str) -> String {
    match lang {
        Lang::Zh => format!("“{text}”没有填入：{why}"),
        Lang::En => format!("“{text}” was not taken: {why}"),
    }
}

/// A pasted cell that was left as it was: where, what, and what is allowed.
pub fn pasted_unread(lang: Lang, scenario: &Scenario, row: usize, heading: &str, text: &str, why: &CellRefused) -> String {
    let why = why_left(lang, scenario, why);
    let row = grouped(row as i64);
    match lang {
        Lang::Zh => format!("第 {row} 行 {heading}“{text}”：{why}"),
        Lang::En => format!("Row {row}, {} “{text}”: {why}", heading.to_lowercase()),
    }
}

/// How much of what was pasted was left out.
pub fn pasted_head(lang: Lang, unread: usize, beyond: usize, told: usize) -> String {
    let mut parts = Vec::new();
    match (lang, unread) {
        (_, 0) => {}
        (Lang::Zh, _) => parts.push(format!("有 {unread} 格没有采用，其余已填入")),
        (Lang::En, 1) => parts.push("1 cell was left as it was, the others are filled in".to_owned()),
        (Lang::En, _) => parts.push(format!("{unread} cells were left as they were, the others are filled in")),
    }
    if unread > told {
        parts.push(match lang {
            Lang::Zh => format!("先列出 {told} 格"),
            Lang::En => format!("the first {told} are listed"),
        });
    }
    match (lang, beyond) {
        (_, 0) => {}
        (Lang::Zh, _) => parts.push(format!("粘贴的内容比表格多 {beyond} 列，多出的没有采用")),
        (Lang::En, 1) => parts.push("the block is 1 column wider than the table, which was left out".to_owned()),
        (Lang::En, _) => parts.push(format!("the block is {beyond} columns wider than the table, which were left out")),
    }
    let text = parts.join(if lang == Lang::Zh { "；" } else { "; " });
    if lang == Lang::Zh { text + "。" } else { text + "." }
}
