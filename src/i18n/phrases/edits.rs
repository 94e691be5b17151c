//! What the planner did, why it was refused, and what is told in passing.

use domain::Scenario;
use session::{EditError, Notice};

use super::{
    names::{pair, slot_name},
    rows::row_error,
    steps::slot_deleted,
};
use crate::{Lang, grouped};

/// Hundredths of a point as points: 2500 is 25, 50 is 0.5.
pub fn points_of_hundredths(hundredths: u32) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    if rest == 0 { whole.to_string() } else { format!("{whole}.{rest:02}").trim_end_matches('0').to_owned() }
}

/// Why an edit was refused, and what is allowed.
pub fn refused(lang: Lang, scenario: &Scenario, error: &EditError) -> String {
    let zh = lang == Lang::Zh;
    match error {
        EditError::PinOnForbidden(of) if zh => {
            format!("{} 已禁止，不能锁定。先放开再锁定；方案未变。", pair(lang, scenario, *of))
        }
        EditError::PinOnForbidden(of) => {
            format!("{} is forbidden and cannot be pinned. Free it first; the plan is unchanged.", pair(lang, scenario, *of))
        }
        EditError::ForbidOnPinned(of) if zh => {
            format!("{} 已锁定，不能禁止。先放开再禁止；方案未变。", pair(lang, scenario, *of))
        }
        EditError::ForbidOnPinned(of) => {
            format!("{} is pinned and cannot be forbidden. Free it first; the plan is unchanged.", pair(lang, scenario, *of))
        }
        EditError::Bounds { asked, least_up_to, .. } if zh => {
            format!("下限 {} 大于上限 {}。下限可填 0 至 {least_up_to}。", asked.least, asked.most.min(*least_up_to))
        }
        EditError::Bounds { asked, least_up_to, .. } => {
            format!("Minimum {} is above {}. Enter 0 to {least_up_to}.", asked.least, asked.most.min(*least_up_to))
        }
        EditError::KindWeights { .. } | EditError::CriterionWeights(_) => lang.weights_zero().to_owned(),
        EditError::OutOfRange { asked, least, most } if zh => {
            format!("{} 超出范围。可填 {} 至 {}。", grouped(*asked), grouped(*least), grouped(*most))
        }
        EditError::OutOfRange { asked, least, most } => {
            format!("{} is out of range. Enter {} to {}.", grouped(*asked), grouped(*least), grouped(*most))
        }
        EditError::HeldAgainst(of) if zh => {
            format!("这个方案与 {} 的锁定或禁止相左，不能取用。先放开这一对；方案未变。", pair(lang, scenario, *of))
        }
        EditError::HeldAgainst(of) => {
            format!(
                "This plan goes against what is said of {}. Free that pair first; the plan is unchanged.",
                pair(lang, scenario, *of)
            )
        }
        EditError::Event(error) => super::events::event_refused(lang, error),
        EditError::Lot(errors) => super::lots::lot_errors(lang, errors),
        EditError::Promised { offer, promised, quantity } => {
            super::lots::promised_more(lang, scenario, offer, *promised, *quantity)
        }
        EditError::LotAccepted(_) if zh => "这批已商定去向：先撤回安排，再删除。".to_owned(),
        EditError::LotAccepted(_) => "Where this lot goes is agreed: take that back before you delete it.".to_owned(),
        EditError::TooManyLots(most) if zh => format!("最多登记 {most} 批；先删除不再需要的。"),
        EditError::TooManyLots(most) => format!("There can be {most} lots at most; delete some that are done."),
        EditError::LotTwice(id) if zh => format!("两批用了同一个编号“{}”。", id.0),
        EditError::LotTwice(id) => format!("Two lots have the id “{}”.", id.0),
        EditError::AsOf(_) if zh => "截至时间要是日历上有的日子。".to_owned(),
        EditError::AsOf(_) => "The moment must be one of the calendar.".to_owned(),
        EditError::Row(error) => row_error(lang, scenario, error),
        EditError::Pool(_) if zh => "折扣只能在 0 到 1 之间。".to_owned(),
        EditError::Pool(_) => "The discount must be between 0 and 1.".to_owned(),
        _ if zh => "这一项在当前数据里不存在；方案未变。".to_owned(),
        _ => "This is not in the current data; the plan is unchanged.".to_owned(),
    }
}

/// Something to tell the planner.
pub fn notice(lang: Lang, scenario: &Scenario, notice: &Notice) -> String {
    match (lang, notice) {
        (_, Notice::Refused(error)) => refused(lang, scenario, error),
        (_, Notice::ReadOnly) => lang.read_only().to_owned(),
        (_, Notice::WorkerRestarted) => lang.worker_restarted().to_owned(),
        (Lang::Zh, Notice::EditsLeftOut(count)) => format!("有 {count} 处改动与当前数据不合，没有采用；其余照常。"),
        (Lang::En, Notice::EditsLeftOut(count)) => {
            format!("{count} edits do not fit the current data and were left out; the rest apply.")
        }
        (Lang::Zh, Notice::BaseMissing { wanted }) => {
            format!("它依据的基础数据（编号 {wanted}）不在本页，暂时打不开；原样保留。请用做它的那个版本打开。")
        }
        (Lang::En, Notice::BaseMissing { wanted }) => {
            format!(
                "The base data it stands on ({wanted}) are not in this page, so it cannot be shown; it is kept as it is. Open it with the version that made it."
            )
        }
        (Lang::Zh, Notice::SlotsAdded { added: 0, same }) => format!("文件里的 {same} 个情景本机都有，没有改动。"),
        (Lang::Zh, Notice::SlotsAdded { added, same: 0 }) => format!("从文件取回 {added} 个情景。"),
        (Lang::Zh, Notice::SlotsAdded { added, same }) => format!("从文件取回 {added} 个情景；另有 {same} 个本机已有。"),
        (Lang::En, Notice::SlotsAdded { added: 0, same }) => {
            format!("Nothing was added: all scenarios of the file are here already ({same}).")
        }
        (Lang::En, Notice::SlotsAdded { added, same }) => {
            let added = if *added == 1 { "1 scenario was added".to_owned() } else { format!("{added} scenarios were added") };
            if *same == 0 {
                format!("{added} from the file.")
            } else {
                format!("{added} from the file; {same} were here already.")
            }
        }
        (_, Notice::SlotDeleted { name, .. }) => slot_deleted(lang, &slot_name(lang, scenario, name)),
        (_, Notice::LastSlot) => lang.slot_last().to_owned(),
        (_, Notice::HeldElsewhere) => lang.elsewhere_refused().to_owned(),
        (Lang::Zh, Notice::Diverged { name }) => {
            format!("另一个标签页同时改了这个情景。两边的改动都在：那边的留在原情景，这里的存为“{name}”，现在显示的就是它。")
        }
        (Lang::En, Notice::Diverged { name }) => {
            format!(
                "Another tab changed this scenario at the same time. Both are kept: theirs in the scenario itself, yours as “{name}”, which is shown now."
            )
        }
    }
}

/// A link was copied: how long it is.
pub fn link_length(lang: Lang, length: usize) -> String {
    match lang {
        Lang::Zh => format!("链接已复制，{} 个字符。情景都在 # 之后，不经过服务器。", grouped(length as i64)),
        Lang::En => {
            format!("Link copied, {} characters. The scenario is all after the #; no server sees it.", grouped(length as i64))
        }
    }
}

/// What came with a link, by the name that its sender gave it; without one, by where it came from.
pub fn sent_title(lang: Lang, name: &str) -> String {
    if name.is_empty() { lang.compare_link().to_owned() } else { name.to_owned() }
}

/// Head of the banner of what came with a link.
pub fn preview_title(lang: Lang, name: &str) -> String {
    match (lang, name) {
        (_, "") => lang.preview_title().to_owned(),
        (Lang::Zh, name) => format!("{}「{name}」", lang.preview_title()),
        (Lang::En, name) => format!("{}, “{name}”", lang.preview_title()),
    }
}

/// How many inputs of what came with a link are not as loaded.
pub fn preview_differences(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Zh, 0) => "与原始情景相同。".to_owned(),
        (Lang::Zh, _) => format!("与原始情景相差 {count} 处。"),
        (Lang::En, 0) => "The same as the scenario as loaded.".to_owned(),
        (Lang::En, 1) => "1 difference from the scenario as loaded.".to_owned(),
        (Lang::En, _) => format!("{count} differences from the scenario as loaded."),
    }
}

/// What the undo button of a conflict says.
pub fn undo_step(lang: Lang, step: &str) -> String {
    match lang {
        Lang::Zh => format!("撤销「{step}」"),
        Lang::En => format!("Undo “{step}”"),
    }
}

/// Points as typed, in hundredths: `0.5` is 50. `None` for anything but digits with at most two decimals.
pub fn hundredths_of_points(text: &str) -> Option<u32> {
    let text = text.trim();
    let (whole, decimals) = text.split_once(['.', '。']).unwrap_or((text, ""));
    let digits = |part: &str| part.chars().all(|digit| digit.is_ascii_digit());
    if whole.is_empty() || decimals.len() > 2 || !digits(whole) || !digits(decimals) {
        return None;
    }
    let decimals: u32 = format!("{decimals:0<2}").parse().ok()?;
    whole.parse::<u32>().ok()?.checked_mul(100)?.checked_add(decimals)
}

/// The button that fills in the greatest amount allowed.
pub fn fill_most(lang: Lang, most: i64) -> String {
    match lang {
        Lang::Zh => format!("填最大 {}", grouped(most)),
        Lang::En => format!("Fill in {}", grouped(most)),
    }
}
