//! The pages of the report: everything is measured once out of sight, broken into pages by `report::pages`, and drawn as sheets, which are
//! what is printed.

use std::sync::Arc;

use leptos::prelude::*;
use report::{
    Block, Paper,
    pages::{Height, Measured, Page, Room, pages},
};

use super::drawn as drawing;
use crate::{i18n, runtime::page, state::Desk};

/// A report and its pages.
#[derive(Clone, PartialEq)]
struct Broken {
    paper: Arc<Paper>,
    pages: Vec<Page>,
}

/// The pages; those of the report before, until a new one is measured.
#[component]
pub fn Pages(
    /// The newest report.
    paper: RwSignal<Option<Arc<Paper>>>,
    /// The report whose sheets are in view.
    drawn: RwSignal<Option<Arc<Paper>>>,
) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let broken = RwSignal::new(None::<Broken>);
    // Sheets of an earlier visit are gone.
    drawn.set(None);
    let continued = move || lang.get().report_continued();
    // What is being measured stands in the page for a frame.
    let measured = RwSignal::new(None::<Arc<Paper>>);
    Effect::new(move |_| {
        let Some(paper) = paper.get() else {
            measured.set(None);
            broken.set(None);
            return;
        };
        measured.set(Some(Arc::clone(&paper)));
        request_animation_frame(move || {
            // A newer one is measured in a frame of its own; and by the time of the frame the view may have been left.
            let is_this = measured.try_with_untracked(|of| of.as_ref().is_some_and(|of| Arc::ptr_eq(of, &paper)));
            if is_this == Some(true) {
                let pages = measure(&paper);
                measured.set(None);
                broken.set(Some(Broken { paper: Arc::clone(&paper), pages }));
                drawn.set(Some(paper));
            }
        });
    });
    let probe = move || {
        let paper = measured.get()?;
        let part = |part: &report::Part| {
            let class = if part.is_landscape { "paper-probe is-landscape" } else { "paper-probe" };
            let blocks = part.blocks.iter().map(|block| drawing::highest(block, continued())).collect_view();
            view! { <div class=class>{blocks}</div> }
        };
        Some(view! {
            <div class="paper-probe paper-probe-head">{drawing::title(&paper)}</div>
            {paper.parts.iter().map(part).collect_view()}
        })
    };
    let sheets = move || {
        broken.get().map(|Broken { paper, pages }| {
            let count = pages.len();
            let sheet = |(at, page): (usize, &Page)| sheet(&paper, at + 1, page, continued());
            view! {
                <p class="quiet report-count" id="report-count">{i18n::report_page_count(lang.get(), count)}</p>
                {pages.iter().enumerate().map(sheet).collect_view()}
            }
        })
    };
    view! {
        <div class="paper-probes" aria-hidden="true" lang=move || lang.get().tag()>{probe}</div>
        <div class="paper-sheets" id="sheets" data-pages=move || broken.with(|broken| broken.as_ref().map_or(0, |broken| broken.pages.len())).to_string()>{sheets}</div>
    }
}

fn sheet(paper: &Paper, number: usize, page: &Page, continued: &'static str) -> impl IntoView + use<> {
    let head = (number == 1).then(|| drawing::title(paper));
    let blocks = page.pieces.iter().filter_map(|piece| {
        let block = paper.parts.get(piece.part)?.blocks.get(piece.block)?;
        Some(drawing::block(block, piece.rows.clone(), continued))
    });
    let mark = (!paper.mark.is_empty()).then(|| view! { <p class="paper-mark">{paper.mark.clone()}</p> });
    view! {
        <div class="paper-frame" class:is-landscape=page.is_landscape>
            <article class="paper-sheet" class:is-landscape=page.is_landscape class:is-even=number.is_multiple_of(2) data-page=number.to_string()>
                {mark}
                <div class="paper-body">{head}{blocks.collect_view()}</div>
                <footer class="paper-foot"><span class="paper-foot-text">{paper.foot.clone()}</span><span class="paper-number">{i18n::page_number(number)}</span></footer>
            </article>
        </div>
    }
}

/// Breaks what stands in the probes into pages.
fn measure(paper: &Paper) -> Vec<Page> {
    let probes = page::heights(".paper-probes > .paper-probe", ":scope > .paper-block, :scope > .paper-head");
    let title = probes.first().and_then(|blocks| blocks.first()).map_or(0.0, |block| block.height);
    let parts: Vec<Measured> = (paper.parts.iter().zip(probes.iter().skip(1)))
        .map(|(part, found)| {
            let blocks = part.blocks.iter().zip(found).map(|(block, found)| match block {
                Block::Table(_) => {
                    let rows: f64 = found.rows.iter().sum();
                    Height::Table { head: found.height - rows - found.note, rows: found.rows.clone(), note: found.note }
                }
                other => Height::Whole { height: found.height, is_heading: matches!(other, Block::Heading { .. }) },
            });
            Measured { is_landscape: part.is_landscape, begins_page: part.begins_page, blocks: blocks.collect() }
        })
        .collect();
    let millimetre = 96.0 / 25.4;
    // A little less than there is: browsers round heights.
    pages(&parts, Room { upright: 225.0 * millimetre - 2.0, landscape: 156.0 * millimetre - 2.0, title })
}
