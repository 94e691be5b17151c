//! Flows, b-matchings and stable matchings on petgraph graphs, each answer with its certificate.
