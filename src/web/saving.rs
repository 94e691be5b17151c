//! What the page keeps in the browser and finds there: the planner's slots, and beside them results that need not be searched for again.

use exchange::{autosave, kept};
use leptos::prelude::*;
use session::Msg;

use crate::{messages::Standing, runtime::storage, state::Desk};

impl Desk {
    /// Writes the slots. Where those of before could not be read, they are set aside first; where there is no room for that, nothing is
    /// written over them, and the status line says that nothing is saved.
    pub(crate) fn save(self) {
        if self.unread.get_value() && !self.set_unread_aside() {
            self.saved.set(false);
            return;
        }
        let text = self.session.with_untracked(|session| autosave::encode(&session.slots, session.current));
        self.saved.set(text.is_ok_and(|text| storage::set_first(storage::AUTOSAVE, &text)));
    }

    /// Keeps what is known beside the autosave; where there is no room for it, nothing is kept.
    pub(crate) fn keep(self) {
        let text = self.session.with_untracked(|session| kept::encode(&session.results.to_keep(), session.bases.first().0));
        if !storage::set(storage::RESULTS, &text) {
            storage::remove(storage::RESULTS);
        }
    }

    fn set_unread_aside(self) -> bool {
        let is_aside = storage::get(storage::AUTOSAVE).is_none_or(|text| storage::set_aside(&text));
        self.unread.set_value(!is_aside);
        is_aside
    }

    /// Opens what the browser kept and what the address holds, then asks for the first plan.
    pub fn open(self) {
        let mut started = false;
        if let Some(text) = storage::get(storage::RESULTS) {
            let base = self.session.with_untracked(|session| session.bases.first().0);
            self.dispatch(Msg::ResultsRead(kept::decode(&text, base)));
        }
        self.learning.begin(self);
        if let Some(text) = storage::get(storage::AUTOSAVE) {
            match autosave::decode(&text) {
                Ok((slots, current)) => {
                    self.dispatch(Msg::Restored { slots, current });
                    started = true;
                }
                Err(error) => {
                    self.set_unread_aside();
                    self.stand(Standing::Autosave(error));
                }
            }
        }
        if !self.arrive() && !started {
            self.dispatch(Msg::Started);
        }
    }
}
