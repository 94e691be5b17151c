//! The Content-Security-Policy of the page: everything is forbidden, then what this page does is allowed, scripts and styles that
//! stand inline by the hash of their very text. Addresses of the web may be asked for, since planners may name one to read data from:
//! `web/remote.rs` asks them before it does, and is the only code that asks for anything but the page's own files.

use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};

use super::html::{Element, elements};
use crate::run::{Result, fail};

/// Where a page is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// On a site, with its files beside it.
    Site,
    /// The one file, from disk: its worker comes from its own content, and it fetches nothing of its own.
    Disk,
    /// On the developer's own machine, with a script of Trunk's that is filled in as it is served.
    Development,
}

/// Where data may be read from, once the planner has confirmed the address.
const CONFIRMED: &str = "https: http:";

/// Writes the policy into the page's `<meta http-equiv="Content-Security-Policy">`.
///
/// # Errors
/// When the page has no such element before all scripts and styles: it would not hold for them.
pub fn apply(page: &str, place: Place) -> Result<String> {
    let meta = elements(page, "meta").into_iter().find(|meta| meta.attribute("http-equiv") == Some("Content-Security-Policy"));
    let Some(meta) = meta else { return fail("index.html has no <meta http-equiv=\"Content-Security-Policy\">") };
    let policy_at = page.find(meta.whole).unwrap_or_default();
    if ["<script", "<style", "<link"].iter().any(|tag| page.find(tag).is_some_and(|at| at < policy_at)) {
        return fail("the Content-Security-Policy must stand before all scripts, styles and links of index.html");
    }
    let tag = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">", policy(page, place));
    Ok(page.replacen(meta.whole, &tag, 1))
}

fn policy(page: &str, place: Place) -> String {
    let scripts = elements(page, "script").into_iter().filter(|script| runs(*script) && script.attribute("src").is_none());
    let scripts = hashes(scripts);
    let styles = hashes(elements(page, "style").into_iter());
    let parts = match place {
        Place::Site => [
            format!("script-src 'self' 'wasm-unsafe-eval'{scripts}"),
            format!("style-src 'self'{styles}"),
            "img-src 'self' data:".to_owned(),
            format!("connect-src 'self' {CONFIRMED}"),
            "worker-src 'self'; manifest-src 'self'".to_owned(),
        ],
        Place::Disk => [
            format!("script-src 'wasm-unsafe-eval'{scripts}"),
            format!("style-src{styles}"),
            "img-src data:".to_owned(),
            format!("connect-src {CONFIRMED}"),
            "worker-src blob:".to_owned(),
        ],
        Place::Development => [
            "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'".to_owned(),
            "style-src 'self' 'unsafe-inline'".to_owned(),
            "img-src 'self' data:".to_owned(),
            format!("connect-src 'self' ws: {CONFIRMED}"),
            "worker-src 'self'; manifest-src 'self'".to_owned(),
        ],
    };
    format!("default-src 'none'; {}; base-uri 'none'; form-action 'none'", parts.join("; "))
}

/// Whether a script element is a program, not data.
fn runs(script: Element<'_>) -> bool {
    matches!(script.attribute("type"), None | Some("module" | "text/javascript"))
}

fn hashes<'a>(inline: impl Iterator<Item = Element<'a>>) -> String {
    let mut all: Vec<String> =
        inline.map(|element| format!(" 'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(element.inner)))).collect();
    all.sort();
    all.dedup();
    all.concat()
}

#[cfg(test)]
mod tests {
    use super::{Place, apply};

    const PAGE: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"\"><style>b</style><script type=\"application/json\">{}</script><script type=\"module\">alert(1)</script>";

    #[test]
    fn programs_and_styles_are_allowed_by_their_hash_and_data_are_not() {
        let page = apply(PAGE, Place::Site).unwrap();
        // printf 'alert(1)' | openssl dgst -sha256 -binary | base64
        assert!(
            page.contains("script-src 'self' 'wasm-unsafe-eval' 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI=';"),
            "{page}"
        );
        assert!(page.contains("style-src 'self' 'sha256-PiPoFgA5WUoziU9lZOGxNIu9egCI1CxKy3PurtWcAJ0=';"), "{page}");
        assert!(page.ends_with("alert(1)</script>"));
    }

    #[test]
    fn the_one_file_may_start_only_its_own_worker_and_load_no_script_or_picture_from_anywhere() {
        let page = apply(PAGE, Place::Disk).unwrap();
        assert!(
            page.contains("img-src data:; connect-src https: http:; worker-src blob:")
                && page.contains("default-src 'none'; script-src 'wasm-unsafe-eval' 'sha256-")
                && !page.contains("'self'")
                && !page.contains("unsafe-inline")
        );
    }

    #[test]
    fn a_policy_that_comes_too_late_is_refused() {
        assert!(apply(&format!("<style>a</style>{PAGE}"), Place::Site).is_err());
        assert!(apply("<title>no policy</title>", Place::Site).is_err());
    }
}
