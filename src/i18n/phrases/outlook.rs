//! How sure a plan is, and what the diagram says, in words.

use domain::{
    Adcode, Pair, PairRule, Plan, Scenario,
    explanation::{Alternative, Confidence, PairShare},
};

use super::names::{division, pair};
use crate::{Lang, grouped};

/// A share of re-solves as a whole per cent, floored: `100%` means all, `0%` none.
pub fn share_of(chosen: u32, samples: u32) -> String {
    let share = u64::from(chosen) * 100 / u64::from(samples.max(1));
    if share == 0 && chosen > 0 { "<1%".to_owned() } else { format!("{share}%") }
}

/// Done of all, as a long question goes on.
pub fn done_of(done: u64, total: u64) -> String {
    format!("{} / {}", grouped(done as i64), grouped(total as i64))
}

/// What a cancelled run leaves.
pub fn kept_samples(lang: Lang, seed: u64, samples: u32) -> String {
    match lang {
        Lang::Zh => format!("种子 {seed} · 已重算 {} 次", grouped(i64::from(samples))),
        Lang::En => format!("seed {seed} · {} re-solves made", grouped(i64::from(samples))),
    }
}

/// The button that starts the re-solves.
pub fn resolve_times(lang: Lang, samples: u32) -> String {
    match lang {
        Lang::Zh => format!("重算 {} 次", grouped(i64::from(samples))),
        Lang::En => format!("Solve {} times", grouped(i64::from(samples))),
    }
}

/// What cancelling keeps.
pub fn cancel_keeps(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "取消后保留已完成的部分",
        Lang::En => "cancelling keeps what is done",
    }
}

/// What the shares are, in one sentence.
pub fn confidence_sentence(lang: Lang, told: &Confidence) -> String {
    let (samples, seed) = (grouped(i64::from(told.samples)), told.seed);
    let without = (told.without_plan > 0).then(|| grouped(i64::from(told.without_plan)));
    match lang {
        Lang::Zh => {
            let without = without.map_or_else(String::new, |count| format!("，其中 {count} 次无可行方案"));
            format!(
                "每个数量在与其来源相应的误差内随机变动，重算 {samples} 次，每次从本方案出发求优一小段（随机种子 {seed}，同一种子结果相同{without}）。百分数是这一对入选的次数占比，偏高：每次求得越久，占比越低。"
            )
        }
        Lang::En => {
            let without = without.map_or_else(String::new, |count| format!("; {count} without a plan"));
            format!(
                "Each quantity varies at random within the error of its provenance; {samples} re-solves, each a short search from this plan (seed {seed}: the same seed gives the same result{without}). The percentage is how often the pair is chosen. It errs on the high side: longer searches would lower it."
            )
        }
    }
}

/// A pair and how often it is chosen.
pub fn pair_share(lang: Lang, scenario: &Scenario, share: &PairShare, samples: u32) -> (String, String) {
    (pair(lang, scenario, share.pair), share_of(share.chosen, samples))
}

/// Pairs by name, one after another.
pub fn pair_list(lang: Lang, scenario: &Scenario, pairs: &[Pair]) -> String {
    let names: Vec<String> = pairs.iter().map(|of| pair(lang, scenario, *of)).collect();
    names.join(if lang == Lang::Zh { "、" } else { ", " })
}

/// The button that goes to an alternative, with what it does.
pub fn adopt_alternative(lang: Lang, alternative: &Alternative) -> String {
    let (pins, forbids) = (alternative.added.len(), alternative.removed.len());
    match (lang, pins, forbids) {
        (Lang::Zh, pins, 0) => format!("采用（锁定 {pins} 对）"),
        (Lang::Zh, 0, forbids) => format!("采用（禁止 {forbids} 对）"),
        (Lang::Zh, pins, forbids) => format!("采用（锁定 {pins} 对、禁止 {forbids} 对）"),
        (Lang::En, pins, 0) => format!("Adopt (pin {pins})"),
        (Lang::En, 0, forbids) => format!("Adopt (forbid {forbids})"),
        (Lang::En, pins, forbids) => format!("Adopt (pin {pins}, forbid {forbids})"),
    }
}

/// How many pairs differ: a pair that takes another's place counts once.
pub fn pairs_differ(lang: Lang, alternative: &Alternative) -> String {
    let count = alternative.added.len().max(alternative.removed.len());
    match lang {
        Lang::Zh => format!("{count} 对不同"),
        Lang::En if count == 1 => "1 pair differs".to_owned(),
        Lang::En => format!("{count} pairs differ"),
    }
}

/// What the diagram is, in words.
pub fn diagram_label(lang: Lang, plan: &Plan) -> String {
    let pairs = plan.chosen().count();
    match lang {
        Lang::Zh => format!("连线图：左边东部合作社，右边西部省区，{pairs} 对结对"),
        Lang::En => format!("Diagram: eastern cooperatives left, western provinces right, {pairs} pairs"),
    }
}

/// A party of the diagram with its partners in the plan.
pub fn party_label(lang: Lang, scenario: &Scenario, party: Adcode, partners: &[Adcode]) -> String {
    let name = division(lang, scenario, party);
    let names: Vec<String> = partners.iter().map(|code| division(lang, scenario, *code)).collect();
    match (lang, names.is_empty()) {
        (Lang::Zh, true) => format!("{name}，未结对"),
        (Lang::En, true) => format!("{name}, no partner"),
        (Lang::Zh, false) => format!("{name}，结对 {}", names.join("、")),
        (Lang::En, false) => format!("{name}, paired with {}", names.join(", ")),
    }
}

/// From whom a pair is being sought.
pub fn link_from(lang: Lang, scenario: &Scenario, from: Adcode) -> String {
    let name = division(lang, scenario, from);
    match lang {
        Lang::Zh => format!("从{name}连到哪一方？点对方，或用方向键移动；Esc 返回。"),
        Lang::En => format!("{name} with whom? Click the other party, or move with the arrows; Esc goes back."),
    }
}

/// A pair with what is said of it and whether it is chosen.
pub fn pair_state(lang: Lang, scenario: &Scenario, of: Pair, chosen: bool) -> String {
    let mut words = vec![if chosen { lang.chosen() } else { lang.not_chosen() }];
    if scenario.existing().binary_search(&of).is_ok() {
        words.push(lang.existing());
    }
    match scenario.pair_rule(of) {
        PairRule::Pinned => words.push(lang.pinned()),
        PairRule::Forbidden => words.push(lang.forbidden()),
        PairRule::Free => {}
    }
    format!("{} · {}", pair(lang, scenario, of), words.join(" · "))
}
