//! What stands around every view: top bar, banners, status line, toasts; and the keys that work everywhere.

use domain::Pair;
use leptos::{ev, prelude::*};
use session::Msg;

use super::{
    announcer::Announcer,
    banners::Banners,
    desk::DeskView,
    help::HelpState,
    history::History,
    icon::{Glyph, Icon, Mark},
    later::{Later, LaterPiece, Piece},
    nothing_yet::{NothingYet, is_lacking},
    print::PrintHead,
    share::Share,
    slots::Slots,
    status::StatusLine,
    strip::Strip,
    toasts::Toasts,
    tour::{Tour, TourState},
};
use crate::{
    i18n,
    outlook::Outlook,
    runtime::{page, place, storage},
    state::{Desk, View},
};

/// The page once the data is there.
#[component]
pub fn Shell() -> impl IntoView {
    let desk = Desk::get();
    provide_context(Outlook::new(desk));
    provide_context(HelpState::new());
    provide_context(TourState::new(desk));
    provide_context(Later::new(desk));
    let keys = window_event_listener(ev::keydown, move |event| {
        if page::is_typing() || !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
            return;
        }
        let msg = match (event.key().to_lowercase().as_str(), event.shift_key()) {
            ("z", false) => Msg::UndoAsked,
            ("y", false) | ("z", true) => Msg::RedoAsked,
            _ => return,
        };
        event.prevent_default();
        desk.dispatch(msg);
    });
    // A plan that a moving slider shows has no fingerprint: it is gone with the next frame. Such plans are counted.
    Effect::new(move |count: Option<u32>| {
        let count = count.unwrap_or(0) + 1;
        if let Some(shown) = desk.shown.get() {
            let name = shown.plan.fingerprint;
            page::tell_shown(&if name == domain::Fingerprint(0) { format!("step-{count}") } else { name.to_string() });
        }
        count
    });
    let hash = window_event_listener(ev::hashchange, move |_| desk.address_changed());
    // A step of the browser's history that leaves the fragment as it is.
    let step = window_event_listener(ev::popstate, move |_| desk.address_changed());
    // The next tab need not ask a page that is gone. A page that the browser kept aside and brings back asks anew.
    let leaves = window_event_listener(ev::pagehide, move |_| desk.leave_tabs());
    let comes_back = window_event_listener(ev::pageshow, move |event| {
        if event.persisted() {
            desk.claim();
            desk.read_again();
        }
    });
    // The report is printed as its own pages, without what stands around it.
    Effect::new(move |_| page::tell_view(if desk.view.get() == View::Report { "report" } else { "" }));
    // Where the tabs do not fit beside each other, the current one is in view.
    Effect::new(move |_| {
        desk.view.track();
        page::reveal(".tab[aria-current='page']".to_owned());
    });
    on_cleanup(move || {
        keys.remove();
        hash.remove();
        step.remove();
        leaves.remove();
        comes_back.remove();
    });
    let title = move || {
        let lang = desk.lang.get();
        match desk.view.get() {
            View::Data => lang.data_title(),
            View::Pairing => lang.view_pairing(),
            View::Allocation => lang.view_allocation(),
            View::Unmet => lang.view_unmet(),
            View::Compare => lang.compare_title(),
            View::Strategies => lang.strategies(),
            View::Sure => lang.view_sure(),
            View::Events => lang.view_events(),
            View::Lots => lang.view_lots(),
            View::Monitor => lang.view_monitor(),
            View::Report => lang.view_report(),
            View::About => lang.view_about(),
        }
    };
    let lacking = Memo::new(move |_| desk.scenario.with(|scenario| is_lacking(scenario)));
    let parties = Memo::new(move |_| {
        desk.scenario
            .with(|scenario| scenario.cooperatives.iter().map(|party| (party.division, party.side)).collect::<Vec<_>>())
    });
    // What is selected of a party that is gone is selected no more.
    Effect::new(move |_| {
        let is_party = |code| parties.with(|parties| parties.iter().any(|(party, _)| *party == code));
        let is_gone = |pair: Option<Pair>| pair.is_some_and(|pair| !is_party(pair.east) || !is_party(pair.west));
        for pair in [desk.selected, desk.compared, desk.pointed] {
            if is_gone(pair.get_untracked()) {
                pair.set(None);
            }
        }
        for party in [desk.party, desk.editing] {
            if party.get_untracked().is_some_and(|code| !is_party(code)) {
                party.set(None);
            }
        }
    });
    view! {
        <a class="skip-link" href="#main" on:click=move |event| {
            // The fragment belongs to links; the focus moves without it. Where the matrix is shown, it goes to its cell.
            event.prevent_default();
            page::focus(if place::of("#matrix").is_some() { "#matrix [tabindex='0']" } else { "#main" });
        }>{move || desk.lang.get().skip()}</a>
        <PrintHead />
        <TopBar />
        <Banners />
        // A plan of nothing is no plan to be measured.
        <Show when=move || !lacking.get()><Strip /></Show>
        <LaterPiece piece=Piece::Moved silent=true />
        <main class="view" id="main" tabindex="-1">
            // The page of explanations shows its own.
            <Show when=move || desk.view.get() != View::About><h1 class="unseen">{title}</h1></Show>
            {move || match desk.view.get() {
                // They are drawn whoever takes part, and stay while that changes: what is being typed is typed in them.
                view @ (View::Data | View::About) => view! { <LaterPiece piece=Piece::View(view) /> }.into_any(),
                // Of nothing there is no plan to be seen.
                _ if lacking.get() => view! { <NothingYet /> }.into_any(),
                // With other parties the views of pairs are drawn anew.
                _ if parties.with(Vec::is_empty) => ().into_any(),
                View::Pairing => view! { <DeskView /> }.into_any(),
                view => view! { <LaterPiece piece=Piece::View(view) /> }.into_any(),
            }}
        </main>
        <StatusLine />
        <Announcer />
        <Toasts />
        <LaterPiece piece=Piece::Help silent=true />
        <Tour />
    }
}

#[component]
fn TopBar() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let tab = move |view: View, id: &'static str, name: fn(i18n::Lang) -> &'static str| {
        view! {
            <button class="tab" id=id aria-current=move || (desk.view.get() == view).then_some("page") on:click=move |_| desk.go(view)>
                {move || name(lang.get())}
            </button>
        }
    };
    // One tab for the mechanisms around the pairing: it returns to the one that was looked at last.
    let mechanism = StoredValue::new(View::Events);
    Effect::new(move |_| {
        let view = desk.view.get();
        if is_mechanism(view) {
            mechanism.set_value(view);
        }
    });
    // The step that undo or redo would take, in words.
    let next = move |back: bool| {
        desk.session.with(|session| {
            let document = session.document();
            let index = if back { document.cursor.checked_sub(1) } else { Some(document.cursor) };
            index.and_then(|index| document.edits.get(index)).map(|edit| i18n::edit(lang.get(), &session.scenario, edit))
        })
    };
    let undo = move || i18n::step_button(lang.get().undo(), next(true), "Ctrl+Z");
    let redo = move || i18n::step_button(lang.get().redo(), next(false), "Ctrl+Y");
    let can_undo = move || desk.session.with(|session| !session.is_read_only() && session.document().can_undo());
    let can_redo = move || desk.session.with(|session| !session.is_read_only() && session.document().can_redo());
    view! {
        <header class="top-bar">
            <div class="brand"><Mark /><span class="brand-name">{move || lang.get().app_name()}</span></div>
            <nav class="tabs" aria-label=move || lang.get().views()>
                {tab(View::Data, "tab-data", i18n::Lang::view_data)}
                {tab(View::Pairing, "tab-pairing", i18n::Lang::view_pairing)}
                {tab(View::Allocation, "tab-allocation", i18n::Lang::view_allocation)}
                {tab(View::Strategies, "tab-strategies", i18n::Lang::strategies)}
                {tab(View::Sure, "tab-sure", i18n::Lang::view_sure)}
                {tab(View::Unmet, "tab-unmet", i18n::Lang::view_unmet)}
                {tab(View::Compare, "tab-compare", i18n::Lang::view_compare)}
                <button class="tab" id="tab-events" aria-current=move || is_mechanism(desk.view.get()).then_some("page")
                    on:click=move |_| desk.go(mechanism.get_value())>{move || lang.get().view_mechanisms()}</button>
                {tab(View::Report, "tab-report", i18n::Lang::view_report)}
                {tab(View::About, "tab-about", i18n::Lang::view_about)}
            </nav>
            <Slots />
            <div class="tools">
                <button class="tool" id="undo" aria-label=undo title=undo
                    disabled=move || !can_undo() on:click=move |_| desk.dispatch(Msg::UndoAsked)><Glyph icon=Icon::Undo /></button>
                <button class="tool" id="redo" aria-label=redo title=redo
                    disabled=move || !can_redo() on:click=move |_| desk.dispatch(Msg::RedoAsked)><Glyph icon=Icon::Redo /></button>
                <History />
                <Share />
                <button class="tool tool-text" id="language" lang=move || lang.get().other().tag()
                    on:click=move |_| {
                        lang.update(|lang| *lang = lang.other());
                        storage::set(storage::LANGUAGE, lang.get_untracked().tag());
                    }>{move || lang.get().language()}</button>
                <button class="tool" id="theme" aria-label=move || lang.get().theme() title=move || lang.get().theme() on:click=move |_| turn_theme()>
                    <Glyph icon=Icon::Moon />
                </button>
            </div>
        </header>
    }
}

/// Whether a view is one of the mechanisms around the pairing.
fn is_mechanism(view: View) -> bool {
    matches!(view, View::Events | View::Lots | View::Monitor)
}

/// Light to dark and back; the first turn starts from what the device prefers.
fn turn_theme() {
    let dark = match storage::get(storage::THEME).as_deref() {
        Some("dark") => true,
        Some(_) => false,
        None => page::prefers_dark(),
    };
    let next = if dark { "light" } else { "dark" };
    storage::set(storage::THEME, next);
    page::tell_theme(Some(next));
}
