//! Rules that contradict each other, and what mends them.

use domain::{
    Adcode, AmountFault, Conflict, RuleInConflict, Scenario, Unit, amount_fault,
    explanation::{Change, Relaxation},
};

use super::{
    names::{division, pair},
    steps::{flow, unit_of_offer},
};
use crate::{Lang, grouped, with_unit};

/// One rule of a conflict.
pub fn rule(lang: Lang, scenario: &Scenario, rule: &RuleInConflict) -> String {
    let zh = lang == Lang::Zh;
    match rule {
        RuleInConflict::Least { party, bound } if zh => format!("{} 至少 {bound} 个伙伴", division(lang, scenario, *party)),
        RuleInConflict::Least { party, bound } => format!("{}: at least {bound} partners", division(lang, scenario, *party)),
        RuleInConflict::Most { party, bound } if zh => format!("{} 最多 {bound} 个伙伴", division(lang, scenario, *party)),
        RuleInConflict::Most { party, bound } => format!("{}: at most {bound} partners", division(lang, scenario, *party)),
        RuleInConflict::Pin(of) if zh => format!("锁定 {}", pair(lang, scenario, *of)),
        RuleInConflict::Pin(of) => format!("{} is pinned", pair(lang, scenario, *of)),
        RuleInConflict::Forbid(of) if zh => format!("禁止 {}", pair(lang, scenario, *of)),
        RuleInConflict::Forbid(of) => format!("{} is forbidden", pair(lang, scenario, *of)),
        RuleInConflict::Fixed { offer, need, amount } => {
            let (flow, amount) = (flow(lang, scenario, offer, need), with_unit(lang, *amount, unit_of_offer(scenario, offer)));
            if zh { format!("{flow} 固定为 {amount}") } else { format!("{flow} is fixed at {amount}") }
        }
    }
}

/// What leaving a rule out is called.
pub fn repair(lang: Lang, rule: &RuleInConflict) -> &'static str {
    let (zh, en) = match rule {
        RuleInConflict::Least { .. } => ("下限改为 0", "Set the minimum to 0"),
        RuleInConflict::Most { .. } => ("放宽上限", "Lift the maximum"),
        RuleInConflict::Pin(_) => ("取消锁定", "Unpin"),
        RuleInConflict::Forbid(_) => ("取消禁止", "Allow"),
        RuleInConflict::Fixed { .. } => ("放开数量", "Free the amount"),
    };
    if lang == Lang::Zh { zh } else { en }
}

/// A rule relaxed as little as needed: `广东 上限 2 改为 3`.
pub fn relaxation(lang: Lang, scenario: &Scenario, relaxation: &Relaxation) -> String {
    let zh = lang == Lang::Zh;
    let to = match (&relaxation.change, &relaxation.rule) {
        (Change::Bounds { bounds: Some(bounds), .. }, RuleInConflict::Least { .. }) => Some(i64::from(bounds.least)),
        (Change::Bounds { bounds: Some(bounds), .. }, RuleInConflict::Most { .. }) => Some(i64::from(bounds.most)),
        (Change::Amount { amount: Some(amount), .. }, _) => Some(*amount),
        _ => None,
    };
    match (&relaxation.rule, to) {
        (RuleInConflict::Least { party, bound }, Some(to)) if zh => {
            format!("{} 下限由 {bound} 改为 {to}", division(lang, scenario, *party))
        }
        (RuleInConflict::Least { party, bound }, Some(to)) => {
            format!("{}: minimum from {bound} to {to}", division(lang, scenario, *party))
        }
        (RuleInConflict::Most { party, bound }, Some(to)) if zh => {
            format!("{} 上限由 {bound} 改为 {to}", division(lang, scenario, *party))
        }
        (RuleInConflict::Most { party, bound }, Some(to)) => {
            format!("{}: maximum from {bound} to {to}", division(lang, scenario, *party))
        }
        (RuleInConflict::Fixed { offer, need, amount }, Some(to)) => {
            let flow = flow(lang, scenario, offer, need);
            let to = with_unit(lang, to, unit_of_offer(scenario, offer));
            let amount = grouped(*amount);
            if zh {
                format!("{flow} 的固定数量由 {amount} 改为 {to}")
            } else {
                format!("{flow}: fixed amount from {amount} to {to}")
            }
        }
        (RuleInConflict::Pin(of) | RuleInConflict::Forbid(of), _) => {
            format!("{} {}", repair(lang, &relaxation.rule), pair(lang, scenario, *of))
        }
        (named, _) if zh => format!("{}：{}", repair(lang, named), rule(lang, scenario, named)),
        (named, _) => format!("{}: {}", repair(lang, named), rule(lang, scenario, named)),
    }
}

/// The number of rules in a conflict, told in one line.
pub fn conflict_count(lang: Lang, conflict: &Conflict) -> String {
    match lang {
        Lang::Zh => format!("牵涉 {} 条规则", conflict.rules.len()),
        Lang::En if conflict.rules.len() == 1 => "1 rule cannot be kept".to_owned(),
        Lang::En => format!("{} rules conflict", conflict.rules.len()),
    }
}

/// A conflict in one line: the inequality where it has a simple form, else the number of rules.
pub fn conflict_headline(lang: Lang, scenario: &Scenario, conflict: &Conflict) -> String {
    let zh = lang == Lang::Zh;
    let pins = |party: Adcode| {
        conflict
            .rules
            .iter()
            .filter(|rule| matches!(rule, RuleInConflict::Pin(pair) if pair.east == party || pair.west == party))
            .count()
    };
    let least = conflict.rules.iter().find_map(|rule| match rule {
        RuleInConflict::Least { party, bound } => Some((*party, *bound)),
        _ => None,
    });
    let most = conflict.rules.iter().find_map(|rule| match rule {
        RuleInConflict::Most { party, bound } => Some((*party, *bound)),
        _ => None,
    });
    match (least, most) {
        (_, Some((party, bound))) if pins(party) > bound as usize && pins(party) + 1 == conflict.rules.len() => {
            let (name, pins) = (division(lang, scenario, party), pins(party));
            if zh {
                format!("{name} 锁定了 {pins} 个伙伴，上限却是 {bound}")
            } else {
                format!("{name} has {pins} pinned partners but at most {bound}")
            }
        }
        (Some((party, bound)), _) => {
            let (name, others) = (division(lang, scenario, party), conflict.rules.len() - 1);
            if zh {
                format!("{name} 至少要 {bound} 个伙伴，与另外 {others} 条规则不能同时成立")
            } else {
                format!("{name} needs at least {bound} partners, which {others} other rules prevent")
            }
        }
        _ => match conflict.rules.as_slice() {
            [only @ RuleInConflict::Fixed { offer, need, amount }] => {
                let fault = amount_fault(scenario, offer, need, *amount);
                let (said, why) = (rule(lang, scenario, only), amount_why(lang, fault, unit_of_offer(scenario, offer)));
                if zh { format!("{said}，但{why}") } else { format!("{said}, but {why}") }
            }
            _ => conflict_count(lang, conflict),
        },
    }
}

/// Why an amount cannot be kept, to follow "but".
fn amount_why(lang: Lang, fault: AmountFault, unit: Unit) -> String {
    let zh = lang == Lang::Zh;
    let units = |number| with_unit(lang, number, unit);
    match fault {
        AmountFault::MoreThanAsked { asked } if zh => format!("需求只有 {}", units(asked)),
        AmountFault::MoreThanAsked { asked } => format!("only {} are asked for", units(asked)),
        AmountFault::MoreThanOffered { offered } if zh => format!("能力只有 {}", units(offered)),
        AmountFault::MoreThanOffered { offered } => format!("only {} are offered", units(offered)),
        AmountFault::PartOfAlone { asked } if zh => format!("这个项目须由一家全额承担 {}", units(asked)),
        AmountFault::PartOfAlone { asked } => format!("one cooperative must take on all {} of it", units(asked)),
        AmountFault::BelowShare { least } if zh => format!("这家单个项目最少出 {}", units(least)),
        AmountFault::BelowShare { least } => format!("this cooperative gives no project less than {}", units(least)),
        AmountFault::AboveShare { greatest } if zh => format!("这家单个项目最多出 {}", units(greatest)),
        AmountFault::AboveShare { greatest } => format!("this cooperative gives no project more than {}", units(greatest)),
        AmountFault::NoFit if zh => "两边条件不合，或其余部分没有别家能补足".to_owned(),
        AmountFault::NoFit => "the two do not fit together, or nobody else can fill the rest".to_owned(),
    }
}
