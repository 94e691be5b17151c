//! Saves a chart of the page as a file: as lines for print, as dots for chats and slides.

use leptos::prelude::*;

use crate::{
    i18n::{self, Lang},
    runtime::{
        drawing::{self, Alone, Words},
        files, page, picture,
    },
    state::Desk,
};

/// Dots of a saved chart from side to side: enough for a slide, and for a page of A4.
const DOTS_WIDE: f64 = 2_400.0;

/// Two buttons that save a chart, as SVG and as PNG.
#[component]
pub fn SaveChart(
    /// Finds the drawing.
    of: &'static str,
    /// What the buttons' ids begin with.
    id: &'static str,
    /// What it shows, with what it is narrowed to.
    #[prop(into)]
    title: Signal<String>,
    /// How it is read: below the drawing.
    note: fn(Lang) -> &'static str,
    /// Whether it is not to be saved as it stands.
    #[prop(into, optional)]
    waits: Signal<bool>,
) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let save = move |as_lines: bool| {
        let title = title.get_untracked();
        leptos::task::spawn_local(async move {
            if saved(desk, of, title, note, as_lines).await.is_none() {
                desk.tell_not_saved();
            }
        });
    };
    let button = move |kind: &'static str, as_lines: bool| {
        view! {
            <button class="button button-quiet button-dense" id=format!("{id}-{}", kind.to_lowercase()) type="button" disabled=move || waits.get()
                aria-label=move || i18n::report_save_picture(lang.get(), &title.get(), kind) on:click=move |_| save(as_lines)>{kind}</button>
        }
    };
    view! { <span class="save-chart"><span class="quiet" aria-hidden="true">{move || lang.get().save_chart()}</span>{button("SVG", true)}{button("PNG", false)}</span> }
}

/// Saves a chart; `None` where it was not.
async fn saved(desk: Desk, of: &str, title: String, note: fn(Lang) -> &'static str, as_lines: bool) -> Option<()> {
    let words = Words { title, note: note(desk.lang.get_untracked()).to_owned(), source: source(desk) };
    let Alone { svg, size: (width, height) } = drawing::alone(of, &words)?;
    let name = |ending: &str| {
        format!("{}-{}.{ending}", words.title.replace(" · ", " ").replace(['/', '\\', ':', '·'], " "), page::today())
    };
    if as_lines {
        files::save_bytes(&name("svg"), svg.as_bytes(), files::SVG)
    } else {
        let dots = picture::drawn(&svg, (DOTS_WIDE as u32, (height * DOTS_WIDE / width).round() as u32)).await?;
        files::save_bytes(&name("png"), &dots, files::PNG)
    }
}

/// The scenario, the day of the picture, and that figures are illustrative where any is.
fn source(desk: Desk) -> String {
    let lang = desk.lang.get_untracked();
    let scenario = desk.session.with_untracked(|session| i18n::scenario_title(lang, session));
    let mark =
        desk.scenario.with_untracked(|scenario| scenario.has_illustrative()).then(|| format!(" · {}", lang.report_examples()));
    format!("{scenario} · {}{}", page::today(), mark.unwrap_or_default())
}
