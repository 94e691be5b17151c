//! Slots as records: what is kept comes back, whoever keeps it, and nobody's work is written over.

use std::collections::BTreeMap;

use domain::{Adcode, Fingerprint, NeedId, Pair, PairRule, PartnerBounds, RowId, attribute::Value};
use exchange::{
    autosave::AutosaveError,
    records::{self, Batch, IN_USE, Kept, Meeting, Unread},
};
use proptest::{prelude::*, sample::Index};
use session::{Document, Edit, Slot, SlotId};

/// A database of one table.
#[derive(Clone, Default)]
struct Store(BTreeMap<String, String>);

impl Store {
    /// Writes what meets what it expects; the slots that do not.
    fn write(&mut self, batch: &Batch) -> Vec<u32> {
        let mut conflicts = Vec::new();
        for write in &batch.slots {
            let key = records::head_key(write.slot);
            match write.meets(self.0.get(&key).map(String::as_str)) {
                Meeting::Conflicts => conflicts.push(write.slot),
                Meeting::IsThere => {}
                Meeting::Writes => {
                    let stay = if write.after.is_some() { write.stay } else { 0 };
                    let (first, last) = records::edit_keys_from(write.slot, stay);
                    self.0.retain(|key, _| !(*key >= first && *key < last));
                    for (index, text) in write.edits.iter().enumerate() {
                        self.0.insert(records::edit_key(write.slot, stay + index), text.clone());
                    }
                    match &write.after {
                        Some(head) => drop(self.0.insert(key, head.clone())),
                        None => drop(self.0.remove(&key)),
                    }
                }
            }
        }
        if let Some(id) = batch.in_use {
            self.0.insert(IN_USE.to_owned(), id.to_string());
        }
        conflicts
    }

    fn read(&self) -> records::Found {
        records::read(self.0.clone())
    }
}

/// What a tab does to the slots.
#[derive(Clone, Debug)]
enum Act {
    Push(Index, u32),
    Step(Index, Index),
    Rename(Index, String),
    Add(u32),
    Delete(Index),
    Turn(Index),
}

fn any_act() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => (any::<Index>(), 0_u32..50).prop_map(|(slot, edit)| Act::Push(slot, edit)),
        2 => (any::<Index>(), any::<Index>()).prop_map(|(slot, cursor)| Act::Step(slot, cursor)),
        1 => (any::<Index>(), "[a-z\"\\\\方案]{0,5}").prop_map(|(slot, name)| Act::Rename(slot, name)),
        1 => (100_u32..200).prop_map(Act::Add),
        1 => any::<Index>().prop_map(Act::Delete),
        1 => any::<Index>().prop_map(Act::Turn),
    ]
}

fn edit(number: u32) -> Edit {
    match number % 4 {
        0 => Edit::PairRule { pair: Pair { east: Adcode(110_000), west: Adcode(530_000 + number) }, rule: PairRule::Pinned },
        1 => Edit::Bounds { party: Adcode(640_000), bounds: Some(PartnerBounds { least: 0, most: number }) },
        2 => Edit::Together(vec![edit(number / 2 * 4), Edit::DropPenalty(number)]),
        _ => Edit::Set {
            row: RowId::Need(NeedId(format!("n-{number}"))),
            attribute: "title".to_owned(),
            value: Value::Text("苹果\u{2028}\"基地\"".to_owned()),
        },
    }
}

fn slot(id: u32) -> Slot {
    Slot { id: SlotId(id), name: String::new(), is_starred: false, document: Document::new(Fingerprint(u64::MAX - 1)) }
}

struct Tab {
    by: u32,
    kept: Kept,
    slots: Vec<Slot>,
    in_use: SlotId,
}

impl Tab {
    fn new(by: u32) -> Self {
        Self { by, kept: Kept::default(), slots: vec![slot(0)], in_use: SlotId(0) }
    }

    fn act(&mut self, act: Act) {
        let count = self.slots.len();
        match act {
            Act::Push(of, number) => self.slots[of.index(count)].document.push(edit(number)),
            Act::Step(of, cursor) => {
                let document = &mut self.slots[of.index(count)].document;
                document.cursor = cursor.index(document.edits.len() + 1);
            }
            Act::Rename(of, name) => self.slots[of.index(count)].name = name,
            Act::Add(id) if self.slots.iter().all(|slot| slot.id.0 != id) => self.slots.push(slot(id)),
            Act::Delete(of) if count > 1 => drop(self.slots.remove(of.index(count))),
            Act::Turn(to) => self.in_use = self.slots[to.index(count)].id,
            _ => {}
        }
    }

    /// Keeps what it has; the slots that another tab wrote meanwhile.
    fn save(&mut self, store: &mut Store) -> Vec<u32> {
        let batch = self.kept.batch(&self.slots, self.in_use, self.by).expect("memory suffices");
        let batch = Batch::from_text(&batch.to_text().expect("memory suffices")).expect("it is a batch");
        let conflicts = store.write(&batch);
        let before = self.kept.clone();
        self.kept.wrote(&batch, &self.slots);
        self.kept.take_back(&conflicts, &before);
        conflicts
    }
}

proptest! {
    #[test]
    fn whatever_one_does_is_read_back_and_knowing_it_is_the_same_as_having_written_it(acts in prop::collection::vec(any_act(), 1..40)) {
        let (mut store, mut tab) = (Store::default(), Tab::new(1));
        for act in acts {
            tab.act(act);
            prop_assert_eq!(tab.save(&mut store), Vec::<u32>::new());
            let found = store.read();
            prop_assert_eq!(&found.slots, &tab.slots);
            prop_assert_eq!(found.in_use, Some(tab.in_use));
            prop_assert_eq!(&found.kept, &tab.kept);
            prop_assert!(tab.kept.batch(&tab.slots, tab.in_use, 1).unwrap().is_empty(), "nothing is left to write");
        }
    }

    #[test]
    fn a_batch_that_is_written_twice_or_late_changes_nothing(acts in prop::collection::vec(any_act(), 2..12)) {
        let (mut store, mut tab) = (Store::default(), Tab::new(1));
        tab.save(&mut store);
        for act in acts {
            tab.act(act);
            let batch = tab.kept.batch(&tab.slots, tab.in_use, 1).unwrap();
            tab.save(&mut store);
            let after = store.0.clone();
            prop_assert_eq!(store.write(&batch), Vec::<u32>::new());
            prop_assert_eq!(&store.0, &after);
        }
    }

    #[test]
    fn of_two_tabs_neither_writes_over_what_the_other_wrote(acts in prop::collection::vec((any::<bool>(), any_act()), 1..40)) {
        let mut store = Store::default();
        let mut tabs = [Tab::new(1), Tab::new(2)];
        for (second, act) in acts {
            let before = store.read();
            let tab = &mut tabs[usize::from(second)];
            tab.act(act);
            let conflicts = tab.save(&mut store);
            let after = store.read();
            prop_assert_eq!(&after.unread, &[]);
            for id in conflicts {
                let of = |found: &records::Found| found.slots.iter().find(|slot| slot.id.0 == id).cloned();
                prop_assert_eq!(of(&before), of(&after), "what the other wrote stands");
            }
        }
    }
}

#[test]
fn an_act_costs_its_own_record_and_the_head_however_many_there_were() {
    let (mut store, mut tab) = (Store::default(), Tab::new(1));
    for number in 0..500 {
        tab.slots[0].document.push(edit(number));
        let batch = tab.kept.batch(&tab.slots, tab.in_use, 1).unwrap();
        assert_eq!(batch.slots[0].edits.len(), 1);
        assert!(batch.to_text().unwrap().len() < 1_000);
        tab.save(&mut store);
    }
    tab.slots[0].document.cursor = 3;
    tab.slots[0].document.push(edit(7));
    tab.save(&mut store);
    assert_eq!(store.0.len(), 4 + 1 + 1, "what was undone and is gone leaves no record");
}

#[test]
fn writings_of_different_edits_are_told_apart_though_all_else_is_alike() {
    let (mut store, mut tab) = (Store::default(), Tab::new(1));
    tab.slots[0].document.push(edit(1));
    tab.save(&mut store);
    // On its way twice, with something else each time: the second is not taken for the first.
    tab.slots[0].document.push(edit(2));
    let first = tab.kept.batch(&tab.slots, tab.in_use, 1).unwrap();
    tab.slots[0].document.cursor = 1;
    tab.slots[0].document.push(edit(3));
    let second = tab.kept.batch(&tab.slots, tab.in_use, 1).unwrap();
    assert_eq!(store.write(&first), Vec::<u32>::new());
    assert_eq!(store.write(&second), vec![0]);
}

#[test]
fn a_slot_that_cannot_be_read_is_named_and_the_others_are_there() {
    let (mut store, mut tab) = (Store::default(), Tab::new(1));
    for id in [3, 4, 5] {
        tab.slots.push(slot(id));
        tab.slots.last_mut().unwrap().document.push(edit(id));
    }
    tab.save(&mut store);
    // An edit that is gone, a head that is cut, a head of a later version, an edit of a later version.
    let mut damaged = store.clone();
    damaged.0.remove(&records::edit_key(3, 0));
    let head = damaged.0.get_mut(&records::head_key(4)).unwrap();
    head.truncate(head.len() / 2);
    damaged.0.insert(records::head_key(5), "{\"version\":9,\"like\":\"nothing known\"}".to_owned());
    let found = damaged.read();
    assert_eq!(found.slots, tab.slots[..1]);
    let unread = |slot, error| Unread { slot, error };
    let newer = AutosaveError::Newer { found: 9, known: records::VERSION };
    assert_eq!(found.unread, [unread(3, AutosaveError::Damaged), unread(4, AutosaveError::Damaged), unread(5, newer)]);
    // They stay as they are, whatever is written.
    let mut kept = found.kept;
    let batch = kept.batch(&found.slots, SlotId(0), 2).unwrap();
    damaged.write(&batch);
    kept.wrote(&batch, &found.slots);
    assert_eq!(damaged.0.len(), store.0.len() - 1);
    let text = store.0.get_mut(&records::edit_key(3, 0)).unwrap();
    *text = text.replace("DropPenalty", "Later").replace("\"title\"", "\"later\"");
    assert_eq!(store.read().unread, [unread(3, AutosaveError::Unknown("later".to_owned()))]);
}

#[test]
fn arbitrary_records_are_no_slots() {
    let records = [("slot/", "{}"), ("slot/x", "{}"), ("slot/0000000001", "[]"), ("other", "1"), ("in-use", "x")];
    let found = records::read(records.map(|(key, text)| (key.to_owned(), text.to_owned())));
    assert_eq!((found.slots.len(), found.in_use, found.unread.len()), (0, None, 1));
}
