//! The faces of an official document. Every run names its own: where none is named, a quotation mark or a dash takes the Latin one.

use super::{Tongue, WORDS, xml::Xml};

/// A Chinese face with the Latin one beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// 宋体.
    Song,
    /// 仿宋, of the text.
    Fang,
    /// 黑体, of headings.
    Hei,
    /// 楷体, of second headings.
    Kai,
    /// 宋体 for figures too, of page numbers.
    SongThroughout,
}

const LATIN: &str = "Times New Roman";
const SONG: &str = "宋体";

impl Face {
    /// The name of its Chinese font.
    const fn chinese(self) -> &'static str {
        match self {
            Self::Song | Self::SongThroughout => SONG,
            Self::Fang => "仿宋",
            Self::Hei => "黑体",
            Self::Kai => "楷体",
        }
    }

    /// Says which fonts letters are of. In Chinese it adds that marks which both scripts have, as “ ” … —, are Chinese ones.
    pub fn write(self, xml: &mut Xml, tongue: Tongue) {
        let latin = if self == Self::SongThroughout { SONG } else { LATIN };
        let fonts =
            [("w:hint", "eastAsia"), ("w:ascii", latin), ("w:hAnsi", latin), ("w:eastAsia", self.chinese()), ("w:cs", LATIN)];
        xml.empty("w:rFonts", if tongue == Tongue::Chinese { &fonts } else { &fonts[1..] });
    }
}

/// The part that says by what other name each font is found, and of what kind it is where it is not.
pub fn table() -> Vec<u8> {
    let fonts = [
        (SONG, "SimSun", "02010600030101010101", "86", "auto"),
        ("仿宋", "FangSong", "02010609060101010101", "86", "modern"),
        ("黑体", "SimHei", "02010609060101010101", "86", "modern"),
        ("楷体", "KaiTi", "02010609060101010101", "86", "modern"),
        (LATIN, "", "02020603050405020304", "00", "roman"),
    ];
    Xml::part("w:fonts", &[("xmlns:w", WORDS)], |xml| {
        for (name, other, shape, letters, family) in fonts {
            xml.element("w:font", &[("w:name", name)], |xml| {
                if !other.is_empty() {
                    xml.value("w:altName", other);
                }
                xml.value("w:panose1", shape);
                xml.value("w:charset", letters);
                xml.value("w:family", family);
                xml.value("w:pitch", if name == LATIN { "variable" } else { "fixed" });
            });
        }
    })
}
