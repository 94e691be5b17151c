use std::rc::Rc;
use planning::{strategies::{decision::Decision, seek::Seek}};
use crate::fixture::{reference, timed};
#[test]
fn probe() {
    let case = reference();
    let d = timed("decision", || Decision::new(case.scenario.clone()).unwrap());
    let alone = d.alone.clone();
    timed("decision with alone", || Decision::with_alone(case.scenario.clone(), alone).unwrap());
    let start = [d.rules().best(&d.alone_totals()).unwrap().unwrap(), d.pairing(case.scenario.existing())];
    for js in [0, 2000, 10000, 30000] {
        let mut s = timed("seek new", || Seek::new(&d.problem, Rc::clone(&d.core), &start, js).unwrap());
        let t = std::time::Instant::now();
        let mut n = 0; let mut last = 0;
        loop { n += 1; let more = s.advance(1).unwrap(); if let Some((v, _)) = s.best() { if *v != last { last = *v; println!("  tick {n} {:?} value {v} steps {}", t.elapsed(), s.steps()); } } if !more { break; } }
        println!("js {js} ticks {n} {:?} best {:?} bound {:?} steps {}", t.elapsed(), s.best().map(|b| b.0), s.bound(), s.steps());
    }
}
