//! Every long call can be stopped, tells steps that never fall, and gives the same answer when it is followed as when it is not.

use std::{
    fmt::Debug,
    ops::ControlFlow::{self, Break, Continue},
};

use matching::{
    assignment::{CostMatrix, assign, assign_until},
    b_matching::{BEdge, BMatchingProblem, Degree, EdgeRule, max_weight_b_matching, max_weight_b_matching_until},
    flow::FlowProblem,
    hopcroft_karp::{maximum_bipartite_matching, maximum_bipartite_matching_until},
    k_best::{best_b_matchings, best_b_matchings_until},
    leximin::{GroupDemand, Lane, LeximinProblem, leximin_transportation, leximin_until},
    network_simplex::{NetworkSimplex, Settings, min_cost_flow, solve_network_until},
    progress::Outcome,
    successive_shortest_paths::{least_cost, least_cost_until},
};
use petgraph::graph::UnGraph;

/// Pivots, at most, between two calls of the caller's function.
const PIVOTS_A_REPORT: u64 = 64;

type Follow<'a> = &'a mut dyn FnMut(u64) -> ControlFlow<()>;

/// A stream of small numbers (`SplitMix64`, Steele, Lea & Flood 2014).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: i64) -> i64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % limit as u64) as i64
    }
}

/// Holds a call against its namesake: followed to the end it gives the same and is told steps that never fall, each at most `apart`
/// above the last; stopped anywhere, it stops there. Gives back the steps told.
fn follows<T: PartialEq + Debug>(expected: T, apart: u64, call: impl Fn(Follow<'_>) -> Outcome<T>) -> Vec<u64> {
    let mut told = Vec::new();
    let answer = call(&mut |steps| {
        told.push(steps);
        Continue(())
    });
    assert_eq!(answer, Outcome::Done(expected));
    assert!(!told.is_empty(), "a call that tells nothing cannot be stopped");
    assert!(told.windows(2).all(|two| two[0] <= two[1] && two[1] - two[0] <= apart), "{told:?}");
    for stop in (0..told.len()).step_by(1 + told.len() / 10) {
        let mut calls = 0;
        let stopped = call(&mut |_| {
            calls += 1;
            if calls > stop { Break(()) } else { Continue(()) }
        });
        assert_eq!((stopped, calls), (Outcome::Stopped { steps: told[stop] }, stop + 1));
    }
    told
}

/// Two components: a transportation problem that takes some hundred pivots, and a small one.
fn flow() -> FlowProblem {
    let mut numbers = Numbers(1);
    let mut problem = FlowProblem { supplies: vec![3; 60], arcs: Vec::new() };
    problem.supplies.extend([-3; 60]);
    for tail in 0..60 {
        for head in 60..120 {
            problem.add_arc(tail, head, 0, 1 + numbers.below(3), numbers.below(100));
        }
    }
    let (one, other) = (problem.add_node(2), problem.add_node(-2));
    problem.add_arc(one, other, 0, 1, 4);
    problem.add_arc(one, other, 0, 5, 6);
    problem
}

fn pairs(size: u32) -> BMatchingProblem {
    let mut numbers = Numbers(2);
    let degree = Degree { least: 1, most: 2 };
    let ends = (0..size).flat_map(|left| (0..size).map(move |right| (left, right)));
    let edges = ends.map(|(left, right)| BEdge { left, right, weight: numbers.below(90) - 20, rule: EdgeRule::Free }).collect();
    BMatchingProblem { left: vec![degree; size as usize], right: vec![degree; size as usize], edges }
}

#[test]
fn a_flow_is_followed_and_stopped() {
    let problem = flow();
    let told = follows(min_cost_flow(&problem).unwrap(), PIVOTS_A_REPORT, |follow| {
        solve_network_until(&problem, &Settings::default(), follow).unwrap()
    });
    assert!(told.len() > 3, "{told:?}");
}

#[test]
fn a_kept_flow_that_is_stopped_again_and_again_comes_to_the_same_answer() {
    let problem = flow();
    let expected = min_cost_flow(&problem).unwrap();
    let mut simplex = NetworkSimplex::new(&problem).unwrap();
    let mut stops = 0;
    let found = loop {
        let mut is_first = true;
        // The first call of each solve may be where the last one stopped.
        match simplex.solve_until(|_| if std::mem::take(&mut is_first) { Continue(()) } else { Break(()) }).unwrap() {
            Outcome::Done(found) => break found,
            Outcome::Stopped { .. } => stops += 1,
        }
    };
    assert!(stops > 3);
    assert_eq!(found, expected);
}

#[test]
fn b_matchings_are_followed_and_stopped() {
    let problem = pairs(20);
    follows(max_weight_b_matching(&problem).unwrap(), PIVOTS_A_REPORT, |follow| {
        max_weight_b_matching_until(&problem, follow).unwrap()
    });
}

#[test]
fn a_ranking_that_is_stopped_has_the_best_ones_found_so_far() {
    let (problem, count) = (pairs(5), 30);
    let expected = best_b_matchings(&problem, count).unwrap();
    let mut told = Vec::new();
    let all = best_b_matchings_until(&problem, count, |steps| {
        told.push(steps);
        Continue(())
    });
    let all = all.unwrap();
    assert_eq!((&all.best, all.is_stopped), (&expected, false));
    assert!(
        told.is_sorted() && told.windows(2).all(|two| two[1] - two[0] <= PIVOTS_A_REPORT) && told.last() <= Some(&all.steps)
    );
    let mut lengths = Vec::new();
    for stop in (0..told.len()).step_by(told.len() / 20) {
        let mut calls = 0;
        let some = best_b_matchings_until(&problem, count, |_| {
            calls += 1;
            if calls > stop { Break(()) } else { Continue(()) }
        });
        let some = some.unwrap();
        assert_eq!((some.steps, some.is_stopped, calls), (told[stop], true, stop + 1));
        assert_eq!(some.best, expected[..some.best.len()]);
        lengths.push(some.best.len());
    }
    assert!(lengths.is_sorted() && lengths[0] == 0 && lengths.last() > Some(&20), "{lengths:?}");
    assert!(!best_b_matchings_until(&problem, 0, |_| Break(())).unwrap().is_stopped, "nothing is found at once");
}

#[test]
fn the_fairest_flow_is_followed_and_stopped() {
    let mut numbers = Numbers(3);
    let groups = 12;
    let problem = LeximinProblem {
        capacities: (0..8).map(|_| 200 + numbers.below(300)).collect(),
        demands: (0..40).map(|demand| GroupDemand { group: demand % groups, quantity: 20 + numbers.below(80) }).collect(),
        needs: (0..groups).map(|_| 150 + numbers.below(400)).collect(),
        lanes: (0..200)
            .map(|_| Lane {
                source: numbers.below(8) as u32,
                demand: numbers.below(40) as u32,
                lower: 0,
                upper: 10 + numbers.below(60),
                cost: numbers.below(50),
            })
            .collect(),
    };
    let told = follows(leximin_transportation(&problem).unwrap(), 2 * PIVOTS_A_REPORT + 4 * 7 + 1, |follow| {
        leximin_until(&problem, follow).unwrap()
    });
    assert!(told.len() > 20, "{told:?}");
}

#[test]
fn assignments_are_followed_and_stopped_on_both_ways() {
    let size = 60;
    let mut numbers = Numbers(4);
    let random: Vec<i64> = (0..size * size).map(|_| numbers.below(1_000)).collect();
    // On these costs the fast path gives up (Machol & Wien 1976).
    let hard: Vec<i64> = (0..size * size).map(|at| (at / size + 1) * (at % size + 1)).collect();
    for (costs, fell_back) in [(random, false), (hard, true)] {
        let matrix = CostMatrix::new(size as usize, size as usize, &costs).unwrap();
        let expected = assign(&matrix).unwrap();
        assert_eq!(expected.fell_back, fell_back);
        follows(expected, u64::MAX, |follow| assign_until(&matrix, follow).unwrap());
    }
}

#[test]
fn matchings_and_shortest_paths_are_followed_and_stopped() {
    let mut graph = UnGraph::<(), ()>::default();
    let nodes: Vec<_> = (0..80).map(|_| graph.add_node(())).collect();
    let mut numbers = Numbers(5);
    for _ in 0..100 {
        graph.add_edge(nodes[numbers.below(40) as usize], nodes[40 + numbers.below(40) as usize], ());
    }
    let told = follows(maximum_bipartite_matching(&graph).unwrap(), 1, |follow| {
        maximum_bipartite_matching_until(&graph, follow).unwrap()
    });
    assert!(told.len() > 2, "{told:?}");
    let problem = flow();
    follows(least_cost(&problem), 1, |follow| least_cost_until(&problem, follow));
}
