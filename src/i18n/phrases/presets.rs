//! What the presets are called, and what each sets.

use domain::Scenario;
use session::{Edit, presets::Preset};

use super::{edits::points_of_hundredths, names::kind_name};
use crate::Lang;

/// The name of a preset.
pub fn preset(lang: Lang, preset: Preset) -> &'static str {
    match preset {
        Preset::Balanced => lang.preset_balanced(),
        Preset::Fruit => lang.preset_fruit(),
        Preset::Jobs => lang.preset_jobs(),
        Preset::Near => lang.preset_near(),
        Preset::Fair => lang.preset_fair(),
        Preset::Reset => lang.preset_reset(),
    }
}

/// What a preset sets, in one sentence.
pub fn preset_sets(lang: Lang, preset: Preset) -> &'static str {
    let (zh, en) = match preset {
        Preset::Balanced => ("四类权重相同；策略不变", "The same weight for all four kinds; the strategy stays"),
        Preset::Fruit => ("西果东送 55，其余三类各 15；策略不变", "Fruit 55, the other three 15 each; the strategy stays"),
        Preset::Jobs => ("就业帮扶 55，其余三类各 15；策略不变", "Jobs 55, the other three 15 each; the strategy stays"),
        Preset::Near => (
            "四类权重相同；匹配度准则中就近、运费、地点各占 80；策略不变",
            "The same weight for all four kinds; nearness, freight and place count 80 of 100 in fit; the strategy stays",
        ),
        Preset::Fair => ("四类权重相同，策略改为公平优先", "The same weight for all four kinds, and the Fairest strategy"),
        Preset::Reset => ("权重、匹配度准则和策略回到载入时", "Weights, criteria of fit and strategy as loaded"),
    };
    if lang == Lang::Zh { zh } else { en }
}

/// The step of a preset: its name and the weights of the kinds.
pub(super) fn preset_step(lang: Lang, scenario: &Scenario, preset_of: Preset, edits: &[Edit]) -> String {
    let weights = edits.iter().find_map(|edit| match edit {
        Edit::KindWeights(weights) => Some(weights),
        _ => None,
    });
    let shown = scenario.kinds.iter().zip(weights.into_iter().flatten());
    let shown = shown.map(|(kind, weight)| format!("{} {}", kind_name(lang, kind), points_of_hundredths(*weight)));
    let (name, shown) = (preset(lang, preset_of), shown.collect::<Vec<_>>().join(" · "));
    match lang {
        Lang::Zh => format!("预设「{name}」：{shown}"),
        Lang::En => format!("Preset “{name}”: {shown}"),
    }
}
