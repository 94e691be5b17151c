//! The scenario as a link: what is sent, at which address, and what was received as a text.

use domain::{Pair, Strategy};
use exchange::link;
use leptos::prelude::*;
use session::{Msg, Sent};

use crate::{
    i18n,
    messages::Standing,
    place::{Extras, Place},
    remote::remote_of,
    runtime::{address, clipboard, files, page, picture, storage},
    state::{Desk, View},
};

/// Characters up to which a link is scanned easily as a QR code.
pub const EASY: usize = 300;
/// Characters up to which a QR code is drawn at all: more modules than screens and cameras can tell apart.
pub const DRAWN: usize = 1_200;
/// Characters from which on `WeChat` may cut a link.
pub const WARNED: usize = 4_000;
/// Characters from which on a file is better.
pub const FILE_FIRST: usize = 8_000;

/// Characters up to which the pairs of the plan go with a link: those of some twelve by twelve parties.
const LONGEST_HINT: usize = 24;

/// What is shared.
#[derive(Clone, Debug, PartialEq)]
pub struct Shared {
    /// The scenario code: it opens in every copy of the page.
    pub code: String,
    /// The whole link.
    pub link: String,
    /// Edits in force.
    pub edits: usize,
    /// The plan that it leads to, once that is known.
    pub fingerprint: Option<domain::Fingerprint>,
    /// What the scenario is called; empty for the base's own name.
    pub name: String,
}

impl Shared {
    /// Characters of the link.
    pub fn length(&self) -> usize {
        self.link.chars().count()
    }
}

/// Sharing on its way. Copied freely: it holds signals.
#[derive(Clone, Copy)]
pub struct Sharing {
    /// Whether the dialog is open.
    pub is_open: RwSignal<bool>,
    /// What would be sent.
    pub sent: RwSignal<Option<Sent>>,
    /// Whether the link opens at the view and the pair in view.
    pub opens_here: RwSignal<bool>,
    /// What the planner says of it: who and why.
    pub note: RwSignal<String>,
    /// The address at which others have the page; empty for the one it is open at.
    pub address: RwSignal<String>,
}

impl Sharing {
    /// Nothing shared yet.
    pub fn new() -> Self {
        Self {
            is_open: RwSignal::new(false),
            sent: RwSignal::new(None),
            opens_here: RwSignal::new(false),
            note: RwSignal::new(String::new()),
            address: RwSignal::new(storage::get(storage::ADDRESS).unwrap_or_default()),
        }
    }
}

/// The pairs of the plan in view as a hint for whoever opens the link; empty where there is no such plan, where its pairs follow from the
/// document, and where they would make the link much longer.
fn plan_hint(session: &session::Session) -> String {
    let scenario = &session.scenario;
    let is_searched = scenario.strategy == Strategy::BestValue && scenario.held.is_none() && !scenario.rules.pool.is_open();
    let plan = session.plan().filter(|(_, is_fresh)| *is_fresh && is_searched).map(|(plan, _)| plan);
    let pairs: Option<Vec<Pair>> = plan.map(|plan| plan.chosen().map(|result| result.pair).collect());
    let text = pairs.filter(|pairs| !pairs.is_empty()).and_then(|pairs| link::hint::write(&pairs, scenario));
    text.filter(|text| text.len() <= LONGEST_HINT).unwrap_or_default()
}

/// Whether a text is the address of a page.
fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/') && !text.contains([' ', '#', '"', '<', '>']))
}

impl Desk {
    /// What would be sent now; why it cannot be, where it cannot.
    pub fn shared(self) -> Option<Result<Shared, link::LinkError>> {
        let sharing = self.sharing;
        let sent = sharing.sent.get()?;
        let code = match link::encode(&sent) {
            Ok(code) => code,
            Err(error) => return Some(Err(error)),
        };
        let (view, pair) =
            if sharing.opens_here.get() { (self.view.get(), self.selected.get()) } else { (View::default(), None) };
        let lot = if view == View::Lots { self.lot.get().map(|id| id.0).unwrap_or_default() } else { String::new() };
        let plan = self.session.with(plan_hint);
        let fragment = Place {
            document: code.clone(),
            view,
            extras: Extras { pair, lot, plan, note: link::note::write(&sharing.note.get()) },
        }
        .fragment();
        let own = sharing.address.get();
        let link = if own.is_empty() { address::with_fragment(&fragment) } else { format!("{own}#{fragment}") };
        Some(Ok(Shared { code, link, edits: sent.document.edits.len(), fingerprint: sent.fingerprint, name: sent.name }))
    }

    /// Opens the dialog, or closes it.
    pub fn share(self) {
        self.dispatch(Msg::LinkAsked);
    }

    /// Copies a text that carries the scenario, and says how long it is.
    pub fn copy_shared(self, text: String) {
        leptos::task::spawn_local(async move {
            let lang = self.lang.get_untracked();
            if clipboard::copy(&text).await {
                self.toast(i18n::link_length(lang, text.chars().count()), false);
            } else {
                self.stand(Standing::CopyByHand(text));
            }
        });
    }

    /// Saves the QR code as a picture.
    pub fn save_qr(self, modules: Vec<Vec<bool>>) {
        leptos::task::spawn_local(async move {
            let lang = self.lang.get_untracked();
            let saved = match picture::squares(&modules).await {
                Some(bytes) => files::save_bytes(&format!("{}-{}.png", lang.share_file(), page::today()), &bytes, files::PNG),
                None => None,
            };
            if saved.is_none() {
                self.tell_not_saved();
            }
        });
    }

    /// Opens what somebody sent as a text: a link, a code, a message in which one stands.
    pub fn open_received(self, text: &str) {
        match link::open(text) {
            Ok(opened) => {
                self.sharing.is_open.set(false);
                self.tell_mends(&opened.mends);
                address::push(
                    &Place { document: opened.code, ..Place::of(text.rsplit('#').next().unwrap_or_default()) }.fragment(),
                );
                self.address_changed();
            }
            // The address of a file, perhaps.
            Err(error) => match remote_of(text) {
                Some(remote) if link::find(text).is_none() => {
                    self.sharing.is_open.set(false);
                    self.ask_for(remote);
                }
                _ => self.stand(Standing::Link(error)),
            },
        }
    }

    /// Sets the address at which others have the page; `false` where it is none, and nothing is set.
    pub fn set_address(self, text: &str) -> bool {
        let text = text.trim().split('#').next().unwrap_or_default();
        let is_taken = text.is_empty() || is_address(text);
        if is_taken {
            storage::set(storage::ADDRESS, text);
            self.sharing.address.set(text.to_owned());
        }
        is_taken
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_of_the_web() {
        assert!(is_address("https://dx.example.cn/") && is_address("http://10.1.2.3:8080/plan/index.html"));
        for text in
            ["", "dx.example.cn", "javascript:alert(1)", "https://", "https:///x", "https://a b", "file:///C:/dongxi.html"]
        {
            assert!(!is_address(text), "{text}");
        }
    }
}
