//! The page as a whole: its root element, its theme, focus.

use domain::{Outcome, PlanState};
use leptos::prelude::{document, window};
use session::Session;
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{
    Element, Event, FocusEvent, HtmlElement, HtmlInputElement, Node, ScrollIntoViewOptions, ScrollLogicalPosition, SvgElement,
};

/// Writes the state of the plan in view to the root element, for tests and for anyone who automates the page.
pub fn tell_plan(session: &Session) {
    let Some(root) = document().document_element() else { return };
    let set = |name: &str, value: &str| drop(root.set_attribute(name, value));
    set("data-revision", &session.revision.to_string());
    if let Some((_, plan)) = &session.last_good {
        set("data-last-fingerprint", &plan.fingerprint.to_string());
    }
    set("data-searching", if session.searching || session.answer().is_none() { "true" } else { "false" });
    let Some(outcome) = session.answer() else {
        tell_state("computing");
        return;
    };
    let Outcome::Plan(plan) = &**outcome else {
        tell_state(if matches!(**outcome, Outcome::Conflict(_)) { "infeasible" } else { "failed" });
        return;
    };
    set("data-plan-value", &plan.scale.points(plan.value, 6));
    set("data-plan-bound", &plan.scale.points(plan.bound, 6));
    set("data-plan-fingerprint", &plan.fingerprint.to_string());
    set("data-plan-state", if plan.state == PlanState::Optimal { "optimal" } else { "bounded" });
}

/// Writes the fingerprint of the plan that the page shows, also of one that a moving slider shows.
pub fn tell_shown(fingerprint: &str) {
    if let Some(root) = document().document_element() {
        drop(root.set_attribute("data-shown", fingerprint));
    }
}

/// Writes to the root element whether all that was done is kept.
pub fn tell_kept(is_kept: bool) {
    if let Some(root) = document().document_element() {
        drop(root.set_attribute("data-kept", if is_kept { "true" } else { "false" }));
    }
}

/// Writes a state without a plan to the root element.
pub fn tell_state(state: &str) {
    let Some(root) = document().document_element() else { return };
    for name in ["data-plan-value", "data-plan-bound", "data-plan-fingerprint"] {
        drop(root.set_attribute(name, ""));
    }
    drop(root.set_attribute("data-plan-state", state));
}

/// Sets the language of the page.
pub fn tell_language(tag: &str) {
    if let Some(root) = document().document_element() {
        drop(root.set_attribute("lang", tag));
    }
}

/// Most letters of what is said of a fault in the page. The console has all of it.
const SAID_OF_A_FAULT: usize = 240;

/// From now on the page says so where its own program meets a fault and ends: what happened, where in the program. Nothing of the program
/// runs after that; the notice, and its button, stand in the page without it.
pub fn tell_faults() {
    std::panic::set_hook(Box::new(|fault| {
        let said = fault.to_string();
        // What comes after the first fault comes of it.
        let line = document().get_element_by_id("stopped-reason");
        if let Some(line) = line.filter(|line| line.text_content().unwrap_or_default().is_empty()) {
            line.set_text_content(Some(&said.chars().take(SAID_OF_A_FAULT).collect::<String>()));
        }
        leptos::logging::error!("{said}");
    }));
}

/// Writes to the root element whether a selector finds anything, once what is being drawn stands in the page. For style sheets: the oldest
/// browsers that the page is for cannot ask what is inside of what.
pub fn mark_later(name: &'static str, selector: &'static str) {
    leptos::prelude::request_animation_frame(move || {
        if let Some(root) = document().document_element() {
            let is_there = document().query_selector(selector).is_ok_and(|found| found.is_some());
            drop(root.toggle_attribute_with_force(name, is_there));
        }
    });
}

/// Writes to the root element which view is shown, where screen or paper differ by it.
pub fn tell_view(view: &str) {
    if let Some(root) = document().document_element() {
        drop(root.set_attribute("data-view", view));
    }
}

/// Sets the title of the page, which a browser prints at the head of each sheet and offers as the name of a file.
pub fn tell_title(title: &str) {
    document().set_title(title);
}

/// Sets the theme; `None` follows the device.
pub fn tell_theme(theme: Option<&str>) {
    let Some(root) = document().document_element() else { return };
    drop(match theme {
        Some(theme) => root.set_attribute("data-theme", theme),
        None => root.remove_attribute("data-theme"),
    });
}

/// What is read while the page is light, whatever its theme: it is as before when the page is drawn next.
pub fn in_light<T>(read: impl FnOnce() -> T) -> Option<T> {
    let root = document().document_element()?;
    let before = root.get_attribute("data-theme");
    drop(root.set_attribute("data-theme", "light"));
    let found = read();
    tell_theme(before.as_deref());
    Some(found)
}

/// Whether the device prefers dark.
pub fn prefers_dark() -> bool {
    matches_media("(prefers-color-scheme: dark)")
}

/// Whether a media query holds.
pub fn matches_media(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|query| query.matches())
}

/// Loads the page again.
pub fn reload() {
    // A page that may not be loaded again stays as it is.
    drop(window().location().reload());
}

/// Whether what has the focus shows it, as for the keyboard.
pub fn is_focus_visible() -> bool {
    document().active_element().is_some_and(|element| element.matches(":focus-visible").unwrap_or(false))
}

/// Moves the focus to the first element that a selector finds.
pub fn focus(selector: &str) {
    if let Ok(Some(element)) = document().query_selector(selector) {
        give_focus(&element);
    }
}

/// Elements of HTML and of SVG can both have the focus.
fn give_focus(element: &Element) {
    // An element that cannot have the focus leaves it where it was.
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        drop(element.focus());
    } else if let Some(element) = element.dyn_ref::<SvgElement>() {
        drop(element.focus());
    }
}

/// Moves the focus to the first element that a selector finds, once what is being drawn stands in the page.
pub fn focus_later(selector: impl Into<String>) {
    let selector = selector.into();
    leptos::prelude::request_animation_frame(move || focus(&selector));
}

/// As [`focus_later`], for the first of several selectors that finds anything.
pub fn focus_first_later(selectors: [String; 2]) {
    leptos::prelude::request_animation_frame(move || {
        let found = selectors.iter().find_map(|selector| document().query_selector(selector).ok().flatten());
        if let Some(element) = found {
            give_focus(&element);
        }
    });
}

/// As [`focus_later`], for the element with this id; what is in a field is selected.
pub fn focus_id_later(id: String) {
    leptos::prelude::request_animation_frame(move || {
        if let Some(element) = document().get_element_by_id(&id) {
            if let Some(field) = element.dyn_ref::<HtmlInputElement>() {
                field.select();
            }
            give_focus(&element);
        }
    });
}

/// Puts the caret behind what is in a field.
pub fn caret_to_end(id: &str) {
    let field = document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlInputElement>().ok());
    if let Some(field) = field {
        let end = field.value().encode_utf16().count() as u32;
        // A field of another type than text has no caret.
        drop(field.set_selection_range(end, end));
    }
}

/// Moves the focus among the elements in `inside` that a selector finds: by so many, or to the first or last with a great number.
pub fn step_focus(inside: &Element, selector: &str, by: i32) {
    let Ok(found) = inside.query_selector_all(selector) else { return };
    let list: Vec<HtmlElement> = (0..found.length()).filter_map(|place| found.get(place)?.dyn_into().ok()).collect();
    let here = document().active_element();
    let now = list.iter().position(|element| Some(element.as_ref()) == here.as_ref());
    let last = list.len().saturating_sub(1);
    let next = match now {
        Some(now) => now.saturating_add_signed(by as isize).min(last),
        None if by < 0 => last,
        None => 0,
    };
    if let Some(element) = list.get(next) {
        drop(element.focus());
    }
}

/// Whether an event, or the place that the focus moves to with it, lies in an element. A focus that goes nowhere does not leave it.
pub fn is_inside(element: &Element, event: &Event) -> bool {
    let target = match event.dyn_ref::<FocusEvent>() {
        Some(moved) => match moved.related_target() {
            None => return true,
            target => target,
        },
        None => event.target(),
    };
    let node = target.and_then(|target| target.dyn_into::<Node>().ok());
    node.is_some_and(|node| element.contains(Some(&node)) || !node.is_connected())
}

/// Scrolls the first element that a selector finds into view where it is not, once what is being drawn stands in the page.
pub fn reveal(selector: String) {
    leptos::prelude::request_animation_frame(move || {
        if let Some(element) = document().query_selector(&selector).ok().flatten() {
            let how = ScrollIntoViewOptions::new();
            how.set_block(ScrollLogicalPosition::Nearest);
            how.set_inline(ScrollLogicalPosition::Nearest);
            element.scroll_into_view_with_scroll_into_view_options(&how);
        }
    });
}

/// Does something once so many milliseconds have gone by.
pub fn after(milliseconds: f64, work: impl FnOnce() + 'static) {
    leptos::prelude::set_timeout(work, std::time::Duration::from_millis(milliseconds.max(0.0) as u64));
}

/// Something that is done again and again.
#[derive(Clone, Copy)]
pub struct Tick(i32);

impl Tick {
    /// Ends it.
    pub fn end(self) {
        window().clear_interval_with_handle(self.0);
    }
}

/// Does something every so many milliseconds, until its end.
pub fn every(milliseconds: i32, work: impl FnMut() + 'static) -> Tick {
    let work = Closure::<dyn FnMut()>::new(work);
    let handle = window()
        .set_interval_with_callback_and_timeout_and_arguments_0(work.as_ref().unchecked_ref(), milliseconds)
        .unwrap_or_default();
    // It lives until the interval is ended, and costs a few bytes afterwards.
    work.forget();
    Tick(handle)
}

/// A number that no other page has, but for one in four thousand million.
pub fn random_number() -> u32 {
    // Not above half of all numbers, so that one can count on from it.
    (js_sys::Math::random() * f64::from(u32::MAX / 2)) as u32 + 1
}

/// Today as the device has it, YYYY-MM-DD.
pub fn today() -> String {
    let now = js_sys::Date::new_0();
    format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
}

/// This hour on the planner's clock.
pub fn this_hour() -> domain::Moment {
    let now = js_sys::Date::new_0();
    domain::Moment::on(&today(), now.get_hours()).unwrap_or_default()
}

/// Scrolls what is within the first element that a selector finds to its beginning.
pub fn scroll_to_top(selector: &str) {
    if let Ok(Some(element)) = document().query_selector(selector) {
        element.set_scroll_top(0);
    }
}

/// Milliseconds on the page's own clock; for what is told to people, never for what is computed.
pub fn now() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}

/// Whether the focus is in a field that takes text, where keys mean letters.
pub fn is_typing() -> bool {
    document().active_element().is_some_and(|element| {
        matches!(element.tag_name().as_str(), "TEXTAREA" | "SELECT")
            || (element.tag_name() == "INPUT"
                && !matches!(element.get_attribute("type").as_deref(), Some("range" | "checkbox" | "radio" | "file"))
                // A cell's field before anything is typed: keys still mean what they mean on the page.
                && !element.class_list().contains("data-ready"))
    })
}

/// Takes the loading screen of index.html away.
pub fn remove_splash() {
    if let Some(splash) = document().get_element_by_id("splash") {
        splash.remove();
    }
}

/// How high a block of a report stands: the whole of it, the rows of its table, and the note under them.
pub struct BlockHeight {
    /// The whole, in CSS pixels.
    pub height: f64,
    /// Each row of the table's body.
    pub rows: Vec<f64>,
    /// The note.
    pub note: f64,
}

/// The heights of the blocks in each element that a selector finds.
pub fn heights(of: &str, blocks: &str) -> Vec<Vec<BlockHeight>> {
    let all = |list: Result<web_sys::NodeList, wasm_bindgen::JsValue>| -> Vec<Element> {
        let list = list.ok();
        let length = list.as_ref().map_or(0, web_sys::NodeList::length);
        (0..length).filter_map(|place| list.as_ref()?.get(place)?.dyn_into().ok()).collect()
    };
    let height = |element: &Element| element.get_bounding_client_rect().height();
    let block = |element: &Element| BlockHeight {
        height: height(element),
        rows: all(element.query_selector_all("tbody > tr")).iter().map(height).collect(),
        note: element.query_selector(".paper-note").ok().flatten().map_or(0.0, |note| height(&note)),
    };
    let probes = all(document().query_selector_all(of));
    probes.iter().map(|probe| all(probe.query_selector_all(blocks)).iter().map(block).collect()).collect()
}

/// Selects all that is in the field of an event.
pub fn select_all(event: &FocusEvent) {
    if let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
        field.select();
    }
}

/// Opens the browser's window for printing.
pub fn print() {
    // A browser that does not print leaves the page as it is.
    drop(window().print());
}
