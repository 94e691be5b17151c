//! What stands under the top bar until it is dealt with: a link's preview, rules in conflict, failures, messages that stay.

use domain::{Outcome, PlanFailure};
use leptos::prelude::*;
use session::{InputChange, Msg, Verdict, inputs::differences};

use super::{
    icon::{Glyph, Icon},
    later::{LaterPiece, Piece},
    offline::NewerBanner,
    slot_files::save_slots,
    taken::{FoundBanner, HeldBanner},
};
use crate::{
    i18n::{self, Lang},
    messages::Standing,
    remote::Phase,
    state::{Desk, Other, View},
};

/// All banners, the most urgent first.
#[component]
pub fn Banners() -> impl IntoView {
    let desk = Desk::get();
    let preview = move || desk.session.with(session::Session::shows_preview);
    let elsewhere = Memo::new(move |_| desk.session.with(|session| session.is_held_elsewhere && !session.shows_preview()));
    let aside = move || desk.session.with(|session| session.preview.as_ref().is_some_and(|preview| preview.is_aside));
    let conflict = Memo::new(move |_| desk.conflict().is_some());
    let has_remote = Memo::new(move |_| desk.fetching.phase.with(|phase| !matches!(phase, Phase::None)));
    let failure = Memo::new(move |_| {
        desk.session.with(|session| match session.answer().map(|outcome| &**outcome) {
            Some(Outcome::Failed(failure)) => Some(failure.clone()),
            _ => None,
        })
    });
    view! {
        <NewerBanner />
        <Show when=move || has_remote.get()><LaterPiece piece=Piece::Remote /></Show>
        <Show when=preview><LaterPiece piece=Piece::Preview /></Show>
        <Show when=move || elsewhere.get()><ElsewhereBanner /></Show>
        <Show when=aside><AsideBanner /></Show>
        <Show when=move || conflict.get()><ConflictBanner /></Show>
        <HeldBanner />
        <FoundBanner />
        {move || failure.get().map(|failure| view! { <FailureBanner failure /> })}
        <For each=move || desk.standing.get() key=|standing| format!("{standing:?}") children=|standing| view! { <StandingBanner standing /> } />
    }
}

/// What came with a link, and what can be done with it.
#[component]
pub fn PreviewBanner() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    // How this page's plan stands to the sender's, once that is known. A sender whose search still went on could not say which it was.
    let sent = move || {
        let says = |preview: &session::Preview| preview.fingerprint.is_some() || !preview.pairs.is_empty();
        desk.session.with(|session| session.preview.as_ref().is_some_and(says))
    };
    let verdict = Memo::new(move |_| {
        desk.session.with(|session| {
            let scale = session.plan().map(|(plan, _)| plan.scale)?;
            session.verdict().map(|verdict| (verdict, scale))
        })
    });
    let is_hinted = Memo::new(move |_| {
        desk.session.with(|session| session.preview.as_ref().is_some_and(|preview| preview.hinted.is_some()))
    });
    // What is different, not how it came about: a switch that was turned and turned back is no difference.
    let changes = Memo::new(move |_| desk.session.with(|session| differences(session.base(), &session.scenario)));
    let count = move || changes.with(Vec::len);
    let title = move || {
        let lang = lang.get();
        desk.session.with(|session| i18n::preview_title(lang, session.preview.as_ref().map_or("", |preview| &preview.name)))
    };
    let words = move || {
        let lang = lang.get();
        desk.session.with(|session| {
            let told = |change: &InputChange| i18n::edit(lang, &session.scenario, &change.after);
            changes.with(|changes| changes.iter().map(told).collect::<Vec<_>>())
        })
    };
    let badge = move || match verdict.get() {
        Some((verdict, scale)) => {
            let is_good = matches!(verdict, Verdict::Same | Verdict::SamePairs | Verdict::Tie | Verdict::Better(_));
            (if is_good { "badge badge-good" } else { "badge badge-warn" }, i18n::verdict(lang.get(), verdict, scale))
        }
        None if is_hinted.get() => ("badge badge-computing", lang.get().preview_hinted().to_owned()),
        None => ("badge badge-computing", lang.get().state_computing().to_owned()),
    };
    view! {
        <section class="banner banner-here" id="preview" aria-label=move || lang.get().preview_title()>
            <span class="banner-icon"><Glyph icon=Icon::Eye /></span>
            <div class="banner-text">
                <p class="banner-title">
                    <span id="preview-name">{title}</span>
                    " "<Show when=sent><span class=move || badge().0 id="preview-check" role="status">{move || badge().1}</span></Show>
                </p>
                <SenderNote />
                <Show when=move || { count() > 0 } fallback=move || view! { <p class="banner-sub">{move || i18n::preview_differences(lang.get(), 0)} " " {move || lang.get().preview_sub()}</p> }>
                    <details class="banner-sub" id="preview-differences">
                        <summary>{move || i18n::preview_differences(lang.get(), count())} " " {move || lang.get().preview_sub()}</summary>
                        <ul class="banner-list">{move || words().into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}</ul>
                    </details>
                </Show>
            </div>
            <div class="banner-actions">
                <button class="button" id="preview-compare" on:click=move |_| {
                    desk.other.set(Some(Other::Link));
                    desk.go(View::Compare);
                }><Glyph icon=Icon::Compare /><span>{move || lang.get().compare_with_mine()}</span></button>
                <button class="button button-quiet" id="preview-close" on:click=move |_| desk.dispatch(Msg::PreviewClosed)>{move || lang.get().preview_close()}</button>
                <button class="button button-primary" id="preview-keep" on:click=move |_| desk.dispatch(Msg::PreviewKept { name: desk.kept_name() })>{move || lang.get().preview_keep()}</button>
            </div>
        </section>
    }
}

/// What the sender of what came with a link says of it.
#[component]
pub fn SenderNote() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let note = Memo::new(move |_| {
        desk.session.with(|session| session.preview.as_ref().map_or(String::new(), |preview| preview.note.clone()))
    });
    view! {
        <Show when=move || note.with(|note| !note.is_empty())>
            <p class="banner-sub sender-note"><b>{move || lang.get().share_says_sender()}</b> " " <bdi>{note}</bdi></p>
        </Show>
    }
}

/// The slot in use is being edited in another tab.
#[component]
fn ElsewhereBanner() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let copy = move |_| {
        let of = desk.session.with_untracked(|session| session.current);
        desk.dispatch(Msg::SlotDuplicated { of, name: desk.copy_name() });
    };
    view! {
        <section class="banner banner-here" id="elsewhere" role="status" aria-label=move || lang.get().held_elsewhere()>
            <span class="banner-icon"><Glyph icon=Icon::Eye /></span>
            <div class="banner-text">
                <p class="banner-title">{move || lang.get().held_elsewhere()}</p>
                <p class="banner-sub">{move || lang.get().elsewhere_note()}</p>
            </div>
            <div class="banner-actions">
                <button class="button button-quiet" id="elsewhere-copy" on:click=copy>{move || lang.get().elsewhere_copy()}</button>
                <button class="button button-primary" id="continue-here" on:click=move |_| desk.continue_here()>{move || lang.get().continue_here()}</button>
            </div>
        </section>
    }
}

/// What came with a link is set aside while it is compared with one's own.
#[component]
fn AsideBanner() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    view! {
        <section class="banner banner-here" id="preview-aside" aria-label=move || lang.get().preview_title()>
            <span class="banner-icon"><Glyph icon=Icon::Compare /></span>
            <div class="banner-text"><p class="banner-sub">{move || lang.get().compare_banner()}</p></div>
            <div class="banner-actions">
                <button class="button button-quiet" id="preview-close" on:click=move |_| desk.dispatch(Msg::PreviewClosed)>{move || lang.get().preview_close()}</button>
                <button class="button" id="preview-back" on:click=move |_| desk.go(View::Pairing)>{move || lang.get().preview_back()}</button>
            </div>
        </section>
    }
}

#[component]
fn ConflictBanner() -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let headline = move || {
        desk.conflict().map(|conflict| desk.scenario.with(|scenario| i18n::conflict_headline(lang.get(), scenario, &conflict)))
    };
    let is_alone = move || desk.conflict().is_some_and(|conflict| conflict.rules.len() == 1);
    let title = move || if is_alone() { lang.get().conflict_alone_title() } else { lang.get().conflict_title() };
    let sub = move || if is_alone() { lang.get().conflict_alone_sub() } else { lang.get().conflict_sub() };
    let last = move || {
        desk.session.with(|session| {
            let step = session.document().applied().last().filter(|_| !session.is_read_only())?;
            Some(i18n::edit(lang.get(), &session.scenario, step))
        })
    };
    view! {
        <section class="banner banner-bad" id="conflict" role="alert">
            <span class="banner-icon"><Glyph icon=Icon::Cross /></span>
            <div class="banner-text">
                <p class="banner-title">{title} {move || if lang.get() == Lang::Zh { "：" } else { ": " }} {headline}</p>
                <p class="banner-sub">{sub}</p>
            </div>
            <div class="banner-actions">
                {move || last().map(|step| view! {
                    <button class="button" id="conflict-undo" aria-label=move || lang.get().undo() on:click=move |_| desk.dispatch(Msg::UndoAsked)>
                        <Glyph icon=Icon::Undo /><span>{i18n::undo_step(lang.get(), &step)}</span>
                    </button>
                })}
            </div>
        </section>
    }
}

#[component]
fn FailureBanner(failure: PlanFailure) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let (defects, text): (Vec<_>, fn(Lang) -> &'static str) = match &failure {
        PlanFailure::Defects(defects) => (defects.clone(), Lang::failed_defects),
        PlanFailure::TooLarge => (Vec::new(), Lang::failed_too_large),
        PlanFailure::TooManyParties => (Vec::new(), Lang::failed_too_many_parties),
        PlanFailure::Unsettled => (Vec::new(), Lang::failed_unsettled),
        PlanFailure::NoEngine => (Vec::new(), Lang::no_worker),
        PlanFailure::CheckRejected(_) => (Vec::new(), Lang::failed_check),
    };
    view! {
        <section class="banner banner-bad" id="failure" role="alert">
            <span class="banner-icon"><Glyph icon=Icon::Cross /></span>
            <div class="banner-text">
                <p class="banner-title">{move || text(lang.get())}</p>
                <ul class="banner-list">{defects.into_iter().take(20).map(|defect| view! { <li>{move || i18n::defect(lang.get(), &defect)}</li> }).collect_view()}</ul>
            </div>
        </section>
    }
}

#[component]
fn StandingBanner(standing: Standing) -> impl IntoView {
    let desk = Desk::get();
    let lang = desk.lang;
    let gone = standing.clone();
    let (id, link) = match &standing {
        Standing::Link(_) => ("link-error", None),
        Standing::Autosave(_) => ("autosave-error", None),
        Standing::SlotsUnread(..) => ("slots-unread", None),
        Standing::NotKept(_) => ("not-kept", None),
        Standing::File(_) | Standing::Json(_) => ("file-error", None),
        Standing::CopyByHand(link) => ("copy-by-hand", Some(link.clone())),
    };
    let text = move || match &standing {
        Standing::Link(error) => i18n::link_error(lang.get(), error),
        Standing::Autosave(error) => i18n::autosave_error(lang.get(), error),
        Standing::SlotsUnread(count, error) => i18n::slots_unread(lang.get(), *count, error),
        Standing::NotKept(error) => i18n::not_kept(lang.get(), *error).to_owned(),
        Standing::File(error) => i18n::file_error(lang.get(), error),
        Standing::Json(errors) => i18n::json_refused(lang.get(), errors),
        Standing::CopyByHand(_) => lang.get().link_manual().to_owned(),
    };
    view! {
        <section class="banner banner-warn" id=id role="alert">
            <span class="banner-icon"><Glyph icon=Icon::Warning /></span>
            <div class="banner-text">
                <p>{text}</p>
                {link.map(|link| view! { <input class="input link-text" type="text" readonly aria-label=move || lang.get().link_text() value=link /> })}
            </div>
            <div class="banner-actions">
                <Show when=move || id == "not-kept">
                    <button class="button button-primary" id="keep-as-file" on:click=move |_| save_slots(desk)>{move || lang.get().slots_export()}</button>
                    <button class="button" id="keep-again" on:click=move |_| desk.keep_again()>{move || lang.get().keep_again()}</button>
                </Show>
                <button class="button" on:click=move |_| {
                    if id == "link-error" {
                        desk.leave_document();
                    }
                    desk.standing.update(|list| list.retain(|entry| *entry != gone));
                }>{move || lang.get().dismiss()}</button>
            </div>
        </section>
    }
}
