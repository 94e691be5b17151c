//! Whether a page stays where it is and holds its tongue: shifts of its layout, and what its live regions announce.
//!
//! Both are noted from the first moment of every document; a journey reads what has come together, or forgets it and begins anew.

use serde_json::Value;

use super::{Page, engine::chromium_only};

/// Notes every shift that no press or key has caused (as browsers count them: shifts within half a second of an input are the
/// input's), and every new text of a live region that is drawn. A text that comes within one turn of the page is one announcement,
/// as a reader of the screen would speak it once.
pub const WATCH: &str = "(() => {
    const named = (node) => {
        const element = node?.nodeType === 1 ? node : node?.parentElement;
        if (!element) return '(gone)';
        const names = [...element.classList].map((name) => `.${name}`).join('');
        return `${element.localName}${element.id ? `#${element.id}` : ''}${names}`;
    };
    const steadiness = window.steadiness = { shifts: [], announced: [] };
    new PerformanceObserver((list) => {
        for (const shift of list.getEntries().filter(({ hadRecentInput }) => !hadRecentInput)) {
            steadiness.shifts.push({ at: shift.startTime, value: shift.value, of: shift.sources.map(({ node }) => named(node)) });
        }
    }).observe({ type: 'layout-shift', buffered: true });
    const LIVE = '[aria-live=polite], [aria-live=assertive], [role=status]:not([aria-live]), [role=alert]:not([aria-live]), [role=log]:not([aria-live]), output:not([aria-live])';
    const last = new WeakMap();
    const text = (region) => (region.getClientRects().length ? region.textContent.replace(/\\s+/g, ' ').trim() : '');
    const look = () => {
        for (const region of document.querySelectorAll(LIVE)) {
            const now = text(region);
            const before = last.get(region);
            last.set(region, now);
            // A region that comes with its text is not spoken, unless it is an alert.
            const spoken = before === undefined ? region.matches('[role=alert], [aria-live=assertive]') : before !== now;
            if (spoken && now) steadiness.announced.push({ at: performance.now(), of: named(region), text: now });
        }
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
})();";

/// A text that a live region has announced.
#[derive(Clone, Debug, PartialEq)]
pub struct Announcement {
    /// When, in milliseconds on the page's own clock.
    pub at: f64,
    /// The region: name, id and classes of its element.
    pub of: String,
    /// What it said.
    pub text: String,
}

impl Page {
    /// The sum of all shifts of the layout since the page was opened or [`Self::forget_steadiness`] was called: no less than what
    /// browsers report as the cumulative layout shift.
    pub async fn layout_shift(&self) -> f64 {
        chromium_only("shifts of the layout");
        let sum = self.run("return window.steadiness.shifts.reduce((sum, { value }) => sum + value, 0)", Vec::new()).await;
        sum.as_f64().unwrap_or(f64::NAN)
    }

    /// The shifts, one a line: how much, when, and of which elements. For the message of a test that fails.
    pub async fn layout_shifts(&self) -> Vec<String> {
        let script = "return window.steadiness.shifts.map(({ at, value, of }) =>
            `${value.toFixed(4)} at ${Math.round(at)} ms: ${of.join(', ')}`)";
        let list = self.run(script, Vec::new()).await;
        list.as_array().into_iter().flatten().filter_map(|line| line.as_str().map(str::to_owned)).collect()
    }

    /// What live regions have announced since the page was opened or [`Self::forget_steadiness`] was called.
    pub async fn announcements(&self) -> Vec<Announcement> {
        let list = self.run("return window.steadiness.announced", Vec::new()).await;
        let text = |entry: &Value, name: &str| entry[name].as_str().unwrap_or_default().to_owned();
        let read = |entry: &Value| Announcement {
            at: entry["at"].as_f64().unwrap_or(f64::NAN),
            of: text(entry, "of"),
            text: text(entry, "text"),
        };
        list.as_array().into_iter().flatten().map(read).collect()
    }

    /// Forgets shifts and announcements up to now.
    pub async fn forget_steadiness(&self) {
        self.run("Object.assign(window.steadiness, { shifts: [], announced: [] })", Vec::new()).await;
    }
}
