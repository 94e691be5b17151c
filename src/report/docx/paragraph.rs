//! A paragraph: its style, what is its own beside it, and its runs.

use super::{
    Tongue,
    drawing::Drawing,
    font::Face,
    page::Section,
    styles::{self, Align, Style},
    xml::Xml,
};

/// A paragraph.
#[derive(Debug)]
pub struct Paragraph {
    /// Its style.
    pub style: Style,
    /// Whether it begins on a page of its own.
    pub begins_page: bool,
    /// Whether what follows begins on the page where it ends.
    pub keeps_next: bool,
    /// Where its lines stand, where not as its style says.
    pub align: Option<Align>,
    /// How far it stands from the left and from the right, in twentieths of a point.
    pub inset: (u32, u32),
    /// Where a tab leads: so far from the left, with the text before it at its left, along a line or not.
    pub tab: Option<(u32, bool)>,
    /// Its runs.
    pub runs: Vec<Run>,
    /// The pages whose last paragraph it is.
    pub ends: Option<Section>,
}

/// What is of one face.
#[derive(Debug)]
pub struct Run {
    what: What,
    face: Face,
    /// In half points, where not as its style says.
    size: Option<u16>,
    is_bold: bool,
}

#[derive(Debug)]
enum What {
    Text(String),
    PageNumber,
    Drawing(Drawing),
}

impl Run {
    /// A text.
    pub fn text(text: impl Into<String>, face: Face) -> Self {
        Self::of(What::Text(text.into()), face)
    }

    /// The number of the page.
    pub fn page_number(face: Face) -> Self {
        Self::of(What::PageNumber, face)
    }

    /// A picture.
    pub fn drawing(drawing: Drawing) -> Self {
        Self::of(What::Drawing(drawing), Style::Picture.face())
    }

    /// The same in another size, in half points.
    #[must_use]
    pub fn sized(mut self, size: u16) -> Self {
        self.size = Some(size);
        self
    }

    fn of(what: What, face: Face) -> Self {
        Self { what, face, size: None, is_bold: false }
    }

    fn write(&self, xml: &mut Xml, tongue: Tongue) {
        let mut run = |inside: &dyn Fn(&mut Xml)| {
            xml.element("w:r", &[], |xml| {
                xml.element("w:rPr", &[], |xml| {
                    self.face.write(xml, tongue);
                    styles::write_bold(xml, self.is_bold);
                    if let Some(size) = self.size {
                        styles::write_size(xml, size);
                    }
                });
                inside(xml);
            });
        };
        match &self.what {
            What::Text(text) => run(&|xml| write_text(xml, text)),
            What::Drawing(drawing) => run(&|xml| drawing.write(xml)),
            What::PageNumber => {
                let mark = |kind: &'static str| move |xml: &mut Xml| xml.empty("w:fldChar", &[("w:fldCharType", kind)]);
                run(&mark("begin"));
                run(&|xml| xml.element("w:instrText", &[("xml:space", "preserve")], |xml| xml.text(" PAGE ")));
                run(&mark("separate"));
                run(&|xml| write_text(xml, "1"));
                run(&mark("end"));
            }
        }
    }
}

/// A text, with its line breaks and tabs.
fn write_text(xml: &mut Xml, text: &str) {
    for (place, line) in lines(text).enumerate() {
        if place > 0 {
            xml.empty("w:br", &[]);
        }
        for (place, piece) in line.split('\t').enumerate() {
            if place > 0 {
                xml.empty("w:tab", &[]);
            }
            if !piece.is_empty() {
                xml.element("w:t", &[("xml:space", "preserve")], |xml| xml.text(piece));
            }
        }
    }
}

/// The lines of a text, however they end.
pub fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
}

impl Paragraph {
    /// A paragraph of runs.
    pub fn of(style: Style, runs: Vec<Run>) -> Self {
        Self { style, begins_page: false, keeps_next: false, align: None, inset: (0, 0), tab: None, runs, ends: None }
    }

    /// A paragraph of one text.
    pub fn new(style: Style, text: &str) -> Self {
        let runs = if text.is_empty() { Vec::new() } else { vec![Run::text(text, style.face())] };
        Self::of(style, runs)
    }

    /// The same, never the last on its page.
    #[must_use]
    pub fn keeping_next(mut self, keeps_next: bool) -> Self {
        self.keeps_next = keeps_next;
        self
    }

    /// The same with its lines elsewhere.
    #[must_use]
    pub fn aligned(mut self, align: Align) -> Self {
        self.align = Some(align);
        self
    }

    /// The same in bold letters.
    #[must_use]
    pub fn bold(mut self, is_bold: bool) -> Self {
        for run in &mut self.runs {
            run.is_bold = is_bold;
        }
        self
    }

    /// Writes it.
    pub fn write(&self, xml: &mut Xml, tongue: Tongue) {
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| self.write_properties(xml));
            for run in &self.runs {
                run.write(xml, tongue);
            }
        });
    }

    fn write_properties(&self, xml: &mut Xml) {
        xml.value("w:pStyle", self.style.id());
        if self.keeps_next {
            xml.empty("w:keepNext", &[]);
        }
        if self.begins_page {
            xml.empty("w:pageBreakBefore", &[]);
        }
        if let Some((place, is_line)) = self.tab {
            let leader = if is_line { "underscore" } else { "none" };
            xml.element("w:tabs", &[], |xml| {
                xml.empty("w:tab", &[("w:val", "right"), ("w:leader", leader), ("w:pos", &place.to_string())]);
            });
        }
        if self.inset != (0, 0) {
            xml.empty("w:ind", &[("w:left", &self.inset.0.to_string()), ("w:right", &self.inset.1.to_string())]);
        }
        if let Some(align) = self.align {
            styles::write_align(xml, align);
        }
        if let Some(section) = self.ends {
            section.write(xml);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_as_on_any_system() {
        assert_eq!(lines("a\r\nb\rc\nd").collect::<Vec<_>>(), ["a", "b", "c", "d"]);
        assert_eq!(lines("").collect::<Vec<_>>(), [""]);
    }
}
