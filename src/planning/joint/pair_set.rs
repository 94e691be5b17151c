//! A set of pairs as bits, ordered, to be a key of a map.

/// A set of pairs, by their index.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct PairSet(Vec<u64>);

impl PairSet {
    /// The empty set among so many pairs.
    pub fn new(pairs: usize) -> Self {
        Self(vec![0; pairs.div_ceil(64)])
    }

    /// The set of the pairs that are true. O(pairs).
    pub fn from_chosen(chosen: &[bool]) -> Self {
        let mut out = Self::new(chosen.len());
        for (pair, chosen) in chosen.iter().enumerate().filter(|(_, chosen)| **chosen) {
            out.set(pair, *chosen);
        }
        out
    }

    /// Whether a pair is in the set.
    pub fn has(&self, pair: usize) -> bool {
        self.0[pair / 64] >> (pair % 64) & 1 == 1
    }

    /// Puts a pair in, or takes it out.
    pub fn set(&mut self, pair: usize, chosen: bool) {
        let bit = 1 << (pair % 64);
        if chosen {
            self.0[pair / 64] |= bit;
        } else {
            self.0[pair / 64] &= !bit;
        }
    }

    /// The members among these pairs, as a set of positions in the list. O(list).
    #[must_use]
    pub fn among(&self, pairs: &[u32]) -> Self {
        let mut out = Self::new(pairs.len());
        for (position, pair) in pairs.iter().enumerate() {
            if self.has(*pair as usize) {
                out.set(position, true);
            }
        }
        out
    }

    /// As a list of yes and no.
    pub fn to_chosen(&self, pairs: usize) -> Vec<bool> {
        (0..pairs).map(|pair| self.has(pair)).collect()
    }
}
