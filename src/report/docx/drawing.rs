//! A picture in the text: the dots, with the lines beside them for programs that draw lines.

use super::page::Page;
use super::xml::Xml;

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";
const LINES: &str = "http://schemas.microsoft.com/office/drawing/2016/SVG/main";
/// By this name Word knows the extension that holds the lines.
const LINES_EXTENSION: &str = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}";

/// Units of a drawing in a millimetre, and in a twentieth of a point.
const OF_MM: u64 = 36_000;
const OF_TWIP: u64 = 635;

/// A picture and where its parts are.
#[derive(Debug)]
pub struct Drawing {
    /// Its number, from 1.
    pub number: usize,
    /// Its name.
    pub name: String,
    /// What it shows.
    pub alternative: String,
    /// The relation to its dots.
    pub dots: String,
    /// The relation to its lines, where it has them.
    pub lines: Option<String>,
    /// Width and height in units of a drawing.
    pub extent: (u64, u64),
}

/// Width and height of a picture of so many millimetres: what they say, or as much of it as the type area holds above a caption.
pub fn extent(width: u16, height: u16, page: &Page) -> (u64, u64) {
    let (width, height) = (u64::from(width.max(1)) * OF_MM, u64::from(height.max(1)) * OF_MM);
    let caption = 1_200;
    let (most_width, most_height) = (u64::from(page.inside()) * OF_TWIP, u64::from(page.inside_height() - caption) * OF_TWIP);
    if width <= most_width && height <= most_height {
        (width, height)
    } else if width * most_height >= height * most_width {
        (most_width, (height * most_width / width).max(1))
    } else {
        ((width * most_height / height).max(1), most_height)
    }
}

impl Drawing {
    /// Writes it.
    pub fn write(&self, xml: &mut Xml) {
        let number = self.number.to_string();
        let (width, height) = (self.extent.0.to_string(), self.extent.1.to_string());
        let named = [("id", number.as_str()), ("name", &self.name), ("descr", &self.alternative)];
        let extent = [("cx", width.as_str()), ("cy", &height)];
        xml.element("w:drawing", &[], |xml| {
            xml.element("wp:inline", &[("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")], |xml| {
                xml.empty("wp:extent", &extent);
                xml.empty("wp:effectExtent", &[("l", "0"), ("t", "0"), ("r", "0"), ("b", "0")]);
                xml.empty("wp:docPr", &named);
                xml.element("wp:cNvGraphicFramePr", &[], |xml| {
                    xml.empty("a:graphicFrameLocks", &[("xmlns:a", DRAWING), ("noChangeAspect", "1")]);
                });
                xml.element("a:graphic", &[("xmlns:a", DRAWING)], |xml| {
                    xml.element("a:graphicData", &[("uri", PICTURE)], |xml| {
                        xml.element("pic:pic", &[("xmlns:pic", PICTURE)], |xml| {
                            xml.element("pic:nvPicPr", &[], |xml| {
                                xml.empty("pic:cNvPr", &named);
                                xml.empty("pic:cNvPicPr", &[]);
                            });
                            xml.element("pic:blipFill", &[], |xml| self.write_fill(xml));
                            xml.element("pic:spPr", &[], |xml| {
                                xml.element("a:xfrm", &[], |xml| {
                                    xml.empty("a:off", &[("x", "0"), ("y", "0")]);
                                    xml.empty("a:ext", &extent);
                                });
                                xml.element("a:prstGeom", &[("prst", "rect")], |xml| xml.empty("a:avLst", &[]));
                            });
                        });
                    });
                });
            });
        });
    }

    fn write_fill(&self, xml: &mut Xml) {
        xml.element("a:blip", &[("r:embed", &self.dots)], |xml| {
            if let Some(lines) = &self.lines {
                xml.element("a:extLst", &[], |xml| {
                    xml.element("a:ext", &[("uri", LINES_EXTENSION)], |xml| {
                        xml.empty("asvg:svgBlip", &[("xmlns:asvg", LINES), ("r:embed", lines)]);
                    });
                });
            }
        });
        xml.element("a:stretch", &[], |xml| xml.empty("a:fillRect", &[]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::docx::page::Orientation;

    #[test]
    fn a_picture_is_as_large_as_it_says_unless_the_page_is_smaller() {
        let page = Orientation::Portrait.page();
        assert_eq!(extent(100, 50, &page), (3_600_000, 1_800_000));
        assert_eq!(extent(156, 90, &page).0 / 1_000, 5_615);
        assert_eq!(extent(312, 100, &page), (8_844 * 635, 8_844 * 635 * 100 / 312));
        let (width, height) = extent(100, 1_000, &page);
        assert!(height <= u64::from(page.inside_height()) * 635 && height.abs_diff(width * 10) < 10);
        assert_eq!(extent(0, 0, &page), (36_000, 36_000));
    }
}
