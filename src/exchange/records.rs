//! A planner's slots as records of a database: a head for each slot and a record for each of its edits, so that keeping an act costs what
//! the act is long, not what the sitting is.
//!
//! Several tabs keep the same slots. Every writing of a slot says what head it takes to be there ([`SlotWrite::before`]); where another
//! one is there, somebody else has written, and nothing is overwritten. A writing that is made twice changes nothing the second time.
//! Called by `web` after every act and at the start.

use domain::Order;
use std::{
    collections::BTreeMap,
    hash::{DefaultHasher, Hash, Hasher},
    rc::Rc,
};

use domain::Fingerprint;
use serde::{Deserialize, Serialize};
use session::{Document, Edit, Slot, SlotId};

use crate::{autosave::AutosaveError, wire::v3};

/// Version of the records. Edits are those of wire format 3.
pub const VERSION: u32 = 1;

/// The key of the record that says which slot was in use last.
pub const IN_USE: &str = "in-use";

const SLOT: &str = "slot/";
/// What comes after the last key of a slot's edits: the character after the digits.
const AFTER_DIGITS: char = ':';

/// The key of a slot's head. Every key of the slot begins with it.
pub fn head_key(slot: u32) -> String {
    format!("{SLOT}{slot:010}")
}

/// The key of an edit. In the order of keys, edits stand in their order behind the head of their slot.
pub fn edit_key(slot: u32, index: usize) -> String {
    format!("{}/{index:08}", head_key(slot))
}

/// The keys of a slot's edits from this one on: the first of them, and a key behind the last.
pub fn edit_keys_from(slot: u32, index: usize) -> (String, String) {
    (edit_key(slot, index), format!("{}/{AFTER_DIGITS}", head_key(slot)))
}

/// What stands in the head of a slot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Head {
    version: u32,
    name: String,
    starred: bool,
    base: u64,
    /// How many edits there are, undone ones included.
    edits: usize,
    cursor: usize,
    /// Its place among the slots.
    place: usize,
    /// Counts the writings, and says which tab wrote.
    stamp: u64,
    by: u32,
    /// A hash of what was written: no two heads are alike but of the same slot.
    #[serde(default)]
    content: u64,
}

/// The head of a later version, of which nothing but the number is read.
#[derive(Deserialize)]
struct AnyHead {
    version: u32,
}

/// Why nothing was kept or found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// There is no room.
    Full,
    /// The browser does not allow it.
    Denied,
    /// A later version of the page keeps it in a form that this one does not know.
    Later,
    /// The browser does not answer.
    Silent,
}

/// One slot to be written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlotWrite {
    /// Its id.
    pub slot: u32,
    /// The head that is there; `None` where the slot is new.
    pub before: Option<String>,
    /// The head that is to be there; `None` where the slot is to go.
    pub after: Option<String>,
    /// How many of its edits stay; those behind them go.
    pub stay: usize,
    /// The edits that follow those.
    pub edits: Vec<String>,
}

/// What comes of a writing, by the head that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meeting {
    /// It is the head that was taken to be there: the slot is written.
    Writes,
    /// The slot is as it is to be already.
    IsThere,
    /// Somebody else has written: nothing is overwritten.
    Conflicts,
}

impl SlotWrite {
    /// What comes of it where this head is there.
    pub fn meets(&self, head: Option<&str>) -> Meeting {
        if head == self.after.as_deref() {
            Meeting::IsThere
        } else if head == self.before.as_deref() {
            Meeting::Writes
        } else {
            Meeting::Conflicts
        }
    }
}

/// What is to be written at once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Batch {
    /// Slots.
    pub slots: Vec<SlotWrite>,
    /// The slot in use, where another one was.
    pub in_use: Option<u32>,
}

impl Batch {
    /// Whether there is nothing to be written.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty() && self.in_use.is_none()
    }

    /// As a text, for the store that is written at once, until the database has it. O(size).
    ///
    /// # Errors
    /// Only where memory runs out.
    pub fn to_text(&self) -> Result<String, AutosaveError> {
        serde_json::to_string(self).map_err(|_| AutosaveError::Damaged)
    }

    /// The batch in a text; `None` where there is none. O(size).
    pub fn from_text(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

/// What of a slot is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
struct KeptSlot {
    head: String,
    stamp: u64,
    place: usize,
    slot: Slot,
}

/// What is kept, as this tab knows it. Cheap to copy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    slots: BTreeMap<u32, Rc<KeptSlot>>,
    in_use: Option<u32>,
}

/// A slot whose records cannot be read. They stay as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Its id.
    pub slot: u32,
    /// Why not.
    pub error: AutosaveError,
}

/// What the records hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The slots, in their order.
    pub slots: Vec<Slot>,
    /// The slot that was in use.
    pub in_use: Option<SlotId>,
    /// Slots that cannot be read.
    pub unread: Vec<Unread>,
    /// What is kept, to write on from.
    pub kept: Kept,
}

impl Kept {
    /// What has to be written so that the slots are kept as they are; `by` names the tab. O(edits of the slots), of which only those that
    /// are new are written.
    ///
    /// # Errors
    /// Only where memory runs out.
    pub fn batch(&self, slots: &[Slot], in_use: SlotId, by: u32) -> Result<Batch, AutosaveError> {
        let mut batch = Batch::default();
        for (place, slot) in slots.iter().enumerate() {
            let kept = self.slots.get(&slot.id.0);
            if kept.is_some_and(|kept| kept.place == place && kept.slot == *slot) {
                continue;
            }
            let edits = &slot.document.edits;
            let stay = kept
                .map_or(0, |kept| kept.slot.document.edits.iter().zip(edits).take_while(|(kept, here)| kept == here).count());
            let new: Vec<String> = edits[stay..]
                .iter()
                .map(|edit| v3::edit_text(edit).map_err(|_| AutosaveError::Damaged))
                .collect::<Result<_, _>>()?;
            let mut hasher = DefaultHasher::new();
            (kept.map(|kept| &kept.head), stay, &new).hash(&mut hasher);
            let head = Head {
                content: hasher.finish(),
                version: VERSION,
                name: slot.name.clone(),
                starred: slot.is_starred,
                base: slot.document.base.0,
                edits: edits.len(),
                cursor: slot.document.cursor,
                place,
                stamp: kept.map_or(0, |kept| kept.stamp) + 1,
                by,
            };
            batch.slots.push(SlotWrite {
                slot: slot.id.0,
                before: kept.map(|kept| kept.head.clone()),
                after: Some(text(&head)?),
                stay,
                edits: new,
            });
        }
        for (id, kept) in &self.slots {
            if slots.iter().all(|slot| slot.id.0 != *id) {
                let before = Some(kept.head.clone());
                batch.slots.push(SlotWrite { slot: *id, before, after: None, stay: 0, edits: Vec::new() });
            }
        }
        batch.in_use = (self.in_use != Some(in_use.0)).then_some(in_use.0);
        Ok(batch)
    }

    /// The head of a slot.
    pub fn head(&self, slot: SlotId) -> Option<&str> {
        self.slots.get(&slot.0).map(|kept| kept.head.as_str())
    }

    /// The document of a slot.
    pub fn document(&self, slot: SlotId) -> Option<&Document> {
        self.slots.get(&slot.0).map(|kept| &kept.slot.document)
    }

    /// Of these slots the same is known as before. O(slots).
    pub fn take_back(&mut self, slots: &[u32], before: &Self) {
        for slot in slots {
            match before.slots.get(slot) {
                Some(kept) => drop(self.slots.insert(*slot, Rc::clone(kept))),
                None => drop(self.slots.remove(slot)),
            }
        }
    }

    /// The slots that a batch was made of are kept from now on. O(edits of the slots written).
    pub fn wrote(&mut self, batch: &Batch, slots: &[Slot]) {
        for write in &batch.slots {
            let place = slots.iter().position(|slot| slot.id.0 == write.slot);
            match (&write.after, place) {
                (Some(head), Some(place)) => {
                    let stamp = self.slots.get(&write.slot).map_or(0, |kept| kept.stamp) + 1;
                    let kept = KeptSlot { head: head.clone(), stamp, place, slot: slots[place].clone() };
                    self.slots.insert(write.slot, Rc::new(kept));
                }
                _ => drop(self.slots.remove(&write.slot)),
            }
        }
        if batch.in_use.is_some() {
            self.in_use = batch.in_use;
        }
    }
}

fn text(of: &impl Serialize) -> Result<String, AutosaveError> {
    serde_json::to_string(of).map_err(|_| AutosaveError::Damaged)
}

/// Reads all records, in any order. What cannot be read is named and stays; the other slots are found all the same. O(size).
pub fn read(records: impl IntoIterator<Item = (String, String)>) -> Found {
    let records: BTreeMap<String, String> = records.into_iter().collect();
    let in_use = records.get(IN_USE).and_then(|text| text.parse().ok()).map(SlotId);
    let mut found = Found { in_use, ..Found::default() };
    found.kept.in_use = found.in_use.map(|id| id.0);
    let mut slots = Vec::new();
    for (key, head) in &records {
        let Some(id) = key.strip_prefix(SLOT).filter(|id| !id.contains('/')).and_then(|id| id.parse().ok()) else { continue };
        match slot(id, head, &records) {
            Ok(kept) => slots.push(kept),
            Err(error) => found.unread.push(Unread { slot: id, error }),
        }
    }
    slots.order_by_key(|kept| (kept.place, kept.slot.id));
    found.slots = slots.iter().map(|kept| kept.slot.clone()).collect();
    found.kept.slots = slots.into_iter().map(|kept| (kept.slot.id.0, Rc::new(kept))).collect();
    found
}

fn slot(id: u32, head: &str, records: &BTreeMap<String, String>) -> Result<KeptSlot, AutosaveError> {
    let any: AnyHead = serde_json::from_str(head).map_err(|_| AutosaveError::Damaged)?;
    if any.version > VERSION {
        return Err(AutosaveError::Newer { found: any.version, known: VERSION });
    }
    let of: Head = serde_json::from_str(head).map_err(|_| AutosaveError::Damaged)?;
    let (first, last) = edit_keys_from(id, 0);
    let edits: Vec<Edit> = records.range(first..last).map(|(_, text)| edit(text)).collect::<Result<_, _>>()?;
    if edits.len() != of.edits || of.cursor > of.edits {
        return Err(AutosaveError::Damaged);
    }
    let document = Document { base: Fingerprint(of.base), edits: edits.into(), cursor: of.cursor };
    let slot = Slot { id: SlotId(id), name: of.name, is_starred: of.starred, document };
    Ok(KeptSlot { head: head.to_owned(), stamp: of.stamp, place: of.place, slot })
}

fn edit(text: &str) -> Result<Edit, AutosaveError> {
    v3::edit_of(text)
        .map_err(|unknown| unknown.map_or(AutosaveError::Damaged, |v3::Unknown(what)| AutosaveError::Unknown(what)))
}
