//! Headings as people write them, and the attributes that they mean: full-width letters, spaces, a unit in brackets, a star for what is
//! required.

use crate::attributes::Field;

/// What a heading says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// What it is called, in the form in which headings are compared.
    pub name: String,
    /// What stands in brackets behind it, such as a unit.
    pub bracket: String,
}

/// A heading taken apart. O(length).
pub fn heading(text: &str) -> Heading {
    let plain = folded(text);
    let plain = plain.trim_matches(['*', ':', '#']);
    let is_opening = |letter: char| matches!(letter, '(' | '[' | '【' | '〔');
    let Some(at) = plain.find(is_opening).filter(|at| *at > 0) else {
        return Heading { name: plain.to_owned(), bracket: String::new() };
    };
    let (name, bracket) = plain.split_at(at);
    let inner = bracket.trim_start_matches(is_opening);
    let end = inner.find([')', ']', '】', '〕']).unwrap_or(inner.len());
    Heading { name: name.trim_end_matches(['*', ':']).to_owned(), bracket: inner[..end].to_owned() }
}

/// A text in the form in which texts are compared: half-width, without white space, in small letters.
pub fn folded(text: &str) -> String {
    let half = text.chars().map(|letter| match letter {
        '\u{3000}' => ' ',
        '！'..='～' => char::from_u32(u32::from(letter) - 0xFEE0).unwrap_or(letter),
        other => other,
    });
    half.filter(|letter| !letter.is_whitespace() && *letter != '\u{FEFF}' && *letter != '\u{200B}')
        .flat_map(char::to_lowercase)
        .collect()
}

/// How surely a heading means an attribute: by its own name sooner than by another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sureness {
    /// By an alias.
    Alias,
    /// By its name or its id.
    Name,
}

/// Whether a heading means an attribute, and how surely. O(aliases).
pub fn means(name: &str, field: &Field) -> Option<Sureness> {
    let is = |other: &str| heading(other).name == name;
    let outline = &field.outline;
    if name.is_empty() {
        None
    } else if is(outline.name.0) || is(outline.name.1) || outline.id == name {
        Some(Sureness::Name)
    } else {
        field.aliases.iter().any(|alias| is(alias)).then_some(Sureness::Alias)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_told_from_units_and_stars() {
        let parts = |text| {
            let Heading { name, bracket } = heading(text);
            (name, bracket)
        };
        for (text, name, bracket) in [
            ("数量（吨）", "数量", "吨"),
            ("数　量 （万元）*", "数量", "万元"),
            ("＊县", "县", ""),
            ("Quantity (million yuan)", "quantity", "millionyuan"),
            ("县（市、区）", "县", "市、区"),
            ("（一）", "(一)", ""),
            ("发运月：", "发运月", ""),
        ] {
            assert_eq!(parts(text), (name.to_owned(), bracket.to_owned()), "{text}");
        }
    }
}
