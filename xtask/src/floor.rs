//! Holds what is built against the oldest browsers that it is for: Chrome and Edge 97, Firefox 115, Safari 16.4. Called by `test`.
//!
//! A list of what is newer than one of them and has been met in pages, not a knowledge of all there is: whatever is found to be too new is
//! added. WebAssembly needs no list: what Rust asks for by default is older.

use std::fs;

use crate::run::{Result, fail, root};

/// Parts of style sheets that one of them does not know, and a rule with one in its selector is then no rule at all.
const STYLES: [(&str, &str); 12] = [
    (":has(", "Chrome 105, Firefox 121"),
    ("@layer", "Chrome 99"),
    ("@container", "Chrome 105"),
    ("@scope", "Chrome 118"),
    ("@starting-style", "Chrome 117"),
    ("color-mix(", "Chrome 111"),
    ("oklch(", "Chrome 111"),
    ("light-dark(", "Chrome 123, Firefox 120"),
    (":popover-open", "Chrome 114, Firefox 125"),
    ("anchor-name", "Chrome 125"),
    ("subgrid", "Chrome 117"),
    (" cqw", "Chrome 105"),
];

/// Units of the window's height that Chrome has since 108: the same property stands before it with one that all have.
const UNITS: [&str; 3] = ["dvh", "svh", "lvh"];

/// Parts of scripts that one of them does not know.
const SCRIPTS: [(&str, &str); 13] = [
    ("structuredClone", "Chrome 98"),
    ("deflate-raw", "Chrome 103"),
    (".toSorted(", "Chrome 110"),
    (".toReversed(", "Chrome 110"),
    ("Object.groupBy", "Chrome 117"),
    ("Promise.withResolvers", "Chrome 119"),
    ("AbortSignal.timeout", "Chrome 103"),
    ("AbortSignal.any", "Chrome 116"),
    ("Array.fromAsync", "Chrome 121"),
    ("navigator.storage.getDirectory", "Chrome 102 for what is written in it"),
    ("createSyncAccessHandle", "Chrome 102"),
    ("/v;", "Chrome 112"),
    ("showPopover", "Chrome 114"),
];

/// Looks through the style sheets and scripts of the release build, the page's own among them.
///
/// # Errors
/// Everything that is newer, with where it stands.
pub fn check() -> Result<()> {
    let dist = root().join("dist");
    let mut faults = Vec::new();
    let mut count = 0;
    for entry in fs::read_dir(&dist)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let ending = path.extension().unwrap_or_default().to_string_lossy().into_owned();
        let found = match ending.as_str() {
            "css" => in_style(&fs::read_to_string(&path)?),
            "js" => in_script(&fs::read_to_string(&path)?),
            "html" if name == "index.html" => in_script(&fs::read_to_string(&path)?),
            _ => continue,
        };
        count += 1;
        faults.extend(found.into_iter().map(|fault| format!("{name}: {fault}")));
    }
    println!("{count} style sheets and scripts looked at");
    if faults.is_empty() { Ok(()) } else { fail(faults.join("\n")) }
}

fn in_style(text: &str) -> Vec<String> {
    let text = without_comments(text);
    let mut faults = newer(&text, &STYLES);
    for declaration in declarations(&text) {
        let (property, value) = declaration.1;
        if UNITS.iter().any(|unit| value.contains(unit)) {
            // What an older browser reads stands right before.
            let older = UNITS.iter().fold(value.to_owned(), |value, unit| value.replace(unit, "vh"));
            if declaration.0 != Some((property, older.as_str())) {
                faults.push(format!("`{property}: {value}` has nothing before it for browsers before Chrome 108"));
            }
        }
    }
    // A rule inside of a rule, but for those that begin with @.
    if text.contains('&') {
        faults.push("`&`: rules inside of rules need Chrome 112, Firefox 117".to_owned());
    }
    faults
}

fn in_script(text: &str) -> Vec<String> {
    newer(text, &SCRIPTS)
}

fn newer(text: &str, list: &[(&str, &str)]) -> Vec<String> {
    list.iter().filter(|(part, _)| text.contains(part)).map(|(part, since)| format!("`{part}` needs {since}")).collect()
}

type Declaration<'a> = (&'a str, &'a str);

/// Declarations, each with the one before it in its rule.
fn declarations(text: &str) -> Vec<(Option<Declaration<'_>>, Declaration<'_>)> {
    let mut all = Vec::new();
    for rule in text.split(['{', '}']) {
        let mut before = None;
        for declaration in rule.split(';') {
            let Some((property, value)) = declaration.split_once(':') else { continue };
            let this = (property.trim(), value.trim());
            all.push((before, this));
            before = Some(this);
        }
    }
    all
}

fn without_comments(text: &str) -> String {
    let mut rest = text;
    let mut kept = String::new();
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept + rest
}

#[cfg(test)]
mod tests {
    use super::{in_script, in_style};

    #[test]
    fn what_is_too_new_is_found_and_what_has_a_way_round_is_not() {
        assert_eq!(
            in_style("a { height: 10vh; height: 10dvh } /* :has( */ @media print { b { color: red; } }"),
            [] as [&str; 0]
        );
        assert_eq!(in_style("a { max-height: calc(100vh - 2px); max-height: calc(100dvh - 2px); }"), [] as [&str; 0]);
        assert_eq!(in_style("a { height: 10dvh }").len(), 1);
        assert_eq!(in_style("a { height: 10vh; } b { height: 10dvh }").len(), 1);
        assert_eq!(in_style("a:has(b) { c: d }").len(), 1);
        assert_eq!(in_style("a { &:hover { c: d } }").len(), 1);
        assert_eq!(in_script("const a = structuredClone(b)").len(), 1);
        assert_eq!(in_script("const a = [...b].sort()"), [] as [&str; 0]);
    }
}
