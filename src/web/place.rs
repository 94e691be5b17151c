//! Where the planner is, as the address says it: which document, which view. The fragment is `v1.<document>&view=…`, each part left
//! out where there is nothing to say. What is not known here is not an error: a view of another version opens as the first view.
//!
//! Turning to a view is a step of the browser's own history, so that its Back leaves a view and never the work.

use domain::{Adcode, LotId, Pair};
use exchange::link;
use leptos::prelude::*;
use session::Msg;

use crate::{
    i18n,
    messages::Standing,
    runtime::address,
    state::{Desk, View},
};

/// What an address names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The document of a link, as written; empty for the planner's own.
    pub document: String,
    /// The view.
    pub view: View,
    /// What else it opens at.
    pub extras: Extras,
}

/// What a link opens at beside its view.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extras {
    /// The pair that is selected.
    pub pair: Option<Pair>,
    /// What the sender says of it, as [`link::note`] writes it; empty where nothing.
    pub note: String,
    /// The unsold lot that is in view; empty where none is named.
    pub lot: String,
    /// The pairs of the sender's plan, as [`link::hint`] writes them; empty where the link does not say.
    pub plan: String,
}

/// The views by the names they have in addresses. The names are part of links that were sent: they stay.
const VIEWS: [(View, &str); 12] = [
    (View::Pairing, "pairing"),
    (View::Allocation, "allocation"),
    (View::Unmet, "unmet"),
    (View::Strategies, "strategies"),
    (View::Sure, "sure"),
    (View::Compare, "compare"),
    (View::Events, "events"),
    (View::Lots, "lots"),
    (View::Monitor, "monitor"),
    (View::Report, "report"),
    (View::About, "about"),
    (View::Data, "data"),
];

/// Longest id of a lot in an address. Those that are made here are shorter, and of plain letters.
const LONGEST_LOT: usize = 40;

impl Place {
    /// Reads a fragment, with or without `#`. O(length).
    pub fn of(fragment: &str) -> Self {
        let mut place = Self::default();
        for (index, part) in fragment.trim().trim_start_matches('#').split('&').enumerate() {
            match part.split_once('=') {
                Some(("view", name)) => {
                    let found = VIEWS.iter().find(|(_, known)| *known == name);
                    place.view = found.map_or(View::default(), |(view, _)| *view);
                }
                Some(("pair", codes)) => place.extras.pair = pair_of(codes),
                Some(("lot", id)) if id.len() <= LONGEST_LOT => id.clone_into(&mut place.extras.lot),
                Some(("note", text)) if text.len() <= link::note::MAX_WRITTEN => text.clone_into(&mut place.extras.note),
                Some(("plan", text)) if text.len() <= link::hint::MAX_HINT => text.clone_into(&mut place.extras.plan),
                None if index == 0 => part.clone_into(&mut place.document),
                _ => {}
            }
        }
        place
    }

    /// The fragment, without `#`; empty for the first view of the planner's own.
    pub fn fragment(&self) -> String {
        let name = VIEWS.iter().find(|(view, _)| *view == self.view).map_or("", |(_, name)| name);
        let view = (self.view != View::default()).then(|| format!("view={name}"));
        let pair = self.extras.pair.map(|pair| format!("pair={}-{}", pair.east, pair.west));
        let lot = (!self.extras.lot.is_empty()).then(|| format!("lot={}", self.extras.lot));
        let note = (!self.extras.note.is_empty()).then(|| format!("note={}", self.extras.note));
        let plan = (!self.extras.plan.is_empty()).then(|| format!("plan={}", self.extras.plan));
        let document = Some(self.document.clone()).filter(|document| !document.is_empty());
        [document, view, pair, lot, note, plan].into_iter().flatten().collect::<Vec<_>>().join("&")
    }
}

/// A pair by its codes, `330000-620000`.
fn pair_of(codes: &str) -> Option<Pair> {
    let (east, west) = codes.split_once('-')?;
    Some(Pair { east: Adcode(east.parse().ok()?), west: Adcode(west.parse().ok()?) })
}

impl Desk {
    /// Turns to a view. The browser's Back returns to the one before.
    pub fn go(self, view: View) {
        if self.view.get_untracked() != view {
            self.show_view(view);
            address::push(&self.place().fragment());
        }
    }

    /// Shows a view. What came with a link is set aside while the planner compares: there one's own scenario is in view.
    fn show_view(self, view: View) {
        self.dispatch(Msg::PreviewSetAside(view == View::Compare));
        if self.view.get_untracked() != view {
            self.view.set(view);
        }
    }

    /// Where the planner is.
    fn place(self) -> Place {
        let extras = Extras { pair: None, lot: String::new(), ..self.beside.get_value() };
        Place { document: self.document.get_value(), view: self.view.get_untracked(), extras }
    }

    /// Opens what the address holds when the page opens; `false` where that is no document that can be opened.
    pub fn arrive(self) -> bool {
        let place = self.arrived_at();
        let is_open = self.open_document(&place);
        self.show_place(&place);
        is_open
    }

    /// Where the address leads. A messenger may have moved the mark before the fragment, or written something into it: then the document is
    /// found in what came, and the address is put right.
    fn arrived_at(self) -> Place {
        let fragment = address::fragment();
        let place = Place::of(&fragment);
        let own = link::open(&place.document).ok();
        if own.as_ref().is_some_and(|own| own.code == place.document && own.mends.is_empty()) {
            return place;
        }
        let elsewhere = || [fragment.clone(), address::whole()].into_iter().find_map(|text| link::open(&text).ok());
        let found = own.or_else(elsewhere);
        let Some(opened) = found else {
            // What was meant as a link is never passed over without a word.
            let meant = match place.document.is_empty() {
                true if link::looks_like_link(&fragment) => Some(fragment),
                true => link::find(&address::whole()),
                false => None,
            };
            return match meant {
                Some(document) => Place { document, ..place },
                None => place,
            };
        };
        self.tell_mends(&opened.mends);
        let place = Place { document: opened.code, ..place };
        address::replace(&place.fragment());
        place
    }

    /// Says what was put right in a link.
    pub fn tell_mends(self, mends: &[link::Mend]) {
        let words = i18n::mended(self.lang.get_untracked(), mends);
        if !words.is_empty() {
            self.toast(words, true);
        }
    }

    /// Shows the view of a place, and the pair that it opens at.
    fn show_place(self, place: &Place) {
        self.show_view(place.view);
        let pair = place.extras.pair.filter(|pair| self.scenario.with_untracked(|scenario| scenario.is_pair(*pair)));
        if pair.is_some() {
            self.selected.set(pair);
        }
        if !place.extras.lot.is_empty() {
            self.lot.set(Some(LotId(place.extras.lot.clone())));
        }
    }

    /// The address has become another: by Back or Forward, or by a link that was pasted into it.
    pub fn address_changed(self) {
        let place = self.arrived_at();
        if place.document != self.document.get_value() {
            if place.document.is_empty() {
                self.document.set_value(String::new());
                self.beside.set_value(Extras::default());
                self.dispatch(Msg::PreviewClosed);
            } else {
                self.open_document(&place);
            }
        }
        self.show_place(&place);
    }

    /// Opens the document of a link, where there is one.
    fn open_document(self, place: &Place) -> bool {
        self.document.set_value(place.document.clone());
        let extras = if place.document.is_empty() { Extras::default() } else { place.extras.clone() };
        self.beside.set_value(extras);
        if place.document.is_empty() {
            return false;
        }
        match link::decode(&place.document) {
            Ok(sent) => {
                let scenario = self.session.with_untracked(|session| session.bases.scenario(&sent.document));
                let pairs = scenario.as_ref().and_then(|scenario| link::hint::read(&place.extras.plan, scenario));
                let note = link::note::read(&place.extras.note);
                self.dispatch(Msg::LinkOpened { sent, pairs: pairs.unwrap_or_default(), note });
                scenario.is_some()
            }
            Err(error) => {
                self.stand(Standing::Link(error));
                false
            }
        }
    }

    /// The address names the link's document no more, without a step of the browser's history.
    pub fn leave_document(self) {
        if !self.document.get_value().is_empty() {
            self.document.set_value(String::new());
            self.beside.set_value(Extras::default());
            address::replace(&self.place().fragment());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fragment_names_document_and_view_and_either_may_be_left_out() {
        let place = |document: &str, view| Place { document: document.to_owned(), view, extras: Extras::default() };
        assert_eq!(Place::of(""), place("", View::Pairing));
        assert_eq!(Place::of("#v1.3.abc"), place("v1.3.abc", View::Pairing));
        assert_eq!(Place::of("#view=compare"), place("", View::Compare));
        assert_eq!(Place::of("v1.3.abc&view=unmet&ask=1"), place("v1.3.abc", View::Unmet));
        assert_eq!(Place::of("view=of-another-version"), place("", View::Pairing));
        assert_eq!(Place::of("ask=1&view=about"), place("", View::About));
        let pair = Some(Pair { east: Adcode(330_000), west: Adcode(620_000) });
        let at_pair = Place {
            extras: Extras { pair, lot: "lot-01".to_owned(), plan: "AQ".to_owned(), note: "YQ".to_owned() },
            ..place("v1.3.abc", View::Unmet)
        };
        assert_eq!(Place::of("v1.3.abc&view=unmet&pair=330000-620000&lot=lot-01&note=YQ&plan=AQ"), at_pair);
        assert_eq!(Place::of(&at_pair.fragment()), at_pair);
        assert_eq!(Place::of("pair=330000&view=about"), place("", View::About));
    }

    #[test]
    fn what_is_written_reads_back_the_same() {
        for document in ["", "v1.3.abc"] {
            for (view, _) in VIEWS {
                let place = Place { document: document.to_owned(), view, extras: Extras::default() };
                assert_eq!(Place::of(&place.fragment()), place);
            }
        }
        assert_eq!(Place::default().fragment(), "");
    }
}
