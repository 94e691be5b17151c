//! The release that a site serves, as its service worker is told of it: what journeys change of the files is what was released.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// The service worker.
pub const SCRIPT: &str = "offline.js";

/// What the other release is called.
pub const NEWER: &str = "another00000";

/// The line of the script that says what the release consists of.
const LINE: &str = "const RELEASE = ";

/// The page of the other release, which differs by its name.
pub fn newer_page(page: &[u8]) -> Vec<u8> {
    let page = String::from_utf8_lossy(page);
    let start = page.find("\"build\":\"").expect("the page says what the build is called") + "\"build\":\"".len();
    let end = start + page[start..].find('"').expect("a name of a build ends");
    format!("{}{NEWER}{}", &page[..start], &page[end..]).into_bytes()
}

/// The script with the check sums of the files as they are served.
pub fn script(script: &[u8], is_newer: bool, served: impl Fn(&str) -> Option<Vec<u8>>) -> Vec<u8> {
    let script = String::from_utf8_lossy(script);
    let start = script.find(LINE).expect("the script says what the release consists of") + LINE.len();
    let end = start + script[start..].find(";\n").expect("the line ends");
    let mut release: Value = serde_json::from_str(&script[start..end]).expect("what a release consists of is JSON");
    if is_newer {
        release["build"] = json!(NEWER);
    }
    for file in release["files"].as_array_mut().into_iter().flatten() {
        if let Some(content) = file[0].as_str().and_then(&served) {
            file[1] = json!(format!("{:x}", Sha256::digest(content)));
        }
    }
    format!("{}{release}{}", &script[..start], &script[end..]).into_bytes()
}
