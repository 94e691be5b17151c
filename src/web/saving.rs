//! Keeping the planner's slots: one writing after the other, each of what has changed; what is on its way is noted at once, so that no act
//! is lost where the page ends before the database has it. What another tab wrote is read, never written over.

use exchange::{
    autosave, kept,
    records::{self, Batch, Found, StoreError, Unread},
};
use leptos::prelude::*;
use session::{Msg, Slot, SlotId};

use crate::{
    keeping::{Left, Opened, Work, write_left},
    messages::Standing,
    runtime::{page, storage, store::Store},
    state::Desk,
    tabs::Tabs,
};

impl Desk {
    /// Keeps the slots as they are.
    pub(crate) fn save(self) {
        let (slots, in_use) = self.slots_now();
        storage::set_slot_of_tab(in_use.0);
        self.tabs.update_value(Tabs::settle);
        let first = self.keeping.try_update_value(|keeping| {
            keeping.is_dirty = true;
            let next = keeping.batch(&slots, in_use);
            keeping.note(next.as_ref());
            keeping.begins()
        });
        if first == Some(true) {
            let batch = self.begin(&slots, in_use);
            leptos::task::spawn_local(self.work(batch));
        }
    }

    /// Reads what is kept, and shows it.
    pub(crate) fn read_again(self) {
        let begins = self.keeping.try_update_value(|keeping| {
            keeping.is_behind = true;
            keeping.begins()
        });
        if begins == Some(true) {
            leptos::task::spawn_local(self.work(None));
        }
    }

    /// Another tab has ended: what it had on its way is written, and what is kept is shown.
    pub(crate) fn read_after_end(self) {
        self.keeping.update_value(|keeping| keeping.has_ended_tab = true);
        self.read_again();
    }

    /// Does something once nothing is on its way into the store.
    pub(crate) fn once_kept(self, work: impl FnOnce(Self) + 'static) {
        if self.keeping.with_value(|keeping| keeping.work == Work::Goes) {
            self.keeping.update_value(|keeping| keeping.afterwards.push(Box::new(work)));
        } else {
            work(self);
        }
    }

    /// Tries once more to keep what could not be kept; the store is opened anew, which may have gone under the page.
    pub(crate) fn keep_again(self) {
        self.standing.update(|list| list.retain(|entry| !matches!(entry, Standing::NotKept(_))));
        leptos::task::spawn_local(async move {
            let store = Store::open(move || self.made_way()).await;
            if let Store::Nowhere(error) = store {
                self.tell_not_kept(error);
                return;
            }
            let in_use = self.session.with_untracked(|session| session.current);
            let is_fresh =
                self.session.with_untracked(|session| session.slots.len() == 1 && session.slot().document.edits.is_empty())
                    && self.keeping.with_value(|keeping| keeping.kept.head(in_use).is_none());
            self.keeping.update_value(|keeping| {
                keeping.store = store;
                keeping.work = Work::Rests;
                keeping.is_behind = true;
            });
            self.not_kept.set(None);
            if is_fresh {
                self.read_again();
            } else {
                self.save();
            }
        });
    }

    /// A tab of a later version took the store for itself.
    pub(crate) fn made_way(self) {
        self.keeping.update_value(|keeping| {
            keeping.store = Store::Nowhere(StoreError::Later);
            keeping.work = Work::Failed;
        });
        self.tell_not_kept(StoreError::Later);
    }

    fn slots_now(self) -> (Vec<Slot>, SlotId) {
        self.session.with_untracked(|session| (session.slots.clone(), session.current))
    }

    /// The next writing, which is on its way from now on. `None` where there is nothing to write.
    fn begin(self, slots: &[Slot], in_use: SlotId) -> Option<Batch> {
        let begun = self.keeping.try_update_value(|keeping| {
            keeping.is_dirty = false;
            let batch = keeping.batch(slots, in_use);
            if let Some(batch) = &batch {
                let mut ahead = keeping.kept.clone();
                ahead.wrote(batch, slots);
                keeping.ahead = batch.to_text().ok().map(|text| (ahead, text));
            }
            keeping.note(None);
            batch
        });
        begun.flatten()
    }

    /// Writes what is to be written and reads what is to be read, until there is nothing of either.
    async fn work(self, first: Option<Batch>) {
        let mut next = first;
        loop {
            if let Some(batch) = next.take() {
                page::tell_kept(false);
                let store = self.keeping.with_value(|keeping| keeping.store.clone());
                match store.write(&batch).await {
                    Ok(conflicts) => self.written(&conflicts),
                    Err(error) => return self.not_kept(error),
                }
            }
            if self.keeping.with_value(|keeping| keeping.is_dirty) {
                let (slots, in_use) = self.slots_now();
                next = self.begin(&slots, in_use);
                if next.is_some() {
                    continue;
                }
            }
            if !self.keeping.try_update_value(|keeping| std::mem::take(&mut keeping.is_behind)).unwrap_or_default() {
                break;
            }
            let (store, own) = self.keeping.with_value(|keeping| (keeping.store.clone(), keeping.tab.to_string()));
            // What a tab had on its way that ended in the middle of it.
            if self.keeping.try_update_value(|keeping| std::mem::take(&mut keeping.has_ended_tab)).unwrap_or_default() {
                self.tell_left(write_left(&store, &own).await);
            }
            let read = store.read().await.map(records::read);
            self.caught_up(read);
        }
        self.rested();
    }

    /// The writing on its way is done, but for the slots that another tab has written.
    fn written(self, conflicts: &[u32]) {
        self.keeping.update_value(|keeping| {
            if let Some((mut kept, _)) = keeping.ahead.take() {
                kept.take_back(conflicts, &keeping.kept);
                keeping.kept = kept;
            }
            keeping.is_behind |= !conflicts.is_empty();
        });
        self.not_kept.set(None);
        self.tell_tabs_of_writing();
    }

    /// What is kept was read, and is shown. What the planner did meanwhile is written first; where another tab changed the same slot
    /// meanwhile, both are kept.
    fn caught_up(self, read: Result<Found, StoreError>) {
        let Ok(mut found) = read else { return };
        let (all, in_use) = self.slots_now();
        let Some(here) = all.iter().find(|slot| slot.id == in_use).cloned() else { return };
        let theirs = found.slots.iter().find(|slot| slot.id == here.id && slot.document != here.document).cloned();
        let (is_unsaved, is_dirty) = self.keeping.with_value(|keeping| {
            let is_unsaved = match keeping.kept.document(here.id) {
                Some(kept) => *kept != here.document,
                None => !here.document.edits.is_empty(),
            };
            (is_unsaved && keeping.kept.head(here.id) != found.kept.head(here.id), keeping.is_dirty)
        });
        // What goes on from what is kept loses nothing of it.
        let goes_on = theirs.as_ref().is_some_and(|theirs| {
            theirs.document.base == here.document.base && here.document.edits.starts_with(&theirs.document.edits)
        });
        let goes_on = goes_on && is_unsaved;
        let diverged = theirs.filter(|_| is_unsaved && !goes_on);
        let is_unread = found.unread.iter().any(|of| of.slot == here.id.0);
        if is_dirty && diverged.is_none() && !is_unread && !goes_on {
            self.keeping.update_value(|keeping| keeping.is_behind = true);
            return;
        }
        if goes_on && let Some(kept) = found.slots.iter_mut().find(|slot| slot.id == here.id) {
            kept.document = here.document.clone();
        }
        // Other slots of this tab that were never kept.
        let others: Vec<Slot> = self.keeping.with_value(|keeping| {
            let is_kept = |slot: &Slot| keeping.kept.document(slot.id) == Some(&slot.document);
            let is_there = |slot: &Slot| found.slots.iter().any(|kept| kept.id == slot.id && kept.document == slot.document);
            all.into_iter().filter(|slot| slot.id != here.id && !is_kept(slot) && !is_there(slot)).collect()
        });
        self.keeping.update_value(|keeping| {
            keeping.kept = found.kept;
            keeping.is_dirty |= goes_on;
        });
        if diverged.is_some() || is_unread {
            self.dispatch(Msg::Diverged { theirs: diverged, name: self.copy_name() });
        }
        if found.slots.is_empty() && found.unread.is_empty() {
            // Somebody emptied the store: what is open here is kept again.
            self.keeping.update_value(|keeping| keeping.is_dirty = true);
        } else {
            self.dispatch(Msg::SlotsRead(found.slots));
        }
        if !others.is_empty() {
            self.dispatch(Msg::SlotsImported(others));
        }
        self.tell_unread(&found.unread);
    }

    fn tell_left(self, left: Left) {
        if left.aside > 0 {
            self.toast(self.lang.get_untracked().left_aside().to_owned(), true);
        }
    }

    fn not_kept(self, error: StoreError) {
        self.keeping.update_value(|keeping| {
            keeping.ahead = None;
            keeping.work = Work::Failed;
        });
        // What could not be written is noted, where there is room for that.
        let (slots, in_use) = self.slots_now();
        self.keeping.with_value(|keeping| keeping.note(keeping.batch(&slots, in_use).as_ref()));
        self.tell_not_kept(error);
        self.do_afterwards();
    }

    fn tell_not_kept(self, error: StoreError) {
        page::tell_kept(false);
        self.not_kept.set(Some(error));
        self.stand(Standing::NotKept(error));
    }

    fn rested(self) {
        let rests = self.keeping.try_update_value(|keeping| {
            // The store may have gone to a later version meanwhile.
            let rests = keeping.work == Work::Goes;
            if rests {
                keeping.work = Work::Rests;
                keeping.note(None);
            }
            rests
        });
        page::tell_kept(rests == Some(true));
        self.do_afterwards();
    }

    fn do_afterwards(self) {
        let afterwards = self.keeping.try_update_value(|keeping| std::mem::take(&mut keeping.afterwards));
        for work in afterwards.into_iter().flatten() {
            work(self);
        }
    }

    fn tell_unread(self, unread: &[Unread]) {
        if let Some(Unread { error, .. }) = unread.first() {
            self.stand(Standing::SlotsUnread(unread.len(), error.clone()));
        }
    }

    /// Keeps what is known beside the slots; where there is no room for it, nothing is kept.
    pub(crate) fn keep(self) {
        let text = self.session.with_untracked(|session| kept::encode(&session.results.to_keep(), session.bases.first().0));
        if !storage::set(storage::RESULTS, &text) {
            storage::remove(storage::RESULTS);
        }
    }

    /// Opens what the browser kept and what the address holds, then asks for the first plan.
    pub fn open(self, opened: Opened) {
        let Opened { store, found, left } = opened;
        if let Some(text) = storage::get(storage::RESULTS) {
            let base = self.session.with_untracked(|session| session.bases.first().0);
            self.dispatch(Msg::ResultsRead(kept::decode(&text, base)));
        }
        self.learning.begin(self);
        let mut started = false;
        let failed = found.as_ref().err().copied().or(left.error);
        let found = found.unwrap_or_default();
        self.keeping.update_value(|keeping| {
            keeping.store = store;
            keeping.kept = found.kept;
        });
        if !found.slots.is_empty() {
            let current = storage::slot_of_tab().map(SlotId).or(found.in_use);
            let current = current.unwrap_or_else(|| found.slots[0].id);
            self.dispatch(Msg::Restored { slots: found.slots, current });
            started = true;
        }
        self.tell_unread(&found.unread);
        self.tell_left(left);
        if let Some(error) = failed {
            self.keeping.update_value(|keeping| keeping.work = Work::Failed);
            self.tell_not_kept(error);
        } else {
            started |= self.move_in(started);
        }
        self.meet_tabs();
        page::tell_kept(self.keeping.with_value(|keeping| keeping.work == Work::Rests));
        if !self.arrive() && !started {
            self.dispatch(Msg::Started);
        }
        self.ask_for_data_of_address();
    }

    /// Takes slots over that a version before the database kept; whether there were any.
    fn move_in(self, has_slots: bool) -> bool {
        let Some(text) = storage::get(storage::AUTOSAVE) else { return false };
        match autosave::decode(&text) {
            Ok((slots, current)) => {
                self.dispatch(if has_slots { Msg::SlotsImported(slots) } else { Msg::Restored { slots, current } });
                self.save();
                self.once_kept(|desk| {
                    if desk.keeping.with_value(|keeping| keeping.work == Work::Rests) {
                        storage::remove(storage::AUTOSAVE);
                    }
                });
                true
            }
            Err(error) => {
                // Where there is no room to set it aside, it stays where it is.
                if storage::set_aside(&text) {
                    storage::remove(storage::AUTOSAVE);
                }
                self.stand(Standing::Autosave(error));
                false
            }
        }
    }
}
