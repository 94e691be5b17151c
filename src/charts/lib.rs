//! Layouts as numbers: colour scale, tile map, Sankey diagram, frontier, two columns joined by links. Drawn by `web`; knows neither
//! Leptos nor any party.

pub mod bipartite;
pub mod frontier;
pub mod sankey;
pub mod scale;
pub mod tile_map;
