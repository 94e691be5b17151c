//! Units and small numbers with a meaning: months, units of the kinds, value and its scale, fingerprints.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The unit in which a kind is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// 万元: ten thousand yuan.
    WanYuan,
    /// 吨: tonnes.
    Tonnes,
    /// 人: persons in posts.
    Persons,
    /// 人次: persons a course.
    Seats,
}

/// A calendar month, 1 to 12.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Month(pub u8);

impl Month {
    /// Whether the number is a month at all; data from outside is checked by `validate`.
    pub fn is_valid(self) -> bool {
        (1..=12).contains(&self.0)
    }

    /// The month `n` months later, round the year.
    #[must_use]
    pub fn plus(self, n: u8) -> Self {
        Self((self.0.saturating_sub(1) + n % 12) % 12 + 1)
    }
}

/// How a course is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// 现场: in the county.
    OnSite,
    /// 线上: online.
    Online,
}

/// How many value units a full kind is worth; fixed once per scenario and kept in the plan (model, *Exactness*).
///
/// 100 × scale value units are one point of the 100 that a plan can reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ValueScale(pub i64);

impl ValueScale {
    /// Value units in one point.
    pub fn units_per_point(self) -> i128 {
        i128::from(self.0) * 100
    }

    /// A value in points with a fixed number of decimals (at most 9), rounded half away from zero; `-` for a negative value.
    pub fn points(self, value: i64, decimals: u32) -> String {
        let decimals = decimals.min(9);
        let factor = 10_i128.pow(decimals);
        let per_point = self.units_per_point().max(1);
        let magnitude = i128::from(value).abs();
        let scaled = (magnitude * factor * 2 + per_point) / (per_point * 2);
        let sign = if value < 0 && scaled > 0 { "-" } else { "" };
        let whole = scaled / factor;
        if decimals == 0 {
            return format!("{sign}{whole}");
        }
        let width = decimals as usize;
        format!("{sign}{whole}.{:0width$}", scaled % factor)
    }
}

/// Sixty-four bits that name a plan or a scenario, shown in groups of four hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fingerprint(pub u64);

impl Fingerprint {
    /// The first half, as shown beside a plan: `7C3A-91F2`.
    pub fn short(self) -> String {
        let high = self.0 >> 32;
        format!("{:04X}-{:04X}", high >> 16, high & 0xFFFF)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016X}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_rounded_half_away_from_zero_in_integers() {
        let scale = ValueScale(1_000);
        assert_eq!(scale.points(4_203_456, 1), "42.0");
        assert_eq!(scale.points(4_205_000, 1), "42.1");
        assert_eq!(scale.points(-50_000, 6), "-0.500000");
        assert_eq!(scale.points(-1, 1), "0.0");
        assert_eq!(scale.points(i64::MAX, 6), "92233720368547.758070");
    }

    #[test]
    fn months_go_round_the_year() {
        assert_eq!(Month(11).plus(3), Month(2));
        assert_eq!(Month(1).plus(12), Month(1));
        assert!(!Month(13).is_valid());
    }

    #[test]
    fn a_fingerprint_shows_its_first_half() {
        assert_eq!(Fingerprint(0x7C3A_91F2_0000_0001).short(), "7C3A-91F2");
        assert_eq!(Fingerprint(1).to_string(), "0000000000000001");
    }
}
