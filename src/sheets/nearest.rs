//! Names most like one that is not known.

/// Most names that are told.
const TOLD: usize = 3;

/// The names most like a text, the likest first; none that shares less than half with it. O(names × length²).
pub fn nearest(text: &str, names: &[String]) -> Vec<String> {
    let wanted: Vec<char> = text.chars().take(40).collect();
    let mut near: Vec<(usize, usize, &String)> = names
        .iter()
        .enumerate()
        .map(|(place, name)| (distance(&wanted, &name.chars().take(40).collect::<Vec<_>>()), place, name))
        .filter(|(distance, _, name)| *distance * 2 <= wanted.len().max(name.chars().count()) + 1)
        .collect();
    near.sort_unstable();
    near.into_iter().map(|(_, _, name)| name.clone()).take(TOLD).collect()
}

/// How many characters must be put in, taken away or changed (Levenshtein). O(product of the lengths).
fn distance(one: &[char], other: &[char]) -> usize {
    let mut before: Vec<usize> = (0..=other.len()).collect();
    for (row, letter) in one.iter().enumerate() {
        let mut now = vec![row + 1];
        for (column, of_other) in other.iter().enumerate() {
            let changed = before[column] + usize::from(letter != of_other);
            now.push(changed.min(before[column + 1] + 1).min(now[column] + 1));
        }
        before = now;
    }
    before[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_likest_names_come_first() {
        let names: Vec<String> = ["融水", "融安", "三江", "和田"].map(str::to_owned).into();
        assert_eq!(nearest("融氷", &names), ["融水", "融安"]);
        assert_eq!(nearest("完全不同的名字", &names), Vec::<String>::new());
    }
}
