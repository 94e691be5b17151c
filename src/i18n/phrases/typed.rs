//! Numbers, times and days as people type them.

/// A whole number as typed, full-width digits too; `None` where it is none.
pub fn typed_count(text: &str) -> Option<u32> {
    let text = half_width(text);
    text.parse().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Minutes after midnight of a time as typed: 9:05, 09：05, 9.05 or 9点05分, 9点; `None` where it is none.
pub fn typed_clock(text: &str) -> Option<u32> {
    let text = half_width(text).replace(['.', '点', '时'], ":").replace('分', "");
    let (hours, minutes) = text.split_once(':').unwrap_or((&text, ""));
    let minutes = if minutes.is_empty() { 0 } else { typed_count(minutes)? };
    let hours = typed_count(hours)?;
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

/// A day as typed, as YYYY-MM-DD where it can be read so: 2026/3/1, 2026.3.1, 2026年3月1日; else as it is.
pub fn typed_day(text: &str) -> String {
    let read = || {
        let text = half_width(text).replace(['/', '.', '年', '月'], "-").replace('日', "");
        let mut parts = text.split('-').map(typed_count);
        let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
        let told = format!("{year:04}-{month:02}-{day:02}");
        (parts.next().is_none() && domain::event::day(&told).is_some()).then_some(told)
    };
    read().unwrap_or_else(|| text.to_owned())
}

/// A text with plain digits and colons for full-width ones, without blanks.
fn half_width(text: &str) -> String {
    let plain = |letter: char| match letter {
        '０'..='９' => char::from_u32(letter as u32 - '０' as u32 + '0' as u32).unwrap_or(letter),
        '：' => ':',
        '．' => '.',
        '－' => '-',
        '／' => '/',
        other => other,
    };
    text.chars().filter(|letter| !letter.is_whitespace()).map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_and_days_are_read_as_people_type_them() {
        for (typed, found) in [
            ("9:05", Some(545)),
            ("０９：０５", Some(545)),
            ("9点", Some(540)),
            ("14点30分", Some(870)),
            ("9", Some(540)),
            ("24:00", None),
            ("9:60", None),
            ("-1:00", None),
            ("", None),
        ] {
            assert_eq!(typed_clock(typed), found, "{typed}");
        }
        for typed in ["2026-03-01", "2026/3/1", "2026年3月1日", "２０２６．３．１"] {
            assert_eq!(typed_day(typed), "2026-03-01", "{typed}");
        }
        assert_eq!(typed_day("2026-02-30"), "2026-02-30");
        assert_eq!((typed_count("１２"), typed_count("+3"), typed_count("")), (Some(12), None, None));
    }
}
