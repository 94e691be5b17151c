//! The report: what a plan comes to as paper that a meeting reads. [`paper`] is its data; what draws it is beside it.

pub mod paper;

pub use paper::{Block, Cell, Column, Line, Number, Paper, Part, Picture, Table};
