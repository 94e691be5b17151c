//! Reads flow and assignment problems as their publishers write them. Called by `answer`, and by the bench for its own instances.

use matching::flow::FlowProblem;

/// Reads the DIMACS minimum-cost-flow format. O(text).
///
/// # Errors
/// The first line that is not of the format.
pub fn dimacs(text: &str) -> Result<FlowProblem, String> {
    let mut problem = FlowProblem::default();
    for line in text.lines() {
        let mut words = line.split_ascii_whitespace();
        let kind = words.next().unwrap_or_default();
        let numbers: Vec<i64> = words.filter_map(|word| word.parse().ok()).collect();
        match (kind, numbers.as_slice()) {
            ("p", [nodes, _]) => problem = FlowProblem::new(*nodes as usize),
            ("n", [node, supply]) => match problem.supplies.get_mut((*node - 1) as usize) {
                Some(place) => *place = *supply,
                None => return Err(format!("no such node: {line}")),
            },
            ("a", [tail, head, lower, upper, cost]) => {
                problem.add_arc(*tail as u32 - 1, *head as u32 - 1, *lower, *upper, *cost);
            }
            ("c" | "", _) => {}
            _ => return Err(format!("not of the format: {line}")),
        }
    }
    Ok(problem)
}

/// Reads OR-Library's assignment problems as flows: the number of rows, then the costs row by row, or, where `sparse`, a row, a
/// column and a cost each. O(text).
///
/// # Errors
/// Where the numbers are too few or out of range.
pub fn assignment(text: &str, sparse: bool) -> Result<FlowProblem, String> {
    let mut numbers = text.split_ascii_whitespace().map_while(|word| word.parse::<i64>().ok());
    let size = numbers.next().filter(|size| (1..100_000).contains(size)).ok_or("no number of rows")?;
    let mut problem = FlowProblem::new(2 * size as usize);
    problem.supplies[..size as usize].fill(1);
    problem.supplies[size as usize..].fill(-1);
    let mut add = |row: i64, column: i64, cost: i64| problem.add_arc(row as u32, (size + column) as u32, 0, 1, cost);
    let rest: Vec<i64> = numbers.collect();
    if sparse {
        for three in rest.chunks_exact(3) {
            add(three[0] - 1, three[1] - 1, three[2]);
        }
    } else if rest.len() as i64 == size * size {
        for (at, cost) in rest.into_iter().enumerate() {
            add(at as i64 / size, at as i64 % size, cost);
        }
    } else {
        return Err(format!("{} costs where {} are due", rest.len(), size * size));
    }
    Ok(problem)
}

#[cfg(test)]
mod tests {
    use super::{assignment, dimacs};

    #[test]
    fn problems_are_read_and_what_is_wrong_is_told() {
        let problem = dimacs("c x\np min 2 1\nn 1 4\nn 2 -4\na 1 2 0 9 3\n").unwrap();
        assert_eq!((problem.supplies, problem.arcs[0].upper, problem.arcs[0].cost), (vec![4, -4], 9, 3));
        assert!(dimacs("p min 2 1\nn 3 4\n").is_err() && dimacs("nothing").is_err());
        assert_eq!(assignment(" 2\n 1 2\n 3 4\n", false).unwrap().arcs[2].cost, 3);
        assert_eq!(assignment("2 1 2 7", true).unwrap().arcs[0].head, 3);
        assert!(assignment("2 1 2 7", false).is_err() && assignment("", true).is_err());
    }
}
