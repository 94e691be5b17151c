//! The autosave: a planner's slots as text for the browser's storage.
//!
//! The first line names the format and holds a check sum; the second is JSON. Called by `web` after every edit and at the start.

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use session::{Document, Slot, SlotId};
use sha2::{Digest, Sha256};

use crate::wire::{v1, v2, v3};

/// Longest text that is looked at, in bytes.
pub const MAX_TEXT: usize = 5_000_000;

/// Version of this format. 2 added the star, 3 has documents of wire format 2, 4 of wire format 3; the older ones are read too.
pub const VERSION: u32 = 4;

/// The version whose documents are of wire format 2.
const WITH_WIRE_2: u32 = 3;

const NAME: &str = "dongxi-autosave";

/// Why an autosave cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AutosaveError {
    /// It is no autosave of ours, or longer than any.
    NotAnAutosave,
    /// A newer version of the page wrote it.
    Newer {
        /// Its format.
        found: u32,
        /// The newest format known here.
        known: u32,
    },
    /// Its content does not match its check sum, or cannot be read.
    Damaged,
    /// It says something that this version does not know: a newer one wrote it.
    Unknown(String),
}

#[derive(Serialize, Deserialize)]
struct WireSave<Document> {
    slots: Vec<WireSlot<Document>>,
    current: u32,
}

#[derive(Serialize, Deserialize)]
struct WireSlot<Document> {
    id: u32,
    name: String,
    #[serde(default)]
    starred: bool,
    document: Document,
}

/// The slots as text. O(size).
///
/// # Errors
/// [`AutosaveError::Damaged`] when it cannot be written, which only running out of memory can cause.
pub fn encode(slots: &[Slot], current: SlotId) -> Result<String, AutosaveError> {
    let slots = slots.iter().map(|slot| WireSlot {
        id: slot.id.0,
        name: slot.name.clone(),
        starred: slot.is_starred,
        document: v3::WireDocument::from(&slot.document),
    });
    let save = WireSave { slots: slots.collect(), current: current.0 };
    let body = serde_json::to_string(&save).map_err(|_| AutosaveError::Damaged)?;
    Ok(format!("{NAME} {VERSION} {}\n{body}", check_sum(&body)))
}

/// The slots in a text. O(size).
///
/// # Errors
/// Why it cannot be read; the text should then be kept aside, not overwritten.
pub fn decode(text: &str) -> Result<(Vec<Slot>, SlotId), AutosaveError> {
    if text.len() > MAX_TEXT {
        return Err(AutosaveError::NotAnAutosave);
    }
    let (head, body) = text.split_once('\n').ok_or(AutosaveError::NotAnAutosave)?;
    let mut words = head.split(' ');
    if words.next() != Some(NAME) {
        return Err(AutosaveError::NotAnAutosave);
    }
    let found = words.next().and_then(|word| word.parse::<u32>().ok()).ok_or(AutosaveError::NotAnAutosave)?;
    if found > VERSION {
        return Err(AutosaveError::Newer { found, known: VERSION });
    }
    if words.next() != Some(check_sum(body).as_str()) {
        return Err(AutosaveError::Damaged);
    }
    match found {
        VERSION => read(body, |wire: v3::WireDocument| {
            Document::try_from(wire).map_err(|v3::Unknown(what)| AutosaveError::Unknown(what))
        }),
        WITH_WIRE_2 => read(body, |wire: v2::WireDocument| Ok(wire.into())),
        _ => read(body, |wire: v1::WireDocument| Ok(wire.into())),
    }
}

fn read<Wire: DeserializeOwned>(
    body: &str,
    document: impl Fn(Wire) -> Result<Document, AutosaveError>,
) -> Result<(Vec<Slot>, SlotId), AutosaveError> {
    let save: WireSave<Wire> = serde_json::from_str(body).map_err(|_| AutosaveError::Damaged)?;
    if save.slots.is_empty() {
        return Err(AutosaveError::Damaged);
    }
    let slots = save.slots.into_iter();
    let slots = slots.map(|slot| {
        let document = document(slot.document)?;
        Ok(Slot { id: SlotId(slot.id), name: slot.name, is_starred: slot.starred, document })
    });
    Ok((slots.collect::<Result<_, _>>()?, SlotId(save.current)))
}

fn check_sum(body: &str) -> String {
    let digest = Sha256::digest(body.as_bytes());
    digest[..8].iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

#[cfg(test)]
mod tests {
    use domain::{Adcode, Fingerprint, PartnerBounds};
    use session::Edit;

    use super::*;

    fn slots() -> Vec<Slot> {
        let mut document = Document::new(Fingerprint(u64::MAX));
        let bounds = Some(PartnerBounds { least: 0, most: 2 });
        document.push(Edit::Bounds { party: Adcode(640_000), bounds });
        document.push(Edit::Bounds { party: Adcode(640_000), bounds: None });
        document.cursor = 1;
        vec![
            Slot { id: SlotId(0), name: String::new(), is_starred: false, document: Document::new(Fingerprint(1)) },
            Slot { id: SlotId(4), name: "试算".to_owned(), is_starred: true, document },
        ]
    }

    #[test]
    fn an_autosave_gives_back_slots_and_undone_edits() {
        let text = encode(&slots(), SlotId(4)).unwrap();
        assert_eq!(decode(&text), Ok((slots(), SlotId(4))));
    }

    #[test]
    fn damage_and_newer_formats_are_named() {
        let text = encode(&slots(), SlotId(4)).unwrap();
        assert_eq!(decode(&text.replace("试算", "试试")), Err(AutosaveError::Damaged));
        assert_eq!(decode(&text[..text.len() - 1]), Err(AutosaveError::Damaged));
        assert_eq!(decode(&text.replace("autosave 4", "autosave 9")), Err(AutosaveError::Newer { found: 9, known: 4 }));
        assert_eq!(decode("{}"), Err(AutosaveError::NotAnAutosave));
        assert_eq!(decode(""), Err(AutosaveError::NotAnAutosave));
    }
}
