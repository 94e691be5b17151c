//! Layouts as numbers: colour scale, matrix, tile map.
