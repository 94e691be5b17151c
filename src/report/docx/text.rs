//! The text of a document: a paper's blocks as paragraphs and tables, in sections of pages that lie alike.

use super::{
    DocxError, Tongue, WORDS,
    drawing::{self, Drawing},
    page::{Orientation, Section},
    paragraph::{Paragraph, Run, lines},
    styles::Style,
    table,
    xml::Xml,
};
use crate::paper::{Block, Paper, Picture, Table};

/// A table with more columns opens in no program.
const MOST_COLUMNS: usize = 63;

/// What stands in the text.
enum Node<'a> {
    Paragraph(Paragraph),
    Table(&'a Table, Orientation),
}

/// A text as it is put together.
pub struct Text<'a> {
    nodes: Vec<Node<'a>>,
    /// The pages that it has come to.
    section: Section,
    /// How the pages lie on which what comes next stands.
    lies: Orientation,
    /// Whether what comes next begins on a page of its own.
    is_new_page: bool,
    /// The pictures that it holds, in their order, with their numbers from 1.
    pub pictures: Vec<&'a Picture>,
}

/// What the relation to a picture's dots is called.
pub fn dots(number: usize) -> String {
    format!("picture{number}")
}

/// What the relation to a picture's lines is called.
pub fn outline(number: usize) -> String {
    format!("picture{number}lines")
}

impl<'a> Text<'a> {
    /// The text of a paper. A first part begins under the title, whatever it says. O(blocks).
    ///
    /// # Errors
    /// [`DocxError::TooManyColumns`].
    pub fn of(paper: &'a Paper) -> Result<Self, DocxError> {
        let lies = Orientation::of(paper.parts.first().is_some_and(|part| part.is_landscape));
        let section = Section { lies, has_header: !paper.mark.is_empty() };
        let mut text = Self { nodes: Vec::new(), section, lies, is_new_page: false, pictures: Vec::new() };
        let front = [(Style::Issued, &paper.issued), (Style::Title, &paper.title), (Style::Subtitle, &paper.subtitle)];
        for (style, line) in front.into_iter().filter(|(_, line)| !line.is_empty()) {
            text.put(Paragraph::new(style, line));
        }
        for (place, part) in paper.parts.iter().enumerate() {
            text.lies = Orientation::of(part.is_landscape);
            text.is_new_page |= part.begins_page && place > 0;
            part.blocks.iter().try_for_each(|block| text.add(block))?;
        }
        if text.nodes.is_empty() {
            text.put(Paragraph::new(Style::Body, ""));
        }
        Ok(text)
    }

    /// The part that holds it.
    pub fn write(&self, tongue: Tongue) -> Vec<u8> {
        let names = [
            ("xmlns:w", WORDS),
            ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
            ("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        ];
        Xml::part("w:document", &names, |xml| {
            xml.element("w:body", &[], |xml| {
                for node in &self.nodes {
                    match node {
                        Node::Paragraph(paragraph) => paragraph.write(xml, tongue),
                        Node::Table(of, lies) => table::write(xml, of, lies.page().inside(), tongue),
                    }
                }
                self.section.write(xml);
            });
        })
    }

    fn add(&mut self, block: &'a Block) -> Result<(), DocxError> {
        match block {
            Block::Heading { level, text } => {
                let style = if *level == 1 { Style::Heading1 } else { Style::Heading2 };
                self.put(Paragraph::new(style, text));
            }
            Block::Text(text) => self.put_lines(Style::Body, text),
            Block::Table(table) => return self.add_table(table),
            Block::Picture(picture) => self.add_picture(picture),
            Block::Signatures(labels) => self.add_signatures(labels),
        }
        Ok(())
    }

    fn add_table(&mut self, table: &'a Table) -> Result<(), DocxError> {
        if table.columns.len() > MOST_COLUMNS {
            return Err(DocxError::TooManyColumns { table: table.id.clone(), columns: table.columns.len() });
        }
        if !table.caption.is_empty() {
            self.put(Paragraph::new(Style::Caption, &table.caption).keeping_next(true));
        } else if self.turns_page() {
            self.put(Paragraph::new(Style::Gap, "").keeping_next(true));
        }
        if !table.columns.is_empty() {
            self.nodes.push(Node::Table(table, self.lies));
        }
        if table.note.is_empty() {
            self.put(Paragraph::new(Style::Gap, ""));
        } else {
            self.put_lines(Style::Note, &table.note);
        }
        Ok(())
    }

    /// A picture with its caption below it; where it was not drawn, its caption and what it shows.
    fn add_picture(&mut self, picture: &'a Picture) {
        if picture.png.is_empty() {
            self.put(Paragraph::new(Style::Caption, &picture.caption).keeping_next(true));
            self.put_lines(Style::Body, &picture.alternative);
            return;
        }
        self.pictures.push(picture);
        let number = self.pictures.len();
        let drawing = Drawing {
            number,
            name: picture.id.clone(),
            alternative: picture.alternative.clone(),
            dots: dots(number),
            lines: (!picture.svg.is_empty()).then(|| outline(number)),
            extent: drawing::extent(picture.width, picture.height, &self.lies.page()),
        };
        self.put(Paragraph::of(Style::Picture, vec![Run::drawing(drawing)]));
        self.put(Paragraph::new(Style::Caption, &picture.caption));
    }

    /// A line for each label, in the right half of the page, all on one page.
    fn add_signatures(&mut self, labels: &[String]) {
        let width = self.lies.page().inside();
        for (place, label) in labels.iter().enumerate() {
            let runs = vec![Run::text(label, Style::Signature.face()), Run::text("\t", Style::Signature.face())];
            let mut line = Paragraph::of(Style::Signature, runs).keeping_next(place + 1 < labels.len());
            line.inset = (width / 2, 0);
            line.tab = Some((width, true));
            self.put(line);
        }
    }

    fn put_lines(&mut self, style: Style, text: &str) {
        for line in lines(text) {
            self.put(Paragraph::new(style, line));
        }
    }

    /// Whether what comes next stands on another page than what was put last.
    fn turns_page(&self) -> bool {
        self.is_new_page || self.lies != self.section.lies
    }

    fn put(&mut self, mut paragraph: Paragraph) {
        if self.lies != self.section.lies {
            // Every table has a paragraph after it, so that the last node is one.
            if let Some(Node::Paragraph(last)) = self.nodes.last_mut() {
                last.ends = Some(self.section);
            }
            self.section.lies = self.lies;
            self.is_new_page = false;
        }
        paragraph.begins_page = std::mem::take(&mut self.is_new_page);
        self.nodes.push(Node::Paragraph(paragraph));
    }
}
