//! Whether a colouring of the edges of a bipartite multigraph is right: edges that share a node differ, no colour has more edges than it
//! may, and as many colours as there are cannot be done without, since so many edges meet at a node or fill so many classes (Kőnig 1916;
//! Folkman & Fulkerson 1969).

use std::collections::BTreeMap;

use super::CertificateError;
use crate::edge_colouring::EdgeColouring;

/// Whether it is; the arguments are those of [`edge_colouring`](crate::edge_colouring::edge_colouring). O(edges × log edges).
///
/// # Errors
/// The first thing found wrong: lists of two lengths, a node that is not there, a colour that is not there, two edges at one node with
/// one colour, more edges of a colour than it may have, a number of colours that is not the least.
pub fn verify_colouring(
    left: u32,
    right: u32,
    edges: &[(u32, u32)],
    at_most: Option<u32>,
    colouring: &EdgeColouring,
) -> Result<(), CertificateError> {
    let inside = edges.iter().all(|(l, r)| *l < left && *r < right);
    if colouring.colours.len() != edges.len() || !inside {
        return Err(CertificateError::Shape);
    }
    let (mut first, mut sizes) = (BTreeMap::new(), BTreeMap::<u32, u32>::new());
    let mut degrees = BTreeMap::<(u8, u32), usize>::new();
    for (edge, ((l, r), colour)) in edges.iter().zip(&colouring.colours).enumerate() {
        if *colour >= colouring.count {
            return Err(CertificateError::Colour { edge });
        }
        for node in [(0, *l), (1, *r)] {
            *degrees.entry(node).or_default() += 1;
            if let Some(other) = first.insert((node, *colour), edge) {
                return Err(CertificateError::SameColour { edge, other });
            }
        }
        let size = sizes.entry(*colour).or_default();
        *size += 1;
        if at_most.is_some_and(|at_most| *size > at_most) {
            return Err(CertificateError::Crowded { colour: *colour });
        }
    }
    let by_degree = degrees.into_values().max().unwrap_or(0);
    // A limit of 0 is kept by no edges alone, as was seen above.
    let by_limit = at_most.map_or(0, |at_most| edges.len().div_ceil((at_most as usize).max(1)));
    let least = by_degree.max(by_limit);
    if colouring.count as usize == least { Ok(()) } else { Err(CertificateError::Colours { least }) }
}
