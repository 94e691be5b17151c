//! Few moves: a meeting takes a slot, those in its way take others, and all of them have a place at the end, or nothing moves.

use crate::{day::Day, problem::Slot};

/// Meetings moved at most to place one.
const MOVES: usize = 4;

/// Windows and tables looked at, at most, for one meeting and one number of moves.
const LOOKS: u64 = 100_000;

/// The same for all meetings together.
const LOOKS_IN_ALL: u64 = 5_000_000;

/// A chain on its way.
struct Chain<'d, 'p> {
    day: &'d mut Day<'p>,
    /// What may not be moved: by the caller, or since the chain has moved it.
    locked: Vec<bool>,
    /// What was where before, in the order of the moves.
    undo: Vec<(usize, Option<Slot>)>,
    limit: u64,
}

/// Places what waits, each with as few moves of others as are found, at most four, until `goal` are placed.
///
/// Begins no chain after 5 × 10⁶ windows and tables looked at.
pub(crate) fn insert_all(day: &mut Day<'_>, waiting: Vec<usize>, locked: &[bool], goal: usize) {
    let end = day.looks + LOOKS_IN_ALL;
    for meeting in waiting {
        if day.placed >= goal || day.looks > end {
            return;
        }
        // The fewest moves first; whether any number did is seen in the day.
        let _ = (0..=MOVES).any(|moves| {
            let limit = day.looks + LOOKS;
            Chain { day: &mut *day, locked: locked.to_vec(), undo: Vec::new(), limit }.insert(meeting, moves).is_some()
        });
    }
}

/// Brings a meeting to a slot, if those in its way find other places, at most one of them by moving another; whether it could.
pub(crate) fn bring(day: &mut Day<'_>, meeting: usize, slot: Slot, locked: &[bool]) -> bool {
    if !day.admits(meeting, slot) {
        return false;
    }
    let limit = day.looks + LOOKS;
    let mut chain = Chain { day, locked: locked.to_vec(), undo: Vec::new(), limit };
    chain.put(meeting, None);
    let in_way = chain.day.in_way(meeting, slot);
    let done = in_way.iter().all(|other| !locked[*other]) && chain.replace(meeting, slot, &in_way, in_way.len() + 1).is_some();
    if !done {
        chain.undo_to(0);
    }
    done
}

impl Chain<'_, '_> {
    /// Places a meeting by moving at most so many; how many it took.
    fn insert(&mut self, meeting: usize, moves: usize) -> Option<usize> {
        let mut of_parties = Vec::new();
        for round in self.day.starts(meeting) {
            of_parties.clear();
            self.day.parties_in_way(meeting, round, &mut of_parties);
            if self.day.looks > self.limit {
                return None;
            }
            if !self.may_move(&of_parties, moves) {
                continue;
            }
            if let Some(table) = self.day.free_table(meeting, round) {
                if let Some(moved) = self.replace(meeting, Slot { round, table }, &of_parties, moves) {
                    return Some(moved);
                }
                continue;
            }
            for table in self.day.tables(meeting) {
                let slot = Slot { round, table };
                let mut all = of_parties.clone();
                self.day.table_in_way(meeting, slot, &mut all);
                if self.may_move(&all, moves)
                    && let Some(moved) = self.replace(meeting, slot, &all, moves)
                {
                    return Some(moved);
                }
            }
        }
        None
    }

    fn may_move(&self, in_way: &[usize], moves: usize) -> bool {
        in_way.len() <= moves && in_way.iter().all(|other| !self.locked[*other])
    }

    /// Puts a meeting where these are in its way, and finds other places for them; how many moves it took.
    fn replace(&mut self, meeting: usize, slot: Slot, in_way: &[usize], moves: usize) -> Option<usize> {
        let before = self.undo.len();
        for other in in_way {
            self.put(*other, None);
        }
        self.put(meeting, Some(slot));
        self.locked[meeting] = true;
        let mut moved = in_way.len();
        for other in in_way {
            let Some(more) = self.insert(*other, moves - moved) else {
                self.undo_to(before);
                self.locked[meeting] = false;
                return None;
            };
            moved += more;
        }
        Some(moved)
    }

    fn put(&mut self, meeting: usize, slot: Option<Slot>) {
        self.undo.push((meeting, self.day.slots[meeting]));
        self.day.put(meeting, slot);
    }

    fn undo_to(&mut self, length: usize) {
        while self.undo.len() > length {
            let Some((meeting, slot)) = self.undo.pop() else { return };
            self.day.put(meeting, slot);
            // What a chain has moved it has locked; the caller's locks are on what is never moved.
            self.locked[meeting] = false;
        }
    }
}
