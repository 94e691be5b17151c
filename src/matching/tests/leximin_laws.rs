//! The fairest flow beside all flows of tiny problems.

use matching::{
    certificate::{CertificateError, verify_flow, verify_leximin},
    flow::FlowError,
    leximin::{GroupDemand, Lane, LeximinProblem, LeximinSolution, leximin_transportation},
    network_simplex::min_cost_flow,
};
use proptest::prelude::*;

fn cases() -> ProptestConfig {
    let cases = std::env::var("MATCHING_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(500);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn problems() -> impl Strategy<Value = LeximinProblem> {
    let lane = (0_u32..2, 0_u32..3, 0_i64..9, 0_i64..4, -3_i64..4).prop_map(|(source, demand, lower, span, cost)| {
        // One lane in nine has a lower bound.
        let lower = i64::from(lower == 0);
        Lane { source, demand, lower, upper: lower + span, cost }
    });
    let demand = (0_u32..3, 0_i64..5).prop_map(|(group, quantity)| GroupDemand { group, quantity });
    (
        prop::collection::vec(0_i64..6, 2),
        prop::collection::vec(demand, 3),
        prop::collection::vec(1_i64..7, 3),
        prop::collection::vec(lane, 0..5),
    )
        .prop_map(|(capacities, demands, needs, lanes)| LeximinProblem { capacities, demands, needs, lanes })
}

/// Amounts of the groups and cost of every flow.
fn all_flows(problem: &LeximinProblem) -> Vec<(Vec<i64>, i64)> {
    let mut flows = vec![Vec::new()];
    for lane in &problem.lanes {
        flows = flows
            .into_iter()
            .flat_map(|flow| {
                (lane.lower..=lane.upper).map(move |x| {
                    let mut flow: Vec<i64> = flow.clone();
                    flow.push(x);
                    flow
                })
            })
            .collect();
    }
    let mut kept = Vec::new();
    for flow in flows {
        let (mut sent, mut taken, mut served, mut cost) = (vec![0; 2], vec![0; 3], vec![0; 3], 0);
        for (lane, x) in problem.lanes.iter().zip(&flow) {
            sent[lane.source as usize] += x;
            taken[lane.demand as usize] += x;
            served[problem.demands[lane.demand as usize].group as usize] += x;
            cost += x * lane.cost;
        }
        let fits = sent.iter().zip(&problem.capacities).all(|(x, most)| x <= most)
            && taken.iter().zip(&problem.demands).all(|(x, demand)| *x <= demand.quantity)
            && served.iter().zip(&problem.needs).all(|(x, need)| x <= need);
        if fits {
            kept.push((served, cost));
        }
    }
    kept
}

/// Coverages as multiples of 1/60, which all needs divide, sorted.
fn coverage(problem: &LeximinProblem, served: &[i64]) -> Vec<i64> {
    let mut coverage: Vec<i64> = served.iter().zip(&problem.needs).map(|(served, need)| served * 60 / need).collect();
    coverage.sort_unstable();
    coverage
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn no_flow_is_fairer_and_none_as_fair_is_cheaper(problem in problems()) {
        let all = all_flows(&problem);
        let best = all.iter().map(|(served, _)| coverage(&problem, served)).max();
        match leximin_transportation(&problem) {
            Ok(found) => {
                prop_assert_eq!(Some(coverage(&problem, &found.served)), best.clone());
                let as_served = problem.flow(|group| (found.served[group], found.served[group])).unwrap();
                prop_assert_eq!(verify_flow(&as_served, &found.flow), Ok(found.flow.cost));
                let cheapest = all.iter().filter(|(served, _)| *served == found.served).map(|(_, cost)| *cost).min();
                prop_assert_eq!(Some(found.flow.cost), cheapest.map(i128::from));
                let order: Vec<i64> = found.frozen_order.iter().map(|group| found.served[*group as usize] * 60 / problem.needs[*group as usize]).collect();
                prop_assert!(order.is_sorted());
                prop_assert_eq!(order.len(), 3);
                prop_assert_eq!(verify_leximin(&problem, &found), Ok(found.flow.cost));
                // The checker accepts the amounts of a flow exactly where no flow is fairer.
                for (served, _) in &all {
                    let as_served = problem.flow(|group| (served[group], served[group])).unwrap();
                    let flow = min_cost_flow(&as_served).unwrap();
                    let mut frozen_order: Vec<u32> = (0..3).collect();
                    frozen_order.sort_by_key(|group| served[*group as usize] * 60 / problem.needs[*group as usize]);
                    let cost = flow.cost;
                    let answer = LeximinSolution { served: served.clone(), frozen_order, flow, steps: 0 };
                    let verdict = verify_leximin(&problem, &answer);
                    if Some(coverage(&problem, served)) == best {
                        prop_assert_eq!(verdict, Ok(cost));
                    } else {
                        prop_assert!(matches!(verdict, Err(CertificateError::Unfair { .. })), "{:?}", verdict);
                    }
                }
            }
            Err(FlowError::Infeasible(_)) => prop_assert_eq!(best, None),
            Err(error) => panic!("{error}"),
        }
    }
}

#[test]
fn great_needs_are_levelled_in_few_steps() {
    let lane = |demand| Lane { source: 0, demand, lower: 0, upper: 1 << 40, cost: 0 };
    let problem = LeximinProblem {
        capacities: vec![3_000_000_000],
        demands: vec![GroupDemand { group: 0, quantity: 1 << 40 }, GroupDemand { group: 1, quantity: 1 << 40 }],
        needs: vec![4_000_000_000, 2_000_000_000],
        lanes: vec![lane(0), lane(1)],
    };
    let found = leximin_transportation(&problem).unwrap();
    assert_eq!(found.served, [2_000_000_000, 1_000_000_000]);
    assert!(found.steps < 300, "{}", found.steps);
}

#[test]
fn a_lane_to_nowhere_is_named() {
    let lane = Lane { source: 0, demand: 7, lower: 0, upper: 1, cost: 0 };
    let problem = LeximinProblem { capacities: vec![1], lanes: vec![lane], ..LeximinProblem::default() };
    assert_eq!(leximin_transportation(&problem), Err(FlowError::NoSuchNode { arc: Some(0), node: 7 }));
}
