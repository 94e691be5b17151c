//! Flow problems on petgraph graphs: any directed graph type with the usual visit traits, supplies and arcs by closures.

use petgraph::visit::{EdgeRef, IntoEdgeReferences, IntoNodeIdentifiers, NodeIndexable};

use crate::flow::FlowProblem;

/// Bounds and cost of an arc.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArcTerms {
    /// Least flow.
    pub lower: i64,
    /// Greatest flow.
    pub upper: i64,
    /// Cost of one unit.
    pub cost: i64,
}

/// The flow problem on a graph: nodes by their index, arcs in the order of `edge_references`. O(nodes + edges).
///
/// # Example
/// ```
/// use matching::{network_simplex::min_cost_flow, on_graph::{ArcTerms, flow_problem}};
/// use petgraph::graph::DiGraph;
///
/// let mut roads = DiGraph::new();
/// let (farm, depot, city) = (roads.add_node(3), roads.add_node(0), roads.add_node(-3));
/// roads.extend_with_edges([(farm, depot, 2), (depot, city, 2), (farm, city, 5)]);
/// let problem = flow_problem(&roads, |node| roads[node], |road| ArcTerms { lower: 0, upper: 2, cost: *road.weight() });
/// let solution = min_cost_flow(&problem)?;
/// assert_eq!(solution.flow, [2, 2, 1]);
/// assert_eq!(solution.cost, 13);
/// # Ok::<(), matching::flow::FlowError>(())
/// ```
pub fn flow_problem<G>(
    graph: G,
    mut supply: impl FnMut(G::NodeId) -> i64,
    mut terms: impl FnMut(G::EdgeRef) -> ArcTerms,
) -> FlowProblem
where
    G: IntoNodeIdentifiers + IntoEdgeReferences + NodeIndexable,
{
    let mut problem = FlowProblem::new(graph.node_bound());
    for node in graph.node_identifiers() {
        problem.supplies[graph.to_index(node)] = supply(node);
    }
    for edge in graph.edge_references() {
        let (tail, head) = (graph.to_index(edge.source()) as u32, graph.to_index(edge.target()) as u32);
        let ArcTerms { lower, upper, cost } = terms(edge);
        problem.add_arc(tail, head, lower, upper, cost);
    }
    problem
}
