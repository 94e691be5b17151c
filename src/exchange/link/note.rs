//! What the sender of a link says of it, who and why, beside the link as a text: outside its check sum, since nothing depends on it.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

/// Longest note, in characters.
pub const MAX_NOTE: usize = 120;

/// Longest text of a note in a link: four characters for a Chinese one, up to six for others.
pub const MAX_WRITTEN: usize = MAX_NOTE * 6;

/// The note as it stands in a link; cut where it is too long. O(length).
pub fn write(note: &str) -> String {
    let cut: String = note.trim().chars().take(MAX_NOTE).collect();
    URL_SAFE_NO_PAD.encode(cut)
}

/// The note that stands in a link, on one line and without what cannot be seen or turns the direction of writing; empty where it cannot be
/// read. O(length).
pub fn read(text: &str) -> String {
    if text.len() > MAX_WRITTEN {
        return String::new();
    }
    let bytes = URL_SAFE_NO_PAD.decode(text).unwrap_or_default();
    let text = String::from_utf8(bytes).unwrap_or_default();
    let is_shown =
        |mark: &char| !matches!(mark, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    let shown = text.chars().filter(is_shown).map(|mark| if mark.is_control() { ' ' } else { mark });
    shown.take(MAX_NOTE).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_comes_back_and_a_hostile_one_is_harmless() {
        assert_eq!(read(&write(" 王科长：甘肃的苹果今年减产 ")), "王科长：甘肃的苹果今年减产");
        assert_eq!(read(&write("<b>a</b>\n\u{202e}b\0")), "<b>a</b> b");
        assert_eq!(read(&write(&"长".repeat(500))).chars().count(), MAX_NOTE);
        assert_eq!((read("!"), read("_w"), read(&"A".repeat(MAX_WRITTEN + 1))), Default::default());
        assert!(write(&"长".repeat(500)).len() <= MAX_WRITTEN);
    }
}
