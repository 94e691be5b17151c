//! The seven-step value scale of the matrix: which shade a value gets, and where the shades meet, for the legend.

/// Number of shades.
pub const STEPS: i64 = 7;

/// A scale from 0 to the greatest value shown, in equal steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// Greatest value; at least 1.
    pub greatest: i64,
}

impl Scale {
    /// The scale for a list of values. O(n).
    pub fn of(values: impl IntoIterator<Item = i64>) -> Self {
        Self { greatest: values.into_iter().max().unwrap_or(1).max(1) }
    }

    /// The shade of a value, 1 to 7; values outside go to the ends.
    pub fn step(self, value: i64) -> u8 {
        let value = i128::from(value.clamp(0, self.greatest));
        ((value * i128::from(STEPS) / i128::from(self.greatest)) as i64 + 1).min(STEPS) as u8
    }

    /// The values at which the shades meet, both ends included: eight of them.
    pub fn limits(self) -> Vec<i64> {
        (0..=STEPS).map(|step| (i128::from(self.greatest) * i128::from(step) / i128::from(STEPS)) as i64).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shades_are_equal_steps_from_nothing_to_the_greatest() {
        let scale = Scale::of([3, 70, 12]);
        assert_eq!([0, 9, 10, 69, 70, 99, -5].map(|value| scale.step(value)), [1, 1, 2, 7, 7, 7, 1]);
        assert_eq!(scale.limits(), [0, 10, 20, 30, 40, 50, 60, 70]);
        assert_eq!(Scale::of([]).step(0), 1);
        assert_eq!(Scale::of([i64::MAX]).step(i64::MAX), 7);
    }
}
