//! Chooses the entering arc: block search (Grigoriadis 1986; Király & Kovács 2012). The arcs are searched round and round, a block at
//! a time; of the first block with any arc of negative reduced cost, the one of least reduced cost enters.

use super::{core::StoredArc, word::Word};

/// Where the search stands.
#[derive(Clone, Debug)]
pub(super) struct Pricing {
    /// Arcs in a block.
    pub block: usize,
    /// First arc of the next block.
    pub next: usize,
}

impl Pricing {
    /// The arc to enter, or `None` where all are optimal. O(arcs); as a rule a few blocks.
    pub fn entering_arc<W: Word>(&mut self, arcs: &[StoredArc<W>], potential: &[W]) -> Option<u32> {
        let count = arcs.len();
        let mut searched = 0;
        let mut from = if self.next >= count { 0 } else { self.next };
        while searched < count {
            let to = (from + self.block).min(count);
            let found = best_of_block(&arcs[from..to], potential);
            searched += to - from;
            let start = from;
            from = if to == count { 0 } else { to };
            if let Some(index) = found {
                self.next = from;
                return Some((start + index) as u32);
            }
        }
        None
    }
}

/// Arcs that are looked at in one turn of the loop.
const TOGETHER: usize = 8;

/// The arc of least reduced cost, if that is negative; the first of equals.
fn best_of_block<W: Word>(arcs: &[StoredArc<W>], potential: &[W]) -> Option<usize> {
    let (groups, rest) = arcs.as_chunks::<TOGETHER>();
    let reduced = |arc: &StoredArc<W>| arc.cost.plus(potential[arc.tail as usize]).minus(potential[arc.head as usize]);
    let mut least = W::ZERO;
    let mut best = usize::MAX;
    for (number, group) in groups.iter().enumerate() {
        for (index, arc) in group.iter().enumerate() {
            let here = reduced(arc);
            if here < least {
                (least, best) = (here, number * TOGETHER + index);
            }
        }
    }
    for (index, arc) in rest.iter().enumerate() {
        let here = reduced(arc);
        if here < least {
            (least, best) = (here, groups.len() * TOGETHER + index);
        }
    }
    (best < arcs.len()).then_some(best)
}
