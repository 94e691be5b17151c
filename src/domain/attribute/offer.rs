//! The attributes of an offer.

use super::{Attribute, Form, Used, Value, Words, cell};
use crate::{
    kind::{Criterion, HardRule, KindId},
    offer::{Ceiling, Offer, ShareLimits, Workplace},
    party::Side,
    product::ProductId,
    term::TermId,
    validation::MAX_QUANTITY,
};

/// The attributes of an offer, in the order of their columns.
pub const OFFER: &[Attribute<Offer>] = &[
    Attribute {
        id: "kind",
        name: ("类别", "Kind"),
        aliases: &["领域", "协作领域", "类型"],
        form: Form::Kind,
        used: Used::Noted,
        is_required: false,
        get: |row| cell::text(&row.kind.0),
        set: |row, value| cell::take(&mut row.kind, cell::as_text(value).map(KindId)),
    },
    Attribute {
        id: "cooperative",
        name: ("供销社", "Cooperative"),
        aliases: &["省社", "单位名称", "东部供销社", "供销合作社"],
        form: Form::Party(Side::Supporter),
        used: Used::Always,
        is_required: true,
        get: |row| Value::Number(i64::from(row.cooperative.0)),
        set: |row, value| {
            cell::take(&mut row.cooperative, cell::as_number(value).and_then(|code| cell::as_code(code.unwrap_or_default())))
        },
    },
    Attribute {
        id: "title",
        name: ("名称", "Name"),
        aliases: &["项目名称", "标题"],
        form: Form::Text,
        used: Used::Always,
        is_required: false,
        get: |row| cell::text(&row.title),
        set: |row, value| cell::take(&mut row.title, cell::as_text(value)),
    },
    Attribute {
        id: "sectors",
        name: ("支持的产业", "Sectors funded"),
        aliases: &["产业", "行业"],
        form: Form::Terms(Words::Sectors),
        used: Used::ByRules(&[HardRule::SectorFunded], &[Criterion::Sector]),
        is_required: true,
        get: |row| cell::ids(&row.terms.sectors),
        set: |row, value| cell::take(&mut row.terms.sectors, cell::as_terms(value)),
    },
    Attribute {
        id: "product",
        name: ("收购产品", "Product taken"),
        aliases: &["产品", "品名"],
        form: Form::Product,
        used: Used::ByRules(&[HardRule::ProductTaken, HardRule::InSeason, HardRule::FreshOnArrival, HardRule::ColdChain], &[]),
        is_required: false,
        get: |row| row.terms.product.as_ref().map_or(Value::Nothing, |id| Value::Text(id.0.clone())),
        set: |row, value| cell::take(&mut row.terms.product, cell::as_id(value, ProductId)),
    },
    Attribute {
        id: "category",
        name: ("收购品类", "Category taken"),
        aliases: &["品类"],
        form: Form::Term(Words::Categories),
        used: Used::ByRules(&[HardRule::ProductTaken], &[]),
        is_required: false,
        get: |row| row.terms.category.as_ref().map_or(Value::Nothing, |id| Value::Text(id.0.clone())),
        set: |row, value| cell::take(&mut row.terms.category, cell::as_id(value, TermId)),
    },
    Attribute {
        id: "month",
        name: ("收购月", "Month"),
        aliases: &["月份", "月"],
        form: Form::Month,
        used: Used::ByRules(&[HardRule::SameMonth], &[]),
        is_required: true,
        get: |row| cell::number(row.terms.month.map(|month| i64::from(month.0))),
        set: |row, value| cell::take(&mut row.terms.month, cell::as_optional_month(value)),
    },
    Attribute {
        id: "occupation",
        name: ("岗位工种", "Occupation"),
        aliases: &["工种", "岗位"],
        form: Form::Term(Words::Occupations),
        used: Used::ByRules(&[HardRule::OccupationMatches], &[Criterion::Occupation]),
        is_required: true,
        get: |row| row.terms.occupation.as_ref().map_or(Value::Nothing, |id| Value::Text(id.0.clone())),
        set: |row, value| cell::take(&mut row.terms.occupation, cell::as_id(value, TermId)),
    },
    Attribute {
        id: "subject",
        name: ("培训内容", "Subject"),
        aliases: &["课程", "科目"],
        form: Form::Term(Words::Subjects),
        used: Used::ByRules(&[HardRule::SubjectMatches], &[Criterion::Subject]),
        is_required: true,
        get: |row| row.terms.subject.as_ref().map_or(Value::Nothing, |id| Value::Text(id.0.clone())),
        set: |row, value| cell::take(&mut row.terms.subject, cell::as_id(value, TermId)),
    },
    Attribute {
        id: "quantity",
        name: ("数量", "Quantity"),
        aliases: &["需求量", "供给量", "能力", "规模"],
        form: Form::Quantity,
        used: Used::Always,
        is_required: false,
        get: |row| Value::Number(row.quantity),
        set: |row, value| cell::take(&mut row.quantity, cell::as_number(value).map(Option::unwrap_or_default)),
    },
    Attribute {
        id: "cold_chain",
        name: ("有冷链", "Cold chain"),
        aliases: &["冷链"],
        form: Form::YesNo,
        used: Used::ByRules(&[HardRule::ColdChain], &[]),
        is_required: false,
        get: |row| cell::flag(row.terms.cold_chain),
        set: |row, value| cell::take(&mut row.terms.cold_chain, cell::as_flag(value)),
    },
    Attribute {
        id: "ceiling",
        name: ("最高到岸价", "Ceiling price, delivered"),
        aliases: &["最高价", "限价"],
        form: Form::Money,
        used: Used::ByRules(&[HardRule::PriceCoversFreight], &[Criterion::Price, Criterion::Freight]),
        is_required: false,
        get: |row| match row.terms.ceiling {
            Some(Ceiling::Fen(fen)) => Value::Number(fen),
            _ => Value::Nothing,
        },
        set: |row, value| set_ceiling(row, value, false),
    },
    Attribute {
        id: "ceiling_percent",
        name: ("最高价占参考价", "Ceiling as per cent of reference price"),
        aliases: &["最高价比例"],
        form: Form::Whole { least: 0, most: 10_000 },
        used: Used::ByRules(&[HardRule::PriceCoversFreight], &[Criterion::Price, Criterion::Freight]),
        is_required: false,
        get: |row| match row.terms.ceiling {
            Some(Ceiling::PercentOfReference(percent)) => Value::Number(percent),
            _ => Value::Nothing,
        },
        set: |row, value| set_ceiling(row, value, true),
    },
    Attribute {
        id: "channels",
        name: ("销售渠道", "Ways of selling"),
        aliases: &["渠道", "销售方式", "销售途径"],
        form: Form::Terms(Words::Channels),
        used: Used::ByRules(&[HardRule::ProductTaken, HardRule::InSeason, HardRule::FreshOnArrival, HardRule::ColdChain], &[]),
        is_required: false,
        get: |row| cell::ids(&row.terms.channels),
        set: |row, value| cell::take(&mut row.terms.channels, cell::as_terms(value)),
    },
    Attribute {
        id: "workplace",
        name: ("工作地", "Place of work"),
        aliases: &["就业地", "地点"],
        form: Form::Workplace,
        used: Used::ByRules(&[HardRule::DestinationAccepted], &[Criterion::Place]),
        is_required: true,
        get: |row| match row.terms.workplace {
            None => Value::Nothing,
            Some(Workplace::NearHome) => Value::Number(0),
            Some(Workplace::At(code)) => Value::Number(i64::from(code.0)),
        },
        set: |row, value| cell::take(&mut row.terms.workplace, as_workplace(value)),
    },
    Attribute {
        id: "on_site",
        name: ("可现场", "On site"),
        aliases: &["现场"],
        form: Form::YesNo,
        used: Used::ByRules(&[HardRule::ModeOffered], &[Criterion::Mode]),
        is_required: false,
        get: |row| cell::flag(row.terms.on_site),
        set: |row, value| cell::take(&mut row.terms.on_site, cell::as_flag(value)),
    },
    Attribute {
        id: "online",
        name: ("可线上", "Online"),
        aliases: &["线上"],
        form: Form::YesNo,
        used: Used::ByRules(&[HardRule::ModeOffered], &[Criterion::Mode]),
        is_required: false,
        get: |row| cell::flag(row.terms.online),
        set: |row, value| cell::take(&mut row.terms.online, cell::as_flag(value)),
    },
    Attribute {
        id: "months",
        name: ("可开班月份", "Months"),
        aliases: &["时间"],
        form: Form::Months,
        used: Used::ByRules(&[HardRule::MonthSuits], &[]),
        is_required: false,
        get: |row| cell::months(&row.terms.months),
        set: |row, value| cell::take(&mut row.terms.months, cell::as_months(value)),
    },
    Attribute {
        id: "share_least",
        name: ("单个项目最少出资", "Least share of a project"),
        aliases: &["最少出资"],
        form: Form::Quantity,
        used: Used::WhenWhole,
        is_required: false,
        get: |row| share(row, |share| share.least),
        set: |row, value| set_share(row, value, |share, number| share.least = number.unwrap_or(NO_LIMITS.least)),
    },
    Attribute {
        id: "share_greatest",
        name: ("单个项目最多出资", "Greatest share of a project"),
        aliases: &["最多出资"],
        form: Form::Quantity,
        used: Used::WhenWhole,
        is_required: false,
        get: |row| share(row, |share| share.greatest),
        set: |row, value| set_share(row, value, |share, number| share.greatest = number.unwrap_or(NO_LIMITS.greatest)),
    },
    Attribute {
        id: "provenance",
        name: ("来源", "Source"),
        aliases: &["数据来源"],
        form: Form::Provenance,
        used: Used::Always,
        is_required: false,
        get: |row| cell::provenance(&row.provenance),
        set: |row, value| cell::take(&mut row.provenance, cell::as_provenance(value)),
    },
    Attribute {
        id: "unit",
        name: ("责任单位", "Responsible unit"),
        aliases: &["单位"],
        form: Form::Text,
        used: Used::Always,
        is_required: false,
        get: |row| cell::text(&row.contact.unit),
        set: |row, value| cell::take(&mut row.contact.unit, cell::as_text(value)),
    },
    Attribute {
        id: "person",
        name: ("责任人", "Responsible person"),
        aliases: &["负责人"],
        form: Form::Text,
        used: Used::Always,
        is_required: false,
        get: |row| cell::text(&row.contact.person),
        set: |row, value| cell::take(&mut row.contact.person, cell::as_text(value)),
    },
    Attribute {
        id: "contact",
        name: ("联系人", "Contact"),
        aliases: &["联系方式", "联系电话", "电话"],
        form: Form::Text,
        used: Used::Always,
        is_required: false,
        get: |row| cell::text(&row.contact.contact),
        set: |row, value| cell::take(&mut row.contact.contact, cell::as_text(value)),
    },
    Attribute {
        id: "remark",
        name: ("备注", "Remarks"),
        aliases: &["说明"],
        form: Form::Text,
        used: Used::Always,
        is_required: false,
        get: |row| cell::text(&row.contact.remark),
        set: |row, value| cell::take(&mut row.contact.remark, cell::as_text(value)),
    },
];

/// Where the posts are; 0 is near home.
fn as_workplace(value: &Value) -> Result<Option<Workplace>, cell::OtherShape> {
    match cell::as_number(value)? {
        None => Ok(None),
        Some(0) => Ok(Some(Workplace::NearHome)),
        Some(code) => cell::as_code(code).map(|code| Some(Workplace::At(code))),
    }
}

/// A ceiling is a price or a share of the reference price: to set the one ends the other, to empty the other leaves it.
fn set_ceiling(row: &mut Offer, value: &Value, is_percent: bool) -> bool {
    let Ok(number) = cell::as_number(value) else { return false };
    match number {
        Some(percent) if is_percent => row.terms.ceiling = Some(Ceiling::PercentOfReference(percent)),
        Some(fen) => row.terms.ceiling = Some(Ceiling::Fen(fen)),
        None if matches!(row.terms.ceiling, Some(Ceiling::PercentOfReference(_))) == is_percent => row.terms.ceiling = None,
        None => {}
    }
    true
}

/// Limits of a share where none is said: 0 and the most allowed.
const NO_LIMITS: ShareLimits = ShareLimits { least: 0, greatest: MAX_QUANTITY };

fn share(row: &Offer, of: fn(&ShareLimits) -> i64) -> Value {
    cell::number(row.terms.share.as_ref().map(of).filter(|limit| *limit != of(&NO_LIMITS)))
}

/// Sets one of the limits; where neither says anything, there are none.
fn set_share(row: &mut Offer, value: &Value, set: fn(&mut ShareLimits, Option<i64>)) -> bool {
    let Ok(number) = cell::as_number(value) else { return false };
    let mut share = row.terms.share.unwrap_or(NO_LIMITS);
    set(&mut share, number);
    row.terms.share = (share != NO_LIMITS).then_some(share);
    true
}
