//! A file of parts, opened: each part of XML as a tree.

use std::{
    collections::BTreeMap,
    io::{Cursor, Read as _},
};

use quick_xml::{Reader, escape::unescape, events::Event};
use zip::ZipArchive;

/// An element.
#[derive(Clone, Debug, Default)]
pub struct Element {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    pub children: Vec<Element>,
    pub text: String,
}

/// The parts of a file by their names.
pub struct Opened {
    pub parts: BTreeMap<String, Vec<u8>>,
}

impl Opened {
    pub fn new(bytes: Vec<u8>) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut parts = BTreeMap::new();
        for place in 0..archive.len() {
            let mut part = archive.by_index(place).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            let name = part.name().unwrap().into_owned();
            assert!(parts.insert(name, bytes).is_none(), "a part twice");
        }
        Self { parts }
    }

    pub fn tree(&self, name: &str) -> Element {
        parse(std::str::from_utf8(&self.parts[name]).unwrap())
    }

    /// All trees, with the names of their parts.
    pub fn trees(&self) -> impl Iterator<Item = (&str, Element)> {
        let written = |name: &&String| matches!(name.rsplit('.').next(), Some("xml" | "rels"));
        self.parts.keys().filter(written).map(|name| (name.as_str(), self.tree(name)))
    }
}

/// Well-formed XML as a tree; anything else fails the test.
pub fn parse(text: &str) -> Element {
    let allowed = |letter: char| matches!(u32::from(letter), 0x9 | 0xA | 0xD | 0x20..=0xD7FF | 0xE000..=0xFFFD | 0x10000..);
    assert!(text.chars().all(allowed), "a character that XML has not");
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let mut open = vec![Element::default()];
    loop {
        let event = reader.read_event().unwrap();
        match event {
            Event::Start(ref start) | Event::Empty(ref start) => {
                let mut element = Element { name: start.name().into_inner().to_owned(), ..Element::default() };
                for attribute in start.attributes() {
                    let attribute = attribute.unwrap();
                    let name = attribute.key.into_inner().to_owned();
                    let value = unescape(&attribute.value).unwrap().into_owned();
                    assert!(!attribute.value.contains('<'), "{name}");
                    element.attributes.insert(name, value);
                }
                if matches!(event, Event::Start(_)) {
                    open.push(element);
                } else {
                    open.last_mut().unwrap().children.push(element);
                }
            }
            Event::End(_) => {
                let closed = open.pop().unwrap();
                open.last_mut().unwrap().children.push(closed);
            }
            Event::Text(text) => open.last_mut().unwrap().text.push_str(&text),
            Event::GeneralRef(reference) => {
                let written = format!("&{};", &*reference);
                open.last_mut().unwrap().text.push_str(&unescape(&written).unwrap());
            }
            Event::Eof => break,
            Event::Decl(_) => {}
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(open.len(), 1, "an element that is not closed");
    let mut root = open.pop().unwrap();
    assert_eq!(root.children.len(), 1);
    root.children.pop().unwrap()
}

impl Element {
    /// It and all below it, in their order.
    pub fn all(&self) -> Vec<&Self> {
        let below = self.children.iter().flat_map(Self::all);
        std::iter::once(self).chain(below).collect()
    }

    /// Those below it of a name, however deep.
    pub fn named(&self, name: &str) -> Vec<&Self> {
        self.all().into_iter().filter(|element| element.name == name).collect()
    }

    /// The first below it of a name.
    pub fn first(&self, name: &str) -> Option<&Self> {
        self.named(name).into_iter().next()
    }

    /// What an attribute says, nothing where there is none.
    pub fn says(&self, attribute: &str) -> &str {
        self.attributes.get(attribute).map_or("", String::as_str)
    }

    /// What an attribute says as a number.
    pub fn number(&self, attribute: &str) -> u32 {
        self.says(attribute).parse().unwrap()
    }

    /// The text in it.
    pub fn letters(&self) -> String {
        self.all().iter().map(|element| element.text.as_str()).collect()
    }
}
