//! The pairing step alone, for fixed scores: what a pair costs to have by a re-solve equals the cheapest cycle of the residual graph
//! through it, worked out by petgraph's `spfa`.

use matching::b_matching::{BMatchingError, max_weight_b_matching};
use petgraph::{algo::spfa, graph::DiGraph};
use planning::{joint::core::PairFate, problem::PartyBounds, strategies::rules::PairingRules};
use proptest::prelude::*;

/// Cases a law is tried on; `PLANNING_CASES` sets it for a long run.
fn cases() -> ProptestConfig {
    let cases = std::env::var("PLANNING_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(400);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn bounds(count: std::ops::RangeInclusive<usize>) -> impl Strategy<Value = Vec<PartyBounds>> {
    let one = (0_u32..=1, 0_u32..=2).prop_map(|(least, more)| PartyBounds { least, most: least + more });
    prop::collection::vec(one, count)
}

fn cases_of_pairing() -> impl Strategy<Value = (PairingRules, Vec<i64>)> {
    (bounds(1..=5), bounds(1..=4)).prop_flat_map(|(east, west)| {
        let pairs = east.len() * west.len();
        let fate = prop_oneof![8 => Just(PairFate::Free), 1 => Just(PairFate::In), 1 => Just(PairFate::Out)];
        (prop::collection::vec(fate, pairs), prop::collection::vec(-6_i64..=20, pairs))
            .prop_map(move |(fate, weights)| (PairingRules { east: east.clone(), west: west.clone(), fate }, weights))
    })
}

/// The cheapest way round from the head of an edge to its tail in the residual graph, plus the edge itself; `None` where there is none.
fn cheapest_cycle(rules: &PairingRules, weights: &[i64], pair: usize) -> Option<i64> {
    let problem = rules.b_matching(weights);
    let solved = max_weight_b_matching(&problem).ok()?;
    let circulation = problem.circulation();
    let mut residual: DiGraph<(), i64> = DiGraph::new();
    let nodes: Vec<_> = circulation.supplies.iter().map(|_| residual.add_node(())).collect();
    for (arc, flow) in circulation.arcs.iter().zip(&solved.circulation.flow) {
        if *flow < arc.upper {
            residual.add_edge(nodes[arc.tail as usize], nodes[arc.head as usize], arc.cost);
        }
        if *flow > arc.lower {
            residual.add_edge(nodes[arc.head as usize], nodes[arc.tail as usize], -arc.cost);
        }
    }
    let edge = &circulation.arcs[pair];
    let paths = spfa(&residual, nodes[edge.head as usize], |edge| *edge.weight()).ok()?;
    let around = paths.distances[edge.tail as usize];
    // Unreachable nodes keep the greatest distance there is.
    (around < i64::MAX / 2).then(|| around + edge.cost)
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn why_not_in_the_pairing_step_is_the_cheapest_residual_cycle((rules, weights) in cases_of_pairing()) {
        let total = |rules: &PairingRules| match max_weight_b_matching(&rules.b_matching(&weights)) {
            Ok(solved) => Some((solved.weight as i64, solved.chosen)),
            Err(BMatchingError::Infeasible(_)) => None,
            Err(error) => panic!("{error:?}"),
        };
        let Some((best, chosen)) = total(&rules) else { return Ok(()) };
        for pair in (0..rules.pairs()).filter(|pair| !chosen[*pair] && rules.fate[*pair] == PairFate::Free) {
            let mut pinned = rules.clone();
            pinned.fate[pair] = PairFate::In;
            let loss = total(&pinned).map(|(value, _)| best - value);
            prop_assert_eq!(loss, cheapest_cycle(&rules, &weights, pair), "pair {}", pair);
        }
    }
}
