//! What can be done for an unsold lot, what is in the way and by how much, and what each way comes to.

use domain::{
    Scenario, TermId, Unit,
    explanation::{ColdEnd, HeldBack, HeldBy, Hindrance, Proposal, ProposalKind},
};

use super::{
    lots::{channel_name, span, yuan},
    names::term,
};
use crate::{Lang, grouped, with_unit};

/// Why an offer cannot take it, and by how much.
pub fn hindrance(lang: Lang, of: Hindrance) -> String {
    let zh = lang == Lang::Zh;
    match of {
        Hindrance::NoRoute => if zh { "没有路线数据" } else { "no road is known" }.to_owned(),
        Hindrance::MonthPassed => if zh { "要货的月份赶不上" } else { "its month ends before the lot is packed" }.to_owned(),
        Hindrance::NoColdChain(end) => match (end, zh) {
            (ColdEnd::Grower, true) => "产地没有冷链",
            (ColdEnd::Buyer, true) => "买家没有冷链",
            (ColdEnd::Both, true) => "两头都没有冷链",
            (ColdEnd::Grower, false) => "no cold chain at the grower’s",
            (ColdEnd::Buyer, false) => "no cold chain at the buyer’s",
            (ColdEnd::Both, false) => "no cold chain at either end",
        }
        .to_owned(),
        Hindrance::TooLate { by } if zh => format!("来不及，差 {}", span(lang, by)),
        Hindrance::TooLate { by } => format!("too late by {}", span(lang, by)),
        Hindrance::NoPrice => if zh { "没有报价" } else { "it names no price" }.to_owned(),
        Hindrance::Price { by } if zh => format!("价格差 {} 元/公斤", yuan(by)),
        Hindrance::Price { by } => format!("{} yuan/kg short", yuan(by)),
        Hindrance::NoCapacity => if zh { "没有空余" } else { "nothing free" }.to_owned(),
    }
}

/// What holds capacity back.
pub fn held_back(lang: Lang, of: &HeldBack) -> String {
    let amount = with_unit(lang, of.tonnes, Unit::Tonnes);
    let why = match of.by {
        HeldBy::Hindrance(of) => hindrance(lang, of),
        HeldBy::Unpaired if lang == Lang::Zh => "未与本省结对".to_owned(),
        HeldBy::Unpaired => "not paired with this province".to_owned(),
    };
    match (lang, of.offers) {
        (Lang::Zh, offers) => format!("{offers} 项能力共 {amount}：{why}"),
        (Lang::En, 1) => format!("1 offer of {amount}: {why}"),
        (Lang::En, offers) => format!("{offers} offers of {amount}: {why}"),
    }
}

/// Any product of a category.
pub fn any_of_category(lang: Lang, scenario: &Scenario, id: &TermId) -> String {
    let name = term(lang, &scenario.vocabulary.categories, id);
    if lang == Lang::Zh { format!("{name}（任一种）") } else { format!("{name} (any)") }
}

/// Ways of selling of one offer, by their names; nothing where it names none.
pub fn channel_names(lang: Lang, channels: &[TermId]) -> String {
    let names: Vec<String> = channels.iter().map(|id| channel_name(lang, Some(id))).collect();
    names.join(if lang == Lang::Zh { "、" } else { ", " })
}

/// Tonnes by ways of selling.
pub fn by_channel_says(lang: Lang, list: &[(Vec<TermId>, i64)]) -> String {
    let part = |(channels, tonnes): &(Vec<TermId>, i64)| {
        let name = if channels.is_empty() { lang.lot_channel_none().to_owned() } else { channel_names(lang, channels) };
        format!("{name} {}", with_unit(lang, *tonnes, Unit::Tonnes))
    };
    let parts = list.iter().map(part).collect::<Vec<_>>().join(if lang == Lang::Zh { "；" } else { "; " });
    if lang == Lang::Zh { format!("按渠道：{parts}。") } else { format!("By way of selling: {parts}.") }
}

/// What is counted, in tonnes.
pub fn in_tonnes(lang: Lang, what: &str) -> String {
    if lang == Lang::Zh { format!("{what}（吨）") } else { format!("{what} (t)") }
}

/// How many of the offers can take some of it.
pub fn candidates_say(lang: Lang, possible: usize, all: usize) -> String {
    match lang {
        Lang::Zh => format!("{all} 项收这种产品的能力中，{possible} 项现在能接"),
        Lang::En => format!("{possible} of {all} offers of this product can take some of it now"),
    }
}

/// What is agreed of a lot, and when.
pub fn lot_agreed_says(lang: Lang, tonnes: i64, agreed: i64, on: &str) -> String {
    let (all, agreed, left) = (
        with_unit(lang, tonnes, Unit::Tonnes),
        with_unit(lang, agreed, Unit::Tonnes),
        with_unit(lang, tonnes - agreed, Unit::Tonnes),
    );
    match (lang, on) {
        (Lang::Zh, "") => format!("{all}中已商定 {agreed}，还有 {left}没有去处。"),
        (Lang::Zh, on) => format!("{on} 商定：{all}中 {agreed}有去处，还有 {left}没有。"),
        (Lang::En, "") => format!("{agreed} of {all} agreed, {left} without a place."),
        (Lang::En, on) => format!("Agreed on {on}: {agreed} of {all}, {left} without a place."),
    }
}

/// How a proposal goes about it.
pub fn proposal_kind(lang: Lang, kind: ProposalKind) -> &'static str {
    match (lang, kind) {
        (Lang::Zh, ProposalKind::Paired) => "只用结对买家的空余",
        (Lang::Zh, ProposalKind::Others) => "也用其他买家的空余",
        (Lang::Zh, ProposalKind::Moving) => "挪动已有安排，腾出空余",
        (Lang::En, ProposalKind::Paired) => "Free capacity of paired buyers",
        (Lang::En, ProposalKind::Others) => "Free capacity of all buyers",
        (Lang::En, ProposalKind::Moving) => "Some of what is arranged is moved",
    }
}

/// What a proposal comes to.
pub fn proposal_says(lang: Lang, of: &Proposal) -> String {
    let zh = lang == Lang::Zh;
    let all = of.tonnes + of.left;
    let amount = |tonnes: i64| with_unit(lang, tonnes, Unit::Tonnes);
    let mut parts = vec![match (zh, of.left) {
        (true, 0) => format!("{}全部有去处", amount(all)),
        (true, left) => format!("{}中 {}有去处，{}没有", amount(all), amount(of.tonnes), amount(left)),
        (false, 0) => format!("All {} placed", amount(all)),
        (false, left) => format!("{} of {} placed, {} not", amount(of.tonnes), amount(all), amount(left)),
    }];
    if of.unpaired > 0 {
        parts.push(if zh {
            format!("其中 {}去未结对的买家", amount(of.unpaired))
        } else {
            format!("{} of it with buyers that are not paired", amount(of.unpaired))
        });
    }
    parts.push(match (zh, of.moved) {
        (true, 0) => "不必挪动已有安排".to_owned(),
        (true, moved) => format!("挪动已有安排 {}", amount(moved)),
        (false, 0) => "nothing arranged has to be moved".to_owned(),
        (false, moved) => format!("{} of what is arranged moved", amount(moved)),
    });
    parts.push(if zh {
        format!("运费 {}，比最低价多得 {}", whole_yuan(lang, of.freight_fen), whole_yuan(lang, of.gain_fen))
    } else {
        format!("freight {}, {} above the least price", whole_yuan(lang, of.freight_fen), whole_yuan(lang, of.gain_fen))
    });
    if zh { format!("{}。", parts.join("；")) } else { format!("{}.", parts.join("; ")) }
}

/// Money in whole yuan, from fen, rounded half up.
fn whole_yuan(lang: Lang, fen: i64) -> String {
    let yuan = grouped((fen + 50).div_euclid(100));
    if lang == Lang::Zh { format!("{yuan} 元") } else { format!("¥{yuan}") }
}

/// The button that agrees on a proposal: it says what it does.
pub fn accept_proposal(lang: Lang, of: &Proposal) -> String {
    let amount = with_unit(lang, of.tonnes, Unit::Tonnes);
    match (lang, of.moves.len()) {
        (Lang::Zh, 0) => format!("照此安排 {amount}"),
        (Lang::Zh, moves) => format!("照此安排 {amount}，挪动 {moves} 项"),
        (Lang::En, 0) => format!("Agree on {amount}"),
        (Lang::En, 1) => format!("Agree on {amount}, move 1 amount"),
        (Lang::En, moves) => format!("Agree on {amount}, move {moves} amounts"),
    }
}

#[cfg(test)]
mod tests {
    use domain::Moment;

    use super::{
        super::lots::{moment, moment_short},
        *,
    };

    #[test]
    fn times_money_and_remainders_pass_a_calculator() {
        let at = Moment::on("2026-03-01", 9).unwrap();
        assert_eq!((moment(at).as_str(), moment_short(at).as_str()), ("2026-03-01 9:00", "03-01 9:00"));
        assert_eq!([0, 5, 24, 53].map(|hours| span(Lang::Zh, hours)), ["0 小时", "5 小时", "1 天", "2 天 5 小时"]);
        assert_eq!([320, -5, 0].map(yuan), ["3.20", "−0.05", "0.00"]);
        let proposal = Proposal {
            kind: ProposalKind::Moving,
            shipments: Vec::new(),
            moves: Vec::new(),
            tonnes: 60,
            left: 40,
            moved: 0,
            unpaired: 0,
            freight_fen: 600_050,
            gain_fen: 49,
            held_back: Vec::new(),
        };
        assert_eq!(
            proposal_says(Lang::Zh, &proposal),
            "100 吨中 60 吨有去处，40 吨没有；不必挪动已有安排；运费 6,001 元，比最低价多得 0 元。"
        );
    }
}
