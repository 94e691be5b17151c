//! Dragging with mouse and finger.

use std::{
    cell::Cell,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use serde_json::{Value, json};

use super::{
    Page,
    cdp::Extra,
    engine::{Engine, missing},
};

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

/// What a mouse does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mouse {
    /// Its button goes down.
    Pressed,
    /// It moves; with its button as it is.
    Moved,
    /// Its button goes up.
    Released,
}

/// How far across and along a drag is after a part of it. A finger that goes along first scrolls the page: it goes across first.
fn part_way(with: With, part: f64) -> (f64, f64) {
    if with == With::Finger { ((2.0 * part).min(1.0), (2.0 * part - 1.0).max(0.0)) } else { (part, part) }
}

/// A pointer moves to a place of the window, in CSS pixels.
pub(super) fn moved(x: f64, y: f64) -> Value {
    json!({ "type": "pointerMove", "x": x.round(), "y": y.round(), "duration": 20 })
}

pub(super) fn down() -> Value {
    json!({ "type": "pointerDown", "button": 0 })
}

pub(super) fn up() -> Value {
    json!({ "type": "pointerUp", "button": 0 })
}

impl Page {
    /// What a mouse or a finger does, by the standard's own command: in engines that have none of their own.
    pub(super) async fn point(&self, kind: &str, acts: &[Value]) {
        match self.client().issue_cmd(Extra::pointer(kind, acts)).await {
            Ok(_) => {}
            Err(_) if kind == "touch" && Engine::current() == Engine::WebKit => missing("fingers"),
            Err(error) => panic!("a {kind} cannot do this: {error}"),
        }
    }

    /// The middle of an element, in CSS pixels of the screen.
    pub(super) async fn middle(&self, selector: &str) -> (f64, f64) {
        let script = "const box = document.querySelector(arguments[0]).getBoundingClientRect();
            return [box.x + box.width / 2, box.y + box.height / 2]";
        let at = self.run(script, vec![json!(selector)]).await;
        (at[0].as_f64().unwrap_or_default(), at[1].as_f64().unwrap_or_default())
    }

    /// Presses the mouse at a place of the screen and lets go.
    pub(super) async fn press_there(&self, (x, y): (f64, f64)) {
        self.point("mouse", &[moved(x, y), down(), up()]).await;
    }

    /// A finger on a place of the screen, in CSS pixels, and off again; whatever is there.
    pub async fn tap(&self, x: f64, y: f64) {
        if Engine::current() != Engine::Chromium {
            return self.point("touch", &[moved(x, y), down(), up()]).await;
        }
        self.cdp("Input.dispatchTouchEvent", json!({ "type": "touchStart", "touchPoints": [{ "x": x, "y": y }] })).await;
        self.cdp("Input.dispatchTouchEvent", json!({ "type": "touchEnd", "touchPoints": [] })).await;
    }

    /// The mouse does one thing at a place of the screen, in CSS pixels.
    pub async fn mouse(&self, act: Mouse, x: f64, y: f64) {
        if Engine::current() != Engine::Chromium {
            let acts = match act {
                Mouse::Pressed => vec![moved(x, y), down()],
                Mouse::Moved => vec![moved(x, y)],
                Mouse::Released => vec![moved(x, y), up()],
            };
            return self.point("mouse", &acts).await;
        }
        let kind = match act {
            Mouse::Pressed => "mousePressed",
            Mouse::Moved => "mouseMoved",
            Mouse::Released => "mouseReleased",
        };
        let event = json!({ "type": kind, "x": x, "y": y, "button": "left", "buttons": 1, "clickCount": 1 });
        self.cdp("Input.dispatchMouseEvent", event).await;
    }

    /// Presses the mouse on an element and moves it a little, without letting go.
    pub async fn hold(&self, selector: &str) {
        let ends = self.run(ENDS, vec![json!(selector), json!([-12, 0])]).await;
        for (end, act) in [Mouse::Pressed, Mouse::Moved].into_iter().enumerate() {
            let number = |place: usize| ends[end][place].as_f64().unwrap_or_default();
            self.mouse(act, number(0), number(1)).await;
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
        if Engine::current() != Engine::Chromium {
            let mut acts = vec![moved(number(0, 0), number(0, 1)), down()];
            for step in 1..=6_u8 {
                let part = f64::from(step) / 6.0;
                let (across, along) = part_way(with, part);
                let x = number(0, 0) + (number(1, 0) - number(0, 0)) * across;
                acts.push(moved(x, number(0, 1) + (number(1, 1) - number(0, 1)) * along));
            }
            acts.push(up());
            self.point(if with == With::Finger { "touch" } else { "mouse" }, &acts).await;
            return;
        }
        let touches = Touches::begun(6);
        for step in 0..=6_u8 {
            let part = f64::from(step) / 6.0;
            let (across, along) = part_way(with, part);
            let x = number(0, 0) + (number(1, 0) - number(0, 0)) * across;
            let y = number(0, 1) + (number(1, 1) - number(0, 1)) * along;
            match with {
                With::Finger => {
                    let kind = if step == 0 { "touchStart" } else { "touchMove" };
                    touches.next(self, kind, json!([{ "x": x, "y": y }])).await;
                }
                With::Mouse => {
                    self.mouse(if step == 0 { Mouse::Pressed } else { Mouse::Moved }, x, y).await;
                }
            }
        }
        let (x, y) = (number(1, 0), number(1, 1));
        match with {
            With::Finger => touches.next(self, "touchEnd", json!([])).await,
            With::Mouse => self.mouse(Mouse::Released, x, y).await,
        }
    }
}
