//! Where in a pasted text there are links of ours: `v<digits>.<digits>.` and the characters that go on from there.

use super::marks::Mark;
use domain::Order;

/// Fewest characters of the text of a link: a check sum and the smallest document have more.
pub const SHORTEST: usize = 16;

/// Most places that are looked at as links.
const MOST: usize = 8;

/// A place of a text that is written as a link of ours is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// The format that it names.
    pub version: u32,
    /// The length that it states.
    pub expected: usize,
    /// Its first mark.
    pub start: usize,
    /// The first mark of its text.
    pub text: usize,
    /// The mark after the last that may be of its text.
    pub end: usize,
}

/// All places that may be links, those with the longest texts, in the order of the text. O(length + places × log).
pub fn codes(marks: &[Mark]) -> Vec<Code> {
    let found = (0..marks.len()).filter_map(|start| code_at(marks, start));
    let mut codes: Vec<Code> = found.filter(|code| is_likely(marks, code)).collect();
    codes.order_by_key(|code| std::cmp::Reverse(code.end - code.text));
    codes.truncate(MOST);
    codes.order_by_key(|code| code.start);
    codes
}

/// The format that a text names at its very beginning, whatever follows. O(1).
pub fn version_at_start(marks: &[Mark]) -> Option<u32> {
    let start = marks.iter().take_while(|mark| mark.character == '#').count();
    version(marks, start).map(|(version, _)| version)
}

/// Whether a character may be of the text of a link, as it is or instead of another.
pub fn is_of_text(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | '+' | '/')
}

/// Versions of programs are written in the same way.
fn is_likely(marks: &[Mark], code: &Code) -> bool {
    let is_begun = code.start == 0 || marks[code.start - 1].character == '#';
    is_begun || code.expected >= SHORTEST || code.end - code.text >= SHORTEST
}

fn version(marks: &[Mark], start: usize) -> Option<(u32, usize)> {
    matches!(marks.get(start)?.character, 'v' | 'V').then_some(())?;
    number(marks, start + 1)
}

fn code_at(marks: &[Mark], start: usize) -> Option<Code> {
    let (version, after) = version(marks, start)?;
    let (expected, text) = number(marks, stop(marks, after)?)?;
    let text = stop(marks, text)?;
    let length = marks[text..].iter().take_while(|mark| is_of_text(mark.character)).count();
    Some(Code { version, expected: expected as usize, start, text, end: text + length })
}

/// The mark after a full stop.
fn stop(marks: &[Mark], at: usize) -> Option<usize> {
    (marks.get(at)?.character == '.').then_some(at + 1)
}

/// A number and the mark after it.
fn number(marks: &[Mark], start: usize) -> Option<(u32, usize)> {
    let digits: String = marks[start..].iter().map(|mark| mark.character).take_while(char::is_ascii_digit).take(10).collect();
    Some((digits.parse().ok()?, start + digits.len()))
}

#[cfg(test)]
mod tests {
    use super::{super::marks::marks, *};

    fn places(text: &str) -> Vec<(u32, usize, usize)> {
        let found = codes(&marks(text)).into_iter();
        found.map(|code| (code.version, code.expected, code.end - code.text)).collect()
    }

    #[test]
    fn links_are_found_wherever_they_stand() {
        assert_eq!(places("#v3.4.abcd&view=x"), [(3, 4, 4)]);
        assert_eq!(places("看 https://x/y?z=1#v2.20.abc_-+/，好"), [(2, 20, 7)]);
        assert_eq!(places("v 3. 2\n0.ab c"), [(3, 20, 3)]);
        assert_eq!(places("v.3.4 v3 v3.4 v3..4 v99999999999.1.2"), []);
    }

    #[test]
    fn the_version_of_a_program_is_no_link() {
        assert_eq!(places("请用 v1.2.3 版"), []);
    }

    #[test]
    fn only_so_many_places_are_looked_at_and_the_longest_are() {
        let text = format!("{} v3.99.abcdefgh", "v3.20.a ".repeat(1_000));
        let found = places(&text);
        assert_eq!((found.len(), found.last().copied()), (MOST, Some((3, 99, 8))));
    }
}
