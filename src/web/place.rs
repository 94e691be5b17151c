//! Where the planner is, as the address says it: which document, which view. The fragment is `v1.<document>&view=…`, each part left
//! out where there is nothing to say. What is not known here is not an error: a view of another version opens as the first view.
//!
//! Turning to a view is a step of the browser's own history, so that its Back leaves a view and never the work.

use exchange::link;
use leptos::prelude::*;
use session::Msg;

use crate::{
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
}

/// The views by the names they have in addresses. The names are part of links that were sent: they stay.
const VIEWS: [(View, &str); 8] = [
    (View::Pairing, "pairing"),
    (View::Allocation, "allocation"),
    (View::Unmet, "unmet"),
    (View::Strategies, "strategies"),
    (View::Sure, "sure"),
    (View::Compare, "compare"),
    (View::About, "about"),
    (View::Data, "data"),
];

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
                None if index == 0 => part.clone_into(&mut place.document),
                _ => {}
            }
        }
        place
    }

    /// The fragment, without `#`; empty for the first view of the planner's own.
    pub fn fragment(&self) -> String {
        let name = VIEWS.iter().find(|(view, _)| *view == self.view).map_or("", |(_, name)| name);
        match (self.document.as_str(), self.view == View::default()) {
            (document, true) => document.to_owned(),
            ("", false) => format!("view={name}"),
            (document, false) => format!("{document}&view={name}"),
        }
    }
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
        Place { document: self.document.get_value(), view: self.view.get_untracked() }
    }

    /// Opens what the address holds when the page opens; `false` where that is no document that can be opened.
    pub fn arrive(self) -> bool {
        let place = Place::of(&address::fragment());
        let is_open = self.open_document(&place.document);
        self.show_view(place.view);
        is_open
    }

    /// The address has become another: by Back or Forward, or by a link that was pasted into it.
    pub fn address_changed(self) {
        let place = Place::of(&address::fragment());
        if place.document != self.document.get_value() {
            if place.document.is_empty() {
                self.document.set_value(String::new());
                self.dispatch(Msg::PreviewClosed);
            } else {
                self.open_document(&place.document);
            }
        }
        self.show_view(place.view);
    }

    /// Opens the document of a link, where there is one.
    fn open_document(self, document: &str) -> bool {
        self.document.set_value(document.to_owned());
        if document.is_empty() {
            return false;
        }
        match link::decode(document) {
            Ok(sent) => {
                let is_known = self.session.with_untracked(|session| session.bases.of(sent.document.base).is_some());
                self.dispatch(Msg::LinkOpened(sent));
                is_known
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
            address::replace(&self.place().fragment());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fragment_names_document_and_view_and_either_may_be_left_out() {
        let place = |document: &str, view| Place { document: document.to_owned(), view };
        assert_eq!(Place::of(""), place("", View::Pairing));
        assert_eq!(Place::of("#v1.3.abc"), place("v1.3.abc", View::Pairing));
        assert_eq!(Place::of("#view=compare"), place("", View::Compare));
        assert_eq!(Place::of("v1.3.abc&view=unmet&ask=1"), place("v1.3.abc", View::Unmet));
        assert_eq!(Place::of("view=of-another-version"), place("", View::Pairing));
        assert_eq!(Place::of("ask=1&view=about"), place("", View::About));
    }

    #[test]
    fn what_is_written_reads_back_the_same() {
        for document in ["", "v1.3.abc"] {
            for (view, _) in VIEWS {
                let place = Place { document: document.to_owned(), view };
                assert_eq!(Place::of(&place.fragment()), place);
            }
        }
        assert_eq!(Place::default().fragment(), "");
    }
}
