//! `SplitMix64`: the generator of perturbed re-solves, the same on every machine.
//!
//! Source: Steele, Lea & Flood, *Fast splittable pseudorandom number generators* (2014).

/// The generator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SplitMix64(u64);

impl SplitMix64 {
    /// The generator of one sample of a seed: samples do not depend on one another.
    pub fn of_sample(seed: u64, sample: u32) -> Self {
        let mut first = Self(seed.wrapping_add(u64::from(sample).wrapping_mul(0x9E37_79B9_7F4A_7C15)));
        Self(first.draw())
    }

    /// The next 64 bits.
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from −most to +most, all as likely to within 2⁻⁴⁰. `most` below 2²³.
    pub fn within(&mut self, most: u32) -> i64 {
        let span = 2 * u128::from(most) + 1;
        ((u128::from(self.draw()) * span) >> 64) as i64 - i64::from(most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_published_generator() {
        let mut generator = SplitMix64(1_234_567);
        let first: Vec<u64> = (0..3).map(|_| generator.draw()).collect();
        assert_eq!(first, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn numbers_stay_within_and_reach_both_ends() {
        let mut generator = SplitMix64::of_sample(7, 3);
        let list: Vec<i64> = (0..1_000).map(|_| generator.within(3)).collect();
        assert_eq!((list.iter().min(), list.iter().max()), (Some(&-3), Some(&3)));
    }
}
