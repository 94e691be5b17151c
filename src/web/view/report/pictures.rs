//! The pictures of the report, each to be saved as a file: as lines for print, as dots for chats and slides.

use leptos::prelude::*;
use report::{Block, Picture};

use crate::{i18n, state::Desk};

/// A line for each picture of the report in view; nothing where it has none.
#[component]
pub fn Pictures() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let reporting = desk.reporting;
    let pictures = Memo::new(move |_| {
        let paper = reporting.paper.get();
        let blocks = paper.iter().flat_map(|paper| paper.parts.iter().flat_map(|part| &part.blocks));
        let found = blocks.filter_map(|block| if let Block::Picture(found) = block { Some(found.clone()) } else { None });
        found.collect::<Vec<Picture>>()
    });
    let button = move |picture: &Picture, as_lines: bool| {
        let kind = if as_lines { "SVG" } else { "PNG" };
        let id = format!("picture-{}-{}", picture.id, kind.to_lowercase());
        let (caption, saved) = (picture.caption.clone(), picture.clone());
        view! {
            <button class="button button-dense" id=id type="button" disabled=move || !reporting.is_ready()
                aria-label=move || i18n::report_save_picture(lang.get(), &caption, kind)
                on:click=move |_| desk.save_picture(saved.clone(), as_lines)>{kind}</button>
        }
    };
    let line = move |picture: Picture| {
        let (lines, dots) = (button(&picture, true), button(&picture, false));
        view! { <li class="report-picture"><span>{picture.caption}</span>{lines}{dots}</li> }
    };
    view! {
        <Show when=move || pictures.with(|pictures| !pictures.is_empty())>
            <h3 class="report-contents-title">{move || lang.get().report_save_pictures()}</h3>
            <ul class="report-parts" id="report-pictures">{move || pictures.get().into_iter().map(line).collect_view()}</ul>
        </Show>
    }
}
