//! The handbook of an event: what goes in, and its sheets, as they are printed or saved for Word.

use std::sync::Arc;

use leptos::prelude::*;
use office::{Reply, Request};
use report::{Contents, Paper};

use super::{super::report::Pages, calendar::occasion, held::Held};
use crate::{
    i18n::{self, Lang},
    runtime::{files, office_port, page},
    state::Desk,
};

/// The sheets and what is done with them.
#[component]
pub fn Handbook() -> impl IntoView {
    let desk = Desk::get();
    let held = Held::get();
    let lang = desk.lang;
    let contents = RwSignal::new(Contents { whole: true, parties: true, tables: true });
    let (paper, drawn) = (RwSignal::new(None::<Arc<Paper>>), RwSignal::new(None::<Arc<Paper>>));
    let has_failed = RwSignal::new(false);
    let count = StoredValue::new(0_u64);
    Effect::new(move |_| {
        let contents = contents.get();
        lang.track();
        if !held.is_answered() {
            return;
        }
        let Some(of) = occasion(desk, held) else { return };
        has_failed.set(false);
        // Only the newest is shown.
        let asked = count.try_update_value(|count| {
            *count += 1;
            *count
        });
        leptos::task::spawn_local(async move {
            let answer = office_port::ask(&Request::Handbook { of, contents }).await;
            // The view may have been left meanwhile.
            if count.try_get_value() != asked {
                return;
            }
            match answer {
                Ok(Reply::Paper(made)) => drop(paper.try_set(Some(Arc::new(*made)))),
                _ => {
                    has_failed.try_set(true);
                }
            }
        });
    });
    let is_ready = move || {
        let (paper, drawn) = (paper.get(), drawn.get());
        paper.zip(drawn).is_some_and(|(paper, drawn)| Arc::ptr_eq(&paper, &drawn))
    };
    let save = move |_| {
        if let Some(paper) = paper.get_untracked() {
            let name = held.event.with_untracked(|event| event.as_ref().map(|event| event.name.clone()).unwrap_or_default());
            let file = i18n::event_file(lang.get_untracked(), &name, &page::today(), ".docx");
            desk.save_made(Request::Docx { paper: Box::new((*paper).clone()) }, file, files::DOCX);
        }
    };
    let back = move |_| {
        held.is_paper.set(false);
        page::focus_later("#event-handbook");
    };
    let part = move |id: &'static str, name: fn(Lang) -> &'static str, of: fn(&mut Contents) -> &mut bool| {
        view! {
            <label class="field"><input type="checkbox" id=id prop:checked=move || *of(&mut contents.get())
                on:change=move |event| contents.update(|contents| *of(contents) = event_target_checked(&event)) />{move || name(lang.get())}</label>
        }
    };
    let is_nothing = move || contents.with(|contents| !contents.whole && !contents.parties && !contents.tables);
    page::focus_later("#event-back");
    view! {
        <div class="report event-handbook" id="event-paper" data-composed=move || is_ready().to_string()>
            <aside class="pane report-side">
                <div class="report-acts">
                    <button class="button" id="event-back" type="button" on:click=back>{move || lang.get().event_back()}</button>
                    <button class="button button-primary" id="handbook-print" type="button" disabled=move || !is_ready() || is_nothing() on:click=move |_| page::print()>{move || lang.get().event_print()}</button>
                    <button class="button" id="handbook-docx" type="button" disabled=move || !is_ready() || is_nothing() on:click=save>{move || lang.get().event_docx()}</button>
                </div>
                <p class="quiet">{move || lang.get().event_handbook_note()}</p>
                <div class="event-contents">
                    {part("handbook-whole", Lang::event_in_whole, |contents| &mut contents.whole)}
                    {part("handbook-parties", Lang::event_in_parties, |contents| &mut contents.parties)}
                    {part("handbook-tables", Lang::event_in_tables, |contents| &mut contents.tables)}
                </div>
                <p class="quiet" role="status">{move || if has_failed.get() { lang.get().report_failed() } else if !is_ready() { lang.get().report_composing() } else { "" }}</p>
            </aside>
            <section class="report-pages" aria-label=move || lang.get().report_pages()><Pages paper drawn /></section>
        </div>
    }
}
