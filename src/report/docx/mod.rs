//! A paper as a document that Word and WPS open for editing, laid out as GB/T 9704-2012 has official documents.

mod drawing;
mod font;
mod margins;
mod package;
mod page;
mod paragraph;
mod settings;
mod styles;
mod table;
mod text;
mod xml;

use serde::{Deserialize, Serialize};

use crate::paper::Paper;
use package::Member;
use page::Orientation;
use text::Text;

/// The names of what a document is written in.
const WORDS: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A document that cannot be written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DocxError {
    /// A table has more columns than Word can hold.
    TooManyColumns {
        /// Its id.
        table: String,
        /// How many it has.
        columns: usize,
    },
    /// It is larger than an archive can be.
    TooLarge(String),
}

/// Whose marks and breaks a document has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tongue {
    Chinese,
    English,
}

impl Tongue {
    fn of(language: &str) -> Self {
        if language.get(..2).is_some_and(|tag| tag.eq_ignore_ascii_case("zh")) { Self::Chinese } else { Self::English }
    }
}

/// A paper as a .docx. The same bytes whenever it is made. O(cells and bytes of pictures).
///
/// # Errors
/// [`DocxError`], where a table is too wide or the pictures are too large.
pub fn docx(paper: &Paper) -> Result<Vec<u8>, DocxError> {
    let tongue = Tongue::of(&paper.language);
    let text = Text::of(paper)?;

    let mut members = vec![
        Member::written("styles", "styles", "styles.xml", styles::part(tongue)),
        Member::written("settings", "settings", "settings.xml", settings::part(tongue)),
        Member::written("fonts", "fontTable", "fontTable.xml", font::table()),
    ];
    if !paper.mark.is_empty() {
        members.push(Member::written(page::HEADER, "header", "header.xml", margins::header(&paper.mark, tongue)));
    }
    for (lies, is_even) in
        [Orientation::Portrait, Orientation::Landscape].into_iter().flat_map(|lies| [(lies, false), (lies, true)])
    {
        let (name, footer) = (lies.footer(is_even), margins::footer(&paper.foot, &lies.page(), is_even, tongue));
        members.push(Member::written(name, "footer", &format!("{name}.xml"), footer));
    }
    for (number, picture) in (1..).zip(&text.pictures) {
        members.push(Member::picture(text::dots(number), format!("media/picture{number}.png"), &picture.png));
        if !picture.svg.is_empty() {
            let file = format!("media/picture{number}.svg");
            members.push(Member::picture(text::outline(number), file, picture.svg.as_bytes()));
        }
    }
    let properties = settings::properties(&paper.title, &paper.language);
    package::package(&text.write(tongue), &properties, &members).map_err(|error| DocxError::TooLarge(error.to_string()))
}
