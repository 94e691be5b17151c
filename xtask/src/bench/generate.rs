//! Seeded instances: the large ones that no file holds. The same seed gives the same instances on every machine.

use crate::instance::Columns;

/// `SplitMix64` (Steele, Lea & Flood 2014).
pub struct Random(pub u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from `low` up to, without, `high`.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        low + (self.next() % (high - low) as u64) as i64
    }
}

/// A dense transportation problem with costs by distance on a plane and some noise; what is not needed goes to a last node.
pub fn transportation(random: &mut Random, sources: usize, sinks: usize) -> Columns {
    let supply: Vec<i64> = (0..sources).map(|_| random.between(500, 3_000)).collect();
    let asked: Vec<i64> = (0..sinks).map(|_| random.between(5, 120)).collect();
    let (total, wanted): (i64, i64) = (supply.iter().sum(), asked.iter().sum());
    // 85 % of the supply is asked for.
    let demand: Vec<i64> = asked.iter().map(|asked| (asked * total * 85 / (wanted * 100)).max(1)).collect();
    let mut place = |east: i64| (random.between(0, 2_500) + east, random.between(0, 1_500));
    let from: Vec<_> = (0..sources).map(|_| place(3_000)).collect();
    let to: Vec<_> = (0..sinks).map(|_| place(0)).collect();
    let mut problem = Columns::default();
    problem.supply.extend(supply.iter().map(|supply| *supply as i32));
    problem.supply.extend(demand.iter().map(|demand| -*demand as i32));
    problem.supply.push((demand.iter().sum::<i64>() - total) as i32);
    for source in 0..sources {
        for sink in 0..sinks {
            let (x, y) = (from[source].0 - to[sink].0, from[source].1 - to[sink].1);
            let cost = (x * x + y * y).isqrt() + random.between(0, 50);
            problem.add(source, sources + sink, supply[source].min(demand[sink]) as i32, cost as i32);
        }
    }
    for (source, supply) in supply.iter().enumerate() {
        problem.add(source, sources + sinks, *supply as i32, 0);
    }
    problem
}

/// 360 transportation problems of 31 sources (30 products × 12 months).
pub fn products_and_months() -> Vec<Columns> {
    let mut random = Random(3);
    (0..360)
        .map(|_| {
            let sinks = random.between(50, 71) as usize;
            transportation(&mut random, 31, sinks)
        })
        .collect()
}

/// Buyers of the national case.
const BUYERS: usize = 31;
/// Products of the national case.
const PRODUCTS: usize = 30;
/// Months of the national case.
const MONTHS: usize = 12;

/// The national case as one flow: each county sells two or three products in every month, to any buyer; a buyer takes up to 130 % of
/// its share of a product in a month, and over all of them exactly four fifths of it. What is not sold goes to a last node. It has a
/// flow: four fifths of every amount, shared out alike.
pub fn national(counties: usize) -> Columns {
    let mut random = Random(9);
    let mut place = |east: i64| (random.between(0, 2_500) + east, random.between(0, 1_500));
    let buyers: Vec<_> = (0..BUYERS).map(|_| place(3_000)).collect();
    let towns: Vec<_> = (0..counties).map(|_| place(0)).collect();
    let shares: Vec<i64> = (0..BUYERS).map(|_| random.between(10, 60)).collect();
    let all_shares: i64 = shares.iter().sum();
    let slots = PRODUCTS * MONTHS;
    let (slot_node, buyer_node) = (|buyer: usize, slot: usize| buyer * slots + slot, |buyer: usize| BUYERS * slots + buyer);
    let unsold = buyer_node(BUYERS);
    let mut problem = Columns { supply: vec![0; unsold + 1], ..Columns::default() };
    let mut offered = vec![0_i64; slots];
    for town in towns {
        let first = random.between(0, PRODUCTS as i64) as usize;
        for number in 0..random.between(2, 4) as usize {
            let product = (first + 7 * number) % PRODUCTS;
            for month in 0..MONTHS {
                let (slot, amount) = (product * MONTHS + month, random.between(5, 400));
                offered[slot] += amount;
                let node = problem.supply.len();
                problem.supply.push(amount as i32);
                for (buyer, at) in buyers.iter().enumerate() {
                    let (x, y) = (at.0 - town.0, at.1 - town.1);
                    let cost = (x * x + y * y).isqrt() + random.between(0, 200);
                    problem.add(node, slot_node(buyer, slot), amount as i32, cost as i32);
                }
                problem.add(node, unsold, amount as i32, 0);
            }
        }
    }
    let mut left: i64 = offered.iter().sum();
    for (buyer, share) in shares.iter().enumerate() {
        let mut due = 0;
        for (slot, amount) in offered.iter().enumerate() {
            let part = amount * 4 * share / (5 * all_shares);
            due += part;
            problem.add(slot_node(buyer, slot), buyer_node(buyer), (part * 13 / 10 + 1) as i32, 0);
        }
        problem.supply[buyer_node(buyer)] = -due as i32;
        left -= due;
    }
    problem.supply[unsold] = -left as i32;
    problem
}

/// Several problems as one.
pub fn together(problems: &[Columns]) -> Columns {
    let mut all = Columns::default();
    for problem in problems {
        let first = all.supply.len();
        all.supply.extend(&problem.supply);
        for arc in 0..problem.cost.len() {
            let (tail, head) = (first + problem.tail[arc] as usize, first + problem.head[arc] as usize);
            all.add(tail, head, problem.upper[arc], problem.cost[arc]);
        }
    }
    all
}

/// A dense assignment problem.
pub fn assignment(size: usize, mut cost: impl FnMut(usize, usize) -> i64) -> Columns {
    let mut problem = Columns::default();
    problem.supply.resize(size, 1);
    problem.supply.resize(2 * size, -1);
    for row in 0..size {
        for column in 0..size {
            problem.add(row, size + column, 1, cost(row, column) as i32);
        }
    }
    problem
}

/// A sparse transportation problem that has a flow: each sink takes some over three of its arcs.
pub fn sparse_transportation(sources: usize, sinks: usize, arcs: usize) -> Columns {
    let mut random = Random(6);
    let mut ends = std::collections::BTreeSet::new();
    for sink in 0..sinks {
        while ends.len() < (sink + 1) * (arcs / sinks) {
            ends.insert((random.between(0, sources as i64) as usize, sink));
        }
    }
    while ends.len() < arcs {
        ends.insert((random.between(0, sources as i64) as usize, random.between(0, sinks as i64) as usize));
    }
    let mut problem = Columns { supply: vec![0; sources + sinks], ..Columns::default() };
    let mut fed = vec![0; sinks];
    for (source, sink) in ends {
        let mut flow = 0;
        // The first of a sink's arcs come from the first sources: skip most, so that all sources send.
        if fed[sink] < 3 && random.between(0, 8) == 0 {
            flow = random.between(1, 30) as i32;
            fed[sink] += 1;
        }
        problem.supply[source] += flow;
        problem.supply[sources + sink] -= flow;
        let upper = flow + random.between(5, 60) as i32;
        problem.add(source, sources + sink, upper, random.between(1, 10_001) as i32);
    }
    problem
}
