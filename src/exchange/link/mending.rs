//! Links as they arrive: mended where the length and the check sum that they carry prove that it is right, and refused otherwise.
//!
//! What is tried for a text, in this order: as it is; its first characters, as many as it should have; all of it, where the length that
//! it states was damaged; and all of it with one or two characters more.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use session::Sent;
use sha2::{Digest, Sha256};

use super::{
    CHECK, LinkError, MAX_PASTED, MAX_TEXT,
    codes::{self, Code, is_of_text},
    marks::{self, Mark},
    packed, unpack,
};
use crate::wire::v3;

/// Most characters that are found again.
const MOST_MISSING: usize = 2;

/// From how many characters on a word of an address is no word.
const LONG_TOKEN: usize = 24;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Something that was wrong with a link and could be put right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mend {
    /// It stood in an address or in a text.
    Around,
    /// White space stood in it.
    Spaces,
    /// Characters of it had been written otherwise: full-width, escaped, of another alphabet.
    Characters,
    /// Something stood right behind it.
    Tail,
    /// The length that it states was damaged.
    Length,
    /// So many characters were missing at its end: the only ones that its check sum allows were put there.
    Completed(usize),
    /// The text holds so many other scenarios; this is the first.
    Others(usize),
}

/// An opened link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// What it holds.
    pub sent: Sent,
    /// What was mended, each once; empty for a link that came as it was sent, whatever follows an `&`.
    pub mends: Vec<Mend>,
    /// The link as it was sent: `v<format>.<length>.<text>`.
    pub code: String,
}

/// Opens a link: a fragment, an address or a text in which one stands. O(length), with limits before work; a link that is short of two
/// characters costs 4,096 check sums of its last characters more.
///
/// # Errors
/// Why it cannot be opened. Nothing is opened whose check sum is not right.
pub fn open(text: &str) -> Result<Opened, LinkError> {
    if text.len() > MAX_PASTED {
        return Err(LinkError::TooLong { found: text.len(), most: MAX_TEXT });
    }
    let marks = marks::marks(text);
    let codes = codes::codes(&marks);
    let mut opened: Vec<Opened> = Vec::new();
    let mut refused: Option<(usize, LinkError)> = None;
    for code in &codes {
        match open_code(&marks, code) {
            Ok(found) if opened.iter().any(|other| other.code == found.code) => {}
            Ok(found) => opened.push(found),
            Err(error) => {
                let length = code.end - code.text;
                if refused.as_ref().is_none_or(|(longest, _)| length > *longest) {
                    refused = Some((length, error));
                }
            }
        }
    }
    let others = opened.len().saturating_sub(1);
    let Some(mut first) = opened.into_iter().next() else {
        let newer = codes::version_at_start(&marks).filter(|version| *version > v3::VERSION);
        let newer = newer.map(|found| LinkError::Newer { found, known: v3::VERSION });
        return Err(refused.map(|(_, error)| error).or(newer).unwrap_or(LinkError::NotALink));
    };
    if !text.contains(&first.code) && !first.mends.iter().any(|mend| !matches!(mend, Mend::Around | Mend::Tail)) {
        first.mends.push(Mend::Characters);
    }
    if others > 0 {
        first.mends.push(Mend::Others(others));
    }
    Ok(first)
}

/// The link of ours that stands in an address or a text, `v<format>.<length>.<text>`: mended where it can be, else as it stands there,
/// and [`open`] says what is wrong with it. The cost is that of opening it.
pub fn find(text: &str) -> Option<String> {
    if let Ok(opened) = open(text) {
        return Some(opened.code);
    }
    if text.len() > MAX_PASTED {
        return None;
    }
    let marks = marks::marks(text);
    let longest = codes::codes(&marks).into_iter().max_by_key(|code| code.end - code.text)?;
    let characters: String = marks[longest.text..longest.end].iter().map(|mark| mark.character).take(MAX_TEXT).collect();
    Some(format!("v{}.{}.{characters}", longest.version, longest.expected))
}

/// Whether a fragment is meant to hold a document: then what cannot be opened is an error to be told, and never one's own scenario without
/// a word. O(length).
pub fn looks_like_link(fragment: &str) -> bool {
    if fragment.len() > MAX_PASTED {
        return true;
    }
    let marks = marks::marks(fragment);
    let mut length = 0;
    let is_long = marks.iter().any(|mark| {
        length = if is_of_text(mark.character) { usize::from(!mark.is_after_gap) * length + 1 } else { 0 };
        length >= LONG_TOKEN
    });
    is_long || codes::version_at_start(&marks).is_some() || !codes::codes(&marks).is_empty()
}

/// A text in which a link may be read, and the mark of each of its characters.
struct Reading {
    text: String,
    from: Vec<usize>,
}

/// What of a reading is the link.
struct Fit {
    text: String,
    sent: Sent,
    taken: usize,
    mend: Option<Mend>,
}

fn open_code(marks: &[Mark], code: &Code) -> Result<Opened, LinkError> {
    let Code { version, expected, start, text, .. } = *code;
    if version > v3::VERSION {
        return Err(LinkError::Newer { found: version, known: v3::VERSION });
    }
    if version == 0 {
        return Err(LinkError::NotALink);
    }
    if expected > MAX_TEXT {
        return Err(LinkError::TooLong { found: expected, most: MAX_TEXT });
    }
    let readings = readings(marks, code);
    for reading in &readings {
        let Some(Fit { text: whole, sent, taken, mend }) = fit(reading, version, expected)? else { continue };
        let last = taken.checked_sub(1).map_or(text, |last| reading.from[last] + 1);
        let used = &marks[start..last];
        let mut mends = Vec::new();
        let mut tell = |is_so: bool, mend| mends.extend(is_so.then_some(mend));
        tell(marks[..start].iter().any(|mark| mark.character != '#'), Mend::Around);
        tell(used[1..].iter().any(|mark| mark.is_after_gap), Mend::Spaces);
        tell(used.iter().any(|mark| mark.is_read || matches!(mark.character, '+' | '/')), Mend::Characters);
        tell(marks.get(last).is_some_and(|mark| mark.character != '&'), Mend::Tail);
        mends.extend(mend);
        return Ok(Opened { sent, mends, code: format!("v{version}.{}.{whole}", whole.len()) });
    }
    let found = readings.first().map_or(0, |reading| reading.text.len());
    Err(if found >= expected { LinkError::Damaged } else { LinkError::Incomplete { found, expected } })
}

/// The ways to read the text of a link: over gaps and up to the first one; with `+` for `-`, or for the space that it may stand for.
fn readings(marks: &[Mark], code: &Code) -> Vec<Reading> {
    let indices = || code.text..code.end;
    let gap = indices().skip(1).find(|index| marks[*index].is_after_gap);
    let has_plus = indices().any(|index| marks[index].character == '+');
    let mut readings = Vec::new();
    for plus in [Some('-'), None].into_iter().take(1 + usize::from(has_plus)) {
        for end in std::iter::once(code.end).chain(gap) {
            let characters = (code.text..end).filter_map(|index| match marks[index].character {
                '+' => plus.map(|plus| (plus, index)),
                '/' => Some(('_', index)),
                other => Some((other, index)),
            });
            let (text, from) = characters.unzip();
            readings.push(Reading { text, from });
        }
    }
    readings
}

/// The link in a text, where the check sum says that it is one.
fn fit(reading: &Reading, version: u32, expected: usize) -> Result<Option<Fit>, LinkError> {
    let text = reading.text.as_str();
    let cut = text.get(..expected).filter(|cut| cut.len() < text.len()).map(|cut| (cut, None));
    let whole = (text, (text.len() != expected).then_some(Mend::Length));
    for (text, mend) in cut.into_iter().chain([whole]) {
        if let Some(packed) = packed(text) {
            return Ok(Some(Fit { text: text.to_owned(), sent: unpack(version, &packed)?, taken: text.len(), mend }));
        }
    }
    let missing = expected.saturating_sub(text.len());
    if !(1..=MOST_MISSING).contains(&missing) {
        return Ok(None);
    }
    let mut completed: Option<Fit> = None;
    for whole in completions(text, missing) {
        let Some(Ok(sent)) = packed(&whole).map(|packed| unpack(version, &packed)) else { continue };
        if completed.is_some() {
            // Two texts are right: neither is known to be the one that was sent.
            return Ok(None);
        }
        completed = Some(Fit { text: whole, sent, taken: text.len(), mend: Some(Mend::Completed(missing)) });
    }
    Ok(completed)
}

/// The texts of so many characters more whose check sum is right. What comes before the last characters is summed once.
fn completions(text: &str, missing: usize) -> Vec<String> {
    let (before, rest) = text.split_at(text.len() / 4 * 4);
    let Ok(bytes) = URL_SAFE_NO_PAD.decode(before) else { return Vec::new() };
    let Some((check, packed)) = bytes.split_at_checked(CHECK) else { return Vec::new() };
    let begun = Sha256::new_with_prefix(packed);
    let count = ALPHABET.len().pow(missing as u32);
    let tails = (0..count).map(|number| {
        let mut tail = rest.to_owned();
        let (first, second) = (ALPHABET[number / ALPHABET.len()], ALPHABET[number % ALPHABET.len()]);
        tail.extend([first, second].into_iter().skip(MOST_MISSING - missing).map(char::from));
        tail
    });
    let is_right = |tail: &String| {
        URL_SAFE_NO_PAD.decode(tail).is_ok_and(|last| begun.clone().chain_update(last).finalize().starts_with(check))
    };
    tails.filter(is_right).map(|tail| format!("{before}{tail}")).collect()
}
