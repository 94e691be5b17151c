//! Prints value, bound, gap and work of the joint search on an instance: `joint FILE [SECONDS] [east|west]`.

#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a tool for the command line")]

#[path = "../tests/instance/mod.rs"]
mod instance;

use std::time::Instant;

use planning::joint::{JointSearch, owner::OwningSide};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().unwrap();
    let seconds: u64 = arguments.next().map_or(10, |text| text.parse().unwrap());
    let side = if arguments.next().as_deref() == Some("west") { OwningSide::West } else { OwningSide::East };
    let instance = instance::read(std::path::Path::new(&path));
    let points = |value: i64| value as f64 / instance.scale as f64;
    let start = Instant::now();
    let mut search = JointSearch::new(&instance.problem, side).unwrap();
    let mut due = [50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000, 60_000, 120_000, 300_000].into_iter().peekable();
    loop {
        let more = search.advance(200).unwrap();
        let elapsed = start.elapsed();
        let over = !more || elapsed.as_secs() >= seconds;
        if over || due.peek().is_some_and(|due| elapsed.as_millis() >= *due) {
            while due.peek().is_some_and(|due| elapsed.as_millis() >= *due) {
                due.next();
            }
            let value = search.best().map_or(f64::NAN, |(value, _)| points(*value));
            let bound = search.bound().map_or(f64::NAN, points);
            println!(
                "{:7.3} s  value {value:.6} ({:+.3} %)  bound {bound:.6}  gap {:.3} %  steps {}  nodes {}  proof {}",
                elapsed.as_secs_f64(),
                (value / instance.optimum_points - 1.0) * 100.0,
                (bound / value - 1.0) * 100.0,
                search.steps(),
                search.nodes,
                search.proof.nodes.len(),
            );
        }
        if over {
            break;
        }
    }
}
