//! Share links: a document in the fragment of an address, as `v3.<length>.<text>`; formats 1 and 2 are read too.
//!
//! The text is base64url of a check sum and the deflated document. The length is that of the text, so that a link cut short by a
//! messenger can say how much is missing. Called by `web` to copy and open links; a link is hostile until decoded here. What messengers
//! do to links is mended in [`open`].

mod codes;
pub mod hint;
mod marks;
mod mending;
pub mod note;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::Fingerprint;
use miniz_oxide::{deflate::compress_to_vec, inflate::decompress_to_vec_with_limit};
use serde::{Serialize, de::DeserializeOwned};
use session::Sent;
use sha2::{Digest, Sha256};

use crate::wire::{v1, v2, v3};

pub use mending::{Mend, Opened, find, looks_like_link, open};

/// Longest text of a link, in characters.
pub const MAX_TEXT: usize = 200_000;

/// Most bytes that are looked at: the longest link, folded into lines, with a letter around it.
pub const MAX_PASTED: usize = 220_000;

/// Most bytes a link may unpack to.
pub const MAX_UNPACKED: usize = 2_000_000;

/// Bytes of the check sum.
const CHECK: usize = 4;

/// Why a link cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// It does not begin as a link of ours does.
    NotALink,
    /// It was made by a newer version of the page.
    Newer {
        /// Its format.
        found: u32,
        /// The newest format known here.
        known: u32,
    },
    /// It is longer than any link of ours.
    TooLong {
        /// Its characters.
        found: usize,
        /// The most allowed.
        most: usize,
    },
    /// Characters are missing at its end, or were added.
    Incomplete {
        /// Characters received.
        found: usize,
        /// Characters it should have.
        expected: usize,
    },
    /// Its characters were changed on the way.
    Damaged,
    /// It says something that this version does not know: a newer one made it.
    Unknown(String),
}

/// The fragment (without `#`) that holds a document, the fingerprint of its plan and its name. O(size).
///
/// # Errors
/// [`LinkError::TooLong`] when the document is too large for a link.
pub fn encode(sent: &Sent) -> Result<String, LinkError> {
    let fingerprint = sent.fingerprint.map(|fingerprint| fingerprint.0);
    let wire = v3::WireLink { document: (&sent.document).into(), fingerprint, name: sent.name.clone() };
    let plain = postcard::to_allocvec(&wire).map_err(|_| LinkError::Damaged)?;
    let packed = compress_to_vec(&plain, 9);
    let mut bytes = check_sum(&packed).to_vec();
    bytes.extend_from_slice(&packed);
    let text = URL_SAFE_NO_PAD.encode(bytes);
    if text.len() > MAX_TEXT || plain.len() > MAX_UNPACKED {
        return Err(LinkError::TooLong { found: text.len(), most: MAX_TEXT });
    }
    Ok(format!("v{}.{}.{text}", v3::VERSION, text.len()))
}

/// What a link holds: a fragment, with or without `#`, or a text in which a link stands. See [`open`], which says what was mended. O(size),
/// with limits before work.
///
/// # Errors
/// Why it cannot be opened.
pub fn decode(fragment: &str) -> Result<Sent, LinkError> {
    open(fragment).map(|opened| opened.sent)
}

/// The packed document of the text of a link, where its check sum is right.
fn packed(text: &str) -> Option<Vec<u8>> {
    let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
    let (check, packed) = bytes.split_at_checked(CHECK)?;
    (check == check_sum(packed)).then(|| packed.to_vec())
}

/// The document of a format. The check sum does not cover the format that a link names: what says that it is of an older format, and reads
/// as something else in a newer one, is not opened. (No link of an older format that was ever made reads so.)
fn unpack(version: u32, packed: &[u8]) -> Result<Sent, LinkError> {
    let plain = decompress_to_vec_with_limit(packed, MAX_UNPACKED).map_err(|_| LinkError::Damaged)?;
    let sent = read(version, &plain)?;
    let mut newer = (version + 1..=v3::VERSION).filter_map(|newer| read(newer, &plain).ok());
    if newer.any(|other| other != sent) { Err(LinkError::Damaged) } else { Ok(sent) }
}

fn read(version: u32, plain: &[u8]) -> Result<Sent, LinkError> {
    let (document, fingerprint, name) = match version {
        v1::VERSION => {
            let v1::WireLink { document, fingerprint } = whole(plain)?;
            (document.into(), fingerprint, String::new())
        }
        v2::VERSION => {
            let v2::WireLink { document, fingerprint, name } = whole(plain)?;
            (document.into(), fingerprint, name)
        }
        v3::VERSION => {
            let v3::WireLink { document, fingerprint, name } = whole(plain)?;
            let document = document.try_into().map_err(|v3::Unknown(what)| LinkError::Unknown(what))?;
            (document, fingerprint, name)
        }
        _ => return Err(LinkError::NotALink),
    };
    Ok(Sent { document, fingerprint: fingerprint.map(Fingerprint), name })
}

/// What all of these bytes say: those that would not be written so, or that nobody reads, were not written as this.
fn whole<Wire: Serialize + DeserializeOwned>(plain: &[u8]) -> Result<Wire, LinkError> {
    let wire: Wire = postcard::from_bytes(plain).map_err(|_| LinkError::Damaged)?;
    let written = postcard::to_allocvec(&wire).map_err(|_| LinkError::Damaged)?;
    if written == plain { Ok(wire) } else { Err(LinkError::Damaged) }
}

fn check_sum(bytes: &[u8]) -> [u8; CHECK] {
    let digest = Sha256::digest(bytes);
    [digest[0], digest[1], digest[2], digest[3]]
}

#[cfg(test)]
mod tests {
    use domain::{Adcode, Pair, PairRule};
    use session::{Document, Edit};

    use super::*;

    fn sent() -> Sent {
        let mut document = Document::new(Fingerprint(0xABCD));
        for west in [450_000, 510_000, 520_000] {
            let pair = Pair { east: Adcode(110_000), west: Adcode(west) };
            document.push(Edit::PairRule { pair, rule: PairRule::Pinned });
        }
        document.push(Edit::Together(vec![Edit::KindWeights(vec![1, 2, 3, 9_994])]));
        Sent { document, fingerprint: Some(Fingerprint(7)), name: "试算".to_owned() }
    }

    #[test]
    fn a_link_gives_back_what_went_in() {
        let fragment = encode(&sent()).unwrap();
        assert_eq!(decode(&fragment), Ok(sent()));
        assert_eq!(decode(&format!("#{fragment}&view=pairing")), Ok(sent()));
    }

    #[test]
    fn a_link_cut_short_says_how_much_is_missing() {
        let fragment = encode(&sent()).unwrap();
        let cut = &fragment[..fragment.len() - 5];
        let Err(LinkError::Incomplete { found, expected }) = decode(cut) else { panic!("must be incomplete") };
        assert_eq!(expected - found, 5);
    }

    #[test]
    fn every_changed_character_is_noticed() {
        let fragment = encode(&sent()).unwrap();
        let start = fragment.rfind('.').unwrap() + 1;
        for place in start..fragment.len() {
            let mut changed: Vec<char> = fragment.chars().collect();
            changed[place] = if changed[place] == 'A' { 'B' } else { 'A' };
            let changed: String = changed.into_iter().collect();
            assert_eq!(decode(&changed), Err(LinkError::Damaged), "{place}");
        }
    }

    #[test]
    fn foreign_newer_and_huge_fragments_are_named() {
        assert_eq!(decode(""), Err(LinkError::NotALink));
        assert_eq!(decode("#view=pairing"), Err(LinkError::NotALink));
        assert_eq!(decode("v0.3.abc"), Err(LinkError::NotALink));
        assert_eq!(decode("v4.3.abc"), Err(LinkError::Newer { found: 4, known: 3 }));
        assert!(matches!(decode(&"v1.".repeat(100_000)), Err(LinkError::TooLong { .. })));
    }
}
