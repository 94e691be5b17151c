//! Writing XML: what is opened is closed, and what XML cannot hold is left out.

use quick_xml::escape::escape;

use crate::lawful::lawful;

/// XML as it is written.
pub struct Xml(String);

/// An attribute: its name and what it says.
pub type Attribute<'a> = (&'a str, &'a str);

impl Xml {
    /// A part of a document, with its root.
    pub fn part(root: &str, attributes: &[Attribute<'_>], inside: impl FnOnce(&mut Self)) -> Vec<u8> {
        let mut xml = Self("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned());
        xml.element(root, attributes, inside);
        xml.0.into_bytes()
    }

    /// An element and what stands in it.
    pub fn element(&mut self, name: &str, attributes: &[Attribute<'_>], inside: impl FnOnce(&mut Self)) {
        self.open(name, attributes);
        self.0.push('>');
        inside(self);
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push('>');
    }

    /// An element in which nothing stands.
    pub fn empty(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.open(name, attributes);
        self.0.push_str("/>");
    }

    /// An element that says one thing, as most of a document's properties do.
    pub fn value(&mut self, name: &str, value: &str) {
        self.empty(name, &[("w:val", value)]);
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        self.0.push_str(&escape(lawful(text)));
    }

    fn open(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.0.push('<');
        self.0.push_str(name);
        for (name, value) in attributes {
            self.0.push(' ');
            self.0.push_str(name);
            self.0.push_str("=\"");
            self.text(value);
            self.0.push('"');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_escaped_and_control_characters_dropped() {
        let part = Xml::part("a", &[("b", "\"<\u{1}&")], |xml| {
            xml.text("<甲>&\u{0}乙");
            xml.empty("c", &[]);
        });
        let text = String::from_utf8(part).unwrap();
        assert!(text.ends_with("<a b=\"&quot;&lt;&amp;\">&lt;甲&gt;&amp;乙<c/></a>"), "{text}");
    }
}
