//! What the browser keeps of the planner's slots.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Page;

/// Records of the browser's database, by key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept(pub BTreeMap<String, String>);

impl Kept {
    /// How many slots are kept.
    pub fn slots(&self) -> usize {
        self.0.keys().filter(|key| key.strip_prefix("slot/").is_some_and(|id| !id.contains('/'))).count()
    }

    /// Whether an edit says this.
    pub fn says(&self, words: &str) -> bool {
        self.0.iter().any(|(key, text)| key.starts_with("slot/") && text.contains(words))
    }
}

/// Calls the last argument with what the table holds; empty where there is no database yet.
const READ: &str = "const done = arguments[arguments.length - 1];
    const request = indexedDB.open('dongxi');
    request.onerror = () => done(null);
    request.onupgradeneeded = () => { request.transaction.abort(); };
    request.onsuccess = () => {
        const table = request.result.transaction('records').objectStore('records');
        const [keys, texts] = [table.getAllKeys(), table.getAll()];
        texts.onsuccess = () => {
            request.result.close();
            done(Object.fromEntries(keys.result.map((key, place) => [key, texts.result[place]])));
        };
    };";

impl Page {
    /// What the browser keeps, once the page has nothing on its way into it.
    pub async fn kept(&self) -> Kept {
        self.until("all is kept", "document.documentElement.dataset.kept === 'true'").await;
        self.records().await
    }

    /// What the browser keeps now.
    pub async fn records(&self) -> Kept {
        Kept(serde_json::from_value(self.run_later(READ).await).unwrap_or_default())
    }

    /// Puts a text in the place of the record of a key, as something else than the page would.
    pub async fn put_record(&self, key: &str, text: &str) {
        let script = format!(
            "const done = arguments[arguments.length - 1];
            const request = indexedDB.open('dongxi');
            request.onsuccess = () => {{
                const writing = request.result.transaction('records', 'readwrite');
                writing.objectStore('records').put({}, {});
                writing.oncomplete = () => {{ request.result.close(); done(true); }};
            }};",
            Value::from(text),
            Value::from(key)
        );
        assert_eq!(self.run_later(&script).await, true);
    }
}
