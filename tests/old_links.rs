//! Links that were sent out stay readable for ever: one stored sample a wire format, with every kind of edit in it.

use domain::{
    Adcode, AmountRule, Fingerprint, Held, HeldFrom, KindId, NeedId, OfferId, Pair, PairRule, PartnerBounds, Pool, SchemeId,
    Strategy,
    explanation::{Agreed, AgreedAmount},
};
use exchange::link;
use session::{Document, Edit, Sent};

/// What the sample of format 1 was made from, on the day the format was released.
fn sample() -> Document {
    let mut document = Document::new(Fingerprint(0x0123_4567_89AB_CDEF));
    let pair = Pair { east: Adcode(110_000), west: Adcode(650_000) };
    let edits = [
        Edit::PairRule { pair, rule: PairRule::Pinned },
        Edit::PairRule { pair, rule: PairRule::Free },
        Edit::PairRule { pair, rule: PairRule::Forbidden },
        Edit::Bounds { party: Adcode(640_000), bounds: Some(PartnerBounds { least: 1, most: 2 }) },
        Edit::Bounds { party: Adcode(640_000), bounds: None },
        Edit::KindWeights(vec![1_000, 5_500, 2_500, 1_000]),
        Edit::CriterionWeights { kind: KindId("shipment".to_owned()), weights: vec![40, 40, 20] },
        Edit::Pool(Pool { numerator: 1, denominator: 2 }),
        Edit::Scheme(SchemeId("2021".to_owned())),
        Edit::Strategy(Strategy::BestValue),
        Edit::Strategy(Strategy::Fairest),
        Edit::Strategy(Strategy::Stable),
        Edit::Strategy(Strategy::LeastChange),
        Edit::DropPenalty(75),
        Edit::Amount { offer: OfferId("o11-001".to_owned()), need: NeedId("n450225-01".to_owned()), amount: Some(100) },
        Edit::Amount { offer: OfferId("o11-001".to_owned()), need: NeedId("n450225-01".to_owned()), amount: None },
        Edit::OfferQuantity { offer: OfferId("o11-001".to_owned()), quantity: 770 },
        Edit::NeedQuantity { need: NeedId("n450225-01".to_owned()), quantity: 830 },
        Edit::NeedPriority { need: NeedId("n450225-01".to_owned()), priority: 2 },
        Edit::StepLimit(1_234),
        Edit::Together(vec![Edit::PairRule { pair, rule: PairRule::Free }, Edit::DropPenalty(50)]),
    ];
    for edit in edits {
        document.push(edit);
    }
    document.cursor = 19;
    document
}

#[test]
fn the_stored_link_of_format_1_still_opens() {
    let stored = include_str!("old_links/v1.txt");
    assert_eq!(link::decode(stored), Ok(sent(sample(), "")));
}

/// What the sample of format 2 was made from: that of format 1, with what came with 2.
fn sample_2() -> Document {
    let mut document = sample();
    let (pair, other) =
        (Pair { east: Adcode(110_000), west: Adcode(650_000) }, Pair { east: Adcode(440_000), west: Adcode(450_000) });
    let amount =
        |need: &str, amount| AgreedAmount { offer: OfferId("o11-001".to_owned()), need: NeedId(need.to_owned()), amount };
    let amounts = vec![amount("n450225-01", 40), amount("n450225-02", 0)];
    document.cursor = document.edits.len();
    for (rule, from) in [
        (AmountRule::Value, HeldFrom::WhatIf { pair, rule: PairRule::Pinned }),
        (AmountRule::Fair, HeldFrom::NextBest),
        (AmountRule::Value, HeldFrom::Frontier),
        (AmountRule::Fair, HeldFrom::Known),
    ] {
        document.push(Edit::Hold(Some(Held { pairs: vec![pair, other], rule, others: amounts.clone(), from })));
    }
    document.push(Edit::Hold(None));
    document.push(Edit::Agree(Some(Agreed { date: "2026-11-27".to_owned(), pairs: vec![pair, other], amounts })));
    document.push(Edit::Agree(None));
    document
}

fn sent(document: Document, name: &str) -> Sent {
    Sent { document, fingerprint: Some(Fingerprint(0xFEDC_BA98_7654_3210)), name: name.to_owned() }
}

#[test]
fn the_stored_link_of_format_2_still_opens() {
    let stored = include_str!("old_links/v2.txt");
    assert_eq!(link::decode(stored), Ok(sent(sample_2(), "计划报部里")));
}

#[test]
fn what_is_written_today_reads_back_the_same() {
    let fragment = link::encode(&sent(sample_2(), "计划报部里")).unwrap();
    assert!(fragment.starts_with("v2."), "a new format needs a stored sample of its own: {fragment}");
    assert_eq!(link::decode(&fragment), Ok(sent(sample_2(), "计划报部里")));
}
