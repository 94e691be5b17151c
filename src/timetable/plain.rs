//! Days of meetings of one round, where nothing is fixed and nobody absent: rounds are the colours of the graph of meetings.
//!
//! Where the day is too short, the greatest set of meetings in which nobody has more than there are rounds, cut to the room of the hall,
//! is coloured: the greatest number that any timetable places (Kőnig 1916).

use matching::{
    assignment::{CostMatrix, assign},
    b_matching::{BEdge, BMatchingProblem, Degree, EdgeRule, max_weight_b_matching},
    edge_colouring::{edge_colouring, least_colours},
};

use crate::problem::{Slot, TimetableProblem};

/// Whether a day is so. Breaks say nothing where no meeting is longer than a round.
pub(crate) fn is_plain(problem: &TimetableProblem) -> bool {
    problem.absences.is_empty() && problem.meetings.iter().all(|meeting| meeting.rounds == 1 && meeting.fixed.is_none())
}

/// As many meetings as can be in as few rounds as can be; of what was announced as much as the order of rounds and tables leaves.
///
/// One b-matching where the day is too short; O(meetings × parties × log meetings) and one assignment of rounds beside it. `None` where
/// `matching` refuses, which sizes that were checked never cause.
pub(crate) fn by_colouring(problem: &TimetableProblem) -> Option<Vec<Option<Slot>>> {
    let mut slots = vec![None; problem.meetings.len()];
    if problem.tables == 0 || problem.rounds == 0 {
        return Some(slots);
    }
    let chosen = chosen(problem)?;
    let edges: Vec<(u32, u32)> = chosen.iter().map(|index| ends(problem, *index)).collect();
    let found = edge_colouring(problem.east, problem.west, &edges, Some(problem.tables)).ok()?;
    let mut classes = vec![Vec::new(); found.count as usize];
    for (index, colour) in chosen.iter().zip(&found.colours) {
        classes[*colour as usize].push(*index);
    }
    for (class, round) in classes.iter().zip(rounds(problem, &classes)?) {
        let mut taken = vec![false; problem.tables as usize];
        for index in class {
            let before = problem.meetings[*index].announced.filter(|slot| slot.round == round && slot.table < problem.tables);
            if let Some(slot) = before.filter(|slot| !std::mem::replace(&mut taken[slot.table as usize], true)) {
                slots[*index] = Some(slot);
            }
        }
        let waiting = class.iter().filter(|index| slots[**index].is_none()).copied().collect::<Vec<_>>();
        let free = (0..problem.tables).filter(|table| !taken[*table as usize]);
        for (index, table) in waiting.into_iter().zip(free) {
            slots[index] = Some(Slot { round, table });
        }
    }
    Some(slots)
}

fn ends(problem: &TimetableProblem, index: usize) -> (u32, u32) {
    (problem.meetings[index].east, problem.meetings[index].west)
}

/// The meetings that are placed: all, or as many as can be; of these, as many as can be that were announced.
fn chosen(problem: &TimetableProblem) -> Option<Vec<usize>> {
    let all: Vec<(u32, u32)> = (0..problem.meetings.len()).map(|index| ends(problem, index)).collect();
    if least_colours(problem.east, problem.west, &all, Some(problem.tables)).ok()? <= problem.rounds {
        return Some((0..all.len()).collect());
    }
    let degree = Degree { least: 0, most: problem.rounds };
    let announced = |index: usize| problem.meetings[index].announced.is_some();
    // One meeting more is worth more than all that were announced.
    let weight = |index: usize| 1 + all.len() as i64 + i64::from(announced(index));
    let edge = |(index, (left, right)): (usize, &(u32, u32))| BEdge {
        left: *left,
        right: *right,
        weight: weight(index),
        rule: EdgeRule::Free,
    };
    let found = max_weight_b_matching(&BMatchingProblem {
        left: vec![degree; problem.east as usize],
        right: vec![degree; problem.west as usize],
        edges: all.iter().enumerate().map(edge).collect(),
    });
    let found = found.ok()?;
    let mut chosen: Vec<usize> = (0..all.len()).filter(|index| found.chosen[*index]).collect();
    chosen.sort_by_key(|index| (!announced(*index), *index));
    let room = u64::from(problem.tables) * u64::from(problem.rounds);
    chosen.truncate(usize::try_from(room).unwrap_or(usize::MAX));
    Some(chosen)
}

/// A round for each class: the first ones, or, where anything was announced, those that leave most meetings in their round.
fn rounds(problem: &TimetableProblem, classes: &[Vec<usize>]) -> Option<Vec<u32>> {
    if !problem.is_announced() {
        return Some((0..classes.len() as u32).collect());
    }
    let columns = problem.rounds as usize;
    let mut costs = vec![0_i64; classes.len() * columns];
    for (row, class) in classes.iter().enumerate() {
        let announced = class.iter().filter_map(|index| problem.meetings[*index].announced);
        for slot in announced.filter(|slot| slot.round < problem.rounds) {
            costs[row * columns + slot.round as usize] -= 1;
        }
    }
    let matrix = CostMatrix::new(classes.len(), columns, &costs).ok()?;
    Some(assign(&matrix).ok()?.column_of_row)
}
