//! Instances with known optima, from tests/instances at the top of the repository: every one is solved and verified.

#![expect(clippy::unreadable_literal, reason = "optima read as their publishers print them")]
#![expect(clippy::unwrap_used, reason = "a test may panic, its own functions too")]

use std::{io::Read, path::Path};

use flate2::read::GzDecoder;
use matching::{
    assignment::{CostMatrix, assign},
    certificate::{verify_assignment, verify_flow},
    flow::FlowProblem,
    network_simplex::min_cost_flow,
};

fn text(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/instances").join(name);
    let mut out = String::new();
    GzDecoder::new(std::fs::File::open(path).unwrap()).read_to_string(&mut out).unwrap();
    out
}

/// Reads the DIMACS minimum-cost-flow format.
fn dimacs(name: &str) -> FlowProblem {
    let mut problem = FlowProblem::default();
    for line in text(name).lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let number = |index: usize| words[index].parse::<i64>().unwrap();
        match words.first().copied() {
            Some("p") => problem = FlowProblem::new(number(2) as usize),
            Some("n") => problem.supplies[number(1) as usize - 1] = number(2),
            Some("a") => {
                problem.add_arc(number(1) as u32 - 1, number(2) as u32 - 1, number(3), number(4), number(5));
            }
            _ => {}
        }
    }
    problem
}

fn solves_to(problem: &FlowProblem, optimum: i128) {
    let solution = min_cost_flow(problem).unwrap();
    assert_eq!(verify_flow(problem, &solution), Ok(optimum));
}

macro_rules! instances {
    ($($name:ident: $file:literal, $optimum:literal;)*) => {
        $(#[test] fn $name() { solves_to(&dimacs($file), $optimum); })*
    };
}

instances! {
    a_pair10x7: "flow/a_pair10x7.min.gz", -1915;
    b_transp31x832: "flow/b_transp31x832.min.gz", 101495072;
    c_sub000: "flow/c_sub000.min.gz", 132683668;
    g_bmatch300x3000: "flow/g_bmatch300x3000.min.gz", -7026133;
    gte_bad_20: "published/gte/gte_bad.20.gz", 534457927080;
    gte_bad_40: "published/gte/gte_bad.40.gz", 52099553858;
    gte_bad_60: "published/gte/gte_bad.60.gz", 94643745216;
    gte_bad_160: "published/gte/gte_bad.160.gz", 133728540528;
    gte_bad_200: "published/gte/gte_bad.200.gz", 145285991318;
    gte_bad_460: "published/gte/gte_bad.460.gz", 323727413218;
}

/// OR-Library's dense assignment: n, then the n × n costs.
fn dense_assignment(name: &str) -> FlowProblem {
    let text = text(name);
    let mut numbers = text.split_whitespace().map(|word| word.parse::<i64>().unwrap());
    let n = numbers.next().unwrap() as u32;
    let mut problem = FlowProblem::new(2 * n as usize);
    for row in 0..n {
        (problem.supplies[row as usize], problem.supplies[(n + row) as usize]) = (1, -1);
        for column in 0..n {
            problem.add_arc(row, n + column, 0, 1, numbers.next().unwrap());
        }
    }
    problem
}

#[test]
fn assign100() {
    solves_to(&dense_assignment("published/assign100.txt.gz"), 305);
}

#[test]
fn assign200() {
    solves_to(&dense_assignment("published/assign200.txt.gz"), 475);
}

#[test]
fn assign400() {
    solves_to(&dense_assignment("published/assign400.txt.gz"), 804);
}

#[test]
fn assignp800() {
    // OR-Library's sparse assignment: n, then row, column and cost of each pair that is allowed.
    let text = text("published/assignp800.txt.gz");
    let numbers: Vec<i64> = text.split_whitespace().map(|word| word.parse().unwrap()).collect();
    let n = numbers[0] as u32;
    let mut problem = FlowProblem::new(2 * n as usize);
    problem.supplies[..n as usize].fill(1);
    problem.supplies[n as usize..].fill(-1);
    for pair in numbers[1..].chunks_exact(3) {
        problem.add_arc(pair[0] as u32 - 1, n + pair[1] as u32 - 1, 0, 1, pair[2]);
    }
    solves_to(&problem, 2239);
}

#[test]
fn the_dense_path_finds_the_published_optima() {
    for (name, optimum) in [("assign100", 305), ("assign200", 475), ("assign400", 804)] {
        let text = text(&format!("published/{name}.txt.gz"));
        let numbers: Vec<i64> = text.split_whitespace().map(|word| word.parse().unwrap()).collect();
        let matrix = CostMatrix::new(numbers[0] as usize, numbers[0] as usize, &numbers[1..]).unwrap();
        assert_eq!(verify_assignment(&matrix, &assign(&matrix).unwrap()), Ok(optimum));
    }
}
