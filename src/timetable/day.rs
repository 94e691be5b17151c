//! The day as it is being filled: who and which table is taken when, and where a meeting may begin.

use domain::Side;

use crate::problem::{Party, Slot, TimetableProblem};

/// Nothing stands here.
const FREE: u32 = u32::MAX;
/// The party is not there.
const ABSENT: u32 = u32::MAX - 1;

/// Where what is, at some moment of the search.
#[derive(Clone, Debug)]
pub(crate) struct Day<'a> {
    pub problem: &'a TimetableProblem,
    /// The place of each meeting.
    pub slots: Vec<Option<Slot>>,
    /// How many have one.
    pub placed: usize,
    /// Rounds in which meetings may be placed now; at most those of the day.
    pub horizon: u32,
    /// Windows and tables looked at so far: what the search is limited by.
    pub looks: u64,
    /// For each meeting, the rounds in which it may begin for day, breaks and absences; that which was announced first.
    starts: Vec<Vec<u32>>,
    /// `tables[round × tables + table]`.
    tables: Vec<u32>,
    /// `parties[party × rounds + round]`, eastern ones first.
    parties: Vec<u32>,
}

impl<'a> Day<'a> {
    /// An empty day. O(rounds × (tables + parties + meetings)).
    pub fn new(problem: &'a TimetableProblem) -> Self {
        let rounds = problem.rounds as usize;
        let mut day = Self {
            problem,
            slots: vec![None; problem.meetings.len()],
            placed: 0,
            horizon: problem.rounds,
            looks: 0,
            starts: Vec::new(),
            tables: vec![FREE; rounds * problem.tables as usize],
            parties: vec![FREE; rounds * (problem.east as usize + problem.west as usize)],
        };
        for absence in problem.absences.iter().filter(|absence| absence.round < problem.rounds) {
            let cell = day.party_cell(absence.party, absence.round);
            day.parties[cell] = ABSENT;
        }
        // For each round, the last one up to which no break comes between.
        let mut last: Vec<u32> = (0..problem.rounds).collect();
        for round in (0..rounds.saturating_sub(1)).rev() {
            if !problem.breaks.contains(&(round as u32)) {
                last[round] = last[round + 1];
            }
        }
        for meeting in &problem.meetings {
            let ends = |start: u32| start.saturating_add(meeting.rounds - 1) <= last[start as usize];
            let both = |start: u32| {
                let mut cells = (start..start + meeting.rounds).flat_map(|round| meeting.parties().map(|party| (party, round)));
                cells.all(|(party, round)| day.parties[day.party_cell(party, round)] != ABSENT)
            };
            let mut starts: Vec<u32> = (0..problem.rounds).filter(|start| ends(*start) && both(*start)).collect();
            starts.sort_by_key(|start| (meeting.announced.is_none_or(|slot| slot.round != *start), *start));
            day.starts.push(starts);
        }
        day
    }

    fn party_cell(&self, party: Party, round: u32) -> usize {
        let east = if party.side == Side::Supporter { 0 } else { self.problem.east as usize };
        (east + party.index as usize) * self.problem.rounds as usize + round as usize
    }

    fn table_cell(&self, table: u32, round: u32) -> usize {
        round as usize * self.problem.tables as usize + table as usize
    }

    /// Where a meeting may begin within the horizon, if nothing else were there.
    pub fn starts(&self, meeting: usize) -> impl Iterator<Item = u32> + use<> {
        let (rounds, horizon) = (self.problem.meetings[meeting].rounds, self.horizon);
        self.starts[meeting].clone().into_iter().filter(move |start| start + rounds <= horizon)
    }

    /// How many such places there are.
    pub fn freedom(&self, meeting: usize) -> usize {
        self.starts[meeting].len()
    }

    /// The tables, that which was announced for the meeting first.
    pub fn tables(&self, meeting: usize) -> impl Iterator<Item = u32> + use<> {
        let tables = self.problem.tables;
        let first = self.problem.meetings[meeting].announced.map(|slot| slot.table).filter(|table| *table < tables);
        first.into_iter().chain((0..tables).filter(move |table| Some(*table) != first))
    }

    /// Adds to a list, once each, the meetings of the two parties that stand in the way of one that begins in this round.
    pub fn parties_in_way(&mut self, meeting: usize, start: u32, list: &mut Vec<usize>) {
        let asked = &self.problem.meetings[meeting];
        self.looks += 1;
        for round in start..start + asked.rounds {
            for party in asked.parties() {
                note(self.parties[self.party_cell(party, round)], list);
            }
        }
    }

    /// Adds to a list, once each, the meetings at a table that stand in the way.
    pub fn table_in_way(&mut self, meeting: usize, slot: Slot, list: &mut Vec<usize>) {
        self.looks += 1;
        for round in slot.round..slot.round + self.problem.meetings[meeting].rounds {
            note(self.tables[self.table_cell(slot.table, round)], list);
        }
    }

    /// All meetings that stand in the way at a slot.
    pub fn in_way(&mut self, meeting: usize, slot: Slot) -> Vec<usize> {
        let mut list = Vec::new();
        self.parties_in_way(meeting, slot.round, &mut list);
        self.table_in_way(meeting, slot, &mut list);
        list
    }

    /// Whether a meeting may be at this slot if nothing else were there.
    pub fn admits(&self, meeting: usize, slot: Slot) -> bool {
        slot.table < self.problem.tables && self.starts(meeting).any(|start| start == slot.round)
    }

    /// The first table that is free from this round on for as long as the meeting takes.
    pub fn free_table(&mut self, meeting: usize, start: u32) -> Option<u32> {
        let mut list = Vec::new();
        self.tables(meeting).find(|table| {
            list.clear();
            self.table_in_way(meeting, Slot { round: start, table: *table }, &mut list);
            list.is_empty()
        })
    }

    /// The first slot where nothing is in the way.
    pub fn free_slot(&mut self, meeting: usize) -> Option<Slot> {
        let mut list = Vec::new();
        for round in self.starts(meeting) {
            list.clear();
            self.parties_in_way(meeting, round, &mut list);
            if list.is_empty()
                && let Some(table) = self.free_table(meeting, round)
            {
                return Some(Slot { round, table });
            }
        }
        None
    }

    /// Places a meeting, away from where it was; nothing may be in the way.
    pub fn put(&mut self, meeting: usize, slot: Option<Slot>) {
        self.write(meeting, FREE);
        self.placed -= usize::from(self.slots[meeting].is_some());
        self.placed += usize::from(slot.is_some());
        self.slots[meeting] = slot;
        self.write(meeting, meeting as u32);
    }

    fn write(&mut self, meeting: usize, content: u32) {
        let Some(slot) = self.slots[meeting] else { return };
        let asked = &self.problem.meetings[meeting];
        for round in slot.round..slot.round + asked.rounds {
            let cell = self.table_cell(slot.table, round);
            self.tables[cell] = content;
            for party in asked.parties() {
                let cell = self.party_cell(party, round);
                self.parties[cell] = content;
            }
        }
    }

    /// Places all meetings as they were in another filling of the day.
    pub fn put_all(&mut self, slots: &[Option<Slot>]) {
        for meeting in 0..slots.len() {
            self.put(meeting, None);
        }
        for (meeting, slot) in slots.iter().enumerate() {
            self.put(meeting, *slot);
        }
    }

    /// Number of rounds up to and with the last in which anyone meets.
    pub fn used(&self) -> u32 {
        let ends =
            self.problem.meetings.iter().zip(&self.slots).filter_map(|(meeting, slot)| Some((*slot)?.round + meeting.rounds));
        ends.max().unwrap_or(0)
    }

    /// Whether a meeting is where it was announced.
    pub fn stands(&self, meeting: usize) -> bool {
        self.slots[meeting].is_some() && self.slots[meeting] == self.problem.meetings[meeting].announced
    }
}

fn note(content: u32, list: &mut Vec<usize>) {
    if content < ABSENT && !list.contains(&(content as usize)) {
        list.push(content as usize);
    }
}
