//! An edit as a step of the history and in a comparison; what is said of named scenarios.

use domain::{Need, NeedId, OfferId, PairRule, Scenario};
use session::{BaseId, Edit, presets::Preset};

use super::{
    edits::points_of_hundredths,
    events::event_edit,
    lots::{as_of_edit, lot_agreed_edit, lot_edit},
    names::{county, criterion, division, kind_name, kind_unit, month, need_name, offer_name, pair, scheme},
    presets::preset_step,
    results::{agreed, held_from},
    rows::{cell_set, row_put, row_removed, rows_together},
    strategies::strategy,
};
use crate::{Lang, grouped, with_unit};

/// Edits of several that are spelt out; the rest are counted.
const SPELT_OUT: usize = 3;

/// An edit as a step: what it says of what.
pub fn edit(lang: Lang, scenario: &Scenario, edit: &Edit) -> String {
    let (zh, colon) = (lang == Lang::Zh, if lang == Lang::Zh { "：" } else { ": " });
    match edit {
        Edit::PairRule { pair: of, rule } => {
            let verb = match rule {
                PairRule::Pinned => lang.pin(),
                PairRule::Forbidden => lang.forbid(),
                PairRule::Free => lang.free(),
            };
            format!("{verb} {}", pair(lang, scenario, *of))
        }
        Edit::Bounds { party, bounds } => {
            let name = division(lang, scenario, *party);
            match bounds {
                Some(bounds) if zh => format!("{name} 伙伴数：{} 至 {}", bounds.least, bounds.most),
                Some(bounds) => format!("{name} partners: {} to {}", bounds.least, bounds.most),
                None if zh => format!("{name} 伙伴数：恢复默认"),
                None => format!("{name} partners: default"),
            }
        }
        Edit::KindWeights(weights) => {
            let shown = scenario.kinds.iter().zip(weights);
            let shown = shown.map(|(kind, weight)| format!("{} {}", lang.pick(&kind.short), points_of_hundredths(*weight)));
            format!("{}{colon}{}", lang.weights(), shown.collect::<Vec<_>>().join(" · "))
        }
        Edit::CriterionWeights { kind, weights } => {
            let Some((_, kind)) = scenario.kind(kind) else { return kind.0.clone() };
            let shown = kind
                .criteria
                .iter()
                .zip(weights)
                .map(|(entry, weight)| format!("{} {weight}", criterion(lang, entry.criterion)));
            let of = if zh { " 匹配度准则" } else { ", criteria of fit" };
            format!("{}{of}{colon}{}", kind_name(lang, kind), shown.collect::<Vec<_>>().join(" · "))
        }
        Edit::Pool(pool) => {
            let shown = match (pool.numerator, pool.denominator) {
                (0, _) => lang.pool_paired().to_owned(),
                (1, 2) => lang.pool_half().to_owned(),
                (one, of) if one >= of => lang.pool_open().to_owned(),
                (one, of) => format!("{one}/{of}"),
            };
            format!("{}{colon}{shown}", lang.pool_rule())
        }
        Edit::Scheme(id) => format!("{}{colon}{}", lang.scheme(), scheme(lang, id)),
        Edit::Strategy(sought) => {
            format!("{}{colon}{}", if zh { "策略" } else { "Strategy" }, strategy(lang, *sought))
        }
        Edit::DropPenalty(penalty) => format!("{}{colon}{}", lang.penalty(), points_of_hundredths(*penalty)),
        Edit::Amount { offer, need, amount } => {
            let of = flow(lang, scenario, offer, need);
            match amount {
                None if zh => format!("数量由方案定：{of}"),
                None => format!("Amount left to the plan: {of}"),
                Some(0) => format!("{}{colon}{of}", lang.exclude()),
                Some(amount) => {
                    format!("{}{colon}{of} {}", lang.fix_amount(), with_unit(lang, *amount, unit_of_offer(scenario, offer)))
                }
            }
        }
        Edit::Put(row) => row_put(lang, scenario, row),
        Edit::Set { row, attribute, value } => cell_set(lang, scenario, row, attribute, value),
        Edit::Remove(row) => row_removed(lang, scenario, row),
        Edit::StepLimit(steps) if zh => format!("求优到第 {} 步为止", grouped(*steps as i64)),
        Edit::StepLimit(steps) => format!("Search stopped at step {}", grouped(*steps as i64)),
        Edit::Hold(None) => if zh { "放开取用的方案" } else { "Release the plan taken over" }.to_owned(),
        Edit::Hold(Some(held)) => {
            let from = held_from(lang, scenario, held.from);
            if zh { format!("取用方案：{from}") } else { format!("Take plan: {from}") }
        }
        Edit::Agree(None) => if zh { "取消已商定" } else { "Unmark the agreed plan" }.to_owned(),
        Edit::Agree(Some(of)) => agreed(lang, of),
        Edit::Event { id, event } => event_edit(lang, scenario, id, event.as_deref()),
        Edit::Lot { id, lot } => lot_edit(lang, scenario, id, lot.as_deref()),
        Edit::Accept { lot, accepted } => lot_agreed_edit(lang, scenario, lot, accepted.as_deref()),
        Edit::AsOf(as_of) => as_of_edit(lang, *as_of),
        Edit::Together(edits) => together(lang, scenario, edit, edits),
    }
}

/// Several edits as one step. What a pair is freed for is what counts.
fn together(lang: Lang, scenario: &Scenario, whole: &Edit, edits: &[Edit]) -> String {
    if let Some(preset) = Preset::of(whole, scenario) {
        return preset_step(lang, scenario, preset, edits);
    }
    if let Some(year) = year_of_route(lang, scenario, edits) {
        return year;
    }
    if let Some(rows) = rows_together(lang, edits) {
        return rows;
    }
    let is_prelude = |place: usize, of: &Edit| match of {
        Edit::PairRule { pair, rule: PairRule::Free } => {
            edits[place + 1..].iter().any(|later| matches!(later, Edit::PairRule { pair: same, .. } if same == pair))
        }
        _ => false,
    };
    let told: Vec<&Edit> = edits.iter().enumerate().filter(|(place, of)| !is_prelude(*place, of)).map(|(_, of)| of).collect();
    let parts: Vec<String> = told.iter().take(SPELT_OUT).map(|of| edit(lang, scenario, of)).collect();
    let (joined, rest) = (parts.join(if lang == Lang::Zh { "；" } else { "; " }), told.len().saturating_sub(SPELT_OUT));
    match (rest, lang) {
        (0, _) => joined,
        (_, Lang::Zh) => format!("{joined} 等 {} 项", told.len()),
        (_, Lang::En) => format!("{joined} and {rest} more"),
    }
}

/// Several months of one route, fixed or freed at once.
fn year_of_route(lang: Lang, scenario: &Scenario, edits: &[Edit]) -> Option<String> {
    let month = |edit: &Edit| match edit {
        Edit::Amount { offer, need, amount } => {
            let need = scenario.needs.iter().find(|found| &found.id == need)?;
            let offer = scenario.offers.iter().find(|found| &found.id == offer)?;
            Some(((offer.cooperative, need.county, need.terms.product.clone()?), need, *amount))
        }
        _ => None,
    };
    let months: Vec<_> = edits.iter().map(month).collect::<Option<_>>()?;
    let (route, need, _) = months.first().filter(|_| months.len() > 1)?;
    if months.iter().any(|(other, ..)| other != route) {
        return None;
    }
    let of = format!(
        "{} {} → {}",
        county(lang, scenario, need.county),
        need_name(lang, scenario, need),
        division(lang, scenario, route.0)
    );
    let (count, total) = (months.len(), months.iter().map(|(.., amount)| *amount).sum::<Option<i64>>());
    let unit = scenario.kind(&need.kind).map_or(kind_unit(scenario, 0), |(_, kind)| kind.unit);
    Some(match (lang, total) {
        (Lang::Zh, Some(total)) => format!("固定数量：{of} {count} 个月共 {}", with_unit(lang, total, unit)),
        (Lang::En, Some(total)) => format!("Fix the amount: {of}, {} in {count} months", with_unit(lang, total, unit)),
        (Lang::Zh, None) => format!("数量由方案定：{of} {count} 个月"),
        (Lang::En, None) => format!("Amounts left to the plan: {of}, {count} months"),
    })
}

/// What an offer is called: who makes it, and what it is in a few words; its id where it is unknown.
pub fn offer_full_name(lang: Lang, scenario: &Scenario, id: &OfferId) -> String {
    let Some(offer) = scenario.offers.iter().find(|entry| &entry.id == id) else { return id.0.clone() };
    let what = offer_name(lang, scenario, offer);
    let kind = || scenario.kind(&offer.kind).map_or_else(String::new, |(_, kind)| lang.pick(&kind.short).to_owned());
    format!("{} {}", division(lang, scenario, offer.cooperative), if what.is_empty() { kind() } else { what })
}

/// What a need is called: where, and what it asks for, with its month; its id where it is unknown.
pub fn need_full_name(lang: Lang, scenario: &Scenario, id: &NeedId) -> String {
    scenario
        .needs
        .iter()
        .find(|entry| &entry.id == id)
        .map_or_else(|| id.0.clone(), |need| need_with_county(lang, scenario, need))
}

fn need_with_county(lang: Lang, scenario: &Scenario, need: &Need) -> String {
    let month = need.terms.month.map(|found| format!(" {}", month(lang, found))).unwrap_or_default();
    format!("{} {}{month}", county(lang, scenario, need.county), need_name(lang, scenario, need))
}

/// From whom to whom an amount goes, and of what: goods and workers go east, money and teaching go west.
pub fn flow(lang: Lang, scenario: &Scenario, offer: &OfferId, need: &NeedId) -> String {
    let east = scenario.offers.iter().find(|entry| &entry.id == offer);
    let east = east.map_or_else(|| offer.0.clone(), |offer| division(lang, scenario, offer.cooperative));
    let west = need_full_name(lang, scenario, need);
    match unit_of_offer(scenario, offer) {
        domain::Unit::Tonnes | domain::Unit::Persons => format!("{west} → {east}"),
        domain::Unit::WanYuan | domain::Unit::Seats => format!("{east} → {west}"),
    }
}

/// The unit in which an offer is counted.
pub fn unit_of_offer(scenario: &Scenario, id: &OfferId) -> domain::Unit {
    let found = scenario.offers.iter().find(|entry| &entry.id == id).and_then(|offer| scenario.kind(&offer.kind));
    found.map_or(kind_unit(scenario, 0), |(_, kind)| kind.unit)
}

/// What the undo or redo button says: the step that it takes.
pub fn step_button(verb: &str, step: Option<String>, key: &str) -> String {
    step.map_or_else(|| verb.to_owned(), |step| format!("{verb} {step} ({key})"))
}

/// How many steps are in force, of how many.
pub fn steps_in_force(lang: Lang, now: usize, all: usize) -> String {
    match lang {
        Lang::Zh => format!("共 {all} 步，当前是第 {now} 步。点一步就回到那一步。"),
        Lang::En => format!("Step {now} of {all}. Choose a step to return to it."),
    }
}

/// The button that compares an earlier step with the present.
pub fn compare_with_step(lang: Lang, step: &str) -> String {
    match lang {
        Lang::Zh => format!("与现在比较：{step}"),
        Lang::En => format!("Compare with now: {step}"),
    }
}

/// The button that opens the list of named scenarios.
pub fn slots_label(lang: Lang, current: &str) -> String {
    match lang {
        Lang::Zh => format!("我的情景，现用 {current}"),
        Lang::En => format!("My scenarios, now {current}"),
    }
}

/// How many inputs of a scenario are not as loaded.
pub fn slot_differences(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Zh, 0) => "与原始情景相同".to_owned(),
        (Lang::Zh, _) => format!("与原始情景相差 {count} 处"),
        (Lang::En, 0) => "as loaded".to_owned(),
        (Lang::En, 1) => "1 difference from as loaded".to_owned(),
        (Lang::En, _) => format!("{count} differences from as loaded"),
    }
}

/// A scenario whose base is not here: which base, and how many edits are kept.
pub fn slot_base_missing(lang: Lang, base: BaseId, edits: usize) -> String {
    match lang {
        Lang::Zh => format!("基础数据 {base} 不在本页 · {edits} 步改动原样保留"),
        Lang::En => format!("base data {base} not in this page · {edits} edits kept"),
    }
}

/// Name of the file of one scenario; what a file's name may not hold is left out.
pub fn slot_file(name: &str, day: &str, ending: &str) -> String {
    let name: String =
        name.chars().filter(|letter| !letter.is_control() && !"\\/:*?\"<>|".contains(*letter)).take(60).collect();
    format!("{}-{day}{ending}", name.trim())
}

/// The name of a file with all scenarios, of a day (YYYY-MM-DD).
pub fn slots_file(lang: Lang, day: &str, ending: &str) -> String {
    match lang {
        Lang::Zh => format!("东西牵手-情景-{day}{ending}"),
        Lang::En => format!("east-west-scenarios-{day}{ending}"),
    }
}

/// A scenario was deleted.
pub fn slot_deleted(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Zh => format!("已删除「{name}」"),
        Lang::En => format!("Deleted “{name}”"),
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        Adcode, KindId, Pair, PartnerBounds, Pool, RULES, Row, RowId, SchemeId, Strategy,
        attribute::{RULE_VALUE, Value, Words},
    };

    use super::*;
    use crate::reference_scenario as reference;

    #[test]
    fn every_edit_is_told_in_words_of_either_language_without_ids() {
        let scenario = reference();
        let pair = Pair { east: Adcode(110_000), west: Adcode(450_000) };
        let kind = scenario.kinds[0].clone();
        let mut edits = vec![
            Edit::PairRule { pair, rule: PairRule::Pinned },
            Edit::Bounds { party: pair.east, bounds: Some(PartnerBounds { least: 1, most: 2 }) },
            Edit::Bounds { party: pair.east, bounds: None },
            Edit::KindWeights(vec![2_500; 4]),
            Edit::CriterionWeights { kind: KindId(kind.id.0.clone()), weights: vec![50; kind.criteria.len()] },
            Edit::Pool(Pool { numerator: 1, denominator: 2 }),
            Edit::Pool(Pool { numerator: 2, denominator: 3 }),
            Edit::Scheme(SchemeId("2021".to_owned())),
            Edit::DropPenalty(75),
            Edit::StepLimit(1_234),
        ];
        edits.extend([Strategy::BestValue, Strategy::Fairest, Strategy::Stable, Strategy::LeastChange].map(Edit::Strategy));
        edits.extend(RULES.iter().map(|rule| Edit::Set {
            row: RowId::Rule(rule.id()),
            attribute: RULE_VALUE.to_owned(),
            value: rule.of(&scenario.rules),
        }));
        let word = RowId::Word(Words::Occupations, scenario.vocabulary.occupations[0].id.clone());
        edits.push(Edit::Set { row: word.clone(), attribute: "name".to_owned(), value: Value::Text("冷库工".to_owned()) });
        edits.push(Edit::Remove(word));
        edits.extend(
            scenario.vocabulary.related_rows(Words::Subjects).into_iter().map(|row| Edit::Remove(Row::Related(row).id())),
        );
        // One offer and one need of every kind.
        for kind in &scenario.kinds {
            let offer = scenario.offers.iter().find(|offer| offer.kind == kind.id).unwrap().id.clone();
            let need = scenario.needs.iter().find(|need| need.kind == kind.id).unwrap().id.clone();
            for amount in [None, Some(0), Some(12)] {
                edits.push(Edit::Amount { offer: offer.clone(), need: need.clone(), amount });
            }
            edits.push(Edit::quantity(RowId::Offer(offer.clone()), 7));
            edits.push(Edit::quantity(RowId::Need(need.clone()), 7));
            edits.push(Edit::priority(need.clone(), 2));
            edits.push(Edit::Remove(RowId::Need(need)));
            edits.push(Edit::Remove(RowId::Offer(offer)));
        }
        edits.push(Edit::Together(edits.clone()));
        let mut seen: Vec<String> = Vec::new();
        for of in &edits {
            for lang in [Lang::Zh, Lang::En] {
                let text = edit(lang, &scenario, of);
                assert!(text.chars().count() > 3 && !text.contains("  ") && text.trim() == text, "{text:?}");
                assert!(!seen.contains(&text), "two edits read the same: {text}");
                let has_id = scenario.offers.iter().any(|offer| text.contains(&offer.id.0))
                    || scenario.needs.iter().any(|need| text.contains(&need.id.0));
                assert!(!has_id, "{text}");
                seen.push(text);
            }
        }
    }

    #[test]
    fn the_step_of_a_preset_has_its_name() {
        let scenario = reference();
        let step = |preset: Preset| [Lang::Zh, Lang::En].map(|lang| edit(lang, &scenario, &preset.edit(&scenario)));
        let [zh, en] = step(Preset::Fruit);
        assert_eq!(zh, "预设「西果优先」：产业项目 15 · 西果东送 55 · 就业帮扶 15 · 人才培训 15");
        assert_eq!(en, "Preset “Fruit first”: Projects 15 · Fruit 55 · Jobs 15 · Training 15");
        assert!(step(Preset::Near)[0].starts_with("预设「就近优先」"));
    }

    #[test]
    fn the_months_of_a_route_are_one_step() {
        let scenario = reference();
        let need = |need: &&Need| need.terms.product.is_some() && need.terms.month.is_some();
        let first = scenario.needs.iter().find(need).unwrap();
        let of_route = |need: &&Need| need.county == first.county && need.terms.product == first.terms.product;
        let offer = scenario.offers.iter().find(|offer| offer.kind == first.kind).unwrap();
        let months: Vec<&Need> = scenario.needs.iter().filter(of_route).collect();
        assert!(months.len() > 3, "the first product has months");
        let fix = |amount: Option<i64>| {
            let edit = |need: &&Need| Edit::Amount { offer: offer.id.clone(), need: need.id.clone(), amount };
            Edit::Together(months.iter().map(edit).collect())
        };
        let says = |amount| edit(Lang::Zh, &scenario, &fix(amount));
        assert!(says(Some(5)).ends_with(&format!("{} 个月共 {} 吨", months.len(), 5 * months.len())), "{}", says(Some(5)));
        assert!(says(None).starts_with("数量由方案定"), "{}", says(None));
    }

    #[test]
    fn a_pair_that_is_freed_to_be_forbidden_reads_as_forbidden() {
        let scenario = reference();
        let says = |rule| Edit::PairRule { pair: Pair { east: Adcode(110_000), west: Adcode(450_000) }, rule };
        let both = Edit::Together(vec![says(PairRule::Free), says(PairRule::Forbidden)]);
        assert_eq!(edit(Lang::Zh, &scenario, &both), "禁止 北京–广西");
    }
}
