//! Whether a matching is a greatest one: its pairs are disjoint edges, and as many nodes as there are pairs touch every edge, so that no
//! matching has more (Kőnig 1931).

use petgraph::visit::{EdgeRef, IntoEdgeReferences, NodeIndexable};

use super::CertificateError;
use crate::hopcroft_karp::MaximumMatching;

/// Whether it is; returns the number of its pairs. O(nodes + edges × log edges).
///
/// # Errors
/// The first thing found wrong: a pair that is no edge or not disjoint from those before, an edge (in the order of `edge_references`)
/// that the cover leaves out, or a cover that has more members than there are pairs and so proves nothing.
///
/// # Example
/// ```
/// use matching::{certificate::verify_cover, hopcroft_karp::maximum_bipartite_matching};
/// use petgraph::graph::UnGraph;
///
/// let path = UnGraph::<(), ()>::from_edges([(0, 1), (1, 2), (2, 3), (3, 4)]);
/// let matching = maximum_bipartite_matching(&path)?;
/// assert_eq!(verify_cover(&path, &matching), Ok(2));
/// # Ok::<(), matching::hopcroft_karp::NotBipartite<petgraph::graph::NodeIndex>>(())
/// ```
pub fn verify_cover<G>(graph: G, matching: &MaximumMatching<G::NodeId>) -> Result<usize, CertificateError>
where
    G: IntoEdgeReferences + NodeIndexable,
{
    let ends = |one: G::NodeId, other: G::NodeId| {
        let (one, other) = (graph.to_index(one), graph.to_index(other));
        (one.min(other), one.max(other))
    };
    let mut edges: Vec<(usize, usize)> = graph.edge_references().map(|edge| ends(edge.source(), edge.target())).collect();
    let mut covered = vec![false; graph.node_bound()];
    for node in &matching.cover {
        *covered.get_mut(graph.to_index(*node)).ok_or(CertificateError::Shape)? = true;
    }
    if let Some(edge) = edges.iter().position(|(one, other)| !covered[*one] && !covered[*other]) {
        return Err(CertificateError::Uncovered { edge });
    }
    edges.sort_unstable();
    let mut matched = vec![false; graph.node_bound()];
    for (pair, (one, other)) in matching.pairs.iter().enumerate() {
        let (one, other) = ends(*one, *other);
        let is_edge = one != other && edges.binary_search(&(one, other)).is_ok();
        if !is_edge || std::mem::replace(&mut matched[one], true) || std::mem::replace(&mut matched[other], true) {
            return Err(CertificateError::Pair { pair });
        }
    }
    let (pairs, cover) = (matching.pairs.len(), covered.iter().filter(|covered| **covered).count());
    if pairs == cover { Ok(pairs) } else { Err(CertificateError::Cover { pairs, cover }) }
}
