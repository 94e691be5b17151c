//! The event in view and its timetable, as the parts of the view share them.

use std::sync::Arc;

use domain::{
    Event, EventId,
    event::{Meeting, Slot},
    explanation::{Question, Timetable, Told},
};
use leptos::prelude::*;
use session::Edit;

use super::Shape;
use crate::{asking::Asked, lasting::Lasting, state::Desk};

/// The event in view. Copied freely.
#[derive(Clone, Copy)]
pub struct Held {
    desk: Desk,
    /// Which event the planner chose.
    chosen: RwSignal<Option<EventId>>,
    /// The id of the event in view: the chosen one, where it is there, else the first.
    pub id: Memo<Option<EventId>>,
    /// The event in view.
    pub event: Memo<Option<Event>>,
    /// What the engine says of it.
    asked: Signal<Asked>,
    /// The meeting that is looked at.
    pub meeting: RwSignal<Option<u32>>,
    /// What of the timetable is in view.
    pub shape: RwSignal<Shape>,
    /// Whether the handbook is in view.
    pub is_paper: Lasting<RwSignal<bool>>,
}

/// A meeting with its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seated {
    /// The meeting.
    pub meeting: Meeting,
    /// Where it is.
    pub slot: Slot,
}

impl Held {
    /// The first event, until another one is chosen.
    pub fn new(desk: Desk) -> Self {
        let chosen = RwSignal::new(None::<EventId>);
        let id = Memo::new(move |_| {
            desk.scenario.with(|scenario| {
                let is_there = |id: &EventId| scenario.event(id).is_some();
                chosen.get().filter(is_there).or_else(|| scenario.events.first().map(|event| event.id.clone()))
            })
        });
        let event = Memo::new(move |_| id.get().and_then(|id| desk.scenario.with(|scenario| scenario.event(&id).cloned())));
        let asked = desk.asking.ask(move || {
            let event = event.get().filter(|event| !event.meetings.is_empty())?;
            Some(Question::Timetable(Box::new(event)))
        });
        Self {
            desk,
            chosen,
            id,
            event,
            asked,
            meeting: RwSignal::new(None),
            shape: RwSignal::new(Shape::Rounds),
            is_paper: Lasting::new(false),
        }
    }

    /// The event of the view that the component is in.
    pub fn get() -> Self {
        expect_context()
    }

    /// Brings another event into view.
    pub fn choose(self, id: EventId) {
        self.chosen.set(Some(id));
        self.meeting.set(None);
        self.is_paper.set(false);
    }

    /// The timetable, as it was last told.
    pub fn timetable(self) -> Option<Arc<Told>> {
        self.asked.with(|asked| asked.told.clone())
    }

    /// What the timetable says, once there is one. Until the engine has answered a change, it is the one before.
    pub fn with<T>(self, read: impl FnOnce(&Event, &Timetable) -> T) -> Option<T> {
        let told = self.timetable()?;
        let Told::Timetable(timetable) = &*told else { return None };
        self.event.with(|event| event.as_ref().map(|event| read(event, timetable)))
    }

    /// Whether the timetable is that of the event as it is.
    pub fn is_answered(self) -> bool {
        let has_none = self.event.with(|event| event.as_ref().is_none_or(|event| event.meetings.is_empty()));
        has_none || self.asked.with(|asked| asked.is_done())
    }

    /// The meetings that have a place, by round, then table.
    pub fn seated(self) -> Vec<Seated> {
        let seated = self.with(|event, timetable| {
            let seat = |placed: &domain::explanation::Placed| {
                Some(Seated { meeting: *event.meeting(placed.meeting)?, slot: placed.slot })
            };
            let mut seated: Vec<Seated> = timetable.placed.iter().filter_map(seat).collect();
            seated.sort_by_key(|seated| (seated.slot, seated.meeting.id));
            seated
        });
        seated.unwrap_or_default()
    }

    /// Where a meeting is now.
    pub fn place(self, id: u32) -> Option<Slot> {
        self.with(|_, timetable| timetable.placed.iter().find(|placed| placed.meeting == id).map(|placed| placed.slot))
            .flatten()
    }

    /// Where a meeting was announced, where it is elsewhere now.
    pub fn moved_from(self, seated: Seated) -> Option<Slot> {
        let before = self.event.with(|event| event.as_ref().and_then(|event| event.announced(seated.meeting.id)));
        before.filter(|before| *before != seated.slot)
    }

    /// Changes the event, as one step of undo.
    pub fn change(self, change: impl FnOnce(&mut Event)) {
        if let Some(mut event) = self.event.get_untracked() {
            change(&mut event);
            self.desk.edit(Edit::event(event));
        }
    }

    /// Takes the event away.
    pub fn delete(self) {
        if let Some(id) = self.id.get_untracked() {
            self.meeting.set(None);
            self.desk.edit(Edit::Event { id, event: None });
        }
    }
}
