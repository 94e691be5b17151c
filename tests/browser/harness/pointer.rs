//! Dragging with mouse and finger.

use std::{
    cell::Cell,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use serde_json::{Value, json};

use super::Page;

/// Between two moves of a finger, as the browser is told.
const PACE: Duration = Duration::from_millis(100);

/// The touches of a finger that takes its time: one that is lifted in full flight makes the browser stop the flight with the next tap,
/// which then presses nothing.
pub struct Touches {
    /// Seconds since 1970.
    at: Cell<f64>,
}

impl Touches {
    /// A gesture of so many moves that ends now.
    pub fn begun(moves: u8) -> Self {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Self { at: Cell::new(now.saturating_sub(PACE * (u32::from(moves) + 2)).as_secs_f64()) }
    }

    /// What the finger does next.
    pub async fn next(&self, page: &Page, kind: &str, points: Value) {
        self.at.set(self.at.get() + PACE.as_secs_f64());
        let event = json!({ "type": kind, "touchPoints": points, "timestamp": self.at.get() });
        page.cdp("Input.dispatchTouchEvent", event).await;
    }
}

/// Where a drag ends.
#[derive(Clone, Copy, Debug)]
pub enum To<'a> {
    /// In the middle of an element.
    Element(&'a str),
    /// So many pixels to the right and down.
    Away(f64, f64),
}

/// What drags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum With {
    /// The mouse.
    Mouse,
    /// A finger.
    Finger,
}

/// The middles of two elements. The middle of a curve's box need not be on the curve, so a point of the curve is taken.
const ENDS: &str = "const at = (selector) => {
        const element = document.querySelector(selector);
        const path = element.querySelector('path.link-reach');
        const box = element.getBoundingClientRect();
        if (!path) return [box.x + box.width / 2, box.y + box.height / 2];
        const point = path.getPointAtLength(path.getTotalLength() * 0.4).matrixTransform(path.getScreenCTM());
        return [point.x, point.y];
    };
    document.querySelector(arguments[0]).scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    const from = at(arguments[0]);
    return [from, typeof arguments[1] === 'string' ? at(arguments[1]) : from.map((part, place) => part + arguments[1][place])]";

impl Page {
    /// Presses the mouse on an element and moves it a little, without letting go.
    pub async fn hold(&self, selector: &str) {
        let ends = self.run(ENDS, vec![json!(selector), json!([-12, 0])]).await;
        for (end, kind) in ["mousePressed", "mouseMoved"].into_iter().enumerate() {
            let event =
                json!({ "type": kind, "x": ends[end][0], "y": ends[end][1], "button": "left", "buttons": 1, "clickCount": 1 });
            self.cdp("Input.dispatchMouseEvent", event).await;
        }
    }

    /// Drags an element in a few steps, and lets go.
    pub async fn drag(&self, from: &str, to: To<'_>, with: With) {
        self.until_there(from).await;
        let target = match to {
            To::Element(selector) => json!(selector),
            To::Away(right, down) => json!([right, down]),
        };
        let ends = self.run(ENDS, vec![json!(from), target]).await;
        let number = |end: usize, place: usize| ends[end][place].as_f64().unwrap_or_default();
        let touches = Touches::begun(6);
        for step in 0..=6_u8 {
            let part = f64::from(step) / 6.0;
            // A finger that goes along first scrolls the page: it goes across first.
            let (across, along) =
                if with == With::Finger { ((2.0 * part).min(1.0), (2.0 * part - 1.0).max(0.0)) } else { (part, part) };
            let x = number(0, 0) + (number(1, 0) - number(0, 0)) * across;
            let y = number(0, 1) + (number(1, 1) - number(0, 1)) * along;
            match with {
                With::Finger => {
                    let kind = if step == 0 { "touchStart" } else { "touchMove" };
                    touches.next(self, kind, json!([{ "x": x, "y": y }])).await;
                }
                With::Mouse => {
                    let kind = if step == 0 { "mousePressed" } else { "mouseMoved" };
                    let event = json!({ "type": kind, "x": x, "y": y, "button": "left", "buttons": 1, "clickCount": 1 });
                    self.cdp("Input.dispatchMouseEvent", event).await;
                }
            }
        }
        let (x, y) = (number(1, 0), number(1, 1));
        match with {
            With::Finger => touches.next(self, "touchEnd", json!([])).await,
            With::Mouse => {
                let event = json!({ "type": "mouseReleased", "x": x, "y": y, "button": "left", "clickCount": 1 });
                self.cdp("Input.dispatchMouseEvent", event).await;
            }
        }
    }
}
