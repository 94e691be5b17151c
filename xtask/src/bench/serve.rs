//! Our solver as a child process that answers like the others (see `peer`).

use std::{
    fs,
    hint::black_box,
    io::{self, BufRead, Write},
    path::Path,
    time::Instant,
};

use matching::{
    assignment::{CostMatrix, assign},
    network_simplex::{Settings, solve_network},
};
use ndarray::Array2;
use pathfinding::{matrix::Matrix, prelude::kuhn_munkres_min};
use trial::{confidence::Resolves, joint_file::JointFile, race::Race, unpack};

use crate::{
    instance::{Columns, read_file},
    warm,
};

/// Answers line by line until the input ends.
pub fn serve() -> io::Result<()> {
    let mut problems: Vec<Columns> = Vec::new();
    for line in io::stdin().lock().lines() {
        let line = line?;
        let words: Vec<&str> = line.split(' ').collect();
        let answer = match words.as_slice() {
            ["load", path, ..] => match read_file(Path::new(path)) {
                Ok(read) => {
                    problems = read;
                    "ok".to_owned()
                }
                Err(error) => error.to_string(),
            },
            ["run", method] => run(method, &problems),
            ["warm", count] => warm::measure(&problems[0], count.parse().unwrap_or(100)),
            ["race", path, seconds] => race(Path::new(path), seconds.parse().unwrap_or(1)).unwrap_or_else(|error| error),
            ["resolves", path, count, swaps] => {
                let count = count.parse().unwrap_or(1);
                resolves(Path::new(path), count, *swaps == "1").unwrap_or_else(|error| error)
            }
            ["peak"] => peak().to_string(),
            _ => "what?".to_owned(),
        };
        let mut out = io::stdout().lock();
        writeln!(out, "{answer}")?;
        out.flush()?;
    }
    Ok(())
}

/// Solves all problems by a method: time in nanoseconds and cost, or what went wrong.
fn run(method: &str, problems: &[Columns]) -> String {
    match method {
        "flow" => timed(|| problems.iter().map(flow).sum()),
        "assign" => timed(|| problems.iter().map(assignment).sum()),
        "pathfinding" => {
            let size = problems[0].supply.len() / 2;
            let weights: Vec<i64> = problems[0].cost.iter().map(|cost| (*cost).into()).collect();
            match Matrix::from_vec(size, size, weights) {
                Ok(weights) => timed(|| Ok(kuhn_munkres_min(&weights).0.into())),
                Err(error) => error.to_string(),
            }
        }
        "lapjv" => {
            let size = problems[0].supply.len() / 2;
            let costs = problems[0].cost.iter().map(|cost| f64::from(*cost)).collect();
            match Array2::from_shape_vec((size, size), costs) {
                Ok(costs) => timed(|| {
                    let (columns, _) = lapjv::lapjv(&costs).map_err(|error| format!("{error:?}"))?;
                    Ok(columns.iter().enumerate().map(|(row, column)| costs[[row, *column]] as i128).sum())
                }),
                Err(error) => error.to_string(),
            }
        }
        _ => "no such method".to_owned(),
    }
}

fn timed(solve: impl FnOnce() -> Result<i128, String>) -> String {
    let start = Instant::now();
    let cost = solve();
    let spent = start.elapsed().as_nanos();
    cost.map_or_else(|error| error, |cost| format!("{spent} {cost}"))
}

fn flow(problem: &Columns) -> Result<i128, String> {
    let solution = solve_network(problem, &Settings::default()).map_err(|error| error.to_string())?;
    Ok(black_box(solution).cost)
}

fn assignment(problem: &Columns) -> Result<i128, String> {
    let size = problem.supply.len() / 2;
    let matrix = CostMatrix::new(size, size, &problem.cost).map_err(|error| error.to_string())?;
    Ok(black_box(assign(&matrix).map_err(|error| error.to_string())?).cost)
}

/// Flows between two looks at a search.
const FLOWS_A_SLICE: u64 = 200;

/// The joint search: "t value bound;…" in seconds and points, then how it ended.
fn race(path: &Path, seconds: u64) -> Result<String, String> {
    let file = JointFile::parse(&unpack(&fs::read(path).map_err(|error| error.to_string())?)?)?;
    let points = |value: i64| value as f64 / file.scale as f64;
    let start = Instant::now();
    let mut race = Race::new(&file, u64::MAX)?;
    let mut trace = Vec::new();
    let mut last = None;
    loop {
        let more = race.advance(FLOWS_A_SLICE)?;
        let (standing, elapsed) = (race.standing(), start.elapsed());
        if let (Some((value, bound)), true) = (standing, standing != last || !more) {
            trace.push(format!("{:.3} {:.9} {:.9}", elapsed.as_secs_f64(), points(value), points(bound)));
        }
        last = standing;
        if !more || elapsed.as_secs() >= seconds {
            return Ok(format!("{}|{}", trace.join(";"), if more { "limit" } else { "proved" }));
        }
    }
}

/// Re-solves of the reference scenario: nanoseconds and a number to compare.
fn resolves(path: &Path, count: u32, with_swaps: bool) -> Result<String, String> {
    let text = fs::read_to_string(path).map_err(|error| error.to_string())?;
    let start = Instant::now();
    let mut resolves = Resolves::new(&text, count, with_swaps)?;
    while resolves.advance(20) {}
    Ok(format!("{} {}", start.elapsed().as_nanos(), resolves.sum()))
}

/// Greatest resident memory of this process in KiB; 0 where the system does not tell.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
