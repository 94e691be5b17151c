//! Everything that the page says, held against what was agreed on for its words: read from the sources of this folder, so that no text
//! is left out.

use domain::Order;
use std::path::{Path, PathBuf};

/// A text and where it stands.
struct Said {
    place: String,
    text: String,
}

/// All sources below a folder.
fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|end| end == "rs") && !path.ends_with("sweep.rs") {
            into.push(path);
        }
    }
}

/// The string literals of the sources below a folder of the page, without those of tests and comments.
fn said(folder: &str) -> Vec<Said> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    sources(&root.join(folder), &mut files);
    files.order();
    let mut all = Vec::new();
    for file in files {
        let source = std::fs::read_to_string(&file).unwrap();
        let shown = source.split("#[cfg(test)]\nmod tests").next().unwrap();
        let name = file.strip_prefix(root).unwrap().display().to_string();
        all.extend(literals(shown).into_iter().map(|(line, text)| Said { place: format!("{name}:{line}"), text }));
    }
    assert!(all.len() > 100, "the sources of {folder} were not read");
    all
}

/// The string literals of a source with the lines in which they begin.
fn literals(source: &str) -> Vec<(usize, String)> {
    let (mut found, mut line) = (Vec::new(), 1);
    let mut signs = source.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '\n' => line += 1,
            '/' if signs.peek() == Some(&'/') => {
                for sign in signs.by_ref() {
                    if sign == '\n' {
                        line += 1;
                        break;
                    }
                }
            }
            // A character, which may be a quotation mark; a lifetime has none behind it.
            '\'' => {
                let mut ahead = signs.clone();
                let first = ahead.next();
                if first == Some('\\') || ahead.next() == Some('\'') {
                    signs.next();
                    if first == Some('\\') {
                        signs.next();
                    }
                    signs.next();
                }
            }
            '"' => {
                let (start, mut text) = (line, String::new());
                while let Some(sign) = signs.next() {
                    match sign {
                        '"' => break,
                        '\\' => text.extend(signs.next()),
                        '\n' => line += 1,
                        _ => text.push(sign),
                    }
                }
                found.push((start, text));
            }
            _ => {}
        }
    }
    found
}

fn is_chinese(sign: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&sign)
}

/// Every text that a rule finds fault with, and the rule.
fn faults(rule: &str, all: &[Said], is_wrong: impl Fn(&str) -> bool) -> Vec<String> {
    let wrong = all.iter().filter(|said| is_wrong(&said.text));
    wrong.map(|said| format!("{rule}: {}: {}", said.place, said.text)).collect()
}

/// Fails with every text that a rule finds fault with.
fn hold(rule: &str, all: &[Said], is_wrong: impl Fn(&str) -> bool) {
    let wrong = faults(rule, all, is_wrong);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn one_word_stands_for_one_thing() {
    // What is not said, and what is said instead.
    const INSTEAD: [(&str, &str); 23] = [
        ("你", "您"),
        ("至多", "最多"),
        ("未售", "未满足"),
        ("滞销", "未满足"),
        ("缺口", "未满足"),
        ("persons", "people"),
        ("Worst coverage", "Lowest coverage"),
        ("worst coverage", "lowest coverage"),
        ("Shipments", "Fruit"),
        ("Employment", "Jobs"),
        ("Fruit shipped east", "Fruit"),
        ("Industry projects", "Projects"),
        ("unsold", "unmet"),
        ("plan in steps", "stepwise plan"),
        ("less of ", "less …, fewer … in"),
        ("more of {", "more …, more … in"),
        ("exists already", "an existing pair"),
        ("only what is sought differs", "each strategy has its own goal"),
        ("Changed from existing", "Pairs changed"),
        ("！", "no exclamation marks"),
        ("!", "no exclamation marks"),
        ("——", "a short sentence"),
        ("  ", "one blank"),
    ];
    // Lots are unsold; needs are not.
    const OF_LOTS: [&str; 3] = ["lot_texts.rs", "phrases/lots.rs", "phrases/responses.rs"];
    let all = said(".");
    let others: Vec<Said> =
        said(".").into_iter().filter(|said| !OF_LOTS.iter().any(|file| said.place.contains(file))).collect();
    let rule = |(banned, instead): &(&'static str, &'static str)| {
        let list = if matches!(*banned, "滞销" | "unsold") { &others } else { &all };
        faults(&format!("“{banned}” is not said; say: {instead}"), list, |text| text.contains(banned))
    };
    let wrong: Vec<String> = INSTEAD.iter().flat_map(rule).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn per_cents_and_millions_stand_close_to_their_number() {
    let all = said(".");
    hold("a blank before a per cent sign", &all, |text| text.contains(" %"));
    hold("a blank before a per cent sign", &said("../web/view"), |text| text.contains(" %"));
    let is_apart = |text: &str| {
        text.match_indices('¥').any(|(at, _)| {
            let number =
                text[at..].trim_start_matches(|sign: char| sign == '¥' || sign == '.' || sign == ',' || sign.is_ascii_digit());
            number.starts_with(" m") && !number[2..].starts_with(char::is_alphabetic)
        })
    };
    hold("a blank between a number and its million", &all, is_apart);
}

#[test]
fn chinese_has_chinese_punctuation() {
    let all = said(".");
    let is_mixed = |text: &str| {
        let signs: Vec<char> = text.chars().collect();
        signs.windows(2).any(|two| is_chinese(two[0]) && matches!(two[1], ',' | ';' | ':' | '?'))
    };
    hold("a Latin sign behind Chinese", &all, is_mixed);
}

#[test]
fn views_say_nothing_by_themselves() {
    hold("words in a component", &said("../web/view"), |text| text.chars().any(is_chinese));
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../web/view"), &mut files);
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(!text.contains("pick(&kind.name)"), "{}: a kind is named by i18n::kind_name", file.display());
    }
}

#[test]
fn literals_are_read_from_a_source() {
    let source = "// \"no\"\nlet a = \"one\"; let b = '\"'; let c: &'static str = \"tw\\\"o\";\nlet d = '\\'';\n\"three\"";
    let found: Vec<String> = literals(source).into_iter().map(|(_, text)| text).collect();
    assert_eq!(found, ["one", "tw\"o", "three"]);
}
