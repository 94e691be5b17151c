//! Stable many-to-many matching with quotas by deferred acceptance, and the blocking pairs of any assignment.
//!
//! Preferences are responsive: a party with several places compares partners one by one. Source: Gale & Shapley, *College admissions
//! and the stability of marriage* (1962); Roth & Sotomayor, *Two-Sided Matching* (1990), chapters 5 and 6.

use std::fmt;

/// One party's wishes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// Most partners.
    pub quota: u32,
    /// Acceptable partners, the best first.
    pub ranking: Vec<u32>,
}

/// Two sides with wishes. A pair is acceptable where each names the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StableProblem {
    /// Wishes of the left parties.
    pub left: Vec<Wishes>,
    /// Wishes of the right parties.
    pub right: Vec<Wishes>,
    /// Pairs (left, right) that are given: each takes a place of both, whether they want it or not, and never blocks.
    pub pinned: Vec<(u32, u32)>,
}

/// Who proposes. The proposing side gets the best that any stable matching gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proposing {
    /// The left parties.
    Left,
    /// The right parties.
    Right,
}

/// What is wrong with wishes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StableError {
    /// A left party ranks a right party that is not there, or the same twice.
    LeftRanking {
        /// The left party.
        party: u32,
        /// Whom it ranks.
        ranked: u32,
    },
    /// A right party ranks a left party that is not there, or the same twice.
    RightRanking {
        /// The right party.
        party: u32,
        /// Whom it ranks.
        ranked: u32,
    },
    /// A pinned pair, or a pair of an assignment, names a party that is not there, or stands twice.
    Pair {
        /// Left party.
        left: u32,
        /// Right party.
        right: u32,
    },
}

impl fmt::Display for StableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::LeftRanking { party, ranked } => {
                write!(f, "left party {party} ranks {ranked}, which is not there or ranked twice")
            }
            Self::RightRanking { party, ranked } => {
                write!(f, "right party {party} ranks {ranked}, which is not there or ranked twice")
            }
            Self::Pair { left, right } => write!(f, "the pair ({left}, {right}) is not there or stands twice"),
        }
    }
}

impl std::error::Error for StableError {}

/// Ranks by matrix: lower is better, `None` where unacceptable to the one who ranks.
struct Ranks {
    columns: usize,
    of_left: Vec<Option<u32>>,
    of_right: Vec<Option<u32>>,
}

impl Ranks {
    fn new(problem: &StableProblem) -> Result<Self, StableError> {
        let (rows, columns) = (problem.left.len(), problem.right.len());
        let mut this = Self { columns, of_left: vec![None; rows * columns], of_right: vec![None; rows * columns] };
        for (party, wishes) in problem.left.iter().enumerate() {
            for (rank, ranked) in wishes.ranking.iter().enumerate() {
                let error = StableError::LeftRanking { party: party as u32, ranked: *ranked };
                if *ranked as usize >= columns {
                    return Err(error);
                }
                if this.of_left[party * columns + *ranked as usize].replace(rank as u32).is_some() {
                    return Err(error);
                }
            }
        }
        for (party, wishes) in problem.right.iter().enumerate() {
            for (rank, ranked) in wishes.ranking.iter().enumerate() {
                let error = StableError::RightRanking { party: party as u32, ranked: *ranked };
                if *ranked as usize >= rows {
                    return Err(error);
                }
                if this.of_right[*ranked as usize * columns + party].replace(rank as u32).is_some() {
                    return Err(error);
                }
            }
        }
        Ok(this)
    }

    /// How a left and a right party rank each other, where both accept.
    fn both(&self, left: u32, right: u32) -> Option<(u32, u32)> {
        let place = left as usize * self.columns + right as usize;
        Some((self.of_left[place]?, self.of_right[place]?))
    }
}

/// A matrix of which pairs are in a list.
fn matrix(problem: &StableProblem, pairs: &[(u32, u32)]) -> Result<Vec<bool>, StableError> {
    let columns = problem.right.len();
    let mut matrix = vec![false; problem.left.len() * columns];
    for (left, right) in pairs.iter().copied() {
        let there = (left as usize) < problem.left.len() && (right as usize) < columns;
        if !there || std::mem::replace(&mut matrix[left as usize * columns + right as usize], true) {
            return Err(StableError::Pair { left, right });
        }
    }
    Ok(matrix)
}

/// The stable matching that is best for the proposing side: pinned pairs and all others, sorted.
///
/// Time and space O(left × right).
///
/// # Errors
/// See [`StableError`].
///
/// # Example
/// ```
/// use matching::stable::{Proposing, StableProblem, Wishes, blocking_pairs, deferred_acceptance};
///
/// let wishes = |quota, ranking: [u32; 2]| Wishes { quota, ranking: ranking.to_vec() };
/// let problem = StableProblem {
///     left: vec![wishes(1, [0, 1]), wishes(1, [1, 0])],
///     right: vec![wishes(1, [1, 0]), wishes(1, [0, 1])],
///     pinned: vec![],
/// };
/// assert_eq!(deferred_acceptance(&problem, Proposing::Left)?, [(0, 0), (1, 1)]);
/// assert_eq!(deferred_acceptance(&problem, Proposing::Right)?, [(0, 1), (1, 0)]);
/// assert_eq!(blocking_pairs(&problem, &[(0, 0)])?, [(1, 0), (1, 1)]);
/// # Ok::<(), matching::stable::StableError>(())
/// ```
pub fn deferred_acceptance(problem: &StableProblem, proposing: Proposing) -> Result<Vec<(u32, u32)>, StableError> {
    let ranks = Ranks::new(problem)?;
    let pinned = matrix(problem, &problem.pinned)?;
    let (proposers, receivers) = match proposing {
        Proposing::Left => (&problem.left, &problem.right),
        Proposing::Right => (&problem.right, &problem.left),
    };
    let pair = |proposer: u32, receiver: u32| match proposing {
        Proposing::Left => (proposer, receiver),
        Proposing::Right => (receiver, proposer),
    };
    let mut places: Vec<u32> = proposers.iter().map(|wishes| wishes.quota).collect();
    let mut room: Vec<u32> = receivers.iter().map(|wishes| wishes.quota).collect();
    for (left, right) in &problem.pinned {
        let (proposer, receiver) = if proposing == Proposing::Left { (left, right) } else { (right, left) };
        places[*proposer as usize] = places[*proposer as usize].saturating_sub(1);
        room[*receiver as usize] = room[*receiver as usize].saturating_sub(1);
    }
    // Whom each receiver holds, with how it ranks them; and how far down its list each proposer is.
    let mut held: Vec<Vec<(u32, u32)>> = vec![Vec::new(); receivers.len()];
    let mut asked = vec![0; proposers.len()];
    let mut waiting: Vec<u32> = (0..proposers.len() as u32).rev().collect();
    while let Some(proposer) = waiting.pop() {
        while places[proposer as usize] > 0 {
            let Some(receiver) = proposers[proposer as usize].ranking.get(asked[proposer as usize]).copied() else { break };
            asked[proposer as usize] += 1;
            let (left, right) = pair(proposer, receiver);
            let Some((of_left, of_right)) = ranks.both(left, right) else { continue };
            if pinned[left as usize * ranks.columns + right as usize] || room[receiver as usize] == 0 {
                continue;
            }
            let rank = if proposing == Proposing::Left { of_right } else { of_left };
            let holds = &mut held[receiver as usize];
            let at = holds.partition_point(|(other, _)| *other < rank);
            holds.insert(at, (rank, proposer));
            places[proposer as usize] -= 1;
            if holds.len() > room[receiver as usize] as usize
                && let Some((_, refused)) = holds.pop()
            {
                places[refused as usize] += 1;
                waiting.push(refused);
            }
        }
    }
    let mut pairs = problem.pinned.clone();
    for (receiver, holds) in held.iter().enumerate() {
        pairs.extend(holds.iter().map(|(_, proposer)| pair(*proposer, receiver as u32)));
    }
    pairs.sort_unstable();
    Ok(pairs)
}

/// The pairs that block an assignment, sorted: acceptable to both, not together, and each has a free place or prefers the other to
/// the least preferred of its partners that are not pinned. A partner it does not accept is less preferred than any it does.
///
/// Time and space O(left × right).
///
/// # Errors
/// See [`StableError`].
pub fn blocking_pairs(problem: &StableProblem, assignment: &[(u32, u32)]) -> Result<Vec<(u32, u32)>, StableError> {
    let ranks = Ranks::new(problem)?;
    let pinned = matrix(problem, &problem.pinned)?;
    let together = matrix(problem, assignment)?;
    let (rows, columns) = (problem.left.len(), problem.right.len());
    // The worst rank that a newcomer must beat: above all where there is a free place, none where all partners are pinned.
    let worst_of = |quota: u32, partners: &mut dyn Iterator<Item = (bool, Option<u32>)>| {
        let (mut count, mut worst) = (0, None);
        for (is_pinned, rank) in partners {
            count += 1;
            if !is_pinned {
                worst = worst.max(Some(rank.unwrap_or(u32::MAX)));
            }
        }
        if count < quota { Some(u32::MAX) } else { worst }
    };
    let left_worst: Vec<Option<u32>> = (0..rows)
        .map(|left| {
            let mut partners = (left * columns..(left + 1) * columns).filter(|place| together[*place]);
            worst_of(problem.left[left].quota, &mut partners.by_ref().map(|place| (pinned[place], ranks.of_left[place])))
        })
        .collect();
    let right_worst: Vec<Option<u32>> = (0..columns)
        .map(|right| {
            let mut partners = (0..rows).map(|left| left * columns + right).filter(|place| together[*place]);
            worst_of(problem.right[right].quota, &mut partners.by_ref().map(|place| (pinned[place], ranks.of_right[place])))
        })
        .collect();
    let beats = |rank: u32, worst: Option<u32>| worst.is_some_and(|worst| rank < worst);
    let mut blocking = Vec::new();
    for left in 0..rows as u32 {
        for right in 0..columns as u32 {
            if let Some((of_left, of_right)) = ranks.both(left, right)
                && !together[left as usize * columns + right as usize]
                && beats(of_left, left_worst[left as usize])
                && beats(of_right, right_worst[right as usize])
            {
                blocking.push((left, right));
            }
        }
    }
    Ok(blocking)
}
