//! Placing what waits: where nothing is in the way, or in place of what was easiest to place so far.
//!
//! A meeting that finds no free slot goes where those in its way are together the easiest, and these wait behind all others. Whatever had
//! to push others away counts as harder from then on, so that the search does not run in circles. It ends when nothing waits, when as many
//! are placed as can be, or after a number of steps; the best that was seen stays. Source: the guided ejection search of Nagata & Bräysy,
//! *A powerful route minimization heuristic for the vehicle routing problem with time windows* (2009), here for rounds and tables.

use std::{cmp::Reverse, collections::VecDeque};

use crate::{day::Day, problem::Slot};

/// Meetings pushed away at most: these, and as many again for each that is asked for.
const STEPS: usize = 200;
const STEPS_A_MEETING: usize = 40;

/// Windows and tables looked at, at most, in one search.
const LOOKS: u64 = 5_000_000;

/// Places what waits, best where `goal` are placed. What is locked stays where it is.
///
/// Pushes nothing away any more after 5 × 10⁶ windows and tables looked at; what fits without goes on.
pub(crate) fn place(day: &mut Day<'_>, waiting: Vec<usize>, locked: &[bool], goal: usize) {
    place_in_order(day, hardest_first(day, waiting), locked, goal);
}

/// As [`place`], the shortest first: where not all can be placed, more of these can.
pub(crate) fn place_shortest_first(day: &mut Day<'_>, waiting: Vec<usize>, locked: &[bool], goal: usize) {
    let mut waiting = hardest_first(day, waiting);
    waiting.sort_by_key(|meeting| day.problem.meetings[*meeting].rounds);
    place_in_order(day, waiting, locked, goal);
}

fn place_in_order(day: &mut Day<'_>, waiting: Vec<usize>, locked: &[bool], goal: usize) {
    let mut waiting = VecDeque::from(waiting);
    let mut hard = vec![1_u64; locked.len()];
    let mut steps = STEPS + STEPS_A_MEETING * locked.len();
    let limit = day.looks + LOOKS;
    let (mut best, mut most) = (day.slots.clone(), day.placed);
    while let Some(meeting) = waiting.pop_front() {
        if let Some((slot, in_way)) = easiest(day, meeting, locked, &hard) {
            if !in_way.is_empty() {
                if steps == 0 || day.looks > limit {
                    continue;
                }
                hard[meeting] += 1;
                steps -= 1;
            }
            for other in in_way {
                day.put(other, None);
                waiting.push_back(other);
            }
            day.put(meeting, Some(slot));
        }
        if day.placed > most {
            (best, most) = (day.slots.clone(), day.placed);
            if most >= goal {
                return;
            }
        }
    }
    if day.placed < most || day.slots != best {
        day.put_all(&best);
    }
}

/// The longest first; of those, the one with the fewest places; of those, the first.
fn hardest_first(day: &Day<'_>, mut waiting: Vec<usize>) -> Vec<usize> {
    waiting.sort_by_key(|meeting| (Reverse(day.problem.meetings[*meeting].rounds), day.freedom(*meeting), *meeting));
    waiting
}

/// The slot where those in the way are together the easiest, the first such; `None` where all have something locked in the way.
fn easiest(day: &mut Day<'_>, meeting: usize, locked: &[bool], hard: &[u64]) -> Option<(Slot, Vec<usize>)> {
    let cost = |list: &[usize]| -> Option<u64> {
        list.iter().map(|other| if locked[*other] { None } else { Some(hard[*other]) }).sum()
    };
    let mut best: Option<(u64, Slot, Vec<usize>)> = None;
    let (mut of_parties, mut all) = (Vec::new(), Vec::new());
    for round in day.starts(meeting) {
        of_parties.clear();
        day.parties_in_way(meeting, round, &mut of_parties);
        let better = |cost: &Option<u64>, best: &Option<(u64, Slot, Vec<usize>)>| {
            cost.is_some_and(|cost| best.as_ref().is_none_or(|(least, ..)| cost < *least))
        };
        if !better(&cost(&of_parties), &best) {
            continue;
        }
        for table in day.tables(meeting) {
            let slot = Slot { round, table };
            all.clone_from(&of_parties);
            day.table_in_way(meeting, slot, &mut all);
            let cost = cost(&all);
            if better(&cost, &best) {
                best = cost.map(|cost| (cost, slot, all.clone()));
            }
            // At another table of this round it is no easier.
            if all.len() == of_parties.len() {
                break;
            }
        }
        if best.as_ref().is_some_and(|(cost, ..)| *cost == 0) {
            break;
        }
    }
    best.map(|(_, slot, in_way)| (slot, in_way))
}
