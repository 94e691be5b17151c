//! The button twins of the drags: what is to hold of the selected pair.

use domain::PairRule;
use leptos::prelude::*;

use crate::{
    i18n::{self, Lang},
    state::Desk,
    view::icon::{Glyph, Icon},
};

/// Name of the selected pair and its three buttons; nothing where none is selected.
#[component]
pub fn PairBar() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let rule = move || desk.selected.get().map(|pair| desk.scenario.with(|scenario| scenario.pair_rule(pair)));
    let name = move || desk.selected.get().map(|pair| desk.scenario.with(|scenario| i18n::pair(lang.get(), scenario, pair)));
    let read_only = move || desk.session.with(session::Session::is_read_only);
    let button = move |id: &'static str, to: PairRule, icon: Option<Icon>, word: fn(Lang) -> &'static str| {
        let act = move |_| {
            if let Some(pair) = desk.selected.get_untracked() {
                desk.rule(pair, to);
            }
        };
        view! {
            <button class="button button-dense" id=id disabled=move || read_only() || (to == PairRule::Free && rule() == Some(to))
                aria-pressed=move || (to != PairRule::Free && rule() == Some(to)).to_string() on:click=act>
                {icon.map(|icon| view! { <Glyph icon /> })}{move || word(lang.get())}
            </button>
        }
    };
    let refused = move || {
        let pair = desk.selected.get()?;
        let error = desk.refusal.get().filter(|error| {
            matches!(error, session::EditError::PinOnForbidden(of) | session::EditError::ForbidOnPinned(of) if *of == pair)
        })?;
        Some(desk.scenario.with(|scenario| i18n::refused(lang.get(), scenario, &error)))
    };
    view! {
        <Show when=move || desk.selected.get().is_some()>
            <div class="pair-bar" role="group" aria-label=name>
                <b>{name}</b>
                {button("diagram-pin", PairRule::Pinned, Some(Icon::Tack), Lang::pin)}
                {button("diagram-forbid", PairRule::Forbidden, Some(Icon::Cross), Lang::forbid)}
                {button("diagram-free", PairRule::Free, None, Lang::free)}
            </div>
            <p class="field-error" id="diagram-error" role="alert">{refused}</p>
        </Show>
    }
}
