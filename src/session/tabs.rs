//! What other tabs do to the slots that all of them share. Called by `update`.

use crate::{
    messages::Effect,
    session::{Notice, Session, Slot},
    slots,
    update::show,
};

/// The slots as they are kept take the place of those that were here. The one in use stays, where another tab deleted it: it is open
/// here, and is kept again; unless nothing was done to it yet, as in a tab that was opened before there was any slot.
pub(crate) fn read(session: &mut Session, mut slots: Vec<Slot>) -> Vec<Effect> {
    let here = session.slot().clone();
    let kept = slots.iter().find(|slot| slot.id == here.id);
    let is_gone = kept.is_none();
    let is_untouched = here.document.edits.is_empty() && here.name.is_empty() && !here.is_starred;
    let gives_way = is_gone && is_untouched && slots.iter().any(|slot| session.base_of(slot).is_some());
    let has_changed = gives_way || kept.is_some_and(|slot| slot.document != here.document);
    if is_gone && !gives_way {
        slots.push(here);
    }
    session.deleted.retain(|deleted| slots.iter().all(|slot| slot.id != deleted.slot.id));
    session.slots = slots;
    if gives_way {
        slots::turn_to_usable(session, session.slots[0].id);
    }
    let mut effects = if has_changed && !session.shows_preview() { show(session) } else { Vec::new() };
    if is_gone && !gives_way {
        effects.push(Effect::Save);
    }
    effects
}

/// Another tab edits the slot in use, or does so no longer.
pub(crate) fn hold(session: &mut Session, is_held: bool) -> Vec<Effect> {
    session.is_held_elsewhere = is_held;
    Vec::new()
}

/// What was done here goes on in a copy, and the slot is as the other tab left it: neither is lost.
pub(crate) fn diverge(session: &mut Session, theirs: Option<Slot>, name: &str) -> Vec<Effect> {
    let (of, document) = (session.current, session.slot().document.clone());
    let place = session.slots.iter().position(|slot| slot.id == of);
    match (place, theirs) {
        (Some(place), Some(theirs)) => session.slots[place] = theirs,
        (Some(place), None) => drop(session.slots.remove(place)),
        (None, _) => {}
    }
    slots::add(session, name, document);
    let name = session.slot().name.clone();
    vec![Effect::Save, Effect::Notify(Notice::Diverged { name })]
}
