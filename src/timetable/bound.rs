//! How many rounds are needed at least, and how many meetings can be placed at most.

use std::collections::BTreeMap;

use domain::Side;
use matching::b_matching::{BEdge, BMatchingProblem, Degree, EdgeRule, max_weight_b_matching};

use crate::{
    answer::{Bound, BoundBy, Unplaced},
    day::Day,
    problem::{Absence, Party, TimetableProblem},
};

/// What the meetings that the day could hold, each by itself, ask for.
pub(crate) struct Asked {
    /// Rounds of each party that has any.
    pub of_party: BTreeMap<Party, u64>,
    /// Rounds of all.
    pub of_all: u64,
}

impl Asked {
    /// O(meetings × log parties).
    pub fn new(problem: &TimetableProblem, refused: &[Option<Unplaced>]) -> Self {
        let mut asked = Self { of_party: BTreeMap::new(), of_all: 0 };
        for (meeting, _) in problem.meetings.iter().zip(refused).filter(|(_, refused)| refused.is_none()) {
            asked.of_all += u64::from(meeting.rounds);
            for party in meeting.parties() {
                *asked.of_party.entry(party).or_default() += u64::from(meeting.rounds);
            }
        }
        asked
    }

    /// Why a meeting is nowhere that the day could hold by itself. O(log parties + absences of the two).
    pub fn reason(&self, problem: &TimetableProblem, meeting: usize) -> Unplaced {
        for party in problem.meetings[meeting].parties() {
            let (asked, present) = (self.of_party.get(&party).copied().unwrap_or(0), present(problem, party));
            if asked > present {
                return Unplaced::PartyFull { party, asked, present };
            }
        }
        let room = u64::from(problem.tables) * u64::from(problem.rounds);
        if self.of_all > room { Unplaced::HallFull { asked: self.of_all, room } } else { Unplaced::NotFound }
    }
}

/// Rounds of the day in which a party is there.
fn present(problem: &TimetableProblem, party: Party) -> u64 {
    let absent = problem.absences.range(Absence { party, round: 0 }..Absence { party, round: problem.rounds }).count();
    u64::from(problem.rounds) - absent as u64
}

/// The number of rounds below which not all of them can be placed. The fixed ones are in their places. O(meetings + parties × rounds).
pub(crate) fn least_rounds(day: &Day<'_>, refused: &[Option<Unplaced>], asked: &Asked) -> Bound {
    let problem = day.problem;
    let mut bound = Bound { rounds: 0, by: BoundBy::Nothing };
    let mut raise = |rounds: u64, by: BoundBy| {
        let rounds = u32::try_from(rounds).unwrap_or(u32::MAX);
        if rounds > bound.rounds {
            bound = Bound { rounds, by };
        }
    };
    for (party, asked) in &asked.of_party {
        raise(rounds_to_sit(problem, *party, *asked), BoundBy::Party(*party));
    }
    if problem.tables > 0 {
        raise(asked.of_all.div_ceil(u64::from(problem.tables)), BoundBy::Hall);
    }
    for (index, meeting) in problem.meetings.iter().enumerate().filter(|(index, _)| refused[*index].is_none()) {
        let first = meeting.fixed.map(|slot| slot.round).or_else(|| day.starts(index).min());
        raise(first.map_or(0, |first| u64::from(first) + u64::from(meeting.rounds)), BoundBy::Meeting(index));
    }
    bound
}

/// Rounds until a party has been there for so many of them.
fn rounds_to_sit(problem: &TimetableProblem, party: Party, asked: u64) -> u64 {
    let mut left = asked;
    for round in 0..problem.rounds {
        if left == 0 {
            return u64::from(round);
        }
        left -= u64::from(!problem.absences.contains(&Absence { party, round }));
    }
    u64::from(problem.rounds) + left
}

/// A number that no timetable's placed meetings exceed: a party sits in no more of its meetings than of its shortest ones fit into the
/// rounds in which it is there, and so for the hall. The greatest b-matching within these degrees, which is the exact number where all
/// meetings take one round and nothing is fixed or absent (Kőnig 1916). One flow on the parties.
pub(crate) fn most_meetings(problem: &TimetableProblem, refused: &[Option<Unplaced>]) -> usize {
    let open: Vec<usize> = (0..refused.len()).filter(|index| refused[*index].is_none()).collect();
    let mut lengths: BTreeMap<Party, Vec<u32>> = BTreeMap::new();
    for index in &open {
        for party in problem.meetings[*index].parties() {
            lengths.entry(party).or_default().push(problem.meetings[*index].rounds);
        }
    }
    let degree = |party: Party| {
        let fit = lengths.get(&party).map_or(0, |lengths| shortest_that_fit(lengths, present(problem, party)));
        Degree { least: 0, most: fit as u32 }
    };
    let [east, west] = [(Side::Supporter, problem.east), (Side::Supported, problem.west)];
    let side = |(side, count): (Side, u32)| (0..count).map(|index| degree(Party { side, index })).collect();
    let all: Vec<u32> = open.iter().map(|index| problem.meetings[*index].rounds).collect();
    let by_hall = shortest_that_fit(&all, u64::from(problem.tables) * u64::from(problem.rounds));
    let edges = open.iter().map(|index| {
        let meeting = &problem.meetings[*index];
        BEdge { left: meeting.east, right: meeting.west, weight: 1, rule: EdgeRule::Free }
    });
    let by_parties = max_weight_b_matching(&BMatchingProblem { left: side(east), right: side(west), edges: edges.collect() });
    // A matching that is refused bounds nothing; none is, since sizes were checked.
    by_parties.map_or(open.len(), |found| found.chosen.iter().filter(|chosen| **chosen).count()).min(by_hall)
}

fn shortest_that_fit(lengths: &[u32], room: u64) -> usize {
    let mut lengths = lengths.to_vec();
    lengths.sort_unstable();
    let mut taken = 0;
    lengths
        .iter()
        .take_while(|length| {
            taken += u64::from(**length);
            taken <= room
        })
        .count()
}
