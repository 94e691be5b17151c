//! Headings as people write them, and the attributes that they mean: full-width letters, spaces, a unit in brackets, a star for what is
//! required.

use std::{collections::BTreeMap, sync::OnceLock};

use crate::attributes::Table;

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

/// What headings mean, by their names in the form in which they are compared.
pub type Names = BTreeMap<String, (Sureness, &'static str)>;

/// What the headings of a table mean: made once, since all cells near the top of all sheets are asked about. O(log names).
pub fn names(table: Table) -> &'static Names {
    static NAMES: [OnceLock<Names>; 2] = [OnceLock::new(), OnceLock::new()];
    let place = usize::from(table == Table::Offers);
    NAMES[place].get_or_init(|| {
        let mut names = Names::new();
        let mut add = |text: &str, sureness: Sureness, id: &'static str| {
            let known = names.entry(heading(text).name).or_insert((sureness, id));
            // The first of the table, unless a later one is called so itself.
            if known.0 < sureness {
                *known = (sureness, id);
            }
        };
        for field in table.fields() {
            let outline = field.outline;
            for name in [outline.name.0, outline.name.1, outline.id] {
                add(name, Sureness::Name, outline.id);
            }
            for alias in field.aliases {
                add(alias, Sureness::Alias, outline.id);
            }
        }
        names
    })
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
