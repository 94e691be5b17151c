//! Where things stand on the screen, and what the pointer is over.

use leptos::{
    ev::{Event, MouseEvent, PointerEvent},
    prelude::{document, window},
};
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{AddEventListenerOptions, ClipboardEvent, Element};

/// A box of the screen, in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Frame {
    /// Left edge.
    pub left: f64,
    /// Top edge.
    pub top: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// Where something floats, in pixels of the screen from its edges; what is left out is `auto`.
///
/// The page's policy forbids the `style` attribute, so that each property is set by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Spot {
    /// From the left.
    pub left: Option<f64>,
    /// From the top.
    pub top: Option<f64>,
    /// From the right.
    pub right: Option<f64>,
    /// From the bottom.
    pub bottom: Option<f64>,
    /// Width.
    pub width: Option<f64>,
    /// Height.
    pub height: Option<f64>,
    /// Whether `top` is where it ends, not where it begins.
    pub is_above: bool,
}

/// A length as CSS has it.
pub fn pixels(length: Option<f64>) -> String {
    length.map_or_else(|| "auto".to_owned(), |length| format!("{length:.0}px"))
}

fn of_element(element: &Element) -> Frame {
    let rect = element.get_bounding_client_rect();
    Frame { left: rect.left(), top: rect.top(), width: rect.width(), height: rect.height() }
}

/// The box of the element that listens to an event.
pub fn of_target(event: &MouseEvent) -> Option<Frame> {
    Some(of_element(&event.current_target()?.dyn_into::<Element>().ok()?))
}

/// The box of the first element that a selector finds and that is shown.
pub fn of(selector: &str) -> Option<Frame> {
    let found = of_element(&document().query_selector(selector).ok().flatten()?);
    (found.width > 0.0 && found.height > 0.0).then_some(found)
}

/// Where something of a width and height stands beside an element, in the coordinates of what holds and scrolls both: below it, or
/// above where there is no room below; its right edge at the element's where that fits. `None` where either is not shown.
pub fn beside(anchor: &str, holder: &str, (width, height): (f64, f64)) -> Option<Spot> {
    const FREE: f64 = 6.0;
    let (at, frame) = (of(anchor)?, of(holder)?);
    let scrolled = document().query_selector(holder).ok().flatten()?;
    let own = width.min(frame.width - 2.0 * FREE);
    let left = (at.left + at.width - own).min(frame.left + frame.width - own - FREE).max(frame.left + FREE);
    let below = at.top + at.height + FREE;
    let end = (frame.top + frame.height).min(window_size().1);
    let is_above = below + height > end && at.top - height > frame.top;
    let top = if is_above { at.top - FREE } else { below };
    Some(Spot {
        left: Some(left - frame.left + f64::from(scrolled.scroll_left())),
        top: Some(top - frame.top + f64::from(scrolled.scroll_top())),
        width: Some(own),
        is_above,
        ..Spot::default()
    })
}

/// Width and height of the window.
pub fn window_size() -> (f64, f64) {
    let number = |value: Result<wasm_bindgen::JsValue, wasm_bindgen::JsValue>| {
        value.ok().and_then(|value| value.as_f64()).unwrap_or_default()
    };
    (number(window().inner_width()), number(window().inner_height()))
}

/// Whether an event began within an element.
pub fn is_within(event: &Event, selector: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.and_then(|target| target.closest(selector).ok().flatten()).is_some()
}

/// Where the pointer is within an element, as shares of its width and height; outside they are below 0 or above 1.
pub fn within(event: &PointerEvent, selector: &str) -> Option<(f64, f64)> {
    let frame = of(selector)?;
    let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
    Some(((x - frame.left) / frame.width, (y - frame.top) / frame.height))
}

/// The events of this pointer go to the element that listens, until the pointer is let go.
pub fn capture(event: &PointerEvent) {
    if let Some(element) = event.current_target().and_then(|target| target.dyn_into::<Element>().ok()) {
        drop(element.set_pointer_capture(event.pointer_id()));
    }
}

/// Calls whenever anything on the page scrolls, for as long as the page lives; scrolling does not bubble, so it is caught on its way
/// down.
pub fn on_any_scroll(call: impl Fn() + 'static) {
    let closure = Closure::<dyn Fn()>::new(call);
    let how = AddEventListenerOptions::new();
    how.set_capture(true);
    how.set_passive(true);
    let callback = closure.as_ref().unchecked_ref();
    drop(window().add_event_listener_with_callback_and_add_event_listener_options("scroll", callback, &how));
    closure.forget();
}

/// The row and the attribute of the cell that an event comes from.
pub fn cell_of(event: &ClipboardEvent) -> Option<(String, String)> {
    cell_at(&event.target()?.dyn_into::<Element>().ok()?)
}

/// The row and the attribute of the cell that has the focus.
pub fn focused_cell() -> Option<(String, String)> {
    cell_at(&document().active_element()?)
}

/// Whether the element of this id has the focus of its page, also while the window has none.
pub fn has_focus(id: &str) -> bool {
    document().active_element().is_some_and(|element| element.id() == id)
}

fn cell_at(element: &Element) -> Option<(String, String)> {
    let cell = element.closest("[data-cell]").ok().flatten()?;
    let row = cell.closest("[data-row]").ok().flatten()?;
    Some((row.get_attribute("data-row")?, cell.get_attribute("data-cell")?))
}
