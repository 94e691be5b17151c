//! The small base: all parties, counties, products and routes of the reference scenario, and a tenth of its needs and offers. Its search
//! is over in a fraction of a second and its questions are answered at once, so that a journey waits for the page alone.

use std::collections::BTreeMap;

use serde_json::Value;

/// Most rows of a kind: needs of a county, offers of a cooperative. A project is whole and makes the search hard.
const MOST: [(&str, usize, usize); 4] = [("project", 1, 3), ("shipment", 6, 12), ("employment", 2, 9), ("training", 2, 8)];

/// The rows of the small base among those of a file of needs or offers: the first ones of each cooperative, and of the first county of each
/// province. One row a line, as in the file, so that a message about a line is right.
pub fn small(content: &[u8]) -> Vec<u8> {
    let text = std::str::from_utf8(content).expect("data files are UTF-8");
    let mut counties: BTreeMap<u64, u64> = BTreeMap::new();
    let mut seen: BTreeMap<(u64, String), usize> = BTreeMap::new();
    let rows: Vec<&str> = text
        .lines()
        .map(|line| line.trim_end_matches(','))
        .filter(|line| line.starts_with('{'))
        .filter(|line| {
            let row: Value = serde_json::from_str(line).expect("one row a line");
            let kind = row["kind"].as_str().expect("a row has a kind");
            let Some((_, of_county, of_cooperative)) = MOST.iter().find(|(name, _, _)| *name == kind) else { return true };
            let (owner, most) = match (row["county"].as_u64(), row["cooperative"].as_u64()) {
                (Some(county), _) if *counties.entry(county / 10_000).or_insert(county) == county => (county, *of_county),
                (None, Some(cooperative)) => (cooperative, *of_cooperative),
                _ => return false,
            };
            let count = seen.entry((owner, kind.to_owned())).or_default();
            *count += 1;
            *count <= most
        })
        .collect();
    format!("[\n{}\n]\n", rows.join(",\n")).into_bytes()
}
