#[path = "../tests/instance/mod.rs"]
mod instance;
use planning::joint::{core::Core, evaluator::*, pair_set::PairSet, JointSearch, owner::OwningSide};
use std::{rc::Rc, time::Instant};
fn main() {
    let path = std::env::args().nth(1).unwrap();
    let inst = instance::read(std::path::Path::new(&path));
    let scale = inst.scale as f64;
    let mut s = JointSearch::new(&inst.problem, OwningSide::East).unwrap();
    s.advance(60000).unwrap();
    let (v, y) = s.best().unwrap().clone();
    println!("opt {} found {}", inst.optimum_points, v as f64/scale);
    let core = Rc::new(Core::new(&inst.problem).unwrap());
    let mut e = Evaluator::new(Rc::clone(&core));
    let t = Instant::now();
    let d = e.divisible(&y).unwrap();
    println!("div {} in {:?} steps {}", d as f64/scale, t.elapsed(), e.steps());
    let t = Instant::now();
    for _ in 0..30 {
        let i = e.interval(&y, i64::MIN, 400).unwrap();
        println!("{:?} {:?} {:?} steps {}", i.found.map(|x| x as f64/scale), i.bound.map(|x| x as f64/scale), t.elapsed(), e.steps());
        if i.found == i.bound { break; }
    }
    e.describe(&y);
}
