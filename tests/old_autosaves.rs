//! Autosaves of former versions stay readable: one stored sample a format.

use domain::{Adcode, Fingerprint, Pair, PairRule, PartnerBounds};
use exchange::autosave;
use session::{Document, Edit, Slot, SlotId};

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
