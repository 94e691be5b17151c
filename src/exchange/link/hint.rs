//! Pairs of a plan beside a link, as a text: one bit a possible pair. It is a hint alone, outside the check sum: whoever opens the link
//! evaluates the pairs and searches for themselves.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{Adcode, Pair, Scenario, Side};

/// Longest text, in characters: all pairs of 31 and 31 parties.
pub const MAX_HINT: usize = 162;

/// The pairs as a text, by the parties of both sides in their order; `None` where there are too many parties. O(possible pairs).
pub fn write(pairs: &[Pair], scenario: &Scenario) -> Option<String> {
    let possible = possible(scenario);
    let mut bytes = vec![0_u8; possible.len().div_ceil(8)];
    for (place, pair) in possible.iter().enumerate() {
        if pairs.contains(pair) {
            bytes[place / 8] |= 1 << (place % 8);
        }
    }
    let text = URL_SAFE_NO_PAD.encode(bytes);
    (text.len() <= MAX_HINT).then_some(text)
}

/// The pairs of a text, sorted; `None` where it is none of this scenario. O(possible pairs).
pub fn read(text: &str, scenario: &Scenario) -> Option<Vec<Pair>> {
    let bytes = URL_SAFE_NO_PAD.decode(Some(text).filter(|text| text.len() <= MAX_HINT)?).ok()?;
    let possible = possible(scenario);
    let is_set = |place: usize| bytes.get(place / 8).is_some_and(|byte| byte & (1 << (place % 8)) != 0);
    let is_whole = bytes.len() == possible.len().div_ceil(8) && (possible.len()..bytes.len() * 8).all(|place| !is_set(place));
    let pairs: Vec<Pair> = possible.into_iter().enumerate().filter(|(place, _)| is_set(*place)).map(|(_, pair)| pair).collect();
    (is_whole && !pairs.is_empty()).then_some(pairs)
}

/// All pairs there can be, sorted.
fn possible(scenario: &Scenario) -> Vec<Pair> {
    let divisions = |side| -> Vec<Adcode> { scenario.parties(side).map(|party| party.division).collect() };
    let west = divisions(Side::Supported);
    divisions(Side::Supporter).into_iter().flat_map(|east| west.iter().map(move |west| Pair { east, west: *west })).collect()
}
