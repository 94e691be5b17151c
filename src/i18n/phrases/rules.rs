//! The numbers of the rules: what each is called and means, and what it may be.

use domain::{RuleId, attribute::Form, rule::Measure};
use exchange::cells;

use super::rows::tongue;
use crate::{Lang, grouped};

/// What a number of the rules is called; its id where there is none of that name.
pub fn rule_name(lang: Lang, id: &RuleId) -> String {
    id.rule().map_or_else(|| id.0.clone(), |rule| said(lang, rule.name).to_owned())
}

/// What a number of the rules does, in one sentence.
pub fn rule_meaning(lang: Lang, id: &RuleId) -> &'static str {
    id.rule().map_or("", |rule| said(lang, rule.meaning))
}

fn said(lang: Lang, (zh, en): (&'static str, &'static str)) -> &'static str {
    if lang == Lang::Zh { zh } else { en }
}

/// What a number with a unit may be.
pub(super) fn measured_between(lang: Lang, least: i64, most: i64, measure: Measure) -> String {
    let [least, most] = [least, most].map(|end| cells::measured(end, measure, tongue(lang)));
    match lang {
        Lang::Zh => format!("可填 {least} 至 {most}"),
        Lang::En => format!("enter {least} to {most}"),
    }
}

/// What the two ends of bounds may be.
pub(super) fn span_up_to(lang: Lang, most: i64) -> String {
    match lang {
        Lang::Zh => format!("可填最少和最多几家，如 1–3，最多 {}", grouped(most)),
        Lang::En => format!("enter the least and the most, such as 1–3, up to {}", grouped(most)),
    }
}

/// How many decimals a number with a unit has at most.
pub(super) fn too_fine(lang: Lang, measure: Measure) -> String {
    let decimals = measure.decimals();
    match (lang, decimals) {
        (Lang::Zh, 0) => "请填整数。".to_owned(),
        (Lang::En, 0) => "Enter a whole number.".to_owned(),
        (Lang::Zh, _) => format!("最多 {decimals} 位小数。"),
        (Lang::En, 1) => "Enter at most 1 decimal.".to_owned(),
        (Lang::En, _) => format!("Enter at most {decimals} decimals."),
    }
}

/// A number of the rules that is not what it may be.
pub(super) fn rule_out_of_range(lang: Lang, id: &RuleId) -> String {
    let name = rule_name(lang, id);
    let allowed = match id.rule().map(|rule| rule.form) {
        Some(Form::Measured { least, most, measure }) => measured_between(lang, least, most, measure),
        Some(Form::Span { most }) => span_up_to(lang, most),
        _ if lang == Lang::Zh => "没有这条规则".to_owned(),
        _ => "there is no such rule".to_owned(),
    };
    if lang == Lang::Zh { format!("{name}：{allowed}") } else { format!("{name}: {allowed}") }
}

/// The button that sets a number of the rules to what the base has.
pub fn rule_restore(lang: Lang, shown: &str) -> String {
    match lang {
        Lang::Zh => format!("恢复为 {shown}"),
        Lang::En => format!("Back to {shown}"),
    }
}

#[cfg(test)]
mod tests {
    use domain::{DefectKind, RULES};

    use super::*;
    use crate::defect_kind;

    #[test]
    fn what_is_refused_says_what_is_allowed_with_its_unit() {
        let said = |id: &str, lang| defect_kind(lang, &DefectKind::Rule(RuleId(id.to_owned())));
        assert_eq!(said("freight", Lang::Zh), "吨公里运费：可填 0.00 元/吨公里 至 100.00 元/吨公里");
        assert_eq!(said("truck_load", Lang::En), "Truck-load: enter 1 t to 1000 t");
        assert_eq!(said("tolerance", Lang::Zh), "变动最少的让分：可填 0% 至 100%");
        assert_eq!(said("province_bounds", Lang::Zh), "省区默认伙伴数：可填最少和最多几家，如 1–3，最多 10,000");
        assert_eq!(said("later", Lang::En), "later: there is no such rule");
        assert_eq!(too_fine(Lang::En, Measure::Days), "Enter at most 1 decimal.");
    }

    #[test]
    fn every_rule_is_said_in_both_languages() {
        for rule in RULES {
            for lang in [Lang::Zh, Lang::En] {
                assert!(!rule_name(lang, &rule.id()).is_empty() && rule_meaning(lang, &rule.id()).chars().count() > 8);
            }
        }
    }
}
