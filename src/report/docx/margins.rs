//! What stands above and below every page.

use super::{
    Tongue, WORDS,
    font::Face,
    page::Page,
    paragraph::{Paragraph, Run},
    styles::Style,
    xml::Xml,
};

/// A letter as large as the page number, in twentieths of a point.
const LETTER: u32 = 280;

/// Size of what stands beside the page number, in half points.
const SMALL: u16 = 18;

/// What must be seen on every page.
pub fn header(mark: &str, tongue: Tongue) -> Vec<u8> {
    part("w:hdr", &Paragraph::new(Style::Header, mark), tongue)
}

/// The number of the page between two dashes, a letter from the outer edge: at the right of odd pages and at the left of even ones. At the
/// other side, small, what the paper says of itself.
pub fn footer(foot: &str, page: &Page, is_even: bool, tongue: Tongue) -> Vec<u8> {
    let face = Style::Footer.face();
    let number = [Run::text("— ", face), Run::page_number(face), Run::text(" —", face)];
    let (tab, foot) = (Run::text("\t", face), Run::text(foot, Face::Song).sized(SMALL));
    let runs: Vec<Run> =
        if is_even { number.into_iter().chain([tab, foot]).collect() } else { [foot, tab].into_iter().chain(number).collect() };
    let mut paragraph = Paragraph::of(Style::Footer, runs);
    let width = page.inside();
    paragraph.inset = if is_even { (LETTER, 0) } else { (0, LETTER) };
    paragraph.tab = Some((if is_even { width } else { width - LETTER }, false));
    part("w:ftr", &paragraph, tongue)
}

fn part(root: &str, paragraph: &Paragraph, tongue: Tongue) -> Vec<u8> {
    Xml::part(root, &[("xmlns:w", WORDS)], |xml| paragraph.write(xml, tongue))
}
