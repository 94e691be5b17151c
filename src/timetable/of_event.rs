//! The timetable of an event: the planner's words for what [`timetable`](crate::timetable) works out by indices.

use std::collections::BTreeMap;

use domain::{
    Adcode, Event, Side,
    event::{Meeting, Slot},
    explanation::{BoundBy, NoPlace, Placed, Timetable, Unplaced},
};

use crate::{self as engine, TimetableError, TimetableProblem};

/// An event as the engine works on it: its meetings between parties of the scenario, and who the parties are.
struct Asked<'a> {
    problem: TimetableProblem,
    east: &'a [Adcode],
    west: &'a [Adcode],
    /// The meetings of the problem, by their index.
    meetings: Vec<Meeting>,
    /// The meetings of the event that are not of two parties.
    others: Vec<Unplaced>,
}

/// The timetable of an event between these parties of the two sides. As [`timetable`](engine::timetable); meetings with somebody who is no
/// party have no place.
///
/// # Errors
/// See [`TimetableError`]: where there are more meetings, tables and rounds than any event of a scenario has.
pub fn of_event(east: &[Adcode], west: &[Adcode], event: &Event) -> Result<Timetable, TimetableError> {
    let day = Asked::new(east, west, event);
    let found = engine::timetable(&day.problem)?;
    let mut placed = Vec::new();
    let mut unplaced = day.others.clone();
    for (meeting, place) in day.meetings.iter().zip(&found.places) {
        match place {
            Ok(slot) => placed.push(Placed { meeting: meeting.id, slot: Slot { round: slot.round, table: slot.table } }),
            Err(why) => unplaced.push(Unplaced { meeting: meeting.id, why: day.why(*why) }),
        }
    }
    unplaced.sort_by_key(|unplaced| unplaced.meeting);
    let asked = day.meetings.iter().map(|meeting| meeting.rounds).sum();
    let bound_by = match found.bound.by {
        engine::BoundBy::Nothing => BoundBy::Nothing,
        engine::BoundBy::Party(party) => BoundBy::Party(day.party(party)),
        engine::BoundBy::Hall => BoundBy::Tables { asked, tables: event.tables },
        engine::BoundBy::Meeting(index) => BoundBy::Meeting(day.id(index)),
    };
    Ok(Timetable {
        placed,
        is_proved: found.proved && unplaced.is_empty(),
        is_most: found.most,
        unplaced,
        used: found.used,
        bound: found.bound.rounds,
        bound_by,
        kept: found.kept.stand,
        other_table: found.kept.other_table,
        other_round: found.kept.other_round,
        no_more: found.kept.unplaced,
    })
}

impl<'a> Asked<'a> {
    fn new(east: &'a [Adcode], west: &'a [Adcode], event: &Event) -> Self {
        let index = |list: &[Adcode]| -> BTreeMap<Adcode, u32> {
            list.iter().enumerate().map(|(index, party)| (*party, index as u32)).collect()
        };
        let (easts, wests) = (index(east), index(west));
        let (mut meetings, mut asked, mut others) = (Vec::new(), Vec::new(), Vec::new());
        let slot = |slot: Slot| engine::Slot { round: slot.round, table: slot.table };
        for meeting in &event.meetings {
            let (Some(from), Some(to)) = (easts.get(&meeting.pair.east), wests.get(&meeting.pair.west)) else {
                let is_east = easts.contains_key(&meeting.pair.east);
                let party = if is_east { meeting.pair.west } else { meeting.pair.east };
                others.push(Unplaced { meeting: meeting.id, why: NoPlace::NoParty(party) });
                continue;
            };
            meetings.push(*meeting);
            asked.push(engine::Meeting {
                east: *from,
                west: *to,
                rounds: meeting.rounds,
                fixed: meeting.fixed.map(slot),
                announced: event.announced(meeting.id).map(slot),
            });
        }
        let party = |code: Adcode| {
            let of = |side, list: &BTreeMap<Adcode, u32>| list.get(&code).map(|index| engine::Party { side, index: *index });
            of(Side::Supporter, &easts).or_else(|| of(Side::Supported, &wests))
        };
        let absences = event
            .absences
            .iter()
            .filter_map(|absence| party(absence.party).map(|party| engine::Absence { party, round: absence.round }));
        let problem = TimetableProblem {
            east: east.len() as u32,
            west: west.len() as u32,
            tables: event.tables,
            rounds: event.rounds,
            breaks: event.breaks.iter().filter_map(|pause| pause.after.checked_sub(1)).collect(),
            meetings: asked,
            absences: absences.collect(),
        };
        Self { problem, east, west, meetings, others }
    }

    fn party(&self, party: engine::Party) -> Adcode {
        let list = if party.side == Side::Supporter { self.east } else { self.west };
        list.get(party.index as usize).copied().unwrap_or_default()
    }

    fn id(&self, index: usize) -> u32 {
        self.meetings.get(index).map_or(u32::MAX, |meeting| meeting.id)
    }

    fn why(&self, why: engine::Unplaced) -> NoPlace {
        // An event has a thousand rounds of meetings at most, far below what would not fit.
        let few = |many: u64| u32::try_from(many).unwrap_or(u32::MAX);
        match why {
            engine::Unplaced::NoRoom => NoPlace::TooLong { longest: 0 },
            engine::Unplaced::TooLong { longest } => NoPlace::TooLong { longest },
            engine::Unplaced::FixedOutside => NoPlace::FixedOutside,
            engine::Unplaced::FixedOverBreak { .. } => NoPlace::FixedOverBreak,
            engine::Unplaced::FixedAbsent { party, .. } => NoPlace::FixedAbsent(self.party(party)),
            engine::Unplaced::FixedTableTaken { by } => NoPlace::FixedTable(self.id(by)),
            engine::Unplaced::FixedPartyTaken { party, by } => {
                NoPlace::FixedParty { party: self.party(party), meeting: self.id(by) }
            }
            engine::Unplaced::NeverTogether => NoPlace::NeverTogether,
            engine::Unplaced::PartyFull { party, asked, present } => {
                NoPlace::PartyFull { party: self.party(party), asked: few(asked), there: few(present) }
            }
            engine::Unplaced::HallFull { asked, room } => NoPlace::HallFull { asked: few(asked), places: few(room) },
            engine::Unplaced::NotFound => NoPlace::NotFound,
        }
    }
}
