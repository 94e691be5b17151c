//! Why: causes of unmet needs, fit by criterion, why a pair is in the plan or not.

use domain::{Adcode, Bar, Cause, Criterion, HardRule, Need, Pair, PairRule, Plan, Scenario, Unit, Unmet};

use super::names::{county, criterion, division, names, need_name, need_place};
use crate::{Lang, grouped, points_of, with_unit};

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

/// The cold chain is missing: at which end.
fn cold_chain_missed(lang: Lang, scenario: &Scenario, offer: u32, need: &Need) -> String {
    let Some(offer) = scenario.offers.get(offer as usize) else { return rule_missed(lang, HardRule::ColdChain, None) };
    let (east, west) = (division(lang, scenario, offer.cooperative), county(lang, scenario, need.county));
    match (lang, offer.terms.cold_chain, need.terms.cold_chain) {
        (Lang::Zh, true, _) => format!("{west}（产地）没有冷链"),
        (Lang::Zh, false, true) => format!("{east}（销地）没有冷链"),
        (Lang::Zh, false, false) => format!("{east}和{west}两端都没有冷链"),
        (Lang::En, true, _) => format!("no cold chain in {west}, where it grows"),
        (Lang::En, false, true) => format!("no cold chain in {east}, where it sells"),
        (Lang::En, false, false) => format!("no cold chain in {east} nor in {west}"),
    }
}

/// The kind of a cause, without its particulars.
pub fn cause_name(lang: Lang, cause: &Cause) -> &'static str {
    let (zh, en) = match cause {
        Cause::NoCompatibleOffer { .. } => ("没有相容的能力", "No compatible offer"),
        Cause::Forbidden { .. } => ("能提供的合作社被禁止", "Those who could serve it are forbidden"),
        Cause::NotPaired { .. } => ("未与能提供的合作社结对", "Not paired with anyone who could serve it"),
        Cause::Outbid { .. } => ("能力先给了得分更高的", "Capacity went where it scores more"),
        Cause::CapacityUsed { .. } => ("伙伴的能力已用完", "Its partners' capacity is used up"),
        Cause::NotFull { .. } => ("剩余不足以全额落实", "Too little left to fund it in full"),
        Cause::FixedByPlanner => ("由您固定或排除", "Fixed or excluded by you"),
        Cause::LessCovered { .. } => ("能力先给了满足率更低的", "Capacity went where less is covered"),
        Cause::HeldByPlanner { .. } => ("能力被您固定给了别处", "Capacity is fixed elsewhere by you"),
        Cause::WorthNothing => ("领域权重为 0", "Its kind has weight 0"),
        Cause::OutOfReach { .. } => ("全部能力也凑不足", "More than all offers together"),
        Cause::AgreedOtherwise => ("与已商定的数量不同", "Other amounts were agreed on"),
        Cause::Held => ("照采用的方案安排", "As in the plan you took over"),
        Cause::NotTried { .. } => ("还有余量，求解没有用上", "Something is left that the search did not use"),
    };
    if lang == Lang::Zh { zh } else { en }
}

/// Why a need is not met.
pub fn cause(lang: Lang, scenario: &Scenario, unmet: &Unmet) -> String {
    let zh = lang == Lang::Zh;
    let need = scenario.needs.get(unmet.need as usize);
    let amount = |amount: i64| {
        let kind = need.and_then(|need| scenario.kind(&need.kind));
        with_unit(lang, amount, kind.map_or(Unit::WanYuan, |(_, kind)| kind.unit))
    };
    let rival = |by: u32| {
        scenario.needs.get(by as usize).map_or_else(String::new, |need| {
            format!("{} {}", need_place(lang, scenario, need), need_name(lang, scenario, need))
        })
    };
    match &unmet.cause {
        Cause::NoCompatibleOffer { nearest } => match nearest.first() {
            None if zh => "没有合作社能提供".to_owned(),
            None => "no cooperative offers this".to_owned(),
            Some(miss) => {
                let offer = scenario.offers.get(miss.offer as usize);
                let who = offer.map_or_else(String::new, |offer| division(lang, scenario, offer.cooperative));
                let what = match (miss.rule, need) {
                    (HardRule::ColdChain, Some(need)) => cold_chain_missed(lang, scenario, miss.offer, need),
                    _ => rule_missed(lang, miss.rule, miss.by),
                };
                let more = nearest.len();
                if zh {
                    format!("没有相容的能力；最接近的是{who}：{what}（只差一条的共 {more} 项）")
                } else {
                    format!("no compatible offer; the nearest is {who}: {what} ({more} fail on one rule only)")
                }
            }
        },
        Cause::Forbidden { cooperatives } if zh => format!("您禁止了能提供的合作社：{}", names(lang, scenario, cooperatives)),
        Cause::Forbidden { cooperatives } => {
            format!("you forbid those who could serve it: {}", names(lang, scenario, cooperatives))
        }
        Cause::NotPaired { cooperatives, bar } => {
            let who = names(lang, scenario, cooperatives);
            let province = need.and_then(|need| scenario.province_of(need.county));
            let first = cooperatives.first().copied().zip(province).map(|(east, west)| Pair { east, west });
            let bar = first.map_or_else(String::new, |pair| bar_words(lang, scenario, pair, *bar));
            if zh {
                format!("未与能提供的合作社结对：{who}；{bar}")
            } else {
                format!("not paired with any that could serve it: {who}; {bar}")
            }
        }
        Cause::Outbid { by } if zh => format!("能力先给了每单位得分更高的：{}", rival(*by)),
        Cause::Outbid { by } => format!("capacity went where a unit scores more: {}", rival(*by)),
        Cause::LessCovered { by } if zh => format!("能力先给了少了它满足率会更低的：{}", rival(*by)),
        Cause::LessCovered { by } => format!("capacity went where less would be covered without it: {}", rival(*by)),
        Cause::CapacityUsed { cooperatives } if zh => {
            format!("能力已用完：{}", names(lang, scenario, cooperatives))
        }
        Cause::CapacityUsed { cooperatives } => {
            format!("capacity is used up: {}", names(lang, scenario, cooperatives))
        }
        Cause::NotFull { left } if zh => format!("剩余能力 {}，不足以全额落实", amount(*left)),
        Cause::NotFull { left } => format!("{} left, too little to fund it in full", amount(*left)),
        Cause::FixedByPlanner if zh => "数量已由您固定或排除".to_owned(),
        Cause::FixedByPlanner => "fixed or excluded by you".to_owned(),
        Cause::HeldByPlanner { by } if zh => format!("能力已由您固定给：{}", rival(*by)),
        Cause::HeldByPlanner { by } => format!("you have fixed the capacity for {}", rival(*by)),
        Cause::WorthNothing if zh => "这一领域的权重为 0，落实它不加分".to_owned(),
        Cause::WorthNothing => "its kind has weight 0, so that serving it adds nothing".to_owned(),
        Cause::OutOfReach { most } if zh => format!("能提供的合作社全部能力合起来最多 {}", amount(*most)),
        Cause::OutOfReach { most } => format!("all who could serve it come to {} together", amount(*most)),
        Cause::AgreedOtherwise if zh => "余量够用，但与已商定的数量不同".to_owned(),
        Cause::AgreedOtherwise => "enough is left, but other amounts were agreed on".to_owned(),
        Cause::Held if zh => "余量够用，但您采用的方案不是这样安排的".to_owned(),
        Cause::Held => "enough is left, but the plan you took over arranges it otherwise".to_owned(),
        Cause::NotTried { left: 0 } if zh => "改用别处的一个单位更合目标，这次求解没有这样安排；可以在安排里固定".to_owned(),
        Cause::NotTried { left: 0 } => {
            "a unit that goes elsewhere would serve the aim better here, and the search did not place it so; it can be fixed by hand"
                .to_owned()
        }
        Cause::NotTried { left } if zh => format!("还有 {} 可用，这次求解没有用上；可以在安排里固定", amount(*left)),
        Cause::NotTried { left } => {
            format!("{} is left that the search did not use; it can be fixed under Allocation", amount(*left))
        }
    }
}

/// What stands between two parties that are not paired.
pub fn bar_words(lang: Lang, scenario: &Scenario, pair: Pair, bar: Bar) -> String {
    let zh = lang == Lang::Zh;
    let both = |east: bool, west: bool| -> Vec<Adcode> {
        [(east, pair.east), (west, pair.west)].into_iter().filter(|(is, _)| *is).map(|(_, party)| party).collect()
    };
    let most = |party: Adcode| scenario.bounds(party).map_or(0, |bounds| bounds.most);
    let listed = |parties: &[Adcode], words: &dyn Fn(Adcode) -> String| {
        parties.iter().map(|party| words(*party)).collect::<Vec<_>>().join(if zh { "，" } else { ", " })
    };
    match bar {
        Bar::Places { east, west } => listed(&both(east, west), &|party| {
            let (name, most) = (division(lang, scenario, party), most(party));
            if zh { format!("{name}名额已满（{most}/{most}）") } else { format!("{name} has all {most} of its partners") }
        }),
        Bar::Preferred { east, west } => listed(&both(east, west), &|party| {
            let name = division(lang, scenario, party);
            if zh {
                format!("{name}名额已满，且更愿意现有的伙伴")
            } else {
                format!("{name} has no place and prefers its partners")
            }
        }),
        Bar::AnotherChange if zh => "名额有，但加上这一对就多一处变动".to_owned(),
        Bar::AnotherChange => "both have a place, but it would be one more change".to_owned(),
        Bar::NothingToAdd if zh => "名额有，但这两方之间没有能改进方案的安排".to_owned(),
        Bar::NothingToAdd => "both have a place, but nothing between them would better the plan".to_owned(),
        Bar::Held if zh => "您照所列方案采用，其中没有这一对".to_owned(),
        Bar::Held => "the plan you took over has not this pair".to_owned(),
        Bar::Several if zh => "要与其中几家同时结对才够".to_owned(),
        Bar::Several => "it takes several of them together".to_owned(),
        Bar::NotTried if zh => "名额有，求解没有试到；可以锁定它".to_owned(),
        Bar::NotTried => "both have a place; the search has not come to it, and it can be pinned".to_owned(),
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
    let partners = |party: Adcode| {
        let of = plan.chosen().filter(|entry| entry.pair.east == party || entry.pair.west == party);
        let list: Vec<Adcode> =
            of.map(|entry| if entry.pair.east == party { entry.pair.west } else { entry.pair.east }).collect();
        let most = scenario.bounds(party).map_or(0, |bounds| bounds.most);
        let (name, count) = (division(lang, scenario, party), list.len());
        match (zh, list.is_empty()) {
            (true, true) => format!("{name} 伙伴 0/{most}"),
            (true, false) => format!("{name} 伙伴 {count}/{most}（{}）", names(lang, scenario, &list)),
            (false, true) => format!("{name} has 0 of {most} partners"),
            (false, false) => format!("{name} has {count} of {most} partners ({})", names(lang, scenario, &list)),
        }
    };
    let places = [of.east, of.west].map(partners).join(if zh { "，" } else { ", " });
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
        (_, true) => format!("Alone it could reach {alone} points. {places}."),
        (_, false) if scenario.rules.pool.is_open() && zh => "全开放时不定结对，能力由所有省区共用。".to_owned(),
        (_, false) if scenario.rules.pool.is_open() => "With an open pool no pairs are decided.".to_owned(),
        (_, false) => {
            let bar = result.bar.map_or_else(String::new, |bar| bar_words(lang, scenario, of, bar));
            if zh { format!("{bar}。{places}。") } else { format!("{}. {places}.", capitalised(&bar)) }
        }
    }
}

/// With a capital letter first.
fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
