//! Results that are kept beyond a sitting, as text for the browser's storage, beside the autosave and never in it.
//!
//! The first line names the format, the rules of the engine and the base, and holds a check sum; the second is base64 of deflated bytes.
//! Nothing of it is needed: whatever cannot be read, or is of other rules or another base, is left out, and found again by searching.

use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use domain::{ENGINE_RULES, KeptPlan, ScenarioKey};
use miniz_oxide::{deflate::compress_to_vec, inflate::decompress_to_vec_with_limit};
use session::BaseId;
use sha2::{Digest, Sha256};

/// Most results that are written, the newest ones.
pub const MAX_KEPT: usize = 12;

/// Longest text that is looked at or written, in bytes.
pub const MAX_TEXT: usize = 1_000_000;

/// Most bytes that it may unpack to.
const MAX_UNPACKED: usize = 20_000_000;

const NAME: &str = "dongxi-results";

/// Version of this format.
const VERSION: u32 = 1;

/// The newest results as text; empty where there is nothing to keep. O(size).
pub fn encode(results: &[(ScenarioKey, KeptPlan)], base: BaseId) -> String {
    let newest = &results[results.len().saturating_sub(MAX_KEPT)..];
    for first in 0..newest.len() {
        let Ok(plain) = postcard::to_allocvec(&newest[first..]) else { break };
        let body = STANDARD_NO_PAD.encode(compress_to_vec(&plain, 6));
        let text = format!("{NAME} {VERSION} {ENGINE_RULES} {base} {}\n{body}", check_sum(&body));
        if text.len() <= MAX_TEXT {
            return text;
        }
    }
    String::new()
}

/// The results in a text that are of the engine's rules and of this base; none where it cannot be read. O(size).
pub fn decode(text: &str, base: BaseId) -> Vec<(ScenarioKey, KeptPlan)> {
    read(text, base).unwrap_or_default()
}

fn read(text: &str, base: BaseId) -> Option<Vec<(ScenarioKey, KeptPlan)>> {
    if text.len() > MAX_TEXT {
        return None;
    }
    let (head, body) = text.split_once('\n')?;
    if head != format!("{NAME} {VERSION} {ENGINE_RULES} {base} {}", check_sum(body)) {
        return None;
    }
    let packed = STANDARD_NO_PAD.decode(body).ok()?;
    let plain = decompress_to_vec_with_limit(&packed, MAX_UNPACKED).ok()?;
    postcard::from_bytes(&plain).ok()
}

fn check_sum(body: &str) -> String {
    let digest = Sha256::digest(body.as_bytes());
    digest[..8].iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

#[cfg(test)]
mod tests {
    use domain::{Adcode, Fingerprint, NeedId, OfferId, Pair, ValueScale, explanation::AgreedAmount};

    use super::*;

    const BASE: BaseId = Fingerprint(7);

    fn results(count: u128) -> Vec<(ScenarioKey, KeptPlan)> {
        let amount = AgreedAmount { offer: OfferId("o11-001".to_owned()), need: NeedId("n450225-01".to_owned()), amount: 40 };
        let plan = KeptPlan {
            pairs: vec![Pair { east: Adcode(110_000), west: Adcode(650_000) }],
            amounts: vec![amount],
            scale: ValueScale(1_000),
            value: 51,
            bound: 52,
            is_proved: false,
            has_ended: true,
            steps: 9,
            facts: None,
        };
        (0..count).map(|key| (ScenarioKey(key), plan.clone())).collect()
    }

    #[test]
    fn results_read_back_the_newest_first_to_stay() {
        assert_eq!(decode(&encode(&results(3), BASE), BASE), results(3));
        assert_eq!(decode(&encode(&results(20), BASE), BASE), results(20)[20 - MAX_KEPT..]);
        assert_eq!(encode(&[], BASE), "");
    }

    #[test]
    fn results_of_another_engine_or_base_and_damaged_ones_are_left_out() {
        let text = encode(&results(2), BASE);
        assert_eq!(decode(&text, Fingerprint(8)), []);
        assert_eq!(decode(&text.replacen(&format!(" {ENGINE_RULES} "), " 1 ", 1), BASE), []);
        assert_eq!(decode(&text[..text.len() - 1], BASE), []);
        assert_eq!(decode("", BASE), []);
        assert_eq!(decode(&"x".repeat(MAX_TEXT + 1), BASE), []);
    }
}
