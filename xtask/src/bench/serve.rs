//! Our solver as a child process that answers like the others (see `peer`).

use std::{
    fs,
    hint::black_box,
    io::{self, BufRead, Write},
    path::Path,
    time::Instant,
};

use matching::{
    flow::FlowError,
    network_simplex::{Settings, solve_network},
};

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
            ["run", _method] => {
                let start = Instant::now();
                let cost = problems.iter().map(solve).sum::<Result<i128, FlowError>>();
                let spent = start.elapsed().as_nanos();
                cost.map_or_else(|error| error.to_string(), |cost| format!("{spent} {cost}"))
            }
            ["warm", count] => warm::measure(&problems[0], count.parse().unwrap_or(100)),
            ["peak"] => peak().to_string(),
            _ => "what?".to_owned(),
        };
        let mut out = io::stdout().lock();
        writeln!(out, "{answer}")?;
        out.flush()?;
    }
    Ok(())
}

fn solve(problem: &Columns) -> Result<i128, FlowError> {
    let solution = solve_network(problem, &Settings::default())?;
    Ok(black_box(solution).cost)
}

/// Greatest resident memory of this process in KiB; 0 where the system does not tell.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
