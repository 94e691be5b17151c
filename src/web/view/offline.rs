//! What is said of use without a network, and the offer of a newer release.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use crate::{
    i18n,
    offline::{Kept, Newer},
    runtime::{data, deployment::Deployment, offline},
    state::Desk,
};

/// The part of the page of explanations.
#[component]
pub fn OfflineNote() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let build = Deployment::read().build;
    let can_be_installed = RwSignal::new(offline::can_be_installed() && !offline::is_installed());
    let is_on_site = move || desk.offline.kept.with(|kept| !matches!(kept, Kept::NoNeed { .. }));
    let is_kept = move || desk.offline.kept.with(|kept| *kept == Kept::Ready);
    let newer_failed = move || {
        desk.offline.newer.with(|newer| match newer {
            Newer::Failed(name, reason) => Some(i18n::offline_newer_failed(lang.get(), name, reason)),
            _ => None,
        })
    };
    let install = move |_| {
        offline::install();
        can_be_installed.set(false);
    };
    view! {
        <h2>{move || lang.get().offline_title()}</h2>
        <p id="offline-said" role="status" data-ready=move || is_kept().to_string()>{move || desk.offline_said()}</p>
        {move || newer_failed().map(|text| view! { <p id="offline-newer-failed">{text}</p> })}
        <div class="prose-actions">
            <Show when=move || can_be_installed.get()>
                <button class="button button-primary" id="install" type="button" on:click=install>{move || lang.get().offline_install()}</button>
            </Show>
            <Show when=is_kept>
                <button class="button" id="look-for-newer" type="button" on:click=move |_| desk.look_for_newer_release()>{move || lang.get().offline_look()}</button>
            </Show>
            <Show when=is_on_site>
                <a class="button" id="one-file" href="./dongxi.html" download="dongxi.html">{move || lang.get().offline_take_file()}</a>
            </Show>
        </div>
        {(!build.is_empty()).then(|| view! { <p class="quiet" id="build">{move || i18n::build_name(lang.get(), &build)}</p> })}
        <Licences />
    }
}

/// What the programs contain of others' work: read when it is asked for.
#[component]
fn Licences() -> impl IntoView {
    let lang = Desk::get().lang;
    // `None` until it is asked for; then the list, or nothing where it cannot be had.
    let list = RwSignal::new(None::<Option<String>>);
    let read = move |_| {
        if list.with_untracked(Option::is_none) {
            leptos::task::spawn_local(async move { list.set(Some(data::licences().await)) });
        }
    };
    let text = move || match list.get() {
        Some(Some(text)) => text,
        Some(None) => lang.get().licences_none().to_owned(),
        None => String::new(),
    };
    view! {
        <details class="amounts" id="licences-list" on:toggle=read>
            <summary>{move || lang.get().licences_title()}</summary>
            <pre class="licences" tabindex="0" aria-label=move || lang.get().licences_title()>{text}</pre>
        </details>
    }
}

/// Another release is there. It is offered, never forced.
#[component]
pub fn NewerBanner() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let newer = desk.offline.newer;
    let is_taken = Memo::new(move |_| newer.with(|newer| *newer == Newer::TakenOver));
    let is_told = move || newer.with(|newer| matches!(newer, Newer::Waiting | Newer::TakenOver));
    view! {
        <Show when=is_told>
            <section class="banner" id="newer-release" role="status" aria-label=move || lang.get().newer_title()>
                <span class="banner-icon"><Glyph icon=Icon::Check /></span>
                <div class="banner-text">
                    <p class="banner-title">{move || if is_taken.get() { lang.get().newer_taken() } else { lang.get().newer_title() }}</p>
                    <p class="banner-sub">{move || lang.get().newer_note()}</p>
                </div>
                <div class="banner-actions">
                    <button class="button button-quiet" id="newer-later" on:click=move |_| newer.set(Newer::Later)>{move || lang.get().newer_later()}</button>
                    <button class="button button-primary" id="newer-use" on:click=move |_| desk.use_newer_release()>
                        {move || if is_taken.get() { lang.get().newer_reload() } else { lang.get().newer_use() }}
                    </button>
                </div>
            </section>
        </Show>
    }
}
