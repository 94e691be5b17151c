//! The report: what the planner wants in it, and what the program for office documents makes of it.

use std::sync::Arc;

use leptos::prelude::*;
use office::{Reply, Request};
use report::{Block, Given, Paper, PartName, Picture, Wish};

use crate::{
    i18n,
    runtime::{files, office_port, page, picture, storage},
    state::Desk,
};

/// Dots of a picture in a millimetre of paper: 300 to an inch.
const DOTS_PER_MM: u32 = 12;

/// The report on its way. Copied freely: it holds signals.
#[derive(Clone, Copy)]
pub struct Reporting {
    /// The parts in their order, and whether each goes in.
    pub parts: RwSignal<Vec<(PartName, bool)>>,
    /// A title of one's own.
    pub title: RwSignal<String>,
    /// 发文 line.
    pub issued: RwSignal<String>,
    /// The newest report.
    pub paper: RwSignal<Option<Arc<Paper>>>,
    /// The report whose sheets are in view.
    pub drawn: RwSignal<Option<Arc<Paper>>>,
    /// Whether a newer one is on its way.
    pub is_composing: RwSignal<bool>,
    /// Whether the last one could not be made.
    pub has_failed: RwSignal<bool>,
    /// Counts what was asked for: only the newest answer is shown.
    asked: StoredValue<u64>,
}

impl Reporting {
    /// No report; parts, title and line as they were last.
    pub fn new() -> Self {
        let kept = storage::get(storage::REPORT).unwrap_or_default();
        let mut lines = kept.lines();
        let parts = parts_of(lines.next().unwrap_or_default());
        let (title, issued) = (lines.next().unwrap_or_default().to_owned(), lines.next().unwrap_or_default().to_owned());
        Self {
            parts: RwSignal::new(parts),
            title: RwSignal::new(title),
            issued: RwSignal::new(issued),
            paper: RwSignal::new(None),
            drawn: RwSignal::new(None),
            is_composing: RwSignal::new(false),
            has_failed: RwSignal::new(false),
            asked: StoredValue::new(0),
        }
    }

    /// Whether the sheets in view are those of the newest report, and no newer one is on its way.
    pub fn is_ready(self) -> bool {
        let (paper, drawn) = (self.paper.get(), self.drawn.get());
        let is_whole = !self.is_composing.get() && !self.has_failed.get();
        is_whole && paper.zip(drawn).is_some_and(|(paper, drawn)| Arc::ptr_eq(&paper, &drawn) && !paper.parts.is_empty())
    }

    /// What is wanted.
    pub fn wish(self, lang: i18n::Lang) -> Wish {
        let parts = self.parts.with(|parts| parts.iter().filter(|(_, goes_in)| *goes_in).map(|(name, _)| *name).collect());
        Wish { language: lang.tag().to_owned(), title: self.title.get(), issued: self.issued.get(), parts }
    }

    /// There is no plan of which there could be a report; what is on its way is of no use.
    pub fn clear(self) {
        self.asked.update_value(|asked| *asked += 1);
        self.is_composing.set(false);
        self.has_failed.set(false);
        self.paper.set(None);
        self.drawn.set(None);
    }

    /// Keeps what is wanted for the next report.
    pub fn keep(self) {
        let parts = self.parts.with_untracked(|parts| {
            let one = |(name, goes_in): &(PartName, bool)| format!("{}{}", if *goes_in { "" } else { "-" }, name.id());
            parts.iter().map(one).collect::<Vec<_>>().join(" ")
        });
        let one_line = |text: String| text.replace(['\n', '\r'], " ");
        let (title, issued) = (one_line(self.title.get_untracked()), one_line(self.issued.get_untracked()));
        storage::set(storage::REPORT, &format!("{parts}\n{title}\n{issued}"));
    }
}

/// Parts as they were kept; those that are not named stand behind, as usual.
fn parts_of(kept: &str) -> Vec<(PartName, bool)> {
    let by_id = |id: &str| PartName::ALL.into_iter().find(|name| name.id() == id);
    let one = |word: &str| {
        let id = word.strip_prefix('-');
        by_id(id.unwrap_or(word)).map(|name| (name, id.is_none()))
    };
    let mut parts: Vec<(PartName, bool)> = Vec::new();
    for (name, goes_in) in kept.split(' ').filter_map(one) {
        if parts.iter().all(|(found, _)| *found != name) {
            parts.push((name, goes_in));
        }
    }
    for name in PartName::ALL {
        if parts.iter().all(|(found, _)| *found != name) {
            // A page for each party is many pages.
            parts.push((name, name != PartName::Parties));
        }
    }
    parts
}

impl Desk {
    /// Has a report put together.
    pub fn compose(self, given: Given, wish: Wish) {
        let reporting = self.reporting;
        let number = reporting.asked.with_value(|asked| asked + 1);
        reporting.asked.set_value(number);
        reporting.is_composing.set(true);
        reporting.has_failed.set(false);
        leptos::task::spawn_local(async move {
            let answer = office_port::ask(&Request::Report { given: Box::new(given), wish }).await;
            if reporting.asked.get_value() != number {
                return;
            }
            reporting.is_composing.set(false);
            match answer {
                Ok(Reply::Paper(paper)) => {
                    reporting.has_failed.set(false);
                    reporting.paper.set(Some(Arc::from(paper)));
                }
                _ => reporting.has_failed.set(true),
            }
        });
    }

    /// Saves the report that is shown, for Word.
    pub fn save_docx(self) {
        let Some(paper) = self.reporting.paper.get_untracked() else { return };
        let name = format!("{}-{}.docx", self.lang.get_untracked().report_file(), page::today());
        leptos::task::spawn_local(async move {
            let mut paper = (*paper).clone();
            // Word draws the lines, whoever cannot draws the dots.
            for block in paper.parts.iter_mut().flat_map(|part| &mut part.blocks) {
                let Block::Picture(found) = block else { continue };
                let size = (u32::from(found.width) * DOTS_PER_MM, u32::from(found.height) * DOTS_PER_MM);
                found.png = picture::drawn(&found.svg, size).await.unwrap_or_default();
            }
            self.save_made(Request::Docx { paper: Box::new(paper) }, name, files::DOCX);
        });
    }

    /// Saves a picture of the report that is shown, as lines or as dots.
    pub fn save_picture(self, picture: Picture, as_lines: bool) {
        leptos::task::spawn_local(async move {
            let name = |ending: &str| format!("{}-{}.{ending}", picture.caption, page::today());
            let saved = if as_lines {
                files::save_bytes(&name("svg"), picture.svg.as_bytes(), files::SVG)
            } else {
                let size = (u32::from(picture.width) * DOTS_PER_MM, u32::from(picture.height) * DOTS_PER_MM);
                let dots = picture::drawn(&picture.svg, size).await;
                dots.and_then(|bytes| files::save_bytes(&name("png"), &bytes, files::PNG))
            };
            if saved.is_none() {
                self.tell_not_saved();
            }
        });
    }

    /// Saves the plan as a workbook.
    pub fn save_plan(self, given: Given) {
        let lang = self.lang.get_untracked();
        let name = format!("{}-{}.xlsx", lang.report_workbook_file(), page::today());
        self.save_made(Request::PlanWorkbook { given: Box::new(given), language: lang.tag().to_owned() }, name, files::XLSX);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_kept_in_their_order_and_those_that_are_new_stand_behind() {
        let parts = parts_of("why -basis why unheard-of conclusion");
        let ids: Vec<_> = parts.iter().take(3).map(|(name, goes_in)| (name.id(), *goes_in)).collect();
        assert_eq!(ids, [("why", true), ("basis", false), ("conclusion", true)]);
        assert_eq!(parts.len(), PartName::ALL.len());
        assert_eq!(parts_of("").iter().filter(|(_, goes_in)| !goes_in).count(), 1);
    }
}
