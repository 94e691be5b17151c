//! The styles of a document: what kinds of paragraphs there are and how each looks. Whoever edits the document changes them there.

use super::{Tongue, font::Face, xml::Xml};

/// A kind of paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// 发文 line above the title.
    Issued,
    /// The title.
    Title,
    /// The line below it.
    Subtitle,
    /// 一、
    Heading1,
    /// （一）
    Heading2,
    /// A paragraph of the text.
    Body,
    /// What is said above a table or below a picture.
    Caption,
    /// A line that holds a picture.
    Picture,
    /// A cell of a table.
    Cell,
    /// The heading of a column.
    CellHeading,
    /// The unit below it.
    CellUnit,
    /// What is noted under a table.
    Note,
    /// Room under a table that nothing is noted under.
    Gap,
    /// A line to be signed on.
    Signature,
    /// What stands above every page.
    Header,
    /// What stands below every page.
    Footer,
}

/// Where the lines of a paragraph stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// At the left.
    Left,
    /// In the middle.
    Centre,
    /// At the right.
    Right,
    /// At both sides.
    Both,
}

/// How high a line is, in twentieths of a point.
#[derive(Clone, Copy, Debug)]
enum Height {
    /// As its letters need.
    Natural,
    /// That, but not less.
    AtLeast(u16),
    /// So high whatever stands in it.
    Exactly(u16),
}

/// When letters are bold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bold {
    Never,
    /// In English, which has no second face to tell headings by.
    InEnglish,
    Always,
}

/// How a style looks.
struct Form {
    id: &'static str,
    /// The name by which Word and WPS know it and put it into the planner's language.
    name: &'static str,
    face: Face,
    /// In half points.
    size: u16,
    bold: Bold,
    align: Align,
    height: Height,
    /// Room above and below, in twentieths of a point.
    around: (u16, u16),
}

/// 22 lines in 225 mm.
const LINE: u16 = 579;

/// By so many twentieths of a point letters of the text stand closer, so that a line of 156 mm has 28 of them.
const CLOSER: &str = "-5";

impl Style {
    /// Every style.
    pub const ALL: [Self; 16] = [
        Self::Issued,
        Self::Title,
        Self::Subtitle,
        Self::Heading1,
        Self::Heading2,
        Self::Body,
        Self::Caption,
        Self::Picture,
        Self::Cell,
        Self::CellHeading,
        Self::CellUnit,
        Self::Note,
        Self::Gap,
        Self::Signature,
        Self::Header,
        Self::Footer,
    ];

    const fn form(self) -> Form {
        use Align::{Both, Centre, Left};
        use Face::{Fang, Hei, Kai, Song, SongThroughout};
        use Height::{AtLeast, Exactly, Natural};
        let (id, name, face, size, bold, align, height, around) = match self {
            Self::Issued => ("Issued", "Issued", Fang, 32, Bold::Never, Centre, Natural, (0, LINE)),
            // 方正小标宋简体 is on few computers; WPS warns of it where it is missing, and what else is taken differs. 宋体 is on all.
            Self::Title => ("Title", "Title", Song, 44, Bold::Always, Centre, AtLeast(700), (LINE, LINE / 2)),
            Self::Subtitle => ("Subtitle", "Subtitle", Kai, 32, Bold::Never, Centre, AtLeast(LINE), (0, LINE)),
            Self::Heading1 => ("Heading1", "heading 1", Hei, 32, Bold::InEnglish, Both, AtLeast(LINE), (0, 0)),
            Self::Heading2 => ("Heading2", "heading 2", Kai, 32, Bold::InEnglish, Both, AtLeast(LINE), (0, 0)),
            Self::Body => ("BodyText", "Body Text", Fang, 32, Bold::Never, Both, Exactly(LINE), (0, 0)),
            Self::Caption => ("Caption", "caption", Hei, 21, Bold::InEnglish, Centre, Natural, (160, 80)),
            Self::Picture => ("Picture", "Picture", Fang, 21, Bold::Never, Centre, Natural, (160, 0)),
            Self::Cell => ("Cell", "Cell", Song, 21, Bold::Never, Left, Natural, (40, 40)),
            Self::CellHeading => ("CellHeading", "Cell Heading", Hei, 21, Bold::InEnglish, Left, Natural, (40, 40)),
            Self::CellUnit => ("CellUnit", "Cell Unit", Song, 18, Bold::Never, Left, Natural, (0, 40)),
            Self::Note => ("Note", "Note", Song, 18, Bold::Never, Both, Natural, (80, 0)),
            Self::Gap => ("Gap", "Gap", Song, 12, Bold::Never, Left, Natural, (0, 0)),
            Self::Signature => ("SignatureLine", "Signature Line", Fang, 32, Bold::Never, Left, AtLeast(LINE), (200, 0)),
            Self::Header => ("Header", "header", Hei, 28, Bold::InEnglish, Centre, Natural, (0, 0)),
            Self::Footer => ("Footer", "footer", SongThroughout, 28, Bold::Never, Left, Natural, (0, 0)),
        };
        Form { id, name, face, size, bold, align, height, around }
    }

    /// What paragraphs call it.
    pub const fn id(self) -> &'static str {
        self.form().id
    }

    /// What its letters are of.
    pub const fn face(self) -> Face {
        self.form().face
    }

    /// Whether it is never the last on its page.
    const fn keeps_next(self) -> bool {
        matches!(self, Self::Issued | Self::Title | Self::Heading1 | Self::Heading2 | Self::Picture)
    }

    /// Its level in the outline, from 0.
    const fn level(self) -> Option<&'static str> {
        match self {
            Self::Heading1 => Some("0"),
            Self::Heading2 => Some("1"),
            _ => None,
        }
    }

    fn write(self, xml: &mut Xml, tongue: Tongue) {
        let form = self.form();
        xml.element("w:style", &[("w:type", "paragraph"), ("w:styleId", form.id)], |xml| {
            xml.value("w:name", form.name);
            xml.value("w:basedOn", "Normal");
            if self.keeps_next() {
                xml.value("w:next", Self::Body.id());
            }
            xml.empty("w:qFormat", &[]);
            xml.element("w:pPr", &[], |xml| self.write_paragraph(xml, &form));
            xml.element("w:rPr", &[], |xml| {
                form.face.write(xml, tongue);
                write_bold(xml, form.bold == Bold::Always || form.bold == Bold::InEnglish && tongue == Tongue::English);
                if self == Self::Header {
                    xml.value("w:color", "C00000");
                }
                if self == Self::Body && tongue == Tongue::Chinese {
                    xml.value("w:spacing", CLOSER);
                }
                write_size(xml, form.size);
            });
        });
    }

    fn write_paragraph(self, xml: &mut Xml, form: &Form) {
        if self.keeps_next() {
            xml.empty("w:keepNext", &[]);
        }
        if matches!(self, Self::Heading1 | Self::Heading2 | Self::Signature) {
            xml.empty("w:keepLines", &[]);
        }
        let (line, rule) = match form.height {
            Height::Natural => (240, "auto"),
            Height::AtLeast(line) => (line, "atLeast"),
            Height::Exactly(line) => (line, "exact"),
        };
        let [before, after, line] = [form.around.0, form.around.1, line].map(|length| length.to_string());
        xml.empty("w:spacing", &[("w:before", &before), ("w:after", &after), ("w:line", &line), ("w:lineRule", rule)]);
        if matches!(self, Self::Body | Self::Heading1 | Self::Heading2) {
            // Two letters; the second says it to whoever does not count letters.
            xml.empty("w:ind", &[("w:firstLineChars", "200"), ("w:firstLine", "640")]);
        }
        write_align(xml, form.align);
        if let Some(level) = self.level() {
            xml.value("w:outlineLvl", level);
        }
    }
}

/// Says where lines stand.
pub fn write_align(xml: &mut Xml, align: Align) {
    let align = match align {
        Align::Left => "left",
        Align::Centre => "center",
        Align::Right => "right",
        Align::Both => "both",
    };
    xml.value("w:jc", align);
}

/// Says that letters are bold, where they are.
pub fn write_bold(xml: &mut Xml, is_bold: bool) {
    if is_bold {
        xml.empty("w:b", &[]);
        xml.empty("w:bCs", &[]);
    }
}

/// Says how large letters are, in half points.
pub fn write_size(xml: &mut Xml, size: u16) {
    let size = size.to_string();
    xml.value("w:sz", &size);
    xml.value("w:szCs", &size);
}

/// The part that holds the styles.
pub fn part(tongue: Tongue) -> Vec<u8> {
    Xml::part("w:styles", &[("xmlns:w", super::WORDS)], |xml| {
        xml.element("w:docDefaults", &[], |xml| {
            xml.element("w:rPrDefault", &[], |xml| {
                xml.element("w:rPr", &[], |xml| {
                    Face::Fang.write(xml, tongue);
                    write_size(xml, Style::Body.form().size);
                    let latin = if tongue == Tongue::Chinese { "zh-CN" } else { "en-US" };
                    xml.empty("w:lang", &[("w:val", latin), ("w:eastAsia", "zh-CN")]);
                });
            });
            xml.empty("w:pPrDefault", &[]);
        });
        xml.element("w:style", &[("w:type", "paragraph"), ("w:default", "1"), ("w:styleId", "Normal")], |xml| {
            xml.value("w:name", "Normal");
            xml.empty("w:qFormat", &[]);
        });
        for style in Style::ALL {
            style.write(xml, tongue);
        }
    })
}
