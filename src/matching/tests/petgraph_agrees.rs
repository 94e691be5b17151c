//! petgraph's own algorithms as a third opinion: dinics on feasibility, spfa on optimality, union-find on components.

use matching::{
    flow::{FlowError, FlowProblem},
    network_simplex::min_cost_flow,
};
use petgraph::{
    algo::{dinics, spfa},
    graph::DiGraph,
    unionfind::UnionFind,
};
use proptest::prelude::*;

fn cases() -> ProptestConfig {
    let cases = std::env::var("MATCHING_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(1_000);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn problems() -> impl Strategy<Value = FlowProblem> {
    (1_usize..8).prop_flat_map(|nodes| {
        let arc = (0..nodes as u32, 0..nodes as u32, -2_i64..3, 0_i64..7, -4_i64..5);
        (prop::collection::vec(-4_i64..5, nodes), prop::collection::vec(arc, 0..20)).prop_map(|(mut supplies, arcs)| {
            let rest: i64 = supplies[1..].iter().sum();
            supplies[0] = -rest;
            let mut problem = FlowProblem { supplies, arcs: Vec::new() };
            for (tail, head, lower, span, cost) in arcs {
                problem.add_arc(tail, head, lower, lower + span, cost);
            }
            problem
        })
    })
}

/// Whether some flow keeps all bounds: dinics sends all that lower bounds and supplies leave over.
fn feasible_by_dinics(problem: &FlowProblem) -> bool {
    let mut excess = problem.supplies.clone();
    let mut graph = DiGraph::<(), u64>::new();
    let nodes: Vec<_> = excess.iter().map(|_| graph.add_node(())).collect();
    let (source, sink) = (graph.add_node(()), graph.add_node(()));
    for arc in &problem.arcs {
        excess[arc.tail as usize] -= arc.lower;
        excess[arc.head as usize] += arc.lower;
        if arc.tail != arc.head {
            graph.add_edge(nodes[arc.tail as usize], nodes[arc.head as usize], (arc.upper - arc.lower).cast_unsigned());
        }
    }
    let mut wanted = 0;
    for (node, excess) in nodes.iter().zip(excess) {
        if excess > 0 {
            wanted += excess.cast_unsigned();
            graph.add_edge(source, *node, excess.cast_unsigned());
        } else if excess < 0 {
            graph.add_edge(*node, sink, excess.unsigned_abs());
        }
    }
    dinics(&graph, source, sink).0 == wanted
}

/// Whether the residual graph of a flow is without negative cycle: spfa from an added source with an arc of no cost to every node.
fn optimal_by_spfa(problem: &FlowProblem, flow: &[i64]) -> bool {
    let mut graph = DiGraph::<(), f64>::new();
    let nodes: Vec<_> = problem.supplies.iter().map(|_| graph.add_node(())).collect();
    let source = graph.add_node(());
    for node in &nodes {
        graph.add_edge(source, *node, 0.0);
    }
    for (arc, flow) in problem.arcs.iter().zip(flow) {
        let (tail, head) = (nodes[arc.tail as usize], nodes[arc.head as usize]);
        if *flow < arc.upper {
            graph.add_edge(tail, head, arc.cost as f64);
        }
        if *flow > arc.lower {
            graph.add_edge(head, tail, -arc.cost as f64);
        }
    }
    spfa(&graph, source, |edge| *edge.weight()).is_ok()
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn dinics_finds_a_flow_where_there_is_one_and_spfa_no_cheaper_one(problem in problems()) {
        match min_cost_flow(&problem) {
            Ok(solution) => {
                prop_assert!(feasible_by_dinics(&problem));
                prop_assert!(optimal_by_spfa(&problem, &solution.flow));
                // A dearer flow has a negative cycle: the check can fail.
                let mut dearer = problem.clone();
                for arc in &mut dearer.arcs {
                    arc.cost = -arc.cost;
                }
                let most = min_cost_flow(&dearer).unwrap();
                prop_assert_eq!(-most.cost == solution.cost, optimal_by_spfa(&problem, &most.flow));
            }
            Err(FlowError::Infeasible(_)) => prop_assert!(!feasible_by_dinics(&problem)),
            Err(error) => panic!("{error}"),
        }
    }

    #[test]
    fn union_finds_components_are_solved_as_if_alone(problem in problems()) {
        let mut sets = UnionFind::new(problem.supplies.len());
        for arc in &problem.arcs {
            sets.union(arc.tail as usize, arc.head as usize);
        }
        let labels = sets.into_labeling();
        let mut total = Some(0);
        for label in 0..labels.len() {
            if !labels.contains(&label) {
                continue;
            }
            let mut part = FlowProblem::new(problem.supplies.len());
            for (node, supply) in problem.supplies.iter().enumerate().filter(|(node, _)| labels[*node] == label) {
                part.supplies[node] = *supply;
            }
            part.arcs.extend(problem.arcs.iter().filter(|arc| labels[arc.tail as usize] == label));
            total = total.zip(min_cost_flow(&part).ok()).map(|(total, part): (i128, _)| total + part.cost);
        }
        prop_assert_eq!(min_cost_flow(&problem).ok().map(|solution| solution.cost), total);
    }
}
