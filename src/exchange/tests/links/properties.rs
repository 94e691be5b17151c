//! What holds of any link and of any text.

use domain::{
    Accepted, Adcode, Contact, Event, EventId, Fingerprint, Keeping, KindId, Lot, LotId, LotShipment, Moment, NeedId, OfferId,
    Pair, PairRule, PartnerBounds, Pool, ProductId, Provenance, RULES, Row, RowId, RuleId, TermId,
    attribute::{Value, Words},
    event::{Absence, Announced, Break, Meeting, Slot},
};
use exchange::link;
use miniz_oxide::deflate::compress_to_vec;
use proptest::{prelude::*, sample::Index};
use session::{Document, Edit, Sent};

use super::packed;

fn any_edit() -> impl Strategy<Value = Edit> {
    let party = || (11_u32..66).prop_map(|code| Adcode(code * 10_000));
    let rules = prop::sample::select(vec![PairRule::Free, PairRule::Pinned, PairRule::Forbidden]);
    let bounds = prop::option::of((0_u32..4, 0_u32..9)).prop_map(|b| b.map(|(least, most)| PartnerBounds { least, most }));
    prop_oneof![
        (party(), party(), rules).prop_map(|(east, west, rule)| Edit::PairRule { pair: Pair { east, west }, rule }),
        (party(), bounds).prop_map(|(party, bounds)| Edit::Bounds { party, bounds }),
        prop::collection::vec(0_u32..10_000, 0..5).prop_map(Edit::KindWeights),
        ("[a-z]{1,8}", prop::collection::vec(0_u32..10_000, 0..5))
            .prop_map(|(kind, weights)| Edit::CriterionWeights { kind: KindId(kind), weights }),
        (0_u32..9, 1_u32..9).prop_map(|(numerator, denominator)| Edit::Pool(Pool { numerator, denominator })),
        any::<u32>().prop_map(Edit::DropPenalty),
        any::<u64>().prop_map(Edit::StepLimit),
        ("[a-z0-9-]{0,9}", "[a-z0-9-]{0,9}", prop::option::of(any::<i64>())).prop_map(|(offer, need, amount)| Edit::Amount {
            offer: OfferId(offer),
            need: NeedId(need),
            amount
        }),
        (prop::sample::select(RULES.iter().map(|rule| rule.id).collect::<Vec<_>>()), any::<i64>()).prop_map(|(id, to)| {
            Edit::Set { row: RowId::Rule(RuleId(id.to_owned())), attribute: "value".to_owned(), value: Value::Number(to) }
        }),
        (prop::sample::select(Words::ALL.to_vec()), "[a-z0-9-]{0,9}", "[a-z0-9-]{0,9}").prop_map(|(words, one, other)| {
            Edit::Together(vec![
                Edit::put(Row::blank(&RowId::Word(words, TermId(one.clone())))),
                Edit::put(Row::blank(&RowId::related(words, TermId(one), TermId(other)))),
            ])
        }),
        Just(Edit::Hold(None)),
        Just(Edit::Agree(None)),
        any_event(),
        any_lot(),
        any_agreement(),
        prop::option::of(any::<i64>()).prop_map(|hours| Edit::AsOf(hours.map(Moment))),
        "[a-z0-9-]{0,9}".prop_map(|need| Edit::Remove(RowId::Need(NeedId(need)))),
        ("[a-z0-9-]{0,9}", any::<i64>()).prop_map(|(need, to)| Edit::quantity(RowId::Need(NeedId(need)), to)),
    ]
}

fn any_event() -> impl Strategy<Value = Edit> {
    let party = || (11_u32..66).prop_map(|code| Adcode(code * 10_000));
    let slot = || (any::<u32>(), any::<u32>()).prop_map(|(round, table)| Slot { round, table });
    let meeting = (any::<u32>(), party(), party(), any::<u32>(), prop::option::of(slot()))
        .prop_map(|(id, east, west, rounds, fixed)| Meeting { id, pair: Pair { east, west }, rounds, fixed });
    let absence = (party(), any::<u32>()).prop_map(|(party, round)| Absence { party, round });
    let announced = (any::<u32>(), slot()).prop_map(|(meeting, slot)| Announced { meeting, slot });
    let pause = (any::<u32>(), any::<u32>()).prop_map(|(after, minutes)| Break { after, minutes });
    let list = |most| 0_usize..most;
    let texts = ("[a-z0-9-]{0,9}", "[春季对接会 ]{0,9}", "[a-z]{0,9}", "[0-9-]{0,10}");
    let numbers = (any::<u32>(), any::<u32>(), any::<u32>(), any::<u32>());
    let lists = (
        prop::collection::vec(pause, list(3)),
        prop::collection::vec(meeting, list(4)),
        prop::collection::vec(absence, list(3)),
        prop::collection::vec(announced, list(3)),
    );
    (texts, numbers, lists, any::<bool>()).prop_map(|(texts, numbers, lists, is_there)| {
        let (id, name, place, date) = texts;
        let (begins, minutes, tables, rounds) = numbers;
        let (breaks, meetings, absences, announced) = lists;
        let id = EventId(id);
        let event =
            Event { id: id.clone(), name, place, date, begins, minutes, tables, rounds, breaks, meetings, absences, announced };
        Edit::Event { id, event: is_there.then(|| Box::new(event)) }
    })
}

fn any_lot() -> impl Strategy<Value = Edit> {
    let texts = ("[a-z0-9-]{0,9}", "[a-z]{0,9}", "[云南苹果 ]{0,9}", "[0-9-]{0,10}");
    let numbers = (11_u32..66, any::<i64>(), any::<i64>(), any::<i64>(), any::<u32>());
    let flags = (any::<bool>(), any::<bool>(), any::<bool>(), 0_usize..3);
    (texts, numbers, flags).prop_map(|((id, product, words, date), numbers, (is_there, cold_chain, is_hours, reported))| {
        let (county, tonnes, ready, floor_fen, hours) = numbers;
        let contact = Contact { unit: words.clone(), contact: product.clone(), ..Contact::default() };
        let lot = Lot {
            id: LotId(id.clone()),
            county: Adcode(county * 10_000),
            product: ProductId(product),
            tonnes,
            ready: Moment(ready),
            keeps: if is_hours { Keeping::Hours(hours) } else { Keeping::Until(Moment(tonnes)) },
            cold_chain,
            floor_fen,
            reported: match reported {
                0 => Provenance::Estimated,
                1 => Provenance::Illustrative,
                _ => Provenance::Reported { source: words.clone(), date },
            },
            contact,
            note: words,
            accepted: None,
        };
        Edit::Lot { id: LotId(id), lot: is_there.then(|| Box::new(lot)) }
    })
}

fn any_agreement() -> impl Strategy<Value = Edit> {
    let hours = || -4_000_000_i64..80_000_000;
    let shipment = ("[a-z-]{0,9}", any::<i64>(), prop::option::of("[a-z]{0,9}"), hours(), hours()).prop_map(
        |(offer, tonnes, channel, leaves, arrives)| LotShipment {
            offer: OfferId(offer),
            tonnes,
            channel: channel.map(TermId),
            leaves: Moment(leaves),
            arrives: Moment(arrives),
        },
    );
    let accepted =
        ("[0-9-]{0,10}", prop::collection::vec(shipment, 0..3)).prop_map(|(on, shipments)| Accepted { on, shipments });
    ("[a-z0-9-]{0,9}", prop::option::of(accepted))
        .prop_map(|(lot, accepted)| Edit::Accept { lot: LotId(lot), accepted: accepted.map(Box::new) })
}

fn any_sent() -> impl Strategy<Value = Sent> {
    let edits = prop::collection::vec(any_edit(), 0..12);
    (any::<u64>(), edits, any::<Index>(), prop::option::of(any::<u64>()), "[a-z试算 ]{0,6}").prop_map(
        |(base, edits, cursor, fingerprint, name)| {
            let cursor = cursor.index(edits.len() + 1);
            let document = Document { base: Fingerprint(base), edits: edits.into(), cursor };
            Sent { document, fingerprint: fingerprint.map(Fingerprint), name }
        },
    )
}

proptest! {
    #[test]
    fn any_link_comes_back_however_it_was_folded_and_wherever_it_stands(
        sent in any_sent(), width in 1_usize..90, before in "[ -~。，]{0,30}", after in "[.,。，)） \"&?#=].{0,30}",
    ) {
        let code = link::encode(&sent).unwrap();
        let lines: Vec<&str> = code.as_bytes().chunks(width).map(|line| std::str::from_utf8(line).unwrap()).collect();
        let text = format!("{before}#{}{after}", lines.join("\n"));
        prop_assert_eq!(link::decode(&text), Ok(sent));
    }

    #[test]
    fn any_link_with_one_character_changed_opens_to_the_same_or_is_an_error(
        sent in any_sent(), place in any::<Index>(), to in any::<char>(), kind in 0..3,
    ) {
        let mut text: Vec<char> = link::encode(&sent).unwrap().chars().collect();
        let place = place.index(text.len());
        match kind {
            0 => text[place] = to,
            1 => text.insert(place, to),
            _ => drop(text.remove(place)),
        }
        let text: String = text.into_iter().collect();
        if let Ok(found) = link::decode(&text) {
            prop_assert_eq!(found, sent);
        }
    }

    #[test]
    fn any_link_of_another_format_digit_is_never_another_document(sent in any_sent(), version in 0_u32..6) {
        let code = link::encode(&sent).unwrap().replacen("v3", &format!("v{version}"), 1);
        if let Ok(found) = link::decode(&code) {
            prop_assert_eq!(found, sent);
        }
    }

    #[test]
    fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..300), version in 0_u32..5) {
        let text = String::from_utf8_lossy(&bytes);
        let texts = [text.to_string(), format!("v{version}.{}.{text}", bytes.len()), packed(version, &bytes), packed(version, &compress_to_vec(&bytes, 1))];
        for text in &texts {
            let opened = link::open(text);
            prop_assert!(opened.is_err() || link::looks_like_link(text));
            let _ = link::find(text);
        }
    }

    #[test]
    fn what_is_found_is_found_again(text in "[v0-9.#%&+/=_ a-zA-Z—。-]{0,80}") {
        if let Some(code) = link::find(&text) {
            prop_assert_eq!(link::find(&code), Some(code.clone()));
            prop_assert_eq!(link::open(&code).is_ok(), link::open(&text).is_ok());
        }
    }
}

#[test]
fn a_link_that_reads_as_another_document_in_an_older_format_opens_and_its_damaged_digit_is_noticed() {
    let mut document = Document::new(Fingerprint(0));
    document.push(Edit::Hold(None));
    document.cursor = 0;
    let sent = Sent { document, fingerprint: None, name: String::new() };
    let code = link::encode(&sent).unwrap();
    assert_eq!(link::decode(&code), Ok(sent));
    assert_eq!(link::decode(&code.replacen("v3", "v1", 1)), Err(link::LinkError::Damaged));
}
