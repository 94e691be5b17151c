//! Events on the wire. What later versions may say of an event is left out where it says nothing.

use domain::{
    Event, EventId,
    event::{Absence, Announced, Break, Meeting, Slot},
};
use serde::{Deserialize, Serialize};

use super::{Unknown, WireParty, pair, party, wire_pair, wire_party};

/// A round and a table.
type WireSlot = (u32, u32);

/// An event, but for its id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WireEvent {
    name: String,
    place: String,
    date: String,
    begins: u32,
    minutes: u32,
    tables: u32,
    rounds: u32,
    breaks: Vec<(u32, u32)>,
    meetings: Vec<WireMeeting>,
    absences: Vec<(WireParty, u32)>,
    announced: Vec<(u32, WireSlot)>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct WireMeeting {
    id: u32,
    pair: (WireParty, WireParty),
    rounds: u32,
    fixed: Option<WireSlot>,
}

impl From<&Event> for WireEvent {
    fn from(event: &Event) -> Self {
        let meeting = |Meeting { id, pair, rounds, fixed }: &Meeting| WireMeeting {
            id: *id,
            pair: wire_pair(*pair),
            rounds: *rounds,
            fixed: fixed.map(wire_slot),
        };
        Self {
            name: event.name.clone(),
            place: event.place.clone(),
            date: event.date.clone(),
            begins: event.begins,
            minutes: event.minutes,
            tables: event.tables,
            rounds: event.rounds,
            breaks: event.breaks.iter().map(|entry| (entry.after, entry.minutes)).collect(),
            meetings: event.meetings.iter().map(meeting).collect(),
            absences: event.absences.iter().map(|entry| (wire_party(entry.party), entry.round)).collect(),
            announced: event.announced.iter().map(|entry| (entry.meeting, wire_slot(entry.slot))).collect(),
        }
    }
}

impl WireEvent {
    /// The event, under its id.
    pub fn named(self, id: &EventId) -> Result<Event, Unknown> {
        let meeting = |WireMeeting { id, pair: of, rounds, fixed }: WireMeeting| {
            Ok(Meeting { id, pair: pair(of)?, rounds, fixed: fixed.map(slot) })
        };
        let absence = |(of, round): (WireParty, u32)| Ok(Absence { party: party(of)?, round });
        let announced = |(meeting, of): (u32, WireSlot)| Announced { meeting, slot: slot(of) };
        Ok(Event {
            id: id.clone(),
            name: self.name,
            place: self.place,
            date: self.date,
            begins: self.begins,
            minutes: self.minutes,
            tables: self.tables,
            rounds: self.rounds,
            breaks: self.breaks.into_iter().map(|(after, minutes)| Break { after, minutes }).collect(),
            meetings: self.meetings.into_iter().map(meeting).collect::<Result<_, _>>()?,
            absences: self.absences.into_iter().map(absence).collect::<Result<_, _>>()?,
            announced: self.announced.into_iter().map(announced).collect(),
        })
    }
}

fn wire_slot(slot: Slot) -> WireSlot {
    (slot.round, slot.table)
}

fn slot((round, table): WireSlot) -> Slot {
    Slot { round, table }
}
