//! What goes into the report, in which order, with a title and a 发文 line of one's own.

use leptos::prelude::*;
use report::PartName;

use crate::{i18n::Lang, runtime::page, state::Desk};

/// The list of parts and the two fields.
#[component]
pub fn Contents() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let reporting = desk.reporting;
    let field = move |id: &'static str, name: fn(Lang) -> &'static str, of: RwSignal<String>| {
        view! {
            <label class="report-field" for=id>{move || name(lang.get())}</label>
            <input class="input" id=id type="text" maxlength="120" autocomplete="off" prop:value=move || of.get() on:change=move |event| {
                of.set(event_target_value(&event));
                reporting.keep();
            } />
        }
    };
    let step = move |name: PartName, by: isize| {
        reporting.parts.update(|parts| {
            let Some(at) = parts.iter().position(|(found, _)| *found == name) else { return };
            if let Some(to) = at.checked_add_signed(by).filter(|to| *to < parts.len()) {
                parts.swap(at, to);
            }
        });
        reporting.keep();
        page::focus_id_later(format!("report-{}-{}", if by < 0 { "up" } else { "down" }, name.id()));
    };
    let part = move |(name, goes_in): (PartName, bool)| {
        let id = format!("report-part-{}", name.id());
        view! {
            <li class="report-part">
                <input type="checkbox" id=id.clone() prop:checked=goes_in on:change=move |event| {
                    reporting.parts.update(|parts| {
                        if let Some((_, goes_in)) = parts.iter_mut().find(|(found, _)| *found == name) {
                            *goes_in = event_target_checked(&event);
                        }
                    });
                    reporting.keep();
                } />
                <label for=id>{move || name.title(lang.get())}</label>
                <button class="tool" type="button" id=format!("report-up-{}", name.id()) aria-label=move || format!("{} {}", lang.get().report_up(), name.title(lang.get()))
                    title=move || lang.get().report_up() on:click=move |_| step(name, -1)>"↑"</button>
                <button class="tool" type="button" id=format!("report-down-{}", name.id()) aria-label=move || format!("{} {}", lang.get().report_down(), name.title(lang.get()))
                    title=move || lang.get().report_down() on:click=move |_| step(name, 1)>"↓"</button>
            </li>
        }
    };
    view! {
        <div class="report-fields">
            {field("report-title", Lang::report_own_title, reporting.title)}
            {field("report-issued", Lang::report_issued, reporting.issued)}
        </div>
        <h3 class="report-contents-title">{move || lang.get().report_contents()}</h3>
        <p class="quiet">{move || lang.get().report_contents_note()}</p>
        <ol class="report-parts" id="report-parts">{move || reporting.parts.get().into_iter().map(part).collect_view()}</ol>
    }
}
