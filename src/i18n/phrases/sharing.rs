//! Sentences of sharing and of links that were mended.

use domain::{Fingerprint, Plan, ValueScale};
use exchange::link::Mend;
use session::Verdict;

use crate::{Lang, change_points, points_of};

/// How the plan found here stands to the one that the sender of a link saw.
pub fn verdict(lang: Lang, verdict: Verdict, scale: ValueScale) -> String {
    // What two decimals do not show has more of them.
    let points = |units: i64| match scale.hundredths(units) {
        0 => scale.points(units, 6),
        _ => points_of(scale, units),
    };
    match (lang, verdict) {
        (Lang::Zh, Verdict::Same) => "重新求解，指纹相同".to_owned(),
        (Lang::En, Verdict::Same) => "Solved again: same fingerprint".to_owned(),
        (Lang::Zh, Verdict::SamePairs) => "重新求解，结对相同".to_owned(),
        (Lang::En, Verdict::SamePairs) => "Solved again: same pairs".to_owned(),
        (Lang::Zh, Verdict::Tie) => "重新求解，与对方方案同样好，结对不同".to_owned(),
        (Lang::En, Verdict::Tie) => "Solved again: as good as the sender's, on other pairs".to_owned(),
        (Lang::Zh, Verdict::Better(by)) => format!("重新求解，比对方方案多 {} 分", points(by)),
        (Lang::En, Verdict::Better(by)) => format!("Solved again: {} points more than the sender's", points(by)),
        (Lang::Zh, Verdict::Worse(by)) => format!("对方方案多 {} 分：对方求解更久或另有所得", points(by)),
        (Lang::En, Verdict::Worse(by)) => {
            format!("The sender's has {} points more: they searched longer or found it another way", points(by))
        }
        (Lang::Zh, Verdict::NoPlan) => "对方的结对在这里不可行，已自行求解".to_owned(),
        (Lang::En, Verdict::NoPlan) => "The sender's pairs make no plan here; solved anew".to_owned(),
        (Lang::Zh, Verdict::Other(Some(pairs))) if pairs > 0 => format!("重新求解，与对方有 {pairs} 对不同"),
        (Lang::En, Verdict::Other(Some(pairs))) if pairs > 0 => format!("Solved again: {pairs} pairs differ from the sender's"),
        (Lang::Zh, Verdict::Other(_)) => "重新求解，指纹不同".to_owned(),
        (Lang::En, Verdict::Other(_)) => "Solved again: different fingerprint".to_owned(),
    }
}

/// What a link holds, and what whoever opens it gets.
pub fn share_says(lang: Lang, edits: usize, plan: Option<Fingerprint>, is_searching: bool) -> String {
    let plan = plan.map(Fingerprint::short);
    match (lang, plan) {
        (Lang::Zh, Some(plan)) => format!("链接含 {edits} 步改动。对方打开后在自己的浏览器里重新求解，核对指纹 {plan}。"),
        (Lang::Zh, None) if !is_searching => format!("链接含 {edits} 步改动。现在的规则没有可行方案，链接里不带方案指纹。"),
        (Lang::En, None) if !is_searching => {
            format!("The link holds {edits} edits. There is no plan under the present rules, so it names none.")
        }
        (Lang::Zh, None) => format!("链接含 {edits} 步改动。还在求优，链接里不带方案指纹；对方打开后自己求解。"),
        (Lang::En, Some(plan)) => {
            format!("The link holds {edits} edits. Whoever opens it solves it again and compares the fingerprint, {plan}.")
        }
        (Lang::En, None) => {
            format!("The link holds {edits} edits. The search still goes on, so it names no plan; whoever opens it solves it.")
        }
    }
}

/// Where a link opens.
pub fn share_opens_here(lang: Lang, pair: Option<&str>) -> String {
    match (lang, pair) {
        (Lang::Zh, Some(pair)) => format!("打开后直接看当前页面和 {pair}"),
        (Lang::Zh, None) => "打开后直接看当前页面".to_owned(),
        (Lang::En, Some(pair)) => format!("Open at the view shown now and at {pair}"),
        (Lang::En, None) => "Open at the view shown now".to_owned(),
    }
}

/// A sentence with a link, for a chat.
pub fn share_sentence(lang: Lang, name: &str, link: &str) -> String {
    match lang {
        Lang::Zh => format!("东西牵手情景“{name}”，点开即可查看并重新求解： {link}"),
        Lang::En => format!("East–West Matchmaker scenario “{name}”; open it to see it solved: {link}"),
    }
}

/// What was put right in a link; empty where nothing worth telling was.
pub fn mended(lang: Lang, mends: &[Mend]) -> String {
    let told = mends.iter().filter_map(|mend| match (lang, mend) {
        (_, Mend::Around | Mend::Tail) => None,
        (Lang::Zh, Mend::Spaces) => Some("去掉了其中的空格或换行".to_owned()),
        (Lang::En, Mend::Spaces) => Some("blanks or line breaks in it were taken out".to_owned()),
        (Lang::Zh, Mend::Characters) => Some("还原了被改写的字符".to_owned()),
        (Lang::En, Mend::Characters) => Some("characters that had been rewritten were put back".to_owned()),
        (Lang::Zh, Mend::Length) => Some("改正了所写的长度".to_owned()),
        (Lang::En, Mend::Length) => Some("the length that it states was put right".to_owned()),
        (Lang::Zh, Mend::Completed(count)) => Some(format!("补上了末尾缺少的 {count} 个字符")),
        (Lang::En, Mend::Completed(count)) => Some(format!("{count} missing at its end were put back")),
        (Lang::Zh, Mend::Others(count)) => Some(format!("其中另有 {count} 个情景没有打开")),
        (Lang::En, Mend::Others(count)) => Some(format!("{count} more scenarios in it were not opened")),
    });
    let told: Vec<String> = told.collect();
    match (told.is_empty(), lang) {
        (true, _) => String::new(),
        (false, Lang::Zh) => format!("链接已修复：{}。校验和相符，内容完整。", told.join("，")),
        (false, Lang::En) => format!("The link was mended: {}. Its check sum is right, so it is whole.", told.join(", ")),
    }
}

/// What bringing two scenarios together comes to: so many are taken, so many are the same already, so many contradict.
pub fn merge_counts(lang: Lang, (agreed, same, conflicts): (usize, usize, usize)) -> String {
    match lang {
        Lang::Zh => format!("对方有 {agreed} 处可直接取用，{same} 处两边相同，{conflicts} 处相抵触"),
        Lang::En => format!("{agreed} of theirs can be taken, {same} are the same on both sides, {conflicts} contradict"),
    }
}

/// The button that merges.
pub fn merge_take(lang: Lang, agreed: usize, theirs: usize) -> String {
    match (lang, theirs) {
        (Lang::Zh, 0) => format!("合并：取用 {agreed} 处，抵触处留我的"),
        (Lang::Zh, _) => format!("合并：取用 {agreed} 处，抵触处取对方 {theirs} 处"),
        (Lang::En, 0) => format!("Merge: take {agreed}, keep mine where they contradict"),
        (Lang::En, _) => format!("Merge: take {agreed}, and theirs in {theirs} that contradict"),
    }
}

/// What a side of a contradiction comes to: its points, and against the plan of the chosen side how many more or fewer, and how many pairs
/// are otherwise.
pub fn merge_effect(lang: Lang, plan: &Plan, against: Option<&Plan>, moved: Option<usize>, has_ended: bool) -> String {
    let value = points_of(plan.scale, plan.value);
    // The difference is that of the numbers shown.
    let change = against.map(|other| plan.scale.hundredths(plan.value) - other.scale.hundredths(other.value));
    let moving = match (lang, has_ended) {
        (_, true) => "",
        (Lang::Zh, false) => "，仍在求优",
        (Lang::En, false) => ", still searching",
    };
    match (lang, change.zip(moved)) {
        (Lang::Zh, None) => format!("方案 {value} 分{moving}"),
        (Lang::En, None) => format!("plan {value} points{moving}"),
        (Lang::Zh, Some((change, moved))) => format!("方案 {value} 分（{}），{moved} 对不同{moving}", change_points(change)),
        (Lang::En, Some((change, moved))) => {
            let pairs = if moved == 1 { "1 pair differs".to_owned() } else { format!("{moved} pairs differ") };
            format!("plan {value} points ({}), {pairs}{moving}", change_points(change))
        }
    }
}
