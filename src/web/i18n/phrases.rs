//! Sentences made from codes and numbers.

use domain::{
    Adcode, Cause, Conflict, Criterion, DefectKind, HardRule, Mode, Month, Need, Pair, PairRule, Plan, Provenance,
    RuleInConflict, Scenario, Side, Subject, TermId, Unit, Unmet, Workplace, term::Term,
};
use exchange::{
    autosave::AutosaveError,
    link::LinkError,
    reference::{DataError, DataProblem},
};
use session::{Edit, EditError, Notice};

use super::{Lang, grouped};

/// Short name of a division; its code where it is unknown. English gives the full name, for it has no short one.
pub fn division(lang: Lang, scenario: &Scenario, adcode: Adcode) -> String {
    scenario.division(adcode).map_or_else(
        || adcode.to_string(),
        |division| match lang {
            Lang::Zh => division.short.zh.clone(),
            Lang::En => division.name.en.split(" (").next().unwrap_or_default().to_owned(),
        },
    )
}

/// Short name of a county; its code where it is unknown.
pub fn county(lang: Lang, scenario: &Scenario, adcode: Adcode) -> String {
    scenario.county(adcode).map_or_else(|| adcode.to_string(), |county| lang.pick(&county.short).to_owned())
}

/// Both names of a pair.
pub fn pair(lang: Lang, scenario: &Scenario, pair: Pair) -> String {
    format!("{}–{}", division(lang, scenario, pair.east), division(lang, scenario, pair.west))
}

/// The unit of a kind by index.
pub fn kind_unit(scenario: &Scenario, kind: usize) -> Unit {
    scenario.kinds.get(kind).map_or(Unit::Tonnes, |kind| kind.unit)
}

fn term(lang: Lang, list: &[Term], id: &TermId) -> String {
    list.iter().find(|term| &term.id == id).map_or_else(|| id.0.clone(), |term| lang.pick(&term.name).to_owned())
}

/// A month.
pub fn month(lang: Lang, month: Month) -> String {
    const NAMES: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    match lang {
        Lang::Zh => format!("{} 月", month.0),
        Lang::En => NAMES.get(usize::from(month.0).saturating_sub(1)).map_or_else(String::new, |name| (*name).to_owned()),
    }
}

/// What a need asks for, in a few words: its title, product, occupation or subject.
pub fn need_name(lang: Lang, scenario: &Scenario, need: &Need) -> String {
    let terms = &need.terms;
    if let Some(product) = terms.product.as_ref().and_then(|id| scenario.product(id)) {
        return lang.pick(&product.name).to_owned();
    }
    if let Some(sector) = &terms.sector {
        return term(lang, &scenario.vocabulary.sectors, sector);
    }
    if let Some(occupation) = &terms.occupation {
        return term(lang, &scenario.vocabulary.occupations, occupation);
    }
    if let Some(subject) = &terms.subject {
        return term(lang, &scenario.vocabulary.subjects, subject);
    }
    need.title.clone()
}

/// When or how a need is served by an offer: month, place or mode.
pub fn delivery_detail(lang: Lang, need: &Need, workplace: Option<Workplace>, scenario: &Scenario) -> String {
    if let Some(found) = need.terms.month {
        return month(lang, found);
    }
    match workplace {
        Some(Workplace::NearHome) => return lang.near_home().to_owned(),
        Some(Workplace::At(place)) => return division(lang, scenario, place),
        None => {}
    }
    match need.terms.mode_required.or(need.terms.mode_preferred) {
        Some(Mode::OnSite) => lang.on_site().to_owned(),
        Some(Mode::Online) => lang.online().to_owned(),
        None => String::new(),
    }
}

/// The tag of a provenance and its class.
pub fn provenance(lang: Lang, provenance: &Provenance) -> (&'static str, &'static str) {
    match provenance {
        Provenance::Reported { .. } => (lang.reported(), "tag tag-reported"),
        Provenance::Estimated => (lang.estimated_short(), "tag tag-estimated"),
        Provenance::Illustrative => (lang.illustrative_short(), "tag tag-illustrative"),
    }
}

/// Name of a criterion of fit.
pub fn criterion(lang: Lang, criterion: Criterion) -> &'static str {
    let (zh, en) = match criterion {
        Criterion::Sector => ("行业", "sector"),
        Criterion::Nearness => ("就近", "nearness"),
        Criterion::PartnerEnterprise => ("合作企业", "partner firms"),
        Criterion::Freshness => ("鲜度", "freshness"),
        Criterion::Freight => ("运费", "freight"),
        Criterion::Price => ("价格", "price"),
        Criterion::Occupation => ("工种", "occupation"),
        Criterion::Place => ("地点", "place"),
        Criterion::Subject => ("课程", "subject"),
        Criterion::Mode => ("方式", "mode"),
    };
    if lang == Lang::Zh { zh } else { en }
}

fn rule_missed(lang: Lang, rule: HardRule, by: Option<i64>) -> String {
    let tenths = |tenths: i64| format!("{}.{}", tenths / 10, tenths % 10);
    match (lang, rule, by) {
        (Lang::Zh, HardRule::FreshOnArrival, Some(by)) => format!("保鲜差 {} 天", tenths(by)),
        (Lang::En, HardRule::FreshOnArrival, Some(by)) => format!("shelf life short by {} days", tenths(by)),
        (Lang::Zh, HardRule::PriceCoversFreight, Some(by)) => format!("价差不够运费，每公斤差 {}.{:02} 元", by / 100, by % 100),
        (Lang::En, HardRule::PriceCoversFreight, Some(by)) => {
            format!("price does not cover freight, by ¥{}.{:02}/kg", by / 100, by % 100)
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
            HardRule::SameMonth | HardRule::MonthSuits => "months do not meet",
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

fn names(lang: Lang, scenario: &Scenario, codes: &[Adcode]) -> String {
    let separator = if lang == Lang::Zh { "、" } else { ", " };
    codes.iter().map(|code| division(lang, scenario, *code)).collect::<Vec<_>>().join(separator)
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
                    format!("no compatible offer; nearest is {who}: {what} ({more} fail by one rule only)")
                }
            }
        },
        Cause::Forbidden { cooperatives } if zh => format!("相容的合作社都被禁止：{}", names(lang, scenario, cooperatives)),
        Cause::Forbidden { cooperatives } => {
            format!("every compatible cooperative is forbidden: {}", names(lang, scenario, cooperatives))
        }
        Cause::NotPaired { cooperatives } if zh => format!("未与能提供的合作社结对：{}", names(lang, scenario, cooperatives)),
        Cause::NotPaired { cooperatives } => {
            format!("not paired with those who could serve it: {}", names(lang, scenario, cooperatives))
        }
        Cause::Outbid { by } => {
            let rival = scenario.needs.get(*by as usize);
            let who = rival.map_or_else(String::new, |need| {
                format!("{} {}", county(lang, scenario, need.county), need_name(lang, scenario, need))
            });
            if zh {
                format!("能力先给了得分更高的：{who}")
            } else {
                format!("capacity went to what brings more: {who}")
            }
        }
        Cause::CapacityUsed { cooperatives } if zh => {
            format!("结对合作社的能力已用完：{}", names(lang, scenario, cooperatives))
        }
        Cause::CapacityUsed { cooperatives } => {
            format!("capacity of its partners is used up: {}", names(lang, scenario, cooperatives))
        }
        Cause::NotFull { left } if zh => format!("剩余能力 {} 不足以全额落实", grouped(*left)),
        Cause::NotFull { left } => format!("the {} left do not fund it in full", grouped(*left)),
        Cause::FixedByPlanner if zh => "数量已由你固定或排除".to_owned(),
        Cause::FixedByPlanner => "fixed or excluded by you".to_owned(),
    }
}

/// One rule of a conflict.
pub fn rule(lang: Lang, scenario: &Scenario, rule: &RuleInConflict) -> String {
    let zh = lang == Lang::Zh;
    match rule {
        RuleInConflict::Least { party, bound } if zh => format!("{} 至少 {bound} 个伙伴", division(lang, scenario, *party)),
        RuleInConflict::Least { party, bound } => format!("{} has at least {bound} partners", division(lang, scenario, *party)),
        RuleInConflict::Most { party, bound } if zh => format!("{} 至多 {bound} 个伙伴", division(lang, scenario, *party)),
        RuleInConflict::Most { party, bound } => format!("{} has at most {bound} partners", division(lang, scenario, *party)),
        RuleInConflict::Pin(of) if zh => format!("锁定 {}", pair(lang, scenario, *of)),
        RuleInConflict::Pin(of) => format!("{} is pinned", pair(lang, scenario, *of)),
        RuleInConflict::Forbid(of) if zh => format!("禁止 {}", pair(lang, scenario, *of)),
        RuleInConflict::Forbid(of) => format!("{} is forbidden", pair(lang, scenario, *of)),
        RuleInConflict::Fixed { offer, need, amount } if zh => {
            format!("固定数量 {}（{} → {}）", grouped(*amount), offer.0, need.0)
        }
        RuleInConflict::Fixed { offer, need, amount } => {
            format!("amount fixed at {} ({} → {})", grouped(*amount), offer.0, need.0)
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

/// The number of rules in a conflict, told in one line.
pub fn conflict_count(lang: Lang, conflict: &Conflict) -> String {
    match lang {
        Lang::Zh => format!("牵涉 {} 条规则", conflict.rules.len()),
        Lang::En => format!("{} rules are involved", conflict.rules.len()),
    }
}

/// An edit as a step of the history.
pub fn edit(lang: Lang, scenario: &Scenario, edit: &Edit) -> String {
    let zh = lang == Lang::Zh;
    match edit {
        Edit::PairRule { pair: of, rule } => {
            let name = pair(lang, scenario, *of);
            let verb = match rule {
                PairRule::Pinned => lang.pin(),
                PairRule::Forbidden => lang.forbid(),
                PairRule::Free => lang.free(),
            };
            format!("{verb} {name}")
        }
        Edit::Bounds { party, bounds: Some(bounds) } => {
            format!("{} {} {}–{}", division(lang, scenario, *party), lang.bounds_title(), bounds.least, bounds.most)
        }
        Edit::Bounds { party, bounds: None } => {
            format!("{} {} {}", division(lang, scenario, *party), lang.bounds_title(), lang.reset_default())
        }
        Edit::KindWeights(weights) => {
            let shown = weights.iter().map(|weight| points_of_hundredths(*weight)).collect::<Vec<_>>().join(" · ");
            format!("{} {shown}", lang.weights())
        }
        Edit::CriterionWeights { kind, .. } => {
            let name = scenario.kind(kind).map_or("", |(_, kind)| lang.pick(&kind.name));
            format!("{name} {}", lang.weights())
        }
        Edit::Pool(pool) => format!("{} {}/{}", lang.pool_rule(), pool.numerator, pool.denominator),
        Edit::Scheme(scheme) => format!("{} {}", lang.scheme(), scheme.0),
        Edit::Strategy(_) if zh => "策略".to_owned(),
        Edit::Strategy(_) => "Strategy".to_owned(),
        Edit::DropPenalty(penalty) => format!("{} {}", lang.penalty(), points_of_hundredths(*penalty)),
        Edit::Amount { offer, need, amount } => {
            let shown = amount.map_or_else(|| lang.free().to_owned(), grouped);
            format!("{} → {} {shown}", offer.0, need.0)
        }
        Edit::OfferQuantity { offer, quantity } => format!("{} {}", offer.0, grouped(*quantity)),
        Edit::NeedQuantity { need, quantity } => format!("{} {}", need.0, grouped(*quantity)),
        Edit::NeedPriority { need, priority } => format!("{} × {priority}", need.0),
        Edit::StepLimit(steps) if zh => format!("求优到第 {} 步为止", grouped(*steps as i64)),
        Edit::StepLimit(steps) => format!("Search stopped at step {}", grouped(*steps as i64)),
        Edit::Together(edits) if zh => format!("{} 步一起", edits.len()),
        Edit::Together(edits) => format!("{} steps together", edits.len()),
    }
}

/// Hundredths of a point as points: 2500 is 25, 50 is 0.5.
pub fn points_of_hundredths(hundredths: u32) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    if rest == 0 { whole.to_string() } else { format!("{whole}.{rest:02}").trim_end_matches('0').to_owned() }
}

/// Why an edit was refused, and what is allowed.
pub fn refused(lang: Lang, scenario: &Scenario, error: &EditError) -> String {
    let zh = lang == Lang::Zh;
    match error {
        EditError::PinOnForbidden(of) if zh => {
            format!("{} 已禁止，不能锁定。先放开再锁定；方案未变。", pair(lang, scenario, *of))
        }
        EditError::PinOnForbidden(of) => {
            format!("{} is forbidden and cannot be pinned. Free it first; the plan is unchanged.", pair(lang, scenario, *of))
        }
        EditError::ForbidOnPinned(of) if zh => {
            format!("{} 已锁定，不能禁止。先放开再禁止；方案未变。", pair(lang, scenario, *of))
        }
        EditError::ForbidOnPinned(of) => {
            format!("{} is pinned and cannot be forbidden. Free it first; the plan is unchanged.", pair(lang, scenario, *of))
        }
        EditError::Bounds { asked, least_up_to, .. } if zh => {
            format!("下限 {} 大于上限 {}。下限可填 0 至 {least_up_to}。", asked.least, asked.most.min(*least_up_to))
        }
        EditError::Bounds { asked, least_up_to, .. } => {
            format!("Minimum {} is above {}. Enter 0 to {least_up_to}.", asked.least, asked.most.min(*least_up_to))
        }
        EditError::KindWeights { .. } | EditError::CriterionWeights(_) => lang.weights_zero().to_owned(),
        EditError::OutOfRange { asked, least, most } if zh => {
            format!("{} 超出范围。可填 {} 至 {}。", grouped(*asked), grouped(*least), grouped(*most))
        }
        EditError::OutOfRange { asked, least, most } => {
            format!("{} is out of range. Enter {} to {}.", grouped(*asked), grouped(*least), grouped(*most))
        }
        EditError::Pool(_) if zh => "折扣只能在 0 到 1 之间。".to_owned(),
        EditError::Pool(_) => "The discount must be between 0 and 1.".to_owned(),
        _ if zh => "这一项在当前数据里不存在；方案未变。".to_owned(),
        _ => "This is not in the present data; the plan is unchanged.".to_owned(),
    }
}

/// Something to tell the planner.
pub fn notice(lang: Lang, scenario: &Scenario, notice: &Notice) -> String {
    match (lang, notice) {
        (_, Notice::Refused(error)) => refused(lang, scenario, error),
        (_, Notice::ReadOnly) => lang.read_only().to_owned(),
        (_, Notice::WorkerRestarted) => lang.worker_restarted().to_owned(),
        (Lang::Zh, Notice::EditsLeftOut(count)) => format!("有 {count} 处改动与当前数据不合，没有采用；其余照常。"),
        (Lang::En, Notice::EditsLeftOut(count)) => {
            format!("{count} edits do not fit the present data and were left out; the rest apply.")
        }
        (_, Notice::OtherBase { .. }) => lang.other_base().to_owned(),
    }
}

/// Why a link was not opened.
pub fn link_error(lang: Lang, error: &LinkError) -> String {
    match (lang, error) {
        (_, LinkError::NotALink) => lang.link_not_ours().to_owned(),
        (_, LinkError::Damaged) => lang.link_damaged().to_owned(),
        (Lang::Zh, LinkError::Incomplete { found, expected }) => {
            format!("链接不完整：收到 {found} 个字符，应为 {expected} 个。请对方重新复制，或发文件。你自己的情景没有动。")
        }
        (Lang::En, LinkError::Incomplete { found, expected }) => {
            format!(
                "The link is incomplete: {found} characters of {expected}. Ask for it again. Your own scenario is untouched."
            )
        }
        (Lang::Zh, LinkError::Newer { found, known }) => {
            format!("链接来自更新的版本：格式 {found}，本页只认到 {known}。更新本页后可打开，你的数据不受影响。")
        }
        (Lang::En, LinkError::Newer { found, known }) => {
            format!(
                "The link comes from a newer version: format {found}, this page knows {known}. Update the page to open it; your data is untouched."
            )
        }
        (Lang::Zh, LinkError::TooLong { found, most }) => {
            format!("链接过长：{} 个字符，最多 {}。请改发文件。", grouped(*found as i64), grouped(*most as i64))
        }
        (Lang::En, LinkError::TooLong { found, most }) => {
            format!("The link is too long: {} characters, at most {}.", grouped(*found as i64), grouped(*most as i64))
        }
    }
}

/// Why the autosave was not read.
pub fn autosave_error(lang: Lang, error: &AutosaveError) -> String {
    match (lang, error) {
        (Lang::Zh, AutosaveError::Newer { found, known }) => {
            format!("自动保存来自更新的版本（格式 {found}，本页只认到 {known}），没有读取，也没有覆盖。")
        }
        (Lang::En, AutosaveError::Newer { found, known }) => {
            format!(
                "The autosave comes from a newer version (format {found}, this page knows {known}); it was neither read nor overwritten."
            )
        }
        _ => lang.autosave_damaged().to_owned(),
    }
}

/// What is wrong with a data file, and where.
pub fn data_error(lang: Lang, error: &DataError) -> String {
    let file = format!("data/{}.json", error.file);
    match (lang, &error.problem) {
        (Lang::Zh, DataProblem::Missing) => format!("{file}：文件缺失或无法下载。请检查网络，或把文件放回 data 文件夹。"),
        (Lang::En, DataProblem::Missing) => {
            format!("{file}: missing, or could not be fetched. Check the network, or put the file back into the data folder.")
        }
        (Lang::Zh, DataProblem::TooLarge { found, most }) => {
            format!("{file}：{} 字节，最多 {}。", grouped(*found as i64), grouped(*most as i64))
        }
        (Lang::En, DataProblem::TooLarge { found, most }) => {
            format!("{file}: {} bytes, at most {}.", grouped(*found as i64), grouped(*most as i64))
        }
        (Lang::Zh, DataProblem::Damaged { line, column, what }) => {
            format!("{file} 第 {line} 行第 {column} 列：读不懂（{what}）。")
        }
        (Lang::En, DataProblem::Damaged { line, column, what }) => {
            format!("{file} line {line}, column {column}: cannot be read ({what}).")
        }
        (Lang::Zh, DataProblem::Defect { line, defect }) => {
            let at = line.map(|line| format!(" 第 {line} 行")).unwrap_or_default();
            format!("{file}{at}，{}：{}", subject(&defect.subject), defect_kind(lang, &defect.kind))
        }
        (Lang::En, DataProblem::Defect { line, defect }) => {
            let at = line.map(|line| format!(" line {line}")).unwrap_or_default();
            format!("{file}{at}, {}: {}", subject(&defect.subject), defect_kind(lang, &defect.kind))
        }
    }
}

fn subject(subject: &Subject) -> String {
    match subject {
        Subject::Offer(id) => id.0.clone(),
        Subject::Need(id) => id.0.clone(),
        Subject::Party(code) | Subject::County(code) => code.to_string(),
        Subject::Product(id) => id.0.clone(),
        Subject::Pair(pair) => format!("{}–{}", pair.east, pair.west),
        Subject::Kind(id) => id.0.clone(),
        Subject::Rules => "rules".to_owned(),
    }
}

/// A defect in words: what is wrong and what is allowed.
pub fn defect_kind(lang: Lang, kind: &DefectKind) -> String {
    let zh = lang == Lang::Zh;
    match kind {
        DefectKind::Quantity { found, most } if zh => {
            format!("数量 {} 不对，可填 0 至 {} 的整数", grouped(*found), grouped(*most))
        }
        DefectKind::Quantity { found, most } => {
            format!("quantity {} is not allowed; enter a whole number from 0 to {}", grouped(*found), grouped(*most))
        }
        DefectKind::UnknownPlace(code) if zh => format!("行政区划代码 {code} 不在名单里，请核对代码"),
        DefectKind::UnknownPlace(code) => format!("code {code} is not on the list of places; check the code"),
        DefectKind::UnknownKind(id) if zh => format!("没有协作领域 {}", id.0),
        DefectKind::UnknownKind(id) => format!("there is no kind {}", id.0),
        DefectKind::UnknownProduct(id) if zh => format!("产品 {} 不在名单里", id.0),
        DefectKind::UnknownProduct(id) => format!("product {} is not on the list", id.0),
        DefectKind::Month(month) if zh => format!("月份 {} 不对，可填 1 至 12", month.0),
        DefectKind::Month(month) => format!("month {} is not allowed; enter 1 to 12", month.0),
        DefectKind::Bounds { least, most, others } if zh => format!("下限 {least} 与上限 {most} 不合；对方共 {others} 家"),
        DefectKind::Bounds { least, most, others } => {
            format!("minimum {least} and maximum {most} do not go together; there are {others} on the other side")
        }
        DefectKind::PinnedAndForbidden if zh => "同时被锁定和禁止，请去掉一个".to_owned(),
        DefectKind::PinnedAndForbidden => "both pinned and forbidden; remove one".to_owned(),
        DefectKind::Duplicate if zh => "编号重复".to_owned(),
        DefectKind::Duplicate => "the id occurs twice".to_owned(),
        DefectKind::NoRoute if zh => "缺少两地之间的路程".to_owned(),
        DefectKind::NoRoute => "no road between the two is listed".to_owned(),
        DefectKind::WeightSum(sum) if zh => format!("各领域权重合计 {sum}，应为 10000"),
        DefectKind::WeightSum(sum) => format!("the weights of the kinds sum to {sum}, not to 10000"),
        DefectKind::NoCriterionWeight if zh => "各准则权重都为 0".to_owned(),
        DefectKind::NoCriterionWeight => "all criteria have weight 0".to_owned(),
        DefectKind::Pool if zh => "未结对折扣应在 0 到 1 之间".to_owned(),
        DefectKind::Pool => "the discount for unpaired parties must be between 0 and 1".to_owned(),
        DefectKind::Priority { found, most } if zh => format!("优先级 {found} 不对，可填 1 至 {most}"),
        DefectKind::Priority { found, most } => format!("priority {found} is not allowed; enter 1 to {most}"),
        DefectKind::FixedAmount { found, most } if zh => {
            format!("固定数量 {} 不对，可填 0 至 {}", grouped(*found), grouped(*most))
        }
        DefectKind::FixedAmount { found, most } => {
            format!("fixed amount {} is not allowed; enter 0 to {}", grouped(*found), grouped(*most))
        }
        DefectKind::FixedArcUnknown if zh => "固定数量所指的能力或需求不存在".to_owned(),
        DefectKind::FixedArcUnknown => "the fixed amount names an offer or need that does not exist".to_owned(),
    }
}

/// What the plan delivers of a kind: number, unit, and the share of what is needed.
pub fn served(lang: Lang, scenario: &Scenario, plan: &Plan, kind: usize) -> (String, &'static str, String) {
    let unit = kind_unit(scenario, kind);
    let served = plan.measures.served.get(kind).copied().unwrap_or(0);
    let needed = plan.measures.needed.get(kind).copied().unwrap_or(0);
    let share =
        if needed > 0 { super::per_cent((i128::from(served) * 10_000 / i128::from(needed)) as i64) } else { "—".to_owned() };
    let (number, name) = super::unit_parts(lang, served, unit);
    (number, name, share)
}

/// The gap in words: how much the plan may still fall short.
pub fn gap(lang: Lang, plan: &Plan) -> String {
    let gap = super::signed_points(plan.scale, plan.gap(), 1);
    match lang {
        Lang::Zh => format!("离上限最多还差 {gap}"),
        Lang::En => format!("gap at most {gap}"),
    }
}

/// Pairs added and dropped.
pub fn changes(lang: Lang, plan: &Plan) -> String {
    let (added, dropped) = (plan.measures.added.len(), plan.measures.dropped.len());
    match lang {
        Lang::Zh => format!("新增 {added} · 取消 {dropped}"),
        Lang::En => format!("{added} added · {dropped} dropped"),
    }
}

/// Number of counties.
pub fn counties(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Zh, _) => format!("{count} 县"),
        (Lang::En, 1) => "1 county".to_owned(),
        (Lang::En, _) => format!("{count} counties"),
    }
}

/// Road and truck days of a pair.
pub fn road(lang: Lang, scenario: &Scenario, pair: Pair) -> String {
    let Some(route) = scenario.route(pair) else { return String::new() };
    let days = format!("{}.{}", route.truck_tenths / 10, route.truck_tenths % 10);
    let firms = scenario.enterprises(pair);
    match lang {
        Lang::Zh => format!("公路 {} 公里，{days} 天（估算）。合作企业 {firms} 家。", grouped(route.road_km)),
        Lang::En => format!("{} km by road, {days} days (estimated). {firms} partner firms.", grouped(route.road_km)),
    }
}

/// The shares of provenance among all quantities of offers and needs, by number of rows.
pub fn data_line(lang: Lang, scenario: &Scenario) -> String {
    let rows = || scenario.offers.iter().map(|o| &o.provenance).chain(scenario.needs.iter().map(|n| &n.provenance));
    let all = rows().count().max(1);
    let share = |test: fn(&Provenance) -> bool| rows().filter(|p| test(p)).count() * 100 / all;
    let reported = share(|p| matches!(p, Provenance::Reported { .. }));
    let estimated = share(|p| matches!(p, Provenance::Estimated));
    let illustrative = share(|p| matches!(p, Provenance::Illustrative));
    let (east, counties) = (scenario.parties(Side::Supporter).count(), scenario.counties.len());
    match lang {
        Lang::Zh => {
            format!("数据：东部 {east} 社、西部 {counties} 县 · 实报 {reported}% · 估算 {estimated}% · 示意 {illustrative}%")
        }
        Lang::En => format!(
            "Data: {east} cooperatives, {counties} counties · reported {reported}% · estimated {estimated}% · illustrative {illustrative}%"
        ),
    }
}

/// Arcs verified by the independent check.
pub fn arcs_checked(lang: Lang, count: u64) -> String {
    match lang {
        Lang::Zh => format!("独立核对 {} 条弧", grouped(count as i64)),
        Lang::En => format!("Checked independently, {} arcs", grouped(count as i64)),
    }
}

/// What a screen reader says of a cell.
pub fn cell_label(lang: Lang, scenario: &Scenario, of: Pair) -> String {
    pair(lang, scenario, of)
}

/// How many of a list are not shown.
pub fn and_more(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("另有 {count} 项"),
        Lang::En => format!("and {count} more"),
    }
}

/// Count of rows.
pub fn rows(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("{count} 项"),
        Lang::En => format!("{count} rows"),
    }
}

/// Progress of loading.
pub fn loaded(lang: Lang, done: usize, all: usize) -> String {
    match lang {
        Lang::Zh => format!("{done} / {all} 个文件"),
        Lang::En => format!("{done} of {all} files"),
    }
}

/// A link was copied: how long it is.
pub fn link_length(lang: Lang, length: usize) -> String {
    match lang {
        Lang::Zh => format!("链接已复制，{} 个字符。情景都在 # 之后，不经过服务器。", grouped(length as i64)),
        Lang::En => {
            format!("Link copied, {} characters. All of it stands after the #; no server sees it.", grouped(length as i64))
        }
    }
}

/// Name of a slot: its own, else the scenario's; always with the date its data stand for.
pub fn slot_name(lang: Lang, scenario: &Scenario, name: &str) -> String {
    let name = if name.is_empty() { lang.pick(&scenario.name) } else { name };
    format!("{name} · {}", scenario.date)
}

/// The button that shows a whole list.
pub fn show_all(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("全部 {count} 项"),
        Lang::En => format!("All {count}"),
    }
}

/// What a preview differs by from the base.
pub fn preview_edits(lang: Lang, edits: usize) -> String {
    match lang {
        Lang::Zh => format!("与原始情景相差 {edits} 处改动。{}", lang.preview_sub()),
        Lang::En => format!("{edits} edits from the scenario as loaded. {}", lang.preview_sub()),
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
                format!("{name} needs at least {bound} partners, which {others} other rules rule out")
            }
        }
        _ => conflict_count(lang, conflict),
    }
}

/// What the undo button of a conflict says.
pub fn undo_step(lang: Lang, step: &str) -> String {
    match lang {
        Lang::Zh => format!("撤销「{step}」"),
        Lang::En => format!("Undo “{step}”"),
    }
}

/// A defect with what it is about.
pub fn defect(lang: Lang, defect: &domain::Defect) -> String {
    let separator = if lang == Lang::Zh { "：" } else { ": " };
    format!("{}{separator}{}", subject(&defect.subject), defect_kind(lang, &defect.kind))
}

/// How long the engine took.
pub fn solved_in(lang: Lang, milliseconds: u32) -> String {
    match lang {
        Lang::Zh => format!("求解 {} 毫秒", grouped(i64::from(milliseconds))),
        Lang::En => format!("Solved in {} ms", grouped(i64::from(milliseconds))),
    }
}

/// What the map says in words.
pub fn map_label(lang: Lang, plan: &Plan) -> String {
    let pairs = plan.chosen().count();
    match lang {
        Lang::Zh => format!("方格地图：{pairs} 对结对，从西部省区连到东部合作社；同样的内容在矩阵里。"),
        Lang::En => {
            format!("Tile map: {pairs} pairs, from western provinces to eastern cooperatives; the matrix has the same.")
        }
    }
}

/// Name of a set of existing pairs; its id where it has no name here.
pub fn scheme(lang: Lang, id: &domain::SchemeId) -> String {
    match id.0.as_str() {
        "2016" => lang.scheme_2016().to_owned(),
        "2021" => lang.scheme_2021().to_owned(),
        other => other.to_owned(),
    }
}

/// Points as typed, in hundredths: `0.5` is 50. `None` for anything but digits with at most two decimals.
pub fn hundredths_of_points(text: &str) -> Option<u32> {
    let text = text.trim();
    let (whole, decimals) = text.split_once(['.', '。']).unwrap_or((text, ""));
    let digits = |part: &str| part.chars().all(|digit| digit.is_ascii_digit());
    if whole.is_empty() || decimals.len() > 2 || !digits(whole) || !digits(decimals) {
        return None;
    }
    let decimals: u32 = format!("{decimals:0<2}").parse().ok()?;
    whole.parse::<u32>().ok()?.checked_mul(100)?.checked_add(decimals)
}

/// Months as runs of the planning year, which begins in June: `11–3 月`, `Nov–Mar`.
pub fn months(lang: Lang, months: &[Month]) -> String {
    let mut places: Vec<u8> = months.iter().map(|month| (month.0 + 6) % 12).collect();
    places.sort_unstable();
    let mut runs: Vec<(u8, u8)> = Vec::new();
    for place in places {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == place => *last = place,
            _ => runs.push((place, place)),
        }
    }
    let back = |place: u8| Month((place + 5) % 12 + 1);
    let run = |(first, last): (u8, u8)| match (lang, first == last) {
        (Lang::Zh, true) => back(first).0.to_string(),
        (Lang::Zh, false) => format!("{}–{}", back(first).0, back(last).0),
        (Lang::En, true) => month(lang, back(first)),
        (Lang::En, false) => format!("{}–{}", month(lang, back(first)), month(lang, back(last))),
    };
    let text = runs.into_iter().map(run).collect::<Vec<_>>().join(if lang == Lang::Zh { "、" } else { ", " });
    if lang == Lang::Zh { format!("{text} 月") } else { text }
}

/// Mean fit and scores of the criteria behind a kind of a pair.
pub fn criteria_line(lang: Lang, fit: Option<i64>, criteria: &[(Criterion, i64, i64)]) -> String {
    let score = |of_myriad: i64| format!("{}.{:02}", of_myriad / 10_000, of_myriad % 10_000 / 100);
    let Some(fit) = fit else { return lang.not_in_plan().to_owned() };
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
    let alone = super::signed_points(plan.scale, result.alone_total(), 2);
    match (scenario.pair_rule(of), result.chosen) {
        (PairRule::Pinned, true) if zh => format!("由你锁定。{places}。"),
        (PairRule::Pinned, true) => format!("Pinned by you. {places}."),
        (PairRule::Forbidden, _) if zh => format!("由你禁止。{places}。"),
        (PairRule::Forbidden, _) => format!("Forbidden by you. {places}."),
        (_, true) if zh => format!("单独可达 {alone} 分。{places}。"),
        (_, true) => format!("Alone it could reach {alone} points. {places}."),
        (_, false) if east >= east_most || west >= west_most => {
            if zh {
                format!("名额给了得分更高的组合。{places}。")
            } else {
                format!("The places went to a combination that is worth more. {places}.")
            }
        }
        (_, false) if zh => format!("加上它不增加总分：这两方的能力或需求已由别的对子用满。{places}。"),
        (_, false) => format!("Adding it does not raise the value: what the two have is used by other pairs. {places}."),
    }
}

/// Tenths with one decimal and a true minus.
pub fn tenths(tenths: i64) -> String {
    let sign = if tenths < 0 { "−" } else { "" };
    format!("{sign}{}.{}", tenths.abs() / 10, tenths.abs() % 10)
}

/// Hundredths with two decimals and a true minus.
pub fn hundredths(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "−" } else { "" };
    format!("{sign}{}.{:02}", hundredths.abs() / 100, hundredths.abs() % 100)
}

/// Days with one decimal, from tenths.
pub fn days(lang: Lang, in_tenths: i64) -> String {
    match lang {
        Lang::Zh => format!("{} 天", tenths(in_tenths)),
        Lang::En => format!("{} days", tenths(in_tenths)),
    }
}

/// A month in the narrow heading of a calendar.
pub fn month_short(lang: Lang, found: Month) -> String {
    match lang {
        Lang::Zh => format!("{}月", found.0),
        Lang::En => month(lang, found),
    }
}

/// What a cell of the calendar says when pointed at.
pub fn month_detail(lang: Lang, supply: i64, agreed: i64, unsold: i64) -> String {
    let [supply, agreed, unsold] = [supply, agreed, unsold].map(grouped);
    match lang {
        Lang::Zh => format!("供应 {supply} 吨，已定 {agreed} 吨，未售 {unsold} 吨"),
        Lang::En => format!("supply {supply} t, agreed {agreed} t, unsold {unsold} t"),
    }
}

/// What the Sankey diagram is, in words.
pub fn sankey_label(lang: Lang, flows: usize) -> String {
    match lang {
        Lang::Zh => format!("流向图：{flows} 条，从省区经产品到合作社；同样的内容在下表。"),
        Lang::En => format!("Flows: {flows}, from provinces through products to cooperatives; the table below has the same."),
    }
}

/// The button that fills in the greatest amount allowed.
pub fn fill_most(lang: Lang, most: i64) -> String {
    match lang {
        Lang::Zh => format!("填最大 {}", grouped(most)),
        Lang::En => format!("Fill in {}", grouped(most)),
    }
}

/// Whether a kind is shipped: it has products, months and routes.
pub fn is_shipped(scenario: &Scenario, kind: usize) -> bool {
    kind_unit(scenario, kind) == Unit::Tonnes
}

/// Units of a kind that are asked for and not arranged, in one province or all.
pub fn missing(plan: &Plan, kind: usize, province: Option<Adcode>) -> i64 {
    let rows = plan.coverage.iter().filter(|row| row.kind as usize == kind && province.is_none_or(|only| only == row.province));
    rows.map(|row| row.needed - row.served).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_run_through_the_planning_year_from_june() {
        assert_eq!(months(Lang::Zh, &[Month(1), Month(11), Month(12), Month(3), Month(2)]), "11–3 月");
        assert_eq!(months(Lang::En, &[Month(6), Month(9), Month(10)]), "Jun, Sep–Oct");
        assert_eq!(months(Lang::Zh, &[Month(5)]), "5 月");
    }

    #[test]
    fn points_are_read_with_two_decimals_at_most() {
        assert_eq!(["0.5", "12", " 3.25 ", "1."].map(hundredths_of_points), [Some(50), Some(1200), Some(325), Some(100)]);
        assert_eq!(["", "-1", "1.234", "abc", ".5", "99999999999"].map(hundredths_of_points), [None; 6]);
    }
}
