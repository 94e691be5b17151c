//! Names of sheets as every spreadsheet program takes them.

use std::collections::BTreeSet;

use crate::lawful::is_lawful;

/// A name is so long at most, in units of UTF-16.
const LONGEST: usize = 31;

/// Names that are allowed and differ, from names that need not: what no name may hold is replaced, what is too long is cut, and what was
/// there before, in whatever case, gets a number. O(names × alike).
pub fn sheet_names<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let mut all = Vec::new();
    for name in names {
        let allowed = allowed(name);
        let numbered = (2..).map(|number| {
            let number = format!(" ({number})");
            format!("{}{number}", cut(&allowed, LONGEST - number.len()).trim_end())
        });
        let free = std::iter::once(allowed.clone()).chain(numbered).find(|name| taken.insert(name.to_lowercase()));
        all.extend(free);
    }
    all
}

fn allowed(name: &str) -> String {
    let replaced: String = name
        .chars()
        .filter(|letter| is_lawful(*letter) && !letter.is_control())
        .map(|letter| if matches!(letter, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'') { '-' } else { letter })
        .collect();
    let name = cut(replaced.trim(), LONGEST).trim_end();
    // Excel keeps one name for itself.
    if name.is_empty() || name.eq_ignore_ascii_case("history") {
        format!("Sheet {name}").trim_end().to_owned()
    } else {
        name.to_owned()
    }
}

/// As much of a text as so many units of UTF-16 hold.
fn cut(text: &str, most: usize) -> &str {
    let mut units = 0;
    let end = text.char_indices().find(|(_, letter)| {
        units += letter.len_utf16();
        units > most
    });
    &text[..end.map_or(text.len(), |(at, _)| at)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_are_allowed_and_differ() {
        let long = "供销合作社东西部协作对接安排明细表按品类按月份汇总一览表之二";
        let names = ["a/b", "A-B", "", "History", "'甲'", long, long];
        let made = sheet_names(names.into_iter());
        assert_eq!(made[..5], ["a-b", "A-B (2)", "Sheet", "Sheet History", "-甲-"]);
        assert_eq!(made[5], long.chars().take(31).collect::<String>());
        assert!(made[6].ends_with(" (2)") && made[6].encode_utf16().count() <= 31);
    }

    proptest! {
        #[test]
        fn any_names_become_names(names in prop::collection::vec(any::<String>(), 0..12)) {
            let made = sheet_names(names.iter().map(String::as_str));
            prop_assert_eq!(made.len(), names.len());
            let different: BTreeSet<_> = made.iter().map(|name| name.to_lowercase()).collect();
            prop_assert_eq!(different.len(), made.len());
            for name in made {
                prop_assert!(!name.is_empty() && name.encode_utf16().count() <= LONGEST);
                prop_assert!(!name.contains(['[', ']', ':', '*', '?', '/', '\\', '\'']));
            }
        }
    }
}
