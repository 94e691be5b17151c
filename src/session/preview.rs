//! What comes with a link: shown read-only, set aside to be compared with one's own, kept or closed. Called by `update`.

use crate::{
    document::Sent,
    session::{Notice, Preview, Session},
    slots,
    update::{Effect, show},
};

/// Opens it in view, instead of the slot in use.
pub(crate) fn open(session: &mut Session, Sent { document, fingerprint, name }: Sent) -> Vec<Effect> {
    if session.bases.of(document.base).is_none() {
        return vec![Effect::Notify(Notice::BaseMissing { wanted: document.base })];
    }
    session.preview = Some(Preview { document, fingerprint, name: slots::kept_name(&name), is_aside: false });
    show(session)
}

/// Sets it aside, so that the slot in use is in view and can be edited; or takes it up again.
pub(crate) fn set_aside(session: &mut Session, is_aside: bool) -> Vec<Effect> {
    match &mut session.preview {
        Some(preview) if preview.is_aside != is_aside => preview.is_aside = is_aside,
        _ => return Vec::new(),
    }
    show(session)
}

/// Keeps a copy as a slot of its own, in use from then on.
pub(crate) fn keep(session: &mut Session, name: &str) -> Vec<Effect> {
    let Some(preview) = session.preview.take() else { return Vec::new() };
    slots::add(session, name, preview.document);
    let mut effects = if preview.is_aside { show(session) } else { Vec::new() };
    effects.push(Effect::Save);
    effects
}

/// Closes it.
pub(crate) fn close(session: &mut Session) -> Vec<Effect> {
    match session.preview.take() {
        Some(preview) if !preview.is_aside => show(session),
        _ => Vec::new(),
    }
}
