//! Who edits a slot, where several tabs of one browser show it: one tab; the others show what it keeps, until the planner goes on in one
//! of them. Tabs that do not answer are taken to be gone; should one of them come back, it hears that another has the slot, and nothing
//! that either wrote is written over (see `saving`).

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use session::{Msg, SlotId};

use crate::{
    runtime::{channel::Channel, page},
    state::Desk,
};

/// How long an answer of another tab is waited for, in milliseconds.
const ANSWERS_WITHIN: f64 = 1_000.0;

/// What a tab says of a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Said {
    /// Does anybody edit it?
    Asked,
    /// I do; said to one tab.
    Mine(u32),
    /// I go on with it from now on.
    Taken,
    /// You have it: all that I did is kept.
    Given,
    /// I am done with it.
    Left,
    /// I have written.
    Wrote,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Word {
    from: u32,
    slot: u32,
    said: Said,
}

/// What this tab knows of the others.
pub struct Tabs {
    tab: u32,
    channel: Option<Channel>,
    /// The slot that this tab edits, or would edit.
    own: Option<u32>,
    /// When it asked for that slot, on the page's clock; long ago where the planner has worked on it since.
    asked_at: f64,
    /// The slot that this tab waits to be given.
    awaits: Option<u32>,
}

impl Tabs {
    /// A tab that knows of no other.
    pub fn new(tab: u32) -> Self {
        Self { tab, channel: None, own: None, asked_at: 0.0, awaits: None }
    }

    fn say(&self, slot: u32, said: Said) {
        if let (Some(channel), Ok(text)) = (&self.channel, serde_json::to_string(&Word { from: self.tab, slot, said })) {
            channel.say(&text);
        }
    }

    fn is_settled(&self) -> bool {
        self.asked_at.is_infinite()
    }

    fn is_still_asking(&self) -> bool {
        page::now() - self.asked_at < ANSWERS_WITHIN
    }
}

impl Desk {
    /// Begins to hear other tabs, and asks whether one of them edits the slot in use.
    pub(crate) fn meet_tabs(self) {
        let channel = Channel::open(move |text| {
            // What another version says may be something else: it is not for this one.
            if let Ok(word) = serde_json::from_str::<Word>(&text) {
                self.heard_tab(word);
            }
        });
        self.tabs.update_value(|tabs| tabs.channel = channel);
        self.claim();
    }

    /// The slot in use is another one from now on, or this tab is in view again.
    pub(crate) fn claim(self) {
        let slot = self.session.with_untracked(|session| session.current.0);
        self.tabs.update_value(|tabs| {
            if tabs.own.is_some_and(|own| own != slot) {
                tabs.leave();
            }
            tabs.own = Some(slot);
            tabs.asked_at = page::now();
            tabs.awaits = None;
            tabs.say(slot, Said::Asked);
        });
    }

    /// The page is being left.
    pub(crate) fn leave_tabs(self) {
        self.tabs.update_value(Tabs::leave);
    }

    /// Goes on in this tab with the slot that another one edits.
    pub(crate) fn continue_here(self) {
        let slot = self.session.with_untracked(|session| session.current.0);
        self.tabs.update_value(|tabs| {
            tabs.awaits = Some(slot);
            tabs.say(slot, Said::Taken);
        });
        // A tab that does not answer is gone.
        page::after(ANSWERS_WITHIN, move || self.given(slot));
    }

    /// Other tabs read what was written.
    pub(crate) fn tell_tabs_of_writing(self) {
        self.tabs.with_value(|tabs| tabs.say(0, Said::Wrote));
    }

    fn given(self, slot: u32) {
        let is_awaited = self.tabs.try_update_value(|tabs| tabs.awaits.take_if(|awaits| *awaits == slot).is_some());
        if is_awaited != Some(true) {
            return;
        }
        self.tabs.update_value(|tabs| tabs.own = Some(slot));
        // First what the other tab did last, then it is open to be edited.
        self.read_after_end();
        self.once_kept(move |desk| {
            if desk.session.with_untracked(|session| session.current == SlotId(slot)) {
                desk.dispatch(Msg::HeldElsewhere(false));
            }
        });
    }

    fn heard_tab(self, Word { from, slot, said }: Word) {
        let (tab, is_own) = self.tabs.with_value(|tabs| (tabs.tab, tabs.own == Some(slot)));
        let is_awaited = self.tabs.with_value(|tabs| tabs.awaits == Some(slot));
        let is_in_use = self.session.with_untracked(|session| session.current.0 == slot);
        match said {
            // Of two that ask at once, the lower number has it.
            Said::Asked if is_own && (tab < from || !self.tabs.with_value(Tabs::is_still_asking)) => {
                self.tabs.with_value(|tabs| tabs.say(slot, Said::Mine(from)));
            }
            Said::Asked if is_own => self.yields(),
            // The planner has worked on it here meanwhile. An answer that is merely late, as where the page was busy opening, holds.
            Said::Mine(to) if to == tab && is_own && self.tabs.with_value(Tabs::is_settled) => {
                self.tabs.with_value(|tabs| tabs.say(slot, Said::Taken));
            }
            Said::Mine(to) if to == tab && is_own => self.yields(),
            // Of two that wait for it at once, the later one has it.
            Said::Taken if is_awaited => self.tabs.update_value(|tabs| tabs.awaits = None),
            Said::Taken if is_own => {
                self.yields();
                self.once_kept(move |desk| desk.tabs.with_value(|tabs| tabs.say(slot, Said::Given)));
            }
            Said::Given => self.given(slot),
            Said::Left if is_in_use && !is_own => {
                self.dispatch(Msg::HeldElsewhere(false));
                self.claim();
                self.read_after_end();
            }
            Said::Wrote => self.read_again(),
            _ => {}
        }
    }

    /// Another tab edits the slot in use.
    fn yields(self) {
        self.tabs.update_value(|tabs| tabs.own = None);
        self.dispatch(Msg::HeldElsewhere(true));
        self.read_again();
    }
}

impl Tabs {
    /// The planner works on the slot in this tab: whoever asks for it from now on is told so.
    pub(crate) fn settle(&mut self) {
        self.asked_at = f64::NEG_INFINITY;
    }

    fn leave(&mut self) {
        if let Some(slot) = self.own.take() {
            self.say(slot, Said::Left);
        }
    }
}
