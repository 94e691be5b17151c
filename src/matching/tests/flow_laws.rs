//! Laws of the flow algorithms on random small problems: two algorithms and the certificate agree, infeasibility is proved.

use matching::{
    b_matching::{BEdge, BMatchingProblem, Degree, EdgeRule, max_weight_b_matching},
    certificate::{CertificateError, verify_flow, verify_infeasible},
    flow::{FlowError, FlowProblem},
    network_simplex::{NetworkSimplex, min_cost_flow},
    successive_shortest_paths::least_cost,
};
use proptest::prelude::*;

/// Cases a law is tried on; `MATCHING_CASES` sets it for a long run.
fn cases() -> ProptestConfig {
    let cases = std::env::var("MATCHING_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(1_000);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// Small problems with ties, parallel arcs, self-loops, zero capacities, negative costs and lower bounds.
fn problems() -> impl Strategy<Value = FlowProblem> {
    (1_usize..7).prop_flat_map(|nodes| {
        let arc = (0..nodes as u32, 0..nodes as u32, -2_i64..3, 0_i64..6, -4_i64..5);
        (prop::collection::vec(-4_i64..5, nodes), prop::collection::vec(arc, 0..14)).prop_map(move |(mut supplies, arcs)| {
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

fn check(problem: &FlowProblem) {
    match min_cost_flow(problem) {
        Ok(solution) => {
            assert_eq!(verify_flow(problem, &solution), Ok(solution.cost));
            assert_eq!(least_cost(problem), Some(solution.cost));
        }
        Err(FlowError::Infeasible(cut)) => {
            assert_eq!(verify_infeasible(problem, &cut), Ok(()));
            assert_eq!(least_cost(problem), None);
        }
        Err(error) => panic!("{error}"),
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn two_algorithms_agree_and_the_certificate_accepts(problem in problems()) {
        check(&problem);
    }

    #[test]
    fn a_warm_start_costs_what_a_cold_one_does(problem in problems(), costs in prop::collection::vec(-4_i64..5, 14)) {
        let mut simplex = NetworkSimplex::new(&problem).unwrap();
        let first = simplex.solve();
        let mut changed = problem.clone();
        for (arc, cost) in changed.arcs.iter_mut().zip(&costs) {
            arc.cost = *cost;
        }
        for (index, cost) in costs.iter().enumerate().take(problem.arcs.len()) {
            simplex.set_cost(index, *cost);
        }
        if first.is_ok() {
            let warm = simplex.solve().unwrap();
            prop_assert_eq!(verify_flow(&changed, &warm), Ok(min_cost_flow(&changed).unwrap().cost));
        }
    }

    #[test]
    fn a_b_matching_is_the_best_of_all_choices(
        left in prop::collection::vec((0_u32..3, 0_u32..3), 1..4),
        right in prop::collection::vec((0_u32..3, 0_u32..3), 1..4),
        weights in prop::collection::vec((-3_i64..6, 0_u8..8), 9),
    ) {
        let degree = |(least, more): &(u32, u32)| Degree { least: *least, most: least + more };
        let mut problem = BMatchingProblem {
            left: left.iter().map(degree).collect(),
            right: right.iter().map(degree).collect(),
            edges: Vec::new(),
        };
        for l in 0..left.len() {
            for r in 0..right.len() {
                let (weight, rule) = weights[l * 3 + r];
                let rule = match rule { 0 => EdgeRule::Pinned, 1 => EdgeRule::Forbidden, _ => EdgeRule::Free };
                problem.edges.push(BEdge { left: l as u32, right: r as u32, weight, rule });
            }
        }
        let best = (0..1_u32 << problem.edges.len()).filter_map(|choice| weight_of(&problem, choice)).max();
        match max_weight_b_matching(&problem) {
            Ok(found) => {
                prop_assert_eq!(Some(found.weight), best.map(i128::from));
                prop_assert!(verify_flow(&problem.circulation(), &found.circulation).is_ok());
            }
            Err(FlowError::Infeasible(_)) => prop_assert_eq!(best, None),
            Err(error) => panic!("{error}"),
        }
    }
}

/// Weight of a choice of edges (bits), if it keeps all degrees and rules.
fn weight_of(problem: &BMatchingProblem, choice: u32) -> Option<i64> {
    let chosen = |index: usize| choice >> index & 1 == 1;
    let fits = |node: u32, degree: &Degree, of: fn(&BEdge) -> u32| {
        let count = problem.edges.iter().enumerate().filter(|(i, edge)| chosen(*i) && of(edge) == node).count() as u32;
        (degree.least..=degree.most).contains(&count)
    };
    let rules = problem.edges.iter().enumerate().all(|(index, edge)| match edge.rule {
        EdgeRule::Free => true,
        EdgeRule::Pinned => chosen(index),
        EdgeRule::Forbidden => !chosen(index),
    });
    let left = problem.left.iter().enumerate().all(|(node, degree)| fits(node as u32, degree, |edge| edge.left));
    let right = problem.right.iter().enumerate().all(|(node, degree)| fits(node as u32, degree, |edge| edge.right));
    let weight = || problem.edges.iter().enumerate().filter(|(i, _)| chosen(*i)).map(|(_, edge)| edge.weight).sum();
    (rules && left && right).then(weight)
}

#[test]
fn bad_problems_are_named() {
    let mut problem = FlowProblem::new(2);
    problem.add_arc(0, 5, 0, 1, 0);
    assert_eq!(min_cost_flow(&problem), Err(FlowError::NodeOutOfRange { arc: 0, node: 5 }));
    let mut problem = FlowProblem::new(2);
    problem.add_arc(0, 1, 2, 1, 0);
    assert_eq!(min_cost_flow(&problem), Err(FlowError::LowerAboveUpper { arc: 0, lower: 2, upper: 1 }));
    let problem = FlowProblem { supplies: vec![1, 1], arcs: Vec::new() };
    assert_eq!(min_cost_flow(&problem), Err(FlowError::Unbalanced { total: 2 }));
    let mut problem = FlowProblem::new(2);
    problem.add_arc(0, 1, 0, 1, i64::MAX);
    assert_eq!(min_cost_flow(&problem), Err(FlowError::Overflow { arc: Some(0) }));
    let problem = FlowProblem { supplies: vec![i64::MAX, -i64::MAX], arcs: Vec::new() };
    assert_eq!(min_cost_flow(&problem), Err(FlowError::Overflow { arc: None }));
    assert_eq!(min_cost_flow(&FlowProblem::new(0)).map(|solution| solution.cost), Ok(0));
}

#[test]
fn the_certificate_refuses_every_kind_of_wrong_answer() {
    let mut problem = FlowProblem { supplies: vec![2, -2], arcs: Vec::new() };
    problem.add_arc(0, 1, 0, 2, 1);
    problem.add_arc(0, 1, 0, 2, 3);
    let good = min_cost_flow(&problem).unwrap();
    let refused = |change: &dyn Fn(&mut matching::flow::FlowSolution)| {
        let mut wrong = good.clone();
        change(&mut wrong);
        verify_flow(&problem, &wrong).unwrap_err()
    };
    assert_eq!(refused(&|s| s.flow[0] = 3), CertificateError::Bounds { arc: 0 });
    assert_eq!(refused(&|s| s.potentials[1] = 9), CertificateError::Slackness { arc: 1 });
    assert_eq!(refused(&|s| s.cost = 1), CertificateError::Cost { actual: 2 });
    assert_eq!(refused(&|s| s.flow.clear()), CertificateError::Shape);
    let mut dear = good.clone();
    (dear.flow[0], dear.flow[1], dear.cost) = (1, 1, 4);
    assert!(matches!(verify_flow(&problem, &dear), Err(CertificateError::Slackness { .. })));
    let mut short = good.clone();
    (short.flow[0], short.potentials) = (1, vec![0, 1]);
    assert_eq!(verify_flow(&problem, &short), Err(CertificateError::Conservation { node: 0 }));
}
