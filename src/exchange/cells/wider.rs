//! Counties by names that are more or less than theirs: with their province or prefecture before them, or without the word county behind;
//! and the names of prefectures and provinces, which are no county's and are never taken for one.

use domain::{County, Scenario, attribute::Value};

use super::Misread;

/// What counties, cities and districts are called behind their names.
const OF_COUNTIES: [&str; 3] = ["县", "市", "区"];
/// What prefectures are called behind their names.
const OF_PREFECTURES: [&str; 4] = ["自治州", "地区", "市", "盟"];
/// Peoples after whom autonomous prefectures are named.
const PEOPLES: [&str; 20] = [
    "布依族",
    "傈僳族",
    "哈尼族",
    "土家族",
    "景颇族",
    "朝鲜族",
    "柯尔克孜",
    "哈萨克",
    "蒙古族",
    "蒙古",
    "藏族",
    "彝族",
    "苗族",
    "侗族",
    "壮族",
    "回族",
    "羌族",
    "白族",
    "傣族",
    "瑶族",
];

/// The county that a text names in such a way; `None` where it names none, nor any prefecture or province with counties here. O(counties).
pub fn county(scenario: &Scenario, text: &str) -> Option<Result<Value, Misread>> {
    let text: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let counties: Vec<&County> = scenario.counties.iter().filter(|county| is_named(scenario, county, &text)).collect();
    let shown = |county: &&County| county.name.zh.clone();
    let mut wider: Vec<String> = Vec::new();
    let is_of = |division: &&domain::Division| text == division.short.zh || text == division.name.zh;
    wider.extend(scenario.divisions.iter().filter(is_of).map(|division| division.name.zh.clone()));
    for county in scenario.counties.iter().filter(|county| names_prefecture(&county.prefecture, &text)) {
        if !wider.contains(&county.prefecture) {
            wider.push(county.prefecture.clone());
        }
    }
    match (&counties[..], &wider[..]) {
        ([], []) => None,
        ([county], []) => Some(Ok(Value::Number(i64::from(county.adcode.0)))),
        // A whole prefecture or province by its only name: one of its counties is meant, or none.
        ([], [only]) => {
            let within: Vec<String> =
                scenario.counties.iter().filter(|county| county.prefecture == *only).map(|county| shown(&county)).collect();
            (!within.is_empty()).then_some(Err(Misread::Ambiguous(within)))
        }
        _ => Some(Err(Misread::Ambiguous([counties.iter().map(shown).collect(), wider].concat()))),
    }
}

/// Whether a text is a county's name without its last word, or with what it lies in before it.
fn is_named(scenario: &Scenario, county: &County, text: &str) -> bool {
    let full = &county.name.zh;
    let names = || [full, &county.short.zh].into_iter().chain(&county.aliases);
    if OF_COUNTIES.iter().any(|word| full.strip_suffix(word) == Some(text)) {
        return true;
    }
    let division = scenario.division(county.province);
    let before = division.into_iter().flat_map(|of| [of.name.zh.as_str(), of.short.zh.as_str()]);
    let prefecture = [county.prefecture.as_str(), short(&county.prefecture)];
    let of_province = before.filter_map(|province| text.strip_prefix(province));
    of_province.chain([text]).any(|rest| {
        let of_prefecture = prefecture.iter().filter(|name| !name.is_empty()).filter_map(|name| rest.strip_prefix(name));
        let of_prefecture = of_prefecture.flat_map(|rest| [rest, rest.trim_start_matches('州')]);
        of_prefecture.chain((rest.len() < text.len()).then_some(rest)).any(|rest| names().any(|name| name == rest))
    })
}

fn names_prefecture(prefecture: &str, text: &str) -> bool {
    !prefecture.is_empty()
        && (text == prefecture || text == short(prefecture) || text.strip_suffix('州') == Some(short(prefecture)))
}

/// A prefecture's name without what prefectures are called and the peoples after whom it is named.
fn short(prefecture: &str) -> &str {
    let mut short = OF_PREFECTURES.iter().find_map(|word| prefecture.strip_suffix(word)).unwrap_or(prefecture);
    while let Some(rest) = PEOPLES.iter().find_map(|people| short.strip_suffix(people)).filter(|rest| !rest.is_empty()) {
        short = rest;
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefectures_have_short_names() {
        for (full, name) in [
            ("临夏回族自治州", "临夏"),
            ("黔西南布依族苗族自治州", "黔西南"),
            ("和田地区", "和田"),
            ("柳州市", "柳州"),
            ("克孜勒苏柯尔克孜自治州", "克孜勒苏"),
        ] {
            assert_eq!(short(full), name);
        }
    }
}
