//! Months as people write them: 5月, 五月, May; several with commas, and from one to another, round the year too.

use super::Tongue;

const ENGLISH: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const CHINESE: [&str; 12] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];
const ENGLISH_SHOWN: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Months in their order, those that follow each other as from one to another.
pub fn write(months: &[i64], tongue: Tongue) -> String {
    let mut runs: Vec<(i64, i64)> = Vec::new();
    for month in months {
        match runs.last_mut() {
            Some((_, last)) if *month == *last % 12 + 1 => *last = *month,
            _ => runs.push((*month, *month)),
        }
    }
    let one = |month: i64| match tongue {
        Tongue::Chinese => month.to_string(),
        Tongue::English => {
            let place = usize::try_from(month).ok().and_then(|month| month.checked_sub(1));
            place.and_then(|place| ENGLISH_SHOWN.get(place)).map_or_else(|| month.to_string(), |name| (*name).to_owned())
        }
    };
    let run = |(first, last): &(i64, i64)| {
        if first == last { one(*first) } else { format!("{}–{}", one(*first), one(*last)) }
    };
    let runs: Vec<String> = runs.iter().map(run).collect();
    match tongue {
        Tongue::Chinese => format!("{}月", runs.join("、")),
        Tongue::English => runs.join(", "),
    }
}

/// The months in a text, each once, in the order in which they are written. `None` where something in it is no month.
pub fn read(text: &str) -> Option<Vec<i64>> {
    let mut months = Vec::new();
    let mut add = |month: i64| {
        if !months.contains(&month) {
            months.push(month);
        }
    };
    for part in text.split(['、', ',', '，', ';', '；', ' ', '/']).map(str::trim).filter(|part| !part.is_empty()) {
        let ends: Vec<&str> = part.split(['–', '-', '—', '~', '～', '至', '到', '－']).map(str::trim).collect();
        match ends[..] {
            [one] => add(month(one)?),
            [first, last] => {
                let (first, last) = (month(first)?, month(last)?);
                let mut now = first;
                add(now);
                while now != last {
                    now = now % 12 + 1;
                    add(now);
                }
            }
            _ => return None,
        }
    }
    (!months.is_empty()).then_some(months)
}

fn month(text: &str) -> Option<i64> {
    let name = text.trim_end_matches('月').trim_end_matches('份').trim_end_matches('月').to_lowercase();
    let digits: String = name
        .chars()
        .map(|letter| {
            if ('０'..='９').contains(&letter) {
                char::from_u32(u32::from(letter) - 0xFEE0).unwrap_or(letter)
            } else {
                letter
            }
        })
        .collect();
    let by_number = digits.parse::<i64>().ok().filter(|month| (1..=12).contains(month));
    let place = |names: &[&str; 12]| names.iter().position(|known| *known == name).map(|place| place as i64 + 1);
    let by_start = || (name.len() >= 3).then(|| ENGLISH.iter().position(|known| name.starts_with(known))).flatten();
    by_number.or_else(|| place(&CHINESE)).or_else(|| by_start().map(|place| place as i64 + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_read_as_people_write_them() {
        for text in
            ["5-8月", "5–8", "5月至8月", "5,6,7,8", "5、6、7、8月", "五月到八月", "May–Aug", "may, june, july, august", "５-８"]
        {
            assert_eq!(read(text), Some(vec![5, 6, 7, 8]), "{text}");
        }
        assert_eq!(read("11-2月"), Some(vec![11, 12, 1, 2]));
        assert_eq!(read("9月份"), Some(vec![9]));
        for text in ["13", "0", "春季", "5-6-7", ""] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        for months in [vec![5], vec![5, 6, 7], vec![11, 12, 1], vec![1, 3, 5, 6], (1..=12).collect()] {
            for tongue in [Tongue::Chinese, Tongue::English] {
                assert_eq!(read(&write(&months, tongue)), Some(months.clone()));
            }
        }
        assert_eq!(write(&[11, 12, 1, 4], Tongue::Chinese), "11–1、4月");
    }
}
