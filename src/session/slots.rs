//! What happens to the planner's named scenarios: made, named, starred, deleted, brought back. Called by `update`.

use crate::{
    document::{BaseId, Document},
    messages::Effect,
    session::{Notice, Session, Slot, SlotId},
    update::show,
};

/// Longest name of a slot, in characters.
pub const MAX_NAME: usize = 60;

/// Most deleted slots that can be brought back.
pub const MAX_DELETED: usize = 10;

/// A slot that was deleted and can be brought back, for as long as the sitting lasts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deleted {
    /// The slot as it was.
    pub slot: Slot,
    /// Its place among the slots.
    pub place: usize,
    /// Whether it was the one in use.
    pub was_current: bool,
}

/// A name as it is kept: no white space around it, no line breaks, not longer than [`MAX_NAME`].
pub(crate) fn kept_name(name: &str) -> String {
    let plain: String = name.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    plain.trim().chars().take(MAX_NAME).collect::<String>().trim_end().to_owned()
}

/// Adds a slot and turns to it. An id is never used twice in a sitting.
pub(crate) fn add(session: &mut Session, name: &str, document: Document) {
    session.current = push(session, name, false, document);
    session.is_held_elsewhere = false;
}

fn push(session: &mut Session, name: &str, is_starred: bool, document: Document) -> SlotId {
    let gone = session.deleted.iter().map(|deleted| &deleted.slot);
    let taken: Vec<SlotId> = session.slots.iter().chain(gone).map(|slot| slot.id).collect();
    let mut id = session.next_id;
    while taken.contains(&id) {
        id = SlotId(id.0.wrapping_add(1));
    }
    session.next_id = SlotId(id.0.wrapping_add(1));
    session.slots.push(Slot { id, name: kept_name(name), is_starred, document });
    id
}

/// Another slot is in use. Whether another tab has it is not known yet.
fn turn(session: &mut Session, id: SlotId) {
    if session.current != id {
        session.is_held_elsewhere = false;
    }
    session.current = id;
}

/// Turns to a slot, where its base is here; else to the nearest before it whose base is, then after it. Where there is none, a new slot
/// of the first base is made: the others are kept as they are.
pub(crate) fn turn_to_usable(session: &mut Session, wanted: SlotId) {
    let place = session.slots.iter().position(|slot| slot.id == wanted).unwrap_or(0);
    let (before, after) = session.slots.split_at((place + 1).min(session.slots.len()));
    let usable = before.iter().rev().chain(after).find(|slot| session.base_of(slot).is_some()).map(|slot| slot.id);
    match usable {
        Some(id) => turn(session, id),
        None => add(session, "", Document::new(session.bases.first().0)),
    }
}

/// Adds the slots of a file to those that are here; what is here already, name, edits and all, is not added again.
pub(crate) fn import(session: &mut Session, slots: Vec<Slot>) -> Vec<Effect> {
    let of_file = slots.len();
    let is_here = |session: &Session, new: &Slot| {
        session.slots.iter().any(|slot| slot.name == kept_name(&new.name) && slot.document == new.document)
    };
    let mut added = 0;
    for slot in slots {
        if !is_here(session, &slot) {
            push(session, &slot.name, slot.is_starred, slot.document);
            added += 1;
        }
    }
    let notice = Effect::Notify(Notice::SlotsAdded { added, same: of_file - added });
    if added == 0 { vec![notice] } else { vec![Effect::Save, notice] }
}

/// Turns to another slot; what came with a link and is in view is closed.
pub(crate) fn choose(session: &mut Session, id: SlotId) -> Vec<Effect> {
    let closes = session.shows_preview();
    let Some(slot) = session.slots.iter().find(|slot| slot.id == id) else { return Vec::new() };
    if id == session.current && !closes {
        return Vec::new();
    }
    if session.base_of(slot).is_none() {
        return vec![Effect::Notify(Notice::BaseMissing { wanted: slot.document.base })];
    }
    turn(session, id);
    if closes {
        session.preview = None;
    }
    let mut effects = show(session);
    effects.push(Effect::Save);
    effects
}

/// Begins a slot of a base, and turns to it.
pub(crate) fn begin(session: &mut Session, base: BaseId, name: &str) -> Vec<Effect> {
    if session.bases.of(base).is_none() {
        return vec![Effect::Notify(Notice::BaseMissing { wanted: base })];
    }
    if session.shows_preview() {
        session.preview = None;
    }
    add(session, name, Document::new(base));
    let mut effects = show(session);
    effects.push(Effect::Save);
    effects
}

/// Copies a slot, history and all, and turns to the copy.
pub(crate) fn duplicate(session: &mut Session, of: SlotId, name: &str) -> Vec<Effect> {
    let Some(slot) = session.slots.iter().find(|slot| slot.id == of) else { return Vec::new() };
    let is_in_view = of == session.current && !session.shows_preview();
    let document = slot.document.clone();
    if session.base_of(slot).is_none() {
        push(session, name, false, document);
        return vec![Effect::Save];
    }
    if session.shows_preview() {
        session.preview = None;
    }
    add(session, name, document);
    let mut effects = if is_in_view { Vec::new() } else { show(session) };
    effects.push(Effect::Save);
    effects
}

/// Names a slot; an empty name gives it back the base's own.
pub(crate) fn rename(session: &mut Session, id: SlotId, name: &str) -> Vec<Effect> {
    change(session, id, |slot| slot.name = kept_name(name))
}

/// Puts a star on a slot or takes it off.
pub(crate) fn star(session: &mut Session, id: SlotId, is_starred: bool) -> Vec<Effect> {
    change(session, id, |slot| slot.is_starred = is_starred)
}

fn change(session: &mut Session, id: SlotId, change: impl FnOnce(&mut Slot)) -> Vec<Effect> {
    let Some(slot) = session.slots.iter_mut().find(|slot| slot.id == id) else { return Vec::new() };
    let before = slot.clone();
    change(slot);
    if *slot == before { Vec::new() } else { vec![Effect::Save] }
}

/// Deletes a slot; the one before it is used from then on, where it was in use. The last one stays.
pub(crate) fn delete(session: &mut Session, id: SlotId) -> Vec<Effect> {
    let Some(place) = session.slots.iter().position(|slot| slot.id == id) else { return Vec::new() };
    let others = session.slots.iter().filter(|slot| slot.id != id);
    if others.filter(|slot| session.base_of(slot).is_some()).count() == 0 {
        return vec![Effect::Notify(Notice::LastSlot)];
    }
    let slot = session.slots.remove(place);
    let notice = Effect::Notify(Notice::SlotDeleted { id, name: slot.name.clone() });
    let was_current = id == session.current;
    session.deleted.push(Deleted { slot, place, was_current });
    let surplus = session.deleted.len().saturating_sub(MAX_DELETED);
    session.deleted.drain(..surplus);
    let mut effects = Vec::new();
    if was_current {
        let nearest = session.slots[place.saturating_sub(1)].id;
        turn_to_usable(session, nearest);
        if !session.shows_preview() {
            effects = show(session);
        }
    }
    effects.extend([Effect::Save, notice]);
    effects
}

/// Brings a deleted slot back to its place; it is used again where it was in use.
pub(crate) fn restore(session: &mut Session, id: SlotId) -> Vec<Effect> {
    let Some(found) = session.deleted.iter().position(|deleted| deleted.slot.id == id) else { return Vec::new() };
    let Deleted { slot, place, was_current } = session.deleted.remove(found);
    session.slots.insert(place.min(session.slots.len()), slot);
    let mut effects = Vec::new();
    if was_current {
        turn(session, id);
        if !session.shows_preview() {
            effects = show(session);
        }
    }
    effects.push(Effect::Save);
    effects
}
