//! The event in view and its timetable, as the parts of the view share them.

use std::sync::Arc;

use domain::{
    Adcode, Event, EventId, Side,
    event::Slot,
    explanation::{Seated, Timetable},
};
use leptos::prelude::*;
use office::{Reply, Request};
use session::Edit;

use super::Shape;
use crate::{lasting::Lasting, runtime::office_port, state::Desk};

/// The parties of the eastern and of the western side.
type Parties = [Vec<Adcode>; 2];

/// What a timetable is made of.
type Asked = (Parties, Event);

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
    /// The parties of both sides.
    parties: Memo<Parties>,
    /// The newest timetable, and what it is of.
    answer: RwSignal<Option<Arc<(Asked, Timetable)>>>,
    /// Whether the last one could not be made.
    pub has_failed: RwSignal<bool>,
    /// The meeting that is looked at.
    pub meeting: RwSignal<Option<u32>>,
    /// What of the timetable is in view.
    pub shape: RwSignal<Shape>,
    /// Whether the handbook is in view.
    pub is_paper: Lasting<RwSignal<bool>>,
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
        let parties = Memo::new(move |_| {
            desk.scenario.with(|scenario| {
                [Side::Supporter, Side::Supported]
                    .map(|side| scenario.parties(side).map(|party| party.division).collect::<Vec<_>>())
            })
        });
        let (answer, has_failed) = (RwSignal::new(None), RwSignal::new(false));
        ask(parties, event, answer, has_failed);
        Self {
            desk,
            chosen,
            id,
            event,
            parties,
            answer,
            has_failed,
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

    /// What the timetable says of the event, once there is one. Until a change is answered, it is the one before.
    pub fn with<T>(self, read: impl FnOnce(&Event, &Timetable) -> T) -> Option<T> {
        let answer = self.answer.get()?;
        self.event.with(|event| event.as_ref().filter(|event| event.id == answer.0.1.id).map(|event| read(event, &answer.1)))
    }

    /// Whether the timetable is that of the event as it is.
    pub fn is_answered(self) -> bool {
        let (answer, parties) = (self.answer.get(), self.parties.get());
        self.event.with(|event| {
            event.as_ref().is_none_or(|event| {
                let is_of = |answer: &Arc<(Asked, Timetable)>| answer.0.0 == parties && is_same_day(&answer.0.1, event);
                event.meetings.is_empty() || answer.as_ref().is_some_and(is_of)
            })
        })
    }

    /// The meetings that have a place, by round, then table.
    pub fn seated(self) -> Vec<Seated> {
        self.with(|event, timetable| timetable.seated(event)).unwrap_or_default()
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

/// Whether two events ask for the same timetable: names and hours ask for none.
fn is_same_day(one: &Event, other: &Event) -> bool {
    let day = |event: &Event| (event.tables, event.rounds, event.breaks.iter().map(|pause| pause.after).collect::<Vec<_>>());
    one.id == other.id
        && day(one) == day(other)
        && one.meetings == other.meetings
        && one.absences == other.absences
        && one.announced == other.announced
}

/// Has the timetable made whenever another one is asked for; only the newest answer counts.
fn ask(
    parties: Memo<Parties>,
    event: Memo<Option<Event>>,
    answer: RwSignal<Option<Arc<(Asked, Timetable)>>>,
    has_failed: RwSignal<bool>,
) {
    let asked = StoredValue::new(0_u64);
    Effect::new(move |before: Option<Option<Asked>>| {
        let wanted = event.get().filter(|event| !event.meetings.is_empty()).map(|event| (parties.get(), event));
        let Some((sides, of)) = wanted.clone() else { return wanted };
        let is_known = before.flatten().is_some_and(|(parties, before)| parties == sides && is_same_day(&before, &of));
        if is_known && !has_failed.get_untracked() {
            return wanted;
        }
        let number = asked.try_update_value(|asked| {
            *asked += 1;
            *asked
        });
        leptos::task::spawn_local(async move {
            let [east, west] = sides.clone();
            let reply = office_port::ask(&Request::Timetable { east, west, event: Box::new(of.clone()) }).await;
            // A newer one is on its way, or the view was left.
            if asked.try_get_value() != number {
                return;
            }
            match reply {
                Ok(Reply::Timetable(Some(found))) => {
                    has_failed.try_set(false);
                    drop(answer.try_set(Some(Arc::new(((sides, of), *found)))));
                }
                _ => {
                    has_failed.try_set(true);
                }
            }
        });
        wanted
    });
}
