//! Use without a network: the page's files are kept by the browser once the first plan stands; a newer release is offered, never forced.

use leptos::prelude::*;

use crate::{
    i18n,
    runtime::{
        deployment::Deployment,
        offline::{self, Heard, Impossible},
        page,
    },
    state::Desk,
};

/// Milliseconds after which files are kept though there is no plan to wait for.
const AT_THE_LATEST: u64 = 15_000;

/// Whether the page opens without a network.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Kept {
    /// Its files are not kept yet.
    #[default]
    NotYet,
    /// It does.
    Ready,
    /// A file could not be kept.
    Failed {
        /// Its name.
        name: String,
        /// Why, as [`Heard::Failed`] has it.
        reason: String,
    },
    /// Nothing can be kept here.
    Impossible(Impossible),
    /// It is the one file, which needs no network; or a build that is not released.
    NoNeed {
        /// Whether it is the one file.
        is_one_file: bool,
    },
}

/// What is known of other releases.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Newer {
    /// There is none.
    #[default]
    None,
    /// One is kept and can take over.
    Waiting,
    /// The planner will come back to it.
    Later,
    /// It has taken over because another window asked for it.
    TakenOver,
    /// One could not be kept whole: the file and why. The page stays as it is.
    Failed(String, String),
}

/// Use without a network. Copied freely: it holds signals.
#[derive(Clone, Copy)]
pub struct Offline {
    /// Whether the page opens without a network.
    pub kept: RwSignal<Kept>,
    /// What is known of other releases.
    pub newer: RwSignal<Newer>,
    /// Whether this page has asked for the newer release.
    is_asked: StoredValue<bool>,
}

impl Offline {
    /// Nothing kept yet.
    pub fn new() -> Self {
        Self { kept: RwSignal::default(), newer: RwSignal::default(), is_asked: StoredValue::new(false) }
    }

    fn hear(self, heard: Heard) {
        match heard {
            Heard::Ready => self.kept.set(Kept::Ready),
            Heard::Failed { is_newer: true, name, reason } => self.newer.set(Newer::Failed(name, reason)),
            Heard::Failed { name, reason, .. } => self.kept.set(Kept::Failed { name, reason }),
            Heard::Newer => self.newer.set(Newer::Waiting),
            Heard::TakenOver if self.is_asked.get_value() => page::reload(),
            Heard::TakenOver => self.newer.set(Newer::TakenOver),
        }
    }
}

impl Desk {
    /// Has the page's files kept as soon as that is in nobody's way: when there is an answer, or after a while without one.
    pub fn keep_for_offline(self) {
        let deployment = Deployment::read();
        if deployment.is_inline() || deployment.build.is_empty() {
            self.offline.kept.set(Kept::NoNeed { is_one_file: deployment.is_inline() });
            return;
        }
        let waits = StoredValue::new(true);
        let start = move || {
            if !waits.get_value() {
                return;
            }
            waits.set_value(false);
            let build = deployment.build.clone();
            leptos::task::spawn_local(async move {
                if let Err(why) = offline::start(build, move |heard| self.offline.hear(heard)).await {
                    self.offline.kept.set(Kept::Impossible(why));
                }
            });
        };
        let at_last = start.clone();
        set_timeout(at_last, std::time::Duration::from_millis(AT_THE_LATEST));
        Effect::new(move |_| {
            if self.session.with(|session| session.answer().is_some()) {
                start();
            }
        });
    }

    /// Turns to the newer release: the page is loaded again with it.
    pub fn use_newer_release(self) {
        if self.offline.newer.with_untracked(|newer| *newer == Newer::TakenOver) {
            page::reload();
            return;
        }
        self.offline.is_asked.set_value(true);
        leptos::task::spawn_local(offline::use_newer());
    }

    /// Asks the site for a newer release and says what came of it; one that is found is told of by its banner.
    pub fn look_for_newer_release(self) {
        leptos::task::spawn_local(async move {
            let found = offline::look_for_newer().await;
            let lang = self.lang.get_untracked();
            match found {
                None => self.toast(lang.offline_not_asked().to_owned(), true),
                Some(false) => self.toast(lang.offline_asked().to_owned(), false),
                // Its banner says the rest once all of it has come.
                Some(true) => self.toast(lang.offline_coming().to_owned(), false),
            }
            self.offline.newer.update(|newer| {
                if *newer == Newer::Later {
                    *newer = Newer::Waiting;
                }
            });
        });
    }

    /// What is said of whether the page opens without a network.
    pub fn offline_said(self) -> String {
        let lang = self.lang.get();
        self.offline.kept.with(|kept| match kept {
            Kept::NotYet => lang.offline_not_yet().to_owned(),
            Kept::Ready => lang.offline_ready().to_owned(),
            Kept::Failed { name, reason } => i18n::offline_failed(lang, name, reason),
            Kept::Impossible(Impossible::Unencrypted) => lang.offline_unencrypted().to_owned(),
            Kept::Impossible(Impossible::Browser) => lang.offline_no_browser().to_owned(),
            Kept::NoNeed { is_one_file: true } => lang.offline_one_file().to_owned(),
            Kept::NoNeed { is_one_file: false } => lang.offline_not_released().to_owned(),
        })
    }
}
