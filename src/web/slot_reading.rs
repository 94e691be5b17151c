//! Scenarios that come as files of slots or as JSON: slots more, never in the place of others.

use exchange::autosave;
use leptos::prelude::*;
use office::{Reply, Request};
use session::Msg;

use crate::{messages::Standing, runtime::office_port, state::Desk};

impl Desk {
    /// Adds the slots of a file.
    pub fn import_slots(self, text: &str) {
        match autosave::decode(text) {
            Ok((slots, _)) => self.dispatch(Msg::SlotsImported(slots)),
            Err(error) => self.stand(Standing::File(error)),
        }
    }

    /// Reads a scenario that is JSON, as a slot more.
    pub async fn read_json(self, name: &str, bytes: Vec<u8>) {
        let lang = self.lang.get_untracked();
        let all = |session: &session::Session| session.bases.all().map(|(id, base)| (id, (**base).clone())).collect();
        let bases = self.session.with_untracked(all);
        let name = name.trim_end_matches(".json").to_owned();
        match office_port::ask(&Request::ReadJson { bytes, name, bases, language: lang.tag().to_owned() }).await {
            Ok(Reply::Slots(Ok(text))) => self.import_slots(&text),
            Ok(Reply::Slots(Err(errors))) => self.stand(Standing::Json(errors)),
            _ => self.toast(lang.file_unreadable().to_owned(), true),
        }
    }
}
