//! Numbers as people read them: thousands by comma, a true minus, units by language.

use domain::{Unit, ValueScale};

use super::Lang;

/// A whole number with thousands by comma and a true minus: −12,345.
pub fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut out = String::with_capacity(digits.len() * 2);
    if number < 0 {
        out.push('−');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// The name of a unit.
fn unit_name(lang: Lang, unit: Unit) -> &'static str {
    match (lang, unit) {
        (Lang::Zh, Unit::WanYuan) => "万元",
        (Lang::Zh, Unit::Tonnes) => "吨",
        (Lang::Zh, Unit::Persons) => "人",
        (Lang::Zh, Unit::Seats) => "人次",
        (Lang::En, Unit::WanYuan) => "×¥10k",
        (Lang::En, Unit::Tonnes) => "t",
        (Lang::En, Unit::Persons) => "persons",
        (Lang::En, Unit::Seats) => "seats",
    }
}

/// A number with its unit.
pub fn with_unit(lang: Lang, number: i64, unit: Unit) -> String {
    format!("{} {}", grouped(number), unit_name(lang, unit))
}

/// Ten-thousandths as a whole per cent, floored, so that 100 % means all.
pub fn per_cent(per_myriad: i64) -> String {
    format!("{}%", per_myriad.div_euclid(100))
}

/// Value units as points with a true minus.
pub fn signed_points(scale: ValueScale, value: i64, decimals: u32) -> String {
    scale.points(value, decimals).replace('-', "−")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_people_write_them() {
        assert_eq!([0, 999, 1_000, -1_234_567].map(grouped), ["0", "999", "1,000", "−1,234,567"]);
        assert_eq!(with_unit(Lang::Zh, 2_400, Unit::Tonnes), "2,400 吨");
        assert_eq!([0, 9_999, 10_000].map(per_cent), ["0%", "99%", "100%"]);
        assert_eq!(signed_points(ValueScale(1_000), -50_000, 1), "−0.5");
    }
}
