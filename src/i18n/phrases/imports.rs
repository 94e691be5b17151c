//! What files would do, and everything that is said of them.

use domain::{RowId, Scenario};
use exchange::cells::Misread;
use sheets::{FileError, Finding, Foreign, Place, Severity, Table, What, passing::Counts};

use super::{
    errors::defect,
    rows::{attribute_of, misread, row_name},
    settings::setting_fault,
};
use crate::{Lang, grouped};

/// Names that are told where one is asked to choose.
const TOLD: usize = 4;

/// Files that are named at the head of an import.
const NAMED: usize = 3;

/// One of two texts.
pub(super) fn zh_or_en(lang: Lang, zh: String, en: String) -> String {
    if lang == Lang::Zh { zh } else { en }
}

fn plural(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(count as i64), if count == 1 { one } else { many })
}

/// Files that are being read.
pub fn import_reads(lang: Lang, files: usize) -> String {
    zh_or_en(lang, format!("正在读 {files} 个文件……"), format!("Reading {} …", plural(files, "file", "files")))
}

/// The head of what files would do: the first few by name.
pub fn import_head(lang: Lang, files: &[&str]) -> String {
    let (count, told) = (files.len(), &files[..files.len().min(NAMED)]);
    match (lang, count) {
        (Lang::Zh, 1) => format!("导入 {}", told[0]),
        (Lang::En, 1) => format!("Import of {}", told[0]),
        (Lang::Zh, _) => {
            format!("导入 {count} 个文件：{}{}", told.join("、"), if count > told.len() { "……" } else { "" })
        }
        (Lang::En, _) => {
            let more = if count > told.len() { " …" } else { "" };
            format!("Import of {}: {}{more}", plural(count, "file", "files"), told.join(", "))
        }
    }
}

/// The button that takes it.
pub fn import_take(lang: Lang, (added, changed, settings): (usize, usize, usize)) -> String {
    let rows = added + changed;
    let of_rows = zh_or_en(lang, format!("取用 {} 行", grouped(rows as i64)), format!("Take {}", plural(rows, "row", "rows")));
    let of_settings = plural(settings, "setting", "settings");
    match (rows, settings) {
        (_, 0) => of_rows,
        (0, _) => zh_or_en(lang, format!("取用 {settings} 项设置"), format!("Take {of_settings}")),
        _ => zh_or_en(lang, format!("{of_rows}和 {settings} 项设置"), format!("{of_rows} and {of_settings}")),
    }
}

/// It was taken.
pub fn import_taken(lang: Lang, files: usize, (added, changed, settings): (usize, usize, usize)) -> String {
    let (zh, en) = match settings {
        0 => (String::new(), String::new()),
        _ => (format!("，设置 {settings} 项"), format!(", {} set", plural(settings, "setting", "settings"))),
    };
    zh_or_en(
        lang,
        format!(
            "取用 {files} 个文件：新增 {} 行，改 {} 行{zh}。一次撤销即可还原。",
            grouped(added as i64),
            grouped(changed as i64)
        ),
        format!(
            "Taken from {}: {} added, {} changed{en}. One undo takes it back.",
            plural(files, "file", "files"),
            plural(added, "row", "rows"),
            plural(changed, "row", "rows")
        ),
    )
}

/// Headings whose meaning the planner has said: each with an attribute, or left out.
pub fn import_known_headings<'a>(lang: Lang, known: impl Iterator<Item = (&'a str, Option<&'a str>)>) -> String {
    let one = |(heading, means): (&str, Option<&str>)| {
        let means = match means {
            None => lang.import_leave_out().to_owned(),
            Some(sheets::recognise::ROW_NUMBER) => lang.import_number().to_owned(),
            Some(id) => attribute_name(lang, id),
        };
        zh_or_en(lang, format!("“{heading}”＝{means}"), format!("“{heading}” = {means}"))
    };
    let mut told: Vec<String> = known.map(one).collect();
    let more = told.len().saturating_sub(TOLD);
    told.truncate(TOLD);
    if more > 0 {
        told.push(zh_or_en(lang, format!("另有 {more} 个"), format!("{more} more")));
    }
    let told = told.join(if lang == Lang::Zh { "，" } else { ", " });
    zh_or_en(lang, format!("按您选过的认列名：{told}"), format!("Headings as you said before: {told}"))
}

/// The button that saves the rows that were not taken.
pub fn import_return(lang: Lang, rows: usize) -> String {
    zh_or_en(
        lang,
        format!("退回错误行（{} 行 .xlsx）", grouped(rows as i64)),
        format!("Return {} (.xlsx)", plural(rows, "bad row", "bad rows")),
    )
}

/// Files that were not read for their size.
pub fn import_too_large(lang: Lang, files: usize, most: usize) -> String {
    let most = most / 1_000_000;
    zh_or_en(
        lang,
        format!("有 {files} 个文件太大，没有读；每个最多 {most} MB，一次最多 {} MB。", most * 4),
        format!(
            "{} too large to be read: at most {most} MB each, {} MB at once.",
            plural(files, "file is", "files are"),
            most * 4
        ),
    )
}

/// Rows that were passed over, each sort with its number; empty where there are none.
pub fn import_passed(lang: Lang, counts: Counts, same: usize) -> String {
    let parts = [
        (same, "与现有相同", "as they are there already"),
        (counts.totals, "合计行", "rows of sums"),
        (counts.examples, "示例行", "example rows"),
        (counts.remarks, "表下说明", "remarks under tables"),
        (counts.hidden, "隐藏或筛掉的行", "hidden or filtered rows"),
    ];
    let told: Vec<String> = parts
        .iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, zh, en)| zh_or_en(lang, format!("{zh} {count}"), format!("{en}: {count}")))
        .collect();
    if told.is_empty() {
        return String::new();
    }
    let joined = told.join(if lang == Lang::Zh { "、" } else { "; " });
    zh_or_en(lang, format!("略过：{joined}"), format!("Passed over: {joined}"))
}

/// The choice to take hidden rows too.
pub fn import_hidden(lang: Lang, rows: usize, sheets: usize) -> String {
    let rows_en = plural(rows, "hidden or filtered row", "hidden or filtered rows");
    match sheets {
        0 => zh_or_en(lang, format!("含 {rows} 行隐藏，也取用"), format!("Take {rows_en} too")),
        _ => zh_or_en(
            lang,
            format!("含 {rows} 行隐藏、{sheets} 张隐藏的工作表，也取用"),
            format!("Take {rows_en} and {} too", plural(sheets, "hidden sheet", "hidden sheets")),
        ),
    }
}

/// Findings beyond those that are told.
pub fn import_untold(lang: Lang, count: usize) -> String {
    let count = grouped(count as i64);
    zh_or_en(lang, format!("另有 {count} 条没有列出"), format!("{count} more are not listed"))
}

/// How grave a finding is.
pub fn severity(lang: Lang, severity: Severity) -> &'static str {
    match (lang, severity) {
        (Lang::Zh, Severity::Error) => "错误",
        (Lang::Zh, Severity::Warning) => "提醒",
        (Lang::Zh, Severity::Note) => "说明",
        (Lang::En, Severity::Error) => "Error",
        (Lang::En, Severity::Warning) => "Warning",
        (Lang::En, Severity::Note) => "Note",
    }
}

/// A place as Excel names it.
pub fn place(lang: Lang, place: &Place) -> String {
    let row = place.row.map(|row| zh_or_en(lang, format!("第 {row} 行"), format!("row {row}")));
    [place.file.clone(), place.sheet.clone(), row.unwrap_or_default(), place.column.clone()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" / ")
}

/// The name of an attribute of needs or offers.
pub fn attribute_name(lang: Lang, id: &str) -> String {
    let rows = [RowId::Need(domain::NeedId::default()), RowId::Offer(domain::OfferId::default())];
    rows.iter().find_map(|row| attribute_of(lang, row, id)).map_or_else(|| id.to_owned(), |(name, _)| name.to_owned())
}

/// A table that files are read into.
pub fn import_table(lang: Lang, table: Table) -> &'static str {
    if table == Table::Needs { lang.data_needs() } else { lang.data_offers() }
}

/// What is found, and what to do about it.
pub fn finding(lang: Lang, scenario: &Scenario, finding: &Finding) -> String {
    let name = |id: &str| attribute_name(lang, id);
    match &finding.what {
        What::File(error) => file_error_of(lang, error),
        What::Setting(fault) => setting_fault(lang, fault),
        What::NoTable => zh_or_en(
            lang,
            "没有找到需求或能力的表头；请用下载的模板，或让第一行是各列的名称。".to_owned(),
            "No headings of needs or offers were found; use the template, or let the first row name the columns.".to_owned(),
        ),
        What::Unclear { .. } => zh_or_en(
            lang,
            "看不出是哪张表、哪一类；请在上面选定。".to_owned(),
            "It is not clear which table and kind this is; choose above.".to_owned(),
        ),
        What::UnknownHeading => zh_or_en(
            lang,
            "不认识这个列名，这一列没有读；可在上面指定它是什么。".to_owned(),
            "This heading is not known and its column was not read; say above what it is.".to_owned(),
        ),
        What::SecondHeading(id) => zh_or_en(
            lang,
            format!("已有一列是“{}”，这一列没有读。", name(id)),
            format!("Another column is “{}” already; this one was not read.", name(id)),
        ),
        What::NotUsed(id) => zh_or_en(
            lang,
            format!("这一类用不到“{}”，这一列没有读。", name(id)),
            format!("Rows of this kind have no use for “{}”; the column was not read.", name(id)),
        ),
        What::StrayCell => zh_or_en(
            lang,
            "表格之外有一个零散的单元格，没有读。".to_owned(),
            "A cell far from the table was not read.".to_owned(),
        ),
        What::Merged(count) => zh_or_en(
            lang,
            format!("{count} 处合并单元格，按第一格的内容填入各行。"),
            format!("{}: each row has what the first cell holds.", plural(*count, "merged range", "merged ranges")),
        ),
        What::Misread { attribute, why, nearest } => {
            let told = if nearest.is_empty() { misread(lang, why) } else { nearest_told(lang, why, nearest) };
            zh_or_en(lang, format!("{}：{told}", name(attribute)), format!("{}: {told}", name(attribute)))
        }
        What::ScientificCode(id) => zh_or_en(
            lang,
            format!("{}：编码被表格软件改成了科学记数，位数已丢失；请把该列设为文本后重填。", name(id)),
            format!(
                "{}: a spreadsheet turned the code into a number with an exponent, so its digits are lost; format the column as text and enter it again.",
                name(id)
            ),
        ),
        What::FormulaError(id) => zh_or_en(
            lang,
            format!("{}：公式出错，没有结果；请改成数值。", name(id)),
            format!("{}: the formula ended in an error; enter its value.", name(id)),
        ),
        What::Missing(id) if finding.severity == Severity::Error => zh_or_en(
            lang,
            format!("缺“{}”，这一行不能取用；请补上。", name(id)),
            format!("“{}” is missing: the row cannot be taken; fill it in.", name(id)),
        ),
        What::Missing(id) => zh_or_en(
            lang,
            format!("缺“{}”，先存为草稿，填全后才参与配对。", name(id)),
            format!("“{}” is missing: the row is kept as a draft and takes part once it is complete.", name(id)),
        ),
        What::TakenAsEmpty(id) => {
            zh_or_en(lang, format!("{}：当作没有填。", name(id)), format!("{}: taken as empty.", name(id)))
        }
        What::ReadAs { attribute, value } => {
            zh_or_en(lang, format!("{}：读作 {value}。", name(attribute)), format!("{}: read as {value}.", name(attribute)))
        }
        What::Refused(defects) => {
            defects.iter().map(|of| defect(lang, of)).collect::<Vec<_>>().join(if lang == Lang::Zh { "；" } else { "; " })
        }
        What::DuplicateId(first) => zh_or_en(
            lang,
            format!("编号与“{}”重复；请改成不同的编号，或留空。", place(lang, first)),
            format!("The number is that of {}; give it another, or none.", place(lang, first)),
        ),
        What::IdOfAnother(row) => zh_or_en(
            lang,
            format!("这个编号是“{}”的，类别不同；请改编号，或留空。", row_told(lang, scenario, row)),
            format!("The number is that of {}, of another kind; give it another, or none.", row_told(lang, scenario, row)),
        ),
        What::SeveralAlike(rows) => {
            let told: Vec<String> = rows.iter().take(TOLD).map(|row| row_told(lang, scenario, row)).collect();
            zh_or_en(
                lang,
                format!("现有 {} 行都像它（{}），分不清改哪一行；请用“导出表格”里的编号。", rows.len(), told.join("、")),
                format!(
                    "{} rows there are like it ({}): nothing tells which is meant. Use the numbers of “Export tables”.",
                    rows.len(),
                    told.join("; ")
                ),
            )
        }
    }
}

fn row_told(lang: Lang, scenario: &Scenario, row: &RowId) -> String {
    scenario.row(row).map(|row| row_name(lang, scenario, &row)).unwrap_or_default()
}

fn nearest_told(lang: Lang, why: &Misread, nearest: &[String]) -> String {
    let names = nearest.iter().take(TOLD).cloned().collect::<Vec<_>>().join(if lang == Lang::Zh { "、" } else { ", " });
    match why {
        Misread::UnknownName(name) => zh_or_en(
            lang,
            format!("名单里没有“{name}”，最像的是：{names}。"),
            format!("“{name}” is not in the list; most like it: {names}."),
        ),
        _ => misread(lang, why),
    }
}

/// Why a file is not read, and what to do.
fn file_error_of(lang: Lang, error: &FileError) -> String {
    let most = |number: usize| grouped(number as i64);
    match error {
        FileError::Empty => zh_or_en(lang, "文件是空的。".to_owned(), "The file is empty.".to_owned()),
        FileError::TooLarge { most, .. } => zh_or_en(
            lang,
            format!("文件太大；最多 {} MB。", most / 1_000_000),
            format!("The file is too large: at most {} MB.", most / 1_000_000),
        ),
        FileError::InflatesTooFar { most } => zh_or_en(
            lang,
            format!("解开后超过 {} MB，没有打开；请另存一份只含数据的。", most / 1_000_000),
            format!(
                "It unpacks to more than {} MB and was not opened; save a copy that holds the data alone.",
                most / 1_000_000
            ),
        ),
        FileError::TooManyRows { most: rows } => zh_or_en(
            lang,
            format!("行数超过 {}；请分成几个文件。", most(*rows)),
            format!("It has more than {} rows; split it into several files.", most(*rows)),
        ),
        FileError::TooManyCells { most: cells } => zh_or_en(
            lang,
            format!("单元格超过 {}；请分成几个文件。", most(*cells)),
            format!("It has more than {} cells; split it into several files.", most(*cells)),
        ),
        FileError::TooManySheets { found, most } => zh_or_en(
            lang,
            format!("有 {found} 张工作表，最多 {most} 张。"),
            format!("It has {found} sheets, at most {most} are read."),
        ),
        FileError::PasswordProtected => zh_or_en(
            lang,
            "文件有密码；请在 Excel 或 WPS 中去掉密码后另存。".to_owned(),
            "The file has a password; save it without one.".to_owned(),
        ),
        FileError::WebTable => zh_or_en(
            lang,
            "这是网页表格，请另存为 .xlsx。".to_owned(),
            "This is a web page with a table; save it as .xlsx.".to_owned(),
        ),
        FileError::NotASpreadsheet(foreign) => foreign_told(lang, *foreign),
        FileError::Damaged(part) => zh_or_en(
            lang,
            format!("文件已损坏，读不到底（{part}）；请重新导出或请对方重发。"),
            format!("The file is damaged ({part}); export it again, or ask for it again."),
        ),
        FileError::UnknownEncoding => zh_or_en(
            lang,
            "认不出文字编码；请另存为 UTF-8 的 .csv 或 .xlsx。".to_owned(),
            "The encoding of its text is not known; save it as .csv in UTF-8, or as .xlsx.".to_owned(),
        ),
    }
}

fn foreign_told(lang: Lang, foreign: Foreign) -> String {
    let (zh, en) = match foreign {
        Foreign::Picture => ("这是图片", "a picture"),
        Foreign::Pdf => ("这是 PDF", "a PDF"),
        Foreign::TextDocument => ("这是文字文档", "a text document"),
        Foreign::Presentation => ("这是演示文稿", "a presentation"),
        Foreign::OtherSpreadsheet => ("这是别种格式的表格", "a spreadsheet of another format"),
        Foreign::Archive => ("这是压缩包，请先解压", "an archive; unpack it first"),
        Foreign::Unknown => ("认不出这是什么文件", "nothing that is known"),
    };
    zh_or_en(
        lang,
        format!("{zh}，不是能读的表格；请另存为 .xlsx。"),
        format!("This is {en}, no spreadsheet that can be read; save it as .xlsx."),
    )
}

/// Name of the file of rows that are returned.
pub fn returned_file(lang: Lang, date: &str) -> String {
    zh_or_en(lang, format!("退回-{date}.xlsx"), format!("returned-{date}.xlsx"))
}

/// Name of the file of a template.
pub fn template_file(lang: Lang, role: Table) -> String {
    match role {
        Table::Needs => zh_or_en(lang, "需求填报表（县）.xlsx".to_owned(), "needs-template.xlsx".to_owned()),
        Table::Offers => zh_or_en(lang, "能力填报表（供销社）.xlsx".to_owned(), "offers-template.xlsx".to_owned()),
    }
}

/// Name of the file of all tables.
pub fn tables_file(lang: Lang, date: &str) -> String {
    zh_or_en(lang, format!("东西牵手-数据-{date}.xlsx"), format!("dongxi-data-{date}.xlsx"))
}

/// Name of a table as .csv.
pub fn csv_file(lang: Lang, table: Table, kind: &domain::Kind, date: &str) -> String {
    format!("{}-{}-{date}.csv", lang.pick(&kind.short), import_table(lang, table))
}
