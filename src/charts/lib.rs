//! Layouts as numbers: colour scale and tile map. Drawn by `web`; knows neither Leptos nor any party.

pub mod scale;
pub mod tile_map;
