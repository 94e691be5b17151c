//! A drawing of the page as a drawing of its own: what style sheets give it stands in it, so that other programs show it as the page does.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{CssStyleDeclaration, Element, Node, SvgElement, XmlSerializer};

use super::page;

const SVG: &str = "http://www.w3.org/2000/svg";

/// What a style sheet may say of a drawing, with what holds where it says nothing. What is handed down to the elements within is not
/// written again there.
const LOOKS: [(&str, Look); 16] = [
    ("fill", Look::HandedDown),
    ("stroke", Look::HandedDown),
    ("stroke-width", Look::HandedDown),
    ("stroke-dasharray", Look::HandedDown),
    ("stroke-linecap", Look::HandedDown),
    ("stroke-linejoin", Look::HandedDown),
    ("fill-opacity", Look::HandedDown),
    ("stroke-opacity", Look::HandedDown),
    ("paint-order", Look::HandedDown),
    ("font-family", Look::HandedDown),
    ("font-size", Look::HandedDown),
    ("font-weight", Look::HandedDown),
    ("text-anchor", Look::HandedDown),
    ("visibility", Look::HandedDown),
    ("dominant-baseline", Look::Else("auto")),
    ("opacity", Look::Else("1")),
];

#[derive(Clone, Copy)]
enum Look {
    HandedDown,
    /// Each element has its own; this where nothing is said.
    Else(&'static str),
}

/// Words that stand with a drawing that is alone.
pub struct Words {
    /// What it shows, above it.
    pub title: String,
    /// How it is read, below it.
    pub note: String,
    /// Of what, and of when, below that.
    pub source: String,
}

/// A drawing by itself.
pub struct Alone {
    /// The file.
    pub svg: String,
    /// Width and height, in pixels at its own size.
    pub size: (f64, f64),
}

/// The first drawing that a selector finds, in the light theme, with words above and below; `None` where there is none, or the browser
/// does not give it out. O(elements).
///
/// A twin of it is in the page while its looks are read: nothing points at it, and no transition runs in it.
pub fn alone(selector: &str, words: &Words) -> Option<Alone> {
    let source: SvgElement = document().query_selector(selector).ok()??.dyn_into().ok()?;
    let twin: SvgElement = source.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
    // Nobody sees it or hears of it: it is gone before the page is drawn again.
    drop(twin.style().set_property("forced-color-adjust", "none"));
    source.parent_node()?.append_child(&twin).ok()?;
    let ground = page::in_light(|| {
        dress(&twin, None);
        let style = window().get_computed_style(&document().document_element()?).ok()??;
        style.get_property_value("--surface").ok()
    });
    twin.remove();
    let size = frame(&twin, words, ground.flatten().as_deref().map_or("#FFFFFF", str::trim))?;
    let svg = XmlSerializer::new().ok()?.serialize_to_string(&twin).ok()?;
    Some(Alone { svg, size })
}

/// Writes the looks of an element and of all within it as its own attributes, and takes out what only the page makes use of. From the
/// leaves to the root, for what is taken out of an element changes the looks of those within.
fn dress(element: &Element, outer: Option<&CssStyleDeclaration>) {
    if element.tag_name() == "title" {
        return;
    }
    let Ok(Some(style)) = window().get_computed_style(element) else { return };
    let look = |of: &CssStyleDeclaration, name: &str| of.get_property_value(name).unwrap_or_default();
    if look(&style, "display") == "none" {
        element.remove();
        return;
    }
    for child in children(element) {
        match child.dyn_into::<Element>() {
            Ok(child) => dress(&child, Some(&style)),
            Err(child) if child.node_type() == Node::COMMENT_NODE => drop(element.remove_child(&child)),
            Err(_) => {}
        }
    }
    // What is taken out changes the looks of the element itself: they are read before.
    let looks = LOOKS.map(|(name, rule)| {
        let (value, before) = (look(&style, name), outer.map(|outer| look(outer, name)));
        let is_said = match rule {
            Look::HandedDown => before.as_ref() == Some(&value),
            Look::Else(usual) => value == usual,
        };
        (name, (!is_said && !value.is_empty()).then_some(value))
    });
    for name in element.get_attribute_names().iter().filter_map(|name| name.as_string()) {
        let is_of_the_page = ["class", "id", "style", "role", "tabindex", "focusable"].contains(&name.as_str())
            || name.starts_with("data-")
            || name.starts_with("aria-");
        if is_of_the_page {
            drop(element.remove_attribute(&name));
        }
    }
    for (name, value) in looks {
        drop(match value {
            Some(value) => element.set_attribute(name, &value),
            None => element.remove_attribute(name),
        });
    }
}

fn children(of: &Element) -> Vec<Node> {
    let mut found = Vec::new();
    let mut next = of.first_child();
    while let Some(child) = next {
        next = child.next_sibling();
        found.push(child);
    }
    found
}
/// Lays a ground under a drawing, words above and below it, and gives it its size, which is returned.
fn frame(svg: &SvgElement, words: &Words, ground: &str) -> Option<(f64, f64)> {
    let numbers: Vec<f64> =
        svg.get_attribute("viewBox")?.split_ascii_whitespace().filter_map(|part| part.parse().ok()).collect();
    let &[left, top, width, height] = numbers.as_slice() else { return None };
    let type_size = (width / 44.0).max(9.0);
    let (margin, line) = (type_size, type_size * 2.2);
    let (x, y) = (left - margin, top - line - margin / 2.0);
    let (wide, high) = (width + 2.0 * margin, height + 2.6 * line + margin);
    let text = |content: &str, at: f64, size: f64, weight: &str, fill: &str| {
        let text = document().create_element_ns(Some(SVG), "text").ok()?;
        let places = [("x", left), ("y", at), ("font-size", size)];
        for (name, value) in places {
            drop(text.set_attribute(name, &format!("{value:.1}")));
        }
        for (name, value) in [("font-weight", weight), ("fill", fill), ("stroke", "none"), ("text-anchor", "start")] {
            drop(text.set_attribute(name, value));
        }
        text.set_text_content(Some(content));
        Some(text)
    };
    let sheet = document().create_element_ns(Some(SVG), "rect").ok()?;
    for (name, value) in [("x", x), ("y", y), ("width", wide), ("height", high)] {
        drop(sheet.set_attribute(name, &format!("{value:.1}")));
    }
    drop(sheet.set_attribute("fill", ground));
    drop(sheet.set_attribute("stroke", "none"));
    let first: Option<Node> = svg.first_child();
    svg.insert_before(&sheet, first.as_ref()).ok()?;
    svg.append_child(&*text(&words.title, top - type_size * 0.9, type_size * 1.15, "600", "#16201C")?).ok()?;
    let below = top + height;
    svg.append_child(&*text(&words.note, below + type_size * 1.7, type_size * 0.85, "400", "#47544E")?).ok()?;
    svg.append_child(&*text(&words.source, below + type_size * 3.0, type_size * 0.85, "400", "#47544E")?).ok()?;
    drop(svg.set_attribute("viewBox", &format!("{x:.1} {y:.1} {wide:.1} {high:.1}")));
    drop(svg.set_attribute("width", &format!("{wide:.1}")));
    drop(svg.set_attribute("height", &format!("{high:.1}")));
    Some((wide, high))
}
