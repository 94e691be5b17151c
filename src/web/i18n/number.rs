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
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A number of units and the name of the unit, apart, so that a narrow place may set the name below the number.
///
/// English has no word for 万元: it reads as millions of yuan, exact to the last of the two decimals.
pub fn unit_parts(lang: Lang, number: i64, unit: Unit) -> (String, &'static str) {
    let name = match (lang, unit) {
        (Lang::Zh, Unit::WanYuan) => "万元",
        (Lang::Zh, Unit::Tonnes) => "吨",
        (Lang::Zh, Unit::Persons) => "人",
        (Lang::Zh, Unit::Seats) => "人次",
        (Lang::En, Unit::WanYuan) => "m",
        (Lang::En, Unit::Tonnes) => "t",
        (Lang::En, Unit::Persons) => "persons",
        (Lang::En, Unit::Seats) => "seats",
    };
    if (lang, unit) == (Lang::En, Unit::WanYuan) {
        let sign = if number < 0 { "−" } else { "" };
        let millions = grouped((number.unsigned_abs() / 100) as i64);
        return (format!("{sign}¥{millions}.{:02}", number.unsigned_abs() % 100), name);
    }
    (grouped(number), name)
}

/// A number with its unit.
pub fn with_unit(lang: Lang, number: i64, unit: Unit) -> String {
    let (number, name) = unit_parts(lang, number, unit);
    format!("{number} {name}")
}

/// Ten-thousandths as a whole per cent, floored, so that 100 % means all.
pub fn per_cent(per_myriad: i64) -> String {
    format!("{}%", per_myriad.div_euclid(100))
}

/// Value units as points with a true minus.
pub fn signed_points(scale: ValueScale, value: i64, decimals: u32) -> String {
    scale.points(value, decimals).replace('-', "−")
}

/// Value units as a number of points, for drawing alone.
pub fn points_number(scale: ValueScale, value: i64) -> f64 {
    value as f64 / scale.units_per_point() as f64
}

/// Value units of one scale in those of another, for a difference that is shown.
pub fn rescaled(value: i64, from: ValueScale, to: ValueScale) -> i64 {
    (i128::from(value) * i128::from(to.0) / i128::from(from.0.max(1))) as i64
}

/// A change in a number of units, with its sign.
pub fn change_with_unit(lang: Lang, change: i64, unit: Unit) -> String {
    let sign = if change > 0 { "+" } else { "" };
    format!("{sign}{}", with_unit(lang, change, unit))
}

/// A change in value units as points, with its sign; a change that rounds to 0 reads 0.
pub fn change_points(scale: ValueScale, change: i64, decimals: u32) -> String {
    let points = signed_points(scale, change, decimals);
    if points.chars().all(|sign| matches!(sign, '−' | '0' | '.')) {
        return points.replace('−', "");
    }
    let sign = if change > 0 { "+" } else { "" };
    format!("{sign}{points}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_people_write_them() {
        assert_eq!([0, 999, 1_000, -1_234_567].map(grouped), ["0", "999", "1,000", "−1,234,567"]);
        assert_eq!(with_unit(Lang::Zh, 2_400, Unit::Tonnes), "2,400 吨");
        assert_eq!(with_unit(Lang::En, -126_505, Unit::WanYuan), "−¥1,265.05 m");
        assert_eq!([0, 9_999, 10_000].map(per_cent), ["0%", "99%", "100%"]);
        assert_eq!(signed_points(ValueScale(1_000), -50_000, 1), "−0.5");
        assert_eq!(change_with_unit(Lang::Zh, 1_320, Unit::Tonnes), "+1,320 吨");
        assert_eq!(change_with_unit(Lang::Zh, -1_320, Unit::Tonnes), "−1,320 吨");
        assert_eq!(
            [50_000, -50_000, 0, -1].map(|value| change_points(ValueScale(1_000), value, 1)),
            ["+0.5", "−0.5", "0.0", "0.0"]
        );
    }
}
