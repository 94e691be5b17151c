//! Links that were sent out stay readable for ever: one stored sample a wire format, with every kind of edit in it.

use std::{collections::BTreeMap, fs, path::Path};

use domain::{
    Adcode, AmountRule, Fingerprint, Held, HeldFrom, KindId, NeedId, OfferId, Outcome, Pair, PairRule, PartnerBounds, Pool,
    Row, RowId, SchemeId, Strategy,
    attribute::Value,
    explanation::{Agreed, AgreedAmount},
};
use exchange::{link, reference};
use planning::strategies::{StrategyOptions, solve};
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
        Edit::quantity(RowId::Offer(OfferId("o11-001".to_owned())), 770),
        Edit::quantity(RowId::Need(NeedId("n450225-01".to_owned())), 830),
        Edit::priority(NeedId("n450225-01".to_owned()), 2),
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

/// What the sample of format 3 was made from: that of format 2, with what came with 3.
fn sample_3() -> Document {
    let mut document = sample_2();
    let (need, offer) = (RowId::Need(NeedId("n-1".to_owned())), RowId::Offer(OfferId("o-1".to_owned())));
    let texts = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let cells = |list: &[(&str, Value)]| list.iter().map(|(id, value)| ((*id).to_owned(), value.clone())).collect::<Vec<_>>();
    let common = [("title", Value::Text("苹果".to_owned())), ("quantity", Value::Number(40))];
    let of_need =
        [("county", Value::Number(450_225)), ("months", Value::Numbers(vec![11, 12, 1])), ("cold_chain", Value::Flag(true))];
    let of_offer = [("cooperative", Value::Number(110_000)), ("sectors", Value::Texts(texts(&["planting", "processing"])))];
    for (row, list) in [(&need, &of_need[..]), (&offer, &of_offer[..])] {
        document.push(Edit::put(Row::filled(row, &cells(&[list, &common[..]].concat())).expect("cells of these tables")));
    }
    let value = Value::Texts(texts(&["reported", "县社", "2026-11-27"]));
    document.push(Edit::Set { row: need.clone(), attribute: "provenance".to_owned(), value });
    document.push(Edit::Set { row: need.clone(), attribute: "month".to_owned(), value: Value::Nothing });
    document.push(Edit::Together(vec![Edit::Remove(need), Edit::Remove(offer)]));
    document
}

#[test]
fn the_stored_link_of_format_3_still_opens() {
    let stored = include_str!("old_links/v3.txt");
    assert_eq!(link::decode(stored.trim()), Ok(sent(sample_3(), "计划报部里")));
}

#[test]
fn what_is_written_today_reads_back_the_same() {
    let fragment = link::encode(&sent(sample_3(), "计划报部里")).unwrap();
    assert!(fragment.starts_with("v3."), "a new format needs a stored sample of its own: {fragment}");
    assert_eq!(link::decode(&fragment), Ok(sent(sample_3(), "计划报部里")));
}

/// A link of the page as it was before rows could be edited, on the reference data, opens to the same scenario and to the same plan.
#[test]
fn a_link_of_before_row_edits_opens_to_the_same_scenario_and_the_same_plan() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/data");
    let file = |name: &&str| ((*name).to_owned(), fs::read(folder.join(format!("{name}.json"))).unwrap());
    let files: BTreeMap<String, Vec<u8>> = reference::FILES.iter().map(file).collect();
    let stored = link::decode(include_str!("old_links/reference-v2.txt")).unwrap();
    let base = reference::content_hash(&files);
    assert_eq!(stored.document.base, base, "the reference data are the ones of the link");
    let replay = stored.document.replay(&reference::scenario(&files).unwrap());
    assert_eq!(replay.refused, []);
    let found = |id: &str| replay.scenario.needs.iter().find(|need| need.id.0 == id).unwrap();
    assert_eq!((found("n450225-01").quantity, found("n451028-02").priority, replay.scenario.pins.len()), (830, 3, 1));
    let Outcome::Plan(plan) = solve(&replay.scenario, &StrategyOptions::default()).outcome else { panic!("a plan") };
    let pairs: Vec<String> = plan.chosen().map(|result| format!("{}-{}", result.pair.east, result.pair.west)).collect();
    // FNV-1a over ids and amounts.
    let mut amounts = 0xCBF2_9CE4_8422_2325_u64;
    for delivery in &plan.deliveries {
        let (offer, need) = (&replay.scenario.offers[delivery.offer as usize], &replay.scenario.needs[delivery.need as usize]);
        for byte in format!("{} {} {}\n", offer.id.0, need.id.0, delivery.amount).bytes() {
            amounts = (amounts ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
        }
    }
    let told = format!("{} {} {amounts:016x} {}", plan.scale.points(plan.value, 6), pairs.join(" "), plan.former_fingerprint);
    assert_eq!(told, include_str!("old_links/reference-v2.plan.txt").trim());
}
