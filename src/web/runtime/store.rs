//! Where the planner's slots are kept: in the browser's database, where there is none in its storage of texts, else nowhere. Whoever keeps
//! them says what is taken to be there, so that no tab writes over what another wrote (see `exchange::records`).

use std::{cell::Cell, rc::Rc};

use exchange::records::{self, Batch, IN_USE, Meeting, StoreError};
use futures_util::{
    FutureExt,
    future::{Either, select},
};
use js_sys::Promise;
use leptos::prelude::window;
use wasm_bindgen_futures::JsFuture;

use super::{database::Database, storage};

/// How long the database may take to open, in milliseconds.
const OPENS_WITHIN: i32 = 2_000;
/// How long it may take to read or write.
const ANSWERS_WITHIN: i32 = 15_000;

/// Where slots are kept.
#[derive(Clone)]
pub enum Store {
    /// In the browser's database.
    Database(Rc<Database>),
    /// In its storage of texts.
    Texts,
    /// Nowhere.
    Nowhere(StoreError),
}

impl Store {
    /// Opens the best there is. `on_later` is called when a tab of a later version needs the database for itself.
    pub async fn open(on_later: impl FnOnce() + 'static) -> Self {
        // An answer that comes too late is none.
        let is_late = Rc::new(Cell::new(false));
        let late = Rc::clone(&is_late);
        let opening = Database::open(move || {
            if !late.get() {
                on_later();
            }
        });
        let opened = match select(opening.boxed_local(), pause(OPENS_WITHIN).boxed_local()).await {
            Either::Left((opened, _)) => opened,
            Either::Right(_) => {
                is_late.set(true);
                Err(StoreError::Silent)
            }
        };
        match opened {
            Ok(database) => Self::Database(Rc::new(database)),
            Err(StoreError::Denied) if storage::works() => Self::Texts,
            // What is kept in a database that is there and does not open is not to be hidden by something else.
            Err(error) => Self::Nowhere(error),
        }
    }

    /// Deletes all records of the database. Those that are texts go with the other texts.
    ///
    /// # Errors
    /// Why they are still there.
    pub async fn clear(&self) -> Result<(), StoreError> {
        match self {
            Self::Database(database) => database.clear().await,
            Self::Texts => Ok(()),
            Self::Nowhere(error) => Err(*error),
        }
    }

    /// All records that are kept.
    ///
    /// # Errors
    /// Why they cannot be read.
    pub async fn read(&self) -> Result<Vec<(String, String)>, StoreError> {
        match self {
            Self::Database(database) => in_time(database.read()).await,
            Self::Texts => Ok(storage::records()),
            Self::Nowhere(error) => Err(*error),
        }
    }

    /// Writes a batch; the slots of it that somebody else has written.
    ///
    /// # Errors
    /// Why nothing was written.
    pub async fn write(&self, batch: &Batch) -> Result<Vec<u32>, StoreError> {
        match self {
            Self::Database(database) => in_time(database.write(batch)).await,
            Self::Texts => write_texts(batch),
            Self::Nowhere(error) => Err(*error),
        }
    }
}

/// What the database answers, where it does so in time. What it does later is found done.
async fn in_time<T>(work: impl Future<Output = Result<T, StoreError>>) -> Result<T, StoreError> {
    let (work, late) = (std::pin::pin!(work), std::pin::pin!(pause(ANSWERS_WITHIN)));
    match select(work, late).await {
        Either::Left((answer, _)) => answer,
        Either::Right(_) => Err(StoreError::Silent),
    }
}

/// Writes a batch to the storage of texts. Where there is no room for all of it, everything is as it was.
fn write_texts(batch: &Batch) -> Result<Vec<u32>, StoreError> {
    let mut before = Vec::new();
    let written = put_texts(batch, &mut before);
    if written.is_err() {
        for (key, text) in before.into_iter().rev() {
            match text {
                // What was there had room.
                Some(text) => drop(storage::set_record(&key, &text)),
                None => storage::remove_record(&key),
            }
        }
    }
    written
}

/// Notes before each change what was there.
fn put_texts(batch: &Batch, before: &mut Vec<(String, Option<String>)>) -> Result<Vec<u32>, StoreError> {
    let mut conflicts = Vec::new();
    let mut put = |key: &str, text: &str| {
        before.push((key.to_owned(), storage::record(key)));
        if storage::set_record(key, text) { Ok(()) } else { Err(StoreError::Full) }
    };
    for write in &batch.slots {
        let key = records::head_key(write.slot);
        match write.meets(storage::record(&key).as_deref()) {
            Meeting::Conflicts => conflicts.push(write.slot),
            Meeting::IsThere => {}
            Meeting::Writes => {
                for (index, text) in write.edits.iter().enumerate() {
                    put(&records::edit_key(write.slot, write.stay + index), text)?;
                }
                match &write.after {
                    Some(head) => put(&key, head)?,
                    None => storage::remove_record(&key),
                }
                let first_gone = if write.after.is_some() { write.stay + write.edits.len() } else { 0 };
                let (first, last) = records::edit_keys_from(write.slot, first_gone);
                for (key, _) in storage::records().iter().filter(|(key, _)| *key >= first && *key < last) {
                    storage::remove_record(key);
                }
            }
        }
    }
    if let Some(slot) = batch.in_use {
        put(IN_USE, &slot.to_string())?;
    }
    Ok(conflicts)
}

/// Goes on after so many milliseconds.
pub async fn pause(milliseconds: i32) {
    let timer = Promise::new(&mut |done, _| {
        drop(window().set_timeout_with_callback_and_timeout_and_arguments_0(&done, milliseconds));
    });
    drop(JsFuture::from(timer).await);
}
