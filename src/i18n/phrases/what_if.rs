//! What comes of a change: moves, amounts, natural units, value.

use domain::{
    Adcode, Coverage, Scenario, ValueScale,
    explanation::{AmountChange, Answer, Help, KindChange, Move, PlaceChange, Standing},
};

use super::names::{county, delivery_detail, division, kind_unit, need_name};
use crate::{Lang, change_points, change_with_unit, grouped, per_cent, points, points_of, small_gain, with_unit};

/// A move in words, but for the names: what stands between cooperative, province left and province joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MoveWords {
    /// Before the province that is left.
    pub leaves: &'static str,
    /// Before the province that is joined.
    pub joins: &'static str,
}

/// The words of a move.
pub fn move_words(lang: Lang, step: &Move) -> MoveWords {
    match (lang, step.leaves.is_some(), step.joins.is_some()) {
        (Lang::Zh, true, true) => MoveWords { leaves: "离开", joins: "改配" },
        (Lang::Zh, true, false) => MoveWords { leaves: "离开", joins: "" },
        (Lang::Zh, false, _) => MoveWords { leaves: "", joins: "新配" },
        (Lang::En, true, true) => MoveWords { leaves: "leaves", joins: "for" },
        (Lang::En, true, false) => MoveWords { leaves: "leaves", joins: "" },
        (Lang::En, false, _) => MoveWords { leaves: "", joins: "joins" },
    }
}

/// The button that makes a pair's moves.
pub fn do_moves(lang: Lang, moves: usize) -> String {
    match (lang, moves) {
        (Lang::Zh, 0) => "照此调整".to_owned(),
        (Lang::Zh, _) => format!("照此调整 {moves} 步"),
        (Lang::En, 0) => "Do this".to_owned(),
        (Lang::En, 1) => "Do this move".to_owned(),
        (Lang::En, _) => format!("Do these {moves} moves"),
    }
}

/// How many moves a change has.
pub fn moves_count(lang: Lang, moves: usize) -> String {
    match (lang, moves) {
        (Lang::Zh, _) => format!("{moves} 步"),
        (Lang::En, 1) => "1 move".to_owned(),
        (Lang::En, _) => format!("{moves} moves"),
    }
}

/// A party's partners, named.
pub fn partners_of(lang: Lang, names: &[String]) -> String {
    match (lang, names.is_empty()) {
        (Lang::Zh, true) => "本方案里没有伙伴。".to_owned(),
        (Lang::En, true) => "No partner in this plan.".to_owned(),
        (Lang::Zh, false) => format!("本方案的伙伴：{}。", names.join("、")),
        (Lang::En, false) => format!("Partners in this plan: {}.", names.join(", ")),
    }
}

/// Value before and after: `51.80 → 50.61`.
pub fn from_to(scale_before: ValueScale, before: i64, scale_after: ValueScale, after: i64) -> String {
    format!("{} → {}", points_of(scale_before, before), points_of(scale_after, after))
}

/// What may be said of a value that a re-solve reached.
pub fn answer(lang: Lang, stands: &Standing) -> String {
    match (lang, stands.answer) {
        (_, Answer::Proved) => lang.proved().to_owned(),
        (Lang::Zh, Answer::BestFound) => format!("已找到的最好；上限 {}", points_of(stands.scale, stands.bound)),
        (Lang::En, Answer::BestFound) => format!("best found; bound {}", points_of(stands.scale, stands.bound)),
    }
}

/// What forbidding an existing pair waives, and what leaving it without forbidding it would change: `change` is the change of the
/// value where it is forbidden, `penalty` what dropping it costs, both in hundredths of a point as shown.
pub fn waived_penalty(lang: Lang, change: i64, penalty: i64) -> String {
    let (waived, left) = (points(penalty), change_points(change - penalty));
    match lang {
        Lang::Zh => format!("现有结对：禁止它就不计取消扣分 {waived}；不禁止、只是不选它，得分变化是 {left}。"),
        Lang::En => {
            format!(
                "An existing pair: forbidding it waives the penalty of {waived} for dropping it. If it is dropped without being forbidden, the value changes by {left}."
            )
        }
    }
}

/// A kind's change in its unit: `西果东送 −320 吨`.
pub fn kind_change(lang: Lang, scenario: &Scenario, change: &KindChange) -> Option<(String, i64, String)> {
    let delta = change.served.1 - change.served.0;
    let (index, kind) = scenario.kind(&change.kind)?;
    (delta != 0).then(|| (lang.pick(&kind.short).to_owned(), delta, change_with_unit(lang, delta, kind_unit(scenario, index))))
}

/// A place's change of one kind: name of the place, name of the kind, amount with its sign, and coverage before and after.
pub fn place_change(lang: Lang, scenario: &Scenario, change: &PlaceChange) -> Option<(String, String, i64, String, String)> {
    let (index, kind) = scenario.kind(&change.kind)?;
    let place = if scenario.county(change.place).is_some() {
        county(lang, scenario, change.place)
    } else {
        division(lang, scenario, change.place)
    };
    let share = |served: i64, needed: i64| {
        if needed > 0 { per_cent((i128::from(served) * 10_000 / i128::from(needed)) as i64) } else { "—".to_owned() }
    };
    let delta = change.served.1 - change.served.0;
    Some((
        place,
        lang.pick(&kind.short).to_owned(),
        delta,
        change_with_unit(lang, delta, kind_unit(scenario, index)),
        format!("{} → {}", share(change.served.0, change.needed.0), share(change.served.1, change.needed.1)),
    ))
}

/// The change of one amount: from whom to whom, of what, before and after.
pub fn amount_change(lang: Lang, scenario: &Scenario, change: &AmountChange) -> Option<(Adcode, Adcode, String, String)> {
    let offer = scenario.offers.iter().find(|offer| offer.id == change.offer)?;
    let need = scenario.needs.iter().find(|need| need.id == change.need)?;
    let (index, _) = scenario.kind(&change.kind)?;
    let detail = delivery_detail(lang, need, None, scenario);
    let what = format!("{} {}", need_name(lang, scenario, need), detail).trim_end().to_owned();
    let amounts = format!("{} → {}", grouped(change.before), with_unit(lang, change.after, kind_unit(scenario, index)));
    Some((offer.cooperative, need.county, what, amounts))
}

/// A row of coverage: `新疆 · 就业 38%`.
pub fn coverage_row(lang: Lang, scenario: &Scenario, row: &Coverage) -> String {
    let kind = scenario.kinds.get(row.kind as usize).map_or_else(String::new, |kind| lang.pick(&kind.short).to_owned());
    format!("{} · {kind} {}", division(lang, scenario, row.province), per_cent(row.per_myriad().unwrap_or(0)))
}

/// What a button with the coverage of a kind in a province is called.
pub fn coverage_name(lang: Lang, scenario: &Scenario, province: Adcode, kind: u32, share: &str) -> String {
    let kind = scenario.kinds.get(kind as usize).map_or_else(String::new, |kind| lang.pick(&kind.short).to_owned());
    format!("{} · {kind} · {} {share}", division(lang, scenario, province), lang.coverage())
}

/// What a button with the share of a cooperative's offers that is used is called.
pub fn capacity_used(lang: Lang, scenario: &Scenario, cooperative: Adcode, share: i64) -> String {
    let name = division(lang, scenario, cooperative);
    match lang {
        Lang::Zh => format!("{name} 能力已用 {share}%"),
        Lang::En => format!("{name}: {share}% of capacity used"),
    }
}

/// Whether a gain is more than nothing as it is written, in thousandths of a point.
pub fn helps(help: &Help) -> bool {
    help.gain > 0 && help.gain.saturating_mul(2) >= help.scale.0 / 10
}

/// More of an offer: whose, of what, how much more, and what it brings.
pub fn help_line(lang: Lang, scenario: &Scenario, help: &Help) -> Option<(Adcode, String, String)> {
    let offer = scenario.offers.iter().find(|offer| offer.id == help.offer)?;
    let (index, kind) = scenario.kind(&offer.kind)?;
    let more = change_with_unit(lang, help.units, kind_unit(scenario, index));
    let what = super::names::offer_name(lang, scenario, offer);
    let what = if what.is_empty() { lang.pick(&kind.short).to_owned() } else { what };
    // One person or one tonne among thousands is worth thousandths of a point.
    Some((offer.cooperative, format!("{what} {more}"), small_gain(help.scale, help.gain)))
}
