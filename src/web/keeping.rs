//! What keeping the planner's slots knows: the store, what it holds, what is on its way into it; and how the store is opened. Called by
//! `saving`.

use exchange::records::{self, Batch, Found, Kept, StoreError};
use session::{Slot, SlotId};

use crate::{
    runtime::{storage, store::Store},
    state::Desk,
};

/// The store, opened, and what it holds.
pub struct Opened {
    pub(crate) store: Store,
    pub(crate) found: Result<Found, StoreError>,
    pub(crate) left: Left,
}

/// What tabs that have ended had on its way into the store.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Left {
    /// Writings that did not fit what is there: they are kept aside.
    pub(crate) aside: usize,
    /// Why the rest could not be written.
    pub(crate) error: Option<StoreError>,
}

/// What is to be done once nothing is on its way into the store.
pub(crate) type Afterwards = Box<dyn FnOnce(Desk)>;

/// What goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Work {
    /// Nothing.
    Rests,
    /// The store is being written or read.
    Goes,
    /// Writing failed: it is not tried again until the planner asks for it.
    Failed,
}

/// How keeping goes.
pub struct Keeping {
    pub(crate) store: Store,
    /// Names this tab among those that share the store.
    pub(crate) tab: u32,
    /// What the store is known to hold.
    pub(crate) kept: Kept,
    /// What it holds once the writing that is on its way is done, and that writing as a text.
    pub(crate) ahead: Option<(Kept, String)>,
    pub(crate) work: Work,
    /// Whether there may be something to be written.
    pub(crate) is_dirty: bool,
    /// Whether another tab has written, or has ended.
    pub(crate) is_behind: bool,
    /// Whether a tab ended, which may have left something on its way.
    pub(crate) has_ended_tab: bool,
    pub(crate) afterwards: Vec<Afterwards>,
}

impl Keeping {
    /// Nothing is known of a store yet.
    pub fn new(tab: u32) -> Self {
        Self {
            store: Store::Nowhere(StoreError::Silent),
            tab,
            kept: Kept::default(),
            ahead: None,
            work: Work::Rests,
            is_dirty: false,
            is_behind: false,
            has_ended_tab: false,
            afterwards: Vec::new(),
        }
    }

    /// Work begins, where none goes on and none has failed.
    pub(crate) fn begins(&mut self) -> bool {
        let begins = self.work == Work::Rests;
        if begins {
            self.work = Work::Goes;
        }
        begins
    }

    /// What is to be written beyond what is on its way. `None` where nothing is.
    pub(crate) fn batch(&self, slots: &[Slot], in_use: SlotId) -> Option<Batch> {
        let kept = self.ahead.as_ref().map_or(&self.kept, |(kept, _)| kept);
        kept.batch(slots, in_use, self.tab).ok().filter(|batch| !batch.is_empty())
    }

    /// Notes at once what is on its way and what is to follow it.
    pub(crate) fn note(&self, next: Option<&Batch>) {
        let next = next.and_then(|next| next.to_text().ok());
        let on_its_way = self.ahead.as_ref().map(|(_, text)| text.clone());
        let lines: Vec<String> = on_its_way.into_iter().chain(next).collect();
        let tab = self.tab.to_string();
        // Where there is no room for it, the database alone has to do.
        if lines.is_empty() || !storage::set_pending(&tab, &lines.join("\n")) {
            storage::remove_pending(&tab);
        }
    }
}

/// Opens the store, writes what tabs that have ended could not write, and reads it all. `on_later` is called when a tab of a later version
/// needs the store for itself.
pub async fn open(on_later: impl FnOnce() + 'static) -> Opened {
    let store = Store::open(on_later).await;
    let mut not_forgotten = None;
    if storage::is_to_forget() {
        not_forgotten = store.clear().await.err();
        storage::has_forgotten();
    }
    move_texts_in(&store).await;
    let mut left = write_left(&store, "").await;
    left.error = left.error.or(not_forgotten);
    let found = store.read().await.map(records::read);
    Opened { store, found, left }
}

/// Moves slots that were kept as texts, while there was no database, into the database.
async fn move_texts_in(store: &Store) {
    let texts = if matches!(store, Store::Database(_)) { storage::records() } else { Vec::new() };
    let found = records::read(texts.clone());
    let Some(first) = found.slots.first() else { return };
    let Ok(batch) = Kept::default().batch(&found.slots, found.in_use.unwrap_or(first.id), 0) else { return };
    // What cannot be read, or is in the database already, stays as it is.
    if store.write(&batch).await.is_ok_and(|conflicts| conflicts.is_empty()) && found.unread.is_empty() {
        for (key, _) in texts {
            storage::remove_record(&key);
        }
    }
}

/// Writes what other tabs than this one have on its way. Of a tab that has not ended, that changes nothing: it finds it written.
pub(crate) async fn write_left(store: &Store, own: &str) -> Left {
    let mut left = Left::default();
    for (tab, text) in storage::pending().into_iter().filter(|(tab, _)| tab != own) {
        let mut is_done = true;
        for line in text.lines() {
            let written = match Batch::from_text(line) {
                Some(batch) => store.write(&batch).await,
                None => Ok(vec![0]),
            };
            match written {
                Ok(conflicts) if conflicts.is_empty() => {}
                // Somebody went on from another state, or it is no batch of ours: it is kept for who knows how to read it.
                Ok(_) if storage::set_aside(line) => left.aside += 1,
                Ok(_) => is_done = false,
                Err(error) => {
                    left.error = Some(error);
                    return left;
                }
            }
        }
        // What the tab has noted since stays.
        if is_done && storage::pending_of(&tab).as_deref() == Some(text.as_str()) {
            storage::remove_pending(&tab);
        }
    }
    left
}
