//! The line at the foot: what is saved, where the data come from, what was checked, the plan's fingerprint.

use leptos::prelude::*;

use super::{
    help::HelpButton,
    icon::{Glyph, Icon},
    statistic::Statistic,
};
use crate::{
    i18n::{self, Lang, Topic},
    own_rows::Which,
    state::{Desk, View},
};

/// The status line.
#[component]
pub fn StatusLine() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let drafts = Memo::new(move |_| {
        let (needs, offers) = desk.scenario.with(|scenario| scenario.drafts());
        (needs.len(), offers.len())
    });
    let is_kept = move || desk.not_kept.with(Option::is_none);
    let saved = move || if is_kept() { lang.get().saved() } else { lang.get().saving_failed() };
    view! {
        <footer class="status-line">
            <span class="status-saved" class:is-bad=move || !is_kept()>
                {move || if is_kept() { view! { <Glyph icon=Icon::Check /> } } else { view! { <Glyph icon=Icon::Warning /> } }}
                {saved}
            </span>
            <span class="status-data">
                <Statistic class="status-sources" to=Lang::to_sources go=move || desk.go(View::About)>{
                    move || desk.scenario.with(|scenario| i18n::data_line(lang.get(), scenario))
                }</Statistic>
                <HelpButton topic=Topic::Provenance />
            </span>
            <Show when=move || drafts.get() != (0, 0)>
                <span class="status-drafts">
                    <Statistic class="status-sources" to=Lang::to_drafts go=move || desk.show_table(if drafts.get().0 > 0 { Which::Needs } else { Which::Offers })>{
                        move || i18n::drafts(lang.get(), drafts.get())
                    }</Statistic>
                </span>
            </Show>
            <span class="status-space"></span>
            <span class="status-checked">{move || desk.shown.get().map(|shown| i18n::arcs_checked(lang.get(), shown.plan.arcs_checked))}<HelpButton topic=Topic::Certificate /></span>
            <span class="status-time">{move || desk.solve_ms.get().map(|ms| i18n::solved_in(lang.get(), ms))}</span>
            <span class="status-fingerprint">
                {move || lang.get().fingerprint()} " "
                <b id="fingerprint">{move || desk.shown.get().filter(|shown| shown.plan.fingerprint != domain::Fingerprint(0)).map_or_else(|| "—".to_owned(), |shown| shown.plan.fingerprint.short())}</b>
            </span>
        </footer>
    }
}
