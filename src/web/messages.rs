//! What the page tells the planner: messages that pass, some with a button that takes back what they tell, and messages that stay.

use exchange::{autosave, link, records::StoreError};
use leptos::prelude::*;
use session::{EditError, Msg, Notice};

use crate::{i18n, runtime::files, state::Desk};

/// A message that goes by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Toast {
    /// Tells it from others.
    pub id: u32,
    /// What it says.
    pub text: String,
    /// Whether it tells of something gone wrong.
    pub warning: bool,
    /// What takes it back, where it can be taken back.
    pub undo: Option<Msg>,
}

/// A message that stays until it is dismissed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The link in the address could not be opened.
    Link(link::LinkError),
    /// The autosave could not be read.
    Autosave(autosave::AutosaveError),
    /// So many slots could not be read, the first for this reason.
    SlotsUnread(usize, autosave::AutosaveError),
    /// What was done is not kept.
    NotKept(StoreError),
    /// A file that the planner chose could not be read.
    File(autosave::AutosaveError),
    /// A JSON file holds no scenario: all that is wrong, in words.
    Json(Vec<String>),
    /// The browser did not allow copying: the link, to be copied by hand.
    CopyByHand(String),
}

impl Desk {
    /// Tells what the session has to tell.
    pub fn notify(self, notice: &Notice) {
        let text = self.scenario.with_untracked(|scenario| i18n::notice(self.lang.get_untracked(), scenario, notice));
        match notice {
            Notice::SlotDeleted { id, .. } => self.toast_with_undo(text, Msg::SlotRestored(*id)),
            // Said in the list of slots, where it was tried.
            Notice::LastSlot => self.last_slot.set(true),
            Notice::Refused(error) => {
                self.refusal.set(Some(error.clone()));
                // The open editor says it itself; a message would lie over it.
                if !matches!(error, EditError::Bounds { party, .. } if self.editing.get_untracked() == Some(*party)) {
                    self.toast(text, true);
                }
            }
            _ => self.toast(text, true),
        }
    }

    /// Shows a message that stays.
    pub fn stand(self, standing: Standing) {
        self.standing.update(|list| {
            list.retain(|entry| *entry != standing);
            list.push(standing);
        });
    }

    /// Shows a passing message: three at most, six seconds each.
    pub fn toast(self, text: String, warning: bool) {
        self.add_toast(text, warning, None);
    }

    /// Says that a file was not saved, and what can be done.
    pub fn tell_not_saved(self) {
        let lang = self.lang.get_untracked();
        let words = if files::are_blocked() { lang.file_not_in_wechat() } else { lang.file_not_saved() };
        self.toast(words.to_owned(), true);
    }

    /// As [`Desk::toast`], with a button that takes back what is told.
    pub fn toast_with_undo(self, text: String, undo: Msg) {
        self.add_toast(text, false, Some(undo));
    }

    fn add_toast(self, text: String, warning: bool, undo: Option<Msg>) {
        let id = self.toasts.with_untracked(|toasts| toasts.iter().map(|toast| toast.id + 1).max().unwrap_or(0));
        self.toasts.update(|toasts| {
            toasts.push(Toast { id, text, warning, undo });
            let surplus = toasts.len().saturating_sub(3);
            toasts.drain(..surplus);
        });
    }
}
