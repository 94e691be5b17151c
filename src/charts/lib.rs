//! Layouts as numbers: colour scale, tile map, Sankey diagram, frontier. Drawn by `web`; knows neither Leptos nor any party.

pub mod frontier;
pub mod sankey;
pub mod scale;
pub mod tile_map;
