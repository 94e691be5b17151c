//! Swipes with a finger, as a hand scrolls: Chromium makes gestures of them, so that the page scrolls where nothing takes the touch.

use serde_json::json;

use super::{Page, engine::chromium_only, pointer::Touches};

/// How a touch ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// The finger is lifted.
    Lifted,
    /// The system takes the touch away: a call comes in, a gesture of the system begins.
    Cancelled,
}

/// Moves of a swipe; each is a frame or so of a hand.
const MOVES: u8 = 6;

/// Brings an element into the middle of the screen, and gives its middle, how far the page is scrolled, and where what is touched
/// there is the element or inside it.
const MIDDLE: &str = "const element = document.querySelector(arguments[0]);
    element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    const box = element.getBoundingClientRect();
    const path = element.querySelector?.('path.link-reach') ?? (element.matches('path') ? element : null);
    if (!path) return [box.x + box.width / 2, box.y + box.height / 2];
    const point = path.getPointAtLength(path.getTotalLength() * 0.4).matrixTransform(path.getScreenCTM());
    return [point.x, point.y]";

impl Page {
    /// Swipes from the middle of an element so many pixels to the right and down, after it has been brought into view.
    pub async fn swipe(&self, selector: &str, (right, down): (f64, f64), ends: Ends) {
        self.until_there(selector).await;
        let at = self.run(MIDDLE, vec![json!(selector)]).await;
        let number = |place: usize| at[place].as_f64().unwrap_or_default();
        self.swipe_from((number(0), number(1)), (right, down), ends).await;
    }

    /// Swipes from a point of the screen, in CSS pixels, so many pixels to the right and down.
    pub async fn swipe_from(&self, (x, y): (f64, f64), (right, down): (f64, f64), ends: Ends) {
        // A finger of the standard's own command scrolls nothing, so that no control ever loses its touch to the page.
        chromium_only("fingers that scroll");
        let touches = Touches::begun(MOVES);
        let touch = async |kind: &str, points: serde_json::Value| touches.next(self, kind, points).await;
        touch("touchStart", json!([{ "x": x, "y": y }])).await;
        for step in 1..=MOVES {
            let part = f64::from(step) / f64::from(MOVES);
            touch("touchMove", json!([{ "x": x + right * part, "y": y + down * part }])).await;
        }
        touch(if ends == Ends::Lifted { "touchEnd" } else { "touchCancel" }, json!([])).await;
    }

    /// How far the page and every part of it that scrolls is scrolled down and to the right, all together in pixels.
    pub async fn scrolled(&self) -> (f64, f64) {
        let script = "return [...document.querySelectorAll('*')].reduce(([right, down], at) =>
            [right + at.scrollLeft, down + at.scrollTop], [0, 0])";
        let sum = self.run(script, Vec::new()).await;
        (sum[0].as_f64().unwrap_or_default(), sum[1].as_f64().unwrap_or_default())
    }
}
