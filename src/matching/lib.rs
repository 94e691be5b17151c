//! Flows, b-matchings and stable matchings on graphs, each answer with its certificate.
//!
//! Pure mathematics: no domain, no clock, no hash order. The same problem gives the same answer on every machine.
//!
//! | question | use |
//! | --- | --- |
//! | cheapest flow with lower and upper bounds | [`network_simplex::min_cost_flow`] |
//! | the same again after changed costs | [`network_simplex::NetworkSimplex`] |
//! | best choice of edges within degrees of the nodes | [`b_matching::max_weight_b_matching`] |
//! | is this answer right | [`certificate::verify_flow`], [`certificate::verify_infeasible`] |
//! | a second opinion, slowly | [`successive_shortest_paths::least_cost`] |
//! | a problem on a petgraph graph | [`on_graph::flow_problem`] |

pub mod assignment;
pub mod b_matching;
pub mod certificate;
mod components;
pub mod flow;
pub mod hopcroft_karp;
pub mod k_best;
pub mod leximin;
pub mod network_simplex;
pub mod on_graph;
pub mod stable;
pub mod successive_shortest_paths;
