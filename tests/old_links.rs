//! Links that were sent out stay readable for ever: one stored sample a wire format, with every kind of edit in it.

use domain::{Adcode, Fingerprint, KindId, NeedId, OfferId, Pair, PairRule, PartnerBounds, Pool, SchemeId, Strategy};
use exchange::link;
use session::{Document, Edit};

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
    assert_eq!(link::decode(stored), Ok((sample(), Some(Fingerprint(0xFEDC_BA98_7654_3210)))));
}

#[test]
fn what_is_written_today_reads_back_the_same() {
    let fragment = link::encode(&sample(), Some(Fingerprint(0xFEDC_BA98_7654_3210))).unwrap();
    assert!(fragment.starts_with("v1."), "a new format needs a stored sample of its own: {fragment}");
    assert_eq!(link::decode(&fragment), Ok((sample(), Some(Fingerprint(0xFEDC_BA98_7654_3210)))));
}
