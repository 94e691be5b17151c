//! Laws of the matchings that are no flows: Hopcroft–Karp beside petgraph, stability and ranking beside enumeration.

use matching::{
    assignment::{AssignmentError, CostMatrix, assign, assign_within},
    b_matching::{BEdge, BMatchingProblem, Degree, EdgeRule},
    certificate::{CertificateError, verify_assignment, verify_cover, verify_ranking},
    hopcroft_karp::{MaximumMatching, maximum_bipartite_matching},
    k_best::best_b_matchings,
    stable::{Proposing, StableError, StableProblem, Wishes, blocking_pairs, deferred_acceptance},
};
use petgraph::{algo::maximum_matching, graph::UnGraph};
use proptest::prelude::*;

fn cases() -> ProptestConfig {
    let cases = std::env::var("MATCHING_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(1_000);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn wishes(parties: usize, others: usize) -> impl Strategy<Value = Vec<Wishes>> {
    let ranking = prop::sample::subsequence((0..others as u32).collect::<Vec<_>>(), 0..=others).prop_shuffle();
    let one = (0_u32..3, ranking).prop_map(|(quota, ranking)| Wishes { quota, ranking });
    prop::collection::vec(one, parties)
}

fn stable_problems() -> impl Strategy<Value = StableProblem> {
    (1_usize..4, 1_usize..4).prop_flat_map(|(rows, columns)| {
        let pairs: Vec<(u32, u32)> = (0..rows as u32).flat_map(|l| (0..columns as u32).map(move |r| (l, r))).collect();
        let pinned = prop::sample::subsequence(pairs, 0..=1);
        (wishes(rows, columns), wishes(columns, rows), pinned).prop_map(|(left, right, pinned)| StableProblem {
            left,
            right,
            pinned,
        })
    })
}

/// All assignments within quotas that hold the pinned pairs and otherwise acceptable ones.
fn all_assignments(problem: &StableProblem) -> Vec<Vec<(u32, u32)>> {
    let accepts = |wishes: &Wishes, other: u32| wishes.ranking.contains(&other);
    let mut pairs = Vec::new();
    for (l, left) in problem.left.iter().enumerate() {
        for (r, right) in problem.right.iter().enumerate() {
            let pair = (l as u32, r as u32);
            if problem.pinned.contains(&pair) || (accepts(left, pair.1) && accepts(right, pair.0)) {
                pairs.push(pair);
            }
        }
    }
    let fits = |chosen: &[(u32, u32)]| {
        let over = |quota: u32, of_party: &dyn Fn(&(u32, u32)) -> bool| {
            let pinned = problem.pinned.iter().filter(|pair| of_party(pair)).count();
            chosen.iter().filter(|pair| of_party(pair)).count() > (quota as usize).max(pinned)
        };
        problem.pinned.iter().all(|pair| chosen.contains(pair))
            && !problem.left.iter().enumerate().any(|(l, wishes)| over(wishes.quota, &|pair| pair.0 == l as u32))
            && !problem.right.iter().enumerate().any(|(r, wishes)| over(wishes.quota, &|pair| pair.1 == r as u32))
    };
    let choose = |bits: u32| pairs.iter().enumerate().filter(|(i, _)| bits >> i & 1 == 1).map(|(_, pair)| *pair).collect();
    (0..1_u32 << pairs.len()).map(choose).filter(|chosen: &Vec<_>| fits(chosen)).collect()
}

/// The sum of a side's ranks of its partners, free places counting as one rank below the last.
fn regret(side: &[Wishes], partner: impl Fn(usize) -> Vec<u32>) -> Vec<Vec<usize>> {
    side.iter()
        .enumerate()
        .map(|(party, wishes)| {
            let mut ranks: Vec<usize> =
                partner(party).iter().filter_map(|other| wishes.ranking.iter().position(|ranked| ranked == other)).collect();
            ranks.sort_unstable();
            ranks
        })
        .collect()
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn a_greatest_matching_is_as_great_as_petgraphs_and_its_cover_touches_every_edge(
        left in 1_u32..8, edges in prop::collection::vec((0_u32..8, 0_u32..8), 0..30),
    ) {
        let mut graph = UnGraph::<(), ()>::default();
        for _ in 0..left + 8 { graph.add_node(()); }
        for (one, other) in edges {
            graph.add_edge((one % left).into(), (left + other).into(), ());
        }
        let found = maximum_bipartite_matching(&graph).unwrap();
        prop_assert_eq!(found.pairs.len(), maximum_matching(&graph).len());
        prop_assert_eq!(found.pairs.len(), found.cover.len());
        let mut seen = vec![false; graph.node_count()];
        for (one, other) in &found.pairs {
            prop_assert!(graph.contains_edge(*one, *other));
            for node in [one, other] {
                prop_assert!(!std::mem::replace(&mut seen[node.index()], true));
            }
        }
        for edge in graph.edge_indices() {
            let (one, other) = graph.edge_endpoints(edge).unwrap();
            prop_assert!(found.cover.contains(&one) || found.cover.contains(&other));
        }
        prop_assert_eq!(verify_cover(&graph, &found), Ok(found.pairs.len()));
        let mut fewer = found.clone();
        if fewer.pairs.pop().is_some() {
            let (pairs, cover) = (fewer.pairs.len(), found.cover.len());
            prop_assert_eq!(verify_cover(&graph, &fewer), Err(CertificateError::Cover { pairs, cover }));
            fewer.cover.pop();
            let verdict = verify_cover(&graph, &fewer);
            prop_assert!(matches!(verdict, Err(CertificateError::Uncovered { .. })), "{:?}", verdict);
            let twice = found.pairs.iter().chain(&found.pairs[..1]).copied().collect();
            let twice = MaximumMatching { pairs: twice, cover: found.cover.clone() };
            prop_assert_eq!(verify_cover(&graph, &twice), Err(CertificateError::Pair { pair: found.pairs.len() }));
        }
    }

    #[test]
    fn both_ways_to_assign_find_the_best_of_all(
        rows in 0_usize..5, more in 0_usize..3, numbers in prop::collection::vec(-5_i64..6, 30), scale in prop::sample::select(vec![1, 1 << 50]),
    ) {
        let columns = rows + more;
        let costs: Vec<i64> = numbers[..rows * columns].iter().map(|cost| cost * scale).collect();
        let matrix = CostMatrix::new(rows, columns, &costs).unwrap();
        let best = best_assignment(&matrix, 0, &mut vec![false; columns]);
        for scans in [0, 2, u64::MAX] {
            let found = assign_within(&matrix, scans).unwrap();
            prop_assert_eq!(verify_assignment(&matrix, &found), Ok(i128::from(best)));
        }
        prop_assert_eq!(assign(&matrix).unwrap().cost, i128::from(best));
    }

    #[test]
    fn deferred_acceptance_is_stable_and_best_for_the_proposing_side(problem in stable_problems()) {
        let all = all_assignments(&problem);
        let stable: Vec<_> = all.iter().filter(|pairs| blocking_pairs(&problem, pairs).unwrap().is_empty()).collect();
        for proposing in [Proposing::Left, Proposing::Right] {
            let found = deferred_acceptance(&problem, proposing).unwrap();
            prop_assert!(stable.contains(&&found), "{found:?}");
            let regrets = |pairs: &[(u32, u32)]| match proposing {
                Proposing::Left => regret(&problem.left, |party| pairs.iter().filter(|pair| pair.0 == party as u32).map(|pair| pair.1).collect()),
                Proposing::Right => regret(&problem.right, |party| pairs.iter().filter(|pair| pair.1 == party as u32).map(|pair| pair.0).collect()),
            };
            let best = regrets(&found);
            for other in &stable {
                for (mine, theirs) in best.iter().zip(regrets(other)) {
                    // Every place is filled at least as well (rural hospitals: as many places are filled).
                    prop_assert_eq!(mine.len(), theirs.len());
                    prop_assert!(mine.iter().zip(&theirs).all(|(mine, theirs)| mine <= theirs));
                }
            }
        }
    }

    #[test]
    fn the_best_b_matchings_are_the_best_of_all(
        degrees in prop::collection::vec((0_u32..2, 0_u32..3), 6), weights in prop::collection::vec((-3_i64..4, 0_u8..9), 9), count in 1_usize..12,
    ) {
        let degree = |(least, more): &(u32, u32)| Degree { least: *least, most: least + more };
        let mut problem = BMatchingProblem {
            left: degrees[..3].iter().map(degree).collect(),
            right: degrees[3..].iter().map(degree).collect(),
            edges: Vec::new(),
        };
        for (index, (weight, rule)) in weights.iter().enumerate() {
            let rule = match rule { 0 => EdgeRule::Pinned, 1 => EdgeRule::Forbidden, _ => EdgeRule::Free };
            problem.edges.push(BEdge { left: index as u32 / 3, right: index as u32 % 3, weight: *weight, rule });
        }
        let mut all: Vec<i128> = (0..1_u32 << 9).filter_map(|choice| weight_of(&problem, choice)).collect();
        all.sort_by(|one, other| other.cmp(one));
        match best_b_matchings(&problem, count) {
            Ok(found) => {
                all.truncate(count);
                prop_assert_eq!(found.iter().map(|matching| matching.weight).collect::<Vec<_>>(), all);
                let mut choices: Vec<_> = found.iter().map(|matching| matching.chosen.clone()).collect();
                choices.sort();
                choices.dedup();
                prop_assert_eq!(choices.len(), found.len());
                prop_assert_eq!(verify_ranking(&problem, count, &found), Ok(()));
                // Without its first, or with one twice, it is not the best list.
                prop_assert!(verify_ranking(&problem, count, &found[1..]).is_err());
                let twice: Vec<_> = found.iter().chain(found.last()).cloned().collect();
                prop_assert!(verify_ranking(&problem, count + 1, &twice).is_err());
                if found.first().map(|first| first.weight) > found.last().map(|last| last.weight) {
                    let turned: Vec<_> = found.iter().rev().cloned().collect();
                    prop_assert!(verify_ranking(&problem, count, &turned).is_err());
                }
            }
            Err(_) => prop_assert!(all.is_empty()),
        }
    }
}

/// By trying all: the least cost of the rows from this one on.
fn best_assignment(matrix: &CostMatrix<'_, i64>, row: usize, taken: &mut Vec<bool>) -> i64 {
    if row == matrix.rows() {
        return 0;
    }
    let mut best = i64::MAX;
    for column in 0..matrix.columns() {
        if !std::mem::replace(&mut taken[column], true) {
            best = best.min(matrix.cost(row, column) + best_assignment(matrix, row + 1, taken));
            taken[column] = false;
        }
    }
    best
}

fn weight_of(problem: &BMatchingProblem, choice: u32) -> Option<i128> {
    let chosen = |index: usize| choice >> index & 1 == 1;
    let mut left = [0; 3];
    let mut right = [0; 3];
    let mut weight = 0;
    for (index, edge) in problem.edges.iter().enumerate() {
        let wrong = if chosen(index) { EdgeRule::Forbidden } else { EdgeRule::Pinned };
        if edge.rule == wrong {
            return None;
        }
        if chosen(index) {
            left[edge.left as usize] += 1;
            right[edge.right as usize] += 1;
            weight += i128::from(edge.weight);
        }
    }
    let within = |degrees: &[Degree], counts: [u32; 3]| {
        degrees.iter().zip(counts).all(|(degree, count)| (degree.least..=degree.most).contains(&count))
    };
    (within(&problem.left, left) && within(&problem.right, right)).then_some(weight)
}

#[test]
fn an_odd_cycle_and_a_self_loop_are_named() {
    let triangle = UnGraph::<(), ()>::from_edges([(0, 1), (1, 2), (2, 0)]);
    assert!(maximum_bipartite_matching(&triangle).is_err());
    let lone = UnGraph::<(), ()>::from_edges([(3, 3)]);
    assert_eq!(maximum_bipartite_matching(&lone).unwrap_err().edge, (3.into(), 3.into()));
    assert_eq!(maximum_bipartite_matching(&UnGraph::<(), ()>::default()).unwrap().pairs, []);
}

#[test]
fn bad_wishes_are_named() {
    let wishes = |ranking: &[u32]| Wishes { quota: 1, ranking: ranking.to_vec() };
    let mut problem = StableProblem { left: vec![wishes(&[1])], right: vec![wishes(&[0])], pinned: vec![] };
    assert_eq!(deferred_acceptance(&problem, Proposing::Left), Err(StableError::LeftRanking { party: 0, ranked: 1 }));
    problem.left[0].ranking = vec![0];
    problem.right[0].ranking = vec![0, 0];
    assert_eq!(blocking_pairs(&problem, &[]), Err(StableError::RightRanking { party: 0, ranked: 0 }));
    problem.right[0].ranking = vec![0];
    assert_eq!(blocking_pairs(&problem, &[(0, 0), (0, 0)]), Err(StableError::Pair { left: 0, right: 0 }));
    problem.pinned = vec![(1, 0)];
    assert_eq!(deferred_acceptance(&problem, Proposing::Right), Err(StableError::Pair { left: 1, right: 0 }));
}

#[test]
fn bad_matrices_and_wrong_assignments_are_named() {
    assert_eq!(CostMatrix::new(1, 2, &[1_i64]).unwrap_err(), AssignmentError::Shape { expected: 2, actual: 1 });
    assert_eq!(CostMatrix::new(2, 1, &[1_i64, 2]).unwrap_err(), AssignmentError::MoreRowsThanColumns { rows: 2, columns: 1 });
    assert_eq!(CostMatrix::new(1, 2, &[1, i64::MIN]).unwrap_err(), AssignmentError::Overflow { row: 0, column: 1 });
    let matrix = CostMatrix::new(2, 3, &[4, 1, 3, 2, 0, 5]).unwrap();
    let good = assign(&matrix).unwrap();
    let refused = |change: &dyn Fn(&mut matching::assignment::Assignment)| {
        let mut wrong = good.clone();
        change(&mut wrong);
        verify_assignment(&matrix, &wrong).unwrap_err()
    };
    assert_eq!(refused(&|a| a.column_of_row[1] = 1), CertificateError::Column { row: 1 });
    assert_eq!(refused(&|a| a.column_of_row[1] = 9), CertificateError::Column { row: 1 });
    assert_eq!(refused(&|a| a.cost = 2), CertificateError::Cost { actual: 3 });
    assert_eq!(refused(&|a| a.row_potentials[0] += 1), CertificateError::Slackness { arc: 1 });
    assert_eq!(refused(&|a| a.column_potentials[2] = -1), CertificateError::Slackness { arc: 8 });
    assert_eq!(refused(&|a| a.row_potentials.clear()), CertificateError::Shape);
}

#[test]
fn costs_that_make_the_fast_path_collapse_are_left_to_the_network_simplex() {
    // Machol & Wien (1976): cost (i + 1)(j + 1); the optimum is n(n + 1)(n + 2) / 6.
    let size = 300;
    let costs: Vec<i32> = (0..size * size).map(|at| (at / size + 1) * (at % size + 1)).collect();
    let matrix = CostMatrix::new(size as usize, size as usize, &costs).unwrap();
    let found = assign(&matrix).unwrap();
    assert!(found.fell_back);
    assert_eq!(verify_assignment(&matrix, &found), Ok(300 * 301 * 302 / 6));
}
