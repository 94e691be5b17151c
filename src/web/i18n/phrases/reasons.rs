//! Why: causes of unmet needs, fit by criterion, why a pair is in the plan or not.

use domain::{Adcode, Cause, Criterion, HardRule, Pair, PairRule, Plan, Scenario, Unit, Unmet};

use super::names::{county, criterion, division, names, need_name};
use crate::i18n::{Lang, grouped, points_of, with_unit};

/// A rule between an offer and a need that is not kept, and by how much.
pub fn rule_missed(lang: Lang, rule: HardRule, by: Option<i64>) -> String {
    let tenths = |tenths: i64| format!("{}.{}", tenths / 10, tenths % 10);
    match (lang, rule, by) {
        (Lang::Zh, HardRule::FreshOnArrival, Some(by)) => format!("保鲜差 {} 天", tenths(by)),
        (Lang::En, HardRule::FreshOnArrival, Some(by)) => format!("shelf life {} days short", tenths(by)),
        (Lang::Zh, HardRule::PriceCoversFreight, Some(by)) => format!("价差不够运费，每公斤差 {}.{:02} 元", by / 100, by % 100),
        (Lang::En, HardRule::PriceCoversFreight, Some(by)) => {
            format!("price falls ¥{}.{:02}/kg short of covering freight", by / 100, by % 100)
        }
        (Lang::Zh, rule, _) => match rule {
            HardRule::SectorFunded => "行业不投",
            HardRule::ProductTaken => "产品不收",
            HardRule::InSeason => "不在上市季",
            HardRule::FreshOnArrival => "保鲜不够",
            HardRule::ColdChain => "一端没有冷链",
            HardRule::PriceCoversFreight => "没有价格上限",
            HardRule::OccupationMatches => "工种不合",
            HardRule::DestinationAccepted => "目的地不接受",
            HardRule::SubjectMatches => "课程不合",
            HardRule::ModeOffered => "方式不合",
            HardRule::SameMonth | HardRule::MonthSuits => "月份不合",
        }
        .to_owned(),
        (Lang::En, rule, _) => match rule {
            HardRule::SectorFunded => "sector not funded",
            HardRule::ProductTaken => "product not taken",
            HardRule::SameMonth | HardRule::MonthSuits => "months do not match",
            HardRule::InSeason => "out of season",
            HardRule::FreshOnArrival => "does not stay fresh",
            HardRule::ColdChain => "no cold chain at one end",
            HardRule::PriceCoversFreight => "no ceiling price",
            HardRule::OccupationMatches => "occupation differs",
            HardRule::DestinationAccepted => "destination not accepted",
            HardRule::SubjectMatches => "subject differs",
            HardRule::ModeOffered => "mode not offered",
        }
        .to_owned(),
    }
}

/// The kind of a cause, without its particulars.
pub fn cause_name(lang: Lang, cause: &Cause) -> &'static str {
    let (zh, en) = match cause {
        Cause::NoCompatibleOffer { .. } => ("没有相容的能力", "No compatible offer"),
        Cause::Forbidden { .. } => ("相容的合作社都被禁止", "All that match are forbidden"),
        Cause::NotPaired { .. } => ("未与能提供的合作社结对", "Not paired with anyone who could serve it"),
        Cause::Outbid { .. } => ("能力先给了得分更高的", "Capacity went where it scores more"),
        Cause::CapacityUsed { .. } => ("伙伴的能力已用完", "Its partners' capacity is used up"),
        Cause::NotFull { .. } => ("剩余不足以全额落实", "Too little left to fund it in full"),
        Cause::FixedByPlanner => ("由您固定或排除", "Fixed or excluded by you"),
    };
    if lang == Lang::Zh { zh } else { en }
}

/// Why a need is not met.
pub fn cause(lang: Lang, scenario: &Scenario, unmet: &Unmet) -> String {
    let zh = lang == Lang::Zh;
    match &unmet.cause {
        Cause::NoCompatibleOffer { nearest } => match nearest.first() {
            None if zh => "没有合作社能提供".to_owned(),
            None => "no cooperative offers this".to_owned(),
            Some(miss) => {
                let offer = scenario.offers.get(miss.offer as usize);
                let who = offer.map_or_else(String::new, |offer| division(lang, scenario, offer.cooperative));
                let what = rule_missed(lang, miss.rule, miss.by);
                let more = nearest.len();
                if zh {
                    format!("没有相容的能力；最接近的是{who}：{what}（只差这一条的共 {more} 项）")
                } else {
                    format!("no compatible offer; the nearest is {who}: {what} ({more} fail on one rule only)")
                }
            }
        },
        Cause::Forbidden { cooperatives } if zh => format!("相容的合作社都被禁止：{}", names(lang, scenario, cooperatives)),
        Cause::Forbidden { cooperatives } => {
            format!("every cooperative that matches is forbidden: {}", names(lang, scenario, cooperatives))
        }
        Cause::NotPaired { cooperatives } if zh => format!("未与能提供的合作社结对：{}", names(lang, scenario, cooperatives)),
        Cause::NotPaired { cooperatives } => {
            format!("not paired with any that could serve it: {}", names(lang, scenario, cooperatives))
        }
        Cause::Outbid { by } => {
            let rival = scenario.needs.get(*by as usize);
            let who = rival.map_or_else(String::new, |need| {
                format!("{} {}", county(lang, scenario, need.county), need_name(lang, scenario, need))
            });
            if zh {
                format!("能力先给了得分更高的：{who}")
            } else {
                format!("capacity went where it scores more: {who}")
            }
        }
        Cause::CapacityUsed { cooperatives } if zh => {
            format!("结对合作社的能力已用完：{}", names(lang, scenario, cooperatives))
        }
        Cause::CapacityUsed { cooperatives } => {
            format!("its partners' capacity is used up: {}", names(lang, scenario, cooperatives))
        }
        Cause::NotFull { left } => {
            let kind = scenario.needs.get(unmet.need as usize).and_then(|need| scenario.kind(&need.kind));
            let left = with_unit(lang, *left, kind.map_or(Unit::WanYuan, |(_, kind)| kind.unit));
            if zh {
                format!("剩余能力 {left}，不足以全额落实")
            } else {
                format!("{left} left, too little to fund it in full")
            }
        }
        Cause::FixedByPlanner if zh => "数量已由您固定或排除".to_owned(),
        Cause::FixedByPlanner => "fixed or excluded by you".to_owned(),
    }
}

/// Road and truck days of a pair.
pub fn road(lang: Lang, scenario: &Scenario, pair: Pair) -> String {
    let Some(route) = scenario.route(pair) else { return String::new() };
    let days = format!("{}.{}", route.truck_tenths / 10, route.truck_tenths % 10);
    let firms = scenario.enterprises(pair);
    match lang {
        Lang::Zh => format!("公路 {} 公里，{days} 天（估算）。合作企业 {firms} 家。", grouped(route.road_km)),
        Lang::En => {
            let noun = if firms == 1 { "firm" } else { "firms" };
            format!("{} km by road, {days} days (estimated). {firms} partner {noun}.", grouped(route.road_km))
        }
    }
}

/// Mean fit and scores of the criteria behind a kind of a pair.
pub fn criteria_line(lang: Lang, fit: i64, criteria: &[(Criterion, i64, i64)]) -> String {
    let score = |of_myriad: i64| format!("{}.{:02}", of_myriad / 10_000, of_myriad % 10_000 / 100);
    let parts = criteria.iter().map(|(found, mean, _)| format!("{} {}", criterion(lang, *found), score(*mean)));
    let separator = if lang == Lang::Zh { "：" } else { ": " };
    format!("{} {}{separator}{}", lang.fit(), score(fit), parts.collect::<Vec<_>>().join(" · "))
}

/// Why a pair is in the plan, or why not, by what the plan itself shows: rules, places taken, capacity.
pub fn pair_reason(lang: Lang, scenario: &Scenario, plan: &Plan, of: Pair) -> String {
    let zh = lang == Lang::Zh;
    let Some(result) = plan.pair(of) else { return String::new() };
    let taken = |party: Adcode| {
        let count = plan.chosen().filter(|entry| entry.pair.east == party || entry.pair.west == party).count();
        let most = scenario.bounds(party).map_or(0, |bounds| bounds.most as usize);
        (count, most)
    };
    let ((east, east_most), (west, west_most)) = (taken(of.east), taken(of.west));
    let (east_name, west_name) = (division(lang, scenario, of.east), division(lang, scenario, of.west));
    let places = if zh {
        format!("{east_name} 伙伴 {east}/{east_most}，{west_name} 伙伴 {west}/{west_most}")
    } else {
        format!("{east_name} has {east} of {east_most} partners, {west_name} {west} of {west_most}")
    };
    let alone = points_of(plan.scale, result.alone_total());
    match (scenario.pair_rule(of), result.chosen) {
        (PairRule::Pinned, true) if zh => format!("由您锁定。{places}。"),
        (PairRule::Pinned, true) => format!("Pinned by you. {places}."),
        // The plan shown then is of before the pin: a new one is on its way, or the rules allow none.
        (PairRule::Pinned, false) if zh => format!("由您锁定；显示的方案里还没有它：正在重算，或规则互相矛盾。{places}。"),
        (PairRule::Pinned, false) => {
            format!(
                "Pinned by you; the plan shown does not have it yet: it is being solved again, or the rules contradict each other. {places}."
            )
        }
        (PairRule::Forbidden, _) if zh => format!("由您禁止。{places}。"),
        (PairRule::Forbidden, _) => format!("Forbidden by you. {places}."),
        (_, true) if zh => format!("单独可达 {alone} 分。{places}。"),
        (_, true) => format!("On its own it could earn {alone} points. {places}."),
        (_, false) if east >= east_most || west >= west_most => {
            if zh {
                format!("名额给了得分更高的组合。{places}。")
            } else {
                format!("The places went to a combination worth more. {places}.")
            }
        }
        (_, false) if zh => format!("加上它不增加总分：这两方的能力或需求已由别的对子用满。{places}。"),
        (_, false) => format!("Adding it does not raise the value: other pairs already use what the two have. {places}."),
    }
}
