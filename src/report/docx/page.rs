//! The page of an official document by GB/T 9704-2012: A4 with a type area of 156 mm by 225 mm; the same page turned for wide tables.

use super::xml::Xml;

/// How a page lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Orientation {
    /// As it is read.
    Portrait,
    /// Turned, so that its head is on the side of the binding.
    Landscape,
}

/// A page in twentieths of a point.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// Width of the paper.
    pub width: u32,
    /// Height of the paper.
    pub height: u32,
    /// From the upper edge to the type area.
    pub top: u32,
    /// From the type area to the right edge.
    pub right: u32,
    /// From the type area to the lower edge.
    pub bottom: u32,
    /// From the left edge to the type area.
    pub left: u32,
    /// From the upper edge to the line above the type area.
    pub header: u32,
    /// From the line with the page number to the lower edge: 7 mm stay between it and the type area.
    pub footer: u32,
}

/// Margins of 37, 26, 35 and 28 mm. The left one is rounded up, so that the type area is 8844 wide, which is 156 mm.
const PORTRAIT: Page =
    Page { width: 11_906, height: 16_838, top: 2_098, right: 1_474, bottom: 1_984, left: 1_588, header: 1_134, footer: 1_247 };

/// The same with its left edge as the upper one.
const LANDSCAPE: Page =
    Page { width: 16_838, height: 11_906, top: 1_588, right: 2_098, bottom: 1_474, left: 1_984, header: 737, footer: 737 };

impl Orientation {
    /// How the pages of a part lie.
    pub fn of(is_landscape: bool) -> Self {
        if is_landscape { Self::Landscape } else { Self::Portrait }
    }

    /// Its page.
    pub fn page(self) -> Page {
        match self {
            Self::Portrait => PORTRAIT,
            Self::Landscape => LANDSCAPE,
        }
    }

    /// What the relation to its footer of odd or of even pages is called.
    pub fn footer(self, is_even: bool) -> &'static str {
        match (self, is_even) {
            (Self::Portrait, false) => "footerPortrait",
            (Self::Portrait, true) => "footerPortraitEven",
            (Self::Landscape, false) => "footerLandscape",
            (Self::Landscape, true) => "footerLandscapeEven",
        }
    }
}

/// What the relation to the header is called.
pub const HEADER: &str = "header";

impl Page {
    /// Width of the type area.
    pub fn inside(&self) -> u32 {
        self.width - self.left - self.right
    }

    /// Height of the type area.
    pub fn inside_height(&self) -> u32 {
        self.height - self.top - self.bottom
    }
}

/// Pages that lie alike, one after the other.
#[derive(Clone, Copy, Debug)]
pub struct Section {
    /// How they lie.
    pub lies: Orientation,
    /// Whether something stands above them.
    pub has_header: bool,
}

impl Section {
    /// Says of what stands before it that it is on these pages.
    pub fn write(self, xml: &mut Xml) {
        let page = self.lies.page();
        xml.element("w:sectPr", &[], |xml| {
            for (kind, is_even) in [("default", false), ("even", true)] {
                if self.has_header {
                    xml.empty("w:headerReference", &[("w:type", kind), ("r:id", HEADER)]);
                }
                xml.empty("w:footerReference", &[("w:type", kind), ("r:id", self.lies.footer(is_even))]);
            }
            xml.value("w:type", "nextPage");
            let [width, height] = [page.width, page.height].map(|length| length.to_string());
            let turned = [("w:w", width.as_str()), ("w:h", &height), ("w:orient", "landscape")];
            xml.empty("w:pgSz", if self.lies == Orientation::Landscape { &turned } else { &turned[..2] });
            let margins = [
                ("w:top", page.top),
                ("w:right", page.right),
                ("w:bottom", page.bottom),
                ("w:left", page.left),
                ("w:header", page.header),
                ("w:footer", page.footer),
                ("w:gutter", 0),
            ]
            .map(|(name, length)| (name, length.to_string()));
            let margins: Vec<_> = margins.iter().map(|(name, length)| (*name, length.as_str())).collect();
            xml.empty("w:pgMar", &margins);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_type_area_is_156_by_225_mm_and_turns_with_the_page() {
        let twips = |mm: u32| (mm * 1440 * 10 + 127) / 254;
        let (upright, turned) = (Orientation::Portrait.page(), Orientation::Landscape.page());
        assert_eq!((upright.inside(), upright.inside_height()), (8_844, 12_756));
        assert_eq!((upright.inside(), upright.inside_height()), (twips(156), twips(225)));
        assert_eq!((turned.inside(), turned.inside_height()), (upright.inside_height(), upright.inside()));
        for (length, mm) in [(upright.top, 37), (upright.right, 26), (upright.bottom, 35), (upright.left, 28)] {
            assert!(length.abs_diff(twips(mm)) <= 1, "{mm}");
        }
    }
}
