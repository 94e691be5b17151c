//! Dragging: from a party to one of the other side with mouse, pen or finger, and a line off its parties with the mouse alone. A finger
//! on a line scrolls the page, or picks the pair; its button forbids it.

use domain::{Adcode, Pair, PairRule, Side};
use leptos::{ev::PointerEvent, prelude::*};

use super::{
    State,
    drawn::{EAST_X, HEIGHT, WEST_X, WIDTH},
};
use crate::runtime::place;

/// How far, in pixels of the screen, a press moves before it is a drag.
const SLACK: f64 = 6.0;
/// How far, in units of the drawing, a line is dragged before it is off.
const OFF: f64 = 36.0;

/// What the pointer went down on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Pressed {
    /// A party.
    Party(Adcode),
    /// A line.
    Line(Pair),
}

/// A press that is no drag yet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Press {
    what: Pressed,
    /// Where it began, in pixels of the screen.
    screen: (f64, f64),
    /// Where it began, in the drawing.
    begun: (f64, f64),
}

/// What is being dragged. Places are in the drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Drag {
    /// A line from a party to wherever the pointer is.
    Party {
        /// The party.
        party: Adcode,
        /// The pointer.
        at: (f64, f64),
        /// The party that it would be paired with.
        over: Option<Adcode>,
    },
    /// A pair's own line.
    Line {
        /// The pair.
        pair: Pair,
        /// Where it was taken.
        begun: (f64, f64),
        /// The pointer.
        at: (f64, f64),
        /// Whether it is off.
        off: bool,
    },
}

impl Drag {
    /// The party that a pair would be made with.
    pub fn over(self) -> Option<Adcode> {
        if let Self::Party { over, .. } = self { over } else { None }
    }
}

/// The pointer goes down.
pub fn down(state: State, what: Pressed, event: &PointerEvent) {
    if event.button() != 0 || !event.is_primary() || matches!(what, Pressed::Line(_)) && event.pointer_type() != "mouse" {
        return;
    }
    let Some(begun) = in_drawing(event) else { return };
    state.press.set(Some(Press { what, screen: on_screen(event), begun }));
}

/// The pointer moves.
pub fn moved(state: State, event: &PointerEvent) {
    let Some(at) = in_drawing(event) else { return };
    if let Some(press) = state.press.get_untracked() {
        let (x, y) = on_screen(event);
        if (x - press.screen.0).hypot(y - press.screen.1) < SLACK {
            return;
        }
        place::capture(event);
        state.press.set(None);
        state.drag.set(Some(match press.what {
            Pressed::Party(party) => Drag::Party { party, at, over: None },
            Pressed::Line(pair) => Drag::Line { pair, begun: press.begun, at, off: false },
        }));
    }
    // What the drawing says is asked for before the drag is changed: the drawing looks whether anything is dragged.
    let drag = match state.drag.get_untracked() {
        Some(Drag::Party { party, .. }) => Drag::Party { party, at, over: target(state, party, at) },
        Some(Drag::Line { pair, begun, .. }) => {
            Drag::Line { pair, begun, at, off: (at.0 - begun.0).hypot(at.1 - begun.1) > OFF }
        }
        None => return,
    };
    state.drag.set(Some(drag));
}

/// The pointer is let go: a drag is done.
pub fn let_go(state: State, event: &PointerEvent) {
    moved(state, event);
    let drag = state.drag.get_untracked();
    forget(state);
    let (pair, rule) = match drag {
        Some(Drag::Party { party, over: Some(over), .. }) => (state.pair(party, over), PairRule::Pinned),
        Some(Drag::Line { pair, off: true, .. }) => (Some(pair), PairRule::Forbidden),
        _ => return,
    };
    if let Some(pair) = pair {
        state.from.set(None);
        state.desk.select(pair, false);
        state.desk.rule(pair, rule);
    }
}

/// Nothing is dragged any more.
pub fn forget(state: State) {
    state.press.set(None);
    if state.drag.with_untracked(Option::is_some) {
        state.drag.set(None);
    }
}

/// The party of the other side that the pointer is over: its own half of the drawing, its own height.
fn target(state: State, party: Adcode, (x, y): (f64, f64)) -> Option<Adcode> {
    let middle = f64::midpoint(EAST_X, WEST_X);
    state.drawn.with_untracked(|drawn| match drawn.side(party)? {
        _ if !(0.0..=HEIGHT).contains(&y) => None,
        Side::Supporter if x > middle => drawn.nearest(Side::Supported, y),
        Side::Supported if x < middle => drawn.nearest(Side::Supporter, y),
        _ => None,
    })
}

fn in_drawing(event: &PointerEvent) -> Option<(f64, f64)> {
    place::within(event, "#diagram").map(|(x, y)| (x * WIDTH, y * HEIGHT))
}

fn on_screen(event: &PointerEvent) -> (f64, f64) {
    (f64::from(event.client_x()), f64::from(event.client_y()))
}

/// What is drawn while something is dragged.
#[component]
pub fn Rubber(state: State) -> impl IntoView {
    let drawing = move || {
        let drag = state.drag.get()?;
        state.drawn.with(|drawn| match drag {
            Drag::Party { party, at, over } => {
                let is_east = drawn.side(party)? == Side::Supporter;
                let (from, to) = if is_east { (EAST_X, WEST_X) } else { (WEST_X, EAST_X) };
                let start = drawn.height_of(party)?;
                let end = over.and_then(|over| drawn.height_of(over)).map_or(at, |height| (to, height));
                let middle = f64::midpoint(from, end.0);
                let class = if over.is_some() { "rubber rubber-on" } else { "rubber" };
                let path =
                    format!("M{from:.1} {start:.1}C{middle:.1} {start:.1} {middle:.1} {:.1} {:.1} {:.1}", end.1, end.0, end.1);
                Some((class, path, end))
            }
            Drag::Line { pair, at, off, .. } => {
                let (left, right) = (drawn.height_of(pair.east)?, drawn.height_of(pair.west)?);
                let class = if off { "rubber rubber-off" } else { "rubber" };
                let path = format!("M{EAST_X:.1} {left:.1}Q{:.1} {:.1} {WEST_X:.1} {right:.1}", at.0, at.1);
                Some((class, path, at))
            }
        })
    };
    move || {
        drawing().map(|(class, path, (x, y))| {
            let cross = (class == "rubber rubber-off").then(
                || view! { <path class="rubber-cross" d=format!("M{:.1} {:.1}l10 10m0 -10l-10 10", x - 5.0, y - 5.0) /> },
            );
            view! {
                <g class=class aria-hidden="true">
                    <path class="rubber-line" d=path />
                    <circle class="rubber-end" cx=x cy=y r=if cross.is_some() { "10" } else { "5" } />
                    {cross}
                </g>
            }
        })
    }
}
