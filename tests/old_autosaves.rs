//! Autosaves of former versions stay readable: one stored sample a format.

use domain::{
    Adcode, AmountRule, Fingerprint, Held, HeldFrom, NeedId, OfferId, Pair, PairRule, PartnerBounds, RowId,
    explanation::{Agreed, AgreedAmount},
};
use exchange::autosave;
use session::{Document, Edit, Slot, SlotId};

#[test]
fn the_stored_autosave_of_format_3_still_opens() {
    let base = Fingerprint(0x0123_4567_89AB_CDEF);
    let pair = Pair { east: Adcode(110_000), west: Adcode(650_000) };
    let mut document = Document::new(base);
    document.push(Edit::PairRule { pair, rule: PairRule::Pinned });
    document.push(Edit::quantity(RowId::Offer(OfferId("o11-001".to_owned())), 770));
    document.push(Edit::quantity(RowId::Need(NeedId("n450225-01".to_owned())), 830));
    document.push(Edit::priority(NeedId("n450225-01".to_owned()), 2));
    document.push(Edit::Together(vec![Edit::PairRule { pair, rule: PairRule::Free }, Edit::DropPenalty(50)]));
    let amounts =
        vec![AgreedAmount { offer: OfferId("o11-001".to_owned()), need: NeedId("n450225-01".to_owned()), amount: 40 }];
    let held = Held { pairs: vec![pair], rule: AmountRule::Fair, others: amounts.clone(), from: HeldFrom::NextBest };
    document.push(Edit::Hold(Some(held)));
    document.push(Edit::Agree(Some(Agreed { date: "2026-11-27".to_owned(), pairs: vec![pair], amounts })));
    document.cursor = 6;
    let slots = vec![
        Slot { id: SlotId(0), name: String::new(), is_starred: false, document: Document::new(base) },
        Slot { id: SlotId(4), name: "试算".to_owned(), is_starred: true, document },
    ];
    let stored = include_str!("old_autosaves/v3.txt");
    assert_eq!(autosave::decode(stored), Ok((slots, SlotId(4))));
}

#[test]
fn the_stored_autosave_of_format_1_still_opens() {
    let base = Fingerprint(0x0123_4567_89AB_CDEF);
    let pair = Pair { east: Adcode(110_000), west: Adcode(650_000) };
    let mut document = Document::new(base);
    document.push(Edit::PairRule { pair, rule: PairRule::Pinned });
    document.push(Edit::Bounds { party: Adcode(640_000), bounds: Some(PartnerBounds { least: 1, most: 2 }) });
    document.push(Edit::StepLimit(1_234));
    document.push(Edit::Together(vec![Edit::PairRule { pair, rule: PairRule::Free }, Edit::DropPenalty(50)]));
    document.cursor = 3;
    let slots = vec![
        Slot { id: SlotId(0), name: String::new(), is_starred: false, document: Document::new(base) },
        Slot { id: SlotId(4), name: "试算".to_owned(), is_starred: false, document },
    ];
    let stored = include_str!("old_autosaves/v1.txt");
    assert_eq!(autosave::decode(stored), Ok((slots, SlotId(4))));
}
