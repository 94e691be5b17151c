//! The browser's database: one table of texts by key, in which slots are kept.

use exchange::records::{self, Batch, IN_USE, Meeting};
use idb::{Database as Connection, DatabaseEvent, Error, Factory, KeyRange, ObjectStore, Transaction, TransactionMode};
use js_sys::JsString;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::IdbTransaction;

use exchange::records::StoreError;

use super::store::pause;

const NAME: &str = "dongxi";
const VERSION: u32 = 1;
const RECORDS: &str = "records";

/// The name of the error of a store that is full.
const FULL: &str = "QuotaExceededError";
/// The name of the error of a database of a later version.
const LATER: &str = "VersionError";
/// The names of errors where the browser gives this page no database, as in private windows.
const NONE: [&str; 3] = ["SecurityError", "InvalidStateError", "NotSupportedError"];

/// The database, opened.
pub struct Database(Connection);

impl Database {
    /// Opens it, or makes it. `on_later` is called when a tab of a later version wants to change it: it is closed for it then.
    ///
    /// # Errors
    /// Why there is none to be had.
    pub async fn open(on_later: impl FnOnce() + 'static) -> Result<Self, StoreError> {
        // Where there is no database at all, or none for this page, it is denied.
        let request = Factory::new().and_then(|factory| factory.open(NAME, Some(VERSION)));
        let mut request = request.map_err(|_| StoreError::Denied)?;
        request.on_upgrade_needed(|event| {
            // Where it cannot be made, opening fails.
            if let Ok(connection) = event.database() {
                drop(connection.create_object_store(RECORDS, idb::ObjectStoreParams::new()));
            }
        });
        let mut connection = request.await.map_err(|error| of_opening(&error))?;
        connection.on_version_change(move |event| {
            if let Some(old) = event.target().and_then(|target| target.dyn_into::<web_sys::IdbDatabase>().ok()) {
                old.close();
            }
            on_later();
        });
        Ok(Self(connection))
    }

    /// All records.
    ///
    /// # Errors
    /// Why they cannot be read.
    pub async fn read(&self) -> Result<Vec<(String, String)>, StoreError> {
        let read = async {
            let table = self.0.transaction(&[RECORDS], TransactionMode::ReadOnly)?.object_store(RECORDS)?;
            let (keys, texts) = (table.get_all_keys(None, None)?, table.get_all(None, None)?);
            Ok((keys.await?, texts.await?))
        };
        let (keys, texts) = read.await.map_err(|error: Error| of(&error))?;
        let pairs = keys.iter().zip(&texts).filter_map(|(key, text)| Some((key.as_string()?, text.as_string()?)));
        Ok(pairs.collect())
    }

    /// Deletes all records.
    ///
    /// # Errors
    /// Why they are still there.
    pub async fn clear(&self) -> Result<(), StoreError> {
        let clear = async {
            let transaction = self.0.transaction(&[RECORDS], TransactionMode::ReadWrite)?;
            transaction.object_store(RECORDS)?.clear()?.await?;
            transaction.commit()?.await
        };
        clear.await.map(drop).map_err(|error: Error| of(&error))
    }

    /// Writes what meets what it expects, in one step: all of it or nothing. Gives back the slots that somebody else has written.
    ///
    /// # Errors
    /// Why nothing was written.
    pub async fn write(&self, batch: &Batch) -> Result<Vec<u32>, StoreError> {
        let transaction = self.0.transaction(&[RECORDS], TransactionMode::ReadWrite).map_err(|error| of(&error))?;
        let inner: IdbTransaction = transaction.into();
        let why = inner.clone();
        let written = async {
            let transaction = Transaction::from(inner);
            let table = transaction.object_store(RECORDS)?;
            let conflicts = put(&table, batch).await?;
            // At once, so that it is written even where the page is closed before it hears of it.
            let result = transaction.commit()?.await?;
            Ok((result.is_committed(), conflicts))
        };
        match written.await {
            Ok((true, conflicts)) => Ok(conflicts),
            failed => {
                // An error is told before the transaction says why it ends.
                if why.error().is_none() {
                    pause(0).await;
                }
                let is_full = why.error().is_some_and(|error| error.name() == FULL);
                Err(if is_full { StoreError::Full } else { failed.err().map_or(StoreError::Denied, |error| of(&error)) })
            }
        }
    }
}

async fn put(table: &ObjectStore, batch: &Batch) -> Result<Vec<u32>, Error> {
    let mut conflicts = Vec::new();
    for write in &batch.slots {
        let key = JsValue::from(records::head_key(write.slot));
        let head = table.get(key.clone())?.await?.and_then(|head| head.as_string());
        match write.meets(head.as_deref()) {
            Meeting::Conflicts => conflicts.push(write.slot),
            Meeting::IsThere => {}
            Meeting::Writes => {
                let stay = if write.after.is_some() { write.stay } else { 0 };
                let (first, last) = records::edit_keys_from(write.slot, stay);
                table.delete(KeyRange::bound(&first.into(), &last.into(), None, Some(true))?)?;
                for (index, text) in write.edits.iter().enumerate() {
                    table.put(&JsString::from(text.as_str()), Some(&records::edit_key(write.slot, stay + index).into()))?;
                }
                match &write.after {
                    Some(head) => drop(table.put(&JsString::from(head.as_str()), Some(&key))?),
                    None => drop(table.delete(key)?),
                }
            }
        }
    }
    if let Some(slot) = batch.in_use {
        table.put(&JsString::from(slot.to_string()), Some(&IN_USE.into()))?;
    }
    Ok(conflicts)
}

/// Why the database refuses.
fn of(error: &Error) -> StoreError {
    match name_of(error).as_str() {
        FULL => StoreError::Full,
        LATER => StoreError::Later,
        _ => StoreError::Denied,
    }
}

/// Why it does not open. One that is there and does not open may do so later.
fn of_opening(error: &Error) -> StoreError {
    match name_of(error).as_str() {
        FULL => StoreError::Full,
        LATER => StoreError::Later,
        name if NONE.contains(&name) => StoreError::Denied,
        _ => StoreError::Silent,
    }
}

fn name_of(error: &Error) -> String {
    match error {
        Error::DomException(exception) => exception.name(),
        _ => String::new(),
    }
}

impl Drop for Database {
    /// An open connection that nobody uses stands in the way of a later version.
    fn drop(&mut self) {
        self.0.close();
    }
}
