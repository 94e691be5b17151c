//! Instruments of the journeys about fingers and steadiness: swipes as a hand makes them, shifts of the layout, announcements.

use serde_json::{Value, json};

use crate::harness::Page;

/// Swipes from the middle of an element so many pixels to the right and down; the finger is lifted, or the system takes the touch.
pub async fn swipe(page: &Page, selector: &str, (right, down): (f64, f64), is_lifted: bool) {
    page.until_there(selector).await;
    let script = "const element = document.querySelector(arguments[0]);
        element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
        const box = element.getBoundingClientRect();
        const path = element.querySelector('path.link-reach');
        if (!path) return [box.x + box.width / 2, box.y + box.height / 2];
        const point = path.getPointAtLength(path.getTotalLength() * 0.4).matrixTransform(path.getScreenCTM());
        return [point.x, point.y]";
    let at = page.run(script, vec![json!(selector)]).await;
    let (x, y) = (at[0].as_f64().unwrap_or_default(), at[1].as_f64().unwrap_or_default());
    let touch = async |kind: &str, points: Value| {
        page.cdp("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": points })).await;
    };
    touch("touchStart", json!([{ "x": x, "y": y }])).await;
    for step in 1..=10_u8 {
        let part = f64::from(step) / 10.0;
        touch("touchMove", json!([{ "x": x + right * part, "y": y + down * part }])).await;
    }
    touch(if is_lifted { "touchEnd" } else { "touchCancel" }, json!([])).await;
}

/// Notes shifts that no input has caused, and every new text of a live region.
const WATCH: &str = "(() => {
    const seen = window.watched = { shifts: [], told: [] };
    const named = (node) => `${node?.localName ?? node?.nodeName}#${node?.id ?? ''}.${node?.className?.baseVal ?? node?.className ?? ''}`;
    new PerformanceObserver((list) => {
        for (const shift of list.getEntries().filter(({ hadRecentInput }) => !hadRecentInput)) {
            seen.shifts.push([shift.value, shift.sources.map(({ node }) => named(node)).join(', ')]);
        }
    }).observe({ type: 'layout-shift', buffered: true });
    const last = new WeakMap();
    new MutationObserver(() => {
        for (const region of document.querySelectorAll('[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]')) {
            const now = region.textContent.trim();
            const before = last.get(region);
            last.set(region, now);
            const speaks = before === undefined ? region.matches('[role=alert]') : before !== now;
            if (speaks && now) seen.told.push(`${named(region)}: ${now}`);
        }
    }).observe(document, { subtree: true, childList: true, characterData: true });
})();";

/// Has shifts and announcements noted in every document from now on.
pub async fn watch(page: &Page) {
    page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH })).await;
}

/// The sum of the shifts so far.
pub async fn shift(page: &Page) -> f64 {
    page.run("return watched.shifts.reduce((sum, [value]) => sum + value, 0)", Vec::new()).await.as_f64().unwrap_or(f64::NAN)
}

/// The shifts so far, for the message of a test that fails.
pub async fn shifts(page: &Page) -> Value {
    page.run("return watched.shifts.map(([value, of]) => `${value.toFixed(4)} ${of}`)", Vec::new()).await
}

/// What was announced so far; it is forgotten.
pub async fn told(page: &Page) -> Vec<String> {
    let list = page.run("return watched.told.splice(0)", Vec::new()).await;
    list.as_array().into_iter().flatten().filter_map(|line| line.as_str().map(str::to_owned)).collect()
}
