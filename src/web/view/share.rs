//! Sharing: the link with its length and its QR code, the scenario code, a file; and what somebody sent, pasted.

use exchange::link::note::MAX_NOTE;
use leptos::prelude::*;

use super::{
    icon::{Glyph, Icon},
    later::{LaterPiece, Piece},
    popover::Popover,
    qr::{Qr, modules},
    slot_files,
};
use crate::{
    i18n::{self, Lang},
    runtime::{address, page},
    sharing::{DRAWN, EASY, FILE_FIRST, Shared, WARNED},
    state::Desk,
};

/// The button and its dialog.
#[component]
pub fn Share() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let open = desk.sharing.is_open;
    // What is shared is what is in view, also where that changes while the dialog is open.
    let what = Memo::new(move |_| {
        let of = |session: &session::Session| {
            let plan = session.plan().map(|(plan, fresh)| (plan.fingerprint, fresh));
            (session.revision, session.searching, session.shows_preview(), session.current, plan)
        };
        open.get().then(|| desk.session.with(of))
    });
    Effect::new(move |_| {
        if what.with(Option::is_some) {
            desk.share();
        }
    });
    // A word to somebody is about one scenario: it does not go with another.
    let which = Memo::new(move |_| desk.session.with(|session| (session.current, session.shows_preview())));
    Effect::new(move |before: Option<(session::SlotId, bool)>| {
        // Read, and not only tracked: a memo that nothing reads is never worked out, and so never changes.
        let now = which.get();
        if before.is_some_and(|before| before != now) {
            desk.sharing.note.set(String::new());
        }
        now
    });
    view! {
        <Popover id="share" class="button share" label=Signal::derive(move || lang.get().share_title().to_owned())
            face=ViewFn::from(move || view! { <Glyph icon=Icon::Link /><span>{move || lang.get().share()}</span> }) open>
            <LaterPiece piece=Piece::Sharing />
        </Popover>
    }
}

/// What the button opens.
#[component]
pub fn Dialog() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let shared = Memo::new(move |_| desk.shared());
    let found = Memo::new(move |_| shared.get().and_then(Result::ok));
    let refused = move || shared.get().and_then(Result::err).map(|error| i18n::link_error(lang.get(), &error));
    view! {
        <div class="share-dialog" id="share-dialog">
            <h2>{move || lang.get().share_title()}</h2>
            <p class="field-error" role="alert">{refused}</p>
            <Show when=move || found.with(Option::is_some)>
                <Link found />
            </Show>
            <Received />
            <OwnAddress />
            <p class="share-note">{move || lang.get().share_note()}</p>
        </div>
    }
}

#[component]
fn Link(found: Memo<Option<Shared>>) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let length = Memo::new(move |_| found.with(|found| found.as_ref().map_or(0, Shared::length)));
    let searching = Memo::new(move |_| desk.session.with(|session| session.searching || session.answer().is_none()));
    let says = move || {
        found.with(|found| {
            found.as_ref().map(|found| i18n::share_says(lang.get(), found.edits, found.fingerprint, searching.get()))
        })
    };
    let copy = move |text: fn(Lang, &Shared) -> String| {
        if let Some(found) = found.get_untracked() {
            desk.copy_shared(text(lang.get_untracked(), &found));
        }
    };
    let drawn = Memo::new(move |_| {
        found.with(|found| {
            let link = &found.as_ref()?.link;
            if link.len() <= DRAWN { modules(link) } else { None }
        })
    });
    let tag = move || {
        let (length, lang) = (length.get(), lang.get());
        let steps = [
            (EASY, "tag tag-good", lang.share_fits()),
            (DRAWN, "tag", lang.share_fits_hardly()),
            (WARNED, "tag", lang.share_fits_not()),
            (FILE_FIRST, "tag tag-warn", lang.share_wechat_cuts()),
        ];
        let found = steps.into_iter().find(|(most, ..)| length <= *most);
        found.map_or(("tag tag-warn", lang.share_file_first()), |(_, class, words)| (class, words))
    };
    let width = move || format!("{:.1}%", (length.get() as f64 * 100.0 / FILE_FIRST as f64).min(100.0));
    let here = move || {
        let view = desk.selected.get().map(|pair| desk.scenario.with(|scenario| i18n::pair(lang.get(), scenario, pair)));
        i18n::share_opens_here(lang.get(), view.as_deref())
    };
    let is_local = address::is_local();
    view! {
        <p class="share-says">{says}</p>
        <div class="share-columns">
            <div class="share-link">
                <input class="input share-address" id="share-link" type="text" readonly aria-label=move || lang.get().link_text()
                    prop:value=move || found.with(|found| found.as_ref().map(|found| found.link.clone())) on:focus=move |event| page::select_all(&event) />
                <div class="share-acts" class:is-file-first=move || FILE_FIRST < length.get()>
                    <button class="button button-primary" id="copy-link" type="button" data-item="" on:click=move |_| copy(|_, found| found.link.clone())><Glyph icon=Icon::Copy /><span>{move || lang.get().share_copy()}</span></button>
                    <button class="button" id="copy-sentence" type="button" data-item="" on:click=move |_| {
                        if let Some(found) = found.get_untracked() {
                            let name = desk.session.with_untracked(|session| i18n::slot_title(lang.get_untracked(), session.base(), &found.name));
                            desk.copy_shared(i18n::share_sentence(lang.get_untracked(), &name, &found.link));
                        }
                    }><span>{move || lang.get().share_copy_sentence()}</span></button>
                    <button class="button" id="copy-code" type="button" data-item="" title=move || lang.get().share_code_note() on:click=move |_| copy(|_, found| found.code.clone())><span>{move || lang.get().share_copy_code()}</span></button>
                    <button class="button" id="share-file" type="button" data-item="" title=move || lang.get().share_file_note() on:click=move |_| slot_files::save_shown(desk)><span>{move || lang.get().share_save_file()}</span></button>
                </div>
                <div class="share-length">
                    <span>{move || lang.get().share_length()} " " <b id="share-length">{move || i18n::grouped(length.get() as i64)}</b></span>
                    <span class=move || tag().0 id="share-fits">{move || tag().1}</span>
                </div>
                <div class="share-meter" aria-hidden="true"><i style:width=width></i></div>
                <label class="share-note-label" for="share-note">{move || lang.get().share_say()}</label>
                <input class="input" id="share-note" type="text" maxlength=MAX_NOTE autocomplete="off" prop:value=move || desk.sharing.note.get() on:input=move |event| desk.sharing.note.set(event_target_value(&event)) />
                <label class="share-here"><input type="checkbox" id="share-here" prop:checked=move || desk.sharing.opens_here.get() on:change=move |event| desk.sharing.opens_here.set(event_target_checked(&event)) /> {here}</label>
                {is_local.then(|| view! { <p class="share-local" id="share-local">{move || if desk.sharing.address.with(String::is_empty) { lang.get().link_local() } else { "" }}</p> })}
            </div>
            {move || drawn.get().map(|modules| {
                let saved = modules.clone();
                view! {
                    <div class="share-qr">
                        <Qr modules label=Signal::derive(move || lang.get().share_qr().to_owned()) />
                        <button class="button button-dense" id="save-qr" type="button" data-item="" on:click=move |_| desk.save_qr(saved.clone())>{move || lang.get().share_save_qr()}</button>
                    </div>
                }
            })}
        </div>
    }
}

/// What somebody sent.
#[component]
fn Received() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let text = RwSignal::new(String::new());
    let open = move || {
        if !text.with_untracked(|text| text.trim().is_empty()) {
            desk.open_received(&text.get_untracked());
        }
    };
    view! {
        <div class="share-field">
            <label for="received">{move || lang.get().share_received()}</label>
            <input class="input" id="received" type="text" autocomplete="off" prop:value=move || text.get() on:input=move |event| text.set(event_target_value(&event))
                on:keydown=move |event| if event.key() == "Enter" { open() } />
            <button class="button" id="open-received" type="button" on:click=move |_| open()>{move || lang.get().share_open()}</button>
        </div>
    }
}

/// The address at which others have the page.
#[component]
fn OwnAddress() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let wrong = RwSignal::new(false);
    view! {
        <div class="share-field">
            <label for="own-address">{move || lang.get().share_address()}</label>
            <input class="input" id="own-address" type="url" autocomplete="off" placeholder="https://" aria-describedby="own-address-error" prop:value=move || desk.sharing.address.get()
                on:change=move |event| {
                    let text = event_target_value(&event);
                    wrong.set(!desk.set_address(&text));
                } />
            <p class="field-error" id="own-address-error" role="alert">{move || if wrong.get() { lang.get().share_address_wrong() } else { "" }}</p>
        </div>
    }
}
