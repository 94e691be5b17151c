//! Names of attributes as they pass between programs: as texts, of which the table of attributes has each one once.

use domain::attribute::{NEED, OFFER};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use crate::recognise::ROW_NUMBER;

/// The id of an attribute.
pub type Id = &'static str;

/// Writes the name of an attribute.
///
/// # Errors
/// Those of the format.
pub fn serialize<S: Serializer>(id: &Id, to: S) -> Result<S::Ok, S::Error> {
    id.serialize(to)
}

/// Reads the name of an attribute. O(attributes).
///
/// # Errors
/// Where no attribute is called so.
pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Id, D::Error> {
    let text = String::deserialize(from)?;
    known(&text).ok_or_else(|| D::Error::custom("no attribute"))
}

fn known(text: &str) -> Option<Id> {
    let ids = NEED.iter().map(|attribute| attribute.id).chain(OFFER.iter().map(|attribute| attribute.id));
    ids.chain([ROW_NUMBER]).find(|id| *id == text)
}

/// Several names.
pub mod list {
    use super::{Deserialize, Deserializer, Error, Id, Serialize, Serializer, known};

    /// Writes the names.
    ///
    /// # Errors
    /// Those of the format.
    pub fn serialize<S: Serializer>(ids: &[Id], to: S) -> Result<S::Ok, S::Error> {
        ids.serialize(to)
    }

    /// Reads the names. O(names × attributes).
    ///
    /// # Errors
    /// Where no attribute is called like one of them.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Id>, D::Error> {
        let texts = Vec::<String>::deserialize(from)?;
        texts.iter().map(|text| known(text).ok_or_else(|| D::Error::custom("no attribute"))).collect()
    }
}
