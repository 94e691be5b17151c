//! What is said of what files bring beside rows: settings, and whole scenarios.

use sheets::settings::Fault;

use super::{imports::zh_or_en, rows::misread};
use crate::{Lang, points};

/// What a file with a whole scenario offers.
pub fn import_whole(lang: Lang, file: &str) -> String {
    zh_or_en(
        lang,
        format!("“{file}”里附有导出时的完整情景，可单独打开，不动当前情景："),
        format!("“{file}” holds the whole scenario as it was exported; it can be opened by itself, beside the one in view:"),
    )
}

/// Why a line of the settings is not taken, and what may stand there.
pub(super) fn setting_fault(lang: Lang, fault: &Fault) -> String {
    match fault {
        Fault::Unknown => zh_or_en(
            lang,
            "不认识这项设置；请照导出的表填写：结对、伙伴数、领域权重、评分权重、固定数量、解除现有结对扣分、求优方式。".to_owned(),
            "This setting is not known; use those of an exported sheet: Pair, Partners, Weight of a kind, Weight of a criterion, Fixed amount, Cost of dropping a pair, Strategy.".to_owned(),
        ),
        Fault::Name(names) if names.is_empty() => {
            zh_or_en(lang, "本情景里没有这个名称。".to_owned(), "The scenario has nothing of this name.".to_owned())
        }
        Fault::Name(names) => zh_or_en(
            lang,
            format!("这里没有这个名称；可以填：{}。", names.join("、")),
            format!("There is nothing of this name here; it may be: {}.", names.join(", ")),
        ),
        Fault::Misread(why) => misread(lang, why),
        Fault::NotThere => zh_or_en(
            lang,
            "本情景里没有这一行、这一对或这一项评分。".to_owned(),
            "The scenario has no such row, pair or criterion.".to_owned(),
        ),
        Fault::Sum(sum) => {
            let sum = points(*sum as i64);
            zh_or_en(lang, format!("各领域权重合计须为 100，现为 {sum}。"), format!("The weights of the kinds must come to 100, and come to {sum}."))
        }
        Fault::Refused => zh_or_en(
            lang,
            "与本情景的其他规则冲突，或超出允许的范围，没有取用。".to_owned(),
            "It contradicts other rules of the scenario or is out of range, and is not taken.".to_owned(),
        ),
    }
}
