//! Examples of help that are read from the plan in view, so that they say what the page says.

use domain::{
    Plan, Scenario,
    shown::{PlanPoints, difference},
};

use super::{
    names::{division, pair},
    what_if::coverage_row,
};
use crate::{Lang, Topic, points, points_of, points_short};

/// The example of a topic with the numbers of the plan in view; `None` for topics whose example is of no plan, and where the plan has
/// nothing to show for one.
pub fn example(lang: Lang, topic: Topic, scenario: &Scenario, plan: &Plan) -> Option<String> {
    let zh = lang == Lang::Zh;
    let (value, bound) = (points_of(plan.scale, plan.value), points_of(plan.scale, plan.bound));
    let gap = points(difference((plan.scale, plan.value), (plan.scale, plan.bound)));
    Some(match topic {
        Topic::Value if zh => {
            format!("本方案 {value}，上限 {bound}：离最好的可能最多还差 {gap} 分。先看吨、万元、人，再看分。")
        }
        Topic::Value => {
            format!(
                "This plan: {value}, bound {bound}: at most {gap} points below the best possible. Read tonnes, yuan and people first."
            )
        }
        Topic::Gap if zh => format!("本方案得分 {value}，上限 {bound}，最多还差 {gap}。"),
        Topic::Gap => format!("This plan: value {value}, bound {bound}: a gap of at most {gap}."),
        Topic::Changed => {
            let (added, dropped) = (plan.measures.added.len(), plan.measures.dropped.len());
            let all = added + dropped;
            if zh {
                format!("本方案新增 {added} 对、取消 {dropped} 对，变动 {all}。")
            } else {
                format!("This plan: {added} added and {dropped} dropped make {all}.")
            }
        }
        Topic::WorstCoverage => {
            let row = coverage_row(lang, scenario, plan.coverage.get(plan.measures.worst? as usize)?);
            if zh {
                format!("本方案是 {row}：其余每一项都不低于它。")
            } else {
                format!("This plan: {row}; nothing else is covered less.")
            }
        }
        Topic::ModeAlone => {
            let found = plan.chosen().max_by_key(|result| result.alone_total())?;
            let (name, points) = (pair(lang, scenario, found.pair), points_short(plan.scale.hundredths(found.alone_total())));
            if zh {
                format!("{name} {points}：如果只有这一对，最多 {points} 分。")
            } else {
                format!("{name} {points}: if it were the only pair, it could earn {points} points at most.")
            }
        }
        Topic::ModeDelivered => delivered(lang, scenario, plan)?,
        _ => return None,
    })
}

/// A row of the matrix with two pairs or more, added up.
fn delivered(lang: Lang, scenario: &Scenario, plan: &Plan) -> Option<String> {
    let shown = PlanPoints::of(plan);
    let row = |east| plan.pairs.iter().filter(move |found| found.pair.east == east).map(|found| shown.pair(found.pair));
    let first = |found: &domain::PairResult| row(found.pair.east).filter(|points| *points != 0).count() > 1;
    let east = plan.chosen().find(|found| first(found))?.pair.east;
    let mut sum = String::new();
    for part in row(east).filter(|points| *points != 0) {
        if sum.is_empty() {
            sum = points(part);
        } else {
            let sign = if part < 0 { "−" } else { "+" };
            sum = format!("{sum} {sign} {}", points(part.abs()));
        }
    }
    let (name, total) = (division(lang, scenario, east), points(shown.sum(Some(east))));
    Some(match lang {
        Lang::Zh => format!("{name}一行 {sum} = {total}，是{name}对总分的贡献。"),
        Lang::En => format!("{sum} in {name}'s row: it contributes {total} of the value."),
    })
}
