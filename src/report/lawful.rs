//! Which characters a document may hold.

/// Whether XML 1.0 has a character: all but the control characters and two that stand for none.
pub const fn is_lawful(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

/// A text without what XML has not. O(length).
pub fn lawful(text: &str) -> String {
    text.chars().filter(|letter| is_lawful(*letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_left_out_and_nothing_else() {
        assert_eq!(lawful("甲\u{0}\u{8}乙\u{B}\u{1F}\u{FFFE}\u{FFFF}"), "甲乙");
        for text in ["“甲”…—乙", "\u{202E}甲\u{200F}", "𠮷\t\n", "\u{7F}\u{FFFD}"] {
            assert_eq!(lawful(text), text);
        }
    }
}
