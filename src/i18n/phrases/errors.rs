//! What is wrong with a link, an autosave or the data, and where.

use domain::{DefectKind, Subject};
use exchange::{
    autosave::AutosaveError,
    link::LinkError,
    reference::{DataError, DataProblem},
    scenario_json::{JsonError, JsonProblem},
};
use session::EditError;

use crate::{Lang, grouped};

/// Why a link was not opened.
pub fn link_error(lang: Lang, error: &LinkError) -> String {
    match (lang, error) {
        (_, LinkError::NotALink) => lang.link_not_ours().to_owned(),
        (_, LinkError::Damaged) => lang.link_damaged().to_owned(),
        (Lang::Zh, LinkError::Incomplete { found, expected }) => {
            format!("链接不完整：收到 {found} 个字符，应为 {expected} 个。请对方重新复制。您自己的情景没有动。")
        }
        (Lang::En, LinkError::Incomplete { found, expected }) => {
            format!(
                "The link is incomplete: {found} characters of {expected}. Ask for it again. Your own scenario is untouched."
            )
        }
        (Lang::Zh, LinkError::Newer { found, known }) => {
            format!(
                "链接来自更新的版本：格式 {found}，本页只认到 {known}，没有打开。若本页来自网站，刷新可取得最新版。您自己的情景没有动。"
            )
        }
        (Lang::En, LinkError::Newer { found, known }) => {
            format!(
                "The link comes from a newer version: format {found}, this page knows {known}. It was not opened. If this page is on a website, reload it to get the newest version. Your own scenario is untouched."
            )
        }
        (Lang::Zh, LinkError::Unknown(what)) => {
            format!("链接含有本页不认识的内容（{what}），是更新的版本做的；请用新版打开。")
        }
        (Lang::En, LinkError::Unknown(what)) => {
            format!(
                "The link says something that this page does not know ({what}), so a newer version made it; open it with that."
            )
        }
        (Lang::Zh, LinkError::TooLong { found, most }) => {
            format!(
                "链接过长：{} 个字符，最多 {}。这样长的链接不能复制，也不能打开。",
                grouped(*found as i64),
                grouped(*most as i64)
            )
        }
        (Lang::En, LinkError::TooLong { found, most }) => {
            format!(
                "The link is too long: {} characters, at most {}. It can be neither copied nor opened.",
                grouped(*found as i64),
                grouped(*most as i64)
            )
        }
    }
}

/// What is wrong with a JSON file, with its place.
pub fn json_error(lang: Lang, error: &JsonError) -> String {
    let zh = lang == Lang::Zh;
    let what = match &error.problem {
        JsonProblem::TooLarge { found, most } if zh => {
            format!("文件太大：{} 字节，最多 {}", grouped(*found as i64), grouped(*most as i64))
        }
        JsonProblem::TooLarge { found, most } => {
            format!("the file is too large: {} bytes, at most {}", grouped(*found as i64), grouped(*most as i64))
        }
        JsonProblem::Damaged { line, column, what } if zh => format!("第 {line} 行第 {column} 列不是有效的 JSON（{what}）"),
        JsonProblem::Damaged { line, column, what } => format!("line {line}, column {column} is no JSON ({what})"),
        JsonProblem::NotAScenario if zh => "不是本页存出的情景文件".to_owned(),
        JsonProblem::NotAScenario => "no scenario of this page".to_owned(),
        JsonProblem::Newer { found, known } if zh => format!("由更新的版本存出：格式 {found}，本页只认到 {known}"),
        JsonProblem::Newer { found, known } => format!("a newer version wrote it: format {found}, this page knows {known}"),
        JsonProblem::Missing(field) if zh => format!("缺少 {field}"),
        JsonProblem::Missing(field) => format!("{field} is missing"),
        JsonProblem::UnknownField(field) if zh => format!("不认识 {field}"),
        JsonProblem::UnknownField(field) => format!("{field} is not known"),
        JsonProblem::Expected(sort) if zh => format!("应为 {sort}"),
        JsonProblem::Expected(sort) => format!("{sort} expected"),
        JsonProblem::Number { found, least, most } if zh => {
            format!("{found} 不行，应为 {} 至 {} 的整数", grouped(*least), grouped(i64::try_from(*most).unwrap_or(i64::MAX)))
        }
        JsonProblem::Number { found, least, most } => format!(
            "{found} is not a whole number from {} to {}",
            grouped(*least),
            grouped(i64::try_from(*most).unwrap_or(i64::MAX))
        ),
        JsonProblem::Choice(names) if zh => format!("应为其中之一：{}", names.join("、")),
        JsonProblem::Choice(names) => format!("one of these: {}", names.join(", ")),
        JsonProblem::TooMany { found, most } if zh => {
            format!("有 {} 项，最多 {}", grouped(*found as i64), grouped(*most as i64))
        }
        JsonProblem::TooMany { found, most } => format!("{} items, at most {}", grouped(*found as i64), grouped(*most as i64)),
        JsonProblem::FixedTwice(fixed) if zh => format!("{} 与 {} 之间固定了两次数量", fixed.offer.0, fixed.need.0),
        JsonProblem::FixedTwice(fixed) => format!("an amount is fixed twice between {} and {}", fixed.offer.0, fixed.need.0),
        JsonProblem::Defect(found) => defect(lang, found),
        JsonProblem::Held(_) if zh => "取用的方案与其余内容矛盾".to_owned(),
        JsonProblem::Event(EditError::Event(found)) => super::events::event_refused(lang, found),
        JsonProblem::Event(_) if zh => "对接会与其余内容矛盾".to_owned(),
        JsonProblem::Event(_) => "the event contradicts the rest".to_owned(),
        JsonProblem::Lot(EditError::Lot(found)) => super::lots::lot_errors(lang, found),
        JsonProblem::Lot(EditError::LotTwice(id)) if zh => format!("两批用了同一个编号“{}”", id.0),
        JsonProblem::Lot(EditError::LotTwice(id)) => format!("two lots have the id “{}”", id.0),
        JsonProblem::Lot(_) if zh => "这批货、其去向或截至时间与其余内容矛盾".to_owned(),
        JsonProblem::Lot(_) => "a lot, where it goes, or the moment of counting contradicts the rest".to_owned(),
        JsonProblem::Held(_) => "the plan that was taken over contradicts the rest".to_owned(),
        JsonProblem::More(count) => super::counts::and_more(lang, *count),
    };
    match (error.path.is_empty(), lang) {
        (true, _) => what,
        (false, Lang::Zh) => format!("{}：{what}", error.path),
        (false, Lang::En) => format!("{}: {what}", error.path),
    }
}

/// Errors of a JSON file that are told; the rest are counted.
const TOLD: usize = 8;

/// Why a JSON file was not taken.
pub fn json_refused(lang: Lang, errors: &[String]) -> String {
    let between = if lang == Lang::Zh { "；" } else { "; " };
    let mut told: Vec<String> = errors.iter().take(TOLD).cloned().collect();
    if errors.len() > TOLD {
        told.push(super::counts::and_more(lang, errors.len() - TOLD));
    }
    let told = told.join(between);
    match lang {
        Lang::Zh => format!("文件没有取用：{told}。本机的情景没有动。"),
        Lang::En => format!("The file was not taken: {told}. The scenarios on this device are untouched."),
    }
}

/// Why the autosave was not read.
pub fn autosave_error(lang: Lang, error: &AutosaveError) -> String {
    match (lang, error) {
        (Lang::Zh, AutosaveError::Newer { found, known }) => {
            format!("自动保存来自更新的版本（格式 {found}，本页只认到 {known}），没有读取；原文另存在本机。")
        }
        (Lang::En, AutosaveError::Newer { found, known }) => {
            format!(
                "The autosave comes from a newer version (format {found}, this page knows {known}); it was not read, and is kept aside on this device."
            )
        }
        (Lang::Zh, AutosaveError::Unknown(what)) => {
            format!("自动保存含有本页不认识的内容（{what}），是更新的版本写的，没有读取；原文另存在本机。")
        }
        (Lang::En, AutosaveError::Unknown(what)) => {
            format!(
                "The autosave says something that this page does not know ({what}), so a newer version wrote it; it was not read, and is kept aside on this device."
            )
        }
        _ => lang.autosave_damaged().to_owned(),
    }
}

/// Why a file that the planner chose was not read, and what to do.
pub fn file_error(lang: Lang, error: &AutosaveError) -> String {
    match (lang, error) {
        (Lang::Zh, AutosaveError::NotAnAutosave) => "这不是本页存出的情景文件；请选扩展名为 .dongxi 的文件。".to_owned(),
        (Lang::En, AutosaveError::NotAnAutosave) => {
            "This is no file of scenarios that this page has saved; choose one that ends in .dongxi.".to_owned()
        }
        (Lang::Zh, AutosaveError::Newer { found, known }) => {
            format!("这个文件由更新的版本存出（格式 {found}，本页只认到 {known}）；请用新版打开。本机的情景没有改动。")
        }
        (Lang::En, AutosaveError::Newer { found, known }) => {
            format!("The file was saved by a newer version (format {found}, this page knows {known}); open it with that. Nothing here is changed.")
        }
        (Lang::Zh, AutosaveError::Unknown(what)) => {
            format!("这个文件含有本页不认识的内容（{what}），是更新的版本存出的；请用新版打开。本机的情景没有改动。")
        }
        (Lang::En, AutosaveError::Unknown(what)) => {
            format!("The file says something that this page does not know ({what}), so a newer version saved it; open it with that. Nothing here is changed.")
        }
        (Lang::Zh, AutosaveError::Damaged) => "文件在途中损坏或被改过，没有读取；请对方重新存出。本机的情景没有改动。".to_owned(),
        (Lang::En, AutosaveError::Damaged) => {
            "The file was damaged or changed on its way and was not read; ask for it to be saved again. Nothing here is changed.".to_owned()
        }
    }
}

/// What is wrong with a data file, and where.
pub fn data_error(lang: Lang, error: &DataError) -> String {
    let file = format!("data/{}.json", error.file);
    match (lang, &error.problem) {
        (Lang::Zh, DataProblem::Missing) => format!("{file}：文件缺失或无法下载。请检查网络，或把文件放回 data 文件夹。"),
        (Lang::En, DataProblem::Missing) => {
            format!("{file}: missing, or could not be fetched. Check the network, or put the file back into the data folder.")
        }
        (Lang::Zh, DataProblem::TooLarge { found, most }) => {
            format!("{file}：{} 字节，最多 {}。", grouped(*found as i64), grouped(*most as i64))
        }
        (Lang::En, DataProblem::TooLarge { found, most }) => {
            format!("{file}: {} bytes, at most {}.", grouped(*found as i64), grouped(*most as i64))
        }
        (Lang::Zh, DataProblem::Damaged { line, column, what }) => {
            format!("{file} 第 {line} 行第 {column} 列：读不懂（{what}）。")
        }
        (Lang::En, DataProblem::Damaged { line, column, what }) => {
            format!("{file} line {line}, column {column}: cannot be read ({what}).")
        }
        (Lang::Zh, DataProblem::Defect { line, defect }) => {
            let at = line.map(|line| format!(" 第 {line} 行")).unwrap_or_default();
            format!("{file}{at}，{}：{}", subject(&defect.subject), defect_kind(lang, &defect.kind))
        }
        (Lang::En, DataProblem::Defect { line, defect }) => {
            let at = line.map(|line| format!(" line {line}")).unwrap_or_default();
            format!("{file}{at}, {}: {}", subject(&defect.subject), defect_kind(lang, &defect.kind))
        }
    }
}

fn subject(subject: &Subject) -> String {
    match subject {
        Subject::Offer(id) => id.0.clone(),
        Subject::Need(id) => id.0.clone(),
        Subject::Party(code) | Subject::County(code) => code.to_string(),
        Subject::Product(id) => id.0.clone(),
        Subject::Pair(pair) => format!("{}–{}", pair.east, pair.west),
        Subject::Kind(id) => id.0.clone(),
        Subject::Rules => "rules".to_owned(),
        Subject::Words(words) => words.id().to_owned(),
    }
}

/// A defect in words: what is wrong and what is allowed.
pub fn defect_kind(lang: Lang, kind: &DefectKind) -> String {
    let zh = lang == Lang::Zh;
    match kind {
        DefectKind::Quantity { found, most } if zh => {
            format!("数量 {} 不对，可填 0 至 {} 的整数", grouped(*found), grouped(*most))
        }
        DefectKind::Quantity { found, most } => {
            format!("quantity {} is not allowed; enter a whole number from 0 to {}", grouped(*found), grouped(*most))
        }
        DefectKind::UnknownPlace(code) if zh => format!("行政区划代码 {code} 不在名单里，请核对代码"),
        DefectKind::UnknownPlace(code) => format!("code {code} is not on the list of places; check the code"),
        DefectKind::UnknownKind(id) if zh => format!("没有协作领域 {}", id.0),
        DefectKind::UnknownKind(id) => format!("there is no kind {}", id.0),
        DefectKind::UnknownProduct(id) if zh => format!("产品 {} 不在名单里", id.0),
        DefectKind::UnknownProduct(id) => format!("product {} is not on the list", id.0),
        DefectKind::UnknownTerm(words, id) if zh => format!("“{}”里没有 {}", super::words_name(lang, *words), id.0),
        DefectKind::UnknownTerm(words, id) => {
            format!("{} is not among the {}", id.0, super::words_name(lang, *words).to_lowercase())
        }
        DefectKind::SameTerm(_) if zh => "一个词不必与自己相关，请选两个不同的".to_owned(),
        DefectKind::SameTerm(_) => "a term stands in for itself anyway; choose two different ones".to_owned(),
        DefectKind::NoRelations(words) if zh => format!("“{}”的词不分相关不相关", super::words_name(lang, *words)),
        DefectKind::NoRelations(words) => format!("{} are the same or not, never related", super::words_name(lang, *words)),
        DefectKind::UnknownScheme(id) if zh => format!("没有“{}”这套现有结对", id.0),
        DefectKind::UnknownScheme(id) => format!("there is no set of existing pairs {}", id.0),
        DefectKind::Month(month) if zh => format!("月份 {} 不对，可填 1 至 12", month.0),
        DefectKind::Month(month) => format!("month {} is not allowed; enter 1 to 12", month.0),
        DefectKind::Bounds { least, most, others } if zh => format!("下限 {least} 与上限 {most} 不合；对方共 {others} 家"),
        DefectKind::Bounds { least, most, others } => {
            format!("minimum {least} and maximum {most} do not go together; there are {others} on the other side")
        }
        DefectKind::PinnedAndForbidden if zh => "同时被锁定和禁止，请去掉一个".to_owned(),
        DefectKind::PinnedAndForbidden => "both pinned and forbidden; remove one".to_owned(),
        DefectKind::Duplicate if zh => "编号重复".to_owned(),
        DefectKind::Duplicate => "the id occurs twice".to_owned(),
        DefectKind::NoRoute if zh => "缺少两地之间的路程".to_owned(),
        DefectKind::NoRoute => "no road between the two is listed".to_owned(),
        DefectKind::WeightSum(sum) if zh => format!("各领域权重合计 {sum}，应为 10000"),
        DefectKind::WeightSum(sum) => format!("the weights of the kinds sum to {sum}, not to 10000"),
        DefectKind::NoCriterionWeight if zh => "各准则权重都为 0".to_owned(),
        DefectKind::NoCriterionWeight => "all criteria have weight 0".to_owned(),
        DefectKind::Rule(id) => super::rules::rule_out_of_range(lang, id),
        DefectKind::Pool if zh => "未结对折扣应在 0 到 1 之间".to_owned(),
        DefectKind::Pool => "the discount for unpaired parties must be between 0 and 1".to_owned(),
        DefectKind::Priority { found, most } if zh => format!("优先级 {found} 不对，可填 1 至 {most}"),
        DefectKind::Priority { found, most } => format!("priority {found} is not allowed; enter 1 to {most}"),
        DefectKind::FixedAmount { found, most } if zh => {
            format!("固定数量 {} 不对，可填 0 至 {}", grouped(*found), grouped(*most))
        }
        DefectKind::FixedAmount { found, most } => {
            format!("fixed amount {} is not allowed; enter 0 to {}", grouped(*found), grouped(*most))
        }
        DefectKind::FixedArcUnknown if zh => "固定数量所指的能力或需求不存在".to_owned(),
        DefectKind::FixedArcUnknown => "the fixed amount names an offer or need that does not exist".to_owned(),
    }
}

/// A defect with what it is about.
pub fn defect(lang: Lang, defect: &domain::Defect) -> String {
    let separator = if lang == Lang::Zh { "：" } else { ": " };
    format!("{}{separator}{}", subject(&defect.subject), defect_kind(lang, &defect.kind))
}
