//! Laws of the flow algorithms on random small problems: two algorithms and the certificate agree, infeasibility is proved.

use matching::{
    b_matching::{BEdge, BMatchingError, BMatchingProblem, Degree, EdgeRule, Side, max_weight_b_matching},
    certificate::{CertificateError, verify_flow, verify_infeasible, verify_unbounded},
    flow::{FlowError, FlowProblem, FlowSolution, UNBOUNDED},
    network_simplex::{ArcOrder, NetworkSimplex, Settings, min_cost_flow, solve_network},
    progress::Outcome,
    successive_shortest_paths::least_cost,
};
use proptest::prelude::*;

/// Cases a law is tried on; `MATCHING_CASES` sets it for a long run.
fn cases() -> ProptestConfig {
    let cases = std::env::var("MATCHING_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(1_000);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// What a problem is multiplied by, so that both widths are tried: costs, then amounts.
fn scales() -> impl Strategy<Value = (i64, i64)> {
    prop::sample::select(vec![(1, 1), (1, 1), (1 << 40, 1), (1, 1 << 40), (1 << 50, 1 << 50)])
}

/// Small problems with ties, parallel arcs, self-loops, zero capacities, negative costs, lower bounds and, some of them, arcs without
/// upper bound.
fn problems() -> impl Strategy<Value = FlowProblem> {
    (1_usize..7, scales()).prop_flat_map(|(nodes, (dear, many))| {
        let arc = (0..nodes as u32, 0..nodes as u32, -2_i64..3, 0_i64..6, -4_i64..5, 0_u8..12);
        (prop::collection::vec(-4_i64..5, nodes), prop::collection::vec(arc, 0..14), any::<bool>()).prop_map(
            move |(mut supplies, arcs, may_be_unbounded)| {
                let rest: i64 = supplies[1..].iter().sum();
                supplies[0] = -rest;
                let supplies = supplies.into_iter().map(|supply| supply * many).collect();
                let mut problem = FlowProblem { supplies, arcs: Vec::new() };
                for (tail, head, lower, span, cost, bound) in arcs {
                    let unbounded = may_be_unbounded && bound == 0;
                    let upper = if unbounded { UNBOUNDED } else { (lower + span) * many };
                    problem.add_arc(tail, head, lower * many, upper, cost * dear);
                }
                problem
            },
        )
    })
}

/// Changes to a problem: which arc or node, what, and by how much.
fn changes() -> impl Strategy<Value = Vec<(usize, u8, i64, i64)>> {
    prop::collection::vec((0_usize..14, 0_u8..4, -4_i64..5, 0_i64..6), 1..5)
}

/// The problem with a bound so great that only a cycle without bound reaches it, for the second algorithm.
fn bounded(problem: &FlowProblem, bound: i64) -> FlowProblem {
    let mut problem = problem.clone();
    for arc in problem.arcs.iter_mut().filter(|arc| arc.upper == UNBOUNDED) {
        arc.upper = bound;
    }
    problem
}

/// Least cost by the second algorithm; `Err(true)` where unbounded, `Err(false)` where infeasible.
fn second_opinion(problem: &FlowProblem) -> Result<i128, bool> {
    let great = problem.supplies.iter().map(|supply| supply.abs()).sum::<i64>()
        + problem
            .arcs
            .iter()
            .map(|arc| if arc.upper == UNBOUNDED { arc.lower.abs() } else { arc.upper.abs() + arc.lower.abs() })
            .sum::<i64>();
    let costs = [great + 1, 2 * great + 2].map(|bound| least_cost(&bounded(problem, bound)));
    match costs {
        [Some(once), Some(twice)] if once == twice => Ok(once),
        [Some(_), _] => Err(true),
        [None, _] => Err(false),
    }
}

fn agrees(problem: &FlowProblem, answer: Result<FlowSolution, FlowError>) {
    match answer {
        Ok(solution) => {
            assert_eq!(verify_flow(problem, &solution), Ok(solution.cost));
            assert_eq!(second_opinion(problem), Ok(solution.cost));
        }
        Err(FlowError::Infeasible(cut)) => {
            assert_eq!(verify_infeasible(problem, &cut), Ok(()));
            assert_eq!(second_opinion(problem), Err(false));
        }
        Err(FlowError::Unbounded { cycle }) => {
            assert_eq!(verify_unbounded(problem, &cycle), Ok(()));
            assert_eq!(second_opinion(problem), Err(true));
        }
        Err(error) => panic!("{error}"),
    }
}

/// What `solve_cost` and `each_flow` tell is what `solve` writes.
fn tells_its_flow(simplex: &NetworkSimplex, cost: &Result<i128, FlowError>, solved: &Result<FlowSolution, FlowError>) {
    let Ok(solution) = solved else { return };
    assert_eq!(*cost, Ok(solution.cost));
    let mut carried = vec![None; solution.flow.len()];
    simplex.each_flow(|arc, units| assert_eq!(carried[arc].replace(units), None, "arc {arc} is told twice"));
    let carried: Vec<i64> = carried.into_iter().map(|units| units.unwrap_or(0)).collect();
    assert_eq!(carried, solution.flow);
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn two_algorithms_agree_and_the_certificate_accepts(problem in problems()) {
        agrees(&problem, min_cost_flow(&problem));
    }

    #[test]
    fn every_order_and_block_gives_the_same_cost(problem in problems(), block in 1_usize..12) {
        for order in [ArcOrder::BySource, ArcOrder::Scattered] {
            agrees(&problem, solve_network(&problem, &Settings { order: Some(order), block: Some(block) }));
        }
    }

    #[test]
    fn a_warm_start_answers_what_a_cold_one_does(problem in problems(), rounds in prop::collection::vec(changes(), 1..4)) {
        let mut simplex = NetworkSimplex::new(&problem).unwrap();
        agrees(&problem, simplex.solve());
        let mut now = problem.clone();
        for changes in rounds {
            for (which, what, amount, span) in changes {
                let (arc, node) = (which % now.arcs.len().max(1), which % now.supplies.len());
                match what {
                    0 if arc < now.arcs.len() => {
                        now.arcs[arc].cost = amount;
                        simplex.set_cost(arc, amount).unwrap();
                    }
                    1 | 2 if arc < now.arcs.len() => {
                        let upper = if what == 2 && span == 5 { UNBOUNDED } else { amount + span };
                        (now.arcs[arc].lower, now.arcs[arc].upper) = (amount, upper);
                        simplex.set_bounds(arc, amount, upper).unwrap();
                        prop_assert_eq!(simplex.bounds(arc), Ok((amount, upper)));
                    }
                    _ => {
                        let other = (node + 1) % now.supplies.len();
                        now.supplies[node] += amount;
                        now.supplies[other] -= amount;
                        simplex.set_supply(node, now.supplies[node]).unwrap();
                        simplex.set_supply(other, now.supplies[other]).unwrap();
                    }
                }
            }
            let cost = simplex.clone().solve_cost();
            let solved = simplex.solve();
            tells_its_flow(&simplex, &cost, &solved);
            agrees(&now, solved);
        }
    }

    #[test]
    fn without_lower_bounds_the_flow_is_told_as_it_is_written(
        mut problem in problems(),
        rounds in prop::collection::vec(prop::collection::vec((0..14_usize, -9_i64..10), 1..6), 1..6),
    ) {
        for arc in &mut problem.arcs {
            (arc.lower, arc.upper) = (0, arc.upper.clamp(0, 30));
        }
        let mut simplex = NetworkSimplex::new(&problem).unwrap();
        for changes in rounds {
            for (arc, amount) in changes {
                if let Some(changed) = problem.arcs.get_mut(arc) {
                    changed.cost = amount;
                    simplex.set_cost(arc, amount).unwrap();
                }
            }
            let cost = simplex.clone().solve_cost();
            let solved = simplex.solve();
            tells_its_flow(&simplex, &cost, &solved);
            agrees(&problem, solved);
        }
    }

    #[test]
    fn a_stopped_solve_goes_on_to_the_same_answer(problem in problems()) {
        let mut simplex = NetworkSimplex::new(&problem).unwrap();
        let mut calls = 0;
        let stopped = simplex.solve_until(|_| { calls += 1; std::ops::ControlFlow::Break(()) });
        prop_assert!(calls <= 1);
        if calls == 1 {
            prop_assert_eq!(stopped, Ok(Outcome::Stopped { steps: 0 }));
        }
        agrees(&problem, simplex.solve());
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
            Err(BMatchingError::Infeasible(_)) => prop_assert_eq!(best, None),
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
fn lower_bounds_count_twice_for_the_sums_they_make() {
    let with = |lower: i64, arcs: usize| {
        let mut problem = FlowProblem::new(2);
        for _ in 0..arcs {
            problem.add_arc(0, 1, lower, lower, 0);
            problem.add_arc(1, 0, lower, lower, 0);
        }
        problem.check()
    };
    assert_eq!(with((1 << 58) - 1, 1), Ok(()));
    assert_eq!(with(1 << 58, 1), Err(FlowError::Overflow { arc: None }));
    assert_eq!(with(-(1 << 57), 2), Err(FlowError::Overflow { arc: None }));
}

#[test]
fn bad_problems_are_named() {
    let mut problem = FlowProblem::new(2);
    problem.add_arc(0, 5, 0, 1, 0);
    assert_eq!(min_cost_flow(&problem), Err(FlowError::NoSuchNode { arc: Some(0), node: 5 }));
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
    let problem = FlowProblem { supplies: vec![1, -1, 0], arcs: Vec::new() };
    let cut = min_cost_flow(&problem);
    assert!(matches!(&cut, Err(FlowError::Infeasible(cut)) if cut.nodes == [0] && cut.supply == 1), "{cut:?}");
}

#[test]
fn bad_b_matchings_are_named() {
    let one = Degree { least: 0, most: 1 };
    let edge = |left, right, weight| BEdge { left, right, weight, rule: EdgeRule::Free };
    let problem = |edges| BMatchingProblem { left: vec![one], right: vec![one], edges };
    let refused = |problem: &BMatchingProblem| max_weight_b_matching(problem).unwrap_err();
    assert_eq!(refused(&problem(vec![edge(0, 0, i64::MIN)])), BMatchingError::Overflow { edge: Some(0) });
    let (left, right) = (Side::Left, Side::Right);
    assert_eq!(
        refused(&problem(vec![edge(0, 0, 1), edge(0, 1, 1)])),
        BMatchingError::NoSuchNode { edge: 1, side: right, node: 1 }
    );
    assert_eq!(refused(&problem(vec![edge(1, 0, 1)])), BMatchingError::NoSuchNode { edge: 0, side: left, node: 1 });
    let degree = Degree { least: 2, most: 1 };
    let wrong = BMatchingProblem { left: vec![one], right: vec![one, degree], edges: vec![edge(0, 1, 1)] };
    assert_eq!(refused(&wrong), BMatchingError::Degrees { side: right, node: 1, degree });
    let short = BMatchingProblem { left: vec![Degree { least: 1, most: 1 }], ..BMatchingProblem::default() };
    let BMatchingError::Infeasible(cut) = refused(&short) else { panic!("nobody to match with") };
    assert_eq!(verify_infeasible(&short.circulation(), &cut), Ok(()));
    assert_eq!(max_weight_b_matching(&BMatchingProblem::default()).unwrap().weight, 0);
}

#[test]
fn bad_changes_are_named_and_change_nothing() {
    let mut problem = FlowProblem { supplies: vec![2, -2], arcs: Vec::new() };
    problem.add_arc(0, 1, 0, 2, 1);
    let mut simplex = NetworkSimplex::new(&problem).unwrap();
    assert_eq!(simplex.set_bounds(1, 0, 1), Err(FlowError::NoSuchArc { arc: 1 }));
    assert_eq!(simplex.set_bounds(0, 2, 1), Err(FlowError::LowerAboveUpper { arc: 0, lower: 2, upper: 1 }));
    assert_eq!(simplex.set_bounds(0, 0, i64::MAX - 1), Err(FlowError::Overflow { arc: Some(0) }));
    assert_eq!(simplex.set_bounds(0, i64::MIN, 0), Err(FlowError::Overflow { arc: Some(0) }));
    assert_eq!(simplex.set_supply(2, 0), Err(FlowError::NoSuchNode { arc: None, node: 2 }));
    assert_eq!(simplex.set_supply(0, i64::MIN), Err(FlowError::Overflow { arc: None }));
    assert_eq!(simplex.solve().map(|solution| solution.cost), Ok(2));
    simplex.set_supply(0, 3).unwrap();
    assert_eq!(simplex.solve(), Err(FlowError::Unbalanced { total: 1 }));
    simplex.set_supply(0, 2).unwrap();
    assert_eq!(simplex.set_cost(0, i64::MAX), Err(FlowError::Overflow { arc: Some(0) }));
    assert_eq!(simplex.set_cost(4, 1), Err(FlowError::NoSuchArc { arc: 4 }));
    assert_eq!(simplex.bounds(4), Err(FlowError::NoSuchArc { arc: 4 }));
    assert_eq!(simplex.solve().map(|solution| solution.cost), Ok(2));
    simplex.set_cost(0, -3).unwrap();
    assert_eq!(simplex.solve().map(|solution| solution.cost), Ok(-6));
}

#[test]
fn the_certificate_refuses_every_kind_of_wrong_answer() {
    let mut problem = FlowProblem { supplies: vec![2, -2], arcs: Vec::new() };
    problem.add_arc(0, 1, 0, 2, 1);
    problem.add_arc(0, 1, 0, 2, 3);
    let good = min_cost_flow(&problem).unwrap();
    let refused = |change: &dyn Fn(&mut FlowSolution)| {
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
    assert_eq!(verify_unbounded(&problem, &[0, 1]), Err(CertificateError::Cycle));
    assert_eq!(verify_unbounded(&problem, &[7]), Err(CertificateError::Shape));
    let cut = matching::flow::Cut { nodes: vec![0], supply: 2, forced_in: 0, room_out: 4 };
    assert_eq!(verify_infeasible(&problem, &cut), Err(CertificateError::Cut));
    let mut short = good.clone();
    (short.flow[0], short.potentials) = (1, vec![0, 1]);
    assert_eq!(verify_flow(&problem, &short), Err(CertificateError::Conservation { node: 0 }));
}
