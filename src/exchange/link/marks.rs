//! A pasted text as the characters that were meant: escapes read, full-width characters narrowed, white space taken out and remembered.

use std::borrow::Cow;

/// How often an address may have been escaped.
const ROUNDS: usize = 3;

/// One character of a pasted text, as it was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The character.
    pub character: char,
    /// Whether white space stood before it.
    pub is_after_gap: bool,
    /// Whether it was written otherwise.
    pub is_read: bool,
}

/// The characters of a text. O(length).
pub fn marks(text: &str) -> Vec<Mark> {
    let text = unescaped(text);
    let mut marks = Vec::with_capacity(text.len());
    let mut add = |character, is_after_gap, is_read| marks.push(Mark { character, is_after_gap, is_read });
    let mut characters = text.chars().peekable();
    let (mut is_after_gap, mut is_line_start) = (false, true);
    while let Some(character) = characters.next() {
        let is_end_of_line = |next: Option<&char>| matches!(next, Some('\r' | '\n'));
        let is_nothing = match character {
            // A quoted line of a letter.
            '>' => is_line_start,
            // A line of a letter that goes on in the next.
            '=' => is_end_of_line(characters.peek()),
            _ => is_blank(character),
        };
        is_line_start = matches!(character, '\r' | '\n') || is_line_start && is_nothing;
        if is_nothing {
            is_after_gap = true;
            continue;
        }
        match meant(character) {
            // Two hyphens were drawn into one.
            '—' => {
                add('-', is_after_gap, true);
                add('-', false, true);
            }
            meant => add(meant, is_after_gap, meant != character),
        }
        is_after_gap = false;
    }
    marks
}

/// White space, what is drawn as nothing, and the stroke before what some programs take for marks of their own.
fn is_blank(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(character, '\\' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// The character that another was made of.
fn meant(character: char) -> char {
    match character {
        // Full-width forms stand in the order of ASCII.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character),
        '。' | '｡' => '.',
        '‐' | '‑' | '–' | '−' => '-',
        other => other,
    }
}

/// The text with `%23` and the like read, as often as it was escaped. What is no escape stays.
fn unescaped(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    for _ in 0..ROUNDS {
        match once_unescaped(&text) {
            Some(read) => text = Cow::Owned(read),
            None => break,
        }
    }
    text
}

fn once_unescaped(text: &str) -> Option<String> {
    let digit = |byte: Option<&u8>| byte.and_then(|byte| char::from(*byte).to_digit(16));
    let bytes = text.as_bytes();
    let mut read = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        if let (b'%', Some(high), Some(low)) = (byte, digit(bytes.get(at + 1)), digit(bytes.get(at + 2))) {
            read.push((high * 16 + low) as u8);
            at += 3;
        } else {
            read.push(*byte);
            at += 1;
        }
    }
    (read.len() < bytes.len()).then(|| String::from_utf8_lossy(&read).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        marks(text).into_iter().map(|mark| mark.character).collect()
    }

    #[test]
    fn what_is_written_otherwise_is_read_as_what_was_meant() {
        assert_eq!(read("ｖ３．１２。Ａ＿－"), "v3.12.A_-");
        assert_eq!(read("%23v3%2E1"), "#v3.1");
        assert_eq!(read("%252523v3"), "#v3");
        assert_eq!(read("a—b–c"), "a--b-c");
        assert_eq!(read("100% %zz %2"), "100%%zz%2");
    }

    #[test]
    fn folds_quotes_and_what_cannot_be_seen_are_gaps() {
        assert_eq!(read("> a=\r\n> > b\u{200b}c\u{3000}d\\_"), "abcd_");
        let gaps: Vec<bool> = marks("a b").into_iter().map(|mark| mark.is_after_gap).collect();
        assert_eq!(gaps, [false, true]);
        assert_eq!(read("a=b>c="), "a=b>c=");
    }
}
