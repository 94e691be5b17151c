//! Prints value, bound, gap and work of the joint search on an instance: `joint FILE [SECONDS] [plentiful|large]`.

#![expect(clippy::print_stdout, clippy::unwrap_used, clippy::disallowed_types, reason = "a tool that measures time")]

#[path = "../../tests/instance/mod.rs"]
mod instance;
mod shape;

use std::time::Instant;

use planning::{certificate::Checker, joint::JointSearch};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().unwrap();
    let seconds: u64 = arguments.next().map_or(10, |text| text.parse().unwrap());
    let mut instance = instance::read(std::path::Path::new(&path));
    match arguments.next().as_deref() {
        Some("plentiful") => instance.problem = shape::plentiful(instance.problem),
        Some("large") => instance.problem = shape::large(&instance.problem, 20_200_525),
        _ => {}
    }
    let points = |value: i64| value as f64 / instance.scale as f64;
    let optimum = instance.optimum.map_or(instance.optimum_points, points);
    let start = Instant::now();
    let mut search = JointSearch::new(&instance.problem).unwrap();
    let mut due =
        [50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000, 60_000, 120_000, 300_000].into_iter().peekable();
    loop {
        let more = search.advance(200, u64::MAX).unwrap();
        let elapsed = start.elapsed();
        let over = !more || elapsed.as_secs() >= seconds;
        if over || due.peek().is_some_and(|due| elapsed.as_millis() >= *due) {
            while due.peek().is_some_and(|due| elapsed.as_millis() >= *due) {
                due.next();
            }
            let value = search.best().map_or(f64::NAN, |(value, _)| points(*value));
            let bound = search.bound().map_or(f64::NAN, points);
            println!(
                "{:7.3} s  value {value:.6} ({:+.3} %)  bound {bound:.6}  gap {:.3} %  flows {}  evaluations {}  nodes {}  proof {}",
                elapsed.as_secs_f64(),
                (value / optimum - 1.0) * 100.0,
                (bound / value - 1.0) * 100.0,
                search.flows(),
                search.evaluations(),
                search.nodes,
                search.proof.nodes.len(),
            );
        }
        if over {
            break;
        }
    }
    if let (true, Some((value, _))) = (search.is_finished(), search.best()) {
        let start = Instant::now();
        let mut checker = Checker::new(&instance.problem, search.certificate(), *value);
        let verdict = loop {
            match checker.advance(10_000) {
                Ok(true) => {}
                verdict => break verdict,
            }
        };
        println!("proof checked: {verdict:?} in {:.3} s", start.elapsed().as_secs_f64());
    }
}
