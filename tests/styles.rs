//! Holds the stylesheets against what the page promises of them.

use std::{fs, path::PathBuf};

/// Texts within drawings, whose sizes are in units of the drawing.
const IN_DRAWINGS: [&str; 7] =
    [".tile-name", ".tile-share", ".node-name", ".bar-of-", ".chart-tick", ".chart-axis", ".frontier-number"];

/// Every line of every stylesheet, with where it stands.
fn lines() -> Vec<(String, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("public/styles");
    let mut lines = Vec::new();
    for entry in fs::read_dir(&folder).expect("public/styles is there") {
        let path = entry.expect("a folder can be listed").path();
        let text = fs::read_to_string(&path).expect("a stylesheet can be read");
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        lines.extend(text.lines().enumerate().map(|(at, line)| (format!("{name}:{}", at + 1), line.to_owned())));
    }
    assert!(lines.len() > 500, "the stylesheets are found");
    lines
}

/// Whether a line sets the size of a text in pixels.
fn in_pixels(line: &str) -> bool {
    let values = line.split("font-size:").skip(1);
    values.into_iter().any(|value| value.split([';', '}']).next().is_some_and(|value| value.contains("px")))
}

#[test]
fn texts_grow_with_the_root() {
    assert!(in_pixels(".a { color: red; font-size: 12px; }") && !in_pixels(".a { margin: 4px; font-size: .75rem; }"));
    let found: Vec<_> = lines()
        .into_iter()
        .filter(|(_, line)| in_pixels(line) && !IN_DRAWINGS.iter().any(|name| line.contains(name)))
        .map(|(place, line)| format!("{place}: {line}"))
        .collect();
    assert!(found.is_empty(), "texts that no setting enlarges; write rem, of 16 pixels: {found:#?}");
}
