//! The blocks of a report as they stand on paper.

use std::ops::Range;

use leptos::prelude::*;
use report::{Block, Line, Paper, Table};

use crate::runtime::picture;

/// What stands at the head of the first page.
pub fn title(paper: &Paper) -> impl IntoView + use<> {
    let issued = (!paper.issued.is_empty()).then(|| view! { <p class="paper-issued">{paper.issued.clone()}</p> });
    view! {
        <header class="paper-head">
            {issued}
            <h2 class="paper-title">{paper.title.clone()}</h2>
            <p class="paper-subtitle">{paper.subtitle.clone()}</p>
        </header>
    }
}

/// A block; of a table the rows in the range.
pub fn block(block: &Block, rows: Option<Range<usize>>, continued: &'static str) -> AnyView {
    drawn(block, rows, continued, false)
}

/// A block as high as any piece of it can stand: what is said once for several rows may be said in each.
pub fn highest(block: &Block, continued: &'static str) -> AnyView {
    drawn(block, None, continued, true)
}

fn drawn(block: &Block, rows: Option<Range<usize>>, continued: &'static str, is_probe: bool) -> AnyView {
    match block {
        Block::Heading { level: 1, text } => view! { <h3 class="paper-block paper-heading">{text.clone()}</h3> }.into_any(),
        Block::Heading { text, .. } => view! { <h4 class="paper-block paper-subheading">{text.clone()}</h4> }.into_any(),
        Block::Text(text) => view! { <p class="paper-block paper-text">{text.clone()}</p> }.into_any(),
        Block::Table(found) => {
            let rows = rows.unwrap_or(0..found.rows.len());
            table(found, rows, continued, is_probe).into_any()
        }
        Block::Picture(of) => {
            let address = picture::address(&of.svg);
            let height = format!("{}mm", of.height);
            view! {
                <figure class="paper-block paper-figure">
                    <img src=address alt=of.alternative.clone() style:height=height />
                    <figcaption>{of.caption.clone()}</figcaption>
                </figure>
            }
            .into_any()
        }
        Block::Signatures(lines) => {
            let line = |label: &String| view! { <p class="paper-signature"><span>{label.clone()}</span><i></i></p> };
            view! { <div class="paper-block paper-signatures">{lines.iter().map(line).collect_view()}</div> }.into_any()
        }
    }
}

fn table(of: &Table, rows: Range<usize>, continued: &'static str, is_probe: bool) -> impl IntoView + use<> {
    let whole: u32 = of.columns.iter().map(|column| u32::from(column.share)).sum::<u32>().max(1);
    let columns = of.columns.iter().map(|column| {
        let width = format!("{:.3}%", f64::from(column.share) * 100.0 / f64::from(whole));
        view! { <col style:width=width /> }
    });
    let headings = of.columns.iter().map(|column| {
        let unit = (!column.unit.is_empty()).then(|| view! { <small>{column.unit.clone()}</small> });
        view! { <th scope="col" class:number=column.is_number>{column.heading.clone()}{unit}</th> }
    });
    let first = rows.start;
    let line = |(at, line): (usize, &Line)| {
        let cells = line.cells.iter().zip(&of.columns).map(|(cell, column)| {
            // What the row above says too is said again where a page begins.
            let is_same = cell.is_same && at != first && !is_probe;
            let text = if is_same { String::new() } else { cell.text.clone() };
            view! { <td class:number=column.is_number class:is-same=is_same>{text}</td> }
        });
        view! { <tr class:is-total=line.is_total>{cells.collect_view()}</tr> }
    };
    let is_last = rows.end >= of.rows.len();
    let caption = if first > 0 || is_probe { format!("{}{continued}", of.caption) } else { of.caption.clone() };
    let note = (is_last && !of.note.is_empty()).then(|| view! { <p class="paper-note">{of.note.clone()}</p> });
    let body = of.rows.iter().enumerate().skip(first).take(rows.len()).map(line).collect_view();
    view! {
        <div class="paper-block paper-table" data-table=of.id.clone()>
            <table>
                <caption>{caption}</caption>
                <colgroup>{columns.collect_view()}</colgroup>
                <thead><tr>{headings.collect_view()}</tr></thead>
                <tbody>{body}</tbody>
            </table>
            {note}
        </div>
    }
}
