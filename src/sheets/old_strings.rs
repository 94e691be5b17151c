//! Texts of an .xls: one or two bytes a character, and broken over several records where they are long.

use std::sync::Arc;

use crate::workbook::cut;

/// Reads on over the parts of a record that is continued in others.
pub struct Parts<'a> {
    all: Vec<&'a [u8]>,
    part: usize,
    at: usize,
}

impl<'a> Parts<'a> {
    /// A record and those that continue it.
    pub fn new(parts: Vec<&'a [u8]>) -> Self {
        Self { all: parts, part: 0, at: 0 }
    }

    fn byte(&mut self) -> Option<u8> {
        loop {
            let part = self.all.get(self.part)?;
            if let Some(byte) = part.get(self.at) {
                self.at += 1;
                return Some(*byte);
            }
            (self.part, self.at) = (self.part + 1, 0);
        }
    }

    fn number(&mut self, bytes: u32) -> Option<u32> {
        (0..bytes).try_fold(0, |number, place| Some(number | u32::from(self.byte()?) << (8 * place)))
    }

    fn skip(&mut self, mut count: usize) {
        while let Some(part) = self.all.get(self.part) {
            let here = count.min(part.len().saturating_sub(self.at));
            (self.at, count) = (self.at + here, count - here);
            if count == 0 {
                return;
            }
            (self.part, self.at) = (self.part + 1, 0);
        }
    }

    /// A text with its length before it, in one or two bytes; what is cut off ends it. O(length).
    pub fn text(&mut self, bytes_of_length: u32) -> Option<String> {
        let (length, flags) = (self.number(bytes_of_length)?, self.byte()?);
        let runs = if flags & 8 == 0 { 0 } else { self.number(2)? };
        let extension = if flags & 4 == 0 { 0 } else { self.number(4)? };
        let (mut is_wide, mut units) = (flags & 1 == 1, Vec::new());
        for _ in 0..length {
            // A part that goes on with characters says anew how wide they are.
            if self.all.get(self.part).is_some_and(|part| self.at >= part.len()) && self.part + 1 < self.all.len() {
                (self.part, self.at) = (self.part + 1, 0);
                is_wide = self.byte()? & 1 == 1;
            }
            let Some(unit) = self.number(if is_wide { 2 } else { 1 }) else { break };
            units.push(unit as u16);
        }
        self.skip(runs as usize * 4 + extension as usize);
        Some(char::decode_utf16(units).map(|letter| letter.unwrap_or('\u{FFFD}')).collect())
    }

    /// All texts that cells share. O(length).
    pub fn shared(mut self) -> Vec<Arc<str>> {
        let mut texts = Vec::new();
        let count = self.number(4).and_then(|_| self.number(4)).unwrap_or_default();
        for _ in 0..count {
            let Some(text) = self.text(2) else { break };
            texts.push(cut(&text));
        }
        texts
    }
}
