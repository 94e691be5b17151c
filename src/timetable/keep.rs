//! Days of which a timetable was announced: what stands stays, and gives way only where one more meeting is placed by it.

use crate::{
    chain,
    day::Day,
    plain,
    problem::{Slot, TimetableProblem},
    search,
};

/// Places the open meetings, of which `fixed` are placed; `goal` of all can be placed at most.
///
/// Four searches, and for each meeting that waits and each that has moved one chain of moves.
pub(crate) fn arrange(day: &mut Day<'_>, open: &[usize], fixed: &[bool], goal: usize) {
    let announced: Vec<(usize, Slot)> = announced(day.problem, open);
    let mut locked = fixed.to_vec();
    for (meeting, slot) in &announced {
        if day.admits(*meeting, *slot) && day.in_way(*meeting, *slot).is_empty() {
            day.put(*meeting, Some(*slot));
            locked[*meeting] = true;
        }
    }
    // The round of a meeting is more to its guests than the table.
    for (meeting, slot) in &announced {
        if day.slots[*meeting].is_none()
            && let Some(free) = day.free_slot(*meeting).filter(|free| free.round == slot.round)
        {
            day.put(*meeting, Some(free));
            locked[*meeting] = true;
        }
    }
    // Those that were announced come before new ones.
    let (old, new): (Vec<usize>, Vec<usize>) =
        open.iter().partition(|meeting| day.problem.meetings[**meeting].announced.is_some());
    for group in [&old, &new] {
        fill(day, group, &announced, &locked, fixed, goal);
        for (meeting, _) in &announced {
            locked[*meeting] |= day.slots[*meeting].is_some();
        }
    }
    if day.placed < goal && plain::is_plain(day.problem) {
        let coloured = plain::by_colouring(day.problem);
        try_otherwise(day, &announced, |day| {
            if let Some(slots) = coloured {
                day.put_all(&slots);
            }
        });
    }
    bring_back(day, &announced, fixed);
    for meeting in waiting(day, open) {
        let free = day.free_slot(meeting);
        day.put(meeting, free);
    }
}

/// Places those of a group that wait: first what is locked stays, then what is fixed alone.
fn fill(day: &mut Day<'_>, group: &[usize], announced: &[(usize, Slot)], locked: &[bool], fixed: &[bool], goal: usize) {
    let now = waiting(day, group);
    search::place(day, now, locked, goal);
    let now = waiting(day, group);
    chain::insert_all(day, now, fixed, goal);
    let now = waiting(day, group);
    if day.placed < goal && !now.is_empty() {
        try_otherwise(day, announced, |day| search::place(day, now, fixed, goal));
    }
}

fn waiting(day: &Day<'_>, group: &[usize]) -> Vec<usize> {
    group.iter().copied().filter(|meeting| day.slots[*meeting].is_none()).collect()
}

/// What was announced and is not fixed, with its slot.
fn announced(problem: &TimetableProblem, open: &[usize]) -> Vec<(usize, Slot)> {
    let of = |meeting: &usize| {
        let asked = &problem.meetings[*meeting];
        Some((*meeting, asked.announced.filter(|_| asked.fixed.is_none())?))
    };
    open.iter().filter_map(of).collect()
}

/// Keeps what is done where it places more, and no fewer of those announced.
fn try_otherwise<'p>(day: &mut Day<'p>, announced: &[(usize, Slot)], change: impl FnOnce(&mut Day<'p>)) {
    let placed = |day: &Day<'_>| announced.iter().filter(|(meeting, _)| day.slots[*meeting].is_some()).count();
    let (before, all, old) = (day.slots.clone(), day.placed, placed(day));
    change(day);
    if day.placed <= all || placed(day) < old {
        day.put_all(&before);
    }
}

/// Brings back what moved, as long as others that stand need not move for it.
fn bring_back(day: &mut Day<'_>, announced: &[(usize, Slot)], fixed: &[bool]) {
    loop {
        let mut back = false;
        for (meeting, slot) in announced {
            if day.slots[*meeting].is_none() || day.stands(*meeting) {
                continue;
            }
            let locked: Vec<bool> = (0..fixed.len()).map(|other| fixed[other] || day.stands(other)).collect();
            back |= chain::bring(day, *meeting, *slot, &locked);
        }
        if !back {
            return;
        }
    }
}
