//! Laws of colourings of edges: proper, even, and as few colours as enumeration finds.

use matching::{
    certificate::{CertificateError, verify_colouring},
    edge_colouring::{EdgeColouring, edge_colouring, least_colours},
};
use proptest::prelude::*;

fn cases() -> ProptestConfig {
    let cases = std::env::var("MATCHING_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(1_000);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn edges(nodes: u32, count: usize) -> impl Strategy<Value = Vec<(u32, u32)>> {
    prop::collection::vec((0..nodes, 0..nodes), 0..=count)
}

/// Whether the edges from this one on can be coloured with so many colours, by trying all.
fn colourable(edges: &[(u32, u32)], colours: &mut Vec<u32>, count: u32, at_most: usize) -> bool {
    let Some((left, right)) = edges.get(colours.len()).copied() else { return true };
    (0..count).any(|colour| {
        let before: Vec<_> =
            edges.iter().zip(&*colours).filter(|(_, other)| **other == colour).map(|(edge, _)| *edge).collect();
        if before.len() >= at_most || before.iter().any(|edge| edge.0 == left || edge.1 == right) {
            return false;
        }
        colours.push(colour);
        let found = colourable(edges, colours, count, at_most);
        colours.pop();
        found
    })
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn a_colouring_is_proper_even_and_of_the_fewest_colours(
        nodes in 1_u32..12, edges in edges(12, 70), at_most in prop::option::of(1_u32..10),
    ) {
        let edges: Vec<_> = edges.into_iter().map(|(left, right)| (left % nodes, right)).collect();
        let found = edge_colouring(nodes, 12, &edges, at_most).unwrap();
        prop_assert_eq!(verify_colouring(nodes, 12, &edges, at_most, &found), Ok(()));
        prop_assert_eq!(found.count, least_colours(nodes, 12, &edges, at_most).unwrap());
        let mut sizes = vec![0; found.count as usize];
        for colour in &found.colours {
            sizes[*colour as usize] += 1;
        }
        let (least, most) = (sizes.iter().min().copied().unwrap_or(0), sizes.iter().max().copied().unwrap_or(0));
        prop_assert!(least > 0 || edges.is_empty(), "{sizes:?}");
        prop_assert!(at_most.is_none() || most - least <= 1, "{sizes:?}");
        prop_assert_eq!(edge_colouring(nodes, 12, &edges, at_most).unwrap(), found);
    }

    #[test]
    fn fewer_colours_are_not_enough(edges in edges(3, 7), at_most in prop::option::of(1_u32..4)) {
        let least = least_colours(3, 3, &edges, at_most).unwrap();
        let limit = at_most.map_or(usize::MAX, |at_most| at_most as usize);
        let first = (0..=edges.len() as u32).find(|count| colourable(&edges, &mut Vec::new(), *count, limit)).unwrap();
        prop_assert_eq!(least, first);
    }

    #[test]
    fn a_wrong_colouring_is_refused(edges in edges(3, 12), at in any::<prop::sample::Index>(), at_most in 1_u32..4) {
        let found = edge_colouring(3, 3, &edges, Some(at_most)).unwrap();
        let refused = |wrong: &EdgeColouring| verify_colouring(3, 3, &edges, Some(at_most), wrong).unwrap_err();
        let longer = EdgeColouring { count: found.count + 1, ..found.clone() };
        prop_assert_eq!(refused(&longer), CertificateError::Colours { least: found.count as usize });
        if edges.is_empty() {
            return Ok(());
        }
        let edge = at.index(edges.len());
        let mut wrong = found.clone();
        wrong.colours[edge] = found.count;
        prop_assert_eq!(refused(&wrong), CertificateError::Colour { edge });
        wrong.colours.pop();
        prop_assert_eq!(refused(&wrong), CertificateError::Shape);
        // Of any two edges at one node, neither may take the other's colour.
        for other in (0..edges.len()).filter(|other| *other != edge && edges[*other].0 == edges[edge].0) {
            let mut wrong = found.clone();
            wrong.colours[edge] = found.colours[other];
            let verdict = refused(&wrong);
            prop_assert!(matches!(verdict, CertificateError::SameColour { .. } | CertificateError::Crowded { .. }), "{verdict:?}");
        }
        let most = (0..found.count).map(|colour| found.colours.iter().filter(|other| **other == colour).count()).max();
        let fewer = most.map(|most| most as u32 - 1);
        let verdict = verify_colouring(3, 3, &edges, fewer, &found);
        prop_assert!(matches!(verdict, Err(CertificateError::Crowded { .. })), "{verdict:?}");
    }
}
