//! What is asked and told where data are read from an address.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use crate::{
    i18n,
    remote::{Phase, Refused, Remote},
    runtime::remote::RemoteError,
    state::Desk,
};

/// The banner; nothing while no address is asked about.
#[component]
pub fn RemoteBanner() -> impl IntoView {
    let phase = Desk::get().fetching.phase;
    // Its parts change, not the banner: where the planner is in it, they stay.
    let remote = Memo::new(move |_| {
        phase.with(|phase| match phase {
            Phase::None => None,
            Phase::Asked(remote) | Phase::Reads(remote, ..) | Phase::Failed(remote, _) => Some(remote.clone()),
        })
    });
    move || remote.get().map(|remote| view! { <Banner remote /> })
}

#[component]
fn Banner(remote: Remote) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let phase = desk.fetching.phase;
    let host = remote.host.clone();
    let title = move || {
        phase.with(|phase| match phase {
            Phase::Reads(..) => i18n::remote_reads(lang.get(), &host),
            Phase::Failed(..) => i18n::remote_failed(lang.get(), &host),
            Phase::Asked(_) | Phase::None => i18n::remote_asked(lang.get(), &host),
        })
    };
    let said = move || {
        phase.with(|phase| match phase {
            Phase::Reads(_, got, of) => i18n::remote_progress(lang.get(), *got, *of),
            Phase::Failed(_, refused) => refusal(lang.get(), *refused),
            Phase::Asked(_) | Phase::None => lang.get().remote_note().to_owned(),
        })
    };
    let is_failed = Memo::new(move |_| phase.with(|phase| matches!(phase, Phase::Failed(..))));
    let reads = Memo::new(move |_| phase.with(|phase| matches!(phase, Phase::Reads(..))));
    let done = move || {
        phase.with(|phase| match phase {
            Phase::Reads(_, got, Some(of)) => Some((*got, *of)),
            _ => None,
        })
    };
    view! {
        <section class="banner" class:banner-here=move || !is_failed.get() class:banner-warn=move || is_failed.get() id="remote" aria-label=move || lang.get().remote()>
            <span class="banner-icon"><Glyph icon=Icon::Link /></span>
            // What has come changes with every part: that is not spoken; why nothing came is read with the button that tries again.
            <div class="banner-text">
                <p class="banner-title" role="status">{title}</p>
                <p class="banner-sub remote-address" dir="ltr"><bdi>{remote.address}</bdi></p>
                <p class="banner-sub" id="remote-said">{said}</p>
                <Show when=move || reads.get()>
                    <progress class="remote-progress" max=move || done().map_or(1, |(_, of)| of) prop:value=move || done().map(|(got, _)| got) aria-label=move || lang.get().remote()></progress>
                </Show>
            </div>
            <div class="banner-actions">
                <Show when=move || !reads.get()>
                    {move || if is_failed.get() {
                        view! { <button class="button button-primary" id="remote-again" type="button" aria-describedby="remote-said" on:click=move |_| desk.fetch()>{move || lang.get().retry()}</button> }.into_any()
                    } else {
                        view! { <button class="button button-primary" id="remote-read" type="button" aria-describedby="remote-said" on:click=move |_| desk.fetch()>{move || lang.get().remote_read()}</button> }.into_any()
                    }}
                </Show>
                <button class="button" id="remote-stop" type="button" on:click=move |_| desk.end_fetching()>
                    {move || if reads.get() { lang.get().remote_stop() } else { lang.get().remote_leave() }}
                </button>
            </div>
        </section>
    }
}

fn refusal(lang: i18n::Lang, refused: Refused) -> String {
    match refused {
        Refused::Unread(RemoteError::Status(status)) => i18n::remote_status(lang, status),
        Refused::Unread(RemoteError::TooLarge) => i18n::remote_too_large(lang, sheets::limits::MAX_BYTES),
        Refused::Unread(RemoteError::TimedOut) => lang.remote_timed_out().to_owned(),
        Refused::Unread(RemoteError::Unreachable | RemoteError::Stopped) => lang.remote_unreachable().to_owned(),
        Refused::Unencrypted => lang.remote_unencrypted().to_owned(),
        Refused::Page => lang.remote_page().to_owned(),
        Refused::Foreign => lang.remote_foreign().to_owned(),
        Refused::Empty => lang.remote_empty().to_owned(),
        Refused::ReadOnly => lang.remote_read_only().to_owned(),
    }
}
