//! Days of which nothing was announced: all meetings, in few rounds.

use crate::{chain, day::Day, search};

/// Rounds tried above the bound before the whole day is.
const ABOVE: u32 = 3;

/// Places the open meetings, of which `fixed` are placed; `goal` of all can be placed at most, and not all of them in fewer than `bound`
/// rounds. First all are tried in few rounds, then as many as can be in the whole day, then these in one round fewer as long as it works.
///
/// At most one search a round of the day, and five, and one chain of moves for each meeting that waits.
pub(crate) fn arrange(day: &mut Day<'_>, open: &[usize], fixed: &[bool], goal: usize, bound: u32) {
    let rounds = day.problem.rounds;
    let begin = day.slots.clone();
    let waiting = |day: &Day<'_>| open.iter().copied().filter(|meeting| day.slots[*meeting].is_none()).collect::<Vec<_>>();
    let all = day.placed + open.len();
    for horizon in (bound..rounds.min(bound.saturating_add(ABOVE))).take_while(|_| goal == all) {
        day.horizon = horizon;
        let now = waiting(day);
        search::place(day, now, fixed, goal);
        if day.placed == all {
            day.horizon = rounds;
            return;
        }
        day.put_all(&begin);
    }
    day.horizon = rounds;
    let now = waiting(day);
    search::place(day, now, fixed, goal);
    if day.placed < goal {
        let (first, placed) = (day.slots.clone(), day.placed);
        day.put_all(&begin);
        let now = waiting(day);
        search::place_shortest_first(day, now, fixed, goal);
        if day.placed <= placed {
            day.put_all(&first);
        }
    }
    let now = waiting(day);
    chain::insert_all(day, now, fixed, goal);
    while day.used() > bound.max(1) {
        let (before, placed) = (day.slots.clone(), day.placed);
        day.horizon = day.used() - 1;
        let mut late = Vec::new();
        for (meeting, slot) in before.iter().enumerate() {
            let end = slot.map_or(0, |slot| slot.round + day.problem.meetings[meeting].rounds);
            if end > day.horizon {
                late.push(meeting);
            }
        }
        if late.iter().any(|meeting| fixed[*meeting]) {
            break;
        }
        for meeting in &late {
            day.put(*meeting, None);
        }
        search::place(day, late, fixed, placed);
        if day.placed < placed {
            day.put_all(&before);
            break;
        }
    }
    day.horizon = rounds;
    for meeting in waiting(day) {
        let free = day.free_slot(meeting);
        day.put(meeting, free);
    }
}
