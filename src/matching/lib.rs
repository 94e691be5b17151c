//! Flows, b-matchings and stable matchings on graphs, each answer with its certificate.
//!
//! Pure mathematics: no domain, no clock, no hash order. The same problem gives the same answer on every machine.
//!
//! [`guide`] says which function to use when. Modules: [`flow`] states the problem, [`network_simplex`] solves it, [`certificate`] checks
//! answers, [`successive_shortest_paths`] is a second, slow opinion, [`on_graph`] takes petgraph graphs; [`b_matching`], [`k_best`],
//! [`assignment`], [`hopcroft_karp`], [`leximin`] and [`stable`] are the matchings, and [`edge_colouring`] takes a graph apart into them.
//! [`progress`] says how long calls are followed and stopped.

pub mod assignment;
pub mod b_matching;
pub mod certificate;
mod components;
pub mod edge_colouring;
pub mod flow;
pub mod guide;
pub mod hopcroft_karp;
pub mod k_best;
pub mod leximin;
pub mod network_simplex;
pub mod on_graph;
pub mod progress;
pub mod stable;
pub mod successive_shortest_paths;
