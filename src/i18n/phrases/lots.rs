//! Unsold lots: what a lot is called, how long it keeps, what is wrong with a report, and acts on lots as steps.

use domain::{Accepted, Channel, Lot, LotError, LotField, LotId, LotWarning, Moment, OfferId, Scenario, TermId, Unit};

use super::names::{county, offer_of};
use crate::{Lang, grouped, with_unit};

/// A moment as people write it: 2026-03-01 9:00.
pub fn moment(at: Moment) -> String {
    at.date().map_or_else(String::new, |date| format!("{date} {}:00", at.hour()))
}

/// A moment without its year, for a table: 03-01 9:00.
pub fn moment_short(at: Moment) -> String {
    at.date().and_then(|date| date.get(5..).map(|day| format!("{day} {}:00", at.hour()))).unwrap_or_default()
}

/// So many hours as days and hours.
pub fn span(lang: Lang, hours: i64) -> String {
    let (days, rest) = (hours / 24, hours % 24);
    match (lang, days, rest) {
        (Lang::Zh, 0, _) => format!("{rest} 小时"),
        (Lang::Zh, _, 0) => format!("{days} 天"),
        (Lang::Zh, ..) => format!("{days} 天 {rest} 小时"),
        (Lang::En, 0, _) => format!("{rest} h"),
        (Lang::En, _, 0) => format!("{days} d"),
        (Lang::En, ..) => format!("{days} d {rest} h"),
    }
}

/// Money a kilogram, from fen: 3.20.
pub fn yuan(fen: i64) -> String {
    let sign = if fen < 0 { "−" } else { "" };
    let fen = fen.unsigned_abs();
    format!("{sign}{}.{:02}", fen / 100, fen % 100)
}

/// A price a kilogram, with its unit.
pub fn floor_price(lang: Lang, fen: i64) -> String {
    if lang == Lang::Zh { format!("{} 元/公斤", yuan(fen)) } else { format!("{} yuan/kg", yuan(fen)) }
}

/// What the product of a lot is called.
pub fn lot_product_name(lang: Lang, scenario: &Scenario, lot: &Lot) -> String {
    scenario.product(&lot.product).map_or_else(|| lot.product.0.clone(), |product| lang.pick(&product.name).to_owned())
}

/// What a lot is called: its county, product and tonnes.
pub fn lot_name(lang: Lang, scenario: &Scenario, lot: &Lot) -> String {
    let (place, product) = (county(lang, scenario, lot.county), lot_product_name(lang, scenario, lot));
    let amount = with_unit(lang, lot.tonnes, Unit::Tonnes);
    match lang {
        Lang::Zh => format!("{place} · {product} {amount}"),
        Lang::En => format!("{product} of {place}, {amount}"),
    }
}

/// How long a lot still keeps, or that it has spoiled.
pub fn lot_left(lang: Lang, lot: &Lot, as_of: Moment) -> String {
    let left = lot.spoils().since(as_of);
    match lang {
        Lang::Zh if left <= 0 => format!("已过保质期 {}", span(lang, -left)),
        Lang::Zh => format!("还剩 {}", span(lang, left)),
        Lang::En if left <= 0 => format!("spoiled {} ago", span(lang, -left)),
        Lang::En => format!("{} left", span(lang, left)),
    }
}

/// A way of selling.
pub fn channel_name(lang: Lang, id: Option<&TermId>) -> String {
    let Some(id) = id else { return lang.lot_any_channel().to_owned() };
    let found = Channel::terms().iter().find(|term| term.id == *id);
    found.map_or_else(|| id.0.clone(), |term| lang.pick(&term.name).to_owned())
}

/// What is wrong with a report, in one sentence that says what is allowed.
pub fn lot_error(lang: Lang, error: &LotError) -> String {
    let zh = lang == Lang::Zh;
    match error {
        LotError::UnknownCounty(_) if zh => "请选一个有西部供销社代表的县。".to_owned(),
        LotError::UnknownCounty(_) => "Choose a county for which a western party speaks.".to_owned(),
        LotError::UnknownProduct(_) if zh => "请选一种产品；没有的先在“数据”里添加。".to_owned(),
        LotError::UnknownProduct(_) => "Choose a product; add it under Data where it is missing.".to_owned(),
        LotError::Number { field, found, least, most } => {
            let (found, least, most) = match field {
                LotField::Floor => (yuan(*found), yuan(*least), yuan(*most)),
                _ => (grouped(*found), grouped(*least), grouped(*most)),
            };
            let name = lot_field(lang, *field);
            if zh {
                format!("{name}不能是 {found}，可填 {least} 至 {most}。")
            } else {
                format!("{name} cannot be {found}: {least} to {most}.")
            }
        }
        LotError::Moment { field, .. } if zh => format!("{}要填日历上有的日子，如 2026-03-01。", lot_field(lang, *field)),
        LotError::Moment { field, .. } => format!("{} takes a day of the calendar, as 2026-03-01.", lot_field(lang, *field)),
        LotError::SpoilsFirst { ready, spoils } if zh => {
            format!("会坏的时间（{}）早于可装车的时间（{}）。", moment(*spoils), moment(*ready))
        }
        LotError::SpoilsFirst { ready, spoils } => {
            format!("It would spoil ({}) before it is ready ({}).", moment(*spoils), moment(*ready))
        }
        LotError::Long { field, most } if zh => format!("{}最多 {most} 个字。", lot_field(lang, *field)),
        LotError::Long { field, most } => format!("{}: {most} characters at most.", lot_field(lang, *field)),
        LotError::Date(found) if zh => format!("“{found}”不是日历上的日子。"),
        LotError::Date(found) => format!("“{found}” is no day of the calendar."),
        LotError::TooMany { field, most } if zh => format!("{}最多 {most} 项。", lot_field(lang, *field)),
        LotError::TooMany { field, most } => format!("{}: {most} at most.", lot_field(lang, *field)),
        LotError::AcceptedMore { accepted, tonnes } if zh => {
            format!("已商定 {accepted} 吨，多于登记的 {tonnes} 吨：先撤回安排，或填不少于 {accepted} 的数量。")
        }
        LotError::AcceptedMore { accepted, tonnes } => {
            format!(
                "{accepted} t are agreed, more than the {tonnes} t reported: take that back first, or enter {accepted} at least."
            )
        }
        LotError::ArrivesFirst(offer) if zh => format!("去“{}”的车到达早于发车。", offer.0),
        LotError::ArrivesFirst(offer) => format!("The truck to “{}” would arrive before it leaves.", offer.0),
    }
}

/// A field in which nothing can be read.
pub fn lot_unreadable(lang: Lang, field: LotField) -> String {
    let (name, like) = (lot_field(lang, field), if field == LotField::Floor { "3.20" } else { "120" });
    if lang == Lang::Zh { format!("{name}要填数字，如 {like}。") } else { format!("{name}: a number, as {like}.") }
}

/// Several of them.
pub fn lot_errors(lang: Lang, errors: &[LotError]) -> String {
    let told: Vec<String> = errors.iter().map(|error| lot_error(lang, error)).collect();
    told.join(if lang == Lang::Zh { "" } else { " " })
}

fn lot_field(lang: Lang, field: LotField) -> &'static str {
    let zh = lang == Lang::Zh;
    let pick = |one, other| if zh { one } else { other };
    match field {
        LotField::Id => pick("编号", "The id"),
        LotField::Tonnes => pick("数量", "The tonnes"),
        LotField::Ready => pick("可装车时间", "The time from which it is ready"),
        LotField::Keeps => pick("会坏的时间或能放的小时数", "The time at which it spoils, or the hours that it keeps"),
        LotField::Floor => pick("最低价", "The least price"),
        LotField::Source => pick("谁报来的", "Who reported it"),
        LotField::Date => pick("报来日期", "The day of the report"),
        LotField::Unit => pick("责任单位", "The responsible unit"),
        LotField::Person => pick("责任人", "The responsible person"),
        LotField::Contact => pick("联系人", "The contact"),
        LotField::Remark => pick("备注", "The remark"),
        LotField::Note => pick("说明", "The note"),
        LotField::Shipments => pick("去向", "Where it goes"),
        LotField::ShipmentTonnes => pick("去向的数量", "The tonnes of a shipment"),
        LotField::ShipmentOffer => pick("去向的买家", "The buyer of a shipment"),
        LotField::ShipmentChannel => pick("去向的渠道", "The way of selling of a shipment"),
        LotField::Leaves => pick("发车时间", "The time at which the truck leaves"),
        LotField::Arrives => pick("到达时间", "The time of arrival"),
    }
}

/// What should be looked at.
pub fn lot_warning(lang: Lang, warning: &LotWarning) -> String {
    let zh = lang == Lang::Zh;
    match warning {
        LotWarning::MoreThanNeeds { tonnes, needs: 0 } if zh => {
            format!("登记了 {} 吨，而数据里这个县没有这种产品的外销需求：请核对。", grouped(*tonnes))
        }
        LotWarning::MoreThanNeeds { tonnes, needs: 0 } => {
            format!(
                "{} t are reported, and the data have no need of this county for this product: please check.",
                grouped(*tonnes)
            )
        }
        LotWarning::MoreThanNeeds { tonnes, needs } if zh => {
            format!("登记了 {} 吨，多于数据里这个县全年的 {} 吨：请核对。", grouped(*tonnes), grouped(*needs))
        }
        LotWarning::MoreThanNeeds { tonnes, needs } => {
            format!(
                "{} t are reported, more than the {} t that the county has in the whole year: please check.",
                grouped(*tonnes),
                grouped(*needs)
            )
        }
        LotWarning::Spoiled { spoils } if zh => format!("到 {} 已过保质期。", moment(*spoils)),
        LotWarning::Spoiled { spoils } => format!("It has spoiled at {}.", moment(*spoils)),
        LotWarning::NoTruck { spoils, first } if zh => {
            format!("{} 就会坏，最快的车也要 {} 才到：可就地加工或就近销售。", moment(*spoils), moment(*first))
        }
        LotWarning::NoTruck { spoils, first } => {
            format!(
                "It spoils at {}; the fastest truck is there at {}: process it or sell it nearby.",
                moment(*spoils),
                moment(*first)
            )
        }
    }
}

/// A report, or its end, as a step.
pub fn lot_edit(lang: Lang, scenario: &Scenario, id: &LotId, lot: Option<&Lot>) -> String {
    let name = |lot: &Lot| lot_name(lang, scenario, lot);
    match (lot, lang) {
        (Some(lot), Lang::Zh) => format!("登记滞销：{}", name(lot)),
        (Some(lot), Lang::En) => format!("Unsold lot: {}", name(lot)),
        (None, Lang::Zh) => format!("删除滞销批次：{}", scenario.lot(id).map_or_else(|| id.0.clone(), name)),
        (None, Lang::En) => format!("Delete the lot: {}", scenario.lot(id).map_or_else(|| id.0.clone(), name)),
    }
}

/// What is agreed on a lot, as a step.
pub fn lot_agreed_edit(lang: Lang, scenario: &Scenario, id: &LotId, accepted: Option<&Accepted>) -> String {
    let name = scenario.lot(id).map_or_else(|| id.0.clone(), |lot| lot_name(lang, scenario, lot));
    match (accepted, lang) {
        (Some(accepted), Lang::Zh) => format!("商定去向：{name}，{} 家", accepted.shipments.len()),
        (Some(accepted), Lang::En) => format!("Agree where it goes: {name}, {} shipments", accepted.shipments.len()),
        (None, Lang::Zh) => format!("撤回去向：{name}"),
        (None, Lang::En) => format!("Take back where it goes: {name}"),
    }
}

/// The moment from which days are counted, as a step.
pub fn as_of_edit(lang: Lang, as_of: Option<Moment>) -> String {
    match (as_of, lang) {
        (Some(at), Lang::Zh) => format!("截至：{}", moment(at)),
        (Some(at), Lang::En) => format!("As of {}", moment(at)),
        (None, Lang::Zh) => "截至：按现在".to_owned(),
        (None, Lang::En) => "As of now".to_owned(),
    }
}

/// More would be promised than an offer has.
pub fn promised_more(lang: Lang, scenario: &Scenario, offer: &OfferId, promised: i64, quantity: i64) -> String {
    let name = offer_of(lang, scenario, offer);
    match lang {
        Lang::Zh => format!("{name}只有 {} 吨，各批滞销合计要占 {} 吨；没有安排。", grouped(quantity), grouped(promised)),
        Lang::En => format!(
            "{name} has {} t, and lots would take {} t of it; nothing was agreed.",
            grouped(quantity),
            grouped(promised)
        ),
    }
}
